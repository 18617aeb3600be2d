"""New rows of a grid: sent once by their mark, whatever becomes of the answer; every sheet takes rows."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from kinerja.models import BarisRencanaAksi, BarisRkt, RencanaAksi
from renstra.models import Misi, Renstra, Sasaran
from sakip.models import Jejak, Kiriman, Periode
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
    [target] = BarisRkt.objects.filter(indikator="Baru").values_list("target_teks", flat=True)
    assert (target, keadaan) == ("6 Laporan", "tersimpan")
    assert (Kiriman.objects.count(), Jejak.objects.filter(tindakan__startswith="mengubah").count()) == (1, 2)


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


def test_what_was_spent_is_ones_own_when_the_answer_was_lost(operator, satker_a):
    dipa = Dipa.objects.create(satker=satker_a, tahun=TAHUN)
    baris = BarisPagu.objects.create(dipa=dipa, urut=1, uraian="Perkantoran", pagu=1_000_000)
    bulan = reverse("anggaran:realisasi-bulan", args=[KODE, TAHUN, 0, 3])
    tanda = uuid4().hex
    for realisasi in ("250.000", "260.000"):
        hasil = send(operator, bulan, baris.pk, tanda, realisasi=realisasi)["baris"][str(baris.pk)]
    jumlah = BarisRealisasi.objects.values_list("realisasi", flat=True).get(bulan=3)
    assert (hasil["keadaan"], jumlah) == ("tersimpan", 260_000)


def test_a_refused_row_is_not_written_because_others_move(operator, unit_a):
    """A row that is refused keeps what is stored, also when its batch gives every row another number."""
    rkt = make_rkt(unit_a, "1%", "2%", "3%")
    satu, _, tiga = rkt.baris.order_by("urut")
    data = {
        f"b-{satu.pk}-sasaran": "DITOLAK",
        f"b-{satu.pk}-pagu": "abc",
        f"l-{satu.pk}-sasaran": satu.sasaran,
    }
    data |= {f"b-{tiga.pk}-urut": "1", f"l-{tiga.pk}-urut": "3"}
    hasil = operator.post(rkt_url(rkt), data, headers={"X-Kisi": "1"}).json()["baris"]
    satu.refresh_from_db()
    assert (hasil[str(satu.pk)]["keadaan"], satu.sasaran, satu.urut) == ("gagal", "Sasaran satu", 2)


def test_a_refused_row_keeps_its_periods(operator, unit_a):
    aksi = RencanaAksi.objects.create(unit=unit_a, tahun=TAHUN, pola="triwulan")
    baris = BarisRencanaAksi.objects.create(rencana_aksi=aksi, urut=1, indikator="I")
    lain = BarisRencanaAksi.objects.create(rencana_aksi=aksi, urut=2, indikator="J")
    url = reverse("kinerja:rencana-aksi-baris", args=[KODE, TAHUN, aksi.pk])
    send(operator, url, baris.pk, t1="10%")
    data = {f"b-{baris.pk}-t1": "20%", f"l-{baris.pk}-t1": "10%", f"b-{baris.pk}-target": "12,,3"}
    data |= {f"b-{lain.pk}-urut": "1", f"l-{lain.pk}-urut": "2"}
    operator.post(url, data, headers={"X-Kisi": "1"})
    assert list(baris.periode.values_list("target_teks", flat=True)) == ["10%"]


def test_one_row_has_one_spelling(operator, rkt):
    baris = rkt.baris.get()
    data = {f"b-{baris.pk}-sasaran": "A", f"l-{baris.pk}-sasaran": baris.sasaran}
    data |= {f"b-0{baris.pk}-sasaran": "B", f"l-0{baris.pk}-sasaran": "A"}
    hasil = operator.post(rkt_url(rkt), data, headers={"X-Kisi": "1"}).json()["baris"]
    baris.refresh_from_db()
    assert (list(hasil), baris.sasaran) == ([str(baris.pk)], "A")


def test_one_mark_for_two_new_rows_is_refused(operator, rkt):
    tanda = uuid4().hex
    data = {f"tanda-baru{n}": tanda for n in (1, 2)} | {f"b-baru{n}-indikator": f"I{n}" for n in (1, 2)}
    response = operator.post(rkt_url(rkt), data, headers={"X-Kisi": "1"})
    assert (response.status_code, rkt.baris.count()) == (422, 1)


def test_pagu_is_read_after_its_dipa_is_held(operator, satker_a):
    """A rival stores an amount right before the DIPA is held: his amount is seen, not written over."""
    dipa = Dipa.objects.create(satker=satker_a, tahun=TAHUN)
    url = reverse("anggaran:pagu-edit", args=[KODE, TAHUN, 0])
    isi = {"kode": "WA.3355.EBA.994", "uraian": "Perkantoran", "pagu": "5"}
    baris = send(operator, url, "baru1", uuid4().hex, **isi)["baris"]["baru1"]["kunci"]
    datang = []

    def rival(execute, sql, params, many, context):
        if not datang and re.match(r'SELECT "anggaran_dipa"\."id"( AS \S+)? FROM', sql):
            datang.append(sql)
            BarisPagu.objects.filter(pk=baris).update(pagu=9, pagu_teks="9")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(rival):
        hasil = send(operator, url, baris, dilihat={"pagu": "5"}, pagu="7")["baris"][baris]
    assert (len(datang), hasil["keadaan"], dipa.baris.get(pk=baris).pagu) == (1, "bentrok", 9)


def change(operator, url, baris, kolom, dilihat, diketik):
    """Change one cell of a stored row as the grid does; what became of it, and what is stored then."""
    hasil = send(operator, url, baris.pk, dilihat={kolom: dilihat}, **{kolom: diketik})
    baris.refresh_from_db()
    return hasil["baris"][str(baris.pk)]["keadaan"], getattr(baris, kolom)


def test_a_stored_sasaran_with_others_below_it_is_changed(operator, unit_a):
    renstra = Renstra.objects.create(satker=unit_a.satker, tahun_awal=2030, tahun_akhir=2034)
    atas = Sasaran.objects.create(renstra=renstra, unit=unit_a, tingkat="strategis", uraian="A", urut=1)
    Sasaran.objects.create(renstra=renstra, unit=unit_a, tingkat="kegiatan", uraian="B", urut=2, induk=atas)
    url = reverse("renstra:sasaran-edit", args=[KODE, renstra.pk])
    assert change(operator, url, atas, "uraian", "A", "Ubahan") == ("tersimpan", "Ubahan")


def test_a_sasaran_is_not_put_under_itself(operator, unit_a):
    renstra = Renstra.objects.create(satker=unit_a.satker, tahun_awal=2030, tahun_akhir=2034)
    satu = Sasaran.objects.create(renstra=renstra, unit=unit_a, tingkat="strategis", uraian="A", urut=1)
    url = reverse("renstra:sasaran-edit", args=[KODE, renstra.pk])
    assert change(operator, url, satu, "induk", "", str(satu.pk)) == ("gagal", None)


def test_a_stored_pagu_is_changed(operator, satker_a):
    dipa = Dipa.objects.create(satker=satker_a, tahun=TAHUN)
    atas = BarisPagu.objects.create(dipa=dipa, urut=1, uraian="Kegiatan", pagu=1_000)
    baris = BarisPagu.objects.create(dipa=dipa, urut=2, uraian="Rincian", pagu=1_000, induk=atas)
    url = reverse("anggaran:pagu-edit", args=[KODE, TAHUN, 0])
    assert change(operator, url, baris, "uraian", "Rincian", "Layanan") == ("tersimpan", "Layanan")


def test_a_month_that_closed_meanwhile_is_refused_in_words(operator, satker_a):
    dipa = Dipa.objects.create(satker=satker_a, tahun=TAHUN)
    baris = BarisPagu.objects.create(dipa=dipa, urut=1, uraian="Perkantoran", pagu=1_000_000)
    Periode.objects.create(dokumen="realisasi", tahun=TAHUN, triwulan=1, tutup=date(TAHUN, 4, 30))
    url = reverse("anggaran:realisasi-bulan", args=[KODE, TAHUN, 0, 3])
    jawaban = operator.post(url, {f"b-{baris.pk}-realisasi": "5"}, headers={"X-Kisi": "1"})
    assert (jawaban.status_code, len(jawaban.json()["galat"])) == (422, 1)


def delete(operator, url, baris, **dilihat):
    data = {f"b-{baris.pk}-hapus": "on"} | {f"l-{baris.pk}-{k}": teks for k, teks in dilihat.items()}
    return operator.post(url, data, headers={"X-Kisi": "1"}).json()


def test_a_row_is_deleted_alone(operator, rkt):
    baris = rkt.baris.get()
    hasil = delete(operator, rkt_url(rkt), baris, indikator=baris.indikator, target="80%")
    assert (hasil["baris"], rkt.baris.count()) == ({str(baris.pk): {"keadaan": "dihapus"}}, 0)


def test_a_row_that_is_gone_is_deleted_as_well(operator, rkt):
    baris = rkt.baris.get()
    delete(operator, rkt_url(rkt), baris)
    assert delete(operator, rkt_url(rkt), baris)["baris"][str(baris.pk)] == {"keadaan": "dihapus"}


def test_a_row_that_somebody_changed_meanwhile_is_not_deleted(operator, rkt):
    baris = rkt.baris.get()
    hasil = delete(operator, rkt_url(rkt), baris, target="75%")["baris"][str(baris.pk)]
    assert (hasil["keadaan"], "diubah pengguna lain" in hasil["galat"][""][0], rkt.baris.count()) == (
        "gagal",
        True,
        1,
    )


def test_a_row_that_is_held_says_by_what(operator, unit_a):
    renstra = Renstra.objects.create(satker=unit_a.satker, tahun_awal=2030, tahun_akhir=2034)
    atas = Sasaran.objects.create(renstra=renstra, unit=unit_a, tingkat="strategis", uraian="A", urut=1)
    Sasaran.objects.create(renstra=renstra, unit=unit_a, tingkat="kegiatan", uraian="B", urut=2, induk=atas)
    [galat] = delete(operator, reverse("renstra:sasaran-edit", args=[KODE, renstra.pk]), atas)["galat"]
    assert "1 sasaran di bawahnya" in galat


def test_too_many_rows_at_once_are_refused(operator, rkt):
    data = {f"b-baru{ke}-indikator": "Baru" for ke in range(201)}
    jawaban = operator.post(rkt_url(rkt), data, headers={"X-Kisi": "1"})
    assert (jawaban.status_code, rkt.baris.count()) == (422, 1)
