"""Stored capaian from real rows: links, states, cumulation, period targets and the own kebijakan."""

from decimal import Decimal

import pytest

from kinerja.models import BarisPk, BarisRencanaAksi, Pengukuran, Pk, Realisasi, RencanaAksi, TargetPeriode
from kinerja.services.capaian import recompute_all, recompute_capaian
from renstra.models import Indikator, Renstra, Sasaran
from sakip.bacaan import set_realisasi, set_target
from sakip.models import BarisSkala, Kebijakan

TAHUN = 2024


@pytest.fixture
def pk(unit_a):
    return Pk.objects.create(unit=unit_a, tahun=TAHUN)


@pytest.fixture
def measure(pk, unit_a):
    """Store a PK row with `target` and its realisasi in `triwulan`; returns the Realisasi after recompute."""

    def build(target, realisasi, *, triwulan=4, baris=None, **ukuran):
        if baris is None:
            baris = BarisPk(pk_dokumen=pk, sasaran="S", indikator=f"I {target}", **ukuran)
            set_target(baris, target)
            baris.save()
        pengukuran, _ = Pengukuran.objects.get_or_create(unit=unit_a, tahun=TAHUN, triwulan=triwulan)
        row = Realisasi(pengukuran=pengukuran, baris_pk=baris, sasaran="S", indikator=baris.indikator)
        set_realisasi(row, realisasi)
        row.save()
        recompute_capaian(pengukuran)
        row.refresh_from_db()
        return row

    return build


@pytest.mark.parametrize(
    ("target", "realisasi", "status", "nilai", "kategori"),
    [
        ("80%", "83%", "ok", "100.00", "Berhasil"),
        ("100%", "84,99%", "ok", "84.99", "Cukup Berhasil"),
        ("12 Laporan", "11 Lap", "ok", "91.67", "Berhasil"),
        ("79", "76,35", "ok", "96.65", "Berhasil"),
        ("1 Laporan", "100%", "perlu_periksa", None, ""),
        ("12 Laporan", "12 Dokumen", "perlu_periksa", None, ""),
        ("1 Lakip dan 2 Perjanjian Kinerja", "100%", "perlu_periksa", None, ""),
        (
            "1 Lakip dan 2 Perjanjian Kinerja",
            "1 Lakip dan 1 Perjanjian Kinerja",
            "ok",
            "75.00",
            "Cukup Berhasil",
        ),
        ("B", "72,10 (BB)", "ok", "100.00", "Berhasil"),
        ("BB", "B", "ok", "80.00", "Cukup Berhasil"),
        ("В", "B", "ok", "100.00", "Berhasil"),
        ("WTP", "WDP", "ok", "75.00", "Cukup Berhasil"),
        ("WTP", "100%", "perlu_periksa", None, ""),
        ("80-90", "70", "ok", "87.50", "Cukup Berhasil"),
        ("100%", "Belum dinilai", "belum_dinilai", None, ""),
        ("100%", "", "belum_diisi", None, ""),
        ("100%", "n/a", "tidak_relevan", None, ""),
        ("100%", "0%", "ok", "0.00", "Tidak Berhasil"),
        ("100%", "Tercapai", "perlu_periksa", None, ""),
        ("-", "90%", "perlu_periksa", None, ""),
    ],
)
def test_stored_capaian_follows_what_was_typed(measure, target, realisasi, status, nilai, kategori):
    row = measure(target, realisasi)
    stored = (row.capaian_status, row.capaian_nilai, row.kategori)
    assert stored == (status, None if nilai is None else Decimal(nilai), kategori)


def test_polaritas_comes_from_the_renstra_indicator(measure, pk, satker_a, unit_a):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="S")
    indikator = Indikator.objects.create(sasaran=sasaran, uraian="Tidak masuk DPT", polaritas="minimal")
    row = measure("0,1%", "0,12%", indikator_renstra=indikator)
    assert row.capaian_nilai == Decimal("80.00")


def test_own_polaritas_of_the_row_wins(measure):
    assert measure("0,1%", "0,12%", polaritas="minimal").capaian_nilai == Decimal("80.00")


def test_akumulasi_adds_the_triwulan_before(measure):
    first = measure("12 Laporan", "3 Laporan", triwulan=1, cara_kumulasi="akumulasi")
    third = measure("", "6 Laporan", triwulan=3, baris=first.baris_pk)
    assert (first.capaian_nilai, third.capaian_nilai) == (Decimal("25.00"), Decimal("75.00"))


