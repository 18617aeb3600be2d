"""The life of a document in the browser: its whole history, and one page for each step."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laporan.alur import (
    MACAM,
    changes_of_version,
    changes_to_approve,
    check_address_of,
    history_of,
    last_submission,
    page_of_document,
    panel_of,
    title_of,
)
from laporan.forms.alur import LangkahForm
from laporan.models import Lakip
from laporan.pemeriksaan import check_document, open_findings
from laporan.pemeriksaan.aturan import ALASAN, TTD
from laporan.pemeriksaan.periksa import is_open
from laporan.pemeriksaan.tautan import links_for
from laporan.services.alur import advance, findings_for, note_refused_step
from sakip.choices import JenisDokumen, StatusDokumen
from sakip.models import Satker
from sakip.models.alur import Beralur
from sakip.periode import mending_until
from sakip.permissions import require_step
from sakip.tanggal import cetak_tanggal
from sakip.temuan import Temuan
from sakip.transitions import Aksi, Transition, find_transition
from sakip.views.halaman import form_page, page_of, try_deed

SELESAI = {
    Aksi.AJUKAN: "Dokumen diajukan.",
    Aksi.TARIK: "Ajuan ditarik kembali; dokumen kembali menjadi draf.",
    Aksi.KEMBALIKAN: "Dokumen dikembalikan kepada penyusunnya.",
    Aksi.SETUJUI: "Dokumen disetujui.",
    Aksi.TETAPKAN: "Dokumen ditetapkan.",
    Aksi.TERIMA: "Dokumen diterima.",
    Aksi.TOLAK: "Dokumen dikembalikan kepada satuan kerja.",
    Aksi.BUKA: "Versi baru dibuka. Ubah isinya, lalu ajukan kembali.",
}


AKIBAT = {
    Aksi.AJUKAN: "Setelah diajukan, isinya tidak dapat diubah sampai ditarik kembali atau dikembalikan.",
    Aksi.TARIK: "Dokumen kembali menjadi draf dan isinya dapat diubah lagi.",
    Aksi.KEMBALIKAN: "Dokumen kembali kepada penyusunnya untuk diperbaiki dan diajukan lagi.",
    Aksi.SETUJUI: "Setelah disetujui, dokumen siap ditetapkan atau ditandatangani.",
    Aksi.TETAPKAN: "Setelah ditetapkan, isinya tidak berubah lagi; koreksi menjadi versi baru.",
    Aksi.TERIMA: "Dokumen dicatat sebagai diterima oleh satuan kerja di atas.",
    Aksi.TOLAK: "Satuan kerja memperbaikinya sebagai versi baru, lalu menetapkannya lagi.",
    Aksi.BUKA: "Versi yang sekarang tetap tersimpan. Versi baru melalui langkah yang sama sejak diajukan.",
}
BELUM_SIAP = "Setelah disetujui, dokumen baru dapat ditandatangani sesudah temuan di atas diselesaikan."


@require_safe
def show_history(request: HttpRequest, kode: str, tahun: int, jenis: str, pk: int) -> HttpResponse:
    """Every step of a document: who, when, why, and of which version."""
    dokumen = living_document(request, kode, tahun, jenis, pk)
    konteks = _page(
        dokumen,
        "Riwayat dokumen",
        panel=panel_of(request.user, dokumen),
        langkah=history_of(dokumen),
        perbandingan=changes_of_version(dokumen),
    )
    return render(request, "laporan/alur/riwayat.html", konteks)


@require_http_methods(["GET", "POST"])
def take_step(request: HttpRequest, kode: str, tahun: int, jenis: str, pk: int, aksi: str) -> HttpResponse:
    """Ask, show what stands in the way and what changed, and take the step."""
    dokumen = living_document(request, kode, tahun, jenis, pk)
    step = _step(dokumen, aksi)
    if step is None:
        return _not_from_here(request, dokumen, aksi)
    require_step(request.user, step, dokumen.pemilik, dokumen.unit_alur)
    temuan = _findings(dokumen, step)
    form = _form(request, dokumen, step, temuan)

    def deed() -> None:
        advance(user=request.user, dokumen=dokumen, aksi=step.aksi, **form.cleaned_data)

    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, SELESAI[step.aksi])
        return redirect(page_of_document(dokumen))
    konteks = _step_page(dokumen, step, links_for(request.user, dokumen, temuan, request.path), form)
    return form_page(
        request, form, konteks, kunci=dokumen if dokumen.pk else None, templat="laporan/alur/langkah.html"
    )


def _mending(dokumen: Beralur, step: Transition) -> str:
    """Before a document is returned: until when it can be mended; "" for another step."""
    if step.ke != StatusDokumen.DIKEMBALIKAN:
        return ""
    sampai = mending_until(dokumen)
    if sampai is None:
        return "Operator dapat memperbaikinya tanpa batas hari, karena jadwalnya tidak menutup pengisian."
    return f"Operator dapat memperbaikinya sampai {cetak_tanggal(sampai)}."


def _findings(dokumen: Beralur, step: Transition) -> list[Temuan]:
    """What the page of `step` shows: to who submits what stops or warns him, to who moves the document on
    the same as it stands before the signature."""
    if step.aksi in (Aksi.SETUJUI, Aksi.TETAPKAN):
        return check_document(dokumen, langkah=TTD)
    return findings_for(dokumen, step.aksi)


def _later_findings(dokumen: Beralur, step: Transition, temuan: list[Temuan]) -> list[Temuan]:
    """What does not stop this step and will stop the signature: mended, or given a reason, in time."""
    if not _is_signed(dokumen) or dokumen.pk is None:
        return []
    if step.aksi == Aksi.SETUJUI:
        return [t for t in temuan if is_open(t, TTD)]
    return open_findings(dokumen, langkah=TTD) if step.aksi == Aksi.AJUKAN else []


def _is_signed(dokumen: Beralur) -> bool:
    return dokumen.jenis_dokumen != JenisDokumen.REALISASI


def living_document(request: HttpRequest, kode: str, tahun: int, jenis: str, pk: int) -> Beralur:
    """A document that the user sees, or 404; a LAKIP without a row has the number 0."""
    macam = MACAM.get(jenis)
    if macam is None:
        raise Http404
    if jenis == JenisDokumen.LAKIP and pk == 0:
        satker = get_object_or_404(Satker.objects.visible_to(request.user), kode_wilayah=kode)
        return Lakip.objects.filter(satker=satker, tahun=tahun).first() or Lakip(satker=satker, tahun=tahun)
    rows = macam.model.objects.visible_to(request.user).select_related(f"{macam.satker}__induk")  # type: ignore[attr-defined]
    kolom = "tahun_awal" if jenis == JenisDokumen.RENSTRA else "tahun"
    found: Beralur = get_object_or_404(rows, pk=pk, **{f"{macam.satker}__kode_wilayah": kode, kolom: tahun})
    return found


def _step(dokumen: Beralur, aksi: str) -> Transition | None:
    """The step from the status at hand; 404 for a word that no peran's step bears."""
    if aksi not in SELESAI:
        raise Http404
    step = find_transition(dokumen.jenis_dokumen, dokumen.status, aksi)
    return step if step and step.peran else None


