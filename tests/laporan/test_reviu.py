"""The review of a LAKIP: who may, what is asked, what is printed, and when that is no longer true."""

import io
import zipfile
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from laporan.bentuk.lakip import bentuk_lakip
from laporan.models import Narasi, Reviu
from laporan.reviu.butir import BUTIR
from laporan.reviu.pernyataan import state_of_review, still_stands
from laporan.reviu.saran import CARI, suggestions
from laporan.services import reviu as services
from laporan.snapshot import lakip_snapshot
from sakip.errors import ConflictError
from sakip.models import Jejak, Pemberitahuan, Penugasan
from tests.graf import RAHASIA, TAHUN, build_graph

SEMUA_YA = dict.fromkeys(BUTIR, ("ya", ""))
PEREVIU = {"nama": "Siti Contoh", "jabatan": "Inspektur Contoh", "tanggal": date(2025, 2, 3)}


@pytest.fixture
def graf(satker_a):
    graf = build_graph(satker_a)
    graf["temuan_reviu"].delete()
    return graf


@pytest.fixture
def reviu(graf):
    return graf["reviu"]


def answer_all(user, reviu):
    services.answer_checklist(user=user, reviu=reviu, suntingan=reviu.suntingan, jawaban=SEMUA_YA)


def close(user, reviu, **isi):
    isi = PEREVIU | {"berpernyataan": True} | isi
    return services.close_review(user=user, reviu=reviu, suntingan=reviu.suntingan, **isi)


def add(user, reviu, uraian="Angka berbeda"):
    return services.add_finding(user=user, reviu=reviu, uraian=uraian, tingkat="sedang")


def test_every_item_has_a_suggestion_of_its_own(graf, satker_a):
    assert set(CARI) == set(BUTIR)
    saran = suggestions(satker_a, TAHUN, lakip_snapshot(satker_a, TAHUN))
    assert saran["I.2"].kalimat == "1 dari 1 indikator Perjanjian Kinerja mempunyai target."


def test_a_suggestion_is_never_chosen_for_the_reviewer(graf, auditor, client):
    client.force_login(auditor)
    halaman = client.get(reverse("laporan:reviu-edit", args=["17.02", TAHUN])).content.decode()
    assert "Data menyarankan" in halaman
    assert " checked" not in halaman


def test_only_apip_reviews(satker_a, pusat, provinsi_17, operator_a, auditor):
    for user in (pusat, provinsi_17, operator_a):
        with pytest.raises(PermissionDenied):
            services.open_review(user=user, satker=satker_a, tahun=TAHUN)
    assert services.open_review(user=auditor, satker=satker_a, tahun=TAHUN).is_open


def test_nobody_reviews_where_he_works(satker_a, auditor):
    Penugasan.objects.create(user=auditor, satker=satker_a, peran="operator")
    with pytest.raises(PermissionDenied, match="bertugas pada"):
        services.open_review(user=auditor, satker=satker_a, tahun=TAHUN)


def test_one_review_at_a_time(reviu, satker_a, auditor):
    with pytest.raises(ValidationError, match="sedang berjalan"):
        services.open_review(user=auditor, satker=satker_a, tahun=TAHUN)


def test_a_no_needs_a_note(reviu, auditor):
    with pytest.raises(ValidationError, match="tuliskan catatannya"):
        services.answer_checklist(
            user=auditor, reviu=reviu, suntingan=reviu.suntingan, jawaban={"I.1": ("tidak", "")}
        )


def test_two_reviewers_do_not_overwrite_each_other(reviu, auditor):
    answer_all(auditor, reviu)
    with pytest.raises(ConflictError):
        services.answer_checklist(user=auditor, reviu=reviu, suntingan=0, jawaban=SEMUA_YA)


def test_an_answer_can_be_taken_back(reviu, auditor):
    answer_all(auditor, reviu)
    kosong = {"I.1": ("", "")}
    services.answer_checklist(user=auditor, reviu=reviu, suntingan=reviu.suntingan, jawaban=kosong)
    assert reviu.jawaban.count() == len(BUTIR) - 1


def test_a_finding_tells_the_satker_and_is_answered_there(reviu, auditor, operator_a):
    temuan = add(auditor, reviu)
    assert Pemberitahuan.objects.filter(user=operator_a).count() == 1
    services.answer_finding(user=operator_a, temuan=temuan, suntingan=temuan.suntingan, tanggapan="Sudah")
    temuan.refresh_from_db()
    assert (temuan.status, temuan.penanggap) == ("ditindaklanjuti", operator_a)
    assert Pemberitahuan.objects.filter(user=auditor).count() == 1


