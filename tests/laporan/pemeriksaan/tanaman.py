"""One contradiction at a time in the clean workbook, as each would look in a paket: (rule, name, mutation).

A mutation changes the sheets in place. What a workbook cannot hold is in `TIDAK_DAPAT`.
"""

import datetime

from tests.laporan.pemeriksaan.bersih import CQ, TAHUN, rupiah

PARTISIPASI = "Persentase partisipasi pemilih"
LAPORAN = "Jumlah laporan tahapan Pemilu yang disampaikan"
TAHAPAN = "Persentase tahapan Pemilu yang dilaksanakan sesuai jadwal"
AKIP = "Nilai akuntabilitas kinerja instansi pemerintah"
INDEKS = "Indeks kepuasan layanan sekretariat"
KEUANGAN = "Persentase laporan keuangan yang disampaikan tepat waktu"
TANAMAN = []


def tanam(*kode, butuh=None):
    """Add a mutation that plants a contradiction of the rules `kode` (one each)."""

    def add(fungsi):
        TANAMAN.append((kode, fungsi.__name__, fungsi))
        return fungsi

    return add


def rows(x, lembar, **kunci):
    """The rows of a sheet with these values."""
    return [r for r in x[lembar] if all(r.get(k) == v for k, v in kunci.items())]


def row(x, lembar, **kunci):
    (satu,) = rows(x, lembar, **kunci)
    return satu


def narasi(x, teks, bagian="Analisis Capaian"):
    """Add sentences to a section of the narrative."""
    satu = row(x, "narasi", bagian=bagian)
    satu["teks"] += f" {teks}"


def money(x, lembar, kode):
    return row(x, lembar, kode=kode)


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


# --- R12 to R19: the chain


@tanam("R12")
def pk_line_differs_from_rkt_and_dipa(x):
    for satu in rows(x, "pk_anggaran", kode="076.01.WA"):
        if satu["unit"] == "lembaga":
            satu["anggaran"] = "Rp. 3.136.293.000,-"


@tanam("R12")
def rkt_row_differs_from_dipa(x):
    x["rkt_anggaran"] = []
    row(x, "rkt", kode="CQ.6870")["pagu"] = "520.970.000"


@tanam("R13")
def pk_target_differs_from_rkt(x):
    row(x, "pk", indikator=TAHAPAN)["target"] = "100%"
    row(x, "rencana_aksi", indikator=TAHAPAN).update(target="100%", p4="100%")
    for satu in rows(x, "realisasi", indikator=TAHAPAN):
        satu["target"] = "100%"


@tanam("R13")
def rkt_target_differs_from_renstra(x):
    for lembar in ("rkt", "pk"):
        row(x, lembar, indikator=PARTISIPASI)["target"] = "81%"
    row(x, "rencana_aksi", indikator=PARTISIPASI).update(target="81%", p4="81%")
    for satu in rows(x, "realisasi", indikator=PARTISIPASI):
        satu["target"] = "81%"


@tanam("R14")
def plan_has_another_target(x):
    row(x, "rencana_aksi", indikator=KEUANGAN).update(target="97%", p4="97%")


@tanam("R14")
def quarters_do_not_reach_the_year(x):
    row(x, "rencana_aksi", indikator=LAPORAN)["p4"] = "2 Laporan"


@tanam("R14")
def promise_has_no_plan(x):
    x["rencana_aksi"].remove(row(x, "rencana_aksi", indikator=INDEKS))


@tanam("R14")
def plan_has_no_promise(x):
    lain = dict(
        row(x, "rencana_aksi", indikator=INDEKS),
        indikator="Indeks kepuasan masyarakat atas layanan informasi",
    )
    x["rencana_aksi"].append(lain)


@tanam("R15")
def realisasi_in_another_unit(x):
    row(x, "realisasi", triwulan=4, indikator=LAPORAN)["realisasi"] = "100%"


@tanam("R15")
def target_in_another_unit_than_its_indikator(x):
    for satu in (row(x, "indikator", indikator=LAPORAN),):
        satu["satuan"] = "Dokumen"


@tanam("R16")
def index_with_a_percentage(x):
    for lembar in ("rkt", "pk", "rencana_aksi"):
        row(x, lembar, indikator=INDEKS)["target"] = "78%"
    satu = row(x, "indikator", indikator=INDEKS)
    satu.update(
        satuan="%",
        jenis_nilai="persen",
        **{f"target_{t}": satu[f"target_{t}"] + "%" for t in range(2020, 2025)},
    )
    for r in rows(x, "realisasi", indikator=INDEKS):
        r.update(target="78%", realisasi=r["realisasi"] + "%")
    aksi = row(x, "rencana_aksi", indikator=INDEKS)
    aksi.update({f"p{n}": aksi[f"p{n}"] + "%" for n in range(1, 5)})
    lalu = row(x, "capaian_lalu", indikator=INDEKS)
    lalu.update(target="76%", realisasi="76,5%")


@tanam("R16")
def lower_is_better_declared_the_other_way(x):
    satu = row(x, "indikator", indikator="Persentase pemilih yang belum terdaftar dalam daftar pemilih tetap")
    satu["polaritas"] = "maksimal"


