"""Addresses: a kode wilayah and a year have one shape, everything else does not exist."""

import pytest
from django.urls import NoReverseMatch, reverse

from laporan.models import Lakip
from sakip.models import Satker, User
from tests.conftest import sign_in_recently
from tests.test_permissions import TABEL


@pytest.mark.parametrize(
    "alamat",
    [
        "/satker/%00/",
        "/satker/17.02%00/",
        "/satker/17.2/",
        "/satker/17.02.01/",
        "/satker/%D9%A1%D9%A7/",
        "/satker/17.02%0A/",
        "/provinsi/62%00/2024/",
        "/satker/17.02/1999/",
        "/satker/17.02/2101/",
        "/satker/17.02/99999/lakip/",
        "/satker/17.02/02024/",
        f"/satker/17.02/{'9' * 5000}/",
        "/satker/17.02/%00/anggaran/",
    ],
)
def test_another_shape_is_not_found(client, pusat, satker_a, alamat):
    client.force_login(pusat)
    assert (client.get(alamat).status_code, client.post(alamat).status_code) == (404, 404)


def test_every_satker_has_an_address(db):
    kode = list(Satker.objects.values_list("kode_wilayah", flat=True))
    assert [reverse("sakip:satker-detail", args=[k]) for k in kode] == [f"/satker/{k}/" for k in kode]


@pytest.mark.parametrize("tahun", [1999, 2101, 32768])
def test_a_head_of_a_report_of_an_odd_year_is_not_stored(client, operator_a, tahun):
    client.force_login(operator_a)
    isi = {"tempat": "Curup", "tanggal": "", "suntingan": 0}
    assert client.post(f"/satker/17.02/{tahun}/lakip/ubah/", isi).status_code == 404
    assert Lakip.objects.count() == 0
    with pytest.raises(NoReverseMatch):
        reverse("laporan:lakip-edit", args=["17.02", tahun])


@pytest.mark.parametrize("tahun", [2000, 2100])
@pytest.mark.parametrize("nama", sorted(n for n, (arg, _) in TABEL.items() if arg == ("satker", "tahun")))
def test_pages_of_the_first_and_the_last_year_open(client, satker_a, nama, tahun):
    sign_in_recently(client, User.objects.create_superuser("pengelola", password="x"))
    assert client.get(reverse(nama, args=["17.02", tahun])).status_code in (200, 404, 405)
