"""BAB III.A of a LAKIP: the seven analyses, progress to the end of the Renstra, efficiency, pictures."""

from decimal import Decimal

import pytest

from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from kinerja.models import BarisRkt, CapaianLalu, Pengukuran, Rkt
from laporan.bentuk.kemajuan import kemajuan
from laporan.bentuk.lakip import bentuk_lakip
from laporan.bentuk.naskah import bagian_dalam, gambar_dalam, tabel_dalam
from laporan.models import Narasi, Pembanding
from laporan.snapshot import lakip_snapshot
from sakip.models import Satker, UnitKerja
from tests.laporan.dokumen.conftest import fill_realisasi, make_pk

pytestmark = pytest.mark.django_db
UNSUR = [
    "Target tahun 2024",
    "Tahun-tahun sebelumnya",
    "Target akhir rencana strategis",
    "Angka nasional atau provinsi",
    "Penyebab dan solusi",
    "Efisiensi sumber daya",
    "Program dan kegiatan penunjang",
]


def _bentuk(satker):
    return bentuk_lakip(lakip_snapshot(satker, 2024))


def _tabel(bentuk, nama):
    return next(t for bab in bentuk["bab"] for t in tabel_dalam(bab) if t.nama == nama)


def _teks(tabel):
    return [[sel.teks for sel in baris.sel] for baris in tabel.baris]


def test_every_promise_has_the_seven_analyses_in_order(terukur):
    bentuk = _bentuk(terukur)
    semua = [t for bab in bentuk["bab"] for t in tabel_dalam(bab) if t.nama.startswith("lakip-analisis")]
    assert [[baris[1] for baris in _teks(t)] for t in semua] == [UNSUR, UNSUR]


def test_an_analysis_without_data_says_so(terukur):
    baris = [isi[2] for isi in _teks(_tabel(_bentuk(terukur), "lakip-analisis-1-2"))]
    assert baris == [
        "100%",
        "Realisasi tahun 2020–2023 belum diisi.",
        "Target akhir rencana strategis untuk indikator ini belum ditetapkan.",
        "Tidak ada angka nasional atau provinsi yang tercatat sebagai pembanding.",
        "Penyebab keberhasilan atau kegagalan dan solusinya belum diisi.",
        "Belum dapat dihitung karena anggaran penunjangnya belum terhubung.",
        "Indikator ini belum terhubung dengan program, kegiatan, atau rincian output.",
    ]


def test_earlier_years_and_outside_figures_stand_beside_the_realisasi(terukur):
    pk = terukur.unit.get(kunci="lembaga")
    indikator = "Indikator ke-1 tentang penyelenggaraan pemilihan umum yang tepat waktu"
    CapaianLalu.objects.create(
        unit=pk,
        tahun=2023,
        indikator=indikator,
        target_teks="100%",
        target_nilai=100,
        target_status="terisi",
        realisasi_teks="80%",
        realisasi_nilai=80,
        realisasi_status="terisi",
    )
    Pembanding.objects.create(
        satker=terukur, tahun=2024, indikator=indikator, lingkup="nasional", nilai="75%"
    )
    baris = _teks(_tabel(_bentuk(terukur), "lakip-analisis-1-1"))
    assert baris[0][2:] == ["100%", "90%", "Capaian 90,00% (Cukup Berhasil)"]
    lalu = "2023: 80% (capaian 80,00%)\n2022: tidak ada data\n2021: tidak ada data\n2020: tidak ada data"
    naik = "Capaian naik 10,00 poin persen dari tahun 2023"
    assert baris[1][2:] == [lalu, "90% (capaian 90,00%)", naik]
    assert baris[3][2:] == ["Nasional 2024: 75%", "90%", "120,00% dari angka nasional"]


