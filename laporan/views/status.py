"""The documents of all satker below: who lags, remind them, and receive what they delivered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laporan.services.ingatkan import Pengingatan, remind_late, reminded_on
from laporan.services.terima import receive_many
from laporan.status import (
    BarisStatus,
    cell_url,
    count_rows,
    late_first,
    rows_per_province,
    status_rows,
    waiting_documents,
)
from sakip.choices import JenisSatker
from sakip.models import Satker
from sakip.models.alur import Beralur
from sakip.periode import review_dues
from sakip.permissions import Deed, can, can_step
from sakip.services.pemberitahuan import document_url
from sakip.transitions import Aksi, find_transition

PER_HALAMAN = 60
SEBUT = 10  # satker without an account that a message names
TAMPIL = {
    "": "Semua, yang terlambat dahulu",
    "terlambat": "Hanya yang terlambat",
    "menunggu": "Hanya yang menunggu penerimaan",
    "kode": "Semua, menurut kode wilayah",
}
LINGKUP = {
    "": "Satuan kerja langsung di bawah",
    "provinsi": "Jumlah per provinsi",
    "semua": "Semua satuan kerja",
}


@require_safe
def show_status(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Satker x document with its state; counts of all of them in the head, those that lag first."""
    tempat = _place(request, kode)
    lingkup, tampil = _picked(request, LINGKUP, "lingkup"), _picked(request, TAMPIL, "tampil")
    rows = status_rows(list(_below(request, tempat, lingkup)), tahun)
    konteks = _page(tempat, tahun, f"Status dokumen tahun {tahun}") | {
        "hitungan": count_rows(rows),
        "banyak_terlambat": sum(r.terlama > 0 for r in rows),
        "banyak": len(rows),
        "lingkup": lingkup,
        "tampil": tampil,
        "pilihan_tampil": TAMPIL.items(),
        "pilihan_lingkup": LINGKUP.items() if tempat.jenis == JenisSatker.PUSAT else None,
        "boleh_ingatkan": can(request.user, Deed.JADWAL, _authority(tempat)),
        "aksi": _actions(tempat, tahun),
    }
    if lingkup == "provinsi":
        kelompok = [(p, count_rows(g), sum(r.terlama > 0 for r in g)) for p, g in rows_per_province(rows)]
        return render(request, "laporan/status/provinsi.html", konteks | {"kelompok": kelompok})
    halaman = Paginator(_arranged(rows, tampil), PER_HALAMAN).get_page(request.GET.get("halaman"))
    diingatkan = reminded_on(tempat, (r.satker.pk for r in halaman), tahun)
    baris = [
        (r, [(s, cell_url(r.satker, tahun, s)) for s in r.sel], diingatkan.get(r.satker.pk)) for r in halaman
    ]
    return render(request, "laporan/status/daftar.html", konteks | {"halaman": halaman, "baris": baris})


