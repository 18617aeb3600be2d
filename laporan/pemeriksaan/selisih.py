"""The deviations that a second person let pass: what is printed of them."""

from __future__ import annotations

from typing import Final

from django.utils import timezone

from kinerja.tabel.dokumen import BarisDokumen
from laporan.pemeriksaan.aturan import ALASAN, TTD, J
from laporan.pemeriksaan.bahan import Bahan
from laporan.pemeriksaan.kaitan import deviations, target_is_that_of_its_source
from sakip.models.alur import Beralur
from sakip.temuan import Temuan

BERSELISIH: Final = (J.RKT, J.PK)  # the documents whose rows come from a plan


def reasons_by_row(sumber: Beralur) -> list[tuple[BarisDokumen, str]]:
    """(row, reason) of each deviation of an RKT or PK that a second person let pass, as it stands today; none
    for another document."""
    if sumber.jenis_dokumen not in BERSELISIH:
        return []
    bahan = Bahan(sumber, TTD, timezone.localdate())
    kode = target_is_that_of_its_source.kode
    found = []
    for satu, hal in deviations(bahan):
        sidik = Temuan(kode, ALASAN, hal.pesan, hal.objek).sidik
        if sidik in bahan.pengesampingan:
            found.append((satu, bahan.pengesampingan[sidik].alasan))
    return found
