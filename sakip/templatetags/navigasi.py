"""What the bars of every page need to know: the years to choose from, the page itself, the rights."""

from __future__ import annotations

from django import template
from django.utils import timezone

from sakip.kembali import KUNCI, safe_path
from sakip.models import Pemberitahuan, User
from sakip.permissions import Deed, can_anywhere

register = template.Library()
SEBELUM, SESUDAH = 4, 1  # years beside the running one


@register.simple_tag
def years_around(tahun: int | None) -> list[int]:
    """Years to choose from: some before the running one, the next, and all between them and `tahun`."""
    kini = timezone.localdate().year
    tahun = tahun or kini
    return list(range(min(tahun, kini - SEBELUM), max(tahun, kini + SESUDAH) + 1))


@register.simple_tag(takes_context=True)
def page_of_year(context: template.Context) -> str:
    """The name of this page when it is one of a satker and year (another year can be opened); else ""."""
    match = context["request"].resolver_match
    return match.view_name if match and set(match.kwargs) == {"kode", "tahun"} else ""


@register.simple_tag
def unread_count(user: User) -> int:
    """How many pemberitahuan `user` has not read yet (one query)."""
    return Pemberitahuan.objects.filter(user=user, dibaca__isnull=True).count() if user.pk else 0


@register.filter
def may_import(user: User) -> bool:
    """Whether `user` may bring in a paket for any satker."""
    return can_anywhere(user, Deed.IMPOR)


@register.simple_tag(takes_context=True)
def alamat_kembali(context: template.Context) -> str:
    """The address of the list that led to this page; "" = none did, or the page has no request."""
    request = context.get("request")
    return safe_path(request.GET.get(KUNCI, "")) if request is not None else ""
