"""The page that lists what a draft lacks of its sources, and takes it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kinerja.services.ambil import missing_rows, sources_of, take_missing_rows
from kinerja.views.dokumen_tampilan import document_page
from kinerja.views.jenis import Jenis
from kinerja.views.lingkup import object_of
from sakip.errors import ConflictError
from sakip.permissions import Deed, require
from sakip.views.lembar import seen_version


@require_http_methods(["GET", "POST"])
def take_rows(request: HttpRequest, kode: str, tahun: int, pk: int, jenis: Jenis) -> HttpResponse:
    """?sumber= says from where (the first source by default); GET lists, POST takes."""
    dokumen = object_of(request, jenis.model, kode, tahun, pk)
    require(request.user, Deed.ISI, dokumen.unit.satker, dokumen.unit)
    pilihan = sources_of(dokumen)
    sumber = request.GET.get("sumber", pilihan[0][0])
    if sumber not in dict(pilihan):
        raise Http404
    galat: list[str] = []
    if request.method == "POST":
        galat = _take(request, dokumen, sumber)
        if not galat:
            return redirect(jenis.url_of("detail", dokumen))
    konteks = _page(jenis, dokumen, sumber, galat=galat)
    return render(request, "kinerja/dokumen/ambil.html", konteks, status=409 if galat else 200)


def _take(request: HttpRequest, dokumen: Any, sumber: str) -> list[str]:
    """Why nothing was taken, in words; empty = it was, and the user is told how many."""
    seen = seen_version(request)
    try:
        rows = take_missing_rows(user=request.user, dokumen=dokumen, sumber=sumber, suntingan=seen)  # type: ignore[arg-type]
    except ValidationError as galat:
        return galat.messages
    except ConflictError:
        dokumen.refresh_from_db()
        return ["Dokumen ini telah diubah oleh pengguna lain sejak Anda membukanya. Periksa daftarnya."]
    messages.success(request, f"{len(rows)} baris diambil.")
    return []


def _page(jenis: Jenis, dokumen: Any, sumber: str, **isi: Any) -> dict[str, Any]:
    pilihan = sources_of(dokumen)
    label = dict(pilihan)[sumber]
    return document_page(
        jenis,
        dokumen,
        "Ambil baris yang belum ada",
        sumber=label,
        pilihan=[
            {"teks": kata, "url": f"?sumber={nilai}", "aktif": nilai == sumber} for nilai, kata in pilihan
        ],
        rows=missing_rows(dokumen, sumber),
        batal_url=jenis.url_of("detail", dokumen),
        **isi,
    )
