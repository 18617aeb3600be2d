"""The matrix of rights, beyond what the addresses show: units, periods and inactive accounts."""

from datetime import date

import pytest

from sakip.choices import Peran
from sakip.models import Penugasan, Satker, User
from sakip.permissions import Deed, can, why_not
from sakip.querysets import active_penugasan


@pytest.fixture
def assign(satker_a):
    def build(peran=Peran.OPERATOR, **opsi):
        user = User.objects.create_user("petugas", password="x", is_active=opsi.pop("aktif", True))
        Penugasan.objects.create(user=user, peran=peran, satker=satker_a, **opsi)
        return user

    return build


def test_a_penugasan_of_one_unit_fills_that_unit_alone(assign, satker_a, unit_a, sekretariat_a):
    user = assign(unit=sekretariat_a)
    rights = [can(user, Deed.ISI, satker_a, unit) for unit in (sekretariat_a, unit_a, None)]
    whole = [can(user, deed, satker_a) for deed in (Deed.IMPOR, Deed.CETAK)]
    assert (rights, whole) == ([True, False, False], [False, True])


@pytest.mark.parametrize(
    ("masa", "boleh"),
    [
        ({}, True),
        ({"mulai": date(2020, 1, 1)}, True),
        ({"selesai": date(2020, 1, 1)}, False),
        ({"mulai": date(2090, 1, 1)}, False),
        ({"aktif": False}, False),
    ],
)
def test_a_penugasan_counts_only_in_its_period(assign, satker_a, masa, boleh):
    user = assign(**masa)
    seen = Satker.objects.visible_to(user).filter(pk=satker_a.pk).exists()
    assert (can(user, Deed.ISI, satker_a), seen) == (boleh, boleh)


def test_the_province_reaches_its_kabupaten_and_no_other(provinsi_17, satker_a):
    other = Satker.objects.get(kode_wilayah="62.01")
    assert [can(provinsi_17, Deed.CETAK, s) for s in (satker_a, other)] == [True, False]


def test_a_refusal_names_the_right_and_who_holds_it(auditor, satker_a):
    assert why_not(auditor, Deed.ISI, satker_a) == (
        "Anda tidak berhak mengisi dan mengubah data satuan kerja di KPU Kabupaten Rejang Lebong. Hak itu "
        "dimiliki oleh peran Operator, Kepala Subbagian, Admin Satuan Kerja. Mintalah penugasan kepada "
        "admin satuan kerja Anda."
    )


def test_penugasan_are_read_once_per_user(operator_a, django_assert_num_queries):
    with django_assert_num_queries(1):
        active_penugasan(operator_a)
        active_penugasan(operator_a)