@tanam("R17")
def promise_without_target(x):
    row(x, "pk", indikator=TAHAPAN)["target"] = None
    for satu in rows(x, "realisasi", indikator=TAHAPAN):
        satu["target"] = None
    row(x, "rencana_aksi", indikator=TAHAPAN)["target"] = None


@tanam("R17")
def promise_without_sasaran(x):
    x["rkt"].append(
        dict(
            row(x, "rkt", indikator=KEUANGAN),
            urut=4,
            sasaran=None,
            indikator="Persentase arsip yang tertata",
            target=None,
        )
    )


@tanam("R17")
def indikator_of_the_renstra_without_target(x):
    row(x, "indikator", indikator=PARTISIPASI)["target_2022"] = None


@tanam("R18")
def promise_is_not_measured(x):
    x["realisasi"] = [r for r in x["realisasi"] if r["indikator"] != KEUANGAN]


@tanam("R18")
def measured_without_promise(x):
    lain = dict(
        row(x, "realisasi", triwulan=4, indikator=KEUANGAN),
        indikator="Persentase arsip yang tertata menurut pedoman",
        target="90%",
        realisasi="91%",
    )
    x["realisasi"].append(lain)


@tanam("R19")
def printed_capaian_is_another(x):
    row(x, "realisasi", triwulan=4, indikator=PARTISIPASI)["capaian_tercetak"] = "110,25%"


@tanam("R19")
def printed_capaian_of_lower_is_better(x):
    satu = row(
        x,
        "realisasi",
        triwulan=4,
        indikator="Persentase pemilih yang belum terdaftar dalam daftar pemilih tetap",
    )
    satu["capaian_tercetak"] = "95%"


@tanam("R19")
def capaian_is_the_absorption(x):
    narasi(x, "Rata-rata capaian kinerja tahun 2024 sebesar 98,23%.", "Ikhtisar Eksekutif")


# --- R20 to R28


@tanam("R20")
def scale_overlaps(x):
    row(x, "skala", urut=2)["sampai"] = 75


@tanam("R20")
def scale_has_a_hole(x):
    row(x, "skala", urut=3)["dari"] = 75


@tanam("R20")
def printed_label_is_another(x):
    row(x, "realisasi", triwulan=4, indikator=PARTISIPASI)["kategori_tercetak"] = "Cukup Berhasil"


@tanam("R20")
def scale_ends_below_what_is_reached(x):
    row(x, "skala", urut=4)["sampai"] = 100


@tanam("R21")
def pk_before_rkt(x):
    for satu in rows(x, "pk", unit="lembaga"):
        satu["tanggal"] = "2 Januari 2024"


@tanam("R21")
def pk_without_a_day(x):
    for satu in rows(x, "pk", unit="sekretariat"):
        satu["tanggal"] = "Januari 2024"


@tanam("R21")
def plan_on_a_saturday(x):
    for satu in rows(x, "rencana_aksi", unit="sekretariat"):
        satu["tanggal"] = datetime.date(2024, 1, 20)


@tanam("R21")
def plan_before_pk(x):
    for satu in rows(x, "rencana_aksi", unit="lembaga"):
        satu["tanggal"] = datetime.date(2024, 1, 10)


@tanam("R21")
def pk_of_another_year(x):
    for satu in rows(x, "pk", unit="sekretariat"):
        satu["tanggal"] = datetime.date(2025, 1, 15)


@tanam("R21")
def foreword_dated_before_the_end(x):
    narasi(x, "Purwokerto, 10 Januari 2024", "Kata Pengantar")


@tanam("R22")
def row_names_another_year(x):
    lama = "Terwujudnya tahapan Pemilu yang sesuai jadwal"
    for lembar in ("indikator", "rkt", "pk", "rencana_aksi", "realisasi"):
        for satu in rows(x, lembar, sasaran=lama, indikator=TAHAPAN):
            satu["indikator"] = f"{TAHAPAN} tahun 2023"
    row(x, "capaian_lalu", indikator=TAHAPAN)["indikator"] = f"{TAHAPAN} tahun 2023"


@tanam("R22")
def title_of_a_section_names_another_year(x):
    row(x, "narasi", bagian="Langkah ke Depan")["bagian"] = "Capaian Kinerja Tahun 2023"


@tanam("R22")
def next_year_is_called_to_come(x):
    narasi(x, "Kegiatan tersebut akan dilaksanakan pada tahun 2024 mendatang.", "Langkah ke Depan")


@tanam("R23")
def nobody_in_office_on_the_day(x):
    row(x, "pejabat", unit="sekretariat")["mulai"] = datetime.date(2024, 3, 1)


@tanam("R23")
def pelaksana_is_no_unit(x):
    row(x, "rencana_aksi", indikator=INDEKS)["pelaksana"] = "Kasubag Rendatin"


@tanam("R24")
def another_satker_in_the_text(x):
    narasi(x, "Program kerja KPU Kabupaten Cilacap telah dilaksanakan.", "Langkah ke Depan")


@tanam("R24")
def unit_is_named_short(x):
    row(x, "unit", unit="sekretariat")["nama"] = "Sekretariat KPU Kabupaten"


