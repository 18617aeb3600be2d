"""A changed kebijakan takes the stored capaian with it."""

from decimal import Decimal

import pytest

from kinerja.models import BarisPk, Pengukuran, Pk, Realisasi
from kinerja.services.capaian import recompute_capaian
from laporan.services.kebijakan import change_kebijakan, change_scale, follow_national
from sakip.bacaan import set_realisasi, set_target
from sakip.choices import AturanTargetNol
from sakip.kolom import IsianBaris
from sakip.models import Kebijakan, UnitKerja
from sakip.services.kebijakan import create_kebijakan, edit_kebijakan

TANPA_BATAS = {"batas_atas": None}


def measured(satker, tahun=2024):
    """One realisasi of 150% of its target, computed under the kebijakan that holds."""
    unit = UnitKerja.objects.get(satker=satker, kunci="lembaga")
    baris_pk = BarisPk(pk_dokumen=Pk.objects.create(unit=unit, tahun=tahun), indikator="Indikator")
    set_target(baris_pk, "80%")
    baris_pk.save()
    pengukuran = Pengukuran.objects.create(unit=unit, tahun=tahun, triwulan=4)
    baris = Realisasi(pengukuran=pengukuran, baris_pk=baris_pk, indikator="Indikator")
    set_realisasi(baris, "120%")
    baris.save()
    recompute_capaian(pengukuran)
    baris.refresh_from_db()
    assert (baris.capaian_nilai, baris.kategori) == (100, "Berhasil")
    return baris


@pytest.fixture
def own(admin_a, satker_a):
    return create_kebijakan(user=admin_a, satker=satker_a, tahun=2024)


def test_capaian_of_every_year_follows_the_own_kebijakan(own, admin_a, satker_a, satker_b):
    rows = [measured(satker_a, 2023), measured(satker_a, 2024)]
    asing = measured(satker_b)
    assert change_kebijakan(user=admin_a, kebijakan=own, suntingan=0, nilai=TANPA_BATAS) == 2
    for baris in (*rows, asing):
        baris.refresh_from_db()
    assert [b.capaian_nilai for b in rows] == [Decimal("150.00"), Decimal("150.00")]
    assert asing.capaian_nilai == 100


def test_kategori_follows_the_scale(own, admin_a, satker_a):
    baris = measured(satker_a)
    pertama = own.skala.get(urut=1)
    isian = [IsianBaris(str(pertama.pk), {"kategori": "Sangat Berhasil"})]
    change_scale(user=admin_a, kebijakan=own, isian=isian, suntingan=0)
    baris.refresh_from_db()
    assert baris.kategori == "Sangat Berhasil"


def test_the_national_one_reaches_those_without_their_own(own, pusat, satker_a, satker_b):
    sendiri, nasional = measured(satker_a), measured(satker_b)
    kebijakan = Kebijakan.objects.get(satker=None)
    edit_kebijakan(user=pusat, kebijakan=kebijakan, suntingan=0, nilai=TANPA_BATAS)
    assert follow_national(kebijakan) == 1
    assert follow_national(kebijakan) == 0
    sendiri.refresh_from_db()
    nasional.refresh_from_db()
    assert (sendiri.capaian_nilai, nasional.capaian_nilai) == (100, 150)


def test_a_national_one_leaves_the_years_of_the_next_alone(pusat, satker_b):
    lama = Kebijakan.objects.get(satker=None)
    Kebijakan.objects.create(tahun=2024)
    dulu, kini = measured_years(satker_b)
    edit_kebijakan(user=pusat, kebijakan=lama, suntingan=0, nilai=TANPA_BATAS)
    assert follow_national(lama) == 1
    dulu.refresh_from_db()
    kini.refresh_from_db()
    assert (dulu.capaian_nilai, kini.capaian_nilai) == (150, 100)


def measured_years(satker):
    dulu = measured(satker, 2023)
    Kebijakan.objects.get(satker=None, tahun=2024).skala.create(
        urut=1, dari=0, sampai=100, kategori="Berhasil"
    )
    return dulu, measured(satker, 2024)


def test_pages_adopt_change_and_rescale(client, admin_a, satker_a):
    baris = measured(satker_a)
    client.force_login(admin_a)
    url = "/satker/17.02/2024/kebijakan"
    assert client.post(f"{url}/tetapkan/").url == f"{url}/ubah/"
    isi = {
        "suntingan": 0,
        "batas_atas": "120,5",
        "batas_bawah": "0",
        "rumus_minimal": "selisih",
        "target_nol": "batas_atas",
        "celah": "bulatkan",
    }
    assert client.post(f"{url}/ubah/", isi).url == f"{url}/"
    baris.refresh_from_db()
    assert baris.capaian_nilai == Decimal("120.50")
    assert client.get(f"{url}/").text.count(AturanTargetNol.BATAS_ATAS.label) == 1
    halaman = client.get(f"{url}/ubah/").text
    assert [halaman.count(aturan.label) for aturan in AturanTargetNol] == [1, 1, 1]
    skala = Kebijakan.objects.get(satker=satker_a).skala.get(urut=1)
    isi = {"suntingan": 1, f"b-{skala.pk}-kategori": "Istimewa"}
    assert client.post(f"{url}/skala/", isi).url == f"{url}/"
    baris.refresh_from_db()
    assert baris.kategori == "Istimewa"


def test_pages_of_the_national_one_hang_under_the_national_satker(client, pusat, admin_a):
    client.force_login(pusat)
    tahun = Kebijakan.objects.get(satker=None).tahun
    assert client.get(f"/satker/00/{tahun}/kebijakan/ubah/").context["form"]["batas_atas"].value() == "100"
    client.force_login(admin_a)
    assert client.get(f"/satker/00/{tahun}/kebijakan/ubah/").status_code == 404


def test_an_operator_sees_the_kebijakan_but_may_not_change_it(client, operator_a, operator_b, own):
    client.force_login(operator_a)
    assert client.get("/satker/17.02/2024/kebijakan/ubah/").status_code == 403
    assert client.post("/satker/17.02/2025/kebijakan/tetapkan/").status_code == 403
    client.force_login(operator_b)
    assert client.get("/satker/17.02/2024/kebijakan/ubah/").status_code == 404
    assert client.post("/satker/17.02/2025/kebijakan/tetapkan/").status_code == 404
