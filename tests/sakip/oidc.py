"""The way through a provider and back, as a browser goes it."""

import urllib.error
import urllib.request
from urllib.parse import urlsplit

from django.contrib.messages import get_messages
from django.urls import reverse

from sakip.models import IdentitasOidc
from tests import penyedia as uji

MASUK = reverse("sakip:masuk")
MULAI = reverse("sakip:oidc-masuk")
KEMBALI = reverse("sakip:oidc-kembali")
ULANG = reverse("sakip:oidc-ulang")
HUBUNG = reverse("sakip:identitas-create")
SIMPAN = reverse("sakip:identitas-bind")
LEPAS = reverse("sakip:identitas-delete")
KEAMANAN = reverse("sakip:keamanan-detail")


class _Berhenti(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def bind(user, penyedia, sub=uji.SUB):
    return IdentitasOidc.objects.create(user=user, penerbit=penyedia.penerbit, sub=sub)


def visit(alamat):
    """Where the provider sends the browser that opens `alamat` there."""
    try:
        urllib.request.build_opener(_Berhenti).open(alamat, timeout=5)
    except urllib.error.HTTPError as jawaban:
        return jawaban.headers["Location"]
    raise AssertionError("the provider did not send the browser back")


def way_back(client, mulai=MULAI):
    """The address with which the provider sends the browser back, path and query."""
    bagian = urlsplit(visit(client.get(mulai).url))
    return f"{bagian.path}?{bagian.query}"


def go(client, mulai=MULAI):
    """The answer to the browser that went to the provider and came back."""
    return client.get(way_back(client, mulai))


def who(client):
    """The key of the account that is signed in; None = nobody."""
    pk = client.session.get("_auth_user_id")
    return int(pk) if pk else None


def said(response):
    """The sentences that wait for the next page."""
    return [str(pesan) for pesan in get_messages(response.wsgi_request)]
