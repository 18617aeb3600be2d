"""The page of one row of a triwulan: its evidence, words, follow-ups and questions."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.dukungan import follow_ups_of
from kinerja.isian import (
    AlasanNilaiForm,
    BerkasForm,
    CatatanForm,
    KemajuanForm,
    TautanForm,
    TindakLanjutForm,
)
from kinerja.models import Pengukuran, Realisasi, TindakLanjut
from kinerja.queries import LINKS
from kinerja.services.tindak_lanjut import drop_follow_up, report_follow_up
from kinerja.tabel.baris import full_row
from kinerja.views.lingkup import object_of, year_page
from sakip.periode import lock_of
from sakip.permissions import Deed, can, require
from sakip.views.halaman import compare, form_page, try_deed
from sakip.views.konfirmasi import confirm_page


def row_of(request: HttpRequest, kode: str, tahun: int, pk: int, baris: int) -> Realisasi:
    """The row of that triwulan within what the user sees, or 404."""
    pengukuran = object_of(request, Pengukuran, kode, tahun, pk)
    found = get_object_or_404(Realisasi.objects.select_related(*LINKS), pengukuran=pengukuran, pk=baris)
    found.pengukuran = pengukuran
    return found


def address_of_row(baris: Realisasi, bagian: str = "") -> str:
    """The address of the page of a row, at one of its parts."""
    return reverse("kinerja:realisasi-baris", args=place_of(baris)) + (f"#{bagian}" if bagian else "")


def place_of(baris: Realisasi) -> tuple[str, int, int, int]:
    """What the address of a row is made of."""
    pengukuran = baris.pengukuran
    return pengukuran.unit.satker.kode_wilayah, pengukuran.tahun, pengukuran.pk, baris.pk


def require_fill(request: HttpRequest, baris: Realisasi) -> None:
    """The right to fill, asked before a form is judged; status and window are asked by the service."""
    unit = baris.pengukuran.unit
    require(request.user, Deed.ISI, unit.satker, unit)


@require_safe
def show_row(request: HttpRequest, kode: str, tahun: int, pk: int, baris: int) -> HttpResponse:
    """One row with everything that supports it."""
    return row_page(request, row_of(request, kode, tahun, pk, baris))


def row_page(request: HttpRequest, baris: Realisasi, **isi: Any) -> HttpResponse:
    """The page of a row; `isi` holds the forms that were refused, under their names. After a conflict 409."""
    pengukuran = baris.pengukuran
    satu = full_row(pengukuran, baris.pk)
    if satu is None:
        raise Http404
    bentrok = next((form.bentrok for form in isi.values() if hasattr(form, "bentrok")), None)
    konteks = row_context(
        baris,
        f"Bukti dan catatan baris {satu.nomor}",
        keterangan=baris.indikator or "(tanpa indikator)",
        satu=satu,
        hari_ini=timezone.localdate(),
        form_berkas=BerkasForm(),
        form_tautan=TautanForm(),
        form_catatan=CatatanForm(baris=baris),
        form_tindak=TindakLanjutForm(),
        form_alasan=AlasanNilaiForm(),
        bentrok=bentrok,
        perbandingan=compare(bentrok),
        ditolak=list(isi.values()),
        **_lock(request, pengukuran),
    )
    return render(request, "kinerja/realisasi/baris.html", konteks | isi, status=409 if bentrok else 200)


def _lock(request: HttpRequest, pengukuran: Pengukuran) -> dict[str, Any]:
    """Whether the user may write here now, and the sentence why not for who has the right at all."""
    unit, status = pengukuran.unit, pengukuran.status
    if not can(request.user, Deed.ISI, unit.satker, unit):
        return {"boleh_isi": False}
    if not pengukuran.bisa_diubah:
        kata = pengukuran.get_status_display().lower()
        return {
            "boleh_isi": False,
            "halangan": f"Triwulan ini berstatus {kata}, sehingga isinya hanya dibaca.",
        }
    jenis, tahun, triwulan = pengukuran.jenis_dokumen, pengukuran.tahun, pengukuran.triwulan
    slot = (unit.satker, jenis, tahun, triwulan, unit)
    kunci = lock_of(*slot, user=request.user, status=status, objek=pengukuran.pk)
    return {"boleh_isi": not kunci, "halangan": kunci}


def row_context(baris: Realisasi, judul: str, *remah: tuple[str, str], **isi: Any) -> dict[str, Any]:
    """The context of a page about a row: breadcrumb realisasi / triwulan / `remah` / this page."""
    pengukuran = baris.pengukuran
    kode, tahun, pk, _ = place_of(baris)
    daftar = ("Realisasi", reverse("kinerja:realisasi-list", args=[kode, tahun]))
    triwulan = (
        pengukuran.get_triwulan_display(),
        reverse("kinerja:realisasi-detail", args=[kode, tahun, pk]),
    )
    di_atas = f"{pengukuran.unit.nama}, {pengukuran.get_triwulan_display()} {tahun}"
    isi = {"baris": baris, "pengukuran": pengukuran, "di_atas": di_atas} | isi
    return year_page(pengukuran.unit.satker, tahun, judul, daftar, triwulan, *remah, **isi)


@require_http_methods(["GET", "POST"])
def edit_follow_up(
    request: HttpRequest, kode: str, tahun: int, pk: int, baris: int, tindak: int
) -> HttpResponse:
    """Say how far a follow-up of this or an earlier triwulan is."""
    found = row_of(request, kode, tahun, pk, baris)
    satu = _follow_up(found, tindak)
    require_fill(request, found)
    form = KemajuanForm(request.POST or None, tindak=satu)

    def deed() -> None:
        report_follow_up(user=request.user, baris=found, tindak=satu, **form.cleaned_data)

    url = address_of_row(found, "tindak-lanjut")
    if request.method == "POST" and try_deed(form, deed):
        messages.success(request, "Status tindak lanjut tersimpan.")
        return redirect(url)
    remah = (f"Baris {found.urut}", address_of_row(found))
    konteks = row_context(found, "Perbarui tindak lanjut", remah, keterangan=satu.uraian, batal_url=url)
    return form_page(request, form, konteks)


@require_http_methods(["GET", "POST"])
def delete_follow_up(
    request: HttpRequest, kode: str, tahun: int, pk: int, baris: int, tindak: int
) -> HttpResponse:
    """Take away a follow-up that was never submitted."""
    found = row_of(request, kode, tahun, pk, baris)
    satu = get_object_or_404(TindakLanjut, realisasi=found, pk=tindak)
    satu.realisasi = found
    require_fill(request, found)
    url = address_of_row(found, "tindak-lanjut")
    return confirm_page(
        request,
        deed=partial(drop_follow_up, user=request.user, tindak=satu),
        sesudah=url,
        berhasil="Tindak lanjut dihapus.",
        konteks=row_context(
            found,
            "Hapus tindak lanjut",
            (f"Baris {found.urut}", address_of_row(found)),
            penjelasan=f"“{satu}” akan dihapus. Yang pernah diajukan tidak dihapus, melainkan dibatalkan.",
            teks="Hapus tindak lanjut",
            batal_url=url,
        ),
    )


def _follow_up(baris: Realisasi, pk: int) -> TindakLanjut:
    """The follow-up that concerns the row, or 404."""
    found = next((satu for satu in follow_ups_of(baris) if satu.pk == pk), None)
    if found is None:
        raise Http404
    return found
