"""Every table of a satker-year as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan.exports import KELOMPOK, SEMUA, all_tables_workbook, table_csv, table_workbook
from sakip.models import Satker
from sakip.permissions import Deed, require
from sakip.views.halaman import page_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_safe
def list_tables(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """What can be taken out, each as XLSX or CSV, and all of it in one workbook."""
    satker = _satker(request, kode)
    semua = reverse("laporan:tabel-semua", args=[kode, tahun])
    konteks = page_of(
        satker,
        "Unduh tabel",
        (f"Tahun {tahun}", reverse("laporan:rantai", args=[kode, tahun])),
        tahun=tahun,
        keterangan="NIP pejabat tidak ikut diunduh. Tabel tanpa tahun memuat seluruh riwayat.",
        kelompok=KELOMPOK,
        aksi=[{"teks": "Unduh semua tabel", "url": semua, "ikon": "download", "jenis": "utama"}],
    )
    return render(request, "laporan/tabel/daftar.html", konteks)


@require_safe
def export_table(request: HttpRequest, kode: str, tahun: int, nama: str, bentuk: str) -> HttpResponse:
    """One table; `bentuk` xlsx or csv."""
    satker = _satker(request, kode)
    if nama not in SEMUA or bentuk not in ("xlsx", "csv"):
        raise Http404
    buat = table_workbook if bentuk == "xlsx" else table_csv
    isi = buat(SEMUA[nama], satker, tahun)
    return file_response(isi, f"{nama}-{kode}-{tahun}.{bentuk}", XLSX if bentuk == "xlsx" else CSV)


@require_safe
def export_all(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Every table in one workbook, one sheet each."""
    satker = _satker(request, kode)
    return file_response(all_tables_workbook(satker, tahun), f"tabel-{kode}-{tahun}.xlsx", XLSX)


def _satker(request: HttpRequest, kode: str) -> Satker:
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.EKSPOR, satker)
    return satker


def file_response(isi: bytes, nama: str, jenis: str) -> HttpResponse:
    """A file to be saved under `nama`."""
    return HttpResponse(
        isi,
        headers={"Content-Type": jenis, "Content-Disposition": f'attachment; filename="{nama}"'},
    )
