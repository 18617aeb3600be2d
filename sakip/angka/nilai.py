"""What a reading of a value is, and how one is built, noted and judged (layer 0)."""

from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from typing import Final

from sakip.angka.bilangan import ANGKA_BULAT_MAKS, KALIMAT_RIBUAN, Bilangan, Tanda, is_ragu
from sakip.angka.satuan import PERSEN

PERSEN_WAJAR: Final = 150  # DOMAIN.md 3.2: warn above it (target too low, wrong polarity, units mixed)


@dataclass(frozen=True)
class NilaiTerbaca:
    """A target or realisasi as it was read.

    nilai      the number, None when there is none; percents as 82.5 (100 is all), rupiah whole
    satuan     `%`, a canonical unit (`Laporan`), the unit as typed, or ``
    jenis      persen, angka, indeks, rupiah, predikat_akip, opini_bpk, teks, majemuk, rasio, rentang
    status     terisi, belum_diisi, belum_dinilai, belum_waktunya, tidak_relevan (DESIGN.md 3)
    ragu       True: somebody must confirm the reading before it is used
    catatan    why, in Indonesian sentences; `` when there is nothing to say
    atas       upper bound of a rentang (nilai is the lower one), else None
    predikat   `BB`, `WTP`, or ``
    komponen   the (nilai, satuan) of a majemuk
    tanda      codes of what was odd (bilangan.Tanda); TIDAK_TERBACA = digits that could not be read
    lain       the other number that an ambiguous text may mean (`1.050`), else None
    """

    nilai: Decimal | None
    satuan: str
    jenis: str
    status: str
    ragu: bool
    catatan: str
    atas: Decimal | None = None
    predikat: str = ""
    komponen: tuple[tuple[Decimal, str], ...] = ()
    tanda: frozenset[Tanda] = frozenset()
    lain: Decimal | None = None


def teks_saja(catatan: str, *tanda: Tanda) -> NilaiTerbaca:
    """A filled cell without a number that can be read."""
    return catat(NilaiTerbaca(None, "", "teks", "terisi", False, ""), catatan, *tanda)


def tak_terbaca(catatan: str) -> NilaiTerbaca:
    """A cell that holds digits (or is no text at all) and cannot be read as one value."""
    return teks_saja(catatan, Tanda.TIDAK_TERBACA)


def tanpa_nilai(status: str) -> NilaiTerbaca:
    """One of the no-number states; none of them is ever 0."""
    return NilaiTerbaca(None, "", "teks", status, False, "")


def dari_bilangan(bilangan: Bilangan) -> NilaiTerbaca:
    """A plain number with what was odd about it."""
    return NilaiTerbaca(
        bilangan.nilai,
        "",
        "angka",
        "terisi",
        is_ragu(bilangan.tanda),
        bilangan.catatan,
        tanda=bilangan.tanda,
        lain=bilangan.lain,
    )


def catat(hasil: NilaiTerbaca, kalimat: str, *tanda: Tanda) -> NilaiTerbaca:
    """`hasil` with one more sentence (said once) and more codes; `ragu` follows from the codes."""
    semua = hasil.tanda | frozenset(tanda)
    catatan = hasil.catatan if kalimat in hasil.catatan else f"{hasil.catatan} {kalimat}".strip()
    return replace(hasil, tanda=semua, ragu=is_ragu(semua), catatan=catatan)


def pasti_ribuan(hasil: NilaiTerbaca, nilai: Decimal) -> NilaiTerbaca:
    """`hasil` with the question of thousands or decimals settled on `nilai`."""
    sisa = hasil.tanda - {Tanda.RIBUAN_RAGU}
    catatan = hasil.catatan.replace(KALIMAT_RIBUAN, "").strip()
    return replace(hasil, nilai=nilai, lain=None, tanda=sisa, ragu=is_ragu(sisa), catatan=catatan)


def baca_desimal(hasil: NilaiTerbaca) -> NilaiTerbaca:
    """`hasil` for a place where decimals are likelier than thousands: `1.050` becomes 1,050, still in
    doubt; `1,050`, whose comma is the Indonesian decimal sign, is doubted no longer."""
    if Tanda.RIBUAN_RAGU not in hasil.tanda or hasil.nilai is None or hasil.lain is None:
        return hasil
    if abs(hasil.nilai) < abs(hasil.lain):
        return pasti_ribuan(hasil, hasil.nilai)
    return replace(hasil, nilai=hasil.lain, lain=hasil.nilai)


def jadi_persen(hasil: NilaiTerbaca) -> NilaiTerbaca:
    """`hasil` as a percent."""
    return replace(baca_desimal(hasil), jenis="persen", satuan=PERSEN)


def periksa_wajar(hasil: NilaiTerbaca) -> NilaiTerbaca:
    """`hasil` with NEGATIF below zero and TIDAK_WAJAR for a percent above 150: odd, but read."""
    if hasil.nilai is None:
        return hasil
    if hasil.nilai < 0:
        hasil = catat(hasil, "Nilainya di bawah nol.", Tanda.NEGATIF)
    if hasil.jenis == "persen" and hasil.nilai is not None and hasil.nilai > PERSEN_WAJAR:
        hasil = catat(hasil, f"Persentasenya lebih dari {PERSEN_WAJAR}%.", Tanda.TIDAK_WAJAR)
    return hasil


def baca_bawaan(isi: object, format_angka: str) -> NilaiTerbaca:
    """A native cell: None, a number (a percent when its format says so: 0.8 as `0%` is 80), anything else."""
    if isi is None:
        return tanpa_nilai("belum_diisi")
    if isinstance(isi, date | time):
        return tak_terbaca("Sel ini berisi tanggal atau jam; tulis kembali nilainya sebagai teks.")
    angka = angka_bawaan(isi)
    if angka is None:
        return tak_terbaca("Isi sel ini bukan teks dan bukan bilangan yang dapat dibaca.")
    hasil = dari_bilangan(Bilangan(angka))
    return replace(hasil, nilai=angka * 100, jenis="persen", satuan=PERSEN) if "%" in format_angka else hasil


def angka_bawaan(isi: object) -> Decimal | None:
    """A native int, Decimal or float (by its shortest form: 0.1 is 0.1) as a Decimal; None for a bool,
    for infinity, for 10^18 and more, and for anything else."""
    if isinstance(isi, bool) or not isinstance(isi, int | float | Decimal):
        return None
    angka = Decimal(repr(isi)) if isinstance(isi, float) else Decimal(isi)
    return angka if angka.is_finite() and angka.adjusted() < ANGKA_BULAT_MAKS else None
