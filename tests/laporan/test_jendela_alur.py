"""The same document on the same day: who fills in is refused where who reviews is let through."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pengukuran, Pk
from kinerja.services.dokumen import edit_document, start_document
from laporan.alur import address_of
from laporan.models import Lakip
from laporan.services.alur import advance
from laporan.services.lakip import create_narasi, save_lakip
from laporan.tugas import tasks_of
from renstra.models import Renstra
from renstra.services.renstra import edit_renstra
from sakip.models import Jejak, Pejabat, Pemberitahuan, PengecualianKunci, Periode
from sakip.periode import lock_of
from sakip.tanggal import cetak_tanggal
from sakip.transitions import Aksi
from tests.kinerja.rakit import make_pengukuran, make_pk, settle

TAHUN = 2024


def day(geser):
    return timezone.localdate() + timedelta(days=geser)


def window(dokumen, tutup, tutup_tinjau, **isi):
    """The filling closed `tutup` days from now, the review `tutup_tinjau` days from now."""
    hari = {"tutup": day(tutup), "tutup_tinjau": day(tutup_tinjau)}
    return Periode.objects.update_or_create(dokumen=dokumen, tahun=TAHUN, defaults=hari | isi)[0]


@pytest.fixture
def pk(unit_a):
    Pejabat.objects.create(unit=unit_a, jabatan="Ketua", jenis_jabatan="ketua", nama="Nama Contoh")
    return make_pk(unit_a, "80%", "12 Laporan", tanggal=timezone.localdate().replace(TAHUN, 1, 15))


def allow(satker, pemberi, dokumen):
    PengecualianKunci.objects.create(
        satker=satker, dokumen=dokumen, tahun=TAHUN, kuasa="S", alasan="A", sampai=day(0), pemberi=pemberi
    )


def step(user, dokumen, aksi, **isi):
    dokumen.refresh_from_db()
    return advance(user=user, dokumen=dokumen, aksi=aksi, suntingan=dokumen.suntingan, **isi)


def refused(deed):
    """The sentence of the lock, "" when the deed goes through."""
    try:
        deed()
    except ValidationError as galat:
        return " ".join(galat.messages).partition(" sudah ditutup")[0]
    return ""


def edit(user, pk):
    pk.refresh_from_db()
    return refused(lambda: edit_document(user=user, dokumen=pk, suntingan=pk.suntingan, tempat="Curup"))


def test_the_same_document_on_the_same_day_is_closed_to_the_operator_and_open_to_the_kasubbag(
    pk, operator_a, kasubbag_a, provinsi_17
):
    window("pk", -1, 5)
    assert (edit(operator_a, pk), edit(kasubbag_a, pk)) == (f"Pengisian {kata()}", "")
    window("pk", -5, -1)
    assert (edit(operator_a, pk), edit(kasubbag_a, pk)) == (f"Pengisian {kata()}", f"Peninjauan {kata()}")
    allow(pk.pemilik, provinsi_17, "pk")
    assert (edit(operator_a, pk), edit(kasubbag_a, pk)) == ("", "")


def kata():
    return f"Perjanjian Kinerja {TAHUN}"


def test_a_return_within_the_review_opens_the_document_to_its_operator(pk, operator_a, kasubbag_a):
    step(operator_a, pk, Aksi.AJUKAN)
    window("pk", -1, 5)
    step(kasubbag_a, pk, Aksi.KEMBALIKAN, alasan="Targetnya keliru.")
    assert edit(operator_a, pk) == ""
    step(operator_a, pk, Aksi.AJUKAN)
    window("pk", -5, -1)
    Pk.objects.update(status="dikembalikan")
    assert edit(operator_a, pk) == f"Peninjauan {kata()}"


def returned(pk, operator, kasubbag):
    """Submitted, then returned today, long after a filling that closed for all."""
    step(operator, pk, Aksi.AJUKAN)
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tutup=day(-300))
    step(kasubbag, pk, Aksi.KEMBALIKAN, alasan="Targetnya keliru.")
    pk.refresh_from_db()


def test_without_an_end_of_the_review_a_return_opens_the_document_to_its_operator(pk, operator_a, kasubbag_a):
    returned(pk, operator_a, kasubbag_a)
    assert edit(operator_a, pk) == ""
    assert step(operator_a, pk, Aksi.AJUKAN).ke == "diajukan"


def test_what_was_returned_closes_after_seven_days(pk, operator_a, kasubbag_a):
    returned(pk, operator_a, kasubbag_a)
    tempat = (pk.pemilik, "pk", TAHUN, None, pk.unit)
    siapa = {"user": operator_a, "status": "dikembalikan", "objek": pk.pk}
    kalimat = [lock_of(*tempat, on=day(hari), **siapa) for hari in (7, 8)]
    sejak = f"Perbaikan {kata()} sudah ditutup sejak {cetak_tanggal(day(8))} menurut jadwal nasional."
    assert (kalimat[0], kalimat[1].startswith(sejak)) == ("", True)


def test_another_document_that_was_not_returned_stays_closed(pk, operator_a, kasubbag_a, sekretariat_a):
    returned(pk, operator_a, kasubbag_a)
    lain = make_pk(sekretariat_a, "1 Laporan")
    assert edit(operator_a, lain) == f"Pengisian {kata()}"
    Pk.objects.filter(pk=lain.pk).update(status="dikembalikan")
    assert edit(operator_a, lain) == f"Pengisian {kata()}"


def step_page(client, user, pk, aksi=Aksi.KEMBALIKAN):
    client.force_login(user)
    return client.get(address_of(pk, aksi)).context["perbaikan"]


def test_who_returns_reads_until_when_it_can_be_mended(client, pk, operator_a, kasubbag_a, provinsi_17):
    step(operator_a, pk, Aksi.AJUKAN)
    pk.refresh_from_db()
    awal = "Operator dapat memperbaikinya"
    tanpa = f"{awal} tanpa batas hari, karena jadwalnya tidak menutup pengisian."
    assert step_page(client, kasubbag_a, pk) == tanpa
    periode = Periode.objects.create(dokumen="pk", tahun=TAHUN, tutup=day(-300))
    assert step_page(client, kasubbag_a, pk) == f"{awal} sampai {cetak_tanggal(day(7))}."
    periode.tutup_tinjau = day(2)
    periode.save()
    assert step_page(client, kasubbag_a, pk) == f"{awal} sampai {cetak_tanggal(day(2))}."
    PengecualianKunci.objects.create(
        satker=pk.pemilik,
        dokumen="pk",
        tahun=TAHUN,
        kuasa="S",
        alasan="A",
        sampai=day(9),
        pemberi=provinsi_17,
    )
    assert step_page(client, kasubbag_a, pk) == f"{awal} sampai {cetak_tanggal(day(9))}."
    assert step_page(client, kasubbag_a, pk, Aksi.SETUJUI) == ""


def test_the_operator_is_told_until_when_and_finds_it_in_his_tasks(client, pk, operator_a, kasubbag_a):
    returned(pk, operator_a, kasubbag_a)
    sampai = cetak_tanggal(day(7))
    teks = Pemberitahuan.objects.get(user=operator_a).teks
    assert teks.endswith(f"riwayat dokumen. Dapat diperbaiki sampai {sampai}.")
    [tugas] = [t for t in tasks_of(operator_a).semua if t.kerja == "Perbaiki"]
    assert (tugas.kelompok.kunci, tugas.tenggat, tugas.kunci) == ("dikembalikan", day(7), "")
    panel, isi = page(client, operator_a, pk)
    assert (panel.kunci, f"masih dapat diperbaiki sampai {sampai}." in isi) == ("", True)


def test_a_draf_is_submitted_by_the_kasubbag_alone_once_the_filling_closed(pk, operator_a, kasubbag_a):
    window("pk", -1, 5)
    assert refused(lambda: step(operator_a, pk, Aksi.AJUKAN)) == f"Pengisian {kata()}"
    assert step(kasubbag_a, pk, Aksi.AJUKAN).user == kasubbag_a


def test_nothing_is_approved_or_returned_after_the_review_but_by_an_exception(
    pk, operator_a, kasubbag_a, provinsi_17
):
    step(operator_a, pk, Aksi.AJUKAN)
    window("pk", -5, -1)
    for aksi in (Aksi.SETUJUI, Aksi.KEMBALIKAN):
        assert refused(lambda a=aksi: step(kasubbag_a, pk, a, alasan="A")) == f"Peninjauan {kata()}"
    assert Jejak.objects.filter(tindakan__startswith="ditolak").count() == 2
    allow(pk.pemilik, provinsi_17, "pk")
    assert step(kasubbag_a, pk, Aksi.SETUJUI).ke == "disetujui"


def test_what_was_submitted_in_time_is_not_taken_back_once_the_filling_closed(pk, operator_a, kasubbag_a):
    step(operator_a, pk, Aksi.AJUKAN)
    window("pk", -1, 5)
    assert refused(lambda: step(operator_a, pk, Aksi.TARIK)) == f"Pengisian {kata()}"
    assert step(kasubbag_a, pk, Aksi.SETUJUI).ke == "disetujui"


def test_without_a_window_of_review_an_approval_never_closes(pk, operator_a, kasubbag_a):
    step(operator_a, pk, Aksi.AJUKAN)
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tutup=day(-300))
    assert step(kasubbag_a, pk, Aksi.SETUJUI).ke == "disetujui"


def test_the_province_receives_until_the_review_closes(pk, provinsi_17):
    ukur = make_pengukuran(settle(pk), "70%", "12 Laporan")
    Pengukuran.objects.update(status="ditetapkan")
    window("realisasi", -5, -1, triwulan=ukur.triwulan)
    assert refused(lambda: step(provinsi_17, ukur, Aksi.TERIMA)).startswith("Peninjauan Realisasi")
    window("realisasi", -5, 0, triwulan=ukur.triwulan)
    assert step(provinsi_17, ukur, Aksi.TERIMA).ke == "diterima"


def test_the_kasubbag_begins_what_is_missing_while_it_is_reviewed(unit_a, operator_a, kasubbag_a):
    window("pk", -1, 5)
    with pytest.raises(ValidationError, match="Pengisian"):
        start_document(Pk, user=operator_a, unit=unit_a, tahun=TAHUN)
    assert start_document(Pk, user=kasubbag_a, unit=unit_a, tahun=TAHUN).versi == 0


@pytest.mark.parametrize(
    ("status", "kalimat"), [("draf", f"Pengisian Rencana Strategis {TAHUN}"), ("dikembalikan", "")]
)
def test_a_returned_renstra_is_open_to_its_operator(satker_a, operator_a, status, kalimat):
    window("renstra", -1, 5)
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=TAHUN, tahun_akhir=TAHUN + 4, status=status)
    assert refused(lambda: edit_renstra(user=operator_a, renstra=renstra, suntingan=0, visi="V")) == kalimat


@pytest.mark.parametrize(("status", "tertutup"), [("draf", True), ("dikembalikan", False)])
def test_a_returned_lakip_and_its_sections_are_open_to_the_operator(satker_a, operator_a, status, tertutup):
    window("lakip", -1, 5)
    Lakip.objects.create(satker=satker_a, tahun=TAHUN, status=status)
    isi = {"user": operator_a, "satker": satker_a, "tahun": TAHUN}
    kepala = refused(lambda: save_lakip(**isi, suntingan=0, tempat="Curup"))
    bagian = refused(lambda: create_narasi(**isi, dokumen="lakip", bagian="Awal", teks="A"))
    assert (kepala != "", bagian != "") == (tertutup, tertutup)


def page(client, user, pk):
    client.force_login(user)
    url = reverse("kinerja:pk-detail", args=["17.02", TAHUN, pk.pk])
    jawaban = client.get(url)
    return jawaban.context["panel"], jawaban.content.decode()


def test_the_page_shows_each_the_own_window(client, pk, operator_a, kasubbag_a):
    window("pk", -1, 5)
    panel, teks = page(client, operator_a, pk)
    assert (panel.kunci.partition(" sudah")[0], teks.count("Ubah baris")) == (f"Pengisian {kata()}", 0)
    panel, teks = page(client, kasubbag_a, pk)
    lanjut = f"masih dapat diperbaiki sampai {cetak_tanggal(day(5))}."
    assert (panel.kunci, teks.count("Ubah baris"), teks.count(lanjut)) == ("", 1, 1)


def test_who_reviews_sees_the_deadline_of_the_review_and_who_submitted_none(
    client, pk, operator_a, kasubbag_a, sekretaris_a
):
    step(operator_a, pk, Aksi.AJUKAN)
    window("pk", 1, 5, tenggat=day(1), tenggat_tinjau=day(3))
    kalimat = f"Tenggat peninjauan {cetak_tanggal(day(3))}, 3 hari lagi."
    pages = [page(client, user, pk)[1] for user in (operator_a, kasubbag_a, sekretaris_a)]
    assert [(teks.count(kalimat), teks.count("Tenggat")) for teks in pages] == [(0, 0), (1, 1), (1, 1)]


def test_the_page_says_that_the_review_is_closed_instead_of_its_buttons(client, pk, operator_a, kasubbag_a):
    step(operator_a, pk, Aksi.AJUKAN)
    window("pk", -5, -1)
    panel, teks = page(client, kasubbag_a, pk)
    assert (panel.kunci.partition(" sudah")[0], list(panel.tombol)) == (f"Peninjauan {kata()}", [])
    assert "terlambat 1 hari" in teks
