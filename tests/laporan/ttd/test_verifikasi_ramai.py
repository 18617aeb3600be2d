"""Who asks the public pages too often is told so at once; everybody counts with the same counters."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from laporan.views.verifikasi import BATAS_BERKAS, BATAS_HALAMAN, SELANG
from sakip.pencacah import count_hit

HALAMAN = reverse("laporan:verifikasi")


@pytest.fixture
def naps(monkeypatch):
    """The seconds for which an answer was held back."""
    found = []
    monkeypatch.setattr(time, "sleep", found.append)
    return found


def asked_elsewhere(settings, hal, banyak):
    """Another process has counted that many for the address of the test client, this minute and the next."""
    for kini in (time.time(), time.time() + SELANG):
        for _ in range(banyak):
            count_hit(settings.FOLDER_CACAH, f"{hal}:127.0.0.1", SELANG, kini)


@pytest.mark.parametrize("nama", ["verifikasi-detail", "verifikasi-berkas"])
@pytest.mark.parametrize(("banyak", "status", "tidur"), [(-1, 404, 1), (0, 429, 0)])
def test_the_page_after_the_last_is_refused_at_once(client, db, settings, naps, nama, banyak, status, tidur):
    asked_elsewhere(settings, "halaman", BATAS_HALAMAN + banyak)
    jawab = client.get(reverse(f"laporan:{nama}", args=["a" * 16]))
    assert (jawab.status_code, len(naps)) == (status, tidur)


@pytest.mark.parametrize(("banyak", "status", "tidur"), [(-1, 200, 1), (0, 429, 0)])
def test_the_file_after_the_last_is_refused_at_once(client, db, settings, naps, banyak, status, tidur):
    asked_elsewhere(settings, "berkas", BATAS_BERKAS + banyak)
    jawab = client.post(HALAMAN, {"berkas": SimpleUploadedFile("a.txt", b"x")})
    assert (jawab.status_code, len(naps)) == (status, tidur)


def test_another_address_is_answered(client, db, settings, naps):
    asked_elsewhere(settings, "halaman", BATAS_HALAMAN)
    assert client.get(HALAMAN, REMOTE_ADDR="127.0.0.2").status_code == 200
