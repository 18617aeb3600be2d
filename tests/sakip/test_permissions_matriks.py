"""The matrix of rights, beyond what the addresses show: units, periods and inactive accounts."""

from datetime import date

import pytest

from sakip.choices import Peran
from sakip.models import Penugasan, Satker, User
from sakip.permissions import Deed, can, peran_to_give, why_not, why_not_step
from sakip.querysets import active_penugasan
from sakip.transitions import find_transition


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


def test_a_refusal_names_the_admin_who_can_give_the_right(auditor, operator_a, admin_a, satker_a):
    kedua = User.objects.create_user("admin_kedua", nama="Beni")
    Penugasan.objects.create(user=kedua, peran=Peran.ADMIN_SATKER, satker=satker_a)
    keluar = User.objects.create_user("keluar", nama="Cici", is_active=False)
    Penugasan.objects.create(user=keluar, peran=Peran.ADMIN_SATKER, satker=satker_a)
    kalimat = why_not(auditor, Deed.ISI, satker_a)
    assert kalimat.endswith("Mintalah penugasan kepada Beni atau admin_a, admin KPU Kabupaten Rejang Lebong.")


def test_an_admin_is_not_sent_to_himself(admin_a, satker_a):
    step = find_transition("pk", "diajukan", "setujui")
    assert why_not_step(admin_a, step, satker_a).endswith(
        "Mintalah penugasan kepada KPU Provinsi atau KPU Republik Indonesia."
    )


def test_what_an_admin_cannot_give_is_asked_of_those_who_can(operator_a, admin_a, satker_a):
    assert [
        why_not(operator_a, *what).rpartition(". ")[2]
        for what in ((Deed.JADWAL, satker_a), (Deed.ACUAN, None))
    ] == [
        "Mintalah penugasan kepada KPU Provinsi atau KPU Republik Indonesia.",
        "Mintalah penugasan kepada KPU Republik Indonesia.",
    ]


def test_the_page_of_a_refusal_says_the_reason_once(client, auditor, admin_a, satker_a):
    client.force_login(auditor)
    isi = client.get("/satker/17.02/ubah/").content.decode()
    assert (isi.count("Mintalah penugasan kepada admin_a"), isi.count("Hubungi admin")) == (1, 0)


HARIAN = {Peran.OPERATOR, Peran.KASUBBAG, Peran.SEKRETARIS, Peran.KETUA, Peran.ADMIN_SATKER}


@pytest.mark.parametrize(
    ("persona", "kode", "boleh"),
    [
        ("admin_a", "17.02", HARIAN),
        ("admin_a", "17.01", set()),
        ("admin_a", "17", set()),
        ("provinsi_17", "17", HARIAN | {Peran.PROVINSI}),
        ("provinsi_17", "17.02", HARIAN),
        ("provinsi_17", "62.01", set()),
        ("provinsi_17", "00", set()),
        ("pusat", "17.02", HARIAN),
        ("pusat", "17", HARIAN | {Peran.PROVINSI}),
        ("pusat", "00", HARIAN | {Peran.PUSAT, Peran.AUDITOR}),
        ("operator_a", "17.02", set()),
        ("ketua_a", "17.02", set()),
        ("auditor", "17.02", set()),
    ],
)
def test_who_gives_which_peran(make_persona, persona, kode, boleh):
    satker = Satker.objects.get(kode_wilayah=kode)
    assert set(peran_to_give(make_persona(persona), satker)) == boleh


def test_penugasan_are_read_once_per_user(operator_a, django_assert_num_queries):
    with django_assert_num_queries(1):
        active_penugasan(operator_a)
        active_penugasan(operator_a)