def test_posisi_akhir_takes_the_last_and_never_adds(measure):
    first = measure("100%", "45%", triwulan=2)
    last = measure("", "98%", triwulan=4, baris=first.baris_pk)
    assert last.capaian_nilai == Decimal("98.00")


def test_an_earlier_triwulan_changes_the_later_one(measure):
    first = measure("12 Laporan", "3 Laporan", triwulan=1, cara_kumulasi="akumulasi")
    second = measure("", "3 Laporan", triwulan=2, baris=first.baris_pk)
    set_realisasi(first, "6 Laporan")
    first.save()
    assert recompute_capaian(first.pengukuran) == 2
    second.refresh_from_db()
    assert second.capaian_nilai == Decimal("75.00")


def test_period_target_gives_a_second_capaian(measure, unit_a):
    first = measure("12 Laporan", "3 Laporan", triwulan=1, cara_kumulasi="akumulasi")
    rencana = RencanaAksi.objects.create(unit=unit_a, tahun=TAHUN, pola="triwulan")
    baris = BarisRencanaAksi.objects.create(rencana_aksi=rencana, baris_pk=first.baris_pk)
    for ke, teks in ((1, "3 Laporan"), (2, "3 Laporan"), (3, "3 Laporan")):
        periode = TargetPeriode(baris=baris, ke=ke)
        set_target(periode, teks)
        periode.save()
    second = measure("", "3 Laporan", triwulan=2, baris=first.baris_pk)
    assert (second.capaian_nilai, second.capaian_periode_nilai) == (Decimal("50.00"), Decimal("100.00"))


def test_a_tick_is_no_period_target(measure, unit_a):
    first = measure("100%", "50%", triwulan=1)
    rencana = RencanaAksi.objects.create(unit=unit_a, tahun=TAHUN, pola="triwulan")
    baris = BarisRencanaAksi.objects.create(rencana_aksi=rencana, baris_pk=first.baris_pk)
    TargetPeriode.objects.create(baris=baris, ke=1, dicentang=True, target_teks="√")
    recompute_capaian(first.pengukuran)
    first.refresh_from_db()
    assert (first.capaian_periode_nilai, first.capaian_periode_status) == (None, "")


def test_own_kebijakan_of_the_satker_wins(measure, satker_a):
    kebijakan = Kebijakan.objects.create(satker=satker_a, tahun=TAHUN, batas_atas=120)
    BarisSkala.objects.create(kebijakan=kebijakan, urut=1, dari=0, sampai=120, kategori="Melampaui")
    row = measure("80%", "88%")
    assert (row.capaian_nilai, row.kategori) == (Decimal("110.00"), "Melampaui")


def test_stored_parts_are_before_and_after_the_cap(measure):
    row = measure("3%", "50%")
    stored = (row.capaian_mentah, row.capaian_dipakai, row.capaian_nilai, row.capaian_tanda)
    assert stored == (Decimal("1666.6667"), Decimal("100.0000"), Decimal("100.00"), "tidak_wajar")


def test_recompute_without_change_writes_nothing(measure):
    assert recompute_capaian(measure("80%", "70%").pengukuran) == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_recompute_asks_the_same_number_of_queries(measure, django_assert_num_queries, rows):
    for n in range(rows):
        row = measure(f"{90 + n}%", "45%")
    pengukuran = Pengukuran.objects.select_related("unit__satker").get(pk=row.pengukuran_id)
    with django_assert_num_queries(4):
        recompute_capaian(pengukuran)


def test_a_capaian_too_large_to_be_meant_is_to_be_checked(measure, satker_a):
    Kebijakan.objects.create(satker=satker_a, tahun=TAHUN, batas_atas=None)
    row = measure("0,000001", "9999999999999")
    assert (row.capaian_status, row.capaian_nilai) == ("perlu_periksa", None)


def test_drift_is_found_and_mended_only_on_request(measure):
    row = measure("80%", "60%")
    Realisasi.objects.filter(pk=row.pk).update(capaian_nilai=99)
    place = f"{row.pengukuran.unit} tahun {TAHUN}"
    assert recompute_all(perbaiki=False) == {place: 1}
    assert recompute_all(perbaiki=True) == {place: 1}
    assert recompute_all(perbaiki=False) == {}


