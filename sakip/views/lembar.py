"""The page of many rows: show it, save it, and lose nothing when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from sakip.errors import ConflictError
from sakip.isian import BARIS_BARU, LembarForm, merge_conflict
from sakip.services.lembar import Lembar, Perubahan
from sakip.views.kisi import Kisi, answer_rows, is_from_grid


def sheet_page(
    request: HttpRequest,
    *,
    lembar: Lembar,
    suntingan: int,
    save: Callable[..., Perubahan],
    templat: str,
    kembali: str,
    konteks: dict[str, Any],
    kosong: int = BARIS_BARU,
    kisi: Kisi | None = None,
) -> HttpResponse:
    """Answer GET and POST of a sheet; with a `kisi` also the single rows that its grid sends.

    `save(isian=, suntingan=)` is the service, `suntingan` the version stored now, `kosong` how many empty
    rows a fresh page offers. 409 after a conflict, with what others stored beside what was typed.
    """
    if kisi and request.method == "POST" and is_from_grid(request):
        return answer_rows(request, lembar=lembar, kisi=kisi, save=save)
    form, status, seen = _form(lembar, kosong=kosong), 200, suntingan
    if request.method == "POST":
        seen = seen_version(request)
        form = _form(lembar, request.POST, kosong=BARIS_BARU if "tambah" in request.POST else 0)
        if "tambah" not in request.POST:
            try:
                _say(request, save(isian=form.isian, suntingan=seen))
            except ConflictError as bentrok:
                form, status, seen = _after_conflict(request, lembar, bentrok), 409, suntingan
            except ValidationError as galat:
                form.refuse(galat)
            else:
                return redirect(request.get_full_path() if "lanjut" in request.POST else kembali)
    halaman = {"lembar": form, "suntingan": seen, "kembali": kembali, "bentrok": status == 409, "kisi": kisi}
    return render(request, templat, {**konteks, **halaman}, status=status)


def _form(lembar: Lembar, data: QueryDict | None = None, *, kosong: int = 0, **opsi: Any) -> LembarForm:
    banyak = kosong if lembar.buat else 0
    return LembarForm(lembar.kolom, lembar.baca(), data, kosong=banyak, buat=lembar.buat, **opsi)


def _after_conflict(request: HttpRequest, lembar: Lembar, bentrok: ConflictError) -> LembarForm:
    data, catatan = merge_conflict(lembar.kolom, lembar.baca(), request.POST)
    form = _form(lembar, data, catatan=catatan)
    form.galat_umum.append(
        f"{bentrok} Ketikan Anda tetap ada di bawah. Sel yang berbeda memuat keterangan; "
        "periksa, lalu simpan kembali."
    )
    return form


def seen_version(request: HttpRequest) -> int:
    """The version that the page was made from; one that cannot be read is never the stored one."""
    teks = request.POST.get("suntingan", "")
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 10 else -1


def _say(request: HttpRequest, perubahan: Perubahan) -> None:
    if perubahan:
        messages.success(request, f"{perubahan.jumlah} baris tersimpan.")
    else:
        messages.info(request, "Tidak ada isian yang berubah.")
