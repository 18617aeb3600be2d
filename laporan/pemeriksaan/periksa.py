"""Running the rules over one document."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from django.utils import timezone

from laporan.pemeriksaan import (
    angka,
    dukungan,
    isi,
    kaitan,
    kartu,
    kata,
    lakip,
    pejabat,
    pengukuran,
    renstra,
    tanggal,
    teks,
    uang,
    usang,
)
from laporan.pemeriksaan.aturan import ALASAN, BASAH, GALAT, LANGKAH, TTD, Aturan
from laporan.pemeriksaan.bahan import Bahan
from sakip.models.alur import Beralur
from sakip.temuan import TINGKAT, Temuan

SEMUA: Final[tuple[Aturan, ...]] = (
    *isi.ATURAN,
    *uang.ATURAN,
    *angka.ATURAN,
    *kaitan.ATURAN,
    *kartu.ATURAN,
    *tanggal.ATURAN,
    *pejabat.ATURAN,
    *teks.ATURAN,
    *pengukuran.ATURAN,
    *dukungan.ATURAN,
    *lakip.ATURAN,
    *renstra.ATURAN,
    *kata.ATURAN,
    *usang.ATURAN,
)


def check_document(sumber: Beralur, *, langkah: str) -> list[Temuan]:
    """Every finding on `sumber` (a Renstra, RKT, PK, rencana aksi, Pengukuran or LAKIP) for the step
    `langkah` (simpan, ajukan, ttd, basah): galat first, then by code and in the order of the document.

    Reads only, in a number of queries that does not grow with rows. Raises ValueError for another step.
    """
    if langkah not in LANGKAH:
        raise ValueError(f"langkah: {langkah}")
    bahan = Bahan(sumber, langkah, timezone.localdate())
    temuan = [
        _marked(
            bahan, Temuan(satu.kode, satu.tingkat[langkah], hal.pesan, hal.objek, hal.url, saran=hal.saran)
        )
        for satu in SEMUA
        if bahan.jenis in satu.jenis and langkah in satu.tingkat
        for hal in satu(bahan)
    ]
    return sorted(temuan, key=lambda t: (TINGKAT.index(t.tingkat), t.kode))


def _marked(bahan: Bahan, temuan: Temuan) -> Temuan:
    """A finding of tingkat alasan with the words of who let it pass."""
    if temuan.tingkat != ALASAN:
        return temuan
    return replace(temuan, dikesampingkan=bahan.dikesampingkan.get(temuan.sidik, ""))


def open_findings(sumber: Beralur, *, langkah: str) -> list[Temuan]:
    """The findings that stop the step `langkah`: every galat, and at ttd and basah every alasan that nobody
    with the right has let pass."""
    return [t for t in check_document(sumber, langkah=langkah) if is_open(t, langkah)]


def is_open(temuan: Temuan, langkah: str) -> bool:
    """Whether `temuan` stops the step `langkah`."""
    if temuan.tingkat == GALAT:
        return True
    return langkah in (TTD, BASAH) and temuan.tingkat == ALASAN and not temuan.dikesampingkan
