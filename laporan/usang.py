"""What a LAKIP said when it was submitted or prepared for signing, beside what its data say now (layer 2)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from laporan.alur import kept_content
from laporan.bentuk.usang import Usang, stale_between
from laporan.fakta import fakta_dalam
from laporan.models import Dokumen, Lakip
from laporan.models.dokumen import StatusTerbit
from laporan.snapshot import lakip_snapshot
from sakip.choices import JenisDokumen
from sakip.models import Langkah, Satker
from sakip.tanggal import cetak_tanggal

TERSIMPAN = (StatusTerbit.MENUNGGU, StatusTerbit.BERLAKU)


@dataclass(frozen=True)
class Perubahan:
    """`sejak` says in words what was kept (`naskah yang disiapkan 3 Januari 2025`); `usang` by id."""

    sejak: str
    usang: dict[str, Usang]


def stale_figures(lakip: Lakip, kini: dict[str, Any] | None = None) -> Perubahan | None:
    """The figures of `lakip` that changed since they were kept; None = nothing was kept of this version.

    `kini` is its snapshot (None = it is read). At most three queries beside those of the snapshot.
    """
    kept = _kept(lakip) if lakip.pk else None
    if kept is None:
        return None
    sejak, isi = kept
    snap = kini or lakip_snapshot(lakip.satker, lakip.tahun)
    return Perubahan(sejak, stale_between(fakta_dalam(isi), fakta_dalam(snap)))


def stale_of(satker: Satker, tahun: int, kini: dict[str, Any]) -> Perubahan | None:
    """The same of the LAKIP of `satker` and `tahun`; None also where it has no row yet."""
    lakip = Lakip.objects.filter(satker=satker, tahun=tahun).first()
    return stale_figures(lakip, kini) if lakip else None


def _kept(lakip: Lakip) -> tuple[str, dict[str, Any]] | None:
    """What was prepared for signing or issued, else what was submitted last; a draft that was never submitted
    shows its data as they are, so that nothing was kept of it."""
    rows = Dokumen.objects.filter(jenis=JenisDokumen.LAKIP, objek_id=lakip.pk, versi=lakip.versi)
    naskah = rows.filter(status__in=TERSIMPAN).order_by("-id").first()
    if naskah is not None:
        return f"naskah yang disiapkan {_day(naskah.dibuat)}", json.loads(naskah.snapshot)
    isi = kept_content(lakip, lakip.pk, lakip.versi)
    if isi is None:
        return None
    steps = Langkah.objects.filter(dokumen=JenisDokumen.LAKIP, objek_id=lakip.pk, versi=lakip.versi)
    waktu = steps.exclude(isi="").order_by("-id").values_list("waktu", flat=True)[0]
    return f"yang diajukan {_day(waktu)}", isi


def _day(waktu: Any) -> str:
    return cetak_tanggal(timezone.localtime(waktu).date())
