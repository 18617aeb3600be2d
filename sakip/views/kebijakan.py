"""The kebijakan that holds for a satker in a year: read only; `laporan` changes it, for capaian follows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sakip.models import Kebijakan, Satker, User
from sakip.permissions import Deed, can
from sakip.queries import kebijakan_for
from sakip.skala import periksa_skala
from sakip.views.halaman import page_of


@require_safe
def show_kebijakan(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Cap, floor, formula, scale and gap rule, and whose they are: the satker's own or the nation's."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    kebijakan = kebijakan_for(satker, tahun)
    skala = list(kebijakan.skala.all())
    konteks = page_of(
        satker,
        f"Kebijakan penghitungan tahun {tahun}",
        tahun=tahun,
        kebijakan=kebijakan,
        skala=skala,
        peringatan=periksa_skala([(b.dari, b.sampai, b.kategori) for b in skala], kebijakan.celah),
        aksi=_actions(request.user, satker, kebijakan, tahun),
    )
    return render(request, "sakip/kebijakan/detail.html", konteks)


def _actions(user: User, satker: Satker, kebijakan: Kebijakan, tahun: int) -> list[dict[str, Any]]:
    """Change the one that holds, or make one of the satker's own from `tahun` on.

    The national satker has no other kebijakan than the nation's: there a new one is made for the nation.
    """
    pemilik = None if satker.induk_id is None else satker
    if not can(user, Deed.ATUR if pemilik else Deed.ACUAN, pemilik):
        return []
    kode, aksi = satker.kode_wilayah, []
    if pemilik is None or kebijakan.satker_id is not None:
        ubah = reverse("laporan:kebijakan-edit", args=[kode, kebijakan.tahun])
        skala = reverse("laporan:skala-edit", args=[kode, kebijakan.tahun])
        aksi += [
            {"teks": "Ubah skala", "url": skala, "ikon": "list"},
            {"teks": "Ubah kebijakan", "url": ubah, "ikon": "pencil", "jenis": "utama"},
        ]
    sendiri = kebijakan.satker_id == (pemilik.pk if pemilik else None) and kebijakan.tahun == tahun
    if not sendiri:
        url = reverse("laporan:kebijakan-create", args=[kode, tahun])
        teks = f"Tetapkan kebijakan {'sendiri' if pemilik else 'nasional'} mulai {tahun}"
        aksi.append({"teks": teks, "url": url, "ikon": "plus", "kirim": True})
    return aksi
