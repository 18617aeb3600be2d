"""Choices of the field: stable Indonesian slugs, spoken by every app (layer 0)."""

from typing import Final

from django.db.models import IntegerChoices, TextChoices


class JenisSatker(TextChoices):
    PUSAT = "pusat", "Pusat"
    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN = "kabupaten", "Kabupaten"
    KOTA = "kota", "Kota"


class TingkatSatker(TextChoices):
    """The level at which a kind of satker stands: kabupaten and kota stand at one (`TINGKAT`)."""

    KABKOTA = "kabkota", "KPU kabupaten/kota"
    PROVINSI = "provinsi", "KPU provinsi"
    PUSAT = "pusat", "KPU Republik Indonesia"


TINGKAT: Final[dict[str, TingkatSatker]] = {
    JenisSatker.PUSAT: TingkatSatker.PUSAT,
    JenisSatker.PROVINSI: TingkatSatker.PROVINSI,
    JenisSatker.KABUPATEN: TingkatSatker.KABKOTA,
    JenisSatker.KOTA: TingkatSatker.KABKOTA,
}


class JenisUnit(TextChoices):
    LEMBAGA = "lembaga", "Lembaga"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    BAGIAN = "bagian", "Bagian"
    SUBBAGIAN = "subbagian", "Subbagian"


class StatusPejabat(TextChoices):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Pelaksana Tugas"
    PLH = "plh", "Pelaksana Harian"


class JenisJabatan(TextChoices):
    """What a jabatan is for the choice of a signatory; its printed words stay as typed."""

    KETUA = "ketua", "Ketua"
    ANGGOTA = "anggota", "Anggota"
    SEKRETARIS = "sekretaris", "Sekretaris"
    KEPALA_BAGIAN = "kepala_bagian", "Kepala Bagian"
    KEPALA_SUBBAGIAN = "kepala_subbagian", "Kepala Subbagian"
    LAINNYA = "lainnya", "Lainnya"


class Peran(TextChoices):
    OPERATOR = "operator", "Operator"
    KASUBBAG = "kasubbag", "Kepala Subbagian"
    SEKRETARIS = "sekretaris", "Sekretaris"
    KETUA = "ketua", "Ketua"
    ADMIN_SATKER = "admin_satker", "Admin Satuan Kerja"
    PROVINSI = "provinsi", "KPU Provinsi"
    PUSAT = "pusat", "KPU Republik Indonesia"
    AUDITOR = "auditor", "Auditor"


class Polaritas(TextChoices):
    MAKSIMAL = "maksimal", "Semakin tinggi semakin baik"
    MINIMAL = "minimal", "Semakin rendah semakin baik"
    STABIL = "stabil", "Semakin dekat dengan target semakin baik"


class JenisNilai(TextChoices):
    """Value types of DOCUMENTS.md 1.6; `majemuk` is `1 Lakip dan 2 Perjanjian Kinerja`."""

    PERSEN = "persen", "Persen"
    ANGKA = "angka", "Angka dengan satuan"
    INDEKS = "indeks", "Indeks atau nilai"
    RUPIAH = "rupiah", "Rupiah"
    PREDIKAT_AKIP = "predikat_akip", "Predikat akuntabilitas kinerja"
    OPINI_BPK = "opini_bpk", "Opini Badan Pemeriksa Keuangan"
    TEKS = "teks", "Teks"
    MAJEMUK = "majemuk", "Beberapa ukuran dalam satu target"
    RASIO = "rasio", "Rasio"
    RENTANG = "rentang", "Rentang"


class CaraKumulasi(TextChoices):
    AKUMULASI = "akumulasi", "Dijumlahkan antartriwulan"
    POSISI_AKHIR = "posisi_akhir", "Posisi triwulan terakhir"
    RATA_RATA = "rata_rata", "Rata-rata triwulan"


class StatusNilai(TextChoices):
    """The states of a value. Only `terisi` carries a number; none of the others is ever 0."""

    TERISI = "terisi", "Terisi"
    BELUM_DIISI = "belum_diisi", "Belum diisi"
    BELUM_DINILAI = "belum_dinilai", "Belum dinilai"
    BELUM_WAKTUNYA = "belum_waktunya", "Belum waktunya diukur"
    TIDAK_RELEVAN = "tidak_relevan", "Tidak relevan"


# What a row says before anybody measured it: nothing, or what its kartu says of its triwulan.
BELUM_DIUKUR = (StatusNilai.BELUM_DIISI, StatusNilai.BELUM_WAKTUNYA)


