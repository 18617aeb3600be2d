"""The nightly check: whom it takes, what it keeps, and that one bad satker does not stop the others."""

import pytest
from django.core.management import call_command

from laporan.models import HasilPemeriksaan, Lakip
from laporan.services import hasil_pemeriksaan
from laporan.services.hasil_pemeriksaan import check_all, due_tonight, keep_findings

TAHUN = 2024


@pytest.fixture
def berisi(pk, add):
    """A PK of satker A whose row has no target."""
    add(pk, "")
    return pk


def test_findings_are_kept_once_for_each_satker_and_year(satker_a, berisi):
    keep_findings(satker=satker_a, tahun=TAHUN)
    keep_findings(satker=satker_a, tahun=TAHUN)
    hasil = HasilPemeriksaan.objects.get()
    kode = [t["kode"] for t in hasil.temuan]
    assert "R17-baris-tidak-utuh" in kode
    assert len(kode) == hasil.galat + hasil.alasan + hasil.peringatan


def test_year_before_is_due_until_its_lakip_is_in_force(satker_a, berisi):
    assert [(s.pk, t) for s, t in due_tonight(TAHUN + 1)] == [(satker_a.pk, TAHUN)]
    Lakip.objects.create(satker=satker_a, tahun=TAHUN, status="ditetapkan")
    assert due_tonight(TAHUN + 1) == []
    assert [t for _, t in due_tonight(TAHUN)] == [TAHUN]


def test_one_bad_satker_does_not_stop_the_others(monkeypatch, satker_a, satker_b, berisi):
    benar = hasil_pemeriksaan.check_year

    def judge(satker, tahun):
        if satker == satker_a:
            raise RuntimeError("rusak")
        return benar(satker, tahun)

    monkeypatch.setattr(hasil_pemeriksaan, "check_year", judge)
    baris = list(check_all([(satker_a, TAHUN), (satker_b, TAHUN)]))
    assert baris[0] == f"{satker_a.kode_wilayah} {TAHUN}: gagal diperiksa (RuntimeError)"
    assert HasilPemeriksaan.objects.get().satker == satker_b


def test_command_tells_counts_and_no_names(capsys, satker_a, berisi):
    call_command("periksa_malam", "--tahun", "2024")
    hasil = HasilPemeriksaan.objects.get()
    assert capsys.readouterr().out == (
        f"17.02 2024: {hasil.galat} galat, {hasil.alasan} alasan, {hasil.peringatan} peringatan\n"
    )
