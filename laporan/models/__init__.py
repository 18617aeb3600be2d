from laporan.models.lakip import Lakip, Narasi, Pembanding
from laporan.models.organisasi import Divisi, RekapPegawai, SaranaPrasarana

__all__ = ["Divisi", "Lakip", "Narasi", "Pembanding", "RekapPegawai", "SaranaPrasarana"]
