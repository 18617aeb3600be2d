"""The findings on one document, and the reason with which a second person lets some of them pass."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from laporan.alur import page_of_document
from laporan.forms.periksa import PengesampinganForm
from laporan.pemeriksaan import check_document
from laporan.pemeriksaan.aturan import AJUKAN, TTD
from laporan.pemeriksaan.hak import is_reviewer, why_not_now
from laporan.pemeriksaan.periksa import is_open
from laporan.pemeriksaan.tautan import links_for
from laporan.services.pemeriksaan import require_reviewer, waive
from laporan.views.alur import living_document
from sakip.models.alur import Beralur
from sakip.temuan import Temuan
from sakip.views.halaman import form_page, page_of, try_deed

JUDUL = {
    "galat": ("Galat", "Harus diperbaiki sebelum dokumen dapat diajukan dan ditandatangani."),
    "alasan": (
        "Perlu alasan",
        "Perbaiki, atau diteruskan dengan alasan oleh pemeriksa atau penanda tangan yang bukan pengajunya.",
    ),
    "peringatan": ("Peringatan", "Periksa kembali; dokumen tetap dapat diteruskan."),
    "info": ("Info", "Untuk diketahui."),
}


@require_http_methods(["GET", "POST"])
def show_check(request: HttpRequest, kode: str, tahun: int, jenis: str, pk: int) -> HttpResponse:
    """Every finding by tingkat with its way to the mend; POST gives the reason for those that wait for it."""
    sumber = living_document(request, kode, tahun, jenis, pk)
    if request.method == "POST":
        require_reviewer(request.user, sumber)
    temuan = check_document(sumber, langkah=_next_step(sumber))
    form = PengesampinganForm(request.POST or None, temuan=_waiting(temuan))
    if request.method == "POST" and try_deed(
        form, lambda: waive(user=request.user, sumber=sumber, **form.cleaned_data)
    ):
        messages.success(request, "Alasan dicatat.")
        return redirect(request.path)
    return form_page(request, form, _page(request, sumber, temuan), templat="laporan/periksa/detail.html")


def _next_step(sumber: Beralur) -> str:
    """A draf is judged for its submission, everything else for the signature."""
    return AJUKAN if sumber.bisa_diubah else TTD


def _waiting(temuan: list[Temuan]) -> list[Temuan]:
    return [t for t in temuan if t.tingkat == "alasan" and not t.dikesampingkan]


def groups_of(temuan: list[Temuan]) -> list[dict[str, Any]]:
    """The findings of each tingkat that has any, with its words."""
    groups = []
    for tingkat, (judul, keterangan) in JUDUL.items():
        daftar = [t for t in temuan if t.tingkat == tingkat]
        if daftar:
            groups.append({"tingkat": tingkat, "judul": judul, "keterangan": keterangan, "daftar": daftar})
    return groups


def _page(request: HttpRequest, sumber: Beralur, temuan: list[Temuan]) -> dict[str, Any]:
    satker, tahun = sumber.pemilik, sumber.tahun
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[satker.kode_wilayah, tahun]))
    ini = (str(sumber), page_of_document(sumber))
    langkah = _next_step(sumber)
    pemeriksa = bool(_waiting(temuan)) and is_reviewer(request.user, sumber)
    return page_of(
        satker,
        "Hasil pemeriksaan",
        rantai,
        ini,
        tahun=tahun,
        di_atas=str(sumber),
        kelompok=groups_of(links_for(request.user, sumber, temuan, request.path)),
        banyak=len(temuan),
        terhalang=sum(is_open(t, langkah) for t in temuan),
        untuk="diajukan" if langkah == AJUKAN else "ditandatangani",
        pemeriksa=pemeriksa,
        halangan=why_not_now(request.user, sumber) if pemeriksa else "",
        batal_url=page_of_document(sumber),
    )
