"""Jelaskan angka ini: the headline of a unit as home, chain, LAKIP and province show it."""

import pytest

from kinerja.models import Pk, Realisasi
from laporan.penjelasan import explain_headline
from laporan.rekap import capaian_per_unit
from tests.hitung import queries_of
from tests.laporan.test_halaman import TAHUN, fill_unit

ALAMAT = f"/satker/17.02/{TAHUN}/capaian"


@pytest.fixture
def auditor_client(client, auditor):
    client.force_login(auditor)
    return client


def lists(penjelasan):
    return {d.judul: [(a.nama, *a.sel) for a in d.anggota] for d in penjelasan.daftar}


def test_headline_is_the_mean_of_the_rows_it_names(satker_a):
    fill_unit(satker_a, "lembaga", ["100%", "80%", "Belum dinilai", ""])
    penjelasan = explain_headline(satker_a, TAHUN, "lembaga")
    assert (penjelasan.judul, penjelasan.rumus[0].isi) == (
        "Rata-rata capaian 90,00%",
        "(100 + 80) / 2 = 90,0000%",
    )
    assert lists(penjelasan) == {
        "Indikator yang dihitung": [
            ("I0", "100%", "100%", "100,0000%"),
            ("I1", "100%", "80%", "80,0000%"),
        ],
        "Indikator yang tidak dihitung": [
            ("I2", "100%", "Belum dinilai", "Belum dinilai oleh penilai"),
            ("I3", "100%", "Belum diisi", "Realisasi belum diisi"),
        ],
    }


@pytest.mark.parametrize("nilai", [["33%", "33%", "34%"], ["66,67%"] * 7, ["1%", "99,99%"]])
def test_explanation_and_headline_say_the_same(satker_a, nilai):
    fill_unit(satker_a, "sekretariat", nilai)
    angka = capaian_per_unit([satker_a], TAHUN)[satker_a.pk, "sekretariat"].rata_rata
    assert explain_headline(satker_a, TAHUN, "sekretariat").angka == f"{angka}%".replace(".", ",")


def test_a_row_without_a_promise_in_the_pk_is_not_counted(satker_a):
    fill_unit(satker_a, "lembaga", ["100%", "80%"])
    Realisasi.objects.filter(urut=1).update(baris_pk=None)
    assert explain_headline(satker_a, TAHUN, "lembaga").angka == "100,00%"


def test_the_triwulan_that_was_asked_for_is_explained(satker_a):
    fill_unit(satker_a, "lembaga", ["90%"], triwulan=2)
    latest, first = (explain_headline(satker_a, TAHUN, "lembaga", tw) for tw in (None, 1))
    assert (latest.angka, first.angka, first.judul) == ("90,00%", "", "Rata-rata capaian belum ada")


def test_a_withdrawn_pk_leaves_no_headline_to_explain(satker_a):
    fill_unit(satker_a, "lembaga", ["90%"])
    Pk.objects.update(status="digantikan")
    assert explain_headline(satker_a, TAHUN, "lembaga").angka == ""


def test_home_chain_and_lakip_lead_to_the_explanation(operator_a, client, satker_a):
    fill_unit(satker_a, "lembaga", ["90%"])
    client.force_login(operator_a)
    pages = [
        client.get(url).text for url in ("/", f"/satker/17.02/{TAHUN}/", f"/satker/17.02/{TAHUN}/lakip/")
    ]
    assert [page.count(f'href="{ALAMAT}/lembaga/jelaskan/"') for page in pages] == [1, 1, 1]


def test_the_province_leads_to_the_explanation_of_the_triwulan_it_shows(client, provinsi_17, satker_a):
    fill_unit(satker_a, "lembaga", ["90%"], triwulan=2)
    client.force_login(provinsi_17)
    page = client.get(f"/provinsi/17/{TAHUN}/", {"triwulan": "2"}).text
    assert page.count(f'href="{ALAMAT}/lembaga/jelaskan/?triwulan=2"') == 1
    assert client.get(f"{ALAMAT}/lembaga/jelaskan/?triwulan=2").text.count("Rata-rata capaian 90,00%") >= 1


def test_other_units_and_odd_triwulan(auditor_client):
    urls = ("bagian/jelaskan/", "lembaga/jelaskan/?triwulan=x", "lembaga/jelaskan/?triwulan=9")
    assert [auditor_client.get(f"{ALAMAT}/{url}").status_code for url in urls] == [404, 200, 200]


def test_page_takes_as_many_queries_for_three_rows_as_for_one(auditor_client, satker_a):
    fill_unit(satker_a, "lembaga", ["90%"])
    fill_unit(satker_a, "sekretariat", ["90%", "80%", ""])
    counts = [queries_of(auditor_client, f"{ALAMAT}/{unit}/jelaskan/") for unit in ("lembaga", "sekretariat")]
    assert counts[0] == counts[1]
