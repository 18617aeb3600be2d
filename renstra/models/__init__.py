from renstra.models.indikator import Indikator
from renstra.models.kontribusi import Kontribusi
from renstra.models.penanggung_jawab import PenanggungJawab
from renstra.models.renstra import Misi, Renstra, Tujuan
from renstra.models.sasaran import Sasaran
from renstra.models.simpanan import SimpananRenstra
from renstra.models.target import TargetIndikator

__all__ = [
    "Indikator",
    "Kontribusi",
    "Misi",
    "PenanggungJawab",
    "Renstra",
    "Sasaran",
    "SimpananRenstra",
    "TargetIndikator",
    "Tujuan",
]
