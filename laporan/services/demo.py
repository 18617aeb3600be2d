"""The demo: two published documents and one account for each peran (layer 3; used by `muat_demo`)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from sakip.choices import Peran
from sakip.models import Penugasan, Satker, UnitKerja, User

SANDI_DEMO = "sakip-demo-2024"
PAKET = {"17.02": "rejanglebong_2024.xlsx", "62": "kalteng_2024.xlsx"}


@dataclass(frozen=True)
class Akun:
    """A demo account: who it is and where it works (`unit` "" = the whole satker)."""

    nama_pengguna: str
    nama: str
    peran: Peran
    kode_wilayah: str
    unit: str = ""


AKUN = (
    Akun("operator.rejanglebong", "Operator Rejang Lebong", Peran.OPERATOR, "17.02"),
    Akun("kasubbag.rejanglebong", "Kepala Subbagian Rejang Lebong", Peran.KASUBBAG, "17.02"),
    Akun("sekretaris.rejanglebong", "Sekretaris Rejang Lebong", Peran.SEKRETARIS, "17.02", "sekretariat"),
    Akun("ketua.rejanglebong", "Ketua Rejang Lebong", Peran.KETUA, "17.02", "lembaga"),
    Akun("admin.rejanglebong", "Admin Rejang Lebong", Peran.ADMIN_SATKER, "17.02"),
    Akun("operator.kalteng", "Operator Kalimantan Tengah", Peran.OPERATOR, "62"),
    Akun("provinsi.bengkulu", "KPU Provinsi Bengkulu", Peran.PROVINSI, "17"),
    Akun("pusat", "KPU Republik Indonesia", Peran.PUSAT, "00"),
    Akun("auditor", "Auditor", Peran.AUDITOR, "00"),
)


def is_foreign_database() -> bool:
    """Whether somebody other than the demo accounts signs in here: then no demo account may be made."""
    return User.objects.exclude(username__in=[akun.nama_pengguna for akun in AKUN]).exists()


@transaction.atomic
def create_accounts() -> int:
    """Create the demo accounts that are missing; returns how many. An existing one keeps its password."""
    made = 0
    for akun in AKUN:
        user, created = User.objects.get_or_create(username=akun.nama_pengguna, defaults={"nama": akun.nama})
        if created:
            user.set_password(SANDI_DEMO)
            user.save(update_fields=["password"])
            made += 1
        _assign(user, akun)
    return made


def _assign(user: User, akun: Akun) -> None:
    satker = Satker.objects.get(kode_wilayah=akun.kode_wilayah)
    unit = UnitKerja.objects.get(satker=satker, kunci=akun.unit) if akun.unit else None
    Penugasan.objects.get_or_create(user=user, peran=akun.peran, satker=satker, unit=unit)
