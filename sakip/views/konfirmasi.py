"""The page that asks before something is taken away, and says in words why it may not go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sakip.errors import ConflictError
from sakip.views.lembar import seen_version

TEMPLAT: Final = "sakip/konfirmasi.html"


def confirm_page(
    request: HttpRequest,
    *,
    deed: Callable[..., object],
    sesudah: str,
    berhasil: str,
    konteks: dict[str, Any],
    kunci: models.Model | None = None,
) -> HttpResponse:
    """GET asks; POST does `deed` and goes to `sesudah`, or shows the reasons of its ValidationError.

    With `kunci` the page carries the `suntingan` of that object and `deed(suntingan=)` gets the one that was
    read; after a ConflictError the page asks again, 409, with the version stored now.
    """
    if request.method != "POST":
        return render(request, TEMPLAT, konteks | _version(kunci))
    try:
        deed(**({"suntingan": seen_version(request)} if kunci else {}))
    except ValidationError as galat:
        return render(request, TEMPLAT, {**konteks, "alasan": galat.messages})
    except ConflictError as bentrok:
        if kunci is not None:
            kunci.refresh_from_db(fields=["suntingan"])
        return render(request, TEMPLAT, {**konteks, **_version(kunci), "bentrok": bentrok}, status=409)
    messages.success(request, berhasil)
    return redirect(sesudah)


def _version(kunci: Any) -> dict[str, Any]:
    return {"versi_dibaca": str(kunci.suntingan)} if kunci is not None else {}
