"""The budget tree of a satker-year as frozen dataclasses: pagu, realisasi and penyerapan at every level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from anggaran.baris_jumlah import is_total
from anggaran.kode import kode_pendek
from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from anggaran.padanan import Padanan, match_rows
from anggaran.penyerapan import Jumlah, Simpul, gulung, jumlahkan, penyerapan, sisa
from sakip.choices import SumberDana

TANPA_HIBAH = "tanpa_hibah"


@dataclass(frozen=True)
class Cabang:
    """One row of the tree, amounts in whole rupiah; `dalam` 1 = top.

    `pagu` and `realisasi` are what holds at this level: its own amount, else the sum of the rows below,
    which is also in `*_rincian` (None = no row below has a number). `realisasi_kode` is the code under
    which the realisasi was written when it was matched by its words alone, else "". `realisasi_setahun` and
    `realisasi_bulanan` are what was typed for the year and for months, None = nothing; the former holds.
    """

    pk: int
    induk: int | None
    dalam: int
    kode: str
    kode_baku: str
    tingkat: str
    uraian: str
    sumber_dana: str
    berincian: bool
    pagu: int | None
    pagu_rincian: int | None
    realisasi: int | None
    realisasi_rincian: int | None
    realisasi_kode: str = ""
    realisasi_setahun: int | None = None
    realisasi_bulanan: int | None = None

    @property
    def sisa(self) -> int | None:
        """Pagu less realisasi; None when either is unknown."""
        return sisa(self.pagu, self.realisasi)

    @property
    def penyerapan(self) -> Decimal | None:
        """Percent with two decimals; None without pagu or realisasi."""
        return penyerapan(self.pagu, self.realisasi)

    @property
    def selisih_pagu(self) -> int:
        """Own pagu less the sum of the rows below; 0 = they agree or there is nothing to compare."""
        return Jumlah(self.pagu, self.pagu_rincian).selisih

    @property
    def selisih_realisasi(self) -> int:
        """Own realisasi less the sum of the rows below; 0 as above."""
        return Jumlah(self.realisasi, self.realisasi_rincian).selisih

    @property
    def selisih_bulanan(self) -> int:
        """Realisasi typed for the year less the sum of the months; 0 = they agree or one is not there."""
        return Jumlah(self.realisasi_setahun, self.realisasi_bulanan).selisih

    @property
    def is_overspent(self) -> bool:
        """Whether realisasi is above pagu (rule R06)."""
        left = self.sisa
        return left is not None and left < 0


@dataclass(frozen=True)
class Pohon:
    """The tree of one DIPA revision (`dipa` None = there is none), rows in order, parents first.

    `pagu`, `realisasi`: the totals over the top rows. `lepas`: realisasi rows that match no pagu row.
    `sumber`: every source of funds of the lowest rows, whatever was chosen.
    """

    dipa: Dipa | None
    baris: tuple[Cabang, ...]
    pagu: int | None
    realisasi: int | None
    lepas: tuple[BarisRealisasi, ...]
    sumber: frozenset[str] = frozenset()

    @property
    def sisa(self) -> int | None:
        """What is left of the total."""
        return sisa(self.pagu, self.realisasi)

    @property
    def penyerapan(self) -> Decimal | None:
        """Percent of the total with two decimals."""
        return penyerapan(self.pagu, self.realisasi)


def build_tree(
    dipa: Dipa | None,
    pagu: Sequence[BarisPagu],
    realisasi: Sequence[BarisRealisasi],
    sumber: str = "",
) -> Pohon:
    """The tree of these rows, both with `induk` selected; no query.

    `sumber`: "" = every source of funds, a SumberDana, or TANPA_HIBAH. The lowest rows decide what belongs
    to a source; a level from which something was left out is the sum of what remains. A typed total
    (`Jumlah`) is no row of the tree.
    """
    pagu = [b for b in pagu if b.kode_baku or not is_total(b.uraian)]
    realisasi = [b for b in realisasi if b.kode_baku or not is_total(b.uraian)]
    padanan = match_rows(pagu, realisasi)
    terpilih, utuh = _of_source(pagu, sumber)
    jumlah_pagu = gulung(Simpul(b.pk, b.induk_id, b.pagu if b.pk in utuh else None) for b in terpilih)
    jumlah_realisasi = gulung(
        Simpul(b.pk, b.induk_id, spent_on(padanan.per_pagu.get(b.pk, [])) if b.pk in utuh else None)
        for b in terpilih
    )
    teratas = [b.pk for b in terpilih if b.induk_id not in jumlah_pagu]
    return Pohon(
        dipa=dipa,
        baris=tuple(_branches(terpilih, jumlah_pagu, jumlah_realisasi, padanan)),
        pagu=jumlahkan(jumlah_pagu[pk].nilai for pk in teratas),
        realisasi=jumlahkan(jumlah_realisasi[pk].nilai for pk in teratas),
        lepas=tuple(b for b in padanan.lepas if is_of_source(b.sumber_dana, sumber)),
        sumber=frozenset(b.sumber_dana for b in _lowest(pagu)),
    )


def spent_on(baris: Iterable[BarisRealisasi]) -> int | None:
    """Realisasi of one pagu row: the total of the year where there is one, else the sum of the months."""
    baris = list(baris)
    setahun = jumlahkan(b.realisasi for b in baris if b.bulan is None)
    return spent_in_months(baris) if setahun is None else setahun


def spent_in_months(baris: Iterable[BarisRealisasi]) -> int | None:
    """The sum of the months of one pagu row, whatever stands for the year; None without a number."""
    return jumlahkan(b.realisasi for b in baris if b.bulan is not None)


def spent_per_month(
    pagu: Sequence[BarisPagu], realisasi: Sequence[BarisRealisasi], sumber: str = ""
) -> dict[int, int | None]:
    """{month: what was spent in it over the top rows}, matched and summed as in `build_tree`; None = nothing
    is recorded for the month. Totals of the year belong to no month."""
    padanan = match_rows(pagu, realisasi)
    terpilih, utuh = _of_source(pagu, sumber)
    return {bulan: _spent_in(bulan, terpilih, utuh, padanan) for bulan in range(1, 13)}


def _spent_in(bulan: int, rows: list[BarisPagu], utuh: set[int], padanan: Padanan) -> int | None:
    jumlah = gulung(
        Simpul(b.pk, b.induk_id, jumlahkan(r.realisasi for r in _of_month(padanan, b, bulan)))
        if b.pk in utuh
        else Simpul(b.pk, b.induk_id, None)
        for b in rows
    )
    return jumlahkan(jumlah[b.pk].nilai for b in rows if b.induk_id not in jumlah)


def _of_month(padanan: Padanan, baris: BarisPagu, bulan: int) -> list[BarisRealisasi]:
    return [r for r in padanan.per_pagu.get(baris.pk, []) if r.bulan == bulan]


def is_of_source(sumber_dana: str, sumber: str) -> bool:
    """Whether a row of `sumber_dana` belongs to the chosen `sumber`."""
    if sumber == TANPA_HIBAH:
        return sumber_dana != SumberDana.HIBAH
    return sumber in ("", sumber_dana)


def _lowest(pagu: Sequence[BarisPagu]) -> list[BarisPagu]:
    """The rows with nothing below them."""
    atas = {b.induk_id for b in pagu}
    return [b for b in pagu if b.pk not in atas]


def _of_source(pagu: Sequence[BarisPagu], sumber: str) -> tuple[list[BarisPagu], set[int]]:
    """(rows that stand or hold something of `sumber`, ids of those from which nothing was left out)."""
    induk = {b.pk: b.induk_id for b in pagu}
    tinggal: set[int] = set()
    dibuang: set[int] = set()
    for baris in _lowest(pagu):
        target = tinggal if is_of_source(baris.sumber_dana, sumber) else dibuang
        target.update(_upward(baris.pk, induk))
    return [b for b in pagu if b.pk in tinggal], tinggal - dibuang


def _upward(pk: int, induk: dict[int, int | None]) -> list[int]:
    """The row and everything above it."""
    jalan: list[int] = []
    kini: int | None = pk
    while kini is not None and kini in induk and kini not in jalan:
        jalan.append(kini)
        kini = induk[kini]
    return jalan


def _branches(
    pagu: Sequence[BarisPagu],
    jumlah_pagu: dict[int, Jumlah],
    jumlah_realisasi: dict[int, Jumlah],
    padanan: Padanan,
) -> Iterable[Cabang]:
    """Depth first, rows of one parent in their order."""
    anak: dict[int | None, list[BarisPagu]] = {}
    for baris in pagu:
        anak.setdefault(baris.induk_id if baris.induk_id in jumlah_pagu else None, []).append(baris)
    tumpukan = [(baris, 1) for baris in reversed(anak.get(None, []))]
    while tumpukan:
        baris, dalam = tumpukan.pop()
        tumpukan += [(b, dalam + 1) for b in reversed(anak.get(baris.pk, []))]
        realisasi = padanan.per_pagu.get(baris.pk, [])
        per_kata = [r for r in realisasi if r.pk in padanan.menurut_uraian]
        yield Cabang(
            pk=baris.pk,
            induk=baris.induk_id,
            dalam=dalam,
            kode=kode_pendek(baris.kode_baku) if baris.kode_baku else baris.kode,
            kode_baku=baris.kode_baku,
            tingkat=baris.tingkat,
            uraian=baris.uraian,
            sumber_dana=baris.sumber_dana,
            berincian=baris.pk in anak,
            pagu=jumlah_pagu[baris.pk].nilai,
            pagu_rincian=jumlah_pagu[baris.pk].rincian,
            realisasi=jumlah_realisasi[baris.pk].nilai,
            realisasi_rincian=jumlah_realisasi[baris.pk].rincian,
            realisasi_kode=next((r.kode for r in per_kata if r.kode), ""),
            realisasi_setahun=jumlahkan(r.realisasi for r in realisasi if r.bulan is None),
            realisasi_bulanan=spent_in_months(realisasi),
        )
