"""What the window of a document says on its page and on its forms."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from sakip.choices import StatusDokumen
from sakip.models import Periode, User
from sakip.models.alur import Beralur
from sakip.periode import (
    MENGISI,
    closed_words,
    due_on,
    filling_deadline,
    last_day,
    open_notice,
    returned_on,
    review_deadline,
    schedule_for,
    window_of,
)
from sakip.permissions import can_step
from sakip.transitions import Aksi, steps_from

register = template.Library()


@register.inclusion_tag("komponen/jendela.html", takes_context=True)
def jendela(context: Context, dokumen: Beralur | None) -> dict[str, Any]:
    """How long until `dokumen` is due: to be filled in while it may be edited (and by which exception it is
    open), to be reviewed for who may move it on then; nothing for others and for a document that is not there
    yet (at most four queries)."""
    if dokumen is None:
        return {}
    user: User = context["user"]
    if dokumen.bisa_diubah:
        return _to_fill(user, dokumen)
    tinjau = due_on(review_deadline(_window(dokumen))) if _reviews(user, dokumen) else None
    return {"nama": "Tenggat peninjauan", "tenggat": tinjau}


def _window(dokumen: Beralur) -> Periode | None:
    triwulan = getattr(dokumen, "triwulan", None)
    return schedule_for(dokumen.pemilik, dokumen.jenis_dokumen, dokumen.tahun, triwulan)


def _to_fill(user: User, dokumen: Beralur) -> dict[str, Any]:
    periode, tempat, unit, status = _window(dokumen), dokumen.pemilik, dokumen.unit_alur, dokumen.status
    mundur = status == StatusDokumen.DIKEMBALIKAN
    kembali = returned_on(dokumen.jenis_dokumen, dokumen.pk) if mundur else None
    izin = open_notice(
        tempat,
        dokumen.jenis_dokumen,
        dokumen.tahun,
        getattr(dokumen, "triwulan", None),
        unit,
        user=user,
        status=status,
        kembali=kembali,
    )
    jendela = window_of(tempat, unit, user=user, status=status)
    lanjut = closed_words(periode) and not closed_words(periode, jendela=jendela, kembali=kembali)
    return {
        "nama": "Tenggat perbaikan" if mundur else "Tenggat",
        "tenggat": due_on(filling_deadline(periode, status, kembali)),
        "izin": izin,
        "lanjut": last_day(periode, jendela, kembali) if periode and lanjut else None,
    }


def _reviews(user: User, dokumen: Beralur) -> bool:
    """Whether `user` may take a step that moves `dokumen` on or sends it back, now that it was submitted."""
    return any(
        can_step(user, t, dokumen.pemilik, dokumen.unit_alur)
        for t in steps_from(dokumen.jenis_dokumen, dokumen.status)
        if t.aksi not in MENGISI and t.aksi != Aksi.TARIK
    )
