"""Reads of who answers for which indikator, and who of them may not fill it in (layer 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

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
    """Who answers today or will; `halangan` "" = may fill the indikator in, else why not."""

    pj: PenanggungJawab
    halangan: str


def history_of(indikator: Indikator) -> list[PenanggungJawab]:
    """Everybody who answered for `indikator`, latest first (one query)."""
    rows = PenanggungJawab.objects.filter(indikator=indikator).select_related("unit", "user")
    return list(rows.order_by("-mulai"))


@dataclass(frozen=True)
class Giliran:
    """Who answers today (None = nobody), and who will from a day to come (None = nobody was named)."""

    kini: PenanggungJawab | None = None
    nanti: PenanggungJawab | None = None


TANPA_GILIRAN = Giliran()


def turns_of(rows: Iterable[PenanggungJawab], on: date | None = None) -> dict[int, Giliran]:
    """{indikator id: whose turn it is on `on` (None = today)} from `rows` of many indikator. No query of its
    own; an indikator for which nobody answers on that day or later is left out."""
    hari = on or timezone.localdate()
    found: dict[int, Giliran] = {}
    for pj in sorted(rows, key=lambda pj: pj.mulai, reverse=True):
        if pj.selesai is not None and pj.selesai < hari:
            continue
        lain = found.get(pj.indikator_id, TANPA_GILIRAN)
        ahead = pj.mulai > hari
        found[pj.indikator_id] = replace(lain, nanti=pj) if ahead else replace(lain, kini=pj)
    return found


def answering_at(satker: Satker, user: User | None = None) -> QuerySet[PenanggungJawab]:
    """Who answers today, or will, for the indikator of `satker` (with `user`: that account), as `open_at`;
    after a hand-over to a day to come the former person, then the next."""
    return _of(satker, user).filter(Q(selesai__isnull=True) | Q(selesai__gte=timezone.localdate()))


def open_at(satker: Satker, user: User | None = None) -> QuerySet[PenanggungJawab]:
    """What can still be handed over: each last one without an end, also one that begins on a day to come,
    for the indikator of `satker` (with `user`: that account)."""
    return _of(satker, user).filter(selesai__isnull=True)


def _of(satker: Satker, user: User | None) -> QuerySet[PenanggungJawab]:
    rows = PenanggungJawab.objects.filter(indikator__sasaran__renstra__satker=satker)
    rows = rows.filter(user=user) if user else rows
    return rows.select_related("unit", "user", "indikator__sasaran__renstra__satker").order_by(
        "-indikator__sasaran__renstra__tahun_awal",
        "indikator__sasaran__urut",
        "indikator__urut",
        "indikator_id",
        "mulai",
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
    tetap = Q(selesai__isnull=True) | Q(selesai__gte=timezone.localdate())
    answered = PenanggungJawab.objects.filter(tetap).values("indikator")
    return list(rows.exclude(pk__in=answered).order_by("sasaran__urut", "sasaran_id", "urut", "id"))
