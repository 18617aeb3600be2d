"""Sums of budget lines and the pagu in force: R02, R12, B01; the tree of a LAKIP: R04, R06."""

from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi


def test_line_without_amount_is_a_galat(pk, add_budget, sentences):
    add_budget(pk, "Program Dukungan Manajemen", None)
    assert sentences(pk, "R02") == ["Baris anggaran “Program Dukungan Manajemen” belum mempunyai jumlah."]


def test_program_without_amount_is_the_sum_of_its_kegiatan(pk, add_budget, sentences):
    add_budget(pk, "Program", None, "076.01.WA")
    add_budget(pk, "Kegiatan", 5, "076.01.WA.3355")
    assert sentences(pk, "R02") == []


def test_program_that_differs_from_its_kegiatan_is_a_galat(pk, add_budget, sentences):
    add_budget(pk, "Program", 1_050, "076.01.WA")
    add_budget(pk, "Keuangan", 400, "076.01.WA.3355")
    add_budget(pk, "Operasional", 600, "076.01.WA.3360")
    assert sentences(pk, "R02") == [
        "Anggaran “076.01.WA Program” Rp1.050, sedangkan jumlah kegiatannya Rp1.000; selisih Rp50."
    ]


def test_program_of_rkt_that_differs_from_its_rows_is_a_galat(rkt, add, add_budget, sentences):
    add_budget(rkt, "Program Dukungan Manajemen", 48)
    add(rkt, program="Dukungan Manajemen", pagu=40)
    assert sentences(rkt, "R02") == [
        (
            "Anggaran “Program Dukungan Manajemen” Rp48, sedangkan jumlah pagu baris-baris RKT di bawahnya "
            "Rp40; selisih Rp8."
        )
    ]


def test_lines_and_total_that_differ_from_dipa_need_a_reason(pk, dipa, add_budget, sentences):
    add_budget(pk, "Dukungan Manajemen", 2_600)
    add_budget(pk, "Program Penyelenggaraan Pemilu", 7_000)
    assert sentences(pk, "R12", tingkat="alasan") == [
        (
            "Anggaran “Dukungan Manajemen” Rp2.600, sedangkan pagu menurut DIPA 2024 revisi ke-1 Rp3.000; "
            "selisih Rp400."
        ),
        "Jumlah anggaran Rp9.600, sedangkan pagu menurut DIPA 2024 revisi ke-1 Rp10.000; selisih Rp400.",
    ]


def test_amounts_of_the_dipa_in_force_have_no_finding(pk, dipa, add_budget, sentences):
    add_budget(pk, "Program Dukungan Manajemen", 3_000)
    add_budget(pk, "Penyelenggaraan Pemilu", 7_000, "076.01.CQ")
    assert sentences(pk, "R12") == []


def test_total_without_dipa_is_compared_with_the_printed_pagu(pk, satker_a, add_budget, sentences):
    AnggaranLalu.objects.create(satker=satker_a, tahun=2024, pagu=111)
    add_budget(pk, "Program", 126)
    assert sentences(pk, "R12") == ["Jumlah anggaran Rp126, sedangkan pagu tercetak Rp111; selisih Rp15."]


def test_pk_whose_pagu_is_not_known_is_warned(pk, add_budget, sentences):
    add_budget(pk, "Program", 126)
    assert sentences(pk, "B01") == [
        "DIPA tahun 2024 belum diisi, sehingga anggaran Perjanjian Kinerja belum dapat dicocokkan."
    ]


def test_line_that_differs_from_rkt_needs_a_reason(pk, rkt, add, add_budget, sentences):
    add_budget(pk, "Penyelenggaraan Pemilu", 3_910_953_000)
    add(rkt, program="Penyelenggaraan Pemilu", pagu=3_910_946_000)
    assert sentences(pk, "R12") == [
        (
            "Anggaran “Penyelenggaraan Pemilu” dalam Perjanjian Kinerja Rp3.910.953.000, sedangkan dalam "
            "Rencana Kinerja Tahunan Rp3.910.946.000; selisih Rp7.000."
        )
    ]


def test_pagu_of_an_rkt_row_that_differs_from_dipa_needs_a_reason(rkt, dipa, add, sentences):
    induk = dipa.baris.get(kode_baku="076.01.CQ")
    BarisPagu.objects.create(
        dipa=dipa,
        induk=induk,
        urut=9,
        kode_baku="076.01.CQ.6981",
        tingkat="kegiatan",
        uraian="Pengucapan Sumpah/Janji Presiden",
        pagu=7_000,
    )
    add(rkt, kegiatan="Pengucapan Janji/Sumpah Presiden", pagu=7_411)
    assert sentences(rkt, "R12") == [
        (
            "Pagu “Pengucapan Janji/Sumpah Presiden” Rp7.411, sedangkan pagu menurut DIPA 2024 revisi ke-1 "
            "Rp7.000; selisih Rp411."
        )
    ]


