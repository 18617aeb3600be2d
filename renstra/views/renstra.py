"""Renstra: the periods of a satker, one of them with its whole tree, and its head."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from renstra.forms import RenstraForm
from renstra.models import Renstra
from renstra.queries import overlapping
from renstra.services.renstra import create_renstra, delete_renstra, edit_renstra
from renstra.services.salin import ended_units
from renstra.tabel import CabangTujuan, lacks_of, tree_of
from renstra.views.kontribusi import may_contribute
from renstra.views.lingkup import may_edit, renstra_of, renstra_page, title_of, url_of
from sakip.models import Satker
from sakip.permissions import Deed, can, require
from sakip.views.halaman import form_page, page_of, try_deed
from sakip.views.konfirmasi import confirm_page


@require_safe
def list_renstra(request: HttpRequest, kode: str) -> HttpResponse:
    """Every period with what it holds."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    boleh = can(request.user, Deed.ISI, satker)
    buat = {"teks": "Buat Renstra", "url": reverse("renstra:renstra-create", args=[kode])}
    rows = Renstra.objects.filter(satker=satker).annotate(
        banyak_tujuan=Count("tujuan", distinct=True),
        banyak_sasaran=Count("sasaran", distinct=True),
        banyak_indikator=Count("sasaran__indikator", distinct=True),
    )
    daftar = list(rows.order_by("-tahun_awal"))
    konteks = page_of(
        satker,
        "Renstra",
        tahun=_year_of(daftar),
        keterangan="Rencana strategis lima tahunan: visi, misi, tujuan, sasaran, indikator, dan targetnya.",
        daftar=daftar,
        boleh_isi=boleh,
        buat_url=buat["url"] if boleh else "",
        aksi=[{**buat, "ikon": "plus", "jenis": "utama"}] if boleh else [],
    )
    return render(request, "renstra/daftar.html", konteks)


def _year_of(daftar: list[Renstra]) -> int:
    """The year that the bar of the satker leads to: this one, or the nearest of the latest Renstra."""
    kini = timezone.localdate().year
    return daftar[0].year_near(kini) if daftar else kini


@require_http_methods(["GET", "POST"])
def create_renstra_page(request: HttpRequest, kode: str) -> HttpResponse:
    """Begin a period."""
    satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
    require(request.user, Deed.ISI, satker)
    sebelum = Renstra.objects.filter(satker=satker).order_by("-tahun_akhir", "-tahun_awal").first()
    form = RenstraForm(request.POST or None, sebelum=sebelum, initial=_next_period(sebelum))
    hasil: list[Renstra] = []

    def deed() -> None:
        hasil.append(create_renstra(user=request.user, satker=satker, **form.kolom()))

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, "Renstra dibuat. Lanjutkan dengan misi, tujuan, dan sasaran.")
        for kalimat in _warnings(hasil[0], form.kolom().get("salin")):
            messages.warning(request, kalimat)
        return redirect(url_of("renstra-detail", hasil[0]))
    daftar = reverse("renstra:renstra-list", args=[kode])
    konteks = page_of(
        satker,
        "Buat Renstra",
        ("Renstra", daftar),
        tahun=timezone.localdate().year,
        batal_url=daftar,
        teks_simpan="Buat Renstra",
    )
    return form_page(request, form, konteks)


def _next_period(sebelum: Renstra | None) -> dict[str, int]:
    """The five years after `sebelum`, or the national period of today where there is none."""
    kini = timezone.localdate().year
    awal = sebelum.tahun_akhir + 1 if sebelum else kini - kini % 5
    return {"tahun_awal": awal, "tahun_akhir": awal + 4}


def _warnings(renstra: Renstra, salin: Renstra | None) -> list[str]:
    """What was left out of the structure of `salin` (None = none was taken), and which Renstra counts."""
    unit = ended_units(salin, renstra.tahun_awal) if salin else []
    dilewati = [f"Sasaran {satu} tidak disalin, karena unit itu telah berakhir." for satu in unit]
    return dilewati + [_overlap(renstra, lain) for lain in overlapping(renstra)]


def _overlap(renstra: Renstra, lain: Renstra) -> str:
    """Which of two Renstra counts in the years that both cover (as `renstra_in_force` chooses)."""
    awal, akhir = max(renstra.tahun_awal, lain.tahun_awal), min(renstra.tahun_akhir, lain.tahun_akhir)
    masa = str(awal) if awal == akhir else f"{awal} sampai {akhir}"
    dipakai = renstra if renstra.tahun_awal > lain.tahun_awal else lain
    return (
        f"Masa Renstra ini bertumpang tindih dengan {title_of(lain)}. Untuk tahun {masa} dipakai "
        f"{title_of(dipakai)}, yaitu yang mulai lebih akhir."
    )


