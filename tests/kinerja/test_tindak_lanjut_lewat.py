"""A follow-up whose deadline has passed is asked about before it is promised."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kinerja.isian import TindakLanjutForm

ISI = {"uraian": "Menambah petugas", "penanggung_jawab": "Kasubbag"}
LEWAT = "Batas waktu ini sudah lewat. Ubah, atau centang “Batas waktunya memang sudah lewat”."


def form_of(hari, **lain):
    tenggat = timezone.localdate() + timedelta(days=hari)
    return TindakLanjutForm({**ISI, "tenggat": tenggat.isoformat(), **lain})


def test_a_deadline_in_the_past_is_asked_about_beside_its_cell():
    form = form_of(-1)
    assert (form.errors, "lewat" in form.fields) == ({"tenggat": [LEWAT]}, True)


@pytest.mark.parametrize(("hari", "lain"), [(-1, {"lewat": "on"}), (0, {}), (30, {})])
def test_one_that_is_confirmed_or_to_come_is_taken(hari, lain):
    form = form_of(hari, **lain)
    assert (form.errors, sorted(form.cleaned_data)) == (
        {},
        ["penanggung_jawab", "solusi", "tenggat", "uraian"],
    )


@pytest.mark.parametrize("data", [None, {}, {"tenggat": "kemarin"}])
def test_nothing_is_asked_about_what_is_no_date(data):
    assert "lewat" not in TindakLanjutForm(data).fields
