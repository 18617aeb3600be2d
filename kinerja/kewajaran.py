"""Is a value unusual? It is asked about, never judged (layer 0, FEATURES row 79).

The modified Z-score of Iglewicz and Hoaglin (1993, How to Detect and Handle Outliers, ASQC): 0.6745 times the
distance from the median over the median absolute deviation, unusual above 3.5. Where more than half of the
values are equal that deviation is 0 and the mean absolute deviation takes its place (factor 1.253314, as in
SPSS). The least numbers of values and the least distance are choices of this product (not verified).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Final

from sakip.numbers import cetak_angka

AMBANG: Final = Decimal("3.5")
FAKTOR_MAD: Final = Decimal("0.6745")
FAKTOR_RERATA: Final = Decimal("1.253314")
RIWAYAT_MIN: Final = 5  # triwulan with a number
SEJAWAT_MIN: Final = 8  # units of other satker with a number
JARAK_MIN: Final = Decimal("0.05")  # of the median: a smaller distance is not worth a question

RENTANG, RIWAYAT, SEJAWAT = "rentang", "riwayat", "sejawat"


@dataclass(frozen=True)
class Pertanyaan:
    """A question about one value. `jenis`: rentang (outside the range on the kartu), riwayat (unlike its own
    history), sejawat (unlike the same indikator elsewhere); `kalimat` names no figure of another satker."""

    jenis: str
    kalimat: str


def modified_z(nilai: Decimal, contoh: Sequence[Decimal]) -> Decimal | None:
    """The modified Z-score of `nilai` against `contoh` (not empty, without `nilai`), signed; None = all of
    `contoh` are equal, so that there is no measure of distance."""
    tengah = median(contoh)
    jarak = [abs(satu - tengah) for satu in contoh]
    if mad := median(jarak):
        return FAKTOR_MAD * (nilai - tengah) / mad
    rerata = sum(jarak, Decimal(0)) / len(jarak)
    return (nilai - tengah) / (FAKTOR_RERATA * rerata) if rerata else None


def direction_of(nilai: Decimal, contoh: Sequence[Decimal], paling_sedikit: int) -> str:
    """`di atas` or `di bawah` when `nilai` is unusual among `contoh`; "" = it is not, or they are too few.

    Where all of `contoh` are equal, every value at least JARAK_MIN away is unusual."""
    if len(contoh) < paling_sedikit:
        return ""
    tengah = median(contoh)
    if abs(nilai - tengah) <= JARAK_MIN * abs(tengah):
        return ""
    skor = modified_z(nilai, contoh)
    if skor is not None and abs(skor) <= AMBANG:
        return ""
    return "di atas" if nilai > tengah else "di bawah"


def questions_about(
    nilai: Decimal,
    *,
    terendah: Decimal | None = None,
    tertinggi: Decimal | None = None,
    riwayat: Sequence[Decimal] = (),
    sejawat: Sequence[Decimal] = (),
) -> tuple[Pertanyaan, ...]:
    """What to ask about `nilai`: against the range of the kartu (None = no bound), the own history, and the
    values of the same indikator elsewhere in the same triwulan; all in one unit of measure."""
    kalimat = {RENTANG: _range_words(nilai, terendah, tertinggi)}
    if arah := direction_of(nilai, riwayat, RIWAYAT_MIN):
        kalimat[RIWAYAT] = (
            f"Nilai ini jauh {arah} kebiasaan indikator ini pada unit Anda (nilai tengah "
            f"{cetak_angka(median(riwayat))} dari {len(riwayat)} pengukuran)."
        )
    if arah := direction_of(nilai, sejawat, SEJAWAT_MIN):
        kalimat[SEJAWAT] = (
            f"Nilai ini jauh {arah} kebiasaan unit sejenis pada satuan kerja lain untuk indikator dan "
            "triwulan yang sama."
        )
    return tuple(Pertanyaan(jenis, kata) for jenis, kata in kalimat.items() if kata)


def _range_words(nilai: Decimal, terendah: Decimal | None, tertinggi: Decimal | None) -> str:
    if tertinggi is not None and nilai > tertinggi:
        return f"Nilai ini di atas batas wajar {cetak_angka(tertinggi)} pada kartu indikator."
    if terendah is not None and nilai < terendah:
        return f"Nilai ini di bawah batas wajar {cetak_angka(terendah)} pada kartu indikator."
    return ""
