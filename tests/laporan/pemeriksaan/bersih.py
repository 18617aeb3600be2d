"""A paket workbook in which nothing contradicts anything: a real satker of the reference, invented figures."""

import datetime
from copy import deepcopy

from tests.laporan.paket.berkas import workbook

KODE, TAHUN = "33.02", 2024
CQ, WA = "076.01.CQ", "076.01.WA"
PROGRAM = {
    CQ: "Penyelenggaraan Pemilu dalam Proses Konsolidasi Demokrasi",
    WA: "Program Dukungan Manajemen",
}
# kegiatan: (name, [(RO, name, pagu, realisasi)])
KEGIATAN = {
    "CQ.6870": (
        "Masa Kampanye Pemilu",
        [
            ("QGE.001", "Persiapan Kampanye Pemilu", 402_150_000, 395_310_500),
            ("QGE.002", "Pengelolaan Kampanye Pemilu", 118_640_000, 114_920_750),
        ],
    ),
    "CQ.6871": (
        "Pengelolaan, Pengadaan, Laporan dan Dokumentasi Logistik",
        [
            ("QGE.001", "Penyiapan dan Pengelolaan Logistik Pemilu", 731_480_000, 716_205_400),
            ("QGE.003", "Pengelolaan Dokumentasi Logistik", 64_275_000, 61_840_300),
        ],
    ),
    "CQ.6872": (
        "Pemungutan dan Penghitungan Suara",
        [
            (
                "QGE.002",
                "Pelaksanaan Tahapan Pemungutan dan Penghitungan Suara",
                3_158_920_000,
                3_102_447_650,
            ),
            ("QGE.003", "Evaluasi Pelaksanaan Pemungutan dan Penghitungan Suara", 27_310_000, 26_118_900),
        ],
    ),
    "WA.3355": (
        "Pengelolaan Keuangan dan Barang Milik Negara",
        [
            ("EBA.994", "Layanan Perkantoran", 2_914_360_000, 2_871_655_210),
            ("EBD.955", "Layanan Manajemen Keuangan", 41_770_000, 40_385_125),
        ],
    ),
    "WA.3360": (
        "Operasional Perkantoran dan Dukungan Sarana Prasarana",
        [
            ("EBA.962", "Layanan Umum", 186_945_000, 182_410_640),
            ("EBB.951", "Layanan Sarana Internal", 93_218_000, 91_007_300),
        ],
    ),
}
LEMBAGA = "KPU Kabupaten Banyumas"
# (tujuan, sasaran, indikator, satuan, jenis, polaritas, kumulasi, targets 2020-2024, realisasi TW1-TW4, lalu)
IKU = [
    (
        "1",
        "Meningkatnya partisipasi pemilih dalam Pemilu dan Pemilihan",
        "Persentase partisipasi pemilih",
        "%",
        "persen",
        "maksimal",
        "posisi_akhir",
        ["77%", "77,5%", "78%", "78,5%", "80%"],
        ["78,2%", "78,9%", "79,4%", "81,2%"],
        "78,6%",
    ),
    (
        "1",
        "Meningkatnya partisipasi pemilih dalam Pemilu dan Pemilihan",
        "Persentase pemilih yang belum terdaftar dalam daftar pemilih tetap",
        "%",
        "persen",
        "minimal",
        "posisi_akhir",
        ["0,6%", "0,5%", "0,4%", "0,3%", "0,2%"],
        ["0,28%", "0,25%", "0,22%", "0,19%"],
        "0,29%",
    ),
    (
        "2",
        "Terwujudnya tahapan Pemilu yang sesuai jadwal",
        "Persentase tahapan Pemilu yang dilaksanakan sesuai jadwal",
        "%",
        "persen",
        "maksimal",
        "posisi_akhir",
        ["95%", "96%", "97%", "98%", "99%"],
        ["99%", "99%", "99%", "99%"],
        "98,4%",
    ),
    (
        "2",
        "Terwujudnya tahapan Pemilu yang sesuai jadwal",
        "Jumlah laporan tahapan Pemilu yang disampaikan",
        "Laporan",
        "angka",
        "maksimal",
        "akumulasi",
        ["4 Laporan", "5 Laporan", "6 Laporan", "8 Laporan", "12 Laporan"],
        ["3 Laporan", "3 Laporan", "3 Laporan", "3 Laporan"],
        "8 Laporan",
    ),
    (
        "3",
        "Meningkatnya akuntabilitas kinerja dan keuangan",
        "Nilai akuntabilitas kinerja instansi pemerintah",
        "",
        "predikat_akip",
        "maksimal",
        "posisi_akhir",
        ["B", "B", "B", "B", "BB"],
        ["B", "B", "BB", "BB"],
        "B",
    ),
]
DUKUNGAN = [
    (
        "3",
        "Meningkatnya kapasitas pegawai sekretariat",
        "Persentase pegawai yang mengikuti pengembangan kompetensi",
        "%",
        "persen",
        "maksimal",
        "posisi_akhir",
        ["60%", "65%", "70%", "75%", "82%"],
        ["40%", "61%", "74%", "84,1%"],
        "76,3%",
    ),
    (
        "3",
        "Meningkatnya kapasitas pegawai sekretariat",
        "Indeks kepuasan layanan sekretariat",
        "",
        "indeks",
        "maksimal",
        "posisi_akhir",
        ["70", "72", "74", "76", "78"],
        ["76,9", "77,4", "77,8", "79,3"],
        "76,5",
    ),
    (
        "3",
        "Meningkatnya tertib administrasi keuangan",
        "Persentase laporan keuangan yang disampaikan tepat waktu",
        "%",
        "persen",
        "maksimal",
        "posisi_akhir",
        ["90%", "91%", "92%", "94%", "96%"],
        ["97%", "96,5%", "97,2%", "97,6%"],
        "94,8%",
    ),
]
PERIODE = {  # quarterly targets of the rencana aksi, the last (or the sum) being that of the year
    "Persentase partisipasi pemilih": ["77,8%", "78,4%", "79,2%", "80%"],
    "Persentase pemilih yang belum terdaftar dalam daftar pemilih tetap": ["0,29%", "0,27%", "0,24%", "0,2%"],
    "Persentase tahapan Pemilu yang dilaksanakan sesuai jadwal": ["98,2%", "98,5%", "98,8%", "99%"],
    "Jumlah laporan tahapan Pemilu yang disampaikan": ["3 Laporan", "3 Laporan", "3 Laporan", "3 Laporan"],
    "Nilai akuntabilitas kinerja instansi pemerintah": ["B", "B", "BB", "BB"],
    "Persentase pegawai yang mengikuti pengembangan kompetensi": ["35%", "58%", "72%", "82%"],
    "Indeks kepuasan layanan sekretariat": ["76,2", "76,8", "77,5", "78"],
    "Persentase laporan keuangan yang disampaikan tepat waktu": ["95%", "95,2%", "95,8%", "96%"],
}
LALU = [
    (2021, 21_417_380_000 - 14_000_000_000, 7_162_904_311),
    (2022, 5_846_210_000, 5_702_388_450),
    (2023, 6_980_455_000, 6_811_720_905),
]
PELAKSANA = {
    "lembaga": "Subbagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hubungan Masyarakat",
    "sekretariat": "Subbagian Keuangan, Umum dan Logistik",
}
KE_KEGIATAN = ["CQ.6870", "CQ.6871", "CQ.6872", "WA.3355", "WA.3360"]


