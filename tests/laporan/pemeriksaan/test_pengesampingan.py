"""A reason of a second person: who may give it, what it covers, and when it counts no longer."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from laporan.models import Pengesampingan
from laporan.pemeriksaan import check_document, open_findings
from laporan.services.pemeriksaan import waivable, waive
from sakip.bacaan import set_target
from sakip.choices import StatusDokumen
from sakip.models import Jejak, Langkah
from sakip.transitions import Aksi


def submit(dokumen, user):
    dokumen.status = StatusDokumen.DIAJUKAN
    dokumen.save()
    Langkah.objects.create(
        satker=dokumen.pemilik,
        unit=dokumen.unit_alur,
        dokumen=dokumen.jenis_dokumen,
        objek_id=dokumen.pk,
        versi=dokumen.versi,
        aksi=Aksi.AJUKAN,
        dari=StatusDokumen.DRAF,
        ke=StatusDokumen.DIAJUKAN,
        user=user,
    )


@pytest.fixture
def diajukan(pk, ketua, renstra, add, operator_a):
    """A PK with one finding of tingkat alasan, submitted by the operator."""
    add(pk)
    submit(pk, operator_a)
    return pk


def _sidik(dokumen):
    return [t.sidik for t in waivable(dokumen)]


def _waive(user, dokumen, alasan="Indikator baru tahun ini."):
    return waive(user=user, sumber=dokumen, sidik=_sidik(dokumen), alasan=alasan)


def test_reason_of_a_second_person_opens_the_way_to_the_signature(diajukan, kasubbag_a):
    assert [t.kode for t in open_findings(diajukan, langkah="ttd")] == ["R13"]
    _waive(kasubbag_a, diajukan)
    assert open_findings(diajukan, langkah="ttd") == []


def test_finding_stays_with_the_words_of_who_let_it_pass(diajukan, kasubbag_a):
    _waive(kasubbag_a, diajukan)
    temuan = next(t for t in check_document(diajukan, langkah="ttd") if t.kode == "R13")
    assert temuan.tingkat == "alasan"
    assert temuan.dikesampingkan.startswith("Diteruskan oleh kasubbag_a pada ")
    assert temuan.dikesampingkan.endswith("dengan alasan: Indikator baru tahun ini.")


def _words_of(dokumen):
    return next(t for t in check_document(dokumen, langkah="ttd") if t.kode == "R13").dikesampingkan


def test_reason_is_traced(diajukan, kasubbag_a):
    _waive(kasubbag_a, diajukan)
    jejak = Jejak.objects.get(tindakan="meneruskan temuan dengan alasan")
    assert (jejak.user, jejak.objek_id) == (kasubbag_a, diajukan.pk)
    assert jejak.rincian["keterangan"] == "Indikator baru tahun ini."


def test_changed_figure_needs_a_new_reason(diajukan, kasubbag_a):
    _waive(kasubbag_a, diajukan)
    baris = diajukan.baris.get()
    set_target(baris, "90%")
    baris.save()
    assert [t.kode for t in open_findings(diajukan, langkah="ttd")] == ["R13"]


def test_next_version_needs_a_new_reason(diajukan, kasubbag_a):
    _waive(kasubbag_a, diajukan)
    diajukan.versi = 1
    assert [t.kode for t in open_findings(diajukan, langkah="ttd")] == ["R13", "R36"]


def test_who_submitted_gives_no_reason(pk, ketua, renstra, add, kasubbag_a):
    add(pk)
    submit(pk, kasubbag_a)
    with pytest.raises(ValidationError, match="Anda sendiri yang mengajukan"):
        _waive(kasubbag_a, pk)


def test_reason_counts_no_longer_when_its_giver_submits_the_document(diajukan, kasubbag_a):
    _waive(kasubbag_a, diajukan)
    submit(diajukan, kasubbag_a)
    assert [t.kode for t in open_findings(diajukan, langkah="ttd")] == ["R13"]


@pytest.mark.parametrize("persona", ["operator_a", "admin_a", "operator_b", "provinsi_17", "auditor"])
def test_who_neither_approves_nor_signs_gives_no_reason(diajukan, make_persona, operator_a, persona):
    user = operator_a if persona == "operator_a" else make_persona(persona)
    with pytest.raises(PermissionDenied, match="Kepala Subbagian, Ketua, Sekretaris"):
        _waive(user, diajukan)
    assert Pengesampingan.objects.count() == 0


def test_reason_before_the_submission_is_refused(diajukan, kasubbag_a):
    diajukan.status = StatusDokumen.DRAF
    with pytest.raises(ValidationError, match="setelah dokumen diajukan"):
        _waive(kasubbag_a, diajukan)


def test_empty_reason_is_refused(diajukan, kasubbag_a):
    with pytest.raises(ValidationError, match="Tuliskan alasannya"):
        _waive(kasubbag_a, diajukan, alasan="  ")


@pytest.mark.parametrize("sidik", [[], ["0" * 64]])
def test_finding_that_is_no_longer_there_is_refused(diajukan, kasubbag_a, sidik):
    with pytest.raises(ValidationError, match="sudah berubah"):
        waive(user=kasubbag_a, sumber=diajukan, sidik=sidik, alasan="Sebab")


def test_galat_is_never_let_pass(diajukan, kasubbag_a, add):
    add(diajukan, "-")
    galat = [t.sidik for t in check_document(diajukan, langkah="ttd") if t.tingkat == "galat"]
    with pytest.raises(ValidationError, match="sudah berubah"):
        waive(user=kasubbag_a, sumber=diajukan, sidik=galat, alasan="Sebab")


def test_second_reason_for_the_same_finding_is_refused(diajukan, kasubbag_a, sekretaris_a):
    sidik = _sidik(diajukan)
    _waive(kasubbag_a, diajukan)
    with pytest.raises(ValidationError, match="sudah diberi alasan"):
        waive(user=sekretaris_a, sumber=diajukan, sidik=sidik, alasan="Sebab")


def test_each_reason_stays_and_the_latest_counts(diajukan, kasubbag_a, sekretaris_a, operator_a):
    _waive(kasubbag_a, diajukan, alasan="Alasan pertama.")
    submit(diajukan, kasubbag_a)
    _waive(sekretaris_a, diajukan, alasan="Alasan kedua.")
    submit(diajukan, operator_a)
    assert list(Pengesampingan.objects.values_list("user", "alasan")) == [
        (kasubbag_a.pk, "Alasan pertama."),
        (sekretaris_a.pk, "Alasan kedua."),
    ]
    assert _words_of(diajukan).endswith("dengan alasan: Alasan kedua.")


def test_second_reason_of_the_same_person_overwrites_nothing(diajukan, kasubbag_a):
    satu = _waive(kasubbag_a, diajukan, alasan="Alasan pertama.")[0]
    satu.pk, satu.alasan = None, "Alasan kedua."
    satu.save()
    assert Pengesampingan.objects.count() == 2
    assert _words_of(diajukan).endswith("dengan alasan: Alasan kedua.")


def test_database_refuses_another_reason_in_the_place_of_the_first(diajukan, kasubbag_a):
    satu = _waive(kasubbag_a, diajukan)[0]
    with pytest.raises(IntegrityError, match="tidak dapat diubah"), transaction.atomic():
        Pengesampingan.objects.filter(pk=satu.pk).update(alasan="Alasan lain.")


def test_database_refuses_a_row_without_a_reason(diajukan, kasubbag_a):
    satu = _waive(kasubbag_a, diajukan)[0]
    satu.pk, satu.alasan = None, ""
    with pytest.raises(IntegrityError, match="pengesampingan_beralasan"), transaction.atomic():
        satu.save()
