"""Words of documents, money, people, signatures and evaluation (layer 0)."""

from __future__ import annotations

from sakip.bantuan.istilah import EVALUASI, PERMENPAN, PSTE, Istilah, Kelompok

KEADAAN_DOKUMEN = Kelompok(
    "keadaan-dokumen",
    "Keadaan suatu dokumen",
    (
        Istilah(
            "draf", "Draf", "Dokumen masih disusun dan dapat diubah; setiap halaman cetaknya bertanda draf."
        ),
        Istilah("diajukan", "Diajukan", "Dokumen menunggu diperiksa dan tidak dapat diubah."),
        Istilah(
            "dikembalikan",
            "Dikembalikan",
            "Pemeriksa mengembalikan dokumen dengan alasan; dokumen dapat diperbaiki lalu diajukan lagi.",
        ),
        Istilah(
            "disetujui", "Disetujui", "Pemeriksa menyetujui isi dokumen; berikutnya dokumen ditandatangani."
        ),
        Istilah("ditetapkan", "Ditetapkan", "Dokumen sudah berlaku dan isinya terkunci."),
        Istilah(
            "diterima",
            "Diterima",
            "Satuan kerja di atasnya sudah menerima realisasi atau Laporan Kinerja yang ditetapkan.",
        ),
        Istilah(
            "digantikan",
            "Digantikan",
            "Versi yang lebih baru sudah berlaku; versi ini disimpan sebagai riwayat.",
        ),
        Istilah(
            "jadwal",
            "Jadwal pengisian",
            "Tanggal buka, tenggat, dan tutup pengisian setiap dokumen, ditetapkan KPU RI atau KPU Provinsi.",
            lain="tenggat periode",
        ),
        Istilah(
            "pengecualian",
            "Pengecualian kunci",
            "Izin beralasan dan berbatas waktu untuk mengisi setelah jadwal ditutup.",
        ),
        Istilah(
            "temuan",
            "Temuan pemeriksaan",
            "Hal yang tidak cocok di dalam atau antardokumen; galat menghentikan langkah berikutnya, "
            "sedangkan "
            "yang lain perlu alasan atau sekadar diketahui.",
        ),
        Istilah(
            "riwayat",
            "Riwayat",
            "Catatan siapa mengubah apa dan kapan; riwayat tidak dapat dihapus atau diubah.",
            lain="jejak audit",
        ),
    ),
)

ANGGARAN = Kelompok(
    "anggaran",
    "Anggaran",
    (
        Istilah(
            "dipa",
            "Daftar Isian Pelaksanaan Anggaran (DIPA)",
            "Dokumen anggaran satuan kerja; setiap revisi DIPA dicatat sendiri dan dapat dibandingkan.",
        ),
        Istilah("pagu", "Pagu", "Batas anggaran yang tersedia, dalam rupiah."),
        Istilah(
            "penyerapan",
            "Penyerapan anggaran",
            "Realisasi anggaran dibagi pagu, dalam persen. Penyerapan bukan capaian kinerja dan tidak pernah "
            "dirata-ratakan dengannya.",
            lain="serapan daya serap",
        ),
        Istilah(
            "program",
            "Program",
            "Tingkat teratas kode anggaran, misalnya CQ atau WA pada bagian anggaran 076.",
        ),
        Istilah("kegiatan", "Kegiatan", "Tingkat di bawah program, dengan kode empat angka."),
        Istilah(
            "kro",
            "Klasifikasi Rincian Output (KRO)",
            "Kelompok keluaran di bawah kegiatan, dengan kode tiga huruf, misalnya EBA.",
        ),
        Istilah(
            "ro",
            "Rincian Output (RO)",
            "Keluaran di bawah KRO, dengan kode tiga angka; pagu dan realisasi diisi pada baris terbawah.",
        ),
        Istilah("rm", "Rupiah murni", "Sumber dana dari penerimaan umum anggaran negara.", lain="RM"),
        Istilah(
            "hibah",
            "Hibah",
            "Sumber dana dari pemberian, misalnya hibah daerah untuk penyelenggaraan Pemilihan.",
            lain="NPHD",
        ),
        Istilah(
            "pnbp",
            "Penerimaan negara bukan pajak",
            "Sumber dana dari penerimaan negara di luar pajak dan hibah.",
            lain="PNBP",
        ),
        Istilah(
            "efisiensi",
            "Efisiensi penggunaan sumber daya",
            "Perbandingan antara keluaran yang dicapai dan anggaran yang dipakai untuk mencapainya.",
            PERMENPAN,
        ),
    ),
)

