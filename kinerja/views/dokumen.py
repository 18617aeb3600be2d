"""RKT, Perjanjian Kinerja and rencana aksi: list, one version, a new one, its head, rows and budget."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.forms import PerubahanForm, UbahKepalaForm
from kinerja.services.dokumen import edit_document
from kinerja.tabel.dokumen import budget_total, documents_per_unit, with_details
from kinerja.tabel.kelompok import group_by_sasaran
from kinerja.tabel.selisih import points_of
from kinerja.views.dokumen_tampilan import (
    actions,
    cancel_url,
    document_page,
    head_date,
    head_of,
    only_unit_left,
    source_link,
    version_links,
    with_urls,
)
from kinerja.views.jenis import Jenis
from kinerja.views.lingkup import may_fill, object_of, satker_of, year_page
from sakip.permissions import Deed, can, require
from sakip.views.halaman import form_page, try_deed
from sakip.views.kisi import Kisi
from sakip.views.konfirmasi import confirm_page
from sakip.views.lembar import sheet_page


@require_safe
def list_dokumen(request: HttpRequest, kode: str, tahun: int, jenis: Jenis) -> HttpResponse:
    """Every unit with its versions: date, state, number of rows."""
    satker = satker_of(request, kode)
    boleh = can(request.user, Deed.ISI, satker)
    buat = {"teks": "Buat dokumen", "url": jenis.url("create", kode, tahun), "ikon": "plus", "jenis": "utama"}
    impor = {"teks": "Dari berkas PDF", "url": reverse("laporan:dokumen-impor", args=[kode, tahun])}
    aksi = [buat, impor] if can(request.user, Deed.IMPOR, satker) else [buat]
    konteks = year_page(
        satker,
        tahun,
        jenis.judul,
        jenis=jenis,
        keterangan=jenis.keterangan,
        tabel=with_urls(jenis, documents_per_unit(jenis.model, satker, tahun), kode, tahun),
        boleh_isi=boleh,
        aksi=aksi if boleh else [],
    )
    return render(request, "kinerja/dokumen/daftar.html", konteks)


@require_http_methods(["GET", "POST"])
def create_dokumen(request: HttpRequest, kode: str, tahun: int, jenis: Jenis) -> HttpResponse:
    """The first version for a unit, with rows drawn from the document before it in the chain."""
    satker = satker_of(request, kode)
    require(request.user, Deed.ISI, satker)
    unit = request.GET.get("unit") or only_unit_left(jenis, satker, tahun)
    awal = {"unit": unit, "tempat": satker.tempat}
    form = jenis.form_buat(request.POST or None, satker=satker, initial=awal)  # type: ignore[call-arg]
    hasil: list[Any] = []

    def deed() -> None:
        hasil.extend(jenis.create(user=request.user, tahun=tahun, **form.kolom()))  # type: ignore[attr-defined]

    if request.method == "POST" and try_deed(form, deed):
        dokumen, catatan = hasil
        messages.success(request, f"{jenis.judul} dibuat dengan {dokumen.baris.count()} baris.")
        for kalimat in catatan:
            messages.warning(request, kalimat)
        return redirect(jenis.url_of("detail", dokumen))
    batal = jenis.url("list", kode, tahun)
    judul = f"Buat {jenis.judul}"
    isi = {"batal_url": batal, "teks_simpan": "Buat", "aksi": [source_link(jenis, satker, tahun)]}
    return form_page(request, form, year_page(satker, tahun, judul, (jenis.judul, batal), **isi))


@require_safe
def show_dokumen(request: HttpRequest, kode: str, tahun: int, pk: int, jenis: Jenis) -> HttpResponse:
    """The official table of one version, with sources and differences, and its budget lines."""
    dokumen = object_of(request, jenis.model, kode, tahun, pk)
    boleh = may_fill(request, dokumen)
    rows = jenis.rows(dokumen)
    anggaran = list(dokumen.anggaran.order_by("urut", "id")) if jenis.budget_sheet else []
    konteks = document_page(
        jenis,
        dokumen,
        head_of(dokumen, jenis),
        rows=rows,
        kelompok=group_by_sasaran(rows),
        anggaran=anggaran,
        jumlah_anggaran=budget_total(anggaran),
        periksa=points_of(dokumen, rows),
        terinci=with_details(rows),
        versi=version_links(jenis, dokumen),
        boleh_isi=boleh,
        aksi=actions(jenis, dokumen, boleh, cetak=can(request.user, Deed.CETAK, dokumen.unit.satker)),
    )
    return render(request, f"kinerja/{jenis.templat}/detail.html", konteks)


@require_http_methods(["GET", "POST"])
def edit_dokumen(request: HttpRequest, kode: str, tahun: int, pk: int, jenis: Jenis) -> HttpResponse:
    """Place, date and reason of one version."""
    dokumen = _mine(request, jenis, kode, tahun, pk)
    awal = {n: getattr(dokumen, n) for n in ("tempat", "alasan_perubahan", "suntingan")}
    form = UbahKepalaForm(request.POST or None, initial={**awal, "tanggal": head_date(dokumen)})

    def deed() -> None:
        seen = form.cleaned_data["suntingan"]
        edit_document(user=request.user, dokumen=dokumen, suntingan=seen, **form.kolom())

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, "Tempat, tanggal, dan alasan tersimpan.")
        return redirect(jenis.url_of("detail", dokumen))
    konteks = document_page(
        jenis, dokumen, "Ubah tempat dan tanggal", batal_url=jenis.url_of("detail", dokumen)
    )
    return form_page(request, form, konteks, kunci=dokumen)


@require_http_methods(["GET", "POST"])
def revise_dokumen(request: HttpRequest, kode: str, tahun: int, pk: int, jenis: Jenis) -> HttpResponse:
    """A perubahan: the next version with copies of all rows, and the reason for it."""
    dokumen = _mine(request, jenis, kode, tahun, pk)
    awal = {"tempat": dokumen.tempat, "jenis_perubahan": request.GET.get("jenis")}
    form = PerubahanForm(request.POST or None, initial=awal)
    hasil: list[Any] = []

    def deed() -> None:
        hasil.append(jenis.revise(user=request.user, dokumen=dokumen, **form.kolom()))

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, f"Perubahan ke-{hasil[0].versi} dibuat. Ubah barisnya di halaman ini.")
        return redirect(jenis.url_of("detail", hasil[0]))
    batal = jenis.url_of("detail", dokumen)
    konteks = document_page(jenis, dokumen, "Buat perubahan", batal_url=batal, teks_simpan="Buat perubahan")
    return form_page(request, form, konteks)


@require_http_methods(["GET", "POST"])
def edit_baris(request: HttpRequest, kode: str, tahun: int, pk: int, jenis: Jenis) -> HttpResponse:
    """All rows of a version on one page."""
    dokumen = _mine(request, jenis, kode, tahun, pk)
    return sheet_page(
        request,
        lembar=jenis.sheet(dokumen),
        suntingan=dokumen.suntingan,
        save=partial(jenis.save, user=request.user, dokumen=dokumen),
        templat=f"kinerja/{jenis.templat}/baris.html",
        kembali=jenis.url_of("detail", dokumen),
        konteks=document_page(jenis, dokumen, f"Ubah baris {jenis.judul}"),
        kisi=Kisi(dokumen, sel=_drawn_sources),
    )


def _drawn_sources(rows: Sequence[Any]) -> dict[int, dict[str, str]]:
    templat = "kinerja/dokumen/_target_sumber.html"
    return {b.pk: {"sumber": render_to_string(templat, {"r": b})} for b in rows}


@require_http_methods(["GET", "POST"])
def edit_anggaran(request: HttpRequest, kode: str, tahun: int, pk: int, jenis: Jenis) -> HttpResponse:
    """The budget lines of a version on one page."""
    dokumen = _mine(request, jenis, kode, tahun, pk)
    if jenis.budget_sheet is None or jenis.save_budget is None:
        raise Http404
    return sheet_page(
        request,
        lembar=jenis.budget_sheet(dokumen),
        suntingan=dokumen.suntingan,
        save=partial(jenis.save_budget, user=request.user, dokumen=dokumen),
        templat="kinerja/dokumen/anggaran.html",
        kembali=jenis.url_of("detail", dokumen),
        konteks=document_page(jenis, dokumen, f"Ubah anggaran {jenis.judul}"),
        kisi=Kisi(dokumen),
    )


@require_http_methods(["GET", "POST"])
def delete_dokumen(request: HttpRequest, kode: str, tahun: int, pk: int, jenis: Jenis) -> HttpResponse:
    """Take away the first draft, when nothing refers to it; a perubahan is cancelled on its own page."""
    dokumen = _mine(request, jenis, kode, tahun, pk)
    if dokumen.versi:
        return redirect(cancel_url(dokumen))
    konteks = document_page(
        jenis,
        dokumen,
        "Hapus dokumen",
        penjelasan=f"{head_of(dokumen, jenis)} {dokumen.unit.nama} beserta semua barisnya akan dihapus.",
        teks="Hapus dokumen",
        batal_url=jenis.url_of("detail", dokumen),
    )
    return confirm_page(
        request,
        deed=partial(jenis.delete, user=request.user, dokumen=dokumen),
        sesudah=jenis.url("list", kode, tahun),
        berhasil="Dokumen telah dihapus.",
        konteks=konteks,
        kunci=dokumen,
    )


def _mine(request: HttpRequest, jenis: Jenis, kode: str, tahun: int, pk: int) -> Any:
    """A document that the user may change: 404 when unseen, 403 in words when only seen."""
    dokumen = object_of(request, jenis.model, kode, tahun, pk)
    require(request.user, Deed.ISI, dokumen.unit.satker, dokumen.unit)
    return dokumen
