"""The gates of the year: nothing is measured or planned without a Perjanjian Kinerja in force."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError

from kinerja.models import Pk
from sakip.choices import SAH, JenisDokumen
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
    triwulan: int | None = None,
) -> None:
    """Pass when `unit` has a PK in force, signed here or brought as ditetapkan (impor); else ValidationError
    that says what is missing. A PK that was withdrawn without a successor is no PK, nor is a draf that a
    paket brought.

    Years before `settings.TAHUN_MULAI` are history, and a named exception for `untuk` opens the gate too
    (FEATURES rows 23 and 27).
    """
    rows = Pk.objects.filter(unit=unit, tahun=tahun)
    if tahun < settings.TAHUN_MULAI or rows.filter(status__in=SAH).exists():
        return
    if exception_for(unit.satker, untuk, tahun, triwulan, unit):
        return
    pk = rows.order_by("-versi").first()
    keadaan = f"berstatus {pk.get_status_display().lower()}" if pk else "belum ada"
    jalan = "Ajukan dan tanda tangani" if pk else "Buat, ajukan, dan tanda tangani"
    raise ValidationError(
        f"Perjanjian Kinerja {unit.nama} tahun {tahun} {keadaan}, sehingga {UNTUK[untuk]}. {jalan} "
        "Perjanjian Kinerja itu lebih dahulu, atau mintalah pengecualian kepada satuan kerja di atas.",
        code="gerbang",
    )
