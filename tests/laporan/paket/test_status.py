"""Where an imported version stands: dated = ditetapkan (impor), undated = draf; what is signed here stays."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kinerja.models import BarisPk, Pengukuran, Pk, Realisasi, RencanaAksi
from sakip.models import Periode, UnitKerja
from tests.kinerja.rakit import make_pk, settle
from tests.laporan.paket.berkas import paket
from tests.laporan.paket.test_izin import put_in, refused, said

pytestmark = pytest.mark.django_db
JUDUL = ["tahun", "unit", "versi", "tanggal", "alasan_perubahan", "sasaran", "indikator", "target"]


def pk(*versi, target="80%"):
    """A paket with one row for each (versi, tanggal) of the PK of the lembaga."""
    rows = [[2024, "lembaga", v, t, "Mutasi" if v else "", "s", "i", target] for v, t in versi]
    return paket(pk=[JUDUL, *rows])


def states(model=Pk):
    return list(model.objects.order_by("versi").values_list("versi", "status", "asal"))


def realisasi(teks="70%"):
    judul = ["tahun", "triwulan", "unit", "sasaran", "indikator", "realisasi"]
    return {"realisasi": [judul, [2024, 4, "lembaga", "s", "i", teks]]}


def test_a_dated_version_arrives_as_ditetapkan_and_says_so():
    hasil = put_in(pk((0, "2 Januari 2024")))
    assert states() == [(0, "ditetapkan", "impor")]
    kalimat = [pesan for _, _, _, pesan in said(hasil, "info") if "dicatat sebagai" in pesan]
    assert kalimat == [f"{Pk.objects.get()}, versi awal, dicatat sebagai ditetapkan (impor)."]


def test_an_undated_version_stays_a_draf():
    put_in(pk((0, None)))
    assert states() == [(0, "draf", "impor")]


def test_the_latest_dated_version_replaces_those_before_it():
    put_in(pk((0, None), (1, "1 Februari 2024"), (2, "1 Juli 2024"), (3, None)))
    assert [status for _, status, _ in states()] == ["digantikan", "digantikan", "ditetapkan", "draf"]


def test_a_later_paket_brings_the_next_version():
    put_in(pk((0, "2 Januari 2024")))
    put_in(pk((1, "1 Juli 2024"), target="90%"))
    assert [status for _, status, _ in states()] == ["digantikan", "ditetapkan"]


def test_a_date_that_comes_later_makes_it_ditetapkan():
    put_in(pk((0, None)))
    put_in(pk((0, "2 Januari 2024")))
    assert states() == [(0, "ditetapkan", "impor")]


def test_the_same_paket_again_changes_nothing():
    isi = pk((0, "2 Januari 2024"), (1, "1 Juli 2024"))
    put_in(isi)
    hasil = put_in(isi)
    assert (hasil.tersimpan, hasil.hitung()["berubah"]) == (False, 0)


def test_stored_drafts_from_before_are_left_alone(unit_a):
    make_pk(unit_a, "80%", tanggal=date(2024, 1, 2))
    Pk.objects.update(asal="impor")
    put_in(paket(pk=[["tahun", "unit", "sasaran", "indikator", "target"], [2024, "lembaga", "s", "i", "1"]]))
    assert states() == [(0, "draf", "impor")]


def test_the_pola_of_a_rencana_aksi_are_apart():
    judul = ["tahun", "unit", "tanggal", "sasaran", "indikator", "pola", "p1"]
    rows = [[2024, "lembaga", "2 Januari 2024", "s", "i", "triwulan", "1"]]
    rows.append([2024, "lembaga", "3 Januari 2024", "s", "i", "bulan", "1"])
    put_in(paket(rencana_aksi=[judul, *rows]))
    assert [status for _, status, _ in states(RencanaAksi)] == ["ditetapkan", "ditetapkan"]


def test_what_was_signed_here_is_not_replaced_by_a_paket(unit_a):
    settle(make_pk(unit_a, "80%"))
    put_in(pk((1, "1 Juli 2024")))
    assert states() == [(0, "ditetapkan", "sistem"), (1, "draf", "impor")]


def test_a_date_for_a_draft_that_was_made_here_leaves_it_a_draft(unit_a):
    make_pk(unit_a, "80%")
    put_in(pk((0, "2 Januari 2024")))
    assert (states(), Pk.objects.get().tanggal) == ([(0, "draf", "sistem")], date(2024, 1, 2))


@pytest.mark.parametrize("status", ["draf", "diajukan", "dikembalikan", "disetujui"])
def test_a_dated_version_is_refused_beside_one_that_is_under_way_here(unit_a, status):
    settle(make_pk(unit_a, "80%"), status)
    (galat,) = refused(pk((1, "1 Juli 2024")))
    assert galat[:3] == ("pk", None, "")
    assert f"padahal versi awal diisi di aplikasi dan berstatus {status}." in galat[3]
    assert states() == [(0, status, "sistem")]


def test_a_slip_in_an_imported_document_is_mended_by_the_next_paket():
    put_in(pk((0, "2 Januari 2024")))
    put_in(pk((0, "2 Januari 2024"), target="85%"))
    assert (BarisPk.objects.get().target_teks, states()) == ("85%", [(0, "ditetapkan", "impor")])


def test_what_a_signed_version_replaced_is_beyond_a_paket(unit_a):
    put_in(pk((0, "2 Januari 2024")))
    settle(make_pk(unit_a, "90%", versi=1))
    assert [kalimat.split(",")[0] for *_, kalimat in refused(pk((0, "2 Januari 2024"), target="85%"))] == [
        f"PK 2024 {UnitKerja.objects.get(pk=unit_a.pk)} berstatus digantikan"
    ]


def test_realisasi_is_measured_against_what_is_in_force_and_not_against_a_draft(unit_a):
    put_in(pk((0, "2 Januari 2024"), (1, None)))
    put_in(paket(**realisasi()))
    assert Realisasi.objects.get().baris_pk.pk_dokumen.versi == 0


def test_a_submitted_measurement_is_beyond_a_paket():
    put_in(paket(**realisasi()))
    Pengukuran.objects.update(status="diajukan")
    (galat,) = refused(paket(**realisasi("75%")))
    assert "berstatus diajukan" in galat[3]
    assert Realisasi.objects.get().realisasi_teks == "70%"


def test_a_closed_window_refuses_rows_of_its_document():
    put_in(paket(**realisasi()))
    kemarin = timezone.localdate() - timedelta(days=1)
    Periode.objects.create(dokumen="realisasi", tahun=2024, triwulan=4, tutup=kemarin)
    assert put_in(paket(**realisasi())).tersimpan is False
    (galat,) = refused(paket(**realisasi("75%")))
    assert galat[:2] == ("realisasi", 2)
    assert "sudah ditutup" in galat[3]


def test_a_returned_measurement_takes_a_paket_while_it_is_reviewed(operator_a):
    put_in(paket(**realisasi()))
    hari = timezone.localdate()
    Periode.objects.create(
        dokumen="realisasi", tahun=2024, triwulan=4, tutup=hari - timedelta(days=1), tutup_tinjau=hari
    )
    (galat,) = refused(paket(**realisasi("75%")))
    assert "Pengisian Realisasi" in galat[3]
    Pengukuran.objects.update(status="dikembalikan")
    put_in(paket(**realisasi("75%")), operator_a)
    assert Realisasi.objects.get().realisasi_teks == "75%"


@pytest.fixture
def lived(settings):
    """The year of the tests is lived in the system."""
    settings.TAHUN_MULAI = 2024


def test_the_satker_itself_brings_history_in_as_ditetapkan(settings, operator_a):
    settings.TAHUN_MULAI = 2025
    put_in(pk((0, "2 Januari 2024")), operator_a)
    assert states() == [(0, "ditetapkan", "impor")]


@pytest.mark.parametrize("nama", ["operator_a", "admin_a"])
def test_the_satker_itself_puts_nothing_in_force_in_a_year_that_is_lived_here(lived, nama, make_persona):
    hasil = put_in(pk((0, "2 Januari 2024"), (1, "1 Juli 2024")), make_persona(nama))
    assert states() == [(0, "draf", "impor"), (1, "draf", "impor")]
    kalimat = [pesan for *_, pesan in said(hasil, "info") if "masuk sebagai draf" in pesan]
    assert (len(kalimat), "Tahun 2024 dijalankan di aplikasi ini" in kalimat[0]) == (2, True)


@pytest.mark.parametrize("nama", ["provinsi_17", "pusat"])
def test_who_stands_above_brings_in_what_is_ditetapkan(lived, nama, make_persona):
    put_in(pk((0, "2 Januari 2024")), make_persona(nama))
    assert states() == [(0, "ditetapkan", "impor")]


def test_the_command_line_brings_in_what_is_ditetapkan(lived):
    put_in(pk((0, "2 Januari 2024")))
    assert states() == [(0, "ditetapkan", "impor")]


def test_the_satker_itself_does_not_change_what_was_brought_in_as_ditetapkan(lived, operator_a):
    put_in(pk((0, "2 Januari 2024")))
    (galat,) = refused(pk((0, "2 Januari 2024"), target="85%"), operator_a)
    assert ("berstatus ditetapkan" in galat[3], BarisPk.objects.get().target_teks) == (True, "80%")
    assert put_in(pk((0, "2 Januari 2024")), operator_a).tersimpan is False
