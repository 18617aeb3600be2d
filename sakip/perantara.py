"""What every request and every answer of the product carries."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from sakip.kembali import KUNCI, safe_path, with_return
from sakip.permintaan import new_request
from sakip.services.jejak import log_refusal

Jawab = Callable[[HttpRequest], HttpResponse]


def no_copies(get_response: Jawab) -> Jawab:
    """Pages, exports and PDF are somebody's own: no proxy keeps a copy, and no file stays behind.

    A page may be kept by the browser that shows it, asked about again before each use: `no-store` would
    make it forget, on the way back, what was typed into a form. Static files do not come this far.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        response.headers["Cache-Control"] = "private, no-cache" if is_page else "private, no-store"
        return response

    return answer


def number_requests(get_response: Jawab) -> Jawab:
    """Every request gets a number of our own, which its rows in the audit trail and its answer carry."""

    def answer(request: HttpRequest) -> HttpResponse:
        with new_request() as nomor:
            response = get_response(request)
            response.headers["X-Request-ID"] = nomor
            return response

    return answer


def keep_return(get_response: Jawab) -> Jawab:
    """Where a form leads on to another page, the address to go back to goes along (see `sakip.kembali`); not
    where it leads back itself."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        kembali, tujuan = safe_path(request.GET.get(KUNCI, "")), response.headers.get("Location", "")
        if request.method == "POST" and kembali and tujuan and tujuan != kembali:
            response.headers["Location"] = with_return(tujuan, kembali)
        return response

    return answer


class TraceRefusals:
    """A POST that is refused leaves one row in the audit trail, after its deed was rolled back.

    Of the address only its name, the satker and plain numbers are kept: other parts may be secret.
    """

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Called when a view raised; the answer itself is left to others."""
        tempat = request.resolver_match
        if request.method != "POST" or not isinstance(exception, PermissionDenied) or tempat is None:
            return
        isi = dict(tempat.kwargs)
        log_refusal(
            user=request.user if request.user.is_authenticated else None,
            kode=isi.pop("kode", ""),
            alamat=tempat.view_name,
            objek={nama: nilai for nama, nilai in isi.items() if isinstance(nilai, int)},
            galat=exception,
        )
