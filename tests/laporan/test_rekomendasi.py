"""Recommendations: who gives, reports and ends them, the reminders, and their table in the LAKIP."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from laporan.bentuk.rekomendasi import follow_up_section
from laporan.exports import SEMUA
from laporan.models import Rekomendasi, TemuanReviu
from laporan.rekomendasi import printed_recommendations
from laporan.services import rekomendasi as services
from laporan.services.ingatkan_rekomendasi import remind_of_recommendations
from laporan.services.rekomendasi import Lampiran
from laporan.snapshot import lakip_snapshot
from laporan.tugas import tasks_of
from sakip.errors import ConflictError
from sakip.models import Pemberitahuan, Penugasan
from tests.graf import TAHUN, build_graph
from tests.hitung import queries_in
from tests.kinerja.berkas import pdf

HARI = timezone.localdate()
ISI = {"sumber": "evaluasi", "uraian": "Lengkapi bukti", "jabatan": "Sekretaris"}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def give(user, satker, **isi):
    isi = ISI | {"tanggal": date(2024, 3, 1), "tenggat": HARI + timedelta(days=7)} | isi
    return services.give_recommendation(user=user, satker=satker, **isi)


def report(user, satu, status="berjalan", **isi):
    isi = {"tanggal": HARI, "catatan": "Sedang dikerjakan"} | isi
    return services.report_progress(user=user, satu=satu, suntingan=satu.suntingan, status=status, **isi)


def decide(user, satu, status="selesai", **isi):
    isi = {"tanggal": HARI, "catatan": "Sesuai"} | isi
    return services.decide_recommendation(
        user=user, satu=satu, suntingan=satu.suntingan, status=status, **isi
    )


def test_the_owner_reports_and_who_evaluates_ends_it(auditor, operator_a, satker_a):
    satu = give(auditor, satker_a)
    report(operator_a, satu, "dilaporkan")
    decide(auditor, satu)
    assert (satu.status, list(satu.kemajuan.values_list("status", flat=True))) == (
        "selesai",
        ["dilaporkan", "selesai"],
    )


def test_the_owner_does_not_end_his_own(auditor, operator_a, satker_a):
    satu = give(auditor, satker_a)
    with pytest.raises(PermissionDenied):
        decide(operator_a, satu)
    with pytest.raises(ValidationError, match="dilaporkan selesai"):
        report(operator_a, satu, "selesai")


def test_the_satker_types_one_from_a_report_but_does_not_change_another(auditor, operator_a, satker_a):
    dari_luar = give(auditor, satker_a)
    sendiri = give(operator_a, satker_a)
    services.edit_recommendation(user=operator_a, satu=sendiri, suntingan=0, jabatan="Ketua")
    with pytest.raises(PermissionDenied):
        services.edit_recommendation(user=operator_a, satu=dari_luar, suntingan=0, jabatan="Ketua")


def test_a_province_gives_to_its_kabupaten_alone(provinsi_17, provinsi_62, satker_a):
    assert give(provinsi_17, satker_a).is_open
    with pytest.raises(PermissionDenied):
        give(provinsi_62, satker_a)


def test_a_unit_of_another_satker_does_not_answer(auditor, satker_a, satker_b):
    with pytest.raises(ValidationError, match="bukan milik"):
        give(auditor, satker_a, unit=satker_b.unit.first())


def test_the_deadline_is_not_before_the_day_it_was_given(auditor, satker_a):
    with pytest.raises(ValidationError, match="sebelum tanggal rekomendasi"):
        give(auditor, satker_a, tenggat=date(2024, 2, 1))


def test_progress_is_not_dated_ahead_nor_back(auditor, operator_a, satker_a):
    satu = give(auditor, satker_a)
    report(operator_a, satu)
    for hari in (HARI + timedelta(days=1), HARI - timedelta(days=1)):
        with pytest.raises(ValidationError, match="tanggal"):
            report(operator_a, satu, tanggal=hari)


def test_two_at_once_do_not_overwrite_each_other(auditor, operator_a, satker_a):
    satu = give(auditor, satker_a)
    lain = Rekomendasi.objects.get(pk=satu.pk)
    report(operator_a, satu)
    with pytest.raises(ConflictError):
        report(operator_a, lain)


def test_two_changes_do_not_overwrite_each_other(auditor, satker_a, unit_a):
    satu = give(auditor, satker_a)
    services.edit_recommendation(user=auditor, satu=satu, suntingan=0, unit=unit_a)
    assert satu.unit == unit_a
    with pytest.raises(ConflictError):
        services.edit_recommendation(user=auditor, satu=satu, suntingan=0, unit=None)


def test_a_hostile_file_is_refused_and_nothing_stays(auditor, operator_a, satker_a):
    satu = give(auditor, satker_a)
    with pytest.raises(ValidationError, match="berkas"):
        report(operator_a, satu, lampiran=Lampiran("bukti.pdf", b"MZ\x90\x00 program"))
    assert satu.kemajuan.count() == 0


def test_a_link_that_could_run_is_refused(auditor, operator_a, satker_a):
    satu = give(auditor, satker_a)
    with pytest.raises(ValidationError, match="bukan tautan"):
        report(operator_a, satu, tautan="javascript:alert(1)")


def test_the_evidence_comes_back_as_it_was_and_is_not_shown(auditor, operator_a, satker_a, client):
    satu = give(auditor, satker_a)
    surat = services.Lampiran("Surat.pdf", pdf())
    report(operator_a, satu, lampiran=surat)
    client.force_login(operator_a)
    k = satu.kemajuan.get()
    jawab = client.get(reverse("laporan:rekomendasi-berkas", args=["17.02", TAHUN, satu.pk, k.pk]))
    assert (jawab.content, jawab["Content-Disposition"].split(";")[0]) == (surat.isi, "attachment")


def test_it_is_a_task_of_the_unit_that_owns_it(auditor, operator_a, operator_b, satker_a, sekretariat_a):
    give(auditor, satker_a, unit=sekretariat_a)
    Penugasan.objects.filter(user=operator_a).update(unit=sekretariat_a)
    judul = "Rekomendasi evaluasi akuntabilitas kinerja 2024"
    assert [t.judul for t in tasks_of(operator_a).semua if t.kerja == "Laporkan kemajuan"] == [judul]
    assert [t for t in tasks_of(operator_b).semua if t.kerja == "Laporkan kemajuan"] == []


def test_what_was_reported_as_done_is_no_task_any_more(auditor, operator_a, satker_a):
    report(operator_a, give(auditor, satker_a), "dilaporkan")
    assert [t for t in tasks_of(operator_a).semua if t.kerja == "Laporkan kemajuan"] == []


def test_unanswered_findings_are_one_task(operator_a, satker_a):
    graf = build_graph(satker_a)
    TemuanReviu.objects.create(reviu=graf["reviu"], uraian="Dua", user=graf["akun"])
    [tugas] = [t for t in tasks_of(operator_a).semua if t.kerja == "Tanggapi temuan"]
    assert tugas.judul == "2 temuan reviu LAKIP 2024"


def test_a_reminder_is_written_once(auditor, operator_a, satker_a):
    give(auditor, satker_a)
    Pemberitahuan.objects.all().delete()
    assert (remind_of_recommendations(HARI), remind_of_recommendations(HARI)) == (1, 0)


def test_the_reminding_does_not_grow_with_the_rows(auditor, operator_a, satker_a):
    give(auditor, satker_a)
    remind_of_recommendations(HARI)
    satu = queries_in(lambda: remind_of_recommendations(HARI))
    give(auditor, satker_a)
    give(auditor, satker_a)
    remind_of_recommendations(HARI)
    assert queries_in(lambda: remind_of_recommendations(HARI)) == satu


def test_the_report_shows_each_as_it_stood_when_the_year_ended(auditor, operator_a, satker_a):
    satu = give(auditor, satker_a)
    report(operator_a, satu, tanggal=date(2024, 11, 1), catatan="Separuh")
    decide(auditor, satu, tanggal=date(2025, 2, 1))
    [baris] = printed_recommendations(satker_a, 2024)
    assert (baris["status"], baris["catatan"]) == ("Berjalan", "1 November 2024: Separuh")
    [berikut] = printed_recommendations(satker_a, 2025)
    assert berikut["status"] == "Selesai"
    assert printed_recommendations(satker_a, 2026) == []
    assert printed_recommendations(satker_a, 2023) == []


def test_the_lakip_bears_the_table_or_says_that_there_is_none(auditor, satker_a):
    [kosong] = follow_up_section(lakip_snapshot(satker_a, 2024))
    assert kosong.blok[0].teks == "Tidak ada rekomendasi yang tercatat terbuka pada tahun 2024."
    give(auditor, satker_a)
    [bagian] = follow_up_section(lakip_snapshot(satker_a, 2024))
    assert [s.teks for s in bagian.blok[1].tabel.baris[0].sel][:2] == ["1", "Lengkapi bukti"]


def test_a_snapshot_from_before_has_no_section():
    assert follow_up_section({"tahun": 2024}) == []


def test_the_table_leaves_as_a_file(auditor, satker_a):
    give(auditor, satker_a)
    [baris] = SEMUA["rekomendasi"].dataset(satker_a, 2024).dict
    assert (baris["Rekomendasi"], baris["Status"]) == ("Lengkapi bukti", "Terbuka")


def test_the_browser_reports_and_decides(auditor, operator_a, satker_a, client):
    satu = give(auditor, satker_a)
    client.force_login(operator_a)
    isi = {"status": "dilaporkan", "tanggal": HARI.isoformat(), "catatan": "Selesai", "suntingan": 0}
    alamat = reverse("laporan:rekomendasi-lapor", args=["17.02", TAHUN, satu.pk])
    assert client.post(alamat, isi).status_code == 302
    client.force_login(auditor)
    isi = {"status": "selesai", "tanggal": HARI.isoformat(), "catatan": "Sesuai", "suntingan": 1}
    alamat = reverse("laporan:rekomendasi-putus", args=["17.02", TAHUN, satu.pk])
    assert client.post(alamat, isi).status_code == 302
    satu.refresh_from_db()
    assert satu.status == "selesai"


def test_the_list_does_not_grow_in_queries(auditor, satker_a, client):
    client.force_login(auditor)
    alamat = reverse("laporan:rekomendasi-list", args=["17.02", TAHUN])
    give(auditor, satker_a)
    client.get(alamat)
    satu = queries_in(lambda: client.get(alamat))
    give(auditor, satker_a)
    give(auditor, satker_a)
    assert queries_in(lambda: client.get(alamat)) == satu
