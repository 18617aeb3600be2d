"""Dates and numbers as Django itself prints and reads them in this project."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.forms import DateField
from django.template import Context, Engine
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone, make_aware


def test_date_is_printed_with_its_full_month():
    assert date_format(date(2024, 1, 5)) == "5 Januari 2024"
    assert date_format(datetime(2024, 12, 31, 9, 5), "DATETIME_FORMAT") == "31 Desember 2024 pukul 09.05 WIB"  # noqa: DTZ001


@pytest.mark.parametrize("typed", ["05-01-2024", "5/1/2024", "05.01.2024", "2024-01-05"])
def test_date_is_read_day_first(typed):
    assert DateField().clean(typed) == date(2024, 1, 5)


@pytest.mark.parametrize("typed", ["01/25/2024", "12/31/24", "25-10-24", "5 Jan 2024"])
def test_date_that_is_not_day_month_year_is_refused(typed):
    with pytest.raises(ValidationError):
        DateField().clean(typed)


def test_numbers_are_not_grouped_by_django():
    printed = (
        Engine()
        .from_string("{{ tahun }} {{ persen }}")
        .render(Context({"tahun": 2024, "persen": Decimal("9.5")}))
    )
    assert printed == "2024 9,5"


def test_time_zone_is_jakarta():
    assert make_aware(datetime(2024, 7, 1), get_current_timezone()).isoformat() == "2024-07-01T00:00:00+07:00"  # noqa: DTZ001
