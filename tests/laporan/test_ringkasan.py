"""The digest by e-mail: who gets it and when, what it says and what it never says, and never twice."""

from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from kinerja.models import Pk
from laporan.services.ringkasan import Hasil, send_digests
from sakip.models import Jejak, Langkah, Pemberitahuan, Penugasan, Periode, User
from sakip.services.surel import stop_digest, stop_path
from tests.hitung import queries_in
from tests.laporan.pos import SALAH, Pos

TAHUN = 2026
PAGI = datetime(TAHUN, 4, 20, 6, tzinfo=ZoneInfo("Asia/Jakarta"))
BERSAMA = 30  # queries of a run for one batch, its trace among them, however many users it holds
RAHASIA = "Alasan yang hanya untuk pembacanya"


@pytest.fixture(autouse=True)
def alamat(settings):
    settings.ALAMAT = "https://sakip.example"


@pytest.fixture
def reader(operator_a):
    User.objects.filter(pk=operator_a.pk).update(email="operator@kpu.example")
    operator_a.refresh_from_db()
    return operator_a


@pytest.fixture
def pk(unit_a, sekretaris_a):
    """A returned PK, late by three days on the day of PAGI."""
    Periode.objects.create(
        dokumen="pk", tahun=TAHUN, tenggat=PAGI.date() - timedelta(days=3), satker=unit_a.satker
    )
    pk = Pk.objects.create(unit=unit_a, tahun=TAHUN, status="dikembalikan")
    Langkah.objects.create(
        satker=unit_a.satker,
        dokumen="pk",
        objek_id=pk.pk,
        aksi="kembalikan",
        dari="diajukan",
        ke="dikembalikan",
        user=sekretaris_a,
        alasan=RAHASIA,
    )
    return pk


def run(hari=0):
    return send_digests(PAGI + timedelta(days=hari))


def both(surat):
    return [surat.body, surat.alternatives[0].content]


def test_it_names_document_days_and_link_in_both_parts(pk, reader):
    run()
    [surat] = mail.outbox
    assert (surat.to, surat.subject) == (["operator@kpu.example"], "SAKIP: 2 terlambat")
    alamat = f"https://sakip.example/satker/17.02/{TAHUN}/pk/{pk.pk}/baris/"
    baris = f"Perjanjian Kinerja {TAHUN}, KPU Kabupaten Rejang Lebong"
    assert [alamat in isi and baris in isi and "terlambat 3 hari" in isi for isi in both(surat)] == [
        True,
        True,
    ]


def test_it_holds_no_reason_and_no_person(pk, reader, sekretaris_a):
    run()
    User.objects.update(nama="Nama Orang")
    [surat] = mail.outbox
    for kata in (RAHASIA, "Nama Orang", "sekretaris_a", "operator_a", "operator@kpu.example"):
        assert [kata in isi for isi in both(surat)] == [False, False]


def test_it_can_be_ended_by_one_click_of_the_mail_program(pk, reader, client):
    run()
    [surat] = mail.outbox
    tautan = f"https://sakip.example{stop_path(reader)}"
    assert surat.extra_headers["List-Unsubscribe"] == f"<{tautan}>"
    assert surat.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [tautan in isi for isi in both(surat)] == [True, True]
    client.post(stop_path(reader), {"List-Unsubscribe": "One-Click"})
    assert run(1) == Hasil(0, 0, 0)


def test_a_second_run_on_the_same_day_sends_nothing(pk, reader):
    assert [run(), run(), run(1)] == [Hasil(1), Hasil(), Hasil(1)]


def test_weekly_is_every_seventh_day(pk, reader):
    User.objects.filter(pk=reader.pk).update(ringkasan="mingguan")
    assert [run(hari).terkirim for hari in range(9)] == [1, 0, 0, 0, 0, 0, 0, 1, 0]


