"""What the explanation of one measured row is made of, read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from kinerja.dukungan import evidence_of
from kinerja.models import AlasanNilai, BarisPk, Pengukuran, Realisasi
from kinerja.models import Bukti as BuktiDukung
from kinerja.models.bukti import JenisBukti
from kinerja.queries import realisasi_rows
from kinerja.ukuran import acuan_of, capaian_of, with_history
from laporan.capaian import HasilCapaian
from sakip.models import Kebijakan
from sakip.penjelasan import Bukti
from sakip.queries import kebijakan_for
from sakip.riwayat.kata import moment_words


@dataclass(frozen=True)
class Bahan:
    """One measured row with the same measurement of earlier triwulan (`sebelum`), the rows that stand in its
    average (`sesama`, itself among them) and the kebijakan of the year."""

    pengukuran: Pengukuran
    baris: Realisasi
    sebelum: tuple[Realisasi, ...]
    sesama: tuple[Realisasi, ...]
    kebijakan: Kebijakan

    @property
    def kode(self) -> str:
        """The code of the satker, as addresses take it."""
        return str(self.pengukuran.unit.satker.kode_wilayah)

    @property
    def hasil(self) -> HasilCapaian:
        """The capaian that the rules of today give."""
        return capaian_of(self.baris, self.kebijakan, self.sebelum)


def material_of(pengukuran: Pengukuran, pk: int) -> Bahan | None:
    """What explains the row `pk` of `pengukuran`; None = it has no such row. Three queries."""
    rows = [
        (baris, history)
        for baris, history in with_history(realisasi_rows(pengukuran.unit, pengukuran.tahun))
        if baris.pengukuran_id == pengukuran.pk
    ]
    found = next(((baris, history) for baris, history in rows if baris.pk == pk), None)
    if found is None:
        return None
    sesama = tuple(baris for baris, _ in rows if baris.acuan == found[0].acuan)
    kebijakan = kebijakan_for(pengukuran.unit.satker, pengukuran.tahun)
    return Bahan(pengukuran, *found, sesama, kebijakan)


def promise_of(baris: Realisasi) -> tuple[Any, str]:
    """(the PK or RKT against which `baris` is measured, its name in addresses); (None, "") without one."""
    acuan = acuan_of(baris)
    if acuan is None:
        return None, ""
    return (acuan.pk_dokumen, "pk") if isinstance(acuan, BarisPk) else (acuan.rkt, "rkt")


def address_of(baris: Realisasi, kode: str) -> str:
    """The page that explains the capaian of `baris`, with `pengukuran` selected."""
    ukur = baris.pengukuran
    return reverse("kinerja:realisasi-jelaskan", args=[kode, ukur.tahun, ukur.pk, baris.pk])


def evidence_for(bahan: Bahan) -> Iterable[Bukti]:
    """The evidence of the row: the links beside its realisasi, then files, links and notes; what was
    withdrawn stays, and says so. One query."""
    yield from (Bukti(tautan, tautan) for tautan in bahan.baris.bukti.split())
    for satu in evidence_of(bahan.baris):
        oleh = f"ditambahkan oleh {satu.user or 'sistem'}, {moment_words(satu.waktu)}"
        if satu.ditarik is not None:
            oleh = (
                f"ditarik oleh {satu.penarik or 'sistem'}, {moment_words(satu.ditarik)}: {satu.alasan_tarik}"
            )
        yield Bukti(_evidence_words(satu), _evidence_url(bahan, satu), f"({oleh})")


def _evidence_words(bukti: BuktiDukung) -> str:
    if bukti.jenis == JenisBukti.TEKS:
        return f"{bukti.judul}: {bukti.teks}" if bukti.judul else bukti.teks
    return str(bukti)


def _evidence_url(bahan: Bahan, bukti: BuktiDukung) -> str:
    if bukti.jenis != JenisBukti.BERKAS:
        return bukti.tautan
    args = [bahan.kode, bahan.pengukuran.tahun, bahan.pengukuran.pk, bahan.baris.pk, bukti.pk]
    return reverse("kinerja:bukti-berkas", args=args)


def answers_for(baris: Realisasi) -> Iterable[str]:
    """What was asked about the value that the row has now, and answered. One query."""
    if baris.realisasi_nilai is not None:
        rows = AlasanNilai.objects.filter(realisasi=baris, nilai=baris.realisasi_nilai)
        yield from (f"{satu.pertanyaan} Jawaban: {satu.alasan}" for satu in rows.order_by("id"))