def percent(bagian, seluruh):
    """`98,31%`, rounded half up."""
    return f"{round_up(bagian * 100 / seluruh)}%"


def round_up(nilai):
    from decimal import ROUND_HALF_UP, Decimal  # only here

    return str(Decimal(str(nilai)).quantize(Decimal("0.01"), ROUND_HALF_UP)).replace(".", ",")


def rupiah(nilai):
    return f"{nilai:,}".replace(",", ".")


def totals(program):
    """(pagu, realisasi) of a program, or of everything."""
    rows = [ro for kode, (_, isi) in KEGIATAN.items() if f"076.01.{kode}".startswith(program) for ro in isi]
    return sum(r[2] for r in rows), sum(r[3] for r in rows)


def clean():
    """{sheet: [row as dict]} of a satker whose documents agree."""
    pagu, realisasi = totals("")
    return {
        "satker": [
            {
                "nama": "KOMISI PEMILIHAN UMUM KABUPATEN BANYUMAS",
                "jenis": "kabupaten",
                "kode_wilayah": "3302",
                "induk": "KPU Provinsi Jawa Tengah",
                "alamat": "Jalan Gerilya Barat Nomor 25 Purwokerto",
                "tempat": "Purwokerto",
            }
        ],
        "unit": _units(),
        "pejabat": _officials(),
        "renstra": [
            {
                "tahun_awal": 2020,
                "tahun_akhir": 2024,
                "dasar": "Keputusan Komisi Pemilihan Umum Nomor 197 Tahun 2020 tentang Rencana Strategis "
                "Komisi Pemilihan Umum Tahun 2020-2024",
                "visi": "Menjadi penyelenggara Pemilu yang mandiri, profesional dan berintegritas",
            }
        ],
        "misi": [
            {"tahun_awal": 2020, "no": str(ke), "uraian": teks}
            for ke, teks in enumerate(
                (
                    "Meningkatkan kompetensi penyelenggara Pemilu",
                    "Meningkatkan partisipasi dan kualitas pemilih",
                    "Meningkatkan pelayanan kepada pemangku kepentingan",
                ),
                start=1,
            )
        ],
        "tujuan": [
            {"tahun_awal": 2020, "no": str(ke), "uraian": teks}
            for ke, teks in enumerate(
                (
                    "Mewujudkan pemilih yang cerdas dan berpartisipasi",
                    "Menyelenggarakan Pemilu yang tepat waktu",
                    "Mewujudkan lembaga yang akuntabel",
                ),
                start=1,
            )
        ],
        "indikator": [_indikator(u, i) for u, rows in _per_unit() for i in rows],
        "rkt": [_rkt(u, ke, i) for u, rows in _per_unit() for ke, i in enumerate(rows, start=1)],
        "rkt_anggaran": [
            _line("lembaga", ke, {"kode": k, "uraian": n, "anggaran": rupiah(totals(k)[0])})
            for ke, (k, n) in enumerate(PROGRAM.items(), start=1)
        ],
        "pk": [_pk(u, ke, i) for u, rows in _per_unit() for ke, i in enumerate(rows, start=1)],
        "pk_anggaran": _pk_lines(),
        "rencana_aksi": [_aksi(u, i) for u, rows in _per_unit() for i in rows],
        "realisasi": [_realisasi(u, i, tw) for tw in (1, 2, 3, 4) for u, rows in _per_unit() for i in rows],
        "dipa": [
            {
                "tahun": TAHUN,
                "revisi": 0,
                "nomor": "SP DIPA-076.01.2.656742/2024",
                "tanggal": datetime.date(2023, 11, 24),
            }
        ],
        "anggaran": _budget("pagu"),
        "realisasi_anggaran": _budget("realisasi"),
        "capaian_lalu": [_lalu(u, i) for u, rows in _per_unit() for i in rows],
        "anggaran_lalu": [
            {
                "tahun": tahun,
                "uraian": "Jumlah",
                "pagu": rupiah(p),
                "realisasi": rupiah(r),
                "persen_tercetak": percent(r, p),
            }
            for tahun, p, r in LALU
        ],
        "skala": [
            {"tahun": TAHUN, "urut": ke, "dari": dari, "sampai": sampai, "kategori": nama}
            for ke, (dari, sampai, nama) in enumerate(
                (
                    (0, 50, "Tidak Berhasil"),
                    (50.01, 70, "Kurang Berhasil"),
                    (70.01, 90, "Cukup Berhasil"),
                    (90.01, 150, "Berhasil"),
                ),
                start=1,
            )
        ],
        "narasi": _narasi(pagu, realisasi),
        "pegawai_rekap": _staff(),
        "sarpras": [
            {
                "tahun": TAHUN,
                "jenis": "Gedung",
                "uraian": "Gedung kantor",
                "status": "Hak milik",
                "luas": "620 m2",
                "tahun_perolehan": "2011",
            },
            {
                "tahun": TAHUN,
                "jenis": "Kendaraan",
                "uraian": "Kendaraan roda empat",
                "status": "Hak milik",
                "tahun_perolehan": "2016",
            },
        ],
        "divisi": [
            {"tahun": TAHUN, "nama": nama, "jabatan": jabatan, "divisi": divisi}
            for nama, jabatan, divisi in (
                ("Rofingatun Hidayah", "Ketua", "Divisi Keuangan, Umum, Logistik dan Rumah Tangga"),
                ("Bayu Prakoso", "Anggota", "Divisi Teknis Penyelenggaraan"),
                ("Siti Marfuah", "Anggota", "Divisi Perencanaan, Data dan Informasi"),
                ("Hendro Wibowo", "Anggota", "Divisi Hukum dan Pengawasan"),
                (
                    "Yuniati Kusuma",
                    "Anggota",
                    "Divisi Sosialisasi, Pendidikan Pemilih dan Partisipasi Masyarakat",
                ),
            )
        ],
        "pembanding": [
            {
                "tahun": TAHUN,
                "indikator": "Persentase partisipasi pemilih",
                "lingkup": "nasional",
                "nilai": "81,8%",
                "sumber": "Komisi Pemilihan Umum Republik Indonesia",
            }
        ],
    }


