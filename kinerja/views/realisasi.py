"""Realisasi per triwulan: the units and triwulan, the measured table, and the page in which it is filled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.forms import SiapkanPengukuranForm
from kinerja.kolom import REALISASI
from kinerja.models import Pengukuran, Pk
from kinerja.queries import newer_pk
from kinerja.services.pengukuran import delete_pengukuran, prepare_pengukuran, recompute_pengukuran
from kinerja.services.realisasi import record_realisasi
from kinerja.tabel.isian import Lampau, earlier_periods, progress_of, rows_to_fill
from kinerja.tabel.realisasi import measured_parts, triwulan_table
from kinerja.views.lingkup import may_fill, object_of, satker_of, year_page
from sakip.models import Jejak
from sakip.permissions import Deed, can, require
from sakip.queries import kebijakan_for
from sakip.services.lembar import Lembar
from sakip.views.halaman import form_page, try_deed
from sakip.views.kisi import Kisi
from sakip.views.konfirmasi import confirm_page
from sakip.views.lembar import sheet_page


@require_safe
def list_realisasi(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Every unit with its four triwulan: how many rows are filled, and the mean with its count."""
    satker = satker_of(request, kode)
    boleh = can(request.user, Deed.ISI, satker)
    konteks = year_page(
        satker,
        tahun,
        "Realisasi",
        keterangan="Diukur setiap triwulan terhadap Perjanjian Kinerja yang berlaku pada akhir triwulan.",
        tabel=triwulan_table(satker, tahun),
        boleh_isi=boleh,
        aksi=[_button("Siapkan triwulan", "realisasi-create", kode, tahun, ikon="plus", jenis="utama")]
        if boleh
        else [],
    )
    return render(request, "kinerja/realisasi/daftar.html", konteks)


