"""Writing the narrative sections of a LAKIP: by form, by the editor, and from the figures."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laporan.bentuk.naskah import paragraf
from laporan.forms.lakip import NarasiForm
from laporan.models import Lakip, Narasi
from laporan.models.lakip import JenisNarasi
from laporan.narasi.markah import hitung_kata
from laporan.services import lakip as services
from laporan.services import narasi as penyusun
from laporan.susunan import Keadaan
from sakip.errors import ConflictError
from sakip.models import Satker
from sakip.permissions import Deed, can, require
from sakip.views.halaman import compare, form_page, page_of, try_deed

PENYUNTING = "X-Penyunting"  # the header that asks for JSON


@require_http_methods(["GET", "POST"])
def add_narasi(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """A new section, called as the address asks or as the author types."""
    satker = _writable(request, kode)
    awal = {"suntingan": 0, "bagian": request.GET.get("bagian", "")[:500]}
    form = NarasiForm(request.POST or None, initial=awal)
    return _write(request, satker, tahun, form, None, "Tambah bagian narasi")


@require_http_methods(["GET", "POST"])
def edit_narasi(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """Change a section; a conflict shows both texts and keeps what was typed."""
    satker = _writable(request, kode)
    narasi = get_object_or_404(Narasi, pk=pk, satker=satker, tahun=tahun)
    form = NarasiForm(request.POST or None, initial=model_to_dict(narasi))
    return _write(request, satker, tahun, form, narasi, f"Ubah bagian {narasi.bagian}")


@require_POST
def remove_narasi(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """Delete a section."""
    satker = _writable(request, kode)
    narasi = get_object_or_404(Narasi, pk=pk, satker=satker, tahun=tahun)
    try:
        services.delete_narasi(user=request.user, narasi=narasi)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"Bagian {narasi.bagian} dihapus.")
    return redirect("laporan:lakip-detail", kode=kode, tahun=tahun)


@require_POST
def draft_narasi(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Draft one section, or every empty one, from the figures."""
    satker = _writable(request, kode)
    bagian = request.POST.get("bagian", "")
    try:
        hasil = penyusun.draft_sections(user=request.user, satker=satker, tahun=tahun, bagian=bagian)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("laporan:lakip-detail", kode=kode, tahun=tahun)
    if bagian:
        messages.success(request, f"Rancangan bagian {bagian} disusun dari data. Periksa sebelum dipakai.")
        return redirect("laporan:narasi-edit", kode=kode, tahun=tahun, pk=hasil[0].pk)
    messages.success(request, f"{len(hasil)} bagian disusun dari data. Periksa setiap rancangan.")
    return redirect("laporan:lakip-detail", kode=kode, tahun=tahun)


