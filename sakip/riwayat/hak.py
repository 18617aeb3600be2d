"""Who may read the history of an account: those who manage accounts where it works, and its owner."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from sakip.models import Jejak, Satker, User
from sakip.permissions import Deed, can, can_anywhere

AKUN = "user"
PENUGASAN = "penugasan"


def managed_satker(user: User) -> list[int]:
    """The satker whose accounts `user` manages. One query, none for who manages nowhere."""
    if not can_anywhere(user, Deed.AKUN):
        return []
    rows = Satker.objects.visible_to(user).only("pk", "induk")
    return [satu.pk for satu in rows if can(user, Deed.AKUN, satu)]


def visible_accounts(user: User) -> QuerySet[Any]:
    """The accounts with a penugasan, of today, before or after, that `user` manages; and his own."""
    return User.objects.filter(Q(penugasan__satker__in=managed_satker(user)) | Q(pk=user.pk)).distinct()


def own_certificates(user: User) -> QuerySet[Any]:
    """The certificates of `user`, and nobody else's."""
    rows: QuerySet[Any] = apps.get_model("laporan", "sertifikat")._default_manager.filter(user=user)
    return rows


def readable_by(user: User, rows: QuerySet[Jejak]) -> QuerySet[Jejak]:
    """`rows` without those about accounts that `user` does not manage, his own excepted.

    What belongs to no satker (a password that was changed) is left to who found the account itself.
    """
    milik = Q(satker__in=managed_satker(user)) | Q(satker=None) | Q(objek_id=user.pk)
    return rows.filter(~Q(objek=AKUN) | milik)


def withhold_reasons(user: User, rows: Iterable[Jejak]) -> list[Jejak]:
    """`rows`; why a penugasan was given, changed or ended stays with those who manage accounts there."""
    rows = list(rows)
    if any(satu.objek == PENUGASAN for satu in rows):
        dikelola = set(managed_satker(user))
        for satu in rows:
            if satu.objek == PENUGASAN and satu.satker_id not in dikelola:
                satu.rincian = {nama: isi for nama, isi in satu.rincian.items() if nama != "keterangan"}
    return rows
