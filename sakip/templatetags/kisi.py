"""What the script of a grid needs to know about its page; nothing where a sheet is no grid."""

from django import template
from django.template import Context
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sakip.isian import FormBaris
from sakip.models import User

register = template.Library()


@register.simple_tag
def pemilik_draf(user: User) -> str:
    """Whose drafts the browser may keep, show and send: a mark of the account that tells nothing about it."""
    return salted_hmac("sakip.kisi", str(user.pk)).hexdigest()[:16]


@register.simple_tag(takes_context=True)
def kisi_form(context: Context) -> SafeString:
    """Attributes of the form: whose drafts are sent, and where "Simpan" leads."""
    if not context.get("kisi"):
        return SafeString("data-jaga")
    pemilik = pemilik_draf(context["user"])
    return format_html('data-kisi="{}" data-kembali="{}"', pemilik, context["kembali"])


@register.simple_tag
def kisi_baris(baris: FormBaris) -> SafeString:
    """Attributes of what holds one row: its key, and what is stored in its cells."""
    return format_html('data-kunci="{}" data-awal="{}"', baris.kunci, baris.awal)
