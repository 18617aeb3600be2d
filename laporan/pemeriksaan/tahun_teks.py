"""Years and dates that the words of a document name (R21, R22, R09)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from laporan.pemeriksaan.aturan import BERBARIS, GALAT, PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.kalimat import MEMBANDINGKAN, Kalimat, narrative, split_sentences, years_in
from sakip.lipat import lipat
from sakip.tanggal import TanggalTerbaca, baca_tanggal, cetak_tanggal, nama_hari

SABTU: Final = 5  # date.weekday()
LAPORAN: Final = r"(?:laporan\s+(?:akuntabilitas\s+)?kinerja|lakip|lkj(?:ip)?)"
JANJI: Final = r"(?:perjanjian\s+kinerja|rencana\s+(?:kinerja|kerja)\s+tahunan|rencana\s+aksi)"
# What can only be made in another year: the report of a year after it, its budget before it.
KERJA: Final = (
    (
        re.compile(
            rf"penyusun\w*\s+(?:dokumen\s+)?{LAPORAN}(?!\s+(?:triwulan|interim|semester|bulan))"
            r"(?:\s+[^\W\d]+){0,3}?\s+(20\d\d)",
            re.IGNORECASE,
        ),
        "laporan kinerja suatu tahun disusun sesudah tahun itu berakhir",
    ),
    (
        re.compile(
            r"penyusun\w*\s+(?:dokumen\s+|rencana\s+(?:kerja\s+(?:dan\s+)?)?)?anggaran\s+(?:tahun\s+)?(20\d\d)",
            re.IGNORECASE,
        ),
        "anggaran suatu tahun disusun sebelum tahun itu dimulai",
    ),
)
MENDATANG: Final = re.compile(
    r"\btahun\s+(20\d\d)\s+(?:mendatang|yang\s+akan\s+datang|berikutnya)", re.IGNORECASE
)
LAPORAN_INI: Final = re.compile(
    rf"\b{LAPORAN}\b[^.;]{{0,110}}?\btahun\s+(20\d\d)\s+(?:ini\b|disusun|merupakan|menyajikan|memuat|disampaikan)",
    re.IGNORECASE,
)
BERDASAR: Final = re.compile(
    rf"\b(?:berdasarkan|sesuai(?:\s+dengan)?|sebagaimana|tertuang|ditetapkan)\b[^.;]{{0,40}}?(?:{JANJI}|\bDIPA)\b"
    r"[^.;]{0,60}?\btahun\s+(?:anggaran\s+)?(20\d\d)",
    re.IGNORECASE,
)
AKHIR_MASA: Final = re.compile(
    r"\b(?:sampai\s+dengan|hingga|per|posisi|s\.?\s?d\.?)\s+(?:tanggal\s+|bulan\s+|akhir\s+)?(?:31\s+)?desember\s+"
    r"(?:tahun\s+)?(20\d\d)",
    re.IGNORECASE,
)
BERSESUAIAN: Final = re.compile(
    r"\b(?:program|kegiatan)\b[^.;]{0,40}?\btahun\s+(20\d\d)\s+sesuai\b[^.;]{0,80}?\b(?:DIPA|anggaran)\b"
    r"[^.;]{0,60}?(20\d\d)",
    re.IGNORECASE,
)
RENSTRA: Final = re.compile(
    r"\b(?:renstra|rencana\s+strategis)\b[^.;]{0,90}?\b(20\d\d)\s*(?:[-–]|s\.?d\.?|sampai(?:\s+dengan)?)\s*(20\d\d)",
    re.IGNORECASE,
)
JUDUL: Final = re.compile(rf"\b(?:{JANJI}|{LAPORAN}|pengukuran|capaian|realisasi|evaluasi)\b", re.IGNORECASE)
BERIKUT: Final = re.compile(rf"\b{JANJI}\b|\brencana\b|\brkt\b|\bpk\b|\brak\b", re.IGNORECASE)
PANJANG_JUDUL: Final = 120
TITIMANGSA: Final = re.compile(
    r"^\s*(?P<tempat>[^\W\d_][^\d,:;()]{2,40}),\s*(?:tanggal\s+)?(?P<tanggal>(?:\d{1,2}\s+)?[A-Za-z]{3,9}\s+20\d\d)\s*\.?$"
)


class Titimangsa(NamedTuple):
    """`Palangka Raya, 10 Januari 2024` as a line of the narrative."""

    tempat: str
    tanggal: date
    presisi: str
    teks: str
    bagian: str
    url: str


@aturan("R22", BERBARIS, PERINGATAN, slug="pekerjaan-tahun-lain")
def work_belongs_to_the_year(bahan: Bahan) -> Iterator[Hal]:
    """A row does not promise what can only be done in another year: the report of the same year, or its
    budget. Source: R22, E30."""
    for nomor, baris in bahan.numbered():
        for kolom in ("sasaran", "indikator", "kegiatan"):
            teks = getattr(baris, kolom, "") or ""
            for pola, alasan in KERJA:
                cocok = pola.search(teks)
                if cocok and int(cocok[1]) == bahan.tahun:
                    yield Hal(
                        f"Baris {nomor} {sebut(teks)} menyebut “{cocok[0]}” dalam dokumen tahun "
                        f"{bahan.tahun}, "
                        f"sedangkan {alasan}.",
                        f"Baris {nomor}, {kolom}",
                        bahan.row_url(baris, kolom),
                        kunci=f"R22|{bahan.tahun}|{lipat(cocok[0])}",
                    )


@aturan("R22", (J.LAKIP,), PERINGATAN, slug="tahun-lain-dalam-narasi")
def narrative_is_of_the_year(bahan: Bahan) -> Iterator[Hal]:
    """The narrative does not speak of another year where it speaks of its own: titles, `laporan ini`, the
    end of the period, the DIPA and PK it rests on, the Renstra, a year to come. Source: R22, E31, E199."""
    for kalimat in narrative(bahan):
        if lain := _other_year(kalimat, bahan.tahun):
            yield Hal(
                f"{kalimat.tempat} {lain}, sedangkan laporan ini untuk tahun {bahan.tahun}. Kalimatnya: "
                f"{kalimat.kutipan}",
                kalimat.tempat,
                kalimat.url,
                kunci=f"R22|{bahan.tahun}|{lipat(kalimat.teks)}",
            )


def _other_year(kalimat: Kalimat, tahun: int) -> str:
    """What is said of another year; "" = nothing that is wrong."""
    teks = kalimat.teks
    if (cocok := MENDATANG.search(teks)) and int(cocok[1]) <= tahun:
        return f"menyebut tahun {cocok[1]} sebagai tahun mendatang"
    if (cocok := BERSESUAIAN.search(teks)) and cocok[1] != cocok[2] and str(tahun) in cocok.groups():
        return f"menyebut pekerjaan tahun {cocok[1]} menurut anggaran tahun {cocok[2]}"
    if cocok := RENSTRA.search(teks):
        return _past_renstra(teks, int(cocok[1]), int(cocok[2]), tahun)
    if tahun in years_in(teks) or MEMBANDINGKAN.search(teks):
        return ""
    if is_title(teks) and (lain := _title_year(teks, tahun)):
        return f"berjudul tahun {lain}"
    for pola, apa in (
        (LAPORAN_INI, "menyebut laporan tahun {}"),
        (AKHIR_MASA, "menyebut masa sampai akhir tahun {}"),
        (BERDASAR, "menyebut dasar tahun {}"),
    ):
        cocok = pola.search(teks)
        if cocok and int(cocok[1]) != tahun and not (pola is BERDASAR and int(cocok[1]) > tahun):
            return apa.format(cocok[1])
    return ""


def _past_renstra(teks: str, awal: int, akhir: int, tahun: int) -> str:
    if awal <= tahun <= akhir or awal > tahun or MEMBANDINGKAN.search(teks):
        return ""
    return f"menyebut Renstra {awal}–{akhir}, yang tidak mencakup tahun laporan"


def is_title(teks: str) -> bool:
    """Whether a line is a heading: marked as one, or in capitals."""
    bersih = teks.lstrip("# ").strip()
    huruf = [h for h in bersih if h.isalpha()]
    return len(bersih) <= PANJANG_JUDUL and (
        teks.startswith("#") or (len(huruf) > 8 and all(h.isupper() for h in huruf))
    )


def _title_year(teks: str, tahun: int) -> int:
    """The other year that a heading names; 0 = none. Plans of the next year are annexed."""
    tahun_lain = [t for t in years_in(teks) if t != tahun]
    if not tahun_lain or not JUDUL.search(teks) or (tahun_lain == [tahun + 1] and BERIKUT.search(teks)):
        return 0
    return tahun_lain[0]


@aturan("R21", (J.LAKIP,), GALAT, slug="titimangsa-sebelum-masa-berakhir")
def dateline_follows_the_period(bahan: Bahan) -> Iterator[Hal]:
    """A report that is dated in its narrative is dated after the end of its year. Source: R21, E16."""
    akhir = date(bahan.tahun, 12, 31)
    for satu in datelines(bahan):
        if _last_day(satu) < akhir:
            yield Hal(
                f"{satu.bagian} bertanggal “{satu.teks}”, sedangkan masa yang dilaporkan berakhir pada "
                f"{cetak_tanggal(akhir)}: lebih awal {(akhir - satu.tanggal).days} hari.",
                satu.bagian,
                satu.url,
                kunci=f"R21|{bahan.tahun}|lakip|{satu.tanggal}",
            )


@aturan("R21", (J.LAKIP,), PERINGATAN, slug="titimangsa-hari-libur")
def dateline_is_a_working_day(bahan: Bahan) -> Iterator[Hal]:
    """A report is not dated in its narrative on a Saturday or Sunday. Source: R21, E158."""
    for satu in datelines(bahan):
        if satu.presisi == "hari" and satu.tanggal.weekday() >= SABTU and satu.tanggal != bahan.tanggal:
            yield Hal(
                f"{satu.bagian} bertanggal “{satu.teks}”, yang jatuh pada hari {nama_hari(satu.tanggal)}; "
                "pastikan tanggalnya.",
                satu.bagian,
                satu.url,
                kunci=f"R21|{bahan.tahun}|libur|{satu.tanggal}",
            )


@aturan("R09", (J.LAKIP,), PERINGATAN, slug="titimangsa-dan-tanggal-laporan")
def dateline_is_that_of_the_report(bahan: Bahan) -> Iterator[Hal]:
    """Place and date at the end of a section are those of the report, else those of the other sections.
    Source: R09, E202."""
    semua = list(datelines(bahan))
    tempat = bahan.sumber.tempat or bahan.satker.tempat
    for satu in semua:
        if tempat and lipat(satu.tempat) != lipat(tempat):
            yield Hal(
                f"{satu.bagian} ditandatangani di “{satu.tempat}”, sedangkan tempat penandatanganan "
                f"{bahan.satker.nama} “{tempat}”.",
                satu.bagian,
                satu.url,
                kunci=f"R09|{bahan.tahun}|lakip|{lipat(satu.tempat)}",
            )
        acuan, asal = (bahan.tanggal, "laporan") if bahan.tanggal else (semua[0].tanggal, semua[0].bagian)
        if satu.presisi == "hari" and satu.tanggal != acuan:
            yield Hal(
                f"{satu.bagian} bertanggal {cetak_tanggal(satu.tanggal)}, sedangkan {asal} bertanggal "
                f"{cetak_tanggal(acuan)}; selisih {abs((satu.tanggal - acuan).days)} hari.",
                satu.bagian,
                satu.url,
                kunci=f"R09|{bahan.tahun}|lakip|{satu.tanggal}",
            )


def datelines(bahan: Bahan) -> Iterator[Titimangsa]:
    """Every sentence of the narrative that is a place and a date, in order."""
    for narasi in bahan.narasi:
        for baris in split_sentences(narasi.teks):
            cocok = TITIMANGSA.match(baris)
            terbaca = baca_tanggal(cocok["tanggal"]) if cocok else TanggalTerbaca(None)
            if cocok and terbaca.tanggal is not None and terbaca.presisi in ("hari", "bulan"):
                yield Titimangsa(
                    cocok["tempat"].strip(),
                    terbaca.tanggal,
                    terbaca.presisi,
                    baris.strip(),
                    f"Bagian {sebut(narasi.bagian)}",
                    bahan.narasi_url(narasi.pk),
                )


def _last_day(satu: Titimangsa) -> date:
    """The day itself, or the last one of a month."""
    if satu.presisi == "hari":
        return satu.tanggal
    return (satu.tanggal.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


ATURAN: Final = (
    work_belongs_to_the_year,
    narrative_is_of_the_year,
    dateline_follows_the_period,
    dateline_is_a_working_day,
    dateline_is_that_of_the_report,
)
