"""The number of the request at hand, under which everything that it writes is found again (layer 0)."""

from __future__ import annotations

from collections.abc import Iterator
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
