"""Import of officials and of reference data: choose a file, see what it does, then apply it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laporan.acuan import ACUAN, reference_workbook
from laporan.satuan_lain import unlisted_units
from laporan.spreadsheets import BerkasDitolakError
from laporan.views.tabel import XLSX, file_response
from sakip.imports.acuan import import_acuan
from sakip.imports.mesin import HasilImpor
from sakip.imports.pejabat import PejabatResource
from sakip.imports.pejabat import import_pejabat as pejabat_service
from sakip.models import Satker
from sakip.permissions import Deed, can, require
from sakip.views.halaman import page_of

BESAR_MAKS = (
    1024 * 1024
)  # a table of reference; the file travels with the preview, signed, until it is applied
MASA_PRATINJAU = 60 * 60
GARAM = "laporan.impor"


@require_http_methods(["GET", "POST"])
def import_pejabat(request: HttpRequest, kode: str) -> HttpResponse:
    """Officials of one satker."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.ATUR, satker)
    resource = PejabatResource(satker, lihat_nip=can(request.user, Deed.LIHAT_NIP, satker))
    kembali = reverse("sakip:satker-detail", args=[kode])
    konteks = page_of(satker, "Impor pejabat", kembali=kembali, kolom=resource.get_import_fields())
    return _answer(
        request,
        f"pejabat {kode}",
        lambda isi, apply: pejabat_service(user=request.user, satker=satker, isi=isi, apply=apply),
        konteks,
    )


@require_safe
def list_references(request: HttpRequest) -> HttpResponse:
    """The tables of reference data, to take out and to bring in, and the units that are on no list."""
    require(request.user, Deed.ACUAN, None)
    konteks = {"judul": "Data acuan nasional", "acuan": ACUAN.values(), "satuan_lain": unlisted_units()}
    return render(request, "laporan/tabel/acuan.html", konteks)


@require_safe
def export_reference(request: HttpRequest, nama: str) -> HttpResponse:
    """One table of reference data as XLSX, in the form in which it is imported."""
    require(request.user, Deed.ACUAN, None)
    if nama not in ACUAN:
        raise Http404
    return file_response(reference_workbook(ACUAN[nama]), f"{nama}.xlsx", XLSX)


@require_http_methods(["GET", "POST"])
def import_reference(request: HttpRequest, nama: str) -> HttpResponse:
    """One table of reference data."""
    require(request.user, Deed.ACUAN, None)
    if nama not in ACUAN:
        raise Http404
    acuan = ACUAN[nama]
    kembali = reverse("laporan:acuan-list")
    konteks = {
        "judul": f"Impor {acuan.judul.lower()}",
        "remah": [{"teks": "Data acuan nasional", "url": kembali}, {"teks": f"Impor {acuan.judul.lower()}"}],
        "kembali": kembali,
        "kolom": acuan.resource().get_import_fields(),
    }
    return _answer(
        request,
        nama,
        lambda isi, apply: import_acuan(user=request.user, resource=acuan.resource(), isi=isi, apply=apply),
        konteks,
    )


def _answer(
    request: HttpRequest, apa: str, impor: Callable[[bytes, bool], HasilImpor], konteks: dict[str, Any]
) -> HttpResponse:
    """GET asks for a file; a POST with one shows what it does; a POST with the signed preview applies it."""
    hasil, tanda = None, request.POST.get("pratinjau", "")
    try:
        if tanda:
            hasil = impor(_unsign(request, apa, tanda), True)
        elif request.method == "POST":
            isi = _uploaded(request)
            hasil, tanda = impor(isi, False), _sign(request, apa, isi)
    except BerkasDitolakError as galat:
        return render(request, "laporan/tabel/impor.html", {**konteks, "galat": str(galat)})
    if hasil and request.POST.get("pratinjau") and not hasil.galat:
        messages.success(request, _summary(hasil))
        return redirect(konteks["kembali"])
    return render(request, "laporan/tabel/impor.html", {**konteks, "hasil": hasil, "pratinjau": tanda})


def _uploaded(request: HttpRequest) -> bytes:
    berkas = request.FILES.get("berkas")
    if berkas is None:
        raise BerkasDitolakError("Berkas belum dipilih.")
    if berkas.size > BESAR_MAKS:
        raise BerkasDitolakError("Berkas terlalu besar: paling besar 1 MB untuk data ini.")
    return berkas.read()


def _sign(request: HttpRequest, apa: str, isi: bytes) -> str:
    return signing.dumps([request.user.pk, apa, base64.b64encode(isi).decode()], salt=GARAM)


def _unsign(request: HttpRequest, apa: str, tanda: str) -> bytes:
    """The file of the preview, if it was this user's, of this table, and not too long ago."""
    try:
        pengguna, untuk, isi = signing.loads(tanda, salt=GARAM, max_age=MASA_PRATINJAU)
    except signing.BadSignature:
        pengguna, untuk, isi = None, None, ""
    if (pengguna, untuk) != (request.user.pk, apa):
        raise BerkasDitolakError("Pratinjau ini sudah tidak berlaku. Unggah kembali berkasnya.")
    return base64.b64decode(isi)


def _summary(hasil: HasilImpor) -> str:
    jumlah = hasil.jumlah
    return f"Impor selesai: {jumlah['baru']} baris baru, {jumlah['berubah']} berubah, {jumlah['sama']} sama."
