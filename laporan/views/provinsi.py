"""A province's page: its kabupaten/kota with their capaian and how many indikator stand behind it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from laporan.rekap import province_rows
from sakip.choices import JenisSatker, Triwulan
from sakip.models import Satker


@require_safe
def show_province(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Kabupaten/kota of the province; ?triwulan=1..4 picks one, else the latest measured of each."""
    provinsi = get_object_or_404(
        Satker.objects.visible_to(request.user), kode_wilayah=kode, jenis=JenisSatker.PROVINSI
    )
    picked = request.GET.get("triwulan", "")
    triwulan = int(picked) if picked in {"1", "2", "3", "4"} else None
    baris = province_rows(provinsi, tahun, triwulan)
    visible = set(Satker.objects.visible_to(request.user).filter(induk=provinsi).values_list("pk", flat=True))
    konteks = {
        "satker": provinsi,
        "tahun": tahun,
        "judul": f"Rekapitulasi {provinsi.nama}",
        "baris": [b for b in baris if b.satker.pk in visible],
        "berdata": sum(
            b.lembaga.seluruh + b.sekretariat.seluruh > 0 for b in baris if b.satker.pk in visible
        ),
        "triwulan": triwulan,
        "pilihan_triwulan": Triwulan.choices,
    }
    return render(request, "laporan/provinsi.html", konteks)
