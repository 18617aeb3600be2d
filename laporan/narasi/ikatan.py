"""Which sentence of a section states which facts, kept through edits, and what has changed since. Pure.

A binding is stored as `{"kalimat": the sentence as it stands, "nilai": {fact id: printed value}}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from laporan.narasi.kalimat import Kalimat, Rancangan

Ikatan = dict[str, Any]
MIRIP: Final = 0.6  # below this two sentences are two sentences
SERUPA: Final = 0.75  # above this what a sentence rests on without printing it is kept too
PERBANDINGAN: Final = 20_000  # pairs of sentences; more belong to a text that was replaced as a whole
PANJANG_BANDING: Final = 600  # letters of a sentence that are compared
_AWALAN: Final = re.compile(r"^(?:## |- |\d{1,3}\. |\\)")
_BATAS: Final = re.compile(r"(?<=[.!?:;])(?<!\bNo\.)(?<!\bJl\.)[”\")*]* +(?=[A-Z“\"(*])")
_ANGKA: Final = re.compile(r"Rp\d[\d.]*\d|\d[\d.]*(?:,\d+)?%?")


def kalimat_dalam(teks: str) -> list[str]:
    """The sentences of a text as they stand there, without the signs that begin a line."""
    hasil: list[str] = []
    for baris in teks.splitlines():
        isi = _AWALAN.sub("", baris.strip(), count=1)
        posisi = 0
        for m in _BATAS.finditer(isi):
            hasil.append(isi[posisi : m.end()].strip())
            posisi = m.end()
        hasil.append(isi[posisi:].strip())
    return [k for k in hasil if k]


def ikat(rancangan: Rancangan) -> list[Ikatan]:
    """The bindings of a draft that is taken as it is."""
    return [satu for a in rancangan for k in a.kalimat if (satu := ikat_satu(k)) is not None]


def ikat_satu(kalimat: Kalimat) -> Ikatan | None:
    """The binding of one drafted sentence; None where it states nothing."""
    return {"kalimat": kalimat.teks, "nilai": dict(kalimat.nilai)} if kalimat.nilai else None


def ikuti(
    teks: str, lama: Iterable[Ikatan], baru: Iterable[Kalimat], milik: Mapping[str, str]
) -> list[Ikatan]:
    """The bindings of `teks` after an edit.

    A binding follows its sentence: one that still stands keeps it, else the most similar free sentence gets
    what it still prints. A sentence of the draft (`baru`) that was taken over brings its own. A free sentence
    that prints a figure of `milik` ({id: value}, the facts of the section) is bound to it.
    """
    bebas = kalimat_dalam(teks)
    hasil: dict[str, Ikatan] = {}
    hilang: list[Ikatan] = []
    for satu in lama:
        if satu["kalimat"] in teks:
            hasil[satu["kalimat"]] = satu
        else:
            hilang.append(satu)
    for satu in filter(None, map(ikat_satu, baru)):
        if satu["kalimat"] in teks:
            hasil.setdefault(satu["kalimat"], satu)
    bebas = [b for b in bebas if not any(b in kalimat for kalimat in hasil)]
    for satu in hilang if len(hilang) * len(bebas) <= PERBANDINGAN else []:
        if pindah := _pindah(satu, bebas):
            hasil[pindah["kalimat"]] = pindah
            bebas.remove(pindah["kalimat"])
    for kalimat in bebas:
        if nilai := _dinyatakan(kalimat, milik):
            hasil[kalimat] = {"kalimat": kalimat, "nilai": nilai}
    return sorted(hasil.values(), key=lambda satu: teks.find(satu["kalimat"]))


def _pindah(satu: Ikatan, bebas: Sequence[str]) -> Ikatan | None:
    """The binding on the free sentence that its own one has become; None where there is none."""
    terbaik, skor = "", MIRIP
    for kalimat in bebas:
        mirip = _kemiripan(satu["kalimat"], kalimat)
        if mirip >= skor:
            terbaik, skor = kalimat, mirip
    if not terbaik:
        return None
    nilai = {
        kunci: teks
        for kunci, teks in satu["nilai"].items()
        if memuat(terbaik, teks) or (skor >= SERUPA and not memuat(satu["kalimat"], teks))
    }
    return {"kalimat": terbaik, "nilai": nilai} if nilai else None


def _kemiripan(satu: str, dua: str) -> float:
    cocok = SequenceMatcher(None, satu[:PANJANG_BANDING], dua[:PANJANG_BANDING], autojunk=False)
    return cocok.ratio() if cocok.real_quick_ratio() >= MIRIP and cocok.quick_ratio() >= MIRIP else 0.0


def _dinyatakan(kalimat: str, milik: Mapping[str, str]) -> dict[str, str]:
    """The facts of the section whose figure a sentence prints, where that figure means one fact only."""
    angka = {m[0] for m in _ANGKA.finditer(kalimat) if len(re.sub(r"\D", "", m[0])) > 1}
    per_nilai: dict[str, list[str]] = {}
    for kunci, teks in milik.items():
        if not kunci.startswith(("pola/", "hitung/")) and teks in angka:
            per_nilai.setdefault(teks, []).append(kunci)
    return {ids[0]: teks for teks, ids in per_nilai.items() if len(ids) == 1}


def memuat(kalimat: str, nilai: str) -> bool:
    """Whether a sentence prints `nilai` as a figure of its own, not inside a longer one."""
    return bool(nilai) and _pola_nilai(nilai).search(kalimat) is not None


def _pola_nilai(nilai: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,]){re.escape(nilai)}(?!\w|[.,]\d)" if nilai[0].isalnum() else re.escape(nilai)
    )


@dataclass(frozen=True)
class Beda:
    """A fact of a sentence that has changed: `kini` None = its figure is no longer there."""

    fakta: str
    lama: str
    kini: str | None

    @property
    def is_pola(self) -> bool:
        """Whether the words of the sentence, and not a figure, no longer fit."""
        return self.fakta.startswith("pola/")


def beda_of(satu: Ikatan, kini: Mapping[str, str]) -> list[Beda]:
    """What has changed of the facts of one sentence."""
    return [
        Beda(kunci, lama, kini.get(kunci))
        for kunci, lama in satu["nilai"].items()
        if not sama(lama, kini.get(kunci))
    ]


def sama(lama: str, kini: str | None) -> bool:
    """Whether two printed values are one: `Rp1.000` and `1.000` are."""
    return kini is not None and _polos(lama) == _polos(kini)


def _polos(nilai: str) -> str:
    return re.sub(r"^Rp|%$|\s", "", nilai.strip()).casefold()


def bisa_diganti(satu: Ikatan, beda: Sequence[Beda]) -> bool:
    """Whether new figures alone put the sentence right: no pattern changed, every old figure stands in it and
    means one new one."""
    tujuan: dict[str, set[str | None]] = {}
    for b in beda:
        if b.is_pola or b.kini is None or not memuat(satu["kalimat"], b.lama):
            return False
        tujuan.setdefault(b.lama, set()).add(b.kini)
    tetap = {teks for kunci, teks in satu["nilai"].items() if kunci not in {b.fakta for b in beda}}
    return bool(beda) and not tetap & tujuan.keys() and all(len(t) == 1 for t in tujuan.values())


def ganti_angka(satu: Ikatan, beda: Sequence[Beda]) -> Ikatan:
    """The sentence with its new figures, bound to them; call it where `bisa_diganti` says so."""
    ganti = {b.lama: b.kini or "" for b in beda}
    pola = "|".join(_pola_nilai(lama).pattern for lama in sorted(ganti, key=len, reverse=True))
    kalimat = re.sub(pola, lambda m: ganti[m[0]], satu["kalimat"])
    return {"kalimat": kalimat, "nilai": satu["nilai"] | {b.fakta: b.kini for b in beda}}


def teguhkan(satu: Ikatan, beda: Sequence[Beda]) -> Ikatan:
    """The sentence as it is, bound to the values of today; what is gone is let go."""
    kini = {b.fakta: b.kini for b in beda}
    nilai = {k: kini.get(k, lama) for k, lama in satu["nilai"].items()}
    return {"kalimat": satu["kalimat"], "nilai": {k: v for k, v in nilai.items() if v is not None}}


def pengganti(satu: Ikatan, rancangan: Rancangan) -> Kalimat | None:
    """The sentence of a new draft that speaks of the same facts; None where the draft no longer has one."""
    terbaik, skor = None, 0
    kunci = set(satu["nilai"])
    for kalimat in (k for a in rancangan for k in a.kalimat):
        bersama = sum(
            2 if k.startswith("pola/") else 1 for k in kunci & (set(kalimat.tersedia) | set(kalimat.nilai))
        )
        if bersama > skor:
            terbaik, skor = kalimat, bersama
    return terbaik
