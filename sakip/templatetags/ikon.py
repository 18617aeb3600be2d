"""`{% ikon "name" %}`: an icon of the lucide set as inline SVG, decoration only."""

from functools import cache

from django import template
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

register = template.Library()


@register.simple_tag
def ikon(nama: str, ukuran: int = 20) -> SafeString:
    """The icon `nama` (lucide name, such as `circle-check`) as a square of `ukuran` CSS pixels.

    It is hidden from assistive technology: the words beside it carry the meaning, and a control
    that shows an icon alone needs a name of its own. An unknown name raises IconDoesNotExist,
    so that a spelling mistake is seen in the first test and not as a hole in the page.
    """
    return _render(str(nama), ukuran)


@cache
def _render(nama: str, ukuran: int) -> SafeString:
    """Only literals of the templates come here, so the cache stays as small as the icon list."""
    svg = lucide(nama, size=ukuran, **{"class": "ikon", "aria_hidden": "true", "focusable": "false"})
    return mark_safe(svg)  # noqa: S308 - markup of the icon package, no user text
