"""The two published documents: what the audit of them found, counted by the rules (RULES, E16 to E178).

A finding of a code may be one of several in the audit; the numbers behind are those of the audit.
"""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from kinerja.models import Pengukuran, Pk, RencanaAksi, Rkt
from laporan.models import Lakip
from laporan.pemeriksaan import check_document
from sakip.models import Satker
from tests.laporan.paket.berkas import KALTENG, REJANG_LEBONG

DIHITUNG = {"R02", "R04", "R08", "R12", "R13", "R14", "R15", "R18", "R20", "R21", "R25", "I01"}


def _import(berkas):
    call_command("impor_paket", str(berkas), terapkan=True, terima_ragu=True, stdout=StringIO())


def _counts(dokumen):
    temuan = check_document(dokumen, langkah="ajukan")
    return dict(Counter(t.kode for t in temuan if t.kode in DIHITUNG))


def _per_document(*models):
    return {str(d): _counts(d) for model in models for d in model.objects.order_by("pk")}


def _sentences(dokumen, kode):
    return [t.pesan for t in check_document(dokumen, langkah="ajukan") if t.kode == kode]


@pytest.fixture
def rejang_lebong(db):
    _import(REJANG_LEBONG)
    return Satker.objects.get(kode_wilayah="17.02")


@pytest.fixture
def kalteng(db):
    _import(KALTENG)
    return Satker.objects.get(kode_wilayah="62")


def test_documents_of_rejang_lebong_have_the_findings_of_the_audit(rejang_lebong):
    lembaga, sekretariat = "KPU Kabupaten Rejang Lebong", "Sekretariat KPU Kabupaten Rejang Lebong"
    assert _per_document(Rkt, Pk, RencanaAksi, Pengukuran) == {
        f"RKT 2024 {lembaga}": {"R02": 1, "R13": 10, "R21": 2},  # E137, E178; Januari 2024, E138
        f"RKT 2025 {lembaga}": {"R13": 3, "R21": 1},  # E145
        f"PK 2024 {lembaga}": {"R12": 5, "R13": 13},  # E136, E178
        f"PK 2024 {sekretariat}": {"R12": 3, "R13": 9},  # E136
        f"PK 2025 {lembaga}": {"R12": 1, "R13": 13, "R21": 1},  # E141, E145
        f"PK 2025 {sekretariat}": {"R13": 9},
        f"Rencana Aksi 2024 {lembaga}": {"R14": 16, "R21": 1, "R25": 3},  # E147 to E150
        f"Rencana Aksi 2024 {sekretariat}": {"R14": 11, "R21": 1},  # E153, E154
        f"Pengukuran Triwulan IV 2024 {lembaga}": {},
        f"Pengukuran Triwulan IV 2024 {sekretariat}": {"I01": 8},
    }


def test_documents_of_kalteng_have_the_findings_of_the_audit(kalteng):
    lembaga, sekretariat = "KPU Provinsi Kalimantan Tengah", "Sekretariat KPU Provinsi Kalimantan Tengah"
    assert _per_document(Rkt, Pk, RencanaAksi, Pengukuran) == {
        f"RKT 2024 {lembaga}": {"R13": 13, "R21": 1},
        f"PK 2024 {lembaga}": {"R08": 2, "R12": 1, "R13": 10, "R21": 1},  # E44, E45, E27, E32
        f"PK 2024 {sekretariat}": {"R02": 2, "R08": 1, "R13": 17, "R21": 2},  # E29, E44, E32 (no day; July)
        f"Pengukuran Triwulan IV 2024 {sekretariat}": {"R08": 1, "R15": 3},  # E21, E22
    }


def test_pk_total_of_kalteng_against_the_printed_pagu(kalteng):
    pk = Pk.objects.get(unit__satker=kalteng, unit__kunci="lembaga")
    assert _sentences(pk, "R12") == [
        (
            "Jumlah anggaran Rp126.887.188.000, sedangkan pagu tercetak Rp111.186.550.000; selisih "
            "Rp15.700.638.000."
        )
    ]


def test_lakip_of_kalteng_dated_before_its_year_ended(kalteng):
    lakip = Lakip(satker=kalteng, tahun=2024, tanggal=date(2024, 1, 10))
    assert _counts(lakip) == {"R18": 10, "R20": 3, "R21": 1}  # E25, E19, E16


def test_lakip_of_rejang_lebong_has_realisasi_that_does_not_roll_up(rejang_lebong):
    lakip = Lakip(satker=rejang_lebong, tahun=2024, tanggal=date(2025, 1, 31))
    assert [k.partition(":")[0] for k in _sentences(lakip, "R04")] == [
        "“CQ.6867 Pembentukan Badan Adhoc”",
        "“CQ.6872 Pemungutan dan Penghitungan Suara”",
    ]
