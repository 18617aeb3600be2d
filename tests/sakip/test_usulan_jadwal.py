"""What is proposed when the schedule of a new year is written."""

from datetime import date

import pytest

from sakip.models import Periode
from sakip.usulan_jadwal import a_year_later, proposed_windows

TAHUN = 2026


@pytest.fixture
def provinsi(satker_a):
    return satker_a.induk


def window(tahun, dokumen="pk", satker=None, triwulan=None, **hari):
    return Periode.objects.create(satker=satker, dokumen=dokumen, tahun=tahun, triwulan=triwulan, **hari)


@pytest.mark.parametrize(
    ("hari", "nanti"),
    [
        (date(2025, 1, 20), date(2026, 1, 20)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 2, 28), date(2024, 2, 28)),
        (None, None),
    ],
)
def test_a_day_comes_back_a_year_later(hari, nanti):
    assert a_year_later(hari) == nanti


def test_the_windows_of_last_year_come_a_year_later(db):
    window(2025, buka=date(2024, 12, 1), tenggat=date(2025, 1, 20), tutup_tinjau=date(2025, 2, 28))
    usulan = proposed_windows(None, TAHUN)["pk", None, ""]
    assert (dict(usulan.hari), usulan.asal) == (
        {
            "buka": date(2025, 12, 1),
            "tenggat": date(2026, 1, 20),
            "tutup": None,
            "tenggat_tinjau": None,
            "tutup_tinjau": date(2026, 2, 28),
        },
        "Usulan dari jadwal tahun 2025.",
    )


def test_without_a_year_before_the_nation_gets_the_deadlines_of_the_domain(db):
    usulan = proposed_windows(None, TAHUN)
    assert [(*petak, u.hari["tenggat"], u.hari.get("tenggat_tinjau")) for petak, u in usulan.items()] == [
        ("rkt", None, "", date(2025, 12, 24), None),
        ("pk", None, "", date(2025, 12, 24), None),
        ("rencana-aksi", None, "", date(2026, 1, 31), None),
        ("realisasi", 1, "", date(2026, 4, 15), date(2026, 4, 20)),
        ("realisasi", 2, "", date(2026, 7, 15), date(2026, 7, 20)),
        ("realisasi", 3, "", date(2026, 10, 15), date(2026, 10, 20)),
        ("realisasi", 4, "", date(2027, 1, 15), date(2027, 1, 20)),
        ("lakip", None, "kabkota", date(2027, 1, 20), date(2027, 1, 31)),
        ("lakip", None, "provinsi", date(2027, 1, 31), date(2027, 2, 28)),
        ("lakip", None, "pusat", date(2027, 2, 28), None),
    ]


def lakip_of(usulan):
    return [(p[2], u.hari["tenggat"], u.asal) for p, u in usulan.items() if p[0] == "lakip"]


def test_one_deadline_of_last_year_for_every_level_leaves_the_later_levels_to_the_domain(db):
    window(2025, "lakip", tenggat=date(2026, 1, 20))
    assert lakip_of(proposed_windows(None, TAHUN)) == [
        ("", date(2027, 1, 20), "Usulan dari jadwal tahun 2025."),
        ("provinsi", date(2027, 1, 31), "Usulan awal."),
        ("pusat", date(2027, 2, 28), "Usulan awal."),
    ]


def test_a_later_deadline_that_is_stored_for_every_level_stands(db):
    window(TAHUN, "lakip", tenggat=date(2027, 3, 10))
    assert lakip_of(proposed_windows(None, TAHUN)) == []


def test_the_levels_of_last_year_come_a_year_later(provinsi):
    for pemilik in (None, provinsi):
        window(2025, "lakip", pemilik, tingkat="kabkota", tenggat=date(2026, 1, 12))
    asal = "Usulan dari jadwal tahun 2025."
    assert lakip_of(proposed_windows(provinsi, TAHUN)) == [("kabkota", date(2027, 1, 12), asal)]
    assert lakip_of(proposed_windows(None, TAHUN))[0] == ("kabkota", date(2027, 1, 12), asal)


def test_no_proposal_of_the_first_year_closes_anything(db):
    found = {nama for u in proposed_windows(None, TAHUN).values() for nama, hari in u.hari.items() if hari}
    assert found == {"buka", "tenggat", "tenggat_tinjau"}


def test_what_is_stored_already_is_not_proposed_again(db):
    window(TAHUN)
    assert ("pk", None, "") not in proposed_windows(None, TAHUN)


def test_a_renstra_is_never_carried_over(db):
    window(2025, "renstra", tenggat=date(2025, 5, 1))
    assert ("renstra", None, "") not in proposed_windows(None, TAHUN)


def test_a_province_begins_with_its_own_last_year_and_nothing_else(provinsi):
    window(2025)
    window(2025, "rkt", provinsi, tenggat=date(2025, 1, 10))
    assert [(k, u.hari["tenggat"]) for k, u in proposed_windows(provinsi, TAHUN).items()] == [
        (("rkt", None, ""), date(2026, 1, 10))
    ]


def test_the_days_of_a_province_are_cut_to_the_national_window(provinsi):
    window(2025, "pk", provinsi, buka=date(2024, 11, 1), tenggat=date(2025, 3, 1))
    window(
        TAHUN, buka=date(2025, 12, 1), tenggat=date(2026, 1, 20), tutup=date(2026, 1, 31), tutup_tinjau=None
    )
    assert dict(proposed_windows(provinsi, TAHUN)["pk", None, ""].hari) == {
        "buka": date(2025, 12, 1),
        "tenggat": date(2026, 1, 31),
        "tutup": date(2026, 1, 31),
        "tenggat_tinjau": None,
        "tutup_tinjau": None,
    }


def test_proposals_take_one_query(django_assert_num_queries, provinsi):
    window(2025)
    with django_assert_num_queries(1):
        proposed_windows(provinsi, TAHUN)


def test_the_days_of_a_province_for_every_level_are_cut_to_the_window_of_each(provinsi):
    window(2025, "lakip", provinsi, tenggat=date(2026, 2, 10))
    for tingkat, tutup in (("kabkota", date(2027, 1, 25)), ("provinsi", date(2027, 2, 5))):
        window(TAHUN, "lakip", tingkat=tingkat, tutup=tutup)
    hari = proposed_windows(provinsi, TAHUN)["lakip", None, ""].hari
    assert (hari["tenggat"], hari["tutup"]) == (date(2027, 1, 25), date(2027, 1, 25))
