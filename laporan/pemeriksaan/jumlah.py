"""Totals that somebody typed, and the amounts of an RKT below its programs (R01, R02, R09).

The system prints the totals itself: the rules judge those that came with an imported document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from anggaran.baris_jumlah import is_total
from anggaran.kode import kode_pendek
from anggaran.models import AnggaranLalu
from anggaran.penyerapan import jumlahkan
from anggaran.pohon import Cabang
from kinerja.tabel.dokumen import budget_total
from laporan.pemeriksaan.aturan import ALASAN, GALAT, PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.besaran import is_thousandfold
from laporan.pemeriksaan.uang import amount_of, branch_of, name_of, rows_under
from sakip.numbers import cetak_rupiah

BERANGGARAN: Final = (J.RKT, J.PK)
LAKIP: Final = (J.LAKIP,)
Pasangan = tuple[str, int | None, int | None]


@aturan("R01", BERANGGARAN, GALAT, slug="jumlah-tertulis")
def typed_total_is_the_sum(bahan: Bahan) -> Iterator[Hal]:
    """A typed total of an RKT or PK is the sum of its programs (of an RKT whose rows have all a pagu: of
    those), or of the lines since the total before. A total over lines of which one lacks its amount is not
    judged. Source: R01, E139."""
    seluruh, sejak = _expected(bahan), []
    for baris in bahan.anggaran:
        if not is_total(baris.uraian):
            sejak.append(baris)
            continue
        sebagian, sejak = budget_total(sejak), []
        if baris.anggaran is None or seluruh is None or baris.anggaran in (seluruh, sebagian):
            continue
        selisih = cetak_rupiah(abs(baris.anggaran - seluruh))
        yield Hal(
            f"Jumlah yang tertulis pada {sebut(baris.uraian)} {cetak_rupiah(baris.anggaran)}, sedangkan "
            f"jumlah programnya {cetak_rupiah(seluruh)}; selisih {selisih}.",
            str(baris),
            bahan.budget_url(baris),
        )


def _expected(bahan: Bahan) -> int | None:
    """What a total must be; None = a part of it is missing."""
    pagu = [b.baris.pagu for b in bahan.rows] if bahan.jenis == J.RKT else []
    if pagu and None not in pagu:
        return jumlahkan(pagu)
    lines = bahan.lines
    return None if any(amount_of(b, lines) is None for b in lines) else budget_total(lines)


@aturan("R01", LAKIP, GALAT, slug="jumlah-anggaran-tertulis")
def typed_total_of_the_year_is_the_sum(bahan: Bahan) -> Iterator[Hal]:
    """A typed total of the pagu or the realisasi of the year is the sum of its programs. Source: R01."""
    belanja = bahan.belanja
    pagu: list[Pasangan] = [("pagu", t.pagu, bahan.pohon.pagu) for t in belanja.total_pagu]
    nyata = [t for t in belanja.total_realisasi if t.bulan is None]
    for apa, tertulis, jumlah in pagu + [("realisasi", t.realisasi, bahan.pohon.realisasi) for t in nyata]:
        if tertulis is not None and jumlah is not None and tertulis != jumlah:
            yield _total(bahan, f"Jumlah {apa} tahun {bahan.tahun}", tertulis, jumlah)


@aturan("R01", LAKIP, GALAT, slug="jumlah-tahun-lalu")
def typed_total_of_an_earlier_year_is_the_sum(bahan: Bahan) -> Iterator[Hal]:
    """A total that is printed for a year is the sum of the rows printed with it; that of the year itself is
    the sum of its programs in the budget. Source: R01."""
    for tahun, rows in groupby(bahan.belanja.lalu, key=lambda b: b.tahun):
        total, bagian = _parts(list(rows))
        for apa in ("pagu", "realisasi"):
            jumlah = jumlahkan(getattr(b, apa) for b in bagian)
            if not bagian and tahun == bahan.tahun:
                jumlah = getattr(bahan.pohon, apa)
            for baris in total:
                tertulis = getattr(baris, apa)
                if tertulis is not None and jumlah is not None and tertulis != jumlah:
                    yield _total(bahan, f"Jumlah {apa} tahun {tahun}", tertulis, jumlah)


def _parts(rows: list[AnggaranLalu]) -> tuple[list[AnggaranLalu], list[AnggaranLalu]]:
    """(totals, the rows that they sum up) of what is printed of one year."""
    total = [b for b in rows if not b.kode_baku and (is_total(b.uraian) or not b.uraian.strip())]
    bagian = [b for b in rows if b not in total]
    codes = {b.kode_baku for b in bagian if b.kode_baku}
    return total, [b for b in bagian if not any(b.kode_baku.startswith(f"{k}.") for k in codes)]


def _total(bahan: Bahan, apa: str, tertulis: int, jumlah: int) -> Hal:
    return Hal(
        f"{apa} tertulis {cetak_rupiah(tertulis)}, sedangkan jumlah programnya {cetak_rupiah(jumlah)}; "
        f"selisih {cetak_rupiah(abs(tertulis - jumlah))}.",
        apa,
        bahan.pagu_url(),
    )


@aturan("R02", (J.RKT,), GALAT, slug="jumlah-baris-rkt")
def program_is_sum_of_rows(bahan: Bahan) -> Iterator[Hal]:
    """The amount of a program line of an RKT is the sum of the pagu of its rows; a program that bears the sum
    of another one, which is then left blank, is one contradiction. Source: R02, E140."""
    rincian = {b.pk: _rows_total(bahan, b) for b in bahan.lines}
    for baris in bahan.lines:
        jumlah = rincian[baris.pk]
        if baris.anggaran is None or jumlah is None or jumlah == baris.anggaran:
            continue
        kosong = _blank_with(bahan.lines, rincian, baris.anggaran)
        yield Hal(
            f"Anggaran {sebut(str(baris))} {cetak_rupiah(baris.anggaran)}, sedangkan jumlah pagu "
            f"baris-baris RKT di bawahnya {cetak_rupiah(jumlah)}; selisih "
            f"{cetak_rupiah(abs(jumlah - baris.anggaran))}.{_swapped(kosong)}",
            str(baris),
            bahan.budget_url(baris),
            kunci=f"R02 {bahan.unit} {kosong.pk}" if kosong is not None else "",
        )


def _rows_total(bahan: Bahan, baris: Any) -> int | None:
    """The sum of the rows below a line of the RKT; None = there are none, one lacks its pagu, or one says
    nothing of where it stands (R38)."""
    if any(not (b.baris.program or b.baris.kegiatan or b.baris.kode) for b in bahan.rows):
        return None
    pagu = [r.pagu for r in rows_under(baris, [b.baris for b in bahan.rows])]
    return None if None in pagu else jumlahkan(pagu)


def _blank_with(lines: list[Any], rincian: dict[int, int | None], jumlah: int) -> Any:
    """The line without amount whose rows come to `jumlah`; None = there is none."""
    return next((b for b in lines if b.anggaran is None and rincian[b.pk] == jumlah), None)


def _swapped(kosong: Any) -> str:
    if kosong is None:
        return ""
    return f" Jumlah itu milik {sebut(str(kosong))}, yang dibiarkan kosong."


@aturan("R02", (J.RKT,), GALAT, slug="program-rkt-kosong")
def program_of_rkt_has_its_amount(bahan: Bahan) -> Iterator[Hal]:
    """A program line of an RKT has an amount where its rows have one. Source: R02, E140."""
    rincian = {b.pk: _rows_total(bahan, b) for b in bahan.lines}
    salah = {b.anggaran for b in bahan.lines if b.anggaran is not None and rincian[b.pk] != b.anggaran}
    for baris in bahan.lines:
        jumlah = rincian[baris.pk]
        if amount_of(baris, bahan.lines) is None and jumlah is not None and jumlah not in salah:
            yield Hal(
                f"Anggaran {sebut(str(baris))} kosong, sedangkan jumlah pagu baris-baris RKT di bawahnya "
                f"{cetak_rupiah(jumlah)}.",
                str(baris),
                bahan.budget_url(baris),
            )


@aturan("R02", (J.RKT,), GALAT, slug="kegiatan-rkt-dan-program-dipa")
def kegiatan_of_rkt_come_to_their_program(bahan: Bahan) -> Iterator[Hal]:
    """The kegiatan of an RKT that follows the DIPA, all but a few of them, come to the pagu of their program
    there, where the RKT prints no amount for its programs. One finding for each program; an RKT with other
    amounts throughout is the matter of R12. Source: R02, E137."""
    for program, salah in mistyped_rows(bahan).items() if not bahan.lines else []:
        jumlah = jumlahkan(b.baris.pagu for b in _rows_of(bahan, program))
        if program.pagu is None or jumlah is None or jumlah == program.pagu:
            continue
        sebab = "; ".join(_wrong_row(bahan, satu, cabang) for satu, cabang in salah)
        yield Hal(
            f"Jumlah pagu kegiatan {sebut(program.uraian)} dalam RKT {cetak_rupiah(jumlah)}, sedangkan pagu "
            f"program itu menurut {bahan.pohon.dipa} {cetak_rupiah(program.pagu)}; selisih "
            f"{cetak_rupiah(abs(jumlah - program.pagu))}: {sebab}.",
            f"Program {sebut(program.uraian)}",
            bahan.row_url(salah[0][0].baris, "pagu"),
        )


def mistyped_rows(bahan: Bahan) -> dict[Cabang, list[tuple[Any, Cabang]]]:
    """{program of the DIPA: the rows of the RKT below it whose pagu is not that of their kegiatan} where the
    RKT has every kegiatan of the program, each once with a pagu, and at least half of them are as in the DIPA
    and one is not."""
    hasil = {}
    for program in bahan.belanja.anak[None]:
        rows = _rows_of(bahan, program)
        pasangan = [(b, branch_of(b.baris, tuple(bahan.belanja.anak[program.pk]))) for b in rows]
        lengkap = {c.pk for _, c in pasangan if c} == {c.pk for c in bahan.belanja.anak[program.pk]}
        if not rows or not lengkap or any(c is None or b.baris.pagu is None for b, c in pasangan):
            continue
        salah = [(b, c) for b, c in pasangan if c is not None and b.baris.pagu != c.pagu]
        if salah and len(pasangan) == len(bahan.belanja.anak[program.pk]) and 2 * len(salah) <= len(rows):
            hasil[program] = salah
    return hasil


def _rows_of(bahan: Bahan, program: Cabang) -> list[Any]:
    """The rows of the RKT under a program of the DIPA, by code, else by the words of their program."""
    return [
        b
        for b in bahan.rows
        if b.baris.kode_baku.startswith(f"{program.kode_baku}.")
        or (not b.baris.kode_baku and b.baris.program and name_of(b.baris.program) == name_of(program.uraian))
    ]


def _wrong_row(bahan: Bahan, satu: Any, cabang: Cabang) -> str:
    kembar = next(
        (c for c in bahan.pohon.baris if c.pagu == satu.baris.pagu and c.pk != cabang.pk and c.pagu), None
    )
    salin = f" (sama dengan pagu {kembar.kode} {sebut(kembar.uraian)})" if kembar else ""
    return (
        f"baris {satu.nomor} {sebut(satu.baris.kegiatan)} {cetak_rupiah(satu.baris.pagu)}{salin}, dalam DIPA "
        f"{cetak_rupiah(cabang.pagu)}"
    )


@aturan("R12", (J.RKT,), ALASAN)
def row_is_pagu_in_force(bahan: Bahan) -> Iterator[Hal]:
    """The pagu of a kegiatan in an RKT is that of a revision of the DIPA. One finding for each row; not where
    the RKT follows the DIPA but for a few rows, which R02 names. Source: R12."""
    disebut = {b.nomor for salah in _named_rows(bahan) for b, _ in salah}
    for satu in bahan.rows:
        cabang = branch_of(satu.baris, bahan.pohon.baris) if satu.baris.pagu is not None else None
        if cabang is None or cabang.pagu is None or satu.nomor in disebut:
            continue
        if satu.baris.pagu in bahan.pagu_revisi.get(cabang.kode_baku, set()) | {
            cabang.pagu,
            cabang.pagu_rincian,
        }:
            continue
        yield Hal(
            f"Pagu {sebut(satu.baris.kegiatan)} {cetak_rupiah(satu.baris.pagu)}, sedangkan pagu menurut "
            f"{bahan.pohon.dipa} {cetak_rupiah(cabang.pagu)}; selisih "
            f"{cetak_rupiah(abs(satu.baris.pagu - cabang.pagu))}.{_zeros(satu.baris.pagu, cabang.pagu)}",
            f"Baris {satu.nomor}: {sebut(satu.baris.kegiatan)}",
            bahan.row_url(satu.baris, "pagu"),
        )


def _differs_from_rows(bahan: Bahan, baris: Any) -> bool:
    jumlah = _rows_total(bahan, baris)
    return jumlah is not None and jumlah != baris.anggaran


def _named_rows(bahan: Bahan) -> list[list[tuple[Any, Any]]]:
    """The rows that R02 names: with the DIPA, or with the line of their program."""
    if bahan.lines:
        salah = {b.pk for b in bahan.lines if b.anggaran is not None and _differs_from_rows(bahan, b)}
        rows = [b.baris for b in bahan.rows]
        disebut = {r.pk for b in bahan.lines if b.pk in salah for r in rows_under(b, rows)}
        return [[(b, None) for b in bahan.rows if b.baris.pk in disebut]]
    return [
        salah
        for program, salah in mistyped_rows(bahan).items()
        if jumlahkan(b.baris.pagu for b in _rows_of(bahan, program)) != program.pagu
    ]


def _zeros(satu: int, lain: int) -> str:
    return " Tiga angka nol hilang atau berlebih." if is_thousandfold(satu, lain) else ""


@aturan("R09", (J.PK,), PERINGATAN, slug="anggaran-dua-pk")
def both_pk_carry_one_amount(bahan: Bahan) -> Iterator[Hal]:
    """A program has one amount in the PK of the lembaga and in that of the sekretariat. One finding for each
    program; not for one of which a kegiatan lacks its amount, nor where one of the two is that of the DIPA:
    the other is said to differ from it. Source: R09, E135."""
    if bahan.pk_lembaga is None or bahan.pk_lembaga.pk == bahan.sumber.pk:
        return
    for baris in bahan.lines:
        lain = next((b for b in bahan.anggaran_lembaga if _is_same_line(baris, b)), None)
        jumlah = amount_of(baris, bahan.lines)
        janji = amount_of(lain, bahan.anggaran_lembaga) if lain is not None else None
        cabang = branch_of(baris, bahan.pohon.baris)
        if cabang is not None and {cabang.pagu, cabang.pagu_rincian} & {jumlah, janji}:
            continue
        if jumlah is not None and janji is not None and jumlah != janji:
            yield Hal(
                f"Anggaran {sebut(str(baris))} {cetak_rupiah(jumlah)}, sedangkan dalam {bahan.pk_lembaga} "
                f"{cetak_rupiah(janji)}; selisih {cetak_rupiah(abs(jumlah - janji))}.",
                f"{baris} (Perjanjian Kinerja lembaga)",
                bahan.budget_url(baris),
            )


def _is_same_line(satu: Any, lain: Any) -> bool:
    if satu.kode_baku and lain.kode_baku:
        return bool(satu.kode_baku == lain.kode_baku)
    return name_of(satu.uraian) == name_of(lain.uraian)


@aturan("R09", LAKIP, PERINGATAN, slug="tahun-ini-dua-angka")
def year_has_one_figure(bahan: Bahan) -> Iterator[Hal]:
    """What a document prints for a program of the year itself is what the budget has for it. One finding for
    each figure. Source: R09."""
    for lalu in bahan.belanja.lalu:
        cabang = branch_of(lalu, bahan.pohon.baris) if lalu.tahun == bahan.tahun else None
        for apa in ("pagu", "realisasi") if cabang is not None else ():
            tertulis, ada = getattr(lalu, apa), getattr(cabang, apa)
            if tertulis is not None and ada is not None and tertulis != ada:
                nama = kode_pendek(lalu.kode_baku) or lalu.uraian
                yield Hal(
                    f"{apa.capitalize()} {nama} tahun {lalu.tahun} tercetak {cetak_rupiah(tertulis)} dalam "
                    f"riwayat anggaran, sedangkan dalam tabel anggaran {cetak_rupiah(ada)}; selisih "
                    f"{cetak_rupiah(abs(tertulis - ada))}.",
                    f"Anggaran tahun {lalu.tahun}, {nama}",
                    bahan.pagu_url(),
                )


ATURAN: Final = (
    typed_total_is_the_sum,
    typed_total_of_the_year_is_the_sum,
    typed_total_of_an_earlier_year_is_the_sum,
    program_is_sum_of_rows,
    program_of_rkt_has_its_amount,
    kegiatan_of_rkt_come_to_their_program,
    row_is_pagu_in_force,
    both_pk_carry_one_amount,
    year_has_one_figure,
)
