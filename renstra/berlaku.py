"""The Renstra as it is in force: while a perubahan is being written, the rows that were kept of the version
before (layer 2). What is drawn from a Renstra and measured by it is read here, never from the draft."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.core import serializers
from django.db.models import Exists, F, OuterRef, Q

from renstra.models import (
    Indikator,
    PenanggungJawab,
    Renstra,
    Sasaran,
    SimpananRenstra,
    TargetIndikator,
)
from sakip.choices import PERNAH_SAH, AsalData
from sakip.sidik import sidik_teks

# A perubahan that is not in force yet, as a condition on Renstra.
SEDANG_DIUBAH: Final = Q(versi__gt=0) & ~Q(status__in=PERNAH_SAH)
Kolom = dict[str, list[dict[str, Any]]]


@dataclass
class IsiRenstra:
    """The rows of one version, linked to each other under their keys: `renstra` with its head, misi and
    tujuan in order, sasaran and indikator by key in order, targets by key of their indikator, and (of a
    version that was kept) who answered for them.

    They are read only: storing one of them would undo the draft.
    """

    renstra: Renstra
    misi: list[Any] = field(default_factory=list)
    tujuan: list[Any] = field(default_factory=list)
    sasaran: dict[int, Sasaran] = field(default_factory=dict)
    indikator: dict[int, Indikator] = field(default_factory=dict)
    target: dict[int, list[TargetIndikator]] = field(default_factory=dict)
    penanggung_jawab: list[PenanggungJawab] = field(default_factory=list)


def is_changing(renstra: Renstra) -> bool:
    """Whether a perubahan of `renstra` is being written or waits for its signature."""
    return renstra.versi > 0 and renstra.status not in PERNAH_SAH


def is_not_yet_in_force(renstra: Renstra) -> bool:
    """Whether no version of `renstra` is or was in force; what a paket brought from before is."""
    return renstra.versi == 0 and renstra.status not in PERNAH_SAH and renstra.asal != AsalData.IMPOR


def kept_rows(renstra: Renstra, versi: int) -> Kolom | None:
    """{model: rows} of a version as they were kept; None = they were not, or are not whole (one query)."""
    return _read(SimpananRenstra.objects.filter(renstra=renstra, versi=versi).first())


def version_in_force(renstra: Renstra) -> IsiRenstra | None:
    """What is in force instead of the rows of `renstra`; None = they are in force themselves, or nothing was
    kept. No query where nothing is being changed, else one."""
    isi = kept_rows(renstra, renstra.versi - 1) if is_changing(renstra) else None
    return None if isi is None else _linked(isi, renstra)


def rows_of_version(renstra: Renstra, versi: int) -> IsiRenstra | None:
    """The rows of any version, at hand or as it was kept; None = it was not (at most five queries)."""
    if versi != renstra.versi:
        isi = kept_rows(renstra, versi)
        return None if isi is None else _linked(isi, renstra)
    indikator = Indikator.objects.filter(sasaran__renstra=renstra).select_related("sasaran")
    hasil = IsiRenstra(
        renstra,
        list(renstra.misi.order_by("urut", "id")),
        list(renstra.tujuan.order_by("urut", "id")),
        {s.pk: s for s in renstra.sasaran.select_related("tujuan", "induk").order_by("urut", "id")},
        {i.pk: i for i in indikator.order_by("sasaran__urut", "sasaran_id", "urut", "id")},
    )
    for target in TargetIndikator.objects.filter(indikator__sasaran__renstra=renstra).order_by("tahun"):
        hasil.target.setdefault(target.indikator_id, []).append(target)
    return hasil


def years_in_force(renstra: Renstra) -> tuple[int, int]:
    """(first, last) year of the version in force."""
    isi = kept_rows(renstra, renstra.versi - 1) if is_changing(renstra) else None
    kepala = isi["renstra"][0]["fields"] if isi else vars(renstra)
    return kepala["tahun_awal"], kepala["tahun_akhir"]


def hold_in_force(janji: Iterable[Any], tahun: int | None = None) -> None:
    """Let every row of a PK or RKT in `janji`, read with its `indikator_renstra`, carry that indikator as the
    version in force has it, with its sasaran and tujuan; with `tahun` also its `target_tahun` (as
    `renstra.queries.targets_of`). None among them is left out. One query."""
    rows = [j for j in janji if j is not None and j.indikator_renstra_id is not None]
    kept = _kept_indikator({j.indikator_renstra_id for j in rows}) if rows else {}
    for baris in rows:
        if baris.indikator_renstra_id in kept:
            isi = kept[baris.indikator_renstra_id]
            baris.indikator_renstra = _held(isi, baris.indikator_renstra, tahun)


def _held(isi: IsiRenstra, kini: Indikator, tahun: int | None) -> Indikator:
    lama = isi.indikator[kini.pk]
    if tahun is not None:
        lama.target_tahun = target_in(isi, kini.pk, tahun)  # type: ignore[attr-defined]
    return lama


def target_in(isi: IsiRenstra, indikator: int, tahun: int) -> list[TargetIndikator]:
    """The target of an indikator for one year: one or none."""
    return [t for t in isi.target.get(indikator, []) if t.tahun == tahun]


def _kept_indikator(ids: Collection[int]) -> dict[int, IsiRenstra]:
    """{indikator: the version in force that it belongs to}, for those whose Renstra is being changed."""
    dipakai = Indikator.objects.filter(sasaran__renstra=OuterRef("renstra"), pk__in=ids)
    berubah = Renstra.objects.filter(SEDANG_DIUBAH)
    rows = SimpananRenstra.objects.filter(Exists(dipakai), renstra__in=berubah, versi=F("renstra__versi") - 1)
    found: dict[int, IsiRenstra] = {}
    for simpanan in rows.select_related("renstra"):
        if (isi := _read(simpanan)) is not None:
            satu = _linked(isi, simpanan.renstra)
            found |= dict.fromkeys(satu.indikator, satu)
    return found


def _read(simpanan: SimpananRenstra | None) -> Kolom | None:
    if simpanan is None or sidik_teks(simpanan.isi) != simpanan.sidik:
        return None
    isi: Kolom = json.loads(simpanan.isi)
    return isi


def _linked(isi: Kolom, kini: Renstra) -> IsiRenstra:
    kepala = _objects(isi["renstra"])[0]
    if "satker" in kini._state.fields_cache:
        kepala.satker = kini.satker
    misi, butir_tujuan = (_in_order(_objects(isi[nama])) for nama in ("misi", "tujuan"))
    hasil = IsiRenstra(kepala, misi, butir_tujuan)
    tujuan = {t.pk: t for t in hasil.tujuan}
    hasil.penanggung_jawab = _objects(isi["penanggung_jawab"])
    hasil.sasaran = {s.pk: s for s in _in_order(_objects(isi["sasaran"]))}
    for sasaran in hasil.sasaran.values():
        sasaran.renstra = kepala
        sasaran.tujuan = tujuan.get(sasaran.tujuan_id or 0)
        sasaran.induk = hasil.sasaran.get(sasaran.induk_id or 0)
    _hang(hasil, isi)
    return hasil


def _hang(hasil: IsiRenstra, isi: Kolom) -> None:
    """Hang the indikator with their targets under the sasaran of `hasil`, in the order of the document."""
    indikator = _objects(isi["indikator"])
    for satu in indikator:
        satu.sasaran = hasil.sasaran[satu.sasaran_id]
    indikator.sort(key=lambda i: (i.sasaran.urut, i.sasaran_id, i.urut, i.pk))
    hasil.indikator = {i.pk: i for i in indikator}
    for target in _objects(isi["target"]):
        hasil.target.setdefault(target.indikator_id, []).append(target)
    for target_list in hasil.target.values():
        target_list.sort(key=lambda t: t.tahun)


def _objects(rows: list[dict[str, Any]]) -> list[Any]:
    found = serializers.deserialize("python", rows, ignorenonexistent=True)
    return [satu.object for satu in found]


def _in_order(rows: list[Any]) -> list[Any]:
    return sorted(rows, key=lambda b: (b.urut, b.pk))
