"""A new address is used only when its owner has confirmed it, by a link that serves once and for a while."""

import logging
import time

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from sakip.models import Jejak, User
from sakip.services.akun import invite_user
from sakip.services.surel import BATAS, LAMA_JAM, change_own_mail, confirm_mail, confirm_path, is_link_of
from tests.conftest import sign_in_recently

LAMA, BARU = "lama@kpu.example", "baru@kpu.example"
UBAH, KEAMANAN = reverse("sakip:surel-edit"), reverse("sakip:keamanan-detail")
TENTU = {"ringkasan": "harian"}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FOLDER_CACAH = tmp_path


@pytest.fixture
def owner(operator_a):
    User.objects.filter(pk=operator_a.pk).update(email=LAMA)
    operator_a.refresh_from_db()
    return operator_a


def addresses(user):
    return tuple(User.objects.values_list("email", "surel_baru").get(pk=user.pk))


def ask(user, surel=BARU):
    """Ask for `surel`; the token of the link that was sent there."""
    change_own_mail(user=user, surel=surel, **TENTU)
    return token_of(user)


def token_of(user):
    return confirm_path(user).split("/")[-2]


def test_a_new_address_waits_and_the_old_one_stays(owner):
    ask(owner)
    assert addresses(owner) == (LAMA, BARU)


def test_the_link_goes_to_the_new_address_and_a_notice_without_it_to_the_old(owner):
    ask(owner)
    isi = {s.to[0]: (s.subject, s.body) for s in mail.outbox}
    assert {a: s for a, (s, _) in isi.items()} == {
        BARU: "SAKIP: konfirmasi alamat surel",
        LAMA: "SAKIP: permintaan mengubah alamat surel",
    }
    tautan = confirm_path(owner)
    assert [tautan in isi[BARU][1], tautan in isi[LAMA][1], BARU in isi[LAMA][1]] == [True, False, False]
    assert [kata in teks for kata in ("operator_a", LAMA) for _, teks in isi.values()] == [False] * 4


def test_the_first_address_tells_nobody_else_and_nothing_is_sent_before_it_is_confirmed(operator_a):
    ask(operator_a)
    assert ([s.to for s in mail.outbox], addresses(operator_a)) == ([[BARU]], ("", BARU))


def test_the_page_asks_and_the_post_confirms_once(client, owner):
    alamat = reverse("sakip:surel-konfirmasi", args=[ask(owner)])
    client.force_login(owner)
    tanya = client.get(alamat)
    assert (tanya.context["berlaku"], BARU in tanya.content.decode(), addresses(owner)) == (
        True,
        True,
        (LAMA, BARU),
    )
    assert (client.post(alamat).url, addresses(owner)) == (KEAMANAN, (BARU, ""))
    assert client.get(alamat).context["berlaku"] is False
    User.objects.filter(pk=owner.pk).update(email=LAMA)
    client.post(alamat)
    assert addresses(owner) == (LAMA, "")


def test_a_guest_signs_in_first(client, owner):
    alamat = reverse("sakip:surel-konfirmasi", args=[ask(owner)])
    for cara in (client.get, client.post):
        assert cara(alamat).url.startswith(reverse("sakip:masuk"))
    assert addresses(owner) == (LAMA, BARU)


def test_the_link_of_another_account_confirms_nothing(client, owner, operator_b):
    token = ask(owner)
    User.objects.filter(pk=operator_b.pk).update(surel_baru="b@kpu.example")
    client.force_login(operator_b)
    alamat = reverse("sakip:surel-konfirmasi", args=[token])
    halaman = client.get(alamat)
    client.post(alamat)
    assert (halaman.context["berlaku"], BARU in halaman.content.decode()) == (False, False)
    assert (addresses(owner), addresses(operator_b)) == ((LAMA, BARU), ("", "b@kpu.example"))


@pytest.mark.parametrize(("lebih", "berlaku"), [(-60, True), (60, False)])
def test_a_link_expires(owner, monkeypatch, lebih, berlaku):
    token = ask(owner)
    nanti = time.time() + LAMA_JAM * 3600 + lebih
    monkeypatch.setattr("django.core.signing.time.time", lambda: nanti)
    assert is_link_of(owner, token) is berlaku


