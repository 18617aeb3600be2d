"""Qualitative values: AKIP predicates with their score bands, and the opinions of BPK (layer 0).

Bands: PermenPANRB 88/2021 as quoted in DOMAIN.md 3.4 (lower bounds are exclusive: 60,00 is CC, 60,01 is B).
Opinions: UU 15/2004 lists WTP, WDP, TW, TMP; WTP with an explanatory paragraph counts as WTP (DOMAIN.md 3.4).
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

# predicate, exclusive lower bound of its score, its name; best first
PREDIKAT_AKIP: Final = (
    ("AA", Decimal(90), "Sangat Memuaskan"),
    ("A", Decimal(80), "Memuaskan"),
    ("BB", Decimal(70), "Sangat Baik"),
    ("B", Decimal(60), "Baik"),
    ("CC", Decimal(50), "Cukup"),
    ("C", Decimal(30), "Kurang"),
    ("D", Decimal(0), "Sangat Kurang"),
)
OPINI_BPK: Final = ("WTP", "WDP", "TW", "TMP")

_NAMA_PREDIKAT: Final = {nama.lower(): kode for kode, _, nama in PREDIKAT_AKIP} | {
    "cukup memadai": "CC",
    "memadai": "CC",
}
_NAMA_OPINI: Final = {
    "wtp dpp": "WTP",
    "wtp dengan paragraf penjelas": "WTP",
    "wtp dengan paragraf penjelasan": "WTP",
    "wajar tanpa pengecualian": "WTP",
    "wajar tanpa pengecualian dengan paragraf penjelas": "WTP",
    "wajar tanpa pengecualian dengan paragraf penjelasan": "WTP",
    "wajar dengan pengecualian": "WDP",
    "tidak wajar": "TW",
    "tidak memberikan pendapat": "TMP",
    "tidak menyatakan pendapat": "TMP",
    "disclaimer": "TMP",
}
_PENGANTAR: Final = re.compile(
    r"^(?:(?:predikat|kategori|opini|nilai|skor|akip|sakip|lakip|bpk|ri|dengan)\b[ :=]*)*", re.IGNORECASE
)
_KURUNG: Final = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True)
class Mutu:
    """A predicate or an opinion: `jenis` predikat_akip or opini_bpk, `kode` canonical (`BB`, `WTP`).

    `pasti` is False for a predicate known by its name alone (`Baik` may belong to another scale) and for
    two names that contradict each other;
    `alias` is True when the text says it in other words than the code, or says more."""

    jenis: str
    kode: str
    pasti: bool = True
    alias: bool = False


def predikat_dari_skor(skor: Decimal) -> str:
    """The AKIP predicate of a score from 0 to 100 (0 itself: `E`); `` outside of it."""
    if not 0 <= skor <= 100:
        return ""
    return next((kode for kode, bawah, _ in PREDIKAT_AKIP if skor > bawah), "E")


def baca_mutu(teks: str) -> Mutu | None:
    """The predicate or opinion that is the whole of `teks` (`BB`, `Opini WTP`, `B (Baik)`, `WTP-DPP`),
    or None. Words in brackets may name the same value; another value there leaves the first in doubt,
    and other words are passed over (alias)."""
    luar = _istilah(_KURUNG.sub(" ", teks))
    dalam = [_istilah(isi) for isi in _KURUNG.findall(teks)]
    if luar is None or not dalam:
        return luar
    dikenal = [mutu for mutu in dalam if mutu]
    if any((mutu.jenis, mutu.kode) != (luar.jenis, luar.kode) for mutu in dikenal):
        return replace(luar, pasti=False)
    terbaik = min([luar, *dikenal], key=lambda mutu: (not mutu.pasti, mutu.alias))
    return terbaik if len(dikenal) == len(dalam) else replace(terbaik, alias=True)


def _istilah(teks: str) -> Mutu | None:
    badan = teks.strip().strip(".;:,'\"").strip()
    inti = _PENGANTAR.sub("", badan, count=1)
    if re.search(r"[^A-Za-z \-./]|-$", inti):
        return None
    kata = " ".join(re.findall(r"[A-Za-z]+", inti)).lower()
    if kata.upper() in {"E", *(kode for kode, _, _ in PREDIKAT_AKIP)}:
        return Mutu("predikat_akip", kata.upper())
    if kata.upper() in OPINI_BPK:
        return Mutu("opini_bpk", kata.upper())
    if kata in _NAMA_OPINI:
        return Mutu("opini_bpk", _NAMA_OPINI[kata], alias=True)
    if kata in _NAMA_PREDIKAT:
        return Mutu("predikat_akip", _NAMA_PREDIKAT[kata], pasti=False, alias=True)
    return None
