"""The page of many rows: show it, save it, and lose nothing when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sakip.errors import ConflictError
from sakip.isian import BARIS_BARU, LembarForm, merge_conflict
from sakip.services.lembar import Lembar, Perubahan


def sheet_page(
    request: HttpRequest,
    *,
    lembar: Lembar,
    suntingan: int,
    save: Callable[..., Perubahan],
    templat: str,
    kembali: str,
    konteks: dict[str, Any],
) -> HttpResponse:
    """Answer GET and POST of a sheet; `save(isian=, suntingan=)` is the service, `suntingan` the version
    stored now. 409 after a conflict, with what others stored beside what was typed."""
    form, status = LembarForm(lembar.kolom, lembar.baca(), kosong=BARIS_BARU if lembar.buat else 0), 200
    seen = suntingan
    if request.method == "POST":
        seen = _seen(request)
        form = LembarForm(
            lembar.kolom, lembar.baca(), request.POST, kosong=BARIS_BARU if "tambah" in request.POST else 0
        )
        if "tambah" not in request.POST:
            try:
                perubahan = save(isian=form.isian, suntingan=seen)
            except ConflictError as bentrok:
                form, status, seen = _after_conflict(request, lembar, bentrok), 409, suntingan
            except ValidationError as galat:
                form.refuse(galat)
            else:
                _say(request, perubahan)
                return redirect(request.path if "lanjut" in request.POST else kembali)
    halaman = {"lembar": form, "suntingan": seen, "kembali": kembali, "bentrok": status == 409}
    return render(request, templat, {**konteks, **halaman}, status=status)


def _after_conflict(request: HttpRequest, lembar: Lembar, bentrok: ConflictError) -> LembarForm:
    baris = lembar.baca()
    data, catatan = merge_conflict(lembar.kolom, baris, request.POST)
    form = LembarForm(lembar.kolom, baris, data, catatan=catatan)
    form.galat_umum.append(
        f"{bentrok} Ketikan Anda tetap ada di bawah. Sel yang berbeda memuat keterangan; "
        "periksa, lalu simpan kembali."
    )
    return form


def _seen(request: HttpRequest) -> int:
    """The version that the page was made from; one that cannot be read is never the stored one."""
    teks = request.POST.get("suntingan", "")
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 10 else -1


def _say(request: HttpRequest, perubahan: Perubahan) -> None:
    if perubahan:
        messages.success(request, f"{perubahan.jumlah} baris tersimpan.")
    else:
        messages.info(request, "Tidak ada isian yang berubah.")
