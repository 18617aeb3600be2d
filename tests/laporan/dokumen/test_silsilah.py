"""Dari mana angka ini: the page of one figure, from the report back to the Renstra."""

import pytest

from kinerja.models import AnggaranPk, BarisRkt, Rkt
from kinerja.services.capaian import recompute_capaian
from laporan.models import Dokumen, Pembanding, TandaTangan
from laporan.silsilah import lineage_of
from laporan.silsilah.angka import address_of
from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator
from sakip.bacaan import set_realisasi, set_target
from sakip.models import Penugasan, User
from sakip.services.jejak import log_jejak
from tests.hitung import queries_of
from tests.laporan.dokumen.conftest import NIP
from tests.laporan.dokumen.test_cara_hitung import TAHUN, measure, promise
from tests.laporan.dokumen.test_usang import submit


@pytest.fixture
def baris(satker):
    """A measured row whose promise comes from an RKT and from the Renstra."""
    renstra = Renstra.objects.create(satker=satker, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=satker.unit.get(kunci="lembaga"), uraian="S")
    indikator = Indikator.objects.create(sasaran=sasaran, uraian="Partisipasi")
    target = TargetIndikator(indikator=indikator, tahun=TAHUN)
    set_target(target, "78%")
    target.save()
    rkt = Rkt.objects.create(unit=sasaran.unit, tahun=TAHUN, status="ditetapkan")
    rencana = BarisRkt(rkt=rkt, sasaran="S", indikator="Partisipasi", indikator_renstra=indikator)
    set_target(rencana, "79%")
    rencana.save()
    janji = promise(satker, "80%", indikator_renstra=indikator, baris_rkt=rencana)
    return measure(janji, "60%", pembilang=60, penyebut=100)


@pytest.fixture
def operator(satker):
    user = User.objects.create(username="ops", nama="Oki Operator")
    Penugasan.objects.create(user=user, peran="operator", satker=satker)
    return user


def test_a_realisasi_leads_back_to_the_renstra(satker, baris, operator):
    silsilah = lineage_of(operator, satker, TAHUN, f"realisasi/{baris.pk}/capaian")
    assert (silsilah.fakta.apa, silsilah.fakta.nilai) == ("Capaian", "75,00%")
    assert [(m.judul, m.nilai) for m in silsilah.rantai] == [
        ("Pengukuran", ""),
        ("Perjanjian Kinerja", "target 80%"),
        ("Rencana Kinerja Tahunan", "target 79%"),
        ("Rencana Strategis", "target 2024: 78%"),
    ]
    assert silsilah.rantai[1].butir[0].teks == "Perjanjian Kinerja Unit lembaga 2024, versi awal, draf"
    assert silsilah.penjelasan.rumus[0].isi == "60 / 80 × 100 = 75,0000%"


def test_a_promise_names_who_signed_it_with_the_code(satker, baris, operator):
    janji = baris.baris_pk
    dokumen = Dokumen.objects.create(
        kode="ab2dc3efgh4jkm5n",
        jenis="pk",
        objek_id=janji.pk_dokumen_id,
        satker=satker,
        tahun=TAHUN,
        judul="PK",
        snapshot="{}",
        sidik="",
        status="berlaku",
    )
    TandaTangan.objects.create(
        dokumen=dokumen, urut=1, bidang="ttd_1", nama="Ani Ketua, S.H.", jabatan="Ketua"
    )
    [pk, *_] = lineage_of(operator, satker, TAHUN, f"pk/{janji.pk}/target").rantai
    ttd = pk.butir[-1]
    assert (ttd.label, ttd.url) == ("Tanda tangan", "/v/ab2dc3efgh4jkm5n/")
    assert "ab2dc3efgh4jkm5n" in ttd.teks


@pytest.mark.parametrize("kolom", ["target", "realisasi", "capaian"])
def test_the_page_opens_for_who_sees_the_satker(client, satker, baris, operator, kolom):
    client.force_login(operator)
    kunci = f"realisasi/{baris.pk}/{kolom}" if kolom != "target" else f"pk/{baris.baris_pk_id}/target"
    halaman = client.get(address_of(satker, TAHUN, kunci))
    assert halaman.status_code == 200
    assert halaman.text.count('<h2 id="judul-rantai">Rantai sumbernya</h2>') == 1
    assert NIP not in halaman.text


