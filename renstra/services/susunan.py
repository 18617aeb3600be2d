"""Deeds on one node of the tree: add or change it on a small form, move it among its siblings, delete it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from renstra.models import Indikator, Renstra, Sasaran, Tujuan
from renstra.models.sasaran import TingkatSasaran
from renstra.services.isi import butir_sheet, only_tujuan, sasaran_sheet, save_renstra_sheet
from renstra.services.kaskade import URUTAN
from renstra.services.renstra import require_draft
from sakip.kolom import IsianBaris, KolomUrut
from sakip.models import User
from sakip.services.jejak import log_jejak
from sakip.services.lembar import Lembar
from sakip.services.suntingan import change_seen

MODEL: Final[dict[str, Any]] = {"tujuan": Tujuan, "sasaran": Sasaran}
NAIK, TURUN = "naik", "turun"


def node_sheet(renstra: Renstra, jenis: str, pk: int | None, induk: str = "") -> Lembar:
    """One tujuan or sasaran of `renstra` as a sheet of one row; `pk` None = a new one.

    `induk` says where a new sasaran begins: `tujuan-12` or `sasaran-34` ("" or unknown = nowhere).
    """
    penuh = butir_sheet(renstra, Tujuan) if jenis == "tujuan" else sasaran_sheet(renstra)
    kolom = tuple(k for k in penuh.kolom if not isinstance(k, KolomUrut))
    rows = MODEL[jenis].objects.filter(renstra=renstra)
    if pk is not None:
        return replace(penuh, kolom=kolom, baca=lambda: list(rows.filter(pk=pk)), buat=None, satu=True)

    def make() -> Any:
        baru = MODEL[jenis](renstra=renstra, urut=rows.count() + 1)
        return _begun(baru, induk) if jenis == "sasaran" else baru

    return replace(penuh, kolom=kolom, baca=list, buat=make)


def _begun(baru: Sasaran, induk: str) -> Sasaran:
    """A new sasaran with the tujuan, unit and next lower tingkat that follow from where it is added."""
    jenis, _, pk = induk.partition("-")
    baru.tujuan = only_tujuan(baru.renstra)
    if jenis == "tujuan" and pk.isdecimal():
        baru.tujuan = Tujuan.objects.filter(renstra=baru.renstra, pk=pk).first()
    atas = (
        Sasaran.objects.filter(renstra=baru.renstra, pk=pk).first()
        if jenis == "sasaran" and pk.isdecimal()
        else None
    )
    if atas is not None:
        ke = URUTAN.index(TingkatSasaran(atas.tingkat)) + 1
        baru.induk, baru.tujuan_id, baru.unit_id = atas, atas.tujuan_id, atas.unit_id
        baru.tingkat = URUTAN[min(ke, len(URUTAN) - 1)]
    return baru


@transaction.atomic
def move_node(*, user: User, renstra: Renstra, simpul: Any, arah: str, suntingan: int) -> None:
    """Let `simpul`, a tujuan, sasaran or indikator of `renstra`, change places with the sibling before
    (NAIK) or after it (TURUN).

    Raises PermissionDenied, ConflictError, and ValidationError when there is no such sibling.
    """
    require_draft(user, renstra)
    change_seen(renstra, suntingan=suntingan, nilai={})
    rows = list(_rows_with(renstra, simpul).order_by("urut", "id"))
    siblings = [b for b in rows if _parent(b) == _parent(simpul)]
    ke = next(n for n, b in enumerate(siblings) if b.pk == simpul.pk)
    lain = ke - 1 if arah == NAIK else ke + 1
    if arah not in (NAIK, TURUN) or not 0 <= lain < len(siblings):
        raise ValidationError(
            f"“{simpul}” sudah berada di urutan paling {'atas' if arah == NAIK else 'bawah'}."
        )
    a, b = rows.index(siblings[ke]), rows.index(siblings[lain])
    rows[a], rows[b] = rows[b], rows[a]
    for nomor, baris in enumerate(rows, start=1):
        baris.urut = nomor
    type(simpul)._default_manager.bulk_update(rows, ["urut"], batch_size=200)
    log_jejak(
        user=user,
        tindakan=f"menggeser {simpul._meta.verbose_name} renstra",
        satker=renstra.satker,
        objek=simpul,
        sebelum={"tempat": ke + 1},
        sesudah={"tempat": lain + 1},
    )


def _rows_with(renstra: Renstra, simpul: Any) -> Any:
    """The rows that are numbered together with `simpul`."""
    if isinstance(simpul, Indikator):
        return Indikator.objects.filter(sasaran=simpul.sasaran_id)
    return type(simpul).objects.filter(renstra=renstra)


def _parent(simpul: Any) -> tuple[Any, ...]:
    """Where the node hangs; siblings hang at the same place."""
    if isinstance(simpul, Sasaran):
        return (simpul.tujuan_id, simpul.induk_id)
    return (getattr(simpul, "sasaran_id", None),)


def delete_node(*, user: User, renstra: Renstra, jenis: str, simpul: Any, suntingan: int) -> None:
    """Take away a tujuan or sasaran on which nothing hangs any more.

    Raises PermissionDenied, ConflictError, and ValidationError that says what still hangs on it.
    """
    save_renstra_sheet(
        user=user,
        renstra=renstra,
        lembar=node_sheet(renstra, jenis, simpul.pk),
        hal=jenis,
        isian=[IsianBaris(str(simpul.pk), {}, hapus=True)],
        suntingan=suntingan,
    )
