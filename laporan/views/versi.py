"""The versions of a document in the browser: the list, two of them compared, and a perubahan cancelled."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laporan.alur import changes_since_submission, page_of_document, title_of
from laporan.forms.versi import BatalForm
from laporan.riwayat import (
    Versi,
    compare_versions,
    name_of,
    undone_by_cancelling,
    version_before,
    versions_of,
)
from laporan.services.versi import DAPAT_DIBATALKAN, cancel_revision
from laporan.views.alur import living_document
from sakip.models.alur import Beralur
from sakip.permissions import Deed, can, require
from sakip.views.halaman import form_page, page_of, try_deed


@require_safe
def show_versions(request: HttpRequest, kode: str, tahun: int, jenis: str, pk: int) -> HttpResponse:
    """Every version; `?lama=` and `?baru=` choose two to compare, the latest two otherwise."""
    dokumen = living_document(request, kode, tahun, jenis, pk)
    daftar = versions_of(dokumen)
    lama, baru = _chosen(request, daftar)
    boleh = _may_cancel(request, dokumen) and dokumen.versi == daftar[0].nomor
    batal = {
        "teks": "Batalkan perubahan",
        "url": reverse("laporan:versi-batal", args=[kode, tahun, jenis, pk]),
        "ikon": "undo-2",
    }
    konteks = _page(
        dokumen,
        "Versi dan perbedaan",
        daftar=daftar,
        lama=lama,
        baru=baru,
        judul_banding=f"{name_of(baru)} dibandingkan dengan {name_of(lama).lower()}",
        perbandingan=compare_versions(dokumen, lama, baru) if len(daftar) > 1 else None,
        sejak_ajuan=changes_since_submission(dokumen),
        aksi=[batal] if boleh else [],
    )
    return render(request, "laporan/versi/detail.html", konteks)


@require_http_methods(["GET", "POST"])
def cancel_version(request: HttpRequest, kode: str, tahun: int, jenis: str, pk: int) -> HttpResponse:
    """Ask for the reason, show what would be lost, and drop the perubahan."""
    dokumen = living_document(request, kode, tahun, jenis, pk)
    require(request.user, Deed.ISI, dokumen.pemilik, dokumen.unit_alur)
    form = BatalForm(request.POST or None, initial={"suntingan": dokumen.suntingan})
    sesudah = page_of_document(version_before(dokumen) or dokumen)
    versi = dokumen.versi

    def deed() -> None:
        isi = {"suntingan": form.cleaned_data["suntingan"] or 0, "alasan": form.cleaned_data["alasan"]}
        cancel_revision(user=request.user, dokumen=dokumen, **isi)

    if request.method == "POST" and try_deed(form, deed):
        messages.success(
            request, f"Perubahan ke-{versi} dibatalkan. Versi sebelumnya berlaku seperti semula."
        )
        return redirect(sesudah)
    konteks = _page(
        dokumen,
        "Batalkan perubahan",
        banding=undone_by_cancelling(dokumen),
        batal_url=reverse("laporan:versi-detail", args=[kode, tahun, jenis, pk]),
    )
    return form_page(request, form, konteks, kunci=dokumen, templat="laporan/versi/batal.html")


def _may_cancel(request: HttpRequest, dokumen: Beralur) -> bool:
    """Whether the page offers it; the service decides."""
    fits = dokumen.versi > 0 and dokumen.bisa_diubah and dokumen.jenis_dokumen in DAPAT_DIBATALKAN
    return fits and can(request.user, Deed.ISI, dokumen.pemilik, dokumen.unit_alur)


def _chosen(request: HttpRequest, daftar: list[Versi]) -> tuple[int, int]:
    """The two versions to compare; one that is not known is left out."""
    nomor = [satu.nomor for satu in daftar]
    awal = (nomor[min(1, len(nomor) - 1)], nomor[0])
    found = []
    for kunci, bawaan in zip(("lama", "baru"), awal, strict=True):
        teks = request.GET.get(kunci, "")
        dipilih = int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 5 else bawaan
        found.append(dipilih if dipilih in nomor else bawaan)
    return found[0], found[1]


def _page(dokumen: Beralur, judul: str, /, **isi: Any) -> dict[str, Any]:
    if dokumen.pk is None:
        raise Http404
    satker, tahun = dokumen.pemilik, dokumen.tahun
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[satker.kode_wilayah, tahun]))
    ini = (title_of(dokumen), page_of_document(dokumen))
    return page_of(satker, judul, rantai, ini, tahun=tahun, di_atas=title_of(dokumen), dokumen=dokumen, **isi)
