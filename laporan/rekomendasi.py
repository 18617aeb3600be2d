"""Reads of recommendations: of a satker, of a year, and as they stood when a year ended (layer 2)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.db.models import Prefetch, Q, QuerySet

from laporan.models import KemajuanRekomendasi, Rekomendasi
from laporan.models.rekomendasi import BELUM_TUNTAS, DIPUTUS, StatusRekomendasi
from sakip.models import Satker, User
from sakip.permissions import Deed, can
from sakip.tanggal import cetak_tanggal

TONE: Final[dict[str, str]] = {
    StatusRekomendasi.TERBUKA: "kurang",
    StatusRekomendasi.BERJALAN: "info",
    StatusRekomendasi.DILAPORKAN: "info",
    StatusRekomendasi.SELESAI: "baik",
    StatusRekomendasi.TIDAK_DAPAT: "netral",
}


def recommendations_of(satker: Satker, tahun: int) -> QuerySet[Rekomendasi]:
    """What concerns the year: given by its end, and still open or decided in it or later; by deadline."""
    rows = Rekomendasi.objects.filter(satker=satker, tanggal__lte=date(tahun, 12, 31))
    rows = rows.filter(Q(status__in=BELUM_TUNTAS) | Q(per_tanggal__gte=date(tahun, 1, 1)))
    return rows.select_related("unit", "user").order_by("tenggat", "id")


def may_give(user: User, satker: Satker) -> bool:
    """Whether `user` writes recommendations down: who evaluates from outside, and who fills in for the satker
    (typed from a report)."""
    return can(user, Deed.REKOMENDASI, satker) or can(user, Deed.ISI, satker)


def printed_recommendations(satker: Satker, tahun: int) -> list[dict[str, str]]:
    """The rows of "Tindak Lanjut Rekomendasi" in the LAKIP of `tahun`: what was open in the year, as it stood
    on its last day, so that what is reported later does not change a report (two queries)."""
    akhir = date(tahun, 12, 31)
    kemajuan = Prefetch(
        "kemajuan", KemajuanRekomendasi.objects.filter(tanggal__lte=akhir).order_by("tanggal", "id")
    )
    rows = Rekomendasi.objects.filter(satker=satker, tanggal__lte=akhir).prefetch_related(kemajuan)
    return [
        _printed(satu, list(satu.kemajuan.all()))
        for satu in rows.order_by("tanggal", "id")
        if _was_open(list(satu.kemajuan.all()), date(tahun, 1, 1))
    ]


def _was_open(kemajuan: list[KemajuanRekomendasi], awal: date) -> bool:
    """Whether nobody had decided it before `awal`."""
    terakhir = [k for k in kemajuan if k.tanggal < awal]
    return not terakhir or terakhir[-1].status not in DIPUTUS


def _printed(satu: Rekomendasi, kemajuan: list[KemajuanRekomendasi]) -> dict[str, str]:
    terakhir = kemajuan[-1] if kemajuan else None
    status = StatusRekomendasi(terakhir.status if terakhir else StatusRekomendasi.TERBUKA)
    return {
        "uraian": satu.uraian,
        "sumber": ", ".join(filter(None, (satu.get_sumber_display(), satu.rujukan))),
        "jabatan": satu.jabatan,
        "tenggat": cetak_tanggal(satu.tenggat),
        "status": str(status.label),
        "catatan": f"{cetak_tanggal(terakhir.tanggal)}: {terakhir.catatan}" if terakhir else "",
    }


def read_file(kemajuan: KemajuanRekomendasi) -> bytes:
    """The stored evidence; FileNotFoundError where there is none."""
    if not kemajuan.berkas:
        raise FileNotFoundError
    with kemajuan.berkas.open("rb") as isi:
        return bytes(isi.read())


def panel_of(user: User, satu: Rekomendasi) -> dict[str, Any]:
    """What `user` may do with a recommendation."""
    return {
        "boleh_lapor": satu.is_open and can(user, Deed.ISI, satu.satker, satu.unit),
        "boleh_putus": can(user, Deed.REKOMENDASI, satu.satker),
        "boleh_ubah": satu.is_open and may_give(user, satu.satker),
        "nada": TONE[satu.status],
    }
