"""The three kinds of yearly documents: what each is called, and which services and columns belong to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse

from kinerja.forms import BuatPkForm, BuatRencanaAksiForm, BuatRktForm
from kinerja.models import Pk, RencanaAksi, Rkt
from kinerja.services.perjanjian import (
    create_pk,
    delete_pk,
    pk_budget_sheet,
    pk_sheet,
    revise_pk,
    save_pk_budget,
    save_pk_rows,
)
from kinerja.services.rencana_aksi import (
    create_rencana_aksi,
    delete_rencana_aksi,
    rencana_aksi_sheet,
    revise_rencana_aksi,
    save_rencana_aksi_rows,
)
from kinerja.services.rkt import (
    create_rkt,
    delete_rkt,
    revise_rkt,
    rkt_budget_sheet,
    rkt_sheet,
    save_rkt_budget,
    save_rkt_rows,
)
from kinerja.tabel.dokumen import BarisDokumen, pk_rows, rencana_aksi_rows, rkt_rows
from sakip.services.lembar import Lembar


@dataclass(frozen=True)
class Jenis:
    """`nama` begins the URL names and is the JENIS of `cetak`; `budget_sheet` None = no budget lines."""

    nama: str
    judul: str
    keterangan: str
    model: type[Any]
    form_buat: type[forms.Form]
    create: Callable[..., tuple[Any, list[str]]]
    revise: Callable[..., Any]
    delete: Callable[..., None]
    rows: Callable[[Any], list[BarisDokumen]]
    sheet: Callable[[Any], Lembar]
    save: Callable[..., Any]
    budget_sheet: Callable[[Any], Lembar] | None = None
    save_budget: Callable[..., Any] | None = None

    @property
    def templat(self) -> str:
        """The folder of its templates."""
        return self.nama.replace("-", "_")

    def url(self, halaman: str, *args: object) -> str:
        """The address of a page of this kind: `list`, `detail`, ..."""
        return reverse(f"kinerja:{self.nama}-{halaman}", args=args)

    def url_of(self, halaman: str, dokumen: Any) -> str:
        """The address of a page of `dokumen`."""
        return self.url(halaman, dokumen.unit.satker.kode_wilayah, dokumen.tahun, dokumen.pk)


RKT = Jenis(
    nama="rkt",
    judul="Rencana Kinerja Tahunan",
    keterangan="Target tahun ini menurut Renstra, dengan program, kegiatan, dan pagunya.",
    model=Rkt,
    form_buat=BuatRktForm,
    create=create_rkt,
    revise=revise_rkt,
    delete=delete_rkt,
    rows=rkt_rows,
    sheet=rkt_sheet,
    save=save_rkt_rows,
    budget_sheet=rkt_budget_sheet,
    save_budget=save_rkt_budget,
)
PK = Jenis(
    nama="pk",
    judul="Perjanjian Kinerja",
    keterangan="Janji kinerja setahun: lembaga oleh Ketua, sekretariat oleh Sekretaris kepada Ketua.",
    model=Pk,
    form_buat=BuatPkForm,
    create=create_pk,
    revise=revise_pk,
    delete=delete_pk,
    rows=pk_rows,
    sheet=pk_sheet,
    save=save_pk_rows,
    budget_sheet=pk_budget_sheet,
    save_budget=save_pk_budget,
)
RENCANA_AKSI = Jenis(
    nama="rencana-aksi",
    judul="Rencana Aksi",
    keterangan="Janji kinerja dibagi menurut triwulan atau bulan, dengan kegiatan dan pelaksananya.",
    model=RencanaAksi,
    form_buat=BuatRencanaAksiForm,
    create=create_rencana_aksi,
    revise=revise_rencana_aksi,
    delete=delete_rencana_aksi,
    rows=rencana_aksi_rows,
    sheet=rencana_aksi_sheet,
    save=save_rencana_aksi_rows,
)
