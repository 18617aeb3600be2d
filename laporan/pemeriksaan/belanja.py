"""The budget of a satker and year as the rules read it: every row where its author meant it to stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from anggaran.baris_jumlah import is_total
from anggaran.choices import TingkatKode
from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi, Dipa, KodeAnggaran
from anggaran.padanan import Padanan, match_rows
from anggaran.penyerapan import Jumlah, Simpul, gulung
from anggaran.pohon import Cabang, Pohon, build_tree
from anggaran.queries import dipa_revisions, pagu_rows, realisasi_rows
from laporan.models import Lakip
from sakip.lipat import lipat
from sakip.models import Satker

DALAM: Final = {tingkat.value: ke for ke, tingkat in enumerate(TingkatKode) if tingkat != TingkatKode.NOMOR}
TAHUN_RIWAYAT: Final = 5  # a LAKIP prints its own year and a few before it
SEBAGIAN: Final = 2  # rows out of place may be one in two; more, and the file is in another order


@dataclass(frozen=True)
class SalahInduk:
    """A row of the pagu whose code hangs it elsewhere than where it stands in its document."""

    baris: BarisPagu
    menurut_kode: BarisPagu | None
    menurut_letak: BarisPagu


@dataclass
class Belanja:
    """DIPA in force, its rows and realisasi without typed totals, those totals, and what is printed of this
    and earlier years. `salah_induk` hang in the tree where they stand and not where their code says;
    `salah_kode` are realisasi rows whose words name another row than their code, by their id; `ganda` are
    rows that repeat one before to the last digit, and count once."""

    dipa: Dipa | None
    pagu: list[BarisPagu]
    realisasi: list[BarisRealisasi]
    lalu: list[AnggaranLalu]
    acuan: list[KodeAnggaran]
    tahun: int
    total_pagu: list[BarisPagu] = field(default_factory=list)
    total_realisasi: list[BarisRealisasi] = field(default_factory=list)
    salah_induk: list[SalahInduk] = field(default_factory=list)
    salah_kode: dict[int, str] = field(default_factory=dict)
    ganda: list[Any] = field(default_factory=list)

    @cached_property
    def pohon(self) -> Pohon:
        """The tree, with realisasi."""
        return build_tree(self.dipa, self.pagu, self.realisasi)

    @cached_property
    def padanan(self) -> Padanan:
        """Which realisasi belongs to which row of the pagu."""
        return match_rows(self.pagu, self.realisasi)

    @cached_property
    def cabang(self) -> dict[int, Cabang]:
        """The branches of the tree by the key of their row."""
        return {c.pk: c for c in self.pohon.baris}

    @cached_property
    def anak(self) -> dict[int | None, list[Cabang]]:
        """The branches below each row, None = the top."""
        ada: dict[int | None, list[Cabang]] = defaultdict(list)
        for satu in self.pohon.baris:
            ada[satu.induk if satu.induk in self.cabang else None].append(satu)
        return ada

    @cached_property
    def setahun(self) -> dict[int, list[BarisRealisasi]]:
        """The realisasi rows for the whole year of each row of the pagu."""
        return {pk: [r for r in rows if r.bulan is None] for pk, rows in self.padanan.per_pagu.items()}

    @cached_property
    def per_kode(self) -> dict[str, KodeAnggaran]:
        """The reference that is valid in the year, by code."""
        return {a.kode: a for a in self.acuan if is_valid(a, self.tahun)}


def is_valid(acuan: KodeAnggaran, tahun: int) -> bool:
    """Whether a code of the reference holds in `tahun`."""
    return acuan.berlaku_dari <= tahun and (acuan.berlaku_sampai is None or tahun <= acuan.berlaku_sampai)


def budget_of(satker: Satker, tahun: int) -> Belanja:
    """Everything about money of `satker` in `tahun`; six queries. Its rows are changed in memory alone. What
    is printed of earlier years is that of a year that has figures of its own, or a LAKIP that was begun."""
    dipa = next(iter(dipa_revisions(satker, tahun)), None)
    pagu, realisasi = pagu_rows(dipa), realisasi_rows(satker, tahun)
    lalu = AnggaranLalu.objects.filter(satker=satker, tahun__lte=tahun, tahun__gt=tahun - TAHUN_RIWAYAT)
    isi = Belanja(
        dipa,
        [b for b in pagu if not _is_sum(b)],
        [b for b in realisasi if not _is_sum(b)],
        list(lalu.order_by("tahun", "urut", "id")),
        list(KodeAnggaran.objects.order_by("kode", "-berlaku_dari")),
        tahun,
        [b for b in pagu if _is_sum(b)],
        [b for b in realisasi if _is_sum(b)],
    )
    ada = isi.dipa or isi.realisasi or any(b.tahun == tahun for b in isi.lalu)
    if not ada and not Lakip.objects.filter(satker=satker, tahun=tahun).exists():
        isi.lalu.clear()
    isi.ganda = [*_drop_repeated_pagu(isi.pagu), *_drop_repeated(isi.realisasi)]
    isi.salah_induk = [s for s in _move(isi.pagu) if not _is_of_another_source(s)]
    isi.salah_kode = _recode(isi.pagu, isi.realisasi)
    return isi


def _is_sum(baris: Any) -> bool:
    return not baris.kode_baku and is_total(baris.uraian)


def _drop_repeated_pagu(pagu: list[BarisPagu]) -> list[BarisPagu]:
    """Take out the lowest rows that repeat one before where the sum of their parent is nearer then."""
    atas = {b.induk_id for b in pagu}
    dibuang = []
    for baris in [b for b in _repeated(pagu, "pagu") if b.pk not in atas]:
        sisa = [b for b in pagu if b.pk != baris.pk]
        if _gaps(sisa, [baris.induk]) < _gaps(pagu, [baris.induk]):
            pagu.remove(baris)
            dibuang.append(baris)
    return dibuang


def _drop_repeated(realisasi: list[BarisRealisasi]) -> list[BarisRealisasi]:
    """Take out the rows that repeat one before for the same month or year."""
    dibuang = _repeated(realisasi, "realisasi")
    for baris in dibuang:
        realisasi.remove(baris)
    return dibuang


def _repeated(rows: Sequence[Any], apa: str) -> list[Any]:
    """The rows with the code, words, source of funds, month and amount (not 0) of one before."""
    dilihat: set[tuple[object, ...]] = set()
    hasil = []
    for baris in rows:
        nilai = getattr(baris, apa)
        bulan = getattr(baris, "bulan", None)
        kunci = (baris.kode_baku, lipat(baris.uraian), baris.sumber_dana, bulan, nilai)
        if baris.kode_baku and nilai and kunci in dilihat:
            hasil.append(baris)
        dilihat.add(kunci)
    return hasil


def _move(pagu: Sequence[BarisPagu]) -> list[SalahInduk]:
    """Hang the rows that stand under another row than their code says where they stand, if that mends sums
    or their code leads to no row; what was moved. A file in another order than that of its tree is left."""
    letak = _parents_by_place(pagu)
    calon = [SalahInduk(b, b.induk, letak[b.pk]) for b in pagu if b.pk in letak]
    calon = [s for s in calon if s.baris.induk_id != s.menurut_letak.pk]
    if len(calon) * SEBAGIAN > len(pagu):
        return []
    if _mends(pagu, calon):
        return calon
    return [satu for satu in calon if _mends(pagu, [satu])]


def _is_of_another_source(satu: SalahInduk) -> bool:
    """Whether a row has the right code, and its parent stands in the tree of another source of funds."""
    return satu.baris.kode_baku.startswith(f"{satu.menurut_letak.kode_baku}.")


def _mends(pagu: Sequence[BarisPagu], calon: Sequence[SalahInduk]) -> bool:
    """Hang all of `calon` where they stand, and leave them there if the sums are nearer then."""
    induk = [b for s in calon for b in (s.menurut_kode, s.menurut_letak)]
    sebelum = _gaps(pagu, induk)
    for satu in calon:
        satu.baris.induk = satu.menurut_letak
    if _gaps(pagu, induk) < sebelum:
        return True
    for satu in calon:
        satu.baris.induk = satu.menurut_kode
    return False


def _parents_by_place(pagu: Sequence[BarisPagu]) -> dict[int, BarisPagu]:
    """The nearest row above of the next higher level, by the key of the row; not for a row at the top."""
    tumpukan: list[BarisPagu] = []
    found = {}
    for baris in pagu:
        dalam = DALAM.get(baris.tingkat)
        if dalam is None:
            continue
        while tumpukan and DALAM[tumpukan[-1].tingkat] >= dalam:
            tumpukan.pop()
        if tumpukan:
            found[baris.pk] = tumpukan[-1]
        tumpukan.append(baris)
    return found


def _gaps(pagu: Sequence[BarisPagu], induk: Sequence[BarisPagu | None]) -> tuple[int, int]:
    """(how many of `induk` do not add up, by how much)."""
    jumlah = gulung(Simpul(b.pk, b.induk_id, b.pagu) for b in pagu)
    selisih = [abs(_gap(jumlah.get(b.pk), b)) for b in {b.pk: b for b in induk if b}.values()]
    return sum(1 for s in selisih if s), sum(selisih)


def _gap(jumlah: Jumlah | None, baris: BarisPagu) -> int:
    """What its parts lack; all of it where it has none."""
    if jumlah is None or baris.pagu is None:
        return 0
    return baris.pagu if jumlah.rincian is None else jumlah.selisih


def _recode(pagu: Sequence[BarisPagu], realisasi: Sequence[BarisRealisasi]) -> dict[int, str]:
    """Give realisasi rows whose words name one other row than their code, which no other realisasi has by its
    code, the code of that row; the codes that they had, by their id."""
    per_kode: dict[str, list[BarisPagu]] = defaultdict(list)
    per_kata: dict[str, list[BarisPagu]] = defaultdict(list)
    for satu in pagu:
        per_kode[satu.kode_baku].append(satu)
        per_kata[lipat(satu.uraian)].append(satu)
    dipakai = {(r.kode_baku, r.bulan) for r in realisasi}
    salah = {}
    for baris in realisasi:
        kata = lipat(baris.uraian)
        sini = per_kode.get(baris.kode_baku, [])
        sana = [p for p in per_kata.get(kata, []) if kata and p.tingkat == baris.tingkat]
        if not sini or len(sana) != 1 or any(lipat(p.uraian) == kata for p in sini):
            continue
        if (sana[0].kode_baku, baris.bulan) not in dipakai:
            salah[baris.pk] = baris.kode_baku
            baris.kode_baku = sana[0].kode_baku
    return salah
