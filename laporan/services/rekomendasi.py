"""Deeds on recommendations: give one, report how far it is, and end it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.pindai.jenis import kind_of_evidence
from kinerja.pindai.nama import clean_name
from kinerja.pindai.tautan import require_link
from kinerja.services.bukti import require_size
from kinerja.services.virus import require_clean
from laporan.models import KemajuanRekomendasi, Rekomendasi
from laporan.models.rekomendasi import DIPUTUS, StatusRekomendasi
from laporan.rekomendasi import may_give
from sakip.choices import Peran
from sakip.errors import ConflictError
from sakip.models import Satker, User
from sakip.permissions import Deed, require, why_not
from sakip.services.jejak import log_jejak, values_of
from sakip.services.pemberitahuan import holders, notify
from sakip.services.suntingan import change_seen
from sakip.sidik import sidik_isi
from sakip.tanggal import cetak_tanggal

PENYUSUN = (Peran.OPERATOR, Peran.KASUBBAG, Peran.ADMIN_SATKER)
ACUAN = frozenset({"unit", "temuan"})  # columns that name another row
LAPORAN = (StatusRekomendasi.BERJALAN, StatusRekomendasi.DILAPORKAN)
GAGAL = (ValidationError, PermissionDenied, ConflictError)


@dataclass(frozen=True)
class Lampiran:
    """A file as it was uploaded: the name under which it came and its bytes."""

    nama: str
    isi: bytes


@transaction.atomic
def give_recommendation(*, user: User, satker: Satker, **nilai: Any) -> Rekomendasi:
    """Write a recommendation down (sumber, rujukan, tanggal, uraian, unit, jabatan, tenggat, temuan) and tell
    the satker. Raises PermissionDenied and ValidationError."""
    require_give(user, satker)
    satu = Rekomendasi(satker=satker, user=user, per_tanggal=nilai["tanggal"], **nilai)
    _check(satu)
    satu.save(force_insert=True)
    log_jejak(user=user, tindakan="mencatat rekomendasi", satker=satker, objek=satu, sesudah=values_of(satu))
    _tell(satu, user, "baru dicatat.", f"rekomendasi:{satu.pk}")
    return satu


@transaction.atomic
def edit_recommendation(*, user: User, satu: Rekomendasi, suntingan: int, **nilai: Any) -> Rekomendasi:
    """Change a recommendation that nobody has ended. What was given from outside only those outside change.

    Raises PermissionDenied, ValidationError and ConflictError.
    """
    require_edit(user, satu)
    if not satu.is_open:
        raise ValidationError("Rekomendasi ini sudah diputus. Buka kembali sebelum mengubahnya.")
    for kolom, isi in nilai.items():
        setattr(satu, kolom, isi)
    _check(satu)
    isian = {f"{k}_id" if k in ACUAN else k: getattr(isi, "pk", isi) for k, isi in nilai.items()}
    sebelum, sesudah = change_seen(satu, suntingan=suntingan, nilai=isian)
    log_jejak(
        user=user,
        tindakan="mengubah rekomendasi",
        satker=satu.satker,
        objek=satu,
        sebelum=sebelum,
        sesudah=sesudah,
    )
    return satu


def report_progress(
    *,
    user: User,
    satu: Rekomendasi,
    suntingan: int,
    status: str,
    tanggal: date,
    catatan: str,
    tautan: str = "",
    lampiran: Lampiran | None = None,
) -> KemajuanRekomendasi:
    """The owner says how far it is (berjalan, dilaporkan), with a link or a file as evidence.

    Raises PermissionDenied, ConflictError and ValidationError: it is ended already, the date lies ahead or
    before the recommendation, the link is none, or the file is too large, of another kind or hostile.
    """
    require(user, Deed.ISI, satu.satker, satu.unit)
    if status not in LAPORAN:
        raise ValidationError({"status": "Pilih berjalan atau dilaporkan selesai."})
    if not satu.is_open:
        raise ValidationError("Rekomendasi ini sudah diputus.")
    baru = KemajuanRekomendasi(rekomendasi=satu, tanggal=tanggal, status=status, catatan=catatan.strip())
    _add_link(baru, tautan.strip())
    if lampiran is not None:
        _add_file(baru, lampiran)
    try:
        return _add(user, satu, suntingan, baru, "melaporkan kemajuan rekomendasi")
    except GAGAL:
        if baru.berkas:
            default_storage.delete(str(baru.berkas.name))
        raise


def decide_recommendation(
    *, user: User, satu: Rekomendasi, suntingan: int, status: str, tanggal: date, catatan: str
) -> KemajuanRekomendasi:
    """Who evaluates ends it (selesai, tidak_dapat) or opens it again (berjalan), always with a note.

    Raises PermissionDenied, ValidationError and ConflictError.
    """
    require(user, Deed.REKOMENDASI, satu.satker)
    if status not in (*DIPUTUS, StatusRekomendasi.BERJALAN):
        raise ValidationError({"status": "Pilih putusannya."})
    baru = KemajuanRekomendasi(rekomendasi=satu, tanggal=tanggal, status=status, catatan=catatan.strip())
    return _add(user, satu, suntingan, baru, "memutus rekomendasi")


def require_give(user: User, satker: Satker) -> None:
    """Pass, or PermissionDenied with the reason in words."""
    if not may_give(user, satker):
        raise PermissionDenied(why_not(user, Deed.REKOMENDASI, satker))


def require_edit(user: User, satu: Rekomendasi) -> None:
    """Pass, or PermissionDenied: a satker changes only what it typed itself."""
    if satu.user_id != user.pk or not may_give(user, satu.satker):
        require(user, Deed.REKOMENDASI, satu.satker)


def _check(satu: Rekomendasi) -> None:
    satu.full_clean()
    if satu.unit is not None and satu.unit.satker_id != satu.satker_id:
        raise ValidationError({"unit": "Unit ini bukan milik satuan kerja yang diberi rekomendasi."})
    if satu.tanggal > timezone.localdate():
        raise ValidationError({"tanggal": "Tanggalnya belum lewat. Tulis tanggal hari ini atau sebelumnya."})
    if satu.tenggat < satu.tanggal:
        raise ValidationError({"tenggat": "Batas waktunya sebelum tanggal rekomendasi."})


@transaction.atomic
def _add(
    user: User, satu: Rekomendasi, suntingan: int, baru: KemajuanRekomendasi, tindakan: str
) -> KemajuanRekomendasi:
    _check_date(satu, baru.tanggal)
    baru.user = user
    baru.full_clean(exclude=["berkas", "rekomendasi"])
    nilai = {"status": baru.status, "per_tanggal": baru.tanggal}
    sebelum, sesudah = change_seen(satu, suntingan=suntingan, nilai=nilai)
    baru.save(force_insert=True)
    log_jejak(
        user=user,
        tindakan=tindakan,
        satker=satu.satker,
        objek=satu,
        sebelum=sebelum,
        sesudah=sesudah,
        keterangan=baru.catatan,
    )
    _tell(satu, user, f"{StatusRekomendasi(satu.status).label.lower()}.", f"kemajuan:{baru.pk}")
    return baru


def _check_date(satu: Rekomendasi, tanggal: date) -> None:
    if tanggal > timezone.localdate():
        raise ValidationError({"tanggal": "Tanggalnya belum lewat. Tulis tanggal hari ini atau sebelumnya."})
    terakhir = satu.kemajuan.order_by("-tanggal").values_list("tanggal", flat=True).first() or satu.tanggal
    if tanggal < terakhir:
        raise ValidationError(
            {"tanggal": f"Kemajuan terakhir bertanggal {cetak_tanggal(terakhir)}; tulis tanggal sesudahnya."}
        )


def _add_link(baru: KemajuanRekomendasi, tautan: str) -> None:
    if not tautan:
        return
    try:
        require_link(tautan)
    except ValidationError as galat:
        raise ValidationError({"tautan": galat.messages}) from None
    baru.tautan = tautan


def _add_file(baru: KemajuanRekomendasi, lampiran: Lampiran) -> None:
    """Judge the bytes as evidence of a realisasi is judged, and keep them in the private storage."""
    try:
        require_size(len(lampiran.isi))
        tipe = kind_of_evidence(lampiran.isi, lampiran.nama)
        require_clean(lampiran.isi)
    except ValueError as galat:
        raise ValidationError({"berkas": str(galat)}) from galat
    except ValidationError as galat:
        raise ValidationError({"berkas": galat.messages}) from galat
    nama = f"rekomendasi/{baru.rekomendasi.satker_id}/{secrets.token_hex(16)}.{tipe}"
    baru.berkas = str(default_storage.save(nama, ContentFile(lampiran.isi)))
    baru.nama, baru.tipe = clean_name(lampiran.nama, tipe), tipe
    baru.ukuran, baru.sidik = len(lampiran.isi), sidik_isi(lampiran.isi)


def _tell(satu: Rekomendasi, user: User, kata: str, kunci: str) -> None:
    """Tell who fills in at the satker and who gave it, but not the one who acts."""
    rows = holders([satu.satker_id], PENYUSUN).select_related("user")
    penerima = {p.user for p in rows if p.unit_id is None or p.unit_id == satu.unit_id}
    penerima |= {satu.user} if satu.user else set()
    notify(
        users=[u for u in penerima if u.pk != user.pk],
        teks=f"Rekomendasi untuk {satu.satker} bertanggal {cetak_tanggal(satu.tanggal)} {kata}",
        url=reverse(
            "laporan:rekomendasi-detail", args=[satu.satker.kode_wilayah, satu.tanggal.year, satu.pk]
        ),
        kunci=kunci,
        satker=satu.satker,
    )
