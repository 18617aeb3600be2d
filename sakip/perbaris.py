"""Saving row by row: what was seen of each row decides, not the version of the whole page (layer 2).

A row that nobody else touched in the same cells is saved although the page is old; sending the same row again
changes nothing, so that a browser may repeat what got no answer; what its page stored itself is no conflict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from sakip.kolom import IsianBaris, Kolom, rapi, texts_of

DIUBAH = "Baris ini diubah pengguna lain sejak Anda membukanya. Periksa isinya, lalu hapus kembali."


@dataclass
class PerBaris:
    """Stands where a service takes the version of a page; the service leaves its findings here.

    `dilihat` {kunci: {column: text that the user saw}}; `tanda` {kunci: the mark of the row on his page} and
    `ke` {kunci: number of this sending, rising on that page}. What comes after a later one is dropped and
    noted in `usang` {kunci: number of the later one}; `diolah` {kunci: primary key} of the rows that are as
    they were sent, also where that changed nothing. `dikenal` {kunci of a new row: primary key under which
    it is stored}; `milik` {kunci: {column: text that this page stored last, perhaps without an answer}}.
    `bentrok` {kunci: {column: text stored now}} of the rows that somebody else changed in a cell which the
    user changed too; `hilang`: rows that are gone; `galat` {kunci: {column: error}}. A row in none of these
    four is stored as it was sent.
    """

    dilihat: Mapping[str, Mapping[str, str]]
    tanda: Mapping[str, UUID] = field(default_factory=dict)
    ke: Mapping[str, int] = field(default_factory=dict)
    usang: dict[str, int] = field(default_factory=dict)
    diolah: dict[str, int] = field(default_factory=dict)
    dikenal: dict[str, int] = field(default_factory=dict)
    milik: dict[str, Mapping[str, str]] = field(default_factory=dict)
    bentrok: dict[str, dict[str, str]] = field(default_factory=dict)
    hilang: set[str] = field(default_factory=set)
    galat: dict[str, dict[str, ValidationError]] = field(default_factory=dict)

    def admits(self, satu: IsianBaris, baris: Any, kolom: Sequence[Kolom]) -> bool:
        """Whether `satu` may be written over the stored `baris` (None = it is gone); notes why not."""
        if satu.pk is None:
            return satu.kunci in self.tanda
        if baris is None:
            self.hilang.add(satu.kunci)
            return False
        kini, asing = texts_of(baris, kolom), self._changed_by_others(satu, baris, kolom)
        if satu.hapus and asing:
            self.galat[satu.kunci] = {"": ValidationError(DIUBAH)}
            return False
        milik, dilihat = self.milik.get(satu.kunci, {}), self.dilihat.get(satu.kunci, {})
        bersama = {k.nama for k in kolom if k.kelompok and k.kelompok in {a.kelompok for a in asing}}
        beda = {
            nama: kini[nama]
            for nama, teks in satu.nilai.items()
            if nama in kini
            and kini[nama] != rapi(teks)
            and (nama in bersama or kini[nama] not in (rapi(dilihat.get(nama, "")), milik.get(nama)))
        }
        if beda:
            self.bentrok[satu.kunci] = beda
        return not beda

    def _changed_by_others(self, satu: IsianBaris, baris: Any, kolom: Sequence[Kolom]) -> list[Kolom]:
        """The columns which the page showed otherwise than they are stored, though it did not store them."""
        kini, dilihat = texts_of(baris, kolom), self.dilihat.get(satu.kunci, {})
        milik = self.milik.get(satu.kunci, {})
        return [
            k
            for k in kolom
            if k.nama in dilihat and kini[k.nama] not in (rapi(dilihat[k.nama]), milik.get(k.nama))
        ]


Terlihat = int | PerBaris
