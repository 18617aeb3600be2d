"""Personas and places that the whole suite shares. Satker A is KPU Kabupaten Rejang Lebong."""

import time

import pytest
from django.db import connection
from django.test import TransactionTestCase

from sakip import pemicu
from sakip.choices import Peran
from sakip.models import Penugasan, Satker, UnitKerja, User

SANDI = "kata-sandi-uji-1"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Browser tests come last: Playwright leaves an event loop running in its process, in which the
    library of signatures cannot start one of its own."""
    items.sort(key=lambda item: "e2e" in item.path.parts)


PERSONA = {
    "operator_a": (Peran.OPERATOR, "17.02"),
    "operator_b": (Peran.OPERATOR, "17.01"),
    "kasubbag_a": (Peran.KASUBBAG, "17.02"),
    "sekretaris_a": (Peran.SEKRETARIS, "17.02"),
    "ketua_a": (Peran.KETUA, "17.02"),
    "admin_a": (Peran.ADMIN_SATKER, "17.02"),
    "provinsi_17": (Peran.PROVINSI, "17"),
    "provinsi_62": (Peran.PROVINSI, "62"),
    "pusat": (Peran.PUSAT, "00"),
    "auditor": (Peran.AUDITOR, "00"),
}


@pytest.fixture(autouse=True, scope="session")
def triggers_let_the_flush_through():
    """A test with real transactions empties all tables behind it: the triggers that forbid it are lifted for
    that moment alone, and laid again."""
    empty_all_tables = TransactionTestCase._fixture_teardown

    def lift_empty_and_lay(self):
        pemicu.lift_triggers(connection, pemicu.SEMUA)
        empty_all_tables(self)
        pemicu.lay_triggers(connection, pemicu.SEMUA)

    TransactionTestCase._fixture_teardown = lift_empty_and_lay
    yield
    TransactionTestCase._fixture_teardown = empty_all_tables


def sign_in_recently(client, user):
    """Sign `user` in as somebody who has just given the password (`recent_login_required` lets pass)."""
    client.force_login(user)
    session = client.session
    session["dikonfirmasi"] = time.time()
    session.save()


@pytest.fixture
def satker_a(db):
    return Satker.objects.get(kode_wilayah="17.02")


@pytest.fixture
def satker_b(db):
    return Satker.objects.get(kode_wilayah="17.01")


@pytest.fixture
def unit_a(satker_a):
    return UnitKerja.objects.get(satker=satker_a, kunci="lembaga")


@pytest.fixture
def sekretariat_a(satker_a):
    return UnitKerja.objects.get(satker=satker_a, kunci="sekretariat")


@pytest.fixture
def make_persona(db):
    """Make the persona of that name: a user with one penugasan."""

    def make(name):
        peran, kode = PERSONA[name]
        user = User.objects.create_user(username=name, password=SANDI, nama=name)
        Penugasan.objects.create(user=user, peran=peran, satker=Satker.objects.get(kode_wilayah=kode))
        return user

    return make


def _persona(name):
    @pytest.fixture(name=name)
    def persona(make_persona):
        return make_persona(name)

    return persona


operator_a = _persona("operator_a")
operator_b = _persona("operator_b")
kasubbag_a = _persona("kasubbag_a")
sekretaris_a = _persona("sekretaris_a")
ketua_a = _persona("ketua_a")
admin_a = _persona("admin_a")
provinsi_17 = _persona("provinsi_17")
provinsi_62 = _persona("provinsi_62")
pusat = _persona("pusat")
auditor = _persona("auditor")
