"""Money: sums of budget lines, PK and RKT against the DIPA in force, realisasi against pagu."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, Final

from anggaran.choices import TingkatKode
from anggaran.pemeriksaan import check_branch
from anggaran.penyerapan import jumlahkan
from anggaran.pohon import Cabang
from kinerja.tabel.dokumen import budget_total
from laporan.pemeriksaan.aturan import ALASAN, GALAT, PERINGATAN, Aturan, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.besaran import (
    culprits,
    is_thousandfold,
    mended,
    pagu_culprits,
    zeros_words,
)
from sakip.choices import JenisUnit
from sakip.numbers import cetak_rupiah

BERANGGARAN: Final = (J.RKT, J.PK)
UNIT_SEANGGARAN: Final = (JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT)  # their PK carries the whole budget
MIRIP: Final = 0.9


@aturan("R02", BERANGGARAN, GALAT)
def line_has_an_amount(bahan: Bahan) -> Iterator[Hal]:
    """A budget line has an amount, its own or that of the lines below it; one over lines of which one lacks
    its amount is whole where that is mended, and so is a line of an RKT over rows with a pagu.
    Source: R02, E29."""
    for baris in bahan.lines:
        if below(baris, bahan.lines) or (
            bahan.jenis == J.RKT and rows_total(baris, _rows(bahan)) is not None
        ):
            continue
        if baris.anggaran is None:
            yield Hal(
                f"Baris anggaran {sebut(str(baris))} belum mempunyai jumlah.",
                str(baris),
                bahan.budget_url(baris),
            )


@aturan("R02", BERANGGARAN, GALAT)
def program_is_sum_of_kegiatan(bahan: Bahan) -> Iterator[Hal]:
    """The amount of a program line is the sum of its kegiatan lines. Source: R01, R02."""
    for baris in bahan.lines:
        bagian = [b.anggaran for b in below(baris, bahan.lines)]
        rincian = None if None in bagian else jumlahkan(bagian)
        if baris.anggaran is not None and rincian is not None and rincian != baris.anggaran:
            yield Hal(
                f"Anggaran {sebut(str(baris))} {cetak_rupiah(baris.anggaran)}, sedangkan jumlah kegiatannya "
                f"{cetak_rupiah(rincian)}; selisih {cetak_rupiah(abs(rincian - baris.anggaran))}.",
                str(baris),
                bahan.budget_url(baris),
            )


@aturan("R12", (J.PK,), ALASAN)
def line_is_pagu_in_force(bahan: Bahan) -> Iterator[Hal]:
    """A budget line of a PK is the pagu of the DIPA in force; a kegiatan is not said beside its program. Not
    where R02, R03 or R07 names the difference. Source: R12, E136."""
    for baris in bahan.lines:
        jumlah, cabang = amount_of(baris, bahan.lines), branch_of(baris, bahan.pohon.baris)
        if jumlah is None or cabang is None or cabang.pagu is None or _is_named(baris, bahan, cabang):
            continue
        if any(_is_off(atas, bahan) for atas in above(baris, bahan.lines)):
            continue  # said of its program
        yield Hal(
            _against_dipa(bahan, f"Anggaran {sebut(str(baris))}", jumlah, cabang.pagu),
            str(baris),
            bahan.budget_url(baris),
        )


@aturan("R12", (J.PK,), ALASAN)
def total_is_pagu_in_force(bahan: Bahan) -> Iterator[Hal]:
    """The total of a PK of the lembaga or sekretariat is the pagu of the DIPA in force, else the pagu that
    is known as printed. A total of which a part is missing is not compared. Source: R12, E27."""
    lines, unit = bahan.lines, bahan.unit
    if unit is None or unit.jenis not in UNIT_SEANGGARAN or any(amount_of(b, lines) is None for b in lines):
        return
    jumlah = budget_total(lines)
    pagu = bahan.pohon.pagu if bahan.pohon.dipa else bahan.pagu_tercetak
    if jumlah is not None and pagu is not None and jumlah != pagu and not _is_explained(bahan):
        kalimat = _against_dipa(bahan, "Jumlah anggaran", jumlah, pagu)
        yield Hal(kalimat, "Jumlah anggaran", bahan.budget_url())


@aturan("R12", (J.PK,), ALASAN)
def line_is_that_of_rkt(bahan: Bahan) -> Iterator[Hal]:
    """A budget line of a PK is the one of the RKT of the same unit and year. Source: R12, E141."""
    if bahan.rkt is None:
        return
    lines, rows = bahan.anggaran_rkt
    for baris in bahan.lines:
        jumlah, rencana = amount_of(baris, bahan.lines), planned_amount(baris, lines, rows)
        if jumlah is not None and rencana is not None and jumlah != rencana:
            if is_thousandfold(jumlah, rencana) or _is_fault_of_rkt(baris, bahan, jumlah, rencana):
                continue
            yield Hal(
                f"Anggaran {sebut(str(baris))} dalam Perjanjian Kinerja {cetak_rupiah(jumlah)}, sedangkan "
                f"dalam Rencana Kinerja Tahunan {cetak_rupiah(rencana)}; selisih "
                f"{cetak_rupiah(abs(jumlah - rencana))}.",
                f"{baris} (RKT)",
                bahan.budget_url(baris),
            )


def _is_off(baris: Any, bahan: Bahan) -> bool:
    """Whether a PK line is said to differ from the DIPA in force."""
    cabang = branch_of(baris, bahan.pohon.baris)
    jumlah = amount_of(baris, bahan.lines)
    return (
        jumlah is not None
        and cabang is not None
        and cabang.pagu is not None
        and not _is_named(baris, bahan, cabang)
    )


def _is_named(baris: Any, bahan: Bahan, cabang: Cabang) -> bool:
    """Whether a PK line agrees with its pagu, or another rule names the difference: a level of the DIPA or of
    the PK that does not add up (R02, R03), three zeros lost (R07)."""
    jumlah = amount_of(baris, bahan.lines)
    rincian = jumlahkan(b.anggaran for b in below(baris, bahan.lines))
    return (
        jumlah in (cabang.pagu, cabang.pagu_rincian)
        or rincian == cabang.pagu
        or is_thousandfold(jumlah, cabang.pagu)
    )


def _is_explained(bahan: Bahan) -> bool:
    """Whether every program line of a PK agrees with its pagu or is named by another rule than R12 (the total
    differs by what they differ), and every program of the DIPA has its line."""
    cabang = [c for c in bahan.pohon.baris if c.tingkat == TingkatKode.PROGRAM]
    pasangan = [(b, branch_of(b, tuple(cabang))) for b in bahan.lines]
    ada = {c.pk for _, c in pasangan if c is not None}
    return (
        bool(cabang)
        and ada == {c.pk for c in cabang}
        and all(c is None or _is_named(b, bahan, c) for b, c in pasangan)
    )


def _is_fault_of_rkt(baris: Any, bahan: Bahan, jumlah: int, rencana: int) -> bool:
    """Whether a PK line is the pagu of the DIPA in force and the RKT is not, which is said of the RKT."""
    cabang = branch_of(baris, bahan.pohon.baris)
    return cabang is not None and jumlah == cabang.pagu != rencana


@aturan("R07", (J.PK,), PERINGATAN, slug="anggaran-pk-seribu-kali")
def line_has_the_size_of_its_pagu(bahan: Bahan) -> Iterator[Hal]:
    """A budget line of a PK is not the pagu of the DIPA in force with three zeros more or less.
    Source: R07."""
    for baris in bahan.lines:
        jumlah, cabang = amount_of(baris, bahan.lines), branch_of(baris, bahan.pohon.baris)
        if jumlah is not None and cabang is not None and is_thousandfold(jumlah, cabang.pagu):
            kalimat = _against_dipa(bahan, f"Anggaran {sebut(str(baris))}", jumlah, cabang.pagu or 0)
            yield Hal(f"{kalimat} Tiga angka nol hilang atau berlebih.", str(baris), bahan.budget_url(baris))


@aturan("B01", (J.PK,), PERINGATAN)
def pagu_is_known(bahan: Bahan) -> Iterator[Hal]:
    """There is a pagu to compare the amounts of a PK with."""
    if budget_total(bahan.anggaran) is None or bahan.pohon.dipa or bahan.pagu_tercetak is not None:
        return
    yield Hal(
        f"DIPA tahun {bahan.tahun} belum diisi, sehingga anggaran Perjanjian Kinerja belum dapat dicocokkan.",
        f"Anggaran tahun {bahan.tahun}",
        bahan.pagu_url(),
    )


def _tree_rule(kode: str, tingkat: str, uraian: str) -> Aturan:
    """The findings of `kode` on the budget tree, for a LAKIP, with what the figures say of the cause."""

    def judge(bahan: Bahan) -> Iterator[Hal]:
        for cabang in bahan.pohon.baris:
            for t in check_branch(cabang, bahan.pagu_url(cabang.pk)):
                if t.kode == kode and not (kode == "R06" and _is_said(bahan, cabang)):
                    kalimat = f"{sebut(t.objek)}: {t.pesan}{_cause(bahan, cabang, kode)}"
                    yield Hal(kalimat, t.objek, t.url)

    judge.__name__, judge.__doc__ = f"tree_{kode.lower()}", uraian
    return aturan(kode, (J.LAKIP,), tingkat)(judge)


TREE: Final = (
    _tree_rule("R02", GALAT, "The pagu of a program is the sum of its kegiatan. Source: R02."),
    _tree_rule("R03", GALAT, "The pagu of a kegiatan is the sum of its RO. Source: R03."),
    _tree_rule("R04", GALAT, "Realisasi rolls up from level to level. Source: R04."),
    _tree_rule("R06", ALASAN, "Realisasi does not exceed pagu. Source: R06."),
    _tree_rule("R09", PERINGATAN, "The year is the sum of its months. Source: R09."),
)


def _is_said(bahan: Bahan, cabang: Cabang) -> bool:
    """Whether that a row is overspent follows from another finding: its realisasi has three zeros too many or
    its pagu too few, which R02 to R04 say, or it has none of its own and is the sum of rows that are judged
    themselves."""
    tanpa = cabang.realisasi_setahun is None and cabang.realisasi_bulanan is None
    salah = {*culprits(bahan.belanja), *pagu_culprits(bahan.belanja)}
    return cabang.pk in salah or (cabang.berincian and tanpa)


def _cause(bahan: Bahan, cabang: Cabang, kode: str) -> str:
    """What explains that a level does not add up: a row below that lost three zeros, or whose realisasi is a
    copy of its pagu; "" = nothing does."""
    anak = bahan.belanja.anak.get(cabang.pk, [])
    if kode == "R06":
        return zeros_words(cabang.pagu, cabang.realisasi)
    if kode in ("R02", "R03"):
        nol = [(c, mended(c.pagu, cabang.selisih_pagu)) for c in anak]
        return "".join(_zeros("Pagu", c, c.pagu, benar) for c, benar in nol if benar is not None)
    if kode != "R04":
        return ""
    nol = [(c, mended(c.realisasi, cabang.selisih_realisasi)) for c in anak]
    if kalimat := "".join(
        _zeros("Realisasi", c, c.realisasi, benar) for c, benar in nol if benar is not None
    ):
        return kalimat
    salin = [
        c for c in anak if c.realisasi and c.realisasi == c.pagu and c.realisasi > -cabang.selisih_realisasi
    ]
    if len(salin) != 1 or cabang.selisih_realisasi > 0:
        return ""
    benar = cetak_rupiah((salin[0].realisasi or 0) + cabang.selisih_realisasi)
    return f" Realisasi {salin[0].kode} sama dengan pagunya; yang cocok dengan jumlahnya {benar}."


def _zeros(apa: str, cabang: Cabang, nilai: int | None, benar: int) -> str:
    return (
        f" {apa} {cabang.kode} {sebut(cabang.uraian)} {cetak_rupiah(nilai)} agaknya kehilangan atau "
        f"kelebihan tiga angka nol: {cetak_rupiah(benar)}."
    )


def _against_dipa(bahan: Bahan, apa: str, jumlah: int, pagu: int) -> str:
    sumber = f"pagu menurut {bahan.pohon.dipa}" if bahan.pohon.dipa else "pagu tercetak"
    return (
        f"{apa} {cetak_rupiah(jumlah)}, sedangkan {sumber} {cetak_rupiah(pagu)}; selisih "
        f"{cetak_rupiah(abs(jumlah - pagu))}."
    )


def below(baris: Any, lines: list[Any]) -> list[Any]:
    """The lines whose code lies right below that of `baris`: a level between them counts, not both, and what
    is printed twice (R25) once."""
    kode = baris.kode_baku
    under = [b for b in once(lines) if kode and b.kode_baku.startswith(f"{kode}.")]
    return [b for b in under if not any(b.kode_baku.startswith(f"{a.kode_baku}.") for a in under)]


def above(baris: Any, lines: list[Any]) -> list[Any]:
    """The lines under whose code that of `baris` lies."""
    kode = baris.kode_baku
    return [b for b in lines if b.kode_baku and kode.startswith(f"{b.kode_baku}.")]


def once(lines: list[Any]) -> list[Any]:
    """The lines without those that repeat code, words and amount of one before."""
    pertama: dict[tuple[object, ...], Any] = {}
    for satu in lines:
        pertama.setdefault((satu.kode_baku or satu.pk, name_of(satu.uraian), satu.anggaran), satu)
    return list(pertama.values())


def amount_of(baris: Any, lines: list[Any]) -> int | None:
    """Its own amount, else the sum of the lines below, in whole rupiah; None = neither is there, or a line
    below has none."""
    if baris.anggaran is not None:
        return int(baris.anggaran)
    rincian = [b.anggaran for b in below(baris, lines)]
    return None if None in rincian else jumlahkan(rincian)


def name_of(teks: str) -> str:
    """The words of a program or kegiatan to compare by, in alphabetical order and without `Program`:
    `Sumpah/Janji` and `Janji/Sumpah` are equal."""
    return " ".join(sorted(k for k in re.findall(r"\w+", teks.casefold()) if k != "program"))


def branch_of(baris: Any, cabang: tuple[Cabang, ...]) -> Cabang | None:
    """The program or kegiatan of the DIPA that a line names: by its code, else by its words (nearly equal
    counts); None = there is none."""
    if baris.kode_baku:
        sama = [c for c in cabang if c.kode_baku == baris.kode_baku]
        nama = name_of(getattr(baris, "uraian", "") or getattr(baris, "kegiatan", ""))
        return next((c for c in sama if name_of(c.uraian) == nama), next(iter(sama), None))
    names = {
        name_of(c.uraian): c
        for c in reversed(cabang)
        if c.tingkat in (TingkatKode.PROGRAM, TingkatKode.KEGIATAN)
    }
    nama = name_of(getattr(baris, "uraian", "") or getattr(baris, "kegiatan", ""))
    found = get_close_matches(nama, names, n=1, cutoff=MIRIP) if nama else []
    return names[found[0]] if found else None


def rows_under(baris: Any, rows: list[Any]) -> list[Any]:
    """The RKT rows under the program or kegiatan that a budget line names."""
    kode, nama = baris.kode_baku, name_of(baris.uraian)
    return [
        r
        for r in rows
        if (kode and f"{r.kode_baku}.".startswith(f"{kode}.")) or (nama and name_of(r.program) == nama)
    ]


def rows_total(baris: Any, rows: list[Any]) -> int | None:
    """The sum of the pagu of those rows; None = no row has one."""
    return jumlahkan(r.pagu for r in rows_under(baris, rows))


def _rows(bahan: Bahan) -> list[Any]:
    return [b.baris for b in bahan.rows]


def planned_amount(baris: Any, lines: list[Any], rows: list[Any]) -> int | None:
    """What the RKT plans for the program or kegiatan of a PK line: its own line, else the sum of its rows."""
    kode, nama = baris.kode_baku, name_of(baris.uraian)
    same = next((b for b in lines if (kode and b.kode_baku == kode) or name_of(b.uraian) == nama), None)
    return amount_of(same, lines) if same else rows_total(baris, rows)


ATURAN: Final = (
    line_has_an_amount,
    program_is_sum_of_kegiatan,
    line_is_pagu_in_force,
    total_is_pagu_in_force,
    line_is_that_of_rkt,
    line_has_the_size_of_its_pagu,
    pagu_is_known,
    *TREE,
)
