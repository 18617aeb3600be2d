"""What a sheet of a paket is made of: columns, the document that rows belong to, and the key of a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model


@dataclass(frozen=True)
class Kolom:
    """One column. `jenis` names its reader in `sel`; `isian` the model attribute (default: the name).

    `dokumen`: the cell describes the document of the row, not the row. `tambahan`: exported only when a
    row has it. `bawaan`: the value that an empty cell stands for, not exported. `turun`: an empty cell
    repeats the row above. `mulai`..`sampai` bound whole numbers,
    `panjang` a text that is no column of the row's own model.
    """

    nama: str
    jenis: str = "teks"
    wajib: bool = False
    isian: str = ""
    pilihan: Any = None
    dokumen: bool = False
    tambahan: bool = False
    bawaan: Any = None
    turun: bool = False
    negatif: bool = False
    mulai: int = 0
    sampai: int = 32_767
    panjang: int | None = None

    @property
    def atribut(self) -> str:
        return self.isian or self.nama


@dataclass(frozen=True)
class Dokumen:
    """The document that rows belong to: `induk` is the row's foreign key, `kunci` finds the document."""

    model: type[Model]
    induk: str
    kunci: tuple[str, ...]


@dataclass(frozen=True)
class Lembar:
    """One sheet. `kunci` are the attributes that identify a row in its document (or in the satker).

    `milik` is the foreign key to the satker of rows without a document ("" = through their unit).
    `unik`: two rows with one key are an error, for the database refuses them. `rincian` names the sheet's
    own handler in `susun` when rows are more than one object.
    """

    nama: str
    model: type[Model]
    kolom: tuple[Kolom, ...]
    kunci: tuple[str, ...]
    dokumen: Dokumen | None = None
    milik: str = ""
    unik: bool = False
    rincian: str = ""

    def kolom_bernama(self, nama: str) -> Kolom | None:
        return next((kolom for kolom in self.kolom if kolom.nama == nama), None)

    @property
    def wajib(self) -> tuple[str, ...]:
        return tuple(kolom.nama for kolom in self.kolom if kolom.wajib)


def date_column(**opsi: Any) -> Kolom:
    return Kolom("tanggal", "tanggal_teks", dokumen=True, **opsi)
