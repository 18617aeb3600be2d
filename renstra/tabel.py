"""The Renstra as one tree: tujuan, sasaran, indikator targets of each year, with what each lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from renstra.kartu import missing_fields
from renstra.models import Indikator, Kontribusi, PenanggungJawab, Renstra, Sasaran, TargetIndikator, Tujuan
from renstra.models.sasaran import TingkatSasaran
from renstra.queries import indikator_with_targets
from renstra.tanggung_jawab import TANPA_GILIRAN, Giliran, turns_of
from sakip.choices import StatusNilai

TANPA_TUJUAN: Final = "Tanpa tujuan"
TANPA_INDUK: Final = "Tanpa sasaran induk"
TANPA_INDIKATOR: Final = "Tanpa indikator"
TANPA_SASARAN: Final = "Tanpa sasaran"
TANPA_TARGET: Final = "Tanpa target"
TANPA_PJ: Final = "Tanpa penanggung jawab"
TANPA_KARTU: Final = "Kartu belum lengkap"


@dataclass(frozen=True)
class BarisIndikator:
    """One indikator with its targets in the order of the years; None = none was set."""

    nomor: str
    indikator: Indikator
    target: tuple[TargetIndikator | None, ...]
    tanda: tuple[str, ...] = ()
    giliran: Giliran = TANPA_GILIRAN
    kontribusi: tuple[Kontribusi, ...] = ()


@dataclass(frozen=True)
class BarisSasaran:
    """`dalam` counts the sasaran above it; `nomor_induk` None = it serves none."""

    nomor: int
    sasaran: Sasaran
    indikator: tuple[BarisIndikator, ...]
    dalam: int = 0
    nomor_induk: int | None = None
    tanda: tuple[str, ...] = ()
    kontribusi: tuple[Kontribusi, ...] = ()


@dataclass(frozen=True)
class CabangTujuan:
    """A tujuan with its sasaran, each followed by those that serve it; `tujuan` None = sasaran that the
    Renstra puts under none."""

    tujuan: Tujuan | None
    sasaran: tuple[BarisSasaran, ...]
    tanda: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kekurangan:
    """How many rows lack something; `pertama` is the anchor of the first of them."""

    tanda: str
    apa: str
    banyak: int
    pertama: str


class _Isi:
    """The rows of one Renstra, read once (six queries)."""

    def __init__(self, renstra: Renstra) -> None:
        self.renstra = renstra
        self.tujuan = list(renstra.tujuan.order_by("urut", "id"))
        self.sasaran = list(renstra.sasaran.select_related("unit").order_by("urut", "id"))
        self.indikator: dict[int, list[Indikator]] = {}
        for satu in indikator_with_targets(renstra):
            self.indikator.setdefault(satu.sasaran_id, []).append(satu)
        self.giliran = turns_of(PenanggungJawab.objects.filter(indikator__sasaran__renstra=renstra))
        self.kontribusi: dict[tuple[int | None, int | None], list[Kontribusi]] = {}
        for k in contributions_of(renstra):
            self.kontribusi.setdefault((k.sasaran_id, k.indikator_id), []).append(k)
        self.bertujuan = any(s.tujuan_id for s in self.sasaran)
        self.berinduk = any(s.induk_id for s in self.sasaran)


def contributions_of(renstra: Renstra) -> list[Kontribusi]:
    """The kontribusi to the sasaran and indikator of `renstra`, in order (one query)."""
    rows = Kontribusi.objects.filter(sasaran__renstra=renstra) | Kontribusi.objects.filter(
        indikator__sasaran__renstra=renstra
    )
    return list(rows.select_related("unit").order_by("id"))


def tree_of(renstra: Renstra) -> list[CabangTujuan]:
    """Every tujuan (also one without sasaran) in order, then the sasaran without a tujuan. Six queries."""
    isi, hasil, nomor = _Isi(renstra), [], 0
    branches: list[Tujuan | None] = [*isi.tujuan, None]
    for tujuan in branches:
        pk = tujuan.pk if tujuan else None
        rows: list[BarisSasaran] = []
        for sasaran, dalam, induk in _in_order([s for s in isi.sasaran if s.tujuan_id == pk]):
            nomor += 1
            nomor_induk = next((r.nomor for r in rows if r.sasaran is induk), None)
            rows.append(_sasaran(isi, sasaran, nomor, dalam, nomor_induk))
        tanda = (TANPA_SASARAN,) if tujuan and not rows else ()
        hasil.append(CabangTujuan(tujuan, tuple(rows), tanda))
    return [cabang for cabang in hasil if cabang.tujuan or cabang.sasaran]


def _in_order(rows: Sequence[Sasaran]) -> Iterator[tuple[Sasaran, int, Sasaran | None]]:
    """(sasaran, depth, the one that it serves) of one branch, each followed by those below it. What serves a
    sasaran of another branch stands at the top here."""
    keys = {s.pk for s in rows}

    def below(induk: Sasaran | None, dalam: int) -> Iterator[tuple[Sasaran, int, Sasaran | None]]:
        pk = induk.pk if induk else None
        for satu in rows:
            if (satu.induk_id if satu.induk_id in keys else None) == pk:
                yield satu, dalam, induk
                yield from below(satu, dalam + 1)

    return below(None, 0)


def _sasaran(isi: _Isi, sasaran: Sasaran, nomor: int, dalam: int, induk: int | None) -> BarisSasaran:
    indikator = isi.indikator.get(sasaran.pk, [])
    return BarisSasaran(
        nomor,
        sasaran,
        tuple(_indikator(isi, satu, f"{nomor}.{ke}") for ke, satu in enumerate(indikator, start=1)),
        dalam,
        induk,
        tuple(_lacks_of_sasaran(isi, sasaran)),
        tuple(isi.kontribusi.get((sasaran.pk, None), ())),
    )


def _lacks_of_sasaran(isi: _Isi, sasaran: Sasaran) -> Iterator[str]:
    """What others of this Renstra have and this one does not; an indikator each of them needs."""
    if isi.bertujuan and sasaran.tujuan_id is None:
        yield TANPA_TUJUAN
    if isi.berinduk and sasaran.induk_id is None and sasaran.tingkat != TingkatSasaran.STRATEGIS:
        yield TANPA_INDUK
    if not isi.indikator.get(sasaran.pk):
        yield TANPA_INDIKATOR


def _indikator(isi: _Isi, satu: Indikator, nomor: str) -> BarisIndikator:
    per_tahun = {t.tahun: t for t in satu.target.all()}
    giliran = isi.giliran.get(satu.pk, TANPA_GILIRAN)
    kurang = [str(tahun) for tahun in isi.renstra.tahun_list if not _is_set(per_tahun.get(tahun))]
    tanda = [f"{TANPA_TARGET} {_years(kurang, isi.renstra.tahun_list)}"] if kurang else []
    tanda += [TANPA_PJ] if giliran == TANPA_GILIRAN else []
    tanda += [TANPA_KARTU] if missing_fields(satu, ada_pj=True) else []
    target = tuple(per_tahun.get(tahun) for tahun in isi.renstra.tahun_list)
    return BarisIndikator(
        nomor, satu, target, tuple(tanda), giliran, tuple(isi.kontribusi.get((None, satu.pk), ()))
    )


def _is_set(target: TargetIndikator | None) -> bool:
    """Whether there is a target; `-` is none."""
    return target is not None and target.target_status != StatusNilai.BELUM_DIISI


def _years(kurang: list[str], semua: list[int]) -> str:
    return "semua tahun" if len(kurang) == len(semua) else ", ".join(kurang)


KATA: Final = {
    TANPA_TUJUAN: "sasaran tanpa tujuan",
    TANPA_INDUK: "sasaran program atau kegiatan tanpa sasaran induk",
    TANPA_SASARAN: "tujuan tanpa sasaran",
    TANPA_INDIKATOR: "sasaran tanpa indikator",
    TANPA_TARGET: "indikator tanpa target pada suatu tahun",
    TANPA_PJ: "indikator tanpa penanggung jawab",
    TANPA_KARTU: "indikator dengan kartu belum lengkap",
}


def lacks_of(pohon: Sequence[CabangTujuan]) -> list[Kekurangan]:
    """What the tree lacks, counted by kind, in the order of KATA; [] = nothing."""
    found: dict[str, list[str]] = {}
    for anchor, tanda in _marked(pohon):
        jenis = TANPA_TARGET if tanda.startswith(f"{TANPA_TARGET} ") else tanda
        found.setdefault(jenis, []).append(anchor)
    return [Kekurangan(t, KATA[t], len(found[t]), found[t][0]) for t in KATA if t in found]


def _marked(pohon: Sequence[CabangTujuan]) -> Iterator[tuple[str, str]]:
    """(anchor, mark) of every mark in the tree."""
    for cabang in pohon:
        for tanda in cabang.tanda:
            yield f"tujuan-{cabang.tujuan.pk if cabang.tujuan else 0}", tanda
        for s in cabang.sasaran:
            yield from ((f"sasaran-{s.sasaran.pk}", tanda) for tanda in s.tanda)
            for i in s.indikator:
                yield from ((f"indikator-{i.indikator.pk}", tanda) for tanda in i.tanda)
