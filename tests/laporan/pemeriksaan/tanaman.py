"""Every planted contradiction: `TANAMAN` holds (rules, name, mutation) once the three files are read."""

from tests.laporan.pemeriksaan import tanaman_rantai, tanaman_teks, tanaman_uang
from tests.laporan.pemeriksaan.alat_tanam import TANAMAN

__all__ = ["TANAMAN", "TIDAK_DAPAT", "tanaman_rantai", "tanaman_teks", "tanaman_uang"]

TIDAK_DAPAT: dict[str, str] = {}  # rules of which no contradiction fits into a workbook, and why
