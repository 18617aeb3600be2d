"""One node of the tree on a small page: add it, change it, move it, take it away."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from renstra.models import Indikator, Renstra, Sasaran, Tujuan
from renstra.services.isi import save_renstra_sheet
from renstra.services.susunan import delete_node, move_node, node_sheet
from renstra.views.lingkup import renstra_of, renstra_page, url_of
from sakip.errors import ConflictError
from sakip.services.lembar import Lembar
from sakip.views.konfirmasi import confirm_page
from sakip.views.lembar import seen_version, sheet_page

SUSUNAN = ("tujuan", "sasaran")


@require_http_methods(["GET", "POST"])
def add_node(request: HttpRequest, kode: str, pk: int, jenis: str) -> HttpResponse:
    """A new tujuan, or a sasaran below `?induk=tujuan-1` or `?induk=sasaran-1`."""
    renstra = renstra_of(request, kode, pk, isi=True)
    _require_kind(jenis)
    lembar = node_sheet(renstra, jenis, None, request.GET.get("induk", ""))
    return _node_page(request, renstra, lembar, jenis, f"Tambah {jenis}", url_of("renstra-detail", renstra))


@require_http_methods(["GET", "POST"])
def edit_node(request: HttpRequest, kode: str, pk: int, jenis: str, simpul: int) -> HttpResponse:
    """Words, place and unit of a tujuan or sasaran."""
    renstra = renstra_of(request, kode, pk, isi=True)
    _require_kind(jenis)
    satu = node_of(renstra, jenis, simpul)
    return _node_page(
        request, renstra, node_sheet(renstra, jenis, simpul), jenis, f"Ubah {jenis}", _at(satu, renstra)
    )


@require_POST
def shift_node(request: HttpRequest, kode: str, pk: int, jenis: str, simpul: int) -> HttpResponse:
    """Change places with the sibling above (`arah=naik`) or below (`arah=turun`)."""
    renstra = renstra_of(request, kode, pk, isi=True)
    satu = node_of(renstra, jenis, simpul)
    isi = {"arah": request.POST.get("arah", ""), "suntingan": seen_version(request)}
    try:
        move_node(user=request.user, renstra=renstra, simpul=satu, **isi)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    except ConflictError:
        messages.error(
            request, "Susunan belum digeser karena pengguna lain baru saja menyimpan. Coba sekali lagi."
        )
    else:
        messages.success(request, f"“{satu}” digeser.")
    return redirect(_at(satu, renstra))


@require_http_methods(["GET", "POST"])
def remove_node(request: HttpRequest, kode: str, pk: int, jenis: str, simpul: int) -> HttpResponse:
    """Take away a tujuan or sasaran on which nothing hangs."""
    renstra = renstra_of(request, kode, pk, isi=True)
    _require_kind(jenis)
    satu = node_of(renstra, jenis, simpul)
    konteks = renstra_page(
        renstra,
        f"Hapus {jenis}",
        penjelasan=f"“{satu}” akan dihapus dari {jenis} Renstra ini.",
        teks=f"Hapus {jenis}",
        batal_url=_at(satu, renstra),
    )
    return confirm_page(
        request,
        deed=partial(delete_node, user=request.user, renstra=renstra, jenis=jenis, simpul=satu),
        sesudah=url_of("renstra-detail", renstra),
        berhasil=f"{jenis.capitalize()} telah dihapus.",
        konteks=konteks,
        kunci=renstra,
    )


def node_of(renstra: Renstra, jenis: str, pk: int) -> Any:
    """A tujuan, sasaran or indikator of `renstra`, or 404."""
    rows: dict[str, Any] = {
        "tujuan": Tujuan.objects.filter(renstra=renstra),
        "sasaran": Sasaran.objects.filter(renstra=renstra).select_related("unit"),
        "indikator": Indikator.objects.filter(sasaran__renstra=renstra).select_related("sasaran__unit"),
    }
    if jenis not in rows:
        raise Http404
    return get_object_or_404(rows[jenis], pk=pk)


def _require_kind(jenis: str) -> None:
    """404 for what has no small page: an indikator has its kartu."""
    if jenis not in SUSUNAN:
        raise Http404


def _at(simpul: Any, renstra: Renstra) -> str:
    """The place of a node on the page of its Renstra."""
    return f"{url_of('renstra-detail', renstra)}#{simpul._meta.model_name}-{simpul.pk}"


def _node_page(
    request: HttpRequest, renstra: Renstra, lembar: Lembar, jenis: str, judul: str, kembali: str
) -> HttpResponse:
    return sheet_page(
        request,
        lembar=lembar,
        suntingan=renstra.suntingan,
        save=partial(save_renstra_sheet, user=request.user, renstra=renstra, lembar=lembar, hal=jenis),
        templat="renstra/simpul.html",
        kembali=kembali,
        konteks=renstra_page(renstra, judul),
        kosong=1,
    )
