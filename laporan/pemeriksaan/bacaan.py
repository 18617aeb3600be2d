"""Values as typed outside the rows of a document: Renstra, earlier years, periods of a rencana aksi (R08)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from laporan.pemeriksaan.aturan import GALAT, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut, tempat
from laporan.pemeriksaan.isi import SALAH_TULIS
from sakip.choices import JenisNilai
from sakip.numbers import baca_nilai

LAKIP: Final = (J.LAKIP,)
BEBAS: Final = (JenisNilai.TEKS, JenisNilai.MAJEMUK)


@aturan("R08", (J.RENSTRA,), GALAT, slug="target-renstra-tidak-terbaca")
def renstra_target_is_readable(bahan: Bahan) -> Iterator[Hal]:
    """A target of the Renstra is written as one value. One finding for each. Source: R08."""
    for sasaran in bahan.sasaran:
        for satu in sasaran.indikator.all():
            for target in satu.target.all() if satu.jenis_nilai not in BEBAS else ():
                if catatan := unreadable(target.target_teks):
                    yield Hal(
                        f"Target tahun {target.tahun} {sebut(satu.uraian)} “{target.target_teks}” tidak "
                        f"tertulis sebagai satu nilai. {catatan}",
                        f"Indikator {sebut(satu.uraian)}, tahun {target.tahun}",
                        bahan.sheet_url("target-edit"),
                    )


@aturan("R08", (J.RENCANA_AKSI,), GALAT, slug="target-periode-tidak-terbaca")
def period_target_is_readable(bahan: Bahan) -> Iterator[Hal]:
    """The target of a period is written as one value. One finding for each row. Source: R08."""
    for satu in bahan.rows:
        salah = [p for p in satu.periode if p is not None and not p.dicentang and unreadable(p.target_teks)]
        if salah:
            tertulis = ", ".join(f"“{p.target_teks}” pada periode {p.ke}" for p in salah)
            yield Hal(
                f"Target periode baris {satu.nomor} tidak tertulis sebagai satu nilai: {tertulis}. "
                f"{unreadable(salah[0].target_teks)}",
                tempat(satu.nomor, satu.baris),
                bahan.row_url(satu.baris),
            )


@aturan("R08", LAKIP, GALAT, slug="capaian-lalu-tidak-terbaca")
def earlier_realisasi_is_readable(bahan: Bahan) -> Iterator[Hal]:
    """The target and realisasi of an earlier year are each written as one value. One finding for each.
    Source: R08."""
    for lalu in bahan.bersama.capaian_lalu:
        for apa, teks in (("Target", lalu.target_teks), ("Realisasi", lalu.realisasi_teks)):
            if catatan := unreadable(teks):
                yield Hal(
                    f"{apa} tahun {lalu.tahun} {sebut(lalu.indikator)} “{teks}” tidak tertulis sebagai satu "
                    f"nilai. {catatan}",
                    f"{apa} tahun {lalu.tahun}, {sebut(lalu.indikator)}",
                    bahan.lakip_url,
                )


def unreadable(teks: str) -> str:
    """Why a text is no value, in a sentence; "" = it is one, or there is none."""
    terbaca = baca_nilai(teks) if teks.strip() else None
    if terbaca is None or not SALAH_TULIS & terbaca.tanda:
        return ""
    return terbaca.catatan or "Nilainya tidak dapat dibaca."


ATURAN: Final = (renstra_target_is_readable, period_target_is_readable, earlier_realisasi_is_readable)
