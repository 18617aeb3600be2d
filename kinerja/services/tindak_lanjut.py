"""Deeds on follow-ups: promise one, say how far it is, take back what was never submitted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from kinerja.dukungan import follow_ups_of
from kinerja.models import Realisasi, TindakLanjut
from kinerja.models.bukti import TERBUKA, StatusTindakLanjut
from kinerja.services.pengukuran import require_fillable
from sakip.models import User
from sakip.services.alur import steps_of
from sakip.services.jejak import log_jejak
from sakip.services.suntingan import hold_document
from sakip.tanggal import cetak_tanggal
from sakip.transitions import Aksi


@transaction.atomic
def plan_follow_up(
    *, user: User, baris: Realisasi, uraian: str, penanggung_jawab: str, tenggat: date, solusi: str = ""
) -> TindakLanjut:
    """Promise a follow-up on `baris`. Raises PermissionDenied, and ValidationError when words are missing and
    when the triwulan is submitted or closed."""
    pengukuran = baris.pengukuran
    hold_document(pengukuran)
    require_fillable(user, pengukuran)
    tindak = TindakLanjut(
        realisasi=baris,
        uraian=uraian.strip(),
        penanggung_jawab=penanggung_jawab.strip(),
        tenggat=tenggat,
        solusi=solusi.strip(),
        per_tanggal=timezone.localdate(),
        user=user,
    )
    tindak.full_clean()
    tindak.save()
    log_jejak(
        user=user,
        tindakan="merencanakan tindak lanjut",
        satker=pengukuran.unit.satker,
        objek=baris,
        sesudah=_told(tindak) | {"batas waktu": cetak_tanggal(tenggat)},
    )
    return tindak


@transaction.atomic
def report_follow_up(
    *, user: User, baris: Realisasi, tindak: TindakLanjut, status: str, catatan: str, per_tanggal: date
) -> None:
    """Say how far a follow-up is, from the row `baris` of the same or a later triwulan in which it is shown.

    The window and status of the triwulan of `baris` count, not those of the triwulan in which it was
    promised: that one may be settled long since. Raises PermissionDenied, and ValidationError when the
    follow-up does not concern `baris`, is closed already, is dated in the future, or is closed without a
    note.
    """
    pengukuran = baris.pengukuran
    hold_document(pengukuran)
    require_fillable(user, pengukuran)
    terkini = next((satu for satu in follow_ups_of(baris) if satu.pk == tindak.pk), None)
    if terkini is None or not terkini.is_open:
        raise ValidationError("Tindak lanjut ini sudah ditutup, atau bukan milik indikator ini.")
    _require_report(status, catatan, per_tanggal)
    sebelum = _told(terkini)
    nilai = {"status": status, "catatan": catatan.strip(), "per_tanggal": per_tanggal}
    if not TindakLanjut.objects.filter(pk=tindak.pk, status__in=TERBUKA).update(**nilai):
        raise ValidationError("Tindak lanjut ini baru saja ditutup oleh pengguna lain.")
    tindak.refresh_from_db()
    log_jejak(
        user=user,
        tindakan="memperbarui tindak lanjut",
        satker=pengukuran.unit.satker,
        objek=terkini.realisasi,
        sebelum=sebelum,
        sesudah=_told(tindak),
        keterangan=f"{tindak.uraian}: {catatan.strip()}".rstrip(": "),
    )


def _require_report(status: str, catatan: str, per_tanggal: date) -> None:
    if status not in StatusTindakLanjut.values:
        raise ValidationError({"status": "Pilih statusnya."})
    if per_tanggal > timezone.localdate():
        raise ValidationError(
            {"per_tanggal": "Tanggalnya belum lewat. Tulis tanggal hari ini atau sebelumnya."}
        )
    if status not in TERBUKA and not catatan.strip():
        raise ValidationError({"catatan": "Tuliskan hasilnya, atau alasan pembatalannya."})


@transaction.atomic
def drop_follow_up(*, user: User, tindak: TindakLanjut) -> None:
    """Delete a follow-up that was never submitted. Raises PermissionDenied, and ValidationError when it was:
    it is cancelled with a reason then."""
    pengukuran = tindak.realisasi.pengukuran
    hold_document(pengukuran)
    require_fillable(user, pengukuran)
    if steps_of(pengukuran).filter(aksi=Aksi.AJUKAN, waktu__gte=tindak.waktu).exists():
        raise ValidationError(
            "Tindak lanjut ini sudah pernah diajukan. Ubah statusnya menjadi dibatalkan dengan alasannya."
        )
    log_jejak(
        user=user,
        tindakan="menghapus tindak lanjut",
        satker=pengukuran.unit.satker,
        objek=tindak.realisasi,
        sebelum=_told(tindak),
    )
    tindak.delete()


def _told(tindak: TindakLanjut) -> dict[str, Any]:
    """What the Jejak says of a follow-up."""
    return {
        "tindak lanjut": tindak.uraian,
        "penanggung jawab": tindak.penanggung_jawab,
        "status tindak lanjut": str(StatusTindakLanjut(tindak.status).label),
        "per tanggal": cetak_tanggal(tindak.per_tanggal),
    }
