from sakip.models.jejak import Jejak
from sakip.models.kebijakan import BarisSkala, Kebijakan
from sakip.models.pejabat import Pejabat
from sakip.models.pengguna import Penugasan, User
from sakip.models.satker import Satker, UnitKerja

__all__ = [
    "BarisSkala",
    "Jejak",
    "Kebijakan",
    "Pejabat",
    "Penugasan",
    "Satker",
    "UnitKerja",
    "User",
]
