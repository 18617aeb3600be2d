"""Documents dated earlier than they can have been made (R21)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan
from laporan.pemeriksaan.uang import amount_of, branch_of
from sakip.numbers import cetak_rupiah
from sakip.tanggal import cetak_tanggal

SEDIKITNYA: Final = 3  # kegiatan that bear the pagu of a later revision
AWAL_TAHUN: Final = 3  # months in which the PK of a year is made; PermenPANRB 53/2014: a month after the DIPA


@aturan("R21", (J.RKT,), PERINGATAN, slug="rkt-berpagu-kemudian")
def plan_bears_the_budget_of_its_day(bahan: Bahan) -> Iterator[Hal]:
    """A first RKT does not bear the pagu of a revision of the DIPA that is later than its date. Source: R21,
    E138."""
    dipa = bahan.pohon.dipa
    if bahan.sumber.versi or bahan.tanggal is None or dipa is None or not dipa.revisi:
        return
    if dipa.tanggal is not None and dipa.tanggal <= bahan.tanggal:
        return
    berpagu = [b.baris for b in bahan.rows if b.baris.pagu is not None]
    sama = [b for b in berpagu if (c := branch_of(b, bahan.pohon.baris)) is not None and c.pagu == b.pagu]
    if len(sama) < max(SEDIKITNYA, len(berpagu) / 2):
        return
    beda = _earlier_budget(bahan, sama)
    if beda := _promised_budget(bahan) if beda is None else beda:
        kapan = f" tanggal {cetak_tanggal(dipa.tanggal)}" if dipa.tanggal else ""
        yield Hal(
            f"Rencana Kinerja Tahunan bertanggal {bahan.tanggal_teks or cetak_tanggal(bahan.tanggal)} "
            f"memuat pagu "
            f"{len(sama)} dari {len(berpagu)} kegiatan menurut {dipa}{kapan}, sedangkan {beda}.",
            f"Tanggal {bahan.jenis.label}",
            bahan.head_url(),
            kunci=f"R21|{bahan.tahun}|{bahan.unit}|pagu",
        )


def _earlier_budget(bahan: Bahan, rows: list[Any]) -> str | None:
    """What the first DIPA gives the rows in all where that is another sum; "" = the same one, None = it is
    not stored."""
    per_kode = {kode: pagu for revisi, kode, pagu in bahan.bersama.pagu_revisi if not revisi and kode}
    kode = [c.kode_baku for b in rows if (c := branch_of(b, bahan.pohon.baris)) is not None]
    if not per_kode or any(k not in per_kode for k in kode):
        return None
    ini, dulu = sum(b.pagu for b in rows), sum(per_kode[k] or 0 for k in kode)
    if ini == dulu:
        return ""
    return f"DIPA awal {cetak_rupiah(dulu)} untuk kegiatan itu; selisih {cetak_rupiah(abs(ini - dulu))}"


def _promised_budget(bahan: Bahan) -> str:
    """What the first PK of the unit promises, where it is another sum than the DIPA in force; else ""."""
    pk = bahan.pk
    if pk is None or pk.versi or pk.tanggal is None:
        return ""
    lines = bahan.bersama.anggaran_dokumen[type(pk), pk.pk]
    atas = [b for b in lines if not b.kode_baku or b.kode_baku.count(".") <= 2]
    jumlah = sum(n for b in atas if (n := amount_of(b, lines)) is not None)
    pagu = bahan.pohon.pagu
    if not jumlah or pagu is None or jumlah == pagu:
        return ""
    return (
        f"Perjanjian Kinerja tanggal {pk.tanggal_teks or cetak_tanggal(pk.tanggal)} memuat "
        f"{cetak_rupiah(jumlah)}; "
        f"selisih dengan pagu DIPA itu {cetak_rupiah(abs(pagu - jumlah))}"
    )


@aturan("R21", (J.PK,), PERINGATAN, slug="pk-pertengahan-tahun")
def first_promise_is_made_early(bahan: Bahan) -> Iterator[Hal]:
    """A PK that is dated after the first months of its year says that it is a revision. Source: R21, R36,
    E32."""
    if bahan.sumber.versi or bahan.tanggal is None or bahan.sumber.alasan_perubahan.strip():
        return
    if bahan.tanggal.year == bahan.tahun and bahan.tanggal.month > AWAL_TAHUN:
        hari = (bahan.tanggal - date(bahan.tahun, 1, 1)).days
        yield Hal(
            f"Perjanjian Kinerja tahun {bahan.tahun} bertanggal "
            f"{bahan.tanggal_teks or cetak_tanggal(bahan.tanggal)}, {hari} hari sesudah tahun itu mulai, "
            f"tanpa "
            "dinyatakan sebagai perubahan.",
            f"Tanggal {bahan.jenis.label}",
            bahan.head_url(),
        )


ATURAN: Final = (plan_bears_the_budget_of_its_day, first_promise_is_made_early)
