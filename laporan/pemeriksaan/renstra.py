"""The Renstra: sasaran with indikator, indikator with targets and a whole kartu (R16, R17)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from laporan.pemeriksaan.aturan import GALAT, PERINGATAN, SETAHUN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from renstra.susunan import missing_by_indikator
from sakip.choices import Polaritas, StatusNilai
from sakip.lipat import lipat

RENSTRA: Final = (J.RENSTRA,)
TERLUPUT: Final = re.compile(
    r"\b(?:tidak|belum) (?:masuk|terdaftar|tercantum|terdata)\b|\bterbukti melakukan pelanggaran\b",
    re.IGNORECASE,
)
TERATASI: Final = re.compile(r"\b(?:ditindaklanjuti|diselesaikan|dikurangi|penurunan|tanpa)\b", re.IGNORECASE)


@aturan("R17", RENSTRA, GALAT)
def sasaran_has_indikator(bahan: Bahan) -> Iterator[Hal]:
    """A Renstra has sasaran, and each of them an indikator. Source: R17."""
    if not bahan.sasaran:
        yield Hal("Renstra belum memuat satu sasaran pun.", "Sasaran", bahan.sheet_url("sasaran-edit"))
    for satu in bahan.sasaran:
        if not satu.indikator.all():
            yield Hal(
                f"Sasaran {sebut(satu.uraian)} belum mempunyai indikator.",
                f"Sasaran {sebut(satu.uraian)}",
                bahan.sheet_url("indikator-create"),
            )


@aturan("R17", RENSTRA, PERINGATAN)
def indikator_has_target_of_every_year(bahan: Bahan) -> Iterator[Hal]:
    """An indikator has a target for every year of the period. One finding for each indikator. In the check of
    a year a table of targets that was never filled contradicts nothing: a hole is one among more targets than
    holes. Source: R17."""
    ada = {
        satu.pk: {t.tahun for t in satu.target.all() if t.target_status != StatusNilai.BELUM_DIISI}
        for satu in _indikator(bahan)
    }
    tahun_list = bahan.sumber.tahun_list
    if bahan.langkah == SETAHUN and 2 * sum(map(len, ada.values())) <= len(ada) * len(tahun_list):
        return
    for satu in _indikator(bahan):
        kurang = [str(tahun) for tahun in tahun_list if tahun not in ada[satu.pk]]
        if kurang:
            yield Hal(
                f"Indikator {sebut(satu.uraian)} belum mempunyai target untuk tahun {', '.join(kurang)}.",
                f"Indikator {sebut(satu.uraian)}",
                bahan.sheet_url("target-edit"),
            )


@aturan("R16", RENSTRA, PERINGATAN, setahun="")
def kartu_is_whole(bahan: Bahan) -> Iterator[Hal]:
    """The kartu of an indikator says how it is defined, counted, sourced, read and answered for.
    Source: R16."""
    rows = _indikator(bahan)
    kurang = missing_by_indikator(rows)
    for satu in rows:
        if kurang[satu.pk]:
            yield Hal(
                f"Kartu indikator {sebut(satu.uraian)} belum memuat {', '.join(kurang[satu.pk])}.",
                f"Indikator {sebut(satu.uraian)}",
                bahan.kartu_url(satu.pk),
            )


@aturan("R16", RENSTRA, PERINGATAN, slug="arah-indikator")
def direction_fits_the_words(bahan: Bahan) -> Iterator[Hal]:
    """What counts those who were left out is better the lower it is. One finding for each indikator whose
    kartu says otherwise. Source: R16, E148."""
    for satu in _indikator(bahan):
        if is_reversed(satu.uraian, satu.polaritas):
            yield Hal(
                f"Indikator {sebut(satu.uraian)} dinyatakan “{Polaritas.MAKSIMAL.label.lower()}”, sedangkan "
                f"yang dihitungnya “{Polaritas.MINIMAL.label.lower()}”.",
                f"Indikator {sebut(satu.uraian)}",
                bahan.kartu_url(satu.pk),
                kunci=f"arah {lipat(satu.uraian)}",
            )


def is_reversed(uraian: str, polaritas: str) -> bool:
    """Whether an indikator that is better the lower it is says the opposite."""
    return polaritas == Polaritas.MAKSIMAL and bool(TERLUPUT.search(uraian)) and not TERATASI.search(uraian)


def _indikator(bahan: Bahan) -> list[Any]:
    return [satu for sasaran in bahan.sasaran for satu in sasaran.indikator.all()]


ATURAN: Final = (
    sasaran_has_indikator,
    indikator_has_target_of_every_year,
    kartu_is_whole,
    direction_fits_the_words,
)
