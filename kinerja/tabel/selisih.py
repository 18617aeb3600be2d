"""Where a document of the year is not what it comes from, line by line: for its page and its print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from anggaran.queries import codes_valid_in
from kinerja.models import Pk, RencanaAksi, Rkt
from kinerja.models.dokumen import DokumenTahunan
from kinerja.queries import pk_in_force, rkt_in_force
from kinerja.susunan import absent_from, key_of_words
from kinerja.tabel.dokumen import BarisDokumen
from renstra.queries import indikator_of_unit
from sakip.bacaan import teks_target

KODE_LENGKAP = "076."  # a shorter code names no year's reference


@dataclass(frozen=True)
class Butir:
    """One line to look at. `nomor` None = the document has no such row; `sumber` and `di_sini` are what
    stands in the source and here, in printed words; `alasan` None = no reason is asked for, "" = it is not
    written yet."""

    nomor: int | None
    indikator: str
    hal: str
    sumber: str = ""
    di_sini: str = ""
    alasan: str | None = None


@dataclass(frozen=True)
class Sumber:
    """What a row should come from: its name, the rows of it that the document lacks, and by which column a
    row is linked ("" = there is no such source)."""

    nama: str
    tak_dimuat: tuple[tuple[str, str], ...]
    kolom: str


def points_of(dokumen: Any, rows: Sequence[BarisDokumen]) -> list[Butir]:
    """Everything in `dokumen` with `rows` that is not as in its source: targets, periods, rows without a
    source, sources without a row, and budget codes that do not hold in the year. At most seven queries."""
    sumber = _source_of(dokumen, rows)
    berlaku = [b for b in rows if not getattr(b.baris, "dibatalkan", False)]
    butir = [satu for b in berlaku for satu in _of_row(b, sumber)]
    tidak_ada = f"Tidak dimuat dalam {dokumen.jenis_dokumen.label} ini"
    butir += [Butir(None, indikator, tidak_ada, target) for indikator, target in sumber.tak_dimuat]
    return [*butir, *_codes(dokumen, berlaku)]


def _of_row(satu: BarisDokumen, sumber: Sumber) -> Iterator[Butir]:
    baris, di_sini = satu.baris, teks_target(satu.baris)
    for label, target in satu.beda:
        hal = f"Target berbeda dari {label}"
        yield Butir(satu.nomor, baris.indikator, hal, target, di_sini, baris.alasan_selisih)
    for kalimat in satu.catatan:
        yield Butir(satu.nomor, baris.indikator, kalimat, alasan=baris.alasan_selisih)
    if sumber.kolom and getattr(baris, sumber.kolom) is None:
        hal = f"Tidak terhubung dengan {sumber.nama}"
        yield Butir(satu.nomor, baris.indikator, hal, "", di_sini, baris.alasan_selisih)


def _source_of(dokumen: DokumenTahunan, rows: Sequence[BarisDokumen]) -> Sumber:
    unit, tahun = dokumen.unit, dokumen.tahun
    ada = {key_of_words(b.baris) for b in rows}
    if isinstance(dokumen, RencanaAksi):
        pk = pk_in_force(unit, tahun)
        lain = _absent(pk.baris.order_by("urut", "id") if pk else [], ada)
        return Sumber(f"Perjanjian Kinerja {tahun}", lain, "baris_pk_id")
    rkt = rkt_in_force(unit, tahun) if isinstance(dokumen, Pk) else None
    if rkt is not None:
        return Sumber(f"RKT {tahun}", _absent(rkt.baris.order_by("urut", "id"), ada), "baris_rkt_id")
    lain = tuple(
        (i.uraian, teks_target(i.target_tahun[0]) if i.target_tahun else "")  # type: ignore[attr-defined]
        for i in absent_from((b.baris for b in rows), indikator_of_unit(unit, tahun))
    )
    return Sumber(f"Renstra {tahun}", lain, "indikator_renstra_id")


def _absent(sumber: Iterable[Any], ada: set[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((b.indikator, teks_target(b)) for b in sumber if key_of_words(b) not in ada)


def _codes(dokumen: Any, rows: Sequence[BarisDokumen]) -> Iterator[Butir]:
    """The budget codes of rows and budget lines that the reference of the year does not have."""
    lines = list(dokumen.anggaran.order_by("urut", "id")) if isinstance(dokumen, Rkt | Pk) else []
    bernomor = [(b.nomor, b.baris.indikator, b.baris) for b in rows if hasattr(b.baris, "kode_baku")]
    semua = [*bernomor, *((None, a.uraian, a) for a in lines)]
    lengkap = [satu for satu in semua if satu[2].kode_baku.startswith(KODE_LENGKAP)]
    if not lengkap:
        return
    berlaku = codes_valid_in(dokumen.tahun, [satu.kode_baku for _, _, satu in lengkap])
    for nomor, nama, satu in lengkap:
        if satu.kode_baku not in berlaku:
            hal = f"Kode {satu.kode} tidak ada dalam acuan kode anggaran tahun {dokumen.tahun}"
            yield Butir(nomor, nama, hal, "", satu.kode)