def _per_unit():
    return (("lembaga", IKU), ("sekretariat", DUKUNGAN))


def _units():
    subbag = {
        "subbag-keuangan": "Subbagian Keuangan, Umum dan Logistik",
        "subbag-teknis": PELAKSANA["lembaga"],
        "subbag-perencanaan": "Subbagian Perencanaan, Data dan Informasi",
        "subbag-hukum": "Subbagian Hukum dan Sumber Daya Manusia",
    }
    return [
        {"unit": "lembaga", "nama": LEMBAGA, "jenis": "lembaga"},
        {"unit": "sekretariat", "nama": f"Sekretariat {LEMBAGA}", "jenis": "sekretariat", "induk": "lembaga"},
        *({"unit": k, "nama": n, "jenis": "subbagian", "induk": "sekretariat"} for k, n in subbag.items()),
    ]


def _officials():
    rows = [
        ("lembaga", "Ketua KPU Kabupaten Banyumas", "Rofingatun Hidayah"),
        *(
            ("lembaga", "Anggota", n)
            for n in ("Bayu Prakoso", "Siti Marfuah", "Hendro Wibowo", "Yuniati Kusuma")
        ),
        ("sekretariat", "Sekretaris KPU Kabupaten Banyumas", "Agus Setiadi"),
        ("subbag-keuangan", "Kepala Subbagian Keuangan, Umum dan Logistik", "Wahyu Lestari"),
        ("subbag-teknis", f"Kepala {PELAKSANA['lembaga']}", "Dwi Santosa"),
        ("subbag-perencanaan", "Kepala Subbagian Perencanaan, Data dan Informasi", "Nur Aini"),
        ("subbag-hukum", "Kepala Subbagian Hukum dan Sumber Daya Manusia", "Tri Handayani"),
    ]
    return [
        {"unit": u, "jabatan": j, "nama": n, "status": "definitif", "mulai": datetime.date(2023, 10, 30)}
        for u, j, n in rows
    ]


