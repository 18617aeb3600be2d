"""Taking back a scan that was uploaded by mistake, while nothing rests on the document yet."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from kinerja.models import BarisPk, BarisRencanaAksi, BarisRkt, Realisasi
from kinerja.services.pengukuran import recompute_after
from laporan.alur import BERBARIS
from laporan.antrean import source_of
from laporan.models import Dokumen
from laporan.models.dokumen import CaraTtd, StatusTerbit
from laporan.services.pindaian import can_scan
from laporan.verifikasi import seal_of
from sakip.choices import JenisDokumen, StatusDokumen, StatusNilai
from sakip.errors import ConflictError
from sakip.models import User
from sakip.permissions import Deed, can
from sakip.services.alur import take_system_step
from sakip.services.jejak import log_jejak
from sakip.services.suntingan import hold_document
from sakip.transitions import Aksi

J = JenisDokumen
# What rests on a document: its name, its rows, and how they name the document.
PEMAKAI: Final[dict[str, tuple[tuple[str, Any, str], ...]]] = {
    J.RENSTRA: (
        ("Rencana Kinerja Tahunan", BarisRkt, "indikator_renstra__sasaran__renstra"),
        ("Perjanjian Kinerja", BarisPk, "indikator_renstra__sasaran__renstra"),
    ),
    J.RKT: (
        ("Perjanjian Kinerja", BarisPk, "baris_rkt__rkt"),
        ("realisasi", Realisasi, "baris_rkt__rkt"),
    ),
    J.PK: (
        ("rencana aksi", BarisRencanaAksi, "baris_pk__pk_dokumen"),
        ("realisasi", Realisasi, "baris_pk__pk_dokumen"),
    ),
}


BUKAN_PENARIK: Final = (
    "Pindaian ditarik oleh yang boleh mengunggahnya, atau oleh ketua, selama dokumennya berlaku dengan tanda "
    "tangan basah."
)


def may_withdraw_scan(user: User, dokumen: Dokumen) -> bool:
    """Whether `dokumen` holds by a scan and `user` may take it back: who may upload one or withdraw a
    document. What rests on the document is another question (`withdraw_scan`)."""
    if dokumen.status != StatusTerbit.BERLAKU or _is_digital(dokumen):
        return False
    return can_scan(user, dokumen) or can(user, Deed.CABUT, dokumen.satker, dokumen.unit)


def withdraw_scan(*, user: User, dokumen: Dokumen, alasan: str) -> None:
    """Withdraw `dokumen`, which holds by a wrong scan: its page says so and why, the scan stays to be read,
    and the source waits for its signatures again, on a naskah of its own.

    Raises PermissionDenied, ValidationError (no reason, signed digitally, something rests on it) and
    ConflictError.
    """
    if not alasan.strip():
        raise ValidationError({"alasan": "Tuliskan alasannya."})
    sumber = source_of(dokumen)
    if not may_withdraw_scan(user, dokumen):
        raise PermissionDenied(BUKAN_PENARIK)
    alasan = f"Pindaian ditarik: {alasan.strip()}"
    with transaction.atomic():
        hold_document(sumber)  # nothing begins to rest on it between this check and the deed
        _require_unused(dokumen, sumber)
        changed = Dokumen.objects.filter(pk=dokumen.pk, status=StatusTerbit.BERLAKU).update(
            status=StatusTerbit.DICABUT, alasan=alasan
        )
        if not changed:
            raise ConflictError("Dokumen ini baru saja diubah oleh pengguna lain.", {}, {})
        take_system_step(user=user, dokumen=sumber, aksi=Aksi.TARIK, alasan=alasan)
        if dokumen.jenis in BERBARIS and sumber.unit_alur is not None:
            recompute_after(sumber.unit_alur, sumber.tahun)
        log_jejak(
            user=user,
            tindakan="menarik pindaian",
            satker=dokumen.satker,
            objek=dokumen,
            sebelum={"status": StatusTerbit.BERLAKU.value},
            sesudah={"status": StatusTerbit.DICABUT.value},
            keterangan=alasan,
        )


def _is_digital(dokumen: Dokumen) -> bool:
    return dokumen.tanda_tangan.exclude(cara=CaraTtd.BASAH).exists()


def _is_measured(sumber: Any) -> bool:
    """Whether something was filled in against the periods of this rencana aksi."""
    rows = Realisasi.objects.filter(pengukuran__unit=sumber.unit, pengukuran__tahun=sumber.tahun)
    return rows.exclude(realisasi_status=StatusNilai.BELUM_DIISI).exists()


def _require_unused(dokumen: Dokumen, sumber: Any) -> None:
    """Pass while nothing rests on the document: no later document, no seal, no version that it replaced."""
    if sumber.status != StatusDokumen.DITETAPKAN or sumber.versi != dokumen.versi:
        raise ValidationError("Dokumen ini sudah diterima, diubah, atau digantikan.")
    if dokumen.versi or Dokumen.objects.filter(pengganti=dokumen, status=StatusTerbit.DIGANTIKAN).exists():
        raise ValidationError(
            "Dokumen ini menggantikan versi sebelumnya, sehingga pindaiannya tidak dapat ditarik; dokumennya "
            "hanya dapat dicabut."
        )
    pakai = [nama for nama, model, jalan in PEMAKAI.get(dokumen.jenis, ()) if _exists(model, jalan, sumber)]
    if dokumen.jenis == J.RENCANA_AKSI and _is_measured(sumber):
        pakai.append("realisasi")
    if seal_of(dokumen) is not None:
        pakai.append("segel instansi")
    if pakai:
        raise ValidationError(
            f"Pindaian tidak dapat ditarik lagi, karena dokumen ini sudah dipakai: {', '.join(pakai)}."
        )


def _exists(model: Any, jalan: str, sumber: Any) -> bool:
    return bool(model.objects.filter(**{jalan: sumber}).exists())
