"""The database is the last word: each rule that one row can break is refused there, whatever wrote it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi, Dipa, KodeAnggaran
from kinerja.models import (
    AlasanNilai,
    AnggaranPk,
    BarisRencanaAksi,
    BarisRkt,
    Bukti,
    CapaianLalu,
    Pengukuran,
    Pk,
    Realisasi,
    RencanaAksi,
    Rkt,
    TargetPeriode,
    TindakLanjut,
)
from laporan.models import (
    HasilPemeriksaan,
    JawabanLke,
    JawabanReviu,
    JawabanTanya,
    KemajuanRekomendasi,
    Lakip,
    Lke,
    Narasi,
    PekerjaanCetak,
    Rekomendasi,
    Reviu,
    TemuanReviu,
)
from renstra.models import (
    Indikator,
    Kontribusi,
    PenanggungJawab,
    Renstra,
    Sasaran,
    SimpananRenstra,
    TargetIndikator,
    Tujuan,
)
from sakip.models import (
    BarisSkala,
    IdentitasOidc,
    Kebijakan,
    Pejabat,
    Penugasan,
    Peraturan,
    Periode,
    Satker,
    UnitKerja,
    User,
)

TERBALIK = {"mulai": date(2024, 2, 1), "selesai": date(2024, 1, 1)}


@pytest.fixture
def bahan(satker_a, unit_a):
    """What the rows below hang on."""
    return {
        "satker": satker_a,
        "unit": unit_a,
        "renstra": Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024),
        "dipa": Dipa.objects.create(satker=satker_a, tahun=2024),
        "pk": Pk.objects.create(unit=unit_a, tahun=2024),
        "rkt": Rkt.objects.create(unit=unit_a, tahun=2024),
        "aksi": RencanaAksi.objects.create(unit=unit_a, tahun=2024, pola="bulan"),
        "ukur": Pengukuran.objects.create(unit=unit_a, tahun=2024, triwulan=4),
        "kebijakan": Kebijakan.objects.create(satker=satker_a, tahun=2024),
        "user": User.objects.create_user("petugas", password="x"),
    }


def _indikator(b, **isi):
    sasaran = Sasaran.objects.create(renstra=b["renstra"], unit=b["unit"], uraian="S")
    return Indikator.objects.create(sasaran=sasaran, uraian="I", **isi)


def _window(**hari):
    return Periode.objects.create(dokumen="pk", tahun=2024, **hari)


def _berkas(b, **isi):
    isi = {"jenis": "berkas", "berkas": "a.pdf", "sidik": "0" * 64, "tipe": "pdf", "ukuran": 1} | isi
    return Bukti.objects.create(realisasi=_realisasi(b), **isi)


def _realisasi(b):
    return Realisasi.objects.get_or_create(pengukuran=b["ukur"], indikator="I")[0]


def _reviu(b, **isi):
    return Reviu.objects.create(satker=b["satker"], tahun=2024, pembuka=b["user"], **isi)


def _rekomendasi(b, **isi):
    hari = dict.fromkeys(("tanggal", "tenggat", "per_tanggal"), date(2024, 1, 1))
    isi = {"sumber": "reviu", "uraian": "U", "jabatan": "J"} | hari | isi
    return Rekomendasi.objects.create(satker=b["satker"], **isi)


def _kemajuan(b, **isi):
    isi = {"tanggal": date(2024, 1, 1), "status": "berjalan", "catatan": "C"} | isi
    return KemajuanRekomendasi.objects.create(rekomendasi=_rekomendasi(b), **isi)


def _lke(b):
    return Lke.objects.get_or_create(satker=b["satker"], tahun=2024)[0]


def _twice(make):
    make()
    make()


def _cetakan(b, **isi):
    isi = {"satker": b["satker"], "tahun": 2024, "jenis": "lakip", "unit": "lembaga"} | isi
    return PekerjaanCetak.objects.create(pemohon=b["user"], **isi)


DILANGGAR = {
    "dua cetakan terbuka": lambda b: _twice(lambda: _cetakan(b)),
    "cetakan lebih dari selesai": lambda b: _cetakan(b, kemajuan=101),
    "cetakan tahun tidak wajar": lambda b: _cetakan(b, tahun=1024),
    "kode wilayah tanpa pola": lambda b: Satker.objects.create(
        kode_wilayah="17-02", nama="X", jenis="kota", induk=b["satker"].induk
    ),
    "kode satker bukan enam angka": lambda b: Satker.objects.filter(pk=b["satker"].pk).update(
        kode_satker="12"
    ),
    "kabupaten tanpa induk": lambda b: Satker.objects.filter(pk=b["satker"].pk).update(induk=None),
    "masa satker terbalik": lambda b: Satker.objects.filter(pk=b["satker"].pk).update(**TERBALIK),
    "dua hasil pemeriksaan setahun": lambda b: _twice(
        lambda: HasilPemeriksaan.objects.create(
            satker=b["satker"], tahun=2024, waktu=timezone.now(), galat=0, alasan=0, peringatan=0
        )
    ),
    "dua lembaga": lambda b: UnitKerja.objects.create(
        satker=b["satker"], kunci="lain", nama="L", jenis="lembaga"
    ),
    "kunci unit kembar": lambda b: UnitKerja.objects.create(
        satker=b["satker"], kunci="lembaga", nama="L", jenis="bagian"
    ),
    "nip bukan 18 angka": lambda b: Pejabat.objects.create(unit=b["unit"], jabatan="K", nama="N", nip="123"),
    "masa jabatan terbalik": lambda b: Pejabat.objects.create(
        unit=b["unit"], jabatan="K", nama="N", **TERBALIK
    ),
    "penugasan kembar": lambda b: _twice(
        lambda: Penugasan.objects.create(user=b["user"], peran="operator", satker=b["satker"])
    ),
    "satu identitas pada dua akun": lambda b: [
        IdentitasOidc.objects.create(user=user, penerbit="https://sso.contoh", sub="1")
        for user in (b["user"], User.objects.create(username="lain"))
    ],
    "masa penugasan terbalik": lambda b: Penugasan.objects.create(
        user=b["user"], peran="operator", satker=b["satker"], **TERBALIK
    ),
    "dua penanggung jawab sekaligus": lambda b: (
        lambda i: [
            PenanggungJawab.objects.create(indikator=i, nama="N", mulai=date(2024, bulan, 1))
            for bulan in (1, 2)
        ]
    )(_indikator(b)),
    "penanggung jawab mulai pada hari yang sama": lambda b: (
        lambda i: [
            PenanggungJawab.objects.create(
                indikator=i, nama="N", mulai=date(2024, 1, 1), selesai=date(2024, 1, hari)
            )
            for hari in (1, 2)
        ]
    )(_indikator(b)),
    "masa tanggung jawab terbalik": lambda b: PenanggungJawab.objects.create(
        indikator=_indikator(b), nama="N", **TERBALIK
    ),
    "jendela pengisian terbalik": lambda b: _window(buka=date(2024, 2, 1), tutup=date(2024, 1, 1)),
    "tenggat peninjauan sebelum tenggat": lambda b: _window(
        tenggat=date(2024, 2, 1), tenggat_tinjau=date(2024, 1, 1)
    ),
    "peninjauan ditutup sebelum pengisian": lambda b: _window(
        tutup=date(2024, 2, 1), tutup_tinjau=date(2024, 1, 1)
    ),
    "peninjauan ditutup sebelum tenggatnya": lambda b: _window(
        tenggat_tinjau=date(2024, 2, 1), tutup_tinjau=date(2024, 1, 1)
    ),
    "kebijakan kembar": lambda b: Kebijakan.objects.create(satker=b["satker"], tahun=2024),
    "kebijakan nasional kembar": lambda b: Kebijakan.objects.create(satker=None, tahun=2015),
    "batas capaian terbalik": lambda b: Kebijakan.objects.create(
        satker=b["satker"], tahun=2023, batas_bawah=50, batas_atas=20
    ),
    "kelas skala terbalik": lambda b: BarisSkala.objects.create(
        kebijakan=b["kebijakan"], urut=1, dari=90, sampai=80, kategori="X"
    ),
    "renstra terbalik": lambda b: Renstra.objects.create(
        satker=b["satker"], tahun_awal=2025, tahun_akhir=2024
    ),
    "renstra kembar": lambda b: Renstra.objects.create(satker=b["satker"], tahun_awal=2020, tahun_akhir=2022),
    "nomor tujuan kembar": lambda b: _twice(
        lambda: Tujuan.objects.create(renstra=b["renstra"], no="1", uraian="T")
    ),
    "sasaran yang menjadi induknya sendiri": lambda b: (
        lambda s: Sasaran.objects.filter(pk=s.pk).update(induk=s)
    )(_indikator(b).sasaran),
    "kontribusi tanpa butir": lambda b: Kontribusi.objects.create(unit=b["unit"], uraian="U"),
    "kontribusi pada dua butir": lambda b: (
        lambda i: Kontribusi.objects.create(unit=b["unit"], uraian="U", sasaran=i.sasaran, indikator=i)
    )(_indikator(b)),
    "kontribusi tanpa uraian": lambda b: Kontribusi.objects.create(
        unit=b["unit"], uraian="", indikator=_indikator(b)
    ),
    "kontribusi kembar pada sasaran": lambda b: (
        lambda s: _twice(lambda: Kontribusi.objects.create(unit=b["unit"], uraian="U", sasaran=s))
    )(_indikator(b).sasaran),
    "kontribusi kembar pada indikator": lambda b: (
        lambda i: _twice(lambda: Kontribusi.objects.create(unit=b["unit"], uraian="U", indikator=i))
    )(_indikator(b)),
    "simpanan versi kembar": lambda b: _twice(
        lambda: SimpananRenstra.objects.create(renstra=b["renstra"], versi=0, isi="{}", sidik="x")
    ),
    "target setahun kembar": lambda b: (
        lambda i: _twice(lambda: TargetIndikator.objects.create(indikator=i, tahun=2024))
    )(_indikator(b)),
    "target di tahun mustahil": lambda b: TargetIndikator.objects.create(indikator=_indikator(b), tahun=204),
    "pembilang tanpa penyebut pada kartu": lambda b: _indikator(b, pembilang="Naskah"),
    "batas wajar terbalik": lambda b: _indikator(b, wajar_min=2, wajar_maks=1),
    "tahun nilai awal di luar kewajaran": lambda b: _indikator(b, tahun_nilai_awal=1900),
    "batas bawah capaian negatif": lambda b: _indikator(b, batas_bawah_capaian=-1),
    "batas capaian kartu terbalik": lambda b: _indikator(b, batas_capaian=50, batas_bawah_capaian=50),
    "batas capaian nol": lambda b: _indikator(b, batas_capaian=0),
    "pembilang tanpa penyebut": lambda b: Realisasi.objects.create(pengukuran=b["ukur"], pembilang=1),
    "penyebut nol": lambda b: Realisasi.objects.create(pengukuran=b["ukur"], pembilang=1, penyebut=0),
    "revisi dipa kembar": lambda b: Dipa.objects.create(satker=b["satker"], tahun=2024),
    "pagu negatif": lambda b: BarisPagu.objects.create(dipa=b["dipa"], pagu=-1),
    "bulan ke-13": lambda b: BarisRealisasi.objects.create(satker=b["satker"], tahun=2024, bulan=13),
    "realisasi setahun negatif": lambda b: BarisRealisasi.objects.create(
        satker=b["satker"], tahun=2024, realisasi=-1
    ),
    "pagu lalu negatif": lambda b: AnggaranLalu.objects.create(satker=b["satker"], tahun=2023, pagu=-1),
    "kode acuan kembar": lambda b: KodeAnggaran.objects.create(
        kode="076.01.CQ", tingkat="program", nama="X", berlaku_dari=2021
    ),
    "peraturan kembar": lambda b: Peraturan.objects.create(jenis="uu", nomor=7, tahun=2017),
    "peraturan dicabut sebelum terbit": lambda b: Peraturan.objects.create(
        jenis="uu", nomor=99, tahun=2017, dicabut_dengan="Undang-Undang", dicabut_tahun=2016
    ),
    "versi pk kembar": lambda b: Pk.objects.create(unit=b["unit"], tahun=2024),
    "versi rkt kembar": lambda b: Rkt.objects.create(unit=b["unit"], tahun=2024),
    "rencana aksi kembar": lambda b: RencanaAksi.objects.create(unit=b["unit"], tahun=2024, pola="bulan"),
    "tahun dokumen mustahil": lambda b: Pk.objects.create(unit=b["unit"], tahun=1924),
    "pagu rkt negatif": lambda b: BarisRkt.objects.create(rkt=b["rkt"], pagu=-1),
    "anggaran pk negatif": lambda b: AnggaranPk.objects.create(pk_dokumen=b["pk"], anggaran=-1),
    "periode ke-13": lambda b: TargetPeriode.objects.create(
        baris=BarisRencanaAksi.objects.create(rencana_aksi=b["aksi"]), ke=13
    ),
    "centang dengan angka": lambda b: TargetPeriode.objects.create(
        baris=BarisRencanaAksi.objects.create(rencana_aksi=b["aksi"]), ke=1, dicentang=True, target_nilai=1
    ),
    "pagu aksi negatif": lambda b: BarisRencanaAksi.objects.create(rencana_aksi=b["aksi"], pagu=-1),
    "jadwal aksi tanpa akhir": lambda b: BarisRencanaAksi.objects.create(
        rencana_aksi=b["aksi"], bulan_mulai=3
    ),
    "jadwal aksi terbalik": lambda b: BarisRencanaAksi.objects.create(
        rencana_aksi=b["aksi"], bulan_mulai=5, bulan_selesai=4
    ),
    "aksi batal tanpa alasan": lambda b: BarisRencanaAksi.objects.create(
        rencana_aksi=b["aksi"], dibatalkan=True
    ),
    "triwulan ke-5": lambda b: Pengukuran.objects.create(unit=b["unit"], tahun=2024, triwulan=5),
    "pengukuran kembar": lambda b: Pengukuran.objects.create(unit=b["unit"], tahun=2024, triwulan=4),
    "angka pada realisasi belum dinilai": lambda b: Realisasi.objects.create(
        pengukuran=b["ukur"], realisasi_nilai=1, realisasi_status="belum_dinilai"
    ),
    "angka pada capaian belum diisi": lambda b: Realisasi.objects.create(
        pengukuran=b["ukur"], capaian_nilai=1, capaian_status="belum_diisi"
    ),
    "capaian ok tanpa angka": lambda b: Realisasi.objects.create(pengukuran=b["ukur"], capaian_status="ok"),
    "angka pada capaian lalu belum dinilai": lambda b: CapaianLalu.objects.create(
        unit=b["unit"], tahun=2023, realisasi_nilai=1, realisasi_status="belum_dinilai"
    ),
    "bagian narasi kembar": lambda b: _twice(
        lambda: Narasi.objects.create(satker=b["satker"], tahun=2024, dokumen="lakip", bagian="B")
    ),
    "berkas bukti tanpa sidik": lambda b: _berkas(b, sidik=""),
    "berkas bukti tanpa isi": lambda b: _berkas(b, ukuran=0),
    "berkas bukti kembar": lambda b: _twice(lambda: _berkas(b)),
    "berkas dan tautan sekaligus": lambda b: _berkas(b, tautan="https://contoh.id"),
    "tautan bukti kosong": lambda b: Bukti.objects.create(realisasi=_realisasi(b), jenis="tautan"),
    "catatan bukti kosong": lambda b: Bukti.objects.create(realisasi=_realisasi(b), jenis="teks"),
    "bukti ditarik tanpa alasan": lambda b: _berkas(b, ditarik=timezone.now()),
    "tindak lanjut tanpa penanggung jawab": lambda b: TindakLanjut.objects.create(
        realisasi=_realisasi(b), uraian="U", tenggat=date(2024, 1, 1), per_tanggal=date(2024, 1, 1)
    ),
    "tindak lanjut selesai tanpa catatan": lambda b: TindakLanjut.objects.create(
        realisasi=_realisasi(b),
        uraian="U",
        penanggung_jawab="P",
        tenggat=date(2024, 1, 1),
        per_tanggal=date(2024, 1, 1),
        status="selesai",
    ),
    "alasan nilai kosong": lambda b: AlasanNilai.objects.create(
        realisasi=_realisasi(b), jenis="rentang", nilai=1, pertanyaan="P", alasan=""
    ),
    "dua reviu sekaligus": lambda b: _twice(lambda: _reviu(b)),
    "reviu selesai tanpa pereviu": lambda b: _reviu(b, status="selesai", berpernyataan=True),
    "reviu tanpa pernyataan dan simpulan": lambda b: _reviu(
        b,
        status="selesai",
        nama="N",
        jabatan="J",
        tanggal=date(2025, 1, 1),
        sidik="x",
        penutup=b["user"],
        ditutup=timezone.now(),
    ),
    "jawaban reviu kembar": lambda b: (
        lambda r: _twice(lambda: JawabanReviu.objects.create(reviu=r, kode="I.1", jawaban="ya"))
    )(_reviu(b)),
    "jawaban tidak tanpa catatan": lambda b: JawabanReviu.objects.create(
        reviu=_reviu(b), kode="I.1", jawaban="tidak"
    ),
    "temuan reviu kosong": lambda b: TemuanReviu.objects.create(reviu=_reviu(b), uraian="", user=b["user"]),
    "temuan ditindaklanjuti tanpa tanggapan": lambda b: TemuanReviu.objects.create(
        reviu=_reviu(b), uraian="U", status="ditindaklanjuti", user=b["user"]
    ),
    "rekomendasi tanpa jabatan": lambda b: _rekomendasi(b, jabatan=""),
    "kemajuan tanpa catatan": lambda b: _kemajuan(b, catatan=""),
    "berkas kemajuan tanpa sidik": lambda b: _kemajuan(b, berkas="a.pdf"),
    "penilaian mandiri kembar": lambda b: _twice(lambda: Lke.objects.create(satker=b["satker"], tahun=2024)),
    "jawaban penilaian kembar": lambda b: _twice(
        lambda: JawabanLke.objects.create(lke=_lke(b), kode="1.a", jawaban="AA")
    ),
    "jawaban penilaian tak dikenal": lambda b: JawabanLke.objects.create(
        lke=_lke(b), kode="1.a", jawaban="F"
    ),
    "jawaban atas pertanyaan kosong": lambda b: JawabanTanya.objects.create(
        satker=b["satker"], tahun=2024, jenis="selalu", sidik="x", pertanyaan="P", alasan="", user=b["user"]
    ),
    "lakip kembar": lambda b: _twice(lambda: Lakip.objects.create(satker=b["satker"], tahun=2024)),
}


@pytest.mark.parametrize("aturan", DILANGGAR)
def test_the_database_refuses(aturan, bahan):
    with pytest.raises(IntegrityError), transaction.atomic():
        DILANGGAR[aturan](bahan)
