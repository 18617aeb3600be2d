"""Deeds on the evidence of a row: add a file, a link or a note, and take one back."""

from __future__ import annotations

import secrets
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from kinerja.dukungan import file_room
from kinerja.models import Bukti, Realisasi
from kinerja.models.bukti import JenisBukti
from kinerja.pindai.jenis import GAMBAR, kind_of_evidence
from kinerja.pindai.nama import clean_name
from kinerja.pindai.tautan import require_link
from kinerja.services.pengukuran import require_fillable
from kinerja.services.virus import require_clean
from laporan.pindai import small_picture
from sakip.errors import ConflictError
from sakip.models import User
from sakip.services.alur import steps_of
from sakip.services.jejak import log_jejak
from sakip.services.suntingan import hold_document
from sakip.sidik import sidik_isi
from sakip.transitions import Aksi

BERKAS_PER_BARIS: Final = 20
UKURAN_PER_BARIS: Final = 5  # times the size of one file
REFUSED = (ValidationError, PermissionDenied, ConflictError)


def add_file(*, user: User, baris: Realisasi, nama: str, isi: bytes, judul: str = "") -> Bukti:
    """Keep the file `isi`, which came under the name `nama`, as evidence of `baris`.

    What it is is read from its bytes, its name is cleaned, of a picture a small one is made. Raises
    PermissionDenied, and ValidationError: the triwulan is submitted or closed, the file is too large, of
    another kind, hostile or here already, or the row is full.
    """
    require_fillable(user, baris.pengukuran)
    tipe, kecil = _read_kind(isi, nama)
    require_clean(isi)
    dasar = f"bukti/{baris.pengukuran.tahun}/{secrets.token_hex(16)}"
    berkas = str(default_storage.save(f"{dasar}.{tipe}", ContentFile(isi)))
    pratinjau = str(default_storage.save(f"{dasar}-kecil.jpg", ContentFile(kecil))) if kecil else ""
    kolom = {"berkas": berkas, "pratinjau": pratinjau, "nama": clean_name(nama, tipe), "tipe": tipe}
    kolom |= {"sidik": sidik_isi(isi), "judul": judul.strip()}
    try:
        return _add(user, baris, Bukti(jenis=JenisBukti.BERKAS, ukuran=len(isi), **kolom))
    except REFUSED:  # an error of the database may come after the commit: then the file stays
        _drop_files(berkas, pratinjau)
        raise


def add_link(*, user: User, baris: Realisasi, tautan: str, judul: str = "") -> Bukti:
    """Keep a link, such as `require_link` takes, as evidence of `baris`. Raises as `add_file`."""
    try:
        require_link(tautan.strip())
    except ValidationError as galat:
        raise ValidationError({"tautan": galat.messages}) from None
    bukti = Bukti(jenis=JenisBukti.TAUTAN, tautan=tautan.strip(), judul=judul.strip())
    return _add(user, baris, bukti)


def add_note(*, user: User, baris: Realisasi, teks: str, judul: str = "") -> Bukti:
    """Keep words (where the paper lies, who has confirmed) as evidence of `baris`. Raises as `add_file`."""
    if not teks.strip():
        raise ValidationError({"teks": "Tuliskan catatannya."})
    return _add(user, baris, Bukti(jenis=JenisBukti.TEKS, teks=teks.strip(), judul=judul.strip()))


@transaction.atomic
def add_words(
    *, user: User, baris: Realisasi, tautan: str = "", teks: str = "", judul: str = ""
) -> list[Bukti]:
    """Keep a link, a note, or both ("" = none) under the same `judul`: all of it or nothing. Raises as
    `add_file`."""
    hasil = [add_link(user=user, baris=baris, tautan=tautan, judul=judul)] if tautan else []
    return hasil + ([add_note(user=user, baris=baris, teks=teks, judul=judul)] if teks else [])


def require_size(ukuran: int) -> None:
    """Pass when a file of `ukuran` bytes is small enough to be kept, or ValidationError."""
    if ukuran > settings.BUKTI_BYTES:
        raise ValidationError(f"Berkas paling besar {settings.BUKTI_BYTES // 1024 // 1024} MB.")


def _read_kind(isi: bytes, nama: str) -> tuple[str, bytes]:
    """(kind, small picture or b"") of a file."""
    require_size(len(isi))
    try:
        tipe = kind_of_evidence(isi, nama)
        return tipe, small_picture(isi, GAMBAR[tipe]) if tipe in GAMBAR else b""
    except ValueError as galat:
        raise ValidationError(str(galat)) from galat


