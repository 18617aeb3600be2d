"""The part of a long report in which cells span rows, to find where pages end before all of it is laid out.

A report of seventy pages has spanning tables on a few. What stands between two changes of the page
(chapter, annex, portrait and landscape) is a run; a run without such a table is cut down to its first block,
which keeps the changes of the page where they are. What was found is checked on the whole report afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

BAGIAN: Final = ("bab", "lampiran")  # classes of the sections that begin a page


def cut_down(root: Any, names: set[str]) -> bool:
    """Remove from `root` (the tree of an HTML page, changed in place) what lies outside the runs of the
    tables `names`. False, and nothing removed, where there are no chapters or all runs have such a table."""
    induk = {anak: satu for satu in root.iter() for anak in satu}
    badan = root.find(".//body")
    sections = [satu for satu in root.iter("section") if _classes(satu) & set(BAGIAN)]
    if badan is None or not sections:
        return False
    blocks = [
        satu
        for section in sections
        for satu in _blocks(section, (id(section), "lanskap" in _classes(section)))
    ]
    runs = [[blok for blok, _ in run] for _, run in groupby(blocks, key=lambda satu: satu[1])]
    spare = [blok for run in runs if not any(_holds(blok, names) for blok in run) for blok in run[1:]]
    for satu in spare:
        induk[satu].remove(satu)
    front = [satu for satu in badan if "depan" in _classes(satu)]
    for satu in front:
        badan.remove(satu)
    return bool(spare or front)


def _blocks(element: Any, key: tuple[int, bool]) -> Iterator[tuple[Any, tuple[int, bool]]]:
    """(block, key of its run) below `element` in order; the key changes where the page does."""
    for satu in element:
        lanskap = key[1] or "lanskap" in _classes(satu)
        sendiri = (id(satu), lanskap) if "mulai-halaman" in _classes(satu) else (key[0], lanskap)
        if satu.tag == "section":
            yield from _blocks(satu, sendiri)
        else:
            yield satu, sendiri


def _holds(element: Any, names: set[str]) -> bool:
    return element.get("id") in names or any(satu.get("id") in names for satu in element.iter("table"))


def _classes(element: Any) -> set[str]:
    return set((element.get("class") or "").split())
