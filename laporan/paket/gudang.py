"""The stored rows of one satker, one query per model, with their parents attached (no query per row)."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

from django.db.models import Model

from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi, Dipa, KodeAnggaran
from kinerja.models import (
    AnggaranPk,
    AnggaranRkt,
    BarisPk,
    BarisRencanaAksi,
    BarisRkt,
    Bukti,
    CapaianLalu,
    Pengukuran,
    Pk,
    Realisasi,
    RencanaAksi,
    Rkt,
    TargetPeriode,
)
from laporan.models import Divisi, Lakip, Narasi, Pembanding, RekapPegawai, SaranaPrasarana
from renstra.models import Indikator, Kontribusi, Misi, Renstra, Sasaran, TargetIndikator, Tujuan
from sakip.models import BarisSkala, Kebijakan, Pejabat, Satker, UnitKerja

# Model -> (path to the satker, foreign keys to attach). The order is that of creation: parents first.
SUSUNAN: Final[dict[type[Model], tuple[str, dict[str, type[Model]]]]] = {
    UnitKerja: ("satker", {}),
    Pejabat: ("unit__satker", {"unit": UnitKerja}),
    Kebijakan: ("satker", {}),
    BarisSkala: ("kebijakan__satker", {"kebijakan": Kebijakan}),
    Renstra: ("satker", {}),
    Misi: ("renstra__satker", {"renstra": Renstra}),
    Tujuan: ("renstra__satker", {"renstra": Renstra}),
    Sasaran: ("renstra__satker", {"renstra": Renstra, "unit": UnitKerja, "tujuan": Tujuan, "induk": Sasaran}),
    Indikator: ("sasaran__renstra__satker", {"sasaran": Sasaran}),
    TargetIndikator: ("indikator__sasaran__renstra__satker", {"indikator": Indikator}),
    Kontribusi: ("unit__satker", {"sasaran": Sasaran, "indikator": Indikator, "unit": UnitKerja}),
    Dipa: ("satker", {}),
    BarisPagu: ("dipa__satker", {"dipa": Dipa, "unit": UnitKerja, "induk": BarisPagu}),
    BarisRealisasi: ("satker", {"unit": UnitKerja, "induk": BarisRealisasi}),
    AnggaranLalu: ("satker", {}),
    Rkt: ("unit__satker", {"unit": UnitKerja}),
    BarisRkt: ("rkt__unit__satker", {"rkt": Rkt}),
    AnggaranRkt: ("rkt__unit__satker", {"rkt": Rkt}),
    Pk: ("unit__satker", {"unit": UnitKerja}),
    BarisPk: ("pk_dokumen__unit__satker", {"pk_dokumen": Pk}),
    AnggaranPk: ("pk_dokumen__unit__satker", {"pk_dokumen": Pk}),
    RencanaAksi: ("unit__satker", {"unit": UnitKerja}),
    BarisRencanaAksi: ("rencana_aksi__unit__satker", {"rencana_aksi": RencanaAksi}),
    TargetPeriode: ("baris__rencana_aksi__unit__satker", {"baris": BarisRencanaAksi}),
    Pengukuran: ("unit__satker", {"unit": UnitKerja}),
    Realisasi: ("pengukuran__unit__satker", {"pengukuran": Pengukuran}),
    Bukti: ("realisasi__pengukuran__unit__satker", {"realisasi": Realisasi}),
    CapaianLalu: ("unit__satker", {"unit": UnitKerja}),
    Narasi: ("satker", {}),
    RekapPegawai: ("satker", {}),
    SaranaPrasarana: ("satker", {}),
    Divisi: ("satker", {}),
    Pembanding: ("satker", {}),
}


class Gudang:
    """Stored and planned rows per model. `rows(Model)` is in the order of export."""

    def __init__(self, satker: Satker) -> None:
        self.satker = satker
        self._rows: dict[type[Model], list[Any]] = {}
        self._by_pk: dict[type[Model], dict[Any, Any]] = {}

    def rows(self, model: type[Model]) -> list[Any]:
        """Every row of `model` that belongs to the satker; read once, parents attached."""
        if model not in self._rows:
            jalur, induk = SUSUNAN[model]
            urut = ["urut"] if any(f.name == "urut" for f in model._meta.fields) else []
            rows = list(model._default_manager.filter(**{jalur: self.satker}).order_by(*urut, "pk"))
            self._rows[model] = rows
            for nama, induk_model in induk.items():
                self._attach(rows, nama, induk_model)
        return self._rows[model]

    def _attach(self, rows: list[Any], nama: str, model: type[Model]) -> None:
        """Set the foreign key `nama` of every row to the one object that stands for it here."""
        bidang = f"{nama}_id"
        per_pk = self.by_pk(model)
        for row in rows:
            if getattr(row, bidang) is not None:
                setattr(row, nama, per_pk[getattr(row, bidang)])

    def by_pk(self, model: type[Model]) -> dict[Any, Any]:
        """The stored rows of `model` by their id."""
        if model not in self._by_pk:
            self._by_pk[model] = {objek.pk: objek for objek in self.rows(model) if objek.pk}
        return self._by_pk[model]

    def add(self, objek: Model) -> None:
        """Make a planned, not yet stored object findable like a stored one."""
        self.rows(type(objek)).append(objek)

    @cached_property
    def lakip(self) -> dict[int, Lakip]:
        """The LAKIP of the satker by year: a paket has no sheet for its head."""
        return {satu.tahun: satu for satu in Lakip.objects.filter(satker=self.satker)}

    @cached_property
    def kode_acuan(self) -> dict[str, list[KodeAnggaran]]:
        """The reference of budget codes: kode -> its entries over the years."""
        acuan: dict[str, list[KodeAnggaran]] = {}
        for satu in KodeAnggaran.objects.all():
            acuan.setdefault(satu.kode, []).append(satu)
        return acuan
