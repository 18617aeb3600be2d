"""The provider of single sign-on that tests of signing in go to."""

import pytest

from tests import penyedia as uji


@pytest.fixture(scope="session")
def penyedia_sesi():
    penyedia = uji.start()
    yield penyedia
    uji.stop(penyedia)


@pytest.fixture
def penyedia(penyedia_sesi, settings, tmp_path):
    """The provider, named in the settings."""
    penyedia_sesi.reset()
    settings.OIDC_PENERBIT = penyedia_sesi.penerbit
    settings.OIDC_KLIEN, settings.OIDC_RAHASIA = uji.KLIEN, uji.RAHASIA
    settings.OIDC_NAMA = "SSO Uji"
    settings.OIDC_DETIK = 5
    settings.FOLDER_CACAH = tmp_path
    return penyedia_sesi
