"""Rollups as frozen dataclasses: the headline of a unit, the chain of a satker-year, a province's list.

Everything reads stored capaian (`kinerja.services.capaian`); nothing here computes one. A figure always
comes with how many indikator stand behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Sum

from kinerja.models import BarisPk, Pk, Realisasi
from kinerja.models.realisasi import Acuan
from kinerja.queries import PERINGKAT
from kinerja.ukuran import skala_of
from laporan.capaian import tentukan_kategori
from sakip.choices import BELUM_DIUKUR, PERNAH_SAH, JenisUnit, StatusCapaian, StatusDokumen, StatusNilai
from sakip.models import Kebijakan, Satker
from sakip.numbers import bulatkan
from sakip.queries import kebijakan_for

UNIT_UTAMA = (JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT)


@dataclass(frozen=True)
class CapaianUnit:
    """Mean capaian in percent (2 decimals) of one unit; None = no indikator has a number yet.

    `dihitung` of `seluruh` indikator of the PK in force stand behind it, `terisi` have a realisasi of any
    kind; `kategori` is "" without a number. `triwulan` None = nothing was measured. `sementara`: the
    realisasi of that triwulan are not in force yet. `di_luar` counts the filled realisasi of the latest
    triwulan that measure an RKT, so that they stand behind no figure here.
    """

    rata_rata: Decimal | None
    dihitung: int
    terisi: int
    seluruh: int
    triwulan: int | None
    kategori: str
    sementara: bool = False
    di_luar: int = 0


@dataclass(frozen=True)
class BarisSatker:
    """One satker in a province's list: the lembaga leads, the sekretariat stands beside it, never mixed."""

    satker: Satker
    lembaga: CapaianUnit
    sekretariat: CapaianUnit


def pk_rows_in_force() -> QuerySet[BarisPk]:
    """Rows of the version of every PK that holds (never a draf beside one in force, never one that was
    replaced or withdrawn)."""
    latest = (
        Pk.objects.filter(unit=OuterRef("pk_dokumen__unit"), tahun=OuterRef("pk_dokumen__tahun"))
        .exclude(status=StatusDokumen.DIGANTIKAN)
        .order_by(PERINGKAT.desc(), "-versi")
        .values("pk")[:1]
    )
    return BarisPk.objects.filter(pk_dokumen=Subquery(latest))


def capaian_per_unit(
    satker: Iterable[Satker], tahun: int, triwulan: int | None = None
) -> dict[tuple[int, str], CapaianUnit]:
    """{(satker id, jenis unit): CapaianUnit} for lembaga and sekretariat, in four queries.

    `triwulan` None = for each unit the latest one that has a PK measurement.
    """
    ids = [s.pk for s in satker]
    kebijakan = _kebijakan_by_satker(satker, tahun)
    totals = _pk_totals(ids, tahun)
    measured, di_luar = _measured(ids, tahun, triwulan), _beside(ids, tahun, triwulan)
    return {
        key: replace(
            _capaian_unit(totals.get(key, 0), measured.get(key), kebijakan[key[0]]),
            di_luar=di_luar.get(key, 0),
        )
        for key in {(pk, jenis) for pk in ids for jenis in UNIT_UTAMA}
    }


def _kebijakan_by_satker(satker: Iterable[Satker], tahun: int) -> dict[int, Kebijakan]:
    """The kebijakan of each satker; those without one of their own share the national one."""
    rows = list(satker)
    own = set(Kebijakan.objects.filter(satker__in=[s.pk for s in rows]).values_list("satker_id", flat=True))
    shared = next((kebijakan_for(s, tahun) for s in rows if s.pk not in own), None)
    return {s.pk: kebijakan_for(s, tahun) if s.pk in own or shared is None else shared for s in rows}


def _pk_totals(ids: list[int], tahun: int) -> dict[tuple[int, str], int]:
    rows = (
        pk_rows_in_force()
        .filter(
            pk_dokumen__unit__satker__in=ids,
            pk_dokumen__unit__jenis__in=UNIT_UTAMA,
            pk_dokumen__tahun=tahun,
        )
        .values_list("pk_dokumen__unit__satker_id", "pk_dokumen__unit__jenis")
        .annotate(banyak=Count("pk"))
    )
    return {(satker_id, jenis): banyak for satker_id, jenis, banyak in rows}


