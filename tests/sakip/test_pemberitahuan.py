"""Who is told what, once; and the own page of it."""

import pytest
from django.urls import reverse

from kinerja.models import Pengukuran, Pk
from laporan.models import Lakip
from sakip.choices import Peran, StatusDokumen
from sakip.models import Langkah, Pemberitahuan, Penugasan, UnitKerja, User
from sakip.services.alur import take_step, take_system_step
from sakip.services.pemberitahuan import document_url, mark_read, notify, notify_step
from sakip.transitions import Aksi
from tests.hitung import queries_of

TAHUN = 2026


@pytest.fixture
def pk(sekretariat_a):
    return Pk.objects.create(unit=sekretariat_a, tahun=TAHUN)


@pytest.fixture
def people(make_persona):
    nama = ["operator_a", "kasubbag_a", "sekretaris_a", "ketua_a", "operator_b", "provinsi_17", "provinsi_62"]
    return {satu: make_persona(satu) for satu in nama}


def told():
    """{user name: his sentences without the name of the document}."""
    found = {}
    for p in Pemberitahuan.objects.select_related("user").order_by("pk"):
        found.setdefault(p.user.username, []).append(p.teks)
    return found


def step(dokumen, aksi, user, **isi):
    langkah = take_step(user=user, dokumen=dokumen, aksi=aksi, suntingan=dokumen.suntingan, **isi)
    Pemberitahuan.objects.all().delete()
    notify_step(langkah, dokumen)
    return langkah


def test_who_is_told_twice_for_the_same_key_has_it_once(operator_a, operator_b):
    for _ in range(2):
        notify(users=[operator_a, operator_a, operator_b], teks="Tenggat besok.", kunci="pk-2026-1")
    assert told() == {"operator_a": ["Tenggat besok."], "operator_b": ["Tenggat besok."]}


def test_without_a_key_each_time_counts(operator_a):
    for _ in range(2):
        notify(users=[operator_a], teks="Kabar.")
    assert told() == {"operator_a": ["Kabar.", "Kabar."]}


def test_a_long_sentence_is_cut_to_what_the_column_holds(operator_a):
    notify(users=[operator_a], teks="a" * 400)
    assert Pemberitahuan.objects.get().teks == "a" * 299 + "…"


def test_a_submission_tells_the_approvers_of_that_unit(pk, people):
    step(pk, Aksi.AJUKAN, people["operator_a"])
    teks = f"{pk} diajukan dan menunggu persetujuan Anda."
    assert told() == {"kasubbag_a": [teks], "sekretaris_a": [teks]}


def test_who_acts_for_another_unit_or_no_longer_is_not_told(pk, people, satker_a, unit_a):
    Penugasan.objects.filter(user=people["kasubbag_a"]).update(unit=unit_a)
    Penugasan.objects.filter(user=people["sekretaris_a"]).update(selesai="2020-01-01")
    tutup = User.objects.create_user("pensiun", is_active=False)
    Penugasan.objects.create(user=tutup, peran=Peran.SEKRETARIS, satker=satker_a)
    step(pk, Aksi.AJUKAN, people["operator_a"])
    assert told() == {}


def test_a_return_tells_who_submitted_without_the_reason(pk, people):
    step(pk, Aksi.AJUKAN, people["operator_a"])
    step(pk, Aksi.KEMBALIKAN, people["kasubbag_a"], alasan="Rahasia kantor.")
    kalimat = "dikembalikan. Alasannya tertulis pada riwayat dokumen."
    assert told() == {"operator_a": [f"{pk} {kalimat}"]}


def test_an_approval_asks_who_submitted_for_the_naskah_and_nobody_by_peran(pk, people):
    step(pk, Aksi.AJUKAN, people["operator_a"])
    step(pk, Aksi.SETUJUI, people["kasubbag_a"])
    assert told() == {"operator_a": [f"{pk} disetujui. Siapkan naskahnya untuk ditandatangani."]}


def test_a_lakip_that_all_have_signed_waits_for_the_province(people, satker_a):
    lakip = Lakip.objects.create(satker=satker_a, tahun=TAHUN)
    step(lakip, Aksi.AJUKAN, people["operator_a"])
    step(lakip, Aksi.SETUJUI, people["sekretaris_a"])
    Pemberitahuan.objects.all().delete()
    take_system_step(user=people["ketua_a"], dokumen=lakip, aksi=Aksi.TETAPKAN)
    assert told() == {
        "provinsi_17": [f"{lakip} ditetapkan dan menunggu penerimaan Anda."],
        "operator_a": [f"{lakip} ditetapkan."],
    }


