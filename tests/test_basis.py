"""The suite runs on the database that it was asked to run on."""

import pytest
from django.db import connection

VENDOR = {"sqlite": "sqlite", "postgres": "postgresql"}


@pytest.mark.django_db
def test_basis_is_the_one_that_was_asked_for(request):
    asked = request.config.getoption("basis")
    assert connection.vendor == VENDOR.get(asked, connection.vendor)


@pytest.mark.django_db
def test_basis_speaks_utf8_and_sorts_by_code_point():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kata FROM (SELECT 'b' AS kata UNION SELECT 'é' UNION SELECT 'B') AS x ORDER BY kata"
        )
        assert [kata for (kata,) in cursor.fetchall()] == ["B", "b", "é"]
