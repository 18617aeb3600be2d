"""Forms of signing in: name and password, a code, a new password. They check shapes; the services decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from sakip.models import User


class MasukForm(AuthenticationForm):
    """Sign-in. The refusal never tells which of the two was wrong, or that the account is closed."""

    error_messages = {
        "invalid_login": "Nama pengguna atau kata sandi tidak cocok. Periksa kembali, lalu coba lagi.",
        "inactive": "Nama pengguna atau kata sandi tidak cocok. Periksa kembali, lalu coba lagi.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Nama pengguna"
        self.fields["username"].error_messages["required"] = "Nama pengguna belum diisi."
        self.fields["password"].label = "Kata sandi"
        self.fields["password"].error_messages["required"] = "Kata sandi belum diisi."


class SandiBaruForm(forms.Form):
    """A new password, typed twice and held to the rules of the settings."""

    sandi_baru = forms.CharField(
        label="Kata sandi baru",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Kata sandi baru belum diisi."},
    )
    sandi_ulang = forms.CharField(
        label="Ulangi kata sandi baru",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Ulangan kata sandi baru belum diisi."},
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        baru, ulang = isi.get("sandi_baru"), isi.get("sandi_ulang")
        if baru and ulang and baru != ulang:
            self.add_error("sandi_ulang", "Kedua isian kata sandi baru tidak sama.")
        if baru:
            self._hold_to_rules(baru)
        return isi

    def _hold_to_rules(self, baru: str) -> None:
        try:
            validate_password(baru, self.user)
        except ValidationError as galat:
            self.add_error("sandi_baru", galat)


def kode_field(label: str, **opsi: Any) -> forms.CharField:
    """A code from the app or a recovery code, as typed."""
    atribut = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    galat = {"required": "Kode belum diisi."}
    return forms.CharField(
        label=label, max_length=30, widget=forms.TextInput(attrs=atribut), error_messages=galat, **opsi
    )


def sandi_field(label: str) -> forms.CharField:
    """The password that the user has now."""
    return forms.CharField(
        label=label,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": f"{label} belum diisi."},
    )


class KodeMasukForm(forms.Form):
    """The second step of signing in."""

    kode = kode_field("Kode masuk")


class KodePasangForm(forms.Form):
    """The first code of an app, which shows that the app has taken over the secret."""

    kode = kode_field("Kode dari aplikasi", help_text="Enam angka yang sedang tampil di aplikasi.")


class UlangForm(forms.Form):
    """The password once more; a code too for who has enrolled an app, or alone when `bersandi` is False."""

    sandi = sandi_field("Kata sandi")
    kode_otp = kode_field(
        "Kode masuk", help_text="Enam angka dari aplikasi kode masuk, atau satu kode pemulihan."
    )

    def __init__(self, *args: Any, berkode: bool, bersandi: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not bersandi:
            del self.fields["sandi"]
        if not berkode:
            del self.fields["kode_otp"]


class GantiSandiForm(SandiBaruForm):
    """A new password, and the old one."""

    sandi_lama = sandi_field("Kata sandi sekarang")
    field_order = ["sandi_lama", "sandi_baru", "sandi_ulang"]
