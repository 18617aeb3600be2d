"""Read one bare number as it is typed in Indonesia: separators, and letters that stand for digits (layer 0).

Indonesian spelling puts a dot between thousands and a comma before decimals (PUEBI, number writing); the
documents of the field also print `82.5%`, `34,884,986,000` and `1,050.024.000` (DOMAIN.md, sections 5 and 9).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple


class Tanda(StrEnum):
    """What was odd about a text. A member equals its own name, so sets of plain strings compare equal."""

    TARGET_MAJEMUK = "TARGET_MAJEMUK"
    RASIO = "RASIO"
    NEGATIF = "NEGATIF"
    TIDAK_WAJAR = "TIDAK_WAJAR"
    TIDAK_TERBACA = "TIDAK_TERBACA"
    SATUAN_JANGGAL = "SATUAN_JANGGAL"
    OCR = "OCR"
    HURUF_MIRIP = "HURUF_MIRIP"
    TERBILANG_BEDA = "TERBILANG_BEDA"
    SKOR_PREDIKAT_BEDA = "SKOR_PREDIKAT_BEDA"
    RIBUAN_RAGU = "RIBUAN_RAGU"
    PECAHAN_RAGU = "PECAHAN_RAGU"
    PEMISAH_CAMPUR = "PEMISAH_CAMPUR"
    KELOMPOK_SALAH = "KELOMPOK_SALAH"
    TULISAN_JANGGAL = "TULISAN_JANGGAL"
    KIRA_KIRA = "KIRA_KIRA"
    ISTILAH_RAGU = "ISTILAH_RAGU"
    KEADAAN_RAGU = "KEADAAN_RAGU"
    RENTANG_TERBALIK = "RENTANG_TERBALIK"


# The others are facts about a text that was read without doubt.
_TANPA_RAGU: Final = frozenset(
    (
        Tanda.TARGET_MAJEMUK,
        Tanda.RASIO,
        Tanda.NEGATIF,
        Tanda.TIDAK_WAJAR,
        Tanda.TIDAK_TERBACA,
        Tanda.SATUAN_JANGGAL,
    )
)
KALIMAT_RIBUAN: Final = "Pemisah di depan tiga angka dapat berarti ribuan atau desimal; pastikan angkanya."
ANGKA_BULAT_MAKS: Final = 18  # 999.999.999.999.999.999: what the database keeps
ANGKA_MAKS: Final = 28  # digits that Decimal computes with exactly


def is_ragu(tanda: frozenset[Tanda]) -> bool:
    """True when one of `tanda` makes a reading doubtful: somebody must confirm it."""
    return not tanda <= _TANPA_RAGU


@dataclass(frozen=True)
class Bilangan:
    """One number. `nilai` None = not a number, and `catatan` says why; `lain` is the other reading of an
    ambiguous text (`1.050`: nilai 1050, lain 1.050); `tanda` says what was odd."""

    nilai: Decimal | None
    lain: Decimal | None = None
    tanda: frozenset[Tanda] = frozenset()
    catatan: str = ""


class _Bentuk(NamedTuple):
    """One shape of a number: how its digits are taken (`gabung` = all are one whole number, `pecah` =
    the last separator is the decimal one), how they could be taken else, and what is odd."""

    pola: re.Pattern[str]
    cara: str
    lain: str = ""
    tanda: Tanda | None = None
    catatan: str = ""


_BENTUK: Final = (
    _Bentuk(re.compile(r"\d+"), "gabung"),
    _Bentuk(re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})"), "gabung"),
    _Bentuk(re.compile(r"[1-9]\d{0,2}\.\d{3}"), "gabung", "pecah", Tanda.RIBUAN_RAGU, KALIMAT_RIBUAN),
    _Bentuk(re.compile(r"[1-9]\d{0,2},\d{3}"), "pecah", "gabung", Tanda.RIBUAN_RAGU, KALIMAT_RIBUAN),
    _Bentuk(
        re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+,|(?:,\d{3})+\.)\d{3}"),
        "pecah",
        "gabung",
        Tanda.RIBUAN_RAGU,
        KALIMAT_RIBUAN,
    ),
    _Bentuk(re.compile(r"\d+[.,]\d+|\d{1,3}(?:(?:\.\d{3})+,|(?:,\d{3})+\.)\d+"), "pecah"),
    _Bentuk(
        re.compile(r"\d{1,3}(?: \d{3})+"),
        "gabung",
        tanda=Tanda.TULISAN_JANGGAL,
        catatan="Spasi di antara angka dibaca sebagai pemisah ribuan.",
    ),
    _Bentuk(
        re.compile(r"\d{1,3}(?: \d{3})+,\d+"),
        "pecah",
        tanda=Tanda.TULISAN_JANGGAL,
        catatan="Spasi di antara angka dibaca sebagai pemisah ribuan.",
    ),
    _Bentuk(
        re.compile(r"\d{1,3}(?:[.,]\d{3})+"),
        "gabung",
        tanda=Tanda.PEMISAH_CAMPUR,
        catatan="Titik dan koma bercampur sebagai pemisah ribuan.",
    ),
    _Bentuk(
        re.compile(r"[.,]\d+"),
        "pecah",
        tanda=Tanda.TULISAN_JANGGAL,
        catatan="Angka di depan koma tidak tertulis dan dibaca 0.",
    ),
    _Bentuk(
        re.compile(r"\d+[.,]"),
        "gabung",
        tanda=Tanda.TULISAN_JANGGAL,
        catatan="Tanda baca di belakang angka tidak ikut dibaca.",
    ),
    _Bentuk(
        re.compile(r"\d{1,3}(?:[.,]\d{1,3})+"),
        "gabung",
        tanda=Tanda.KELOMPOK_SALAH,
        catatan="Angka tidak dikelompokkan tiga-tiga.",
    ),
)
_HURUF_ANGKA: Final = str.maketrans("lIOo|", "11001")


def baca_bilangan(teks: str) -> Bilangan:
    """The number that `teks` writes, digits and separators only (an optional sign before them, and the
    letters l, I, O, o for 1 and 0: tanda OCR). Never raises. KELOMPOK_SALAH carries all digits joined:
    the caller decides whether that guess is worth showing."""
    badan = teks.strip()
    negatif, badan = badan.startswith("-"), badan.lstrip("+-").strip()
    angka = badan.translate(_HURUF_ANGKA)
    hasil = _baca_badan(angka, negatif)
    if angka == badan or hasil.nilai is None:
        return hasil
    catatan = f"Huruf di dalam '{badan}' dibaca sebagai angka. {hasil.catatan}".strip()
    return Bilangan(hasil.nilai, hasil.lain, hasil.tanda | {Tanda.OCR}, catatan)


def _baca_badan(badan: str, negatif: bool) -> Bilangan:
    if not badan.isascii():
        return Bilangan(None, catatan="Tulisan ini bukan angka yang lazim.")
    bentuk = next((bentuk for bentuk in _BENTUK if bentuk.pola.fullmatch(badan)), None)
    if bentuk is None:
        return Bilangan(None, catatan="Susunan angka, titik, dan koma ini tidak lazim.")
    nilai = _ambil(badan, bentuk.cara, negatif)
    if nilai is None:
        return Bilangan(None, catatan="Angkanya terlalu panjang.")
    lain = _ambil(badan, bentuk.lain, negatif) if bentuk.lain else None
    return Bilangan(nilai, lain, frozenset([bentuk.tanda] if bentuk.tanda else []), bentuk.catatan)


def _ambil(badan: str, cara: str, negatif: bool) -> Decimal | None:
    """The digits of `badan` as a Decimal; None when there are more than can be kept exactly."""
    kelompok = re.split(r"[., ]", badan)
    desimal = kelompok.pop() if cara == "pecah" else ""
    bulat = "".join(kelompok).lstrip("0") or "0"
    if len(bulat) > ANGKA_BULAT_MAKS or len(bulat) + len(desimal) > ANGKA_MAKS:
        return None
    nilai = Decimal(f"{bulat}.{desimal}" if desimal else bulat)
    return -nilai if negatif and nilai else nilai
