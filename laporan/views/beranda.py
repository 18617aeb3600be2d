"""Tugas saya: the home page of every peran."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from laporan.beranda import empty_words, home_of
from laporan.tugas import tasks_of
from sakip.permissions import Deed, can


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the user has to do, then his satker with their headline, and the province or nation below them."""
    tugas = tasks_of(request.user)
    konteks = {
        "judul": "Tugas saya",
        "tugas": tugas,
        "banyak_tugas": tugas.banyak,
        "kosong": empty_words(request.user, tugas),
        "beranda": home_of(request.user, timezone.localdate().year),
        "boleh_acuan": can(request.user, Deed.ACUAN, None),
    }
    return render(request, "laporan/beranda.html", konteks)
