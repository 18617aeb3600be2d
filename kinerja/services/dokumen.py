"""What the documents of the year share: a first version, a perubahan, the head, and taking one away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.models.dokumen import DokumenTahunan
from kinerja.queries import is_binding
from kinerja.services.status import require_draft
from sakip.choices import JenisPerubahan
from sakip.kolom import IsianBaris
from sakip.models import UnitKerja, User
from sakip.perbaris import Terlihat
from sakip.periode import require_open
from sakip.permissions import Deed, require
from sakip.services.alur import was_settled
from sakip.services.jejak import log_jejak
from sakip.services.lembar import Lembar, Perubahan, save_sheet
from sakip.services.suntingan import change_seen, hold_document, require_seen, unique_or_refuse

Penahan = Callable[[list[Any]], dict[int, str]]


def start_document(
    model: type[DokumenTahunan], *, user: User, unit: UnitKerja, tahun: int, **kolom: Any
) -> Any:
    """Store the first version (0) of a document. Raises ValidationError when the unit has one already."""
    require(user, Deed.ISI, unit.satker, unit)
    require_open(unit.satker, model.jenis_dokumen, tahun, unit=unit, user=user)
    baru = model(unit=unit, tahun=tahun, **kolom)
    return _store(baru, user, partial(_require_none, baru))


def _require_none(baru: Any) -> None:
    """Pass, or ValidationError: the unit has a document of this kind and year."""
    kunci = {"pola": baru.pola} if hasattr(baru, "pola") else {}
    if type(baru).objects.filter(unit=baru.unit, tahun=baru.tahun, **kunci).exists():
        nama = f"{baru._meta.verbose_name} {baru.tahun}"
        pesan = f"{baru.unit.nama} sudah mempunyai {nama}. Buka dokumennya, lalu pilih Buat perubahan."
        raise ValidationError(pesan)


def start_revision(
    lama: Any, *, user: User, jenis_perubahan: str, alasan_perubahan: str, **kolom: Any
) -> Any:
    """Store the version after `lama`; its rows are the caller's to copy.

    `jenis_perubahan` is one of the three reasons of the regulation (JenisPerubahan). Raises ValidationError
    without a reason, when `lama` was never in force, or while another version is being drafted.
    """
    require(user, Deed.ISI, lama.unit.satker, lama.unit)
    require_open(lama.unit.satker, lama.jenis_dokumen, lama.tahun, unit=lama.unit, user=user)
    _require_reason(jenis_perubahan, alasan_perubahan)
    kunci = {"pola": lama.pola} if hasattr(lama, "pola") else {}
    baru = type(lama)(
        unit=lama.unit,
        tahun=lama.tahun,
        versi=lama.versi + 1,
        jenis_perubahan=jenis_perubahan,
        alasan_perubahan=alasan_perubahan.strip(),
        **kunci,
        **kolom,
    )
    return _store(baru, user, partial(_require_revisable, lama))


def _require_reason(jenis: str, alasan: str) -> None:
    galat = {}
    if jenis not in JenisPerubahan.values:
        galat["jenis_perubahan"] = "Pilih alasan perubahan menurut peraturan."
    if not alasan.strip():
        galat["alasan_perubahan"] = "Tuliskan alasan perubahan."
    if galat:
        raise ValidationError(galat)


def _require_revisable(lama: Any) -> None:
    """Pass, or ValidationError: only what is or was in force is changed, and one draft at a time."""
    if not _is_latest(lama):
        raise ValidationError(_other_version(lama))
    if not is_binding(lama):
        status = lama.get_status_display().lower()
        jalan = " Ubah isinya langsung." if lama.bisa_diubah else ""
        raise ValidationError(
            f"Perubahan dibuat dari dokumen yang sudah ditetapkan. Dokumen ini berstatus {status}.{jalan}"
        )


def _other_version(lama: Any) -> str:
    kunci = {"pola": lama.pola} if hasattr(lama, "pola") else {}
    rows = type(lama).objects.filter(unit=lama.unit, tahun=lama.tahun, **kunci)
    baru = rows.order_by("-versi").first()
    if is_binding(baru):
        return "Perubahan hanya dapat dibuat dari versi terakhir."
    status = baru.get_status_display().lower()
    return f"Perubahan ke-{baru.versi} sudah dibuat dan berstatus {status}. Lanjutkan atau hapus versi itu."


def _store(dokumen: Any, user: User, periksa: Callable[[], None]) -> Any:
    """Store a new version that `periksa` allows, also when somebody stores one at the same moment."""
    periksa()
    dokumen.full_clean(exclude=["unit"])
    with unique_or_refuse(periksa):
        dokumen.save(force_insert=True)
    log_jejak(
        user=user,
        tindakan=f"membuat {dokumen._meta.verbose_name}",
        satker=dokumen.unit.satker,
        objek=dokumen,
        sesudah={"unit": dokumen.unit.nama, "tahun": dokumen.tahun, "versi": dokumen.versi},
    )
    return dokumen


def _is_latest(dokumen: Any) -> bool:
    kunci = {"pola": dokumen.pola} if hasattr(dokumen, "pola") else {}
    rows = type(dokumen).objects.filter(unit=dokumen.unit, tahun=dokumen.tahun, **kunci)
    return not rows.filter(versi__gt=dokumen.versi).exists()


def insert_rows(induk: Any, kolom: str, rows: Sequence[Any]) -> None:
    """Store new rows of `induk` in their order, numbered from 1 (one statement)."""
    for ke, baris in enumerate(rows, start=1):
        baris.urut = ke
        setattr(baris, kolom, induk)
    if rows:
        type(rows[0]).objects.bulk_create(rows)


def clones_of(rows: Sequence[Any]) -> list[Any]:
    """Unsaved copies of stored rows, links included."""
    kolom = [f.attname for f in rows[0]._meta.concrete_fields if not f.primary_key] if rows else []
    return [type(b)(**{nama: getattr(b, nama) for nama in kolom}) for b in rows]


def require_editable(user: User, dokumen: Any) -> None:
    """Pass when `user` may edit `dokumen` now: PermissionDenied without the right, ValidationError once it
    was submitted or while its window is closed."""
    require(user, Deed.ISI, dokumen.unit.satker, dokumen.unit)
    require_draft(dokumen)
    satker, jenis, tahun = dokumen.unit.satker, dokumen.jenis_dokumen, dokumen.tahun
    unit, status = dokumen.unit, dokumen.status
    require_open(satker, jenis, tahun, unit=unit, user=user, status=status, objek=dokumen.pk)


@transaction.atomic
def edit_document(*, user: User, dokumen: Any, suntingan: int, **kolom: Any) -> None:
    """Change the head (tempat, tanggal, alasan_perubahan) of a draft; ConflictError, ValidationError."""
    require_editable(user, dokumen)
    if dokumen.versi and "alasan_perubahan" in kolom and not kolom["alasan_perubahan"].strip():
        raise ValidationError({"alasan_perubahan": "Perubahan memerlukan alasan."})
    sebelum, sesudah = change_seen(dokumen, suntingan=suntingan, nilai=kolom)
    log_jejak(
        user=user,
        tindakan=f"mengubah {dokumen._meta.verbose_name}",
        satker=dokumen.unit.satker,
        objek=dokumen,
        sebelum=sebelum,
        sesudah=sesudah,
    )


@transaction.atomic
def save_document_rows(
    *, user: User, dokumen: Any, lembar: Lembar, isian: Sequence[IsianBaris], suntingan: Terlihat, hal: str
) -> Perubahan:
    """Save one sheet of a draft; see `save_sheet`. `hal` names the rows in the Jejak."""
    hold_document(dokumen)
    require_editable(user, dokumen)
    return save_sheet(
        user=user,
        satker=dokumen.unit.satker,
        induk=dokumen,
        lembar=lembar,
        isian=isian,
        suntingan=suntingan,
        tindakan=f"mengubah {hal} {dokumen._meta.verbose_name}",
    )


@transaction.atomic
def delete_document(*, user: User, dokumen: Any, penahan: Penahan, suntingan: int | None = None) -> None:
    """Take away the latest version of a draft that no other document refers to.

    Raises ValidationError with the reasons in words, one for each row that is in use, and when somebody has
    just submitted it; ConflictError when it is no longer the version `suntingan` that was read (None = no
    page was read).
    """
    hold_document(dokumen)
    require_editable(user, dokumen)
    require_seen(dokumen, suntingan)
    if not _is_latest(dokumen):
        raise ValidationError("Hanya versi terakhir yang dapat dihapus.")
    if was_settled(dokumen):
        raise ValidationError("Dokumen ini pernah ditetapkan, sehingga tidak dapat dihapus.")
    alasan = penahan(list(dokumen.baris.all()))
    if alasan:
        raise ValidationError(sorted(set(alasan.values())))
    log_jejak(
        user=user,
        tindakan=f"menghapus {dokumen._meta.verbose_name}",
        satker=dokumen.unit.satker,
        objek=dokumen,
        sebelum={
            "unit": dokumen.unit.nama,
            "tahun": dokumen.tahun,
            "versi": dokumen.versi,
            "baris": dokumen.baris.count(),
        },
    )
    dokumen.delete()
