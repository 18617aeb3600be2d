"""What the script of a grid needs to know about its page."""

from django import template
from django.utils.crypto import salted_hmac

from sakip.models import User

register = template.Library()


@register.simple_tag
def kisi_pemilik(user: User) -> str:
    """Whose drafts the browser may keep and send: a mark of the account that tells nothing about it."""
    return salted_hmac("sakip.kisi", str(user.pk)).hexdigest()[:16]
