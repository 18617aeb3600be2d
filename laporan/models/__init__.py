from laporan.models.dokumen import BerkasDokumen, Dokumen, Sertifikat, TandaTangan
from laporan.models.lakip import Lakip, Narasi, Pembanding
from laporan.models.organisasi import Divisi, RekapPegawai, SaranaPrasarana
from laporan.models.pemeriksaan import Pengesampingan

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
    "Sertifikat",
    "TandaTangan",
]