def test_two_answers_to_a_finding_do_not_overwrite_each_other(reviu, auditor, operator_a, kasubbag_a):
    temuan = add(auditor, reviu)
    services.answer_finding(user=operator_a, temuan=temuan, suntingan=0, tanggapan="Sudah")
    with pytest.raises(ConflictError):
        services.answer_finding(user=kasubbag_a, temuan=temuan, suntingan=0, tanggapan="Belum")


def test_two_do_not_close_it_at_once(reviu, auditor):
    answer_all(auditor, reviu)
    with pytest.raises(ConflictError):
        services.close_review(user=auditor, reviu=reviu, suntingan=0, berpernyataan=True, **PEREVIU)


def test_an_auditor_does_not_answer_for_the_satker(reviu, auditor):
    temuan = add(auditor, reviu)
    with pytest.raises(PermissionDenied):
        services.answer_finding(user=auditor, temuan=temuan, suntingan=temuan.suntingan, tanggapan="Sudah")


def test_a_review_with_open_items_is_not_closed(reviu, auditor):
    with pytest.raises(ValidationError, match="23 dari 23 butir belum dijawab"):
        close(auditor, reviu)


def test_an_open_finding_stops_the_statement(reviu, auditor):
    answer_all(auditor, reviu)
    add(auditor, reviu)
    reviu.refresh_from_db()
    with pytest.raises(ValidationError, match="1 temuan belum selesai"):
        close(auditor, reviu)


def test_without_a_statement_a_reason_is_kept(reviu, auditor):
    answer_all(auditor, reviu)
    with pytest.raises(ValidationError, match="Tuliskan mengapa"):
        close(auditor, reviu, berpernyataan=False)
    close(auditor, reviu, berpernyataan=False, simpulan="Angka belum didukung bukti.")
    assert Reviu.objects.get().simpulan == "Angka belum didukung bukti."


def test_the_statement_is_printed_with_its_prescribed_words(reviu, satker_a, auditor):
    answer_all(auditor, reviu)
    close(auditor, reviu)
    bentuk = bentuk_lakip(lakip_snapshot(satker_a, TAHUN))["reviu"]
    assert [b.teks for b in bentuk["blok"]][3:] == ["3 Februari 2025", "Inspektur Contoh", "Siti Contoh"]
    assert bentuk["blok"][2].teks == (
        "Berdasarkan reviu kami, tidak terdapat kondisi atau hal-hal yang menimbulkan perbedaan dalam "
        "meyakini keandalan informasi yang disajikan di dalam laporan kinerja ini."
    )


def test_the_word_file_and_the_page_to_read_bear_it_too(reviu, auditor, client):
    answer_all(auditor, reviu)
    close(auditor, reviu)
    client.force_login(auditor)
    berkas = client.get(reverse("laporan:unduh", args=["17.02", TAHUN, "lakip", "docx"])).content
    isi = zipfile.ZipFile(io.BytesIO(berkas)).read("word/document.xml").decode()
    baca = client.get(reverse("laporan:lakip-baca", args=["17.02", TAHUN])).content.decode()
    assert ("Inspektur Contoh" in isi, "Inspektur Contoh" in baca) == (True, True)


def test_a_changed_figure_makes_the_statement_usang(reviu, satker_a, auditor, graf):
    answer_all(auditor, reviu)
    close(auditor, reviu)
    graf["realisasi"].realisasi_teks = "71%"
    graf["realisasi"].save()
    snapshot = lakip_snapshot(satker_a, TAHUN)
    assert state_of_review(satker_a, TAHUN, snapshot).usang
    assert bentuk_lakip(snapshot)["reviu"] is None


def test_a_changed_word_makes_it_usang_too(reviu, satker_a, auditor):
    answer_all(auditor, reviu)
    close(auditor, reviu)
    Narasi.objects.filter(satker=satker_a).update(teks="Lain")
    assert state_of_review(satker_a, TAHUN, lakip_snapshot(satker_a, TAHUN)).usang


def test_what_is_not_performance_does_not_make_it_usang(reviu, satker_a, auditor, graf):
    answer_all(auditor, reviu)
    close(auditor, reviu)
    graf["pejabat"].nama = "Nama Lain"
    graf["pejabat"].save()
    assert not state_of_review(satker_a, TAHUN, lakip_snapshot(satker_a, TAHUN)).usang


