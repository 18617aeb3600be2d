"""What a version of a Renstra changed beyond its print: the kartu of its indikator, the order of its rows,
and what hangs on rows that a cancellation takes away or brings back (layer 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from django.db.models import Field

from laporan.beda import HAPUS, KOSONG, TAMBAH, UBAH, Beda, compare_snapshots
from laporan.snapshot.renstra import rows_snapshot
from renstra.berlaku import IsiRenstra, rows_of_version
from renstra.models import Indikator, PenanggungJawab, Renstra
from renstra.tabel import contributions_of
from sakip.numbers import cetak_angka

KARTU: Final = "Kartu indikator"
URUTAN: Final = "Urutan"
IKU: Final = "Indikator kinerja utama"
# Columns of an indikator that its print says, or that say nothing by themselves.
TERCETAK: Final = frozenset({"id", "sasaran", "uraian", "iku_tahun", "urut"})
BELUM_DINYATAKAN: Final = "belum dinyatakan"
Baris = Callable[[IsiRenstra], Iterable[Any]]
URUT: Final[dict[str, tuple[Baris, Callable[[Any], Any]]]] = {
    "misi": (lambda isi: isi.misi, lambda b: None),
    "tujuan": (lambda isi: isi.tujuan, lambda b: None),
    "sasaran": (lambda isi: isi.sasaran.values(), lambda b: (b.tujuan_id, b.induk_id)),
    "indikator": (lambda isi: isi.indikator.values(), lambda b: b.sasaran_id),
}


def renstra_differences(renstra: Renstra, lama: int, baru: int) -> list[Beda] | None:
    """What version `baru` changed against `lama`: each row is known again by its key, so that another wording
    is a changed cell; then IKU, kartu and order. None = one of them was not kept row by row."""
    satu, lain = rows_of_version(renstra, lama), rows_of_version(renstra, baru)
    if satu is None or lain is None:
        return None
    tercetak = compare_snapshots(rows_snapshot(satu, dikenal=True), rows_snapshot(lain, dikenal=True))
    return [*tercetak, *_main_indicators(satu, lain), *_cards(satu, lain), *_order(satu, lain)]


def hanging_differences(renstra: Renstra) -> list[Beda]:
    """What the perubahan at hand let come or go with its rows, though it is no part of it: kontribusi and
    penanggung jawab. Those of rows that both versions have stay as they are."""
    lama = rows_of_version(renstra, renstra.versi - 1)
    return [] if lama is None else [*_contributions(renstra, lama), *_answerers(renstra, lama)]


def _main_indicators(satu: IsiRenstra, lain: IsiRenstra) -> Iterator[Beda]:
    """The indikator kinerja utama that came or went with their row, with their years; of a row that both
    have the cells say it."""
    for isi, jenis, kolom in ((satu, HAPUS, "lama"), (lain, TAMBAH, "baru")):
        ada = {*satu.indikator} & {*lain.indikator}
        for pk, indikator in isi.indikator.items():
            if indikator.iku and pk not in ada:
                tahun = ", ".join(str(t) for t in isi.renstra.tahun_list if indikator.is_iku_in(t))
                yield Beda(IKU, jenis, str(indikator), **{kolom: tahun})


def _cards(satu: IsiRenstra, lain: IsiRenstra) -> Iterator[Beda]:
    kolom = [f for f in Indikator._meta.concrete_fields if f.name not in TERCETAK]
    for pk, baru in lain.indikator.items():
        lama = satu.indikator.get(pk)
        for bidang in kolom if lama is not None else ():
            a, b = _words(lama, bidang), _words(baru, bidang)
            if a != b and not _is_printed(lama, baru, bidang):
                nama = str(bidang.verbose_name)
                yield Beda(KARTU, UBAH, str(baru), nama[:1].upper() + nama[1:], a, b)


def _is_printed(lama: Any, baru: Any, bidang: Field[Any, Any]) -> bool:
    """Whether the print tells the two apart: it says of an IKU whether it is one, not that nobody said."""
    return bidang.name == "iku" and bool(lama.iku) != bool(baru.iku)


def _words(baris: Any, bidang: Field[Any, Any]) -> str:
    nilai = getattr(baris, bidang.attname)
    if nilai is None and bidang.name == "iku":
        return BELUM_DINYATAKAN
    if nilai is None or nilai == "":
        return KOSONG
    if bidang.choices:
        return str(getattr(baris, f"get_{bidang.name}_display")())
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    return cetak_angka(nilai) if isinstance(nilai, Decimal) else str(nilai)


def _order(satu: IsiRenstra, lain: IsiRenstra) -> Iterator[Beda]:
    """The rows that changed their place among those siblings that both versions have there."""
    for nama, (rows, induk) in URUT.items():
        dulu = {b.pk: induk(b) for b in rows(satu)}
        tetap = {b.pk for b in rows(lain) if b.pk in dulu and dulu[b.pk] == induk(b)}
        a, b = _places(rows(satu), tetap, induk), _places(rows(lain), tetap, induk)
        for baris in rows(lain):
            if a.get(baris.pk) != b.get(baris.pk):
                yield Beda(URUTAN, UBAH, str(baris), f"Urutan {nama}", str(a[baris.pk]), str(b[baris.pk]))


def _places(rows: Iterable[Any], tetap: set[int], induk: Callable[[Any], Any]) -> dict[int, int]:
    """{row: its place from 1 among its siblings in `tetap`}."""
    counted: dict[Any, int] = {}
    places = {}
    for baris in rows:
        if baris.pk in tetap:
            counted[induk(baris)] = places[baris.pk] = counted.get(induk(baris), 0) + 1
    return places


def _contributions(renstra: Renstra, lama: IsiRenstra) -> Iterator[Beda]:
    for satu in contributions_of(renstra):
        if satu.sasaran_id not in {None, *lama.sasaran} or satu.indikator_id not in {None, *lama.indikator}:
            yield Beda("Kontribusi unit", TAMBAH, f"{satu.unit.nama}: {satu.uraian}", baru=str(satu.butir))


def _answerers(renstra: Renstra, lama: IsiRenstra) -> Iterator[Beda]:
    """Of an indikator that only one of the two versions has."""
    bagian = "Penanggung jawab indikator"
    kini = PenanggungJawab.objects.filter(indikator__sasaran__renstra=renstra).select_related("indikator")
    for pj in kini.order_by("id"):
        if pj.indikator_id not in lama.indikator:
            yield Beda(bagian, TAMBAH, str(pj), baru=str(pj.indikator))
    ada = set(Indikator.objects.filter(sasaran__renstra=renstra).values_list("pk", flat=True))
    for pj in lama.penanggung_jawab:
        if pj.indikator_id not in ada:
            yield Beda(bagian, HAPUS, str(pj), lama=str(lama.indikator[pj.indikator_id]))
