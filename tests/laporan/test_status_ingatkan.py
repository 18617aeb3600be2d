"""`manage.py ingatkan`: which reminders are due, to whom, once, and in how many queries."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kinerja.models import Pengukuran, Pk, Rkt
from laporan.models import Lakip
from laporan.services.ingatkan import remind_of_deadlines, stage_of
from renstra.models import Renstra
from sakip.choices import Peran
from sakip.models import Pemberitahuan, Penugasan, Periode, Satker, User
from sakip.tanggal import cetak_tanggal

TAHUN = 2026
TENGGAT = date(2026, 1, 31)


@pytest.fixture
def tenggat(db):
    return Periode.objects.create(dokumen="rkt", tahun=TAHUN, tenggat=TENGGAT)


def told():
    return list(Pemberitahuan.objects.order_by("pk").values_list("user__username", "teks"))


@pytest.mark.parametrize(
    ("sisa", "tahap"),
    [
        *[(15, ""), (14, "14"), (8, "14"), (7, "7"), (3, "3"), (2, "3"), (1, "1"), (0, "0")],
        *[(-1, "lewat-0"), (-7, "lewat-0"), (-8, "lewat-1"), (-56, "lewat-7"), (-57, "")],
    ],
)
def test_which_reminder_is_due(sisa, tahap):
    assert stage_of(sisa) == tahap


def test_the_operator_is_told_which_document_and_how_many_days(tenggat, operator_a):
    remind_of_deadlines(TENGGAT - timedelta(days=3))
    teks = f"RKT {TAHUN} KPU Kabupaten Rejang Lebong belum disusun: tenggatnya 31 Januari 2026, 3 hari lagi."
    assert told() == [("operator_a", teks)]


def test_the_same_day_it_is_written_once_and_each_stage_again(tenggat, operator_a):
    banyak = [remind_of_deadlines(TENGGAT - timedelta(days=d)) for d in (14, 14, 10, 7, 7, 0, -1, -2, -8)]
    assert banyak == [1, 0, 0, 1, 0, 1, 1, 0, 1]


def test_far_ahead_nobody_is_told(tenggat, operator_a):
    assert remind_of_deadlines(TENGGAT - timedelta(days=15)) == 0


def test_without_a_deadline_nobody_is_told(operator_a):
    assert remind_of_deadlines(TENGGAT) == 0


@pytest.mark.parametrize(
    ("status", "penerima"),
    [
        ("draf", {"operator_a", "kasubbag_a"}),
        ("diajukan", {"kasubbag_a", "sekretaris_a"}),
        ("disetujui", {"operator_a", "kasubbag_a"}),  # there is nothing to sign yet
        ("ditetapkan", set()),
    ],
)
def test_whoever_has_the_document_in_hand_is_told(make_persona, unit_a, sekretariat_a, status, penerima):
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tenggat=TENGGAT)
    for unit in (unit_a, sekretariat_a):
        Pk.objects.create(unit=unit, tahun=TAHUN, status=status)
    for nama in ("operator_a", "kasubbag_a", "sekretaris_a", "ketua_a", "admin_a", "provinsi_17"):
        make_persona(nama)
    remind_of_deadlines(TENGGAT)
    assert {nama for nama, _ in told()} == penerima


@pytest.mark.parametrize(
    ("status", "penerima"),
    [("diajukan", {"kasubbag_a", "sekretaris_a"}), ("disetujui", {"sekretaris_a", "ketua_a"})],
)
def test_a_realisasi_waits_for_who_approves_it_and_who_makes_it_binding(
    make_persona, unit_a, status, penerima
):
    Periode.objects.create(dokumen="realisasi", triwulan=1, tahun=TAHUN, tenggat=TENGGAT)
    Pengukuran.objects.create(unit=unit_a, tahun=TAHUN, triwulan=1, status=status)
    for nama in ("operator_a", "kasubbag_a", "sekretaris_a", "ketua_a"):
        make_persona(nama)
    remind_of_deadlines(TENGGAT)
    assert {nama for nama, _ in told()} == penerima


def test_a_lakip_that_was_submitted_waits_for_the_sekretaris_alone(make_persona, satker_a):
    Periode.objects.create(dokumen="lakip", tahun=TAHUN, tenggat=TENGGAT)
    Lakip.objects.create(satker=satker_a, tahun=TAHUN, status="diajukan")
    for nama in ("operator_a", "kasubbag_a", "sekretaris_a", "ketua_a"):
        make_persona(nama)
    remind_of_deadlines(TENGGAT)
    assert {nama for nama, _ in told()} == {"sekretaris_a"}


@pytest.mark.parametrize("kolom", ["tenggat_tinjau", "tutup_tinjau"])
def test_who_reviews_is_told_by_the_deadline_of_the_review(unit_a, operator_a, kasubbag_a, kolom):
    tinjau = TENGGAT + timedelta(days=30)
    Periode.objects.create(dokumen="rkt", tahun=TAHUN, tenggat=TENGGAT, **{kolom: tinjau})
    Rkt.objects.create(unit=unit_a, tahun=TAHUN, status="diajukan")
    assert [remind_of_deadlines(hari) for hari in (TENGGAT, tinjau)] == [0, 1]
    [(nama, teks)] = told()
    assert (nama, teks.partition("diajukan")[2]) == (
        "kasubbag_a",
        f": tenggat peninjauannya {cetak_tanggal(tinjau)}, hari ini.",
    )


def test_who_fills_in_is_told_by_the_deadline_of_the_filling(unit_a, operator_a):
    Periode.objects.create(
        dokumen="rkt", tahun=TAHUN, tenggat=TENGGAT, tenggat_tinjau=TENGGAT + timedelta(days=30)
    )
    Rkt.objects.create(unit=unit_a, tahun=TAHUN, status="dikembalikan")
    remind_of_deadlines(TENGGAT)
    assert [teks.partition("dikembalikan")[2] for _, teks in told()] == [
        ": tenggatnya 31 Januari 2026, hari ini."
    ]


def test_without_a_deadline_of_the_review_that_of_the_filling_holds(tenggat, unit_a, kasubbag_a):
    Rkt.objects.create(unit=unit_a, tahun=TAHUN, status="diajukan")
    remind_of_deadlines(TENGGAT)
    assert [teks.partition("diajukan")[2] for _, teks in told()] == [
        ": tenggatnya 31 Januari 2026, hari ini."
    ]


def test_who_acts_for_one_unit_is_told_of_its_pk_alone(satker_a, sekretariat_a, operator_a):
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tenggat=TENGGAT)
    Penugasan.objects.filter(user=operator_a).update(unit=sekretariat_a)
    remind_of_deadlines(TENGGAT)
    assert [teks.partition(f" {TAHUN}")[0] for _, teks in told()] == ["PK sekretariat"]


def test_the_window_of_the_province_moves_the_reminder(tenggat, satker_a, operator_a):
    Periode.objects.create(satker=satker_a.induk, dokumen="rkt", tahun=TAHUN, tenggat=date(2026, 1, 20))
    remind_of_deadlines(date(2026, 1, 20))
    assert [teks.rpartition("tenggatnya ")[2] for _, teks in told()] == ["20 Januari 2026, hari ini."]


def test_each_level_is_reminded_of_its_own_deadline(tenggat, operator_a):
    Periode.objects.create(tingkat="kabkota", dokumen="rkt", tahun=TAHUN, tenggat=date(2026, 1, 20))
    Periode.objects.create(tingkat="provinsi", dokumen="rkt", tahun=TAHUN, tenggat=date(2026, 1, 25))
    remind_of_deadlines(date(2026, 1, 20))
    assert [teks.rpartition("tenggatnya ")[2] for _, teks in told()] == ["20 Januari 2026, hari ini."]


@pytest.mark.parametrize(("status", "teks"), [("", "belum disusun"), ("draf", "draf"), ("ditetapkan", "")])
def test_a_renstra_is_called_to_mind_in_its_first_year(satker_a, operator_a, status, teks):
    Periode.objects.create(dokumen="renstra", tahun=TAHUN, tenggat=TENGGAT)
    Renstra.objects.create(satker=satker_a, tahun_awal=TAHUN - 5, tahun_akhir=TAHUN - 1)
    if status:
        Renstra.objects.create(satker=satker_a, tahun_awal=TAHUN, tahun_akhir=TAHUN + 4, status=status)
    remind_of_deadlines(TENGGAT)
    awal = f"Renstra {TAHUN} KPU Kabupaten Rejang Lebong"
    sesudah = ": tenggatnya 31 Januari 2026, hari ini."
    assert told() == ([("operator_a", f"{awal} {teks}{sesudah}")] if teks else [])


def test_the_command_says_how_many(operator_a):
    Periode.objects.create(dokumen="rkt", tahun=TAHUN, tenggat=timezone.localdate())
    keluar = StringIO()
    call_command("ingatkan", stdout=keluar)
    assert keluar.getvalue() == "1 pemberitahuan baru.\n"


def queries_for(satker):
    Penugasan.objects.all().delete()
    Pemberitahuan.objects.all().delete()
    for s in satker:
        user, _ = User.objects.get_or_create(username=f"operator-{s.kode_wilayah}")
        Penugasan.objects.create(user=user, peran=Peran.OPERATOR, satker=s)
    with CaptureQueriesContext(connection) as taken:
        assert remind_of_deadlines(TENGGAT) == len(satker)
    return len(taken)


def test_the_queries_do_not_grow_with_the_satker(tenggat):
    satker = list(Satker.objects.all()[:3])
    queries_for(satker)  # the first row of a trail takes more than the next
    assert queries_for(satker[:1]) == queries_for(satker)
