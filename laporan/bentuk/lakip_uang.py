"""The columns pagu, realisasi and penyerapan that every table of the budget in a LAKIP has."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from laporan.bentuk.tabel import Baris, Kolom, Sel
from sakip.numbers import bulatkan, cetak_persen, cetak_rupiah_polos

Kunci = Callable[[str], str]  # the fact of a column
KOLOM_UANG: Final = (
    Kolom("Pagu (Rp)", "kanan"),
    Kolom("Realisasi (Rp)", "kanan"),
    Kolom("Penyerapan", "tengah"),
)


def sel_uang(kunci: Kunci, baris: dict[str, Any]) -> tuple[Sel, Sel, Sel]:
    """Pagu, realisasi and penyerapan of `baris`; `kunci` names the fact of each."""
    pagu, realisasi = baris["pagu"], baris["realisasi"]
    return (
        Sel(cetak_rupiah_polos(pagu), fakta=kunci("pagu")),
        Sel(cetak_rupiah_polos(realisasi), fakta=kunci("realisasi")),
        Sel(cetak_persen(persen(pagu, realisasi)), fakta=kunci("penyerapan")),
    )


def persen(pagu: int | None, realisasi: int | None) -> Decimal | None:
    """Penyerapan with two decimals, at its own level (rule R05)."""
    return None if not pagu or realisasi is None else bulatkan(Decimal(realisasi) * 100 / pagu)


def baris_jumlah(kunci: Kunci, semua: dict[str, Any], nama: str = "Jumlah") -> Baris:
    """The last row of a table that numbers and names its rows."""
    return Baris((Sel(nama, lebar=2, kelas="kanan"), *sel_uang(kunci, semua)), "jumlah")
