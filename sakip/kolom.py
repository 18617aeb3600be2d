"""Rows that are typed on one page: what was typed, and how each column shows and fills a stored row.

Nothing here writes to the database. A column speaks text on both sides, so that a page, a comparison of
two savings and the audit trail say the same words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from sakip.bacaan import set_realisasi, set_target, teks_realisasi, teks_target
from sakip.choices import JenisNilai, StatusNilai
from sakip.kesesuaian import kesesuaian
from sakip.numbers import NilaiTerbaca, Tanda, baca_nilai, baca_rupiah, cetak_angka, cetak_rupiah_polos

RAGU = "ragu"  # the code of a ValidationError that a confirmation settles
TAK_TERSIMPAN = re.compile(r"[\x00\ud800-\udfff]")  # PostgreSQL stores no NUL and no half of a character
CONTOH = "Tulis seperti 82,5%, 12 Laporan, atau BB."
HURUF_MAKS = 20_000  # of one cell: some ten pages
GANJIL = frozenset({Tanda.SATUAN_JANGGAL, Tanda.NEGATIF, Tanda.TIDAK_WAJAR})


@dataclass(frozen=True)
class IsianBaris:
    """One row as sent: `kunci` is the primary key of the stored row or `baru1`, `baru2`, ... for a new one.

    `nilai` maps column to text; a column that is absent stays as stored. `yakin` maps a column to the text
    whose doubtful reading the user confirmed.
    """

    kunci: str
    nilai: Mapping[str, str] = field(default_factory=dict)
    yakin: Mapping[str, str] = field(default_factory=dict)
    hapus: bool = False

    @property
    def pk(self) -> int | None:
        """The primary key of the stored row; None for a new one."""
        return int(self.kunci) if self.kunci.isdecimal() else None


def rapi(teks: str) -> str:
    """`teks` as it is compared and stored: one kind of line end, no space at the ends."""
    return teks.replace("\r\n", "\n").replace("\r", "\n").strip()


def require_storable(teks: str) -> None:
    """Pass, or ValidationError: `teks` is longer than any cell, or holds a character that no database column
    can keep."""
    if len(teks) > HURUF_MAKS:
        raise ValidationError(f"Isian ini paling panjang {HURUF_MAKS:_} karakter.".replace("_", "."))
    if TAK_TERSIMPAN.search(teks):
        raise ValidationError("Isian ini memuat karakter yang tidak dapat disimpan. Ketik ulang isinya.")


class Kolom:
    """A column of words. `bentuk` says how it is typed: panjang, pendek, pilihan or centang. Columns of one
    `kelompok` write each other: who changes one has to have seen all of them as they are."""

    bentuk = "panjang"
    kelompok = ""

    def __init__(self, nama: str, label: str, *, pendek: bool = False) -> None:
        self.nama, self.label = nama, label
        if pendek:
            self.bentuk = "pendek"

    def teks(self, baris: Any) -> str:
        """What the page shows for a stored row."""
        return getattr(baris, self.nama) or ""

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        """Put `teks` into `baris`; ValidationError, code `ragu` when a confirmation is missing."""
        maks = baris._meta.get_field(self.nama).max_length
        if maks and len(teks) > maks:
            raise ValidationError(f"{self.label} paling panjang {maks} karakter.")
        setattr(baris, self.nama, teks)

    def bacaan(self, baris: Any) -> str:
        """How the stored text was read, `82,5 persen`; "" where words are just words."""
        return ""


class KolomUrut(Kolom):
    """The number of a row on the page; typing another one moves the row (`baris.tempat`)."""

    bentuk = "pendek"

    def __init__(self) -> None:
        super().__init__("urut", "Nomor urut")

    def teks(self, baris: Any) -> str:
        return str(baris.urut) if baris.urut else ""

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        if teks and not re.fullmatch("0{0,3}[1-9][0-9]{0,3}", teks):
            raise ValidationError("Nomor urut ditulis dengan angka 1 sampai 9999.")
        if teks:
            turun = baris.pk is not None and int(teks) > baris.urut
            baris.tempat = int(teks) + (0.5 if turun else -0.5)


class KolomPilihan(Kolom):
    """One of `pilihan` (value, words); empty is allowed and has the words `kosong`."""

    bentuk = "pilihan"

    def __init__(self, nama: str, label: str, pilihan: Sequence[tuple[str, str]], kosong: str) -> None:
        super().__init__(nama, label)
        self.pilihan = [("", kosong), *pilihan]

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        if teks not in dict(self.pilihan):
            raise ValidationError(f"Pilihan {self.label.lower()} tidak dikenal.")
        setattr(baris, self.nama, teks)


class KolomRujukan(KolomPilihan):
    """A foreign key, one of `pilihan` (primary key as text, words)."""

    def teks(self, baris: Any) -> str:
        return str(getattr(baris, f"{self.nama}_id") or "")

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        if teks not in dict(self.pilihan):
            raise ValidationError(f"Pilihan {self.label.lower()} tidak dikenal.")
        setattr(baris, f"{self.nama}_id", int(teks) if teks else None)


class KolomYaTidak(KolomPilihan):
    """Yes, no, or not said (None)."""

    KATA = {None: "", True: "ya", False: "tidak"}

    def __init__(self, nama: str, label: str) -> None:
        super().__init__(nama, label, [("ya", "Ya"), ("tidak", "Tidak")], "Tidak disebut")

    def teks(self, baris: Any) -> str:
        return self.KATA[getattr(baris, self.nama)]

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        if teks not in self.KATA.values():
            raise ValidationError(f"Pilihan {self.label.lower()} tidak dikenal.")
        setattr(baris, self.nama, {v: k for k, v in self.KATA.items()}[teks])


class KolomCentang(Kolom):
    """Yes (`on`) or no (empty)."""

    bentuk = "centang"

    def teks(self, baris: Any) -> str:
        return "on" if getattr(baris, self.nama) else ""

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        setattr(baris, self.nama, bool(teks))


class KolomTarget(Kolom):
    """The target of a row, kept as typed beside its reading."""

    bentuk = "pendek"

    def teks(self, baris: Any) -> str:
        return teks_target(baris)

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        set_target(baris, teks, read_with_care(teks, yakin))

    def bacaan(self, baris: Any) -> str:
        return stored_reading(baris, "target")


class KolomRealisasi(Kolom):
    """The realisasi of a row, kept as typed beside its reading."""

    bentuk = "pendek"

    def teks(self, baris: Any) -> str:
        return teks_realisasi(baris)

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        set_realisasi(baris, teks, read_with_care(teks, yakin))

    def bacaan(self, baris: Any) -> str:
        return stored_reading(baris, "realisasi")


class KolomRupiah(Kolom):
    """An amount in whole rupiah in column `nama`, with the words as typed in `<nama>_teks`."""

    bentuk = "pendek"

    def teks(self, baris: Any) -> str:
        nilai = getattr(baris, self.nama)
        return getattr(baris, f"{self.nama}_teks") or ("" if nilai is None else cetak_rupiah_polos(nilai))

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        hasil = baca_rupiah(teks)
        if hasil.nilai is None and hasil.catatan:
            raise ValidationError(f"{hasil.catatan} Tulis seperti 2.647.529.000.")
        if hasil.nilai is not None and hasil.nilai < 0:
            raise ValidationError(f"{self.label} tidak boleh negatif.")
        if hasil.ragu and yakin != teks:
            dibaca = f"Dibaca sebagai Rp{cetak_rupiah_polos(hasil.nilai)}."
            raise ValidationError(f"{dibaca} {hasil.catatan}".strip(), code=RAGU)
        setattr(baris, self.nama, hasil.nilai)
        setattr(baris, f"{self.nama}_teks", teks[:100])

    def bacaan(self, baris: Any) -> str:
        nilai = getattr(baris, self.nama)
        return "" if nilai is None else f"Rp{cetak_rupiah_polos(nilai)}"


class KolomTargetAnak(Kolom):
    """The target of one year or period, kept in a child row: `baris.anak[kunci]`, made by `baris.buat_anak`.

    An empty cell takes the child away: its key leaves `baris.anak`.
    """

    bentuk = "pendek"

    def __init__(self, kunci: int, label: str) -> None:
        super().__init__(f"t{kunci}", label)
        self.kunci = kunci

    def teks(self, baris: Any) -> str:
        anak = baris.anak.get(self.kunci)
        return teks_target(anak) if anak else ""

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        if not teks:
            baris.anak.pop(self.kunci, None)
            return
        terbaca = read_with_care(teks, yakin, self.jenis_of(baris))
        anak = baris.anak.get(self.kunci) or baris.buat_anak(self.kunci)
        set_target(anak, teks, terbaca)
        baris.anak[self.kunci] = anak

    def bacaan(self, baris: Any) -> str:
        anak = baris.anak.get(self.kunci)
        return stored_reading(anak, "target") if anak else ""

    def jenis_of(self, baris: Any) -> str:
        """The JenisNilai that the targets of `baris` are of; "" = not said."""
        return ""


def read_with_care(teks: str, yakin: str, jenis: str = "") -> NilaiTerbaca:
    """The reading of `teks`, or a ValidationError in words: digits that cannot be read, or a doubtful
    reading that `yakin` (the text that was confirmed) does not cover.

    With the `jenis` of the indikator the reading is what it counts as there, as in a paket; words instead
    of a number are refused, and a value of another kind or below zero asks for a confirmation.
    """
    hasil = baca_nilai(teks)
    if Tanda.TIDAK_TERBACA in hasil.tanda:
        raise ValidationError(f"{hasil.catatan} {CONTOH}")
    ragu = hasil.ragu
    if jenis and jenis != JenisNilai.TEKS:
        hasil = kesesuaian(hasil, jenis)
        if Tanda.SATUAN_JANGGAL in hasil.tanda and hasil.jenis == JenisNilai.TEKS:
            kata = JenisNilai(jenis).label.lower()
            raise ValidationError(f"'{teks}' tidak dapat dibaca sebagai {kata}. {CONTOH}")
        ragu = hasil.ragu or bool(hasil.tanda & GANJIL)
    if ragu and yakin != teks:
        raise ValidationError(f"Dibaca sebagai {reading_words(hasil)}. {hasil.catatan}".strip(), code=RAGU)
    return hasil


def reading_words(hasil: NilaiTerbaca) -> str:
    """A reading in words: `82,5 persen`, `12 Laporan`, `72,1 (BB)`, `belum dinilai`."""
    if hasil.status != StatusNilai.TERISI:
        return StatusNilai(hasil.status).label.lower()
    if hasil.nilai is None:
        return hasil.predikat or JenisNilai(hasil.jenis).label.lower()
    satuan = "persen" if hasil.satuan == "%" else hasil.satuan
    atas = f" sampai {cetak_angka(hasil.atas)}" if hasil.atas is not None else ""
    predikat = f" ({hasil.predikat})" if hasil.predikat else ""
    return f"{cetak_angka(hasil.nilai)}{atas} {satuan}".strip() + predikat


def stored_reading(baris: Any, nama: str) -> str:
    """The reading that stands beside the text in the columns `<nama>_...` of `baris`, in words; "" = no text
    was typed, or only words were read in it."""
    jenis, status = getattr(baris, f"{nama}_jenis"), getattr(baris, f"{nama}_status")
    nilai, teks = getattr(baris, f"{nama}_nilai"), getattr(baris, f"{nama}_teks")
    if not teks and nilai is None:
        return ""
    if status == StatusNilai.TERISI and nilai is None and jenis in ("", JenisNilai.TEKS):
        return ""
    hasil = baca_nilai(teks)
    if (hasil.nilai, hasil.status) != (nilai, status):  # confirmed, or read as the kind of the indikator says
        satuan = getattr(baris, f"{nama}_satuan")
        hasil = NilaiTerbaca(nilai, satuan, jenis, status, False, "", getattr(baris, f"{nama}_atas", None))
    return reading_words(hasil)


def texts_of(baris: Model, kolom: Sequence[Kolom]) -> dict[str, str]:
    """Every column of a row as text, as compared and logged."""
    return {k.nama: rapi(k.teks(baris)) for k in kolom}
