"""What a Renstra holds, typed on pages of many rows; the kartu indikator is such a page with one row."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from renstra.kartu import missing_fields
from renstra.models import Indikator, Misi, Renstra, Tujuan
from renstra.queries import users_of
from renstra.services.isi import (
    butir_sheet,
    delete_indikator,
    indikator_sheet,
    sasaran_sheet,
    save_renstra_sheet,
    target_sheet,
)
from renstra.services.kartu import complete_kartu, completion_sheet
from renstra.susunan import kartu_of
from renstra.tanggung_jawab import history_of
from renstra.views.lingkup import indikator_of, may_edit, renstra_of, renstra_page, url_of
from sakip.permissions import Deed, can, require
from sakip.services.lembar import Lembar, Perubahan
from sakip.views.kisi import Kisi
from sakip.views.konfirmasi import confirm_page
from sakip.views.lembar import sheet_page


@require_http_methods(["GET", "POST"])
def edit_misi(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    renstra = renstra_of(request, kode, pk, isi=True)
    return _sheet(request, renstra, butir_sheet(renstra, Misi), "misi", "renstra/butir.html")


@require_http_methods(["GET", "POST"])
def edit_tujuan(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    renstra = renstra_of(request, kode, pk, isi=True)
    return _sheet(request, renstra, butir_sheet(renstra, Tujuan), "tujuan", "renstra/butir.html")


@require_http_methods(["GET", "POST"])
def edit_sasaran(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    renstra = renstra_of(request, kode, pk, isi=True)
    return _sheet(request, renstra, sasaran_sheet(renstra), "sasaran", "renstra/sasaran.html")


@require_http_methods(["GET", "POST"])
def edit_target(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """All indikator and all years on one page."""
    renstra = renstra_of(request, kode, pk, isi=True)
    return _sheet(request, renstra, target_sheet(renstra), "target", "renstra/target.html")


@require_safe
def show_indikator(request: HttpRequest, kode: str, renstra: int, pk: int) -> HttpResponse:
    """The kartu indikator, what it lacks, and the documents that use it."""
    indikator = indikator_of(request, kode, renstra, pk)
    induk = indikator.sasaran.renstra
    riwayat = history_of(indikator)
    konteks = renstra_page(
        induk,
        "Kartu indikator",
        ("Semua kartu", url_of("kartu-list", induk)),
        indikator=indikator,
        bagian=kartu_of(indikator, riwayat)[:-1],
        kurang=missing_fields(indikator, ada_pj=any(pj.selesai is None for pj in riwayat)),
        pemakai=users_of(indikator),
        aksi=_actions(request, indikator),
    )
    return render(request, "renstra/indikator.html", konteks)


def _actions(request: HttpRequest, indikator: Indikator) -> list[dict[str, str]]:
    """What the reader may do with a kartu: change or complete it, print it, take it away."""
    induk, pk = indikator.sasaran.renstra, indikator.pk
    ubah = {"url": url_of("indikator-edit", induk, pk), "ikon": "pencil", "jenis": "utama"}
    hapus = {"teks": "Hapus", "url": url_of("indikator-delete", induk, pk), "ikon": "trash-2"}
    cetak = {
        "teks": "Cetak kartu",
        "url": reverse("laporan:kartu-cetak", args=[induk.satker.kode_wilayah, induk.pk, pk]),
        "ikon": "printer",
    }
    if may_edit(request, induk):
        return [{"teks": "Ubah kartu", **ubah}, cetak, hapus]
    if induk.is_sah and can(request.user, Deed.ISI, induk.satker):
        return [{"teks": "Lengkapi kartu", **ubah}, cetak]
    return [cetak]


@require_http_methods(["GET", "POST"])
def create_indikator(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """A new kartu; `?sasaran=` chooses where it stands."""
    renstra = renstra_of(request, kode, pk, isi=True)
    dipilih = request.GET.get("sasaran", "")
    sasaran = renstra.sasaran.filter(pk=dipilih).first() if re.fullmatch("[0-9]{1,18}", dipilih) else None
    lembar = indikator_sheet(renstra, None, sasaran.pk if sasaran else None)
    isi: dict[str, Any] = {"judul": "Tambah indikator", "kosong": 1, "per_baris": False}
    baru: list[Indikator] = []
    lembar = replace(lembar, lanjut=partial(_remember, lembar.lanjut, baru))
    response = _sheet(request, renstra, lembar, "kartu indikator", "renstra/kartu.html", **isi)
    return (
        redirect(f"{url_of('indikator-detail', renstra, baru[0].pk)}#penanggung-jawab") if baru else response
    )


def _remember(lanjut: Callable[[Perubahan], None], baru: list[Indikator], perubahan: Perubahan) -> None:
    """Do `lanjut` and keep what was added: its kartu is shown next."""
    lanjut(perubahan)
    baru.extend(perubahan.baru)


@require_http_methods(["GET", "POST"])
def edit_indikator(request: HttpRequest, kode: str, renstra: int, pk: int) -> HttpResponse:
    indikator = indikator_of(request, kode, renstra, pk)
    induk = indikator.sasaran.renstra
    require(request.user, Deed.ISI, induk.satker)
    kembali = url_of("indikator-detail", induk, pk)
    if induk.is_sah:
        return _complete(request, indikator, kembali)
    lembar = indikator_sheet(induk, indikator)
    return _sheet(
        request, induk, lembar, "kartu indikator", "renstra/kartu.html", kembali=kembali, per_baris=False
    )


def _complete(request: HttpRequest, indikator: Indikator, kembali: str) -> HttpResponse:
    """Fill what the kartu leaves empty while the Renstra is in force."""
    renstra = indikator.sasaran.renstra
    dikirim = {nama.removeprefix(f"b-{indikator.pk}-") for nama in request.POST}
    lembar = completion_sheet(indikator, dikirim)
    return sheet_page(
        request,
        lembar=lembar,
        suntingan=renstra.suntingan,
        save=partial(complete_kartu, user=request.user, indikator=indikator, lembar=lembar),
        templat="renstra/kartu.html",
        kembali=kembali,
        konteks=renstra_page(renstra, "Lengkapi kartu indikator", melengkapi=True),
    )


@require_http_methods(["GET", "POST"])
def remove_indikator(request: HttpRequest, kode: str, renstra: int, pk: int) -> HttpResponse:
    """Take away an indikator that no document uses."""
    indikator = indikator_of(request, kode, renstra, pk)
    induk = indikator.sasaran.renstra
    require(request.user, Deed.ISI, induk.satker)
    konteks = renstra_page(
        induk,
        "Hapus indikator",
        penjelasan=f"Indikator “{indikator.uraian}” beserta target tahunannya akan dihapus.",
        teks="Hapus indikator",
        batal_url=url_of("indikator-detail", induk, pk),
    )
    return confirm_page(
        request,
        deed=partial(delete_indikator, user=request.user, indikator=indikator),
        sesudah=url_of("renstra-detail", induk),
        berhasil="Indikator telah dihapus.",
        konteks=konteks,
        kunci=induk,
    )


def _sheet(
    request: HttpRequest,
    renstra: Renstra,
    lembar: Lembar,
    hal: str,
    templat: str,
    *,
    judul: str = "",
    kembali: str = "",
    kosong: int = 3,
    per_baris: bool = True,
) -> HttpResponse:
    return sheet_page(
        request,
        lembar=lembar,
        suntingan=renstra.suntingan,
        save=partial(save_renstra_sheet, user=request.user, renstra=renstra, lembar=lembar, hal=hal),
        templat=templat,
        kembali=kembali or url_of("renstra-detail", renstra),
        konteks=renstra_page(renstra, judul or f"Ubah {hal}", hal=hal),
        kosong=kosong,
        kisi=Kisi(renstra) if per_baris else None,
    )
