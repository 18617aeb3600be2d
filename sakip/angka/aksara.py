"""The letters that people type, brought to one form before anything is read (layer 0, stdlib only)."""

import re
import unicodedata
from dataclasses import dataclass

_LEBAR = {sandi: sandi - 0xFEE0 for sandi in range(0xFF01, 0xFF5F)}
_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63", "-"))
_LAIN = str.maketrans("\u066a\ufe6a[]{}\u2018\u2019", "%%()()''")
_BAKU: dict[int, int | str] = {**_LEBAR, **_MINUS, **_LAIN}
_TAK_TAMPAK = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_KONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# Cyrillic, then Greek letters that cannot be told from Latin ones on paper.
_MIRIP = str.maketrans(
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422"
    "\u0423\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5"
    "\u03a7\u03bf",
    "ABESIJKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXo",
)


@dataclass(frozen=True)
class Naskah:
    """A text ready to be read: `teks` in one form, `mirip` when letters or digits of another alphabet
    were replaced (a reading with doubt), `pecahan` when it holds ½, ² and the like (no digit to read)."""

    teks: str
    mirip: bool
    pecahan: bool


def rapikan(teks: str) -> Naskah:
    """`teks` with plain spaces, full-width forms and minus signs made ordinary, invisible characters
    dropped and look-alikes replaced: a Cyrillic U+0412 becomes `B` (mirip).
    Never raises; takes time in proportion to the length."""
    dasar = _KONTROL.sub(" ", _TAK_TAMPAK.sub("", teks)).translate(_BAKU)
    dasar = " ".join(dasar.split()).replace("m²", "m2").replace("m³", "m3")
    if dasar.isascii():
        return Naskah(dasar, False, False)
    latin = "".join(map(_angka_biasa, dasar.translate(_MIRIP)))
    return Naskah(latin, latin != dasar, any(unicodedata.category(huruf) in ("No", "Nl") for huruf in latin))


def _angka_biasa(huruf: str) -> str:
    """An ordinary digit for a digit of another script (`٣` -> `3`), any other character as it is."""
    return str(unicodedata.decimal(huruf, huruf))