def test_sums_and_figures_without_a_document_have_a_page_too(client, satker, baris, operator):
    uang = AnggaranPk.objects.create(pk_dokumen=baris.baris_pk.pk_dokumen, uraian="Program", anggaran=1000)
    banding = Pembanding.objects.create(
        satker=satker, tahun=TAHUN, indikator="Partisipasi", lingkup="nasional", nilai="82%", sumber="KPU RI"
    )
    log_jejak(user=operator, tindakan="isi", satker=satker, objek=banding, sesudah={"nilai": "82%"})
    client.force_login(operator)
    halaman = {
        kunci: client.get(address_of(satker, TAHUN, kunci))
        for kunci in (
            "rerata/pk/lembaga",
            "rerata/pk/lembaga/seluruh",
            f"pk-anggaran/{uang.pk}",
            f"pk-anggaran-jumlah/{uang.pk_dokumen_id}",
            f"pembanding/{banding.pk}",
            "kebijakan/batascapaian",
            "anggaran/jumlah/pagu",
        )
    }
    assert {kunci: satu.status_code for kunci, satu in halaman.items()} == dict.fromkeys(halaman, 200)
    assert halaman[f"pembanding/{banding.pk}"].text.count("Diisi oleh Operator,") == 1
    assert "(75) / 1" not in halaman["rerata/pk/lembaga"].text
    assert halaman["rerata/pk/lembaga"].text.count("75 / 1 = 75,0000%") == 1


@pytest.mark.parametrize(
    "kunci",
    ["pk/999999/target", "realisasi/x/target", "apa/saja", "anggaran/9/pagu", "realisasi/pk-9/target"],
)
def test_a_figure_that_does_not_exist_is_not_found(client, satker, baris, operator, kunci):
    client.force_login(operator)
    assert client.get(address_of(satker, TAHUN, kunci)).status_code == 404


def test_the_figure_of_another_satker_is_not_found(client, satker, baris, satker_b):
    user = User.objects.create(username="lain")
    Penugasan.objects.create(user=user, peran="operator", satker=satker_b)
    client.force_login(user)
    kunci = f"realisasi/{baris.pk}/realisasi"
    alamat = [address_of(milik, TAHUN, kunci) for milik in (satker, satker_b)]
    assert [client.get(satu).status_code for satu in alamat] == [404, 404]


def test_the_page_takes_as_many_queries_for_three_rows_as_for_one(client, satker, baris, operator):
    client.force_login(operator)
    alamat = [
        address_of(satker, TAHUN, k)
        for k in (f"realisasi/{baris.pk}/capaian", f"pk/{baris.baris_pk_id}/target", "rerata/pk/lembaga")
    ]
    sebelum = [queries_of(client, satu) for satu in alamat]
    for n in (1, 2):
        kunci = {"indikator_renstra": baris.baris_pk.indikator_renstra}
        measure(promise(satker, f"{80 + n}%", **kunci), "60%")
    assert [queries_of(client, satu) for satu in alamat] == sebelum


def test_the_page_of_a_pk_leads_to_its_figures(client, satker, baris, operator):
    janji = baris.baris_pk
    uang = AnggaranPk.objects.create(pk_dokumen=janji.pk_dokumen, uraian="Program", anggaran=1000)
    client.force_login(operator)
    halaman = client.get(f"/satker/{satker.kode_wilayah}/{TAHUN}/pk/{janji.pk_dokumen_id}/").text
    alamat = [
        address_of(satker, TAHUN, kunci) for kunci in (f"pk/{janji.pk}/target", f"pk-anggaran/{uang.pk}")
    ]
    assert [halaman.count(f'href="{satu}"') for satu in alamat] == [1, 1]


def test_the_report_that_is_read_leads_to_its_figures_and_marks_what_changed(client, satker, baris, operator):
    client.force_login(operator)
    alamat = f"/satker/{satker.kode_wilayah}/{TAHUN}/lakip/baca/"
    tautan = f'href="{address_of(satker, TAHUN, f"realisasi/{baris.pk}/capaian")}"'
    halaman = client.get(alamat).text
    assert (tautan in halaman, "data-usang" in halaman) == (True, False)
    submit(satker)
    set_realisasi(baris, "70%")
    baris.save()
    recompute_capaian(baris.pengukuran)
    kini = client.get(alamat).text
    assert kini.count("<strong>4 angka berubah</strong> dibandingkan dengan yang diajukan") == 1
    assert "semula 75,00%" in kini
