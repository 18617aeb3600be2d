"""What the LAKIP reads as it stands: a paket leaves it alone once that LAKIP is submitted."""

import pytest

from laporan.models import Lakip
from laporan.paket.pesan import Pratinjau
from laporan.paket.terapkan import SEMUA, apply_paket
from tests.laporan.paket.berkas import paket

pytestmark = pytest.mark.django_db
TAHUN = 2024
# sheet -> (header, row; the last column is changed by the second paket)
LEMBAR = {
    "anggaran": (["tahun", "revisi", "kode", "uraian", "pagu"], [TAHUN, 0, "CQ", "Program", 100], 200),
    "realisasi_anggaran": (["tahun", "kode", "uraian", "realisasi"], [TAHUN, "CQ", "Program", 50], 60),
    "anggaran_lalu": (
        ["tahun", "kode", "uraian", "pagu", "realisasi"],
        [TAHUN, "CQ", "Program", 100, 50],
        60,
    ),
    "capaian_lalu": (
        ["tahun", "unit", "indikator", "target", "realisasi"],
        [TAHUN, "lembaga", "I", "80%", "70%"],
        "75%",
    ),
    "pembanding": (["tahun", "indikator", "lingkup", "nilai"], [TAHUN, "I", "nasional", "80"], "90"),
    "pegawai_rekap": (
        ["tahun", "tabel", "baris", "kolom", "jumlah"],
        [TAHUN, "golongan", "III/a", "PNS", 3],
        4,
    ),
    "sarpras": (["tahun", "jenis", "uraian", "status"], [TAHUN, "Tanah", "Kantor", "Sewa"], "Milik"),
    "divisi": (
        ["tahun", "nama", "jabatan", "divisi", "tugas"],
        [TAHUN, "Anggota", "Anggota", "Data", "Lama"],
        "Baru",
    ),
}


def bring(lembar, isi=None):
    judul, baris, lain = LEMBAR[lembar]
    rows = [judul, baris if isi is None else [*baris[:-1], lain]]
    return apply_paket(paket(**{lembar: rows}), user=None, terima=SEMUA)


def errors(hasil: Pratinjau):
    return [p.pesan for p in hasil.pesan if p.tingkat == "galat"]


@pytest.mark.parametrize("status", ["diajukan", "ditetapkan"])
@pytest.mark.parametrize("lembar", LEMBAR)
def test_content_of_a_submitted_lakip_is_not_changed(lembar, status, satker_a):
    hasil, alasan = bring(lembar)
    assert alasan == "", errors(hasil)
    Lakip.objects.create(satker=satker_a, tahun=TAHUN, status=status)
    hasil, _ = bring(lembar, "lain")
    assert (hasil.tersimpan, [f"berstatus {status}" in kata for kata in errors(hasil)]) == (False, [True])
    assert bring(lembar)[1] == ""


@pytest.mark.parametrize("lembar", LEMBAR)
def test_content_of_a_lakip_that_is_a_draf_is_changed(lembar, satker_a):
    bring(lembar)
    lakip = Lakip.objects.create(satker=satker_a, tahun=TAHUN)
    assert bring(lembar, "lain")[0].tersimpan
    lakip.refresh_from_db()
    assert lakip.suntingan == 1


@pytest.mark.parametrize(("lembar", "boleh"), [("capaian_lalu", False), ("divisi", True)])
def test_the_lakip_of_the_next_year_reads_the_years_before_it(lembar, boleh, satker_a):
    Lakip.objects.create(satker=satker_a, tahun=TAHUN + 1, status="diajukan")
    assert bring(lembar)[0].tersimpan is boleh
