"""Everything of a satker and year that rules read, each table once and whatever the number of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import prefetch_related_objects

from anggaran.models import BarisPagu
from anggaran.pohon import Pohon
from anggaran.queries import TahunLalu, earlier_budgets
from kinerja.models import (
    AnggaranPk,
    AnggaranRkt,
    BarisPk,
    BarisRencanaAksi,
    BarisRkt,
    CapaianLalu,
    Pengukuran,
    Pk,
    Realisasi,
    RencanaAksi,
    Rkt,
)
from kinerja.queries import LINKS, versions_that_hold
from laporan.models import Divisi, Lakip, Narasi, RekapPegawai
from laporan.pemeriksaan.belanja import Belanja, budget_of
from laporan.pemeriksaan.ringkas import digest
from renstra.berlaku import hold_in_force, is_changing
from renstra.models import Indikator, Renstra, Sasaran
from renstra.queries import renstra_in_force
from sakip.lipat import lipat
from sakip.models import Kebijakan, Pejabat, Peraturan, Satker, UnitKerja
from sakip.queries import kebijakan_for


class IsiTahun:
    """What is stored of `satker` for `tahun`. Every cached property takes a fixed number of queries, and rows
    that name each other are linked in memory."""

    def __init__(self, satker: Satker, tahun: int) -> None:
        self.satker = satker
        self.tahun = tahun
        self._versi: dict[type[Any], list[Any]] = {}

    @cached_property
    def unit(self) -> dict[int, UnitKerja]:
        """Every unit by its key, with the satker."""
        found = {u.pk: u for u in UnitKerja.objects.filter(satker=self.satker).order_by("id")}
        for satu in found.values():
            satu.satker = self.satker
        return found

    @cached_property
    def pejabat(self) -> list[Pejabat]:
        """Every official of the satker in order."""
        rows = list(Pejabat.objects.filter(unit__satker=self.satker).order_by("unit_id", "urut", "id"))
        for satu in rows:
            satu.unit = self.unit[satu.unit_id]
        return rows

    # --- documents

    @cached_property
    def rkt(self) -> list[Rkt]:
        """The RKT that holds of each unit."""
        return self._held(Rkt)

    @cached_property
    def pk(self) -> list[Pk]:
        """The PK that holds of each unit."""
        return self._held(Pk)

    @cached_property
    def rencana_aksi(self) -> list[RencanaAksi]:
        """The rencana aksi that holds of each unit and pola."""
        return self._held(RencanaAksi)

    def _held(self, model: type[Any]) -> list[Any]:
        return versions_that_hold(self.versi(model))

    def versi(self, model: type[Any]) -> list[Any]:
        """Every version of the RKT, PK or rencana aksi of the year by unit."""
        if model not in self._versi:
            rows = model.objects.filter(unit__satker=self.satker, tahun=self.tahun)
            self._versi[model] = self._with_unit(rows.order_by("unit_id", "id"))
        return self._versi[model]

    def _with_unit(self, rows: Iterable[Any]) -> list[Any]:
        found = list(rows)
        for satu in found:
            satu.unit = self.unit[satu.unit_id]
        return found

    @cached_property
    def pengukuran(self) -> list[Pengukuran]:
        """The measurements of the year by triwulan and unit."""
        rows = Pengukuran.objects.filter(unit__satker=self.satker, tahun=self.tahun)
        return self._with_unit(rows.order_by("triwulan", "unit_id"))

    @cached_property
    def lakip(self) -> Lakip:
        """The LAKIP of the year; one that is not stored where there is none yet."""
        return Lakip.objects.filter(satker=self.satker, tahun=self.tahun).first() or Lakip(
            satker=self.satker, tahun=self.tahun
        )

    # --- Renstra

    @cached_property
    def renstra(self) -> Renstra | None:
        """The Renstra that covers the year, with its tujuan and misi."""
        renstra = renstra_in_force(self.satker, self.tahun)
        if renstra is not None:
            prefetch_related_objects([renstra], "tujuan", "misi")
        return renstra

    @cached_property
    def indikator(self) -> dict[int, Indikator]:
        """Every indikator of that Renstra by its key in order, with sasaran, tujuan, all its targets and that
        of the year in `target_tahun`."""
        found = {i.pk: i for s in self.sasaran for i in s.indikator.all()}
        for satu in found.values():
            kini = [t for t in satu.target.all() if t.tahun == self.tahun]
            satu.target_tahun = kini  # type: ignore[attr-defined]
        return found

    @cached_property
    def sasaran(self) -> list[Sasaran]:
        """Every sasaran of that Renstra in order, with tujuan, indikator and all their targets. Three
        queries."""
        if self.renstra is None:
            return []
        rows = self.renstra.sasaran.select_related("tujuan").prefetch_related("indikator__target")
        return list(rows.order_by("urut", "id"))

    # --- rows

    @cached_property
    def baris(self) -> dict[tuple[type[Any], int], list[Any]]:
        """The rows of each RKT, PK and rencana aksi of the year (all versions) in order, by document, linked
        to each other and to their indikator as the version in force has it."""
        rkt = self._rows(BarisRkt, "rkt")
        pk = self._rows(BarisPk, "pk_dokumen")
        aksi = self._rows(BarisRencanaAksi, "rencana_aksi", "periode")
        per_rkt, per_pk = {b.pk: b for b in rkt}, {b.pk: b for b in pk}
        for baris in pk:
            if baris.baris_rkt_id in per_rkt:
                baris.baris_rkt = per_rkt[baris.baris_rkt_id]
        for baris in aksi:
            if baris.baris_pk_id in per_pk:
                baris.baris_pk = per_pk[baris.baris_pk_id]
        self._hold([*rkt, *pk])
        found = defaultdict(list)
        for model, induk, rows in (
            (Rkt, "rkt_id", rkt),
            (Pk, "pk_dokumen_id", pk),
            (RencanaAksi, "rencana_aksi_id", aksi),
        ):
            for baris in rows:
                found[model, getattr(baris, induk)].append(baris)
        return found

    def _rows(self, model: type[Any], induk: str, *pasangan: str) -> list[Any]:
        rows = model.objects.filter(**{f"{induk}__unit__satker": self.satker, f"{induk}__tahun": self.tahun})
        return list(rows.prefetch_related(*pasangan).order_by("urut", "id"))

    def _hold(self, rows: list[Any]) -> None:
        """Give `rows` their indikator; one of another Renstra is read on its own."""
        lain = {b.indikator_renstra_id for b in rows} - set(self.indikator) - {None}
        asing = Indikator.objects.filter(pk__in=lain).select_related("sasaran__tujuan") if lain else ()
        for satu in asing:
            satu.target_tahun = []  # type: ignore[attr-defined]
        dikenal = self.indikator | {i.pk: i for i in asing}
        for baris in rows:
            if baris.indikator_renstra_id is not None:
                baris.indikator_renstra = dikenal[baris.indikator_renstra_id]
        if lain or (self.renstra is not None and is_changing(self.renstra)):
            hold_in_force(rows, self.tahun)

    @cached_property
    def realisasi(self) -> list[Realisasi]:
        """Every realisasi of the year and the one before, by year, triwulan and order, with its promise."""
        rows = Realisasi.objects.filter(
            pengukuran__unit__satker=self.satker, pengukuran__tahun__in=(self.tahun - 1, self.tahun)
        )
        found = list(
            rows.select_related(*LINKS).order_by("pengukuran__tahun", "pengukuran__triwulan", "urut", "id")
        )
        ukur = {p.pk: p for p in self.pengukuran}
        janji = {(type(b), b.pk): b for rows in self.baris.values() for b in rows}
        for baris in found:
            baris.pengukuran = ukur.get(baris.pengukuran_id, baris.pengukuran)
            for kolom, model in (("baris_pk", BarisPk), ("baris_rkt", BarisRkt)):
                ada = janji.get((model, getattr(baris, f"{kolom}_id")))
                if ada is not None:
                    setattr(baris, kolom, ada)
        return found

    @cached_property
    def anggaran_dokumen(self) -> dict[tuple[type[Any], int], list[Any]]:
        """The budget lines of each RKT and PK of the year in order, by document. Two queries."""
        found: dict[tuple[type[Any], int], list[Any]] = defaultdict(list)
        for model, baris, induk in ((Rkt, AnggaranRkt, "rkt"), (Pk, AnggaranPk, "pk_dokumen")):
            for satu in self._rows(baris, induk):
                found[model, getattr(satu, f"{induk}_id")].append(satu)
        return found

    # --- money, history, words

    @cached_property
    def belanja(self) -> Belanja:
        """Everything about money: DIPA, pagu, realisasi, what is printed of earlier years."""
        return budget_of(self.satker, self.tahun)

    @property
    def pohon(self) -> Pohon:
        """The budget tree of the DIPA in force with its realisasi."""
        return self.belanja.pohon

    @cached_property
    def pagu_revisi(self) -> list[tuple[int, str, int]]:
        """(revisi, code, pagu) of every row with an amount of every revision of the DIPA of the year."""
        rows = BarisPagu.objects.filter(dipa__satker=self.satker, dipa__tahun=self.tahun, pagu__isnull=False)
        values = rows.order_by().values_list("dipa__revisi", "kode_baku", "pagu")
        return [(revisi, kode, pagu) for revisi, kode, pagu in values if pagu is not None]

    @cached_property
    def rekap_pegawai(self) -> list[RekapPegawai]:
        """The cells of the staff tables of the year, in order."""
        rows = RekapPegawai.objects.filter(satker=self.satker, tahun=self.tahun)
        return list(rows.order_by("tabel", "urut", "id"))

    @cached_property
    def divisi(self) -> list[Divisi]:
        """The members and their divisi, in order."""
        return list(Divisi.objects.filter(satker=self.satker, tahun=self.tahun).order_by("urut", "id"))

    @cached_property
    def satker_by_name(self) -> dict[str, Satker]:
        """Every satker by its folded name without `KPU` or `KIP` in front."""
        rows = Satker.objects.order_by().only("nama", "induk_id")
        return {lipat(s.nama.partition(" ")[2]): s for s in rows}

    @cached_property
    def anggaran_lalu(self) -> list[TahunLalu]:
        """The totals by year that documents print, latest first."""
        return earlier_budgets(self.satker)

    @cached_property
    def capaian_lalu(self) -> list[CapaianLalu]:
        """What earlier documents print of the years before, oldest first."""
        rows = CapaianLalu.objects.filter(unit__satker=self.satker, tahun__lt=self.tahun)
        return self._with_unit(rows.order_by("tahun", "id"))

    @cached_property
    def kebijakan(self) -> Kebijakan:
        """The kebijakan that holds, with its scale. Two queries."""
        return kebijakan_for(self.satker, self.tahun)

    @cached_property
    def ringkasan(self) -> dict[str, Any]:
        """The LAKIP of the year as rules read it, see `ringkas.digest`."""
        return digest(self)

    @cached_property
    def peraturan(self) -> dict[tuple[str, int, int], Peraturan]:
        """The list of regulations by kind, number and year."""
        return {(p.jenis, p.nomor, p.tahun): p for p in Peraturan.objects.all()}

    @cached_property
    def narasi(self) -> list[Narasi]:
        """The narrative sections of the year, of RKT and LAKIP, in order."""
        return list(Narasi.objects.filter(satker=self.satker, tahun=self.tahun).order_by("urut", "id"))
