"""Deeds on the Perjanjian Kinerja: make it from RKT and Renstra, renew it, save its rows and its budget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.kolom import ANGGARAN, BARIS_PK
from kinerja.models import AnggaranPk, BarisPk, BarisRencanaAksi, Pk, Realisasi
from kinerja.queries import rkt_in_force
from kinerja.services.dokumen import (
    clones_of,
    delete_document,
    insert_rows,
    save_document_rows,
    start_document,
    start_revision,
)
from kinerja.services.pengukuran import recompute_after
from kinerja.susunan import (
    budget_of_pk,
    empty_renstra,
    key_of_words,
    linker,
    notes_on_renstra,
    pk_from_renstra,
    pk_from_rkt,
)
from kinerja.tabel.dokumen import pk_rows, to_be_typed
from renstra.queries import indikator_of_unit
from sakip.kolom import IsianBaris
from sakip.models import UnitKerja, User
from sakip.perbaris import Terlihat
from sakip.services.lembar import Galat, Lembar, Perubahan


@transaction.atomic
def create_pk(*, user: User, unit: UnitKerja, tahun: int, sumber: str, **kolom: Any) -> tuple[Pk, list[str]]:
    """(the first PK of `unit` for `tahun`, sentences about what did not come along).

    `sumber`: rkt (the one in force), renstra, rkt_renstra (RKT, then what only the Renstra has) or kosong.
    Budget lines come from the RKT, else from the programs of the DIPA. Raises ValidationError for a source
    without a row.
    """
    pk = start_document(Pk, user=user, unit=unit, tahun=tahun, **kolom)
    rkt = rkt_in_force(unit, tahun)
    if sumber in ("rkt", "rkt_renstra") and rkt is None:
        raise ValidationError({"sumber": f"{unit.nama} belum mempunyai RKT tahun {tahun}."})
    rows = pk_from_rkt(rkt) if rkt and sumber in ("rkt", "rkt_renstra") else []
    dari_renstra = pk_from_renstra(unit, tahun, rows) if sumber in ("renstra", "rkt_renstra") else []
    catatan = notes_on_renstra(unit, tahun, dari_renstra) if dari_renstra else []
    rows += dari_renstra
    if sumber != "kosong" and not rows:
        raise ValidationError({"sumber": _empty_source(unit, tahun, sumber)})
    insert_rows(pk, "pk_dokumen", rows)
    insert_rows(pk, "pk_dokumen", [] if sumber == "kosong" else budget_of_pk(unit, tahun, rkt))
    return pk, catatan


def _empty_source(unit: UnitKerja, tahun: int, sumber: str) -> str:
    if sumber == "renstra":
        return empty_renstra(unit, tahun)
    return f"RKT tahun {tahun} {unit.nama} belum memuat indikator. Lengkapi RKT itu lebih dahulu."


@transaction.atomic
def revise_pk(*, user: User, dokumen: Pk, **kolom: Any) -> Pk:
    """The next version of a PK with copies of its rows and budget lines; rows follow the RKT in force."""
    baru: Pk = start_revision(dokumen, user=user, **kolom)
    rows = clones_of(list(dokumen.baris.order_by("urut", "id")))
    rkt = rkt_in_force(dokumen.unit, dokumen.tahun)
    renewed = {key_of_words(b): b for b in rkt.baris.all()} if rkt else {}
    for baris in rows:
        baris.baris_rkt = renewed.get(key_of_words(baris), baris.baris_rkt)
    insert_rows(baru, "pk_dokumen", rows)
    insert_rows(baru, "pk_dokumen", clones_of(list(dokumen.anggaran.order_by("urut", "id"))))
    return baru


def pk_sheet(pk: Pk) -> Lembar:
    """The rows of `pk` as a sheet; a row without links finds RKT row and indikator by its words."""
    rkt = rkt_in_force(pk.unit, pk.tahun)
    to_rkt = linker("baris_rkt", lambda: rkt.baris.all() if rkt else [])
    to_renstra = linker("indikator_renstra", lambda: indikator_of_unit(pk.unit, pk.tahun))

    def settle(baris: BarisPk, isian: IsianBaris, berubah: set[str]) -> Galat:
        to_rkt(baris)
        to_renstra(baris)
        return {}

    return Lembar(
        kolom=BARIS_PK,
        baca=lambda: to_be_typed(pk_rows(pk)),
        buat=lambda: BarisPk(pk_dokumen=pk),
        periksa=settle,
        penahan=users_of_pk_rows,
    )


def pk_budget_sheet(pk: Pk) -> Lembar:
    return Lembar(
        kolom=ANGGARAN,
        baca=lambda: list(pk.anggaran.order_by("urut", "id")),
        buat=lambda: AnggaranPk(pk_dokumen=pk),
    )


@transaction.atomic
def save_pk_rows(*, user: User, dokumen: Pk, isian: Sequence[IsianBaris], suntingan: Terlihat) -> Perubahan:
    """Save the rows of a PK; the realisasi measured against them is computed again in the same transaction.

    Raises PermissionDenied, ConflictError and ValidationError {`<kunci>-<kolom>`: sentences}.
    """
    perubahan = save_document_rows(
        user=user,
        dokumen=dokumen,
        lembar=pk_sheet(dokumen),
        isian=isian,
        suntingan=suntingan,
        hal="baris",
    )
    if perubahan:
        recompute_after(dokumen.unit, dokumen.tahun)
    return perubahan


def save_pk_budget(*, user: User, dokumen: Pk, isian: Sequence[IsianBaris], suntingan: Terlihat) -> Perubahan:
    """Save the budget lines of a PK."""
    return save_document_rows(
        user=user,
        dokumen=dokumen,
        lembar=pk_budget_sheet(dokumen),
        isian=isian,
        suntingan=suntingan,
        hal="anggaran",
    )


def users_of_pk_rows(rows: list[BarisPk]) -> dict[int, str]:
    """{row id: sentence} for the promises that a rencana aksi or a realisasi refers to."""
    alasan = {}
    for aksi in BarisRencanaAksi.objects.filter(baris_pk__in=rows).select_related("rencana_aksi__unit"):
        alasan[aksi.baris_pk_id] = f"“{aksi.indikator}” dilaksanakan pada {aksi.rencana_aksi}."
    for baris in Realisasi.objects.filter(baris_pk__in=rows).select_related("pengukuran__unit"):
        alasan[baris.baris_pk_id] = f"“{baris.indikator}” diukur pada {baris.pengukuran}."
    return {pk: kalimat for pk, kalimat in alasan.items() if pk is not None}


def delete_pk(*, user: User, dokumen: Pk, suntingan: int | None = None) -> None:
    """Take away the latest draft of a PK that nothing refers to; ValidationError says what does."""
    delete_document(user=user, dokumen=dokumen, penahan=users_of_pk_rows, suntingan=suntingan)
