"""Documents of satker A, made row by row, and what a check says of them."""

from datetime import date

import pytest

from anggaran.models import BarisPagu, Dipa
from kinerja.models import (
    AnggaranPk,
    AnggaranRkt,
    BarisPk,
    BarisRencanaAksi,
    BarisRkt,
    Pengukuran,
    Pk,
    Realisasi,
    RencanaAksi,
    Rkt,
)
from laporan.models import Lakip, Narasi
from laporan.pemeriksaan import check_document
from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator
from sakip.bacaan import set_realisasi, set_target
from sakip.choices import JenisJabatan
from sakip.models import Pejabat

TAHUN = 2024
INDUK = {BarisPk: "pk_dokumen", BarisRkt: "rkt", BarisRencanaAksi: "rencana_aksi", Realisasi: "pengukuran"}
BARIS = {Pk: BarisPk, Rkt: BarisRkt, RencanaAksi: BarisRencanaAksi, Pengukuran: Realisasi}


@pytest.fixture
def rkt(unit_a):
    return Rkt.objects.create(unit=unit_a, tahun=TAHUN)


@pytest.fixture
def pk(unit_a):
    return Pk.objects.create(
        unit=unit_a, tahun=TAHUN, tanggal=date(2024, 1, 2), tanggal_teks="2 Januari 2024"
    )


@pytest.fixture
def aksi(unit_a):
    return RencanaAksi.objects.create(unit=unit_a, tahun=TAHUN, pola="triwulan")


@pytest.fixture
def ukur(unit_a):
    return Pengukuran.objects.create(unit=unit_a, tahun=TAHUN, triwulan=2)


@pytest.fixture
def lakip(satker_a):
    return Lakip.objects.create(satker=satker_a, tahun=TAHUN, tanggal=date(2025, 1, 31))


@pytest.fixture
def renstra(satker_a):
    return Renstra.objects.create(satker=satker_a, tahun_awal=2023, tahun_akhir=2024)


@pytest.fixture
def add():
    """Add a row with `target` (and `realisasi`) to a document; other columns as given."""

    def make(dokumen, target="80%", realisasi=None, **kolom):
        model = BARIS[type(dokumen)]
        isi = {"urut": dokumen.baris.count() + 1, "sasaran": "Sasaran", "indikator": "Persentase A"}
        baris = model(**{INDUK[model]: dokumen}, **isi | kolom)
        set_target(baris, target)
        if realisasi is not None:
            set_realisasi(baris, realisasi)
        baris.save()
        return baris

    return make


@pytest.fixture
def add_budget():
    """Add a budget line to a PK or RKT."""

    def make(dokumen, uraian, anggaran, kode=""):
        model, induk = (AnggaranPk, "pk_dokumen") if isinstance(dokumen, Pk) else (AnggaranRkt, "rkt")
        isi = {"uraian": uraian, "anggaran": anggaran, "kode": kode, "kode_baku": kode}
        return model.objects.create(**{induk: dokumen}, urut=dokumen.anggaran.count() + 1, **isi)

    return make


@pytest.fixture
def dipa(satker_a):
    """A DIPA with the two programs of 2024 and no kegiatan."""
    dipa = Dipa.objects.create(satker=satker_a, tahun=TAHUN, revisi=1)
    for urut, (kode, uraian, pagu) in enumerate(
        [("076.01.WA", "Program Dukungan Manajemen", 3_000), ("076.01.CQ", "Penyelenggaraan Pemilu", 7_000)]
    ):
        BarisPagu.objects.create(
            dipa=dipa, urut=urut, kode_baku=kode, tingkat="program", uraian=uraian, pagu=pagu
        )
    return dipa


@pytest.fixture
def add_indikator(renstra, unit_a):
    """Add an indikator with targets {year: text} under a new sasaran of the Renstra."""

    def make(uraian="Persentase A", target=None, **kolom):
        sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="Sasaran")
        indikator = Indikator.objects.create(sasaran=sasaran, uraian=uraian, **kolom)
        for tahun, teks in (target or {}).items():
            satu = TargetIndikator(indikator=indikator, tahun=tahun)
            set_target(satu, teks)
            satu.save()
        return indikator

    return make


@pytest.fixture
def ketua(unit_a, ketua_a):
    """The Ketua of satker A, in office since 2023, with an account that may sign."""
    return Pejabat.objects.create(
        unit=unit_a,
        jabatan="Ketua",
        jenis_jabatan=JenisJabatan.KETUA,
        nama="Ani Ketua",
        mulai=date(2023, 1, 1),
        akun=ketua_a,
    )


@pytest.fixture
def narasi(satker_a):
    """Add a narrative section to the LAKIP of satker A."""

    def make(teks, bagian="Ringkasan"):
        return Narasi.objects.create(satker=satker_a, tahun=TAHUN, dokumen="lakip", bagian=bagian, teks=teks)

    return make


@pytest.fixture
def sentences():
    """The sentences of one code (and tingkat) that a check of a document yields at a step."""

    def read(dokumen, kode, langkah="ajukan", tingkat=None):
        temuan = check_document(type(dokumen).objects.get(pk=dokumen.pk), langkah=langkah)
        return [t.pesan for t in temuan if t.kode == kode and tingkat in (None, t.tingkat)]

    return read