@require_POST
def remind(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Remind those that were ticked, or all that lag."""
    tempat = _place(request, kode)
    lingkup = "semua" if request.POST.get("lingkup") in ("semua", "provinsi") else ""
    satker = _below(request, tempat, lingkup)
    if "semua" not in request.POST:
        satker = satker.filter(kode_wilayah__in=request.POST.getlist("satker"))
    hasil = remind_late(user=request.user, tempat=tempat, satker=list(satker), tahun=tahun)
    _tell_reminded(request, hasil)
    saringan = {n: request.POST[n] for n in ("lingkup", "tampil", "halaman") if request.POST.get(n)}
    return redirect(reverse("laporan:status", args=[kode, tahun], query=saringan))


def _tell_reminded(request: HttpRequest, hasil: Pengingatan) -> None:
    """Say who was told, and where nobody could be."""
    if hasil.orang:
        messages.success(request, f"{hasil.orang} orang di {hasil.satker} satuan kerja sudah diingatkan.")
    elif hasil.satker:
        messages.info(request, f"{hasil.satker} satuan kerja sudah diingatkan sebelumnya pada hari ini.")
    elif not hasil.tanpa_akun:
        messages.warning(request, "Tidak ada satuan kerja terlambat yang dipilih.")
    if hasil.tanpa_akun:
        nama = [s.nama for s in hasil.tanpa_akun[:SEBUT]]
        sisa = len(hasil.tanpa_akun) - len(nama)
        sebutan = f"{', '.join(nama)}{f', dan {sisa} lainnya' if sisa else ''}"
        teks = f"Tidak ada akun yang dapat diingatkan di {sebutan}. Hubungi satuan kerjanya dengan cara lain."
        messages.warning(request, teks)


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """What waits to be received, to read one by one or to receive many with one confirmation."""
    tempat = _place(request, kode)
    dokumen = waiting_documents(request.user, tempat, tahun)
    if request.method == "POST":
        _receive_ticked(request, dokumen)
        return redirect("laporan:status-terima", kode=kode, tahun=tahun)
    status = reverse("laporan:status", args=[kode, tahun])
    halaman = Paginator(dokumen, PER_HALAMAN * 2).get_page(request.GET.get("halaman"))
    dues = review_dues((d.pemilik, d.jenis_dokumen, d.tahun, getattr(d, "triwulan", None)) for d in halaman)
    baris = [
        (d, _key(d), document_url(d), _may_receive(request, d), tenggat)
        for d, tenggat in zip(halaman, dues, strict=True)
    ]
    konteks = _page(tempat, tahun, "Menunggu penerimaan", (f"Status dokumen {tahun}", status))
    boleh = any(b[3] for b in baris)
    return render(
        request, "laporan/status/terima.html", konteks | {"halaman": halaman, "baris": baris, "boleh": boleh}
    )


def _receive_ticked(request: HttpRequest, dokumen: Sequence[Beralur]) -> None:
    """Receive what was ticked, when the user says that it was read; say what came of it."""
    if "periksa" not in request.POST:
        messages.warning(request, "Belum ada yang diterima. Tandai dahulu bahwa dokumennya sudah diperiksa.")
        return
    chosen = _chosen(request, dokumen)
    gagal = receive_many(user=request.user, dokumen=chosen)
    _report(request, len(chosen) - len(gagal), gagal)


def _place(request: HttpRequest, kode: str) -> Satker:
    """The province, or the national satker, whose satker below are looked at."""
    rows = Satker.objects.visible_to(request.user)
    return get_object_or_404(rows, kode_wilayah=kode, jenis__in=[JenisSatker.PUSAT, JenisSatker.PROVINSI])


def _below(request: HttpRequest, tempat: Satker, lingkup: str) -> QuerySet[Satker]:
    """The satker directly below; for the nation also the kabupaten/kota of each province, or all."""
    rows = Satker.objects.visible_to(request.user).select_related("induk")
    if tempat.jenis != JenisSatker.PUSAT or not lingkup:
        return rows.filter(induk=tempat)
    return rows.filter(induk__isnull=False) if lingkup == "semua" else rows.filter(induk__induk=tempat)


def _authority(tempat: Satker) -> Satker | None:
    return None if tempat.jenis == JenisSatker.PUSAT else tempat


def _picked(request: HttpRequest, pilihan: dict[str, str], nama: str) -> str:
    nilai = request.GET.get(nama, "")
    return nilai if nilai in pilihan else ""


def _arranged(rows: list[BarisStatus], tampil: str) -> list[BarisStatus]:
    if tampil == "kode":
        return rows
    if tampil == "menunggu":
        return [r for r in rows if r.menunggu]
    return late_first(r for r in rows if tampil != "terlambat" or r.terlama)


def _key(dokumen: Beralur) -> str:
    """How the form names a document, with the version that is seen."""
    return f"{dokumen.jenis_dokumen}:{dokumen.pk}:{dokumen.suntingan}"


def _chosen(request: HttpRequest, dokumen: Sequence[Beralur]) -> list[tuple[Beralur, int]]:
    """The ticked ones that still wait, each with the version that was seen."""
    sent = {k.rpartition(":")[0]: k.rpartition(":")[2] for k in request.POST.getlist("dokumen")}
    seen = ((d, sent.get(_key(d).rpartition(":")[0], "")) for d in dokumen)
    return [(d, int(versi)) for d, versi in seen if versi.isdecimal()]


def _may_receive(request: HttpRequest, dokumen: Beralur) -> bool:
    step = find_transition(dokumen.jenis_dokumen, dokumen.status, Aksi.TERIMA)
    return step is not None and can_step(request.user, step, dokumen.pemilik, dokumen.unit_alur)


def _report(request: HttpRequest, banyak: int, gagal: list[tuple[Beralur, str]]) -> None:
    if banyak:
        messages.success(request, f"{banyak} dokumen diterima.")
    for dokumen, kalimat in gagal:
        messages.error(request, f"{dokumen} belum diterima. {kalimat}")
    if not banyak and not gagal:
        messages.warning(request, "Tidak ada dokumen yang dipilih.")


def _actions(tempat: Satker, tahun: int) -> list[dict[str, str]]:
    args = [tempat.kode_wilayah, tahun]
    aksi = [
        {"teks": "Jadwal", "url": reverse("sakip:jadwal-detail", args=args), "ikon": "calendar-clock"},
        {
            "teks": "Menunggu penerimaan",
            "url": reverse("laporan:status-terima", args=args),
            "ikon": "inbox",
            "jenis": "utama",
        },
    ]
    if tempat.jenis == JenisSatker.PROVINSI:
        capaian = {"teks": "Capaian", "url": reverse("laporan:provinsi", args=args), "ikon": "chart-column"}
        aksi.insert(0, capaian)
    return aksi


def _page(tempat: Satker, tahun: int, judul: str, *remah: tuple[str, str]) -> dict[str, Any]:
    atas = [("Tugas saya", reverse("laporan:beranda")), *remah]
    butir = [{"teks": teks, "url": url} for teks, url in atas]
    return {"satker": tempat, "tahun": tahun, "judul": judul, "remah": [*butir, {"teks": judul}]}
