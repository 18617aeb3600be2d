"""The gates of the year: nothing is measured or planned without a Perjanjian Kinerja in force."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError

from kinerja.queries import is_binding, pk_in_force
from sakip.choices import JenisDokumen
from sakip.models import UnitKerja
from sakip.periode import exception_for

UNTUK = {
    JenisDokumen.REALISASI: "realisasinya belum dapat diukur",
    JenisDokumen.RENCANA_AKSI: "rencana aksinya belum dapat dibuat",
}


def require_binding_pk(
    unit: UnitKerja,
    tahun: int,
    untuk: JenisDokumen,
    *,
    on: date | None = None,
    triwulan: int | None = None,
) -> None:
    """Pass when `unit` has a PK that is or was in force on `on`, or that a paket brought; else
    ValidationError that says what is missing.

    Years before `settings.TAHUN_MULAI` are history, and a named exception for `untuk` opens the gate too
    (FEATURES rows 23 and 27).
    """
    pk = pk_in_force(unit, tahun, on)
    if is_binding(pk) or tahun < settings.TAHUN_MULAI:
        return
    if exception_for(unit.satker, untuk, tahun, triwulan, unit):
        return
    keadaan = f"berstatus {pk.get_status_display().lower()}" if pk else "belum ada"
    jalan = "Ajukan dan tanda tangani" if pk else "Buat, ajukan, dan tanda tangani"
    raise ValidationError(
        f"Perjanjian Kinerja {unit.nama} tahun {tahun} {keadaan}, sehingga {UNTUK[untuk]}. {jalan} "
        "Perjanjian Kinerja itu lebih dahulu, atau mintalah pengecualian kepada satuan kerja di atas.",
        code="gerbang",
    )
