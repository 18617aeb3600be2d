"""Sentences of the narrative of a document, and what is read in them: years, counts, percentages, rupiah."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from laporan.pemeriksaan.bahan import Bahan, sebut
from sakip.numbers import baca_rupiah
from sakip.pribadi import without_personal

AKHIR: Final = re.compile(r"(?<=[.;!?])\s+(?=[A-Z“\"(])")
PANJANG: Final = 2_000  # letters of a sentence
TAHUN: Final = re.compile(r"(?<![\d./-])(20\d\d)(?![\d/])")
PERATURAN_BERTAHUN: Final = re.compile(
    r"\b(?:nomor|no)\b[\s.:]*[\w./-]+\s+tahun\s+20\d\d|\b(?:UU|PP|PKPU|Perpres|Permen[\w-]*)\s*\d+/20\d\d",
    re.IGNORECASE,
)
PERSEN: Final = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,4})?)\s*(?:%|persen\b)")
RUPIAH: Final = re.compile(
    r"\bRp\.?\s*(\d{1,3}(?:[.,]\d{3})+|\d+(?:,\d+)?)(?:\s*(ribu|juta|miliar|milyar|triliun))?", re.IGNORECASE
)
KELIPATAN: Final = {"": 1, "ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
MEMBANDINGKAN: Final = re.compile(
    r"\b(?:di)?banding|\bsebelumnya\b|\blalu\b|\bperbandingan|\bdaripada\b|\bsejak\b|\briwayat\b|\bmundur\b",
    re.IGNORECASE,
)


class Kalimat(NamedTuple):
    """A sentence with the place that it stands in and the address at which it is mended."""

    teks: str
    tempat: str
    url: str

    @property
    def kutipan(self) -> str:
        """The sentence in quotes, cut where it is long."""
        return sebut(without_personal(self.teks))


class Angka(NamedTuple):
    """A figure in a sentence: its value, how it is written, where it begins and ends, and how far off the
    value may be by rounding (one unit of its last digit)."""

    nilai: Decimal
    teks: str
    awal: int
    akhir: int
    longgar: Decimal


def split_sentences(teks: str) -> list[str]:
    """`teks` in sentences: at the end of a line, and after a full stop before a capital letter.
    What is longer than any sentence is left out."""
    kalimat = (k.strip() for baris in teks.splitlines() for k in AKHIR.split(baris))
    return [k for k in kalimat if k and len(k) <= PANJANG]


def narrative(bahan: Bahan) -> Iterator[Kalimat]:
    """Every sentence of the narrative sections of the document, in order."""
    for satu in bahan.narasi:
        tempat, url = without_personal(f"Bagian {sebut(satu.bagian)}"), bahan.narasi_url(satu.pk)
        for teks in split_sentences(satu.teks):
            yield Kalimat(teks, tempat, url)


def years_in(teks: str) -> list[int]:
    """The years that `teks` names, in order; not those of a regulation (Nomor 7 Tahun 2017)."""
    return [int(c[1]) for c in TAHUN.finditer(PERATURAN_BERTAHUN.sub(" ", teks))]


def percents_in(teks: str) -> list[Angka]:
    """The percentages in `teks`, in order."""
    return [
        Angka(Decimal(c[1].replace(",", ".")), c[0], c.start(), c.end(), _last_place(c[1].replace(",", ".")))
        for c in PERSEN.finditer(teks)
    ]


def amounts_in(teks: str) -> list[Angka]:
    """The amounts behind `Rp`, in whole rupiah, in order; `51,4 miliar` has the room of its last digit."""
    found = []
    for cocok in RUPIAH.finditer(teks):
        kali = KELIPATAN[(cocok[2] or "").lower()]
        if kali == 1:
            nilai, longgar = baca_rupiah(cocok[1]).nilai, Decimal(0)
        else:
            tulisan = cocok[1].replace(".", "").replace(",", ".")
            nilai, longgar = int(Decimal(tulisan) * kali), _last_place(tulisan) * kali
        if nilai is not None:
            found.append(Angka(Decimal(nilai), cocok[0].rstrip(" ,."), cocok.start(), cocok.end(), longgar))
    return found


def _last_place(tulisan: str) -> Decimal:
    """The worth of the last digit of a number: 0.01 for `92.31`."""
    return Decimal(1).scaleb(int(Decimal(tulisan).as_tuple().exponent))


def nearest_before(teks: str, posisi: int, kata: Iterable[tuple[str, re.Pattern[str]]]) -> str:
    """Which of `kata` (name, pattern) stands last in `teks` before `posisi`; "" = none."""
    terdekat, nama = -1, ""
    for satu, pola in kata:
        for cocok in pola.finditer(teks, 0, posisi):
            if cocok.end() > terdekat:
                terdekat, nama = cocok.end(), satu
    return nama
