"""Tugas saya: what is not there yet, by the calendar, and the first step of a year without one."""

from datetime import date, timedelta

import pytest

from kinerja.models import Pengukuran, Pk, RencanaAksi, Rkt
from laporan.models import Lakip
from laporan.tugas import tasks_of
from renstra.models import Renstra
from sakip.models import PengecualianKunci, Penugasan, Periode
from tests.laporan.tugas.conftest import HARI, TAHUN, fresh

DASAR = f"/satker/17.02/{TAHUN}"


@pytest.fixture
def renstra(satker_a):
    return Renstra.objects.create(satker=satker_a, tahun_awal=2025, tahun_akhir=2029, status="ditetapkan")


def due(hari, dokumen="rkt", tahun=TAHUN, **isi):
    return Periode.objects.create(dokumen=dokumen, tahun=tahun, tenggat=hari, **isi)


def ahead(hari):
    return HARI + timedelta(days=hari)


@pytest.mark.parametrize(
    ("hari", "kelompok"), [(-1, "terlambat"), (0, "kerjakan"), (30, "kerjakan"), (31, "nanti"), (-366, None)]
)
def test_a_missing_document_is_due_now_soon_or_later(operator_a, cards, hari, kelompok):
    due(ahead(hari))
    assert cards(operator_a) == (
        [(kelompok, "Susun RKT", "Rencana Kinerja Tahunan 2026")] if kelompok else []
    )


@pytest.mark.parametrize(
    ("buka", "kartu"),
    [(0, [("kerjakan", "", "20 hari lagi")]), (5, [("nanti", "dibuka", "20 hari lagi")]), (91, [])],
)
def test_a_window_that_opens_later_is_still_to_come(operator_a, buka, kartu):
    due(ahead(max(20, buka)), buka=ahead(buka))
    semua = [t for t in tasks_of(operator_a, HARI).semua if t.tenggat]
    found = [(t.kelompok.kunci, "dibuka" if "baru dibuka pada" in t.kunci else "", t.sisa) for t in semua]
    assert found == kartu


def test_the_deadline_of_the_own_level_counts(make_persona):
    due(ahead(10))
    due(ahead(3), tingkat="kabkota")
    due(ahead(5), tingkat="provinsi")
    semua = [t for t in tasks_of(make_persona("operator_a"), HARI).semua if t.tenggat]
    assert [(t.tenggat, t.sisa) for t in semua] == [(ahead(3), "3 hari lagi")]


def test_only_who_draws_up_is_asked_to_begin(make_persona, cards):
    due(ahead(3))
    nama = ("operator_a", "kasubbag_a", "sekretaris_a", "ketua_a", "admin_a", "auditor")
    akun = {n: make_persona(n) for n in nama}
    assert {n for n, user in akun.items() if any(k == "Susun RKT" for _, k, _ in cards(user))} == {
        "operator_a",
        "kasubbag_a",
    }


def address_of(user, judul, **isi):
    return [t.url for t in tasks_of(user, HARI).semua if t.judul == judul and t.tenggat]


def test_each_main_unit_begins_its_own_pk(operator_a, unit_a, sekretariat_a):
    due(ahead(3), "pk")
    alamat = [f"{DASAR}/pk/buat/?unit={u.pk}" for u in (unit_a, sekretariat_a)]
    assert sorted(address_of(operator_a, "Perjanjian Kinerja 2026")) == sorted(alamat)


def test_a_realisasi_begins_with_unit_and_triwulan_filled_in(operator_a, unit_a):
    due(ahead(3), "realisasi", triwulan=1)
    Pk.objects.create(unit=unit_a, tahun=TAHUN, status="ditetapkan")
    alamat = f"{DASAR}/realisasi/siapkan/?unit={unit_a.pk}&triwulan=1"
    assert address_of(operator_a, "Realisasi Triwulan I 2026") == [alamat]


