"""Writing a paket: all planned changes in one transaction, one Jejak for the batch and one per change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F

from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from kinerja.models import Pengukuran
from kinerja.services.capaian import recompute_capaian
from sakip.choices import StatusDokumen
from sakip.models import Jejak, Pejabat, Satker, UnitKerja, User
from sakip.models.alur import Beralur
from sakip.services.jejak import append_rows, log_jejak, new_row

POTONGAN = 200  # rows per UPDATE: SQLite takes 999 parameters


@dataclass
class Perubahan:
    """One object to be created (`baru`) or changed; `sebelum`/`sesudah` map attributes that differ.

    `rincian` are (before, after) of parts of the object (periods, yearly targets) for its Jejak, under the
    columns of its sheet; a part itself (`bagian`) is written without a Jejak of its own.
    """

    objek: models.Model
    baru: bool
    sebelum: dict[str, Any] = field(default_factory=dict)
    sesudah: dict[str, Any] = field(default_factory=dict)
    bagian: bool = False
    rincian: dict[str, tuple[str, str]] = field(default_factory=dict)


@transaction.atomic
def write_paket(
    *,
    satker: Satker,
    user: User | None,
    perubahan: Sequence[Perubahan],
    urutan: Sequence[type[models.Model]],
    ukur: Iterable[tuple[UnitKerja, int]],
    keterangan: str,
    tersentuh: Iterable[models.Model] = (),
    terbaca: Mapping[Beralur, str] = MappingProxyType({}),
) -> Jejak | None:
    """Write `perubahan`, parents before children as `urutan` says, and measure again.

    `ukur` holds (unit, tahun) whose capaian must be computed again; `tersentuh` the stored documents of
    which rows change (their `suntingan` grows). `terbaca` gives the status that was read of each stored
    document to which something belongs; they are held, and ValidationError is raised when somebody has moved
    or edited one of them since. Returns the Jejak of the batch; None when there was nothing to write. Either
    everything is written or nothing.
    """
    changes = [p for p in perubahan if p.baru or p.sesudah or p.rincian]
    if not changes:
        return None
    for dokumen in sorted(terbaca, key=lambda d: (d._meta.label, d.pk)):  # two writers never wait crosswise
        _hold_unchanged(dokumen, terbaca[dokumen])
    per_model: dict[type[models.Model], list[Perubahan]] = defaultdict(list)
    for satu in changes:
        per_model[type(satu.objek)].append(satu)
    _retire(changes)
    models_in_order: list[type[models.Model]] = [Satker, *urutan]
    for model in models_in_order:
        _create(model, [p.objek for p in per_model[model] if p.baru])
    for model in models_in_order:
        _update(model, [p for p in per_model[model] if not p.baru and p.sesudah])
    created = {id(p.objek) for p in changes if p.baru}
    held = _holders(satker, [p.objek for p in changes])
    _count_edit(o for o in [*(p.objek for p in changes), *tersentuh, *held, *terbaca] if id(o) not in created)
    induk = log_jejak(user=user, tindakan="impor paket", satker=satker, objek=satker, keterangan=keterangan)
    _log_changes([p for p in changes if not p.bagian], induk)
    _measure(satker, {(unit.pk, tahun) for unit, tahun in ukur})
    return induk


def _hold_unchanged(dokumen: Beralur, status: str) -> None:
    """Hold the row of `dokumen`; ValidationError unless it still is as it was read."""
    rows = type(dokumen)._default_manager.filter(pk=dokumen.pk).order_by("pk").select_for_update()
    kini = rows.values_list("status", "suntingan").first()
    if kini == (status, dokumen.suntingan):
        return
    keadaan = f"sekarang berstatus {StatusDokumen(kini[0]).label.lower()}" if kini else "sudah dihapus"
    if kini and kini[0] == status:
        keadaan = "baru saja diubah"
    raise ValidationError(
        f"{dokumen} {keadaan} oleh pengguna lain. Periksa pratinjau yang baru. Tidak ada yang disimpan."
    )


def _retire(changes: list[Perubahan]) -> None:
    """Let go first of the versions that are replaced: the database allows one version in force."""
    for satu in changes:
        if not satu.baru and satu.sesudah.get("status") == StatusDokumen.DIGANTIKAN:
            rows = type(satu.objek)._default_manager.filter(pk=satu.objek.pk)
            rows.update(status=StatusDokumen.DIGANTIKAN)


def _create(model: type[models.Model], objek: list[Any]) -> None:
    """Insert in bulk; where rows point at each other, level by level from the top."""
    tree = [f.name for f in model._meta.fields if f.related_model is model]
    while objek:
        ready = [o for o in objek if all(_is_stored(getattr(o, nama)) for nama in tree)]
        if not ready:
            raise ValueError(f"{model.__name__}: rows are their own ancestors")
        model._default_manager.bulk_create(ready)
        created = {id(o) for o in ready}
        objek = [o for o in objek if id(o) not in created]


def _is_stored(objek: models.Model | None) -> bool:
    return objek is None or objek.pk is not None


def _update(model: type[models.Model], perubahan: list[Perubahan]) -> None:
    """Update in bulk, rows that change the same columns together."""
    groups: dict[tuple[str, ...], list[models.Model]] = defaultdict(list)
    for satu in perubahan:
        groups[tuple(sorted(satu.sesudah))].append(satu.objek)
    for kolom, objek in groups.items():
        for satu_objek in objek:
            _refresh_foreign_keys(satu_objek, kolom)
        model._default_manager.bulk_update(objek, kolom, batch_size=POTONGAN)


def _holders(satker: Satker, objek: Iterable[Any]) -> Iterable[models.Model]:
    """Whose `suntingan` the forms of `objek` hold: the satker for units and officials, every DIPA of the
    year for pagu and realisasi."""
    tahun: set[int] = set()
    profil = False
    for satu in objek:
        profil = profil or isinstance(satu, UnitKerja | Pejabat)
        if isinstance(satu, BarisPagu):
            tahun.add(satu.dipa.tahun)
        elif isinstance(satu, BarisRealisasi):
            tahun.add(satu.tahun)
    return [*([satker] if profil else []), *Dipa.objects.filter(satker=satker, tahun__in=tahun)]


def _count_edit(objek: Iterable[models.Model]) -> None:
    """Let `suntingan` grow by one, so that a form opened before the import notices it."""
    per_model: dict[type[models.Model], set[Any]] = defaultdict(set)
    for satu in objek:
        if satu.pk and any(f.name == "suntingan" for f in satu._meta.fields):
            per_model[type(satu)].add(satu.pk)
    for model, kunci in per_model.items():
        pk = sorted(kunci)
        for awal in range(0, len(pk), POTONGAN):
            potongan = model._default_manager.filter(pk__in=pk[awal : awal + POTONGAN])
            potongan.update(suntingan=F("suntingan") + 1)


def _refresh_foreign_keys(objek: models.Model, kolom: tuple[str, ...]) -> None:
    """Take over the keys of parents that were created a moment ago."""
    for nama in kolom:
        if objek._meta.get_field(nama).is_relation:
            setattr(objek, nama, getattr(objek, nama))


def _log_changes(perubahan: list[Perubahan], induk: Jejak) -> None:
    """One Jejak per created or changed object, in bulk; personal data is masked as `log_jejak` does."""
    append_rows(
        [
            new_row(
                user=induk.user,
                satker=induk.satker,
                tindakan="impor paket: tambah" if satu.baru else "impor paket: ubah",
                objek=satu.objek,
                rincian=_sides(satu),
                induk=induk,
            )
            for satu in perubahan
        ]
    )


def _sides(satu: Perubahan) -> dict[str, Any]:
    """Before and after of an object and its parts, as a Jejak keeps them; a new object has no before."""
    lama = {} if satu.baru else {k: lama for k, (lama, _) in satu.rincian.items()}
    baru = {k: baru for k, (_, baru) in satu.rincian.items()}
    sides = {"sebelum": satu.sebelum | lama, "sesudah": satu.sesudah | baru}
    return {sisi: _plain(isi) for sisi, isi in sides.items() if isi}


def _plain(isi: dict[str, Any]) -> dict[str, Any]:
    """An object by its id."""
    return {k: v.pk if isinstance(v, models.Model) else v for k, v in isi.items()}


def _measure(satker: Satker, ukur: set[tuple[int, int]]) -> None:
    """Compute the capaian of every unit and year in `ukur` again; the service takes a whole year at once."""
    first: dict[tuple[int, int], Pengukuran] = {}
    for satu in Pengukuran.objects.filter(unit__satker=satker).select_related("unit__satker"):
        first.setdefault((satu.unit_id, satu.tahun), satu)
    for kunci, pengukuran in first.items():
        if kunci in ukur:
            recompute_capaian(pengukuran)
