from laporan.models.lakip import Narasi, Pembanding
from laporan.models.organisasi import Divisi, RekapPegawai, SaranaPrasarana

__all__ = ["Divisi", "Narasi", "Pembanding", "RekapPegawai", "SaranaPrasarana"]
