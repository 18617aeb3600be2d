"""Every rule over everything of a satker and year, one finding for each contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from anggaran.models import AnggaranLalu, BarisRealisasi, Dipa
from kinerja.models import Pengukuran, Pk, RencanaAksi, Rkt
from laporan.models import Lakip, Narasi
from laporan.pemeriksaan.aturan import SETAHUN, Aturan, Hal
from laporan.pemeriksaan.bahan import Bahan
from laporan.pemeriksaan.bahan_tahun import BahanTahun
from laporan.pemeriksaan.isi_tahun import IsiTahun
from laporan.pemeriksaan.periksa import SEMUA
from sakip.models import Satker
from sakip.models.alur import Beralur
from sakip.temuan import TINGKAT, Temuan


def check_year(satker: Satker, tahun: int, *, semua: bool = False) -> list[Temuan]:
    """Every contradiction in the Renstra, RKT, PK, rencana aksi, Pengukuran and LAKIP of `satker` for
    `tahun`, by tingkat, code and document; each version that holds is read, none that was replaced.

    A contradiction that fits two rules stands once, under the lower code; one that is seen from two documents
    or triwulan stands once, at the earlier of them. `semua` adds what is no contradiction (accounts, values
    that are not filled in yet). Reads only; the number of queries does not grow with rows or units.
    """
    return [temuan for _, temuan in year_findings(satker, tahun, semua=semua)]


def year_findings(satker: Satker, tahun: int, *, semua: bool = False) -> list[tuple[Beralur, Temuan]]:
    """(document, finding) of each contradiction, as `check_year`."""
    materials = materials_of(satker, tahun)
    found = [
        (satu, bahan, hal)
        for satu in sorted(SEMUA, key=lambda a: a.kode)
        if SETAHUN in satu.tingkat and (semua or satu.is_konsistensi)
        for bahan in materials
        if bahan.jenis in satu.jenis
        for hal in satu(bahan)
    ]
    temuan = [(bahan.sumber, _named(satu, bahan, hal)) for satu, bahan, hal in _once(found)]
    return sorted(temuan, key=lambda t: (TINGKAT.index(t[1].tingkat), t[1].kode))


def has_data(satker: Satker, tahun: int) -> bool:
    """Whether `satker` has anything of `tahun` but a Renstra that covers it. One query."""
    return _owners(tahun, satker).exists()


def satker_with_data(tahun: int) -> set[int]:
    """The keys of every satker that has anything of `tahun` but a Renstra. One query."""
    return {pk for (pk,) in _owners(tahun)}


def _owners(tahun: int, satker: Satker | None = None) -> QuerySet[Any]:
    milik: tuple[tuple[type[Any], str], ...] = (
        *((model, "unit__satker") for model in (Rkt, Pk, RencanaAksi, Pengukuran)),
        *((model, "satker") for model in (Dipa, BarisRealisasi, AnggaranLalu, Narasi, Lakip)),
    )
    ada = [
        model.objects.filter(**({"tahun": tahun} | ({pemilik: satker} if satker else {})))
        .order_by()
        .values_list(pemilik)
        for model, pemilik in milik
    ]
    return ada[0].union(*ada[1:])


def _once(found: Iterable[tuple[Aturan, Bahan, Hal]]) -> Iterator[tuple[Aturan, Bahan, Hal]]:
    """The first finding on each contradiction."""
    seen: set[Any] = set()
    for satu, bahan, hal in found:
        kunci = {hal.kunci} if hal.kunci else {(satu.kode, _place(bahan, hal), hal.pesan)}
        if not kunci & seen:
            yield satu, bahan, hal
        seen |= kunci


def _place(bahan: Bahan, hal: Hal) -> str:
    return f"{bahan.unit}|{hal.objek}"


def _named(satu: Aturan, bahan: Bahan, hal: Hal) -> Temuan:
    """The finding with the document that it was found in."""
    objek = f"{bahan.sumber}: {hal.objek}" if hal.objek else str(bahan.sumber)
    return Temuan(
        satu.kode, satu.tingkat[SETAHUN], hal.pesan, objek, hal.url, saran=hal.saran, slug=satu.slug
    )


def materials_of(satker: Satker, tahun: int) -> list[Bahan]:
    """What the rules read about each document of the year that holds, in the order of the chain."""
    isi, hari = IsiTahun(satker, tahun), timezone.localdate()
    return [BahanTahun(sumber, hari, isi) for sumber in _documents(isi)]


def _documents(isi: IsiTahun) -> Iterator[Any]:
    if isi.renstra is not None:
        yield isi.renstra
    yield from (*isi.rkt, *isi.pk, *isi.rencana_aksi, *isi.pengukuran, isi.lakip)