def _indikator(unit, isi):
    tujuan, sasaran, indikator, satuan, jenis, polaritas, kumulasi, target, _, _ = isi
    return {
        "tahun_awal": 2020,
        "unit": unit,
        "tujuan_no": tujuan,
        "sasaran": sasaran,
        "indikator": indikator,
        "iku": "ya" if unit == "lembaga" else "tidak",
        "satuan": satuan,
        "jenis_nilai": jenis,
        "polaritas": polaritas,
        "cara_kumulasi": kumulasi,
        "definisi": f"{indikator} menurut laporan berkala",
        "sumber_data": "Laporan berkala subbagian",
        **{f"target_{2020 + ke}": t for ke, t in enumerate(target)},
    }


def _rkt(unit, urut, isi):
    row = {
        "tahun": TAHUN,
        "unit": unit,
        "versi": 0,
        "tanggal": datetime.date(2024, 1, 4),
        "tempat": "Purwokerto",
        "urut": urut,
        "sasaran": isi[1],
        "indikator": isi[2],
        "target": isi[7][-1],
    }
    if unit == "lembaga":
        kode = KE_KEGIATAN[urut - 1]
        nama, ro = KEGIATAN[kode]
        row |= {
            "program": PROGRAM[f"076.01.{kode[:2]}"],
            "kegiatan": nama,
            "kode": kode,
            "pagu": rupiah(sum(r[2] for r in ro)),
        }
    return row


