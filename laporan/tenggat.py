"""What is due for one person at his own satker, to be filled in or to be reviewed (layer 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone

from laporan.status import DITINJAU, KOLOM, RENSTRA, Keadaan, Sel, cell_url, status_rows
from renstra.models import PenanggungJawab
from sakip.choices import JenisDokumen, Peran, StatusDokumen
from sakip.models import Penugasan, Satker, User
from sakip.periode import MENGISI, Tenggat, due_on, years_due
from sakip.querysets import active_penugasan
from sakip.transitions import PENYUSUN, Aksi, steps_from

DEPAN: Final = timedelta(days=30)
LEWAT: Final = timedelta(weeks=8)
STATUS: Final = {Keadaan.DIAJUKAN: StatusDokumen.DIAJUKAN, Keadaan.DISETUJUI: StatusDokumen.DISETUJUI}


@dataclass(frozen=True)
class Jatuh:
    """One document that waits for the reader: `nama` with its year, its state in words, and its deadline, of
    the review when `ditinjau`."""

    nama: str
    keadaan: str
    tenggat: Tenggat
    ditinjau: bool
    url: str


def due_for(user: User, satker: Sequence[Satker], on: date | None = None) -> dict[int, list[Jatuh]]:
    """By satker what is due from eight weeks ago to thirty days ahead of `on` (None = today), first things
    first: who draws up and who answers for an indikator see the deadline of the filling, who reviews that of
    the review. One query where nothing is due, else two more and the six of the status for each year."""
    hari = on or timezone.localdate()
    awal, akhir = hari - LEWAT, hari + DEPAN
    tahun = years_due(awal, akhir)
    pj = _answering(user, satker, hari) if tahun else set()
    found: dict[int, list[Jatuh]] = {s.pk: [] for s in satker}
    for satu in tahun:
        for baris in status_rows(satker, satu, hari, (RENSTRA, *KOLOM)):
            for sel in baris.sel:
                tenggat = due_on(sel.tenggat, hari)
                dekat = tenggat is not None and awal <= tenggat.hari <= akhir
                if tenggat and dekat and _is_turn(active_penugasan(user), baris.satker, sel, pj):
                    found[baris.satker.pk].append(_row(baris.satker, satu, sel, tenggat))
    return {pk: sorted(rows, key=lambda r: r.tenggat.hari) for pk, rows in found.items()}


def _row(satker: Satker, tahun: int, sel: Sel, tenggat: Tenggat) -> Jatuh:
    keadaan = "belum disusun" if sel.keadaan == Keadaan.BELUM else sel.keadaan.kata
    return Jatuh(f"{sel.kolom.judul} {tahun}", keadaan, tenggat, sel.ditinjau, cell_url(satker, tahun, sel))


def _is_turn(penugasan: Sequence[Penugasan], satker: Satker, sel: Sel, pj: set[int]) -> bool:
    """Whether the document of the cell waits for one of `penugasan`, or for who answers for an indikator."""
    if sel.keadaan.selesai or (sel.keadaan in DITINJAU and not sel.ditinjau):
        return False
    mengukur = sel.kolom.dokumen == JenisDokumen.REALISASI and sel.keadaan not in DITINJAU
    if mengukur and satker.pk in pj:
        return True
    peran = _peran_of(sel)
    return any(
        p.peran in peran
        and p.satker_id == satker.pk
        and (p.unit is None or sel.kolom.unit in ("", p.unit.jenis))
        for p in penugasan
    )


def _peran_of(sel: Sel) -> frozenset[Any]:
    """The peran that move the document of a cell on from its state, or send it back."""
    status = STATUS.get(sel.keadaan)
    if status is None:
        return PENYUSUN
    steps = steps_from(sel.kolom.dokumen, status)
    meninjau = [t.peran for t in steps if t.aksi not in MENGISI and t.aksi != Aksi.TARIK]
    return frozenset[Peran]().union(*meninjau)


def _answering(user: User, satker: Sequence[Satker], hari: date) -> set[int]:
    """The ids of those of `satker` where `user` answers for an indikator on `hari` (one query)."""
    jalur = "indikator__sasaran__renstra__satker"
    rows = PenanggungJawab.objects.filter(Q(selesai=None) | Q(selesai__gte=hari), user=user, mulai__lte=hari)
    return set(rows.filter(**{f"{jalur}__in": [s.pk for s in satker]}).values_list(jalur, flat=True))
