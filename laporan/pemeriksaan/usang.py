"""The LAKIP that was submitted: figures that changed since."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan
from laporan.usang import stale_figures


@aturan("U01", (J.LAKIP,), PERINGATAN, slug="angka-usang", setahun="")
def figures_are_as_submitted(bahan: Bahan) -> Iterator[Hal]:
    """Every figure is what it was when the LAKIP was submitted or prepared; one that changed is named with
    both values. Source: own rule, the lineage of figures."""
    found = stale_figures(bahan.sumber)
    for satu in found.usang.values() if found else ():
        yield Hal(
            f"{satu.kalimat} Semula menurut {found.sejak if found else ''}.",
            satu.apa,
            reverse("laporan:angka-detail", args=[bahan.satker.kode_wilayah, bahan.tahun, satu.id]),
            "Periksa apakah laporan dan narasinya masih benar, lalu kembalikan dan ajukan lagi bila perlu.",
        )


ATURAN = (figures_are_as_submitted,)
