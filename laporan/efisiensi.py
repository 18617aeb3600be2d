"""Efficiency of the budget against capaian, and the NKA made of it.

Pure (layer 0). Sources: PMK 214/2017 and PMK 22/2021 (efficiency limited to -20..20, NE 0..100, weights
at satker level, known but not re-read); the plain form is common in LKj and stands in no regulation.
Budget absorption is never a capaian: the two enter as separate arguments.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from laporan.desimal import KONTEKS, KONTEKS_JUMLAH, NOL, SERATUS, Angka, bulatkan, desimal
from laporan.kategori import Skala, tentukan_kategori

BATAS_EFISIENSI = Decimal(20)
NE_TENGAH = Decimal(50)
BOBOT_NKA = {
    "capaian_ro": Decimal("0.435"),
    "nilai_efisiensi": Decimal("0.286"),
    "konsistensi": Decimal("0.182"),
    "penyerapan": Decimal("0.097"),
}
SKALA_NKA = Skala(
    baris=(
        (90, None, "Sangat Baik"),
        (80, 90, "Baik"),
        (60, 80, "Cukup"),
        (50, 60, "Kurang"),
        (None, 50, "Sangat Kurang"),
    ),
    celah="batas_atas",
)

Baris = tuple[int | None, Angka | None, int | None]


@dataclass(frozen=True)
class HasilEfisiensi:
    """`efisiensi` E (-20..20) and `nilai` NE (0..100) in percent, half up to two decimals.

    Both, and `mentah` (E before its limits, unrounded), are None when undefined. `dihitung` of
    `seluruh` rows took part. `tanda`: `pagu_nol` (a row without a positive pagu was left out),
    `realisasi_melebihi_pagu`, `dibatasi` (mentah lay outside -20..20).
    """

    efisiensi: Decimal | None
    nilai: Decimal | None
    mentah: Decimal | None
    dihitung: int
    seluruh: int
    tanda: frozenset[str] = frozenset()


@dataclass(frozen=True)
class HasilNKA:
    """Nilai kinerja anggaran (0..100, two decimals) and its kategori; both None when a part is missing."""

    nilai: Decimal | None
    kategori: str | None


@dataclass(frozen=True)
class EfisiensiSederhana:
    """Capaian less penyerapan in percentage points (two decimals); efficient when above zero."""

    selisih: Decimal
    efisien: bool


def hitung_efisiensi(baris: Iterable[Baris]) -> HasilEfisiensi:
    """E = sum(pagu x capaian - realisasi) / sum(pagu x capaian) x 100; NE = 50 + E/20 x 50 (PMK 22/2021).

    Rows `(pagu, capaian, realisasi)`: whole rupiah, percent (100 = target met), whole rupiah. A row with
    None, NaN, a negative capaian or no positive pagu is left out. Undefined (None) when no row is left or no
    capaian was reached.
    """
    seluruh = list(baris)
    dihitung = [angka for satu in seluruh if (angka := _baca_baris(satu))]
    tanda = _cari_tanda(seluruh, dihitung)
    mentah = _hitung_mentah(dihitung)
    if mentah is None:
        return HasilEfisiensi(None, None, None, len(dihitung), len(seluruh), tanda)
    with localcontext(KONTEKS):
        e = max(-BATAS_EFISIENSI, min(BATAS_EFISIENSI, mentah))
        ne = NE_TENGAH + e / BATAS_EFISIENSI * NE_TENGAH
    tanda |= {"dibatasi"} if e != mentah else set()
    return HasilEfisiensi(bulatkan(e), bulatkan(ne), mentah, len(dihitung), len(seluruh), tanda)


def nilai_kinerja_anggaran(
    *,
    capaian_ro: Angka | None,
    nilai_efisiensi: Angka | None,
    konsistensi: Angka | None,
    penyerapan: Angka | None,
) -> HasilNKA:
    """NKA of a satker after PMK 22/2021: .435 capaian RO, .286 NE, .182 konsistensi, .097 penyerapan.

    All four in percent. A missing part leaves no NKA: its weights are not renormalised.
    """
    bagian = (capaian_ro, nilai_efisiensi, konsistensi, penyerapan)
    terbaca = [desimal(x) for x in bagian if x is not None and desimal(x).is_finite()]
    if len(terbaca) < len(bagian):
        return HasilNKA(None, None)
    with localcontext(KONTEKS):
        nka = sum((b * x for b, x in zip(BOBOT_NKA.values(), terbaca, strict=True)), NOL)
    return HasilNKA(bulatkan(nka), tentukan_kategori(nka, SKALA_NKA))


def efisiensi_sederhana(*, capaian: Angka | None, penyerapan: Angka | None) -> EfisiensiSederhana | None:
    """The plain LKj form, both in percent; None when one of them has no number."""
    if capaian is None or penyerapan is None:
        return None
    with localcontext(KONTEKS):
        selisih = desimal(capaian) - desimal(penyerapan)
    return EfisiensiSederhana(bulatkan(selisih), selisih > 0) if selisih.is_finite() else None


def _baca_baris(baris: Baris) -> tuple[Decimal, Decimal, Decimal] | None:
    if any(x is None or not desimal(x).is_finite() for x in baris):
        return None
    pagu, capaian, realisasi = (desimal(x) for x in baris if x is not None)
    return (pagu, capaian, realisasi) if pagu > 0 and capaian >= 0 else None


def _hitung_mentah(baris: list[tuple[Decimal, Decimal, Decimal]]) -> Decimal | None:
    with localcontext(KONTEKS_JUMLAH):
        seharusnya = sum((pagu * capaian / SERATUS for pagu, capaian, _ in baris), NOL)
        realisasi = sum((r for _, _, r in baris), NOL)
        if not seharusnya:
            return None
        with localcontext(KONTEKS):
            return SERATUS * (seharusnya - realisasi) / seharusnya


def _cari_tanda(seluruh: list[Baris], dihitung: list[tuple[Decimal, Decimal, Decimal]]) -> frozenset[str]:
    ada = {
        "pagu_nol": any(pagu is not None and pagu <= 0 for pagu, _, _ in seluruh),
        "realisasi_melebihi_pagu": any(realisasi > pagu for pagu, _, realisasi in dihitung),
    }
    return frozenset(nama for nama, benar in ada.items() if benar)
