"""Deeds on penugasan: who gets which peran, where and how long. The reach is `permissions.BOLEH_MEMBERI`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from sakip.akun import find_account, why_not_change, why_not_end
from sakip.choices import Peran
from sakip.models import Penugasan, Satker, User
from sakip.permissions import Deed, peran_to_give, require
from sakip.services.jejak import log_jejak, values_of
from sakip.services.suntingan import change_seen, unique_or_refuse
from sakip.tanggal import masa_words

SELURUH_SATKER = frozenset({Peran.ADMIN_SATKER, Peran.PROVINSI, Peran.PUSAT, Peran.AUDITOR})


@transaction.atomic
def add_penugasan(*, user: User, satker: Satker, nama_pengguna: str, nilai: dict[str, Any]) -> Penugasan:
    """Give an account that `user` already reaches another penugasan at `satker`.

    `nilai`: peran, unit (None = the whole satker), mulai, selesai. A name that does not exist and one out
    of reach are refused in the same words. Raises PermissionDenied, ValidationError.
    """
    require_peran(user, satker, nilai["peran"])
    akun = find_account(user, nama_pengguna)
    if akun is None:
        raise ValidationError(
            {
                "nama_pengguna": "Nama pengguna ini tidak ditemukan di lingkup Anda. Untuk pegawai yang "
                "pindah dari satuan kerja lain, hubungi KPU Provinsi atau KPU Republik Indonesia."
            }
        )
    if akun.pk == user.pk:
        raise PermissionDenied("Anda tidak dapat memberikan penugasan kepada akun Anda sendiri.")
    penugasan = insert_penugasan(akun, satker, nilai)
    log_jejak(
        user=user,
        tindakan="tambah penugasan",
        satker=satker,
        objek=penugasan,
        sesudah=values_of(penugasan),
    )
    return penugasan


@transaction.atomic
def change_penugasan(*, user: User, penugasan: Penugasan, suntingan: int, nilai: dict[str, Any]) -> Penugasan:
    """Change unit, mulai or selesai; another peran is another penugasan.

    `suntingan` is the version of the satker. Raises PermissionDenied, ValidationError, ConflictError.
    """
    return _change(user, penugasan, suntingan, nilai, "ubah penugasan", why_not_change(user, penugasan))


@transaction.atomic
def end_penugasan(
    *, user: User, penugasan: Penugasan, suntingan: int, selesai: date, alasan: str
) -> Penugasan:
    """Note the last day of `penugasan`; from the next day on it gives no right. Raises as above."""
    tolak = why_not_end(user, penugasan)
    return _change(user, penugasan, suntingan, {"selesai": selesai}, "akhiri penugasan", tolak, alasan)


def _change(
    user: User,
    penugasan: Penugasan,
    suntingan: int,
    nilai: dict[str, Any],
    tindakan: str,
    tolak: str,
    alasan: str = "",
) -> Penugasan:
    satker = penugasan.satker
    require(user, Deed.AKUN, satker)
    if tolak:
        raise PermissionDenied(tolak)
    change_seen(satker, suntingan=suntingan, nilai={})
    penugasan.refresh_from_db()
    sebelum = values_of(penugasan)
    for kolom, isi in nilai.items():
        setattr(penugasan, kolom, isi)
    with unique_or_refuse(lambda: check_penugasan(penugasan)):
        check_penugasan(penugasan)
        penugasan.save(update_fields=list(nilai))
    log_jejak(
        user=user,
        tindakan=tindakan,
        satker=satker,
        objek=penugasan,
        sebelum=sebelum,
        sesudah=values_of(penugasan),
        keterangan=alasan,
    )
    return penugasan


def require_peran(user: User, satker: Satker, peran: str) -> None:
    """Pass when `user` may give `peran` at `satker`, else PermissionDenied in words."""
    require(user, Deed.AKUN, satker)
    if Peran(peran) not in peran_to_give(user, satker):
        raise PermissionDenied(f"Anda tidak dapat memberikan peran {Peran(peran).label} di {satker.nama}.")


def insert_penugasan(akun: User, satker: Satker, nilai: dict[str, Any]) -> Penugasan:
    """Write a new penugasan of `akun`; the caller has checked the right and logs the deed."""
    penugasan = Penugasan(user=akun, satker=satker, **nilai)
    if penugasan.selesai is not None and penugasan.selesai < timezone.localdate():
        raise ValidationError({"selesai": "Tanggal ini sudah lewat."})
    with unique_or_refuse(lambda: check_penugasan(penugasan)):
        check_penugasan(penugasan)
        penugasan.save(force_insert=True)
    return penugasan


def check_penugasan(penugasan: Penugasan) -> None:
    """The masa in order, a unit of the same satker and only where the peran knows units, nothing twice."""
    penugasan.full_clean(validate_unique=False, validate_constraints=False)
    if penugasan.mulai and penugasan.selesai and penugasan.selesai < penugasan.mulai:
        raise ValidationError({"selesai": "Masa penugasan berakhir sebelum dimulai."})
    if penugasan.unit is not None and penugasan.unit.satker_id != penugasan.satker_id:
        raise ValidationError({"unit": "Unit kerja harus berada pada satuan kerja yang sama."})
    if penugasan.unit is not None and penugasan.peran in SELURUH_SATKER:
        raise ValidationError({"unit": "Peran ini berlaku untuk seluruh satuan kerja; kosongkan unitnya."})
    kembar = Penugasan.objects.filter(
        user=penugasan.user, peran=penugasan.peran, satker=penugasan.satker, unit=penugasan.unit
    ).exclude(pk=penugasan.pk)
    for lain in kembar:
        masa = masa_words(lain.mulai, lain.selesai)
        raise ValidationError(
            f"Akun ini sudah mempunyai penugasan yang sama ({masa}). Ubah masanya pada halaman akun itu."
        )
