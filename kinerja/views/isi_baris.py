"""Saving the page of one row: whichever button is pressed, every part that holds something is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinerja.isian import AlasanNilaiForm, BerkasForm, CatatanForm, TautanForm, TindakLanjutForm
from kinerja.models import Realisasi
from kinerja.services.bukti import add_file, add_words, require_size
from kinerja.services.catatan import answer_questions, record_notes
from kinerja.services.tindak_lanjut import plan_follow_up
from kinerja.views.baris import address_of_row, require_fill, row_of, row_page
from sakip.views.halaman import try_deed


@dataclass(frozen=True)
class Bagian:
    """One part of the page: the place of its form in the template, its anchor, the form as it was sent,
    whether it holds something, and how it is kept (True = done)."""

    nama: str
    jangkar: str
    form: forms.Form
    terisi: bool
    simpan: Callable[[], bool]


@require_POST
def save_row(request: HttpRequest, kode: str, tahun: int, pk: int, baris: int, bagian: str) -> HttpResponse:
    """Keep `bagian`, whose button was pressed, and every other part that holds something."""
    found = row_of(request, kode, tahun, pk, baris)
    require_fill(request, found)
    semua = _parts(request, found)
    ditolak = {b.nama: b.form for b in semua if (b.terisi or b.nama == bagian) and not b.simpan()}
    if not ditolak:
        jangkar = next(b.jangkar for b in semua if b.nama == bagian)
        return redirect(address_of_row(found, jangkar))
    found.refresh_from_db()
    catatan = ditolak.get("form_catatan")
    if isinstance(catatan, CatatanForm) and hasattr(catatan, "bentrok"):
        catatan.take_stored(found)
    return row_page(request, found, **ditolak)


def _parts(request: HttpRequest, baris: Realisasi) -> list[Bagian]:
    """The parts in the order in which they are kept."""
    catatan = CatatanForm(request.POST, baris=baris)
    alasan, tindak = AlasanNilaiForm(request.POST), TindakLanjutForm(request.POST)
    tautan, berkas = TautanForm(request.POST), BerkasForm(request.POST, request.FILES)
    return [
        Bagian(
            "form_catatan", "catatan", catatan, catatan.is_edited, lambda: _notes(request, baris, catatan)
        ),
        Bagian("form_alasan", "pertanyaan", alasan, _filled(alasan), lambda: _reason(request, baris, alasan)),
        Bagian(
            "form_tindak", "tindak-lanjut", tindak, _filled(tindak), lambda: _plan(request, baris, tindak)
        ),
        Bagian("form_tautan", "bukti", tautan, _filled(tautan), lambda: _links(request, baris, tautan)),
        Bagian("form_berkas", "bukti", berkas, _filled(berkas), lambda: _files(request, baris, berkas)),
    ]


def _filled(form: forms.Form) -> bool:
    """Whether something was typed or chosen in a form that opens empty."""
    return bool(form.files) or any(str(form.data.get(nama, "")).strip() for nama in form.fields)


def _tell(request: HttpRequest, done: bool, kalimat: str) -> bool:
    if done:
        messages.success(request, kalimat)
    return done


def _notes(request: HttpRequest, baris: Realisasi, form: CatatanForm) -> bool:
    def deed() -> None:
        record_notes(user=request.user, baris=baris, terbaca=form.terbaca(), nilai=form.nilai())

    return _tell(request, try_deed(form, deed), "Catatan tersimpan.")


def _reason(request: HttpRequest, baris: Realisasi, form: AlasanNilaiForm) -> bool:
    done = try_deed(form, lambda: answer_questions(user=request.user, baris=baris, **form.cleaned_data))
    return _tell(request, done, "Alasan tersimpan.")


def _plan(request: HttpRequest, baris: Realisasi, form: TindakLanjutForm) -> bool:
    done = try_deed(form, lambda: plan_follow_up(user=request.user, baris=baris, **form.cleaned_data))
    return _tell(request, done, "Tindak lanjut tersimpan.")


def _links(request: HttpRequest, baris: Realisasi, form: TautanForm) -> bool:
    done = try_deed(form, lambda: add_words(user=request.user, baris=baris, **form.cleaned_data))
    return _tell(request, done, "Bukti dukung tersimpan.")


def _files(request: HttpRequest, baris: Realisasi, form: BerkasForm) -> bool:
    """Several files at once: each good one is kept, each other one is named with the reason."""
    if form.is_valid():
        _keep(request, baris, form.cleaned_data["berkas"], form)
    return form.is_valid()


def _keep(
    request: HttpRequest, baris: Realisasi, berkas: Iterable[UploadedFile[bytes]], form: BerkasForm
) -> None:
    for satu in berkas:
        nama, judul = satu.name or "", form.cleaned_data["judul_berkas"]
        try:
            require_size(satu.size or 0)  # before it is read into memory
            add_file(user=request.user, baris=baris, nama=nama, isi=satu.read(), judul=judul)
        except ValidationError as galat:
            form.add_error("berkas", [f"{nama[:80]}: {kalimat}" for kalimat in galat.messages])
        else:
            messages.success(request, f"{nama[:80]} tersimpan sebagai bukti dukung.")
