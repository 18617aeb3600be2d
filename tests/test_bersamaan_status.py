"""Somebody submits a document between the check of another deed and its write: the deed is refused in words.

The rival's step is stored right after the query that saw a draf, as in `test_bersamaan`.
"""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import F

from kinerja.models import Pengukuran, Pk, RencanaAksi, Rkt
from kinerja.services.pengukuran import delete_pengukuran
from kinerja.services.perjanjian import delete_pk
from kinerja.services.rencana_aksi import delete_rencana_aksi
from kinerja.services.rkt import delete_rkt
from laporan.models import Lakip, Narasi
from laporan.paket.terapkan import SEMUA, apply_paket
from laporan.services.lakip import create_narasi, delete_narasi, edit_narasi
from renstra.models import Indikator, Renstra
from renstra.services.isi import delete_indikator
from renstra.services.renstra import delete_renstra
from sakip.models import Jejak, Langkah
from tests.kinerja.rakit import TAHUN
from tests.laporan.paket.berkas import paket
from tests.test_bersamaan import rival

BUAT = {
    "pk": (lambda satker, unit: Pk.objects.create(unit=unit, tahun=TAHUN), delete_pk, "dokumen"),
    "rkt": (lambda satker, unit: Rkt.objects.create(unit=unit, tahun=TAHUN), delete_rkt, "dokumen"),
    "rencana aksi": (
        lambda satker, unit: RencanaAksi.objects.create(unit=unit, tahun=TAHUN, pola="bulan"),
        delete_rencana_aksi,
        "dokumen",
    ),
    "pengukuran": (
        lambda satker, unit: Pengukuran.objects.create(unit=unit, tahun=TAHUN, triwulan=1),
        delete_pengukuran,
        "pengukuran",
    ),
    "renstra": (
        lambda satker, unit: Renstra.objects.create(satker=satker, tahun_awal=2020, tahun_akhir=2024),
        delete_renstra,
        "renstra",
    ),
}


def submit(model, **kunci):
    """What a submission stores."""
    rows = model.objects.filter(**kunci)
    return rows.update(status="diajukan", suntingan=F("suntingan") + 1)


@pytest.mark.parametrize("apa", BUAT)
def test_what_was_submitted_meanwhile_is_not_deleted(apa, satker_a, unit_a, operator_a):
    buat, hapus, nama = BUAT[apa]
    dokumen = buat(satker_a, unit_a)
    submit(type(dokumen), pk=dokumen.pk)
    with pytest.raises(ValidationError, match="berstatus diajukan"):
        hapus(user=operator_a, **{nama: dokumen})
    assert (type(dokumen).objects.count(), Jejak.objects.count()) == (1, 0)


@pytest.mark.parametrize("apa", BUAT)
def test_what_was_deleted_meanwhile_is_said_to_be_gone(apa, satker_a, unit_a, operator_a):
    buat, hapus, nama = BUAT[apa]
    dokumen = buat(satker_a, unit_a)
    type(dokumen).objects.filter(pk=dokumen.pk).delete()
    with pytest.raises(ValidationError, match="sudah dihapus oleh pengguna lain"):
        hapus(user=operator_a, **{nama: dokumen})


def test_an_indikator_of_a_renstra_that_was_submitted_meanwhile_stays(satker_a, unit_a, operator_a):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    sasaran = renstra.sasaran.create(unit=unit_a, uraian="Sasaran", tingkat="strategis")
    indikator = Indikator.objects.create(sasaran=sasaran, uraian="Indikator")
    submit(Renstra)
    with pytest.raises(ValidationError, match="berstatus diajukan"):
        delete_indikator(user=operator_a, indikator=indikator)


def test_a_renstra_that_was_in_force_is_not_deleted(satker_a, operator_a):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024, versi=1)
    with pytest.raises(ValidationError, match="pernah ditetapkan"):
        delete_renstra(user=operator_a, renstra=renstra)


