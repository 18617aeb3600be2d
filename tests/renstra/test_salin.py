"""A Renstra begun with the structure of another: the version in force, what goes on, of the same satker."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from renstra.models import Indikator, Renstra
from renstra.services.renstra import create_renstra
from renstra.services.versi import keep_version
from sakip.choices import StatusDokumen

MASA = {"tahun_awal": 2025, "tahun_akhir": 2029}


def copied(user, asal, satker=None):
    return create_renstra(user=user, satker=satker or asal.satker, salin=asal, **MASA)


def indikator_of(renstra):
    rows = Indikator.objects.filter(sasaran__renstra=renstra).order_by("sasaran__urut", "urut")
    return list(rows.values_list("uraian", flat=True))


def test_a_perubahan_that_is_being_written_is_not_copied(operator_a, pohon):
    asal = pohon["renstra"]
    Renstra.objects.filter(pk=asal.pk).update(status=StatusDokumen.DITETAPKAN)
    keep_version(asal)
    Renstra.objects.filter(pk=asal.pk).update(status=StatusDokumen.DRAF, versi=1)
    Indikator.objects.filter(pk=pohon["a"].pk).update(uraian="Rancangan")
    pohon["c"].delete()
    asal.refresh_from_db()
    baru = copied(operator_a, asal)
    assert indikator_of(baru) == ["Indikator a", "Indikator b", "Indikator c"]
    assert list(baru.sasaran.values_list("induk__uraian", flat=True)) == [None, "Sasaran strategis"]


@pytest.mark.parametrize(
    ("iku", "tahun", "jadi"), [(True, "2022", None), (True, "", True), (False, "", False)]
)
def test_an_iku_of_named_years_is_not_one_of_every_year(operator_a, pohon, iku, tahun, jadi):
    Indikator.objects.filter(pk=pohon["a"].pk).update(iku=iku, iku_tahun=tahun)
    baru = copied(operator_a, pohon["renstra"])
    assert Indikator.objects.get(sasaran__renstra=baru, uraian="Indikator a").iku is jadi


@pytest.mark.parametrize(
    ("selesai", "ikut"),
    [
        (date(2024, 12, 31), ["Indikator c"]),
        (date(2025, 1, 1), ["Indikator a", "Indikator b", "Indikator c"]),
    ],
)
def test_what_a_unit_had_that_ended_before_is_left_out(operator_a, pohon, unit_a, selesai, ikut):
    unit_a.selesai = selesai
    unit_a.save()
    baru = copied(operator_a, pohon["renstra"])
    assert indikator_of(baru) == ikut
    induk = {1: None, 3: "Sasaran strategis"}[len(ikut)]
    assert list(baru.sasaran.filter(uraian="Sasaran program").values_list("induk__uraian", flat=True)) == [
        induk
    ]


def test_the_page_names_the_unit_that_was_left_out(client, operator_a, pohon, unit_a, satker_a):
    unit_a.selesai = date(2024, 12, 31)
    unit_a.save()
    client.force_login(operator_a)
    alamat = reverse("renstra:renstra-create", args=[satker_a.kode_wilayah])
    halaman = client.post(alamat, {**MASA, "salin": "on"}, follow=True)
    kalimat = [str(m) for m in halaman.context["messages"]]
    assert kalimat == [
        "Renstra dibuat. Lanjutkan dengan misi, tujuan, dan sasaran.",
        f"Sasaran {unit_a} tidak disalin, karena unit itu telah berakhir.",
    ]


def test_the_structure_of_another_satker_is_not_copied(operator_a, pohon, satker_a, satker_b):
    Renstra.objects.filter(pk=pohon["renstra"].pk).update(satker=satker_b)
    pohon["renstra"].refresh_from_db()
    with pytest.raises(ValidationError) as galat:
        copied(operator_a, pohon["renstra"], satker_a)
    assert galat.value.messages == ["Susunan hanya disalin dari Renstra satuan kerja yang sama."]
    assert Renstra.objects.filter(satker=satker_a).count() == 0
