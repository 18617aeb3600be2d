"""Windows by the level of a satker: which one holds, who may set it, and the pages that show it."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from sakip.errors import ConflictError
from sakip.models import Jejak, Periode, Satker
from sakip.periode import calendar_of, lock_of, schedule_for, slot_label
from sakip.services.periode import IsianJadwal, save_schedule, windows_outside
from tests.hitung import queries_of

TAHUN = 2026
AWAL, AKHIR = date(2027, 1, 20), date(2027, 1, 31)


@pytest.fixture
def provinsi(satker_a):
    return satker_a.induk


@pytest.fixture
def nasional(provinsi):
    return provinsi.induk


def window(satker=None, tingkat="", **hari):
    isi = {"dokumen": "lakip", "tahun": TAHUN} | hari
    return Periode.objects.create(satker=satker, tingkat=tingkat, **isi)


def row(tingkat="", suntingan=None, **hari):
    kosong = dict.fromkeys(("buka", "tenggat", "tutup"))
    return IsianJadwal("lakip", None, suntingan, **kosong | hari, tingkat=tingkat)


def save(user, satker, *isian):
    return save_schedule(user=user, satker=satker, tahun=TAHUN, isian=isian)


def test_the_nearest_holds_and_of_one_place_that_for_the_level(satker_a, provinsi):
    """From the farthest to the nearest; each takes the place of all before it."""
    for satker, tingkat in (
        (None, ""),
        (None, "kabkota"),
        (provinsi, ""),
        (provinsi, "kabkota"),
        (satker_a, ""),
        (satker_a, "kabkota"),
    ):
        baru = window(satker, tingkat)
        assert schedule_for(satker_a, "lakip", TAHUN) == baru


def test_the_window_of_another_level_does_not_count(satker_a, provinsi, nasional):
    for tingkat in ("provinsi", "pusat"):
        window(tingkat=tingkat)
    window(provinsi, "provinsi")
    assert schedule_for(satker_a, "lakip", TAHUN) is None


def test_each_level_has_its_own_deadline(satker_a, provinsi, nasional):
    sendiri = [window(tingkat=t) for t in ("kabkota", "provinsi", "pusat")]
    assert [schedule_for(s, "lakip", TAHUN) for s in (satker_a, provinsi, nasional)] == sendiri


def test_a_province_that_sets_one_for_its_kabupaten_kota_keeps_the_national_one_itself(satker_a, provinsi):
    bersama = window(tingkat="provinsi")
    milik = window(provinsi, "kabkota")
    lain = Satker.objects.filter(induk__kode_wilayah="62").first()
    found = [schedule_for(s, "lakip", TAHUN) for s in (satker_a, provinsi, lain)]
    assert found == [milik, bersama, None]


def test_a_window_holds_whole_and_takes_no_day_from_a_farther_one(satker_a):
    window(tutup=timezone.localdate() - timedelta(days=1))
    window(tingkat="kabkota", tenggat=AWAL)
    assert lock_of(satker_a, "lakip", TAHUN) == ""


def test_the_lock_names_the_level(satker_a):
    window(tingkat="kabkota", tutup=AWAL)
    assert "menurut jadwal nasional untuk KPU kabupaten/kota." in lock_of(satker_a, "lakip", TAHUN, on=AKHIR)


def test_the_calendar_answers_as_the_single_question(satker_a, provinsi, django_assert_num_queries):
    for satker, tingkat in ((None, ""), (None, "provinsi"), (provinsi, "kabkota"), (None, "pusat")):
        window(satker, tingkat)
    satker = [satker_a, provinsi, provinsi.induk, *Satker.objects.filter(induk__kode_wilayah="62")]
    satu = [schedule_for(s, "lakip", TAHUN) for s in satker]
    with django_assert_num_queries(1):
        kalender = calendar_of(TAHUN)
        assert [kalender.find(s, "lakip") for s in satker] == satu


def test_a_slot_has_one_window_for_each_level(db):
    window(tingkat="kabkota")
    with pytest.raises(IntegrityError), transaction.atomic():
        window(tingkat="kabkota")
    assert window(tingkat="provinsi").pk


def test_the_nation_sets_each_level_with_one_jejak(pusat):
    assert save(pusat, None, row("kabkota", tenggat=AWAL), row("provinsi", tenggat=AKHIR)) == 2
    assert list(Jejak.objects.get().rincian["sesudah"]) == ["lakip-kabkota", "lakip-provinsi"]
    save(pusat, None, row("kabkota", 0))
    assert [p.tingkat for p in Periode.objects.all()] == ["provinsi"]


def test_a_province_sets_its_kabupaten_kota_and_not_the_nation(provinsi_17, provinsi):
    save(provinsi_17, provinsi, row("kabkota", tenggat=AWAL))
    with pytest.raises(ValidationError):
        save(provinsi_17, provinsi, row("pusat", tenggat=AWAL))
    for satker in (None, Satker.objects.get(kode_wilayah="62")):
        with pytest.raises(PermissionDenied):
            save(provinsi_17, satker, row("kabkota", tenggat=AWAL))
    assert [(p.satker, p.tingkat) for p in Periode.objects.all()] == [(provinsi, "kabkota")]


@pytest.mark.parametrize(
    ("tingkat", "tutup", "lolos"),
    [("kabkota", AWAL, True), ("kabkota", AKHIR, False), ("provinsi", AKHIR, True), ("", AKHIR, False)],
)
def test_a_window_of_a_province_lies_inside_that_of_each_level_it_holds_for(
    provinsi_17, provinsi, tingkat, tutup, lolos
):
    window(tingkat="kabkota", tutup=AWAL)
    window(tingkat="provinsi", tutup=AKHIR)
    isian = row(tingkat, tutup=tutup)
    if lolos:
        assert save(provinsi_17, provinsi, isian) == 1
        return
    with pytest.raises(ValidationError, match="untuk KPU kabupaten/kota: ditutup setelah 20 Januari 2027"):
        save(provinsi_17, provinsi, isian)


def test_a_province_that_a_window_of_its_level_leaves_outside_is_named(provinsi):
    lebar = window(provinsi, tutup=AKHIR)
    window(tutup=AKHIR)
    assert windows_outside(TAHUN) == []
    window(tingkat="kabkota", tutup=AWAL)
    assert windows_outside(TAHUN) == [lebar]


def test_who_comes_second_on_one_level_sees_both_sides(pusat):
    window(tingkat="provinsi", tenggat=AKHIR, suntingan=3)
    with pytest.raises(ConflictError) as bentrok:
        save(pusat, None, row("provinsi", 2, tenggat=AWAL))
    label = f"{slot_label('lakip', None)} untuk KPU provinsi, tenggat"
    assert (bentrok.value.tersimpan[label], bentrok.value.dikirim[label]) == (
        "31 Januari 2027",
        "20 Januari 2027",
    )


def form_of(client, user, kode, **kueri):
    client.force_login(user)
    return client.get(reverse("sakip:jadwal-edit", args=[kode, TAHUN]), kueri).context["form"]


@pytest.mark.parametrize(
    ("persona", "kode", "tingkat"),
    [
        ("pusat", "00", ["", "kabkota", "provinsi", "pusat"]),
        ("provinsi_17", "17", ["", "kabkota", "provinsi"]),
    ],
)
def test_the_form_parts_the_lakip_by_level_and_others_on_request(
    client, make_persona, persona, kode, tingkat
):
    user = make_persona(persona)
    biasa, pisah = form_of(client, user, kode), form_of(client, user, kode, pisah="realisasi-2")
    assert [t for d, _, t in biasa.jalur if d == "lakip"] == tingkat
    assert [t for d, tw, t in biasa.jalur if (d, tw) == ("realisasi", 2)] == [""]
    assert [t for d, tw, t in pisah.jalur if (d, tw) == ("realisasi", 2)] == tingkat


def test_a_level_that_was_asked_for_is_saved_without_asking_again(client, pusat):
    client.force_login(pusat)
    url = reverse("sakip:jadwal-edit", args=["00", TAHUN])
    data = {"pk-provinsi_suntingan": "", "pk-provinsi_tenggat": "2026-01-31"}
    assert client.post(url, data).status_code == 302
    assert [(p.dokumen, p.tingkat) for p in Periode.objects.all()] == [("pk", "provinsi")]
    assert ("pk", None, "provinsi") in form_of(client, pusat, "00").jalur


def rows_of(client, user, kode):
    client.force_login(user)
    halaman = client.get(reverse("sakip:jadwal-detail", args=[kode, TAHUN]))
    return [(b.untuk, b.menurut) for b in halaman.context["baris"] if b.dokumen == "lakip"]


def test_the_page_of_the_schedule_shows_the_levels_below_who_set_them(client, pusat, provinsi_17, provinsi):
    for satker, tingkat in ((None, "provinsi"), (None, "pusat"), (provinsi, "kabkota")):
        window(satker, tingkat, tenggat=AKHIR)
    milik = "jadwal KPU Provinsi Bengkulu untuk KPU kabupaten/kota"
    assert rows_of(client, pusat, "00") == [
        ("", "jadwal nasional untuk KPU Republik Indonesia"),
        ("KPU provinsi", "jadwal nasional untuk KPU provinsi"),
    ]
    assert rows_of(client, provinsi_17, "17") == [
        ("", "jadwal nasional untuk KPU provinsi"),
        ("KPU kabupaten/kota", milik),
    ]
    assert rows_of(client, provinsi_17, "17.02") == [("", milik)]


def test_the_page_takes_the_same_queries_with_one_window_as_with_three(client, pusat):
    client.force_login(pusat)
    url = reverse("sakip:jadwal-detail", args=["00", TAHUN])
    window(tingkat="kabkota")
    satu = queries_of(client, url)
    for tingkat in ("provinsi", "pusat"):
        window(tingkat=tingkat)
    assert queries_of(client, url) == satu


def test_the_way_back_keeps_what_holds_for_every_level(db):
    umum = window(tenggat=AKHIR)
    window(tingkat="kabkota", tenggat=AWAL)
    import_module("sakip.migrations.0016_periode_tingkat").drop_levels(apps, None)
    assert list(Periode.objects.all()) == [umum]
