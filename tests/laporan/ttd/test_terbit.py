"""Freezing an approved document: what is kept, what refuses it, and what a later change does not touch."""

import io
import json

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from kinerja.models import Pk
from laporan.antrean import latest_file
from laporan.berkas import read_file
from laporan.models import BerkasDokumen, Dokumen
from laporan.services.pemeriksaan import waivable, waive
from laporan.services.terbit import cancel_prepared, prepare_document, prepare_steps
from sakip.bacaan import set_target
from sakip.errors import ConflictError
from sakip.models import Jejak
from sakip.services.suntingan import change_seen
from sakip.sidik import kanonik, sidik_isi, sidik_teks
from tests.laporan.dokumen.conftest import read_pdf
from tests.laporan.dokumen.naskah import read_attachment


def files_in_storage():
    """Every kept file of the documents of 2024."""
    if not default_storage.exists("dokumen/2024"):
        return []
    folders = default_storage.listdir("dokumen/2024")[0]
    return [nama for kode in folders for nama in default_storage.listdir(f"dokumen/2024/{kode}")[1]]


def test_an_approved_pk_becomes_a_file_with_empty_fields(dokumen):
    berkas = BerkasDokumen.objects.get()
    isi = read_file(berkas)
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        fields = {str(f.T): str(f.FT) for f in pdf.Root.AcroForm.Fields}
    assert fields == {"ttd_1": "/Sig", "ttd_2": "/Sig", "segel": "/Sig"}
    assert (berkas.sidik, berkas.ukuran) == (sidik_isi(isi), len(isi))
    assert list(dokumen.tanda_tangan.values_list("bidang", "nama", "jabatan")) == [
        ("ttd_1", "Siti Aminah, S.H.", "Sekretaris Komisi Pemilihan Umum Kabupaten Rejang Lebong"),
        ("ttd_2", "Sugianto, S.Sos.", "Ketua Komisi Pemilihan Umum Kabupaten Rejang Lebong"),
    ]


def test_the_data_inside_the_file_are_the_frozen_ones(dokumen):
    lampiran = read_attachment(read_file(dokumen.berkas.get()))
    assert lampiran["kode"] == dokumen.kode
    assert kanonik(lampiran["isi"]) == dokumen.snapshot
    assert lampiran["sidik"] == dokumen.sidik == sidik_teks(dokumen.snapshot)


def test_the_snapshot_holds_no_nip(dokumen, ketua):
    ketua.nip = "198001012005011001"
    ketua.save()
    dokumen.refresh_from_db()
    assert "nip" not in json.dumps(json.loads(dokumen.snapshot)).lower()


def test_preparing_again_changes_nothing_when_nothing_changed(dokumen, pk, operator_a):
    assert prepare_document(user=operator_a, sumber=pk).pk == dokumen.pk
    assert Dokumen.objects.count() == 1


def test_a_changed_official_is_prepared_anew_and_the_old_naskah_set_aside(dokumen, pk, ketua, operator_a):
    ketua.nama = "Ketua Baru, M.Si."
    ketua.save()
    baru = prepare_document(user=operator_a, sumber=pk)
    dokumen.refresh_from_db()
    assert (dokumen.status, baru.status, baru.kode == dokumen.kode) == ("batal", "menunggu", False)


def test_only_what_is_approved_is_prepared(pk, operator_a):
    pk.status = "draf"
    pk.save()
    with pytest.raises(ValidationError, match="berstatus draf"):
        prepare_document(user=operator_a, sumber=pk)
    assert Dokumen.objects.count() == 0


def test_without_an_official_nothing_is_prepared(pk, operator_a, ketua):
    ketua.delete()
    with pytest.raises(ValidationError, match="Ketua"):
        prepare_document(user=operator_a, sumber=pk)


@pytest.mark.parametrize("nama", ["operator_b", "provinsi_17", "auditor", "pusat"])
def test_others_do_not_prepare(pk, make_persona, nama):
    with pytest.raises(PermissionDenied):
        prepare_document(user=make_persona(nama), sumber=pk)


def test_a_change_while_the_pages_are_set_stores_nothing(pk, operator_a):
    langkah = prepare_steps(user=operator_a, sumber=pk)
    while next(langkah) != "Menyimpan naskah":
        pass
    change_seen(Pk.objects.get(pk=pk.pk), suntingan=pk.suntingan, nilai={"tempat": "Lain"})
    with pytest.raises(ConflictError):
        next(langkah)
    assert (Dokumen.objects.count(), BerkasDokumen.objects.count()) == (0, 0)
    assert files_in_storage() == []


def test_a_failed_render_changes_nothing(pk, operator_a, monkeypatch):
    def fail(*args, **kwargs):
        raise MemoryError

    monkeypatch.setattr("weasyprint.HTML.render", fail)
    jejak = Jejak.objects.count()
    with pytest.raises(MemoryError):
        prepare_document(user=operator_a, sumber=pk)
    assert (Dokumen.objects.count(), Jejak.objects.count()) == (0, jejak)
    assert not default_storage.exists("dokumen")


def test_a_document_that_goes_back_takes_its_naskah_along(dokumen, pk, operator_a):
    cancel_prepared(user=operator_a, sumber=pk, alasan="Target keliru")
    dokumen.refresh_from_db()
    assert (dokumen.status, dokumen.alasan) == ("batal", "Target keliru")


def test_a_file_that_was_touched_in_the_storage_is_not_given_out(dokumen):
    berkas = dokumen.berkas.get()
    default_storage.delete(berkas.berkas.name)
    default_storage.save(berkas.berkas.name, ContentFile(b"%PDF-1.7 yang lain"))
    with pytest.raises(ValidationError, match="tidak sama"):
        read_file(berkas)


def test_reason_of_the_reviewer_is_frozen_and_printed(pk, operator_a, kasubbag_a):
    baris = pk.baris.get(urut=1)
    set_target(baris, "95%")
    baris.alasan_selisih = "Dua dokumen ditunda."
    baris.save()
    waive(user=kasubbag_a, sumber=pk, sidik=[t.sidik for t in waivable(pk)], alasan="Disetujui rapat pleno.")
    dokumen = prepare_document(user=operator_a, sumber=pk)
    satu = json.loads(dokumen.snapshot)["baris"][0]
    assert (satu["selisih"], satu["alasan_selisih"], satu["alasan_pemeriksa"]) == (
        ["target Renstra 100%"],
        "Dua dokumen ditunda.",
        "Disetujui rapat pleno.",
    )
    assert "Pemeriksa: Disetujui rapat pleno." in read_pdf(read_file(latest_file(dokumen))).teks
