"""Forms of signing in: a new password. They check shapes; the services decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from sakip.models import User


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
