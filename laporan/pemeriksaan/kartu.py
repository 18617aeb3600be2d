"""The kartu of the indikator that a Perjanjian Kinerja promises (K01)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings
from django.urls import reverse

from laporan.pemeriksaan.aturan import GALAT, PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut, tempat
from renstra.berlaku import is_changing
from renstra.kartu import PENANGGUNG_JAWAB
from renstra.susunan import missing_by_indikator


@aturan("K01", (J.PK,), simpan=PERINGATAN, ajukan=GALAT, ttd=PERINGATAN)
def kartu_of_a_promise_is_whole(bahan: Bahan) -> Iterator[Hal]:
    """An indikator of the Renstra enters a PK with a complete kartu: nobody can judge a promise whose
    definition, formula, source or penanggung jawab is not said. One finding for each indikator. Years before
    `settings.TAHUN_MULAI` are history. Source: FEATURES 11."""
    if bahan.tahun < settings.TAHUN_MULAI:
        return
    linked = {b.baris.indikator_renstra_id: b for b in reversed(bahan.rows) if b.baris.indikator_renstra_id}
    kurang = missing_by_indikator(b.baris.indikator_renstra for b in linked.values())
    for satu in bahan.rows:
        indikator = satu.baris.indikator_renstra
        if indikator is not None and linked[indikator.pk] is satu and kurang[indikator.pk]:
            yield Hal(
                f"Kartu indikator {sebut(indikator.uraian)} belum memuat {', '.join(kurang[indikator.pk])}."
                f"{_in_draft(bahan, kurang[indikator.pk])}",
                tempat(satu.nomor, satu.baris),
                _url(bahan, indikator, kurang[indikator.pk]),
            )


def _in_draft(bahan: Bahan, kurang: list[str]) -> str:
    """Why filling the kartu is not enough while a perubahan of the Renstra is being written."""
    if kurang == [PENANGGUNG_JAWAB] or bahan.renstra is None or not is_changing(bahan.renstra):
        return ""
    return (
        " Renstra sedang diubah: kartu yang dilengkapi dalam perubahan itu baru berlaku setelah perubahannya "
        "ditetapkan."
    )


def _url(bahan: Bahan, indikator: Any, kurang: list[str]) -> str:
    """Where the kartu is filled; where only a penanggung jawab is missing, where one is named."""
    halaman = "pj-edit" if kurang == [PENANGGUNG_JAWAB] else "indikator-edit"
    kode, renstra = bahan.satker.kode_wilayah, indikator.sasaran.renstra_id
    return reverse(f"renstra:{halaman}", args=[kode, renstra, indikator.pk])


ATURAN: Final = (kartu_of_a_promise_is_whole,)
