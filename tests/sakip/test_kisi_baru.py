"""New rows of a grid: sent once by their mark, whatever becomes of the answer; every sheet takes rows."""

from uuid import uuid4

import pytest
from django.urls import reverse

from anggaran.models import BarisRealisasi, Dipa
from kinerja.models import BarisRkt
from renstra.models import Misi, Renstra
from sakip.models import Jejak, Kiriman
from tests.kinerja.rakit import TAHUN, make_pk, make_rkt

KODE = "17.02"


@pytest.fixture
def operator(client, operator_a):
    client.force_login(operator_a)
    return client


def send(client, url, kunci, tanda="", dilihat=None, **sel):
    data = {f"b-{kunci}-{nama}": teks for nama, teks in sel.items()}
    data |= {f"l-{kunci}-{nama}": teks for nama, teks in (dilihat or {}).items()}
    if tanda:
        data[f"tanda-{kunci}"] = tanda
    return client.post(url, data, headers={"X-Kisi": "1"}).json()


@pytest.fixture
def rkt(unit_a):
    return make_rkt(unit_a, "80%")


def rkt_url(rkt):
    return reverse("kinerja:rkt-baris", args=[KODE, TAHUN, rkt.pk])


def test_a_new_row_gets_its_key_and_its_number(operator, rkt):
    hasil = send(operator, rkt_url(rkt), "baru1", uuid4().hex, indikator="Baru", target="5 Laporan")
    baris = BarisRkt.objects.get(indikator="Baru")
    assert (hasil["baris"]["baru1"]["kunci"], hasil["baris"]["baru1"]["keadaan"]) == (
        str(baris.pk),
        "tersimpan",
    )
    assert hasil["urut"][str(baris.pk)] == 2


def test_a_new_row_that_is_sent_again_is_stored_once(operator, rkt):
    tanda = uuid4().hex
    for target in ("5 Laporan", "5 Laporan", "6 Laporan"):
        hasil = send(operator, rkt_url(rkt), "baru1", tanda, indikator="Baru", target=target)
    keadaan = hasil["baris"]["baru1"]["keadaan"]
    assert (BarisRkt.objects.filter(indikator="Baru").count(), keadaan) == (1, "bentrok")
    assert (Kiriman.objects.count(), Jejak.objects.filter(tindakan__startswith="mengubah").count()) == (1, 1)


def test_the_mark_of_one_user_is_not_that_of_another(client, operator_a, kasubbag_a, rkt):
    tanda = uuid4().hex
    for user in (operator_a, kasubbag_a):
        client.force_login(user)
        send(client, rkt_url(rkt), "baru1", tanda, indikator=f"Dari {user.username}")
    assert rkt.baris.filter(indikator__startswith="Dari").count() == 2


def test_a_new_row_without_a_mark_is_not_taken(operator, rkt):
    hasil = send(operator, rkt_url(rkt), "baru1", indikator="Baru")
    assert (hasil["baris"]["baru1"]["keadaan"], rkt.baris.count()) == ("hilang", 1)


def test_a_refused_new_row_says_why_and_leaves_no_mark(operator, rkt):
    hasil = send(operator, rkt_url(rkt), "baru1", uuid4().hex, indikator="Baru", target="12,,3")
    assert (list(hasil["baris"]["baru1"]["galat"]), rkt.baris.count(), Kiriman.objects.count()) == (
        ["target"],
        1,
        0,
    )


def test_a_moved_row_gives_the_others_their_numbers(operator, unit_a):
    pk = make_pk(unit_a, "1%", "2%", "3%")
    satu, dua, tiga = pk.baris.order_by("urut")
    url = reverse("kinerja:pk-baris", args=[KODE, TAHUN, pk.pk])
    hasil = send(operator, url, tiga.pk, dilihat={"urut": "3"}, urut="1")
    assert hasil["urut"] == {str(tiga.pk): 1, str(satu.pk): 2, str(dua.pk): 3}


def test_misi_are_rows_too(operator, satker_a):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2030, tahun_akhir=2034)
    url = reverse("renstra:misi-edit", args=[KODE, renstra.pk])
    send(operator, url, "baru1", uuid4().hex, no="1", uraian="Misi pertama")
    assert list(Misi.objects.filter(renstra=renstra).values_list("no", "uraian")) == [("1", "Misi pertama")]


def test_pagu_and_what_was_spent_of_it_are_rows_too(operator, satker_a):
    dipa = Dipa.objects.create(satker=satker_a, tahun=TAHUN)
    pagu = reverse("anggaran:pagu-edit", args=[KODE, TAHUN, 0])
    isi = {"kode": "WA.3355.EBA.994", "uraian": "Perkantoran", "pagu": "1.000.000"}
    hasil = send(operator, pagu, "baru1", uuid4().hex, **isi)["baris"]["baru1"]
    baris = dipa.baris.get(pk=hasil["kunci"])
    bulan = reverse("anggaran:realisasi-bulan", args=[KODE, TAHUN, 0, 3])
    jawab = send(operator, bulan, baris.pk, realisasi="250.000")["baris"][str(baris.pk)]
    assert (hasil["bacaan"]["pagu"], jawab["keadaan"]) == ("Rp1.000.000", "tersimpan")
    assert list(BarisRealisasi.objects.filter(bulan=3).values_list("realisasi", flat=True)) == [250_000]
