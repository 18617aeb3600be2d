"""Deeds on the rencana aksi: make it from the PK, renew it, save its rows with their periods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.kolom import rencana_aksi_columns
from kinerja.models import BarisRencanaAksi, RencanaAksi, TargetPeriode
from kinerja.queries import pk_in_force
from kinerja.services.dokumen import (
    clones_of,
    delete_document,
    insert_rows,
    save_document_rows,
    start_document,
    start_revision,
)
from kinerja.services.gerbang import require_binding_pk
from kinerja.services.pengukuran import recompute_after
from kinerja.services.versi_aksi import row_keeper, rows_in_force
from kinerja.susunan import differences, key_of_words, linker, rencana_aksi_from_pk
from kinerja.tabel.dokumen import cumulation_words, targets_there
from renstra.berlaku import hold_in_force
from sakip.choices import JenisDokumen
from sakip.kolom import IsianBaris
from sakip.models import UnitKerja, User
from sakip.perbaris import Terlihat
from sakip.services.lembar import Galat, Lembar, Perubahan, save_children


@transaction.atomic
def create_rencana_aksi(
    *, user: User, unit: UnitKerja, tahun: int, pola: str, **kolom: Any
) -> tuple[RencanaAksi, list[str]]:
    """(the first rencana aksi of `unit` in `pola`, no sentences): a row for each promise of the PK in force.

    Raises ValidationError without a PK in force (row 27): an action serves a promise.
    """
    dokumen = start_document(RencanaAksi, user=user, unit=unit, tahun=tahun, pola=pola, **kolom)
    require_binding_pk(unit, tahun, JenisDokumen.RENCANA_AKSI)
    pk = pk_in_force(unit, tahun)
    if pk is None:
        raise ValidationError(f"{unit.nama} belum mempunyai Perjanjian Kinerja tahun {tahun}.")
    insert_rows(dokumen, "rencana_aksi", rencana_aksi_from_pk(pk))
    return dokumen, []


@transaction.atomic
def revise_rencana_aksi(*, user: User, dokumen: RencanaAksi, **kolom: Any) -> RencanaAksi:
    """The next version with copies of its rows and periods; rows follow the PK in force by their words, and
    each knows the row that it continues."""
    baru: RencanaAksi = start_revision(dokumen, user=user, **kolom)
    lama = rows_of_rencana_aksi(dokumen)
    rows = clones_of(lama)
    pk = pk_in_force(dokumen.unit, dokumen.tahun)
    renewed = {key_of_words(b): b for b in pk.baris.all()} if pk else {}
    for baris, asal in zip(rows, lama, strict=True):
        baris.baris_pk = renewed.get(key_of_words(baris), baris.baris_pk)
        baris.baris_asal = asal
    insert_rows(baru, "rencana_aksi", rows)
    periode = []
    for satu, asal in zip(rows, lama, strict=True):
        for salinan in clones_of(list(asal.anak.values())):
            salinan.baris = satu
            periode.append(salinan)
    TargetPeriode.objects.bulk_create(periode)
    return baru


def rows_of_rencana_aksi(dokumen: RencanaAksi) -> list[Any]:
    """The rows in order, each with its periods in `anak` {ke: TargetPeriode} and a maker of new ones."""
    rows = dokumen.baris.select_related("baris_pk__indikator_renstra").prefetch_related("periode")
    baris = list(rows.order_by("urut", "id"))
    hold_in_force(b.baris_pk for b in baris)
    return [with_periods(b) for b in baris]


def with_periods(baris: Any) -> Any:
    """`baris` ready to be typed into (see `KolomTargetAnak`); `cara` says how its periods add up, `sumber`
    and `beda` what its PK says (see `to_be_typed`)."""
    baris.anak = {p.ke: p for p in baris.periode.all()} if baris.pk else {}
    baris.buat_anak = lambda ke: TargetPeriode(ke=ke)
    baris.cara = cumulation_words(baris)
    sumber = [("Perjanjian Kinerja", baris.baris_pk)]
    baris.sumber, baris.beda = targets_there(sumber), () if baris.dibatalkan else differences(baris, sumber)
    return baris


def rencana_aksi_sheet(dokumen: RencanaAksi) -> Lembar:
    """The rows and periods as a sheet; a row without a link finds the promise with its words. In a perubahan
    past triwulan and the actions of the version before stay (see `row_keeper`)."""
    pk = pk_in_force(dokumen.unit, dokumen.tahun)
    link = linker("baris_pk", lambda: pk.baris.all() if pk else [])
    keep = row_keeper(dokumen, rows_of_rencana_aksi)

    def settle(baris: BarisRencanaAksi, isian: IsianBaris, berubah: set[str]) -> Galat:
        link(baris)
        return keep(baris, berubah)

    return Lembar(
        kolom=rencana_aksi_columns(dokumen.pola),
        baca=lambda: rows_of_rencana_aksi(dokumen),
        buat=lambda: with_periods(BarisRencanaAksi(rencana_aksi=dokumen)),
        periksa=settle,
        penahan=rows_in_force,
        lanjut=lambda perubahan: save_children([*perubahan.baru, *perubahan.berubah], "baris"),
    )


@transaction.atomic
def save_rencana_aksi_rows(
    *, user: User, dokumen: RencanaAksi, isian: Sequence[IsianBaris], suntingan: Terlihat
) -> Perubahan:
    """Save rows and periods; capaian against the targets of the triwulan is computed again.

    Raises PermissionDenied, ConflictError and ValidationError {`<kunci>-<kolom>`: sentences}.
    """
    perubahan = save_document_rows(
        user=user,
        dokumen=dokumen,
        lembar=rencana_aksi_sheet(dokumen),
        isian=isian,
        suntingan=suntingan,
        hal="baris",
    )
    if perubahan:
        recompute_after(dokumen.unit, dokumen.tahun)
    return perubahan


def delete_rencana_aksi(*, user: User, dokumen: RencanaAksi, suntingan: int | None = None) -> None:
    """Take away the latest draft of a rencana aksi; nothing refers to one."""
    delete_document(user=user, dokumen=dokumen, penahan=lambda rows: {}, suntingan=suntingan)
    recompute_after(dokumen.unit, dokumen.tahun)
