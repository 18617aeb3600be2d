"""The light markup in which narasi is stored: read into blocks, written back, or taken off. Pure (layer 0).

Every line is a paragraph of its own, `## ` begins a heading, `- ` an item of a list, `1. ` a numbered item;
lines of one kind that follow each other are one list, which a blank line ends. Inside a line `*kata*` is
emphasis and `**kata**` strong; a backslash before one of these signs makes it a sign like others. Everything
else is plain text, and a text without signs is printed as it always was: one paragraph per line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_BINTANG: Final = re.compile(r"\\\*|\*+")
_NOMOR: Final = re.compile(r"(\d{1,3})\. +(.+)")
_LEPAS: Final = re.compile(r"\\(?=#|-|\d)")
_LURUS: Final = re.compile(r"\\\*")


@dataclass(frozen=True)
class Lari:
    """A run of text in one face."""

    teks: str
    tebal: bool = False
    miring: bool = False


@dataclass(frozen=True)
class Potongan:
    """One line: `p`, `judul`, `butir`, or `bernomor` with the number as typed in `no`. `awal`: it begins a
    block of its own, also after a line of the same kind."""

    jenis: str
    lari: tuple[Lari, ...]
    no: str = ""
    awal: bool = True

    @property
    def teks(self) -> str:
        """The words without markup."""
        return "".join(satu.teks for satu in self.lari)


def urai(teks: str) -> list[Potongan]:
    """The lines of a text that say something, in order."""
    hasil: list[Potongan] = []
    putus = True
    for baris in teks.splitlines():
        isi = baris.strip()
        if not isi:
            putus = True
            continue
        satu = _satu(isi)
        sambung = not putus and bool(hasil) and hasil[-1].jenis == satu.jenis
        hasil.append(
            Potongan(satu.jenis, satu.lari, satu.no, not (sambung and satu.jenis in ("butir", "bernomor")))
        )
        putus = False
    return hasil


def _satu(isi: str) -> Potongan:
    if isi.startswith("## ") and isi[3:].strip():
        return Potongan("judul", lari(isi[3:].strip()))
    if isi.startswith("- ") and isi[2:].strip():
        return Potongan("butir", lari(isi[2:].strip()))
    if nomor := _NOMOR.fullmatch(isi):
        return Potongan("bernomor", lari(nomor[2].strip()), nomor[1])
    return Potongan("p", lari(_LEPAS.sub("", isi, count=1) if isi[0] == "\\" else isi))


def lari(teks: str) -> tuple[Lari, ...]:
    """The runs of one line. A star without a partner, or with a space or a letter on its outer side where it
    would open, is a star."""
    sakelar = _pasangkan(teks)
    hasil: list[Lari] = []
    tebal = miring = False
    posisi = 0
    for di, panjang in sorted(sakelar.items()):
        kata = _LURUS.sub("*", teks[posisi:di])
        hasil += [Lari(kata, tebal, miring)] if kata else []
        tebal, miring = tebal ^ (panjang > 1), miring ^ (panjang != 2)
        posisi = di + panjang
    kata = _LURUS.sub("*", teks[posisi:])
    return tuple(hasil + ([Lari(kata, tebal, miring)] if kata else []))


def _pasangkan(teks: str) -> dict[int, int]:
    """{position: number of stars} of the marks that have a partner of the same length. One pass: of each
    length the last one that could open waits for its partner."""
    buka: dict[int, int] = {}
    pasangan: dict[int, int] = {}
    for m in _BINTANG.finditer(teks):
        if m[0].startswith("\\"):
            continue
        di, n = m.start(), m.end() - m.start()
        kiri, kanan = teks[di - 1] if di else "", teks[m.end() : m.end() + 1]
        while tutup := _tutup(n, buka) if not kiri.isspace() else 0:
            pasangan |= {buka.pop(tutup): tutup, di: tutup}
            di, n = di + tutup, n - tutup
            kiri = ""
        if n in (1, 2, 3) and kanan and not kanan.isspace() and kanan != ")" and not kiri.isalnum():
            buka[n] = di
    return pasangan


def _tutup(n: int, buka: dict[int, int]) -> int:
    """The length of the open mark that a run of `n` stars ends: its own, else one that it holds; 0 = none."""
    return n if n in buka else next((k for k in buka if 0 < n - k < 4), 0)


def polos(teks: str) -> str:
    """The words of a text without markup, one line per paragraph or item."""
    return "\n".join(p.teks for p in urai(teks))


def hitung_kata(teks: str) -> int:
    """How many words a reader meets."""
    return len(polos(teks).split())
