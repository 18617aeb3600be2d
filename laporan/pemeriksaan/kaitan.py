"""Targets along the chain Renstra, RKT, PK, rencana aksi, and from year to year (R13, R14, R39)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from django.conf import settings

from kinerja.queries import rank_of
from kinerja.tabel.dokumen import BarisDokumen
from kinerja.ukuran import PREDIKAT, predicate_words, promise_key
from laporan.pemeriksaan.aturan import AJUKAN, ALASAN, PERINGATAN, SETAHUN, SIMPAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut, tempat
from laporan.pemeriksaan.isi import declared, is_empty, target_key, target_reading
from laporan.pemeriksaan.renstra import is_reversed
from laporan.predikat import PERINGKAT, baca_predikat
from renstra.berlaku import is_not_yet_in_force
from sakip.bacaan import teks_target
from sakip.choices import JenisNilai, Polaritas, StatusDokumen
from sakip.lipat import lipat
from sakip.numbers import Tanda, cetak_angka

PENUH: Final = 100  # percent: a target that cannot be raised
TAHUN_TETAP: Final = 3  # years in which a target may stay what it was
BERGERAK: Final = (JenisNilai.PERSEN, JenisNilai.INDEKS)


@aturan("R13", (J.RKT, J.PK), ALASAN)
def target_is_that_of_its_source(bahan: Bahan) -> Iterator[Hal]:
    """PK = RKT = Renstra of the year for the same indikator, and every row has a source. One finding for
    each row. Source: R13; PermenPANRB 53/2014 (the PK follows from the plan of the year)."""
    for _, hal in deviations(bahan):
        yield hal


def deviations(bahan: Bahan) -> Iterator[tuple[BarisDokumen, Hal]]:
    """The rows of an RKT or PK that are not as in their source, each with its finding."""
    for satu in bahan.rows:
        if is_empty(satu.baris):
            continue
        kalimat = " ".join(k for k in (_differs(bahan, satu), _without_source(bahan, satu)) if k)
        if kalimat:
            yield satu, _with_reason(bahan, satu, kalimat)


def _with_reason(bahan: Bahan, satu: BarisDokumen, kalimat: str) -> Hal:
    """The finding with the reason of who made the row; before it is submitted one that is missing is asked
    for. The reason is part of the finding: who lets it pass has read it, and another one is judged anew."""
    alasan = satu.baris.alasan_selisih.strip()
    if alasan:
        kalimat += f" Alasan penyusun: {sebut(alasan)}"
    elif bahan.langkah in (SIMPAN, AJUKAN):
        kalimat += " Tulis alasannya pada kolom Alasan selisih, atau samakan dengan sumbernya."
    kolom = "target" if alasan else "alasan_selisih"
    kunci = target_key(satu.baris) if satu.beda else ""
    return Hal(kalimat, tempat(satu.nomor, satu.baris), bahan.row_url(satu.baris, kolom), alasan, kunci)


def _differs(bahan: Bahan, satu: BarisDokumen) -> str:
    beda = satu.beda
    if bahan.langkah == SETAHUN and Tanda.HURUF_MIRIP in target_reading(satu.baris).tanda:
        return ""  # said by R08
    if bahan.langkah == SETAHUN and getattr(satu.baris, "baris_rkt_id", None):
        beda = tuple(b for b in beda if b[0] == "RKT")  # that of the Renstra is said of the RKT
    if not beda:
        return ""
    sumber = " dan ".join(f"{label} “{target}”" for label, target in beda)
    return (
        f"Target {sebut(satu.baris.indikator)} dalam {bahan.jenis.label} “{teks_target(satu.baris)}”, "
        f"sedangkan dalam {sumber}."
    )


def _without_source(bahan: Bahan, satu: BarisDokumen) -> str:
    """A row of a PK comes from the RKT where there is one, every other row from the Renstra."""
    if bahan.jenis == J.PK and bahan.rkt is not None:
        sumber, ada = f"Rencana Kinerja Tahunan {bahan.tahun}", satu.baris.baris_rkt_id is not None
    else:
        sumber, ada = (
            f"Renstra yang mencakup tahun {bahan.tahun}",
            satu.baris.indikator_renstra_id is not None,
        )
    if ada:
        return ""
    return (
        f"Indikator {sebut(satu.baris.indikator)} dengan target “{teks_target(satu.baris)}” pada baris "
        f"{satu.nomor} tidak terhubung dengan indikator dalam {sumber}."
    )


@aturan("S01", (J.RKT, J.PK), PERINGATAN)
def source_is_in_force(bahan: Bahan) -> Iterator[Hal]:
    """What is promised rests on a Renstra, and a PK on an RKT, that is in force. Years before
    `settings.TAHUN_MULAI` are history. Source: PermenPANRB 53/2014 (the PK follows from the plan)."""
    if bahan.tahun < settings.TAHUN_MULAI:
        return
    renstra, rkt = bahan.renstra, bahan.rkt if bahan.jenis == J.PK else None
    if renstra is not None and is_not_yet_in_force(renstra):
        yield _not_in_force(str(renstra), renstra.status, bahan.renstra_url)
    if rkt is not None and not rank_of(rkt):
        yield _not_in_force(str(rkt), rkt.status, bahan.rkt_url)


def _not_in_force(nama: str, status: str, url: str) -> Hal:
    return Hal(
        f"{nama} menjadi sumber dokumen ini, tetapi belum ditetapkan (statusnya "
        f"{StatusDokumen(status).label.lower()}); targetnya masih dapat berubah.",
        nama,
        url,
    )


@aturan("R14", (J.RENCANA_AKSI,), ALASAN)
def plan_reaches_the_promise(bahan: Bahan) -> Iterator[Hal]:
    """A row of a rencana aksi serves a promise of the PK, has its target, and its periods reach it in the
    way of the indikator, unless it was cancelled. One finding for each row. Source: R14."""
    for satu in bahan.rows:
        kalimat = " ".join(k for k in (_promise(bahan, satu), *satu.catatan) if k)
        if kalimat and not is_empty(satu.baris) and not satu.baris.dibatalkan:
            kalimat = kalimat if _promise(bahan, satu) else f"Baris {satu.nomor}: {kalimat}"
            yield _with_reason(bahan, satu, kalimat)


def _promise(bahan: Bahan, satu: BarisDokumen) -> str:
    indikator, target = sebut(satu.baris.indikator), teks_target(satu.baris)
    if satu.baris.baris_pk_id is None:
        return (
            f"Indikator {indikator} dengan target “{target}” pada baris {satu.nomor} tidak terhubung dengan "
            f"Perjanjian Kinerja {bahan.tahun}."
        )
    if not satu.beda:
        return ""
    return (
        f"Target {indikator} dalam Rencana Aksi “{target}”, sedangkan dalam Perjanjian Kinerja "
        f"“{satu.beda[0][1]}”."
    )


@aturan("R14", (J.RENCANA_AKSI,), ALASAN)
def every_promise_is_carried(bahan: Bahan) -> Iterator[Hal]:
    """Every row of the PK is carried by a rencana aksi of the unit and year. Source: R14, E150, E153."""
    for nomor, janji in enumerate(bahan.baris_pk, start=1):
        if promise_key(janji) not in bahan.janji_terencana:
            yield Hal(
                f"Indikator {sebut(janji.indikator)} dengan target “{teks_target(janji)}” pada baris {nomor} "
                f"Perjanjian Kinerja {bahan.tahun} tidak dimuat dalam rencana aksi mana pun.",
                f"Perjanjian Kinerja, baris {nomor}",
                bahan.row_url(),
            )


@aturan("R39", (J.PK,), ALASAN)
def target_is_not_below_last_year(bahan: Bahan) -> Iterator[Hal]:
    """A target is not worse than the realisasi of the year before, in the direction of the indikator and in
    the same unit; a predicate not below the one that was reached last. Source: R39, E172."""
    for satu in bahan.rows:
        baris, lalu = satu.baris, bahan.realisasi_lalu.get(lipat(satu.baris.indikator))
        if (predikat := _lower_predicate(bahan, baris)) is not None:
            yield Hal(
                f"Target {sebut(baris.indikator)} “{teks_target(baris)}” di bawah realisasi tahun "
                f"{predikat.tahun} “{predikat.realisasi}”.",
                tempat(satu.nomor, baris),
                bahan.row_url(baris),
            )
        if lalu is None or baris.target_nilai is None or baris.target_satuan != lalu[1]:
            continue
        polaritas = declared(baris, "polaritas")
        turun = _worse_by(polaritas, baris.target_nilai, lalu[0])
        if turun > 0:
            arah = f"arah {lipat(baris.indikator)}" if is_reversed(baris.indikator, polaritas) else ""
            yield Hal(
                f"Target {sebut(baris.indikator)} “{teks_target(baris)}” lebih buruk daripada realisasi "
                f"tahun {bahan.tahun - 1} “{lalu[2]}”; selisih {cetak_angka(turun)}.",
                tempat(satu.nomor, baris),
                bahan.row_url(baris),
                kunci=arah,
            )


def _lower_predicate(bahan: Bahan, baris: Any) -> Any:
    """The realisasi of the last year that has a predicate above the one that `baris` promises; None = there
    is none."""
    if baris.target_jenis not in PREDIKAT:
        return None
    tangga = PREDIKAT[baris.target_jenis]
    target = baca_predikat(predicate_words(baris.target_teks), tangga).nama
    for lalu in reversed(bahan.riwayat.get(lipat(baris.indikator), [])):
        dicapai = baca_predikat(lalu.realisasi, tangga).nama
        if dicapai is not None:
            return lalu if target is not None and _rank(tangga, dicapai) > _rank(tangga, target) else None
    return None


def _rank(tangga: str, nama: str) -> int:
    return PERINGKAT[tangga][nama]


@aturan("R39", (J.PK,), ALASAN, slug="target-tidak-berubah")
def target_moves_over_the_years(bahan: Bahan) -> Iterator[Hal]:
    """A target in percent or on an index that is not the highest changes within three years. It is read from
    the Renstra and from what earlier years promised. Source: R39, E142; the three years not verified."""
    for satu in bahan.rows:
        baris = satu.baris
        if baris.target_nilai is None or baris.target_nilai == PENUH or baris.target_jenis not in BERGERAK:
            continue
        lalu = [_target_of(bahan, baris, bahan.tahun - mundur) for mundur in range(1, TAHUN_TETAP)]
        if all(nilai == baris.target_nilai for nilai in lalu):
            yield Hal(
                f"Target {sebut(baris.indikator)} “{teks_target(baris)}” tidak berubah sejak tahun "
                f"{bahan.tahun - TAHUN_TETAP + 1}; selisih dari tahun ke tahun 0.",
                tempat(satu.nomor, baris),
                bahan.row_url(baris),
            )


def _target_of(bahan: Bahan, baris: Any, tahun: int) -> Decimal | None:
    """The target of the same indikator in another year: in the Renstra, else as an earlier document printed
    it; None = not known."""
    renstra = bahan.bersama.indikator.get(baris.indikator_renstra_id)
    for satu in renstra.target.all() if renstra is not None else ():
        if satu.tahun == tahun:
            return satu.target_nilai
    lalu = bahan.riwayat.get(lipat(baris.indikator), [])
    return next((r.target for r in lalu if r.tahun == tahun), None)


def _worse_by(polaritas: str, target: Decimal, lalu: Decimal) -> Decimal:
    """How much `target` is worse than `lalu`; 0 or less = it is not, or closeness is what counts."""
    if polaritas == Polaritas.STABIL:
        return Decimal(0)
    return target - lalu if polaritas == Polaritas.MINIMAL else lalu - target


ATURAN: Final = (
    target_is_that_of_its_source,
    source_is_in_force,
    plan_reaches_the_promise,
    every_promise_is_carried,
    target_is_not_below_last_year,
    target_moves_over_the_years,
)
