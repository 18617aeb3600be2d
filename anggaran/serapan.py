"""Penyerapan through the year: what was spent by each month and triwulan, against the pagu of the revision
that held at its end."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from anggaran.models import Dipa
from anggaran.penyerapan import jumlahkan, penyerapan
from anggaran.pohon import Pohon, build_tree, spent_per_month
from anggaran.queries import dipa_revisions, realisasi_rows
from anggaran.revisi import revision_on, rows_per_revision
from sakip.choices import Triwulan
from sakip.models import Satker
from sakip.tanggal import NAMA_BULAN


@dataclass(frozen=True)
class MasaSerapan:
    """One month, or a triwulan (`bulan` None), amounts in whole rupiah.

    `realisasi` is what was spent in it, `jumlah` from January to its end (None = nothing was recorded since,
    or at all); `dipa` the revision that held at its end and `pagu` its total.
    """

    label: str
    bulan: int | None
    realisasi: int | None
    jumlah: int | None
    dipa: Dipa | None
    pagu: int | None

    @property
    def penyerapan(self) -> Decimal | None:
        """`jumlah` in percent of `pagu`, two decimals; None without either."""
        return penyerapan(self.pagu, self.jumlah)


@dataclass(frozen=True)
class Serapan:
    """The twelve months with the triwulan after its third month; `pohon` is the tree of the latest revision
    (its `realisasi` is the figure of the year) and `bulanan` the sum of the months, None = none is filled."""

    pohon: Pohon
    baris: tuple[MasaSerapan, ...]
    bulanan: int | None

    @property
    def selisih(self) -> int:
        """The figure of the year less the sum of the months; 0 = they agree or one is not there."""
        tahun = self.pohon.realisasi
        return 0 if tahun is None or self.bulanan is None else tahun - self.bulanan


def absorption_of(satker: Satker, tahun: int, sumber: str = "") -> Serapan:
    """Month by month in three queries; `sumber` as in `build_tree`. Realisasi is matched to the rows of the
    latest revision: what finds no row there is left out, as on the budget page (`pohon.lepas`)."""
    revisi = dipa_revisions(satker, tahun)
    rows, realisasi = rows_per_revision(revisi), realisasi_rows(satker, tahun)
    terakhir = revisi[0] if revisi else None
    pagu_kini = rows[terakhir.pk] if terakhir else []
    per_bulan = spent_per_month(pagu_kini, realisasi, sumber)
    pagu = {d.pk: build_tree(d, rows[d.pk], [], sumber).pagu for d in revisi}
    return Serapan(
        pohon=build_tree(terakhir, pagu_kini, realisasi, sumber),
        baris=tuple(_periods(tahun, revisi, pagu, per_bulan)),
        bulanan=jumlahkan(per_bulan.values()),
    )


def _periods(
    tahun: int, revisi: list[Dipa], pagu: dict[int, int | None], per_bulan: dict[int, int | None]
) -> Iterable[MasaSerapan]:
    def period(label: str, bulan: int | None, awal: int, akhir: int) -> MasaSerapan:
        dipa = revision_on(revisi, date(tahun, akhir, monthrange(tahun, akhir)[1]))
        kemudian = any(per_bulan.get(m) is not None for m in range(awal, 13))
        return MasaSerapan(
            label=label,
            bulan=bulan,
            realisasi=jumlahkan(per_bulan.get(m) for m in range(awal, akhir + 1)),
            jumlah=jumlahkan(per_bulan.get(m) for m in range(1, akhir + 1)) if kemudian else None,
            dipa=dipa,
            pagu=pagu[dipa.pk] if dipa else None,
        )

    for triwulan in Triwulan:
        akhir = 3 * triwulan.value
        for bulan in range(akhir - 2, akhir + 1):
            yield period(NAMA_BULAN[bulan - 1].capitalize(), bulan, bulan, bulan)
        yield period(str(triwulan.label), None, akhir - 2, akhir)
