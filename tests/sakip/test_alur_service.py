"""The life of a document: the table of steps, who may take them, and what each one leaves behind."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kinerja.models import Pengukuran, Pk
from renstra.models import Renstra
from sakip.choices import JenisDokumen, StatusDokumen
from sakip.errors import ConflictError
from sakip.models import Jejak, Langkah, Pemberitahuan, Penugasan
from sakip.permissions import Deed, require
from sakip.services.alur import take_step, take_system_step
from sakip.sidik import sidik_teks
from sakip.temuan import Temuan
from sakip.transitions import ALUR, Aksi, find_transition, steps_from


@pytest.fixture
def pk(unit_a):
    return Pk.objects.create(unit=unit_a, tahun=2024)


def step(user, pk, aksi, **isi):
    pk.refresh_from_db()
    return take_step(user=user, dokumen=pk, aksi=aksi, suntingan=pk.suntingan, **isi)


def test_every_document_has_a_life_that_reaches_ditetapkan():
    assert set(ALUR) == set(JenisDokumen)
    for jenis in JenisDokumen:
        status = StatusDokumen.DRAF
        for aksi in (Aksi.AJUKAN, Aksi.SETUJUI, Aksi.TETAPKAN):
            status = find_transition(jenis, status, aksi).ke
        assert status == StatusDokumen.DITETAPKAN


def test_only_realisasi_and_lakip_are_received_by_the_satker_above():
    received = {j for j in JenisDokumen if Aksi.TERIMA in {t.aksi for t in steps_from(j, "ditetapkan")}}
    assert received == {JenisDokumen.REALISASI, JenisDokumen.LAKIP}


def test_a_pk_is_submitted_and_approved_by_another(pk, operator_a, sekretaris_a):
    step(operator_a, pk, Aksi.AJUKAN, isi={"baris": [1]})
    step(sekretaris_a, pk, Aksi.SETUJUI)
    pk.refresh_from_db()
    assert pk.status == "disetujui"
    assert list(Langkah.objects.order_by("id").values_list("aksi", "dari", "ke", "user", "isi")) == [
        ("ajukan", "draf", "diajukan", operator_a.pk, '{"baris":[1]}'),
        ("setujui", "diajukan", "disetujui", sekretaris_a.pk, ""),
    ]
    assert Langkah.objects.get(aksi="ajukan").sidik == sidik_teks('{"baris":[1]}')
    assert Jejak.objects.count() == 2


def test_the_one_who_submitted_does_not_approve_unless_flagged(pk, kasubbag_a):
    step(kasubbag_a, pk, Aksi.AJUKAN)
    with pytest.raises(ValidationError, match="Anda sendiri yang mengajukan"):
        step(kasubbag_a, pk, Aksi.SETUJUI, alasan="Tidak ada orang lain")
    step(kasubbag_a, pk, Aksi.SETUJUI, sendiri=True, alasan="Tidak ada orang lain")
    assert Langkah.objects.get(aksi="setujui").sendiri is True


@pytest.mark.parametrize("nama", ["operator_b", "provinsi_17", "auditor", "ketua_a"])
def test_others_do_not_approve(nama, pk, operator_a, make_persona):
    step(operator_a, pk, Aksi.AJUKAN)
    with pytest.raises(PermissionDenied, match="Kepala Subbagian, Sekretaris"):
        step(make_persona(nama), pk, Aksi.SETUJUI)
    assert Langkah.objects.count() == 1


def test_a_return_needs_a_reason(pk, operator_a, sekretaris_a):
    step(operator_a, pk, Aksi.AJUKAN)
    with pytest.raises(ValidationError, match="alasan"):
        step(sekretaris_a, pk, Aksi.KEMBALIKAN, alasan="  ")
    step(sekretaris_a, pk, Aksi.KEMBALIKAN, alasan="Target nomor 3 kosong")
    pk.refresh_from_db()
    assert (pk.status, pk.bisa_diubah) == ("dikembalikan", True)


def test_a_finding_that_blocks_refuses_the_step(pk, operator_a):
    temuan = [Temuan("R01", "galat", "Jumlah tidak sama."), Temuan("R25", "peringatan", "Ada yang sama.")]
    with pytest.raises(ValidationError) as galat:
        step(operator_a, pk, Aksi.AJUKAN, temuan=temuan)
    assert galat.value.messages == ["Jumlah tidak sama."]


def test_a_step_that_the_status_does_not_know_is_refused(pk, sekretaris_a):
    with pytest.raises(ValidationError, match="berstatus draf"):
        step(sekretaris_a, pk, Aksi.SETUJUI)


def test_who_comes_second_is_told(pk, operator_a, admin_a):
    seen = pk.suntingan
    step(operator_a, pk, Aksi.AJUKAN)
    pk.status = "draf"
    with pytest.raises(ConflictError):
        take_step(user=admin_a, dokumen=pk, aksi=Aksi.AJUKAN, suntingan=seen)


def test_the_province_receives_from_below_and_never_its_own(unit_a, provinsi_17, provinsi_62, pusat):
    pengukuran = Pengukuran.objects.create(unit=unit_a, tahun=2024, triwulan=1, status="ditetapkan")
    for orang in (provinsi_62, pusat):
        with pytest.raises(PermissionDenied):
            step(orang, pengukuran, Aksi.TERIMA)
    step(provinsi_17, pengukuran, Aksi.TOLAK, alasan="Bukti belum lengkap")
    pengukuran.refresh_from_db()
    assert (pengukuran.status, pengukuran.versi, pengukuran.alasan_perubahan) == (
        "dikembalikan",
        1,
        "Bukti belum lengkap",
    )


def test_a_system_step_asks_for_no_peran(pk, operator_a, sekretaris_a):
    step(operator_a, pk, Aksi.AJUKAN)
    step(sekretaris_a, pk, Aksi.SETUJUI)
    with pytest.raises(PermissionDenied):
        step(sekretaris_a, pk, Aksi.TETAPKAN)
    take_system_step(user=sekretaris_a, dokumen=pk, aksi=Aksi.TETAPKAN)
    pk.refresh_from_db()
    assert pk.is_sah


def test_a_penugasan_for_one_unit_moves_no_document_of_the_whole_satker(satker_a, sekretariat_a, operator_a):
    Penugasan.objects.filter(user=operator_a).update(unit=sekretariat_a)
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    own = Pk.objects.create(unit=sekretariat_a, tahun=2024)
    with pytest.raises(PermissionDenied):
        step(operator_a, renstra, Aksi.AJUKAN)
    assert step(operator_a, own, Aksi.AJUKAN).ke == "diajukan"


def test_what_was_said_of_a_former_state_waits_no_more(pk, operator_a, sekretaris_a, kasubbag_a):
    step(operator_a, pk, Aksi.AJUKAN)
    waiting = Pemberitahuan.objects.filter(user=kasubbag_a, dibaca=None)
    before = waiting.count()
    step(operator_a, pk, Aksi.TARIK)
    assert (before, waiting.count()) == (1, 0)


def test_a_right_that_is_bound_to_a_unit_is_refused_by_its_name(operator_a, satker_a, sekretariat_a, unit_a):
    Penugasan.objects.filter(user=operator_a).update(unit=sekretariat_a)
    with pytest.raises(PermissionDenied, match="Penugasan Anda hanya untuk Sekretariat"):
        require(operator_a, Deed.ISI, satker_a, unit_a)
