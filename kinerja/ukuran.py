"""How a measured row is to be measured, and its capaian: from stored columns to the pure formulas.

Nothing here reads the database: rows come with their links selected (see `realisasi_rows`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from kinerja.models import Realisasi
from kinerja.models.realisasi import Acuan
from laporan.capaian import (
    HasilCapaian,
    Rentang,
    Skala,
    capaian_predikat,
    gabung_triwulan,
    hitung_capaian,
    rata_rata,
    tanpa_nilai,
)
from sakip.angka.satuan import satuan_baku
from sakip.choices import AturanTargetNol, CaraKumulasi, JenisNilai, Polaritas, StatusCapaian, StatusNilai
from sakip.kesesuaian import satuan_beda
from sakip.lipat import lipat
from sakip.models import Kebijakan
from sakip.models.nilai import Berealisasi, Bertarget, Berukuran
from sakip.numbers import NilaiTerbaca, baca_nilai

PREDIKAT: dict[str, str] = {JenisNilai.PREDIKAT_AKIP: "akip", JenisNilai.OPINI_BPK: "opini"}


@dataclass(frozen=True)
class Ukuran:
    """Kind of value, satuan, polaritas and cumulation that hold for a row, none of them empty but satuan.

    `batas_capaian` and `batas_bawah` in percent are the cap and floor that the kartu indikator sets itself,
    `target_nol` its rule for a target of 0; None and "" = it sets none.
    """

    jenis: str
    satuan: str
    polaritas: str
    cara_kumulasi: str
    batas_capaian: Decimal | None = None
    batas_bawah: Decimal | None = None
    target_nol: str = ""

    def cap(self, kebijakan: Kebijakan) -> Decimal | None:
        """The cap in percent that holds: the indikator's own, else that of the year; None = no cap."""
        return kebijakan.batas_atas if self.batas_capaian is None else self.batas_capaian

    def floor(self, kebijakan: Kebijakan) -> Decimal:
        """The floor in percent that holds: the indikator's own, else that of the year."""
        return kebijakan.batas_bawah if self.batas_bawah is None else self.batas_bawah

    def zero_rule(self, kebijakan: Kebijakan) -> AturanTargetNol:
        """What holds at a target of 0: the indikator's own rule, else that of the year."""
        return AturanTargetNol(self.target_nol or kebijakan.target_nol)


def sources_of(baris: Realisasi) -> list[Berukuran]:
    """Where the measure of `baris` may be declared, nearest first: itself, its acuan, the Renstra."""
    acuan = acuan_of(baris)
    renstra = acuan.indikator_renstra if acuan else None
    return [sumber for sumber in (baris, acuan, renstra) if sumber is not None]


def acuan_of(baris: Realisasi):  # type: ignore[no-untyped-def]
    """The PK or RKT row that `baris` is measured against, or None when it found no partner."""
    return baris.baris_pk if baris.acuan == Acuan.PK else baris.baris_rkt


def target_of(baris: Realisasi) -> Bertarget:
    """The row that holds the target of the year: the acuan, else what the source printed on `baris`."""
    return acuan_of(baris) or baris


def ukuran_of(baris: Realisasi) -> Ukuran:
    """The measure of `baris`: declared on the nearest source, else read from its target (DESIGN 4b.1)."""
    sources = sources_of(baris)
    target = target_of(baris)
    kartu = getattr(acuan_of(baris), "indikator_renstra", None)

    def declared(kolom: str, default: str) -> str:
        return next((getattr(s, kolom) for s in sources if getattr(s, kolom)), default)

    return Ukuran(
        jenis=declared("jenis_nilai", target.target_jenis or JenisNilai.TEKS),
        satuan=declared("satuan", target.target_satuan),
        polaritas=declared("polaritas", Polaritas.MAKSIMAL),
        cara_kumulasi=declared("cara_kumulasi", CaraKumulasi.POSISI_AKHIR),
        batas_capaian=kartu.batas_capaian if kartu else None,
        batas_bawah=kartu.batas_bawah_capaian if kartu else None,
        target_nol=kartu.target_nol if kartu else "",
    )


def key_of(baris: Realisasi) -> tuple[object, ...]:
    """What makes rows of two triwulan the same measurement, also across a PK perubahan with new rows."""
    return (baris.acuan, *promise_key(acuan_of(baris) or baris))


