"""Who may let a finding of tingkat alasan pass: a second person, with the right to approve or to sign."""

from __future__ import annotations

from dataclasses import replace

from sakip.choices import StatusDokumen
from sakip.models import Langkah, User
from sakip.models.alur import Beralur
from sakip.permissions import can_step
from sakip.transitions import ALUR, PIMPINAN, Aksi, Transition

MENUNGGU = frozenset({StatusDokumen.DIAJUKAN, StatusDokumen.DISETUJUI})


def reviewer_step(dokumen: Beralur) -> Transition:
    """The step that approves `dokumen`, by who approves it or signs it."""
    setujui = next(t for t in ALUR[dokumen.jenis_dokumen] if t.aksi == Aksi.SETUJUI)
    return replace(setujui, peran=setujui.peran | PIMPINAN)


def is_reviewer(user: User, dokumen: Beralur) -> bool:
    """Whether `user` has the right to approve or to sign `dokumen`."""
    return can_step(user, reviewer_step(dokumen), dokumen.pemilik, dokumen.unit_alur)


def why_not_now(user: User, dokumen: Beralur) -> str:
    """Why a reviewer may not let a finding pass at this moment, in words; "" = he may. One query."""
    if dokumen.status not in MENUNGGU:
        return (
            "Alasan diberikan setelah dokumen diajukan dan sebelum ditetapkan, oleh orang yang memeriksa "
            "atau menandatanganinya."
        )
    ajuan = Langkah.objects.filter(
        dokumen=dokumen.jenis_dokumen, objek_id=dokumen.pk, versi=dokumen.versi, aksi=Aksi.AJUKAN
    )
    terakhir = ajuan.order_by("-id").first()
    if terakhir is not None and terakhir.user_id == user.pk:
        return "Anda sendiri yang mengajukan dokumen ini. Alasan diberikan oleh orang lain."
    return ""
