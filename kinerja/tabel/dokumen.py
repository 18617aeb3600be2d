"""The rows of RKT, PK and rencana aksi as the pages show them: with their source and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from anggaran.baris_jumlah import is_total
from anggaran.penyerapan import jumlahkan
from kinerja.models import BarisRencanaAksi, Pk, RencanaAksi, Rkt
from kinerja.models.dokumen import DokumenTahunan
from kinerja.susunan import differences
from laporan.capaian import gabung_triwulan
from renstra.berlaku import hold_in_force
from renstra.models import TargetIndikator
from renstra.queries import targets_of
from sakip.bacaan import teks_target
from sakip.choices import CaraKumulasi
from sakip.models import Satker, UnitKerja
from sakip.numbers import cetak_angka


@dataclass(frozen=True)
class BarisDokumen:
    """One row. `sumber`: (source, its target) of every source; `beda`: those of them whose target is another
    one than here; `catatan`: sentences; `periode`: the periods of a rencana aksi in order, None where nothing
    is planned; `cara`: how they come to the target of the year, in words."""

    nomor: int
    baris: Any
    beda: tuple[tuple[str, str], ...] = ()
    catatan: tuple[str, ...] = ()
    periode: tuple[Any, ...] = ()
    cara: str = ""
    sumber: tuple[tuple[str, str], ...] = ()

    @property
    def sasaran(self) -> str:
        return str(self.baris.sasaran)


def documents_per_unit(
    model: type[DokumenTahunan], satker: Satker, tahun: int
) -> list[tuple[UnitKerja, list[Any]]]:
    """Every unit of `satker` with its versions of the document, latest first, each with `banyak` rows
    (two queries)."""
    found = model.objects.filter(unit__satker=satker, tahun=tahun).annotate(banyak=Count("baris"))
    per_unit: dict[int, list[Any]] = {}
    for dokumen in found.order_by("-versi", "id"):
        per_unit.setdefault(dokumen.unit_id, []).append(dokumen)
    return [(unit, per_unit.get(unit.pk, [])) for unit in satker.unit.order_by("id")]


def budget_total(lines: Sequence[Any]) -> int | None:
    """The sum of budget lines in whole rupiah, None when none has an amount. A line below another one that
    has an amount (kegiatan under its program, by code) is already in it, and a typed total is no part."""
    lines = [b for b in lines if not is_total(b.uraian)]
    codes = [b.kode_baku for b in lines if b.kode_baku and b.anggaran is not None]
    return jumlahkan(b.anggaran for b in lines if not any(b.kode_baku.startswith(f"{k}.") for k in codes))


def versions_of(dokumen: Any) -> list[Any]:
    """Every version of the same document, first to last."""
    kunci = {"pola": dokumen.pola} if hasattr(dokumen, "pola") else {}
    return list(
        type(dokumen).objects.filter(unit_id=dokumen.unit_id, tahun=dokumen.tahun, **kunci).order_by("versi")
    )


def rkt_rows(rkt: Rkt) -> list[BarisDokumen]:
    """The rows of an RKT beside the Renstra's target of the year."""
    rows = rkt.baris.select_related("indikator_renstra__sasaran").prefetch_related(_yearly(rkt.tahun))
    baris = list(rows.order_by("urut", "id"))
    hold_in_force(baris, rkt.tahun)
    return rows_beside(rkt, baris)


def pk_rows(pk: Pk) -> list[BarisDokumen]:
    """The rows of a PK beside the targets of RKT and Renstra."""
    rows = pk.baris.select_related("baris_rkt", "indikator_renstra__sasaran__tujuan").prefetch_related(
        _yearly(pk.tahun)
    )
    baris = list(rows.order_by("urut", "id"))
    hold_in_force(baris, pk.tahun)
    return rows_beside(pk, baris)


def rows_beside(dokumen: Any, baris: Sequence[Any]) -> list[BarisDokumen]:
    """The rows of an RKT, PK or rencana aksi, read with their links, beside the targets of their sources. No
    query."""
    if isinstance(dokumen, RencanaAksi):
        return [_planned(ke, b, dokumen.jumlah_periode) for ke, b in enumerate(baris, start=1)]
    return [_beside(ke, b, _sources(b)) for ke, b in enumerate(baris, start=1)]


def _sources(baris: Any) -> list[tuple[str, Any]]:
    rkt = [("RKT", baris.baris_rkt)] if hasattr(baris, "baris_rkt") else []
    return [*rkt, ("Renstra", _renstra_target(baris))]


