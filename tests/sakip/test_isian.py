"""Pages of many rows: what no database can keep is refused in words, in every sheet and every cell."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from sakip.kolom import IsianBaris
from sakip.models import Jejak, User
from sakip.services.kebijakan import save_scale
from tests.graf import build_graph
from tests.test_permissions import TABEL, arguments_from

LEMBAR = """laporan:skala-edit kinerja:rkt-baris kinerja:rkt-anggaran kinerja:pk-baris kinerja:pk-anggaran
    kinerja:rencana-aksi-baris kinerja:realisasi-edit anggaran:pagu-edit anggaran:realisasi-edit
    anggaran:realisasi-bulan anggaran:realisasi-bulanan renstra:misi-edit renstra:tujuan-edit
    renstra:sasaran-edit renstra:target-edit renstra:indikator-create renstra:indikator-edit""".split()
KALIMAT = "Isian ini memuat karakter yang tidak dapat disimpan. Ketik ulang isinya."


@pytest.fixture
def pengelola(client, db):
    user = User.objects.create_superuser("pengelola", password="x")
    client.force_login(user)
    return user


@pytest.fixture
def graf(satker_a):
    return build_graph(satker_a)


@pytest.mark.parametrize("nama", LEMBAR)
def test_a_nul_is_refused_in_its_cell(nama, client, pengelola, satker_a, graf):
    argument = arguments_from(graf, satker_a)
    url = reverse(nama, args=[argument(name) for name in TABEL[nama][0]])
    halaman = client.get(url).context
    form = halaman["lembar"].baris[0]
    kotor = {k.nama: "a\0b" for k in form.kolom if k.bentuk in ("pendek", "panjang")}
    isi = {form.add_prefix(kolom): teks for kolom, teks in kotor.items()}
    response = client.post(url, {"suntingan": halaman["suntingan"], **isi})
    galat = response.context["lembar"].baris[0].errors
    assert (response.status_code, Jejak.objects.count()) == (200, 0)
    assert {kolom: galat[kolom] for kolom in kotor} == {kolom: [KALIMAT] for kolom in kotor}


def test_half_a_character_is_refused_too(pengelola, graf):
    kebijakan = graf["kebijakan"]
    isian = [IsianBaris("baru1", {"kategori": "Baik \ud83d", "dari": "0"})]
    with pytest.raises(ValidationError, match="karakter yang tidak dapat disimpan"):
        save_scale(user=pengelola, kebijakan=kebijakan, isian=isian, suntingan=0)
    assert kebijakan.skala.count() == 0


@pytest.mark.parametrize("nomor", ["1" * 5000, "0", "10000", "²", "١", "1.5"])
def test_a_number_of_a_row_that_is_none_is_refused(nomor, client, pengelola, graf):
    rkt, baris = graf["rkt"], graf["baris_rkt"]
    url = reverse("kinerja:rkt-baris", args=["17.02", rkt.tahun, rkt.pk])
    response = client.post(url, {"suntingan": 0, f"b-{baris.pk}-urut": nomor})
    assert response.context["lembar"].baris[0].errors == {
        "urut": ["Nomor urut ditulis dengan angka 1 sampai 9999."]
    }


def test_digits_without_end_in_a_parameter_choose_nothing(client, pengelola, graf):
    url = reverse("renstra:indikator-create", args=["17.02", graf["renstra"].pk])
    assert client.get(url, {"sasaran": "1" * 5000}).status_code == 200
    tahun = reverse("laporan:pindah-tahun", args=["17.02"])
    assert client.get(tahun, {"tahun": "1" * 5000}).status_code == 302
    paket = reverse("laporan:paket-ekspor", args=["17.02"])
    assert client.get(paket, {"tahun": "1" * 5000}).status_code == 200
    cetak = reverse("laporan:cetak", args=["17.02", 2024, "pk"])
    assert client.get(cetak, {"versi": "1" * 5000}).status_code in (302, 404)
