"""The way back to the list of findings: where it leads, and that it survives a form."""

import pytest
from django.urls import reverse

from sakip.kembali import safe_path, with_return

DAFTAR = "/satker/17.02/2024/pk/1/periksa/"


@pytest.mark.parametrize(
    "teks", ["//lain.example/x", "https://lain.example/x", "javascript:alert(1)", "x", "", "/\\lain.example"]
)
def test_way_back_leads_nowhere_else(teks):
    assert safe_path(teks) == ""


@pytest.mark.parametrize(
    ("url", "hasil"),
    [
        ("/a/#b", f"/a/?kembali={DAFTAR}#b"),
        ("/a/?x=1", f"/a/?x=1&kembali={DAFTAR}"),
        ("/a/?kembali=/lama/", f"/a/?kembali={DAFTAR}"),
        ("https://lain.example/", "https://lain.example/"),
    ],
)
def test_way_back_stands_in_the_query(url, hasil):
    assert with_return(url, DAFTAR) == hasil


def test_address_without_a_way_back_stays(client):
    assert with_return("/a/#b", "") == "/a/#b"


def test_page_offers_the_way_back(client, operator_a):
    client.force_login(operator_a)
    halaman = reverse("sakip:satker-detail", args=["17.02"])
    isi = client.get(halaman, {"kembali": DAFTAR}).content.decode()
    assert f'<a class="tombol" href="{DAFTAR}">' in isi
    assert "Kembali ke hasil pemeriksaan" not in client.get(halaman).content.decode()


@pytest.mark.parametrize(("kembali", "akhir"), [(DAFTAR, f"?kembali={DAFTAR}"), ("//lain.example/", "")])
def test_form_that_leads_on_takes_the_way_back_along(client, admin_a, kembali, akhir):
    client.force_login(admin_a)
    alamat = reverse("sakip:satker-edit", args=["17.02"])
    nilai = client.get(alamat).context["form"].initial
    kirim = {nama: isi for nama, isi in nilai.items() if isi is not None}
    jawaban = client.post(f"{alamat}?kembali={kembali}", kirim)
    assert (jawaban.status_code, jawaban["Location"]) == (
        302,
        reverse("sakip:satker-detail", args=["17.02"]) + akhir,
    )
