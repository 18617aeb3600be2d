from kinerja.models.bukti import AlasanNilai, Bukti, TindakLanjut
from kinerja.models.capaian_lalu import CapaianLalu
from kinerja.models.perjanjian import AnggaranPk, BarisPk, Pk
from kinerja.models.realisasi import Pengukuran, Realisasi
from kinerja.models.rencana_aksi import BarisRencanaAksi, RencanaAksi, TargetPeriode
from kinerja.models.rkt import AnggaranRkt, BarisRkt, Rkt

__all__ = [
    "AlasanNilai",
    "AnggaranPk",
    "AnggaranRkt",
    "BarisPk",
    "BarisRencanaAksi",
    "BarisRkt",
    "Bukti",
    "CapaianLalu",
    "Pengukuran",
    "Pk",
    "Realisasi",
    "RencanaAksi",
    "Rkt",
    "TargetPeriode",
    "TindakLanjut",
]
