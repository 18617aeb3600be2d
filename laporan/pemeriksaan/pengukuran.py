"""The realisasi of one unit and triwulan: filled, in the unit of its target, plausible (R07, R08, R15,
I01)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kinerja.models import Realisasi
from kinerja.ukuran import is_unit_mismatch, target_of, ukuran_of
from laporan.pemeriksaan.aturan import GALAT, PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut, tempat
from laporan.pemeriksaan.isi import SALAH_TULIS
from sakip.angka.nilai import PERSEN_WAJAR
from sakip.bacaan import teks_realisasi, teks_target
from sakip.choices import JenisNilai, StatusNilai
from sakip.models.nilai import Bertarget
from sakip.numbers import baca_nilai, cetak_angka

REALISASI: Final = (J.REALISASI,)
KELIPATAN: Final = 10  # a realisasi of so many times its target has lost or gained a digit (not verified)


@aturan("I01", REALISASI, ajukan=GALAT, ttd=GALAT)
def everything_is_filled_or_explained(bahan: Bahan) -> Iterator[Hal]:
    """Every row has a realisasi, or a state that says why there is none (a note alone does not)."""
    if not bahan.terukur:
        yield Hal("Pengukuran ini belum memuat satu baris pun.", "Pengukuran", bahan.row_url(None))
    for nomor, baris in bahan.numbered():
        indikator = sebut(baris.indikator)
        if baris.realisasi_status == StatusNilai.BELUM_DIISI:
            kalimat = (
                f"Realisasi {indikator} pada baris {nomor} belum diisi; isi angkanya atau pilih keadaannya."
            )
            yield Hal(kalimat, tempat(nomor, baris), bahan.row_url(baris, "realisasi"))
        elif baris.realisasi_status == StatusNilai.TIDAK_RELEVAN and not note_of(baris):
            kalimat = f"{indikator} pada baris {nomor} dinyatakan tidak relevan tanpa keterangan."
            yield Hal(kalimat, tempat(nomor, baris), bahan.row_url(baris, "keterangan"))


@aturan("R08", REALISASI, GALAT)
def realisasi_is_readable(bahan: Bahan) -> Iterator[Hal]:
    """A realisasi is written as one value. Source: R08, E21."""
    for nomor, baris in filled_rows(bahan):
        terbaca = baca_nilai(baris.realisasi_teks)
        if SALAH_TULIS & terbaca.tanda and ukuran_of(baris).jenis != JenisNilai.TEKS:
            yield Hal(
                f"Realisasi “{baris.realisasi_teks}” pada baris {nomor} tidak tertulis sebagai satu nilai. "
                f"{terbaca.catatan}",
                tempat(nomor, baris),
                bahan.row_url(baris, "realisasi"),
            )


@aturan("R15", REALISASI, GALAT)
def realisasi_has_unit_of_target(bahan: Bahan) -> Iterator[Hal]:
    """Realisasi and target are in the same unit. Source: R15, E22."""
    for nomor, baris in filled_rows(bahan):
        if _in_other_unit(target_of(baris), baris):
            yield Hal(
                f"Realisasi “{teks_realisasi(baris)}” pada baris {nomor} tidak sesatuan dengan targetnya "
                f"“{teks_target(target_of(baris))}”.",
                tempat(nomor, baris),
                bahan.row_url(baris, "realisasi"),
            )


def _in_other_unit(target: Bertarget, baris: Realisasi) -> bool:
    """Another unit, one value for a target of several (`1 Lakip dan 2 Perjanjian Kinerja`), or a percentage
    for an index (`79,3%` against `78`)."""
    if target.target_jenis == JenisNilai.MAJEMUK:
        return baris.realisasi_jenis not in (JenisNilai.MAJEMUK, JenisNilai.TEKS)
    jenis = ukuran_of(baris).jenis
    if jenis == JenisNilai.INDEKS and (baris.realisasi_satuan == "%") != (target.target_satuan == "%"):
        return "%" in (baris.realisasi_satuan, target.target_satuan)
    return is_unit_mismatch(target, baris, ukuran_of(baris))


@aturan("R07", REALISASI, PERINGATAN)
def realisasi_is_plausible(bahan: Bahan) -> Iterator[Hal]:
    """A realisasi is not ten times its target, a percentage not above 150. Source: R07; DOMAIN 3.2."""
    for nomor, baris in filled_rows(bahan):
        if kelipatan := _times_target(target_of(baris), baris):
            yield Hal(
                f"Realisasi “{teks_realisasi(baris)}” pada baris {nomor} {kelipatan} targetnya "
                f"“{teks_target(target_of(baris))}”; pastikan angkanya.",
                tempat(nomor, baris),
                bahan.row_url(baris, "realisasi"),
            )


def _times_target(target: Bertarget, baris: Realisasi) -> str:
    nilai, janji = baris.realisasi_nilai, target.target_nilai
    if nilai is None or baris.realisasi_satuan != target.target_satuan:
        return ""
    if janji and abs(nilai) >= KELIPATAN * abs(janji):
        return f"{cetak_angka((nilai / janji).quantize(Decimal('0.1')))} kali"
    return "jauh di atas" if baris.realisasi_satuan == "%" and nilai > PERSEN_WAJAR else ""


def filled_rows(bahan: Bahan) -> list[tuple[int, Realisasi]]:
    """(number, row) of the rows that have a realisasi."""
    return [(n, b) for n, b in bahan.numbered() if b.realisasi_status == StatusNilai.TERISI]


def note_of(baris: Realisasi) -> str:
    """What explains the row: its keterangan, else its kendala; "" = nothing."""
    return (baris.keterangan or baris.kendala).strip()


ATURAN: Final = (
    everything_is_filled_or_explained,
    realisasi_is_readable,
    realisasi_has_unit_of_target,
    realisasi_is_plausible,
)