@pytest.mark.parametrize("ubah", [lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"), lambda t: "x"])
def test_a_token_that_was_not_made_here_confirms_nothing(owner, ubah):
    token = ubah(ask(owner))
    with pytest.raises(ValidationError):
        confirm_mail(user=owner, token=token)
    assert addresses(owner) == (LAMA, BARU)


def test_a_later_link_ends_the_one_before(owner):
    pertama = ask(owner)
    kedua = ask(owner)
    assert (is_link_of(owner, pertama), is_link_of(owner, kedua)) == (False, True)
    ask(owner, "lain@kpu.example")
    assert is_link_of(owner, kedua) is False


def test_the_old_address_typed_again_and_none_at_all_end_what_waits(owner):
    token = ask(owner)
    change_own_mail(user=owner, surel=LAMA, **TENTU)
    assert (addresses(owner), is_link_of(owner, token)) == ((LAMA, ""), False)
    ask(owner)
    change_own_mail(user=owner, surel="", **TENTU)
    assert addresses(owner) == ("", "")
    assert "baru saja dihapus" in mail.outbox[-1].body


@pytest.mark.parametrize("lain", [False, True])
def test_links_are_counted_for_an_account_and_for_an_address(owner, operator_b, lain):
    for n in range(BATAS):
        ask(owner, BARU if lain else f"baru{n}@kpu.example")
    terkirim = len(mail.outbox)
    with pytest.raises(ValidationError, match="tiga kali"):
        ask(operator_b if lain else owner, BARU.upper() if lain else "lagi@kpu.example")
    assert (len(mail.outbox), addresses(operator_b)) == (terkirim, ("", ""))


def test_a_server_that_cannot_be_reached_is_said_and_the_address_waits(client, owner, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    sign_in_recently(client, owner)
    halaman = client.post(UBAH, {"surel": BARU, "ringkasan": "harian"})
    assert "belum dapat dikirim" in halaman.content.decode()
    assert addresses(owner) == (LAMA, BARU)


def test_neither_log_nor_jejak_holds_token_or_address(client, owner, caplog):
    caplog.set_level(logging.DEBUG)
    sign_in_recently(client, owner)
    client.post(UBAH, {"surel": BARU, "ringkasan": "harian"})
    owner.refresh_from_db()
    token = token_of(owner)
    for isi in (f"x{token}", token, token):
        client.post(reverse("sakip:surel-konfirmasi", args=[isi]))
    jejak = [(j.tindakan, str(j.rincian)) for j in Jejak.objects.order_by("pk")]
    assert [tindakan for tindakan, _ in jejak] == ["akun: ubah surel", "akun: konfirmasi surel"]
    produk = [c.getMessage() for c in caplog.records if not c.name.startswith("django.db")]
    semua = " ".join([*produk, *(rincian for _, rincian in jejak)])
    assert [kata in semua for kata in (token, BARU, LAMA)] == [False, False, False]


def test_the_page_of_the_account_says_what_waits(client, owner):
    ask(owner)
    client.force_login(owner)
    isi = client.get(KEAMANAN).content.decode()
    assert f"Alamat <b>{BARU}</b> menunggu konfirmasi" in isi
    assert f"Ringkasan tugas dikirim ke <b>{LAMA}</b>" in isi


def test_an_invited_address_waits_too(admin_a, satker_a, django_capture_on_commit_callbacks):
    tugas = {"peran": "operator", "unit": None, "mulai": None, "selesai": None}
    isi = {"nama_pengguna": "budi.baru", "nama": "Budi", "surel": BARU, "penugasan": tugas}
    with django_capture_on_commit_callbacks(execute=True):
        akun = invite_user(user=admin_a, satker=satker_a, **isi)
    assert (addresses(akun), [s.to for s in mail.outbox]) == (("", BARU), [[BARU]])
    confirm_mail(user=akun, token=token_of(akun))
    assert addresses(akun) == (BARU, "")
