"""Deeds on the RKT: make it from the Renstra or last year's, renew it, save its rows and its budget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.kolom import ANGGARAN, BARIS_RKT
from kinerja.models import AnggaranRkt, BarisPk, BarisRkt, Realisasi, Rkt
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
    empty_renstra,
    linker,
    notes_on_renstra,
    rkt_from_last_year,
    rkt_from_renstra,
)
from kinerja.tabel.dokumen import rkt_rows, to_be_typed
from renstra.queries import indikator_of_unit
from sakip.kolom import IsianBaris
from sakip.models import UnitKerja, User
from sakip.perbaris import Terlihat
from sakip.services.lembar import Galat, Lembar, Perubahan

SUMBER = ("renstra", "tahun_lalu", "kosong")


@transaction.atomic
def create_rkt(
    *, user: User, unit: UnitKerja, tahun: int, sumber: str, **kolom: Any
) -> tuple[Rkt, list[str]]:
    """(the first RKT of `unit` for `tahun`, sentences about what did not come along).

    `sumber`: renstra (its targets of the year), tahun_lalu (the RKT in force a year before; what no longer
    holds stands on its page, see `points_of`) or kosong. Raises ValidationError for a source without a row.
    """
    rkt = start_document(Rkt, user=user, unit=unit, tahun=tahun, **kolom)
    rows, catatan = _rows_from(sumber, unit, tahun)
    insert_rows(rkt, "rkt", rows)
    return rkt, catatan


def _rows_from(sumber: str, unit: UnitKerja, tahun: int) -> tuple[list[BarisRkt], list[str]]:
    if sumber == "renstra":
        rows = rkt_from_renstra(unit, tahun)
        if not rows:
            raise ValidationError({"sumber": empty_renstra(unit, tahun)})
        return rows, notes_on_renstra(unit, tahun, rows)
    if sumber == "tahun_lalu":
        lama = rkt_in_force(unit, tahun - 1)
        if lama is None:
            raise ValidationError({"sumber": f"{unit.nama} tidak mempunyai RKT tahun {tahun - 1}."})
        return rkt_from_last_year(lama, tahun), []
    return [], []


@transaction.atomic
def revise_rkt(*, user: User, dokumen: Rkt, **kolom: Any) -> Rkt:
    """The next version of an RKT with copies of its rows and budget lines."""
    baru: Rkt = start_revision(dokumen, user=user, **kolom)
    insert_rows(baru, "rkt", clones_of(list(dokumen.baris.order_by("urut", "id"))))
    insert_rows(baru, "rkt", clones_of(list(dokumen.anggaran.order_by("urut", "id"))))
    return baru


def rkt_sheet(rkt: Rkt) -> Lembar:
    """The rows of `rkt` as a sheet; a row without a link finds the indikator with its words."""
    link = linker("indikator_renstra", lambda: indikator_of_unit(rkt.unit, rkt.tahun))

    def settle(baris: BarisRkt, isian: IsianBaris, berubah: set[str]) -> Galat:
        link(baris)
        return {}

    return Lembar(
        kolom=BARIS_RKT,
        baca=lambda: to_be_typed(rkt_rows(rkt)),
        buat=lambda: BarisRkt(rkt=rkt),
        periksa=settle,
        penahan=users_of_rkt_rows,
    )


def rkt_budget_sheet(rkt: Rkt) -> Lembar:
    return Lembar(
        kolom=ANGGARAN,
        baca=lambda: list(rkt.anggaran.order_by("urut", "id")),
        buat=lambda: AnggaranRkt(rkt=rkt),
    )


@transaction.atomic
def save_rkt_rows(*, user: User, dokumen: Rkt, isian: Sequence[IsianBaris], suntingan: Terlihat) -> Perubahan:
    """Save the rows of an RKT; realisasi measured against them are computed again.

    Raises PermissionDenied, ConflictError and ValidationError {`<kunci>-<kolom>`: sentences}.
    """
    perubahan = save_document_rows(
        user=user,
        dokumen=dokumen,
        lembar=rkt_sheet(dokumen),
        isian=isian,
        suntingan=suntingan,
        hal="baris",
    )
    if perubahan:
        recompute_after(dokumen.unit, dokumen.tahun)
    return perubahan


def save_rkt_budget(
    *, user: User, dokumen: Rkt, isian: Sequence[IsianBaris], suntingan: Terlihat
) -> Perubahan:
    """Save the budget lines of an RKT."""
    return save_document_rows(
        user=user,
        dokumen=dokumen,
        lembar=rkt_budget_sheet(dokumen),
        isian=isian,
        suntingan=suntingan,
        hal="anggaran",
    )


def users_of_rkt_rows(rows: list[BarisRkt]) -> dict[int, str]:
    """{row id: sentence} for the rows that a PK or a realisasi refers to."""
    alasan = {}
    for baris in Realisasi.objects.filter(baris_rkt__in=rows).select_related("pengukuran__unit"):
        alasan[baris.baris_rkt_id] = f"“{baris.indikator}” diukur pada {baris.pengukuran}."
    for janji in BarisPk.objects.filter(baris_rkt__in=rows).select_related("pk_dokumen__unit"):
        alasan[janji.baris_rkt_id] = f"“{janji.indikator}” diperjanjikan pada {janji.pk_dokumen}."
    return {pk: kalimat for pk, kalimat in alasan.items() if pk is not None}


def delete_rkt(*, user: User, dokumen: Rkt, suntingan: int | None = None) -> None:
    """Take away the latest draft of an RKT that nothing refers to; ValidationError says what does."""
    delete_document(user=user, dokumen=dokumen, penahan=users_of_rkt_rows, suntingan=suntingan)
