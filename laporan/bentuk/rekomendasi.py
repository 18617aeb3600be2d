"""The table "Tindak Lanjut Rekomendasi" of a LAKIP."""

from __future__ import annotations

from typing import Any

from laporan.bentuk.naskah import Bagian, p, tabel
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel

KOLOM = (
    Kolom("No.", "tengah"),
    Kolom("Rekomendasi"),
    Kolom("Sumber"),
    Kolom("Penanggung jawab"),
    Kolom("Batas waktu"),
    Kolom("Status"),
    Kolom("Kemajuan terakhir"),
)


def follow_up_section(snap: dict[str, Any]) -> list[Bagian]:
    """The section with the recommendations that were open in the year; one without any says so. A snapshot
    from before they were kept has no section."""
    if "rekomendasi" not in snap:
        return []
    rows, tahun = snap["rekomendasi"], snap["tahun"]
    judul = "Tindak Lanjut Rekomendasi"
    if not rows:
        return [Bagian(judul, [p(f"Tidak ada rekomendasi yang tercatat terbuka pada tahun {tahun}.")])]
    kata = f"Rekomendasi yang terbuka pada tahun {tahun} dan keadaannya per 31 Desember {tahun}."
    return [Bagian(judul, [p(kata), tabel(_table(rows, tahun))])]


def _table(rows: list[dict[str, str]], tahun: int) -> Tabel:
    kunci = ("uraian", "sumber", "jabatan", "tenggat", "status", "catatan")
    baris = [Baris((Sel(str(n)), *(Sel(satu[k] or "–") for k in kunci))) for n, satu in enumerate(rows, 1)]
    return Tabel("lakip-rekomendasi", KOLOM, baris, "rekomendasi", f"Tindak Lanjut Rekomendasi Tahun {tahun}")