@require_safe
def show_renstra(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Visi, misi, and the tree of tujuan, sasaran and indikator with their targets per year."""
    renstra = renstra_of(request, kode, pk)
    boleh, pohon = may_edit(request, renstra), tree_of(renstra)
    konteks = renstra_page(
        renstra,
        title_of(renstra),
        puncak=True,
        misi=renstra.misi.order_by("urut", "id"),
        pohon=pohon,
        kekurangan=lacks_of(pohon),
        boleh_isi=boleh,
        boleh_kontribusi=may_contribute(request, renstra.satker),
        aksi=_actions(renstra, boleh, _next_deed(pohon)),
    )
    return render(request, "renstra/detail.html", konteks)


def _next_deed(pohon: Sequence[CabangTujuan]) -> str:
    """The page on which a Renstra with this tree is carried on."""
    if not pohon:
        return "tujuan-edit"
    sasaran = [s for cabang in pohon for s in cabang.sasaran]
    if not sasaran:
        return "sasaran-edit"
    return "target-edit" if any(s.indikator for s in sasaran) else "indikator-create"


@require_http_methods(["GET", "POST"])
def edit_renstra_page(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Years, basis and visi."""
    renstra = renstra_of(request, kode, pk, isi=True)
    form = RenstraForm(request.POST or None, initial=model_to_dict(renstra))

    def deed() -> None:
        seen = form.cleaned_data["suntingan"] or 0
        edit_renstra(user=request.user, renstra=renstra, suntingan=seen, **form.kolom())

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, "Renstra tersimpan.")
        return redirect(url_of("renstra-detail", renstra))
    konteks = renstra_page(renstra, "Ubah Renstra", batal_url=url_of("renstra-detail", renstra))
    return form_page(request, form, konteks, kunci=renstra)


@require_http_methods(["GET", "POST"])
def delete_renstra_page(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Take away a period that was begun by mistake."""
    renstra = renstra_of(request, kode, pk, isi=True)
    konteks = renstra_page(
        renstra,
        "Hapus Renstra",
        penjelasan=f"{title_of(renstra)} beserta misi dan tujuannya akan dihapus.",
        teks="Hapus Renstra",
        batal_url=url_of("renstra-detail", renstra),
    )
    return confirm_page(
        request,
        deed=partial(delete_renstra, user=request.user, renstra=renstra),
        sesudah=reverse("renstra:renstra-list", args=[kode]),
        berhasil="Renstra telah dihapus.",
        konteks=konteks,
        kunci=renstra,
    )


def _actions(renstra: Renstra, boleh: bool, utama: str) -> list[dict[str, Any]]:
    """The picture and the versions for every reader, the sheets for who may edit now, `utama` first."""
    args = [renstra.satker.kode_wilayah, renstra.pk]
    baca = [
        {"teks": "Pohon kinerja", "url": reverse("laporan:pohon-detail", args=args), "ikon": "network"},
        {"teks": "Kartu indikator", "url": url_of("kartu-list", renstra), "ikon": "id-card"},
    ]
    if not boleh:
        return baca
    pages = (
        ("Ubah target", "target-edit", "table"),
        ("Ubah visi dan masa", "renstra-edit", "file-pen"),
        ("Misi", "misi-edit", "list-ordered"),
        ("Tujuan", "tujuan-edit", "flag"),
        ("Sasaran", "sasaran-edit", "target"),
        ("Tambah indikator", "indikator-create", "plus"),
    )
    ubah = [
        {"teks": teks, "url": url_of(nama, renstra), "ikon": ikon, "jenis": "utama" if nama == utama else ""}
        for teks, nama, ikon in sorted(pages, key=lambda satu: satu[1] != utama)
    ]
    return [*ubah, *baca, _way_out(renstra)]


def _way_out(renstra: Renstra) -> dict[str, str]:
    """A first version is deleted; what was in force once stays, and its perubahan is cancelled."""
    if not renstra.versi:
        return {"teks": "Hapus", "url": url_of("renstra-delete", renstra), "ikon": "trash-2"}
    alur = [renstra.satker.kode_wilayah, renstra.tahun_awal, renstra.jenis_dokumen.value, renstra.pk]
    return {"teks": "Batalkan perubahan", "url": reverse("laporan:versi-batal", args=alur), "ikon": "undo-2"}
