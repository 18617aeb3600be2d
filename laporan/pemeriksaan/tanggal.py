"""Dates and years (R21, R22)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from laporan.pemeriksaan.aturan import BERTANGGAL, GALAT, PERINGATAN, SETAHUN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from sakip.lipat import lipat
from sakip.tanggal import baca_tanggal, cetak_tanggal, nama_hari

SABTU: Final = 5  # date.weekday()
TAHUN: Final = re.compile(r"(?<![\d./])(20\d\d)(?:\s*[-–/]\s*(20\d\d))?(?![\d/])")
BERKATA: Final = ("program", "sasaran", "indikator", "kegiatan")
# What stands with a year of its own: a regulation; reports look one year back, plans one year on, and the
# stages of an election begin up to two years before it (UU 7/2017 article 167).
DASAR: Final = re.compile(
    r"\b(?:nomor|no)\b[\s.:]*[\w./-]+\s+tahun\s+20\d\d|\b\w+\s*\d+/20\d\d", re.IGNORECASE
)
BERTAHUN: Final = (
    (
        re.compile(r"\b(?:laporan|lakip|lkj\w*|evaluasi|reviu|calk?)\b[^\d]{0,60}?(20\d\d)", re.IGNORECASE),
        -1,
        0,
    ),
    (
        re.compile(
            r"\b(?:anggaran|rka\S*|renja|rencana|perencanaan|perjanjian|pk|rkt)\b[^\d]{0,60}?(20\d\d)",
            re.IGNORECASE,
        ),
        0,
        1,
    ),
    (
        re.compile(r"\b(?:pemilu\w*|pemilihan|pilkada|pilpres|pileg)\b[^\d]{0,120}?(20\d\d)", re.IGNORECASE),
        0,
        2,
    ),
)
SUSULAN: Final = re.compile(
    r"\b(?:luncuran|lanjutan|susulan|evaluasi|pertanggungjawaban|pasca|pelaporan|arsip\w*)\b", re.IGNORECASE
)
BERTAHUN_LAIN: Final = re.compile(
    r"\b(?:per)?banding\w*|\bsebelumnya\b|\blalu\b|\briwayat\b|\btindak "
    r"lanjut\b|\brencana\b|\blangkah\b|\bmendatang\b",
    re.IGNORECASE,
)
Jarak = tuple[int, int]
# Years in which a document may be dated, counted from the year that it is about.
MASA: Final[dict[str, Jarak]] = {J.RKT: (-1, 0), J.PK: (0, 0), J.RENCANA_AKSI: (0, 0), J.LAKIP: (1, 1)}


@aturan("R21", BERTANGGAL, ajukan=PERINGATAN, ttd=GALAT)
def date_is_there(bahan: Bahan) -> Iterator[Hal]:
    """A document that is signed is dated, by day, month and year. One that bears no date yet contradicts
    nothing in the check of a year. Source: R21, E32."""
    if bahan.tanggal is None and not bahan.tanggal_teks and bahan.langkah == SETAHUN:
        return
    if bahan.tanggal is None:
        tertulis = f" Yang tertulis “{bahan.tanggal_teks}”." if bahan.tanggal_teks else ""
        yield _dated(bahan, f"{bahan.jenis.label} belum bertanggal.{tertulis}")
    elif bahan.tanggal_teks and baca_tanggal(bahan.tanggal_teks).presisi in ("bulan", "tahun"):
        yield _dated(
            bahan,
            f"Tanggal {bahan.jenis.label} belum lengkap: “{bahan.tanggal_teks}” tidak menyebut harinya.",
        )


@aturan("R21", (J.RKT, J.PK), GALAT)
def pk_follows_rkt(bahan: Bahan) -> Iterator[Hal]:
    """A PK is not dated before its RKT; where one of them names its month alone, months are compared.
    Source: R21, E145."""
    rkt: Any = bahan.sumber if bahan.jenis == J.RKT else bahan.rkt
    pk: Any = bahan.sumber if bahan.jenis == J.PK else bahan.pk
    if rkt is None or pk is None or rkt.tanggal is None or pk.tanggal is None or pk.versi:
        return
    if pk.tanggal < rkt.tanggal and not _is_same_month(pk, rkt):
        yield _dated(
            bahan,
            f"Perjanjian Kinerja bertanggal {cetak_tanggal(pk.tanggal)}, sedangkan Rencana Kinerja Tahunan "
            f"bertanggal {cetak_tanggal(rkt.tanggal)}: lebih awal {(rkt.tanggal - pk.tanggal).days} hari.",
        )._replace(kunci=f"R21 RKT dan PK {bahan.unit}")


@aturan("R21", (J.RENCANA_AKSI,), PERINGATAN)
def plan_follows_pk(bahan: Bahan) -> Iterator[Hal]:
    """A rencana aksi is not dated before its PK. Source: R21."""
    pk = bahan.pk
    if pk is None or pk.versi or (pk.tanggal and pk.tanggal.year != bahan.tahun):
        return  # a plan may be older than a perubahan; a date in another year is said of the PK
    if bahan.tanggal and pk.tanggal and bahan.tanggal < pk.tanggal and not _is_same_month(bahan, pk):
        yield _dated(
            bahan,
            f"Rencana Aksi bertanggal {cetak_tanggal(bahan.tanggal)}, sedangkan Perjanjian Kinerja "
            f"bertanggal {cetak_tanggal(pk.tanggal)}: lebih awal {(pk.tanggal - bahan.tanggal).days} hari.",
        )


def _is_same_month(satu: Any, lain: Any) -> bool:
    """Whether two dates lie in one month and at least one of them names no day, so that no order is known."""
    sebulan = (satu.tanggal.year, satu.tanggal.month) == (lain.tanggal.year, lain.tanggal.month)
    return sebulan and not (is_whole(satu.tanggal_teks) and is_whole(lain.tanggal_teks))


@aturan("R21", (J.LAKIP,), GALAT)
def report_follows_its_period(bahan: Bahan) -> Iterator[Hal]:
    """A LAKIP is dated after the end of the year that it reports. Source: R21, E16."""
    akhir = date(bahan.tahun, 12, 31)
    if bahan.tanggal and bahan.tanggal < akhir:
        yield _dated(
            bahan,
            f"Laporan Kinerja bertanggal {cetak_tanggal(bahan.tanggal)}, sedangkan masa yang dilaporkan "
            f"berakhir pada {cetak_tanggal(akhir)}: lebih awal {(akhir - bahan.tanggal).days} hari.",
        )


@aturan("R21", BERTANGGAL, ajukan=PERINGATAN, ttd=GALAT)
def date_lies_in_the_year(bahan: Bahan) -> Iterator[Hal]:
    """A PK and a rencana aksi are dated in their year, an RKT in it or the year before, a LAKIP in the year
    after (or on the last day). Source: R21; PermenPANRB 53/2014."""
    awal, akhir = (bahan.tahun + jarak for jarak in MASA[bahan.jenis])
    if bahan.tanggal is None or awal <= bahan.tanggal.year <= akhir:
        return
    if bahan.jenis == J.LAKIP and bahan.tanggal.year <= bahan.tahun:
        return  # said by `report_follows_its_period`
    masa = str(awal) if awal == akhir else f"{awal} atau {akhir}"
    yield _dated(
        bahan,
        f"{bahan.jenis.label} tahun {bahan.tahun} bertanggal {cetak_tanggal(bahan.tanggal)}; seharusnya "
        f"bertanggal dalam tahun {masa}.",
    )


@aturan("R21", BERTANGGAL, ttd=GALAT)
def date_is_not_to_come(bahan: Bahan) -> Iterator[Hal]:
    """Nobody signs today what is dated later. Source: R21."""
    if bahan.tanggal and bahan.tanggal > bahan.hari:
        yield _dated(
            bahan,
            f"{bahan.jenis.label} bertanggal {cetak_tanggal(bahan.tanggal)}, sedangkan hari ini "
            f"{cetak_tanggal(bahan.hari)}: {(bahan.tanggal - bahan.hari).days} hari lagi.",
        )


@aturan("R21", BERTANGGAL, ttd=PERINGATAN)
def date_is_not_set_back(bahan: Bahan) -> Iterator[Hal]:
    """A document is dated on the day on which it is signed. Source: R21."""
    if bahan.tanggal and is_whole(bahan.tanggal_teks) and bahan.tanggal < bahan.hari:
        yield _dated(
            bahan,
            f"{bahan.jenis.label} bertanggal {cetak_tanggal(bahan.tanggal)}, sedangkan ditandatangani "
            f"{cetak_tanggal(bahan.hari)}: mundur {(bahan.hari - bahan.tanggal).days} hari.",
        )


@aturan("R21", BERTANGGAL, PERINGATAN)
def date_is_a_working_day(bahan: Bahan) -> Iterator[Hal]:
    """A document is not dated on a Saturday or Sunday. Source: R21, E158."""
    if bahan.tanggal and is_whole(bahan.tanggal_teks) and bahan.tanggal.weekday() >= SABTU:
        hari = nama_hari(bahan.tanggal)
        yield _dated(bahan, f"{cetak_tanggal(bahan.tanggal)} jatuh pada hari {hari}; pastikan tanggalnya.")


@aturan("R22", (J.RKT, J.PK), PERINGATAN)
def year_lies_in_a_renstra(bahan: Bahan) -> Iterator[Hal]:
    """The year of an RKT or PK lies in the period of a Renstra. Source: R22, E142."""
    if bahan.renstra is None:
        yield Hal(
            f"Belum ada Renstra yang mencakup tahun {bahan.tahun}.",
            f"Renstra tahun {bahan.tahun}",
            bahan.renstra_url,
            kunci=f"R22 Renstra {bahan.tahun}",
        )


@aturan("R22", (J.RKT, J.PK, J.RENCANA_AKSI), PERINGATAN)
def words_name_no_other_year(bahan: Bahan) -> Iterator[Hal]:
    """The words of a row name no other year than that of the document. Source: R22, E30, E31."""
    for nomor, baris in bahan.numbered():
        for kolom in BERKATA:
            teks = getattr(baris, kolom, "")
            if lain := other_years(without_declared(teks, bahan.tahun), bahan.tahun):
                yield Hal(
                    f"Baris {nomor} {sebut(teks)} menyebut tahun {', '.join(lain)}, sedangkan dokumen ini "
                    f"untuk tahun {bahan.tahun}.",
                    f"Baris {nomor}, {kolom}",
                    bahan.row_url(baris, kolom),
                    kunci=f"R22 {bahan.unit} {lipat(baris.indikator)}",
                )


def is_whole(teks: str) -> bool:
    """Whether a date as typed names its day ("" = it was given as a date)."""
    return baca_tanggal(teks).presisi not in ("bulan", "tahun")


@aturan("R22", (J.LAKIP,), PERINGATAN)
def titles_name_no_other_year(bahan: Bahan) -> Iterator[Hal]:
    """The title of a narrative section of a LAKIP names no other year alone, unless it compares or looks
    ahead. Source: R22, E31."""
    for narasi in bahan.narasi:
        lain = other_years(narasi.bagian, bahan.tahun)
        if lain and str(bahan.tahun) not in narasi.bagian and not BERTAHUN_LAIN.search(narasi.bagian):
            yield Hal(
                f"Judul bagian {sebut(narasi.bagian)} menyebut tahun {', '.join(lain)}, sedangkan laporan "
                f"ini untuk tahun {bahan.tahun}.",
                f"Bagian {sebut(narasi.bagian)}",
                bahan.narasi_url(narasi.pk),
            )


def other_years(teks: str, tahun: int) -> list[str]:
    """The years named in `teks` that are not `tahun`, as written; a span that holds `tahun` is none."""
    found = []
    for cocok in TAHUN.finditer(teks):
        awal, akhir = int(cocok[1]), int(cocok[2] or cocok[1])
        if not awal <= tahun <= akhir:
            found.append(cocok[0])
    return list(dict.fromkeys(found))


def without_declared(teks: str, tahun: int) -> str:
    """`teks` without the years that belong in it: of a regulation, of the report of the year before or the
    plan of the next, of an election still to come, and of work that says that it looks back or goes on."""
    if SUSULAN.search(teks):
        return ""
    teks = DASAR.sub(" ", teks)
    for pola, mulai, sampai in BERTAHUN:
        for cocok in reversed(list(pola.finditer(teks))):
            if tahun + mulai <= int(cocok[1]) <= tahun + sampai:
                teks = f"{teks[: cocok.start(1)]} {teks[cocok.end(1) :]}"
    return teks


def _dated(bahan: Bahan, kalimat: str) -> Hal:
    return Hal(kalimat, f"Tanggal {bahan.jenis.label}", bahan.head_url())


ATURAN: Final = (
    date_is_there,
    pk_follows_rkt,
    plan_follows_pk,
    report_follows_its_period,
    date_lies_in_the_year,
    date_is_not_to_come,
    date_is_not_set_back,
    date_is_a_working_day,
    year_lies_in_a_renstra,
    words_name_no_other_year,
    titles_name_no_other_year,
)
