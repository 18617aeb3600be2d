"""Keamanan akun: password, second factor and sessions of the user who is signed in, and nobody else's."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.forms.masuk import GantiSandiForm, KodePasangForm
from sakip.models import Sesi
from sakip.perantara_masuk import mark_enrolled
from sakip.qr import qr_data
from sakip.services.identitas import is_bound, provider
from sakip.services.keamanan import (
    app_secret,
    begin_totp,
    confirm_totp,
    has_second_factor,
    needs_second_factor,
    new_recovery_codes,
    pending_device,
    recovery_codes_left,
    remove_totp,
)
from sakip.services.masuk import change_password
from sakip.services.sesi import end_other_sessions, end_session, move_session, open_sessions
from sakip.views.halaman import form_page, try_deed
from sakip.views.ulang import recent_login_required


def _page(judul: str, **isi: Any) -> dict[str, Any]:
    """The context of a page below "Keamanan akun"."""
    kembali = reverse("sakip:keamanan-detail")
    remah = [{"teks": "Keamanan akun", "url": kembali}, {"teks": judul}]
    return {"judul": judul, "remah": remah, "batal_url": kembali, **isi}


@require_safe
def show_security(request: HttpRequest) -> HttpResponse:
    """What protects this account, and where it is signed in."""
    user = request.user
    konteks = {
        "judul": "Keamanan akun",
        "berkode": has_second_factor(user),
        "wajib": needs_second_factor(user),
        "sisa_kode": recovery_codes_left(user),
        "kunci": request.session.session_key,
        "daftar_sesi": open_sessions(user),
        "penyedia": provider(),
        "terhubung": is_bound(user),
    }
    return render(request, "sakip/keamanan/detail.html", konteks)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def edit_password(request: HttpRequest) -> HttpResponse:
    """Set another password; every other browser is signed out."""
    form = GantiSandiForm(request.user, request.POST or None)
    kunci = request.session.session_key or ""
    if request.method == "POST" and try_deed(form, lambda: _change(request, form, kunci)):
        update_session_auth_hash(request, request.user)
        move_session(lama=kunci, baru=request.session.session_key)
        messages.success(request, "Kata sandi tersimpan. Sesi lain dari akun ini sudah diakhiri.")
        return redirect("sakip:keamanan-detail")
    return form_page(
        request, form, _page("Ganti kata sandi", aturan=True), templat="sakip/keamanan/isian.html"
    )


def _change(request: HttpRequest, form: GantiSandiForm, kunci: str) -> None:
    lama, baru = form.cleaned_data["sandi_lama"], form.cleaned_data["sandi_baru"]
    change_password(user=request.user, sandi_lama=lama, sandi_baru=baru, kunci=kunci)


@recent_login_required
@require_http_methods(["GET", "POST"])
def enrol_totp(request: HttpRequest) -> HttpResponse:
    """Take a secret over into an app, and show with its first code that it arrived."""
    if request.method == "POST" and "mulai" in request.POST:
        return _begin(request)
    form = KodePasangForm(request.POST or None)
    kode: list[str] = []
    if request.method == "POST" and try_deed(form, lambda: kode.extend(_confirm(request, form))):
        mark_enrolled(request.session, True)
        return _show_codes(request, kode)
    perangkat = pending_device(request.user)
    konteks = _page(
        "Pasang kode masuk", form=form, perangkat=perangkat, wajib=needs_second_factor(request.user)
    )
    if perangkat:
        konteks |= {"qr": qr_data(perangkat.config_url), "rahasia": app_secret(perangkat)}
    return render(request, "sakip/keamanan/pasang.html", konteks)


def _begin(request: HttpRequest) -> HttpResponse:
    try:
        begin_totp(user=request.user)
    except ValidationError as galat:
        messages.error(request, galat.messages[0])
        return redirect("sakip:keamanan-detail")
    return redirect("sakip:otp-create")


def _confirm(request: HttpRequest, form: KodePasangForm) -> list[str]:
    kunci = request.session.session_key or ""
    return confirm_totp(user=request.user, kode=form.cleaned_data["kode"], kunci=kunci)


def _show_codes(request: HttpRequest, kode: list[str]) -> HttpResponse:
    """The answer to the POST itself: the codes are in no address and in no session."""
    return render(request, "sakip/keamanan/kode.html", _page("Simpan kode pemulihan", daftar_kode=kode))


@recent_login_required
@require_http_methods(["GET", "POST"])
def drop_totp(request: HttpRequest) -> HttpResponse:
    """Sign in with the password alone again; who must use a code is led to enrol anew."""
    if request.method == "POST":
        remove_totp(user=request.user, kunci=request.session.session_key or "")
        mark_enrolled(request.session, False)
        messages.success(request, "Kode masuk sudah dilepas dari akun Anda.")
        return redirect("sakip:keamanan-detail")
    penjelasan = "Sesudah ini, siapa pun yang mengetahui kata sandi Anda dapat masuk dengan akun Anda."
    konteks = _page("Lepas kode masuk", penjelasan=penjelasan, teks="Lepas kode masuk")
    return render(request, "sakip/konfirmasi.html", konteks)


@recent_login_required
@require_http_methods(["GET", "POST"])
def renew_codes(request: HttpRequest) -> HttpResponse:
    """Recovery codes in place of the old ones."""
    konteks = _page("Buat kode pemulihan baru", penjelasan="Kode pemulihan yang lama tidak berlaku lagi.")
    if request.method == "POST":
        try:
            return _show_codes(request, new_recovery_codes(user=request.user))
        except ValidationError as galat:
            messages.error(request, galat.messages[0])
            return redirect("sakip:keamanan-detail")
    return render(request, "sakip/konfirmasi.html", {**konteks, "teks": "Buat kode baru"})


@require_POST
def stop_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign one other browser of this user out."""
    lain = Sesi.objects.filter(user=request.user).exclude(kunci=request.session.session_key)
    sesi = get_object_or_404(lain, pk=pk)
    end_session(user=request.user, sesi=sesi)
    messages.success(request, f"Sesi “{sesi.peranti}” sudah diakhiri.")
    return redirect("sakip:keamanan-detail")


@require_POST
def stop_other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign every other browser of this user out."""
    banyak = end_other_sessions(user=request.user, kunci=request.session.session_key or "")
    messages.success(request, f"{banyak} sesi lain sudah diakhiri." if banyak else "Tidak ada sesi lain.")
    return redirect("sakip:keamanan-detail")