@tanam("R25")
def indikator_twice(x):
    lain = dict(row(x, "pk", indikator=PARTISIPASI), urut=6)
    x["pk"].append(lain)


@tanam("R25")
def kegiatan_twice(x):
    lain = dict(row(x, "pk_anggaran", kode="WA.3360"), urut=8)
    x["pk_anggaran"].append(lain)


@tanam("R26")
def name_of_another_time(x):
    for lembar in ("anggaran", "realisasi_anggaran"):
        money(x, lembar, "WA.3355")["uraian"] = "Pengelolaan Keuangan dan Badan Milik Negara"


@tanam("R26")
def program_of_before_2021(x):
    narasi(
        x,
        "Program Penguatan Kelembagaan Demokrasi dan Perbaikan Proses Politik dilaksanakan sesuai rencana.",
        "Langkah ke Depan",
    )


@tanam("R27")
def promised_table_is_missing(x):
    narasi(x, "Jumlah tanah dan bangunan dapat dilihat pada tabel berikut:", "Permasalahan: Kelembagaan")
    x["sarpras"] = []


@tanam("R28")
def chapter_out_of_order(x):
    row(x, "narasi", bagian="Langkah ke Depan")["bagian"] = "BAB V PENUTUP"


@tanam("R28")
def row_number_twice(x):
    row(x, "pk", indikator=KEUANGAN)["urut"] = 2


# --- R29 to R39


@tanam("R29")
def everything_is_said_to_be_met(x):
    row(x, "realisasi", triwulan=4, indikator=KEUANGAN).update(realisasi="93%")
    narasi(x, "Seluruh indikator kinerja telah memenuhi target.")


@tanam("R29")
def fall_is_called_a_rise(x):
    narasi(x, "Realisasi anggaran tahun 2022 naik dibandingkan tahun 2021.")


@tanam("R29")
def direction_of_an_indikator(x):
    narasi(
        x,
        "Indeks kepuasan layanan sekretariat menurun dari 76,5 pada tahun 2023 menjadi 79,3 pada tahun 2024.",
    )


@tanam("R30")
def staff_tables_disagree(x):
    row(x, "pegawai_rekap", tabel="pendidikan", baris="S1")["jumlah"] = 14


@tanam("R30")
def text_counts_staff_otherwise(x):
    narasi(x, "Jumlah pegawai sebanyak 29 orang.", "Permasalahan: Kelembagaan")


@tanam("R31")
def words_of_a_number(x):
    narasi(x, "Sekretariat memiliki 4 (lima) subbagian.", "Permasalahan: Kelembagaan")


@tanam("R32")
def nip_in_the_text(x):
    narasi(x, "Penanggung jawab: Agus Setiadi NIP 197805122006041003.", "Langkah ke Depan")


@tanam("R32")
def birth_date_in_the_text(x):
    narasi(x, "Agus Setiadi, lahir di Purwokerto 12 Mei 1978.", "Langkah ke Depan")


@tanam("R33")
def regulation_with_another_title(x):
    satu = row(x, "narasi", bagian="Dasar Hukum")
    satu["teks"] = satu["teks"].replace("tentang Pemilihan Umum", "tentang Penyelenggara Pemilu")


@tanam("R33")
def regulation_that_was_repealed(x):
    narasi(x, "Undang-Undang Nomor 15 Tahun 2011 tentang Penyelenggara Pemilihan Umum.", "Dasar Hukum")


@tanam("R34")
def sasaran_of_the_pk_are_tujuan(x):
    for lembar in ("indikator", "rkt", "pk", "rencana_aksi", "realisasi"):
        for satu in rows(x, lembar, unit="lembaga", indikator=AKIP):
            satu["sasaran"] = "Mewujudkan lembaga yang akuntabel"


@tanam("R35")
def misspelt_text(x):
    narasi(x, "Dalarn pelaksanaannya terdapat kendala .", "Permasalahan: Kelembagaan")


@tanam("R36")
def revision_without_reason(x):
    for lembar in ("pk", "pk_anggaran"):
        for satu in list(rows(x, lembar, unit="sekretariat")):
            x[lembar].append(dict(satu, versi=1, **({"tanggal": "15 Juli 2024"} if lembar == "pk" else {})))


@tanam("R37")
def not_assessed_and_reached(x):
    row(x, "realisasi", triwulan=4, indikator=AKIP).update(realisasi="Belum dinilai", keterangan="Tercapai")


@tanam("R38")
def row_of_the_rkt_without_kegiatan(x):
    row(x, "rkt", kode="WA.3360").update(program=None, kegiatan=None, kode=None, pagu=None)


@tanam("R39")
def target_below_last_year(x):
    row(x, "capaian_lalu", indikator=KEUANGAN)["realisasi"] = "97,5%"


@tanam("R39")
def target_unchanged_for_years(x):
    satu = row(x, "indikator", indikator=KEUANGAN)
    satu.update({f"target_{t}": "96%" for t in range(2020, 2025)})
    row(x, "capaian_lalu", indikator=KEUANGAN)["target"] = "96%"


TIDAK_DAPAT = {}
