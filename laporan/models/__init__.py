from laporan.models.dokumen import BerkasDokumen, Dokumen, Sertifikat, TandaTangan
from laporan.models.lakip import Lakip, Narasi, Pembanding
from laporan.models.organisasi import Divisi, RekapPegawai, SaranaPrasarana

__all__ = [
    "BerkasDokumen",
    "Divisi",
    "Dokumen",
    "Lakip",
    "Narasi",
    "Pembanding",
    "RekapPegawai",
    "SaranaPrasarana",
    "Sertifikat",
    "TandaTangan",
]
