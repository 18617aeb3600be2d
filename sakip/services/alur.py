"""Moving a document along its life: permission, guard, conditional update, Jejak, all in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from sakip.choices import PERNAH_SAH, StatusDokumen
from sakip.models import Langkah, User
from sakip.models.alur import Beralur
from sakip.permissions import require_step
from sakip.services.jejak import log_jejak
from sakip.services.pemberitahuan import notify_step
from sakip.services.suntingan import change_seen
from sakip.sidik import kanonik, sidik_teks
from sakip.temuan import Temuan
from sakip.transitions import Aksi, Transition, find_transition

PENGHALANG = "galat"
# Codes of a ValidationError that refuses who asked, and not what was typed: the attempt is traced.
REFUSALS = frozenset({"status", "pemisahan", "terkunci"})


@transaction.atomic
def take_step(
    *,
    user: User,
    dokumen: Beralur,
    aksi: Aksi,
    suntingan: int,
    alasan: str = "",
    sendiri: bool = False,
    temuan: Sequence[Temuan] = (),
    isi: dict[str, Any] | None = None,
    jenis_perubahan: str = "",
) -> Langkah:
    """Move `dokumen`, seen at version `suntingan`, by `aksi`; returns the step, kept for ever.

    `temuan` are the findings of the checks: one of tingkat galat refuses. `isi` is the content to keep with
    the step. `sendiri` flags that a person approves what he submitted himself (needs `alasan`).
    `jenis_perubahan` says why the same row becomes its next version ("" = the satker above sent it back).
    Raises PermissionDenied, ValidationError (its code in REFUSALS when status or segregation refuse) and
    ConflictError; nothing is written then.
    """
    step = _find(dokumen, aksi)
    require_step(user, step, dokumen.pemilik, dokumen.unit_alur)
    _guard(step, user, dokumen, alasan, sendiri, temuan)
    sendirian = _is_own(step, user, dokumen)
    return _move(user, dokumen, step, suntingan, alasan, isi, is_own=sendirian, jenis=jenis_perubahan)


@transaction.atomic
def take_system_step(
    *, user: User | None, dokumen: Beralur, aksi: Aksi, alasan: str = "", isi: dict[str, Any] | None = None
) -> Langkah:
    """Move `dokumen` by a step that no peran takes (the last signature, the next version); the caller has
    settled who may. Raises ValidationError when there is no such step, ConflictError."""
    step = _find(dokumen, aksi)
    return _move(user, dokumen, step, dokumen.suntingan, alasan, isi, is_own=False)


def note_cancelled(
    *, user: User, dokumen: Beralur, versi: int, dari: str, alasan: str, isi: dict[str, Any]
) -> Langkah:
    """The step that a perubahan, version `versi` of the row of `dokumen`, was dropped in status `dari` with
    the content `isi`. Call it in the transaction that dropped it and wrote its Jejak."""
    teks = kanonik(isi)
    return Langkah.objects.create(
        satker=dokumen.pemilik,
        unit=dokumen.unit_alur,
        dokumen=dokumen.jenis_dokumen,
        objek_id=dokumen.pk,
        versi=versi,
        aksi=Aksi.BATAL,
        dari=dari,
        ke=dokumen.status,
        user=user,
        alasan=alasan,
        isi=teks,
        sidik=sidik_teks(teks),
    )


def submission_of(dokumen: Beralur) -> Langkah | None:
    """The latest submission of the version at hand; None = it was never submitted."""
    return steps_of(dokumen).filter(versi=dokumen.versi, aksi=Aksi.AJUKAN).first()


def steps_of(dokumen: Beralur) -> Any:
    """Every step of `dokumen`, newest first."""
    return Langkah.objects.filter(dokumen=dokumen.jenis_dokumen, objek_id=dokumen.pk)


def was_settled(dokumen: Beralur) -> bool:
    """Whether `dokumen` was in force once, whatever its status is now; what was is never deleted."""
    return bool(steps_of(dokumen).filter(ke__in=PERNAH_SAH).exists())


def _find(dokumen: Beralur, aksi: Aksi) -> Transition:
    step = find_transition(dokumen.jenis_dokumen, dokumen.status, aksi)
    if step is None:
        status = StatusDokumen(dokumen.status).label.lower()
        raise ValidationError(
            f"Dokumen ini berstatus {status}, sehingga langkah “{Aksi(aksi).label}” tidak dapat dilakukan.",
            code="status",
        )
    return step


def _guard(
    step: Transition,
    user: User,
    dokumen: Beralur,
    alasan: str,
    sendiri: bool,
    temuan: Sequence[Temuan],
) -> None:
    if step.alasan and not alasan.strip():
        raise ValidationError({"alasan": "Tuliskan alasannya."})
    halangan = [t.pesan for t in temuan if t.tingkat == PENGHALANG]
    if halangan:
        raise ValidationError(halangan)
    if _is_own(step, user, dokumen) and not (sendiri and alasan.strip()):
        raise ValidationError(
            "Anda sendiri yang mengajukan dokumen ini. Mintalah orang lain memeriksanya, atau tandai bahwa "
            "Anda menyetujui ajuan sendiri dan tuliskan alasannya.",
            code="pemisahan",
        )


def _is_own(step: Transition, user: User, dokumen: Beralur) -> bool:
    """Whether a step that wants another person is taken by who submitted."""
    ajuan = submission_of(dokumen) if step.terpisah else None
    return ajuan is not None and ajuan.user_id == user.pk


def _move(
    user: User | None,
    dokumen: Beralur,
    step: Transition,
    suntingan: int,
    alasan: str,
    isi: dict[str, Any] | None,
    *,
    is_own: bool,
    jenis: str = "",
) -> Langkah:
    dari, versi = dokumen.status, dokumen.versi
    nilai: dict[str, Any] = {"status": step.ke}
    if step.naik:
        nilai |= {"versi": versi + 1, "alasan_perubahan": alasan.strip(), "jenis_perubahan": jenis}
    sebelum, sesudah = change_seen(dokumen, suntingan=suntingan, nilai=nilai)
    teks = kanonik(isi) if isi is not None else ""
    log_jejak(
        user=user,
        tindakan=f"{step.aksi.label.lower()} {dokumen._meta.verbose_name}",
        satker=dokumen.pemilik,
        objek=dokumen,
        sebelum=sebelum,
        sesudah=sesudah,
        keterangan=alasan.strip(),
    )
    langkah = Langkah.objects.create(
        satker=dokumen.pemilik,
        unit=dokumen.unit_alur,
        dokumen=dokumen.jenis_dokumen,
        objek_id=dokumen.pk,
        versi=versi,
        aksi=step.aksi,
        dari=dari,
        ke=step.ke,
        user=user,
        alasan=alasan.strip(),
        sendiri=is_own,
        isi=teks,
        sidik=sidik_teks(teks) if teks else "",
    )
    notify_step(langkah, dokumen)
    return langkah
