"""A printed cell as a number with the format that prints it again. Pure (layer 0)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from laporan.bentuk.tabel import Kolom, Sel
from sakip.numbers import Tanda, baca_nilai

RUPIAH: Final = "#,##0"
_RUPIAH: Final = re.compile(r"-?\d{1,3}(?:\.\d{3})*")
_PERSEN: Final = re.compile(r"(-?\d{1,3}(?:\.\d{3})*|-?\d+)(?:,(\d+))?%")
_CACAH: Final = re.compile(r"-?\d{1,15}")
_DESIMAL: Final = re.compile(r"(-?\d{1,3}(?:\.\d{3})*|-?\d+),(\d+)")
_NILAI: Final = re.compile(r"-?[\d.,]+ ?(%|[A-Za-z ()/&-]{0,40})")
_ANGKA_BULAT: Final = 15  # digits that a cell keeps exactly


@dataclass(frozen=True)
class Angka:
    """A number and the format in which a cell shows it; `pola` "" = as it is."""

    nilai: Decimal
    pola: str = ""


def angka_sel(sel: Sel, kolom: Kolom, *, diukur: bool = False) -> Angka | None:
    """The number that a cell prints, None = it is text. `diukur`: a target or realisasi, which is read as it
    was read when it was typed, with its unit behind it."""
    teks = sel.teks.strip()
    if diukur:
        return _terukur(teks)
    if kolom.judul.endswith("(Rp)"):
        return Angka(_bulat(teks), RUPIAH) if _RUPIAH.fullmatch(teks) else None
    berangka = bool(sel.fakta) or bool({"tengah", "kanan"} & set(kolom.kelas.split()))
    if kolom.judul.startswith("Kode") or not berangka:
        return None
    return _tercetak(teks)


def _tercetak(teks: str) -> Angka | None:
    """What our own printing makes: `98,50%`, `1.234`, `-3,25`."""
    if cocok := _PERSEN.fullmatch(teks):
        return Angka(_desimal(*cocok.groups("")), f'{_nol(len(cocok[2] or ""))}"%"')
    if cocok := _DESIMAL.fullmatch(teks):
        return Angka(_desimal(*cocok.groups()), f"#,##{_nol(len(cocok[2]))}")
    if _CACAH.fullmatch(teks) and (len(teks.lstrip("-")) == 1 or not teks.startswith("0")):
        return Angka(Decimal(teks))
    return Angka(_bulat(teks), RUPIAH) if "." in teks and _RUPIAH.fullmatch(teks) else None


def _terukur(teks: str) -> Angka | None:
    cocok = _NILAI.fullmatch(teks)
    if cocok is None:
        return None
    terbaca = baca_nilai(teks)
    if terbaca.nilai is None or terbaca.atas is not None or Tanda.TIDAK_TERBACA in terbaca.tanda:
        return None
    nilai = terbaca.nilai.normalize()
    if len(nilai.as_tuple().digits) > _ANGKA_BULAT:
        return None
    desimal = max(0, -int(nilai.as_tuple().exponent))
    satuan = teks[cocok.start(1) - (teks[cocok.start(1) - 1] == " ") :] if cocok[1] else ""
    return Angka(terbaca.nilai, f'#,##{_nol(desimal)}"{satuan}"' if satuan else f"#,##{_nol(desimal)}")


def _nol(desimal: int) -> str:
    return f"0.{'0' * desimal}" if desimal else "0"


def _bulat(teks: str) -> Decimal:
    return Decimal(teks.replace(".", ""))


def _desimal(bulat: str, pecahan: str) -> Decimal:
    return Decimal(f"{bulat.replace('.', '')}.{pecahan or 0}")
