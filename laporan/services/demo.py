"""The demo: two published documents and the accounts that work with them (layer 3; used by `muat_demo`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from renstra.models import Indikator, PenanggungJawab
from renstra.services.penanggung_jawab import assign_pj
from sakip.choices import JenisJabatan, JenisUnit, Peran
from sakip.lipat import lipat
from sakip.models import Pejabat, Penugasan, Satker, UnitKerja, User
from sakip.queries import pejabat_on
from sakip.services.jejak import log_jejak

SANDI_DEMO = "sakip-demo-2024"
PAKET = {"17.02": "rejanglebong_2024.xlsx", "62": "kalteng_2024.xlsx"}

KARTU = "kartu_contoh.json"
PENANGGUNG_JAWAB = {"17.02": "rejanglebong", "62": "kalteng"}
MULAI_PJ = date(2024, 1, 2)


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


@transaction.atomic
def fill_kartu() -> int:
    """Complete the kartu of the demo indikator and say who answers for them; returns how many were filled.

    What is not from a published document says so in its words ("contoh"). A kartu in which anything stands
    already is left as it is.
    """
    isi = json.loads((settings.BASE_DIR / "fixtures" / KARTU).read_text(encoding="utf-8"))
    per_nama = {lipat(nama): satu for satu in isi for nama in satu.pop("indikator")}
    filled = 0
    for kode, akhiran in PENANGGUNG_JAWAB.items():
        rows = Indikator.objects.filter(sasaran__renstra__satker__kode_wilayah=kode, definisi="")
        for indikator in rows.select_related("sasaran__renstra__satker", "sasaran__unit"):
            if lipat(indikator.uraian) in per_nama:
                _fill_one(indikator, per_nama[lipat(indikator.uraian)], akhiran)
                filled += 1
    return filled


def _fill_one(indikator: Indikator, isi: dict[str, Any], akhiran: str) -> None:
    Indikator.objects.filter(pk=indikator.pk).update(**isi)
    satker = indikator.sasaran.renstra.satker
    kosong = dict.fromkeys(isi, "")
    log_jejak(
        user=None,
        tindakan="mengisi kartu contoh",
        satker=satker,
        objek=indikator,
        sebelum=kosong,
        sesudah=isi,
    )
    if not PenanggungJawab.objects.filter(indikator=indikator).exists():
        pj = User.objects.get(username=f"kasubbag.{akhiran}")
        nilai = {"user": pj, "nama": "", "jabatan": "Kepala Subbagian", "unit": None, "mulai": MULAI_PJ}
        assign_pj(user=User.objects.get(username=f"operator.{akhiran}"), indikator=indikator, nilai=nilai)
