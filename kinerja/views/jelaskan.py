"""Jelaskan angka ini: how a capaian and the average of a unit came about, and what others would be."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinerja.models import Pengukuran
from kinerja.models.realisasi import Acuan
from kinerja.penjelasan.andai import ANDAI, suppose
from kinerja.penjelasan.bahan import material_of
from kinerja.penjelasan.capaian import explain_capaian
from kinerja.penjelasan.rerata import explain_average
from kinerja.views.lingkup import object_of, year_page
from sakip.queries import kebijakan_for
from sakip.views.jelaskan import explain_page

PANJANG_ANDAI = 200  # characters of a value that are read


@require_safe
def show_capaian(request: HttpRequest, kode: str, tahun: int, pk: int, baris: int) -> HttpResponse:
    """The capaian of one row; ?target=, ?realisasi= and, of a ratio, ?pembilang= and ?penyebut=
    ask what others would give, and store nothing."""
    pengukuran = object_of(request, Pengukuran, kode, tahun, pk)
    bahan = material_of(pengukuran, baris)
    if bahan is None:
        raise Http404("Baris realisasi tidak ditemukan.")
    penjelasan = explain_capaian(request.user, bahan)
    diandaikan = {nama: request.GET.get(nama, "")[:PANJANG_ANDAI] for nama in ANDAI}
    konteks = _page(pengukuran, penjelasan.judul, bahan.baris.indikator or "(tanpa indikator)")
    buka = reverse("kinerja:realisasi-baris", args=[kode, tahun, pk, baris])
    konteks |= {"aksi": [{"teks": "Buka baris ini", "url": buka, "ikon": "square-pen"}]}
    konteks |= {"baris": bahan.baris, "andai": suppose(bahan, **diandaikan), "diandaikan": diandaikan}
    return explain_page(
        request,
        penjelasan,
        konteks,
        halaman="kinerja/realisasi/jelaskan.html",
        potongan="kinerja/realisasi/_jelaskan.html",
    )


@require_safe
def show_average(request: HttpRequest, kode: str, tahun: int, pk: int, acuan: str) -> HttpResponse:
    """The average of the rows of a triwulan that are measured against one kind of document."""
    pengukuran = object_of(request, Pengukuran, kode, tahun, pk)
    kebijakan = kebijakan_for(pengukuran.unit.satker, tahun)
    penjelasan = explain_average(pengukuran, acuan, kebijakan) if acuan in Acuan.values else None
    if penjelasan is None:
        raise Http404("Tidak ada rata-rata untuk acuan itu.")
    tentang = f"Rata-rata indikator yang diukur terhadap {Acuan(acuan).label}"
    return explain_page(request, penjelasan, _page(pengukuran, penjelasan.judul, tentang))


def _page(pengukuran: Pengukuran, judul: str, tentang: str) -> dict[str, object]:
    args = [pengukuran.unit.satker.kode_wilayah, pengukuran.tahun]
    daftar = ("Realisasi", reverse("kinerja:realisasi-list", args=args))
    triwulan = (
        pengukuran.get_triwulan_display(),
        reverse("kinerja:realisasi-detail", args=[*args, pengukuran.pk]),
    )
    di_atas = f"{pengukuran.unit.nama}, {pengukuran.get_triwulan_display()} {pengukuran.tahun}"
    return year_page(
        pengukuran.unit.satker, pengukuran.tahun, judul, daftar, triwulan, di_atas=di_atas, keterangan=tentang
    )
