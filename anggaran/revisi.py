"""The revisions of a DIPA: from when each one holds, and what one changes against another line by line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from anggaran.models import BarisPagu, Dipa
from anggaran.pohon import Cabang, Pohon, build_tree
from anggaran.queries import pagu_rows, realisasi_rows
from sakip.choices import SumberDana
from sakip.lipat import lipat


@dataclass(frozen=True)
class MasaRevisi:
    """One revision and the days on which it holds; `pagu` its total in whole rupiah, `selisih` against the
    revision before (None = it is the first one, or an amount is missing).

    `sejak` None = nobody wrote its date, so it counts from ever; `sampai` None = it still holds.
    `mundur`: it bears an earlier date than the revision before it.
    """

    dipa: Dipa
    sejak: date | None
    sampai: date | None
    pagu: int | None
    selisih: int | None
    mundur: bool = False


@dataclass(frozen=True)
class BarisBeda:
    """One line of a comparison, amounts in whole rupiah; `dalam` 1 = top.

    `lama` or `baru` None = the line is not in that revision.
    """

    dalam: int
    lama: Cabang | None
    baru: Cabang | None

    @property
    def baris(self) -> Cabang:
        """The words of the line: those of the newer revision where it has the line."""
        satu = self.baru or self.lama
        if satu is None:
            raise ValueError("a line stands in at least one of the two revisions")
        return satu

    @property
    def sumber_dana(self) -> str:
        """The source of funds in words; "" at a level with rows below."""
        satu = self.baris
        return "" if satu.berincian else str(SumberDana(satu.sumber_dana).label)

    @property
    def sebelum(self) -> int | None:
        return self.lama.pagu if self.lama else None

    @property
    def sesudah(self) -> int | None:
        return self.baru.pagu if self.baru else None

    @property
    def selisih(self) -> int | None:
        """After less before; a line that is missing on one side counts as 0 there, one without an amount
        has no difference."""
        return difference(self.sebelum if self.lama else 0, self.sesudah if self.baru else 0)

    @property
    def keadaan(self) -> str:
        """`baru`, `dihapus`, `naik`, `turun`, or "" = the amount is the same."""
        if self.lama is None:
            return "baru"
        if self.baru is None:
            return "dihapus"
        return "" if not self.selisih else ("naik" if self.selisih > 0 else "turun")

    @property
    def terbelanja(self) -> int:
        """How much more is spent on the line than the newer revision gives it; 0 = not more."""
        realisasi = self.baris.realisasi or 0
        pagu = self.sesudah if self.baru else 0
        return 0 if pagu is None else max(realisasi - pagu, 0)


@dataclass(frozen=True)
class Perbandingan:
    """`baru` against `lama`: every line, levels before the rows below them, and the totals by source of funds
    as (SumberDana, before, after, difference); a source that one side lacks counts as 0 there."""

    lama: Pohon
    baru: Pohon
    baris: tuple[BarisBeda, ...]
    per_sumber: tuple[tuple[SumberDana, int | None, int | None, int | None], ...]

    @property
    def berubah(self) -> tuple[BarisBeda, ...]:
        """The lines whose amount is another one, or that stand in one of the two alone."""
        return tuple(b for b in self.baris if b.keadaan)

    @property
    def terlampaui(self) -> tuple[BarisBeda, ...]:
        """The lowest lines on which more is spent than the newer revision gives."""
        return tuple(b for b in self.baris if b.terbelanja and not b.baris.berincian)

    @property
    def selisih(self) -> int | None:
        return difference(self.lama.pagu, self.baru.pagu)


def difference(sebelum: int | None, sesudah: int | None) -> int | None:
    """After less before in whole rupiah; None when either is unknown."""
    return None if sebelum is None or sesudah is None else sesudah - sebelum


def revision_on(revisi: Sequence[Dipa], hari: date) -> Dipa | None:
    """The revision of the year that held on `hari`: the highest one dated by then. One without a date counts
    from ever. None = none held yet."""
    berlaku = [d for d in revisi if d.tanggal is None or d.tanggal <= hari]
    return max(berlaku, key=lambda d: d.revisi, default=None)


def revision_terms(revisi: Sequence[Dipa], pagu: Mapping[int, int | None]) -> list[MasaRevisi]:
    """The revisions of one year, the latest first, with their days; `pagu` is the total by id."""
    urut = sorted(revisi, key=lambda d: d.revisi)
    masa = []
    for ke, dipa in enumerate(urut):
        penerus = next((d.tanggal for d in urut[ke + 1 :] if d.tanggal), None)
        lalu = urut[ke - 1] if ke else None
        masa.append(
            MasaRevisi(
                dipa=dipa,
                sejak=dipa.tanggal,
                sampai=penerus - timedelta(days=1) if penerus else None,
                pagu=pagu.get(dipa.pk),
                selisih=difference(pagu.get(lalu.pk), pagu.get(dipa.pk)) if lalu else None,
                mundur=bool(lalu and lalu.tanggal and dipa.tanggal and dipa.tanggal < lalu.tanggal),
            )
        )
    return masa[::-1]


def rows_per_revision(revisi: Sequence[Dipa]) -> dict[int, list[BarisPagu]]:
    """The pagu rows of each of `revisi` by its id, in order with their parents (one query)."""
    hasil: dict[int, list[BarisPagu]] = {d.pk: [] for d in revisi}
    rows = BarisPagu.objects.filter(dipa__in=hasil).select_related("induk").order_by("urut", "id")
    for baris in rows:
        hasil[baris.dipa_id].append(baris)
    return hasil


def totals_per_revision(revisi: Sequence[Dipa], sumber: str = "") -> dict[int, int | None]:
    """The total pagu of each of `revisi` by its id (one query); `sumber` as in `build_tree`."""
    rows = rows_per_revision(revisi)
    return {d.pk: build_tree(d, rows[d.pk], [], sumber).pagu for d in revisi}


def compare_revisions(lama: Dipa, baru: Dipa) -> Perbandingan:
    """What `baru` changes against `lama`, both of one satker and year, with what is spent (three queries)."""
    rows_lama, rows_baru = pagu_rows(lama), pagu_rows(baru)
    realisasi = realisasi_rows(baru.satker, baru.tahun)
    kiri, kanan = build_tree(lama, rows_lama, realisasi), build_tree(baru, rows_baru, realisasi)
    return Perbandingan(
        lama=kiri,
        baru=kanan,
        baris=tuple(_merge(_children(kiri), _children(kanan), None, None, 1)),
        per_sumber=tuple(
            (s, sebelum, sesudah, difference(sebelum, sesudah))
            for s in SumberDana
            if s in kiri.sumber | kanan.sumber
            for sebelum, sesudah in [(_of_source(kiri, rows_lama, s), _of_source(kanan, rows_baru, s))]
        ),
    )


def _of_source(pohon: Pohon, rows: list[BarisPagu], sumber: SumberDana) -> int | None:
    return build_tree(pohon.dipa, rows, [], sumber).pagu if sumber in pohon.sumber else 0


_Anak = dict[int | None, list[Cabang]]


def _children(pohon: Pohon) -> _Anak:
    ada, anak = {c.pk for c in pohon.baris}, defaultdict(list)
    for cabang in pohon.baris:
        anak[cabang.induk if cabang.induk in ada else None].append(cabang)
    return dict(anak)


def _merge(kiri: _Anak, kanan: _Anak, lama: int | None, baru: int | None, dalam: int) -> Iterator[BarisBeda]:
    """The lines below the two parents (0 = that side has none), each before what is below it."""
    for a, b in _pairs(kiri.get(lama, []), kanan.get(baru, [])):
        yield BarisBeda(dalam, a, b)
        yield from _merge(kiri, kanan, a.pk if a else 0, b.pk if b else 0, dalam + 1)


def _pairs(lama: list[Cabang], baru: list[Cabang]) -> list[tuple[Cabang | None, Cabang | None]]:
    """The rows of one parent, matched by code (else words) and source of funds, in the newer order; what is
    gone comes last. A level is matched whatever its source says."""
    sisa = list(lama)
    pasangan: list[tuple[Cabang | None, Cabang | None]] = []
    for b in baru:
        cocok = next((a for a in sisa if _same(a, b)), None)
        if cocok is not None:
            sisa.remove(cocok)
        pasangan.append((cocok, b))
    return pasangan + [(a, None) for a in sisa]


def _same(a: Cabang, b: Cabang) -> bool:
    kunci = [satu.kode_baku or lipat(satu.uraian) for satu in (a, b)]
    return kunci[0] == kunci[1] and (a.sumber_dana == b.sumber_dana or a.berincian or b.berincian)