def test_without_a_pk_the_work_is_the_pk(operator_a):
    due(ahead(3), "realisasi", triwulan=1)
    [tugas] = [t for t in tasks_of(operator_a, HARI).semua if t.tenggat]
    assert (tugas.kerja, tugas.url) == ("Susun Perjanjian Kinerja", f"{DASAR}/pk/buat/")
    assert (tugas.kelompok.kunci, tugas.catatan) == (
        "menunggu",
        "Menunggu Perjanjian Kinerja, yang belum disusun.",
    )


@pytest.mark.parametrize(("dokumen", "triwulan"), [("realisasi", 1), ("rencana-aksi", None)])
def test_what_waits_for_a_pk_leads_to_it_and_is_not_counted(operator_a, unit_a, renstra, dokumen, triwulan):
    due(ahead(-3), dokumen, triwulan=triwulan)
    Rkt.objects.create(unit=unit_a, tahun=TAHUN, status="ditetapkan")
    pk = Pk.objects.create(unit=unit_a, tahun=TAHUN, status="diajukan")
    daftar = tasks_of(operator_a, HARI)
    [tugas] = [t for t in daftar.semua if t.kelompok.kunci == "menunggu"]
    assert (tugas.url, tugas.catatan) == (
        f"{DASAR}/pk/{pk.pk}/",
        "Menunggu Perjanjian Kinerja ditetapkan; kini diajukan.",
    )
    assert (daftar.banyak, tugas in daftar.mendesak) == (len(daftar.semua) - 1, False)


def test_an_exception_lets_a_realisasi_begin_without_a_pk_in_force(operator_a, satker_a, unit_a, pusat):
    due(ahead(-3), "realisasi", triwulan=1)
    Pk.objects.create(unit=unit_a, tahun=TAHUN)
    PengecualianKunci.objects.create(
        satker=satker_a,
        dokumen="realisasi",
        tahun=TAHUN,
        triwulan=1,
        kuasa="Surat",
        alasan="x",
        sampai=ahead(1),
        pemberi=pusat,
    )
    [tugas] = [t for t in tasks_of(operator_a, HARI).semua if t.judul == "Realisasi Triwulan I 2026"]
    assert (tugas.kelompok.kunci, tugas.kerja) == ("terlambat", "Isi realisasi")


def test_those_that_wait_for_the_same_stand_on_one_line(client, operator_a, unit_a):
    for triwulan in (1, 2):
        due(ahead(-triwulan), "realisasi", triwulan=triwulan)
    Pk.objects.create(unit=unit_a, tahun=TAHUN)
    bagian = next(b for b in tasks_of(operator_a, HARI).bagian if b.kelompok.kunci == "menunggu")
    assert [judul for judul, _ in bagian.ditunggu] == [
        "Realisasi Triwulan II 2026, Realisasi Triwulan I 2026"
    ]
    client.force_login(operator_a)
    assert "Buka Perjanjian Kinerja" in client.get("/").content.decode()


def test_tasks_stand_in_the_order_of_the_chain(operator_a, cards):
    for dokumen, hari in (("lakip", -9), ("pk", -8), ("rkt", -2)):
        due(ahead(hari), dokumen)
    assert [judul for _, _, judul in cards(operator_a, pertama=True)] == [
        "Rencana Strategis 2026",
        "Rencana Kinerja Tahunan 2026",
        *["Perjanjian Kinerja 2026"] * 2,
        "Laporan Kinerja 2026",
    ]


@pytest.mark.parametrize(
    ("dokumen", "judul", "alamat"),
    [
        ("renstra", "Rencana Strategis 2026", "/satker/17.02/renstra/buat/"),
        ("lakip", "Laporan Kinerja 2026", f"{DASAR}/lakip/"),
    ],
)
def test_each_kind_begins_on_its_own_page(operator_a, dokumen, judul, alamat):
    due(ahead(3), dokumen)
    assert address_of(operator_a, judul) == [alamat]


