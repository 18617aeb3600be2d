"""Accounts of a satker: list, invite, suspend, restore, reset."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sakip.akun import Akun, accounts_with_penugasan, rows_of, why_not_change, why_not_end, why_not_manage
from sakip.forms.akun import AlasanForm, AturUlangForm, PulihkanForm, UndangForm
from sakip.models import Penugasan, Satker, User
from sakip.permissions import Deed, require
from sakip.services.akun import invite_user, reset_account, restore_account, suspend_account
from sakip.services.masuk import password_link
from sakip.views.halaman import Butir, form_page, page_of, try_deed
from sakip.views.ulang import recent_login_required

BARIS_PER_HALAMAN = 50
HARI = 24 * 60 * 60


def satker_of(request: HttpRequest, kode: str) -> Satker:
    """A satker whose accounts the user manages: 404 when it is not his to see, 403 in words."""
    satker: Satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.AKUN, satker)
    return satker


def _account_of(request: HttpRequest, kode: str, pk: int) -> tuple[Satker, User]:
    """An account with a penugasan at that satker, or 404."""
    satker = satker_of(request, kode)
    return satker, get_object_or_404(accounts_with_penugasan(satker), pk=pk)


@require_safe
def list_accounts(request: HttpRequest, kode: str) -> HttpResponse:
    """Who works for this satker, as what, until when, and whether he can sign in."""
    satker = satker_of(request, kode)
    halaman = Paginator(accounts_with_penugasan(satker), BARIS_PER_HALAMAN).get_page(
        request.GET.get("halaman")
    )
    undang = {"teks": "Undang akun baru", "url": reverse("sakip:akun-create", args=[kode])}
    tambah = {"teks": "Tambah penugasan", "url": reverse("sakip:penugasan-create", args=[kode])}
    konteks = page_of(
        satker,
        "Akun",
        keterangan="Siapa yang bekerja untuk satuan kerja ini, dengan peran apa, dan sampai kapan.",
        halaman=halaman,
        daftar=rows_of(halaman.object_list),
        aksi=[{**undang, "ikon": "user-plus", "jenis": "utama"}, {**tambah, "ikon": "plus"}],
    )
    return render(request, "sakip/akun/daftar.html", konteks)


@require_safe
def show_account(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """One account with its penugasan here and what may be done with it."""
    satker, user = _account_of(request, kode, pk)
    [akun] = rows_of([user])
    tolak = why_not_manage(request.user, user)
    konteks = _page(
        satker,
        str(user),
        akun=akun,
        tolak=tolak,
        penugasan=[(p, _links(request.user, kode, p)) for p in akun.penugasan],
        pejabat=user.jabatan.filter(unit__satker=satker),
        aksi=[] if tolak else _actions(kode, akun),
    )
    return render(request, "sakip/akun/detail.html", konteks)


def _links(user: User, kode: str, penugasan: Penugasan) -> list[Butir]:
    """Ubah and Akhiri, as far as `user` may and there is something to end."""
    ubah = {"teks": "Ubah", "url": reverse("sakip:penugasan-edit", args=[kode, penugasan.pk])}
    akhiri = {"teks": "Akhiri", "url": reverse("sakip:penugasan-end", args=[kode, penugasan.pk])}
    berakhir = penugasan.selesai is not None and penugasan.selesai < timezone.localdate()
    boleh_akhiri = not berakhir and not why_not_end(user, penugasan)
    return [
        butir
        for butir, boleh in ((ubah, not why_not_change(user, penugasan)), (akhiri, boleh_akhiri))
        if boleh
    ]


def _actions(kode: str, akun: Akun) -> list[Butir]:
    pages = (
        (("akun-reset", "Atur ulang", "key-round"), ("akun-suspend", "Tangguhkan", "user-x"))
        if akun.user.is_active
        else (("akun-restore", "Pulihkan", "user-check"),)
    )
    return [
        {"teks": teks, "url": reverse(f"sakip:{nama}", args=[kode, akun.user.pk]), "ikon": ikon}
        for nama, teks, ikon in pages
    ]


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, kode: str) -> HttpResponse:
    """A new account; the link for its password is shown once, to be handed over."""
    satker = satker_of(request, kode)
    awal = {"mulai": timezone.localdate()}
    form = UndangForm(request.POST or None, user=request.user, satker=satker, initial=awal)
    made: list[User] = []

    def deed() -> None:
        isi = {**form.akun, "penugasan": form.penugasan}
        made.append(invite_user(user=request.user, satker=satker, **isi))

    if request.method == "POST" and try_deed(form, deed):
        return _link_page(request, satker, made[0], "Akun dibuat")
    batal = reverse("sakip:akun-list", args=[kode])
    return form_page(request, form, _page(satker, "Undang akun", teks_simpan="Buat akun", batal_url=batal))


@recent_login_required
@require_http_methods(["GET", "POST"])
def reset(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Take the password away and show a new link once."""
    satker, akun = _account_of(request, kode, pk)
    form = AturUlangForm(request.POST or None)

    def deed() -> None:
        reset_account(user=request.user, satker=satker, akun=akun, **form.cleaned_data)

    if request.method == "POST" and try_deed(form, deed):
        return _link_page(request, satker, akun, "Akun diatur ulang")
    keterangan = f"Kata sandi {akun} tidak berlaku lagi, dan semua sesi masuknya berakhir."
    return _deed_page(request, form, satker, akun, "Atur ulang akun", keterangan)


