"""What every answer of the product carries."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Jawab = Callable[[HttpRequest], HttpResponse]


def no_store(get_response: Jawab) -> Jawab:
    """Pages, exports and PDF are somebody's own: no proxy and no shared computer keeps a copy.

    Static files do not come this far.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return answer
