"""Where new pagu rows hang: under the nearest code above them, made from the reference if missing."""

from __future__ import annotations

from collections.abc import Sequence

from anggaran.choices import TingkatKode
from anggaran.kode import baca_kode, induk_kode, kode_pendek
from anggaran.models import BarisPagu, Dipa, KodeAnggaran
from anggaran.queries import codes_valid_in, pagu_rows


def hang_rows(dipa: Dipa, baru: Sequence[BarisPagu]) -> None:
    """Give the stored rows `baru` their parent, their reference and a place in the order of the tree.

    Levels that the tree lacks are made from the reference of codes, without an amount of their own. A tree
    that puts its RO directly under the kegiatan, as many documents do, gets no KRO level.
    """
    if baru:
        rows = {b.kode_baku: b for b in reversed(pagu_rows(dipa)) if b.kode_baku}
        acuan = codes_valid_in(dipa.tahun, [k for b in baru for k in (b.kode_baku, *_above(b.kode_baku))])
        for baris in sorted(baru, key=lambda b: b.kode_baku):
            baris.acuan = acuan.get(baris.kode_baku)
            baris.induk = _parent(dipa, baris.kode_baku, rows, acuan)
        BarisPagu.objects.bulk_update(baru, ["induk", "acuan"], batch_size=200)
    _number(pagu_rows(dipa))


def _above(kode: str) -> list[str]:
    """The codes above `kode`, the nearest first."""
    atas, kini = [], induk_kode(kode)
    while kini:
        atas.append(kini)
        kini = induk_kode(kini)
    return atas


def _parent(
    dipa: Dipa, kode: str, rows: dict[str, BarisPagu], acuan: dict[str, KodeAnggaran]
) -> BarisPagu | None:
    """The row above `kode`; rows of missing levels are made from the top down."""
    tanpa_kro = any(
        b.tingkat == TingkatKode.RO and b.induk and b.induk.tingkat == TingkatKode.KEGIATAN
        for b in rows.values()
    )
    induk: BarisPagu | None = None
    for atas in reversed(_above(kode)):
        ada = rows.get(atas)
        if ada is None and atas in acuan and not (tanpa_kro and acuan[atas].tingkat == TingkatKode.KRO):
            ada = rows[atas] = _create_level(dipa, acuan[atas], induk)
        induk = ada or induk
    return induk


def _create_level(dipa: Dipa, acuan: KodeAnggaran, induk: BarisPagu | None) -> BarisPagu:
    return BarisPagu.objects.create(
        dipa=dipa,
        induk=induk,
        kode=kode_pendek(acuan.kode),
        kode_baku=acuan.kode,
        tingkat=baca_kode(acuan.kode).tingkat,
        acuan=acuan,
        uraian=acuan.nama,
    )


def _number(rows: list[BarisPagu]) -> None:
    """Number the rows in the order of the tree: parents first, siblings by code, then as they stood."""
    anak: dict[int | None, list[BarisPagu]] = {}
    for baris in rows:
        anak.setdefault(baris.induk_id, []).append(baris)
    urut, tumpukan = [], list(reversed(_siblings(anak, None)))
    while tumpukan:
        baris = tumpukan.pop()
        urut.append(baris)
        tumpukan += reversed(_siblings(anak, baris.pk))
    berubah = []
    for nomor, baris in enumerate(urut, start=1):
        if baris.urut != nomor:
            baris.urut = nomor
            berubah.append(baris)
    BarisPagu.objects.bulk_update(berubah, ["urut"], batch_size=200)


def _siblings(anak: dict[int | None, list[BarisPagu]], induk: int | None) -> list[BarisPagu]:
    return sorted(anak.get(induk, []), key=lambda b: (b.kode_baku == "", b.kode_baku, b.urut, b.pk))
