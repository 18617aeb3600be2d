"""What a target or realisasi says, read for a sentence: printed form, order, distance. Pure (layer 0)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from laporan.predikat import PERINGKAT
from sakip.numbers import Tanda, baca_nilai, cetak_angka, cetak_persen_ringkas, cetak_rupiah

JENJANG: Final = {"predikat_akip": "akip", "opini_bpk": "opini"}
BERANGKA: Final = ("persen", "angka", "indeks", "rupiah")


@dataclass(frozen=True)
class Bacaan:
    """`teks` as a sentence prints it; `nilai` None where it holds no single number; `atas` ends a range."""

    teks: str
    jenis: str
    nilai: Decimal | None = None
    satuan: str = ""
    predikat: str = ""
    atas: Decimal | None = None

    @property
    def ada(self) -> bool:
        """Whether anything was written."""
        return bool(self.teks)

    @property
    def sebesar(self) -> str:
        """The word before an amount: units are counted, the rest is measured."""
        return "sebanyak" if self.jenis == "angka" and self.satuan else "sebesar"


def baca(teks: str) -> Bacaan:
    """`82.5%` and a scanned `98&` as `82,5%` and `98%`, `1 Dokumen` as `1 dokumen`, a letter
    of another alphabet as its predicate, the rest as typed; the dash of an empty value as nothing."""
    n = baca_nilai(teks)
    rapi = " ".join(teks.split())
    if n.status != "terisi":
        return Bacaan("" if n.status == "belum_diisi" else rapi, n.jenis)
    cetak = rapi
    if n.jenis == "persen" and n.nilai is not None:
        cetak = cetak_persen_ringkas(n.nilai)
    elif n.jenis == "angka" and n.nilai is not None:
        cetak = f"{cetak_angka(n.nilai)} {_satuan(n.satuan)}".strip()
    elif n.predikat and Tanda.HURUF_MIRIP in n.tanda:
        cetak = n.predikat
    return Bacaan(cetak, n.jenis, n.nilai, n.satuan, n.predikat, n.atas)


def _satuan(satuan: str) -> str:
    """A unit inside a sentence: `Dokumen` in small letters, `NSPK` as it is."""
    return satuan.lower() if satuan.istitle() else satuan


def selisih(ini: Bacaan, itu: Bacaan) -> Decimal | None:
    """`ini` less `itu`; None where they are not two numbers of one unit."""
    if ini.nilai is None or itu.nilai is None or ini.atas is not None or itu.atas is not None:
        return None
    sejenis = ini.jenis in BERANGKA and itu.jenis in BERANGKA and ini.satuan == itu.satuan
    return ini.nilai - itu.nilai if sejenis else None


def banding(ini: Bacaan, itu: Bacaan) -> int | None:
    """1, 0, -1: `ini` is higher than, equal to, lower than `itu`; predicates and opinions by their ladder.
    None where they cannot be compared."""
    beda = selisih(ini, itu)
    if beda is not None:
        return (beda > 0) - (beda < 0)
    tangga = PERINGKAT[JENJANG[ini.jenis]] if ini.jenis == itu.jenis and ini.jenis in JENJANG else {}
    if ini.predikat not in tangga or itu.predikat not in tangga:
        return None
    jarak = tangga[ini.predikat] - tangga[itu.predikat]
    return (jarak > 0) - (jarak < 0)


def cetak_selisih(beda: Decimal, contoh: Bacaan) -> str:
    """The size of `beda` in the unit of `contoh`: `0,6 poin persen`, `2 dokumen`, `Rp5.000`, `1,5 poin`."""
    besar = abs(beda)
    if contoh.jenis == "persen":
        return f"{cetak_angka(besar)} poin persen"
    if contoh.jenis == "rupiah":
        return cetak_rupiah(int(besar))
    return f"{cetak_angka(besar)} {_satuan(contoh.satuan) or 'poin'}"