@pytest.mark.parametrize(
    ("lama", "kini", "masih"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, True),
        ({"a": 1}, {"a": 2}, False),
        ({"a": [1]}, {"a": [1, 2]}, False),
        ({"a": {"b": "x"}}, {"a": {}}, False),
    ],
)
def test_still_stands(lama, kini, masih):
    assert still_stands(lama, kini) is masih


def test_the_page_says_that_the_statement_is_usang(reviu, satker_a, auditor, client):
    answer_all(auditor, reviu)
    close(auditor, reviu)
    Narasi.objects.filter(satker=satker_a).update(teks="Lain")
    client.force_login(auditor)
    halaman = client.get(reverse("laporan:reviu-detail", args=["17.02", TAHUN])).content.decode()
    assert "sudah usang" in halaman


def test_the_page_of_the_lakip_says_whether_it_still_holds(reviu, satker_a, auditor, client):
    answer_all(auditor, reviu)
    close(auditor, reviu)
    client.force_login(auditor)
    alamat = reverse("laporan:lakip-detail", args=["17.02", TAHUN])
    evaluasi = reverse("laporan:evaluasi", args=["17.02", TAHUN])
    assert "telah direviu pada 3 Februari 2025" in client.get(alamat).content.decode()
    Narasi.objects.filter(satker=satker_a).update(teks="Lain")
    assert "sudah usang" in client.get(alamat).content.decode()
    assert "Isi laporan berubah sejak direviu." in client.get(evaluasi).content.decode()


def test_a_closed_review_stays_as_it_is(reviu, auditor):
    answer_all(auditor, reviu)
    close(auditor, reviu)
    with pytest.raises(ValidationError, match="sudah ditutup"):
        services.answer_checklist(
            user=auditor, reviu=reviu, suntingan=reviu.suntingan, jawaban={"I.1": ("", "")}
        )


def test_another_satker_sees_nothing_of_it(reviu, operator_b, client):
    client.force_login(operator_b)
    response = client.get(reverse("laporan:reviu-detail", args=["17.02", TAHUN]))
    assert (response.status_code, RAHASIA in response.content.decode()) == (404, False)


def test_the_trail_tells_of_the_end_without_the_name(reviu, auditor):
    answer_all(auditor, reviu)
    close(auditor, reviu)
    rincian = Jejak.objects.get(tindakan="menutup reviu laporan kinerja").rincian
    assert rincian["sesudah"]["jabatan pereviu"] == "Inspektur Contoh"


def test_the_queries_of_the_page_do_not_grow(reviu, auditor, client, django_assert_max_num_queries):
    client.force_login(auditor)
    alamat = reverse("laporan:reviu-detail", args=["17.02", TAHUN])
    add(auditor, reviu)
    client.get(alamat)
    with django_assert_max_num_queries(200) as satu:
        client.get(alamat)
    add(auditor, reviu, "Dua")
    add(auditor, reviu, "Tiga")
    with django_assert_max_num_queries(200) as tiga:
        client.get(alamat)
    assert len(tiga) == len(satu)


def test_who_reviews_walks_from_the_first_page_to_the_end(graf, auditor, client):
    """The forms of the browser, one after the other."""
    client.force_login(auditor)
    graf["reviu"].delete()
    args = ["17.02", TAHUN]
    client.post(reverse("laporan:reviu-create", args=args))
    isi = {f"{kode}-jawaban": "ya" for kode in BUTIR} | {"suntingan": 0}
    assert client.post(reverse("laporan:reviu-edit", args=args), isi).status_code == 302
    temuan = {"bagian": "tabel:anggaran", "kode": "I.6", "uraian": "Periksa", "tingkat": "ringan"}
    assert client.post(reverse("laporan:temuan-create", args=args), temuan).status_code == 302
    reviu = Reviu.objects.get()
    satu = reviu.temuan.get()
    putus = temuan | {"status": "selesai", "keputusan": "Sesuai", "suntingan": satu.suntingan}
    assert client.post(reverse("laporan:temuan-edit", args=[*args, satu.pk]), putus).status_code == 302
    reviu.refresh_from_db()
    akhir = PEREVIU | {"berpernyataan": "ya", "suntingan": reviu.suntingan}
    assert client.post(reverse("laporan:reviu-tutup", args=args), akhir).status_code == 302
    reviu.refresh_from_db()
    assert (reviu.status, reviu.berpernyataan) == ("selesai", True)
