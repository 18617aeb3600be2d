"""Deeds on who answers for an indikator; also while the Renstra is in force: the promise stays the same."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from renstra.models import Indikator, PenanggungJawab
from renstra.tanggung_jawab import open_at
from sakip.models import Jejak, Satker, User
from sakip.permissions import Deed, require
from sakip.queries import accounts_at
from sakip.services.jejak import log_jejak, values_of
from sakip.services.suntingan import unique_or_refuse


@transaction.atomic
def assign_pj(*, user: User, indikator: Indikator, nilai: dict[str, Any]) -> PenanggungJawab:
    """Say who answers for an indikator for which nobody does on that day and after.

    `nilai`: user (None = no account), nama ("" = that of the account), jabatan, unit, mulai.
    Raises PermissionDenied, ValidationError.
    """
    _authorise(user, indikator)
    pj = _insert(indikator, nilai, alasan="")
    _log(user, pj, "tetapkan penanggung jawab", {})
    return pj


@transaction.atomic
def hand_over_pj(
    *, user: User, pj: PenanggungJawab, nilai: dict[str, Any], alasan: str, induk: Jejak | None = None
) -> PenanggungJawab:
    """End `pj` on the day before `nilai["mulai"]` and let another person begin on that day.

    `nilai` as in `assign_pj`; `induk` is the Jejak of a deed on many. Raises PermissionDenied, and
    ValidationError without a reason, for a day before `pj` began, and when somebody was faster.
    """
    _authorise(user, pj.indikator)
    if not alasan:
        raise ValidationError({"alasan": "Alasan belum diisi."})
    if nilai["mulai"] <= pj.mulai:
        raise ValidationError({"mulai": f"Pilih tanggal sesudah {pj.nama} mulai bertanggung jawab."})
    sebelum = values_of(pj)
    sampai: date = nilai["mulai"] - timedelta(days=1)
    rows = PenanggungJawab.objects.filter(pk=pj.pk, selesai__isnull=True)
    if not rows.update(selesai=sampai):
        raise ValidationError(f"Tanggung jawab {pj.nama} sudah dialihkan. Muat ulang halaman ini.")
    baru = _insert(pj.indikator, nilai, alasan)
    _log(user, baru, "alihkan penanggung jawab", sebelum, alasan, induk)
    return baru


@transaction.atomic
def hand_over_all(*, user: User, satker: Satker, akun: User, nilai: dict[str, Any], alasan: str) -> int:
    """Hand everything that `akun` answers for at `satker` to one person; returns how many indikator.

    All or nothing. Raises as `hand_over_pj`, and ValidationError when there is nothing to hand over.
    """
    require(user, Deed.ISI, satker)
    if nilai["user"] == akun:
        raise ValidationError({"user": f"Pilih orang lain daripada {akun}."})
    rows = list(open_at(satker, akun))
    if not rows:
        raise ValidationError(f"{akun} tidak bertanggung jawab atas indikator apa pun di satuan kerja ini.")
    induk = log_jejak(
        user=user,
        tindakan="alihkan semua tanggung jawab",
        satker=satker,
        objek=akun,
        sesudah={"banyak": len(rows), "user": nilai["user"] and nilai["user"].pk, "nama": nilai["nama"]},
        keterangan=alasan,
    )
    for pj in rows:
        hand_over_pj(user=user, pj=pj, nilai=nilai, alasan=alasan, induk=induk)
    return len(rows)


def _authorise(user: User, indikator: Indikator) -> None:
    require(user, Deed.ISI, indikator.sasaran.renstra.satker, indikator.sasaran.unit)


def _insert(indikator: Indikator, nilai: dict[str, Any], alasan: str) -> PenanggungJawab:
    pj = PenanggungJawab(indikator=indikator, alasan=alasan, **nilai)
    satker = indikator.sasaran.renstra.satker
    if pj.user is not None and not accounts_at(satker).filter(pk=pj.user.pk).exists():
        raise ValidationError({"user": "Akun ini tidak mempunyai penugasan di satuan kerja ini."})
    if pj.unit is not None and pj.unit.satker_id != satker.pk:
        raise ValidationError({"unit": "Unit kerja harus berada pada satuan kerja yang sama."})
    pj.nama = pj.nama or str(pj.user or "")
    if not pj.nama:
        raise ValidationError({"nama": "Isilah nama, atau pilih akunnya."})
    with unique_or_refuse(lambda: _refuse_overlap(pj)):
        _refuse_overlap(pj)
        pj.full_clean()
        pj.save(force_insert=True)
    return pj


def _refuse_overlap(pj: PenanggungJawab) -> None:
    """A new row is open at its end, so nobody may answer on its first day or later."""
    for lain in PenanggungJawab.objects.filter(indikator=pj.indikator).order_by("-mulai"):
        if lain.selesai is None or lain.selesai >= pj.mulai:
            raise ValidationError(
                {"mulai": f"Pada tanggal itu atau sesudahnya {lain.nama} masih bertanggung jawab."}
            )


def _log(
    user: User,
    pj: PenanggungJawab,
    tindakan: str,
    sebelum: dict[str, Any],
    alasan: str = "",
    induk: Jejak | None = None,
) -> None:
    log_jejak(
        user=user,
        tindakan=tindakan,
        satker=pj.indikator.sasaran.renstra.satker,
        objek=pj,
        sebelum=sebelum,
        sesudah=values_of(pj),
        keterangan=alasan,
        induk=induk,
    )
