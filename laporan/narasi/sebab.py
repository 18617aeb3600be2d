"""Obstacles, what was done about them, and the kegiatan behind an indikator, as recorded. Pure (layer 0)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from laporan.narasi.baris import Terukur
from laporan.narasi.kalimat import Kalimat, Nilai, susun
from sakip.numbers import cetak_persen, cetak_rupiah

Isi = dict[str, Any]
# Words that begin an entry and are no names: inside a sentence they stand in small letters.
KATA_AWAL: Final = frozenset(
    """adanya ada anggaran banyak beberapa belum berkoordinasi data dilakukan dokumen faktor hambatan jadwal
    jaringan jumlah karena kegiatan kekurangan kendala keterbatasan keterlambatan kondisi koordinasi kurang
    masih melakukan melaksanakan membuat memperbaiki meningkatkan menyusun mengusulkan pegawai pelaksanaan
    penambahan penyusunan perlu perubahan petugas sarana sebagian sering sulit sumber terbatas terdapat
    tidak usulan waktu""".split()
)
_BUTIR: Final = re.compile(r"^\s*(?:[-•*]|\d+[.)]|[a-z][.)])\s+")


def satukan(teks: str) -> str:
    """What a user typed in a cell as the end of a sentence: lines and items joined by semicolons, without
    the last full stop, and in small letters where it begins with a common word."""
    baris = [_BUTIR.sub("", b).strip().rstrip(".;,") for b in teks.splitlines()]
    satu = "; ".join(b for b in baris if b)
    awal = re.split(r"[\s,]", satu, maxsplit=1)[0]
    umum = awal.istitle() and (awal.lower() in KATA_AWAL or awal.lower().endswith("nya"))
    return f"{satu[:1].lower()}{satu[1:]}" if umum else satu


def kalimat_kendala(b: Terukur, ke: int) -> Kalimat | None:
    """The recorded obstacle; for a target that was missed without one, that none is recorded."""
    kendala = satukan(b.isi["kendala"])
    if not kendala:
        return _tanpa_kendala(b, ke)
    varian = (
        "Kendala yang tercatat: {kendala}.",
        "Dalam pelaksanaannya tercatat kendala berikut: {kendala}.",
        "Kendala yang dihadapi ialah {kendala}.",
    )
    return susun(varian, ke, b.fakta("kendala", kendala), kendala=kendala)


def _tanpa_kendala(b: Terukur, ke: int) -> Kalimat | None:
    if not b.is_terhitung or b.is_tercapai:
        return None
    varian = (
        "Penyebab belum tercapainya target ini belum dicatat.",
        "Kendala yang menyebabkannya belum dicatat pada pengukuran.",
    )
    return susun(varian, ke, b.pola("kendala", "belum"))


def kalimat_tindak_lanjut(b: Terukur, ke: int) -> Kalimat | None:
    """What was or will be done as recorded; for a recorded obstacle without it, that it is missing."""
    tindak = satukan(b.isi["tindak_lanjut"])
    if tindak:
        varian = (
            "Tindak lanjut yang dicatat: {tindak}.",
            "Sebagai solusi dicatat: {tindak}.",
            "Tindak lanjutnya ialah {tindak}.",
        )
        return susun(varian, ke, b.fakta("tindak_lanjut", tindak), tindak=tindak)
    if not b.isi["kendala"].strip():
        return None
    return susun(("Tindak lanjut atas kendala itu belum dicatat.",), ke, b.pola("tindak-lanjut", "belum"))


def _penunjang_of(snap: Isi, b: Terukur) -> list[Isi]:
    """[{kode_baku, uraian, pelaksana}] behind a row: its own kegiatan, then those that documents name."""
    sendiri = [{"kode_baku": b.isi["kode_baku"], "uraian": "", "pelaksana": ""}] if b.isi["kode_baku"] else []
    return [*sendiri, *snap.get("penunjang", {}).get(str(b.isi["baris_pk"]), [])]


def kalimat_penunjang(snap: Isi, b: Terukur, ke: int) -> list[Kalimat]:
    """The kegiatan or RO behind a row: with pagu, realisasi and penyerapan where its code is in the budget,
    else by name."""
    cabang = {
        c["kode_baku"]: c for c in snap["anggaran"]["baris"] if c["pagu"] is not None and c["kode_baku"]
    }
    hasil: dict[str, Kalimat] = {}
    for satu in _penunjang_of(snap, b):
        kunci = satu["kode_baku"] or satu["uraian"]
        if kunci in hasil:
            continue
        if satu["kode_baku"] in cabang:
            hasil[kunci] = _penunjang(b, cabang[satu["kode_baku"]], ke + len(hasil))
        elif satu["uraian"]:
            hasil[kunci] = _penunjang_bernama(b, satu)
    return list(hasil.values())


def _penunjang_bernama(b: Terukur, satu: Isi) -> Kalimat:
    oleh = " dengan penanggung jawab {oleh}" if satu["pelaksana"] else ""
    varian = (f"Rencana aksinya ialah {{uraian}}{oleh}.",)
    uraian = satukan(satu["uraian"])
    return susun(
        varian, 0, b.fakta(f"penunjang-{uraian[:40]}", uraian), uraian=uraian, oleh=satu["pelaksana"]
    )


def _penunjang(b: Terukur, c: Isi, ke: int) -> Kalimat:
    isi: dict[str, object] = {
        "tingkat": {"kegiatan": "kegiatan", "program": "program", "ro": "rincian output"}.get(
            c["tingkat"], "kegiatan"
        ),
        "nama": nama_cabang(c),
        "p": nilai_uang(c, "pagu"),
        "r": nilai_uang(c, "realisasi"),
        "s": nilai_uang(c, "penyerapan"),
    }
    if c["realisasi"] is None or c["penyerapan"] is None:
        varian: tuple[str, ...] = (
            "Pelaksanaannya ditunjang {tingkat} {nama} dengan pagu {p}; realisasi anggarannya belum diisi.",
        )
        return susun(varian, ke, b.pola("penunjang", "belum"), **isi)
    varian = (
        "Pelaksanaannya ditunjang {tingkat} {nama} dengan pagu {p} dan realisasi {r} (penyerapan {s}).",
        "Penunjangnya ialah {tingkat} {nama}, yang menyerap {r} dari pagu {p} atau {s}.",
    )
    return susun(varian, ke, b.pola("penunjang", "ada"), **isi)


def nama_cabang(c: Isi) -> str:
    """`Dukungan Manajemen (WA)`: the words of a branch with its code, without a word said before it."""
    kata = " ".join(c["uraian"].split())
    kata = kata[8:] if c["tingkat"] == "program" and kata.lower().startswith("program ") else kata
    return f"{kata} ({c['kode']})" if c["kode"] else kata


def nilai_uang(c: Isi, kolom: str) -> Nilai:
    """One figure of a branch of the budget as a fact."""
    isi = c[kolom]
    teks = cetak_persen(None if isi is None else Decimal(isi)) if kolom == "penyerapan" else cetak_rupiah(isi)
    return Nilai(f"anggaran/{c['kode_baku'] or c['kode'] or c['uraian']}/{kolom}", teks)
