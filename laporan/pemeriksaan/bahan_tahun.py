"""What the rules read about one document of a year, from what was read of the whole year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from kinerja.models import BarisPk, Pk, Realisasi, RencanaAksi, Rkt
from kinerja.models.realisasi import Acuan
from kinerja.tabel.dokumen import BarisDokumen, rows_beside
from kinerja.ukuran import promise_key, with_history
from laporan.pemeriksaan.aturan import SETAHUN
from laporan.pemeriksaan.bahan import Bahan, numbers_by_indikator
from laporan.pemeriksaan.isi_tahun import IsiTahun
from laporan.pihak import Pihak, parties_among
from renstra.models import Renstra, Sasaran
from sakip.choices import JenisDokumen
from sakip.models.alur import Beralur


class BahanTahun(Bahan):
    """A document of the year `bersama`; nothing of it is read again from the database."""

    def __init__(self, sumber: Beralur, hari: date, bersama: IsiTahun) -> None:
        super().__init__(sumber, SETAHUN, hari, bersama)

    @cached_property
    def rows(self) -> list[BarisDokumen]:
        if self.jenis not in (JenisDokumen.RKT, JenisDokumen.PK, JenisDokumen.RENCANA_AKSI):
            return []
        return rows_beside(self.sumber, self.bersama.baris[type(self.sumber), self.sumber.pk])

    @cached_property
    def terukur(self) -> list[tuple[Realisasi, tuple[Realisasi, ...]]]:
        if self.jenis != JenisDokumen.REALISASI:
            return []
        rows = [
            b
            for b in self.bersama.realisasi
            if b.pengukuran.tahun == self.tahun and b.pengukuran.unit_id == self.sumber.unit_id
        ]
        return [(b, lalu) for b, lalu in with_history(rows) if b.pengukuran_id == self.sumber.pk]

    @cached_property
    def anggaran(self) -> list[Any]:
        return self.bersama.anggaran_dokumen.get((type(self.sumber), self.sumber.pk), [])

    @cached_property
    def rkt(self) -> Rkt | None:
        return next((d for d in self.bersama.rkt if d.unit_id == self._unit_pk), None)

    @cached_property
    def anggaran_rkt(self) -> tuple[list[Any], list[Any]]:
        if self.rkt is None:
            return [], []
        kunci = (Rkt, self.rkt.pk)
        return self.bersama.anggaran_dokumen.get(kunci, []), self.bersama.baris[kunci]

    @cached_property
    def pk(self) -> Pk | None:
        return next((d for d in self.bersama.pk if d.unit_id == self._unit_pk), None)

    @cached_property
    def baris_pk(self) -> list[BarisPk]:
        return self.bersama.baris[Pk, self.pk.pk] if self.pk else []

    @cached_property
    def renstra(self) -> Renstra | None:
        return self.bersama.renstra

    @cached_property
    def realisasi_lalu(self) -> dict[str, tuple[Decimal, str, str]]:
        lalu = [
            c for c in self.bersama.capaian_lalu if c.unit_id == self._unit_pk and c.tahun == self.tahun - 1
        ]
        diukur = [
            b
            for b in self.bersama.realisasi
            if b.pengukuran.tahun == self.tahun - 1
            and b.pengukuran.unit_id == self._unit_pk
            and b.acuan == Acuan.PK
        ]
        return numbers_by_indikator([*lalu, *diukur])

    @cached_property
    def janji_terencana(self) -> set[tuple[object, ...]]:
        aksi = [
            b
            for (model, _), rows in self.bersama.baris.items()
            if model is RencanaAksi
            for b in rows
            if b.baris_pk_id is not None and not b.dibatalkan
        ]
        ids = {d.pk for d in self.bersama.rencana_aksi if d.unit_id == self._unit_pk}
        return {promise_key(b.baris_pk) for b in aksi if b.rencana_aksi_id in ids}

    @cached_property
    def pihak(self) -> list[Pihak]:
        return parties_among(self.sumber, list(self.bersama.unit.values()), self.bersama.pejabat)

    @cached_property
    def versi_sebelum(self) -> Any:
        pola = getattr(self.sumber, "pola", "")
        lain = [
            d
            for d in self.bersama.versi(type(self.sumber))
            if (d.unit_id, getattr(d, "pola", "")) == (self._unit_pk, pola) and d.versi < self.sumber.versi
        ]
        return max(lain, key=lambda d: d.versi, default=None)

    @cached_property
    def tempat_dokumen(self) -> list[tuple[str, str]]:
        semua = (*self.bersama.rkt, *self.bersama.pk, *self.bersama.rencana_aksi)
        return [(str(d), d.tempat) for d in semua if d.tempat]

    @cached_property
    def dikesampingkan(self) -> dict[str, str]:
        return {}

    @cached_property
    def sasaran(self) -> list[Sasaran]:
        if self.jenis != JenisDokumen.RENSTRA:
            return []
        return self.bersama.sasaran

    @property
    def _unit_pk(self) -> int | None:
        return self.unit.pk if self.unit else None