def promise_key(janji: Any) -> tuple[object, ...]:
    """What makes rows of two versions the same promise: the indikator of the Renstra, else the words."""
    if renstra := getattr(janji, "indikator_renstra_id", None):
        return (renstra,)
    return (lipat(janji.sasaran), lipat(janji.indikator))


def with_history(rows: Iterable[Realisasi]) -> Iterator[tuple[Realisasi, tuple[Realisasi, ...]]]:
    """Each of `rows` (ordered by triwulan) with those of earlier triwulan that measure the same.

    Equal rows of one triwulan are told apart by their position among each other.
    """
    earlier: dict[tuple[object, ...], list[Realisasi]] = defaultdict(list)
    position: Counter[tuple[object, ...]] = Counter()
    for baris in rows:
        key = key_of(baris)
        position[baris.pengukuran_id, *key] += 1
        history = earlier[position[baris.pengukuran_id, *key], *key]
        yield baris, tuple(history)
        history.append(baris)


def capaian_of(baris: Realisasi, kebijakan: Kebijakan, sebelum: Iterable[Realisasi] = ()) -> HasilCapaian:
    """Capaian against the target of the year, with the realisasi of the earlier triwulan in `sebelum`.

    Only a realisasi that is `terisi` counts; another status of the row itself is the status of the result.
    """
    target = target_of(baris)
    if baris.realisasi_status != StatusNilai.TERISI:
        return tanpa_nilai(baris.realisasi_status)
    if target.target_status != StatusNilai.TERISI:
        return tanpa_nilai("perlu_periksa", "target_kosong")
    ukuran = ukuran_of(baris)
    ladder = PREDIKAT.get(target.target_jenis) or PREDIKAT.get(ukuran.jenis)
    if ladder:
        return _predikat(target, baris, ladder, ukuran, kebijakan)
    if target.target_jenis == JenisNilai.MAJEMUK:
        return _majemuk(target, baris, ukuran, kebijakan)
    return _angka(target, baris, ukuran, kebijakan, list(sebelum))


def capaian_periode_of(
    baris: Realisasi,
    kebijakan: Kebijakan,
    periode: Mapping[int, Bertarget],
    sebelum: Iterable[Realisasi] = (),
) -> HasilCapaian | None:
    """Capaian against the target of the rencana aksi up to this triwulan; None where it sets no number.

    `periode` maps triwulan 1-4 to its target. Akumulasi compares the sums so far, posisi_akhir the last.
    """
    ukuran, tw = ukuran_of(baris), baris.pengukuran.triwulan
    target = joined_target(periode, tw, ukuran.cara_kumulasi)
    realisasi = counted_realisasi(baris, sebelum)
    if target is None or realisasi is None or is_unit_mismatch(periode[tw], baris, ukuran):
        return None
    return capaian_between(target, realisasi, ukuran, kebijakan)


def counted_realisasi(baris: Realisasi, sebelum: Iterable[Realisasi] = ()) -> Decimal | None:
    """The realisasi of the year so far that capaian is computed from, cumulated the way of the indikator.

    None when this triwulan has no number of its own, or the value is a predicate.
    """
    ukuran = ukuran_of(baris)
    if baris.realisasi_status != StatusNilai.TERISI or baris.realisasi_nilai is None:
        return None
    return None if ukuran.jenis in PREDIKAT else _cumulated(baris, ukuran, list(sebelum))


def joined_target(periode: Mapping[int, Bertarget], tw: int, cara: str) -> Decimal | None:
    """The period targets up to `tw` joined the way of the indicator; None where this one has no number."""
    here = periode.get(tw)
    if here is None or here.target_nilai is None:
        return None
    values = [periode[ke].target_nilai if ke in periode else None for ke in range(1, tw + 1)]
    return gabung_triwulan(values, cara)


def capaian_between(
    target: Decimal | Rentang, realisasi: Decimal, ukuran: Ukuran, kebijakan: Kebijakan
) -> HasilCapaian:
    """Capaian of one number against another, by the polaritas and bounds that hold for the row."""
    return hitung_capaian(
        target=target,
        realisasi=realisasi,
        polaritas=ukuran.polaritas,
        batas_atas=ukuran.cap(kebijakan),
        batas_bawah=ukuran.floor(kebijakan),
        rumus_minimal=kebijakan.rumus_minimal,
        target_nol=ukuran.zero_rule(kebijakan),
    )


