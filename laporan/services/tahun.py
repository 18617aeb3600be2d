"""Opening a year: everybody who fills in is told once that the schedule stands and what to prepare."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from sakip.choices import JenisSatker
from sakip.models import Jejak, Pemberitahuan, Penugasan, Periode, Satker, User
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak
from sakip.services.pemberitahuan import holders, store
from sakip.services.periode import DIBERI_TAHU


@transaction.atomic
def open_year(*, user: User, tempat: Satker, tahun: int) -> int:
    """Tell who fills in at every satker in the reach of `tempat` (the nation or a province) that `tahun` is
    open, with one Jejak; returns how many people are told now.

    Repeating it tells only who was not told yet, and writes no Jejak when there is nobody. Raises
    PermissionDenied, and ValidationError while no window of `tahun` is set.
    """
    pemilik = owner_of_year(tempat)
    require(user, Deed.JADWAL, pemilik)
    jadwal = windows_in_reach(tempat, tahun)
    if not jadwal:
        raise ValidationError(f"Jadwal tahun {tahun} belum disimpan. Simpan jadwalnya lebih dahulu.")
    rows = untold_people(tempat, tahun)
    banyak = store([_sentence(p, tempat, tahun) for p in rows])
    if banyak:
        log_jejak(
            user=user,
            tindakan=f"buka tahun {tahun}",
            satker=pemilik,
            sesudah={
                "satker": len({p.satker_id for p in rows}),
                "pemberitahuan": banyak,
                "jadwal": jadwal,
            },
        )
    return banyak


def owner_of_year(tempat: Satker) -> Satker | None:
    """Whose windows are set at `tempat`: at the national satker the nation's (None)."""
    return None if tempat.jenis == JenisSatker.PUSAT else tempat


def windows_in_reach(tempat: Satker, tahun: int) -> int:
    """How many windows of `tahun` hold there: the nation's, and of a province its own too."""
    milik = Q(satker__isnull=True) if tempat.jenis == JenisSatker.PUSAT else Q(satker=tempat)
    return Periode.objects.filter(milik | Q(satker__isnull=True), tahun=tahun).count()


def unique_people(tempat: Satker) -> list[Penugasan]:
    """One penugasan of each person and satker in the reach of `tempat` who fills in there (two queries)."""
    satker = Satker.objects.all()
    if tempat.jenis != JenisSatker.PUSAT:
        satker = satker.filter(Q(pk=tempat.pk) | Q(induk=tempat))
    rows = holders(satker.values_list("pk", flat=True), DIBERI_TAHU).select_related("satker").order_by("pk")
    return list({(p.user_id, p.satker_id): p for p in rows}.values())


def untold_people(tempat: Satker, tahun: int) -> list[Penugasan]:
    """Those of `unique_people` whom nobody told of `tahun` yet (three queries)."""
    awal = f"buka-tahun:{tempat.pk}:{tahun}:"
    told = Pemberitahuan.objects.filter(kunci__startswith=awal).values_list("user_id", "satker_id")
    sudah = set(told)
    return [p for p in unique_people(tempat) if (p.user_id, p.satker_id) not in sudah]


def openings(tempat: Satker, tahun: int) -> list[Jejak]:
    """Every time that `tahun` was opened at `tempat`, the latest first."""
    rows = Jejak.objects.filter(satker=owner_of_year(tempat), tindakan=f"buka tahun {tahun}")
    return list(rows.select_related("user").order_by("-pk"))


def announcement(tempat: Satker, tahun: int) -> str:
    """What a person reads."""
    return (
        f"{tempat.nama} membuka tahun {tahun}. Jadwal pengisiannya sudah ditetapkan; siapkan DIPA, RKT, dan "
        "Perjanjian Kinerja satuan kerja Anda."
    )


def _sentence(penugasan: Penugasan, tempat: Satker, tahun: int) -> Pemberitahuan:
    satker = penugasan.satker
    return Pemberitahuan(
        user_id=penugasan.user_id,
        teks=announcement(tempat, tahun),
        url=reverse("laporan:tahun-siap", args=[satker.kode_wilayah, tahun]),
        kunci=f"buka-tahun:{tempat.pk}:{tahun}:{satker.pk}",
        satker=satker,
    )
