from sakip.models.alur import Langkah
from sakip.models.identitas import IdentitasOidc
from sakip.models.jejak import Jejak, KepalaJejak
from sakip.models.kebijakan import BarisSkala, Kebijakan
from sakip.models.pejabat import Pejabat
from sakip.models.pengguna import Penugasan, User
from sakip.models.peraturan import JenisPeraturan, Peraturan
from sakip.models.periode import PengecualianKunci, Periode
from sakip.models.satker import Satker, UnitKerja
from sakip.models.sesi import Kiriman, Pemberitahuan, Sesi

__all__ = [
    "BarisSkala",
    "IdentitasOidc",
    "Jejak",
    "JenisPeraturan",
    "Kebijakan",
    "KepalaJejak",
    "Kiriman",
    "Langkah",
    "Pejabat",
    "Pemberitahuan",
    "PengecualianKunci",
    "Penugasan",
    "Peraturan",
    "Periode",
    "Satker",
    "Sesi",
    "UnitKerja",
    "User",
]
