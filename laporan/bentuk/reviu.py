"""The statement "telah direviu" as PermenPANRB 53/2014 Lampiran III words it (DOMAIN 6.2)."""

from __future__ import annotations

from typing import Any, Final

from laporan.bentuk.naskah import p

JUDUL: Final = "Pernyataan Telah Direviu"
KALIMAT: Final = """\
Kami telah mereviu Laporan Kinerja {instansi} untuk tahun anggaran {tahun} sesuai Pedoman Reviu atas Laporan \
Kinerja. Substansi informasi yang dimuat dalam Laporan Kinerja menjadi tanggung jawab manajemen {instansi}.
Reviu bertujuan untuk memberikan keyakinan terbatas laporan kinerja telah disajikan secara akurat, andal, \
dan valid.
Berdasarkan reviu kami, tidak terdapat kondisi atau hal-hal yang menimbulkan perbedaan dalam meyakini \
keandalan informasi yang disajikan di dalam laporan kinerja ini."""


def statement(instansi: str, tahun: int) -> list[str]:
    """The paragraphs of the statement for the LAKIP of `instansi` (its full name)."""
    return KALIMAT.format(instansi=instansi, tahun=tahun).split("\n")


def bentuk_reviu(snap: dict[str, Any]) -> dict[str, Any] | None:
    """What the page after the kata pengantar prints; None = the LAKIP bears no statement. A snapshot from
    before there were reviews has none."""
    pereviu = snap.get("reviu")
    if not pereviu:
        return None
    nama = snap["satker"]["nama_lengkap"]
    kalimat = statement(nama, snap["tahun"])
    penutup = [pereviu["tanggal"], pereviu["jabatan"], pereviu["nama"]]
    blok = [p(satu) for satu in [*kalimat, *penutup] if satu]
    return {"judul": JUDUL, "instansi": nama, "kalimat": kalimat, "blok": blok, **pereviu}
