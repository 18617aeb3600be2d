"""What every answer of the product carries."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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