@pytest.mark.parametrize(
    ("realisasi", "target", "polaritas", "hasil"),
    [
        ("90%", "120%", "maksimal", Decimal("75.00")),
        ("72,10 (BB)", "B", "maksimal", Decimal("100.00")),
        ("0,2%", "0,1%", "minimal", Decimal("0.00")),
        ("3 Laporan", "100%", "maksimal", None),
        ("Belum Penilaian", "B", "maksimal", None),
        ("", "80%", "maksimal", None),
    ],
)
def test_progress_follows_the_formula_of_the_indikator(realisasi, target, polaritas, hasil):
    kebijakan = {"rumus_minimal": "selisih"}
    assert kemajuan(realisasi, target, {"polaritas": polaritas}, kebijakan) == hasil


def _anggaran(satker, *baris):
    """Kegiatan below one programme: (code, pagu, realisasi)."""
    dipa = Dipa.objects.create(satker=satker, tahun=2024)
    induk = BarisPagu.objects.create(
        dipa=dipa, kode="CQ", kode_baku="076.01.CQ", tingkat="program", uraian="Program"
    )
    for urut, (kode, pagu, realisasi) in enumerate(baris, 1):
        isi = {"kode": kode, "kode_baku": f"076.01.{kode}", "uraian": f"Kegiatan {kode}", "urut": urut}
        BarisPagu.objects.create(dipa=dipa, induk=induk, tingkat="kegiatan", pagu=pagu, **isi)
        BarisRealisasi.objects.create(satker=satker, tahun=2024, realisasi=realisasi, **isi)


def test_efficiency_declares_its_formula_and_what_it_leaves_out(terukur):
    _anggaran(terukur, ("CQ.6639", 100, 60), ("CQ.6709", 0, 0), ("CQ.6870", 50, 40))
    unit = terukur.unit.get(kunci="lembaga")
    rkt = Rkt.objects.create(unit=unit, tahun=2024)
    tw4 = Pengukuran.objects.get(unit=unit, triwulan=4)
    for urut, kode in enumerate(("CQ.6639", "CQ.6709")):
        baris = BarisRkt.objects.create(rkt=rkt, urut=urut, indikator=kode)
        fill_realisasi(
            tw4, baris, 100, baris_pk=None, baris_rkt=baris, acuan="rkt", kode_baku=f"076.01.{kode}"
        )
    tabel = _tabel(_bentuk(terukur), "lakip-efisiensi-kegiatan")
    assert _teks(tabel) == [
        ["CQ.6639 Kegiatan CQ.6639", "100", "100,00%", "100", "60", "40,00%"],
        ["CQ.6709 Kegiatan CQ.6709", "0", "100,00%", "0", "0", "–"],
        ["Jumlah", "100", "", "100", "60", "40,00%"],
    ]
    assert tabel.catatan[0].startswith("Rumus: E = (Σ(pagu × capaian) − Σ realisasi)")
    assert tabel.catatan[1:] == [
        "E = 20,00%; NE = 100,00%. Dihitung dari 1 baris.",
        "E sebelum dibatasi 40,00%.",
        "Baris dengan pagu nol tidak ikut dihitung.",
        "1 kegiatan lain belum memiliki capaian keluaran dan tidak ikut dihitung.",
    ]


def test_pictures_are_numbered_and_speak(terukur):
    bentuk = _bentuk(terukur)
    assert [g.judul for g in bentuk["daftar_gambar"]] == [
        "Gambar 1.1 Bagan Susunan Organisasi",
        "Gambar 3.1 Capaian per Sasaran Perjanjian Kinerja Lembaga Tahun 2024",
        "Gambar 3.2 Target dan Realisasi Indikator Perjanjian Kinerja Lembaga Tahun 2024",
        "Gambar 3.3 Capaian per Triwulan Perjanjian Kinerja Lembaga Tahun 2024",
    ]
    panas = next(g for bab in bentuk["bab"] for g in gambar_dalam(bab) if g.nama == "gambar-panas-1-1")
    assert "Triwulan I –, Triwulan II 45,00%, Triwulan III –, Triwulan IV 90,00%" in panas.teks