def _beside(nomor: int, baris: Any, sumber: Sequence[tuple[str, Any]]) -> BarisDokumen:
    return BarisDokumen(nomor, baris, tuple(differences(baris, sumber)), sumber=targets_there(sumber))


def targets_there(sumber: Sequence[tuple[str, Any]]) -> tuple[tuple[str, str], ...]:
    """(label, target in printed words) of every source that there is."""
    return tuple((nama, teks_target(s) or "belum ditetapkan") for nama, s in sumber if s is not None)


def to_be_typed(rows: Sequence[BarisDokumen]) -> list[Any]:
    """The stored rows of a document for its sheet, each with the `sumber` and `beda` of its target."""
    for satu in rows:
        satu.baris.sumber, satu.baris.beda = satu.sumber, satu.beda
    return [satu.baris for satu in rows]


def rencana_aksi_rows(dokumen: RencanaAksi) -> list[BarisDokumen]:
    """The rows of a rencana aksi with their periods, beside the target of the PK."""
    rows = dokumen.baris.select_related("baris_pk__indikator_renstra").prefetch_related("periode")
    baris = list(rows.order_by("urut", "id"))
    hold_in_force(b.baris_pk for b in baris)
    return rows_beside(dokumen, baris)


def _planned(nomor: int, baris: Any, banyak: int) -> BarisDokumen:
    """A cancelled action promises nothing more, so that it differs from nothing."""
    per_ke = {p.ke: p for p in baris.periode.all()}
    periode = tuple(per_ke.get(ke) for ke in range(1, banyak + 1))
    if baris.dibatalkan:
        return BarisDokumen(nomor, baris, periode=periode, cara=cumulation_words(baris))
    beda = tuple(differences(baris, [("Perjanjian Kinerja", baris.baris_pk)]))
    return BarisDokumen(
        nomor, baris, beda, tuple(_sum_note(baris, periode)), periode, cumulation_words(baris)
    )


def with_details(rows: Sequence[BarisDokumen]) -> list[BarisDokumen]:
    """The rows of a rencana aksi that say more of the kegiatan than its name and who does it."""
    aksi = [(b, b.baris) for b in rows if isinstance(b.baris, BarisRencanaAksi)]
    return [b for b, r in aksi if r.keluaran or r.jadwal or r.kode or r.pagu is not None or r.dibatalkan]


def _sum_note(baris: Any, periode: Sequence[Any]) -> list[str]:
    """One sentence where the targets of the periods do not come to the target of the year."""
    values = [p.target_nilai if p else None for p in periode]
    cara = _cumulation(baris)
    jumlah = gabung_triwulan(values, cara)
    if jumlah is None or baris.target_nilai is None or jumlah == baris.target_nilai:
        return []
    nama = {
        CaraKumulasi.AKUMULASI: "Jumlah target periode",
        CaraKumulasi.RATA_RATA: "Rata-rata target periode",
        CaraKumulasi.POSISI_AKHIR: "Target periode terakhir",
    }[CaraKumulasi(cara)]
    return [f"{nama} {cetak_angka(jumlah)} berbeda dari target setahun {cetak_angka(baris.target_nilai)}."]


def cumulation_words(baris: Any) -> str:
    """How the targets of the periods come to the target of the year, as the indikator declares it."""
    return {
        CaraKumulasi.AKUMULASI: "Target periode dijumlahkan menjadi target setahun.",
        CaraKumulasi.RATA_RATA: "Rata-rata target periode adalah target setahun.",
        CaraKumulasi.POSISI_AKHIR: "Target periode terakhir adalah target setahun.",
    }[CaraKumulasi(_cumulation(baris))]


def _cumulation(baris: Any) -> str:
    pk = baris.baris_pk
    sources = [baris, pk, pk.indikator_renstra if pk else None]
    declared = next((s.cara_kumulasi for s in sources if s is not None and s.cara_kumulasi), "")
    return declared or CaraKumulasi.POSISI_AKHIR


def _yearly(tahun: int) -> Any:
    """The Renstra's target of the year, prefetched on the linked indikator."""
    lookup = targets_of(tahun)
    lookup.add_prefix("indikator_renstra")
    return lookup


def _renstra_target(baris: Any) -> TargetIndikator | None:
    found = baris.indikator_renstra.target_tahun if baris.indikator_renstra else []
    return found[0] if found else None
