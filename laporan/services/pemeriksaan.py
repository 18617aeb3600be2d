"""Letting a finding pass, with the reason of a second person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from laporan.models import Pengesampingan
from laporan.pemeriksaan import check_document
from laporan.pemeriksaan.aturan import ALASAN, TTD
from laporan.pemeriksaan.hak import is_reviewer, reviewer_step, why_not_now
from sakip.models import User
from sakip.models.alur import Beralur
from sakip.services.jejak import log_jejak
from sakip.temuan import Temuan

BERUBAH = "Temuan yang dipilih sudah berubah atau sudah diberi alasan. Periksa kembali daftarnya."


def require_reviewer(user: User, sumber: Beralur) -> None:
    """Pass, or PermissionDenied that names who may."""
    if is_reviewer(user, sumber):
        return
    peran = ", ".join(sorted(p.label for p in reviewer_step(sumber).peran))
    raise PermissionDenied(
        f"Anda tidak berhak meneruskan temuan dengan alasan untuk {sumber.pemilik.nama}. Hal itu dilakukan "
        f"oleh peran {peran} yang memeriksa atau menandatangani dokumen."
    )


@transaction.atomic
def waive(*, user: User, sumber: Beralur, sidik: Sequence[str], alasan: str) -> list[Pengesampingan]:
    """Let the findings `sidik` (of tingkat alasan) on `sumber` pass for `alasan`; returns what was kept.

    The reason holds for the version at hand and for the figures in the finding, and is a row of its own for
    ever. Raises PermissionDenied, and
    ValidationError when the document does not wait for a review, when `user` submitted it himself, without a
    reason, and for a finding that is no longer there or has its reason already.
    """
    return _waive(user, sumber, dict.fromkeys(sidik, alasan))


@transaction.atomic
def waive_each(*, user: User, sumber: Beralur, alasan: Mapping[str, str]) -> list[Pengesampingan]:
    """As `waive`, with a reason of its own for each finding: {sidik: alasan}. Nothing to do when empty."""
    return _waive(user, sumber, alasan) if alasan else []


def _waive(user: User, sumber: Beralur, alasan: Mapping[str, str]) -> list[Pengesampingan]:
    require_reviewer(user, sumber)
    if halangan := why_not_now(user, sumber):
        raise ValidationError(halangan)
    if not all(teks.strip() for teks in alasan.values()):
        raise ValidationError({"alasan": "Tuliskan alasannya."})
    terbuka = {t.sidik: t for t in waivable(sumber)}
    if not alasan or not alasan.keys() <= terbuka.keys():
        raise ValidationError({"sidik": BERUBAH})
    return [_keep(user, sumber, terbuka[sidik], teks.strip()) for sidik, teks in alasan.items()]


def waivable(sumber: Beralur) -> list[Temuan]:
    """The findings on `sumber` that wait for a reason before it is signed."""
    temuan = check_document(sumber, langkah=TTD)
    return [t for t in temuan if t.tingkat == ALASAN and not t.dikesampingkan]


def _keep(user: User, sumber: Beralur, temuan: Temuan, alasan: str) -> Pengesampingan:
    kunci = {"dokumen": sumber.jenis_dokumen, "objek_id": sumber.pk, "versi": sumber.versi}
    hasil = Pengesampingan.objects.create(
        **kunci,
        sidik=temuan.sidik,
        user=user,
        satker=sumber.pemilik,
        kode=temuan.kode,
        pesan=temuan.pesan,
        alasan=alasan,
    )
    log_jejak(
        user=user,
        tindakan="meneruskan temuan dengan alasan",
        satker=sumber.pemilik,
        objek=sumber,
        sesudah={"aturan": temuan.kode, "temuan": temuan.pesan},
        keterangan=alasan,
    )
    return hasil
