"""Temuan: one finding of a check, the currency between rules, pages and documents (layer 0)."""

from dataclasses import dataclass

TINGKAT = ("galat", "alasan", "peringatan", "ragu", "info")


@dataclass(frozen=True)
class Temuan:
    """`kode` is stable (R05, ...); `tingkat` one of TINGKAT; `pesan` a sentence in Indonesian;
    `objek` names the place, `url` leads to where it can be mended ("" = nowhere)."""

    kode: str
    tingkat: str
    pesan: str
    objek: str = ""
    url: str = ""
