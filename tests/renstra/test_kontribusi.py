"""Kontribusi: one unit does something for the sasaran or indikator of another, and both see it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from renstra.models import Kontribusi
from renstra.services.isi import delete_indikator
from renstra.services.kontribusi import add_contribution, delete_contribution, edit_contribution
from sakip.errors import ConflictError
from sakip.models import Jejak, Penugasan, UnitKerja, User
from tests.hitung import queries_of

KODE = "17.02"


@pytest.fixture
def kontribusi(pohon, sekretariat_a):
    return Kontribusi.objects.create(
        sasaran=pohon["strategis"], unit=sekretariat_a, uraian="Menyediakan data pemilih"
    )


@pytest.fixture
def operator_of(satker_a):
    """An operator for one unit alone."""

    def make(unit):
        user = User.objects.create_user(f"operator.{unit.kunci}", nama="Operator unit")
        Penugasan.objects.create(user=user, peran="operator", satker=satker_a, unit=unit)
        return user

    return make


def url(pohon, nama, *args):
    return reverse(f"renstra:{nama}", args=[KODE, pohon["renstra"].pk, *args])


def test_a_contribution_is_recorded_while_the_renstra_is_in_force(client, operator_a, pohon, sekretariat_a):
    pohon["renstra"].__class__.objects.update(status="ditetapkan")
    client.force_login(operator_a)
    alamat = url(pohon, "kontribusi-create", "indikator", pohon["a"].pk)
    response = client.post(alamat, {"unit": sekretariat_a.pk, "uraian": "Menyusun rancangan"})
    found = Kontribusi.objects.values_list("sasaran", "indikator", "unit", "uraian", "pembuat").get()
    assert found == (None, pohon["a"].pk, sekretariat_a.pk, "Menyusun rancangan", operator_a.pk)
    assert response.url == f"{url(pohon, 'renstra-detail')}#indikator-{pohon['a'].pk}"
    assert Jejak.objects.values_list("tindakan", flat=True).get() == "mencatat kontribusi"


def test_both_sides_see_it(client, operator_a, pohon, unit_a, sekretariat_a, kontribusi):
    client.force_login(operator_a)
    pages = [url(pohon, "renstra-detail")]
    pages += [reverse("renstra:unit-detail", args=[KODE, unit.pk]) for unit in (unit_a, sekretariat_a)]
    assert [client.get(alamat).text.count("Menyediakan data pemilih") for alamat in pages] == [1, 1, 1]


def test_the_page_of_a_unit_asks_no_more_for_three(client, operator_a, pohon, sekretariat_a, kontribusi):
    client.force_login(operator_a)
    alamat = reverse("renstra:unit-detail", args=[KODE, sekretariat_a.pk])
    one = queries_of(client, alamat)
    for nama in ("a", "b"):
        Kontribusi.objects.create(indikator=pohon[nama], unit=sekretariat_a, uraian="Data")
    assert queries_of(client, alamat) == one


def test_either_unit_may_record_and_no_other(operator_of, pohon, unit_a, sekretariat_a, satker_a):
    lain = UnitKerja.objects.create(satker=satker_a, kunci="bagian", nama="Bagian", jenis="bagian")
    isi = {"butir": pohon["strategis"], "unit": sekretariat_a, "uraian": "Data"}
    with pytest.raises(PermissionDenied):
        add_contribution(user=operator_of(lain), **isi)
    milik = add_contribution(user=operator_of(sekretariat_a), **isi)
    edit_contribution(user=operator_of(unit_a), kontribusi=milik, uraian="Data baru", suntingan=0)
    assert Kontribusi.objects.get().uraian == "Data baru"


def test_who_fills_in_for_one_unit_is_offered_to_record(client, operator_of, pohon, sekretariat_a):
    client.force_login(operator_of(sekretariat_a))
    isi = client.get(url(pohon, "renstra-detail")).text
    assert (isi.count("Tambah kontribusi unit lain"), isi.count('value="naik"')) == (5, 0)


@pytest.mark.parametrize("persona", ["operator_b", "ketua_a", "provinsi_17", "auditor"])
def test_who_may_not_fill_records_nothing(make_persona, pohon, sekretariat_a, persona):
    with pytest.raises(PermissionDenied):
        add_contribution(user=make_persona(persona), butir=pohon["a"], unit=sekretariat_a, uraian="Data")


def test_a_unit_of_another_satker_and_the_owner_are_refused(operator_a, pohon, satker_b, unit_a):
    asing = satker_b.unit.get(kunci="lembaga")
    for unit, kalimat in (
        (asing, "Unit mitra harus berada pada satuan kerja yang sama."),
        (unit_a, f"{unit_a.nama} adalah pemiliknya sendiri. Pilih unit lain."),
    ):
        with pytest.raises(ValidationError) as error:
            add_contribution(user=operator_a, butir=pohon["strategis"], unit=unit, uraian="Data")
        assert error.value.message_dict == {"unit": [kalimat]}


def test_the_same_unit_twice_is_told(operator_a, pohon, sekretariat_a, kontribusi):
    with pytest.raises(ValidationError) as error:
        add_contribution(user=operator_a, butir=pohon["strategis"], unit=sekretariat_a, uraian="Lagi")
    assert error.value.messages == ["Unit ini sudah tercatat berkontribusi pada sasaran tersebut."]


def test_the_second_of_two_editors_sees_both_sides(client, operator_a, kontribusi):
    Kontribusi.objects.update(suntingan=1, uraian="Kata orang lain")
    client.force_login(operator_a)
    alamat = reverse("renstra:kontribusi-edit", args=[KODE, kontribusi.pk])
    response = client.post(alamat, {"uraian": "Kata saya", "suntingan": 0})
    assert (response.status_code, response.context["perbandingan"]) == (
        409,
        [("Uraian kontribusi", "Kata orang lain", "Kata saya")],
    )


def test_a_contribution_goes_and_leaves_its_trace(operator_a, kontribusi):
    with pytest.raises(ConflictError):
        delete_contribution(user=operator_a, kontribusi=kontribusi, suntingan=5)
    delete_contribution(user=operator_a, kontribusi=kontribusi, suntingan=0)
    trace = Jejak.objects.get()
    assert (trace.tindakan, trace.rincian["sebelum"]["uraian"]) == (
        "menghapus kontribusi",
        "Menyediakan data pemilih",
    )


def test_an_indikator_with_a_contribution_is_not_deleted(operator_a, pohon, sekretariat_a):
    Kontribusi.objects.create(indikator=pohon["b"], unit=sekretariat_a, uraian="Data")
    with pytest.raises(ValidationError) as error:
        delete_indikator(user=operator_a, indikator=pohon["b"])
    kalimat = f"Indikator ini dipakai pada Kontribusi {sekretariat_a.nama} pada “Indikator b”."
    assert error.value.messages == [kalimat]
