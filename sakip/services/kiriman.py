"""What a page of a grid sent before: rows that arrived though their answer was lost are known again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from sakip.kolom import IsianBaris
from sakip.models import Kiriman, User
from sakip.perbaris import PerBaris

TAK_BERNOMOR = 10**18  # sendings without a number come as they come
LAMA_KIRIMAN = timedelta(days=60)  # a browser that kept a row longer may store it twice


def known_again(user: User, tiap: PerBaris, isian: Sequence[IsianBaris]) -> list[IsianBaris]:
    """`isian` with new rows that arrived before as the stored rows that they made, without what a later
    sending of the same page has overtaken; what this page of `user` stored in each row goes into
    `tiap.milik`. ValidationError when one row is sent twice at once."""
    marks = list(tiap.tanda.values())
    arrived = {k.tanda: k for k in Kiriman.objects.filter(user=user, tanda__in=marks)} if marks else {}
    tiap.milik |= {str(k.objek_id): k.nilai for k in arrived.values()}
    tiap.dikenal |= {
        kunci: arrived[tanda].objek_id
        for kunci, tanda in tiap.tanda.items()
        if not kunci.isdecimal() and tanda in arrived
    }
    kini = {satu.kunci: str(tiap.dikenal.get(satu.kunci, satu.kunci)) for satu in isian}
    if len(set(kini.values())) < len(isian) or len(set(marks)) < len(marks):
        raise ValidationError("Satu baris dikirim dua kali sekaligus. Muat ulang halaman.")
    tiap.ke = {kini.get(kunci, kunci): ke for kunci, ke in tiap.ke.items()}
    tiap.dilihat = {kini.get(kunci, kunci): isi for kunci, isi in tiap.dilihat.items()}
    tiap.tanda = {kini.get(kunci, kunci): tanda for kunci, tanda in tiap.tanda.items()}
    isian = [replace(satu, kunci=kini[satu.kunci]) for satu in isian]
    terakhir = {kunci: arrived[tanda].ke for kunci, tanda in tiap.tanda.items() if tanda in arrived}
    tiap.usang |= {k: ke for k, ke in terakhir.items() if tiap.ke.get(k, TAK_BERNOMOR) < ke}
    return [satu for satu in isian if satu.kunci not in tiap.usang]


def note_arrivals(user: User, tiap: PerBaris, sesudah: Mapping[str, Mapping[str, str]]) -> None:
    """Keep which sending of this page made each row of `tiap.diolah` what it is, with `sesudah` {primary key:
    {column that was changed: text}}. A sending that changed nothing counts: it may overtake an older one. A
    row without a mark is not kept."""
    marked = {kunci: pk for kunci, pk in tiap.diolah.items() if kunci in tiap.tanda}
    if not marked:
        return
    tiap.dikenal |= {kunci: pk for kunci, pk in marked.items() if not kunci.isdecimal()}
    Kiriman.objects.bulk_create(
        [
            Kiriman(
                user=user,
                tanda=tiap.tanda[kunci],
                objek_id=pk,
                ke=tiap.ke.get(kunci, 0),
                nilai={**tiap.milik.get(str(pk), {}), **sesudah.get(str(pk), {})},
            )
            for kunci, pk in marked.items()
        ],
        update_conflicts=True,
        unique_fields=["user", "tanda"],
        update_fields=["objek_id", "nilai", "ke", "waktu"],
    )
    Kiriman.objects.filter(user=user, waktu__lt=timezone.now() - LAMA_KIRIMAN).delete()
