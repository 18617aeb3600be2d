"""The nightly check of all satker: findings are kept per satker and year, so that pages need not judge."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from laporan.models import HasilPemeriksaan, Lakip
from laporan.pemeriksaan.setahun import check_year, satker_with_data
from sakip.choices import SAH
from sakip.models import Satker

CATATAN = logging.getLogger(__name__)


def keep_findings(*, satker: Satker, tahun: int) -> HasilPemeriksaan:
    """Check `satker` for `tahun` and keep what was found in place of what was kept before.

    A deed of the system: it follows from the stored data alone, so that it asks for no right and leaves no
    trail.
    """
    temuan = check_year(satker, tahun)
    banyak = Counter(t.tingkat for t in temuan)
    with transaction.atomic():
        hasil, _ = HasilPemeriksaan.objects.update_or_create(
            satker=satker,
            tahun=tahun,
            defaults={
                "waktu": timezone.now(),
                **{tingkat: banyak[tingkat] for tingkat in ("galat", "alasan", "peringatan")},
                "temuan": [t.as_dict() for t in temuan],
            },
        )
    return hasil


def due_tonight(tahun: int) -> list[tuple[Satker, int]]:
    """Every satker with data of `tahun`, and of the year before until its LAKIP is in force, by code."""
    lalu = satker_with_data(tahun - 1) - set(
        Lakip.objects.filter(tahun=tahun - 1, status__in=SAH).values_list("satker_id", flat=True)
    )
    kini = satker_with_data(tahun)
    rows = Satker.objects.filter(pk__in=kini | lalu).select_related("induk").order_by("kode_wilayah")
    return [(s, t) for s in rows for t, ada in ((tahun - 1, lalu), (tahun, kini)) if s.pk in ada]


def check_all(daftar: list[tuple[Satker, int]]) -> Iterator[str]:
    """Check each satker and year of `daftar` and keep its findings; a line for each, with counts alone. What
    goes wrong at one satker is logged and does not stop the others."""
    for satker, tahun in daftar:
        try:
            hasil = keep_findings(satker=satker, tahun=tahun)
        except Exception as galat:
            CATATAN.exception("Pemeriksaan %s tahun %s gagal", satker.kode_wilayah, tahun)
            yield f"{satker.kode_wilayah} {tahun}: gagal diperiksa ({type(galat).__name__})"
        else:
            yield (
                f"{satker.kode_wilayah} {tahun}: {hasil.galat} galat, {hasil.alasan} alasan, "
                f"{hasil.peringatan} peringatan"
            )
