"""What differs between two snapshots of one document, in words: rows, cells, head and officials (layer 0)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sakip.lipat import lipat
from sakip.numbers import cetak_rupiah
from sakip.sidik import kanonik

KOSONG: Final = "–"
TAMBAH, HAPUS, UBAH = "tambah", "hapus", "ubah"
Isi = dict[str, Any]

KEPALA: Final = {
    "tahun_awal": "Tahun awal",
    "tahun_akhir": "Tahun akhir",
    "dasar": "Dasar penetapan",
    "visi": "Visi",
    "tempat": "Tempat",
    "tanggal": "Tanggal",
}
KOLOM: Final = {
    "no": "Nomor",
    "tujuan": "Tujuan",
    "tingkat": "Tingkat",
    "induk": "Sasaran induk",
    "program": "Program",
    "kegiatan": "Kegiatan",
    "kode": "Kode",
    "sasaran": "Sasaran",
    "indikator": "Indikator",
    "iku": "Indikator kinerja utama",
    "iku_tahun": "Tahun sebagai indikator kinerja utama",
    "target": "Target",
    "pagu": "Pagu",
    "uraian": "Uraian",
    "anggaran": "Anggaran",
    "pelaksana": "Pelaksana",
    "keluaran": "Keluaran",
    "jadwal": "Jadwal",
    "dibatalkan": "Dibatalkan",
    "alasan_batal": "Alasan pembatalan",
    "alasan_selisih": "Alasan selisih",
    "periode": "Periode",
    "realisasi": "Realisasi",
    "sementara": "Angka sementara",
    "capaian": "Capaian (persen)",
    "kategori": "Kategori",
    "batas": "Batas atas capaian (persen)",
    "batas_bawah": "Batas bawah capaian (persen)",
    "target_nol": "Aturan target nol",
    "keterangan": "Keterangan",
    "kendala": "Kendala",
    "tindak_lanjut": "Tindak lanjut",
    "bukti": "Bukti dukung",
    "bukti_dukung": "Bukti dukung nomor",
    "janji_tindak_lanjut": "Tindak lanjut yang dijanjikan nomor",
    "teks": "Isi",
}
# Columns under which a row of a list is recognised again, the strictest first.
KUNCI: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "baris": (("id",), ("sasaran", "indikator", "kegiatan"), ("sasaran", "indikator"), ("indikator",)),
    "anggaran": (("kode", "uraian"), ("uraian",), ("kode",)),
    "misi": (("id",), ("no",), ("uraian",)),
    "tujuan": (("id",), ("no",), ("uraian",)),
    "narasi": (("bagian",),),
}
DAFTAR: Final = {
    "misi": "Misi",
    "tujuan": "Tujuan",
    "baris": "Sasaran dan indikator",
    "anggaran": "Anggaran",
    "narasi": "Bagian narasi",
}
# Parts of a document that are documents or tables of their own.
ANAK: Final = {
    "renstra": "Renstra",
    "rkt": "RKT",
    "pk": "Perjanjian Kinerja",
    "rencana_aksi": "Rencana aksi",
    "pengukuran": "Pengukuran",
    "unit": "",
}

SUMBER: Final = ("baris_rkt", "indikator_renstra", "janji")  # keys of the rows that a row comes from
# What documents say since the annex "Cara Hitung", since rows bear keys by which a figure is traced, and
# since the LAKIP analyses every indikator: content that was kept before does not have it.
MENYUSUL: Final = frozenset(
    {"reviu", "rekomendasi", "cara_hitung", "hitung_rata", "cara", "id", "fakta", *SUMBER}
    | {"tahun_depan", "penunjang", "per_triwulan", "polaritas", "aturan_celah", "angka"}
)
DERET_MENYUSUL: Final = frozenset({"target", "capaian"})  # of a row of the history that has no `angka` either
TARGET_NOL_SEMULA: Final = "terpenuhi"  # what held before a kebijakan could say otherwise


@dataclass(frozen=True)
class Beda:
    """One difference. `jenis`: tambah, hapus (a whole row) or ubah (one cell, `kolom`, from `lama` to
    `baru`, in printed words). `bagian` names the part, `butir` the row ("" = the head of the part)."""

    bagian: str
    jenis: str
    butir: str
    kolom: str = ""
    lama: str = ""
    baru: str = ""


def compare_snapshots(lama: Isi, baru: Isi) -> list[Beda]:
    """Every difference between two snapshots of the same kind, in the order of the document.

    Version, state and the reason of a change are not differences: they are said elsewhere. Letter case and
    spaces do not make another row, but they do make another text.
    """
    return list(_document(lama, baru, ""))


def says_the_same(lama: Isi, kini: Isi) -> bool:
    """Whether a document says what was kept of it. How its capaian is counted (and the rule for a target of 0
    that always held) counts as said where `lama` was kept before documents told it."""
    return kanonik(_said(lama)) == kanonik(_as_kept(_said(lama), _said(json.loads(kanonik(kini)))))


def _said(isi: Isi) -> Isi:
    """A snapshot without what is told about its figures beside it: more evidence is no other promise."""
    return {k: v for k, v in isi.items() if k != "sumber_angka"}


def _as_kept(lama: Any, kini: Any) -> Any:
    if isinstance(lama, dict) and isinstance(kini, dict):
        deret = DERET_MENYUSUL if "angka" in kini and "angka" not in lama else frozenset()
        ada = {k: v for k, v in kini.items() if k in lama or not (k in deret or _came_later(k, v))}
        return {k: _as_kept(lama.get(k), v) for k, v in ada.items()}
    if isinstance(lama, list) and isinstance(kini, list) and len(lama) == len(kini):
        return [_as_kept(satu, lain) for satu, lain in zip(lama, kini, strict=True)]
    return kini


def _came_later(kunci: str, nilai: Any) -> bool:
    return kunci in MENYUSUL or (kunci == "target_nol" and nilai == TARGET_NOL_SEMULA)


def _document(lama: Isi, baru: Isi, awalan: str) -> Iterator[Beda]:
    kepala = f"{awalan} Kepala dokumen".strip()
    for kunci, label in KEPALA.items():
        if kunci in lama or kunci in baru:
            yield from _cell(kepala, "", label, lama.get(kunci), baru.get(kunci))
    pejabat = f"{awalan} Pejabat".strip()
    for label, satu, lain in _officials(lama, baru):
        yield from _cell(pejabat, "", label, satu, lain)
    for kunci, label in DAFTAR.items():
        if _is_list(lama.get(kunci)) and _is_list(baru.get(kunci)):
            bagian = f"{awalan}: {label}" if awalan else label
            yield from _rows(bagian, kunci, lama[kunci], baru[kunci])
    for kunci, label in ANAK.items():
        yield from _children(label, lama.get(kunci), baru.get(kunci))


def _is_list(isi: Any) -> bool:
    return isinstance(isi, list)


def _officials(lama: Isi, baru: Isi) -> Iterator[tuple[str, str, str]]:
    """(label, before, after) of those who sign."""
    satu, lain = _signers(lama), _signers(baru)
    for ke in range(max(len(satu), len(lain))):
        label = (
            "Penandatangan" if len(satu) < 2 and len(lain) < 2 else f"Pihak {('pertama', 'kedua')[ke > 0]}"
        )
        yield label, satu[ke] if ke < len(satu) else "", lain[ke] if ke < len(lain) else ""


def _signers(isi: Isi) -> list[str]:
    pihak = isi.get("pihak") or [p for p in [isi.get("penandatangan")] if p]
    return [", ".join(kata for kata in (p.get("nama"), p.get("jabatan")) if kata) for p in pihak]


def _children(label: str, lama: Any, baru: Any) -> Iterator[Beda]:
    """Parts with a unit of their own are paired by it; a single part is compared as it is."""
    satu, lain = _parts(lama), _parts(baru)
    for kunci in dict.fromkeys([*satu, *lain]):
        nama = f"{label} {kunci[1]}".strip()
        if kunci not in lain:
            yield Beda(nama, HAPUS, nama)
        elif kunci not in satu:
            yield Beda(nama, TAMBAH, nama)
        else:
            yield from _document(satu[kunci], lain[kunci], nama)


def _parts(isi: Any) -> dict[tuple[str, str], Isi]:
    if isinstance(isi, dict) and "dokumen" in isi:
        return {("", ""): isi}
    if not _is_list(isi):
        return {}
    return {(f"{p.get('acuan', '')}{p.get('pola', '')}", _unit_name(p)): p for p in isi}


def _unit_name(part: Isi) -> str:
    unit = part.get("unit")
    return str(unit.get("nama", "")) if isinstance(unit, dict) else str(part.get("nama", ""))


def _rows(bagian: str, kunci: str, lama: Sequence[Isi], baru: Sequence[Isi]) -> Iterator[Beda]:
    pasangan = _pairs(KUNCI[kunci], lama, baru)
    for satu in lama:
        if id(satu) not in pasangan:
            yield Beda(bagian, HAPUS, _title(satu), lama=_summary(satu))
    asal = {id(lain): satu for satu in lama if (lain := pasangan.get(id(satu))) is not None}
    for lain in baru:
        if id(lain) not in asal:
            yield Beda(bagian, TAMBAH, _title(lain), baru=_summary(lain))
            continue
        for nama, label in KOLOM.items():
            if nama in asal[id(lain)] or nama in lain:
                yield from _cell(bagian, _title(lain), label, asal[id(lain)].get(nama), lain.get(nama))


def _pairs(cara: Sequence[tuple[str, ...]], lama: Sequence[Isi], baru: Sequence[Isi]) -> dict[int, Isi]:
    """{id of an old row: the new row that it became}; equal rows are paired in their order."""
    pasangan: dict[int, Isi] = {}
    taken: set[int] = set()
    for kolom in cara:
        calon: dict[tuple[str, ...], list[Isi]] = defaultdict(list)
        for lain in baru:
            if id(lain) not in taken:
                calon[_key(lain, kolom)].append(lain)
        for satu in lama:
            kunci = _key(satu, kolom)
            if id(satu) not in pasangan and any(kunci) and calon[kunci]:
                lain = calon[kunci].pop(0)
                pasangan[id(satu)] = lain
                taken.add(id(lain))
    return pasangan


def _key(baris: Isi, kolom: Sequence[str]) -> tuple[str, ...]:
    return tuple(lipat(str(baris.get(nama) or "")) for nama in kolom)


def _title(baris: Isi) -> str:
    """The words by which a person recognises the row."""
    nama = next((k for k in ("indikator", "uraian", "bagian", "kegiatan", "sasaran") if baris.get(k)), "")
    return str(baris.get(nama, "")) or "(tanpa uraian)"


def _summary(baris: Isi) -> str:
    """The figure of a row that came or went: its target, amount or text."""
    nama = next((k for k in ("target", "anggaran", "realisasi", "teks") if k in baris), "")
    return _words(baris.get(nama), KOLOM.get(nama, "")) if nama else ""


def _cell(bagian: str, butir: str, label: str, lama: Any, baru: Any) -> Iterator[Beda]:
    """The difference of one cell; of a cell with several values (years, periods) each on its own."""
    if isinstance(lama, dict) or isinstance(baru, dict):
        satu, lain = lama or {}, baru or {}
        for kunci in sorted({*satu, *lain}, key=lambda k: (len(k), k)):
            yield from _cell(bagian, butir, f"{label} {kunci}", satu.get(kunci), lain.get(kunci))
        return
    if _same(lama, baru):
        return
    yield Beda(bagian, UBAH, butir, label, _words(lama, label), _words(baru, label))


def _same(lama: Any, baru: Any) -> bool:
    return lama == baru or (lama in (None, "", KOSONG) and baru in (None, "", KOSONG))


def _words(nilai: Any, label: str) -> str:
    if nilai is None or nilai == "":
        return KOSONG
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, int) and label in (KOLOM["anggaran"], KOLOM["pagu"]):
        return cetak_rupiah(nilai)
    return str(nilai)
