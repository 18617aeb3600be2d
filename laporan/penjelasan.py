"""How a headline came about: the mean capaian of the PK of one unit, as home, chain and province show it."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from kinerja.models import Realisasi
from kinerja.penjelasan.rerata import average_of
from kinerja.queries import with_links
from laporan.rekap import CapaianUnit, capaian_per_unit, rows_that_count
from sakip.choices import JenisUnit, Triwulan
from sakip.models import Satker
from sakip.penjelasan import Butir, Penjelasan
from sakip.queries import kebijakan_for


def explain_headline(satker: Satker, tahun: int, jenis: str, triwulan: int | None = None) -> Penjelasan:
    """The headline of the unit `jenis` (lembaga or sekretariat) of `satker`; `triwulan` None = the latest one
    that was filled. A constant number of queries."""
    capaian = capaian_per_unit([satker], tahun, triwulan)[satker.pk, jenis]
    rows = list(_rows(satker, tahun, jenis, capaian.triwulan))
    langkah = _steps(satker, tahun, JenisUnit(jenis), capaian, rows)
    return average_of(rows, kebijakan_for(satker, tahun), satker.kode_wilayah, tahun, langkah)


def _rows(satker: Satker, tahun: int, jenis: str, triwulan: int | None) -> Iterable[Realisasi]:
    if triwulan is None:
        return []
    found = rows_that_count([satker.pk], tahun)
    found = found.filter(pengukuran__unit__jenis=jenis, pengukuran__triwulan=triwulan)
    return with_links(found.order_by("urut", "id"))


def _steps(
    satker: Satker, tahun: int, jenis: JenisUnit, capaian: CapaianUnit, rows: list[Realisasi]
) -> Iterable[Butir]:
    kode = satker.kode_wilayah
    pk = reverse("kinerja:pk-list", args=[kode, tahun])
    yield Butir(
        "Diukur terhadap",
        f"Perjanjian Kinerja {jenis.label.lower()} tahun {tahun} yang berlaku, {capaian.seluruh} indikator. "
        "Lembaga dan sekretariat tidak dicampurkan",
        pk,
        "Buka Perjanjian Kinerja",
    )
    if not rows or capaian.triwulan is None:
        yield Butir("Triwulan", "Belum ada triwulan yang terisi")
        return
    ukur = reverse("kinerja:realisasi-detail", args=[kode, tahun, rows[0].pengukuran_id])
    kata = f"{Triwulan(capaian.triwulan).label}, {capaian.terisi} indikator terisi"
    yield Butir("Triwulan", kata, ukur, "Buka pengukuran")
