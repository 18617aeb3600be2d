"""The demo: two published documents and the accounts that work with them (layer 3; used by `muat_demo`)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sakip.choices import JenisJabatan, JenisUnit, Peran
from sakip.models import Pejabat, Penugasan, Satker, UnitKerja, User
from sakip.queries import pejabat_on

SANDI_DEMO = "sakip-demo-2024"
PAKET = {"17.02": "rejanglebong_2024.xlsx", "62": "kalteng_2024.xlsx"}


@dataclass(frozen=True)
class Akun:
    """A demo account: who it is and the satker for the whole of which it works."""

    nama_pengguna: str
    nama: str
    peran: Peran
    kode_wilayah: str


def _satker(akhiran: str, nama: str, kode: str) -> tuple[Akun, ...]:
    """The five accounts of a satker."""
    return tuple(
        Akun(f"{awalan}.{akhiran}", f"{sebutan} {nama}", peran, kode)
        for awalan, sebutan, peran in (
            ("operator", "Operator", Peran.OPERATOR),
            ("kasubbag", "Kepala Subbagian", Peran.KASUBBAG),
            ("sekretaris", "Sekretaris", Peran.SEKRETARIS),
            ("ketua", "Ketua", Peran.KETUA),
            ("admin", "Admin", Peran.ADMIN_SATKER),
        )
    )


AKUN = (
    *_satker("rejanglebong", "Rejang Lebong", "17.02"),
    *_satker("kalteng", "Kalimantan Tengah", "62"),
    Akun("provinsi.bengkulu", "KPU Provinsi Bengkulu", Peran.PROVINSI, "17"),
    Akun("provinsi.kalteng", "KPU Provinsi Kalimantan Tengah", Peran.PROVINSI, "62"),
    Akun("pusat", "KPU Republik Indonesia", Peran.PUSAT, "00"),
    Akun("auditor", "Auditor", Peran.AUDITOR, "00"),
)
PENANDA_TANGAN = {
    Peran.KETUA: (JenisUnit.LEMBAGA, JenisJabatan.KETUA),
    Peran.SEKRETARIS: (JenisUnit.SEKRETARIAT, JenisJabatan.SEKRETARIS),
}


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
    Penugasan.objects.get_or_create(user=user, peran=akun.peran, satker=satker, unit=None)


@transaction.atomic
def link_officials() -> int:
    """Let the ketua and sekretaris in office sign with their demo account; returns how many were linked.

    Call it once the paket have brought the officials. One who has an account already keeps it.
    """
    linked = 0
    for akun in AKUN:
        if akun.peran in PENANDA_TANGAN:
            jenis_unit, jenis = PENANDA_TANGAN[akun.peran]
            unit = UnitKerja.objects.get(satker__kode_wilayah=akun.kode_wilayah, jenis=jenis_unit)
            pejabat = pejabat_on(unit, jenis, timezone.localdate())
            user = User.objects.get(username=akun.nama_pengguna)
            if pejabat is not None:
                linked += Pejabat.objects.filter(pk=pejabat.pk, akun__isnull=True).update(akun=user)
    return linked
