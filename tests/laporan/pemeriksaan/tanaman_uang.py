"""Planted contradictions of money, values, codes and counts (R01 to R11)."""

from tests.laporan.pemeriksaan.alat_tanam import (
    AKIP,
    INDEKS,
    KEUANGAN,
    TAHAPAN,
    money,
    narasi,
    row,
    rows,
    tanam,
)
from tests.laporan.pemeriksaan.bersih_isi import CQ, TAHUN
from tests.laporan.pemeriksaan.bersih_narasi import rupiah

# --- R01 to R07: money


@tanam("R01")
def pk_total_typed_wrong(x):
    jumlah = 7_739_068_000
    x["pk_anggaran"].append(
        {
            "tahun": TAHUN,
            "unit": "lembaga",
            "versi": 0,
            "urut": 3,
            "uraian": "Jumlah",
            "anggaran": rupiah(jumlah + 10**6),
        }
    )


@tanam("R01")
def dipa_total_typed_wrong(x):
    x["anggaran"].append(
        {"tahun": TAHUN, "revisi": 0, "sumber_dana": "rm", "uraian": "Jumlah", "pagu": 7_739_078_000}
    )


@tanam("R02")
def program_is_not_the_sum_of_its_kegiatan(x):
    money(x, "anggaran", CQ)["pagu"] += 5_000_000


@tanam("R02")
def pk_program_is_not_the_sum_of_its_kegiatan(x):
    satu = row(x, "pk_anggaran", unit="sekretariat", kode=CQ)
    satu["anggaran"] = "4.502.775.001"


@tanam("R03")
def kegiatan_is_not_the_sum_of_its_ro(x):
    money(x, "anggaran", "CQ.6870.QGE.002")["pagu"] += 3_000_000


@tanam("R04")
def realisasi_does_not_roll_up(x):
    money(x, "realisasi_anggaran", "CQ.6871.QGE.001")["realisasi"] = rupiah(716_205_400 - 450_000)


@tanam("R04")
def program_realisasi_is_not_the_sum(x):
    money(x, "realisasi_anggaran", "076.01.WA")["realisasi"] = rupiah(3_185_458_275 + 90_000)


@tanam("R04")
def realisasi_lost_three_zeros(x):
    money(x, "realisasi_anggaran", "CQ.6872.QGE.002")["realisasi"] = rupiah(3_102_447)


@tanam("R05")
def printed_percent_is_another(x):
    money(x, "realisasi_anggaran", "WA.3360")["persen_tercetak"] = "99,11%"


@tanam("R05")
def printed_percent_of_an_earlier_year_is_another(x):
    row(x, "anggaran_lalu", tahun=2022)["persen_tercetak"] = "98,54%"


@tanam("R06")
def ro_is_overspent(x):
    lebih = 12_400_000
    for kode, realisasi in (
        ("WA.3355.EBD.955", 40_385_125),
        ("WA.3355", 2_912_040_335),
        ("076.01.WA", 3_185_458_275),
    ):
        satu = money(x, "realisasi_anggaran", kode)
        satu["realisasi"] = rupiah(realisasi + lebih)
        satu.pop("persen_tercetak")
    satu = row(x, "narasi", bagian="Ikhtisar Eksekutif")
    satu["teks"] = satu["teks"].replace("7.602.301.775", "7.614.701.775").replace("98,23%", "98,39%")


@tanam("R06")
def earlier_year_is_overspent(x):
    satu = row(x, "anggaran_lalu", tahun=2022)
    satu["realisasi"] = rupiah(5_902_388_450)
    satu["persen_tercetak"] = "100,96%"


@tanam("R07")
def realisasi_is_ten_times_its_target(x):
    row(x, "realisasi", triwulan=4, indikator=INDEKS)["realisasi"] = "793"


@tanam("R07")
def pk_line_lost_three_zeros(x):
    row(x, "pk_anggaran", unit="lembaga", kode="076.01.WA")["anggaran"] = "Rp. 3.236.293,-"


# --- R08 to R11


@tanam("R08")
def realisasi_is_no_number(x):
    row(x, "realisasi", triwulan=4, indikator=TAHAPAN)["realisasi"] = "99&"


@tanam("R08")
def predicate_in_another_alphabet(x):
    for lembar in ("pk", "rencana_aksi"):
        row(x, lembar, indikator=AKIP)["target"] = "ВВ"
    for satu in rows(x, "realisasi", indikator=AKIP):
        satu["target"] = "ВВ"
    row(x, "rkt", indikator=AKIP)["target"] = "ВВ"


@tanam("R08")
def amount_with_mixed_separators(x):
    row(x, "pk_anggaran", unit="sekretariat", kode="CQ.6870")["anggaran"] = "520,790.000,-"


@tanam("R09")
def target_of_the_measurement_is_another(x):
    row(x, "realisasi", triwulan=4, indikator=KEUANGAN)["target"] = "90%"


@tanam("R09")
def months_are_not_the_year(x):
    for bulan, nilai in ((6, 40_000_000), (12, 52_000_000)):
        x["realisasi_anggaran"].append(
            {
                "tahun": TAHUN,
                "bulan": bulan,
                "sumber_dana": "rm",
                "kode": "WA.3360.EBB.951",
                "uraian": "Layanan Sarana Internal",
                "realisasi": rupiah(nilai),
            }
        )


@tanam("R09")
def narrative_tells_another_value_of_last_year(x):
    row(x, "narasi", bagian="Analisis Capaian")["teks"] = (
        "Persentase partisipasi pemilih naik dari 77,9% pada tahun 2023 menjadi 81,2% pada tahun 2024."
    )


@tanam("R09")
def place_of_signature_alternates(x):
    for satu in rows(x, "pk", unit="sekretariat"):
        satu["tempat"] = "Banyumas"


@tanam("R09")
def narrative_tells_another_pagu(x):
    satu = row(x, "narasi", bagian="Ikhtisar Eksekutif")
    satu["teks"] = satu["teks"].replace("Rp7.739.068.000", "Rp7.739.860.000")


@tanam("R10")
def code_of_another_kegiatan(x):
    for lembar in ("anggaran", "realisasi_anggaran"):
        money(x, lembar, "CQ.6871")["kode"] = "CQ.6872"


@tanam("R10")
def two_names_for_one_code(x):
    money(x, "realisasi_anggaran", "CQ.6872.QGE.003")["uraian"] = "Pengadaan Kendaraan Dinas"


@tanam("R10")
def code_of_ro_is_cut(x):
    money(x, "realisasi_anggaran", "CQ.6870.QGE.001")["kode"] = "CQ.6870.QGE."


@tanam("R10")
def rkt_names_another_code(x):
    row(x, "rkt", kode="CQ.6871")["kode"] = "CQ.6867"


@tanam("R11")
def narrative_counts_wrong(x):
    satu = row(x, "narasi", bagian="Ikhtisar Eksekutif")
    satu["teks"] = satu["teks"].replace(
        "3 (tiga) sasaran dan 5 (lima)", "8 (delapan) sasaran dan 15 (lima belas)"
    )


@tanam("R11")
def narrative_counts_programs_wrong(x):
    narasi(
        x, "Anggaran tahun 2024 digunakan untuk 3 (tiga) program dan 5 (lima) kegiatan.", "Ikhtisar Eksekutif"
    )
