"""Home: where the user works and what stands there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from laporan.beranda import home_of
from sakip.permissions import Deed, can


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The satker of the user with their headline, and the province or nation below them."""
    return render(
        request,
        "laporan/beranda.html",
        {
            "judul": "Beranda",
            "beranda": home_of(request.user, timezone.localdate().year),
            "boleh_acuan": can(request.user, Deed.ACUAN, None),
        },
    )
