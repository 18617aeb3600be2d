"""What waits for the user's eye: the own list, open one, mark all as read."""

from django.core.paginator import Paginator
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from sakip.models import Pemberitahuan
from sakip.services.pemberitahuan import mark_read

PER_HALAMAN = 30


@require_safe
def list_pemberitahuan(request: HttpRequest) -> HttpResponse:
    """The user's own, newest first, what is unread above the rest."""
    rows = Pemberitahuan.objects.filter(user=request.user).select_related("satker")
    rows = rows.order_by(Case(When(dibaca__isnull=True, then=0), default=1), "-pk")
    konteks = {
        "judul": "Pemberitahuan",
        "halaman": Paginator(rows, PER_HALAMAN).get_page(request.GET.get("halaman")),
    }
    return render(request, "sakip/pemberitahuan.html", konteks)


@require_POST
def open_pemberitahuan(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one as read and go to what it is about."""
    pemberitahuan = get_object_or_404(Pemberitahuan, pk=pk, user=request.user)
    mark_read(user=request.user, pemberitahuan=pemberitahuan)
    if url_has_allowed_host_and_scheme(pemberitahuan.url, allowed_hosts=None):
        return HttpResponseRedirect(pemberitahuan.url)
    return redirect("sakip:pemberitahuan-list")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all of the user's own as read."""
    mark_read(user=request.user)
    return redirect("sakip:pemberitahuan-list")
