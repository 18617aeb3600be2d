"""What a preview says: messages with their place, the state of each row, and the counts."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

TINGKAT = ("galat", "ragu", "peringatan", "info")
KEADAAN = ("baru", "berubah", "sama", "galat")
HITUNGAN = (*KEADAAN, "peringatan", "ragu")


@dataclass(frozen=True)
class Pesan:
    """One sentence in Indonesian about a place; `lembar` "" = the file, `baris` None = the whole sheet."""

    tingkat: str
    lembar: str
    baris: int | None
    kolom: str
    pesan: str


@dataclass
class HasilBaris:
    """What one row would do: `keadaan` is one of KEADAAN; `perubahan` (column, before, after) as text."""

    lembar: str
    nomor: int
    keadaan: str
    judul: str = ""
    perubahan: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass
class Pratinjau:
    """The outcome of a preview. `satker` None = not known; `tersimpan` = an apply wrote something."""

    satker: Any = None
    lembar: list[str] = field(default_factory=list)
    baris: list[HasilBaris] = field(default_factory=list)
    pesan: list[Pesan] = field(default_factory=list)
    tersimpan: bool = False

    def tambah(
        self, tingkat: str, pesan: str, lembar: str = "", baris: int | None = None, kolom: str = ""
    ) -> None:
        self.pesan.append(Pesan(tingkat, lembar, baris, kolom, pesan))

    @property
    def has_galat(self) -> bool:
        return any(pesan.tingkat == "galat" for pesan in self.pesan)

    @property
    def baris_ragu(self) -> set[tuple[str, int]]:
        """(sheet, row) of every row that waits for a confirmation."""
        return {(p.lembar, p.baris or 0) for p in self.pesan if p.tingkat == "ragu"}

    def hitung(self, lembar: str | None = None) -> dict[str, int]:
        """Rows per keadaan, messages per peringatan and ragu; None = the whole file.

        An error that belongs to no row (an unreadable file, a missing column of an empty sheet) counts
        as one galat, so that no file with an error looks clean.
        """
        rows = [baris for baris in self.baris if lembar in (None, baris.lembar)]
        said = [pesan for pesan in self.pesan if lembar in (None, pesan.lembar)]
        counts = Counter(baris.keadaan for baris in rows)
        tingkat = Counter(pesan.tingkat for pesan in said)
        hasil = {keadaan: counts[keadaan] for keadaan in KEADAAN}
        marked = {(baris.lembar, baris.nomor) for baris in rows if baris.keadaan == "galat"}
        loose = [p for p in said if p.tingkat == "galat" and (p.lembar, p.baris) not in marked]
        covered = {nama for nama, _ in marked}
        hasil["galat"] += sum(1 for p in loose if p.lembar not in covered or p.baris is not None)
        return hasil | {"peringatan": tingkat["peringatan"], "ragu": tingkat["ragu"]}

    def as_dict(self) -> dict[str, Any]:
        """The shape that `impor_paket --json` prints (PAKET contract)."""
        return {
            "satker": self.satker.kode_wilayah if self.satker else None,
            "ringkasan": self.hitung(),
            "lembar": {nama: self.hitung(nama) for nama in self.lembar},
            "pesan": [vars(pesan) for pesan in self.pesan],
        }

    def sidik(self) -> str:
        """SHA-256 of all that the preview says: two equal ones promise the same apply."""
        isi = [self.as_dict(), [vars(baris) for baris in self.baris]]
        return hashlib.sha256(json.dumps(isi, ensure_ascii=False, default=str).encode()).hexdigest()