@pytest.mark.parametrize("apa", BUAT)
def test_what_was_in_force_once_is_not_deleted_whatever_its_status_is_now(apa, satker_a, unit_a, operator_a):
    buat, hapus, nama = BUAT[apa]
    dokumen = buat(satker_a, unit_a)
    Langkah.objects.create(
        satker=satker_a,
        dokumen=dokumen.jenis_dokumen,
        objek_id=dokumen.pk,
        aksi="tetapkan",
        dari="disetujui",
        ke="ditetapkan",
    )
    with pytest.raises(ValidationError, match="pernah ditetapkan, sehingga tidak dapat dihapus"):
        hapus(user=operator_a, **{nama: dokumen})
    assert (type(dokumen).objects.count(), Jejak.objects.count()) == (1, 0)


@pytest.fixture(params=["lakip", "rkt"])
def narasi(request, satker_a, unit_a):
    """A section of a document that is a draf; `model` is the document."""
    Lakip.objects.create(satker=satker_a, tahun=TAHUN)
    Rkt.objects.create(unit=unit_a, tahun=TAHUN)
    narasi = Narasi.objects.create(
        satker=satker_a, tahun=TAHUN, dokumen=request.param, bagian="Satu", teks="Lama"
    )
    narasi.model = {"lakip": Lakip, "rkt": Rkt}[request.param]
    return narasi


NARASI = {
    "tambah": lambda user, n: create_narasi(
        user=user, satker=n.satker, tahun=n.tahun, dokumen=n.dokumen, bagian="Dua", teks="Baru"
    ),
    "ubah": lambda user, n: edit_narasi(user=user, narasi=n, suntingan=0, teks="Baru"),
    "hapus": lambda user, n: delete_narasi(user=user, narasi=n),
}


@pytest.mark.parametrize("apa", NARASI)
def test_no_section_is_written_once_its_document_was_submitted(apa, narasi, operator_a):
    tabel = narasi.model._meta.db_table
    with (
        rival(lambda: submit(narasi.model), after=("SELECT", f'FROM "{tabel}"')),
        pytest.raises(ValidationError, match="berstatus diajukan"),
    ):
        NARASI[apa](operator_a, narasi)
    assert list(Narasi.objects.values_list("bagian", "teks")) == [("Satu", "Lama")]


def test_no_section_is_written_once_the_first_lakip_was_submitted(satker_a, operator_a):
    def first():
        Lakip.objects.create(satker=satker_a, tahun=TAHUN, status="diajukan")

    with (
        rival(first, after=("SELECT", 'FROM "laporan_lakip"')),
        pytest.raises(ValidationError, match="berstatus diajukan"),
    ):
        create_narasi(
            user=operator_a, satker=satker_a, tahun=TAHUN, dokumen="lakip", bagian="Satu", teks="Baru"
        )
    assert Narasi.objects.count() == 0


PK = ["unit", "versi", "sasaran", "indikator", "target"]


def apply(target, **lain):
    isi = paket(pk=[["tahun", *PK], [TAHUN, "lembaga", 0, "S1", "I1", target]], **lain)
    return apply_paket(isi, user=None, terima=SEMUA)[1]


@pytest.mark.parametrize(
    ("langkah", "kata"),
    [
        (lambda: submit(Pk), "sekarang berstatus diajukan"),
        (lambda: Pk.objects.update(suntingan=F("suntingan") + 1), "baru saja diubah"),
    ],
)
def test_a_paket_does_not_write_into_what_was_moved_on_meanwhile(langkah, kata, db):
    assert apply("80%") == ""
    with rival(langkah, after=("SELECT", 'FROM "kinerja_pk"')):
        alasan = apply("90%")
    assert (kata in alasan, Pk.objects.get().baris.get().target_teks) == (True, "80%")


def test_a_paket_does_not_write_sections_of_a_lakip_that_was_submitted_meanwhile(db):
    narasi = [["tahun", "dokumen", "bagian", "teks"], [TAHUN, "lakip", "Potensi", "Lama"]]
    assert apply("80%", narasi=narasi) == ""
    lakip = Lakip.objects.create(satker=Narasi.objects.get().satker, tahun=TAHUN)
    narasi[1][-1] = "Baru"
    with rival(lambda: submit(Lakip, pk=lakip.pk), after=("SELECT", 'FROM "laporan_lakip"')):
        alasan = apply("80%", narasi=narasi)
    assert ("berstatus diajukan" in alasan, Narasi.objects.get().teks) == (True, "Lama")
