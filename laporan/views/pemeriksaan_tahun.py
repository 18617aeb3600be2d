"""The findings on everything of a satker and year: on a page, as XLSX and as CSV."""

from __future__ import annotations

from typing import Any

import tablib
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan.pemeriksaan.setahun import has_data, year_findings
from laporan.pemeriksaan.tautan import links_for
from laporan.spreadsheets import write_workbook
from laporan.views.periksa import groups_of
from laporan.views.tabel import CSV, XLSX, file_response
from sakip.exports import csv_of
from sakip.models import Satker, User
from sakip.permissions import Deed, can, require
from sakip.temuan import Temuan
from sakip.views.halaman import page_of

TINGKAT = {"": "Semua tingkat", "galat": "Galat", "alasan": "Perlu alasan", "peringatan": "Peringatan"}
KOLOM = ("Kode", "Tingkat", "Dokumen", "Tempat", "Temuan")


@require_safe
def show_year_check(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Every contradiction of the year by tingkat, each with its way to the mend; ?tingkat= and ?dokumen=
    choose some of them."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    temuan = _findings(request.user, satker, tahun, request.path)
    tingkat, dokumen = (request.GET.get(nama, "") for nama in ("tingkat", "dokumen"))
    terpilih = [t for t in temuan if tingkat in ("", t.tingkat) and dokumen in ("", document_of(t))]
    konteks = page_of(
        satker,
        "Pemeriksaan tahun ini",
        (f"Tahun {tahun}", reverse("laporan:rantai", args=[kode, tahun])),
        tahun=tahun,
        keterangan="Semua dokumen tahun ini dibandingkan; setiap pertentangan disebut satu kali.",
        kelompok=groups_of(terpilih),
        banyak=len(temuan),
        ada_data=has_data(satker, tahun),
        pilihan_tingkat=TINGKAT,
        pilihan_dokumen=["", *dict.fromkeys(document_of(t) for t in temuan)],
        tingkat=tingkat,
        dokumen=dokumen,
        aksi=_actions(request.user, satker, tahun),
    )
    return render(request, "laporan/periksa/tahun.html", konteks)


@require_safe
def export_year_check(request: HttpRequest, kode: str, tahun: int, bentuk: str) -> HttpResponse:
    """The same as a table; `bentuk` xlsx or csv."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.EKSPOR, satker)
    if bentuk not in ("xlsx", "csv"):
        raise Http404
    rows = [
        (t.kode_lengkap, TINGKAT[t.tingkat], *_parts(t), t.pesan) for _, t in year_findings(satker, tahun)
    ]
    nama = f"pemeriksaan-{kode}-{tahun}.{bentuk}"
    if bentuk == "csv":
        return file_response(csv_of(tablib.Dataset(*rows, headers=KOLOM)), nama, CSV)
    return file_response(write_workbook([("pemeriksaan", KOLOM, rows)]), nama, XLSX)


def _findings(user: User, satker: Satker, tahun: int, kembali: str) -> list[Temuan]:
    """The findings with addresses that `user` may open."""
    return [
        satu
        for sumber, temuan in year_findings(satker, tahun)
        for satu in links_for(user, sumber, [temuan], kembali)
    ]


def document_of(temuan: Temuan) -> str:
    """The document in which a finding of the year was made, by its name."""
    return _parts(temuan)[0]


def _parts(temuan: Temuan) -> tuple[str, str]:
    dokumen, _, tempat = temuan.objek.partition(": ")
    return dokumen, tempat


def _actions(user: User, satker: Satker, tahun: int) -> list[dict[str, Any]]:
    if not can(user, Deed.EKSPOR, satker):
        return []
    return [
        {
            "teks": f"Unduh {bentuk.upper()}",
            "url": reverse("laporan:periksa-unduh", args=[satker.kode_wilayah, tahun, bentuk]),
            "ikon": "download",
        }
        for bentuk in ("xlsx", "csv")
    ]