@require_http_methods(["GET", "POST"])
def create_realisasi(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Prepare the rows of a triwulan from the PK or RKT, or bring them up to date."""
    satker = satker_of(request, kode)
    require(request.user, Deed.ISI, satker)
    awal = {"unit": request.GET.get("unit"), "triwulan": request.GET.get("triwulan")}
    form = SiapkanPengukuranForm(request.POST or None, satker=satker, initial=awal)
    hasil: list[Pengukuran] = []

    def deed() -> None:
        hasil.append(prepare_pengukuran(user=request.user, tahun=tahun, **form.cleaned_data))

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, f"{hasil[0].baris.count()} baris siap diisi.")
        return redirect("kinerja:realisasi-edit", kode=kode, tahun=tahun, pk=hasil[0].pk)
    batal = reverse("kinerja:realisasi-list", args=[kode, tahun])
    konteks = year_page(
        satker, tahun, "Siapkan triwulan", ("Realisasi", batal), batal_url=batal, teks_simpan="Siapkan baris"
    )
    return form_page(request, form, konteks)


@require_safe
def show_realisasi(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """Target, realisasi, capaian and kategori of every row, each explained, with the mean and the policy."""
    pengukuran = object_of(request, Pengukuran, kode, tahun, pk)
    kebijakan = kebijakan_for(pengukuran.unit.satker, tahun)
    bagian = measured_parts(pengukuran, kebijakan)
    boleh = may_fill(request, pengukuran) and pengukuran.bisa_diubah
    rows = [b for satu in bagian for k in satu.kelompok for b in k.baris]
    konteks = _page(
        pengukuran,
        pengukuran.get_triwulan_display(),
        di_atas=pengukuran.unit.nama,
        pengukuran=pengukuran,
        bagian=bagian,
        kebijakan=kebijakan,
        usang=any(b.usang for b in rows),
        pk_baru=newer_pk(pengukuran, [b.baris for b in rows]),
        dokumen=Pk.objects.filter(pk__in={b.baris.baris_pk.pk_dokumen_id for b in rows if b.baris.baris_pk}),
        pilihan=_other_triwulan(pengukuran),
        terakhir=Jejak.objects.filter(objek="pengukuran", objek_id=pk).select_related("user").first(),
        boleh_isi=boleh,
        aksi=_actions(pengukuran) if boleh else [],
    )
    return render(request, "kinerja/realisasi/detail.html", konteks)


@require_http_methods(["GET", "POST"])
def edit_realisasi(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """Fill all rows of a triwulan on one page."""
    pengukuran = object_of(request, Pengukuran, kode, tahun, pk)
    require(request.user, Deed.ISI, pengukuran.unit.satker, pengukuran.unit)
    url = reverse("kinerja:realisasi-detail", args=[kode, tahun, pk])
    judul = f"Isi realisasi {pengukuran.get_triwulan_display()}"
    return sheet_page(
        request,
        lembar=Lembar(REALISASI, partial(rows_to_fill, pengukuran)),
        suntingan=pengukuran.suntingan,
        save=partial(record_realisasi, user=request.user, pengukuran=pengukuran),
        templat="kinerja/realisasi/isi.html",
        kembali=url,
        konteks=_page(
            pengukuran,
            judul,
            (pengukuran.get_triwulan_display(), url),
            di_atas=pengukuran.unit.nama,
            pengukuran=pengukuran,
            lampau=[Lampau(t, tw, "") for t, tw in earlier_periods(tahun, pengukuran.triwulan)],
        ),
        kisi=Kisi(pengukuran, sel=_drawn_cells, kaki=_drawn_foot),
    )


def _drawn_cells(rows: Sequence[Any]) -> dict[int, dict[str, str]]:
    return {
        b.pk: {"capaian": render_to_string("kinerja/realisasi/_sel_capaian.html", {"r": b})} for b in rows
    }


def _drawn_foot(rows: Sequence[Any]) -> str:
    return render_to_string("kinerja/realisasi/_kemajuan.html", {"kemajuan": progress_of(list(rows))})


@require_POST
def recompute_realisasi(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """Store capaian again after the kartu indikator or the kebijakan changed."""
    pengukuran = object_of(request, Pengukuran, kode, tahun, pk)
    try:
        banyak = recompute_pengukuran(user=request.user, pengukuran=pengukuran)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"Capaian dihitung ulang; {banyak} baris berubah.")
    return redirect("kinerja:realisasi-detail", kode=kode, tahun=tahun, pk=pk)


@require_http_methods(["GET", "POST"])
def delete_realisasi(request: HttpRequest, kode: str, tahun: int, pk: int) -> HttpResponse:
    """Take away a triwulan that was prepared by mistake."""
    pengukuran = object_of(request, Pengukuran, kode, tahun, pk)
    require(request.user, Deed.ISI, pengukuran.unit.satker, pengukuran.unit)
    url = reverse("kinerja:realisasi-detail", args=[kode, tahun, pk])
    return confirm_page(
        request,
        deed=partial(delete_pengukuran, user=request.user, pengukuran=pengukuran),
        sesudah=reverse("kinerja:realisasi-list", args=[kode, tahun]),
        berhasil="Pengukuran telah dihapus.",
        kunci=pengukuran,
        konteks=_page(
            pengukuran,
            "Hapus pengukuran",
            (pengukuran.get_triwulan_display(), url),
            penjelasan=f"{pengukuran} akan dihapus. Yang sudah berisi realisasi tidak dapat dihapus.",
            teks="Hapus pengukuran",
            batal_url=url,
        ),
    )


def _page(pengukuran: Pengukuran, judul: str, /, *remah: tuple[str, str], **isi: Any) -> dict[str, Any]:
    satker, tahun = pengukuran.unit.satker, pengukuran.tahun
    daftar = ("Realisasi", reverse("kinerja:realisasi-list", args=[satker.kode_wilayah, tahun]))
    return year_page(satker, tahun, judul, daftar, *remah, **isi)


def _button(teks: str, nama: str, *args: object, **isi: str | bool) -> dict[str, Any]:
    return {"teks": teks, "url": reverse(f"kinerja:{nama}", args=args), **isi}


def _actions(pengukuran: Pengukuran) -> list[dict[str, Any]]:
    args = (pengukuran.unit.satker.kode_wilayah, pengukuran.tahun)
    siapkan = _button("Perbarui baris", "realisasi-create", *args, ikon="refresh-cw")
    siapkan["url"] += f"?unit={pengukuran.unit_id}&triwulan={pengukuran.triwulan}"
    return [
        _button("Isi realisasi", "realisasi-edit", *args, pengukuran.pk, ikon="pencil", jenis="utama"),
        siapkan,
        _button("Hapus", "realisasi-delete", *args, pengukuran.pk, ikon="trash-2"),
    ]


def _other_triwulan(pengukuran: Pengukuran) -> list[dict[str, Any]]:
    kode, tahun = pengukuran.unit.satker.kode_wilayah, pengukuran.tahun
    found = Pengukuran.objects.filter(unit=pengukuran.unit, tahun=tahun).order_by("triwulan")
    return [
        {
            "teks": p.get_triwulan_display(),
            "url": reverse("kinerja:realisasi-detail", args=[kode, tahun, p.pk]),
            "aktif": p.pk == pengukuran.pk,
        }
        for p in found
    ]