def test_a_report_without_capaian_says_why_it_has_no_picture(satker):
    make_pk(satker, banyak=1)
    bagian = [b for bab in _bentuk(satker)["bab"] for b in bagian_dalam(bab, 9)]
    (gambaran,) = [b for b in bagian if b.judul == "Gambaran Capaian Kinerja"]
    assert [b.teks for b in gambaran.blok] == [
        "Gambar belum dapat dibuat karena belum ada indikator yang memiliki angka capaian."
    ]


def test_the_summary_counts_each_sasaran(terukur):
    tabel = _bentuk(terukur)["ikhtisar"]["sasaran"]
    assert _teks(tabel) == [
        ["Perjanjian Kinerja Lembaga"],
        ["1.", "Sasaran nomor 1", "2", "0", "1", "1", "90,00%", "Cukup Berhasil"],
    ]


def test_documents_of_the_next_year_are_annexed_or_said_to_be_missing(terukur):
    make_pk(terukur, banyak=1, tahun=2025)
    bentuk = _bentuk(terukur)
    assert [satu["judul"] for satu in bentuk["lampiran"]][:2] == [
        "Perjanjian Kinerja Tahun 2024 Lembaga",
        "Perjanjian Kinerja Tahun 2025 Lembaga",
    ]
    assert bentuk["lampiran_belum_ada"] == [
        f"{nama} Tahun {tahun} belum dibuat, sehingga belum dilampirkan."
        for tahun in (2024, 2025)
        for nama in ("Rencana Kinerja Tahunan", "Rencana Aksi Kinerja")
    ]


@pytest.mark.parametrize(
    ("kode", "nama"),
    [
        ("00", "Komisi Pemilihan Umum Republik Indonesia"),
        ("11", "Komisi Independen Pemilihan Aceh"),
        ("11.01", "Komisi Independen Pemilihan Kabupaten"),
        ("36.73", "Komisi Pemilihan Umum Kota Serang"),
        ("62", "Komisi Pemilihan Umum Provinsi Kalimantan Tengah"),
    ],
)
def test_a_satker_of_any_kind_has_its_report(kode, nama):
    satker = Satker.objects.select_related("induk").get(kode_wilayah=kode)
    UnitKerja.objects.update_or_create(
        satker=satker, kunci="lembaga", defaults={"nama": "Lembaga", "jenis": "lembaga"}
    )
    make_pk(satker, banyak=1)
    bentuk = _bentuk(satker)
    assert bentuk["pengarang"].startswith(nama)
    assert [bab.judul for bab in bentuk["bab"]] == [
        "Pendahuluan",
        "Perencanaan Kinerja",
        "Akuntabilitas Kinerja",
        "Penutup",
    ]


def test_the_organisation_is_drawn_beside_its_table(satker):
    make_pk(satker, banyak=1)
    gambar = _bentuk(satker)["daftar_gambar"][0]
    assert gambar.judul == "Gambar 1.1 Bagan Susunan Organisasi"
    assert gambar.teks.endswith("Subbagian Hukum dan SDM.")


def test_what_was_written_about_an_indikator_stands_below_it_and_is_never_lost(terukur):
    nama = "Indikator ke-1 tentang penyelenggaraan pemilihan umum yang tepat waktu"
    for aspek, teks in ((nama.upper(), "Tentang yang pertama."), ("Sudah tidak ada", "Tentang yang lain.")):
        Narasi.objects.create(
            satker=terukur, tahun=2024, dokumen="lakip", bagian=f"Analisis Indikator: {aspek}", teks=teks
        )
    semua = [b for bab in _bentuk(terukur)["bab"] for b in bagian_dalam(bab, 9)]
    teks = {b.judul: b.blok[-1].teks for b in semua if b.blok and b.blok[-1].teks.startswith("Tentang")}
    assert teks == {nama: "Tentang yang pertama.", "Sudah tidak ada": "Tentang yang lain."}
