"""Cells of an imported workbook: every reading in the product's own words, never a guess."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from laporan.spreadsheets import SelRusak
from sakip.exports import NilaiAsli
from sakip.lipat import lipat
from sakip.tanggal import baca_tanggal


def is_empty(isi: Any) -> bool:
    """Whether the cell says nothing; such a cell never overwrites a stored value."""
    return isi is None or (isinstance(isi, str) and isi.strip() in {"", "-"})


class SelTeks(NilaiAsli):
    """Words; a whole number is taken as its digits. Raises ValueError in words."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        if isinstance(value, SelRusak):
            raise ValueError(value.alasan)
        if isinstance(value, str):
            return value.strip()
        if isinstance(value, int | Decimal) and not isinstance(value, bool) and value == int(value):
            return str(int(value))
        raise ValueError("Isi sel ini bukan teks.")


class SelNip(SelTeks):
    """Eighteen digits, written as text: a spreadsheet rounds a number of that length."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        if not isinstance(value, str | SelRusak):
            raise ValueError("NIP harus ditulis sebagai teks, karena angka 18 digit dibulatkan oleh Excel.")
        return super().clean(value).replace(" ", "")


class SelTanggal(NilaiAsli):
    """A full date in any usual spelling. Raises ValueError in words."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date | None:
        if isinstance(value, SelRusak):
            raise ValueError(value.alasan)
        hasil = baca_tanggal(value)
        if hasil.tanggal is None and hasil.catatan:
            raise ValueError(hasil.catatan)
        if hasil.ragu or hasil.presisi not in {"hari", ""}:
            raise ValueError(f"{hasil.catatan} Tulis tanggal lengkap, misalnya 2 Januari 2024.".strip())
        return hasil.tanggal


class SelPilihan(SelTeks):
    """One of `pilihan` (slug, words), by either. Raises ValueError that names them."""

    def __init__(self, pilihan: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.pilihan = list(pilihan)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        teks = lipat(super().clean(value))
        for slug, kata in self.pilihan:
            if teks in {lipat(slug), lipat(kata)}:
                return slug
        raise ValueError(f"Pilihannya: {', '.join(slug for slug, _ in self.pilihan)}.")


class SelTahun(NilaiAsli):
    """A year from 2000 to 2100. Raises ValueError in words."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int:
        if isinstance(value, SelRusak):
            raise ValueError(value.alasan)
        teks = str(value).strip()
        if not (teks.isascii() and teks.isdigit() and 2000 <= int(teks) <= 2100):
            raise ValueError("Tahun ditulis dengan empat angka, misalnya 2024.")
        return int(teks)
