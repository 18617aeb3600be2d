"""The LAKIP to be read in the browser: the same content as the PDF, by chapter, with what is still empty."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan.bentuk.kelengkapan import Kurang, complete_parts, parts_lacking
from laporan.bentuk.lakip import bentuk_lakip
from laporan.bentuk.naskah import Bagian
from laporan.bentuk.usang import mark_stale
from laporan.snapshot import lakip_snapshot
from laporan.usang import stale_of
from sakip.models import Satker
from sakip.permissions import Deed, can
from sakip.views.halaman import page_of

DIISI: Final = {
    "pegawai": ("laporan:bahan", ()),
    "divisi": ("laporan:bahan-isi", ("divisi",)),
    "sarana": ("laporan:bahan-isi", ("sarana",)),
    "pembanding": ("laporan:bahan-isi", ("pembanding",)),
    "capaian-lalu": ("laporan:bahan-isi", ("capaian-lalu",)),
    "anggaran-lalu": ("laporan:bahan-isi", ("anggaran-lalu",)),
    "anggaran": ("anggaran:anggaran-detail", ()),
    "rkt": ("kinerja:rkt-list", ()),
    "pk": ("kinerja:pk-list", ()),
    "realisasi": ("kinerja:realisasi-list", ()),
    "kebijakan": ("sakip:kebijakan-detail", ()),
    "narasi": ("laporan:lakip-detail", ()),
}
TANPA_TAHUN: Final = {"renstra": "renstra:renstra-list", "unit": "sakip:satker-detail"}


@require_safe
def read_lakip(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The report as it stands now; what is printed and issued stays the PDF."""
    satker = get_object_or_404(
        Satker.objects.visible_to(request.user).select_related("induk"), kode_wilayah=kode
    )
    snapshot = lakip_snapshot(satker, tahun)
    bentuk = bentuk_lakip(snapshot)
    perubahan = stale_of(satker, tahun, snapshot)
    mark_stale(bentuk, perubahan.usang if perubahan else {})
    konteks = _page(satker, tahun, bentuk["judul"]) | {
        "bentuk": bentuk,
        "perubahan": perubahan,
        "alamat_angka": reverse("laporan:angka-detail", args=[kode, tahun, "_"]).removesuffix("_/"),
        **completeness(satker, tahun, request.user, bentuk["bab"]),
        "aksi": _actions(request, satker, tahun),
    }
    return render(request, "laporan/baca/lakip.html", konteks)


def completeness(satker: Satker, tahun: int, user: Any, bab: list[Bagian]) -> dict[str, Any]:
    """What `_kelengkapan.html` shows: the empty parts, each with the page on which it is filled."""
    penuh, seluruh = complete_parts(bab)
    return {
        "kurang": [(k, _where(satker, tahun, k)) for k in parts_lacking(bab)],
        "penuh": penuh,
        "seluruh": seluruh,
        "boleh_isi": can(user, Deed.ISI, satker),
    }


def _where(satker: Satker, tahun: int, kurang: Kurang) -> str:
    """The page on which an empty part is filled."""
    if kurang.tempat in TANPA_TAHUN:
        return reverse(TANPA_TAHUN[kurang.tempat], args=[satker.kode_wilayah])
    nama, lain = DIISI[kurang.tempat]
    return reverse(nama, args=[satker.kode_wilayah, tahun, *lain])


def _page(satker: Satker, tahun: int, judul: str) -> dict[str, Any]:
    args = [satker.kode_wilayah, tahun]
    rantai = (f"Tahun {tahun}", reverse("laporan:rantai", args=args))
    lakip = ("Laporan Kinerja", reverse("laporan:lakip-detail", args=args))
    return page_of(satker, judul, rantai, lakip, tahun=tahun)


def _actions(request: HttpRequest, satker: Satker, tahun: int) -> list[dict[str, str]]:
    if not can(request.user, Deed.CETAK, satker):
        return []
    url = reverse("laporan:cetak", args=[satker.kode_wilayah, tahun, "lakip"])
    return [{"teks": "Cetak LAKIP", "url": url, "ikon": "printer", "jenis": "utama"}]
