"""The findings on the two published documents are those of their audit: none is missed, none is too many."""

from io import StringIO

import pytest
from django.core.management import call_command

from laporan.pemeriksaan.setahun import check_year
from sakip.models import Satker
from tests.laporan.paket.berkas import KALTENG, REJANG_LEBONG
from tests.laporan.pemeriksaan.nomor_e import SEMUA_E, TEMUAN, TIDAK_TERMUAT

BERKAS = {"62": KALTENG, "17.02": REJANG_LEBONG}


@pytest.fixture
def findings(db):
    """The findings on a satker and year after the import of its workbook."""

    def read(kode, tahun):
        call_command("impor_paket", str(BERKAS[kode]), terapkan=True, terima_ragu=True, stdout=StringIO())
        return check_year(Satker.objects.get(kode_wilayah=kode), tahun)

    return read


def fits(temuan, kode, potongan):
    """Whether a finding is of the rule `kode` and names `potongan`."""
    return temuan.kode_lengkap.startswith(kode) and potongan in f"{temuan.objek} {temuan.pesan}"


@pytest.mark.parametrize(("kode", "tahun"), TEMUAN)
def test_findings_are_those_of_the_audit(findings, kode, tahun):
    semua = findings(kode, tahun)
    harapan = TEMUAN[kode, tahun]
    kurang = [
        (nomor, aturan, potongan, banyak, ada)
        for nomor, aturan, potongan, banyak in harapan
        if (ada := sum(fits(t, aturan, potongan) for t in semua)) != banyak
    ]
    lebih = [
        (t.kode_lengkap, t.objek, t.pesan)
        for t in semua
        if not any(fits(t, aturan, potongan) for _, aturan, potongan, _ in harapan)
    ]
    assert (kurang, lebih) == ([], [])
    assert len(semua) == sum(banyak for *_, banyak in harapan)


def test_every_number_of_the_audit_is_found_or_says_why_not():
    ditemukan = {nomor for harapan in TEMUAN.values() for nomors, *_ in harapan for nomor in nomors}
    assert (SEMUA_E - ditemukan - set(TIDAK_TERMUAT), ditemukan & set(TIDAK_TERMUAT)) == (set(), set())


TEPAT = {  # "Found correct, and to be reproduced": none of these is doubted
    ("62", 2024): ("97,53", "96,41", "93,37", "WA.3355", "WA.3360"),
    ("17.02", 2024): ("CQ.6639 ", "WA.3360 Operasional", "51.412.431.000 berbeda", "47.457.842.438"),
}


@pytest.mark.parametrize(("kode", "tahun"), TEPAT)
def test_what_was_found_correct_is_not_doubted(findings, kode, tahun):
    uang = [t for t in findings(kode, tahun) if t.kode in ("R01", "R02", "R03", "R04", "R05", "R30", "R31")]
    assert [(t.pesan, p) for t in uang for p in TEPAT[kode, tahun] if p in t.pesan] == []
