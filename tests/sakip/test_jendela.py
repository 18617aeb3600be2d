"""Two windows of a document: who fills in, who corrects, who reviews, and until when each of them may."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from sakip.choices import Peran
from sakip.models import PengecualianKunci, Penugasan, Periode
from sakip.periode import closed_words, lock_of, require_open, review_deadline
from sakip.services.periode import IsianJadwal, save_schedule, windows_outside
from sakip.tanggal import cetak_tanggal
from sakip.transitions import Aksi

TAHUN = 2026
TUTUP = date(2026, 4, 10)
TINJAU = date(2026, 4, 20)
SEHARI = timedelta(days=1)
MENINJAU = [Aksi.SETUJUI, Aksi.KEMBALIKAN, Aksi.TETAPKAN, Aksi.TERIMA, Aksi.TOLAK]


def window(satker=None, **hari):
    return Periode.objects.create(satker=satker, dokumen="pk", tahun=TAHUN, **hari)


def open_on(satker, hari, **siapa):
    return [lock_of(satker, "pk", TAHUN, on=satu, **siapa) == "" for satu in hari]


HARI = [TUTUP, TUTUP + SEHARI, TINJAU, TINJAU + SEHARI]


def test_the_operator_fills_until_the_filling_closes_and_the_kasubbag_until_the_review_does(
    satker_a, operator_a, kasubbag_a
):
    window(tutup=TUTUP, tutup_tinjau=TINJAU)
    assert open_on(satker_a, HARI, user=operator_a) == [True, False, False, False]
    assert open_on(satker_a, HARI, user=kasubbag_a) == [True, True, True, False]


def test_what_was_returned_is_open_to_its_operator_while_it_is_reviewed(satker_a, operator_a):
    window(tutup=TUTUP, tutup_tinjau=TINJAU)
    assert open_on(satker_a, HARI, user=operator_a, status="dikembalikan") == [True, True, True, False]
    assert open_on(satker_a, HARI, user=operator_a, status="draf", aksi=Aksi.AJUKAN) == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("aksi", MENINJAU)
def test_the_steps_of_the_review_wait_for_its_end(satker_a, sekretaris_a, aksi):
    window(buka=TUTUP, tutup=TUTUP, tutup_tinjau=TINJAU)
    hari = [TUTUP - SEHARI, *HARI]
    buka = open_on(satker_a, hari, user=sekretaris_a, status="diajukan", aksi=aksi)
    assert buka == [True, True, True, True, False]


def test_without_an_end_of_the_review_the_filling_ends_for_all_and_the_review_never(
    satker_a, operator_a, kasubbag_a
):
    window(tutup=TUTUP, tenggat_tinjau=TINJAU)
    hari = [TUTUP, TUTUP + SEHARI]
    assert open_on(satker_a, hari, user=kasubbag_a) == [True, False]
    assert open_on(satker_a, hari, user=operator_a, status="dikembalikan") == [True, False]
    assert open_on(satker_a, hari, user=kasubbag_a, status="diajukan", aksi=Aksi.SETUJUI) == [True, True]


def test_without_an_end_of_the_filling_the_review_ends_it(satker_a, operator_a):
    window(tutup_tinjau=TINJAU)
    assert open_on(satker_a, HARI, user=operator_a) == [True, True, True, False]


def test_nobody_fills_before_it_opens(satker_a, kasubbag_a):
    window(buka=TUTUP, tutup_tinjau=TINJAU)
    assert open_on(satker_a, [TUTUP - SEHARI], user=kasubbag_a, status="dikembalikan") == [False]


def test_an_exception_opens_both_windows(satker_a, operator_a, kasubbag_a, provinsi_17):
    window(tutup=TUTUP, tutup_tinjau=TINJAU)
    PengecualianKunci.objects.create(
        satker=satker_a,
        dokumen="pk",
        tahun=TAHUN,
        kuasa="S",
        alasan="A",
        pemberi=provinsi_17,
        sampai=HARI[-1],
    )
    assert open_on(satker_a, HARI[-1:], user=operator_a) == [True]
    assert open_on(satker_a, HARI[-1:], user=kasubbag_a, status="diajukan", aksi=Aksi.SETUJUI) == [True]


@pytest.mark.parametrize(
    ("di", "buka"), [("lain", [False, False]), ("unit", [True, False]), ("satker", [True, True])]
)
def test_a_kasubbag_corrects_where_he_is_one(di, buka, satker_a, unit_a, sekretariat_a, kasubbag_a, satker_b):
    tugas = {"lain": {"satker": satker_b}, "unit": {"unit": unit_a}, "satker": {}}[di]
    Penugasan.objects.filter(user=kasubbag_a).update(**tugas)
    window(tutup=TUTUP, tutup_tinjau=TINJAU)
    units = (unit_a, sekretariat_a)
    assert [lock_of(satker_a, "pk", TAHUN, unit=u, on=TINJAU, user=kasubbag_a) == "" for u in units] == buka


def test_a_second_peran_widens_the_window(satker_a, operator_a):
    window(tutup=TUTUP, tutup_tinjau=TINJAU)
    Penugasan.objects.create(user=operator_a, peran=Peran.KASUBBAG, satker=satker_a)
    assert open_on(satker_a, [TINJAU], user=operator_a) == [True]


def test_the_sentence_says_which_window_is_closed_and_who_opens_it(satker_a, operator_a, kasubbag_a):
    window(tutup=TUTUP, tutup_tinjau=TINJAU)
    pemberi = "KPU Provinsi Bengkulu atau KPU Republik Indonesia dapat memberikan pengecualian."
    kalimat = [lock_of(satker_a, "pk", TAHUN, on=HARI[-1], user=u) for u in (operator_a, kasubbag_a)]
    assert kalimat == [
        "Pengisian Perjanjian Kinerja 2026 sudah ditutup sejak 11 April 2026 menurut jadwal nasional. "
        + pemberi,
        "Peninjauan Perjanjian Kinerja 2026 sudah ditutup sejak 21 April 2026 menurut jadwal nasional. "
        + pemberi,
    ]


def test_a_closed_review_refuses_with_that_sentence(satker_a, kasubbag_a):
    window(tutup=date(2020, 1, 1), tutup_tinjau=date(2020, 2, 1))
    with pytest.raises(ValidationError) as galat:
        require_open(satker_a, "pk", TAHUN, user=kasubbag_a, aksi=Aksi.SETUJUI)
    assert galat.value.messages == [lock_of(satker_a, "pk", TAHUN, user=kasubbag_a)]
    assert galat.value.code == "terkunci"


def test_without_a_user_the_window_of_filling_holds(satker_a):
    window(tutup=TUTUP, tutup_tinjau=TINJAU)
    assert open_on(satker_a, HARI) == [True, False, False, False]


@pytest.mark.parametrize(
    ("hari", "tenggat"),
    [
        ({"tenggat_tinjau": TUTUP, "tutup_tinjau": TINJAU}, TUTUP),
        ({"tutup_tinjau": TINJAU}, TINJAU),
        ({"tenggat": TUTUP}, None),
    ],
)
def test_a_review_is_due_on_its_deadline_else_on_its_last_day(hari, tenggat):
    assert review_deadline(Periode(dokumen="pk", tahun=TAHUN, **hari)) == tenggat


def test_no_window_has_no_review_and_no_words():
    assert (review_deadline(None), closed_words(None)) == (None, "")


def row(**hari):
    kosong = dict.fromkeys(("buka", "tenggat", "tutup"))
    return IsianJadwal("pk", None, None, **kosong | hari)


def test_both_windows_are_saved(pusat):
    isian = row(tutup=TUTUP, tenggat_tinjau=TUTUP, tutup_tinjau=TINJAU)
    assert save_schedule(user=pusat, satker=None, tahun=TAHUN, isian=[isian]) == 1
    periode = Periode.objects.get()
    assert (periode.tutup, periode.tenggat_tinjau, periode.tutup_tinjau) == (TUTUP, TUTUP, TINJAU)


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"tenggat": TINJAU, "tenggat_tinjau": TUTUP}, "pk_tenggat_tinjau"),
        ({"buka": TINJAU, "tenggat_tinjau": TUTUP}, "pk_tenggat_tinjau"),
        ({"tutup": TINJAU, "tutup_tinjau": TUTUP}, "pk_tutup_tinjau"),
        ({"tenggat_tinjau": TINJAU, "tutup_tinjau": TUTUP}, "pk_tutup_tinjau"),
        ({"tutup_tinjau": date(2036, 1, 1)}, "pk_tutup_tinjau"),
    ],
)
def test_a_review_before_the_filling_is_refused_at_its_cell(pusat, isi, kolom):
    with pytest.raises(ValidationError) as galat:
        save_schedule(user=pusat, satker=None, tahun=TAHUN, isian=[row(**isi)])
    assert list(galat.value.message_dict) == [kolom]


def test_the_deadline_of_the_review_may_lie_before_the_filling_closes(pusat):
    isian = [row(tutup=TINJAU, tenggat_tinjau=TUTUP)]
    assert save_schedule(user=pusat, satker=None, tahun=TAHUN, isian=isian) == 1


@pytest.mark.parametrize(
    ("nasional", "milik", "kolom"),
    [
        ({"tutup_tinjau": TINJAU}, {"tutup_tinjau": TINJAU + SEHARI}, "pk_tutup_tinjau"),
        ({"tutup_tinjau": TINJAU}, {"tutup": TUTUP}, "pk_tutup_tinjau"),
        ({"tutup_tinjau": TINJAU}, {"tutup_tinjau": TINJAU}, ""),
        ({"tutup": TUTUP}, {"tutup": TUTUP, "tutup_tinjau": TINJAU}, "pk_tutup_tinjau"),
        ({"tutup": TUTUP}, {"tutup": TUTUP - SEHARI, "tutup_tinjau": TUTUP}, ""),
        ({"tutup": TUTUP}, {"tutup": TUTUP}, ""),
        ({"buka": TUTUP}, {"buka": TUTUP, "tutup_tinjau": TINJAU}, ""),
    ],
)
def test_the_review_of_a_province_ends_inside_the_national_one(provinsi_17, satker_a, nasional, milik, kolom):
    window(**nasional)

    def save():
        save_schedule(user=provinsi_17, satker=satker_a.induk, tahun=TAHUN, isian=[row(**milik)])

    if not kolom:
        save()
        assert Periode.objects.filter(satker=satker_a.induk).count() == 1
        return
    with pytest.raises(ValidationError) as galat:
        save()
    assert list(galat.value.message_dict) == [kolom]


def test_a_province_that_the_nation_narrowed_is_named(satker_a):
    window(satker_a.induk, tutup=TUTUP)
    window(tutup=TUTUP, tutup_tinjau=TINJAU)
    assert [p.satker for p in windows_outside(TAHUN)] == [satker_a.induk]


def page_of(client, user, nama, kode):
    client.force_login(user)
    return client.get(reverse(f"sakip:jadwal-{nama}", args=[kode, TAHUN]))


@pytest.mark.parametrize(
    ("tutup", "tinjau", "keadaan", "hitung"),
    [
        (1, 3, ("Terbuka", ""), "3 hari lagi"),
        (-1, 0, ("Peninjauan", "pengisian ditutup, peninjauan sampai {tinjau}"), "hari ini"),
        (-2, -1, ("Ditutup", ""), ""),
        (-1, None, ("Ditutup", ""), ""),
        (None, -1, ("Ditutup", ""), ""),
    ],
)
def test_the_page_of_a_satker_says_which_window_is_open(client, operator_a, tutup, tinjau, keadaan, hitung):
    kini = timezone.localdate()
    hari = {"tutup": tutup, "tutup_tinjau": tinjau, "tenggat_tinjau": tinjau}
    hari = {nama: kini + satu * SEHARI for nama, satu in hari.items() if satu is not None}
    window(**hari)
    baris = page_of(client, operator_a, "detail", "17.02").context["baris"]
    pk = next(b for b in baris if b.dokumen == "pk")
    akhir = cetak_tanggal(hari["tutup_tinjau"]) if tinjau is not None else ""
    assert (pk.keadaan, pk.catatan.replace(akhir, "{tinjau}") if pk.catatan else "") == keadaan
    assert pk.hitung_tinjau == hitung


def test_the_page_names_every_day_for_a_narrow_screen(client, operator_a):
    teks = page_of(client, operator_a, "detail", "17.02").content.decode()
    kolom = ["Tenggat peninjauan", "Peninjauan ditutup setelah"]
    assert [teks.count(f'data-label="{k}"') for k in kolom] == [9, 9]


def test_both_windows_are_typed_and_kept_when_somebody_was_faster(client, pusat):
    window(tutup=TUTUP, suntingan=2)
    form = page_of(client, pusat, "edit", "00").context["form"]
    assert form["pk_tutup_tinjau"].field.widget.attrs["aria-label"] == (
        "Perjanjian Kinerja, peninjauan ditutup setelah"
    )
    url = reverse("sakip:jadwal-edit", args=["00", TAHUN])
    data = {"pk_suntingan": "1", "pk_tenggat_tinjau": "2026-04-15", "pk_tutup_tinjau": "2026-04-20"}
    jawab = client.post(url, data)
    assert (jawab.status_code, jawab.context["form"]["pk_tutup_tinjau"].value()) == (409, "2026-04-20")
    assert client.post(url, data | {"pk_suntingan": "2"}).status_code == 302
    assert list(Periode.objects.values_list("tutup", "tenggat_tinjau", "tutup_tinjau")) == [
        (None, date(2026, 4, 15), TINJAU)
    ]
