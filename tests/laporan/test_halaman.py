"""Home, chain, province and LAKIP pages: what they say, for whom, and in how many queries."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from kinerja.models import BarisPk, Pengukuran, Pk, Realisasi
from kinerja.services.capaian import recompute_capaian
from laporan.models import Lakip, Narasi
from laporan.rekap import capaian_per_unit, province_rows
from laporan.services.lakip import create_narasi
from sakip.bacaan import set_realisasi, set_target
from sakip.models import Satker, UnitKerja
from tests.graf import RAHASIA, TAHUN, build_graph


def fill_unit(satker, kunci, realisasi, triwulan=4):
    """A PK of that unit with target 100% for each of `realisasi`, measured in `triwulan`."""
    unit = UnitKerja.objects.get(satker=satker, kunci=kunci)
    pk = Pk.objects.create(unit=unit, tahun=TAHUN)
    pengukuran = Pengukuran.objects.create(unit=unit, tahun=TAHUN, triwulan=triwulan)
    for ke, teks in enumerate(realisasi):
        baris = BarisPk(pk_dokumen=pk, urut=ke, sasaran="S", indikator=f"I{ke}")
        set_target(baris, "100%")
        baris.save()
        row = Realisasi(pengukuran=pengukuran, baris_pk=baris, urut=ke, sasaran="S", indikator=f"I{ke}")
        set_realisasi(row, teks)
        row.save()
    recompute_capaian(pengukuran)


def headline(satker, jenis="lembaga"):
    found = capaian_per_unit([satker], TAHUN)[satker.pk, jenis]
    return found.rata_rata, found.dihitung, found.terisi, found.seluruh, found.triwulan, found.kategori


def test_a_mean_counts_only_what_has_a_number(satker_a):
    fill_unit(satker_a, "lembaga", ["100%", "80%", "Belum dinilai", ""])
    assert headline(satker_a) == (Decimal("90.00"), 2, 3, 4, 4, "Cukup Berhasil")


def test_lembaga_and_sekretariat_are_never_mixed(satker_a):
    fill_unit(satker_a, "lembaga", ["100%"])
    fill_unit(satker_a, "sekretariat", ["50%", "70%"])
    assert (headline(satker_a)[0], headline(satker_a, "sekretariat")[0]) == (
        Decimal("100.00"),
        Decimal("60.00"),
    )


def test_a_prepared_but_empty_triwulan_does_not_hide_the_one_before(satker_a, unit_a):
    fill_unit(satker_a, "lembaga", ["90%"], triwulan=3)
    Pengukuran.objects.create(unit=unit_a, tahun=TAHUN, triwulan=4)
    assert headline(satker_a)[:5] == (Decimal("90.00"), 1, 1, 1, 3)


def test_without_any_number_there_is_no_mean(satker_a):
    fill_unit(satker_a, "lembaga", ["", "Belum dinilai"])
    assert headline(satker_a) == (None, 0, 1, 2, 4, "")


def test_the_province_lists_its_kabupaten_and_not_itself(satker_a):
    fill_unit(satker_a, "lembaga", ["100%", ""])
    rows = province_rows(Satker.objects.get(kode_wilayah="17"), TAHUN)
    figures = {b.satker.kode_wilayah: (b.lembaga.dihitung, b.lembaga.seluruh) for b in rows}
    assert (len(rows), figures["17.02"], "17" in figures) == (10, (1, 2), False)


def test_the_province_tells_no_pk_from_a_pk_without_a_value(satker_a, client, provinsi_17):
    fill_unit(satker_a, "lembaga", [""])
    client.force_login(provinsi_17)
    page = client.get(f"/provinsi/17/{TAHUN}/").content.decode()
    assert (page.count("Belum bernilai"), page.count("Belum ada Perjanjian Kinerja")) == (1, 19)


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_province_asks_the_same_number_of_queries(satker_a, satker_b, banyak, django_assert_num_queries):
    for satker in (satker_a, satker_b):
        fill_unit(satker, "lembaga", ["90%"] * banyak)
    provinsi = Satker.objects.get(kode_wilayah="17")
    with django_assert_num_queries(7):
        province_rows(provinsi, TAHUN)


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_chain_page_asks_the_same_number_of_queries(
    satker_a, banyak, client, operator_a, django_assert_max_num_queries
):
    fill_unit(satker_a, "lembaga", ["90%"] * banyak)
    client.force_login(operator_a)
    with django_assert_max_num_queries(28):
        assert client.get(f"/satker/17.02/{TAHUN}/").status_code == 200


def test_another_satker_leaks_into_no_page(satker_a, client, operator_b):
    build_graph(satker_a)
    client.force_login(operator_b)
    pages = [client.get(url).content.decode() for url in ("/", "/satker/", "/satker/17.01/")]
    assert [page.count(RAHASIA) for page in pages] == [0, 0, 0]


def test_home_leads_to_the_year_with_data(satker_a, client, ketua_a):
    fill_unit(satker_a, "lembaga", ["100%"])
    client.force_login(ketua_a)
    assert f'href="/satker/17.02/{TAHUN}/"' in client.get("/").content.decode()


def test_home_without_a_penugasan_explains(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("baru", password="x"))
    assert "Belum ada penugasan" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("query", "menuju"),
    [
        ("?tahun=2023", "/satker/17.02/2023/"),
        ("?tahun=2023&halaman=kinerja:pk-list", "/satker/17.02/2023/pk/"),
        ("?tahun=2023&halaman=sakip:satker-detail", "/satker/17.02/2023/"),
        ("?tahun=2023&halaman=https://contoh.id/", "/satker/17.02/2023/"),
        ("?tahun=99999", f"/satker/17.02/{timezone.localdate().year}/"),
        ("?tahun=abc", f"/satker/17.02/{timezone.localdate().year}/"),
    ],
)
def test_the_year_bar_opens_the_same_page_of_another_year(client, operator_a, query, menuju):
    client.force_login(operator_a)
    response = client.get(f"/satker/17.02/tahun/{query}")
    assert (response.status_code, response.headers["Location"]) == (302, menuju)


def test_only_who_may_import_is_led_to_the_paket(client, make_persona):
    found = {}
    for persona in ("operator_a", "ketua_a", "auditor"):
        client.force_login(make_persona(persona))
        found[persona] = 'href="/paket/"' in client.get("/").content.decode()
    assert found == {"operator_a": True, "ketua_a": False, "auditor": False}


def post(client, url, **data):
    response = client.post(url, data)
    return response.status_code


def test_a_narasi_is_written_changed_and_deleted(client, operator_a, satker_a):
    client.force_login(operator_a)
    isi = {"dokumen": "lakip", "bagian": "Latar Belakang", "teks": "Satu", "suntingan": 0}
    assert post(client, reverse("laporan:narasi-create", args=["17.02", TAHUN]), **isi) == 302
    narasi = Narasi.objects.get(satker=satker_a)
    url = reverse("laporan:narasi-edit", args=["17.02", TAHUN, narasi.pk])
    assert post(client, url, **isi | {"teks": "Dua"}) == 302
    assert post(client, url, **isi | {"teks": "Tiga"}) == 409
    narasi.refresh_from_db()
    assert narasi.teks == "Dua"
    assert post(client, reverse("laporan:narasi-delete", args=["17.02", TAHUN, narasi.pk])) == 302
    assert Narasi.objects.count() == 0


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("x" * 100_001, "Teks narasi paling banyak 100.000 huruf; bagi menjadi beberapa bagian."),
        ("x\n" * 2001 + "x", "Teks narasi paling banyak 2.000 baris; bagi menjadi beberapa bagian."),
    ],
)
def test_a_narasi_that_takes_minutes_to_print_is_refused(client, operator_a, satker_a, teks, kalimat):
    client.force_login(operator_a)
    isi = {"dokumen": "lakip", "bagian": "Potensi", "teks": teks, "suntingan": 0}
    response = client.post(reverse("laporan:narasi-create", args=["17.02", TAHUN]), isi)
    assert kalimat in response.text
    with pytest.raises(ValidationError, match=kalimat):
        create_narasi(
            user=operator_a, satker=satker_a, tahun=TAHUN, dokumen="lakip", bagian="Potensi", teks=teks
        )
    assert not Narasi.objects.exists()


def test_a_second_narasi_of_that_name_is_refused_and_what_was_typed_stays(client, operator_a, satker_a):
    Narasi.objects.create(satker=satker_a, tahun=TAHUN, dokumen="lakip", bagian="Potensi")
    client.force_login(operator_a)
    isi = {"dokumen": "lakip", "bagian": "Potensi", "teks": "Tulisan panjang", "suntingan": 0}
    response = client.post(reverse("laporan:narasi-create", args=["17.02", TAHUN]), isi)
    assert (response.status_code, Narasi.objects.count()) == (200, 1)
    assert "Tulisan panjang" in response.content.decode()


def test_the_lakip_keeps_its_date_as_typed(client, operator_a, satker_a):
    client.force_login(operator_a)
    halaman = reverse("laporan:lakip-detail", args=["17.02", TAHUN])
    assert "Tanggal laporan belum ditentukan." in client.get(halaman).content.decode()
    url = reverse("laporan:lakip-edit", args=["17.02", TAHUN])
    assert post(client, url, tempat="Curup", tanggal="Januari 2025", suntingan=0) == 302
    assert "Laporan bertanggal Januari 2025 di Curup." in client.get(halaman).content.decode()
    lakip = Lakip.objects.get(satker=satker_a)
    assert (str(lakip.tanggal), lakip.tanggal_teks, lakip.tempat) == ("2025-01-01", "Januari 2025", "Curup")
    assert post(client, url, tempat="Curup", tanggal="31 Februari 2025", suntingan=1) == 200
