"""Moving a document with all that belongs to it: checks, kept content, windows, and the version before."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from kinerja.models import Pengukuran, Pk, Rkt
from laporan.models import Dokumen, Lakip, Narasi
from laporan.services.alur import advance, settle_in_force, submit
from laporan.services.dokumen import JENIS
from laporan.services.lakip import create_narasi, delete_narasi, edit_narasi, save_lakip
from renstra.models import Renstra
from sakip.choices import JenisDokumen
from sakip.errors import ConflictError
from sakip.models import Langkah, Pejabat, Periode
from sakip.transitions import Aksi
from tests.kinerja.rakit import make_pengukuran, make_pk, settle

TAHUN = 2024


@pytest.fixture
def pk(unit_a):
    Pejabat.objects.create(unit=unit_a, jabatan="Ketua", jenis_jabatan="ketua", nama="Nama Contoh")
    return make_pk(unit_a, "80%", "12 Laporan", tanggal=date(2024, 1, 15))


def step(user, dokumen, aksi, **isi):
    dokumen.refresh_from_db()
    return advance(user=user, dokumen=dokumen, aksi=aksi, suntingan=dokumen.suntingan, **isi)


def test_a_submission_keeps_what_was_submitted(pk, operator_a):
    langkah = submit(user=operator_a, dokumen=pk, suntingan=0)
    isi = json.loads(langkah.isi)
    assert [b["target"] for b in isi["baris"]] == ["80%", "12 Laporan"]
    assert (pk.status, langkah.user) == ("diajukan", operator_a)


def test_a_submission_with_a_galat_is_refused_in_words(unit_a, operator_a):
    kosong = Pk.objects.create(unit=unit_a, tahun=TAHUN)
    with pytest.raises(ValidationError):
        submit(user=operator_a, dokumen=kosong, suntingan=0)
    kosong.refresh_from_db()
    assert (kosong.status, Langkah.objects.count()) == ("draf", 0)


def test_a_stranger_is_told_of_the_right_and_not_of_the_findings(unit_a, operator_b):
    kosong = Pk.objects.create(unit=unit_a, tahun=TAHUN)
    with pytest.raises(PermissionDenied, match="Ajukan"):
        submit(user=operator_b, dokumen=kosong, suntingan=0)


def test_a_closed_window_refuses_a_submission(pk, operator_a):
    kemarin = timezone.localdate() - timedelta(days=1)
    Periode.objects.create(dokumen=JenisDokumen.PK, tahun=TAHUN, tutup=kemarin)
    with pytest.raises(ValidationError, match="sudah ditutup"):
        submit(user=operator_a, dokumen=pk, suntingan=0)


def test_who_saw_an_older_version_submits_nothing(pk, operator_a):
    Pk.objects.update(suntingan=3)
    with pytest.raises(ConflictError):
        submit(user=operator_a, dokumen=pk, suntingan=0)


def test_the_next_version_replaces_the_one_in_force(pk, unit_a, operator_a, sekretaris_a):
    pk.status = "ditetapkan"
    pk.save()
    baru = make_pk(unit_a, "85%", versi=1, tanggal=date(2024, 7, 1))
    step(operator_a, baru, Aksi.AJUKAN)
    step(sekretaris_a, baru, Aksi.SETUJUI)
    settle_in_force(user=sekretaris_a, dokumen=baru)
    assert list(Pk.objects.order_by("versi").values_list("status", flat=True)) == [
        "digantikan",
        "ditetapkan",
    ]
    assert list(Langkah.objects.order_by("id").values_list("objek_id", "aksi")) == [
        (baru.pk, "ajukan"),
        (baru.pk, "setujui"),
        (pk.pk, "gantikan"),
        (baru.pk, "tetapkan"),
    ]


def test_what_is_not_approved_does_not_come_into_force_and_replaces_nothing(pk, unit_a, sekretaris_a):
    pk.status = "ditetapkan"
    pk.save()
    baru = make_pk(unit_a, "85%", versi=1)
    with pytest.raises(ValidationError, match="berstatus draf"):
        settle_in_force(user=sekretaris_a, dokumen=baru)
    pk.refresh_from_db()
    assert (pk.status, Langkah.objects.count()) == ("ditetapkan", 0)


def test_an_older_version_never_replaces_a_later_one(pk, unit_a, sekretaris_a):
    settle(pk, "disetujui")
    kemudian = settle(make_pk(unit_a, "85%", versi=1))
    with pytest.raises(ValidationError, match="Perubahan ke-1 sudah berlaku"):
        settle_in_force(user=sekretaris_a, dokumen=pk)
    kemudian.refresh_from_db()
    pk.refresh_from_db()
    assert (kemudian.status, pk.status, Langkah.objects.count()) == ("ditetapkan", "disetujui", 0)


def test_a_copy_without_a_version_is_of_the_one_in_force(pk, unit_a, satker_a):
    settle(pk)
    make_pk(unit_a, "85%", versi=1)
    assert JENIS["pk"].cari(satker_a, "lembaga", TAHUN, None) == pk


def test_a_renstra_that_is_signed_anew_replaces_no_other(satker_a, sekretaris_a):
    lama = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024, status="ditetapkan")
    baru = Renstra.objects.create(satker=satker_a, tahun_awal=2025, tahun_akhir=2029, status="disetujui")
    settle_in_force(user=sekretaris_a, dokumen=baru)
    lama.refresh_from_db()
    assert (lama.status, baru.status) == ("ditetapkan", "ditetapkan")


def test_the_document_of_another_unit_stays_in_force(pk, sekretariat_a, unit_a, sekretaris_a):
    lain = make_pk(sekretariat_a, "1")
    Pk.objects.filter(pk=lain.pk).update(status="ditetapkan")
    Pk.objects.filter(pk=pk.pk).update(status="disetujui")
    pk.refresh_from_db()
    settle_in_force(user=sekretaris_a, dokumen=pk)
    lain.refresh_from_db()
    assert (pk.status, lain.status) == ("ditetapkan", "ditetapkan")


@pytest.fixture
def pengukuran(pk):
    Pk.objects.update(status="ditetapkan")
    return make_pengukuran(pk, "70%", "12 Laporan")


def test_a_realisasi_goes_up_to_the_province_and_comes_back_as_a_new_version(
    pengukuran, operator_a, kasubbag_a, sekretaris_a, provinsi_17
):
    step(operator_a, pengukuran, Aksi.AJUKAN)
    step(kasubbag_a, pengukuran, Aksi.SETUJUI)
    tetap = step(sekretaris_a, pengukuran, Aksi.TETAPKAN)
    step(provinsi_17, pengukuran, Aksi.TOLAK, alasan="Bukti baris 1 belum ada")
    pengukuran.refresh_from_db()
    assert [b["realisasi"] for b in json.loads(tetap.isi)["baris"]] == ["70%", "12 Laporan"]
    assert (pengukuran.status, pengukuran.versi, pengukuran.alasan_perubahan) == (
        "dikembalikan",
        1,
        "Bukti baris 1 belum ada",
    )


def test_a_correction_needs_one_of_the_reasons_of_the_regulation(pengukuran, operator_a):
    Pengukuran.objects.update(status="ditetapkan")
    with pytest.raises(ValidationError, match="Pilih alasan perubahan"):
        step(operator_a, pengukuran, Aksi.BUKA, alasan="Salah ketik")
    step(operator_a, pengukuran, Aksi.BUKA, alasan="Salah ketik", jenis_perubahan="prioritas")
    pengukuran.refresh_from_db()
    assert (pengukuran.status, pengukuran.versi, pengukuran.jenis_perubahan) == ("draf", 1, "prioritas")


def test_a_lakip_without_a_row_gets_one_when_it_is_submitted(pengukuran, satker_a, operator_a):
    lakip = Lakip(satker=satker_a, tahun=TAHUN)
    try:
        submit(user=operator_a, dokumen=lakip, suntingan=0)
    except ValidationError:
        assert Lakip.objects.count() == 0
    else:
        assert Lakip.objects.get().status == "diajukan"


def test_an_rkt_has_the_same_life(unit_a, operator_a, kasubbag_a):
    rkt = Rkt.objects.create(unit=unit_a, tahun=TAHUN, status="diajukan")
    step(kasubbag_a, rkt, Aksi.KEMBALIKAN, alasan="Target kosong")
    assert (Rkt.objects.get().status, Langkah.objects.get().alasan) == ("dikembalikan", "Target kosong")


def test_a_submission_of_realisasi_computes_its_figures_first(pengukuran, operator_a):
    pengukuran.baris.update(capaian_nilai=1)
    isi = json.loads(step(operator_a, pengukuran, Aksi.AJUKAN).isi)
    assert [b["capaian"] for b in isi["baris"]] == ["87.50", "100.00"]


@pytest.mark.parametrize("dokumen", ["lakip", "rkt"])
def test_the_sections_of_a_submitted_document_are_not_written(satker_a, unit_a, operator_a, dokumen):
    isi = {"satker": satker_a, "tahun": TAHUN}
    narasi = Narasi.objects.create(**isi, dokumen=dokumen, bagian="Pengantar", teks="Semula")
    Lakip.objects.create(**isi, status="diajukan" if dokumen == "lakip" else "draf")
    Rkt.objects.create(unit=unit_a, tahun=TAHUN, status="diajukan" if dokumen == "rkt" else "draf")
    deeds = (
        lambda: create_narasi(user=operator_a, **isi, dokumen=dokumen, bagian="Penutup", teks="Baru"),
        lambda: edit_narasi(user=operator_a, narasi=narasi, suntingan=0, teks="Lain"),
        lambda: delete_narasi(user=operator_a, narasi=narasi),
    )
    for deed in deeds:
        with pytest.raises(ValidationError, match="berstatus diajukan"):
            deed()
    lain = "rkt" if dokumen == "lakip" else "lakip"
    with pytest.raises(ValidationError, match="berstatus diajukan"):
        edit_narasi(
            user=operator_a,
            narasi=create_narasi(user=operator_a, **isi, dokumen=lain, bagian="Awal", teks="A"),
            suntingan=0,
            dokumen=dokumen,
        )
    assert list(Narasi.objects.order_by("id").values_list("dokumen", "teks")) == [
        (dokumen, "Semula"),
        (lain, "A"),
    ]


def test_the_head_of_a_submitted_lakip_is_not_written(satker_a, operator_a):
    Lakip.objects.create(satker=satker_a, tahun=TAHUN, status="ditetapkan", tempat="Curup")
    with pytest.raises(ValidationError, match="Buat perubahan untuk mengubah isinya"):
        save_lakip(user=operator_a, satker=satker_a, tahun=TAHUN, suntingan=0, tempat="Bengkulu")
    assert Lakip.objects.get().tempat == "Curup"


def test_the_sections_wait_for_their_window(satker_a, operator_a):
    kemarin = timezone.localdate() - timedelta(days=1)
    Periode.objects.create(dokumen="lakip", tahun=TAHUN, tutup=kemarin)
    isi = {"user": operator_a, "satker": satker_a, "tahun": TAHUN, "bagian": "Awal", "teks": "A"}
    with pytest.raises(ValidationError, match="sudah ditutup"):
        create_narasi(**isi, dokumen="lakip")
    create_narasi(**isi, dokumen="rkt")
    assert Narasi.objects.get().dokumen == "rkt"


def test_who_returns_an_approved_document_sets_its_prepared_copy_aside(pk, operator_a, kasubbag_a, ketua_a):
    step(operator_a, pk, Aksi.AJUKAN)
    step(kasubbag_a, pk, Aksi.SETUJUI)
    naskah = Dokumen.objects.create(
        kode="a" * 16,
        jenis="pk",
        satker=pk.pemilik,
        unit=pk.unit,
        tahun=TAHUN,
        objek_id=pk.pk,
        judul="PK",
        snapshot="{}",
        sidik="0" * 64,
    )
    step(ketua_a, pk, Aksi.KEMBALIKAN, alasan="Target terlalu rendah")
    naskah.refresh_from_db()
    assert (naskah.status, naskah.alasan) == ("batal", "Target terlalu rendah")
