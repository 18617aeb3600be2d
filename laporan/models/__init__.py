from laporan.models.dokumen import BerkasDokumen, Dokumen, Sertifikat, TandaTangan
from laporan.models.lakip import Lakip, Narasi, Pembanding
from laporan.models.organisasi import Divisi, RekapPegawai, SaranaPrasarana
from laporan.models.pemeriksaan import Pengesampingan
from laporan.models.segel import Segel, SertifikatSegel

__all__ = [
    "BerkasDokumen",
    "Divisi",
    "Dokumen",
    "Lakip",
    "Narasi",
    "Pembanding",
    "Pengesampingan",
    "RekapPegawai",
    "SaranaPrasarana",
    "Segel",
    "Sertifikat",
    "SertifikatSegel",
    "TandaTangan",
]
