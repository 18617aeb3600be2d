"""Words of plans, measures and the states of a value (layer 0)."""

from __future__ import annotations

from sakip.bantuan.istilah import PERMENPAN, PERPRES, Istilah, Kelompok

RENCANA = Kelompok(
    "rencana",
    "Rencana dan dokumen",
    (
        Istilah(
            "sakip",
            "SAKIP",
            "Sistem Akuntabilitas Kinerja Instansi Pemerintah: rangkaian perencanaan, perjanjian, "
            "pengukuran, "
            "pengelolaan data, pelaporan, serta reviu dan evaluasi kinerja.",
            PERPRES,
        ),
        Istilah(
            "renstra",
            "Rencana Strategis (Renstra)",
            "Rencana lima tahun yang memuat visi, misi, tujuan, sasaran, indikator, dan target setiap tahun.",
            PERPRES,
        ),
        Istilah("misi", "Misi", "Upaya umum yang dijalankan untuk mewujudkan visi dalam Renstra."),
        Istilah(
            "tujuan",
            "Tujuan",
            "Keadaan yang hendak dicapai pada akhir masa Renstra; satu tujuan dijabarkan ke dalam sasaran.",
        ),
        Istilah(
            "sasaran",
            "Sasaran",
            "Hasil yang diharapkan dari suatu tujuan dan yang keberhasilannya diukur dengan indikator.",
        ),
        Istilah(
            "pohon-kinerja",
            "Pohon kinerja",
            "Gambar yang menunjukkan hubungan tujuan, sasaran, indikator, dan unit yang mendukungnya.",
        ),
        Istilah(
            "rkt",
            "Rencana Kinerja Tahunan (RKT)",
            "Rencana satu tahun yang mengambil sasaran, indikator, dan target tahun itu dari Renstra.",
        ),
        Istilah(
            "pk",
            "Perjanjian Kinerja (PK)",
            "Pernyataan yang ditandatangani pejabat tentang target yang akan diwujudkan dengan anggaran yang "
            "tersedia; disusun paling lambat satu bulan setelah dokumen anggaran disahkan.",
            PERMENPAN,
            "kontrak kinerja",
        ),
        Istilah(
            "perubahan",
            "Perubahan Perjanjian Kinerja",
            "Versi baru karena pergantian pejabat, perubahan strategi, atau perubahan prioritas atau asumsi; "
            "versi sebelumnya tetap tersimpan.",
            PERMENPAN,
            "revisi",
        ),
        Istilah(
            "rencana-aksi",
            "Rencana Aksi",
            "Pembagian target Perjanjian Kinerja ke dalam triwulan atau bulan, beserta kegiatan dan "
            "pelaksananya.",
            lain="RAK",
        ),
        Istilah(
            "lakip",
            "Laporan Kinerja (LAKIP)",
            "Laporan tahunan yang membandingkan target dengan realisasi dan menjelaskan keberhasilan, "
            "kegagalan, serta penggunaan anggaran.",
            PERMENPAN,
            "LKj LKjIP",
        ),
        Istilah(
            "triwulan",
            "Triwulan",
            "Masa tiga bulan; satu tahun terdiri atas Triwulan I sampai Triwulan IV.",
            lain="TW",
        ),
    ),
)

