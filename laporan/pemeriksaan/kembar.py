"""The same thing twice, the same figure in rows that have nothing to do with each other (R25)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from anggaran.kode import kode_pendek
from anggaran.pohon import Cabang
from kinerja.models import Realisasi
from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut, tempat
from laporan.pemeriksaan.capaian import realisasi_is_no_absorption
from laporan.pemeriksaan.nama import words_of_name
from sakip.bacaan import teks_realisasi
from sakip.lipat import lipat
from sakip.numbers import cetak_rupiah

LAKIP: Final = (J.LAKIP,)
BERANGGARAN: Final = (J.RKT, J.PK)
ANGKA_BERARTI: Final = 4  # digits before the zeros at the end: fewer may be the same by chance
TERKECIL: Final = 1_000_000


@aturan("R25", BERANGGARAN, PERINGATAN, slug="baris-anggaran-ganda")
def budget_line_stands_once(bahan: Bahan) -> Iterator[Hal]:
    """No program or kegiatan stands twice among the budget lines of a document. One finding for each line
    that comes again. Source: R25."""
    pertama: dict[tuple[str, str], tuple[int, Any]] = {}
    for ke, baris in enumerate(bahan.lines, start=1):
        kunci = (baris.kode_baku, words_of_name(baris.uraian))
        nomor, lain = pertama.setdefault(kunci, (ke, baris))
        if lain is not baris and any(kunci):
            yield Hal(
                f"{sebut(str(baris))} tertulis dua kali di antara baris anggaran: baris {nomor} dengan "
                f"{cetak_rupiah(lain.anggaran)} dan baris {ke} dengan {cetak_rupiah(baris.anggaran)}.",
                f"Baris anggaran {ke}",
                bahan.budget_url(baris),
            )


@aturan("R25", LAKIP, PERINGATAN, slug="baris-pagu-ganda")
def pagu_row_stands_once(bahan: Bahan) -> Iterator[Hal]:
    """No code of the DIPA stands twice with the same words and source of funds; where its parent does not add
    up by it, R02 and R03 name it. Source: R25."""
    pertama: dict[tuple[object, ...], Any] = {}
    for baris in bahan.belanja.pagu:
        kunci = (baris.kode_baku, baris.sumber_dana, lipat(baris.uraian), baris.induk_id)
        lain = pertama.setdefault(kunci, baris)
        atas = bahan.belanja.cabang.get(baris.induk_id) if baris.induk_id else None
        if lain is not baris and baris.kode_baku and not (atas and atas.selisih_pagu):
            yield Hal(
                f"{kode_pendek(baris.kode_baku)} {sebut(baris.uraian)} tertulis dua kali pada tabel pagu: "
                f"dengan {cetak_rupiah(lain.pagu)} dan {cetak_rupiah(baris.pagu)}.",
                f"Tabel pagu, {kode_pendek(baris.kode_baku)}",
                bahan.pagu_url(baris.pk),
            )


@aturan("R25", LAKIP, PERINGATAN, slug="baris-anggaran-berulang")
def budget_row_is_not_repeated(bahan: Bahan) -> Iterator[Hal]:
    """No row of the pagu or the realisasi repeats another to its last digit; it counts once. One finding for
    each. Source: R25."""
    for baris in bahan.belanja.ganda:
        apa = "pagu" if hasattr(baris, "pagu") else "realisasi"
        nilai = cetak_rupiah(getattr(baris, apa))
        yield Hal(
            f"{kode_pendek(baris.kode_baku)} {sebut(baris.uraian)} tertulis dua kali pada tabel {apa}, "
            f"keduanya {nilai}.",
            f"Tabel {apa}, {kode_pendek(baris.kode_baku)}",
            bahan.pagu_url(),
            kunci=f"R25 {baris.kode_baku} {nilai}",
        )


@aturan("R25", LAKIP, PERINGATAN, slug="jumlah-sama-persis")
def unrelated_rows_have_their_own_amounts(bahan: Bahan) -> Iterator[Hal]:
    """No two outputs of different kegiatan have the same amount to its last digit, unless it is round or
    small; where a sum shows that one is wrong, R03 and R04 name it. One finding for each amount.
    Source: R25, E137."""
    for apa in ("pagu", "realisasi"):
        per_nilai: dict[int, list[Cabang]] = defaultdict(list)
        for cabang in bahan.pohon.baris:
            nilai = getattr(cabang, apa)
            if not cabang.berincian and is_telling(nilai) and not _is_doubted(bahan, cabang, apa):
                per_nilai[nilai].append(cabang)
        for nilai, rows in per_nilai.items():
            if len({c.induk for c in rows}) > 1:
                nama = " dan ".join(f"{c.kode} {sebut(c.uraian)}" for c in rows)
                yield Hal(
                    f"{apa.capitalize()} {cetak_rupiah(nilai)} tertulis sama persis pada {nama}.",
                    f"{apa.capitalize()} {rows[-1].kode}",
                    bahan.pagu_url(),
                    kunci=f"R25 {sorted(c.pk for c in rows)}",
                )


def is_telling(nilai: int | None) -> bool:
    """Whether two rows do not have an amount in common by chance: it is large and not round."""
    return nilai is not None and nilai >= TERKECIL and len(str(nilai).rstrip("0")) >= ANGKA_BERARTI


def _is_doubted(bahan: Bahan, cabang: Cabang, apa: str) -> bool:
    """Whether the row above does not add up."""
    atas = bahan.belanja.cabang.get(cabang.induk) if cabang.induk else None
    return atas is not None and bool(getattr(atas, f"selisih_{apa}"))


@aturan("R25", (J.RKT,), PERINGATAN, slug="pagu-rkt-sama-persis")
def kegiatan_have_their_own_pagu(bahan: Bahan) -> Iterator[Hal]:
    """No two kegiatan of an RKT have the same pagu to its last digit, unless it is round or small. One
    finding for each pagu. Source: R25, E137."""
    per_nilai: dict[int, dict[str, Any]] = defaultdict(dict)
    for satu in bahan.rows:
        baris = satu.baris
        if is_telling(baris.pagu):
            per_nilai[baris.pagu].setdefault(baris.kode_baku or words_of_name(baris.kegiatan), satu)
    for nilai, rows in per_nilai.items():
        if len(rows) > 1:
            nama = " dan ".join(f"baris {b.nomor} {sebut(b.baris.kegiatan)}" for b in rows.values())
            akhir = list(rows.values())[-1]
            yield Hal(
                f"Pagu {cetak_rupiah(nilai)} tertulis sama persis pada {nama}.",
                tempat(akhir.nomor, akhir.baris),
                bahan.row_url(akhir.baris, "pagu"),
            )


@aturan("R25", (J.REALISASI,), PERINGATAN, slug="realisasi-ganda")
def measured_indikator_stands_once(bahan: Bahan) -> Iterator[Hal]:
    """No indikator of one kegiatan stands twice in a measurement. One finding for each row that comes again.
    Source: R25, E149."""
    pertama: dict[tuple[str, ...], tuple[int, Realisasi]] = {}
    for nomor, baris in bahan.numbered():
        kunci = (baris.acuan, baris.kode_baku or lipat(baris.kegiatan), lipat(baris.indikator))
        awal, lain = pertama.setdefault(kunci, (nomor, baris))
        if lain is not baris and kunci[2]:
            yield Hal(
                f"Indikator {sebut(baris.indikator)} diukur dua kali: pada baris {awal} dengan realisasi "
                f"“{teks_realisasi(lain)}” dan pada baris {nomor} dengan realisasi "
                f"“{teks_realisasi(baris)}”.",
                tempat(nomor, baris),
                bahan.row_url(baris, "realisasi"),
            )


@aturan("R25", LAKIP, PERINGATAN, slug="realisasi-sama-persis")
def unrelated_indikator_have_their_own_values(bahan: Bahan) -> Iterator[Hal]:
    """No two indikator of a unit have the same realisasi to the second decimal; one that is an absorption is
    the matter of R19. One finding for each value. Source: R25, E23."""
    serapan = {h.objek for h in realisasi_is_no_absorption(bahan)}
    per_nilai: dict[tuple[object, ...], dict[str, Realisasi]] = defaultdict(dict)
    for baris in bahan.realisasi_akhir:
        nilai = baris.realisasi_nilai
        objek = f"Realisasi {baris.pengukuran.unit}, {sebut(baris.indikator)}"
        if nilai is not None and (nilai * 10) % 1 and objek not in serapan:
            per_nilai[baris.pengukuran.unit_id, nilai].setdefault(lipat(baris.indikator), baris)
    for rows in per_nilai.values():
        if len(rows) > 1:
            daftar = list(rows.values())
            nama = " dan ".join(sebut(b.indikator) for b in daftar)
            yield Hal(
                f"Realisasi “{teks_realisasi(daftar[0])}” tertulis sama persis pada {nama}.",
                f"Realisasi {daftar[-1].pengukuran.unit}, {sebut(daftar[-1].indikator)}",
                bahan.realisasi_url,
            )


ATURAN: Final = (
    budget_line_stands_once,
    pagu_row_stands_once,
    budget_row_is_not_repeated,
    unrelated_rows_have_their_own_amounts,
    kegiatan_have_their_own_pagu,
    measured_indikator_stands_once,
    unrelated_indikator_have_their_own_values,
)
