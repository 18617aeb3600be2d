"""The page that asks before something is taken away, and says in words why it may not go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render


def confirm_page(
    request: HttpRequest, *, deed: Callable[[], object], sesudah: str, berhasil: str, konteks: dict[str, Any]
) -> HttpResponse:
    """GET asks; POST does `deed` and goes to `sesudah`, or shows the reasons of its ValidationError."""
    if request.method != "POST":
        return render(request, "sakip/konfirmasi.html", konteks)
    try:
        deed()
    except ValidationError as galat:
        return render(request, "sakip/konfirmasi.html", {**konteks, "alasan": galat.messages})
    messages.success(request, berhasil)
    return redirect(sesudah)
