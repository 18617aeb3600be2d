"""Counts in the narrative of a LAKIP against the tables that it prints (R11)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan
from laporan.pemeriksaan.kalimat import Kalimat, narrative, years_in
from laporan.pemeriksaan.terbilang_teks import words_of
from laporan.pemeriksaan.uang import name_of
from sakip.lipat import lipat
from sakip.terbilang import baca_terbilang

BENDA: Final = (
    *("rincian output", "sasaran strategis", "sasaran program", "sasaran kegiatan", "sasaran"),
    *("indikator kinerja utama", "indikator kinerja", "indikator", "program", "kegiatan", "tujuan", "misi"),
)
HITUNGAN: Final = re.compile(
    rf"(?<![\w.,/-])(\d{{1,3}})\s*(?:\(\s*[A-Za-z ]+?\s*\)\s*)?(?:buah\s+|yaitu\s+)?({'|'.join(BENDA)})\b",
    re.IGNORECASE,
)
BERHURUF: Final = re.compile(
    r"\b((?:(?:se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belas|puluh|sebelas|sepuluh)\s*)+)\s+"
    r"(?:buah\s+)?(sasaran(?:\s+strategis)?|indikator(?:\s+kinerja)?(?:\s+utama)?|program|tujuan|misi)\b",
    re.IGNORECASE,
)
# What follows a count of some of them only: `3 indikator yang belum tercapai`.
SEBAGIAN: Final = re.compile(
    r"[\s,]*(?:kinerja\s+|utama\s+)*(?:yang|telah|sudah|belum|tidak|dapat|ber\w+|ter\w+|mencapai|memenuhi|meng?\w+|"
    r"di\s?antaranya|lainnya|tersebut|dengan\s+(?:capaian|kategori|realisasi)|di\s?atas|di\s?bawah|"
    r"sosialisasi|rapat|pelatihan|baru|ini)\b",
    re.IGNORECASE,
)
SELURUH: Final = re.compile(
    r"\b(?:terdiri|memuat|menetapkan|ditetapkan|meliputi|mencakup|dijabarkan|menjabarkan|sebanyak|memiliki|"
    r"mempunyai|seluruh|keseluruhan|total|jumlah|berjumlah|diukur|mengukur|didukung|melaksanakan|dilaksanakan|"
    r"menyusun|dituangkan|yaitu|dari|terdapat|ada|melalui|dengan|dalam|atas|pada|untuk|mengelola|membiayai)\b",
    re.IGNORECASE,
)
DOKUMEN: Final = (  # the documents that a sentence names, and the units
    ("rkt", re.compile(r"\bRKT\b|\brencana (?:kinerja|kerja) tahunan\b", re.IGNORECASE)),
    ("renstra", re.compile(r"\brenstra\b|\brencana strategis\b", re.IGNORECASE)),
    ("rencana_aksi", re.compile(r"\brencana aksi\b|\bRAK\b", re.IGNORECASE)),
    ("pk", re.compile(r"\bPK\b|\bperjanjian kinerja\b", re.IGNORECASE)),
)
UNIT: Final = (
    ("sekretariat", re.compile(r"\bsekretari(?:at|s)\b", re.IGNORECASE)),
    ("lembaga", re.compile(r"\bketua\b|\blembaga\b", re.IGNORECASE)),
)
Jumlah = tuple[str, str, int]  # document, unit, how many


@aturan("R11", (J.LAKIP,), PERINGATAN, slug="hitungan-dalam-narasi")
def counts_are_those_of_the_tables(bahan: Bahan) -> Iterator[Hal]:
    """The numbers of sasaran, indikator, program and kegiatan that the narrative states are counted in one
    of the tables. One finding for each sentence. Source: R11, E17, E185."""
    for kalimat in narrative(bahan):
        if any(tahun != bahan.tahun for tahun in years_in(kalimat.teks)) and not _names_span(kalimat.teks):
            continue
        salah = [
            s for banyak, benda in counts_in(kalimat.teks) if (s := _wrong(bahan, kalimat, banyak, benda))
        ]
        if salah:
            yield Hal(
                f"{kalimat.tempat} menyebut {' dan '.join(salah)}. Kalimatnya: {kalimat.kutipan}",
                kalimat.tempat,
                kalimat.url,
                kunci=f"R11|{bahan.tahun}|{lipat(kalimat.teks)}",
            )


def _names_span(teks: str) -> bool:
    return bool(re.search(r"20\d\d\s*[-–]\s*20\d\d", teks))


def counts_in(teks: str) -> Iterator[tuple[int, str]]:
    """(how many, of what) of each count of all of them in `teks`."""
    for cocok in HITUNGAN.finditer(teks):
        if not SEBAGIAN.match(teks, cocok.end()) and SELURUH.search(teks, 0, cocok.start()):
            yield int(cocok[1]), _noun(cocok[2])
    for cocok in BERHURUF.finditer(teks):
        banyak = baca_terbilang(words_of(cocok[1]))
        if banyak and not SEBAGIAN.match(teks, cocok.end()) and SELURUH.search(teks, 0, cocok.start()):
            yield int(banyak), _noun(cocok[2])


def _noun(kata: str) -> str:
    bersih = " ".join(kata.casefold().split())
    return "rincian output" if bersih.startswith("rincian") else bersih.split()[0]


def _wrong(bahan: Bahan, kalimat: Kalimat, banyak: int, benda: str) -> str:
    """What is wrong with a count: `8 sasaran, sedangkan tabelnya memuat 5 (RKT) ...`; "" = nothing."""
    ada = _narrowed(_counts(bahan, benda), kalimat.teks)
    if not ada or banyak in {jumlah for _, _, jumlah in ada} | _sums(ada):
        return ""
    tercetak = [satu for satu in ada if satu[0] != "pengukuran"] or ada
    semua = [
        f"{angka} ({', '.join(_name(d, u) for d, u, j in tercetak if j == angka)})"
        for angka in sorted({jumlah for _, _, jumlah in tercetak})
    ]
    selisih = min(abs(banyak - jumlah) for _, _, jumlah in ada)
    return f"{banyak} {benda}, sedangkan terhitung {', '.join(semua)}; selisih terkecil {selisih}"


def _narrowed(ada: list[Jumlah], teks: str) -> list[Jumlah]:
    """The counts of the documents and units that the sentence names, where there are any."""
    for pilihan, letak in ((DOKUMEN, 0), (UNIT, 1)):
        sebutan = {nama for nama, pola in pilihan if pola.search(teks)}
        ada = [satu for satu in ada if satu[letak] in sebutan] or ada
    return ada


def _sums(ada: list[Jumlah]) -> set[int]:
    """Lembaga and sekretariat together, for each document."""
    return {sum(j for d, _, j in ada if d == dokumen) for dokumen, _, _ in ada}


def _counts(bahan: Bahan, benda: str) -> list[Jumlah]:
    snap = bahan.lakip
    if benda in ("sasaran", "indikator"):
        return _rows_counts(snap, benda)
    if benda in ("tujuan", "misi"):
        return _statement_counts(snap, benda)
    return _budget_counts(snap, {"program": "program", "kegiatan": "kegiatan"}.get(benda, "ro"))


def _rows_counts(snap: dict[str, Any], benda: str) -> list[Jumlah]:
    found = []
    for dokumen in ("rkt", "pk", "rencana_aksi"):
        for satu in snap[dokumen]:
            found.append((dokumen, satu["unit"]["kunci"], _count(b[benda] for b in satu["baris"])))
            if benda == "indikator":
                found.append((dokumen, satu["unit"]["kunci"], len(satu["baris"])))
    for unit in (snap["renstra"] or {"unit": []})["unit"]:
        found.append(("renstra", unit["kunci"], _count(b[benda] for b in unit["baris"])))
        if benda == "indikator":
            found.append(("renstra", unit["kunci"], len(unit["baris"])))
    for ukur in snap["pengukuran"]:
        rows = [b[benda] for b in (*ukur["baris"], *ukur["lepas"])]
        found.append(("pengukuran", ukur["unit"]["kunci"], _count(rows)))
    return list(dict.fromkeys(satu for satu in found if satu[2]))


def _statement_counts(snap: dict[str, Any], benda: str) -> list[Jumlah]:
    renstra = snap["renstra"]
    found = [("renstra", "lembaga", len(renstra[benda]))] if renstra and renstra[benda] else []
    if benda == "tujuan":
        found += [("pk", pk["unit"]["kunci"], _count(b["tujuan"] for b in pk["baris"])) for pk in snap["pk"]]
        found += [("pk", pk["unit"]["kunci"], _count(b["sasaran"] for b in pk["baris"])) for pk in snap["pk"]]
    return [satu for satu in dict.fromkeys(found) if satu[2]]


def _budget_counts(snap: dict[str, Any], tingkat: str) -> list[Jumlah]:
    """How many programs, kegiatan or RO the DIPA, RKT and PK carry."""
    found = [
        ("dipa", "", _count(b["kode_baku"] for b in snap["anggaran"]["baris"] if b["tingkat"] == tingkat))
    ]
    for dokumen in ("pk", "rkt"):
        for satu in snap[dokumen]:
            lines = [b["uraian"] for b in satu["anggaran"] if _level(b) == tingkat]
            rows = [b.get(tingkat, "") for b in satu["baris"]]
            found += [(dokumen, satu["unit"]["kunci"], _count(map(name_of, x))) for x in (lines, rows)]
    return [satu for satu in dict.fromkeys(found) if satu[2]]


def _level(baris: dict[str, Any]) -> str:
    """The level of a budget line; one without a code is a program, as a PK prints them."""
    return baris.get("tingkat") or "program"


def _count(teks: Iterable[str]) -> int:
    return len({lipat(satu) for satu in teks} - {""})


def _name(dokumen: str, unit: str) -> str:
    nama = {
        "rkt": "Rencana Kinerja Tahunan",
        "pk": "Perjanjian Kinerja",
        "rencana_aksi": "Rencana Aksi",
        "renstra": "Renstra",
        "pengukuran": "tabel pengukuran",
        "dipa": "DIPA",
    }[dokumen]
    return f"{nama} {unit}".strip()


ATURAN: Final = (counts_are_those_of_the_tables,)
