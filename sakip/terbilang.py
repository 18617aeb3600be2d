"""Numbers in Indonesian words, and back (layer 0; the only importer of num2words).

num2words says "satu ribu" inside larger numbers (1.001.000 -> "satu juta satu ribu"); here the thousands
are spelled apart from the millions, which is where the library is right ("seribu").
"""

import re
from decimal import Decimal
from typing import Final

from num2words import num2words

BATAS: Final = 10**18
_SATUAN: Final = {
    kata: angka
    for angka, kata in enumerate(
        ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
    )
}
_PENGALI: Final = {"puluh": 10, "ratus": 100}
_SKALA: Final = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}
_EJAAN: Final = {"milyar": "miliar", "trilyun": "triliun", "minus": "min"}
_SE: Final = re.compile(r"\bse(?=(?:belas|puluh|ratus|ribu|juta)\b)")
_SEBAGIAN: Final = ("koma", "belas", "sebelas", "sepuluh", "seratus", "seribu", "sejuta")
KATA_BILANGAN: Final = frozenset([*_SEBAGIAN, *_SATUAN, *_PENGALI, *_SKALA, *_EJAAN])


def terbilang(nilai: int | Decimal) -> str:
    """`nilai` in lower-case words: 1001000 -> `satu juta seribu`, 72.10 -> `tujuh puluh dua koma satu nol`
    (decimals digit by digit, as they stand), -5 -> `minus lima`. ValueError from 10^18 on."""
    besar = abs(Decimal(nilai))
    if besar >= BATAS:
        raise ValueError(f"Bilangan {nilai} terlalu besar untuk ditulis dengan huruf.")
    utuh, _, pecahan = f"{besar:f}".partition(".")
    desimal = " ".join(["koma", *(_eja(int(digit)) for digit in pecahan)]) if pecahan else ""
    return f"{'minus ' if nilai < 0 else ''}{_eja(int(utuh))} {desimal}".strip()


def terbilang_rupiah(nilai: int) -> str:
    """`nilai` whole rupiah in words: 1001000 -> `satu juta seribu rupiah`."""
    return f"{terbilang(nilai)} rupiah"


def _eja(nilai: int) -> str:
    juta, ribuan = divmod(nilai, 10**6)
    bagian = [juta * 10**6, ribuan] if juta and ribuan >= 1000 else [nilai]
    return " ".join(str(num2words(angka, lang="id")) for angka in bagian)


def baca_terbilang(teks: str) -> Decimal | None:
    """The number that `teks` spells (`dua puluh satu`, `satu juta satu ribu`, `dua koma delapan`), or
    None when it is not exactly one number in words. Never raises."""
    kata = [_EJAAN.get(satu, satu) for satu in re.findall(r"[a-z]+", _seragam(teks.lower()))]
    tanda, kata = kata[:1] == ["min"], kata[1:] if kata[:1] == ["min"] else kata
    koma = kata.index("koma") if "koma" in kata else len(kata)
    utuh, desimal = _jumlah(kata[:koma]), [_SATUAN.get(digit) for digit in kata[koma + 1 :]]
    if utuh is None or None in desimal or (koma < len(kata)) != bool(desimal):
        return None
    nilai = Decimal(f"{utuh}.{''.join(map(str, desimal))}" if desimal else utuh)
    return -nilai if tanda else nilai


def _jumlah(kata: list[str]) -> int | None:
    """The whole number of `kata`, or None when spelling it again does not give the same words."""
    jumlah = kelompok = satuan = 0
    for satu in kata:
        if satu in _SATUAN:
            satuan = _SATUAN[satu]
        elif satu == "belas":
            kelompok, satuan = kelompok + 10 + satuan, 0
        elif satu in _PENGALI:
            kelompok, satuan = kelompok + satuan * _PENGALI[satu], 0
        elif satu in _SKALA:
            jumlah, kelompok, satuan = jumlah + (kelompok + satuan) * _SKALA[satu], 0, 0
        else:
            return None
    jumlah += kelompok + satuan
    return jumlah if jumlah < BATAS and _seragam(terbilang(jumlah)) == " ".join(kata) else None


def _seragam(kata: str) -> str:
    """`kata` with `seribu`, `sebelas` and the like written out as `satu ribu`, `satu belas`."""
    return _SE.sub("satu ", kata)