@pytest.mark.parametrize("isi", [{"email": ""}, {"ringkasan": "mati"}, {"is_active": False}])
def test_who_gets_none(pk, reader, isi):
    User.objects.filter(pk=reader.pk).update(**isi)
    assert (run(), mail.outbox) == (Hasil(), [])


def test_who_has_nothing_to_be_told_gets_none_and_is_not_marked(reader):
    Penugasan.objects.all().delete()
    assert (run(), mail.outbox) == (Hasil(kosong=1), [])
    reader.refresh_from_db()
    assert reader.ringkasan_terakhir is None


def test_a_draf_without_a_deadline_is_no_reason_to_write(reader, unit_a):
    Pk.objects.create(unit=unit_a, tahun=TAHUN)
    assert run() == Hasil(kosong=1)


def test_what_is_still_to_come_is_no_reason_to_write(reader):
    besok = PAGI.date() + timedelta(days=5)
    Periode.objects.create(dokumen="rkt", tahun=TAHUN, buka=besok, tenggat=besok)
    assert run() == Hasil(kosong=1)


def test_unread_notices_since_the_last_digest_are_counted_and_not_quoted(reader):
    Penugasan.objects.all().delete()
    lama = Pemberitahuan.objects.create(user=reader, teks="Teks lama")
    Pemberitahuan.objects.filter(pk=lama.pk).update(dibuat=PAGI - timedelta(hours=1))
    run()
    tenang = run(1)
    baru = Pemberitahuan.objects.create(user=reader, teks=RAHASIA)
    Pemberitahuan.objects.filter(pk=baru.pk).update(dibuat=PAGI + timedelta(hours=1))
    run(1)
    assert ([s.subject for s in mail.outbox], tenang) == (
        ["SAKIP: 1 pemberitahuan baru"] * 2,
        Hasil(kosong=1),
    )
    assert RAHASIA not in "".join(both(mail.outbox[1]))


def test_more_than_twenty_of_a_group_are_counted(reader, unit_a):
    for n in range(22):
        Pk.objects.create(unit=unit_a, tahun=TAHUN + n, status="dikembalikan")
    run()
    [surat] = mail.outbox
    assert (surat.subject, surat.body.count("/baris/")) == ("SAKIP: 22 dikembalikan", 20)
    assert "- dan 2 lagi pada halaman Tugas saya" in surat.body


def colleagues(satker, banyak):
    """So many operators of one satker, each with an address."""
    for n in range(banyak):
        akun = User.objects.create_user(f"rekan{n}", email=f"rekan{n}@kpu.example")
        Penugasan.objects.create(user=akun, peran="operator", satker=satker)


@pytest.mark.parametrize("banyak", [1, 3])
def test_what_a_satker_has_in_hand_is_read_once_for_all_of_its_users(pk, satker_a, banyak):
    """Beside the batch: who answers for which indikator, and the mark of the digest."""
    colleagues(satker_a, banyak)
    assert queries_in(run) == BERSAMA + 2 * banyak
    assert len(mail.outbox) == banyak


def test_in_one_batch_each_is_told_of_his_own_satker_alone(pk, reader, satker_b):
    lain = User.objects.create_user("lain", email="lain@kpu.example")
    Penugasan.objects.create(user=lain, peran="operator", satker=satker_b)
    unit = satker_b.unit.get(jenis="lembaga")
    Pk.objects.create(unit=unit, tahun=TAHUN, status="dikembalikan")
    run()
    isi = {s.to[0]: s.body for s in mail.outbox}
    tempat = {
        a: [k in teks for k in ("/satker/17.02/", f"/satker/{satker_b.kode_wilayah}/")]
        for a, teks in isi.items()
    }
    assert tempat == {"operator@kpu.example": [True, False], "lain@kpu.example": [False, True]}


def test_batches_tell_as_one_does(three, monkeypatch):
    monkeypatch.setattr("laporan.services.ringkasan.SEKALIGUS", 2)
    assert (run(), sorted(s.to[0][0] for s in mail.outbox)) == (Hasil(3), ["a", "b", "c"])


