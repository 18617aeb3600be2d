"""A small reader of the formulas in our workbooks: what LibreOffice and Excel make of them, on Decimal.

Known: + - * /, brackets, numbers, cells, ranges, other sheets, names, SUM, AVERAGE, MIN, MAX, ABS, ROUND.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

_TANDA = re.compile(
    r"\s*(?:(?P<acuan>(?:'[^']+'!)?[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?)|(?P<nama>[A-Z_]+)|(?P<angka>\d+(?:\.\d+)?)|(?P<lain>.))"
)
_ACUAN = re.compile(r"(?:'([^']+)'!)?([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")


class Hitung:
    """Reads a book given as {sheet: {cell: number or "=formula"}} and {name: (sheet, cell)}."""

    def __init__(self, isi, nama):
        self.isi, self.nama = isi, nama

    def nilai(self, lembar, sel):
        isi = self.isi[lembar].get(sel)
        return self.rumus(isi[1:], lembar) if isinstance(isi, str) and isi.startswith("=") else isi

    def rumus(self, teks, lembar):
        self.lembar, self.tanda, self.ke = lembar, list(_TANDA.finditer(teks)), 0
        simpan = self.lembar, self.tanda
        hasil = self._jumlah()
        assert self.ke == len(simpan[1]), teks
        return hasil

    def _lihat(self):
        return self.tanda[self.ke].group().strip() if self.ke < len(self.tanda) else ""

    def _ambil(self):
        self.ke += 1
        return self.tanda[self.ke - 1]

    def _jumlah(self):
        hasil = self._kali()
        while self._lihat() in ("+", "-"):
            tanda = self._ambil().group().strip()
            lain = self._kali()
            hasil = hasil + lain if tanda == "+" else hasil - lain
        return hasil

    def _kali(self):
        hasil = self._satu()
        while self._lihat() in ("*", "/"):
            tanda = self._ambil().group().strip()
            lain = self._satu()
            hasil = hasil * lain if tanda == "*" else hasil / lain
        return hasil

    def _satu(self):
        if self._lihat() == "-":
            self._ambil()
            return -self._satu()
        tanda = self._ambil()
        if tanda["angka"]:
            return Decimal(tanda["angka"])
        if tanda["acuan"]:
            return self._sel(tanda["acuan"])[0]
        if tanda["nama"]:
            return self._fungsi(tanda["nama"])
        assert tanda["lain"] == "(", tanda
        hasil = self._jumlah()
        assert self._ambil().group() == ")"
        return hasil

    def _fungsi(self, nama):
        if nama in self.nama:
            return self._lain(*self.nama[nama])
        assert self._ambil().group() == "("
        isi = []
        while True:
            acuan = self.tanda[self.ke]["acuan"]
            if acuan and ":" in acuan:
                self._ambil()
                isi += self._sel(acuan)
            else:
                isi.append(self._jumlah())
            if self._ambil().group() == ")":
                return FUNGSI[nama](isi)

    def _sel(self, acuan):
        lembar, k1, b1, k2, b2 = _ACUAN.fullmatch(acuan).groups()
        lembar = lembar or self.lembar
        return [
            self._lain(lembar, f"{huruf(k)}{b}")
            for b in range(int(b1), int(b2 or b1) + 1)
            for k in range(angka(k1), angka(k2 or k1) + 1)
        ]

    def _lain(self, lembar, sel):
        """The value of another cell, read while this formula waits."""
        return Hitung(self.isi, self.nama).nilai(lembar, sel)


def bulat(isi):
    nilai, desimal = isi
    return nilai.quantize(Decimal(1).scaleb(-int(desimal)), rounding=ROUND_HALF_UP)


FUNGSI = {
    "SUM": lambda isi: sum((n for n in isi if n is not None), Decimal(0)),
    "AVERAGE": lambda isi: sum(n for n in isi if n is not None) / len([n for n in isi if n is not None]),
    "MIN": min,
    "MAX": max,
    "ABS": lambda isi: abs(isi[0]),
    "ROUND": bulat,
}


def angka(kolom):
    hasil = 0
    for satu in kolom:
        hasil = hasil * 26 + ord(satu) - 64
    return hasil


def huruf(ke):
    hasil = ""
    while ke:
        ke, sisa = divmod(ke - 1, 26)
        hasil = chr(65 + sisa) + hasil
    return hasil