def test_a_realisasi_in_force_waits_for_the_province_and_its_receipt_comes_back(unit_a, people):
    ukur = Pengukuran.objects.create(unit=unit_a, tahun=TAHUN, triwulan=1)
    step(ukur, Aksi.AJUKAN, people["operator_a"])
    step(ukur, Aksi.SETUJUI, people["kasubbag_a"])
    assert sorted(told()) == ["ketua_a", "sekretaris_a"]
    step(ukur, Aksi.TETAPKAN, people["ketua_a"])
    assert told() == {
        "provinsi_17": [f"{ukur} ditetapkan dan menunggu penerimaan Anda."],
        "operator_a": [f"{ukur} ditetapkan."],
    }
    step(ukur, Aksi.TERIMA, people["provinsi_17"])
    assert told() == {"operator_a": [f"{ukur} diterima oleh satuan kerja di atasnya."]}


def test_the_realisasi_of_a_province_waits_for_the_nation(provinsi_17, pusat, satker_a):
    unit = UnitKerja.objects.get(satker=satker_a.induk, kunci="lembaga")
    ukur = Pengukuran.objects.create(unit=unit, tahun=TAHUN, triwulan=1, status=StatusDokumen.DISETUJUI)
    langkah = take_system_step(user=None, dokumen=ukur, aksi=Aksi.TETAPKAN)
    Pemberitahuan.objects.all().delete()
    notify_step(langkah, ukur)
    assert sorted(told()) == ["pusat"]


def test_a_withdrawal_tells_nobody(pk, people):
    step(pk, Aksi.AJUKAN, people["operator_a"])
    step(pk, Aksi.TARIK, people["operator_a"])
    assert told() == {}


def test_every_step_tells_its_people_by_itself(pk, people):
    take_step(user=people["operator_a"], dokumen=pk, aksi=Aksi.AJUKAN, suntingan=0)
    assert sorted(told()) == ["kasubbag_a", "sekretaris_a"]
    assert set(Pemberitahuan.objects.values_list("url", "satker", "kunci")) == {
        (document_url(pk), pk.unit.satker_id, f"langkah:{Langkah.objects.get().pk}")
    }


def test_the_page_of_a_lakip_is_that_of_its_year(satker_a):
    lakip = Lakip.objects.create(satker=satker_a, tahun=TAHUN)
    assert document_url(lakip) == "/satker/17.02/2026/lakip/"


def test_only_the_own_are_marked_as_read(operator_a, operator_b):
    for user in (operator_a, operator_b):
        notify(users=[user], teks="Kabar.")
    milik_b = Pemberitahuan.objects.get(user=operator_b)
    assert mark_read(user=operator_a, pemberitahuan=milik_b) == 0
    assert mark_read(user=operator_a) == 1
    assert list(Pemberitahuan.objects.filter(dibaca=None)) == [milik_b]


LIST = "sakip:pemberitahuan-list"


def test_the_page_shows_the_own_alone_with_the_unread_first_and_counted(client, operator_a, operator_b):
    for teks in ("Pertama.", "Kedua."):
        notify(users=[operator_a], teks=teks)
    notify(users=[operator_b], teks="Milik orang lain.")
    mark_read(user=operator_a, pemberitahuan=Pemberitahuan.objects.get(teks="Kedua."))
    client.force_login(operator_a)
    jawab = client.get(reverse(LIST))
    assert [p.teks for p in jawab.context["halaman"]] == ["Pertama.", "Kedua."]
    assert '1<span class="hanya-pembaca"> belum dibaca' in jawab.content.decode()


def test_opening_one_marks_it_and_leads_on(client, operator_a):
    notify(users=[operator_a], teks="Kabar.", url="/satker/17.02/2026/lakip/")
    satu = Pemberitahuan.objects.get()
    client.force_login(operator_a)
    jawab = client.post(reverse("sakip:pemberitahuan-buka", args=[satu.pk]))
    assert (jawab.status_code, jawab.headers["Location"]) == (302, "/satker/17.02/2026/lakip/")
    satu.refresh_from_db()
    assert satu.dibaca is not None


def test_no_sentence_leads_away_from_the_application(client, operator_a):
    notify(users=[operator_a], teks="Kabar.", url="//contoh.invalid/")
    client.force_login(operator_a)
    jawab = client.post(reverse("sakip:pemberitahuan-buka", args=[Pemberitahuan.objects.get().pk]))
    assert jawab.headers["Location"] == reverse(LIST)


def test_all_are_read_at_once(client, operator_a):
    for _ in range(3):
        notify(users=[operator_a], teks="Kabar.")
    client.force_login(operator_a)
    client.post(reverse("sakip:pemberitahuan-baca"))
    assert Pemberitahuan.objects.filter(dibaca=None).count() == 0


def test_the_page_takes_the_same_queries_for_one_and_for_three(client, operator_a, satker_a):
    client.force_login(operator_a)
    notify(users=[operator_a], teks="Kabar.", satker=satker_a)
    satu = queries_of(client, reverse(LIST))
    for _ in range(2):
        notify(users=[operator_a], teks="Kabar.", satker=satker_a)
    assert queries_of(client, reverse(LIST)) == satu
