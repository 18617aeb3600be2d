"""Writing the audit trail, inside the transaction of the deed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, models, transaction

from sakip.models import Jejak, KepalaJejak, Satker, User
from sakip.models.jejak import DISEMBUNYIKAN, TERTUTUP, TERTUTUP_PADA
from sakip.permintaan import request_number
from sakip.rantai_jejak import DAFTAR, NASIONAL, RUSAK, Kepala, is_genuine, plain_json, seal_head, seal_row

__all__ = ["TERTUTUP", "append_rows", "log_jejak", "log_refusal", "new_row", "values_of"]

DITOLAK = "ditolak"
POTONGAN = 200


def log_jejak(
    *,
    user: User | None,
    tindakan: str,
    satker: Satker | None,
    objek: models.Model | None = None,
    sebelum: dict[str, Any] | None = None,
    sesudah: dict[str, Any] | None = None,
    induk: Jejak | None = None,
    keterangan: str = "",
    lembar: dict[str, Any] | None = None,
) -> Jejak:
    """Write one Jejak row. Call it inside the deed's transaction; personal data is masked.

    `sebelum`/`sesudah` map column to value; only columns that differ are kept when both are given. A sheet
    gives `lembar` instead (`services.lembar.trace_of`). The chain of `satker` is held until the deed ends.
    """
    rincian = lembar if lembar is not None else _difference(sebelum or {}, sesudah or {})
    if keterangan:
        rincian = {**rincian, "keterangan": keterangan}
    baris = new_row(user=user, tindakan=tindakan, satker=satker, objek=objek, rincian=rincian, induk=induk)
    append_rows([baris])
    return baris


def new_row(
    *,
    user: User | None,
    tindakan: str,
    satker: Satker | None,
    objek: models.Model | None,
    rincian: dict[str, Any],
    induk: Jejak | None = None,
) -> Jejak:
    """A row that is not stored yet, with what is closed masked."""
    nama = objek._meta.model_name or "" if objek else ""
    return Jejak(
        user=user,
        satker=satker,
        tindakan=tindakan,
        objek=nama,
        objek_id=objek.pk if objek else None,
        rincian=plain_json(_masked(rincian, TERTUTUP | TERTUTUP_PADA.get(nama, frozenset()))),
        induk=induk,
        permintaan=request_number(),
        rantai=satker.pk if satker else NASIONAL,
    )


def append_rows(rows: Sequence[Jejak]) -> None:
    """Number, seal and store new rows of one satker, in their order and in a few statements."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("the audit trail is written inside the transaction of the deed")
    if not rows:
        return
    kepala, genuine = _claim_head(rows[0].rantai)
    for baris, pk in zip(rows, _reserve_ids(len(rows)), strict=True):
        baris.pk, baris.urutan, baris.sebelumnya = pk, kepala.jumlah + 1, kepala.terakhir
        baris.sidik = seal_row(settings.KUNCI_JEJAK, vars(baris))
        kepala.jumlah, kepala.terakhir = baris.urutan, baris.sidik
    Jejak.objects.bulk_create(rows, batch_size=POTONGAN)
    _seal(kepala, genuine=genuine)
    kepala.save(update_fields=["jumlah", "terakhir", "sidik"])


def _claim_head(rantai: int) -> tuple[KepalaJejak, bool]:
    """The head of the chain, held until the transaction ends, and whether it is genuine and agrees with the
    rows. After an attack the chain goes on behind the last number, and its head stays false."""
    held = KepalaJejak.objects.select_for_update()
    kepala = held.filter(rantai=rantai).first() or _make_head(rantai)
    rows = Jejak.objects.filter(rantai=rantai).order_by("-urutan")
    urutan, sidik = rows.values_list("urutan", "sidik").first() or (0, "")
    genuine = _is_genuine(kepala) and (kepala.jumlah, kepala.terakhir) == (urutan, sidik)
    if urutan > kepala.jumlah:
        kepala.jumlah, kepala.terakhir = urutan, sidik
    return kepala, genuine


def _make_head(rantai: int) -> KepalaJejak:
    """A head for the first row of a chain, counted in the head of the heads."""
    held = KepalaJejak.objects.select_for_update()
    daftar, is_new = held.get_or_create(rantai=DAFTAR)
    kepala = held.filter(rantai=rantai).first()  # somebody else may have made it while we waited
    if kepala is None:
        genuine = is_new or _is_genuine(daftar)
        daftar.jumlah += 1
        _seal(daftar, genuine=genuine)
        daftar.save(update_fields=["jumlah", "sidik"])
        kepala = KepalaJejak(rantai=rantai)
        _seal(kepala, genuine=True)
        kepala.save()
    return kepala


def _is_genuine(kepala: KepalaJejak) -> bool:
    isi = Kepala(kepala.rantai, kepala.jumlah, kepala.terakhir, kepala.sidik)
    return is_genuine(settings.KUNCI_JEJAK, isi)


def _seal(kepala: KepalaJejak, *, genuine: bool) -> None:
    """Seal the head; one that was false is never made good again."""
    sidik = seal_head(settings.KUNCI_JEJAK, kepala.rantai, kepala.jumlah, kepala.terakhir)
    kepala.sidik = sidik if genuine else RUSAK


def _reserve_ids(banyak: int) -> list[int]:
    """The next primary keys, ascending: a row is sealed with its own before it is stored."""
    tabel = Jejak._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [tabel, banyak],
            )
            return sorted(pk for (pk,) in cursor.fetchall())
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [tabel])
        terakhir = max([seq for (seq,) in cursor.fetchall()], default=0)
    return [terakhir + ke for ke in range(1, banyak + 1)]


@transaction.atomic
def log_refusal(
    *,
    user: User | None,
    kode: str,
    alamat: str,
    objek: dict[str, Any],
    galat: PermissionDenied | ValidationError,
) -> Jejak:
    """Write that a deed was refused: `alamat` is the name of its address, `objek` the numbers in it, `kode`
    the satker in it ("" = none). Runs after the deed was rolled back, in a transaction of its own."""
    satker = Satker.objects.filter(kode_wilayah=kode).first() if kode else None
    kata = " ".join(galat.messages) if isinstance(galat, ValidationError) else str(galat)
    rincian = {"alamat": alamat, "objek": objek, "keterangan": kata}
    baris = new_row(user=user, tindakan=DITOLAK, satker=satker, objek=None, rincian=rincian)
    append_rows([baris])
    return baris


def _difference(sebelum: dict[str, Any], sesudah: dict[str, Any]) -> dict[str, Any]:
    """Both sides with only what differs; a side without anything is left out."""
    if sebelum and sesudah:
        keys = [k for k in sesudah if sebelum.get(k) != sesudah[k]]
        sebelum = {k: sebelum.get(k) for k in keys}
        sesudah = {k: sesudah[k] for k in keys}
    sides = {"sebelum": sebelum, "sesudah": sesudah}
    return {name: side for name, side in sides.items() if side}


def _masked(isi: Any, tertutup: frozenset[str]) -> Any:
    """`isi` with every value of a closed column, however deep, replaced by a mark."""
    if not isinstance(isi, dict):
        return isi
    return {k: DISEMBUNYIKAN if k in tertutup and v else _masked(v, tertutup) for k, v in isi.items()}


def values_of(objek: models.Model) -> dict[str, Any]:
    """The concrete column values of `objek`, for the before and after of a Jejak."""
    return {field.attname: getattr(objek, field.attname) for field in objek._meta.concrete_fields}
