"""Reading a scale of kategori critically: its holes and overlaps in words (layer 0). Rule R20."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from sakip.cetak import cetak_angka
from sakip.choices import CelahSkala

Kelas = tuple[Decimal | None, Decimal | None, str]

LANGKAH: Final = Decimal("0.01")  # capaian has two decimals: 90 and 90,01 follow each other
TERBAWAH: Final = Decimal("-Infinity")
TERATAS: Final = Decimal("Infinity")


def periksa_skala(baris: Sequence[Kelas], celah: str) -> list[str]:
    """A sentence for every hole and every overlap of the bands `(dari, sampai, kategori)`, bounds in percent.

    None as a bound is open. `celah` is the rule that decides in a hole. An empty list = nothing to say.
    """
    if not baris:
        return ["Skala belum memuat satu kelas pun, sehingga capaian tidak mendapat kategori."]
    urut = sorted(baris, key=lambda kelas: (_bawah(kelas), _atas(kelas)))
    kalimat = [s for atas, bawah in pairwise(urut) if (s := _antara(atas, bawah, celah))]
    if _bawah(urut[0]) > 0:
        kalimat.insert(0, f"Nilai di bawah {cetak_angka(urut[0][0])} tidak masuk kelas mana pun.")
    return kalimat


def _antara(kiri: Kelas, kanan: Kelas, celah: str) -> str:
    if _bawah(kanan) > _atas(kiri) + LANGKAH:
        aturan = CelahSkala(celah).label.partition(":")[0].lower()
        return (
            f"Nilai antara {cetak_angka(kiri[1])} dan {cetak_angka(kanan[0])} tidak masuk kelas mana pun; "
            f"aturan {aturan} berlaku."
        )
    if _bawah(kanan) <= _atas(kiri):
        return f"Kelas {_sebut(kiri)} dan {_sebut(kanan)} bertumpang tindih."
    return ""


def _sebut(kelas: Kelas) -> str:
    dari, sampai, nama = kelas
    return f"{nama} ({cetak_angka(dari)} sampai {cetak_angka(sampai)})"


def _bawah(kelas: Kelas) -> Decimal:
    return TERBAWAH if kelas[0] is None else kelas[0]


def _atas(kelas: Kelas) -> Decimal:
    return TERATAS if kelas[1] is None else kelas[1]
