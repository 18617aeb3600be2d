"""Where the documents of all satker stand: each state, what is late, and the same queries for one and all."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pengukuran, Pk, RencanaAksi, Rkt
from laporan.models import Lakip
from laporan.services.terima import receive_many
from laporan.status import (
    KOLOM,
    Keadaan,
    cell_url,
    count_rows,
    lakip_below,
    late_first,
    rows_per_province,
    status_rows,
    waiting_documents,
)
from sakip.choices import Peran
from sakip.models import Jejak, Langkah, Pemberitahuan, Penugasan, Periode, Satker, UnitKerja, User
from tests.hitung import queries_of

TAHUN = 2026
HARI = date(2026, 4, 20)


@pytest.fixture
def provinsi(satker_a):
    return satker_a.induk


def cell(satker, kunci, on=None):
    [baris] = status_rows([satker], TAHUN, on)
    return next(s for s in baris.sel if s.kolom.kunci == kunci)


def pk(unit, status="draf", **isi):
    return Pk.objects.create(unit=unit, tahun=TAHUN, status=status, **isi)


def ukur(unit, status="draf", triwulan=1, **isi):
    return Pengukuran.objects.create(unit=unit, tahun=TAHUN, triwulan=triwulan, status=status, **isi)


def test_nothing_there_is_belum_in_every_column(satker_a):
    [baris] = status_rows([satker_a], TAHUN)
    assert [s.keadaan for s in baris.sel] == [Keadaan.BELUM] * len(KOLOM)


@pytest.mark.parametrize(
    ("status", "keadaan"),
    [
        ("draf", Keadaan.DRAF),
        ("diajukan", Keadaan.DIAJUKAN),
        ("dikembalikan", Keadaan.DIKEMBALIKAN),
        ("disetujui", Keadaan.DISETUJUI),
        ("ditetapkan", Keadaan.DITANDATANGANI),
    ],
)
def test_the_state_of_a_pk_follows_its_status(satker_a, unit_a, status, keadaan):
    pk(unit_a, status)
    assert cell(satker_a, "pk-lembaga").keadaan == keadaan
    assert cell(satker_a, "pk-sekretariat").keadaan == Keadaan.BELUM


def test_a_new_version_beside_one_in_force_is_a_perubahan(satker_a, unit_a):
    pk(unit_a, "ditetapkan")
    pk(unit_a, "draf", versi=1)
    sel = cell(satker_a, "pk-lembaga")
    assert (sel.keadaan, sel.keadaan.selesai, sel.perubahan) == (Keadaan.PERUBAHAN, True, 1)


def test_a_replaced_version_leaves_the_new_one(satker_a, unit_a):
    pk(unit_a, "digantikan")
    baru = pk(unit_a, "ditetapkan", versi=1)
    sel = cell(satker_a, "pk-lembaga")
    assert (sel.keadaan, sel.dokumen) == (Keadaan.DITANDATANGANI, (baru.pk,))


def test_what_a_paket_brought_is_not_called_signed(satker_a, unit_a):
    pk(unit_a, "ditetapkan", asal="impor")
    assert cell(satker_a, "pk-lembaga").keadaan.kata == "ditetapkan (impor)"


def test_a_realisasi_is_ditetapkan_and_then_diterima(satker_a, unit_a):
    satu = ukur(unit_a, "ditetapkan", 2)
    sel = cell(satker_a, "realisasi-2")
    assert (sel.keadaan, sel.menunggu) == (Keadaan.DITETAPKAN, (satu.pk,))
    Pengukuran.objects.update(status="diterima")
    sel = cell(satker_a, "realisasi-2")
    assert (sel.keadaan, sel.menunggu) == (Keadaan.DITERIMA, ())


def test_of_two_units_the_one_that_lags_is_shown(satker_a, unit_a, sekretariat_a):
    for unit, status in ((unit_a, "ditetapkan"), (sekretariat_a, "diajukan")):
        Rkt.objects.create(unit=unit, tahun=TAHUN, status=status)
    assert cell(satker_a, "rkt").keadaan == Keadaan.DIAJUKAN


def test_a_unit_with_a_pk_and_without_a_measurement_is_missing(satker_a, unit_a, sekretariat_a):
    for unit in (unit_a, sekretariat_a):
        pk(unit, "ditetapkan")
    ukur(unit_a, "ditetapkan")
    sel = cell(satker_a, "realisasi-1")
    assert (sel.keadaan, sel.kurang) == (Keadaan.BELUM, 1)


def test_rencana_aksi_of_two_patterns_and_lakip_are_found(satker_a, unit_a):
    for pola, status in (("triwulan", "ditetapkan"), ("bulan", "disetujui")):
        RencanaAksi.objects.create(unit=unit_a, tahun=TAHUN, pola=pola, status=status)
    lakip = Lakip.objects.create(satker=satker_a, tahun=TAHUN, status="ditetapkan")
    assert cell(satker_a, "rencana-aksi").keadaan == Keadaan.DISETUJUI
    assert (cell(satker_a, "lakip").keadaan, cell(satker_a, "lakip").menunggu) == (
        Keadaan.DITANDATANGANI,
        (lakip.pk,),
    )


@pytest.mark.parametrize(("status", "hari"), [("draf", 5), ("diajukan", 5), ("ditetapkan", 0)])
def test_late_counts_from_the_deadline_until_it_is_in_force(satker_a, unit_a, status, hari):
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tenggat=HARI - timedelta(days=5))
    pk(unit_a, status)
    assert cell(satker_a, "pk-lembaga", HARI).terlambat == hari


@pytest.mark.parametrize(
    ("status", "hari", "ditinjau"),
    [("draf", 5, False), ("dikembalikan", 2, False), ("diajukan", 2, True), ("disetujui", 2, True)],
)
def test_what_waits_in_review_is_late_by_the_deadline_of_the_review(satker_a, unit_a, status, hari, ditinjau):
    tinjau = {"tenggat_tinjau": HARI - timedelta(days=2), "tutup_tinjau": HARI}
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tenggat=HARI - timedelta(days=5), **tinjau)
    pk(unit_a, status)
    sel = cell(satker_a, "pk-lembaga", HARI)
    assert (sel.terlambat, sel.ditinjau) == (hari, ditinjau)


def test_on_the_day_of_the_deadline_nothing_is_late(satker_a):
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tenggat=HARI)
    assert cell(satker_a, "pk-lembaga", HARI).terlambat == 0


def test_each_triwulan_and_each_province_has_its_own_deadline(satker_a, provinsi):
    lalu = HARI - timedelta(days=9)
    Periode.objects.create(dokumen="realisasi", triwulan=1, tahun=TAHUN, tenggat=lalu)
    Periode.objects.create(satker=provinsi, dokumen="pk", tahun=TAHUN, tenggat=HARI - timedelta(days=2))
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tenggat=lalu)
    found = {k: cell(satker_a, k, HARI).terlambat for k in ("realisasi-1", "realisasi-2", "pk-lembaga")}
    assert found == {"realisasi-1": 9, "realisasi-2": 0, "pk-lembaga": 2}


def test_those_that_lag_longest_stand_first(satker_a, satker_b, unit_a):
    Periode.objects.create(dokumen="rkt", tahun=TAHUN, tenggat=HARI - timedelta(days=9))
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tenggat=HARI - timedelta(days=2))
    lain = Satker.objects.get(kode_wilayah="17.03")
    for satker in (satker_a, lain):
        Rkt.objects.create(unit=satker.unit.get(kunci="lembaga"), tahun=TAHUN, status="ditetapkan")
    pk(unit_a, "ditetapkan")
    rows = late_first(status_rows([satker_a, satker_b, lain], TAHUN, HARI))
    assert [(r.satker, r.terlama, len(r.tertinggal)) for r in rows] == [
        (satker_b, 9, 3),
        (lain, 2, 2),
        (satker_a, 2, 1),
    ]


def test_the_head_counts_what_is_in_force_of_all(satker_a, satker_b, unit_a):
    pk(unit_a, "ditetapkan")
    hitungan = {
        h.kolom.kunci: (h.selesai, h.seluruh) for h in count_rows(status_rows([satker_a, satker_b], TAHUN))
    }
    assert (hitungan["pk-lembaga"], hitungan["rkt"]) == ((1, 2), (0, 2))


def test_rows_are_grouped_by_province_in_the_order_of_codes(satker_a, satker_b):
    jauh = Satker.objects.filter(induk__kode_wilayah="11").first()
    grup = rows_per_province(status_rows([satker_a, jauh, satker_b], TAHUN))
    assert [(p.kode_wilayah, [r.satker for r in g]) for p, g in grup] == [
        ("11", [jauh]),
        ("17", [satker_a, satker_b]),
    ]


def test_the_address_of_a_cell(satker_a, unit_a):
    satu = pk(unit_a)
    alamat = [
        cell_url(satker_a, TAHUN, cell(satker_a, k)) for k in ("pk-lembaga", "rkt", "lakip", "realisasi-1")
    ]
    awal = f"/satker/17.02/{TAHUN}"
    assert alamat == [f"{awal}/pk/{satu.pk}/", f"{awal}/rkt/", f"{awal}/lakip/", f"{awal}/realisasi/"]


@pytest.mark.parametrize("banyak", [1, 3, 514])
def test_any_number_of_satker_takes_six_queries(db, banyak):
    satker = list(Satker.objects.filter(induk__induk__isnull=False)[:banyak])
    Pk.objects.bulk_create(
        Pk(unit=u, tahun=TAHUN) for u in UnitKerja.objects.filter(satker__in=satker, kunci="lembaga")
    )
    with CaptureQueriesContext(connection) as taken:
        rows = status_rows(satker, TAHUN)
    assert (len(rows), len(taken)) == (banyak, 6)


def test_how_many_below_delivered_a_lakip(satker_a, satker_b, provinsi):
    Lakip.objects.create(satker=satker_a, tahun=TAHUN, status="diterima")
    Lakip.objects.create(satker=satker_b, tahun=TAHUN, status="disetujui")
    assert lakip_below(provinsi, TAHUN) == (1, Satker.objects.filter(induk=provinsi).count())


def test_only_what_is_in_force_directly_below_waits(provinsi_17, satker_a, unit_a, sekretariat_a, provinsi):
    satu = ukur(unit_a, "ditetapkan", 2)
    ukur(sekretariat_a, "disetujui", 2)
    ukur(provinsi.unit.get(kunci="lembaga"), "ditetapkan", 2)
    lakip = Lakip.objects.create(satker=satker_a, tahun=TAHUN, status="ditetapkan")
    assert waiting_documents(provinsi_17, provinsi, TAHUN) == [satu, lakip]


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.KETUA, Peran.ADMIN_SATKER])
def test_who_works_for_the_province_itself_does_not_see_below_it(client, unit_a, satker_a, provinsi, peran):
    satu = ukur(unit_a, "ditetapkan")
    Lakip.objects.create(satker=satker_a, tahun=TAHUN, status="ditetapkan")
    Periode.objects.create(dokumen="rkt", tahun=TAHUN, tenggat=timezone.localdate() - timedelta(days=3))
    user = User.objects.create_user("orang_17")
    Penugasan.objects.create(user=user, peran=peran, satker=provinsi)
    client.force_login(user)
    daftar = client.get(reverse("laporan:status", args=["17", TAHUN]))
    terima = client.get(reverse("laporan:status-terima", args=["17", TAHUN]))
    assert (daftar.context["baris"], terima.context["baris"]) == ([], [])
    assert [j for j in (daftar, terima) if "Rejang Lebong" in j.content.decode()] == []
    assert "Penugasan Anda tidak mencakup satuan kerja di bawahnya." in daftar.content.decode()
    nomor = f"realisasi:{satu.pk}:0"
    client.post(reverse("laporan:status-terima", args=["17", TAHUN]), {"dokumen": [nomor], "periksa": "on"})
    assert Langkah.objects.count() == 0


def test_who_works_for_the_national_satker_itself_does_not_see_below_it(client, provinsi):
    ukur(provinsi.unit.get(kunci="lembaga"), "ditetapkan")
    user = User.objects.create_user("operator_00")
    Penugasan.objects.create(user=user, peran=Peran.OPERATOR, satker=provinsi.induk)
    client.force_login(user)
    terima = client.get(reverse("laporan:status-terima", args=["00", TAHUN]))
    rows = [
        client.get(reverse("laporan:status", args=["00", TAHUN]), {"lingkup": x}).context["banyak"]
        for x in ("", "semua", "provinsi")
    ]
    assert (terima.context["baris"], rows) == ([], [0, 0, 0])


def test_many_are_received_and_one_that_changed_does_not_stop_the_rest(provinsi_17, unit_a, sekretariat_a):
    satu, dua = ukur(unit_a, "ditetapkan"), ukur(sekretariat_a, "ditetapkan", suntingan=4)
    gagal = receive_many(user=provinsi_17, dokumen=[(dua, 3), (satu, 0)])
    assert [d for d, _ in gagal] == [dua]
    assert list(Pengukuran.objects.filter(status="diterima")) == [satu]
    assert [(step.aksi, step.objek_id) for step in Langkah.objects.all()] == [("terima", satu.pk)]


@pytest.fixture
def halaman():
    return reverse("laporan:status", args=["17", TAHUN])


def test_what_was_returned_after_its_deadline_is_due_as_on_the_page_of_who_mends_it(satker_a, unit_a):
    tinjau = HARI + timedelta(days=5)
    Periode.objects.create(
        dokumen="rkt", tahun=TAHUN, tenggat=HARI - timedelta(days=9), tenggat_tinjau=tinjau
    )
    Rkt.objects.create(unit=unit_a, tahun=TAHUN, status="dikembalikan")
    assert (cell(satker_a, "rkt", HARI).tenggat, cell(satker_a, "rkt", HARI).terlambat) == (tinjau, 0)


def test_the_page_shows_words_counts_and_the_late_first(client, provinsi_17, satker_a, unit_a, halaman):
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tenggat=timezone.localdate() - timedelta(days=3))
    for unit in satker_a.unit.filter(jenis__in=["lembaga", "sekretariat"]):
        pk(unit, "ditetapkan")
    client.force_login(provinsi_17)
    jawab = client.get(halaman)
    isi = jawab.content.decode()
    seluruh = Satker.objects.filter(induk__kode_wilayah="17").count()
    kata = ["ditandatangani", "terlambat 3 hari", f"1 dari {seluruh}", "Ingatkan semua yang terlambat"]
    assert [k for k in kata if k not in isi] == []
    assert [b.satker for b, _, _ in jawab.context["baris"]][-1] == satker_a


@pytest.mark.parametrize(
    ("tampil", "banyak"), [("terlambat", 0), ("menunggu", 1), ("kode", 10), ("aneh", 10)]
)
def test_the_list_is_narrowed(client, provinsi_17, unit_a, halaman, tampil, banyak):
    ukur(unit_a, "ditetapkan")
    client.force_login(provinsi_17)
    assert len(client.get(halaman, {"tampil": tampil}).context["baris"]) == banyak


@pytest.mark.parametrize(("lingkup", "banyak"), [("", 38), ("semua", 552), ("provinsi", 38)])
def test_the_nation_sees_provinces_all_or_the_counts(client, pusat, lingkup, banyak):
    client.force_login(pusat)
    konteks = client.get(reverse("laporan:status", args=["00", TAHUN]), {"lingkup": lingkup}).context
    rows = konteks["kelompok"] if lingkup == "provinsi" else konteks["halaman"].paginator.object_list
    assert len(rows) == banyak


def test_the_page_takes_the_same_queries_whatever_is_there(client, provinsi_17, halaman):
    client.force_login(provinsi_17)
    kosong = queries_of(client, halaman)
    for unit in UnitKerja.objects.filter(satker__induk__kode_wilayah="17", kunci="lembaga"):
        pk(unit, "ditetapkan")
        ukur(unit, "ditetapkan")
    assert queries_of(client, halaman) == kosong


def test_the_waiting_list_says_until_when_each_is_to_be_received(client, provinsi_17, unit_a, satker_b):
    besok = timezone.localdate() + timedelta(days=1)
    Periode.objects.create(dokumen="realisasi", triwulan=1, tahun=TAHUN, tenggat_tinjau=besok)
    for unit in (unit_a, satker_b.unit.get(kunci="lembaga")):
        ukur(unit, "ditetapkan")
    client.force_login(provinsi_17)
    baris = client.get(reverse("laporan:status-terima", args=["17", TAHUN])).context["baris"]
    assert [b[-1].hitung for b in baris] == ["1 hari lagi", "1 hari lagi"]


def test_nothing_is_received_in_bulk_after_the_review(client, provinsi_17, unit_a):
    kemarin = timezone.localdate() - timedelta(days=1)
    Periode.objects.create(dokumen="realisasi", triwulan=1, tahun=TAHUN, tutup_tinjau=kemarin)
    satu = ukur(unit_a, "ditetapkan")
    (gagal,) = receive_many(user=provinsi_17, dokumen=[(satu, 0)])
    assert (gagal[0], gagal[1].partition(" sudah ditutup")[0]) == (
        satu,
        f"Peninjauan Realisasi Triwulan I {TAHUN}",
    )
    assert Jejak.objects.filter(tindakan__startswith="ditolak").count() == 1


def test_the_waiting_list_takes_the_same_queries_for_one_and_for_three(client, provinsi_17):
    client.force_login(provinsi_17)
    url = reverse("laporan:status-terima", args=["17", TAHUN])
    units = list(UnitKerja.objects.filter(satker__induk__kode_wilayah="17", kunci="lembaga")[:3])
    ukur(units[0], "ditetapkan")
    satu = queries_of(client, url)
    for unit in units[1:]:
        ukur(unit, "ditetapkan")
    assert queries_of(client, url) == satu


def test_the_province_receives_what_it_ticked_and_read(client, provinsi_17, unit_a, sekretariat_a):
    satu, dua = ukur(unit_a, "ditetapkan"), ukur(sekretariat_a, "ditetapkan")
    client.force_login(provinsi_17)
    url = reverse("laporan:status-terima", args=["17", TAHUN])
    client.post(url, {"dokumen": [f"realisasi:{satu.pk}:0"]})
    assert Langkah.objects.count() == 0
    client.post(url, {"dokumen": [f"realisasi:{satu.pk}:0"], "periksa": "on"})
    assert dict(Pengukuran.objects.values_list("pk", "status")) == {satu.pk: "diterima", dua.pk: "ditetapkan"}


def test_the_nation_receives_nothing_over_the_head_of_a_province(client, pusat, unit_a):
    satu = ukur(unit_a, "ditetapkan")
    client.force_login(pusat)
    url = reverse("laporan:status-terima", args=["17", TAHUN])
    assert "Terima yang dipilih" not in client.get(url).content.decode()
    assert client.post(url, {"dokumen": [f"realisasi:{satu.pk}:0"], "periksa": "on"}).status_code == 403
    assert Langkah.objects.count() == 0


def test_what_is_not_waiting_below_cannot_be_received_by_its_number(client, provinsi_62, unit_a):
    satu = ukur(unit_a, "ditetapkan")
    client.force_login(provinsi_62)
    url = reverse("laporan:status-terima", args=["62", TAHUN])
    client.post(url, {"dokumen": [f"realisasi:{satu.pk}:0", "realisasi:x:y", "omong"], "periksa": "on"})
    satu.refresh_from_db()
    assert satu.status == "ditetapkan"


def test_the_late_are_reminded_with_one_jejak(client, provinsi_17, operator_a, operator_b, halaman):
    Periode.objects.create(dokumen="rkt", tahun=TAHUN, tenggat=timezone.localdate() - timedelta(days=3))
    client.force_login(provinsi_17)
    url = reverse("laporan:status-ingatkan", args=["17", TAHUN])
    client.post(url, {"satker": ["17.02"]})
    teks = f"KPU Provinsi Bengkulu mengingatkan: RKT tahun {TAHUN} terlambat sampai 3 hari."
    assert list(Pemberitahuan.objects.values_list("user", "teks")) == [(operator_a.pk, teks)]
    jejak = Jejak.objects.get()
    assert (jejak.tindakan, jejak.rincian["sesudah"]["satker"]) == (f"ingatkan dokumen {TAHUN}", ["17.02"])
    client.post(url, {"semua": "1"})
    assert sorted(Pemberitahuan.objects.values_list("user", flat=True)) == [operator_a.pk, operator_b.pk]


def test_the_lakip_page_of_a_province_says_how_many_are_missing(client, provinsi_17, satker_a):
    Lakip.objects.create(satker=satker_a, tahun=TAHUN, status="ditetapkan")
    client.force_login(provinsi_17)
    isi = client.get(reverse("laporan:lakip-detail", args=["17", TAHUN])).content.decode()
    assert f"9 dari 10 kabupaten/kota belum menyampaikan LAKIP tahun {TAHUN}" in isi
    isi = client.get(reverse("laporan:lakip-detail", args=["17.02", TAHUN])).content.decode()
    assert "belum menyampaikan" not in isi
