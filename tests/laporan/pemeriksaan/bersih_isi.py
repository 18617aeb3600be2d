"""The invented figures of the clean paket: budget, indikator with their targets and realisasi, history."""

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
