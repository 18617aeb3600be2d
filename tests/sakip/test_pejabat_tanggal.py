"""Who acts in a jabatan on a date: definitif, Plt and Plh side by side."""

from datetime import date

import pytest

from sakip.choices import JenisJabatan
from sakip.models import Pejabat
from sakip.queries import pejabat_on


@pytest.fixture
def enter(sekretariat_a):
    def build(nama, status="definitif", mulai=None, selesai=None):
        return Pejabat.objects.create(
            unit=sekretariat_a,
            jabatan="Sekretaris",
            jenis_jabatan=JenisJabatan.SEKRETARIS,
            nama=nama,
            status=status,
            mulai=mulai and date.fromisoformat(mulai),
            selesai=selesai and date.fromisoformat(selesai),
        )

    return build


def chosen(unit, *hari):
    found = [pejabat_on(unit, JenisJabatan.SEKRETARIS, h and date.fromisoformat(h)) for h in hari]
    return [p and p.nama for p in found]


def test_a_plh_acts_while_the_definitif_is_away(enter, sekretariat_a):
    enter("Definitif", mulai="2023-01-02")
    enter("Harian", "plh", "2024-03-01", "2024-03-14")
    hari = ("2024-02-29", "2024-03-01", "2024-03-14", "2024-03-15")
    assert chosen(sekretariat_a, *hari) == ["Definitif", "Harian", "Harian", "Definitif"]


def test_a_plh_acts_for_a_definitif_whose_beginning_is_not_known(enter, sekretariat_a):
    enter("Definitif")
    enter("Harian", "plh", "2024-03-01", "2024-03-14")
    assert chosen(sekretariat_a, "2024-03-05", "2024-04-01") == ["Harian", "Definitif"]


def test_a_new_definitif_stands_before_a_plt_without_a_last_day(enter, sekretariat_a):
    enter("Lama", mulai="2020-01-01", selesai="2023-12-31")
    enter("Tugas", "plt", "2024-01-01")
    enter("Baru", mulai="2024-06-01")
    hari = ("2023-12-31", "2024-05-31", "2024-06-01")
    assert chosen(sekretariat_a, *hari) == ["Lama", "Tugas", "Baru"]


def test_on_the_same_first_day_the_plh_comes_first(enter, sekretariat_a):
    enter("Definitif", mulai="2024-01-01")
    enter("Harian", "plh", "2024-01-01", "2024-01-31")
    assert chosen(sekretariat_a, "2024-01-15") == ["Harian"]


def test_of_two_unknown_beginnings_the_definitif_comes_first(enter, sekretariat_a):
    enter("Tugas", "plt")
    enter("Definitif")
    assert chosen(sekretariat_a, "2024-01-15", None) == ["Definitif", "Definitif"]


def test_a_document_without_a_date_is_signed_by_who_has_no_last_day(enter, sekretariat_a):
    enter("Definitif", mulai="2023-01-02")
    enter("Harian", "plh", "2024-03-01", "2024-03-14")
    enter("Lama", selesai="2022-12-31")
    assert chosen(sekretariat_a, None) == ["Definitif"]


def test_nobody_is_known_outside_every_masa(enter, sekretariat_a):
    enter("Lama", mulai="2020-01-01", selesai="2022-12-31")
    assert chosen(sekretariat_a, "2023-01-01", None) == [None, "Lama"]
