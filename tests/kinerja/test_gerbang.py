"""Nothing is measured or planned without a Perjanjian Kinerja in force; what is submitted or closed stays."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kinerja.models import Pengukuran, Pk, RencanaAksi
from kinerja.queries import pk_in_force, rencana_aksi_in_force
from kinerja.services.dokumen import edit_document
from kinerja.services.pengukuran import (
    delete_pengukuran,
    prepare_pengukuran,
    recompute_pengukuran,
)
from kinerja.services.perjanjian import create_pk, save_pk_rows
from kinerja.services.realisasi import record_realisasi
from kinerja.services.rencana_aksi import create_rencana_aksi
from sakip.bacaan import set_target
from sakip.models import PengecualianKunci, Periode
from tests.kinerja.rakit import TAHUN, isi, make_pengukuran, make_pk, make_rkt, settle


@pytest.fixture
def gerbang(settings):
    """The year of the tests lies after the start of the application."""
    settings.TAHUN_MULAI = TAHUN


def prepare(user, unit, triwulan=1, acuan="pk"):
    return prepare_pengukuran(user=user, unit=unit, tahun=TAHUN, triwulan=triwulan, acuan=acuan)


def exception(satker, user, dokumen, **isi):
    besok = timezone.localdate() + timedelta(days=1)
    return PengecualianKunci.objects.create(
        satker=satker,
        dokumen=dokumen,
        tahun=TAHUN,
        kuasa="Surat 1",
        alasan="Tahun lama",
        sampai=besok,
        pemberi=user,
        **isi,
    )


@pytest.mark.parametrize("status", ["draf", "diajukan", "dikembalikan", "disetujui"])
@pytest.mark.parametrize("acuan", ["pk", "rkt"])
def test_without_a_pk_in_force_nothing_is_measured(gerbang, operator_a, unit_a, status, acuan):
    settle(make_pk(unit_a, "80%"), status)
    make_rkt(unit_a, "80%")
    with pytest.raises(ValidationError, match=f"berstatus {status}.*belum dapat diukur"):
        prepare(operator_a, unit_a, acuan=acuan)
    assert Pengukuran.objects.count() == 0


def test_the_refusal_says_that_there_is_no_pk(gerbang, operator_a, unit_a):
    with pytest.raises(ValidationError, match=r"tahun 2024 belum ada.*Buat, ajukan, dan tanda tangani"):
        prepare(operator_a, unit_a)


def test_what_is_in_force_is_measured(gerbang, operator_a, unit_a):
    settle(make_pk(unit_a, "80%"))
    assert prepare(operator_a, unit_a).baris.count() == 1


def test_a_pk_that_was_withdrawn_without_a_successor_is_not_measured(gerbang, operator_a, unit_a):
    settle(make_pk(unit_a, "80%"), "digantikan")
    with pytest.raises(ValidationError, match="berstatus digantikan"):
        prepare(operator_a, unit_a)


def test_a_triwulan_before_the_perubahan_is_measured_against_what_it_replaced(gerbang, operator_a, unit_a):
    lama = settle(make_pk(unit_a, "80%", tanggal=date(TAHUN, 1, 2)))
    settle(make_pk(unit_a, "90%", versi=1, tanggal=date(TAHUN, 7, 1)))
    assert prepare(operator_a, unit_a, triwulan=2).baris.get().baris_pk.pk_dokumen == lama


def test_what_a_paket_brought_as_ditetapkan_is_measured(gerbang, operator_a, unit_a):
    settle(make_pk(unit_a, "80%"))
    Pk.objects.update(asal="impor")
    assert prepare(operator_a, unit_a).baris.count() == 1


def test_a_draf_that_a_paket_brought_is_not_measured(gerbang, operator_a, unit_a):
    make_pk(unit_a, "80%")
    Pk.objects.update(asal="impor")
    with pytest.raises(ValidationError, match="berstatus draf"):
        prepare(operator_a, unit_a)


def test_a_year_of_history_is_measured(settings, operator_a, unit_a):
    settings.TAHUN_MULAI = TAHUN + 1
    make_pk(unit_a, "80%")
    assert prepare(operator_a, unit_a).baris.count() == 1


def test_a_named_exception_opens_the_gate_of_its_triwulan(gerbang, operator_a, unit_a, satker_a, pusat):
    make_pk(unit_a, "80%")
    exception(satker_a, pusat, "realisasi", triwulan=1)
    assert prepare(operator_a, unit_a, triwulan=1).baris.count() == 1
    with pytest.raises(ValidationError, match="berstatus draf"):
        prepare(operator_a, unit_a, triwulan=2)


def test_a_rencana_aksi_needs_a_pk_in_force(gerbang, operator_a, unit_a, satker_a, pusat):
    make_pk(unit_a, "80%")
    with pytest.raises(ValidationError, match="rencana aksinya belum dapat dibuat"):
        create_rencana_aksi(user=operator_a, unit=unit_a, tahun=TAHUN, pola="triwulan")
    assert RencanaAksi.objects.count() == 0
    exception(satker_a, pusat, "rencana-aksi")
    create_rencana_aksi(user=operator_a, unit=unit_a, tahun=TAHUN, pola="triwulan")
    assert RencanaAksi.objects.count() == 1


def test_a_draft_perubahan_is_not_measured_before_it_is_signed(operator_a, unit_a):
    lama = settle(make_pk(unit_a, "80%", tanggal=date(TAHUN, 1, 2)))
    baru = make_pk(unit_a, "90%", versi=1, tanggal=date(TAHUN, 2, 1))
    pengukuran = prepare(operator_a, unit_a)
    assert pengukuran.baris.get().baris_pk.pk_dokumen == lama
    settle(baru)
    assert prepare(operator_a, unit_a).baris.get().baris_pk.pk_dokumen == baru


def test_an_older_triwulan_keeps_the_version_that_was_in_force_at_its_end(unit_a):
    lama = settle(make_pk(unit_a, "80%", tanggal=date(TAHUN, 1, 2)))
    baru = settle(make_pk(unit_a, "90%", versi=1, tanggal=date(TAHUN, 7, 1)))
    assert pk_in_force(unit_a, TAHUN, date(TAHUN, 6, 30)) == lama
    assert pk_in_force(unit_a, TAHUN) == baru


def test_an_imported_version_holds_before_a_draft_and_gives_way_to_a_signed_one(unit_a):
    impor = make_pk(unit_a, "80%")
    Pk.objects.update(asal="impor")
    baru = make_pk(unit_a, "90%", versi=1)
    assert pk_in_force(unit_a, TAHUN) == impor
    settle(baru)
    assert pk_in_force(unit_a, TAHUN) == baru


def test_targets_of_a_draft_rencana_aksi_do_not_measure(operator_a, unit_a):
    pk = make_pk(unit_a, "12 Laporan")
    plans = []
    for versi, teks in enumerate(("6 Laporan", "3 Laporan")):
        plan = RencanaAksi.objects.create(unit=unit_a, tahun=TAHUN, pola="triwulan", versi=versi)
        baris = plan.baris.create(indikator="Indikator 1", baris_pk=pk.baris.get())
        target = baris.periode.model(baris=baris, ke=1)
        set_target(target, teks)
        target.save()
        plans.append(plan)
    RencanaAksi.objects.filter(versi=0).update(status="ditetapkan")
    pengukuran = make_pengukuran(pk, "3 Laporan", triwulan=1)
    assert rencana_aksi_in_force(unit_a, TAHUN) == [plans[0]]
    assert pengukuran.baris.get().capaian_periode_nilai == 50


@pytest.mark.parametrize("status", ["diajukan", "disetujui", "ditetapkan", "diterima"])
def test_a_submitted_measurement_is_not_written(operator_a, unit_a, status):
    pk = settle(make_pk(unit_a, "80%"))
    pengukuran = make_pengukuran(pk, "60%")
    Pengukuran.objects.update(status=status)
    pengukuran.refresh_from_db()
    baris = isi(pengukuran.baris.get(), realisasi="70%")
    deeds = (
        lambda: record_realisasi(user=operator_a, pengukuran=pengukuran, isian=[baris], suntingan=0),
        lambda: recompute_pengukuran(user=operator_a, pengukuran=pengukuran),
        lambda: delete_pengukuran(user=operator_a, pengukuran=pengukuran),
        lambda: prepare(operator_a, unit_a, triwulan=4),
    )
    for deed in deeds:
        with pytest.raises(ValidationError, match=f"berstatus {status}"):
            deed()
    assert pengukuran.baris.get().realisasi_teks == "60%"


def test_a_closed_window_refuses_every_write(operator_a, unit_a):
    pk = make_pk(unit_a, "80%")
    pengukuran = make_pengukuran(settle(pk), "60%")
    kemarin = timezone.localdate() - timedelta(days=1)
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tutup=kemarin)
    Periode.objects.create(dokumen="realisasi", tahun=TAHUN, triwulan=4, tutup=kemarin)
    settle(pk, "draf")
    baris = isi(pengukuran.baris.get(), realisasi="70%")
    deeds = (
        lambda: create_pk(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="kosong"),
        lambda: edit_document(user=operator_a, dokumen=pk, suntingan=0, tempat="Curup"),
        lambda: save_pk_rows(user=operator_a, dokumen=pk, isian=[], suntingan=0),
        lambda: record_realisasi(user=operator_a, pengukuran=pengukuran, isian=[baris], suntingan=0),
        lambda: prepare(operator_a, unit_a, triwulan=4),
    )
    for deed in deeds:
        with pytest.raises(ValidationError, match="sudah ditutup"):
            deed()
    assert pengukuran.baris.get().realisasi_teks == "60%"
