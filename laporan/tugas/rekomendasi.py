"""The tasks that a review and its recommendations give: findings to answer, recommendations to report on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

from django.urls import reverse

from laporan.models import Rekomendasi, TemuanReviu
from laporan.models.rekomendasi import StatusRekomendasi
from laporan.models.reviu import StatusReviu, StatusTemuan
from laporan.tugas.bahan import Bahan
from laporan.tugas.bentuk import DEKAT, Kelompok, Tugas, first_words, group_of
from laporan.tugas.dokumen import fills
from sakip.models import Satker
from sakip.periode import countdown

DIKERJAKAN = (StatusRekomendasi.TERBUKA, StatusRekomendasi.BERJALAN)


def review_tasks(bahan: Bahan) -> list[Tugas]:
    """A task for each recommendation that is due within DEKAT days, or was, and one for the findings of each
    review that nobody has answered, for who fills in there (two queries)."""
    if not bahan.satker:
        return []
    bersama = bahan.bersama
    rows = bersama.once("rekomendasi", lambda satker: _due(bahan, satker))
    temuan = bersama.once("temuan reviu", _unanswered)
    return [
        *(_recommendation(bahan, r) for r in rows if fills(bahan, r.satker, r.unit)),
        *(_findings(t) for t in temuan.values() if fills(bahan, t[0].reviu.satker, None)),
    ]


def _due(bahan: Bahan, satker: Mapping[int, Satker]) -> list[Rekomendasi]:
    batas = bahan.hari + timedelta(days=DEKAT)
    rows = Rekomendasi.objects.filter(satker__in=satker, status__in=DIKERJAKAN, tenggat__lte=batas)
    return list(rows.select_related("satker", "unit"))


def _unanswered(satker: Mapping[int, Satker]) -> dict[int, list[TemuanReviu]]:
    found: dict[int, list[TemuanReviu]] = defaultdict(list)
    rows = TemuanReviu.objects.filter(
        reviu__satker__in=satker, reviu__status=StatusReviu.BERJALAN, status=StatusTemuan.TERBUKA
    )
    for temuan in rows.select_related("reviu__satker"):
        found[temuan.reviu_id].append(temuan)
    return found


def _recommendation(bahan: Bahan, satu: Rekomendasi) -> Tugas:
    args = [satu.satker.kode_wilayah, satu.tanggal.year, satu.pk]
    return Tugas(
        kelompok=group_of(Kelompok.KERJAKAN, satu.tenggat, bahan.hari),
        kerja="Laporkan kemajuan",
        judul=f"Rekomendasi {satu.get_sumber_display().lower()} {satu.tanggal.year}",
        tempat=str(satu.unit or satu.satker),
        url=reverse("laporan:rekomendasi-lapor", args=args),
        tenggat=satu.tenggat,
        sisa=countdown(satu.tenggat, bahan.hari),
        catatan=first_words(satu.uraian),
    )


def _findings(temuan: list[TemuanReviu]) -> Tugas:
    reviu = temuan[0].reviu
    return Tugas(
        kelompok=Kelompok.KERJAKAN,
        kerja="Tanggapi temuan",
        judul=f"{len(temuan)} temuan reviu LAKIP {reviu.tahun}",
        tempat=reviu.satker.nama,
        url=reverse("laporan:reviu-detail", args=[reviu.satker.kode_wilayah, reviu.tahun]),
        catatan="Pereviu menunggu tanggapan satuan kerja.",
    )
