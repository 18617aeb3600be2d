"""Planted contradictions along the chain Renstra, RKT, PK, rencana aksi, realisasi (R12 to R19)."""

from tests.laporan.pemeriksaan.alat_tanam import (
    INDEKS,
    KEUANGAN,
    LAPORAN,
    PARTISIPASI,
    TAHAPAN,
    narasi,
    row,
    rows,
    tanam,
)

# --- R12 to R19: the chain


@tanam("R12", "R12", "R12")  # the line and the total against the DIPA, the line against the RKT
def pk_line_differs_from_rkt_and_dipa(x):
    for satu in rows(x, "pk_anggaran", kode="076.01.WA"):
        if satu["unit"] == "lembaga":
            satu["anggaran"] = "Rp. 3.136.293.000,-"


@tanam("R02")  # the kegiatan no longer come to their program: R02 names it first
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
