"""Which window holds, what it locks, and what an exception opens."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from sakip.choices import JenisDokumen
from sakip.models import PengecualianKunci, Periode, Satker
from sakip.periode import (
    calendar_of,
    countdown,
    deadline_of,
    exceptions_used,
    lock_of,
    open_notice,
    require_open,
    schedule_for,
    slots,
)

TAHUN = 2026
HARI = date(2026, 4, 10)


@pytest.fixture
def provinsi(satker_a):
    return satker_a.induk


def window(satker=None, dokumen="pk", triwulan=None, **hari):
    return Periode.objects.create(satker=satker, dokumen=dokumen, tahun=TAHUN, triwulan=triwulan, **hari)


@pytest.fixture
def allow(satker_a, make_persona):
    pemberi = make_persona("provinsi_17")

    def make(**isi):
        isi = {"satker": satker_a, "dokumen": "pk", "tahun": TAHUN, "sampai": HARI} | isi
        return PengecualianKunci.objects.create(
            kuasa="Surat 12/2026", alasan="Jaringan terputus.", pemberi=pemberi, **isi
        )

    return make


def test_the_nearest_window_holds(satker_a, provinsi):
    nasional = window()
    assert schedule_for(satker_a, "pk", TAHUN) == nasional
    milik_provinsi = window(provinsi)
    assert schedule_for(satker_a, "pk", TAHUN) == milik_provinsi
    sendiri = window(satker_a)
    assert schedule_for(satker_a, "pk", TAHUN) == sendiri


def test_another_province_and_another_year_do_not_count(satker_a, provinsi):
    window(Satker.objects.get(kode_wilayah="62"))
    assert schedule_for(satker_a, "pk", TAHUN) is None
    window()
    assert schedule_for(satker_a, "pk", TAHUN + 1) is None


def test_a_window_of_the_national_satker_is_not_one_of_the_provinces(provinsi):
    window(provinsi.induk)
    assert schedule_for(provinsi, "pk", TAHUN) is None


def test_a_triwulan_counts_for_realisasi_alone(satker_a):
    pk, dua = window(), window(dokumen="realisasi", triwulan=2)
    assert schedule_for(satker_a, "pk", TAHUN, 2) == pk
    assert schedule_for(satker_a, "realisasi", TAHUN, 2) == dua
    assert schedule_for(satker_a, "realisasi", TAHUN, 1) is None


def test_the_calendar_answers_as_the_single_question(satker_a, satker_b, provinsi, django_assert_num_queries):
    window()
    window(provinsi, dokumen="realisasi", triwulan=3)
    window(satker_b)
    ditanya = [(s, d, t) for s in (satker_a, satker_b, provinsi) for d, t in slots()]
    satu_satu = [schedule_for(s, d, TAHUN, t) for s, d, t in ditanya]
    with django_assert_num_queries(1):
        kalender = calendar_of(TAHUN)
        assert [kalender.find(s, d, t) for s, d, t in ditanya] == satu_satu


def test_without_a_window_everything_is_open(satker_a):
    assert lock_of(satker_a, "pk", TAHUN) == ""
    assert deadline_of(satker_a, "pk", TAHUN) is None


def test_both_ends_of_a_window_are_open_and_the_days_beside_are_not(satker_a):
    window(buka=HARI, tutup=HARI + timedelta(days=5))
    geser = [-1, 0, 5, 6]
    terkunci = [bool(lock_of(satker_a, "pk", TAHUN, on=HARI + timedelta(days=g))) for g in geser]
    assert terkunci == [True, False, False, True]


def test_a_passed_deadline_locks_nothing(satker_a):
    window(tenggat=HARI)
    assert lock_of(satker_a, "pk", TAHUN, on=HARI + timedelta(days=40)) == ""
    assert deadline_of(satker_a, "pk", TAHUN) == HARI


def test_the_lock_says_which_window_since_when_and_who_opens(satker_a, provinsi):
    window(dokumen="realisasi", triwulan=1, buka=HARI, tutup=HARI)
    assert lock_of(satker_a, "realisasi", TAHUN, 1, on=HARI + timedelta(days=1)) == (
        "Pengisian Realisasi Triwulan I 2026 sudah ditutup sejak 11 April 2026 menurut jadwal nasional. "
        "KPU Provinsi Bengkulu atau KPU Republik Indonesia dapat memberikan pengecualian."
    )
    assert lock_of(provinsi, "realisasi", TAHUN, 1, on=HARI - timedelta(days=1)) == (
        "Pengisian Realisasi Triwulan I 2026 baru dibuka pada 10 April 2026 menurut jadwal nasional. "
        "KPU Republik Indonesia dapat memberikan pengecualian."
    )


def test_the_window_of_the_province_is_named(satker_a, provinsi):
    window(provinsi, tutup=HARI)
    kalimat = lock_of(satker_a, "pk", TAHUN, on=HARI + timedelta(days=1))
    assert "menurut jadwal KPU Provinsi Bengkulu." in kalimat


def test_an_exception_opens_until_its_last_day(satker_a, allow):
    window(tutup=HARI - timedelta(days=10))
    allow(sampai=HARI)
    assert lock_of(satker_a, "pk", TAHUN, on=HARI) == ""
    assert lock_of(satker_a, "pk", TAHUN, on=HARI + timedelta(days=1)) != ""


@pytest.mark.parametrize(
    "lain",
    [
        {"dokumen": "rkt"},
        {"tahun": TAHUN - 1},
        {"dokumen": "realisasi", "triwulan": 1},
        {"dicabut": timezone.now()},
    ],
)
def test_another_or_a_withdrawn_exception_opens_nothing(satker_a, allow, lain):
    window(tutup=HARI - timedelta(days=10))
    allow(**lain)
    assert lock_of(satker_a, "pk", TAHUN, on=HARI) != ""


def test_an_exception_of_another_satker_opens_nothing(satker_a, satker_b, allow):
    window(tutup=HARI - timedelta(days=10))
    allow(satker=satker_b)
    assert lock_of(satker_a, "pk", TAHUN, on=HARI) != ""


def test_an_exception_of_a_unit_opens_that_unit_alone(satker_a, unit_a, sekretariat_a, allow):
    window(tutup=HARI - timedelta(days=10))
    allow(unit=unit_a)
    tertutup = [bool(lock_of(satker_a, "pk", TAHUN, unit=u, on=HARI)) for u in (unit_a, sekretariat_a, None)]
    assert tertutup == [False, True, True]


def test_after_the_lock_nobody_writes_except_through_an_open_exception(satker_a, unit_a, allow):
    kini = timezone.localdate()
    window(tutup=kini - timedelta(days=1))
    with pytest.raises(ValidationError) as galat:
        require_open(satker_a, JenisDokumen.PK, TAHUN, unit=unit_a)
    assert galat.value.messages == [lock_of(satker_a, "pk", TAHUN)]
    izin = allow(sampai=kini)
    assert require_open(satker_a, JenisDokumen.PK, TAHUN, unit=unit_a) is None
    izin.dicabut = timezone.now()
    izin.save()
    with pytest.raises(ValidationError):
        require_open(satker_a, JenisDokumen.PK, TAHUN, unit=unit_a)


def test_the_form_shows_by_which_exception_it_is_open(satker_a, allow):
    kini = timezone.localdate()
    assert open_notice(satker_a, "pk", TAHUN) == ""
    window(tutup=kini - timedelta(days=1))
    assert open_notice(satker_a, "pk", TAHUN) == ""
    allow(sampai=date(2099, 5, 3))
    assert open_notice(satker_a, "pk", TAHUN) == (
        "Dibuka dengan pengecualian menurut Surat 12/2026 sampai 3 Mei 2099. Alasan: Jaringan terputus."
    )


def test_an_open_window_needs_no_notice_of_an_exception(satker_a, allow):
    window(tutup=timezone.localdate())
    allow(sampai=date(2099, 5, 3))
    assert open_notice(satker_a, "pk", TAHUN) == ""


def test_every_exception_of_a_year_is_read_oldest_first(satker_a, satker_b, allow):
    satu, dua = allow(), allow(dicabut=timezone.now())
    allow(tahun=TAHUN - 1)
    allow(satker=satker_b)
    assert list(exceptions_used(satker_a, TAHUN)) == [satu, dua]


@pytest.mark.parametrize(
    ("geser", "kata"),
    [(3, "3 hari lagi"), (0, "hari ini"), (-1, "terlambat 1 hari"), (-12, "terlambat 12 hari")],
)
def test_the_countdown_in_words(geser, kata):
    assert countdown(HARI + timedelta(days=geser), HARI) == kata


def test_no_deadline_no_countdown():
    assert countdown(None) == ""
