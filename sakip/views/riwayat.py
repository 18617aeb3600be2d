"""The history of one object, one column of it, or one deed on it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sakip.models import Satker
from sakip.riwayat.hak import withhold_reasons
from sakip.riwayat.kata import BARIS_TAMPIL, tell
from sakip.riwayat.objek import JENIS, columns_of, find_object, history_for, holder_of, satker_of
from sakip.views.halaman import page_of

PER_HALAMAN = 25


@require_safe
def show_history(request: HttpRequest, model: str, pk: int) -> HttpResponse:
    """Who did what and when, newest first; `?kolom=` one column, `?nomor=` one deed with all its rows."""
    objek = find_object(request.user, model, pk)
    if objek is None:
        raise Http404("Objek tidak ditemukan.")
    kolom, nomor = request.GET.get("kolom", "")[:60], request.GET.get("nomor", "")
    satu = nomor.isascii() and nomor.isdecimal() and len(nomor) < 18
    rows = history_for(request.user, objek, kolom=kolom, semua="semua" in request.GET)
    halaman = Paginator(rows.filter(pk=int(nomor)) if satu else rows, PER_HALAMAN).get_page(
        request.GET.get("halaman")
    )
    batas = None if satu else BARIS_TAMPIL
    peristiwa = tell(
        withhold_reasons(request.user, halaman), objek=objek, kolom=columns_of(objek, kolom), batas=batas
    )
    isi = {"objek": objek, "kolom": kolom, "satu": satu, "halaman": halaman, "peristiwa": peristiwa}
    return render(request, "sakip/riwayat.html", _page(objek) | isi | _satker_choices(request, objek))


def _page(objek: Any) -> dict[str, Any]:
    """Title and breadcrumb: the page of the object, or of what it is a row of."""
    satker, nama = satker_of(objek), str(objek._meta.verbose_name)
    judul = f"Riwayat {nama}"
    if satker is None:
        awal = {"teks": "Satuan Kerja", "url": reverse("sakip:satker-list")}
        return {"judul": judul, "keterangan": str(objek), "remah": [awal, {"teks": judul}]}
    remah = [
        (str(satu)[:80], url) for satu in (holder_of(objek), objek) if (url := _page_address(satu, satker))
    ]
    return page_of(satker, judul, *remah, keterangan=str(objek))


def _page_address(objek: Any, satker: Satker) -> str:
    """The page that shows the object; "" when there is none of its own (a satker has its place already)."""
    if objek is None or objek == satker:
        return ""
    jenis = JENIS[objek._meta.model_name]
    if not jenis.halaman or jenis.halaman == "sakip:satker-detail":
        return ""
    argumen = [getattr(objek, nama) for nama in jenis.argumen]
    return reverse(jenis.halaman, args=[satker.kode_wilayah, *argumen])


def _satker_choices(request: HttpRequest, objek: Any) -> dict[str, Any]:
    """On the history of a satker: its own data alone, or everything that happened in it."""
    if not isinstance(objek, Satker):
        return {}
    url, semua = request.path, "semua" in request.GET
    return {
        "pilihan": [
            {"teks": "Profil dan percobaan yang ditolak", "url": url, "aktif": not semua},
            {"teks": "Seluruh kegiatan satuan kerja", "url": f"{url}?semua", "aktif": semua},
        ]
    }
