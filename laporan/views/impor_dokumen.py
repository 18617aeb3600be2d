"""A document out of its PDF in the browser: upload, preview, apply."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kinerja.views.lingkup import satker_of, year_page
from laporan.forms.impor_dokumen import TerapkanPdfForm, UnggahPdfForm
from laporan.services.impor_dokumen import Pratinjau, apply_import, preview_import, require_import
from laporan.services.titipan import discard_upload, load_upload, store_upload
from sakip.models import Satker
from sakip.numbers import cetak_rupiah
from sakip.views.halaman import form_page, try_deed

SESI = "impor_pdf"
JUDUL = "Dari berkas PDF"
KADALUWARSA = "Pratinjau itu sudah tidak berlaku. Unggah kembali berkasnya."


@require_http_methods(["GET", "POST"])
def upload_document(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Choose a PDF; it is kept privately until its preview is applied."""
    satker = satker_of(request, kode)
    require_import(request.user, satker)
    form = UnggahPdfForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        berkas = form.cleaned_data["berkas"]
        _forget(request)
        token, sidik = store_upload(berkas.read())
        request.session[SESI] = {
            "token": token,
            "sidik": sidik,
            "nama": berkas.name[:100],
            "user": request.user.pk,
        }
        return redirect("laporan:dokumen-impor-pratinjau", kode, tahun, token)
    konteks = year_page(satker, tahun, JUDUL, form=form, batal_url=_back(satker, tahun))
    return render(request, "laporan/impor_pdf/unggah.html", konteks, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def preview_document(request: HttpRequest, kode: str, tahun: int, token: str) -> HttpResponse:
    """What the PDF would bring, beside what is stored; applied on POST."""
    satker = satker_of(request, kode)
    require_import(request.user, satker)
    isi = _uploaded(request, token)
    if isi is None:
        return _refuse(request, satker, tahun, KADALUWARSA)
    try:
        hasil = preview_import(user=request.user, satker=satker, isi=isi)
    except ValidationError as galat:
        return _refuse(request, satker, tahun, " ".join(galat.messages))
    data = request.POST if request.method == "POST" else None
    form = TerapkanPdfForm(data, perubahan=hasil.lama is not None)
    dibuat: list[Any] = []

    def deed() -> None:
        dibuat.append(apply_import(user=request.user, satker=satker, isi=isi, **form.cleaned_data))

    if request.method == "POST" and try_deed(form, deed):
        return _finish(request, dibuat[0])
    return form_page(
        request, form, _page(request, satker, tahun, hasil), templat="laporan/impor_pdf/pratinjau.html"
    )


def _page(request: HttpRequest, satker: Satker, tahun: int, hasil: Pratinjau) -> dict[str, Any]:
    unggah = reverse("laporan:dokumen-impor", args=[satker.kode_wilayah, tahun])
    perbandingan = {
        "dengan": f"versi {hasil.lama.versi} yang tersimpan" if hasil.lama else "",
        "beda": hasil.beda,
    }
    return year_page(
        satker,
        tahun,
        "Pratinjau berkas PDF",
        (JUDUL, unggah),
        keterangan=request.session[SESI]["nama"],
        hasil=hasil,
        perbandingan=perbandingan,
        jumlah_anggaran=cetak_rupiah(hasil.dokumen.jumlah_anggaran),
        batal_url=unggah,
    )


def _finish(request: HttpRequest, dokumen: Any) -> HttpResponse:
    _forget(request)
    messages.success(request, f"Dokumen diimpor sebagai draf dengan {dokumen.baris.count()} baris.")
    kode = dokumen.unit.satker.kode_wilayah
    return redirect(f"kinerja:{dokumen.jenis_dokumen}-detail", kode, dokumen.tahun, dokumen.pk)


def _back(satker: Satker, tahun: int) -> str:
    return reverse("laporan:rantai", args=[satker.kode_wilayah, tahun])


def _uploaded(request: HttpRequest, token: str) -> bytes | None:
    """The file that this user uploaded in this session under `token`."""
    titipan = request.session.get(SESI) or {}
    if (titipan.get("token"), titipan.get("user")) != (token, request.user.pk):
        return None
    return load_upload(token, titipan["sidik"])


def _forget(request: HttpRequest) -> None:
    titipan = request.session.pop(SESI, None)
    if titipan:
        discard_upload(titipan["token"])


def _refuse(request: HttpRequest, satker: Satker, tahun: int, kalimat: str) -> HttpResponse:
    _forget(request)
    messages.error(request, f"{kalimat} Tidak ada yang disimpan.")
    return redirect("laporan:dokumen-impor", satker.kode_wilayah, tahun)