def _pk(unit, urut, isi):
    return {
        "tahun": TAHUN,
        "unit": unit,
        "versi": 0,
        "tanggal": "15 Januari 2024",
        "tempat": "Purwokerto",
        "urut": urut,
        "sasaran": isi[1],
        "indikator": isi[2],
        "target": isi[7][-1],
    }


def _line(unit, urut, isi):
    return {"tahun": TAHUN, "unit": unit, "versi": 0, "urut": urut, **isi}


def _pk_lines():
    rows = [
        _line("lembaga", ke, {"kode": k, "uraian": n, "anggaran": f"Rp. {rupiah(totals(k)[0])},-"})
        for ke, (k, n) in enumerate(PROGRAM.items(), start=1)
    ]
    lines = []
    for program, nama in PROGRAM.items():
        lines.append((program, nama, totals(program)[0]))
        lines += [
            (k, n, sum(r[2] for r in ro))
            for k, (n, ro) in KEGIATAN.items()
            if f"076.01.{k}".startswith(program)
        ]
    return rows + [
        _line("sekretariat", ke, {"kode": k, "uraian": n, "anggaran": rupiah(jumlah)})
        for ke, (k, n, jumlah) in enumerate(lines, start=1)
    ]


def _aksi(unit, isi):
    return {
        "tahun": TAHUN,
        "unit": unit,
        "tanggal": datetime.date(2024, 1, 22),
        "tempat": "Purwokerto",
        "sasaran": isi[1],
        "indikator": isi[2],
        "target": isi[7][-1],
        "kegiatan": f"Pelaksanaan {isi[1][0].lower()}{isi[1][1:]}",
        "pelaksana": PELAKSANA[unit],
        "pola": "triwulan",
        **{f"p{ke}": t for ke, t in enumerate(PERIODE[isi[2]], start=1)},
    }


def _realisasi(unit, isi, triwulan):
    return {
        "tahun": TAHUN,
        "triwulan": triwulan,
        "unit": unit,
        "acuan": "pk",
        "sasaran": isi[1],
        "indikator": isi[2],
        "target": isi[7][-1],
        "realisasi": isi[8][triwulan - 1],
        "keterangan": "Sesuai laporan berkala triwulan ini.",
    }


