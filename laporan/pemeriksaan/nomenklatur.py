"""Names of programs and kegiatan against the reference of the year (R26)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from anggaran.choices import TingkatKode
from anggaran.kode import kode_pendek
from anggaran.models import KodeAnggaran
from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.belanja import is_valid
from laporan.pemeriksaan.nama import DEKAT, is_near, is_same_name, likeness, words_of_name

LAKIP: Final = (J.LAKIP,)
BERNAMA: Final = (TingkatKode.PROGRAM, TingkatKode.KEGIATAN)
Sebutan = tuple[str, str, str]  # (place in words, code or "", name)


@aturan("R26", (J.RKT, J.PK, J.LAKIP), PERINGATAN, slug="nama-berbeda-dari-referensi")
def name_is_that_of_the_reference(bahan: Bahan) -> Iterator[Hal]:
    """A program or kegiatan bears the name that the reference of the year gives its code, or that is nearest
    to it where it has none. One finding for each wrong name in a year; a name that the reference does not
    know is left. Source: R26, E182, E184; the reference is what published documents print (not verified
    against the official list)."""
    dilihat: set[tuple[str, str]] = set()
    for tempat, kode, nama in _names(bahan):
        acuan = _meant(bahan, kode, nama)
        if acuan is None or not is_near(nama, acuan.nama):
            continue
        kunci = (acuan.kode, words_of_name(nama))
        if kunci not in dilihat:
            dilihat.add(kunci)
            yield Hal(
                f"{tempat} menulis {sebut(nama)}, sedangkan nama {kode_pendek(acuan.kode)} dalam referensi "
                f"tahun {bahan.tahun} {sebut(acuan.nama)}.",
                f"{tempat}, {sebut(nama)}",
                _url(bahan),
                kunci=f"R26 {bahan.tahun} {kunci}",
            )


@aturan("R26", LAKIP, PERINGATAN, slug="nama-pagu-dan-realisasi")
def name_is_that_of_the_pagu(bahan: Bahan) -> Iterator[Hal]:
    """The realisasi of an output has the name that the pagu gives it; one that is wholly another is the
    matter of R10. Source: R26, E184."""
    for pagu in bahan.belanja.pagu:
        for baris in bahan.belanja.setahun.get(pagu.pk, []):
            if pagu.tingkat not in BERNAMA and baris.uraian.strip() and is_near(baris.uraian, pagu.uraian):
                yield Hal(
                    f"Tabel realisasi anggaran menulis {sebut(baris.uraian)} untuk "
                    f"{kode_pendek(pagu.kode_baku)}, sedangkan tabel pagu menulis {sebut(pagu.uraian)}.",
                    f"Realisasi anggaran, {kode_pendek(pagu.kode_baku)}",
                    bahan.pagu_url(),
                )


@aturan("R26", (J.RKT, J.PK, J.LAKIP), PERINGATAN, slug="nama-di-luar-masa-berlaku")
def name_is_valid_in_the_year(bahan: Bahan) -> Iterator[Hal]:
    """A program or kegiatan is one that holds in the year. One finding for each. Source: R26, E185."""
    per_kode = bahan.belanja.per_kode
    for tempat, kode, nama in _names(bahan):
        lama = _expired(bahan, kode, nama)
        if (
            lama is not None
            and kode not in per_kode
            and not any(is_same_name(nama, a.nama) for a in per_kode.values())
        ):
            yield Hal(
                f"{tempat} menyebut {kode_pendek(lama.kode)} {sebut(lama.nama)}, yang berlaku dari tahun "
                f"{lama.berlaku_dari} sampai {lama.berlaku_sampai or 'sekarang'}, sedangkan dokumen ini "
                f"untuk tahun {bahan.tahun}.",
                f"{tempat}, {sebut(nama)}",
                _url(bahan),
                kunci=f"R26 {bahan.tahun} {lama.kode}",
            )


def _meant(bahan: Bahan, kode: str, nama: str) -> KodeAnggaran | None:
    """The entry of the reference that a row means: that of its code, else the nearest name; None = none."""
    if not words_of_name(nama):
        return None
    if kode:
        return bahan.belanja.per_kode.get(kode)
    calon = [a for a in bahan.belanja.per_kode.values() if a.tingkat in BERNAMA]
    terdekat = max(calon, key=lambda a: likeness(nama, a.nama), default=None)
    return terdekat if terdekat is not None and likeness(nama, terdekat.nama) >= DEKAT else None


def _expired(bahan: Bahan, kode: str, nama: str) -> KodeAnggaran | None:
    """The entry that a row names and that does not hold in the year; None = it names none."""
    lama = [a for a in bahan.belanja.acuan if not is_valid(a, bahan.tahun) and a.tingkat in BERNAMA]
    return next((a for a in lama if (kode and a.kode == kode) or is_same_name(nama, a.nama)), None)


def _names(bahan: Bahan) -> Iterator[Sebutan]:
    """Every name of a program or kegiatan in the document, with its place."""
    if bahan.jenis == J.LAKIP:
        belanja = bahan.belanja
        yield from _of_rows("Tabel pagu", (b for b in belanja.pagu if b.tingkat in BERNAMA))
        yield from _of_rows(
            "Tabel realisasi anggaran", (b for b in belanja.realisasi if b.tingkat in BERNAMA)
        )
        yield from _of_rows("Riwayat anggaran", (b for b in belanja.lalu if b.tahun == bahan.tahun))
        for ukur in bahan.realisasi_akhir:
            yield "Pengukuran Kinerja", _kegiatan_code(ukur), ukur.kegiatan
        return
    yield from _of_rows(f"Anggaran {bahan.jenis.label}", bahan.lines)
    for satu in bahan.rows if bahan.jenis == J.RKT else []:
        yield f"Baris {satu.nomor} Rencana Kinerja Tahunan", _kegiatan_code(satu.baris), satu.baris.kegiatan
        yield f"Baris {satu.nomor} Rencana Kinerja Tahunan", "", satu.baris.program


def _of_rows(tempat: str, rows: Iterable[Any]) -> Iterator[Sebutan]:
    for baris in rows:
        yield tempat, baris.kode_baku, baris.uraian


def _kegiatan_code(baris: Any) -> str:
    """The code of the kegiatan of a row; that of an output or program does not name the kegiatan."""
    bagian = baris.kode_baku.split(".")
    return ".".join(bagian[:4]) if len(bagian) >= 4 else ""


def _url(bahan: Bahan) -> str:
    if bahan.jenis == J.LAKIP:
        return bahan.pagu_url()
    return bahan.budget_url() if bahan.anggaran else bahan.row_url()


ATURAN: Final = (name_is_that_of_the_reference, name_is_that_of_the_pagu, name_is_valid_in_the_year)