def _predikat(
    target: Bertarget, baris: Realisasi, jenis: str, ukuran: Ukuran, kebijakan: Kebijakan
) -> HasilCapaian:
    """By the ladder of predicates, `ambang` (DOMAIN 3.4); a number typed natively is a score."""
    return capaian_predikat(
        predicate_words(target.target_teks) or target.target_nilai,
        predicate_words(baris.realisasi_teks) or baris.realisasi_nilai,
        jenis=jenis,
        batas_atas=ukuran.cap(kebijakan),
        batas_bawah=ukuran.floor(kebijakan),
        target_nol=ukuran.zero_rule(kebijakan),
    )


def predicate_words(teks: str) -> str:
    """The predicate as read when no score stands beside it (a confirmed look-alike letter is mended)."""
    terbaca = baca_nilai(teks)
    return terbaca.predikat if terbaca.predikat and terbaca.nilai is None else teks


def _majemuk(target: Bertarget, baris: Berealisasi, ukuran: Ukuran, kebijakan: Kebijakan) -> HasilCapaian:
    """A compound target: the mean over its components when the realisasi names the same ones; one that the
    rule of a target of 0 leaves out stands outside the mean."""
    janji, nyata = baca_nilai(target.target_teks).komponen, baca_nilai(baris.realisasi_teks).komponen
    if [lipat(s) for _, s in janji] != [lipat(s) for _, s in nyata]:
        return tanpa_nilai("perlu_periksa", "target_majemuk")
    parts = [capaian_between(t, r, ukuran, kebijakan) for (t, _), (r, _) in zip(janji, nyata, strict=True)]
    flags = frozenset().union(*(p.tanda for p in parts))
    parts = [p for p in parts if p.status != StatusCapaian.DIKECUALIKAN]
    if not parts:
        return tanpa_nilai("dikecualikan", "target_nol")
    if any(p.status != "ok" for p in parts):
        return tanpa_nilai("perlu_periksa", "target_majemuk")
    mean = rata_rata([p.dipakai for p in parts]).dipakai
    raw = rata_rata([p.mentah for p in parts]).dipakai
    hasil = hitung_capaian(target=Decimal(100), realisasi=mean)
    return replace(hasil, mentah=raw, tanda=flags)


def _angka(
    target: Bertarget, baris: Realisasi, ukuran: Ukuran, kebijakan: Kebijakan, sebelum: list[Realisasi]
) -> HasilCapaian:
    if target.target_nilai is None or baris.realisasi_nilai is None:
        return tanpa_nilai("perlu_periksa", "bukan_angka")
    if is_unit_mismatch(target, baris, ukuran):
        return tanpa_nilai("perlu_periksa", "satuan_beda")
    janji: Decimal | Rentang = target.target_nilai
    if target.target_atas is not None:
        janji = Rentang(target.target_nilai, target.target_atas)
    realisasi = _cumulated(baris, ukuran, sebelum)
    if realisasi is None:
        return tanpa_nilai("perlu_periksa", "bukan_angka")
    return capaian_between(janji, realisasi, ukuran, kebijakan)


def _cumulated(baris: Realisasi, ukuran: Ukuran, sebelum: list[Realisasi]) -> Decimal | None:
    """The realisasi up to this triwulan, joined the way of the indicator."""
    values = [r.realisasi_nilai for r in sebelum if r.realisasi_status == StatusNilai.TERISI]
    return gabung_triwulan([*values, baris.realisasi_nilai], ukuran.cara_kumulasi)


def is_unit_mismatch(target: Bertarget, baris: Berealisasi, ukuran: Ukuran) -> bool:
    """Whether target and realisasi are in different units: `1 Laporan` and `100%` (DOMAIN 9, P8).

    A target without a unit is in the satuan of its indikator.
    """
    satuan = target.target_satuan or satuan_baku(ukuran.satuan)
    janji = NilaiTerbaca(target.target_nilai, satuan, target.target_jenis, target.target_status, False, "")
    nyata = NilaiTerbaca(
        baris.realisasi_nilai,
        baris.realisasi_satuan,
        baris.realisasi_jenis,
        baris.realisasi_status,
        False,
        "",
    )
    return satuan_beda(janji, nyata)


def skala_of(kebijakan: Kebijakan) -> Skala:
    """The scale of `kebijakan` for the pure functions."""
    return Skala(baris=[(b.dari, b.sampai, b.kategori) for b in kebijakan.skala.all()], celah=kebijakan.celah)