@require_POST
def mend_narasi(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """Put one sentence right, or take one over from the draft."""
    satker = _writable(request, kode)
    narasi = get_object_or_404(Narasi, pk=pk, satker=satker, tahun=tahun)
    try:
        _mend(request, narasi)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    except ConflictError as bentrok:
        messages.error(request, str(bentrok))
    else:
        messages.success(request, "Kalimat diperbarui.")
    return redirect("laporan:narasi-edit", kode=kode, tahun=tahun, pk=pk)


def _mend(request: HttpRequest, narasi: Narasi) -> None:
    suntingan, cara = request.POST.get("suntingan", ""), request.POST.get("cara", "")
    if not suntingan.isdecimal() or len(suntingan) > 8:
        raise ValidationError("Kalimat yang dipilih tidak dikenali. Muat ulang halaman ini.")
    isi: dict[str, Any] = {"suntingan": int(suntingan), "kalimat": request.POST.get("kalimat", "")}
    if cara == "ambil":
        penyusun.take_sentence(user=request.user, narasi=narasi, **isi)
    else:
        penyusun.mend_sentence(user=request.user, narasi=narasi, cara=cara, **isi)


@require_safe
def preview_narasi(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """The stored section as the document prints it."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    narasi = get_object_or_404(Narasi, pk=pk, satker=satker, tahun=tahun)
    return render(request, "laporan/narasi/_pratinjau.html", {"bloks": paragraf(narasi.teks)})


def open_sections(request: HttpRequest, lakip: Lakip) -> list[str]:
    """The kinds of narrative that the user may edit now: those of a document that is still open."""
    if not can(request.user, Deed.ISI, lakip.satker):
        return []
    rkt = services.rkt_of_narasi(lakip.satker, lakip.tahun)
    terbuka = {JenisNarasi.LAKIP: lakip.bisa_diubah, JenisNarasi.RKT: rkt is None or rkt.bisa_diubah}
    return [jenis for jenis, boleh in terbuka.items() if boleh]


def _writable(request: HttpRequest, kode: str) -> Satker:
    """The satker, when the user sees it and may write there."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.ISI, satker)
    return satker


def _write(
    request: HttpRequest, satker: Satker, tahun: int, form: NarasiForm, narasi: Narasi | None, judul: str
) -> HttpResponse:
    """Store what was sent and go back, or stay and show the editor."""
    hasil: list[Narasi] = []
    jadi = request.method == "POST" and try_deed(
        form,
        lambda: hasil.append(
            penyusun.write_section(
                user=request.user, satker=satker, tahun=tahun, narasi=narasi, **form.cleaned_data
            )
        ),
    )
    if request.headers.get(PENYUNTING):
        return _answer(satker, tahun, form, hasil[0] if hasil else narasi, jadi)
    if jadi:
        messages.success(request, "Bagian narasi tersimpan.")
        return redirect("laporan:lakip-detail", kode=satker.kode_wilayah, tahun=tahun)
    konteks = _page(satker, tahun, judul) | _editor(satker, tahun, narasi)
    return form_page(request, form, konteks, kunci=narasi, templat="laporan/narasi/sunting.html")


def _answer(satker: Satker, tahun: int, form: NarasiForm, narasi: Narasi | None, jadi: bool) -> JsonResponse:
    """What the editor needs to know: stored with its new version, or why not; nothing else changed.

    A new section that exists already is a conflict with what stands there: the answer to an earlier sending
    may have been lost.
    """
    if jadi and narasi is not None:
        return JsonResponse(_version(narasi) | {"jam": f"{timezone.localtime():%H.%M}"})
    bentrok: ConflictError | None = getattr(form, "bentrok", None)
    galat = [str(bentrok)] if bentrok else [str(g) for satu in form.errors.values() for g in satu]
    ada = narasi if bentrok else _same_section(satker, tahun, form) if narasi is None else None
    if ada is None:
        return JsonResponse({"galat": galat}, status=422)
    ada.refresh_from_db()
    beda = {"tersimpan": ada.teks, "beda": [b[0] for b in compare(bentrok)]}
    return JsonResponse(_version(ada) | beda | {"galat": galat}, status=409)


def _version(narasi: Narasi) -> dict[str, Any]:
    args = [narasi.satker.kode_wilayah, narasi.tahun, narasi.pk]
    return {
        "suntingan": narasi.suntingan,
        "alamat": reverse("laporan:narasi-edit", args=args),
        "pratinjau": reverse("laporan:narasi-pratinjau", args=args),
        "kata": hitung_kata(narasi.teks),
    }


def _same_section(satker: Satker, tahun: int, form: NarasiForm) -> Narasi | None:
    """The stored section that bears the name that was sent."""
    nama = {k: form.cleaned_data.get(k) for k in ("dokumen", "bagian")}
    return Narasi.objects.filter(satker=satker, tahun=tahun, **nama).first() if all(nama.values()) else None


def _page(satker: Satker, tahun: int, judul: str) -> dict[str, Any]:
    args = [satker.kode_wilayah, tahun]
    lakip = reverse("laporan:lakip-detail", args=args)
    remah = ((f"Tahun {tahun}", reverse("laporan:rantai", args=args)), ("Laporan Kinerja", lakip))
    return page_of(satker, judul, *remah, tahun=tahun) | {"batal_url": lakip}


def _editor(satker: Satker, tahun: int, narasi: Narasi | None) -> dict[str, Any]:
    """What stands beside the text: how it prints, what no longer fits, and what a draft would say."""
    if narasi is None or narasi.dokumen != JenisNarasi.LAKIP:
        return {"narasi": narasi, "bloks": paragraf(narasi.teks) if narasi else []}
    keadaan = Keadaan(satker, tahun)
    kalimat = [k.teks for a in keadaan.rancangan_of(narasi.bagian) for k in a.kalimat]
    return {
        "narasi": narasi,
        "bloks": paragraf(narasi.teks),
        "usang": keadaan.usang(narasi),
        "rancangan": [k for k in kalimat if k not in narasi.teks],
    }
