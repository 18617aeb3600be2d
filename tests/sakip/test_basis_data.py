"""DATABASE_URL: what may be written in it, and what is refused in words that hide the password."""

from pathlib import Path

import pytest
from django.db import connection

from sakip.basis_data import baca_url_basis_data

AKAR = Path("/srv/sakip")


@pytest.mark.parametrize(
    ("url", "nama"),
    [
        ("sqlite:///data.db", "/srv/sakip/data.db"),
        ("sqlite:///folder/data.db", "/srv/sakip/folder/data.db"),
        ("sqlite:////var/lib/sakip.db", "/var/lib/sakip.db"),
        ("sqlite:////var/lib/data%20kpu%23.db", "/var/lib/data kpu#.db"),
        ("sqlite://:memory:", ":memory:"),
        ("sqlite:///:memory:", ":memory:"),
    ],
)
def test_sqlite_names_a_file(url, nama):
    basis = baca_url_basis_data(url, akar=AKAR)
    assert (basis["ENGINE"], basis["NAME"]) == ("django.db.backends.sqlite3", nama)


def test_sqlite_writers_queue():
    options = baca_url_basis_data("sqlite:///data.db", akar=AKAR)["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    assert options["init_command"] == "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"


def read_postgres(url):
    basis = baca_url_basis_data(url, akar=AKAR)
    assert basis["ENGINE"] == "django.db.backends.postgresql"
    return tuple(basis[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME", "OPTIONS"))


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("postgres://u:p@db.kpu:5433/sakip", ("u", "p", "db.kpu", "5433", "sakip", {})),
        ("postgresql://u@db.kpu/sakip", ("u", "", "db.kpu", "", "sakip", {})),
        ("postgres:///sakip", ("", "", "", "", "sakip", {})),
        ("postgres://u%40kpu:p%3A%2F%23@db.kpu/s%20k", ("u@kpu", "p:/#", "db.kpu", "", "s k", {})),
        ("postgres://u:p@[::1]:5432/sakip", ("u", "p", "::1", "5432", "sakip", {})),
        ("postgres://u@/sakip?host=/run/pg&port=6", ("u", "", "/run/pg", "6", "sakip", {})),
        ("postgres://u@%2Frun%2Fpg/sakip", ("u", "", "/run/pg", "", "sakip", {})),
        ("postgres://u@db/sakip?sslmode=require", ("u", "", "db", "", "sakip", {"sslmode": "require"})),
    ],
)
def test_postgres_is_read_part_by_part(url, parts):
    assert read_postgres(url) == parts


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:rahasia@db/sakip",
        "postgres://u:rahasia@db:lima/sakip",
        "postgres://u:rahasia@db:99999/sakip",
        "postgres://u:rahasia@[::1/sakip",
        "postgres://u:rahasia@db",
        "sqlite://data.db",
        "sqlite:///",
        "sqlite:///data.db?mode=rahasia",
        "rahasia",
        "",
    ],
)
def test_what_cannot_be_read_is_refused_without_its_password(url):
    with pytest.raises(ValueError, match=r"^DATABASE_URL .*\.$") as refused:
        baca_url_basis_data(url, akar=AKAR)
    assert "rahasia" not in str(refused.value)


@pytest.mark.django_db(transaction=True)
def test_sqlite_transactions_take_the_lock_at_once(request):
    if connection.vendor == "sqlite":
        assert connection.transaction_mode == "IMMEDIATE"
    else:
        assert connection.settings_dict["CONN_HEALTH_CHECKS"] is True
