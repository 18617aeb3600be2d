"""The command that makes the authority."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from laporan.penandatangan.ca import open_ca


@pytest.fixture
def folder(settings, tmp_path):
    settings.FOLDER_CA = tmp_path / "ca"
    settings.SANDI_CA = ""
    return settings.FOLDER_CA


def run():
    keluar = StringIO()
    call_command("buat_ca", stdout=keluar)
    return keluar.getvalue()


def test_authority_is_made_once(folder):
    assert "tidak tersertifikasi (PP 71/2019)" in run()
    nomor = open_ca(folder).akar.serial_number
    with pytest.raises(CommandError, match="tidak ditimpa"):
        run()
    assert open_ca(folder).akar.serial_number == nomor


def test_passphrase_of_the_settings_encrypts_the_key(folder, settings):
    settings.SANDI_CA = "sandi-otoritas"
    assert "SAKIP_CA_SANDI" not in run()
    assert open_ca(folder, sandi="sandi-otoritas").folder == folder
