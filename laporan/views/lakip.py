"""The LAKIP page of a satker and year: what the report will hold, and its narrative sections."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laporan.forms import BAGIAN_LAZIM, NarasiForm
from laporan.models import Narasi
from laporan.rantai import chain_of
from laporan.services.narasi import delete_narasi, save_narasi
from sakip.errors import ConflictError
from sakip.models import Satker
from sakip.permissions import Deed, can, require


@require_safe
def show_lakip(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Sections and figures of the LAKIP, with the way to print it."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    cetak = reverse("laporan:cetak", args=[kode, tahun, "lakip"])
    konteks = {
        "satker": satker,
        "tahun": tahun,
        "judul": f"Laporan Kinerja tahun {tahun}",
        "rantai": chain_of(satker, tahun),
        "narasi": Narasi.objects.filter(satker=satker, tahun=tahun),
        "boleh_isi": can(request.user, Deed.ISI, satker),
        "aksi": [{"teks": "Cetak LAKIP", "url": cetak, "ikon": "printer", "jenis": "utama"}]
        if can(request.user, Deed.CETAK, satker)
        else [],
    }
    return render(request, "laporan/lakip.html", konteks)


@require_http_methods(["GET", "POST"])
def edit_narasi(request: HttpRequest, kode: str, tahun: int, pk: int | None = None) -> HttpResponse:
    """Write a new section (pk None) or change one; a conflict shows both texts and keeps what was typed."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    narasi = get_object_or_404(Narasi, pk=pk, satker=satker, tahun=tahun) if pk else None
    require(request.user, Deed.ISI, satker)
    if "hapus" in request.POST and narasi:
        delete_narasi(user=request.user, narasi=narasi)
        messages.success(request, f"Bagian {narasi.bagian} dihapus.")
        return redirect("laporan:lakip-detail", kode=kode, tahun=tahun)
    form = NarasiForm(request.POST or None, initial=_initial(narasi))
    bentrok = _save(request, form, satker, tahun, narasi) if form.is_valid() else None
    if form.is_bound and form.is_valid() and bentrok is None:
        messages.success(request, "Bagian narasi tersimpan.")
        return redirect("laporan:lakip-detail", kode=kode, tahun=tahun)
    konteks = {"satker": satker, "tahun": tahun, "form": form, "narasi": narasi, "bentrok": bentrok}
    konteks |= {"judul": "Bagian narasi", "bagian_lazim": BAGIAN_LAZIM}
    return render(request, "laporan/narasi.html", konteks, status=409 if bentrok else 200)


def _initial(narasi: Narasi | None) -> dict[str, object]:
    if narasi is None:
        return {}
    return {k: getattr(narasi, k) for k in ("dokumen", "bagian", "teks", "suntingan")}


def _save(
    request: HttpRequest, form: NarasiForm, satker: Satker, tahun: int, narasi: Narasi | None
) -> ConflictError | None:
    """Save the valid form; errors of the service go to the form, a conflict is handed back."""
    isi = dict(form.cleaned_data)
    suntingan = isi.pop("suntingan") or 0
    try:
        save_narasi(user=request.user, satker=satker, tahun=tahun, narasi=narasi, suntingan=suntingan, **isi)
    except ConflictError as bentrok:
        return bentrok
    except ValidationError as galat:
        form.add_error(None, galat.messages)
    return None
