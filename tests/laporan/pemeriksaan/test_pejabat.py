"""Who signs: R23, A01 to A04."""

from datetime import date, timedelta

from django.utils import timezone

from sakip.choices import StatusPejabat
from sakip.models import Penugasan


def test_nobody_in_office_is_a_galat(pk, sentences):
    assert sentences(pk, "R23") == [
        (
            "Belum ada Ketua Komisi Pemilihan Umum Kabupaten Rejang Lebong pada 2 Januari 2024 dalam daftar "
            "pejabat."
        )
    ]


def test_official_who_came_later_does_not_sign(pk, ketua, sentences):
    ketua.mulai = date(2024, 1, 3)
    ketua.save()
    assert len(sentences(pk, "R23")) == 1


def test_official_in_office_with_an_account_has_no_finding(pk, ketua, sentences):
    assert [sentences(pk, kode, "ttd") for kode in ("R23", "A01", "A02", "A03", "A04")] == [[]] * 5


def test_signatory_without_a_name_is_a_galat(pk, ketua, sentences):
    ketua.nama = " "
    ketua.save()
    assert sentences(pk, "R23") == ["Data penandatangan belum memuat nama."]


def test_both_parties_of_a_pk_sekretariat_are_judged(pk, sekretariat_a, ketua, sentences):
    pk.unit = sekretariat_a
    pk.save()
    assert sentences(pk, "R23") == [
        (
            "Belum ada Sekretaris Komisi Pemilihan Umum Kabupaten Rejang Lebong pada 2 Januari 2024 dalam "
            "daftar pejabat."
        )
    ]


def test_official_without_an_account_blocks_at_the_signature(pk, ketua, sentences):
    ketua.akun = None
    ketua.save()
    kalimat = ["Ani Ketua belum mempunyai akun untuk menandatangani."]
    assert sentences(pk, "A01", "ajukan", "peringatan") == kalimat
    assert sentences(pk, "A01", "ttd", "galat") == kalimat


def test_suspended_account_blocks_at_the_signature(pk, ketua, ketua_a, sentences):
    ketua_a.is_active = False
    ketua_a.save()
    assert len(sentences(pk, "A02", "ttd", "galat")) == 1


def test_account_whose_penugasan_ended_blocks_at_the_signature(pk, ketua, ketua_a, sentences):
    Penugasan.objects.filter(user=ketua_a).update(selesai=timezone.localdate() - timedelta(days=1))
    assert len(sentences(pk, "A02", "ttd", "galat")) == 1


def test_account_with_another_peran_blocks_at_the_signature(pk, ketua, operator_a, sentences):
    ketua.akun = operator_a
    ketua.save()
    assert len(sentences(pk, "A02", "ttd", "galat")) == 1


def test_official_whose_masa_ended_blocks_at_the_signature(pk, ketua, sentences):
    ketua.selesai = date(2024, 6, 30)
    ketua.save()
    assert [k.partition(",")[0] for k in sentences(pk, "A03", "ttd", "galat")] == [
        (
            "Masa jabatan Ani Ketua sebagai Ketua Komisi Pemilihan Umum Kabupaten Rejang Lebong berakhir "
            "pada 30 Juni 2024"
        )
    ]


def test_acting_official_is_pointed_out(pk, ketua, sentences):
    ketua.status = StatusPejabat.PLH
    ketua.save()
    assert sentences(pk, "A04", "ttd", "info") == [
        (
            "Ani Ketua menandatangani sebagai Pelaksana Harian: Plh. Ketua Komisi Pemilihan Umum Kabupaten "
            "Rejang Lebong."
        )
    ]


def test_measurement_has_no_signatory(ukur, sentences):
    assert sentences(ukur, "R23") == []


def test_official_without_an_account_signs_in_ink(pk, ketua, sentences):
    ketua.akun = None
    ketua.save()
    assert [sentences(pk, kode, "basah") for kode in ("A01", "A02")] == [[], []]


def test_masa_that_ended_since_the_ink_is_a_warning(pk, ketua, sentences):
    ketua.selesai = date(2024, 6, 30)
    ketua.save()
    assert len(sentences(pk, "A03", "basah", "peringatan")) == 1


def test_nobody_in_office_blocks_the_ink_too(pk, sentences):
    assert len(sentences(pk, "R23", "basah", "galat")) == 1