def _not_from_here(request: HttpRequest, dokumen: Beralur, aksi: str) -> HttpResponse:
    status = StatusDokumen(dokumen.status).label.lower()
    langkah = Aksi(aksi).label
    kalimat = f"Dokumen ini berstatus {status}; langkah “{langkah}” tidak dapat dilakukan."
    if request.method == "POST":
        galat = ValidationError(kalimat, code="status")
        note_refused_step(user=request.user, dokumen=dokumen, aksi=Aksi(aksi), galat=galat)
    messages.error(request, kalimat)
    return redirect(page_of_document(dokumen))


def _form(request: HttpRequest, dokumen: Beralur, step: Transition, temuan: list[Temuan]) -> LangkahForm:
    """The form of `step`. Who approves what another one submitted gives the reasons of the findings too, so
    that they do not stop the signature."""
    ajuan = last_submission(dokumen) if step.terpisah else None
    own = ajuan is not None and ajuan.user_id == request.user.pk
    awal = {"suntingan": dokumen.suntingan}
    asked = step.aksi == Aksi.SETUJUI and not own and _is_signed(dokumen)
    minta = [t for t in temuan if asked and t.tingkat == ALASAN and is_open(t, TTD)]
    return LangkahForm(request.POST or None, step=step, own=own, temuan=minta, initial=awal)


def _step_page(dokumen: Beralur, step: Transition, temuan: list[Temuan], form: LangkahForm) -> dict[str, Any]:
    menanti = [t for t in _later_findings(dokumen, step, temuan) if t.sidik not in form.waived]
    compare = step.aksi in (Aksi.AJUKAN, Aksi.SETUJUI, Aksi.KEMBALIKAN, Aksi.TETAPKAN)
    return _page(
        dokumen,
        str(step.aksi.label),
        langkah=step,
        akibat=BELUM_SIAP if menanti and step.aksi == Aksi.SETUJUI else AKIBAT[step.aksi],
        perbaikan=_mending(dokumen, step),
        ajuan=None if dokumen.bisa_diubah else last_submission(dokumen),
        temuan=temuan,
        diperiksa=step.aksi in (Aksi.AJUKAN, Aksi.SETUJUI, Aksi.TETAPKAN),
        menanti=menanti,
        periksa_url=check_address_of(dokumen),
        terhalang=step.aksi == Aksi.AJUKAN and any(t.tingkat == "galat" for t in temuan),
        banding=changes_to_approve(dokumen) if compare else None,
        batal_url=page_of_document(dokumen),
    )


def _page(dokumen: Beralur, judul: str, /, **isi: Any) -> dict[str, Any]:
    satker, tahun = dokumen.pemilik, dokumen.tahun
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=[satker.kode_wilayah, tahun]))
    ini = (title_of(dokumen), page_of_document(dokumen))
    konteks = page_of(satker, judul, rantai, ini, tahun=tahun, di_atas=title_of(dokumen), dokumen=dokumen)
    return {**konteks, **isi}
