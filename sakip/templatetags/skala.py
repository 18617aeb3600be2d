"""The scale of kategori as pages print it beside figures."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from sakip.models import BarisSkala

register = template.Library()


@register.filter
def skala_ringkas(skala: Iterable[BarisSkala]) -> list[BarisSkala]:
    """The bands without those that lie within another one of the same kategori: `100 sampai 100: Berhasil`
    says nothing beside `91 sampai 100: Berhasil`. What is stored and the page of the kebijakan keep them."""
    rows = list(skala)
    return [b for b in rows if not any(_covers(lain, b) for lain in rows)]


def _covers(lain: BarisSkala, satu: BarisSkala) -> bool:
    """Whether `lain` says more of the same; of two equal bands the first stays."""
    if (
        lain is satu
        or lain.kategori != satu.kategori
        or None in (lain.dari, lain.sampai, satu.dari, satu.sampai)
    ):
        return False
    sama = (lain.dari, lain.sampai) == (satu.dari, satu.sampai)
    return lain.urut < satu.urut if sama else lain.dari <= satu.dari and satu.sampai <= lain.sampai
