"""Reads of who answers for which indikator, and who of them may not fill it in (layer 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from renstra.models import Indikator, PenanggungJawab
from renstra.queries import renstra_in_force
from sakip.models import Penugasan, Satker, User
from sakip.permissions import MATRIX, Deed

BERHAK_MENGISI = frozenset(peran for peran, deeds in MATRIX.items() if Deed.ISI in deeds)
TANPA_AKUN = "Belum mempunyai akun"
DITANGGUHKAN = "Akunnya ditangguhkan"
TANPA_PENUGASAN = "Tidak mempunyai penugasan yang berhak mengisi hari ini"


@dataclass(frozen=True)
class BarisPj:
    """A penanggung jawab of today; `halangan` "" = may fill the indikator in, else why not."""

    pj: PenanggungJawab
    halangan: str


def history_of(indikator: Indikator) -> list[PenanggungJawab]:
    """Everybody who answered for `indikator`, latest first (one query)."""
    rows = PenanggungJawab.objects.filter(indikator=indikator).select_related("unit", "user")
    return list(rows.order_by("-mulai"))


def open_at(satker: Satker, user: User | None = None) -> QuerySet[PenanggungJawab]:
    """Who answers today, or from a day to come, for the indikator of `satker` (with `user`: that account)."""
    rows = PenanggungJawab.objects.filter(indikator__sasaran__renstra__satker=satker, selesai__isnull=True)
    rows = rows.filter(user=user) if user else rows
    return rows.select_related("unit", "user", "indikator__sasaran__renstra__satker").order_by(
        "-indikator__sasaran__renstra__tahun_awal", "indikator__sasaran__urut", "indikator__urut", "id"
    )


def with_rights(satker: Satker, rows: Iterable[PenanggungJawab]) -> list[BarisPj]:
    """`rows` from `open_at`, each with what keeps its account from filling in (one query)."""
    hari = timezone.localdate()
    penugasan = Penugasan.objects.filter(
        Q(mulai__isnull=True) | Q(mulai__lte=hari),
        Q(selesai__isnull=True) | Q(selesai__gte=hari),
        satker=satker,
        peran__in=BERHAK_MENGISI,
    )
    berhak: set[tuple[int, int | None]] = set(penugasan.values_list("user", "unit"))
    return [BarisPj(pj, _hindrance(pj, berhak)) for pj in rows]


def _hindrance(pj: PenanggungJawab, berhak: set[tuple[int, int | None]]) -> str:
    if pj.user is None:
        return TANPA_AKUN
    if not pj.user.is_active:
        return DITANGGUHKAN
    fits = {(pj.user.pk, None), (pj.user.pk, pj.indikator.sasaran.unit_id)}
    return "" if fits & berhak else TANPA_PENUGASAN


def indikator_without(satker: Satker) -> list[Indikator]:
    """The indikator of the Renstra in force this year for which nobody answers; [] without a Renstra."""
    renstra = renstra_in_force(satker, timezone.localdate().year)
    if renstra is None:
        return []
    rows = Indikator.objects.filter(sasaran__renstra=renstra).select_related("sasaran__renstra")
    answered = PenanggungJawab.objects.filter(selesai__isnull=True).values("indikator")
    return list(rows.exclude(pk__in=answered).order_by("sasaran__urut", "sasaran_id", "urut", "id"))
