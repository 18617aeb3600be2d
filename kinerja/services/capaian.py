"""The one writer of stored capaian."""

from __future__ import annotations

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction

from kinerja.models import Pengukuran, Realisasi
from kinerja.queries import period_targets, realisasi_rows
from kinerja.ukuran import (
    capaian_of,
    capaian_periode_of,
    counted_realisasi,
    promise_key,
    skala_of,
    with_history,
)
from laporan.capaian import HasilCapaian, tanpa_nilai, tentukan_kategori
from sakip.models import Kebijakan
from sakip.models.nilai import Bertarget
from sakip.queries import kebijakan_for

EMPAT_DESIMAL = Decimal("0.0001")
TERBESAR = Decimal(10) ** 15
KOLOM = (
    "realisasi_dihitung",
    "capaian_nilai",
    "capaian_dipakai",
    "capaian_mentah",
    "capaian_status",
    "capaian_tanda",
    "kategori",
    "capaian_periode_nilai",
    "capaian_periode_dipakai",
    "capaian_periode_status",
)


def recompute_capaian(pengukuran: Pengukuran, *, tetap: bool = True) -> int:
    """Store the capaian of every realisasi of the unit and year of `pengukuran`; returns the rows changed.

    The whole year, because a triwulan that cumulates depends on those before it. With `tetap` the triwulan
    that were submitted or put in force keep their figures until they are opened again: a page says which ones
    the formula would now give otherwise. Runs in the caller's transaction, in a constant number of queries;
    rows whose capaian did not change are not written.
    """
    unit, tahun = pengukuran.unit, pengukuran.tahun
    kebijakan = kebijakan_for(unit.satker, tahun)
    targets: dict[tuple[object, ...], dict[int, Bertarget]] = defaultdict(dict)
    for janji, triwulan, target in period_targets(unit, tahun):
        targets[promise_key(janji)][triwulan] = target
    changed = []
    for baris, history in with_history(realisasi_rows(unit, tahun)):
        before = _stored(baris)
        _fill(baris, capaian_of(baris, kebijakan, history), kebijakan)
        baris.realisasi_dihitung = counted_realisasi(baris, history)
        periode = targets.get(promise_key(baris.baris_pk), {}) if baris.baris_pk else {}
        _fill_periode(baris, capaian_periode_of(baris, kebijakan, periode, history))
        if _stored(baris) != before and not (tetap and not baris.pengukuran.bisa_diubah):
            changed.append(baris)
    Realisasi.objects.bulk_update(changed, KOLOM, batch_size=200)
    return len(changed)


def _stored(baris: Realisasi) -> tuple[object, ...]:
    return tuple(getattr(baris, kolom) for kolom in KOLOM)


def _fill(baris: Realisasi, hasil: HasilCapaian, kebijakan: Kebijakan) -> None:
    if hasil.nilai is not None and hasil.nilai >= TERBESAR:
        hasil = tanpa_nilai("perlu_periksa", "tidak_wajar")
    baris.capaian_nilai = hasil.nilai
    baris.capaian_dipakai = _four(hasil.dipakai)
    baris.capaian_mentah = _four(hasil.mentah)
    baris.capaian_status = hasil.status
    baris.capaian_tanda = " ".join(sorted(hasil.tanda))
    baris.kategori = tentukan_kategori(hasil.dipakai, skala_of(kebijakan)) or ""


def _fill_periode(baris: Realisasi, hasil: HasilCapaian | None) -> None:
    baris.capaian_periode_nilai = hasil.nilai if hasil else None
    baris.capaian_periode_dipakai = _four(hasil.dipakai) if hasil else None
    baris.capaian_periode_status = hasil.status if hasil else ""


def _four(nilai: Decimal | None) -> Decimal | None:
    """`nilai` with the 4 decimals that are stored; None beyond what the column holds."""
    if nilai is None or abs(nilai) >= TERBESAR:
        return None
    return nilai.quantize(EMPAT_DESIMAL, rounding=ROUND_HALF_UP)


def recompute_all(*, perbaiki: bool) -> dict[str, int]:
    """Compare every stored capaian with a fresh one; {pengukuran: rows that drifted}, only those that did.

    With `perbaiki` the fresh values are stored, those of what is in force too, else nothing is written.
    """
    drifted = {}
    latest = Pengukuran.objects.select_related("unit__satker").order_by("unit", "tahun", "triwulan")
    for pengukuran in {(p.unit_id, p.tahun): p for p in latest.iterator(chunk_size=500)}.values():
        with transaction.atomic():
            changed = recompute_capaian(pengukuran, tetap=False)
            transaction.set_rollback(not perbaiki)
        if changed:
            drifted[f"{pengukuran.unit} tahun {pengukuran.tahun}"] = changed
    return drifted
