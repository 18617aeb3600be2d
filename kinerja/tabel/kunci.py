"""Which triwulan of a rencana aksi are past, so that a perubahan keeps what was planned for them."""

from __future__ import annotations

from django.utils import timezone

from kinerja.models import Pengukuran, RencanaAksi
from sakip.choices import SAH, JenisDokumen, PolaWaktu, Triwulan
from sakip.periode import Jendela, closed_words, exception_for, last_day, schedule_for

TETAP = "sehingga rencana untuk triwulan itu tidak diubah lagi."


def past_triwulan(dokumen: RencanaAksi) -> dict[int, str]:
    """{triwulan: why its plan stands, in words}, for a perubahan: its realisasi was determined, or the window
    in which it is filled has closed and no exception opens it. Empty for a first version. At most nine
    queries, whatever the rows."""
    if not dokumen.versi:
        return {}
    diukur = Pengukuran.objects.filter(unit=dokumen.unit, tahun=dokumen.tahun, status__in=SAH)
    sudah = set(diukur.values_list("triwulan", flat=True))
    kalimat = {t: _why_past(dokumen, t, is_determined=t in sudah) for t in Triwulan}
    return {int(triwulan): satu for triwulan, satu in kalimat.items() if satu}


def _why_past(dokumen: RencanaAksi, triwulan: Triwulan, *, is_determined: bool) -> str:
    if is_determined:
        return f"Realisasi {triwulan.label} sudah ditetapkan, {TETAP}"
    satker, realisasi, tahun = dokumen.unit.satker, JenisDokumen.REALISASI, dokumen.tahun
    periode = schedule_for(satker, realisasi, tahun, triwulan)
    akhir = last_day(periode, Jendela.PENGISIAN) if periode else None
    if akhir is None or timezone.localdate() <= akhir:
        return ""
    if exception_for(satker, realisasi, tahun, triwulan, dokumen.unit):
        return ""
    return f"{closed_words(periode).rstrip('.')}, {TETAP}"


def triwulan_of_period(pola: str, ke: int) -> int:
    """The triwulan in which period `ke` of a rencana aksi lies."""
    return ke if pola == PolaWaktu.TRIWULAN else (ke + 2) // 3
