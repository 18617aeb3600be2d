"""What must not stand in the words of a document: another satker (R24), a NIP (R32)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from laporan.pemeriksaan.aturan import GALAT, PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan
from sakip.lipat import lipat

# 8 digits of birth, 6 of appointment, sex, 3 of order: PerBKN 22/2007 (not verified)
NIP: Final = re.compile(r"(?<!\d)(?:\d[ .-]?){17}\d(?!\d)")
NAMA_SATKER: Final = re.compile(
    r"\b(?:KPU|KIP|Komisi Pemilihan Umum|Komisi Independen Pemilihan)\s+"
    r"((?:Provinsi|Kabupaten|Kota)(?:\s+[A-Z][\w'’.-]*)+)"
)


@aturan("R32", J, GALAT)
def words_hold_no_nip(bahan: Bahan) -> Iterator[Hal]:
    """No number of 18 digits, which a NIP is, stands in the words. The number is not repeated here.
    Source: R32; UU 27/2022."""
    for tempat, teks, url in bahan.texts():
        if NIP.search(teks):
            yield Hal(f"{tempat} memuat 18 angka yang menyerupai NIP. Hapus angka itu.", tempat, url)


@aturan("R24", J, PERINGATAN)
def words_name_no_other_satker(bahan: Bahan) -> Iterator[Hal]:
    """The words name no other satker than the own one and the one above it. Source: R24."""
    for tempat, teks, url in bahan.texts():
        for nama in dict.fromkeys(cocok[1] for cocok in NAMA_SATKER.finditer(teks)):
            if lain := _other_satker(bahan, nama):
                yield Hal(
                    f"{tempat} menyebut {lain}, sedangkan dokumen ini milik {bahan.satker.nama}.", tempat, url
                )


def _other_satker(bahan: Bahan, nama: str) -> str:
    """The satker that the longest beginning of `nama` names; "" = the own, the one above, or none."""
    kata = nama.split()
    for banyak in range(len(kata), 1, -1):
        ditemukan = bahan.satker_by_name.get(lipat(" ".join(kata[:banyak])))
        if ditemukan is not None:
            dikenal = (bahan.satker.pk, bahan.satker.induk_id)
            return "" if ditemukan.pk in dikenal else ditemukan.nama
    return ""


ATURAN: Final = (words_hold_no_nip, words_name_no_other_satker)
