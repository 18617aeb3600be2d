"""The number of the request at hand, under which everything that it writes is found again (layer 0)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

_NOMOR: ContextVar[str] = ContextVar("nomor_permintaan", default="")


@contextmanager
def new_request() -> Iterator[str]:
    """Inside the block a request is at hand; gives its number, 32 hexadecimal digits."""
    token = _NOMOR.set(uuid4().hex)
    try:
        yield _NOMOR.get()
    finally:
        _NOMOR.reset(token)


def request_number() -> str:
    """The number of the request at hand; "" on the command line."""
    return _NOMOR.get()


def keep_number(bagian: Iterable[str]) -> Iterator[str]:
    """`bagian` of an answer that is made while it is sent, each piece under the number of the request at hand
    now: by then the request itself is over, and another may be at hand in the same thread."""
    return _numbered(request_number(), iter(bagian))


def _numbered(nomor: str, bagian: Iterator[str]) -> Iterator[str]:
    while True:
        token = _NOMOR.set(nomor)
        try:
            satu = next(bagian)
        except StopIteration:
            return
        finally:
            _NOMOR.reset(token)
        yield satu
