"""Planted contradictions of scale, dates, names, words and staff (R20 to R39)."""

import datetime

from tests.laporan.pemeriksaan.alat_tanam import (
    AKIP,
    INDEKS,
    KEUANGAN,
    PARTISIPASI,
    TAHAPAN,
    money,
    narasi,
    row,
    rows,
    tanam,
)

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
