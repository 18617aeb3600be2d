"""The columns in which the material of a LAKIP is typed: staff, divisi, property, figures of other years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError

from anggaran.kode import baca_kode
from laporan.models.organisasi import TabelPegawai
from sakip.kolom import Kolom

TAHUN_AWAL: Final = 2000
JUMLAH_TERBESAR: Final = 999_999  # persons in one cell
KOLOM_PEGAWAI: Final[dict[str, tuple[str, ...]]] = {
    TabelPegawai.STATUS: ("Gol. IV", "Gol. III", "Gol. II", "Gol. I", "Tanpa golongan"),
    TabelPegawai.GOLONGAN: ("Jumlah",),
    TabelPegawai.PENDIDIKAN: ("SD", "SMP", "SMA", "D3", "S1", "S2", "S3"),
    TabelPegawai.JABATAN: ("Kebutuhan", "Terisi"),
    TabelPegawai.SUBBAGIAN: ("Jumlah",),
}
KOLOM_TERBANYAK: Final = 15  # more do not fit a printed page


class KolomTahun(Kolom):
    """A year up to `sampai`."""

    def __init__(self, sampai: int) -> None:
        super().__init__("tahun", "Tahun", pendek=True)
        self.sampai = sampai

    def teks(self, baris: Any) -> str:
        return str(baris.tahun or "")

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        if not re.fullmatch("[0-9]{4}", teks) or not TAHUN_AWAL <= int(teks) <= self.sampai:
            raise ValidationError(f"Tulis tahun dengan empat angka, dari {TAHUN_AWAL} sampai {self.sampai}.")
        baris.tahun = int(teks)


class KolomKodeBebas(Kolom):
    """A budget code at any depth, or the list number of a document without codes; empty is a total."""

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        super().isi(baris, teks, yakin)
        baris.kode_baku = baca_kode(teks).kode if teks else ""


@dataclass
class BarisPegawai:
    """One row of a staff table on the page: `anak` {column: persons, None = empty}. `pk` is its place among
    the stored rows, None for a new one."""

    pk: int | None
    nama: str
    urut: int = 0
    anak: dict[str, int | None] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.nama


class KolomNamaBaris(Kolom):
    """What a row of a staff table counts: a unit, a kind of staff, a jabatan."""

    def __init__(self) -> None:
        super().__init__("nama", "Uraian", pendek=True)

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        if not teks or len(teks) > 200:
            raise ValidationError("Uraian diisi dengan paling banyak 200 karakter.")
        baris.nama = teks


class KolomJumlah(Kolom):
    """How many persons a row has in the column `judul` of a staff table; empty is not zero."""

    def __init__(self, ke: int, judul: str) -> None:
        super().__init__(f"k{ke}", judul, pendek=True)
        self.judul = judul

    def teks(self, baris: Any) -> str:
        jumlah = baris.anak.get(self.judul)
        return "" if jumlah is None else str(jumlah)

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        angka = teks.replace(".", "")
        if teks and (not re.fullmatch("[0-9]{1,7}", angka) or int(angka) > JUMLAH_TERBESAR):
            raise ValidationError("Tulis jumlah orang dengan angka bulat, misalnya 12.")
        baris.anak[self.judul] = int(angka) if teks else None


def staff_columns(tabel: str, tersimpan: Sequence[str], diminta: str = "") -> list[str]:
    """The columns of a staff table in order: those that are stored, else the usual ones; behind them what
    `diminta` names, one a line. Raises ValidationError for one that is too long or one too many."""
    names = list(tersimpan) or list(KOLOM_PEGAWAI[tabel])
    if baru := [rapi for satu in diminta.splitlines() if (rapi := " ".join(satu.split()))]:
        names = list(dict.fromkeys([*tersimpan, *baru]))
    if len(names) > KOLOM_TERBANYAK or any(len(satu) > 100 for satu in names):
        raise ValidationError(
            f"Satu tabel memuat paling banyak {KOLOM_TERBANYAK} kolom dengan judul paling panjang 100 "
            "karakter."
        )
    return names
