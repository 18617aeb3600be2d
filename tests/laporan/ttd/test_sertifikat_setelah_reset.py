"""A reset account makes no certificate for a day: who holds its link may not be its owner."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from laporan.models import Sertifikat
from laporan.penandatangan.ca import issue_p12
from laporan.services.sertifikat import bring_certificate, make_certificate
from sakip.services.akun import reset_account
from tests.laporan.ttd.conftest import FRASA

SEHARI = timedelta(hours=24)


@pytest.fixture
def reset(ketua, admin_a, satker_a):
    reset_account(user=admin_a, satker=satker_a, akun=ketua.akun, alasan="", lepas_kode=False)
    return ketua


def test_no_certificate_is_made_or_brought(ca, reset):
    p12, _ = issue_p12(ca, reset.nama, reset.jabatan, "KPU", FRASA, timedelta(days=30))
    for deed in (
        lambda: make_certificate(user=reset.akun, frasa=FRASA),
        lambda: bring_certificate(user=reset.akun, p12=p12, frasa=FRASA),
    ):
        with pytest.raises(ValidationError, match=r"diatur ulang oleh admin_a pada .* dapat dipasang mulai"):
            deed()
    assert Sertifikat.objects.count() == 0


@pytest.mark.parametrize(("lewat", "banyak"), [(SEHARI - timedelta(minutes=1), 0), (SEHARI, 1)])
def test_a_day_later_it_is_made(reset, monkeypatch, lewat, banyak):
    kini = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: kini + lewat)
    if banyak:
        make_certificate(user=reset.akun, frasa=FRASA)
    else:
        with pytest.raises(ValidationError, match="diatur ulang"):
            make_certificate(user=reset.akun, frasa=FRASA)
    assert Sertifikat.objects.count() == banyak


def test_the_reset_of_another_account_changes_nothing(ketua, sekretaris, admin_a, satker_a):
    reset_account(user=admin_a, satker=satker_a, akun=sekretaris.akun, alasan="", lepas_kode=False)
    assert make_certificate(user=ketua.akun, frasa=FRASA).user == ketua.akun
