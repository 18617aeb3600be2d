"""The certificate of a satker with which documents are sealed: made, brought and revoked."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from laporan.models import SertifikatSegel
from laporan.penandatangan.ca import issue_seal_p12
from laporan.services.sertifikat_segel import (
    bring_seal_certificate,
    make_seal_certificate,
    revoke_seal_certificate,
    seal_certificate_of,
)
from sakip.models import Jejak
from tests.conftest import SANDI
from tests.laporan.penandatangan.berkas import INSTANSI, KETUA, official
from tests.laporan.penandatangan.berkas import SANDI as SANDI_P12
from tests.laporan.ttd.conftest import FRASA, url
from tests.laporan.ttd.test_segel import locally, seal


def test_a_certificate_is_made_brought_and_revoked_by_who_keeps_the_seal(terbit, sekretaris, masuk, ca):
    client, kode = masuk(sekretaris), terbit.satker.kode_wilayah
    frasa = {"frasa": FRASA, "frasa_ulang": FRASA, "sandi": SANDI}
    assert client.post(url("segel-create", kode), frasa).status_code == 302
    pertama = seal_certificate_of(terbit.satker)
    assert INSTANSI in client.get(url("segel", kode)).content.decode()
    assert client.post(url("segel-cabut", kode, pertama.pk), {"sandi": SANDI}).status_code == 302
    p12, _ = issue_seal_p12(ca, INSTANSI, FRASA, timedelta(days=10))
    berkas = io.BytesIO(p12)
    berkas.name = "segel.p12"
    isi = {"berkas": berkas, "frasa": FRASA, "sandi": SANDI}
    assert client.post(url("segel-unggah", kode), isi).status_code == 302
    assert SertifikatSegel.objects.count() == 2
    assert Jejak.objects.filter(tindakan__endswith="sertifikat segel").count() == 3


def test_a_revoked_certificate_seals_nothing(terbit, sekretaris, sertifikat):
    revoke_seal_certificate(user=sekretaris.akun, sertifikat=sertifikat)
    with pytest.raises(ValidationError, match="dicabut"):
        seal(terbit, sekretaris, locally(sertifikat))


def test_the_certificate_of_a_person_is_not_kept_as_a_seal(terbit, sekretaris):
    with pytest.raises(ValidationError, match="bukan sertifikat instansi"):
        bring_seal_certificate(
            user=sekretaris.akun, satker=terbit.satker, p12=official(KETUA).p12, frasa=SANDI_P12
        )


def test_there_is_one_certificate_at_a_time(terbit, sekretaris, sertifikat):
    with pytest.raises(ValidationError, match="sudah mempunyai sertifikat segel"):
        make_seal_certificate(user=sekretaris.akun, satker=terbit.satker, frasa=FRASA)
