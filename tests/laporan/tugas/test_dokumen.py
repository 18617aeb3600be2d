"""Tugas saya: the documents in hand, whose turn it is, how many days are left, and the one address."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import BarisPk, Pengukuran, Pk, Realisasi
from laporan.models import Lakip
from laporan.tugas import Kelompok, tasks_of
from renstra.models import Indikator, PenanggungJawab, Renstra, Sasaran
from sakip.bacaan import set_realisasi
from sakip.choices import Peran
from sakip.models import Langkah, PengecualianKunci, Penugasan, Periode
from sakip.tanggal import cetak_tanggal
from tests.hitung import queries_in
from tests.laporan.tugas.conftest import HARI, TAHUN, fresh

PK = "Perjanjian Kinerja 2026"
BESOK = HARI + timedelta(days=1)


@pytest.fixture
def pk(unit_a):
    return Pk.objects.create(unit=unit_a, tahun=TAHUN)


def put(dokumen, status):
    type(dokumen).objects.filter(pk=dokumen.pk).update(status=status)


def step(dokumen, aksi, user, alasan=""):
    dari, ke = ("draf", "diajukan") if aksi == "ajukan" else ("diajukan", "dikembalikan")
    return Langkah.objects.create(
        satker=dokumen.pemilik,
        unit=dokumen.unit_alur,
        dokumen=dokumen.jenis_dokumen,
        objek_id=dokumen.pk,
        aksi=aksi,
        dari=dari,
        ke=ke,
        user=user,
        alasan=alasan,
    )


def due(hari=None, dokumen="pk", **isi):
    return Periode.objects.create(dokumen=dokumen, tahun=TAHUN, tenggat=hari, **isi)


def address(nama, dokumen):
    return reverse(nama, args=[dokumen.pemilik.kode_wilayah, dokumen.tahun, dokumen.pk])


@pytest.mark.parametrize(
    ("status", "kerja"),
    [
        ("draf", {"operator_a": "Lanjutkan mengisi", "kasubbag_a": "Lanjutkan mengisi"}),
        ("diajukan", {"kasubbag_a": "Periksa dan setujui", "sekretaris_a": "Periksa dan setujui"}),
        ("disetujui", {"operator_a": "Siapkan naskah", "kasubbag_a": "Siapkan naskah"}),
        ("ditetapkan", {}),
    ],
)
def test_a_pk_is_the_task_of_whose_turn_it_is(make_persona, pk, only, status, kerja):
    put(pk, status)
    found = {}
    for nama in ("operator_a", "kasubbag_a", "sekretaris_a", "ketua_a", "admin_a", "auditor", "operator_b"):
        for tugas in tasks_of(make_persona(nama), HARI).semua:
            if tugas.url.startswith(address("kinerja:pk-detail", pk)):
                found[nama] = tugas.kerja
    assert found == kerja


@pytest.mark.parametrize(
    ("status", "kerja"),
    [
        ("diajukan", {"kasubbag_a": "Periksa dan setujui", "sekretaris_a": "Periksa dan setujui"}),
        ("disetujui", {"sekretaris_a": "Periksa dan tetapkan", "ketua_a": "Periksa dan tetapkan"}),
    ],
)
def test_a_realisasi_is_approved_and_made_binding(make_persona, unit_a, status, kerja):
    Pengukuran.objects.create(unit=unit_a, tahun=TAHUN, triwulan=1, status=status)
    found = {}
    for nama in ("operator_a", "kasubbag_a", "sekretaris_a", "ketua_a"):
        for tugas in tasks_of(make_persona(nama), HARI).semua:
            if tugas.judul == "Realisasi Triwulan I 2026":
                found[nama] = tugas.kerja
    assert found == kerja


def test_who_submitted_is_not_asked_to_approve(pk, kasubbag_a, sekretaris_a, cards):
    put(pk, "diajukan")
    step(pk, "ajukan", kasubbag_a)
    assert [cards(u) for u in (kasubbag_a, sekretaris_a)] == [[], [("periksa", "Periksa dan setujui", PK)]]


def test_what_waits_for_others_is_counted_for_who_drew_it_up(pk, operator_a, sekretaris_a):
    put(pk, "diajukan")
    assert [tasks_of(u, HARI).ditunggu for u in (operator_a, sekretaris_a)] == [1, 0]


def test_a_draf_leads_to_its_rows_and_says_how_far_it_is(pk, operator_a, only):
    for status in ("terisi", "terisi", "belum_diisi"):
        BarisPk.objects.create(pk_dokumen=pk, indikator="x", target_status=status)
    tugas = only(operator_a, PK)
    assert (tugas.catatan, tugas.url) == ("2 dari 3 baris terisi", address("kinerja:pk-baris", pk))


def test_a_draf_with_every_row_leads_to_its_submission(pk, operator_a, only):
    BarisPk.objects.create(pk_dokumen=pk, indikator="x", target_status="terisi")
    tugas = only(operator_a, PK)
    alamat = reverse("laporan:alur-langkah", args=["17.02", TAHUN, "pk", pk.pk, "ajukan"])
    assert (tugas.kerja, tugas.url) == ("Ajukan", alamat)


def test_what_was_returned_says_by_whom_and_why(pk, operator_a, sekretaris_a, only):
    put(pk, "dikembalikan")
    step(pk, "kembalikan", sekretaris_a, "Lama")
    step(
        pk, "kembalikan", sekretaris_a, "Target  indikator 3\nbelum wajar. " + "Mohon diperiksa kembali " * 9
    )
    tugas = only(operator_a, PK)
    assert (tugas.kelompok, tugas.kerja, tugas.dari) == (
        Kelompok.DIKEMBALIKAN,
        "Perbaiki",
        "Dikembalikan oleh sekretaris_a",
    )
    assert tugas.alasan.startswith("Target indikator 3 belum wajar. Mohon")
    assert (len(tugas.alasan) <= 142, tugas.alasan.endswith(" …")) == (True, True)


@pytest.mark.parametrize(
    ("tenggat", "kelompok", "sisa"),
    [
        (HARI + timedelta(days=3), Kelompok.KERJAKAN, "3 hari lagi"),
        (HARI, Kelompok.KERJAKAN, "hari ini"),
        (HARI - timedelta(days=12), Kelompok.TERLAMBAT, "terlambat 12 hari"),
        (None, Kelompok.KERJAKAN, ""),
    ],
)
def test_the_days_left_decide_the_group(pk, operator_a, only, tenggat, kelompok, sisa):
    due(tenggat)
    tugas = only(operator_a, PK)
    assert (tugas.kelompok, tugas.sisa) == (kelompok, sisa)


def test_who_reviews_has_the_deadline_of_the_review(pk, kasubbag_a, only):
    put(pk, "diajukan")
    due(HARI - timedelta(days=5), tenggat_tinjau=BESOK)
    tugas = only(kasubbag_a, PK)
    assert (tugas.kelompok, tugas.sisa) == (Kelompok.PERIKSA, "1 hari lagi")


KELAK = timezone.localdate() + timedelta(days=10)


@pytest.mark.parametrize(
    ("isi", "tenggat", "catatan"),
    [
        ({}, None, "Tenggat dokumen ini 15 April 2026, terlambat 5 hari."),
        ({"tenggat_tinjau": KELAK}, KELAK, ""),
        ({"tenggat_tinjau": BESOK}, None, "Diajukan sesudah tenggat peninjauan 21 April 2026."),
    ],
)
def test_who_reviews_reads_since_when_it_waits_and_is_not_late_for_others(
    pk, operator_a, kasubbag_a, only, isi, tenggat, catatan
):
    put(pk, "diajukan")
    due(HARI - timedelta(days=5), **isi)
    step(pk, "ajukan", operator_a)  # today, months after HARI
    tugas = only(kasubbag_a, PK)
    assert (tugas.kelompok, tugas.tenggat, tugas.catatan) == (Kelompok.PERIKSA, tenggat, catatan)
    assert tugas.dari == f"Diajukan oleh operator_a, menunggu sejak {cetak_tanggal(timezone.localdate())}"


def test_what_was_returned_after_the_deadline_is_due_by_that_of_the_review(pk, operator_a, only):
    put(pk, "dikembalikan")
    due(HARI - timedelta(days=5), tenggat_tinjau=BESOK)
    tugas = only(operator_a, PK)
    assert (tugas.kelompok, tugas.sisa) == (Kelompok.DIKEMBALIKAN, "1 hari lagi")


def test_the_window_of_the_satker_goes_before_the_national_one(pk, satker_a, operator_a, only):
    due(HARI - timedelta(days=5))
    due(BESOK, satker=satker_a)
    assert only(operator_a, PK).sisa == "1 hari lagi"


def test_a_closed_window_says_so_and_leads_to_the_page_of_the_document(pk, operator_a, only):
    due(HARI - timedelta(days=9), tutup=HARI - timedelta(days=1))
    tugas = only(operator_a, PK)
    assert (
        tugas.kunci
        == "Pengisian Perjanjian Kinerja 2026 sudah ditutup sejak 20 April 2026 menurut jadwal nasional."
    )
    assert tugas.url == address("kinerja:pk-detail", pk)


def test_an_exception_opens_it_again(pk, satker_a, operator_a, pusat, only):
    due(HARI - timedelta(days=9), tutup=HARI - timedelta(days=1))
    PengecualianKunci.objects.create(
        satker=satker_a, dokumen="pk", tahun=TAHUN, kuasa="Surat", alasan="x", sampai=BESOK, pemberi=pusat
    )
    assert only(operator_a, PK).kunci == ""


def test_a_perubahan_of_what_is_in_force_is_never_late(unit_a, operator_a, only):
    due(HARI - timedelta(days=9))
    Pk.objects.create(unit=unit_a, tahun=TAHUN, status="ditetapkan")
    Pk.objects.create(unit=unit_a, tahun=TAHUN, versi=1)
    tugas = only(operator_a, "Perjanjian Kinerja 2026, perubahan ke-1")
    assert (tugas.kelompok, tugas.tenggat) == (Kelompok.KERJAKAN, None)


def test_who_acts_for_one_unit_has_its_documents_alone(operator_a, unit_a, sekretariat_a):
    for unit in (unit_a, sekretariat_a):
        Pk.objects.create(unit=unit, tahun=TAHUN)
    Penugasan.objects.filter(user=operator_a).update(unit=sekretariat_a)
    tempat = [t.tempat for t in tasks_of(fresh(operator_a), HARI).semua if t.judul == PK]
    assert tempat == [sekretariat_a.nama]


def test_a_draf_of_a_paket_from_before_is_no_task(operator_a, unit_a, satker_a, cards):
    Pk.objects.create(unit=unit_a, tahun=2024, asal="impor")
    Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024, asal="impor")
    assert cards(operator_a) == []


def test_a_lakip_leads_to_its_page(satker_a, operator_a, only):
    Lakip.objects.create(satker=satker_a, tahun=TAHUN - 1)
    assert only(operator_a, "Laporan Kinerja 2025").url == "/satker/17.02/2025/lakip/"


@pytest.fixture
def ukur(unit_a, satker_a):
    """A measurement with two rows, one of them of an indikator of the Renstra."""
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2025, tahun_akhir=2029, status="ditetapkan")
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="s")
    indikator = Indikator.objects.create(sasaran=sasaran, uraian="i")
    pk = Pk.objects.create(unit=unit_a, tahun=TAHUN, status="ditetapkan")
    ukur = Pengukuran.objects.create(unit=unit_a, tahun=TAHUN, triwulan=1)
    for asal, teks in ((indikator, ""), (None, "80%")):
        baris = BarisPk.objects.create(pk_dokumen=pk, indikator_renstra=asal, target_status="terisi")
        row = Realisasi(pengukuran=ukur, baris_pk=baris)
        if teks:
            set_realisasi(row, teks)
        row.save()
    return ukur


def answer_for(ukur, user):
    indikator = Indikator.objects.get()
    PenanggungJawab.objects.create(indikator=indikator, user=user, nama="Nama", mulai=date(2026, 1, 1))


def test_who_answers_for_an_indikator_sees_how_many_of_his_are_filled(ukur, operator_a, only):
    answer_for(ukur, operator_a)
    tugas = only(operator_a, "Realisasi Triwulan I 2026")
    assert tugas.catatan == "1 dari 2 baris terisi; 0 dari 1 indikator tanggung jawab Anda terisi"
    assert tugas.url == address("kinerja:realisasi-edit", ukur)


def test_who_answers_for_an_indikator_and_may_fill_it_in_has_the_task(ukur, admin_a, cards):
    tanpa = cards(admin_a)
    answer_for(ukur, admin_a)
    baru = set(cards(admin_a)) - set(tanpa)
    assert baru == {("kerjakan", "Lanjutkan mengisi", "Realisasi Triwulan I 2026")}


def test_a_superuser_without_a_penugasan_has_no_task(pk, django_user_model):
    atasan = django_user_model.objects.create_superuser("atasan", password="x")
    assert tasks_of(atasan, HARI).semua == ()


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.KASUBBAG, Peran.KETUA, Peran.ADMIN_SATKER])
def test_the_queries_do_not_grow_with_the_documents(peran, satker_a, operator_a, unit_a, sekretariat_a):
    Penugasan.objects.filter(user=operator_a).update(peran=peran)

    def fill(tahun):
        for unit in (unit_a, sekretariat_a):
            pk = Pk.objects.create(unit=unit, tahun=tahun, status="dikembalikan")
            BarisPk.objects.create(pk_dokumen=pk)
            step(pk, "kembalikan", operator_a, "x")
            Pengukuran.objects.create(unit=unit, tahun=tahun, triwulan=1, status="diajukan")
        Lakip.objects.create(satker=satker_a, tahun=tahun)

    fill(2025)
    satu = queries_in(lambda: tasks_of(fresh(operator_a), HARI))
    fill(2026)
    fill(2027)
    assert queries_in(lambda: tasks_of(fresh(operator_a), HARI)) == satu
