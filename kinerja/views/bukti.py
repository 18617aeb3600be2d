"""Evidence out: downloads that never run in the browser, and withdrawal."""

from __future__ import annotations

from csp.constants import NONE
from csp.decorators import csp_replace
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.dukungan import read_evidence
from kinerja.isian import TarikForm
from kinerja.models import Bukti, Realisasi
from kinerja.models.bukti import JenisBukti
from kinerja.pindai.jenis import JENIS
from kinerja.services.bukti import was_submitted, withdraw_evidence
from kinerja.views.baris import address_of_row, require_fill, row_context, row_of
from sakip.views.halaman import form_page, try_deed

KEDAP = {
    "default-src": [NONE],
    "sandbox": "",
}  # what comes back runs and loads nothing, wherever it is opened
HILANG = "Berkas ini tidak ada lagi, atau tidak sama dengan yang dicatat. Laporkan kepada pengelola aplikasi."


@require_safe
@csp_replace(KEDAP)
def download(request: HttpRequest, kode: str, tahun: int, pk: int, baris: int, bukti: int) -> HttpResponse:
    """A file exactly as it was uploaded, to be saved and not shown."""
    satu = _evidence(row_of(request, kode, tahun, pk, baris), bukti)
    try:
        isi = read_evidence(satu)
    except OSError:
        messages.error(request, HILANG)
        return redirect(address_of_row(satu.realisasi, "bukti"))
    response = HttpResponse(isi, content_type=JENIS[satu.tipe][1])
    response["Content-Disposition"] = content_disposition_header(True, satu.nama)
    return _closed(response)


@require_safe
@csp_replace(KEDAP)
def show_small(request: HttpRequest, kode: str, tahun: int, pk: int, baris: int, bukti: int) -> HttpResponse:
    """The small picture of a picture: drawn anew by the server, so that it may be shown."""
    satu = _evidence(row_of(request, kode, tahun, pk, baris), bukti)
    try:
        isi = read_evidence(satu, pratinjau=True)
    except OSError:
        raise Http404 from None
    return _closed(HttpResponse(isi, content_type="image/jpeg"))


def _closed(response: HttpResponse) -> HttpResponse:
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, kode: str, tahun: int, pk: int, baris: int, bukti: int) -> HttpResponse:
    """Take a piece of evidence back, with a reason once it was submitted."""
    found = row_of(request, kode, tahun, pk, baris)
    satu = get_object_or_404(Bukti, realisasi=found, pk=bukti, ditarik=None)
    satu.realisasi = found
    require_fill(request, found)
    pernah, url = was_submitted(satu), address_of_row(found, "bukti")
    form = TarikForm(request.POST if request.method == "POST" else None, wajib=pernah)

    def deed() -> None:
        hilang = withdraw_evidence(user=request.user, bukti=satu, alasan=form.cleaned_data["alasan"])
        messages.success(request, "Bukti dukung dihapus." if hilang else "Bukti dukung ditarik.")

    if request.method == "POST" and try_deed(form, deed):
        return redirect(url)
    kata = (
        "Bukti ini sudah pernah diajukan, sehingga tetap tersimpan dengan tanda ditarik dan alasannya."
        if pernah
        else "Bukti ini belum pernah diajukan, sehingga dihapus beserta berkasnya."
    )
    konteks = row_context(found, "Tarik bukti dukung", ("Baris", address_of_row(found)))
    konteks |= {"di_atas": str(satu), "keterangan": kata, "batal_url": url, "teks_simpan": "Tarik bukti"}
    return form_page(request, form, konteks)


def _evidence(baris: Realisasi, pk: int) -> Bukti:
    """A piece of evidence of the row that is a file, or 404."""
    found: Bukti = get_object_or_404(Bukti, realisasi=baris, pk=pk, jenis=JenisBukti.BERKAS)
    found.realisasi = baris
    return found
