"""A draft takes from its sources what it lacks, and nothing else of it changes."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from kinerja.models import BarisPk, BarisRkt, Pk, RencanaAksi, Rkt
from kinerja.services.ambil import missing_rows, take_missing_rows
from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator
from sakip.bacaan import set_target
from sakip.errors import ConflictError
from sakip.models import Jejak
from tests.kinerja.rakit import TAHUN, columns, make_pk, make_rkt, settle


@pytest.fixture
def indikator(satker_a, unit_a):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="Sasaran satu")
    rows = []
    for nomor, teks in enumerate(("70%", "80%"), start=1):
        satu = Indikator.objects.create(sasaran=sasaran, uraian=f"Indikator {nomor}", urut=nomor)
        target = TargetIndikator(indikator=satu, tahun=TAHUN)
        set_target(target, teks)
        target.save()
        rows.append(satu)
    return rows


def take(user, dokumen, sumber, suntingan=0):
    return take_missing_rows(user=user, dokumen=dokumen, sumber=sumber, suntingan=suntingan)


def test_an_rkt_takes_only_the_indikator_that_it_lacks(operator_a, unit_a, indikator):
    rkt = Rkt.objects.create(unit=unit_a, tahun=TAHUN)
    BarisRkt.objects.create(
        rkt=rkt, urut=4, indikator="Kata lain", target_teks="75%", indikator_renstra=indikator[0]
    )
    take(operator_a, rkt, "renstra")
    rows = columns(rkt.baris.order_by("urut"), "urut", "indikator", "target_teks", "indikator_renstra")
    assert rows == [
        (4, "Kata lain", "75%", indikator[0].pk),
        (5, "Indikator 2", "80%", indikator[1].pk),
    ]


def test_a_row_that_was_typed_with_the_same_words_is_not_taken_again(operator_a, unit_a, indikator):
    rkt = Rkt.objects.create(unit=unit_a, tahun=TAHUN)
    BarisRkt.objects.create(rkt=rkt, urut=1, sasaran="SASARAN SATU", indikator="indikator 1")
    assert [b.indikator for b in missing_rows(rkt, "renstra")] == ["Indikator 2"]


def test_an_rkt_takes_rows_of_last_year(operator_a, unit_a):
    lama = Rkt.objects.create(unit=unit_a, tahun=TAHUN - 1)
    lama.baris.create(urut=1, sasaran="S", indikator="I", pagu=5_000)
    rkt = Rkt.objects.create(unit=unit_a, tahun=TAHUN)
    take(operator_a, rkt, "tahun_lalu")
    assert columns(rkt.baris, "sasaran", "indikator", "pagu") == [("S", "I", 5_000)]


def test_a_pk_takes_what_the_rkt_got_later(operator_a, unit_a):
    rkt = make_rkt(unit_a, "75%")
    pk = Pk.objects.create(unit=unit_a, tahun=TAHUN)
    take(operator_a, pk, "rkt")
    baru = rkt.baris.create(urut=2, sasaran="Sasaran dua", indikator="Baru")
    take(operator_a, pk, "rkt", suntingan=1)
    assert columns(pk.baris.order_by("urut"), "urut", "baris_rkt") == [
        (1, rkt.baris.first().pk),
        (2, baru.pk),
    ]


def test_a_rencana_aksi_takes_a_row_for_each_promise(operator_a, unit_a):
    pk = settle(make_pk(unit_a, "75%", "80%"))
    aksi = RencanaAksi.objects.create(unit=unit_a, tahun=TAHUN, pola="triwulan")
    assert len(take(operator_a, aksi, "pk")) == 2
    assert set(aksi.baris.values_list("baris_pk", flat=True)) == set(pk.baris.values_list("pk", flat=True))


def test_taking_nothing_changes_nothing(operator_a, unit_a):
    rkt = make_rkt(unit_a, "75%")
    sebelum = Jejak.objects.count()
    assert (take(operator_a, rkt, "tahun_lalu"), Jejak.objects.count()) == ([], sebelum)


def test_taking_is_logged_with_its_source(operator_a, unit_a, indikator):
    take(operator_a, Rkt.objects.create(unit=unit_a, tahun=TAHUN), "renstra")
    jejak = Jejak.objects.get(tindakan="mengambil baris rencana kinerja tahunan")
    assert jejak.rincian["sesudah"] == {"sumber": "Renstra", "baris": ["Indikator 1", "Indikator 2"]}


def test_a_list_that_is_out_of_date_takes_nothing(operator_a, unit_a, indikator):
    rkt = Rkt.objects.create(unit=unit_a, tahun=TAHUN, suntingan=3)
    with pytest.raises(ConflictError):
        take(operator_a, rkt, "renstra", suntingan=2)
    assert rkt.baris.count() == 0


def test_what_is_in_force_takes_nothing(operator_a, unit_a, indikator):
    rkt = settle(Rkt.objects.create(unit=unit_a, tahun=TAHUN))
    with pytest.raises(ValidationError):
        take(operator_a, rkt, "renstra")


def test_who_only_reads_takes_nothing(auditor, unit_a, indikator):
    with pytest.raises(PermissionDenied):
        take(auditor, Rkt.objects.create(unit=unit_a, tahun=TAHUN), "renstra")


def test_the_page_lists_what_it_will_add_and_adds_it(client, operator_a, unit_a, indikator):
    rkt = Rkt.objects.create(unit=unit_a, tahun=TAHUN)
    client.force_login(operator_a)
    url = reverse("kinerja:rkt-ambil", args=["17.02", TAHUN, rkt.pk])
    assert [b.indikator for b in client.get(url).context["rows"]] == ["Indikator 1", "Indikator 2"]
    assert client.post(url, {"suntingan": 9}).status_code == 409
    response = client.post(url, {"suntingan": 0})
    assert (response.url, rkt.baris.count()) == (
        reverse("kinerja:rkt-detail", args=["17.02", TAHUN, rkt.pk]),
        2,
    )
    assert client.get(url).context["rows"] == []
    assert client.get(url, {"sumber": "lain"}).status_code == 404


def test_the_only_unit_without_the_document_is_chosen_beforehand(client, operator_a, unit_a, sekretariat_a):
    client.force_login(operator_a)
    url = reverse("kinerja:rkt-create", args=["17.02", TAHUN])
    assert client.get(url).context["form"]["unit"].value() is None
    make_rkt(unit_a, "75%")
    assert client.get(url).context["form"]["unit"].value() == sekretariat_a.pk


def test_a_refused_rkt_leads_to_the_renstra(client, operator_a, unit_a):
    client.force_login(operator_a)
    url = reverse("kinerja:rkt-create", args=["17.02", TAHUN])
    response = client.post(url, {"unit": unit_a.pk, "sumber": "renstra"})
    assert response.context["form"].errors["sumber"] == [
        "Belum ada Renstra yang memuat tahun 2024. Susun Renstra itu lebih dahulu, atau pilih sumber lain."
    ]
    assert response.context["aksi"] == [{"teks": "Buka Renstra", "url": "/satker/17.02/renstra/"}]
    assert (Rkt.objects.count(), BarisPk.objects.count()) == (0, 0)