def _measured(ids: list[int], tahun: int, triwulan: int | None) -> dict[tuple[int, str], tuple]:  # type: ignore[type-arg]
    """(triwulan, sum of dipakai, count with a number, count filled, count not in force yet) per satker and
    jenis, latest triwulan."""
    rows = rows_that_count(ids, tahun)
    grouped = (
        rows.values_list("pengukuran__unit__satker_id", "pengukuran__unit__jenis", "pengukuran__triwulan")
        .annotate(
            jumlah=Sum("capaian_dipakai", filter=Q(capaian_status=StatusCapaian.OK)),
            dihitung=Count("pk", filter=Q(capaian_status=StatusCapaian.OK)),
            terisi=Count("pk", filter=~Q(realisasi_status=StatusNilai.BELUM_DIISI)),
            belum_sah=Count("pk", filter=~Q(pengukuran__status__in=PERNAH_SAH)),
        )
        .order_by("pengukuran__triwulan")
    )
    if triwulan is None:
        diukur = Count("pk", filter=~Q(realisasi_status__in=BELUM_DIUKUR))
        grouped = grouped.alias(diukur=diukur).filter(diukur__gt=0)
    else:
        grouped = grouped.filter(pengukuran__triwulan=triwulan)
    return {(satker_id, jenis): tuple(rest) for satker_id, jenis, *rest in grouped}


def _beside(ids: list[int], tahun: int, triwulan: int | None) -> dict[tuple[int, str], int]:
    """How many filled realisasi measure an RKT, per satker and jenis, of `triwulan` (None = the latest)."""
    rows = Realisasi.objects.filter(
        acuan=Acuan.RKT,
        pengukuran__tahun=tahun,
        pengukuran__unit__satker__in=ids,
        pengukuran__unit__jenis__in=UNIT_UTAMA,
    ).exclude(realisasi_status__in=BELUM_DIUKUR)
    if triwulan is not None:
        rows = rows.filter(pengukuran__triwulan=triwulan)
    tempat = ("pengukuran__unit__satker_id", "pengukuran__unit__jenis", "pengukuran__triwulan")
    grouped = rows.values_list(*tempat).annotate(banyak=Count("pk")).order_by("pengukuran__triwulan")
    return {(satker_id, jenis): banyak for satker_id, jenis, _, banyak in grouped}


def rows_that_count(ids: list[int], tahun: int) -> QuerySet[Realisasi]:
    """The realisasi of lembaga and sekretariat of these satker that stand in a headline: measured against a
    row of a PK, where a PK of the unit holds."""
    return Realisasi.objects.filter(
        Exists(_promises_that_hold()),
        acuan=Acuan.PK,
        baris_pk__isnull=False,
        pengukuran__tahun=tahun,
        pengukuran__unit__satker__in=ids,
        pengukuran__unit__jenis__in=UNIT_UTAMA,
    )


def _promises_that_hold() -> QuerySet[Pk]:
    """The PK of the unit and year of a realisasi, without what was replaced or withdrawn."""
    rows = Pk.objects.filter(unit=OuterRef("pengukuran__unit"), tahun=OuterRef("pengukuran__tahun"))
    return rows.exclude(status=StatusDokumen.DIGANTIKAN).order_by()


def _capaian_unit(seluruh: int, measured: tuple | None, kebijakan: Kebijakan) -> CapaianUnit:  # type: ignore[type-arg]
    triwulan, jumlah, dihitung, terisi, belum_sah = measured or (None, None, 0, 0, 0)
    mean = jumlah / dihitung if dihitung else None
    return CapaianUnit(
        rata_rata=None if mean is None else bulatkan(mean),
        dihitung=dihitung,
        terisi=terisi,
        seluruh=seluruh,
        triwulan=triwulan,
        kategori=tentukan_kategori(mean, skala_of(kebijakan)) or "",
        sementara=belum_sah > 0,
    )


def province_rows(provinsi: Satker, tahun: int, triwulan: int | None = None) -> list[BarisSatker]:
    """The kabupaten/kota of `provinsi` with their capaian, by code; its own satker is not among them."""
    children = list(Satker.objects.children_of(provinsi))
    found = capaian_per_unit(children, tahun, triwulan)
    return [
        BarisSatker(s, found[s.pk, JenisUnit.LEMBAGA], found[s.pk, JenisUnit.SEKRETARIAT]) for s in children
    ]


def years_with_data(satker: Satker) -> list[int]:
    """Years in which `satker` has a PK or a measurement, latest first."""
    pk = Pk.objects.filter(unit__satker=satker).values_list("tahun", flat=True)
    measured = Realisasi.objects.filter(pengukuran__unit__satker=satker).values_list(
        "pengukuran__tahun", flat=True
    )
    return sorted(set(pk) | set(measured), reverse=True)


def latest_year(satker: Iterable[Satker]) -> int | None:
    """The latest year in which one of `satker` was measured, else has a PK; None = no data."""
    ids = [s.pk for s in satker]
    measured = Realisasi.objects.filter(pengukuran__unit__satker__in=ids).aggregate(
        tahun=Max(F("pengukuran__tahun"))
    )["tahun"]
    return measured or Pk.objects.filter(unit__satker__in=ids).aggregate(tahun=Max("tahun"))["tahun"]
