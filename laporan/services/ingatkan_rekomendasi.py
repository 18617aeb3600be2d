"""Reminding of recommendations by their own deadline."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from laporan.models import Rekomendasi
from laporan.services.ingatkan import MINGGU_LEWAT, SISA, stage_of
from laporan.tugas.rekomendasi import DIKERJAKAN
from sakip.choices import Peran
from sakip.models import Pemberitahuan
from sakip.periode import countdown
from sakip.services.jejak import log_jejak
from sakip.services.pemberitahuan import holders, store
from sakip.tanggal import cetak_tanggal


@transaction.atomic
def remind_of_recommendations(on: date | None = None) -> int:
    """Remind who fills in for the owner of what is due on the days of `stage_of` (None = today); returns how
    many reminders are new. Two queries, whatever the number of recommendations; asked again it writes
    nothing."""
    hari = on or timezone.localdate()
    rows = Rekomendasi.objects.filter(
        status__in=DIKERJAKAN,
        tenggat__gte=hari - timedelta(weeks=MINGGU_LEWAT),
        tenggat__lte=hari + timedelta(days=SISA[-1]),
    )
    terbuka = list(rows.select_related("satker"))
    orang = holders({r.satker_id for r in terbuka}, (Peran.OPERATOR, Peran.KASUBBAG))
    milik = list(orang.values_list("satker_id", "unit_id", "user_id")) if terbuka else []
    baru = store(
        [
            _reminder(r, user, hari)
            for r in terbuka
            for user in {u for s, unit, u in milik if s == r.satker_id and unit in (None, r.unit_id)}
            if stage_of((r.tenggat - hari).days)
        ]
    )
    if baru:
        log_jejak(user=None, tindakan="ingatkan rekomendasi", satker=None, keterangan=f"{baru} pemberitahuan")
    return baru


def _reminder(satu: Rekomendasi, user: int, hari: date) -> Pemberitahuan:
    args = [satu.satker.kode_wilayah, satu.tanggal.year, satu.pk]
    return Pemberitahuan(
        user_id=user,
        satker=satu.satker,
        teks=(
            f"Rekomendasi untuk {satu.satker}: batas waktunya {cetak_tanggal(satu.tenggat)}, "
            f"{countdown(satu.tenggat, hari)}."
        ),
        url=reverse("laporan:rekomendasi-detail", args=args),
        kunci=f"rekomendasi:{satu.pk}:{satu.tenggat}:{stage_of((satu.tenggat - hari).days)}",
    )
