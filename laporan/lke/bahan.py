"""What the criteria of a self-assessment are judged by, read once (layer 2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from kinerja.models import Pengukuran
from laporan.reviu.saran import Saran, suggestions
from laporan.snapshot.lakip import lakip_snapshot
from renstra.models import Indikator, Renstra
from sakip.models import Satker


@dataclass(frozen=True)
class Bahan:
    """The year of a satker; `saran` is what the checklist of the review knows of it."""

    satker: Satker
    tahun: int
    snap: dict[str, Any]
    saran: dict[str, Saran]
    renstra: Renstra | None
    indikator: list[Any]
    ukur: list[Pengukuran]

    def page(self, nama: str) -> str:
        """The address of the page `nama` of the satker and year."""
        return reverse(nama, args=[self.satker.kode_wilayah, self.tahun])


def material_of(satker: Satker, tahun: int) -> Bahan:
    """The number of queries does not grow with rows."""
    snap = lakip_snapshot(satker, tahun)
    renstra = Renstra.objects.filter(satker=satker, tahun_awal__lte=tahun, tahun_akhir__gte=tahun).first()
    rows = Indikator.objects.filter(sasaran__renstra=renstra) if renstra else Indikator.objects.none()
    return Bahan(
        satker,
        tahun,
        snap,
        suggestions(satker, tahun, snap),
        renstra,
        list(rows),
        list(Pengukuran.objects.filter(unit__satker=satker, tahun=tahun)),
    )
