"""What the pages of a satker share: their place in the breadcrumb, and the answer to a form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from sakip.errors import ConflictError
from sakip.models import Satker
from sakip.permintaan import keep_number

Butir = dict[str, str]


def page_of(satker: Satker, judul: str, *remah: tuple[str, str], **isi: Any) -> dict[str, Any]:
    """The context of a page of `satker`; `remah` are (words, address) between the satker and this page."""
    atas = [
        ("Satuan Kerja", reverse("sakip:satker-list")),
        (satker.nama, reverse("sakip:satker-detail", args=[satker.kode_wilayah])),
        *remah,
    ]
    if judul != satker.nama or remah:
        atas.append((judul, ""))
    butir: list[Butir] = [{"teks": teks, "url": url} if url else {"teks": teks} for teks, url in atas]
    return {"satker": satker, "judul": judul, "remah": butir, **isi}


def try_deed(form: forms.Form, deed: Callable[[], object]) -> bool:
    """Whether `form` is valid and `deed` was done; what refused it is written into the form.

    A ConflictError stays on the form as `bentrok`, so that the page shows both sides.
    """
    if not form.is_valid():
        return False
    try:
        deed()
    except ValidationError as galat:
        _add_errors(form, galat)
    except ConflictError as bentrok:
        form.bentrok = bentrok  # type: ignore[attr-defined]
    else:
        return True
    return False


def _add_errors(form: forms.Form, galat: ValidationError) -> None:
    per_kolom = galat.message_dict if hasattr(galat, "error_dict") else {"": galat.messages}
    for kolom, kalimat in per_kolom.items():
        form.add_error(kolom if kolom in form.fields else None, kalimat)


def form_page(
    request: HttpRequest,
    form: forms.Form,
    konteks: dict[str, Any],
    *,
    kunci: models.Model | None = None,
    templat: str = "sakip/formulir.html",
) -> HttpResponse:
    """The page with `form`. After a conflict 409, and the form then carries the stored version of `kunci`,
    the object whose `suntingan` it sends (None = a form without a version)."""
    bentrok: ConflictError | None = getattr(form, "bentrok", None)
    if bentrok and kunci is not None:
        kunci.refresh_from_db(fields=["suntingan"])
        form.data = form.data.copy()
        form.data["suntingan"] = str(kunci.suntingan)  # type: ignore[attr-defined]
    isi = {"form": form, "bentrok": bentrok, "perbandingan": compare(bentrok), **konteks}
    return render(request, templat, isi, status=409 if bentrok else 200)


def stream_page(kerangka: str, bagian: Iterable[str]) -> StreamingHttpResponse:
    """The page `kerangka` in pieces: what stands before its mark `<!-- hasil -->`, then each of `bagian` as
    soon as it is known, then the rest. A reader who leaves ends it after the piece at hand. What `bagian`
    write bears the number of this request."""
    awal, akhir = kerangka.split("<!-- hasil -->")
    isi = chain([awal], keep_number(bagian), [akhir])
    response = StreamingHttpResponse(isi, content_type="text/html; charset=utf-8")
    response["X-Accel-Buffering"] = "no"  # a proxy passes each piece on at once
    return response


def compare(bentrok: ConflictError | None) -> list[tuple[str, str, str]]:
    """(column, stored, typed) for every column on which the two sides of a conflict differ."""
    if bentrok is None:
        return []
    pasangan = ((kolom, bentrok.tersimpan.get(kolom, ""), isi) for kolom, isi in bentrok.dikirim.items())
    return [baris for baris in pasangan if baris[1] != baris[2]]
