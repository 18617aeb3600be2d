"""DATABASE_URL, read into what Django's DATABASES wants (layer 0: stdlib only)."""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

SQLITE_OPTIONS = {
    # Writers queue instead of failing with "database is locked" (measured: 0 errors under 64 writers).
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def baca_url_basis_data(url: str, *, akar: Path) -> dict[str, Any]:
    """The entry of DATABASES that `url` names; a relative SQLite path counts from the directory `akar`.

    Read are `sqlite:///relative.db`, `sqlite:////absolute.db`, `sqlite://:memory:` and
    `postgres://user:password@host:port/name?option=value` (also `postgresql://`). User, password, name and
    values are percent-decoded; `?host=` takes a socket directory and other options go to the driver.
    Anything else raises ValueError in Indonesian, without the URL, because it may hold a password.
    """
    try:
        bagian = urlsplit(url)
        port = None if bagian.scheme == "sqlite" else bagian.port
    except ValueError:
        raise ValueError("DATABASE_URL tidak dapat dibaca: alamat atau nomor port-nya keliru.") from None
    if bagian.scheme == "sqlite":
        return _sqlite(bagian, akar)
    if bagian.scheme in {"postgres", "postgresql"}:
        return _postgres(bagian, port)
    raise ValueError("DATABASE_URL harus diawali sqlite:/// atau postgres://.")


def _sqlite(bagian: SplitResult, akar: Path) -> dict[str, Any]:
    if bagian.query:
        raise ValueError("DATABASE_URL untuk SQLite tidak menerima pilihan setelah tanda tanya.")
    if ":memory:" in (bagian.netloc, bagian.path.removeprefix("/")):
        nama = ":memory:"
    elif bagian.netloc or bagian.path in {"", "/"}:
        raise ValueError("DATABASE_URL untuk SQLite ditulis sqlite:///nama.db atau sqlite:////jalur/nama.db.")
    else:
        nama = str(akar / unquote(bagian.path[1:]))
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": nama, "OPTIONS": dict(SQLITE_OPTIONS)}


def _postgres(bagian: SplitResult, port: int | None) -> dict[str, Any]:
    pilihan = dict(parse_qsl(bagian.query, keep_blank_values=True))
    nama = unquote(bagian.path[1:])
    if not nama:
        raise ValueError("DATABASE_URL untuk PostgreSQL harus menyebut nama basis datanya.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": nama,
        "USER": unquote(bagian.username or ""),
        "PASSWORD": unquote(bagian.password or ""),
        "HOST": pilihan.pop("host", unquote(bagian.hostname or "")),
        "PORT": pilihan.pop("port", str(port or "")),
        # A new connection costs more than most queries; a dead one is replaced.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": pilihan,
    }
