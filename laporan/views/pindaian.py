"""Over paper: the scan of what was signed in ink is uploaded, held against the naskah, and put in force."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from laporan.alur import page_of_document
from laporan.antrean import latest_file, source_of
from laporan.forms.ttd import AlasanForm, KonfirmasiPindaianForm, PindaianForm
from laporan.models import Dokumen
from laporan.models.dokumen import StatusTerbit
from laporan.pihak import signing_date
from laporan.services.pindaian import check_scan, record_scan, require_scan
from laporan.services.tarik_pindaian import BUKAN_PENARIK, may_withdraw_scan, withdraw_scan
from laporan.services.terbit import prepare_document
from laporan.services.titipan import discard_upload, load_upload, store_upload
from laporan.views.terbit import PANJANG, detail_url, document_context, document_of, file_response
from sakip.errors import ConflictError
from sakip.tanggal import cetak_tanggal
from sakip.views.halaman import form_page, try_deed
from sakip.views.ulang import recent_login_required

SESI: Final = "pindaian"
AKIBAT_TARIK: Final = (
    "Pindaian tetap tersimpan, dan halaman verifikasi menyatakan dokumen ini dicabut beserta alasannya. "
    "Naskah yang baru, dengan kode yang baru, menunggu tanda tangan."
)
HILANG: Final = "Pindaian itu sudah tidak tersimpan. Unggah kembali berkasnya."


@recent_login_required
@require_http_methods(["GET", "POST"])
def upload_scan(request: HttpRequest, kode: str) -> HttpResponse:
    """Choose the scan and say when the paper was signed; it is looked at before anything is in force."""
    dokumen = _waiting(request, kode)
    form = PindaianForm(
        request.POST or None,
        request.FILES or None,
        penanda=[f"{t.nama}, {t.jabatan}" for t in dokumen.tanda_tangan.order_by("urut")],
        initial={"sidik": latest_file(dokumen).sidik, "tanggal": _proposed_day(dokumen)},
    )
    if request.method == "POST" and try_deed(form, lambda: _keep(request, dokumen, form)):
        return redirect("laporan:terbit-pindaian-periksa", dokumen.kode)
    konteks = document_context(
        dokumen, "Unggah pindaian", batal_url=detail_url(dokumen), teks_simpan="Unggah dan periksa"
    )
    return form_page(request, form, konteks | {"berisi_berkas": True}, templat="laporan/terbit/pindaian.html")


@recent_login_required
@require_http_methods(["GET", "POST"])
def compare_scan(request: HttpRequest, kode: str) -> HttpResponse:
    """The scan beside the naskah; what the user confirms here puts the document in force."""
    dokumen = _waiting(request, kode)
    titipan = _pending(request, dokumen)
    isi = load_upload(titipan["token"], titipan["sidik"]) if titipan else None
    if not titipan or isi is None:
        messages.error(request, HILANG)
        return redirect("laporan:terbit-pindaian", dokumen.kode)
    hari = date.fromisoformat(titipan["tanggal"])
    form = KonfirmasiPindaianForm(request.POST or None)

    def deed() -> None:
        record_scan(user=request.user, dokumen=dokumen, isi=isi, sidik=titipan["naskah"], tanggal=hari)

    if request.method == "POST" and try_deed(form, deed):
        _forget(request)
        messages.success(request, "Pindaian tersimpan. Dokumen berlaku dengan tanda tangan basah.")
        return redirect("laporan:terbit-detail", dokumen.kode)
    return form_page(
        request, form, _comparison(dokumen, titipan, hari), templat="laporan/terbit/pindaian_periksa.html"
    )


@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def show_pending_scan(request: HttpRequest, kode: str) -> HttpResponse:
    """The uploaded scan that waits to be confirmed, for who uploaded it in this session."""
    dokumen = _waiting(request, kode)
    titipan = _pending(request, dokumen)
    isi = load_upload(titipan["token"], titipan["sidik"]) if titipan else None
    if isi is None:
        raise Http404
    return file_response(isi, f"{dokumen.kode}-pindaian", f"pindaian.{titipan['akhiran']}")


@recent_login_required
@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, kode: str) -> HttpResponse:
    """Take a wrong scan back, with the reason; the document waits for its signatures again."""
    dokumen = document_of(request, kode)
    if not may_withdraw_scan(request.user, dokumen):
        raise PermissionDenied(BUKAN_PENARIK)
    form = AlasanForm(request.POST or None)

    def deed() -> None:
        withdraw_scan(user=request.user, dokumen=dokumen, alasan=form.cleaned_data["alasan"])

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, "Pindaian ditarik. Dokumen menunggu tanda tangan kembali.")
        return redirect(_prepared_again(request, dokumen))
    konteks = document_context(
        dokumen,
        "Tarik pindaian",
        batal_url=detail_url(dokumen),
        teks_simpan="Tarik pindaian",
        bahaya=True,
        keterangan=AKIBAT_TARIK,
    )
    return form_page(request, form, konteks)


def _prepared_again(request: HttpRequest, dokumen: Dokumen) -> str:
    """The page of the naskah that takes the place of `dokumen`, or of the document where none was made."""
    sumber = source_of(dokumen)
    if dokumen.jenis in PANJANG:  # it takes its time to print: its own page offers it
        return page_of_document(sumber)
    try:
        return detail_url(prepare_document(user=request.user, sumber=sumber))
    except (ValidationError, PermissionDenied, ConflictError) as galat:
        messages.error(request, " ".join(getattr(galat, "messages", [str(galat)])))
        return page_of_document(sumber)


def _waiting(request: HttpRequest, kode: str) -> Dokumen:
    """The document, while it waits for signatures and the user may upload its scan."""
    dokumen = document_of(request, kode)
    if dokumen.status != StatusTerbit.MENUNGGU:
        raise Http404
    require_scan(request.user, dokumen)
    return dokumen


def _proposed_day(dokumen: Dokumen) -> date:
    """The date that the document bears, as far as it has come; else today."""
    hari = timezone.localdate()
    return min(signing_date(source_of(dokumen)) or hari, hari)


def _keep(request: HttpRequest, dokumen: Dokumen, form: PindaianForm) -> None:
    """Keep the upload privately until it is confirmed, in the place of an earlier one."""
    isi, data = form.cleaned_data["berkas"].read(), form.cleaned_data
    akhiran = check_scan(
        user=request.user, dokumen=dokumen, isi=isi, sidik=data["sidik"], tanggal=data["tanggal"]
    )
    _forget(request)
    token, sidik = store_upload(isi)
    request.session[SESI] = {
        "kode": dokumen.kode,
        "token": token,
        "sidik": sidik,
        "akhiran": akhiran,
        "naskah": data["sidik"],
        "tanggal": data["tanggal"].isoformat(),
    }


def _pending(request: HttpRequest, dokumen: Dokumen) -> dict[str, str]:
    """What waits in this session for `dokumen`; empty = nothing does."""
    titipan: dict[str, str] = request.session.get(SESI) or {}
    return titipan if titipan.get("kode") == dokumen.kode else {}


def _forget(request: HttpRequest) -> None:
    titipan = request.session.pop(SESI, None)
    if titipan:
        discard_upload(titipan["token"])


def _comparison(dokumen: Dokumen, titipan: dict[str, str], hari: date) -> dict[str, Any]:
    alamat = reverse("laporan:terbit-pindaian-berkas", args=[dokumen.kode])
    return document_context(
        dokumen,
        "Periksa pindaian",
        terbaru=latest_file(dokumen),
        pindaian=alamat,
        gambar=titipan["akhiran"] != "pdf",
        hari=cetak_tanggal(hari),
        penanda=dokumen.tanda_tangan.order_by("urut"),
        ganti_url=reverse("laporan:terbit-pindaian", args=[dokumen.kode]),
        batal_url=detail_url(dokumen),
    )