ORANG = Kelompok(
    "orang",
    "Orang dan hak",
    (
        Istilah(
            "satker",
            "Satuan kerja",
            "KPU RI, KPU atau KIP provinsi, dan KPU atau KIP kabupaten/kota yang menyusun dokumen kinerjanya "
            "sendiri.",
            lain="satker",
        ),
        Istilah("unit-kerja", "Unit kerja", "Bagian dari satuan kerja, misalnya sekretariat atau subbagian."),
        Istilah(
            "pejabat", "Pejabat", "Orang yang memangku jabatan pada suatu masa, definitif, Plt., atau Plh."
        ),
        Istilah("plt", "Pelaksana Tugas (Plt.)", "Pejabat yang menjalankan jabatan yang belum terisi."),
        Istilah(
            "plh", "Pelaksana Harian (Plh.)", "Pejabat yang menggantikan pejabat definitif yang berhalangan."
        ),
        Istilah(
            "penugasan", "Penugasan", "Peran suatu akun pada satuan kerja atau unit, dengan masa berlakunya."
        ),
        Istilah("operator", "Operator", "Peran yang mengisi data, mengimpor paket, dan mengajukan dokumen."),
        Istilah(
            "kasubbag", "Kepala Subbagian", "Peran yang ikut mengisi dan memeriksa dokumen yang diajukan."
        ),
        Istilah(
            "sekretaris",
            "Sekretaris",
            "Peran yang menyetujui dokumen, menetapkan realisasi, menandatangani, dan menyegel.",
        ),
        Istilah(
            "ketua",
            "Ketua",
            "Peran yang menandatangani, menetapkan realisasi, dan dapat mencabut dokumen terbit.",
        ),
        Istilah(
            "admin-satker",
            "Admin Satuan Kerja",
            "Peran yang mengelola akun, penugasan, pejabat, dan kebijakan satuan kerja.",
        ),
        Istilah(
            "provinsi",
            "KPU Provinsi",
            "Peran yang melihat, mengingatkan, dan menerima dokumen kabupaten/kota di bawahnya serta "
            "mengatur "
            "jadwalnya.",
        ),
        Istilah("pusat", "KPU Republik Indonesia", "Peran yang mengatur jadwal dan data acuan nasional."),
        Istilah("auditor", "Auditor", "Peran yang membaca dan mencetak, tanpa mengubah apa pun."),
        Istilah(
            "penanggung-jawab",
            "Penanggung jawab indikator",
            "Orang yang mengumpulkan dan mengisi data suatu indikator pada masa yang disebutkan.",
            lain="PIC",
        ),
    ),
)

TERBIT = Kelompok(
    "terbit",
    "Dokumen terbit dan tanda tangan",
    (
        Istilah(
            "naskah", "Naskah", "Berkas PDF yang disiapkan untuk ditandatangani; isinya tidak berubah lagi."
        ),
        Istilah(
            "tanda-tangan-elektronik",
            "Tanda tangan elektronik",
            "Tanda tangan yang terikat pada berkas sehingga perubahan sesudahnya ketahuan; disebut "
            "tersertifikasi apabila dibuat dengan sertifikat penyelenggara sertifikasi elektronik Indonesia.",
            PSTE,
            "TTE",
        ),
        Istilah(
            "sertifikat",
            "Sertifikat elektronik",
            "Berkas yang menyatakan pemilik suatu tanda tangan atau segel elektronik; dilindungi frasa "
            "sandi.",
            PSTE,
        ),
        Istilah(
            "frasa-sandi", "Frasa sandi", "Kata sandi untuk sertifikat; tidak pernah disimpan oleh aplikasi."
        ),
        Istilah(
            "segel",
            "Segel elektronik",
            "Tanda bahwa berkas berasal dari instansi; bukan tanda tangan seorang pejabat.",
        ),
        Istilah(
            "bsre",
            "Balai Sertifikasi Elektronik (BSrE)",
            "Penyelenggara sertifikasi elektronik untuk instansi pemerintah, di bawah Badan Siber dan Sandi "
            "Negara.",
        ),
        Istilah(
            "kode-dokumen",
            "Kode dokumen",
            "Enam belas huruf dan angka pada kaki halaman dokumen terbit, untuk memeriksanya tanpa akun.",
            lain="kode verifikasi QR",
        ),
        Istilah(
            "sidik-jari",
            "Sidik jari (SHA-256)",
            "Bilangan yang dihitung dari isi berkas; satu huruf saja berubah, sidik jarinya berbeda.",
            lain="hash",
        ),
        Istilah(
            "dicabut",
            "Dicabut",
            "Dokumen terbit dinyatakan tidak berlaku lagi; alasannya tampak pada halaman verifikasi.",
        ),
    ),
)

EVALUASI_KINERJA = Kelompok(
    "evaluasi",
    "Reviu dan evaluasi",
    (
        Istilah(
            "reviu",
            "Reviu Laporan Kinerja",
            "Penelaahan oleh pengawas intern untuk memberi keyakinan terbatas bahwa laporan akurat, "
            "andal, dan "
            "valid.",
            PERMENPAN,
        ),
        Istilah(
            "apip",
            "Aparat Pengawasan Intern Pemerintah (APIP)",
            "Pengawas di dalam instansi; di KPU tugas itu dijalankan oleh Inspektorat Utama.",
        ),
        Istilah(
            "evaluasi-akip",
            "Evaluasi akuntabilitas kinerja",
            "Penilaian perencanaan, pengukuran, pelaporan, dan evaluasi internal dengan bobot 30, 30, "
            "15, dan 25.",
            EVALUASI,
            "AKIP LKE",
        ),
        Istilah(
            "predikat-akip",
            "Predikat akuntabilitas kinerja",
            "Sebutan nilai evaluasi: AA di atas 90, A di atas 80, BB di atas 70, B di atas 60, CC di "
            "atas 50, C "
            "di atas 30, dan D sampai 30.",
            EVALUASI,
        ),
        Istilah(
            "opini-bpk",
            "Opini Badan Pemeriksa Keuangan",
            "Pendapat atas laporan keuangan: wajar tanpa pengecualian, wajar dengan pengecualian, tidak "
            "wajar, "
            "atau tidak menyatakan pendapat.",
            "Undang-Undang Nomor 15 Tahun 2004",
            "WTP WDP TW TMP",
        ),
        Istilah(
            "ikpa",
            "Indikator Kinerja Pelaksanaan Anggaran (IKPA)",
            "Nilai pelaksanaan anggaran yang dihitung Kementerian Keuangan; berbeda dari capaian kinerja dan "
            "dari penyerapan.",
            "Peraturan Direktur Jenderal Perbendaharaan Nomor PER-5/PB/2024",
        ),
    ),
)