UKURAN = Kelompok(
    "ukuran",
    "Ukuran dan penghitungan",
    (
        Istilah(
            "indikator",
            "Indikator kinerja",
            "Ukuran yang menunjukkan seberapa jauh suatu sasaran tercapai.",
            PERPRES,
        ),
        Istilah(
            "iku",
            "Indikator Kinerja Utama (IKU)",
            "Indikator yang dipilih sebagai ukuran keberhasilan utama suatu instansi.",
            "Peraturan Menteri PAN Nomor PER/09/M.PAN/5/2007",
        ),
        Istilah(
            "kartu-indikator",
            "Kartu indikator",
            "Keterangan lengkap satu indikator: definisi, cara menghitung, sumber data, frekuensi, dan "
            "penanggung jawab. Kartu dilengkapi sebelum indikator masuk ke Perjanjian Kinerja.",
            lain="manual IKU",
        ),
        Istilah("target", "Target", "Nilai yang dijanjikan untuk dicapai pada suatu tahun atau triwulan."),
        Istilah("realisasi", "Realisasi", "Nilai yang benar-benar dicapai; diisi setiap triwulan."),
        Istilah(
            "capaian",
            "Capaian",
            "Perbandingan realisasi dengan target dalam persen, dihitung dengan kebijakan tahun itu; 100% "
            "berarti target terpenuhi. Capaian berbeda dari penyerapan anggaran.",
        ),
        Istilah(
            "kategori",
            "Kategori",
            "Sebutan untuk capaian menurut skala dalam kebijakan, misalnya Berhasil atau Cukup Berhasil.",
            lain="predikat skala",
        ),
        Istilah(
            "kebijakan",
            "Kebijakan penghitungan",
            "Aturan satu tahun tentang rumus, batas atas, batas bawah, dan skala kategori; halamannya "
            "menyebutkan nilai yang berlaku.",
        ),
        Istilah(
            "batas-capaian",
            "Batas capaian",
            "Nilai terbesar dan terkecil capaian yang dipakai dalam kategori dan rata-rata.",
            lain="cap floor",
        ),
        Istilah(
            "target-nol",
            "Aturan target nol",
            "Capaian yang dipakai apabila targetnya nol, karena nol tidak dapat menjadi pembagi. Ditetapkan "
            "dalam kebijakan, dan dapat ditetapkan sendiri pada kartu indikator.",
        ),
        Istilah(
            "satuan", "Satuan", "Apa yang dihitung oleh suatu nilai, misalnya persen, dokumen, atau laporan."
        ),
        Istilah(
            "polaritas",
            "Polaritas",
            "Arah yang dianggap lebih baik: semakin tinggi, semakin rendah, atau semakin dekat dengan "
            "target.",
        ),
        Istilah(
            "maksimal",
            "Semakin tinggi semakin baik",
            "Polaritas indikator yang capaiannya adalah realisasi dibagi target.",
            lain="maksimal",
        ),
        Istilah(
            "minimal",
            "Semakin rendah semakin baik",
            "Polaritas indikator yang membaik apabila nilainya turun, misalnya persentase pemilih yang "
            "berhak "
            "tetapi tidak terdaftar; rumusnya ditetapkan dalam kebijakan.",
            lain="minimal",
        ),
        Istilah(
            "stabil",
            "Semakin dekat dengan target semakin baik",
            "Polaritas indikator yang menjauh dari target ke arah mana pun dinilai lebih rendah.",
            lain="stabil",
        ),
        Istilah(
            "pembilang-penyebut",
            "Pembilang dan penyebut",
            "Dua bilangan yang membentuk suatu persentase; indikator seperti itu diisi dengan keduanya, dan "
            "persentasenya dihitung sendiri.",
            lain="rasio",
        ),
        Istilah(
            "kumulasi",
            "Cara kumulasi",
            "Cara menggabungkan nilai triwulan menjadi nilai setahun.",
        ),
        Istilah(
            "akumulasi", "Dijumlahkan antartriwulan", "Nilai setahun adalah jumlah nilai setiap triwulan."
        ),
        Istilah(
            "posisi-akhir",
            "Posisi triwulan terakhir",
            "Nilai setahun adalah nilai triwulan yang terakhir terisi, bukan jumlahnya.",
        ),
        Istilah(
            "rata-rata", "Rata-rata triwulan", "Nilai setahun adalah rata-rata nilai triwulan yang terisi."
        ),
        Istilah(
            "rata-rata-capaian",
            "Rata-rata capaian",
            "Rata-rata capaian indikator yang mempunyai angka. Indikator tanpa angka tidak dihitung sebagai "
            "nol, dan banyaknya disebutkan di samping rata-rata.",
        ),
        Istilah(
            "bukti-dukung",
            "Bukti dukung",
            "Berkas, tautan, atau catatan yang menunjukkan bahwa suatu realisasi benar.",
            lain="data dukung evidence",
        ),
        Istilah(
            "tindak-lanjut",
            "Tindak lanjut",
            "Pekerjaan yang dijanjikan untuk mengatasi kendala, dengan penanggung jawab dan batas waktu.",
        ),
    ),
)

KEADAAN_NILAI = Kelompok(
    "keadaan-nilai",
    "Keadaan suatu nilai",
    (
        Istilah("terisi", "Terisi", "Nilainya ada dan dapat dihitung. Angka 0 juga merupakan nilai."),
        Istilah(
            "sementara",
            "Angka sementara",
            "Nilai sudah ada tetapi masih dapat berubah; pada lembar isian ditulis dengan tanda ~ di "
            "depannya.",
        ),
        Istilah(
            "belum-diisi", "Belum diisi", "Belum ada yang menuliskan nilainya; tidak dihitung sebagai nol."
        ),
        Istilah(
            "belum-dinilai",
            "Belum dinilai",
            "Nilai ditetapkan oleh pihak lain dan belum keluar, misalnya opini BPK; pada lembar isian "
            "ditulis "
            "dengan tanda tanya.",
        ),
        Istilah(
            "belum-waktunya",
            "Belum waktunya diukur",
            "Indikator baru diukur pada triwulan yang lebih akhir; pada lembar isian ditulis dengan tanda >.",
        ),
        Istilah(
            "tidak-relevan",
            "Tidak relevan",
            "Indikator tidak berlaku bagi satuan kerja pada masa itu, dengan alasan; pada lembar isian "
            "ditulis "
            "dengan huruf x.",
            lain="n/a",
        ),
        Istilah(
            "perlu-periksa",
            "Perlu diperiksa",
            "Target dan realisasi tidak dapat dibandingkan, misalnya karena satuannya berbeda; capaian belum "
            "dihitung sampai isiannya diperbaiki.",
        ),
        Istilah(
            "tak-terhingga",
            "Tidak terhingga",
            "Rumus membagi dengan nol sehingga capaian tidak mempunyai angka.",
        ),
        Istilah(
            "dikecualikan",
            "Tidak dihitung",
            "Targetnya nol, dan aturan dalam kebijakan atau kartu indikator mengecualikan target nol: "
            "capaian tidak mempunyai angka dan tidak ikut dirata-ratakan.",
        ),
        Istilah(
            "bentrok",
            "Bentrok",
            "Dua orang mengubah isian yang sama; yang menyimpan kemudian melihat kedua isian dan memilih.",
            lain="konflik",
        ),
        Istilah(
            "draf-peramban",
            "Isian yang aman di peramban",
            "Isian yang sudah diketik tetapi belum diterima server; disimpan pada peramban di komputer "
            "itu dan "
            "dikirim begitu tersambung.",
            lain="luring offline",
        ),
    ),
)
