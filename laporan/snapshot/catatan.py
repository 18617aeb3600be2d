"""What a report says of how its data came about: exceptions from a closed window, and corrections."""

from __future__ import annotations

from django.db.models import Q

from kinerja.models import Pengukuran
from sakip.choices import JenisDokumen, Triwulan
from sakip.models import Langkah, Satker
from sakip.periode import exceptions_used
from sakip.tanggal import cetak_tanggal
from sakip.transitions import Aksi


def notes_of(satker: Satker, tahun: int) -> list[str]:
    """One sentence for each exception given to `satker` for `tahun` and for each correction of its realisasi
    after it was put in force, oldest first. Three queries; empty = nothing was out of the ordinary."""
    return [*_exceptions(satker, tahun), *_corrections(satker, tahun)]


def _exceptions(satker: Satker, tahun: int) -> list[str]:
    return [
        f"{satu.get_dokumen_display()}{_of_triwulan(satu.triwulan)} diisi dengan pengecualian atas jadwal "
        f"sampai {cetak_tanggal(satu.sampai)} berdasarkan {satu.kuasa}. Alasan: {satu.alasan}"
        for satu in exceptions_used(satker, tahun)
    ]


def _corrections(satker: Satker, tahun: int) -> list[str]:
    rows = Pengukuran.objects.filter(unit__satker=satker, tahun=tahun, versi__gt=0).select_related("unit")
    pengukuran = {p.pk: p for p in rows}
    langkah = Langkah.objects.filter(
        Q(aksi=Aksi.BUKA) | Q(aksi=Aksi.TOLAK),
        dokumen=JenisDokumen.REALISASI,
        objek_id__in=list(pengukuran),
    )
    return [
        f"Realisasi {pengukuran[satu.objek_id].unit.nama}{_of_triwulan(pengukuran[satu.objek_id].triwulan)} "
        f"dikoreksi setelah ditetapkan (perubahan ke-{satu.versi + 1}). Alasan: {satu.alasan}"
        for satu in langkah.order_by("id")
    ]


def _of_triwulan(triwulan: int | None) -> str:
    return f" {Triwulan(triwulan).label}" if triwulan else ""
