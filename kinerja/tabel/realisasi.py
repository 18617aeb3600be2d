"""The measured rows as the pages show them: numbered under their sasaran, explained, with their average."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.models import Pengukuran, Realisasi
from kinerja.models.realisasi import Acuan
from kinerja.queries import realisasi_rows, with_links
from kinerja.tabel.kelompok import Kelompok, group_by_sasaran
from kinerja.ukuran import acuan_of, capaian_of, skala_of, target_of, ukuran_of, with_history
from laporan.capaian import Rerata, rata_rata, tentukan_kategori
from sakip.choices import Polaritas, StatusNilai, Triwulan
from sakip.models import Kebijakan, Satker, UnitKerja
from sakip.models.nilai import Bertarget
from sakip.numbers import bulatkan


@dataclass(frozen=True)
class BarisTerukur:
    """One measured row with where its target stands.

    `usang`: the stored capaian differs from what the formula gives now (a kartu indikator or the
    kebijakan changed since). `lepas`: the row found no partner in its acuan.
    """

    nomor: int
    baris: Realisasi
    target: Bertarget
    minimal: bool
    lepas: bool
    usang: bool

    @property
    def sasaran(self) -> str:
        return self.baris.sasaran


@dataclass(frozen=True)
class Bagian:
    """The rows measured against one acuan, never mixed with those of the other in an average."""

    acuan: str
    label: str
    kelompok: tuple[Kelompok, ...]
    rerata: Rerata
    kategori: str


def measured_parts(pengukuran: Pengukuran, kebijakan: Kebijakan) -> tuple[Bagian, ...]:
    """The rows of `pengukuran`, PK before RKT, each part with its own average (two queries)."""
    rows: dict[str, list[BarisTerukur]] = {Acuan.PK: [], Acuan.RKT: []}
    for baris, history in with_history(realisasi_rows(pengukuran.unit, pengukuran.tahun)):
        if baris.pengukuran_id == pengukuran.pk:
            part = rows[baris.acuan]
            part.append(_measured(len(part) + 1, baris, kebijakan, history))
    return tuple(_part(acuan, part, kebijakan) for acuan, part in rows.items() if part)


def _measured(
    nomor: int, baris: Realisasi, kebijakan: Kebijakan, sebelum: Sequence[Realisasi]
) -> BarisTerukur:
    hasil = capaian_of(baris, kebijakan, sebelum)
    kategori = tentukan_kategori(hasil.dipakai, skala_of(kebijakan)) or ""
    kini = (hasil.nilai, hasil.status, kategori)
    return BarisTerukur(
        nomor=nomor,
        baris=baris,
        target=target_of(baris),
        minimal=ukuran_of(baris).polaritas == Polaritas.MINIMAL,
        lepas=acuan_of(baris) is None,
        usang=(baris.capaian_nilai, baris.capaian_status, baris.kategori) != kini,
    )


def _part(acuan: str, rows: list[BarisTerukur], kebijakan: Kebijakan) -> Bagian:
    rerata = rata_rata([b.baris.capaian_dipakai for b in rows])
    kategori = tentukan_kategori(rerata.dipakai, skala_of(kebijakan)) or ""
    return Bagian(acuan, Acuan(acuan).label, group_by_sasaran(rows), rerata, kategori)


def rows_of(pengukuran: Pengukuran) -> list[Realisasi]:
    """The rows of `pengukuran` in order, with the links that measuring needs (two queries)."""
    return with_links(pengukuran.baris.order_by("urut", "id"))


@dataclass(frozen=True)
class SelTriwulan:
    """One unit in one triwulan: `pk` None = not prepared; `terisi` of `seluruh` rows say something;
    `rata_rata` in percent with 2 decimals over `dihitung` rows, None = no row has a number; `acuan` = what
    these are measured against (the PK before the RKT, never mixed); `status` as its word."""

    triwulan: int
    pk: int | None = None
    terisi: int = 0
    seluruh: int = 0
    rata_rata: Decimal | None = None
    dihitung: int = 0
    acuan: str = Acuan.PK
    status: str = ""

    @property
    def label(self) -> str:
        return str(Triwulan(self.triwulan).label)


def triwulan_table(satker: Satker, tahun: int) -> list[tuple[UnitKerja, list[SelTriwulan]]]:
    """Every unit of `satker` with its four triwulan, in three queries."""
    cells = _cells(satker, tahun)
    return [
        (unit, [cells.get((unit.pk, tw), SelTriwulan(tw)) for tw in range(1, 5)])
        for unit in satker.unit.order_by("id")
    ]


def _cells(satker: Satker, tahun: int) -> dict[tuple[int, int], SelTriwulan]:
    values: dict[int, list[tuple[str, str, Decimal | None]]] = defaultdict(list)
    rows = Realisasi.objects.filter(pengukuran__unit__satker=satker, pengukuran__tahun=tahun)
    kolom = ("acuan", "realisasi_status", "capaian_dipakai")
    for pk, *satu in rows.values_list("pengukuran_id", *kolom):
        values[pk].append(tuple(satu))
    found = Pengukuran.objects.filter(unit__satker=satker, tahun=tahun)
    return {(p.unit_id, p.triwulan): _cell(p, values[p.pk]) for p in found}


def _cell(pengukuran: Pengukuran, values: list[tuple[str, str, Decimal | None]]) -> SelTriwulan:
    acuan = Acuan.PK if any(satu == Acuan.PK for satu, _, _ in values) else Acuan.RKT
    rerata = rata_rata([dipakai for satu, _, dipakai in values if satu == acuan])
    return SelTriwulan(
        triwulan=pengukuran.triwulan,
        pk=pengukuran.pk,
        terisi=sum(status != StatusNilai.BELUM_DIISI for _, status, _ in values),
        seluruh=len(values),
        rata_rata=None if rerata.dipakai is None else bulatkan(rerata.dipakai),
        dihitung=rerata.dihitung,
        acuan=acuan,
        status=pengukuran.get_status_display(),
    )
