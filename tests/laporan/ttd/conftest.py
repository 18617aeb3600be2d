"""An approved PK of the sekretariat with its two officials, their accounts and real local certificates."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kinerja.models import AnggaranPk, BarisPk, Pk
from laporan.akar import known_crls, trusted_roots
from laporan.antrean import latest_file
from laporan.models import Sertifikat
from laporan.penandatangan.ca import issue_p12, make_ca, open_ca
from laporan.penandatangan.lokal import SertifikatLokal
from laporan.services.sertifikat import store_certificate
from laporan.services.sertifikat_segel import make_seal_certificate
from laporan.services.terbit import prepare_document
from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator
from sakip.bacaan import set_target
from sakip.choices import JenisJabatan
from sakip.models import Pejabat
from tests.conftest import SANDI

FRASA = "frasa sandi uji yang panjang"
TANGGAL = date(2024, 1, 8)


@pytest.fixture(scope="session")
def folder_ca(tmp_path_factory):
    """A certificate authority of the suite's own, made once."""
    folder = tmp_path_factory.mktemp("ca")
    make_ca(folder)
    return folder


@pytest.fixture(autouse=True)
def ca(settings, folder_ca, tmp_path):
    """The authority and private files of this test alone."""
    settings.FOLDER_CA = folder_ca
    settings.FOLDER_AKAR = tmp_path / "akar"
    settings.FOLDER_CACAH = tmp_path / "cacah"  # an address has ten files a minute
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    return open_ca(folder_ca)


@pytest.fixture
def ketua(unit_a, ketua_a):
    return _official(unit_a, "Ketua", JenisJabatan.KETUA, "Sugianto, S.Sos.", ketua_a)


@pytest.fixture
def sekretaris(sekretariat_a, sekretaris_a):
    return _official(sekretariat_a, "Sekretaris", JenisJabatan.SEKRETARIS, "Siti Aminah, S.H.", sekretaris_a)


def _official(unit, jabatan, jenis, nama, akun):
    return Pejabat.objects.create(
        unit=unit, jabatan=jabatan, jenis_jabatan=jenis, nama=nama, mulai=date(2020, 1, 1), akun=akun
    )


JANJI = {
    "Persentase dokumen anggaran tepat waktu": ("persen", "100%"),
    "Nilai akuntabilitas": ("predikat_akip", "B"),
}


def make_pk(unit, **isi):
    """An approved PK with two rows out of the Renstra and two programmes."""
    tahun = isi.get("tahun", TANGGAL.year)
    hari = TANGGAL.replace(year=tahun)
    bawaan = {"tahun": tahun, "status": "disetujui", "tanggal": hari, "tempat": "Curup"}
    pk = Pk.objects.create(unit=unit, **{**bawaan, **isi})
    for ke, (indikator, target) in enumerate(_promises(unit), start=1):
        baris = BarisPk(
            pk_dokumen=pk,
            urut=ke,
            sasaran=indikator.sasaran.uraian,
            indikator=indikator.uraian,
            indikator_renstra=indikator,
        )
        set_target(baris, target)
        baris.save()
    for ke, (kode, anggaran) in enumerate((("076.01.CQ", 26_000_000_000), ("076.01.WA", 2_647_529_000))):
        AnggaranPk.objects.create(pk_dokumen=pk, urut=ke, kode=kode, kode_baku=kode, anggaran=anggaran)
    return pk


def _promises(unit):
    """(indikator, target of 2024) of the Renstra of `unit`, made when there is none."""
    renstra, _ = Renstra.objects.get_or_create(satker=unit.satker, tahun_awal=2020, tahun_akhir=2024)
    sasaran, _ = Sasaran.objects.get_or_create(
        renstra=renstra, unit=unit, uraian="Terwujudnya dukungan yang tertib"
    )
    for uraian, (jenis, target) in JANJI.items():
        indikator, baru = Indikator.objects.get_or_create(
            sasaran=sasaran, uraian=uraian, defaults={"jenis_nilai": jenis}
        )
        if baru:
            satu = TargetIndikator(indikator=indikator, tahun=2024)
            set_target(satu, target)
            satu.save()
        yield indikator, target


@pytest.fixture
def pk(sekretariat_a, ketua, sekretaris):
    return make_pk(sekretariat_a)


@pytest.fixture
def dokumen(pk, operator_a):
    return prepare_document(user=operator_a, sumber=pk)


@pytest.fixture
def back_end(ca):
    """Give an official a certificate and open it: back_end(pejabat) is the way this official signs."""

    def make(pejabat, frasa=FRASA, masa=timedelta(days=30), **opsi):
        lama = Sertifikat.objects.filter(user=pejabat.akun, dicabut__isnull=True).first()
        if lama is None:
            p12, rincian = issue_p12(ca, pejabat.nama, pejabat.jabatan, "KPU", FRASA, masa)
            lama = store_certificate(user=pejabat.akun, p12=p12, rincian=rincian)
        return SertifikatLokal(bytes(lama.p12), frasa, akar=trusted_roots(), crl=known_crls(), **opsi)

    return make


@pytest.fixture
def masuk(client):
    """Sign in as an official."""

    def sign_in(pejabat):
        client.force_login(pejabat.akun)
        return client

    return sign_in


def isian(dokumen, **lain):
    """What the signer types, and the file that he saw."""
    return {"cara": "lokal", "frasa": FRASA, "sandi": SANDI, "sidik": latest_file(dokumen).sidik, **lain}


def url(nama, *args):
    return reverse(f"laporan:{nama}", args=args)


def tanda_tangani(masuk, dokumen, pejabat, **lain):
    return masuk(pejabat).post(url("ttd-tandatangani", dokumen.kode), isian(dokumen, **lain))


@pytest.fixture(name="terbit")
def issued(dokumen, masuk, sekretaris, ketua, back_end):
    for pejabat in (sekretaris, ketua):
        back_end(pejabat)
        assert tanda_tangani(masuk, dokumen, pejabat).status_code == 302
    dokumen.refresh_from_db()
    return dokumen


@pytest.fixture
def sertifikat(terbit, sekretaris):
    return make_seal_certificate(user=sekretaris.akun, satker=terbit.satker, frasa=FRASA)
