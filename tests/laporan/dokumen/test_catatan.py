"""What a LAKIP says of exceptions from the schedule and of corrections after realisasi was in force."""

from datetime import date

import pytest

from kinerja.models import Pengukuran
from laporan.bentuk.lakip import bentuk_lakip
from laporan.snapshot import lakip_snapshot
from laporan.snapshot.catatan import notes_of
from sakip.models import PengecualianKunci
from sakip.services.alur import take_step
from sakip.transitions import Aksi


@pytest.fixture
def pengecualian(satker_a, provinsi_17):
    return PengecualianKunci.objects.create(
        satker=satker_a,
        dokumen="realisasi",
        tahun=2024,
        triwulan=1,
        kuasa="Surat 12/PR.03/2024",
        alasan="Listrik padam dua minggu.",
        sampai=date(2024, 5, 31),
        pemberi=provinsi_17,
    )


def test_an_exception_is_named_with_authority_reason_and_end(satker_a, pengecualian):
    (kalimat,) = notes_of(satker_a, 2024)
    assert kalimat == (
        "Realisasi Triwulan I diisi dengan pengecualian atas jadwal sampai 31 Mei 2024 berdasarkan "
        "Surat 12/PR.03/2024. Alasan: Listrik padam dua minggu."
    )


def test_a_correction_is_named_with_its_reason(satker_a, unit_a, operator_a):
    pengukuran = Pengukuran.objects.create(unit=unit_a, tahun=2024, triwulan=2, status="ditetapkan")
    take_step(
        user=operator_a,
        dokumen=pengukuran,
        aksi=Aksi.BUKA,
        suntingan=pengukuran.suntingan,
        alasan="Jumlah pemilih keliru",
    )
    (kalimat,) = notes_of(satker_a, 2024)
    assert kalimat == (
        "Realisasi KPU Kabupaten Rejang Lebong Triwulan II dikoreksi setelah ditetapkan (perubahan ke-1). "
        "Alasan: Jumlah pemilih keliru"
    )


def test_the_lakip_prints_them_only_when_there_are_some(satker_a, pengecualian):
    def titles():
        bab = bentuk_lakip(lakip_snapshot(satker_a, 2024))["bab"][2]
        return [bagian.judul for bagian in bab.anak]

    dengan = titles()
    pengecualian.delete()
    tindak = "Tindak Lanjut Rekomendasi"
    assert (dengan[2:], titles()[2:]) == ([tindak, "Catatan atas Data"], [tindak])


@pytest.mark.parametrize("banyak", [1, 3])
def test_notes_take_the_same_queries_for_one_and_for_three(
    satker_a, unit_a, pengecualian, django_assert_num_queries, banyak
):
    for triwulan in range(1, banyak + 1):
        Pengukuran.objects.create(unit=unit_a, tahun=2024, triwulan=triwulan, versi=1)
    with django_assert_num_queries(3):
        notes_of(satker_a, 2024)
