"""The name of the satker: whole, spelled right, with its level (R24, R35)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.teks import NAMA_SATKER, texts_of
from sakip.choices import JenisUnit
from sakip.lipat import lipat

JENIS: Final = ("provinsi", "kabupaten", "kota")
WILAYAH: Final = re.compile(r"\b(?:KPU|KIP|Kabupaten|Kota|Provinsi)\s+((?:[A-Z][\w'’-]*\s?){1,4})")
SERUPA: Final = 0.85  # how alike a slip is to the name (not verified; Rajang, Rejang Lebong: 0.92)
PENDEK: Final = 7  # letters under which two names are alike by chance


@aturan("R24", J, PERINGATAN, slug="nama-satker-terpotong")
def own_name_is_whole(bahan: Bahan) -> Iterator[Hal]:
    """The name of the own satker is not cut: `KPU Provinsi Tengah`. Source: R24, E49."""
    milik = _region(bahan)
    for tempat, teks, url in texts_of(bahan):
        for cocok in NAMA_SATKER.finditer(teks):
            kata = cocok[1].split()
            if _is_known(bahan, kata) or not _is_cut(kata[1:], milik):
                continue
            yield Hal(
                f"{tempat} menulis “{' '.join(cocok[0].split())}”, sedangkan nama satuan kerja ini "
                f"{bahan.satker.nama}.",
                tempat,
                url,
                kunci=f"R24|{bahan.tahun}|{lipat(cocok[0])}",
            )


@aturan("R24", (J.LAKIP,), PERINGATAN, slug="nama-unit-utama")
def main_units_bear_the_name_of_the_satker(bahan: Bahan) -> Iterator[Hal]:
    """The lembaga and the sekretariat are named after the satker, and each says which of the two it is.
    Source: R24, E160."""
    milik = lipat(" ".join(_region(bahan)))
    for unit in bahan.bersama.unit.values():
        if unit.selesai is not None or unit.jenis not in (JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT):
            continue
        salah = []
        if milik and milik not in lipat(unit.nama):
            salah.append(f"tidak menyebut {bahan.satker.nama.partition(' ')[2]}")
        if ("sekretariat" in unit.nama.casefold()) != (unit.jenis == JenisUnit.SEKRETARIAT):
            salah.append(f"tidak sesuai dengan jenisnya, {JenisUnit(unit.jenis).label}")
        if salah:
            yield Hal(
                f"Nama unit {sebut(unit.nama)} {' dan '.join(salah)}.",
                f"Unit {sebut(unit.nama)}",
                bahan.lakip_url,
                kunci=f"R24|unit|{unit.pk}",
            )


@aturan("R35", J, PERINGATAN, slug="nama-satker-salah-tulis")
def own_name_is_spelled_right(bahan: Bahan) -> Iterator[Hal]:
    """The region of the own satker is spelled right behind KPU, Kabupaten, Kota or Provinsi. Source: R35,
    E206."""
    milik = _region(bahan)
    benar = lipat(" ".join(milik))
    if len(benar) < PENDEK:
        return
    for tempat, teks, url in texts_of(bahan):
        for nama in dict.fromkeys(c[1].strip() for c in WILAYAH.finditer(teks)):
            satu = " ".join(nama.split()[: len(milik)])
            if lipat(satu) == benar or any(lipat(f"{j} {satu}") in bahan.satker_by_name for j in JENIS):
                continue
            if SequenceMatcher(None, lipat(satu), benar, autojunk=False).ratio() >= SERUPA:
                yield Hal(
                    f"{tempat} menulis “{satu}”, seharusnya “{' '.join(milik)}”.",
                    tempat,
                    url,
                    kunci=f"R35|{bahan.tahun}|{lipat(satu)}",
                )


def _region(bahan: Bahan) -> list[str]:
    """The words of the own name behind `KPU Kabupaten`; none for the national satker."""
    kata = bahan.satker.nama.split()
    return kata[2:] if len(kata) > 2 and kata[1].casefold() in JENIS else []


def _is_known(bahan: Bahan, kata: list[str]) -> bool:
    """Whether a beginning of `kata` (Kabupaten Rejang Lebong ...) names a satker."""
    return any(lipat(" ".join(kata[:n])) in bahan.satker_by_name for n in range(2, len(kata) + 1))


def _is_cut(kata: list[str], milik: list[str]) -> bool:
    """Whether `kata` begins with some, not all, of the words of the own name in their order."""
    a, b = [k.casefold() for k in kata], [k.casefold() for k in milik]
    for banyak in range(len(b) - 1, 0, -1):
        if a[:banyak] and len(a) >= banyak and a[:banyak] in (b[:banyak], b[-banyak:]):
            return True
    return False


ATURAN: Final = (own_name_is_whole, main_units_bear_the_name_of_the_satker, own_name_is_spelled_right)
