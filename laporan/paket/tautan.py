"""Linking rows along the chain Renstra -> RKT -> PK -> rencana aksi and realisasi, in memory.

A row belongs to the one with the same unit, sasaran and indikator (folded), else to the only one of its
unit with the same indikator. What finds no partner stays without a link; nothing is invented.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kinerja.models import BarisPk, BarisRencanaAksi, BarisRkt, Pengukuran, Realisasi
from kinerja.models.realisasi import Acuan
from kinerja.queries import held_of
from laporan.paket.cocok import fold
from laporan.paket.izin import is_fixed
from laporan.paket.kerja import Kerja
from renstra.models import Indikator


class Indeks:
    """Rows of one place (unit and year, or Renstra) by their words."""

    def __init__(self, rows: Iterable[tuple[Any, str, str, Any]]) -> None:
        self._penuh: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
        self._indikator: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
        for letak, sasaran, indikator, objek in rows:
            self._penuh[letak, fold(sasaran), fold(indikator)].append(objek)
            self._indikator[letak, fold(indikator)].append(objek)

    def find(self, letak: Any, sasaran: str, indikator: str, ke: int = 0) -> Any:
        """The partner, or None; of several with the same words the `ke`-th (position among equals)."""
        if not indikator.strip():
            return None
        penuh = self._penuh.get((letak, fold(sasaran), fold(indikator)), [])
        if penuh:
            return penuh[min(ke, len(penuh) - 1)]
        calon = self._indikator.get((letak, fold(indikator)), [])
        return calon[0] if len(calon) == 1 else None


def link_rows(kerja: Kerja) -> None:
    """Plan every link that can be made, and remember whose capaian it touches."""
    rkt = _in_force(kerja, BarisRkt, "rkt")
    pk = _in_force(kerja, BarisPk, "pk_dokumen")
    renstra = _Renstra(kerja)
    for baris in kerja.gudang.rows(BarisRkt):
        _link(kerja, baris, "indikator_renstra", renstra.find(baris.rkt, baris), baris.rkt)
    for baris in kerja.gudang.rows(BarisPk):
        dokumen = baris.pk_dokumen
        _link(kerja, baris, "baris_rkt", _find(rkt, dokumen, baris), dokumen)
        _link(kerja, baris, "indikator_renstra", renstra.find(dokumen, baris), dokumen)
    for baris, ke in _numbered(kerja.gudang.rows(BarisRencanaAksi), "rencana_aksi"):
        _link(kerja, baris, "baris_pk", _find(pk, baris.rencana_aksi, baris, ke), baris.rencana_aksi)
    for baris, ke in _numbered(kerja.gudang.rows(Realisasi), "pengukuran"):
        jenis, indeks = ("baris_pk", pk) if baris.acuan == Acuan.PK else ("baris_rkt", rkt)
        _link(kerja, baris, jenis, _find(indeks, baris.pengukuran, baris, ke), baris.pengukuran)


def _numbered(rows: list[Any], induk: str) -> list[tuple[Any, int]]:
    """Each row with its position among those of its document that have the same words."""
    seen: dict[tuple[Any, ...], int] = defaultdict(int)
    hasil = []
    for baris in rows:
        kunci = (
            id(getattr(baris, induk)),
            getattr(baris, "acuan", ""),
            fold(baris.sasaran),
            fold(baris.indikator),
        )
        hasil.append((baris, seen[kunci]))
        seen[kunci] += 1
    return hasil


def _in_force(kerja: Kerja, model: Any, induk: str) -> Indeks:
    """The rows of the version that holds of each unit and year."""
    rows = kerja.gudang.rows(model)
    versions: dict[tuple[Any, int], dict[int, Any]] = defaultdict(dict)
    for baris in rows:
        dokumen = getattr(baris, induk)
        versions[dokumen.unit.kunci, dokumen.tahun][id(dokumen)] = dokumen
    held = {letak: held_of(semua.values()) for letak, semua in versions.items()}
    return Indeks(
        ((d.unit.kunci, d.tahun), baris.sasaran, baris.indikator, baris)
        for baris in rows
        if (d := getattr(baris, induk)) is held[d.unit.kunci, d.tahun]
    )


def _find(indeks: Indeks, dokumen: Any, baris: Any, ke: int = 0) -> Any:
    return indeks.find((dokumen.unit.kunci, dokumen.tahun), baris.sasaran, baris.indikator, ke)


class _Renstra:
    """Indicators of the Renstra that covers a year."""

    def __init__(self, kerja: Kerja) -> None:
        rows = kerja.gudang.rows(Indikator)
        self._masa = {id(i.sasaran.renstra): i.sasaran.renstra for i in rows}
        self._indeks = Indeks(
            ((id(i.sasaran.renstra), i.sasaran.unit.kunci), i.sasaran.uraian, i.uraian, i) for i in rows
        )

    def find(self, dokumen: Any, baris: Any) -> Any:
        for kunci, renstra in self._masa.items():
            if renstra.tahun_awal <= dokumen.tahun <= renstra.tahun_akhir:
                found = self._indeks.find((kunci, dokumen.unit.kunci), baris.sasaran, baris.indikator)
                if found:
                    return found
        return None


def _link(kerja: Kerja, baris: Any, bidang: str, partner: Any, dokumen: Any) -> None:
    """Plan the link where it is missing, where the row is new or changed, or where it points at a version
    that is no longer in force; a link that somebody chose by hand stays, and one of a document that is
    ditetapkan."""
    if partner is None or is_fixed(kerja, dokumen):
        return
    sekarang = getattr(baris, f"{bidang}_id")
    change = kerja.change_of(baris)
    if sekarang is not None and change is None and not _is_outdated(kerja, baris, bidang, partner):
        return
    if kerja.update(baris, {bidang: partner}):
        kerja.touch(dokumen)
        kerja.measure(dokumen.unit, dokumen.tahun)


def acuan_of(kerja: Kerja, baris: Realisasi) -> Any:
    """The row that a realisasi is measured against, stored or planned; None = it has no partner."""
    bidang, model = ("baris_pk", BarisPk) if baris.acuan == Acuan.PK else ("baris_rkt", BarisRkt)
    kolom: Any = Realisasi._meta.get_field(bidang)
    if kolom.is_cached(baris):
        return getattr(baris, bidang)
    return kerja.gudang.by_pk(model).get(getattr(baris, f"{bidang}_id"))


def _is_outdated(kerja: Kerja, baris: Any, bidang: str, partner: Any) -> bool:
    """Whether the stored link points at another version than the one in force."""
    if bidang not in ("baris_pk", "baris_rkt"):
        return False
    sekarang = getattr(baris, f"{bidang}_id")
    induk = "pk_dokumen" if bidang == "baris_pk" else "rkt"
    lama = kerja.gudang.by_pk(type(partner)).get(sekarang)
    return lama is not None and getattr(lama, induk) is not getattr(partner, induk)


def measure_all(kerja: Kerja) -> None:
    """Remember every pengukuran of the satker for a new computation of its capaian."""
    for satu in kerja.gudang.rows(Pengukuran):
        kerja.measure(satu.unit, satu.tahun)