@recent_login_required
@require_http_methods(["GET", "POST"])
def suspend(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Close an account until it is restored."""
    keterangan = "{akun} tidak dapat masuk sampai akunnya dipulihkan, dan semua sesi masuknya berakhir."
    return _change_state(
        request, kode, pk, AlasanForm, suspend_account, ("Tangguhkan akun", keterangan, "ditangguhkan")
    )


@require_http_methods(["GET", "POST"])
def restore(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Open a suspended account again."""
    keterangan = "{akun} dapat masuk kembali dengan kata sandinya sendiri."
    return _change_state(
        request, kode, pk, PulihkanForm, restore_account, ("Pulihkan akun", keterangan, "dipulihkan")
    )


def _change_state(
    request: HttpRequest,
    kode: str,
    pk: int,
    kelas: type[forms.Form],
    deed: Callable[..., None],
    kata: tuple[str, str, str],
) -> HttpResponse:
    satker, akun = _account_of(request, kode, pk)
    judul, keterangan, hasil = kata
    form = kelas(request.POST or None)

    def do() -> None:
        deed(user=request.user, satker=satker, akun=akun, **form.cleaned_data)

    if request.method == "POST" and try_deed(form, do):
        messages.success(request, f"Akun {akun} {hasil}.")
        return redirect("sakip:akun-detail", kode=kode, pk=pk)
    return _deed_page(request, form, satker, akun, judul, keterangan.format(akun=akun))


def _deed_page(
    request: HttpRequest, form: forms.Form, satker: Satker, akun: User, judul: str, keterangan: str
) -> HttpResponse:
    url = reverse("sakip:akun-detail", args=[satker.kode_wilayah, akun.pk])
    konteks = _page(satker, judul, (str(akun), url), keterangan=keterangan, teks_simpan=judul, batal_url=url)
    return form_page(request, form, konteks)


def _link_page(request: HttpRequest, satker: Satker, akun: User, judul: str) -> HttpResponse:
    """The answer to the POST itself: whoever loads the address again gets the form, never the link."""
    konteks = _page(
        satker,
        judul,
        akun=akun,
        tautan=f"{settings.ALAMAT}{password_link(akun)}",
        hari_berlaku=settings.PASSWORD_RESET_TIMEOUT // HARI,
        lanjut_url=reverse("sakip:akun-detail", args=[satker.kode_wilayah, akun.pk]),
    )
    return render(request, "sakip/akun/tautan.html", konteks)


def _page(satker: Satker, judul: str, *remah: tuple[str, str], **isi: Any) -> dict[str, Any]:
    daftar = ("Akun", reverse("sakip:akun-list", args=[satker.kode_wilayah]))
    return page_of(satker, judul, daftar, *remah, **isi)
