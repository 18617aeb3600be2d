"""The answer to "Jelaskan angka ini": a page, or the same as a fragment that htmx puts in place."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from sakip.penjelasan import Penjelasan


def explain_page(
    request: HttpRequest,
    penjelasan: Penjelasan,
    konteks: dict[str, Any],
    *,
    halaman: str = "sakip/jelaskan.html",
    potongan: str = "sakip/_jelaskan.html",
) -> HttpResponse:
    """The page of one figure with `konteks`; the template `potongan` alone where htmx asks for it."""
    htmx: Any = getattr(request, "htmx", None)
    is_part = bool(htmx) and not htmx.boosted and not htmx.history_restore_request
    isi = {"penjelasan": penjelasan, "potongan": is_part, **konteks}
    response = render(request, potongan if is_part else halaman, isi)
    patch_vary_headers(response, ["HX-Request"])
    return response
