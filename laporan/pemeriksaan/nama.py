"""Names of programs, kegiatan and outputs compared by their words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

DEKAT: Final = 0.75  # how alike two names are that mean the same (not verified; see E184)
TANPA_ARTI: Final = frozenset(("program", "kegiatan", "dan", "serta", "dalam", "pada", "di", "yang"))


@lru_cache(maxsize=4096)
def words_of_name(teks: str) -> str:
    """The words that tell a name from another one, in alphabetical order: `Sumpah/Janji` and `Janji/Sumpah`
    are equal, `dan` and a year count for nothing."""
    kata = (k for k in re.findall(r"[^\W\d_]+", teks.casefold()) if k not in TANPA_ARTI)
    return " ".join(sorted(kata))


def is_same_name(satu: str, lain: str) -> bool:
    """Whether two names consist of the same words."""
    return words_of_name(satu) == words_of_name(lain)


def likeness(satu: str, lain: str) -> float:
    """How alike two names are, 0 to 1; 1 = they consist of the same words."""
    return _ratio(words_of_name(satu), words_of_name(lain))


def is_near(satu: str, lain: str) -> bool:
    """Whether two names are not the same, but nearly."""
    return not is_same_name(satu, lain) and likeness(satu, lain) >= DEKAT


@lru_cache(maxsize=16384)
def _ratio(satu: str, lain: str) -> float:
    return SequenceMatcher(None, satu, lain, autojunk=False).ratio()
