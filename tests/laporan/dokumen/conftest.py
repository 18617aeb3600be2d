"""A made-up satker with a PK, and what the tests read out of a PDF."""

import io
import re
from dataclasses import dataclass

import pytest
from pypdf import PdfReader

from kinerja.models import AnggaranPk, BarisPk, Pengukuran, Pk, Realisasi
from sakip.choices import JenisJabatan, StatusDokumen
from sakip.models import Pejabat, Satker, UnitKerja

NIP = "198001012005011001"


@dataclass(frozen=True)
class Bacaan:
    """A PDF read back: text per page (words divided by one space) and the reader itself."""

    halaman: list[str]
    pdf: PdfReader

    @property
    def teks(self) -> str:
        return " ".join(self.halaman)


def read_pdf(isi: bytes) -> Bacaan:
    pdf = PdfReader(io.BytesIO(isi))
    return Bacaan([re.sub(r"\s+", " ", page.extract_text()) for page in pdf.pages], pdf)


def fonts_of(pdf: PdfReader) -> set[str]:
    """Names of all fonts, without the prefix of the subset."""
    return {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in pdf.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }


@pytest.fixture
def satker(db) -> Satker:
    satker = Satker.objects.select_related("induk").get(kode_wilayah="17.02")
    satker.alamat = "Jalan Contoh Nomor 1"
    satker.telepon = "(0732) 325152"
    satker.tempat = "Curup"
    satker.save()
    for kunci, jenis in (
        ("lembaga", "lembaga"),
        ("sekretariat", "sekretariat"),
        ("subbag-hukum", "subbagian"),
    ):
        UnitKerja.objects.update_or_create(
            satker=satker, kunci=kunci, defaults={"nama": f"Unit {kunci}", "jenis": jenis}
        )
    UnitKerja.objects.filter(kunci="subbag-hukum").update(nama="Subbagian Hukum dan SDM")
    _pejabat(satker, "lembaga", JenisJabatan.KETUA, "Ketua", "Ani Ketua, S.H.")
    _pejabat(satker, "sekretariat", JenisJabatan.SEKRETARIS, "Sekretaris", "Budi Sekretaris, S.E.")
    return satker


def _pejabat(satker: Satker, kunci: str, jenis: str, jabatan: str, nama: str) -> None:
    unit = satker.unit.get(kunci=kunci)
    Pejabat.objects.create(unit=unit, jenis_jabatan=jenis, jabatan=jabatan, nama=nama, nip=NIP)


def make_pk(satker: Satker, kunci: str = "lembaga", banyak: int = 2, **isi: object) -> Pk:
    """A PK of `banyak` indicators under one sasaran per five rows, with two programme lines."""
    bawaan = {"tahun": 2024, "status": StatusDokumen.DITETAPKAN, "tanggal_teks": "Juli 2024"}
    pk = Pk.objects.create(unit=satker.unit.get(kunci=kunci), **{**bawaan, **isi})
    for n in range(banyak):
        BarisPk.objects.create(
            pk_dokumen=pk,
            urut=n,
            sasaran=f"Sasaran nomor {n // 5 + 1}",
            indikator=f"Indikator ke-{n + 1} tentang penyelenggaraan pemilihan umum yang tepat waktu",
            target_teks=f"{n + 1}%",
            target_nilai=n + 1,
            target_status="terisi",
        )
    AnggaranPk.objects.create(
        pk_dokumen=pk, urut=1, uraian="Program Dukungan Manajemen", anggaran=2_647_529_000
    )
    AnggaranPk.objects.create(pk_dokumen=pk, urut=2, uraian="Program Pemilu", anggaran=26_608_457_000)
    return pk


@pytest.fixture
def terukur(satker: Satker) -> Satker:
    """A PK of two promises, the first at 90 of 100 percent in the second and fourth triwulan."""
    pk = make_pk(satker, banyak=2)
    pk.baris.update(
        target_teks="100%", target_nilai=100, target_satuan="%", target_jenis="persen", target_status="terisi"
    )
    for triwulan, nilai in ((2, 45), (4, 90)):
        pengukuran = Pengukuran.objects.create(unit=pk.unit, tahun=2024, triwulan=triwulan)
        fill_realisasi(pengukuran, pk.baris.order_by("urut")[0], nilai)
    return satker


def fill_realisasi(pengukuran: Pengukuran, baris: object, nilai: int, **isi: object) -> Realisasi:
    """A realisasi of `nilai` percent whose capaian is the same."""
    capaian = {f"capaian_{k}": nilai for k in ("nilai", "dipakai", "mentah")}
    return Realisasi.objects.create(
        pengukuran=pengukuran,
        **{"baris_pk": baris, "indikator": baris.indikator} | isi,
        realisasi_teks=f"{nilai}%",
        realisasi_nilai=nilai,
        realisasi_status="terisi",
        capaian_status="ok",
        kategori="Cukup Berhasil",
        **capaian,
    )
