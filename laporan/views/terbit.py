"""An approved document on its way to being signed, and the page of what was issued."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laporan.alur import MACAM, check_address_of, page_of_document
from laporan.antrean import latest_file, next_signature, source_of, why_not_sign
from laporan.bentuk.umum import nama_berkas
from laporan.berkas import read_file
from laporan.forms.ttd import AlasanForm
from laporan.models import BerkasDokumen, Dokumen
from laporan.models.dokumen import JenisBerkas, StatusTerbit, StatusTtd
from laporan.services.dokumen import MEDIA
from laporan.services.pindaian import can_scan
from laporan.services.tanda_tangan import revoke_document
from laporan.services.tarik_pindaian import may_withdraw_scan
from laporan.services.terbit import (
    paper_copy,
    prepare_document,
    prepare_steps,
    require_prepare,
    verification_address,
)
from laporan.verifikasi import seal_of
from sakip.choices import JenisDokumen
from sakip.errors import ConflictError
from sakip.models.alur import Beralur
from sakip.permissions import Deed, can, require
from sakip.views.halaman import form_page, page_of, stream_page, try_deed
from sakip.views.ulang import recent_login_required

logger = logging.getLogger(__name__)
GAGAL = "Naskah gagal disusun. Tidak ada yang disimpan; laporkan kepada pengelola aplikasi bila berulang."
PANJANG = frozenset({JenisDokumen.LAKIP})  # printed for longer than a reader waits without a word
LENCANA = {
    StatusTerbit.MENUNGGU: "info",
    StatusTerbit.BERLAKU: "baik",
    StatusTerbit.DIGANTIKAN: "kurang",
    StatusTerbit.DICABUT: "buruk",
    StatusTerbit.BATAL: "netral",
}


@require_POST
def prepare(request: HttpRequest, jenis: str, pk: int) -> HttpResponse | StreamingHttpResponse:
    """Freeze and print an approved document, then show it; a long one tells how far it is."""
    if jenis not in MACAM:
        raise Http404
    sumber = get_object_or_404(MACAM[jenis].model._default_manager.visible_to(request.user), pk=pk)
    if jenis in PANJANG:
        require_prepare(request.user, sumber)
        kerangka = render_to_string("laporan/terbit/siapkan.html", {"sumber": sumber}, request)
        return stream_page(kerangka, _progress(request, sumber))
    try:
        dokumen = prepare_document(user=request.user, sumber=sumber)
    except (ValidationError, ConflictError) as galat:
        for pesan in _sentences(galat):
            messages.error(request, pesan)
        terhalang = getattr(galat, "code", "") == "temuan"
        return redirect((check_address_of if terhalang else page_of_document)(sumber))
    messages.success(request, "Naskah siap ditandatangani.")
    return redirect("laporan:terbit-detail", dokumen.kode)


def _progress(request: HttpRequest, sumber: Beralur) -> Iterator[str]:
    """One line for each step, and at the end where to go on, or what was in the way."""
    langkah = prepare_steps(user=request.user, sumber=sumber)
    hasil: dict[str, Any] = {"kembali": page_of_document(sumber)}
    try:
        while True:
            yield render_to_string("laporan/terbit/_langkah.html", {"kalimat": next(langkah)})
    except StopIteration as selesai:
        hasil["dokumen"] = selesai.value
    except (ValidationError, ConflictError) as galat:
        hasil["galat"] = _sentences(galat)
    except Exception:  # the page has begun: it ends with a sentence, the log has the rest
        logger.exception("preparing a document failed")
        hasil["galat"] = [GAGAL]
    yield render_to_string("laporan/terbit/_selesai.html", hasil)


def _sentences(galat: ValidationError | ConflictError) -> list[str]:
    return galat.messages if isinstance(galat, ValidationError) else [str(galat)]


@require_safe
def show_document(request: HttpRequest, kode: str) -> HttpResponse:
    """What was frozen, who signs and who has signed, every file with its hash."""
    dokumen = document_of(request, kode)
    sumber = source_of(dokumen)
    terbaru = latest_file(dokumen)
    berikut = next_signature(dokumen)
    halangan = why_not_sign(request.user, berikut) if berikut else ""
    belum = not dokumen.tanda_tangan.exclude(status=StatusTtd.MENUNGGU).exists()
    konteks = document_context(
        dokumen,
        dokumen.judul,
        tanda_tangan=dokumen.tanda_tangan.select_related("berkas"),
        berkas=dokumen.berkas.order_by("urut"),
        terbaru=terbaru,
        aksi=_links(dokumen, sumber, terbaru),
        berikut=berikut,
        halangan=halangan,
        boleh_pindai=bool(berikut) and belum and can_scan(request.user, dokumen),
        boleh_tarik=may_withdraw_scan(request.user, dokumen),
        boleh_cabut=dokumen.status == StatusTerbit.BERLAKU
        and can(request.user, Deed.CABUT, dokumen.satker, dokumen.unit),
        segel=seal_of(dokumen),
        boleh_segel=dokumen.status == StatusTerbit.BERLAKU
        and can(request.user, Deed.SEGEL, dokumen.satker)
        and terbaru.jenis == JenisBerkas.DITANDATANGANI,
        alamat=verification_address(dokumen.kode),
    )
    return render(request, "laporan/terbit/detail.html", konteks)


def _links(dokumen: Dokumen, sumber: Beralur, terbaru: BerkasDokumen) -> list[dict[str, str]]:
    """From an issued document to its newest file and to the page on which it was drawn up."""
    berkas = reverse("laporan:terbit-berkas", args=[dokumen.kode, terbaru.urut])
    asal = {"teks": "Isian dokumen", "url": page_of_document(sumber), "ikon": "square-pen"}
    return [{"teks": "Buka berkas", "url": berkas, "ikon": "file-text"}, asal]


@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def show_file(request: HttpRequest, kode: str, urut: int) -> HttpResponse:
    """A stored file exactly as it is kept."""
    dokumen = document_of(request, kode)
    berkas = get_object_or_404(dokumen.berkas, urut=urut)
    try:
        isi = read_file(berkas)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("laporan:terbit-detail", dokumen.kode)
    return file_response(isi, file_name(dokumen, urut), berkas.berkas.name)


@require_safe
def show_paper_copy(request: HttpRequest, kode: str) -> HttpResponse:
    """The copy to print and to sign in ink; its foot names the hash of the version."""
    dokumen = document_of(request, kode)
    if dokumen.status != StatusTerbit.MENUNGGU:
        raise Http404
    return file_response(paper_copy(dokumen), file_name(dokumen, "cetak"), "cetak.pdf")


@recent_login_required
@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, kode: str) -> HttpResponse:
    """Withdraw a document in force, with a reason that its public page shows."""
    dokumen = document_of(request, kode)
    require(request.user, Deed.CABUT, dokumen.satker, dokumen.unit)
    form = AlasanForm(request.POST or None)

    def deed() -> None:
        revoke_document(user=request.user, dokumen=dokumen, alasan=form.cleaned_data["alasan"])

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, "Dokumen dicabut. Halaman verifikasinya menyatakan demikian.")
        return redirect("laporan:terbit-detail", dokumen.kode)
    konteks = document_context(
        dokumen,
        "Cabut dokumen",
        batal_url=detail_url(dokumen),
        teks_simpan="Cabut dokumen",
        bahaya=True,
        keterangan="Dokumen tidak berlaku lagi sejak dicabut. Alasannya tampil pada halaman verifikasi.",
    )
    return form_page(request, form, konteks)


def document_of(request: HttpRequest, kode: str) -> Dokumen:
    """The Dokumen with this code, or 404 when the user may not see it."""
    rows = Dokumen.objects.visible_to(request.user).select_related("satker__induk", "unit", "pengganti")
    return get_object_or_404(rows, kode=kode)


def detail_url(dokumen: Dokumen) -> str:
    """The address of the page of `dokumen`."""
    return reverse("laporan:terbit-detail", args=[dokumen.kode])


def document_context(dokumen: Dokumen, judul: str, **isi: Any) -> dict[str, Any]:
    """The context of a page of `dokumen`."""
    remah = [] if judul == dokumen.judul else [(dokumen.judul, detail_url(dokumen))]
    return page_of(
        dokumen.satker,
        judul,
        *remah,
        tahun=dokumen.tahun,
        dokumen=dokumen,
        di_atas="" if judul == dokumen.judul else dokumen.judul,
        status_teks=dokumen.get_status_display(),
        status_jenis=LENCANA[StatusTerbit(dokumen.status)],
        **isi,
    )


def file_name(dokumen: Dokumen, bagian: object) -> str:
    """What a file of `dokumen` is called where it is saved, without an ending: kind, year, satker, code."""
    tempat = (dokumen.unit or dokumen.satker).nama
    return nama_berkas(dokumen.jenis, dokumen.tahun, tempat, dokumen.kode, str(bagian)).removesuffix(".pdf")


def file_response(isi: bytes, nama: str, asal: str) -> HttpResponse:
    """`isi` inline, under its own media type and never sniffed or cached."""
    akhiran = asal.rsplit(".", 1)[-1]
    response = HttpResponse(isi, content_type=MEDIA[akhiran])
    response["Content-Disposition"] = f'inline; filename="{nama}.{akhiran}"'
    response["Cache-Control"] = "private, no-store"
    return response
