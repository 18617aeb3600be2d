"""Paket in the browser: upload, preview, apply; and download."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laporan.paket import tampilan
from laporan.paket.ekspor import export_paket
from laporan.paket.formulir import UnggahForm
from laporan.paket.pesan import HITUNGAN, Pratinjau
from laporan.paket.pratinjau import preview_paket
from laporan.paket.terapkan import apply_paket
from laporan.services.titipan import discard_upload, load_upload, store_upload
from sakip.models import Satker
from sakip.permissions import Deed, can, require, why_not
from sakip.querysets import active_penugasan
from sakip.services.jejak import log_refusal

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SESI = "paket"
KADALUWARSA = "Pratinjau itu sudah tidak berlaku. Unggah kembali berkasnya."


@require_http_methods(["GET", "POST"])
def upload_paket(request: HttpRequest) -> HttpResponse:
    """Choose a workbook; it is kept privately until its preview is applied."""
    _require_any(request)
    form = UnggahForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        berkas = form.cleaned_data["berkas"]
        _forget(request)
        token, sidik = store_upload(berkas.read())
        titipan = {"token": token, "sidik": sidik, "nama": berkas.name[:100], "user": request.user.pk}
        request.session[SESI] = titipan
        return redirect("laporan:paket-pratinjau", token=token)
    konteks = {"judul": "Impor paket", "form": form}
    return render(request, "laporan/paket/unggah.html", konteks, status=400 if form.errors else 200)


@require_safe
def show_preview(request: HttpRequest, token: str) -> HttpResponse:
    """What the uploaded workbook would do, row by row; nothing is written."""
    _require_any(request)
    isi = _uploaded(request, token)
    if isi is None:
        messages.error(request, KADALUWARSA)
        return redirect("laporan:paket-unggah")
    try:
        hasil, _ = preview_paket(isi, lambda satker: _require_here(request, satker), user=request.user)
    except PermissionDenied as penolakan:
        return _refuse(request, str(penolakan))
    return _render_preview(request, token, hasil)


@require_POST
def apply_preview(request: HttpRequest, token: str) -> HttpResponse:
    """Write what the preview promised, if it still promises the same and every doubt is confirmed."""
    _require_any(request)
    isi = _uploaded(request, token)
    if isi is None:
        messages.error(request, KADALUWARSA)
        return redirect("laporan:paket-unggah")
    try:
        hasil, alasan = apply_paket(
            isi,
            user=request.user,
            terima=tampilan.confirmed_rows(request.POST.getlist("terima")),
            sidik=request.POST.get("sidik", ""),
            nama_berkas=request.session[SESI]["nama"],
            check=lambda satker: _require_here(request, satker),
        )
    except PermissionDenied as penolakan:
        alamat = "laporan:paket-terapkan"
        log_refusal(user=request.user, kode="", alamat=alamat, objek={}, galat=penolakan)
        return _refuse(request, str(penolakan))
    if alasan:
        return _render_preview(request, token, hasil, alasan)
    return _finish(request, hasil)


@require_safe
def download_paket(request: HttpRequest, kode: str) -> HttpResponse:
    """The workbook of a satker; `?tahun=` for one year, `?nip=1` with NIP for those who may see them."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.EKSPOR, satker)
    dengan_nip = request.GET.get("nip") == "1"
    if dengan_nip:
        require(request.user, Deed.LIHAT_NIP, satker)
    tahun = request.GET.get("tahun", "")
    setahun = int(tahun) if tahun.isascii() and tahun.isdigit() and len(tahun) == 4 else None
    try:
        isi = export_paket(satker, setahun, dengan_nip=dengan_nip)
    except ValueError as galat:
        messages.error(request, f"Paket tidak dapat ditulis. {galat}")
        return redirect("laporan:pindah-tahun", kode=kode)
    nama = f"paket_{kode}{f'_{setahun}' if setahun else ''}.xlsx"
    kepala = {"Content-Type": XLSX, "Content-Disposition": f'attachment; filename="{nama}"'}
    return HttpResponse(isi, headers=kepala)


def _require_any(request: HttpRequest) -> None:
    """Pass for who may import a paket of some satker; which one the file itself says."""
    tempat = [p.satker for p in active_penugasan(request.user)]
    if not request.user.is_superuser and not any(can(request.user, Deed.IMPOR, s) for s in tempat):
        raise PermissionDenied(why_not(request.user, Deed.IMPOR, tempat[0] if tempat else None))


def _require_here(request: HttpRequest, satker: Satker) -> None:
    """Pass for who may import into `satker`; of one that is not visible nothing more is told."""
    if not Satker.objects.visible_to(request.user).filter(pk=satker.pk).exists():
        raise PermissionDenied("Satuan kerja di berkas ini berada di luar lingkup penugasan Anda.")
    require(request.user, Deed.IMPOR, satker)


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


def _refuse(request: HttpRequest, kalimat: str) -> HttpResponse:
    _forget(request)
    messages.error(request, f"{kalimat} Tidak ada yang disimpan.")
    return redirect("laporan:paket-unggah")


def _finish(request: HttpRequest, hasil: Pratinjau) -> HttpResponse:
    _forget(request)
    hitung = hasil.hitung()
    if hitung["baru"] + hitung["berubah"]:
        kalimat = f"Paket diterapkan: {hitung['baru']} baris baru, {hitung['berubah']} baris berubah."
    else:
        kalimat = "Semua isi paket sudah tersimpan; tidak ada yang berubah."
    messages.success(request, kalimat)
    return redirect("laporan:pindah-tahun", kode=hasil.satker.kode_wilayah)


def _render_preview(request: HttpRequest, token: str, hasil: Pratinjau, alasan: str = "") -> HttpResponse:
    lembar = request.GET.get("lembar", "")
    lembar = lembar if lembar in hasil.lembar else tampilan.first_changed_sheet(hasil)
    halaman = Paginator(tampilan.rows_of(hasil, lembar), 50).get_page(request.GET.get("halaman"))
    konteks: dict[str, Any] = {
        "judul": "Pratinjau paket",
        "keterangan": request.session[SESI]["nama"],
        "remah": [
            {"teks": "Impor paket", "url": reverse("laporan:paket-unggah")},
            {"teks": "Pratinjau"},
        ],
        "token": token,
        "hasil": hasil,
        "sidik": hasil.sidik(),
        "alasan": alasan,
        "judul_hitungan": HITUNGAN,
        "ringkasan": hasil.hitung(),
        "lembar": tampilan.sheet_counts(hasil),
        "kelompok": tampilan.message_groups(hasil),
        "ragu": tampilan.doubtful_rows(hasil),
        "terpilih": lembar,
        "halaman": halaman,
        "lencana": tampilan.LENCANA,
    }
    return render(request, "laporan/paket/pratinjau.html", konteks, status=409 if alasan else 200)