@pytest.fixture
def pos(settings):
    settings.EMAIL_BACKEND = "tests.laporan.pos.Pos"
    yield Pos
    Pos.putus = Pos.saat_kirim = None


@pytest.fixture
def three(pk, make_persona):
    """Three readers of satker A, in this order."""
    akun = [make_persona(nama) for nama in ("operator_a", "kasubbag_a")]
    ketiga = User.objects.create_user("ketiga", email="c@kpu.example")
    Penugasan.objects.create(user=ketiga, peran="operator", satker=pk.unit.satker)
    for user, surel in zip(akun, ("a@kpu.example", "b@kpu.example"), strict=True):
        User.objects.filter(pk=user.pk).update(email=surel)
    return [*akun, ketiga]


def test_a_refused_address_does_not_stop_the_rest_and_is_not_tried_twice(three, pos):
    User.objects.filter(pk=three[0].pk).update(email=SALAH)
    assert [run(), run()] == [Hasil(2, 1), Hasil()]
    assert sorted(s.to[0] for s in mail.outbox) == ["b@kpu.example", "c@kpu.example"]


def test_a_line_that_breaks_half_way_sends_to_nobody_twice(three, pos):
    pos.putus = 2
    with pytest.raises(ConnectionRefusedError):
        run()
    pos.putus = None
    sebelum = [s.to[0] for s in mail.outbox]
    assert (sebelum, run()) == (["a@kpu.example"], Hasil(1))
    assert [s.to[0] for s in mail.outbox] == ["a@kpu.example", "c@kpu.example"]


def test_a_server_that_cannot_be_reached_marks_nobody_and_is_told_in_a_sentence(three, pos):
    pos.putus = 0
    with pytest.raises(CommandError, match="Server surel tidak dapat dihubungi"):
        call_command("kirim_ringkasan")
    assert User.objects.filter(ringkasan_terakhir__isnull=False).count() == 0


def test_who_ends_it_during_a_run_is_left_out(three, pos):
    pos.saat_kirim = lambda: stop_digest(akun=three[2])
    assert (run(), [s.to[0] for s in mail.outbox]) == (Hasil(2), ["a@kpu.example", "b@kpu.example"])


def test_two_runs_at_once_send_to_each_once(three, pos):
    hasil = []
    pos.saat_kirim = lambda: hasil.append(run())
    hasil.append(run())
    assert (hasil, sorted(s.to[0][0] for s in mail.outbox)) == ([Hasil(2), Hasil(1)], ["a", "b", "c"])


def test_the_command_prints_counts_and_no_address(three):
    keluar = StringIO()
    call_command("kirim_ringkasan", stdout=keluar)
    assert keluar.getvalue() == "3 ringkasan terkirim, 0 gagal, 0 pengguna tanpa hal baru.\n"


def test_a_run_leaves_one_trace_without_addresses(three):
    run()
    jejak = Jejak.objects.get(tindakan="kirim ringkasan")
    assert (jejak.user, "@" in str(jejak.rincian)) == (None, False)


@pytest.mark.django_db(transaction=True)
def test_each_mark_and_the_trace_are_kept_without_a_transaction_around_them(reader, unit_a):
    Pk.objects.create(unit=unit_a, tahun=TAHUN, status="dikembalikan")
    assert (run(), Jejak.objects.filter(tindakan="kirim ringkasan").count()) == (Hasil(1), 1)


def test_an_ampersand_in_a_name_is_written_as_it_is_in_the_text(pk, reader, unit_a):
    type(unit_a).objects.filter(pk=unit_a.pk).update(nama="Data & Informasi")
    run()
    teks, html = both(mail.outbox[0])
    assert ("Data & Informasi" in teks, "Data &amp; Informasi" in html) == (True, True)
