"""A preview arranged for a page: counts per sheet, messages by weight, doubtful rows to confirm."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from laporan.paket.pesan import HasilBaris, Pesan, Pratinjau

PESAN_MAKS: Final = 200  # messages of one weight on a page; the count says how many there are
JUDUL_TINGKAT: Final = {"galat": "Kesalahan", "peringatan": "Peringatan", "info": "Keterangan"}
LENCANA: Final = {"baru": "info", "berubah": "cukup", "sama": "netral", "galat": "buruk"}


@dataclass(frozen=True)
class KelompokPesan:
    """Messages of one weight: the first PESAN_MAKS of `jumlah`."""

    tingkat: str
    judul: str
    jumlah: int
    pesan: list[Pesan]

    @property
    def sisa(self) -> int:
        return self.jumlah - len(self.pesan)


@dataclass(frozen=True)
class BarisRagu:
    """A row to confirm: `kunci` is what its checkbox sends."""

    kunci: str
    lembar: str
    baris: int | None
    bacaan: list[Pesan]


def sheet_counts(hasil: Pratinjau) -> list[dict[str, Any]]:
    """One line per sheet of the file, zeros as a dash."""
    return [
        {"nama": nama, "hitungan": [str(jumlah) if jumlah else "–" for jumlah in hasil.hitung(nama).values()]}
        for nama in hasil.lembar
    ]


def message_groups(hasil: Pratinjau) -> list[KelompokPesan]:
    """Messages by weight, the gravest first; doubtful readings have their own place."""
    semua = ((tingkat, [p for p in hasil.pesan if p.tingkat == tingkat]) for tingkat in JUDUL_TINGKAT)
    return [
        KelompokPesan(tingkat, JUDUL_TINGKAT[tingkat], len(pesan), pesan[:PESAN_MAKS])
        for tingkat, pesan in semua
        if pesan
    ]


def doubtful_rows(hasil: Pratinjau) -> list[BarisRagu]:
    """Rows that wait for a confirmation, with what was read in them."""
    ragu = sorted((p for p in hasil.pesan if p.tingkat == "ragu"), key=lambda p: (p.lembar, p.baris or 0))
    return [
        BarisRagu(f"{lembar}:{baris or 0}", lembar, baris, list(pesan))
        for (lembar, baris), pesan in groupby(ragu, key=lambda p: (p.lembar, p.baris))
    ]


def confirmed_rows(kunci: list[str]) -> set[tuple[str, int]]:
    """(sheet, row) of the checkboxes that were sent; anything else is ignored."""
    pecahan = (satu.rpartition(":") for satu in kunci)
    return {(lembar, int(baris)) for lembar, _, baris in pecahan if baris.isdigit() and len(baris) < 9}


def rows_of(hasil: Pratinjau, lembar: str) -> list[HasilBaris]:
    """The rows of a sheet that would do something."""
    return [baris for baris in hasil.baris if baris.lembar == lembar and baris.keadaan != "sama"]


def first_changed_sheet(hasil: Pratinjau) -> str:
    """The first sheet that changes something, "" when none does."""
    return next((nama for nama in hasil.lembar if rows_of(hasil, nama)), "")