def test_overspent_program_of_a_lakip_needs_a_reason(lakip, dipa, satker_a, sentences):
    BarisRealisasi.objects.create(
        satker=satker_a, tahun=2024, kode_baku="076.01.WA", tingkat="program", realisasi=3_100
    )
    assert sentences(lakip, "R06", tingkat="alasan") == [
        "“WA Program Dukungan Manajemen”: Realisasi Rp3.100 melebihi pagu Rp3.000 sebesar Rp100."
    ]


def test_pagu_that_is_not_the_sum_of_its_parts_is_a_galat_of_the_lakip(lakip, dipa, sentences):
    induk = dipa.baris.get(kode_baku="076.01.WA")
    BarisPagu.objects.create(
        dipa=dipa, induk=induk, urut=9, kode_baku="076.01.WA.3355", tingkat="kegiatan", pagu=2_900
    )
    assert sentences(lakip, "R02", tingkat="galat") == [
        "“WA Program Dukungan Manajemen”: Pagu Rp3.000 berbeda dari jumlah rinciannya Rp2.900; selisih Rp100."
    ]


def test_pagu_that_is_known_has_no_warning(pk, dipa, add_budget, sentences):
    add_budget(pk, "Program", 126)
    assert sentences(pk, "B01") == []


def _kegiatan(dipa, pagu, kode="076.01.WA.3355", tingkat="kegiatan", induk="076.01.WA"):
    atas = dipa.baris.get(kode_baku=induk)
    return BarisPagu.objects.create(
        dipa=dipa, induk=atas, urut=9, kode_baku=kode, tingkat=tingkat, uraian="Keuangan", pagu=pagu
    )


def _spent(satker, kode, jumlah, bulan=None):
    BarisRealisasi.objects.create(satker=satker, tahun=2024, kode_baku=kode, realisasi=jumlah, bulan=bulan)


def test_kegiatan_that_is_not_the_sum_of_its_output_is_a_galat(lakip, dipa, sentences):
    _kegiatan(dipa, 3_000)
    _kegiatan(dipa, 2_500, "076.01.WA.3355.EBA", "kro", "076.01.WA.3355")
    assert sentences(lakip, "R03", tingkat="galat") == [
        "“WA.3355 Keuangan”: Pagu Rp3.000 berbeda dari jumlah rinciannya Rp2.500; selisih Rp500."
    ]


def test_realisasi_that_does_not_roll_up_is_a_galat(lakip, dipa, satker_a, sentences):
    _kegiatan(dipa, 3_000)
    _spent(satker_a, "076.01.WA", 2_000)
    _spent(satker_a, "076.01.WA.3355", 1_900)
    assert sentences(lakip, "R04", tingkat="galat") == [
        (
            "“WA Program Dukungan Manajemen”: Realisasi Rp2.000 berbeda dari jumlah rinciannya Rp1.900; "
            "selisih Rp100."
        )
    ]


def test_year_that_is_not_the_sum_of_its_months_is_a_warning(lakip, dipa, satker_a, sentences):
    _spent(satker_a, "076.01.WA", 2_000)
    _spent(satker_a, "076.01.WA", 1_500, bulan=1)
    assert len(sentences(lakip, "R09", tingkat="peringatan")) == 1


def test_budget_that_adds_up_has_no_finding(lakip, dipa, satker_a, sentences):
    _kegiatan(dipa, 3_000)
    _spent(satker_a, "076.01.WA.3355", 2_000)
    assert [sentences(lakip, kode) for kode in ("R02", "R03", "R04", "R06", "R09")] == [[]] * 5


def test_kegiatan_of_a_program_that_differs_is_not_said_beside_it(pk, dipa, add_budget, sentences):
    _kegiatan(dipa, 3_000)
    add_budget(pk, "Program Dukungan Manajemen", 2_600, "076.01.WA")
    add_budget(pk, "Keuangan", 2_600, "076.01.WA.3355")
    assert [k for k in sentences(pk, "R12") if not k.startswith("Jumlah")] == [
        (
            "Anggaran “076.01.WA Program Dukungan Manajemen” Rp2.600, sedangkan pagu menurut DIPA 2024 "
            "revisi ke-1 Rp3.000; selisih Rp400."
        )
    ]


def test_pagu_that_lost_three_zeros_is_said_once_with_its_parent(lakip, dipa, satker_a, sentences):
    dipa.baris.filter(kode_baku="076.01.WA").update(pagu=3_000_000)
    _kegiatan(dipa, 3_000)
    _spent(satker_a, "076.01.WA.3355", 2_900_000)
    assert [len(sentences(lakip, kode)) for kode in ("R02", "R06", "R07")] == [1, 0, 0]