def test_akumulasi_goes_on_across_a_pk_perubahan(measure, pk, unit_a):
    first = measure("12 Laporan", "3 Laporan", triwulan=1, cara_kumulasi="akumulasi")
    renewed = BarisPk(
        pk_dokumen=Pk.objects.create(unit=unit_a, tahun=TAHUN, versi=1),
        sasaran="S",
        indikator=first.indikator,
        cara_kumulasi="akumulasi",
    )
    set_target(renewed, "10 Laporan")
    renewed.save()
    assert measure("", "2 Laporan", triwulan=3, baris=renewed).capaian_nilai == Decimal("50.00")


def test_period_target_holds_across_a_pk_perubahan(measure, unit_a):
    first = measure("12 Laporan", "3 Laporan", triwulan=1, cara_kumulasi="akumulasi")
    rencana = RencanaAksi.objects.create(unit=unit_a, tahun=TAHUN, pola="triwulan")
    baris = BarisRencanaAksi.objects.create(rencana_aksi=rencana, baris_pk=first.baris_pk)
    for ke, teks in ((1, "3 Laporan"), (2, "5 Laporan")):
        periode = TargetPeriode(baris=baris, ke=ke)
        set_target(periode, teks)
        periode.save()
    renewed = BarisPk(
        pk_dokumen=Pk.objects.create(unit=unit_a, tahun=TAHUN, versi=1),
        sasaran="S",
        indikator=first.indikator,
        cara_kumulasi="akumulasi",
    )
    set_target(renewed, "16 Laporan")
    renewed.save()
    second = measure("", "1 Laporan", triwulan=2, baris=renewed)
    stored = (second.realisasi_dihitung, second.capaian_nilai, second.capaian_periode_nilai)
    assert stored == (Decimal("4"), Decimal("25.00"), Decimal("50.00"))


def test_an_unreadable_triwulan_has_no_capaian_of_its_period(measure, unit_a):
    first = measure("82,5%", "50%", triwulan=3)
    rencana = RencanaAksi.objects.create(unit=unit_a, tahun=TAHUN, pola="triwulan")
    baris = BarisRencanaAksi.objects.create(rencana_aksi=rencana, baris_pk=first.baris_pk)
    for ke in (3, 4):
        periode = TargetPeriode(baris=baris, ke=ke)
        set_target(periode, "82,5%")
        periode.save()
    last = measure("", "Tercapai", triwulan=4, baris=first.baris_pk)
    assert (last.capaian_status, last.capaian_periode_nilai) == ("perlu_periksa", None)


def test_a_bare_target_is_in_the_satuan_of_its_indikator(measure):
    row = measure("12", "100%", satuan="Laporan")
    assert (row.capaian_status, row.capaian_tanda) == ("perlu_periksa", "satuan_beda")
    assert measure("24", "12 Lap", satuan="Laporan").capaian_nilai == Decimal("50.00")


def test_equal_rows_of_one_triwulan_do_not_add_up(measure):
    measure("12 Laporan", "3 Laporan", cara_kumulasi="akumulasi")
    assert measure("12 Laporan", "6 Laporan", cara_kumulasi="akumulasi").capaian_nilai == Decimal("50.00")


@pytest.mark.parametrize("status", ["diajukan", "disetujui", "ditetapkan", "diterima"])
def test_what_was_submitted_keeps_its_figure_until_it_is_opened_again(measure, status):
    row = measure("80%", "40%")
    Pengukuran.objects.update(status=status)
    BarisPk.objects.update(polaritas="minimal")
    assert recompute_capaian(Pengukuran.objects.get()) == 0
    row.refresh_from_db()
    assert row.capaian_nilai == Decimal("50.00")
    Pengukuran.objects.update(status="draf")
    assert recompute_capaian(Pengukuran.objects.get()) == 1
    row.refresh_from_db()
    assert row.capaian_nilai == Decimal("100.00")


def test_the_command_sees_what_drifted_in_a_measurement_in_force(measure):
    measure("80%", "40%")
    Pengukuran.objects.update(status="ditetapkan")
    Realisasi.objects.update(capaian_nilai=Decimal("99.00"))
    assert list(recompute_all(perbaiki=False).values()) == [1]
