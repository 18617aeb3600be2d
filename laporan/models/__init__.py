from laporan.models.cetakan import PekerjaanCetak, PetugasCetak
from laporan.models.dokumen import BerkasDokumen, Dokumen, Sertifikat, TandaTangan
from laporan.models.hasil_pemeriksaan import HasilPemeriksaan
from laporan.models.lakip import Lakip, Narasi, Pembanding
from laporan.models.lke import JawabanLke, Lke
from laporan.models.organisasi import Divisi, RekapPegawai, SaranaPrasarana
from laporan.models.pemeriksaan import Pengesampingan
from laporan.models.rekomendasi import KemajuanRekomendasi, Rekomendasi
from laporan.models.reviu import JawabanReviu, Reviu, TemuanReviu
from laporan.models.segel import Segel, SertifikatSegel
from laporan.models.tanya import JawabanTanya

__all__ = [
    "BerkasDokumen",
    "Divisi",
    "Dokumen",
    "HasilPemeriksaan",
    "JawabanLke",
    "JawabanReviu",
    "JawabanTanya",
    "KemajuanRekomendasi",
    "Lakip",
    "Lke",
    "Narasi",
    "PekerjaanCetak",
    "Pembanding",
    "Pengesampingan",
    "PetugasCetak",
    "RekapPegawai",
    "Rekomendasi",
    "Reviu",
    "SaranaPrasarana",
    "Segel",
    "Sertifikat",
    "SertifikatSegel",
    "TandaTangan",
    "TemuanReviu",
]