def _budget(kolom):
    """The sheet `anggaran` or `realisasi_anggaran`, program, kegiatan and RO in the order of the tree."""
    rows = []
    for program, nama in PROGRAM.items():
        rows.append((program, nama, *totals(program)))
        for kode, (kegiatan, ro) in KEGIATAN.items():
            if f"076.01.{kode}".startswith(program):
                rows.append((kode, kegiatan, sum(r[2] for r in ro), sum(r[3] for r in ro)))
                rows += [(f"{kode}.{k}", n, p, r) for k, n, p, r in ro]
    if kolom == "pagu":
        return [
            {"tahun": TAHUN, "revisi": 0, "sumber_dana": "rm", "kode": k, "uraian": n, "pagu": p}
            for k, n, p, _ in rows
        ]
    return [
        {
            "tahun": TAHUN,
            "sumber_dana": "rm",
            "kode": k,
            "uraian": n,
            "realisasi": rupiah(r),
            "persen_tercetak": percent(r, p),
        }
        for k, n, p, r in rows
    ]


def _lalu(unit, isi):
    return {
        "tahun": 2023,
        "unit": unit,
        "indikator": isi[2],
        "target": isi[7][3],
        "realisasi": isi[9],
        "sumber": "Laporan Kinerja Tahun 2023",
    }


def _narasi(pagu, realisasi):
    rows = [
        (
            "lakip",
            "Kata Pengantar",
            "Laporan Kinerja Tahun 2024 disusun sebagai pertanggungjawaban KPU Kabupaten Banyumas atas "
            "Perjanjian Kinerja Tahun 2024.",
        ),
        (
            "lakip",
            "Ikhtisar Eksekutif",
            "Perjanjian Kinerja lembaga memuat 3 (tiga) sasaran dan 5 (lima) indikator. "
            f"Pagu tahun 2024 sebesar Rp{rupiah(pagu)} terealisasi Rp{rupiah(realisasi)} atau "
            f"{percent(realisasi, pagu)}.",
        ),
        (
            "lakip",
            "Dasar Hukum",
            "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum; Peraturan Presiden Nomor 29 Tahun 2014 "
            "tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah.",
        ),
        (
            "lakip",
            "Permasalahan: Kelembagaan",
            "Beban kerja antarsubbagian belum seimbang sehingga pembagian tugas perlu ditata kembali.",
        ),
        (
            "lakip",
            "Analisis Capaian",
            "Persentase partisipasi pemilih naik dari 78,6% pada tahun 2023 menjadi 81,2% pada tahun 2024.",
        ),
        (
            "lakip",
            "Langkah ke Depan",
            "KPU Kabupaten Banyumas akan memperkuat pendidikan pemilih dan tertib administrasi keuangan.",
        ),
    ]
    return [
        {"tahun": TAHUN, "dokumen": dokumen, "bagian": bagian, "teks": teks} for dokumen, bagian, teks in rows
    ]


def _staff():
    """Thirty-one persons: by status, golongan, pendidikan and subbagian, with the totals printed."""
    tabel = {
        "status": {"PNS": 17, "PPPK": 6, "PPNPN": 8},
        "golongan": {"Golongan II": 3, "Golongan III": 12, "Golongan IV": 2},
        "pendidikan": {"SMA": 9, "D3": 4, "S1": 15, "S2": 3},
        "subbagian": {"Keuangan, Umum dan Logistik": 11, "Teknis": 7, "Perencanaan": 7, "Hukum": 6},
    }
    return [
        {"tahun": TAHUN, "tabel": nama, "baris": baris, "kolom": "Jumlah", "jumlah": jumlah}
        for nama, isi in tabel.items()
        for baris, jumlah in isi.items()
    ]


def as_workbook(lembar):
    """The bytes of the workbook with these sheets."""
    hasil = {}
    for nama, rows in deepcopy(lembar).items():
        judul = list(dict.fromkeys(kolom for row in rows for kolom in row))
        hasil[nama] = [judul, *([row.get(kolom) for kolom in judul] for row in rows)]
    return workbook(**hasil)
