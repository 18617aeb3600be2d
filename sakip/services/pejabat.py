"""Deeds on the register of officials. NIP is personal data: the Jejak masks it.

The rules of a masa hold for what is entered here; a paket may bring a history that breaks them, and such
an entry can still be corrected as long as its masa does not grow.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from sakip.choices import JenisJabatan, StatusPejabat
from sakip.jabatan import jenis_jabatan
from sakip.models import Pejabat, Satker, UnitKerja, User
from sakip.permissions import Deed, admins_of, require
from sakip.queries import PERAN_JABATAN, penugasan_for_pejabat, rival_of
from sakip.services.jejak import log_jejak, values_of
from sakip.services.pemberitahuan import accounts_above, notify
from sakip.services.suntingan import change_seen
from sakip.tanggal import masa_words


@transaction.atomic
def create_pejabat(*, user: User, satker: Satker, suntingan: int, nilai: dict[str, Any]) -> Pejabat:
    """Enter who holds a jabatan; the kind of the jabatan is read from its words.

    `suntingan` is the version of `satker`. Raises PermissionDenied, ValidationError, ConflictError.
    """
    _authorise(user, satker, nilai)
    change_seen(satker, suntingan=suntingan, nilai={})
    pejabat = Pejabat(**nilai, jenis_jabatan=jenis_jabatan(nilai["jabatan"]))
    terakhir = Pejabat.objects.filter(unit=pejabat.unit).aggregate(urut=Max("urut"))["urut"]
    pejabat.urut = (terakhir or 0) + 1
    _check(pejabat, satker)
    check_masa(pejabat)
    pejabat.save(force_insert=True)
    log_jejak(user=user, tindakan="tambah pejabat", satker=satker, objek=pejabat, sesudah=values_of(pejabat))
    if pejabat.akun is not None:
        _tell_linked(user, satker, pejabat)
    return pejabat


@transaction.atomic
def edit_pejabat(*, user: User, pejabat: Pejabat, suntingan: int, nilai: dict[str, Any]) -> Pejabat:
    """Correct an entry; another person in the jabatan is another entry. Raises as `create_pejabat`."""
    satker = pejabat.unit.satker
    _authorise(user, satker, nilai)
    change_seen(satker, suntingan=suntingan, nilai={})
    return _change(user, satker, pejabat, nilai, "ubah pejabat")


@transaction.atomic
def end_pejabat(*, user: User, pejabat: Pejabat, suntingan: int, selesai: date) -> Pejabat:
    """Note the last day in the jabatan; documents of earlier dates keep this name."""
    satker = pejabat.unit.satker
    _authorise(user, satker, {})
    change_seen(satker, suntingan=suntingan, nilai={})
    return _change(user, satker, pejabat, {"selesai": selesai}, "akhiri masa jabatan")


def _authorise(user: User, satker: Satker, nilai: dict[str, Any]) -> None:
    require(user, Deed.ATUR, satker)
    if "nip" in nilai:
        require(user, Deed.LIHAT_NIP, satker)


def _change(user: User, satker: Satker, pejabat: Pejabat, nilai: dict[str, Any], tindakan: str) -> Pejabat:
    pejabat.refresh_from_db()
    sebelum, lama = values_of(pejabat), Pejabat.objects.get(pk=pejabat.pk)
    if "jabatan" in nilai:
        nilai = {**nilai, "jenis_jabatan": jenis_jabatan(nilai["jabatan"])}
    for kolom, isi in nilai.items():
        setattr(pejabat, kolom, isi)
    _check(pejabat, satker)
    if _reaches_further(lama, pejabat):
        check_masa(pejabat)
    pejabat.save(update_fields=list(nilai))
    log_jejak(
        user=user,
        tindakan=tindakan,
        satker=satker,
        objek=pejabat,
        sebelum=sebelum,
        sesudah=values_of(pejabat),
    )
    if pejabat.akun is not None and pejabat.akun_id != lama.akun_id:
        _tell_linked(user, satker, pejabat)
    return pejabat


def _tell_linked(user: User, satker: Satker, pejabat: Pejabat) -> None:
    """The other admin of the satker and those above learn which account signs for an official from now on."""
    saksi = {*admins_of(satker), *accounts_above(satker)} - {user, pejabat.akun}
    notify(
        users=saksi,
        teks=f"{user} menautkan akun {pejabat.akun} untuk menandatangani sebagai {pejabat}. Pastikan "
        "akun itu dipegang oleh pejabatnya sendiri.",
        url=reverse("sakip:satker-detail", args=[satker.kode_wilayah]),
        satker=satker,
    )


def _check(pejabat: Pejabat, satker: Satker) -> None:
    pejabat.full_clean()
    unit: UnitKerja = pejabat.unit
    if unit.satker_id != satker.pk:
        raise ValidationError({"unit": "Unit kerja harus berada pada satuan kerja yang sama."})
    if pejabat.akun is not None and not penugasan_for_pejabat(pejabat).filter(user=pejabat.akun).exists():
        raise ValidationError({"akun": _unfit(pejabat)})


def _unfit(pejabat: Pejabat) -> str:
    peran = PERAN_JABATAN.get(JenisJabatan(pejabat.jenis_jabatan))
    sebagai = f"sebagai {peran.label}" if peran else "di satuan kerja ini"
    return (
        f"Akun ini tidak mempunyai penugasan {sebagai} untuk {pejabat.unit.nama} pada masa jabatan itu. "
        f"Berikan penugasannya lebih dahulu pada halaman Akun."
    )


def _reaches_further(lama: Pejabat, baru: Pejabat) -> bool:
    """Whether `baru` claims a jabatan, a status or days that `lama` did not."""
    same = (lama.unit_id, lama.jabatan, lama.status) == (baru.unit_id, baru.jabatan, baru.status)
    return (
        not same
        or (baru.mulai or date.min) < (lama.mulai or date.min)
        or (baru.selesai or date.max) > (lama.selesai or date.max)
    )


def check_masa(pejabat: Pejabat) -> None:
    """A Plt says since when, a Plh also until when, and a jabatan has one holder at a time.

    Two definitif, or two who stand in, may not overlap; a Plt or Plh may overlap the definitif whose
    place he takes. Raises ValidationError.
    """
    if pejabat.status != StatusPejabat.DEFINITIF and pejabat.mulai is None:
        raise ValidationError({"mulai": "Pelaksana tugas dan pelaksana harian memerlukan tanggal mulai."})
    if pejabat.status == StatusPejabat.PLH and pejabat.selesai is None:
        raise ValidationError({"selesai": "Pelaksana harian memerlukan tanggal berakhir."})
    lain = rival_of(pejabat)
    if lain is not None:
        raise ValidationError(
            f"{lain.nama} tercatat sebagai {lain.jabatan} ({lain.get_status_display()}) "
            f"{masa_words(lain.mulai, lain.selesai)}. Akhiri lebih dahulu masa jabatannya, atau pilih "
            "status Pelaksana Tugas atau Pelaksana Harian apabila yang satu menggantikan yang lain untuk "
            "sementara."
        )
