"""Reading predicates: the AKIP ladder and the opinions of BPK, as people type them.

Pure (layer 0). Sources: PermenPANRB 88/2021 (ladder AA..D with exclusive lower bounds: 60,00 is CC,
60,01 is B; E is the score 0) and UU 15/2004 (order of the four opinions).
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from laporan.desimal import Angka, desimal
from laporan.kategori import Skala, tentukan_kategori

SKALA_AKIP = Skala(
    baris=(
        (90, 100, "AA"),
        (80, 90, "A"),
        (70, 80, "BB"),
        (60, 70, "B"),
        (50, 60, "CC"),
        (30, 50, "C"),
        (0, 30, "D"),
        (0, 0, "E"),
    ),
    celah="batas_atas",
)
BATAS_BAWAH_AKIP = {
    "AA": Decimal(90),
    "A": Decimal(80),
    "BB": Decimal(70),
    "B": Decimal(60),
    "CC": Decimal(50),
    "C": Decimal(30),
    "D": Decimal(0),
    "E": Decimal(0),
}
PERINGKAT = {
    "akip": {"E": 0, "D": 1, "C": 2, "CC": 3, "B": 4, "BB": 5, "A": 6, "AA": 7},
    "opini": {"TMP": 1, "TW": 2, "WDP": 3, "WTP": 4},
}
# Indices of the Kemenkeu kind rank the last two the other way round; give this as `peringkat`.
PERINGKAT_OPINI_KEMENKEU = {"TW": 1, "TMP": 2, "WDP": 3, "WTP": 4}

_ALIAS = {
    "akip": {
        "SANGAT MEMUASKAN": "AA",
        "MEMUASKAN": "A",
        "SANGAT BAIK": "BB",
        "BAIK": "B",
        "CUKUP": "CC",
        "CUKUP MEMADAI": "CC",
        "MEMADAI": "CC",
        "KURANG": "C",
        "SANGAT KURANG": "D",
    },
    "opini": {
        "WAJAR TANPA PENGECUALIAN": "WTP",
        "WAJAR DENGAN PENGECUALIAN": "WDP",
        "TIDAK WAJAR": "TW",
        "TIDAK MENYATAKAN PENDAPAT": "TMP",
        "TIDAK MEMBERIKAN PENDAPAT": "TMP",
        "DISCLAIMER": "TMP",
    },
}
_STATUS = {
    "BELUM DIISI": "belum_diisi",
    "BELUM DINILAI": "belum_dinilai",
    "BELUM PENILAIAN": "belum_dinilai",
    "BELUM DILAKUKAN PENILAIAN": "belum_dinilai",
    "BELUM ADA PENILAIAN": "belum_dinilai",
    "BELUM ADA NILAI": "belum_dinilai",
    "BELUM WAKTUNYA": "belum_waktunya",
    "TIDAK RELEVAN": "tidak_relevan",
    "N A": "tidak_relevan",
}
_PENGANTAR = {"SKOR", "NILAI", "PREDIKAT", "KATEGORI", "OPINI", "BPK", "AKIP", "SAKIP"}
_SKOR_TERTINGGI = Decimal(100)
# A point before exactly three digits may separate thousands, so 60.000 is left unread.
_SKOR = re.compile(r"(?<![\d.,-])\d+(?:,\d+|\.(?!\d{3}(?!\d))\d+)?(?![\d.,])", re.ASCII)
_PERSEN = re.compile(r"%|\bPERSEN\b")
_PEMISAH = re.compile(r"[()\[\]/:;=]")
_JEDA = re.compile("[-\u2010-\u2015_.,\"'\u2018-\u201d]")
_PARAGRAF = re.compile(r"\s*\b(?:D?PP|DENGAN PARAGRAF PENJELAS(?:AN)?)$")


@dataclass(frozen=True)
class PredikatTerbaca:
    """What a cell says: `nama` of the predicate (AA..E, WTP..TMP) and `skor` when one was given.

    `status` is `ok` with a `nama`, or a no-number status without one. `tanda`: `skor_predikat_beda`
    (the score lies in another band than the predicate beside it; `nama` follows the score),
    `satuan_beda` (a percentage, or a number for an opinion), `skor_di_luar_tangga` (not in 0..100),
    `bukan_angka`, `tak_terbaca`.
    """

    nama: str | None = None
    skor: Decimal | None = None
    status: str = "ok"
    tanda: frozenset[str] = frozenset()


def baca_predikat(nilai: str | Angka | None, jenis: str) -> PredikatTerbaca:
    """Read a predicate, a score, or both: `B`, `bb`, `72,10 (BB)`, `B (64)`, `65 (skor)`, `Sangat Baik`,
    `WTP-DPP` (counts as WTP), `Wajar Tanpa Pengecualian (WTP)`, Decimal("64").

    None and blank are belum_diisi, `Belum dinilai` and its kin belum_dinilai. Whatever is not read in
    full is perlu_periksa, Cyrillic look-alikes of Latin letters among it. Raises ValueError for an
    unknown `jenis`, TypeError for a float.
    """
    if jenis not in PERINGKAT:
        raise ValueError(f"jenis must be one of {', '.join(PERINGKAT)}, not {jenis!r}")
    if nilai is None:
        return PredikatTerbaca(status="belum_diisi")
    if not isinstance(nilai, str):
        return _susun(desimal(nilai), set(), jenis)
    teks = unicodedata.normalize("NFKC", nilai).upper().strip()
    return _baca_status(teks) or _baca_isi(teks, jenis)


def _baca_status(teks: str) -> PredikatTerbaca | None:
    kata = " ".join(_PEMISAH.sub(" ", _JEDA.sub(" ", teks)).split())
    if not kata:
        return PredikatTerbaca(status="belum_diisi")
    cocok = (status for awal, status in _STATUS.items() if f"{kata} ".startswith(f"{awal} "))
    status = next(cocok, None)
    return PredikatTerbaca(status=status) if status else None


def _baca_isi(teks: str, jenis: str) -> PredikatTerbaca:
    if _PERSEN.search(teks):
        return _perlu_periksa("satuan_beda")
    skor = [Decimal(angka.replace(",", ".")) for angka in _SKOR.findall(teks)]
    nama = {_baca_nama(bagian, jenis) for bagian in _PEMISAH.split(_SKOR.sub(" ", teks))} - {""}
    if len(skor) > 1 or len(nama) > 1 or None in nama or not (skor or nama):
        return _perlu_periksa("tak_terbaca")
    return _susun(skor[0] if skor else None, {n for n in nama if n}, jenis)


def _baca_nama(bagian: str, jenis: str) -> str | None:
    """The predicate in a piece of text; "" when it holds only lead-in words, None when unknown."""
    kata = " ".join(k for k in _JEDA.sub(" ", bagian).split() if k not in _PENGANTAR)
    kata = _PARAGRAF.sub("", kata) if jenis == "opini" else kata
    if not kata or kata in PERINGKAT[jenis]:
        return kata
    return _ALIAS[jenis].get(kata)


def _susun(skor: Decimal | None, nama: set[str], jenis: str) -> PredikatTerbaca:
    tertulis = next(iter(nama), None)
    if skor is None:
        return PredikatTerbaca(nama=tertulis)
    if jenis != "akip":
        return _perlu_periksa("satuan_beda")
    if not skor.is_finite():
        return _perlu_periksa("bukan_angka")
    if not 0 <= skor <= _SKOR_TERTINGGI:
        return _perlu_periksa("skor_di_luar_tangga")
    terhitung = tentukan_kategori(skor, SKALA_AKIP)
    beda = tertulis is not None and tertulis != terhitung
    return PredikatTerbaca(terhitung, skor, tanda=frozenset({"skor_predikat_beda"} if beda else ()))


def _perlu_periksa(tanda: str) -> PredikatTerbaca:
    return PredikatTerbaca(status="perlu_periksa", tanda=frozenset({tanda}))
