"""A sitting at the gateway: several files in one request, each with its own result, and taken up again."""

from datetime import date

import pytest

from laporan.antrean import latest_file, waiting_for
from laporan.berkas import read_file
from laporan.models import TandaTangan
from laporan.penandatangan import bsre
from laporan.penandatangan.bsre import Bsre
from laporan.penandatangan.periksa import periksa_pdf
from laporan.penandatangan.sambungan import GerbangBsre
from laporan.services.borongan import sign_each
from laporan.services.terbit import prepare_document
from sakip.models import Jejak, Pejabat
from tests.laporan.penandatangan.berkas import KETUA, authority
from tests.laporan.penandatangan.gerbang_bsre import (
    AKAR,
    FRASA,
    NIK_KETUA,
    PENGGUNA,
    SANDI_GERBANG,
    gateway,
)
from tests.laporan.ttd.conftest import make_pk

TANDA, STATUS = "/api/v2/sign/pdf", "/api/v2/user/check/status"


@pytest.fixture
def tiga(sekretariat_a, ketua, sekretaris, operator_a):
    """Three naskah that wait for the sekretaris, who has the name that the gateway knows."""
    Pejabat.objects.update(mulai=date(2022, 1, 1))
    Pejabat.objects.filter(pk=sekretaris.pk).update(nama=KETUA)
    return [
        prepare_document(
            user=operator_a, sumber=make_pk(sekretariat_a, tahun=tahun, tanggal=date(tahun, 1, 8))
        )
        for tahun in (2022, 2023, 2024)
    ]


def sit(user, url, frasa=FRASA, versi=2):
    """The rest of the queue of `user`, signed at the gateway: the words for each."""
    akar = (authority(AKAR).akar_der,)
    cara = Bsre(GerbangBsre(url, PENGGUNA, SANDI_GERBANG, versi, akar=akar), NIK_KETUA, frasa)
    daftar = [(ttd, latest_file(ttd.dokumen).sidik) for ttd in waiting_for(user)]
    return [satu.pesan for satu in sign_each(user=user, daftar=daftar, penandatangan=cara)]


def signed():
    return TandaTangan.objects.filter(status="selesai").count()


def test_three_documents_are_signed_by_one_request(tiga, sekretaris):
    with gateway() as catatan:
        assert sit(sekretaris.akun, catatan.url) == [""] * 3
    assert catatan.jalan == [STATUS, TANDA]
    for dokumen in tiga:
        temuan = periksa_pdf(read_file(latest_file(dokumen)), [authority(AKAR).akar_der])
        assert (temuan.sah, temuan.kode_dokumen, temuan.jumlah) == (True, dokumen.kode, 1)
    assert Jejak.objects.filter(tindakan="menandatangani dokumen").count() == 3


def test_a_portion_has_a_bounded_size(tiga, sekretaris, monkeypatch):
    monkeypatch.setattr(bsre, "MAX_BERKAS", 2)
    with gateway() as catatan:
        assert sit(sekretaris.akun, catatan.url) == [""] * 3
    assert catatan.jalan == [STATUS, TANDA] * 2


def test_version_1_signs_one_after_the_other(tiga, sekretaris):
    with gateway() as catatan:
        assert sit(sekretaris.akun, catatan.url, versi=1) == [""] * 3
    assert catatan.jalan.count("/api/sign/pdf") == 3


def test_a_broken_file_is_told_alone_and_the_rest_is_taken_up_again(tiga, sekretaris):
    with gateway("satu_rusak") as catatan:
        pesan = sit(sekretaris.akun, catatan.url)
    assert ([bool(satu) for satu in pesan], signed()) == ([False, True, False], 2)
    with gateway() as catatan:
        assert sit(sekretaris.akun, catatan.url) == [""]
    assert signed() == 3


@pytest.mark.parametrize("ulah", ["tolak_banyak", "kurang"])
def test_a_portion_that_is_refused_goes_file_by_file(tiga, sekretaris, ulah):
    with gateway(ulah) as catatan:
        pesan = sit(sekretaris.akun, catatan.url)
    assert (catatan.jalan.count(TANDA), len(pesan)) == (4, 3)
    assert signed() == (3 if ulah == "tolak_banyak" else 0)


def test_a_wrong_passphrase_is_sent_and_told_once(tiga, sekretaris):
    with gateway() as catatan:
        pesan = sit(sekretaris.akun, catatan.url, frasa="Salah-9")
    assert (pesan, catatan.jalan.count(TANDA), signed()) == (["Frasa sandi (passphrase) BSrE salah."], 1, 0)
    assert Jejak.objects.filter(tindakan="gagal menandatangani").count() == 1


def test_a_gateway_that_is_away_is_told_for_each(tiga, sekretaris):
    with gateway() as catatan:
        url = catatan.url
    assert ["tidak dapat dihubungi" in satu for satu in sit(sekretaris.akun, url)] == [True] * 3


def test_a_document_that_is_no_longer_mine_does_not_stop_the_others(tiga, sekretaris):
    daftar = [(ttd, latest_file(ttd.dokumen).sidik) for ttd in waiting_for(sekretaris.akun)]
    daftar[1] = (daftar[1][0], "0" * 64)
    with gateway() as catatan:
        akar = (authority(AKAR).akar_der,)
        cara = Bsre(GerbangBsre(catatan.url, PENGGUNA, SANDI_GERBANG, akar=akar), NIK_KETUA, FRASA)
        hasil = list(sign_each(user=sekretaris.akun, daftar=daftar, penandatangan=cara))
    assert sorted((satu.ttd.pk, satu.pesan == "") for satu in hasil) == [
        (ttd.pk, ke != 1) for ke, (ttd, _) in enumerate(daftar)
    ]
    assert len(catatan.isian["file"]) == 2


def test_who_leaves_after_the_first_line_loses_nothing_that_is_signed(tiga, sekretaris):
    daftar = [(ttd, latest_file(ttd.dokumen).sidik) for ttd in waiting_for(sekretaris.akun)]
    with gateway() as catatan:
        akar = (authority(AKAR).akar_der,)
        cara = Bsre(GerbangBsre(catatan.url, PENGGUNA, SANDI_GERBANG, akar=akar), NIK_KETUA, FRASA)
        jalan = sign_each(user=sekretaris.akun, daftar=daftar, penandatangan=cara)
        next(jalan)
        jalan.close()
    assert signed() == 3
