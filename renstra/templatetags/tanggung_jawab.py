"""Who answers for an indikator, for the page of the indikator and for that of an account."""

from __future__ import annotations

from django import template
from django.db.models import QuerySet

from renstra.models import Indikator, PenanggungJawab
from renstra.tanggung_jawab import answering_at, history_of
from sakip.models import Satker, User
from sakip.permissions import Deed, can

register = template.Library()


@register.simple_tag
def riwayat_pj(indikator: Indikator) -> list[PenanggungJawab]:
    """Everybody who answered for `indikator`, latest first."""
    return history_of(indikator)


@register.simple_tag
def pj_terbuka(satker: Satker, user: User) -> QuerySet[PenanggungJawab]:
    """What `user` answers for at `satker`, today or from a day to come."""
    return answering_at(satker, user)


@register.simple_tag
def boleh_mengisi(user: User, satker: Satker, indikator: Indikator | None = None) -> bool:
    """Whether `user` may fill in for `satker`, or for the unit of `indikator`."""
    return can(user, Deed.ISI, satker, indikator.sasaran.unit if indikator else None)
