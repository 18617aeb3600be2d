from anggaran.models.dipa import Dipa
from anggaran.models.pagu import BarisPagu
from anggaran.models.program import KodeAnggaran
from anggaran.models.realisasi import AnggaranLalu, BarisRealisasi

__all__ = ["AnggaranLalu", "BarisPagu", "BarisRealisasi", "Dipa", "KodeAnggaran"]
