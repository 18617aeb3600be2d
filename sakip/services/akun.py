"""Deeds on accounts: invite, suspend, restore, reset. The link that sets a password is made by the view."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from sakip.akun import ATUR_ULANG, name_is_taken, why_not_manage
from sakip.models import IdentitasOidc, Satker, User
from sakip.permissions import Deed, admins_of, require
from sakip.services.jejak import log_jejak
from sakip.services.pemberitahuan import accounts_above, notify
from sakip.services.penugasan import insert_penugasan, require_peran
from sakip.services.suntingan import unique_or_refuse
from sakip.services.surel import send_confirmation

POLA_NAMA = re.compile(r"[a-z0-9][a-z0-9._-]{2,49}")


@transaction.atomic
def invite_user(
    *, user: User, satker: Satker, nama_pengguna: str, nama: str, surel: str, penugasan: dict[str, Any]
) -> User:
    """Make an account with one penugasan at `satker`; it opens only once a link has set its password.

    `penugasan` as in `add_penugasan`. The address waits until its owner confirms it by a link that is sent
    there; where the mail is not taken, he asks for another on the page of his account. The address is not
    written to the Jejak. Raises PermissionDenied, and ValidationError, in the same words for a name that is
    taken anywhere.
    """
    require_peran(user, satker, penugasan["peran"])
    check_name(nama_pengguna)
    akun = User(username=nama_pengguna, nama=nama, surel_baru=surel)
    akun.surel_diminta = timezone.now() if surel else None
    akun.set_unusable_password()
    with unique_or_refuse(lambda: check_name(nama_pengguna)):
        akun.save(force_insert=True)
    tugas = insert_penugasan(akun, satker, penugasan)
    log_jejak(
        user=user,
        tindakan="undang akun",
        satker=satker,
        objek=akun,
        sesudah={
            "nama_pengguna": nama_pengguna,
            "nama": nama,
            "peran": tugas.peran,
            "unit": tugas.unit_id,
            "mulai": tugas.mulai,
            "selesai": tugas.selesai,
        },
    )
    if surel:
        transaction.on_commit(lambda: send_confirmation(akun))
    return akun


def check_name(nama_pengguna: str) -> None:
    """Lower case letters, digits, `.`, `_` and `-`; no NIP; not taken by anybody. Raises ValidationError."""
    if not POLA_NAMA.fullmatch(nama_pengguna):
        raise ValidationError(
            {
                "nama_pengguna": "Pakailah 3 sampai 50 huruf kecil, angka, titik, garis bawah, atau tanda "
                "hubung, diawali huruf atau angka."
            }
        )
    if re.search("[0-9]{16}", nama_pengguna):
        raise ValidationError({"nama_pengguna": "NIP dan NIK tidak dipakai sebagai nama pengguna."})
    if name_is_taken(nama_pengguna):
        raise ValidationError(
            {
                "nama_pengguna": "Nama pengguna ini tidak dapat dipakai. Pilih nama lain, misalnya dengan "
                "nama daerah di belakangnya."
            }
        )


@transaction.atomic
def suspend_account(*, user: User, satker: Satker, akun: User, alasan: str) -> None:
    """Close `akun` for now and sign it out everywhere; its penugasan stay.

    Raises PermissionDenied, and ValidationError without a reason or when it is closed already.
    """
    _authorise(user, satker, akun)
    if not alasan:
        raise ValidationError({"alasan": "Alasan belum diisi."})
    if not User.objects.filter(pk=akun.pk, is_active=True).update(is_active=False):
        raise ValidationError("Akun ini sudah ditangguhkan.")
    _end_sessions(akun)
    _log(user, satker, akun, "tangguhkan akun", {"aktif": True}, {"aktif": False}, alasan)


@transaction.atomic
def restore_account(*, user: User, satker: Satker, akun: User, alasan: str = "") -> None:
    """Open a suspended account again, with the password that it had. Raises as `suspend_account`."""
    _authorise(user, satker, akun)
    if not User.objects.filter(pk=akun.pk, is_active=False).update(is_active=True):
        raise ValidationError("Akun ini tidak sedang ditangguhkan.")
    _log(user, satker, akun, "pulihkan akun", {"aktif": False}, {"aktif": True}, alasan)


@transaction.atomic
def reset_account(*, user: User, satker: Satker, akun: User, alasan: str, lepas_kode: bool) -> None:
    """Take the password of `akun` and its identity at a provider away and sign it out everywhere; with
    `lepas_kode` its second factor too.

    The links made before become worthless. The owner, the other admin and the satker above are told who did
    it: whoever holds the new link could sign in instead. `akun` is read again. Raises as `suspend_account`;
    taking the second factor needs a reason.
    """
    _authorise(user, satker, akun)
    if lepas_kode and not alasan:
        raise ValidationError({"alasan": "Melepas kode masuk memerlukan alasan."})
    akun.refresh_from_db()
    if not akun.is_active:
        raise ValidationError("Akun ini ditangguhkan. Pulihkan lebih dahulu.")
    akun.set_unusable_password()
    akun.save(update_fields=["password"])
    _end_sessions(akun)
    IdentitasOidc.objects.filter(user=akun).delete()
    if lepas_kode:
        TOTPDevice.objects.filter(user=akun).delete()
        StaticDevice.objects.filter(user=akun).delete()
    _log(user, satker, akun, ATUR_ULANG, {}, {"kode_masuk_dilepas": lepas_kode}, alasan)
    _tell_owner(user, satker, akun, lepas_kode)
    _tell_witnesses(user, satker, akun, lepas_kode)


def _authorise(user: User, satker: Satker, akun: User) -> None:
    require(user, Deed.AKUN, satker)
    tolak = why_not_manage(user, akun)
    if tolak:
        raise PermissionDenied(tolak)


def _tell_owner(user: User, satker: Satker, akun: User, lepas_kode: bool) -> None:
    notify(
        users=[akun],
        teks=f"{_taken(lepas_kode)} akun Anda diatur ulang oleh {user}. Apabila bukan Anda yang memintanya, "
        "laporkan.",
        url=reverse("sakip:keamanan-detail"),
        satker=satker,
    )


def _tell_witnesses(user: User, satker: Satker, akun: User, lepas_kode: bool) -> None:
    """The other admin of the satker and those who answer for it above: no reset happens unseen."""
    saksi = {*admins_of(satker), *accounts_above(satker)} - {user, akun}
    notify(
        users=saksi,
        teks=f"{_taken(lepas_kode)} akun {akun} di {satker.nama} diatur ulang oleh {user}. Pastikan "
        "pemegang akun itu yang memintanya.",
        url=reverse("sakip:akun-detail", args=[satker.kode_wilayah, akun.pk]),
        satker=satker,
    )


def _taken(lepas_kode: bool) -> str:
    return "Kata sandi dan kode masuk" if lepas_kode else "Kata sandi"


def _end_sessions(akun: User) -> None:
    kunci = list(akun.sesi.values_list("kunci", flat=True))
    Session.objects.filter(session_key__in=kunci).delete()
    akun.sesi.all().delete()


def _log(
    user: User,
    satker: Satker,
    akun: User,
    tindakan: str,
    sebelum: dict[str, Any],
    sesudah: dict[str, Any],
    alasan: str,
) -> None:
    log_jejak(
        user=user,
        tindakan=tindakan,
        satker=satker,
        objek=akun,
        sebelum=sebelum,
        sesudah=sesudah,
        keterangan=alasan,
    )
