"""What supports the realisasi of a triwulan: notes, evidence, reasons for unusual values (I02 to I05)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from django.conf import settings

from kinerja.models import Realisasi
from kinerja.tabel.baris import requires_evidence
from kinerja.ukuran import target_of, ukuran_of
from laporan.pemeriksaan.aturan import GALAT, PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut, tempat
from laporan.pemeriksaan.pengukuran import filled_rows, note_of
from sakip.angka.satuan import satuan_baku, satuan_sama
from sakip.bacaan import teks_realisasi
from sakip.choices import CaraKumulasi, Polaritas, Triwulan
from sakip.numbers import cetak_persen

REALISASI: Final = (J.REALISASI,)
PENUH: Final = 100  # percent: the target is met


@aturan("I02", REALISASI, ajukan=GALAT, ttd=GALAT)
def shortfall_is_explained(bahan: Bahan) -> Iterator[Hal]:
    """A value that fell short of its target, or worsened since the triwulan before or the same triwulan of
    the year before in the direction of its indikator, has a note (keterangan or kendala). One finding for
    each row; years before `settings.TAHUN_MULAI` are history. Source: FEATURES 38."""
    if bahan.tahun < settings.TAHUN_MULAI:
        return
    for (nomor, baris), (_, lalu) in zip(bahan.numbered(), bahan.terukur, strict=True):
        sebab = [] if note_of(baris) else _shortfalls(bahan, baris, lalu)
        if sebab:
            yield Hal(
                f"Realisasi {sebut(baris.indikator)} {' dan '.join(sebab)}, tanpa keterangan atau kendala.",
                tempat(nomor, baris),
                bahan.support_url(baris, "catatan"),
            )


def _shortfalls(bahan: Bahan, baris: Realisasi, lalu: Sequence[Realisasi]) -> list[str]:
    """What calls for a note, in words. What is summed up over the year is compared with the year before
    alone."""
    sebab = []
    kini, dulu, setahun = teks_realisasi(baris), _last_number(lalu), bahan.tahun_lalu.get(baris.pk)
    if dulu is not None and not _is_sum(baris) and _is_worse(baris, dulu):
        kapan = Triwulan(dulu.pengukuran.triwulan).label
        sebab.append(f"memburuk dari “{teks_realisasi(dulu)}” pada {kapan} menjadi “{kini}”")
    elif setahun is not None and _is_worse(baris, setahun):
        kapan = f"{Triwulan(setahun.pengukuran.triwulan).label} {setahun.pengukuran.tahun}"
        sebab.append(f"memburuk dari “{teks_realisasi(setahun)}” pada {kapan} menjadi “{kini}”")
    return [*sebab, *_below_target(bahan.sumber.triwulan, baris)]


def _below_target(triwulan: int, baris: Realisasi) -> list[str]:
    """Against the target that the sheet shows: that of the triwulan where the rencana aksi has one, else that
    of the year. What is summed up over the year keeps pace with a fourth for each triwulan (a choice of this
    product, not verified)."""
    periode, setahun = baris.capaian_periode_nilai, baris.capaian_nilai
    if periode is not None:
        return [f"bercapaian {cetak_persen(periode)} terhadap target triwulan"] if periode < PENUH else []
    if setahun is None or setahun >= _due_by(triwulan, baris):
        return []
    return [f"bercapaian {cetak_persen(setahun)} terhadap target setahun"]


def _due_by(triwulan: int, baris: Realisasi) -> int:
    """The capaian in percent against the target of the year that is due by the end of `triwulan`."""
    growing = _is_sum(baris) and ukuran_of(baris).polaritas == Polaritas.MAKSIMAL
    return PENUH * triwulan // Triwulan.IV if growing else PENUH


def _is_sum(baris: Realisasi) -> bool:
    return ukuran_of(baris).cara_kumulasi == CaraKumulasi.AKUMULASI


def _last_number(lalu: Sequence[Realisasi]) -> Realisasi | None:
    return next((r for r in reversed(lalu) if r.realisasi_nilai is not None), None)


def _is_worse(baris: Realisasi, sebelum: Realisasi) -> bool:
    kini, dulu, polaritas = baris.realisasi_nilai, sebelum.realisasi_nilai, ukuran_of(baris).polaritas
    if kini is None or dulu is None or not satuan_sama(_satuan(baris), _satuan(sebelum)):
        return False
    if polaritas == Polaritas.MINIMAL:
        return kini > dulu
    janji = target_of(baris).target_nilai
    if polaritas == Polaritas.STABIL and janji is not None:
        return abs(kini - janji) > abs(dulu - janji)
    return kini < dulu


def _satuan(baris: Realisasi) -> str:
    """The unit of a realisasi; a number typed without one (`70,5`) is in that of its indikator."""
    return baris.realisasi_satuan or satuan_baku(ukuran_of(baris).satuan)


@aturan("I03", REALISASI, ajukan=PERINGATAN, ttd=PERINGATAN)
def realisasi_has_evidence(bahan: Bahan) -> Iterator[Hal]:
    """A realisasi has evidence: a file, a link or a note."""
    for nomor, baris in _without_evidence(bahan):
        if not requires_evidence(baris):
            yield Hal(
                f"Realisasi “{teks_realisasi(baris)}” pada baris {nomor} belum mempunyai bukti dukung.",
                tempat(nomor, baris),
                bahan.support_url(baris, "bukti"),
            )


@aturan("I04", REALISASI, ajukan=GALAT, ttd=GALAT)
def required_evidence_is_there(bahan: Bahan) -> Iterator[Hal]:
    """A realisasi of an indikator whose kartu wants evidence has some. Source: FEATURES 37."""
    for nomor, baris in _without_evidence(bahan):
        if requires_evidence(baris):
            yield Hal(
                f"Indikator {sebut(baris.indikator)} pada baris {nomor} mewajibkan bukti dukung, dan "
                f"realisasinya “{teks_realisasi(baris)}” belum mempunyainya.",
                tempat(nomor, baris),
                bahan.support_url(baris, "bukti"),
            )


def _without_evidence(bahan: Bahan) -> list[tuple[int, Realisasi]]:
    return [(n, b) for n, b in filled_rows(bahan) if not bahan.jumlah_bukti.get(b.pk)]


@aturan("I05", REALISASI, ajukan=PERINGATAN, ttd=PERINGATAN)
def unusual_value_has_a_reason(bahan: Bahan) -> Iterator[Hal]:
    """A value outside the range of its kartu, or unlike its own history or its peers, has a reason. It is a
    question and no verdict. Source: FEATURES 79."""
    for nomor, baris in filled_rows(bahan):
        tanya = [t.pertanyaan.kalimat for t in bahan.tanya.get(baris.pk, []) if t.jawaban is None]
        if tanya:
            yield Hal(
                f"Realisasi “{teks_realisasi(baris)}” pada baris {nomor}: {' '.join(tanya)} Apakah benar? "
                "Tuliskan alasannya.",
                tempat(nomor, baris),
                bahan.support_url(baris, "pertanyaan"),
            )


ATURAN: Final = (
    shortfall_is_explained,
    realisasi_has_evidence,
    required_evidence_is_there,
    unusual_value_has_a_reason,
)