def test_what_is_there_is_not_asked_for(operator_a, satker_a, unit_a, sekretariat_a, renstra, cards):
    for dokumen in ("renstra", "rkt", "pk", "rencana-aksi", "lakip"):
        due(ahead(3), dokumen)
    due(ahead(3), "realisasi", triwulan=1)
    for unit in (unit_a, sekretariat_a):
        for model, isi in (
            (Rkt, {}),
            (Pk, {}),
            (RencanaAksi, {"pola": "triwulan"}),
            (Pengukuran, {"triwulan": 1}),
        ):
            model.objects.create(unit=unit, tahun=TAHUN, status="ditetapkan", **isi)
    Lakip.objects.create(satker=satker_a, tahun=TAHUN, status="ditetapkan")
    assert cards(operator_a) == []


def test_the_lakip_of_last_year_is_due_this_year(operator_a, cards):
    due(ahead(-10), "lakip", tahun=TAHUN - 1)
    assert cards(operator_a) == [("terlambat", "Susun Laporan Kinerja", "Laporan Kinerja 2025")]


def test_a_closed_window_leads_to_the_list_and_says_why(operator_a):
    due(ahead(-10), tutup=ahead(-1))
    [tugas] = [t for t in tasks_of(operator_a, HARI).semua if t.tenggat]
    assert (tugas.url, "sudah ditutup sejak" in tugas.kunci) == (f"{DASAR}/rkt/", True)


def test_who_acts_for_one_unit_sees_its_pk_alone_and_who_begins_it(operator_a, sekretariat_a):
    due(ahead(3), "pk")
    due(ahead(3), "lakip")
    Penugasan.objects.filter(user=operator_a).update(unit=sekretariat_a)
    [tugas] = [t for t in tasks_of(fresh(operator_a), HARI).semua if t.tenggat]
    assert (tugas.tempat, tugas.url) == (sekretariat_a.nama, f"{DASAR}/pk/")
    assert tugas.kunci.startswith("Dimulai oleh operator atau kepala subbagian")


def test_without_a_calendar_the_first_step_of_the_year_is_shown(operator_a, cards):
    assert cards(operator_a, pertama=True) == [("kerjakan", "Susun Renstra", "Rencana Strategis 2026")]


def test_the_next_step_waits_for_the_one_before_it(operator_a, unit_a, renstra, cards):
    rkt = Rkt.objects.create(unit=unit_a, tahun=TAHUN)
    sebelum = cards(operator_a, pertama=True)
    Rkt.objects.filter(pk=rkt.pk).update(status="ditetapkan")
    sesudah = cards(operator_a, pertama=True)
    assert (sebelum, sesudah) == (
        [("kerjakan", "Lanjutkan mengisi", "Rencana Kinerja Tahunan 2026")],
        [("kerjakan", "Susun Perjanjian Kinerja", "Perjanjian Kinerja 2026")] * 2,
    )


def test_a_triwulan_is_asked_for_when_it_is_over(operator_a, unit_a, sekretariat_a, renstra):
    for unit in (unit_a, sekretariat_a):
        for model, isi in ((Rkt, {}), (Pk, {}), (RencanaAksi, {"pola": "triwulan"})):
            model.objects.create(unit=unit, tahun=TAHUN, status="ditetapkan", **isi)
    hari = (date(TAHUN, 3, 31), date(TAHUN, 4, 1))
    assert [tasks_of(operator_a, h).banyak for h in hari] == [0, 2]


def test_a_year_before_the_system_is_history(operator_a, settings, cards):
    settings.TAHUN_MULAI = TAHUN + 1
    due(ahead(3))
    assert cards(operator_a, pertama=True) == []


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, ""),
        ({"tenggat": ahead(200)}, "Rencana Kinerja Tahunan 2026 harus selesai pada 6 November 2026"),
        (
            {"buka": ahead(100), "tenggat": ahead(200)},
            "Rencana Kinerja Tahunan 2026 dibuka pada 29 Juli 2026",
        ),
        ({"tenggat": ahead(-1)}, ""),
    ],
)
def test_the_next_window_is_named(operator_a, isi, kalimat):
    Periode.objects.create(dokumen="rkt", tahun=TAHUN, **isi)
    assert tasks_of(operator_a, HARI).berikutnya == kalimat
