"""Reading the environment for the settings: a yes, words, one of a few words (layer 0)."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured


def baca_ya(nama: str) -> bool:
    """Whether the variable says yes (1, true, ya); unset and anything else says no."""
    return os.environ.get(nama, "").strip().lower() in {"1", "true", "ya"}


def baca_kata(nama: str, bawaan: str = "") -> list[str]:
    """The words of the variable, parted by spaces or commas; unset = those of `bawaan`."""
    return os.environ.get(nama, bawaan).replace(",", " ").split()


def baca_pilihan(nama: str, *pilihan: str) -> str:
    """The variable, which is one of `pilihan`; unset or empty = the first. Raises ImproperlyConfigured."""
    isi = os.environ.get(nama) or pilihan[0]
    if isi not in pilihan:
        raise ImproperlyConfigured(f"{nama} berisi {', '.join(pilihan[:-1])}, atau {pilihan[-1]}.")
    return isi
