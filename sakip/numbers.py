"""Read targets, realisasi and amounts as people type them, and print them the Indonesian way (layer 0).

The one door to numbers: `baca_nilai` here, `baca_rupiah` from `rupiah`, printing and rounding from `cetak`.
Cases: DOMAIN.md section 9 (P1 to P24) and 3.4; value types: DOCUMENTS.md 1.6. What needs its column to be
judged is judged by `kesesuaian`.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Final

from sakip.angka.aksara import rapikan
from sakip.angka.bilangan import Bilangan, Tanda, baca_bilangan
from sakip.angka.ekor import ANGKA, baca_ekor
from sakip.angka.keadaan import baca_keadaan
from sakip.angka.mutu import baca_mutu
from sakip.angka.nilai import (
    NilaiTerbaca,
    baca_bawaan,
    catat,
    dari_bilangan,
    jadi_persen,
    periksa_wajar,
    tak_terbaca,
    tanpa_nilai,
    teks_saja,
)
from sakip.angka.rupiah import RupiahTerbaca, baca_rupiah
from sakip.angka.satuan import PERSEN, is_satuan_dikenal
from sakip.cetak import (
    TANPA_NILAI,
    bulatkan,
    cetak_angka,
    cetak_persen,
    cetak_persen_ringkas,
    cetak_rupiah,
    cetak_rupiah_polos,
)

__all__ = [
    "TANPA_NILAI",
    "NilaiTerbaca",
    "RupiahTerbaca",
    "Tanda",
    "baca_nilai",
    "baca_rupiah",
    "bulatkan",
    "cetak_angka",
    "cetak_persen",
    "cetak_persen_ringkas",
    "cetak_rupiah",
    "cetak_rupiah_polos",
]

PANJANG_MAKS: Final = 200  # characters of a value; longer is prose and costs time
_TUNGGAL: Final = re.compile(rf"{ANGKA} ?(.*)")
_RASIO: Final = re.compile(rf"{ANGKA} ?(?::|/|\b(?:ber)?banding\b|\bdari\b) ?{ANGKA}[^0-9]*")
_RENTANG: Final = re.compile(
    rf"{ANGKA} ?(%|[A-Za-z]+?)?? ?(?:-|~|(?i:\bs ?\.? ?/? ?d\b\.?|\bsampai(?: dengan)?\b|\bhingga\b)) ?"
    rf"{ANGKA} ?(.*)"
)
_BATAS_MAJEMUK: Final = re.compile(
    r" ?(?:;|\+|&|,(?= )|\b(?:dan|serta)\b) ?|(?<!dalam)(?<!per)(?<!setiap) (?=\d)", re.IGNORECASE
)
_RUPIAH: Final = re.compile(r"^[-(]? ?(?:rp|idr)(?![a-z])|[0-9][.,] ?[-=]+$|rupiah\)?[ .,-]*$", re.IGNORECASE)
_OCR_PERSEN: Final = re.compile(r"([0-9lIiOoTt|!SsBZz.,]{1,8}?) ?([oO°º] ?/ ?[oO0°º]|0/[oO0°º]|&|%)")
_OCR_ANGKA: Final = str.maketrans("lIiTt|!OoSsBZz", "11111110055822")
_OCR_SATU: Final = re.compile(r"[lI|!] (\D+)")
_SKOR_DI_BELAKANG: Final = re.compile(rf"([^\d()]+?)[ (/:=,-]+(?:(?i:nilai|skor|dengan)[ :=]*)*{ANGKA}\)?")


def baca_nilai(text: object, format_angka: str = "") -> NilaiTerbaca:
    """The target or realisasi that `text` writes; a native cell (None, int, Decimal, float) is read too,
    and is a percent when `format_angka`, the number format of its cell, holds `%`.

    Never raises. What cannot be read has nilai None, jenis teks and a catatan; when there were digits in
    it, also the tanda TIDAK_TERBACA."""
    if not isinstance(text, str):
        return periksa_wajar(baca_bawaan(text, format_angka))
    naskah = rapikan(text)
    if len(naskah.teks) > PANJANG_MAKS:
        return tak_terbaca("Teksnya terlalu panjang untuk dibaca sebagai satu nilai.")
    if naskah.pecahan:
        return tak_terbaca("Tulis pecahan dengan koma (0,5) dan jangan memakai angka pangkat.")
    hasil = periksa_wajar(_baca(naskah.teks))
    if naskah.mirip:
        return catat(hasil, "Ada huruf atau angka dari abjad lain.", Tanda.HURUF_MIRIP)
    return hasil


def _baca(teks: str, awalan: int = 3) -> NilaiTerbaca:
    """The first reading that fits; at most `awalan` introducing words are passed over."""
    for pembaca in _PEMBACA:
        hasil = pembaca(teks)
        if hasil:
            return hasil
    for pola, jenis, kalimat, tanda in _AWALAN if awalan else ():
        cocok = pola.match(teks)
        if cocok:
            hasil = _baca(teks[cocok.end() :].strip(), awalan - 1)
            hasil = replace(hasil, jenis=jenis) if jenis and hasil.jenis == "angka" else hasil
            return catat(hasil, kalimat.format(cocok[0].strip()), *tanda)
    if re.search(r"\d", teks):
        return tak_terbaca(f"'{teks}' tidak dapat dibaca sebagai satu nilai.")
    return teks_saja("Tidak ada angka yang dapat dibaca; dibaca sebagai teks.")


def _baca_mutu(teks: str) -> NilaiTerbaca | None:
    mutu = baca_mutu(teks)
    if mutu is None:
        return None
    hasil = replace(teks_saja(""), jenis=mutu.jenis, predikat=mutu.kode)
    if not mutu.pasti:
        return catat(hasil, f"'{teks}' dibaca sebagai predikat {mutu.kode}; pastikan.", Tanda.ISTILAH_RAGU)
    return catat(hasil, f"'{teks}' dibaca sebagai {mutu.kode}.") if mutu.alias else hasil


def _baca_mutu_berskor(teks: str) -> NilaiTerbaca | None:
    """`BB (72,10)`, `B / 64`: read as `72,10 (BB)`."""
    cocok = _SKOR_DI_BELAKANG.fullmatch(teks)
    mutu = baca_mutu(cocok[1]) if cocok else None
    if cocok is None or mutu is None or mutu.jenis != "predikat_akip" or not mutu.pasti:
        return None
    return _baca_tunggal(f"{cocok[2].strip()} ({mutu.kode})")


def _baca_ocr(teks: str) -> NilaiTerbaca | None:
    """`98&`, `lOOo/o`, `too%`: a percent that a scanner misread; `l Dokumen`: 1 Dokumen."""
    persen, satu = _OCR_PERSEN.fullmatch(teks), _OCR_SATU.fullmatch(teks)
    angka = persen[1].translate(_OCR_ANGKA) if persen else "1"
    if persen and (persen[1], persen[2]) != (angka, PERSEN) and (persen[1][0].isdigit() or len(angka) > 1):
        hasil = jadi_persen(dari_bilangan(baca_bilangan(angka)))
    elif satu and is_satuan_dikenal(satu[1]):
        hasil = baca_ekor(dari_bilangan(Bilangan(Decimal(1))), satu[1])
    else:
        return None
    if hasil.nilai is None:
        return None
    dibaca = cetak_angka(hasil.nilai) + (PERSEN if persen else f" {hasil.satuan}")
    return catat(hasil, f"'{teks}' dibaca {dibaca}; pastikan.", Tanda.OCR)


def _baca_rupiah(teks: str) -> NilaiTerbaca | None:
    if not _RUPIAH.search(teks):
        return None
    rupiah = baca_rupiah(teks)
    if rupiah.nilai is None:
        return tak_terbaca(rupiah.catatan) if rupiah.catatan else tanpa_nilai("belum_diisi")
    hasil = NilaiTerbaca(Decimal(rupiah.nilai), "rupiah", "rupiah", "terisi", False, "")
    tanda = [Tanda.TULISAN_JANGGAL] if rupiah.ragu else []
    return catat(hasil, rupiah.catatan, *tanda)


def _baca_rasio(teks: str) -> NilaiTerbaca | None:
    if not _RASIO.fullmatch(teks):
        return None
    hasil = catat(teks_saja(""), f"'{teks}' adalah perbandingan, bukan satu angka.", Tanda.RASIO)
    return replace(hasil, jenis="rasio")


def _baca_rentang(teks: str) -> NilaiTerbaca | None:
    """`80-90`, `80% - 90%`, `80 s.d. 90`: lower and upper bound."""
    cocok = _RENTANG.fullmatch(teks)
    if cocok is None:
        return None
    bawah = dari_bilangan(baca_bilangan(cocok[1]))
    atas = baca_ekor(dari_bilangan(baca_bilangan(cocok[3])), cocok[4])
    if bawah.nilai is None or atas.nilai is None:
        return tak_terbaca(f"'{teks}' tidak dapat dibaca sebagai rentang.")
    bawah = baca_ekor(bawah, cocok[2] or atas.satuan)
    hasil = catat(replace(bawah, jenis="rentang", atas=atas.nilai), atas.catatan, *atas.tanda)
    if bawah.satuan != atas.satuan:
        hasil = catat(hasil, "Satuan kedua batasnya berbeda.", Tanda.TULISAN_JANGGAL)
    if bawah.nilai is not None and bawah.nilai > atas.nilai:
        return catat(hasil, "Batas bawahnya lebih besar daripada batas atasnya.", Tanda.RENTANG_TERBALIK)
    return hasil


def _baca_majemuk(teks: str) -> NilaiTerbaca | None:
    """`1 Lakip dan 2 Perjanjian Kinerja`: several measures in one cell, no single number."""
    bagian = [_TUNGGAL.fullmatch(satu) for satu in _BATAS_MAJEMUK.split(teks)]
    terbaca = [baca_ekor(dari_bilangan(baca_bilangan(satu[1])), satu[2]) for satu in bagian if satu]
    komponen = tuple((satu.nilai, satu.satuan) for satu in terbaca if satu.nilai is not None and satu.satuan)
    if len(bagian) < 2 or len(komponen) < len(bagian):
        return None
    kalimat = f"'{teks}' memuat {len(komponen)} ukuran; pecah menjadi beberapa indikator (TARGET_MAJEMUK)."
    hasil = catat(replace(teks_saja(""), jenis="majemuk", komponen=komponen), kalimat, Tanda.TARGET_MAJEMUK)
    for satu in terbaca:
        hasil = catat(hasil, satu.catatan, *satu.tanda)
    return hasil


def _baca_tunggal(teks: str) -> NilaiTerbaca | None:
    cocok = _TUNGGAL.fullmatch(teks)
    if cocok is None:
        return None
    bilangan = baca_bilangan(cocok[1])
    if bilangan.nilai is None or Tanda.KELOMPOK_SALAH in bilangan.tanda:
        return tak_terbaca(f"'{cocok[1].strip()}' tidak dapat dibaca. {bilangan.catatan}")
    return baca_ekor(dari_bilangan(bilangan), cocok[2])


_PEMBACA: Final[tuple[Callable[[str], NilaiTerbaca | None], ...]] = (
    baca_keadaan,
    _baca_mutu_berskor,
    _baca_mutu,
    _baca_ocr,
    _baca_rupiah,
    _baca_rasio,
    _baca_rentang,
    _baca_majemuk,
    _baca_tunggal,
)
_LANJUT: Final = r" ?[:=]? ?(?=[-+.,]?\d|(?:[A-E]|AA|BB|CC|W[TD]P|TMP)\b)"
_BATAS: Final = "'{}' tidak ikut dihitung; yang dibaca angka batasnya."
_LEWAT: Final = "'{}' tidak ikut dibaca."
# Words before a value: pattern, the jenis they give a bare number, what is said about them, doubt.
_AWALAN: Final = tuple(
    (re.compile(f"(?:{pola}){_LANJUT}", re.IGNORECASE), jenis, kalimat, tanda)
    for pola, jenis, kalimat, tanda in (
        (r">=|=>|≥|>|minimal|min\.?|paling (?:sedikit|rendah)|setidaknya", "", _BATAS, ()),
        (r"sekurang(?:-kurang)?nya|lebih dari|di atas|tidak kurang dari", "", _BATAS, ()),
        (r"<=|=<|≤|<|maksimal|maks\.?|max\.?|paling (?:banyak|tinggi|lama)", "", _BATAS, ()),
        (r"kurang dari|di bawah|tidak lebih dari", "", _BATAS, ()),
        (r"±|\+/-|~|≈|sekitar|kurang lebih|kira-kira|hampir", "", f"{_LEWAT} Pastikan.", (Tanda.KIRA_KIRA,)),
        (r"(?:indeks|nilai|skor|level)(?: [a-z]+){0,4}?", "indeks", _LEWAT, ()),
        (r"(?:telah|sudah)? ?(?:tercapai|terlaksana|terealisasi|selesai)", "", _LEWAT, ()),
        (r"target|realisasi|capaian|sebesar|sebanyak", "", _LEWAT, ()),
    )
)
