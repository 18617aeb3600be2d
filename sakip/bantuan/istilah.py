"""One word of the glossary, and how the glossary is searched (layer 0)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

PERPRES: Final = "Peraturan Presiden Nomor 29 Tahun 2014"
PERMENPAN: Final = "Peraturan Menteri PANRB Nomor 53 Tahun 2014"
EVALUASI: Final = "Peraturan Menteri PANRB Nomor 88 Tahun 2021"
PSTE: Final = "Peraturan Pemerintah Nomor 71 Tahun 2019"


@dataclass(frozen=True)
class Istilah:
    """`kunci` is its anchor; `arti` one or two sentences; `sumber` the rule it comes from ("" = none is
    known, or the word is this product's own); `lain` other ways to write it, which the search finds too."""

    kunci: str
    nama: str
    arti: str
    sumber: str = ""
    lain: str = ""


@dataclass(frozen=True)
class Kelompok:
    """A part of the glossary."""

    kunci: str
    judul: str
    istilah: tuple[Istilah, ...]


def contains(teks: str, cari: str) -> bool:
    """Whether every word of `cari` stands in `teks`, in whatever case; an empty `cari` always does."""
    kecil = teks.casefold()
    return all(kata in kecil for kata in cari.casefold().split())


def filter_glossary(glosarium: Iterable[Kelompok], cari: str) -> list[Kelompok]:
    """The groups with the words whose name or meaning contains `cari`, names first; groups without any are
    left out."""
    found = []
    for kelompok in glosarium:
        cocok = [i for i in kelompok.istilah if contains(f"{i.nama} {i.lain} {i.arti}", cari)]
        cocok.sort(key=lambda i: not contains(f"{i.nama} {i.lain}", cari))
        if cocok:
            found.append(Kelompok(kelompok.kunci, kelompok.judul, tuple(cocok)))
    return found
