"""Numbers with their words behind them (R31)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan
from laporan.pemeriksaan.teks import texts_of
from sakip.angka.bilangan import baca_bilangan
from sakip.numbers import baca_rupiah, cetak_angka
from sakip.terbilang import KATA_BILANGAN, baca_terbilang, terbilang

BERHURUF: Final = re.compile(
    r"(Rp\.?\s*)?(?<![\d.,/-])(\d[\d.,]*)\s*(%|,-|\.-|-)?\s*\(\s*([A-Za-z][A-Za-z \n-]{0,400}?)\s*\)",
    re.IGNORECASE,
)
IKUTAN: Final = frozenset(("rupiah", "persen", "orang", "buah", "hari", "bulan", "tahun", "unit", "prosen"))
MENEMPEL: Final = re.compile(r"(?<=[a-z])(?=(?:puluh|belas|ratus|ribu|juta|miliar|milyar|triliun)\b)")
SE: Final = re.compile(r"\bse (?=(?:puluh|belas|ratus|ribu)\b)")


@aturan("R31", J, PERINGATAN, slug="terbilang")
def words_are_those_of_the_number(bahan: Bahan) -> Iterator[Hal]:
    """The words in parentheses behind a number are its own: not `13 (empat belas)`. Source: R31, E195."""
    for tempat, teks, url in texts_of(bahan):
        for kutipan, angka, huruf, dibaca in mismatches(teks):
            lanjut = (
                f"hurufnya “{huruf}” berarti {cetak_angka(dibaca)}; selisih "
                f"{cetak_angka(abs(dibaca - angka))}"
                if dibaca is not None
                else f"hurufnya “{huruf}” tidak membentuk satu bilangan"
            )
            yield Hal(
                f"{tempat} menulis “{kutipan}”: angkanya {cetak_angka(angka)} ({terbilang(angka)}), "
                f"sedangkan {lanjut}.",
                tempat,
                url,
                kunci=f"R31|{bahan.tahun}|{kutipan}",
            )


def mismatches(teks: str) -> Iterator[tuple[str, Decimal, str, Decimal | None]]:
    """(as written, number, words, number of the words or None) of each number whose words are another."""
    for cocok in BERHURUF.finditer(teks):
        kata = [k for k in words_of(cocok[4]).split() if k not in IKUTAN]
        angka = _number(cocok)
        if angka is None or not kata or any(k not in KATA_BILANGAN for k in kata):
            continue
        dibaca = baca_terbilang(" ".join(kata))
        if dibaca != angka:
            yield " ".join(cocok[0].split()), angka, " ".join(kata), dibaca


def words_of(teks: str) -> str:
    """Number words in lower case and apart: `Limapuluh` is `lima puluh`."""
    huruf = " ".join(teks.casefold().split())
    return SE.sub("se", MENEMPEL.sub(" ", huruf)).strip()


def _number(cocok: re.Match[str]) -> Decimal | None:
    tulisan = cocok[2].rstrip(".,")
    if cocok[1] or "rupiah" in cocok[4].casefold():
        rupiah = baca_rupiah(tulisan).nilai
        return None if rupiah is None else Decimal(rupiah)
    return baca_bilangan(tulisan).nilai


ATURAN: Final = (words_are_those_of_the_number,)
