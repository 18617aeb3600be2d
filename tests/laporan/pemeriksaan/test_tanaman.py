"""A paket in which nothing contradicts anything yields nothing; one planted contradiction is found once,
under its rule, and nothing else with it."""

import pytest

from laporan.paket.terapkan import SEMUA, apply_paket
from laporan.pemeriksaan.periksa import SEMUA as ATURAN
from laporan.pemeriksaan.setahun import check_year
from sakip.models import Satker
from tests.laporan.pemeriksaan.bersih import as_workbook, clean
from tests.laporan.pemeriksaan.bersih_isi import KODE, TAHUN
from tests.laporan.pemeriksaan.tanaman import TANAMAN, TIDAK_DAPAT

pytestmark = pytest.mark.satu_basis


@pytest.fixture
def found(db):
    """The codes that are found after the import of these sheets."""

    def read(lembar):
        _, alasan = apply_paket(as_workbook(lembar), user=None, terima=SEMUA, nama_berkas="paket.xlsx")
        assert alasan == ""
        return [t.kode for t in check_year(Satker.objects.get(kode_wilayah=KODE), TAHUN)]

    return read


def test_clean_paket_has_no_contradiction(found):
    assert found(clean()) == []


@pytest.mark.parametrize(("kode", "tanam"), [pytest.param(k, f, id=f"{k[0]}-{n}") for k, n, f in TANAMAN])
def test_planted_contradiction_is_found_once_and_nothing_else(found, kode, tanam):
    lembar = clean()
    tanam(lembar)
    assert found(lembar) == list(kode)


def test_every_rule_is_planted_or_says_why_not():
    nomor = {f"R{ke:02}" for ke in range(1, 40)}
    ditanam = {k for kode, _, _ in TANAMAN for k in kode}
    assert nomor - ditanam == set(TIDAK_DAPAT)
    assert {a.kode for a in ATURAN if a.is_konsistensi} == nomor - set(TIDAK_DAPAT)
