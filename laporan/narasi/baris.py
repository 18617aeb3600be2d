"""One measured row of a LAKIP snapshot, as the sentences about it need it. Pure (layer 0)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from laporan.narasi.bacaan import Bacaan, baca, banding
from laporan.narasi.kalimat import Nilai, kapital
from sakip.numbers import cetak_persen

Isi = dict[str, Any]
ARAH: Final = {
    "Semakin tinggi semakin baik": "naik",
    "Semakin rendah semakin baik": "turun",
    "Semakin dekat dengan target semakin baik": "dekat",
}
POLARITAS: Final = {"maksimal": "naik", "minimal": "turun", "stabil": "dekat"}
TRIWULAN: Final = ("", "I", "II", "III", "IV")


@dataclass(frozen=True)
class Terukur:
    """A row of `snap["pengukuran"][n]["baris"]` with where it stands."""

    isi: Isi
    ukur: Isi
    tahun: int

    @property
    def nama(self) -> str:
        """The indikator in one line; several lines of one cell are divided by semicolons."""
        return kapital("; ".join(b.strip() for b in self.isi["indikator"].splitlines() if b.strip()))

    @cached_property
    def target(self) -> Bacaan:
        return baca(self.isi["target"])

    @cached_property
    def realisasi(self) -> Bacaan:
        return baca(self.isi["realisasi"])

    @property
    def waktu(self) -> str:
        """`pada tahun 2024`, or up to which triwulan the year was measured."""
        triwulan = self.ukur["triwulan"] or 4
        return (
            f"pada tahun {self.tahun}"
            if triwulan == 4
            else f"sampai dengan Triwulan {TRIWULAN[triwulan]} tahun {self.tahun}"
        )

    @property
    def is_terhitung(self) -> bool:
        return self.isi["capaian"] is not None

    @property
    def is_tercapai(self) -> bool:
        """Whether the capaian before its cap reaches 100, as the table counts it."""
        return self.isi["mentah"] is not None and Decimal(self.isi["mentah"]) >= 100

    @cached_property
    def arah(self) -> tuple[str, bool]:
        """(naik, turun or dekat, whether somebody declared it); ("naik", False) where nothing is known."""
        kata = dict((self.isi.get("cara") or {}).get("aturan", [])).get("Arah penilaian", "")
        dari_kata = next((nilai for awal, nilai in ARAH.items() if kata.startswith(awal)), "naik")
        arah = POLARITAS.get(self.isi.get("polaritas", ""), dari_kata)
        return arah, bool(kata) and "anggapan" not in kata

    @property
    def letak(self) -> int | None:
        """1, 0, -1: realisasi above, at, below its target; None where they cannot be compared."""
        return banding(self.realisasi, self.target)

    @property
    def kunci(self) -> str:
        """What stays the same when a realisasi is entered: the row of the PK, else that of the realisasi."""
        if self.isi["baris_pk"] is not None:
            return f"pk-{self.isi['baris_pk']}"
        return f"{self.ukur['acuan']}-{self.isi.get('id') or self.isi['indikator']}"

    def fakta(self, kolom: str, teks: str) -> Nilai:
        """The fact `kolom` (target, realisasi, capaian, ...) of this row, printed as `teks`."""
        if kolom == "target" and self.isi["baris_pk"] is not None:
            return Nilai(f"pk/{self.isi['baris_pk']}/target", teks)
        return Nilai(f"realisasi/{self.isi.get('id') or self.kunci}/{kolom}", teks)

    def pola(self, apa: str, nilai: str) -> Nilai:
        """The pattern that a sentence of kind `apa` rests on."""
        return Nilai(f"pola/{self.kunci}/{apa}", nilai)

    @property
    def nilai_target(self) -> Nilai:
        return self.fakta("target", self.target.teks or "yang belum ditetapkan")

    @property
    def nilai_realisasi(self) -> Nilai:
        return self.fakta("realisasi", self.realisasi.teks)

    @property
    def nilai_capaian(self) -> Nilai:
        return self.fakta("capaian", cetak_persen(Decimal(self.isi["capaian"])))


def terukur_dalam(snap: Isi, ukur: Isi) -> list[Terukur]:
    """The rows of one measured document in their order."""
    return [Terukur(b, ukur, snap["tahun"]) for b in ukur["baris"]]
