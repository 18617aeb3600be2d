"""A drafted sentence, the facts that it states, and the choice between its wordings. Pure (layer 0)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter
from typing import NamedTuple
from zlib import crc32


class Nilai(NamedTuple):
    """A fact in a sentence: its id, and how it is printed there."""

    id: str
    teks: str


@dataclass(frozen=True)
class Kalimat:
    """One sentence; `nilai` is what it says of each fact, `fakta` the ids of those facts.

    An id that begins with `pola/` is printed nowhere: its value names the pattern (`di_atas`, `naik`), so
    that a sentence whose words no longer fit is known even when its figures could be replaced. `tersedia`
    adds the facts that another wording of the same sentence would print.
    """

    teks: str
    fakta: tuple[str, ...] = ()
    nilai: Mapping[str, str] = field(default_factory=dict)
    tersedia: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Alinea:
    """A paragraph of a draft, or with `jenis` `judul` or `butir` a heading or one item of a list."""

    kalimat: tuple[Kalimat, ...]
    jenis: str = "p"

    @property
    def teks(self) -> str:
        return " ".join(k.teks for k in self.kalimat)


Rancangan = list[Alinea]


def susun(varian: Sequence[str], ke: int, *lain: Nilai, **isi: object) -> Kalimat:
    """The wording number `ke` (counted round) of `varian` with `isi` put in.

    It is bound to every Nilai that this wording prints and to those of `lain`, which it only rests on.
    """
    pola = varian[ke % len(varian)]
    dipakai = [nama for _, nama, _, _ in Formatter().parse(pola) if nama]
    nilai = {
        satu.id: satu.teks
        for satu in [*(isi[n] for n in dipakai), *lain]
        if isinstance(satu, Nilai) and satu.id
    }
    kata = {n: satu.teks if isinstance(satu, Nilai) else satu for n, satu in isi.items()}
    semua = {n.id: n.teks for n in isi.values() if isinstance(n, Nilai) and n.id} | nilai
    return Kalimat(kapital(pola.format(**kata)), tuple(nilai), nilai, semua)


def benih(kunci: str) -> int:
    """A number that is the same for `kunci` on every machine and in every year: where wordings begin."""
    return crc32(kunci.encode())


def kapital(teks: str) -> str:
    """`teks` with a capital first letter; the others stay as they are."""
    return f"{teks[:1].upper()}{teks[1:]}"


def daftar(satu: Sequence[str]) -> str:
    """`a`, `a dan b`, `a, b, dan c`; with semicolons where a part holds a comma itself."""
    if len(satu) < 2:
        return "".join(satu)
    if any(re.search(r",(?!\d)", s) for s in satu):
        return f"{'; '.join(satu[:-1])}; dan {satu[-1]}"
    depan = ", ".join(satu[:-1])
    return f"{depan}{',' if len(satu) > 2 else ''} dan {satu[-1]}"


def alinea(*kalimat: Kalimat | None) -> Rancangan:
    """One paragraph of the sentences that exist; nothing when none does."""
    ada = tuple(k for k in kalimat if k is not None)
    return [Alinea(ada)] if ada else []


def nilai_dalam(rancangan: Iterable[Alinea]) -> dict[str, str]:
    """{fact id: printed value} of all sentences, in every wording."""
    return {id_: teks for a in rancangan for k in a.kalimat for id_, teks in (k.tersedia or k.nilai).items()}