@transaction.atomic
def _add(user: User, baris: Realisasi, bukti: Bukti) -> Bukti:
    pengukuran = baris.pengukuran
    hold_document(pengukuran)  # nobody submits it between this check and the row
    require_fillable(user, pengukuran)
    if bukti.jenis == JenisBukti.BERKAS:
        _require_new(baris, bukti)
        _require_room(baris, bukti.ukuran)
    bukti.realisasi, bukti.user = baris, user
    bukti.full_clean(exclude=["berkas", "pratinjau"])
    bukti.save()
    log_jejak(
        user=user,
        tindakan="menambah bukti dukung",
        satker=pengukuran.unit.satker,
        objek=baris,
        sesudah=_told(bukti),
    )
    return bukti


def _require_new(baris: Realisasi, bukti: Bukti) -> None:
    sama = Bukti.objects.filter(realisasi=baris, sidik=bukti.sidik, ditarik=None).first()
    if sama is not None:
        raise ValidationError(f"Berkas yang sama sudah ada pada baris ini dengan nama “{sama.nama}”.")


def _require_room(baris: Realisasi, ukuran: int) -> None:
    banyak, terpakai = file_room(baris)
    batas = UKURAN_PER_BARIS * settings.BUKTI_BYTES
    if banyak >= BERKAS_PER_BARIS or terpakai + ukuran > batas:
        raise ValidationError(
            f"Satu baris memuat paling banyak {BERKAS_PER_BARIS} berkas, seluruhnya paling besar "
            f"{batas // 1024 // 1024} MB. Gunakan tautan untuk selebihnya."
        )


def _told(bukti: Bukti) -> dict[str, Any]:
    """What the Jejak says of a piece of evidence."""
    isi = {"jenis": bukti.jenis, "judul": bukti.judul, "nama": bukti.nama, "sidik": bukti.sidik}
    isi |= {"tautan": bukti.tautan, "teks": bukti.teks}
    return {nama: str(nilai) for nama, nilai in isi.items() if nilai}


@transaction.atomic
def withdraw_evidence(*, user: User, bukti: Bukti, alasan: str = "") -> bool:
    """Take a piece of evidence back; returns whether it is gone for good.

    What was never submitted is deleted with its file. What was submitted once stays, marked as withdrawn, and
    needs `alasan`. Raises PermissionDenied and ValidationError as `add_file`, without a reason, and when
    somebody withdrew it before.
    """
    baris = bukti.realisasi
    pengukuran = baris.pengukuran
    hold_document(pengukuran)
    require_fillable(user, pengukuran)
    if not Bukti.objects.filter(pk=bukti.pk).exists():
        raise ValidationError("Bukti dukung ini sudah dihapus.")
    bukti.refresh_from_db()
    if bukti.ditarik is not None:
        raise ValidationError("Bukti dukung ini sudah ditarik.")
    tetap = was_submitted(bukti)
    if tetap:
        _mark(user, bukti, alasan.strip())
    log_jejak(
        user=user,
        tindakan="menarik bukti dukung" if tetap else "menghapus bukti dukung",
        satker=pengukuran.unit.satker,
        objek=baris,
        sebelum=_told(bukti),
        keterangan=alasan.strip(),
    )
    if not tetap:
        berkas = (bukti.berkas.name, bukti.pratinjau.name)
        bukti.delete()
        transaction.on_commit(lambda: _drop_files(*berkas))
    return not tetap


def _mark(user: User, bukti: Bukti, alasan: str) -> None:
    if not alasan:
        raise ValidationError({"alasan": "Tuliskan alasan penarikannya."})
    bukti.ditarik, bukti.penarik, bukti.alasan_tarik = timezone.now(), user, alasan
    bukti.save(update_fields=["ditarik", "penarik", "alasan_tarik"])


def was_submitted(bukti: Bukti) -> bool:
    """Whether its triwulan was submitted since the evidence is there: others may have judged by it."""
    langkah = steps_of(bukti.realisasi.pengukuran).filter(aksi=Aksi.AJUKAN, waktu__gte=bukti.waktu)
    return bool(langkah.exists())


def _drop_files(*nama: str | None) -> None:
    for satu in nama:
        if satu:
            default_storage.delete(satu)
