"""What a document prints of its money beside what follows from it (R05, R06, R08).

The system computes every percentage itself, so that these judge what was imported as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from anggaran.kode import kode_pendek
from anggaran.models import AnggaranLalu
from anggaran.pemeriksaan import overspent_words
from anggaran.penyerapan import penyerapan
from anggaran.pohon import Cabang
from laporan.pemeriksaan.aturan import ALASAN, GALAT, PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.besaran import culprits, zeros_words
from sakip.numbers import baca_nilai, baca_rupiah, bulatkan, cetak_persen, cetak_rupiah

LAKIP: Final = (J.LAKIP,)
BERANGGARAN: Final = (J.RKT, J.PK)
AKHIRAN: Final = re.compile(r"\d ?(?:\.-|-|,|\.)\s*$")  # `.-`, `-` and the like; `,-` is how it is written
PENDEK: Final = 30  # an amount as typed is no longer


@aturan("R05", LAKIP, GALAT, slug="persen-tercetak")
def printed_percentage_is_that_of_its_row(bahan: Bahan) -> Iterator[Hal]:
    """A printed percentage is realisasi / pagu of its own row, two decimals half up. One finding for each
    row; not for one whose realisasi is named by R04. Source: R05, E123, E134."""
    salah = culprits(bahan.belanja)
    for cabang in bahan.pohon.baris:
        for baris in bahan.belanja.setahun.get(cabang.pk, []):
            if cabang.pk not in salah:
                tempat = f"Realisasi anggaran, {cabang.kode} {sebut(cabang.uraian)}".strip()
                if read_percent(baris.persen_tercetak) not in _implied(bahan, cabang, baris.realisasi):
                    yield from _percentage(bahan, baris.persen_tercetak, cabang.pagu, baris.realisasi, tempat)
    for total in bahan.belanja.total_realisasi:
        if total.bulan is None:
            pagu = next((t.pagu for t in bahan.belanja.total_pagu), bahan.pohon.pagu)
            tempat = f"Realisasi anggaran, {sebut(total.uraian)}"
            yield from _percentage(bahan, total.persen_tercetak, pagu, total.realisasi, tempat)
    for lalu in bahan.belanja.lalu:
        yield from _percentage(bahan, lalu.persen_tercetak, lalu.pagu, lalu.realisasi, place_of(lalu))


def _percentage(
    bahan: Bahan, teks: str, pagu: int | None, realisasi: int | None, tempat: str
) -> Iterator[Hal]:
    tercetak, dihitung = read_percent(teks), penyerapan(pagu, realisasi)
    if tercetak is None or dihitung is None or bulatkan(tercetak) == dihitung:
        return
    yield Hal(
        f"{tempat} mencetak {teks.strip()}, sedangkan realisasi {cetak_rupiah(realisasi)} dari pagu "
        f"{cetak_rupiah(pagu)} adalah {cetak_persen(dihitung)}; selisih "
        f"{cetak_persen(abs(tercetak - dihitung))}.{_copied(bahan, tercetak, dihitung)}"
        f"{zeros_words(pagu, realisasi, tercetak)}",
        tempat,
        bahan.pagu_url(),
    )


def _implied(bahan: Bahan, cabang: Cabang, realisasi: int | None) -> set[Decimal | None]:
    """The percentages that a row would have with the pagu or realisasi that its sums say: one that is printed
    belongs to what R02, R03 or R04 names."""
    atas = bahan.belanja.cabang.get(cabang.induk or 0)
    pagu = {cabang.pagu_rincian} if cabang.selisih_pagu else set()
    nyata = {cabang.realisasi_rincian} if cabang.selisih_realisasi else set()
    if atas is not None and atas.selisih_pagu and cabang.pagu is not None:
        pagu.add(cabang.pagu + atas.selisih_pagu)
    if atas is not None and atas.selisih_realisasi and realisasi is not None:
        nyata.add(realisasi + atas.selisih_realisasi)
    found = {penyerapan(p, realisasi) for p in pagu} | {penyerapan(cabang.pagu, r) for r in nyata}
    return found - {None}


def _copied(bahan: Bahan, tercetak: Decimal, dihitung: Decimal) -> str:
    seluruh = bahan.pohon.penyerapan
    if seluruh is None or seluruh == dihitung or bulatkan(tercetak) != seluruh:
        return ""
    return " Angka itu sama dengan penyerapan seluruh anggaran."


def read_percent(teks: str) -> Decimal | None:
    """A printed percentage; None = nothing printed, or no number."""
    terbaca = baca_nilai(teks.strip()) if teks.strip() else None
    return terbaca.nilai if terbaca is not None and terbaca.satuan in ("", "%") else None


@aturan("R06", LAKIP, ALASAN, slug="realisasi-tahun-lalu-melebihi-pagu")
def earlier_realisasi_is_within_its_pagu(bahan: Bahan) -> Iterator[Hal]:
    """The realisasi that is printed for a year does not exceed its pagu. One finding for each row.
    Source: R06, E133."""
    for lalu in bahan.belanja.lalu:
        if lalu.pagu is not None and lalu.realisasi is not None and lalu.realisasi > lalu.pagu:
            kalimat = overspent_words(lalu.pagu, lalu.realisasi)
            yield Hal(
                f"{place_of(lalu)}: {kalimat}{zeros_words(lalu.pagu, lalu.realisasi)}",
                place_of(lalu),
                bahan.pagu_url(),
            )


@aturan("R08", LAKIP, GALAT, slug="rupiah-tidak-terbaca")
def amounts_of_the_year_are_readable(bahan: Bahan) -> Iterator[Hal]:
    """The amounts of pagu, realisasi and earlier years are written in one way. Source: R08, E44."""
    for tempat, teks in _amounts(bahan):
        yield from _unreadable(tempat, teks, bahan.pagu_url())


@aturan("R08", LAKIP, PERINGATAN, slug="akhiran-rupiah")
def amounts_of_the_year_end_alike(bahan: Bahan) -> Iterator[Hal]:
    """An amount ends in its digits or in `,-`. Source: R08, E200."""
    for tempat, teks in _amounts(bahan):
        yield from _odd_end(tempat, teks, bahan.pagu_url())


@aturan("R08", BERANGGARAN, GALAT, slug="rupiah-dokumen-tidak-terbaca")
def amounts_of_the_document_are_readable(bahan: Bahan) -> Iterator[Hal]:
    """The amounts of an RKT or PK are written in one way. Source: R08, E44."""
    for tempat, teks, url in _document_amounts(bahan):
        yield from _unreadable(tempat, teks, url)


@aturan("R08", BERANGGARAN, PERINGATAN, slug="akhiran-rupiah-dokumen")
def amounts_of_the_document_end_alike(bahan: Bahan) -> Iterator[Hal]:
    """An amount ends in its digits or in `,-`. Source: R08, E44."""
    for tempat, teks, url in _document_amounts(bahan):
        yield from _odd_end(tempat, teks, url)


def _amounts(bahan: Bahan) -> Iterator[tuple[str, str]]:
    belanja = bahan.belanja
    for pagu in (*belanja.pagu, *belanja.total_pagu):
        yield f"Pagu {_label(pagu)}", pagu.pagu_teks
    for nyata in (*belanja.realisasi, *belanja.total_realisasi):
        yield f"Realisasi {_label(nyata)}", nyata.realisasi_teks
    for lalu in belanja.lalu:
        yield f"Pagu {place_of(lalu)}", lalu.pagu_teks
        yield f"Realisasi {place_of(lalu)}", lalu.realisasi_teks


def _document_amounts(bahan: Bahan) -> Iterator[tuple[str, str, str]]:
    for baris in bahan.anggaran:
        yield f"Anggaran {sebut(str(baris))}", baris.anggaran_teks, bahan.budget_url(baris)
    for satu in bahan.rows:
        if teks := getattr(satu.baris, "pagu_teks", ""):
            yield f"Pagu baris {satu.nomor}", teks, bahan.row_url(satu.baris, "pagu")


def _unreadable(tempat: str, teks: str, url: str) -> Iterator[Hal]:
    terbaca = baca_rupiah(teks) if teks else None
    if terbaca is not None and terbaca.catatan and (terbaca.ragu or terbaca.nilai is None):
        dibaca = f" dan dibaca {cetak_rupiah(terbaca.nilai)}" if terbaca.nilai is not None else ""
        yield Hal(
            f"{tempat} tertulis “{teks}”{dibaca}. {terbaca.catatan}",
            tempat,
            url,
            kunci=f"R08 {tempat} {teks}",
        )


def _odd_end(tempat: str, teks: str, url: str) -> Iterator[Hal]:
    if len(teks) <= PENDEK and AKHIRAN.search(teks) and not teks.rstrip().endswith(",-"):
        nilai = baca_rupiah(teks).nilai
        yield Hal(
            f"{tempat} tertulis “{teks}”; akhirannya bukan “,-” dan bukan angka. Jumlahnya "
            f"{cetak_rupiah(nilai)}.",
            tempat,
            url,
            kunci=f"R08 {tempat} {teks}",
        )


def _label(baris: Any) -> str:
    return f"{kode_pendek(baris.kode_baku) or baris.kode} {sebut(baris.uraian)}".strip()


def place_of(lalu: AnggaranLalu) -> str:
    """`Anggaran tahun 2023, “Program ...”`."""
    nama = f"{kode_pendek(lalu.kode_baku)} {sebut(lalu.uraian) if lalu.uraian else ''}".strip()
    return f"Anggaran tahun {lalu.tahun}, {nama}" if nama else f"Anggaran tahun {lalu.tahun}"


ATURAN: Final = (
    printed_percentage_is_that_of_its_row,
    earlier_realisasi_is_within_its_pagu,
    amounts_of_the_year_are_readable,
    amounts_of_the_year_end_alike,
    amounts_of_the_document_are_readable,
    amounts_of_the_document_end_alike,
)
