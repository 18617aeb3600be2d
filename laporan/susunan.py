"""Which sections of a LAKIP hold narasi, in what state, and what the figures of today say of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from laporan.bentuk.naskah import Blok, paragraf
from laporan.fakta import fakta_dalam
from laporan.models import Narasi
from laporan.models.lakip import JenisNarasi
from laporan.narasi.bagian import Tempat, nilai_kini, tempat_dalam
from laporan.narasi.ikatan import Beda, beda_of, bisa_diganti, pengganti
from laporan.narasi.kalimat import Rancangan
from laporan.narasi.markah import hitung_kata
from laporan.snapshot.lakip import lakip_snapshot
from sakip.lipat import lipat
from sakip.models import Satker


@dataclass(frozen=True)
class KalimatUsang:
    """A sentence whose facts have changed. `ke` is its place among the bindings, `bisa_angka` whether new
    figures alone put it right, `baru` the sentence that a new draft would write ("" = none)."""

    ke: int
    teks: str
    beda: list[Beda]
    bisa_angka: bool
    baru: str


@dataclass
class Keadaan:
    """The facts of a satker and year as they are now, read once for all its sections; `_snap` is the
    snapshot where somebody has read it already."""

    satker: Satker
    tahun: int
    _snap: dict[str, Any] | None = None
    _rancangan: dict[str, Rancangan] = field(default_factory=dict)

    @cached_property
    def snap(self) -> dict[str, Any]:
        return self._snap or lakip_snapshot(self.satker, self.tahun)

    @cached_property
    def tempat(self) -> list[Tempat]:
        return tempat_dalam(self.snap)

    @cached_property
    def kini(self) -> dict[str, str]:
        """{fact id: value as printed today}."""
        return nilai_kini(self.snap, ((id_, f.nilai) for id_, f in fakta_dalam(self.snap).items()))

    def tempat_of(self, bagian: str) -> Tempat | None:
        """Where a section of that name prints; None = a section of the satker's own."""
        return next((t for t in self.tempat if t.cocok(bagian)), None)

    def rancangan_of(self, bagian: str) -> Rancangan:
        """What the figures say for that section today; [] = nothing."""
        tempat = self.tempat_of(bagian)
        if tempat is None or lipat(bagian) not in {lipat(n) for n in (tempat.nama, *tempat.lain)}:
            return []
        return self._rancangan.setdefault(tempat.nama, tempat.rancang(self.snap))

    def usang(self, narasi: Narasi) -> list[KalimatUsang]:
        """The sentences of `narasi` whose facts have changed since they were written."""
        hasil = []
        for ke, satu in enumerate(narasi.ikatan):
            beda = beda_of(satu, self.kini) if satu["kalimat"] in narasi.teks else []
            if beda:
                baru = pengganti(satu, self.rancangan_of(narasi.bagian))
                bisa = bisa_diganti(satu, beda)
                hasil.append(KalimatUsang(ke, satu["kalimat"], beda, bisa, baru.teks if baru else ""))
        return hasil


@dataclass(frozen=True)
class Baris:
    """A section in the list: `narasi` None = nothing written yet; `usang` how many sentences no longer fit
    their figures; `bisa_disusun` whether the figures have something to say; `menunggu` why that is little."""

    bab: str
    kelompok: str
    nama: str
    narasi: Narasi | None
    usang: int = 0
    bisa_disusun: bool = False
    menunggu: str = ""

    @property
    def is_kosong(self) -> bool:
        return self.narasi is None or not self.narasi.teks.strip()

    @property
    def kata(self) -> int:
        """How many words it has."""
        return hitung_kata(self.narasi.teks) if self.narasi else 0

    @property
    def bloks(self) -> list[Blok]:
        """How its text prints."""
        return paragraf(self.narasi.teks) if self.narasi else []

    @property
    def keadaan(self) -> tuple[str, str]:
        """(words, tone) of the badge."""
        if self.is_kosong or self.narasi is None:
            return "Kosong", "netral"
        if self.usang:
            return f"Usang: {self.usang} kalimat", "kurang"
        return ("Rancangan otomatis", "info") if self.narasi.is_rancangan else ("Disunting", "baik")


def rows_of(keadaan: Keadaan, narasi: Iterable[Narasi]) -> list[Baris]:
    """Every place for narasi in the order of the document with what is written there, then what the satker
    wrote under names of its own."""
    sisa = [n for n in narasi if n.dokumen == JenisNarasi.LAKIP]
    hasil: list[Baris] = []
    for tempat in keadaan.tempat:
        milik = [n for n in sisa if tempat.cocok(n.bagian)]
        sisa = [n for n in sisa if n not in milik]
        bisa = bool(keadaan.rancangan_of(tempat.nama))
        if not milik:
            hasil.append(Baris(tempat.bab, tempat.kelompok, tempat.nama, None, 0, bisa, tempat.menunggu))
        hasil += [Baris(tempat.bab, tempat.kelompok, n.bagian, n, len(keadaan.usang(n)), bisa) for n in milik]
    return hasil + [Baris("Bagian lain", "", n.bagian, n, len(keadaan.usang(n))) for n in sisa]
