"""The one-time link on which a password is set."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.http import HttpResponse
from django.shortcuts import redirect

from sakip.forms.masuk import SandiBaruForm
from sakip.models import User
from sakip.services.masuk import set_password


class TautanSandiView(PasswordResetConfirmView):
    """Public page. The token leaves the address before the form is shown, as in Django's own view."""

    form_class = SandiBaruForm
    template_name = "sakip/masuk_tautan.html"

    def get_user(self, uidb64: str) -> User | None:
        user = super().get_user(uidb64)
        return user if user is not None and user.is_active else None

    def form_valid(self, form: SandiBaruForm) -> HttpResponse:
        sandi = form.cleaned_data["sandi_baru"]
        set_password(user=self.user, sandi=sandi, keterangan="Lewat tautan sekali pakai.")
        del self.request.session[INTERNAL_RESET_SESSION_TOKEN]
        messages.success(self.request, "Kata sandi baru tersimpan. Silakan masuk dengan kata sandi itu.")
        return redirect("sakip:masuk")
