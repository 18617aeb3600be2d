"""Print the interim report of a triwulan: the LAKIP as it stood at its end. Writes nothing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from kinerja.models import Pengukuran
from laporan.bentuk.umum import nama_berkas
from laporan.services.dokumen import Cetakan, render_snapshot
from laporan.snapshot import lakip_snapshot
from sakip.choices import PERNAH_SAH, Triwulan
from sakip.models import Satker


def print_interim(satker: Satker, tahun: int, triwulan: int) -> Cetakan:
    """The "Laporan Kinerja Interim Triwulan II" of a satker as a PDF, marked as a draf until every
    measurement of that triwulan is in force. ValidationError when there is nothing to print.
    """
    if triwulan not in Triwulan.values:
        raise ValidationError("Triwulan ditulis dengan angka 1 sampai 4.")
    snapshot = interim_snapshot(satker, tahun, triwulan)
    if not (snapshot["pk"] or snapshot["pengukuran"] or snapshot["anggaran"]["pagu"] is not None):
        raise ValidationError(
            f"{satker.nama} belum memiliki data tahun {tahun}, jadi laporan interim belum dapat dicetak."
        )
    nama = nama_berkas("lakip-interim", tahun, f"triwulan-{triwulan}", satker.nama)
    return Cetakan(nama, render_snapshot("lakip", snapshot))


def interim_snapshot(satker: Satker, tahun: int, triwulan: int) -> dict[str, Any]:
    """The snapshot of the report; one query more than that of a LAKIP."""
    keadaan = Pengukuran.objects.filter(unit__satker=satker, tahun=tahun, triwulan=triwulan)
    status = list(keadaan.values_list("status", flat=True))
    sah = bool(status) and all(s in PERNAH_SAH for s in status)
    return {**lakip_snapshot(satker, tahun, triwulan), "draf": not sah}