class StatusCapaian(TextChoices):
    """`HasilCapaian.status` as stored; the first is the only one with a number."""

    OK = "ok", "Terhitung"
    BELUM_DIISI = "belum_diisi", "Belum diisi"
    BELUM_DINILAI = "belum_dinilai", "Belum dinilai"
    BELUM_WAKTUNYA = "belum_waktunya", "Belum waktunya diukur"
    TIDAK_RELEVAN = "tidak_relevan", "Tidak relevan"
    PERLU_PERIKSA = "perlu_periksa", "Perlu diperiksa"
    TAK_TERHINGGA = "tak_terhingga", "Tidak terhingga"
    DIKECUALIKAN = "dikecualikan", "Tidak dihitung"


class RumusMinimal(TextChoices):
    SELISIH = "selisih", "(1 + (1 - realisasi/target)) x 100"
    RASIO = "rasio", "target/realisasi x 100"


class AturanTargetNol(TextChoices):
    """What a capaian is where the target is 0, which no formula can divide by (DOMAIN 3.3)."""

    TERPENUHI = "terpenuhi", "100 bila realisasi memenuhi target nol, selain itu 0"
    BATAS_ATAS = "batas_atas", "Batas atas bila realisasi lebih baik daripada nol, 100 bila nol, selain itu 0"
    DIKECUALIKAN = "dikecualikan", "Tidak dihitung: tanpa angka capaian dan tidak ikut dirata-ratakan"


class CelahSkala(TextChoices):
    BATAS_BAWAH = "batas_bawah", "Batas bawah: kelas berlaku mulai batas bawahnya"
    BULATKAN = "bulatkan", "Dibulatkan ke bilangan bulat sebelum dicari kelasnya"
    BATAS_ATAS = "batas_atas", "Batas atas: lewat batas atas masuk ke kelas berikutnya"


class Triwulan(IntegerChoices):
    I = 1, "Triwulan I"  # noqa: E741 - the field writes Roman numerals
    II = 2, "Triwulan II"
    III = 3, "Triwulan III"
    IV = 4, "Triwulan IV"


class PolaWaktu(TextChoices):
    TRIWULAN = "triwulan", "Triwulan"
    BULAN = "bulan", "Bulan"


class SumberDana(TextChoices):
    RM = "rm", "Rupiah murni"
    HIBAH = "hibah", "Hibah"
    PNBP = "pnbp", "Penerimaan negara bukan pajak"
    LAINNYA = "lainnya", "Lainnya"


class JenisDokumen(TextChoices):
    """What lives through the workflow; the value is also the word in addresses and of `cetak`."""

    RENSTRA = "renstra", "Rencana Strategis"
    RKT = "rkt", "Rencana Kinerja Tahunan"
    PK = "pk", "Perjanjian Kinerja"
    RENCANA_AKSI = "rencana-aksi", "Rencana Aksi"
    REALISASI = "realisasi", "Realisasi"
    LAKIP = "lakip", "Laporan Kinerja"


class StatusDokumen(TextChoices):
    """Life of a document (`transitions.py` says who moves it); every copy of what is not SAH is a draf."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DISETUJUI = "disetujui", "Disetujui"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DITERIMA = "diterima", "Diterima"
    DIGANTIKAN = "digantikan", "Digantikan"


BISA_DIUBAH = frozenset({StatusDokumen.DRAF, StatusDokumen.DIKEMBALIKAN})
SAH = frozenset({StatusDokumen.DITETAPKAN, StatusDokumen.DITERIMA})
PERNAH_SAH = SAH | {StatusDokumen.DIGANTIKAN}


class JenisPerubahan(TextChoices):
    """The three reasons to change a PK (PermenPANRB 53/2014 Lampiran I; DOMAIN 1.3)."""

    PEJABAT = "pejabat", "Pergantian atau mutasi pejabat"
    STRATEGI = (
        "strategi",
        (
            "Perubahan strategi yang mempengaruhi pencapaian tujuan dan sasaran "
            "(perubahan program, kegiatan, dan alokasi anggaran)"
        ),
    )
    PRIORITAS = "prioritas", "Perubahan prioritas atau asumsi yang berakibat secara signifikan"


class Irama(TextChoices):
    """How often a user gets the digest of his tasks by e-mail."""

    HARIAN = "harian", "Setiap hari"
    MINGGUAN = "mingguan", "Sekali seminggu"
    MATI = "mati", "Tidak dikirim"


class AsalData(TextChoices):
    """Where a document came from: typed in the system, or brought by a paket."""

    SISTEM = "sistem", "Diisi di aplikasi"
    IMPOR = "impor", "Impor paket"
