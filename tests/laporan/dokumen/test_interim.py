"""The interim report of a triwulan, from the machinery of the LAKIP."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kinerja.models import BarisRencanaAksi, Pengukuran, RencanaAksi, TargetPeriode
from laporan.bentuk.lakip import bentuk_lakip
from laporan.bentuk.naskah import bagian_dalam, tabel_dalam
from laporan.models import Narasi
from laporan.services.interim import interim_snapshot, print_interim
from sakip.choices import StatusDokumen
from tests.laporan.dokumen.conftest import read_pdf

pytestmark = pytest.mark.django_db


def test_the_pdf_bears_its_triwulan_and_only_what_was_known_then(terukur):
    cetakan = print_interim(terukur, 2024, 2)
    bacaan = read_pdf(cetakan.isi)
    assert cetakan.nama == "lakip-interim-2024-triwulan-2-KPU-Kabupaten-Rejang-Lebong.pdf"
    assert bacaan.pdf.metadata.title.startswith("Laporan Kinerja Interim Triwulan II Tahun 2024")
    assert ("INTERIM TRIWULAN II" in bacaan.halaman[0], "90%" in bacaan.teks) == (True, False)
    assert "DRAF" in bacaan.halaman[1]


def test_the_target_of_the_triwulan_stands_beside_its_realisasi(terukur):
    unit = terukur.unit.get(kunci="lembaga")
    rencana = RencanaAksi.objects.create(unit=unit, tahun=2024, pola="triwulan")
    indikator = "Indikator ke-1 tentang penyelenggaraan pemilihan umum yang tepat waktu"
    baris = BarisRencanaAksi.objects.create(rencana_aksi=rencana, indikator=indikator)
    TargetPeriode.objects.create(baris=baris, ke=2, target_teks="50%", target_nilai=50)
    unit.pengukuran.get(triwulan=2).baris.update(capaian_periode_nilai=90)
    bentuk = bentuk_lakip(interim_snapshot(terukur, 2024, 2))
    tabel = next(t for bab in bentuk["bab"] for t in tabel_dalam(bab) if t.nama == "lakip-triwulan-1")
    sel = [[s.teks for s in b.sel][2:] for b in tabel.baris]
    assert sel == [["100%", "50%", "45%", "90,00%", "45,00%"], ["100%", "–", "Belum diisi", "–", "–"]]


def test_it_is_a_draft_until_the_measurement_is_in_force(terukur):
    assert interim_snapshot(terukur, 2024, 2)["draf"]
    Pengukuran.objects.filter(triwulan=2).update(status=StatusDokumen.DITETAPKAN)
    assert not interim_snapshot(terukur, 2024, 2)["draf"]


def test_what_was_written_about_the_whole_year_stays_out(terukur):
    for bagian in ("Simpulan", "Permasalahan: Kelembagaan"):
        Narasi.objects.create(
            satker=terukur, tahun=2024, dokumen="lakip", bagian=bagian, teks=f"Isi {bagian}"
        )
    bab = bentuk_lakip(interim_snapshot(terukur, 2024, 2))["bab"]
    teks = {b.teks for satu in bab for bagian in bagian_dalam(satu, 9) for b in bagian.blok}
    assert {t for t in teks if t.startswith("Isi ")} == {"Isi Permasalahan: Kelembagaan"}


@pytest.mark.parametrize("triwulan", [0, 5])
def test_there_are_four_triwulan(terukur, triwulan):
    with pytest.raises(ValidationError, match="1 sampai 4"):
        print_interim(terukur, 2024, triwulan)


def test_the_page_shows_the_pdf_or_says_why_not(client, pusat, terukur):
    client.force_login(pusat)
    args = [terukur.kode_wilayah, 2024]
    jawab = client.get(reverse("laporan:lakip-interim", args=[*args, 2]))
    assert (jawab.status_code, jawab["Content-Type"]) == (200, "application/pdf")
    jawab = client.get(reverse("laporan:lakip-interim", args=[*args, 5]))
    assert jawab.url == reverse("laporan:lakip-baca", args=args)
