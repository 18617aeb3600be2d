"""The issued side of a document on the pages of the apps to the left."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from django import template
from django.template import Context

from laporan.antrean import next_signature, signs, waiting_for, why_not_sign
from laporan.services.terbit import can_prepare, document_in_force, waiting_document
from sakip.choices import JenisDokumen, StatusDokumen
from sakip.models import User
from sakip.models.alur import Beralur
from sakip.tanggal import cetak_tanggal

register = template.Library()
KUNCI: Final = re.compile(r"(?:^|, )([A-Za-z0-9.]+)=")


@register.filter
def nama_sertifikat(nama: str) -> str:
    """The name in a certificate for the eye: "CN=CA Contoh, OU=KPU, C=ID" is "CA Contoh, KPU". A part that
    says the same again is left out, and the country; a name without keys stays as it is."""
    awal, *potongan = KUNCI.split(nama)
    bagian = [nilai for kunci, nilai in zip(potongan[::2], potongan[1::2], strict=True) if kunci != "C"]
    return ", ".join(dict.fromkeys(filter(None, [awal, *bagian])))


@register.filter
def tanggal_kertas(hari: str) -> str:
    """The day that stands on the paper, kept as YYYY-MM-DD, in words."""
    return cetak_tanggal(date.fromisoformat(hari))


@register.filter
def may_sign(user: User) -> bool:
    """Whether `user` has a peran that signs documents."""
    return signs(user)


@register.simple_tag
def signatures_waiting(user: User) -> int:
    """How many documents wait for the signature of `user` (no query for one who never signs)."""
    return waiting_for(user).count() if signs(user) else 0


@register.inclusion_tag("laporan/terbit/_panel.html", takes_context=True)
def panel_terbit(context: Context, dokumen: Beralur) -> dict[str, Any]:
    """Whether the document waits to be prepared, waits for a signature (and whose), or was issued."""
    user = context["user"]
    if dokumen.pk is None or dokumen.jenis_dokumen == JenisDokumen.REALISASI:
        return {}
    terbit = waiting_document(dokumen)
    berikut = next_signature(terbit) if terbit else None
    return {
        "dokumen": dokumen,
        "terbit": terbit,
        "berikut": berikut,
        "giliran": berikut is not None and not why_not_sign(user, berikut),
        "bisa_siapkan": dokumen.status == StatusDokumen.DISETUJUI
        and (terbit is None or (berikut is not None and berikut.urut == 1))
        and can_prepare(user, dokumen),
        "berlaku": None if terbit else document_in_force(dokumen),
        "csrf_token": context.get("csrf_token"),
    }
