"""A long document as chapters, sections and blocks, with all numbers generated (rule R28)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from laporan.bentuk.tabel import Tabel
from laporan.bentuk.umum import huruf, romawi
from laporan.narasi.markah import Lari, Potongan, urai

PENOMORAN: Final[tuple[Callable[[int], str], ...]] = (
    lambda n: f"{huruf(n).upper()}.",
    lambda n: f"{n}.",
    lambda n: f"{huruf(n)}.",
    lambda n: f"{n})",
    lambda n: f"{huruf(n)})",
)


@dataclass
class Gambar:
    """A picture. `nama` is unique in the document and valid as an anchor, `svg` one complete `<svg>` that is
    readable in grey, `teks` its equivalent in words; `nomori` sets the number before `judul`."""

    nama: str
    judul: str
    svg: str
    teks: str

    @property
    def sumber(self) -> str:
        """The picture as an address that holds it, for a page that shows it as an image."""
        return f"data:image/svg+xml;base64,{b64encode(self.svg.encode()).decode()}"


@dataclass
class Blok:
    """One block: `p` a paragraph (`miring` follows it in italics), `kosong` a sentence that says that
    data are missing, `judul` a heading inside a section, `butir` a list, `bernomor` a list of {no, uraian},
    `tabel`, or `gambar`. `fakta` are the ids of the facts that its sentence states (laporan/fakta.py) and
    `usang` says in words which of them changed since the document was submitted.

    Where words are emphasised, `lari` holds the runs of `teks` and `lari_butir` those of each item; both are
    empty where nothing is.
    """

    jenis: str
    teks: str = ""
    miring: str = ""
    butir: list[str] = field(default_factory=list)
    bernomor: list[dict[str, str]] = field(default_factory=list)
    tabel: Tabel | None = None
    gambar: Gambar | None = None
    fakta: tuple[str, ...] = ()
    usang: str = ""
    lari: tuple[Lari, ...] = ()
    lari_butir: tuple[tuple[Lari, ...], ...] = ()

    @property
    def isi_butir(self) -> list[tuple[str, tuple[Lari, ...]]]:
        """(number or "", runs) of each item of a list."""
        kata = [(b["no"], b["uraian"]) for b in self.bernomor] or [("", b) for b in self.butir]
        lari = self.lari_butir or tuple((Lari(teks),) for _, teks in kata)
        return [(no, satu) for (no, _), satu in zip(kata, lari, strict=True)]


@dataclass
class Bagian:
    """A section. `nomor` and `id` are set by `nomori`; `lanskap` prints it on landscape pages."""

    judul: str
    blok: list[Blok] = field(default_factory=list)
    anak: list[Bagian] = field(default_factory=list)
    lanskap: bool = False
    nomor: str = ""
    id: str = ""
    tingkat: int = 0

    @property
    def tingkat_anak(self) -> int:
        """The level (2-6) of a heading inside the text of this section."""
        return min(self.tingkat + 2, 6)


def p(teks: str, miring: str = "", fakta: tuple[str, ...] = ()) -> Blok:
    return Blok("p", teks, miring, fakta=fakta)


def kosong(apa: str) -> Blok:
    """`apa` begins the sentence: what is not filled in yet."""
    return Blok("kosong", f"{apa} belum diisi.")


def butir(satu: list[str]) -> Blok:
    return Blok("butir", butir=satu)


def bernomor(satu: list[dict[str, str]]) -> Blok:
    return Blok("bernomor", bernomor=satu)


def tabel(satu: Tabel) -> Blok:
    return Blok("tabel", tabel=satu)


def gambar(satu: Gambar) -> Blok:
    return Blok("gambar", gambar=satu)


def paragraf(teks: str) -> list[Blok]:
    """The blocks of a text that a user typed: one per line, lists and headings by its markup."""
    hasil: list[list[Potongan]] = []
    for satu in urai(teks):
        if satu.awal:
            hasil.append([])
        hasil[-1].append(satu)
    return [_blok_of(kelompok) for kelompok in hasil]


def _blok_of(potongan: list[Potongan]) -> Blok:
    """One block of lines of one kind."""
    awal, tegas = potongan[0], any(satu.tebal or satu.miring for p in potongan for satu in p.lari)
    if awal.jenis in ("p", "judul"):
        return Blok(awal.jenis, awal.teks, lari=awal.lari if tegas else ())
    lari = tuple(p.lari for p in potongan) if tegas else ()
    if awal.jenis == "butir":
        return Blok("butir", butir=[p.teks for p in potongan], lari_butir=lari)
    return Blok("bernomor", bernomor=[{"no": p.no, "uraian": p.teks} for p in potongan], lari_butir=lari)


def nomori(bab: list[Bagian]) -> None:
    """Number chapters (I, II), sections (A., 1., a.), tables (Tabel 3.2) and pictures (Gambar 3.1), and give
    each its anchor."""
    for n, satu in enumerate(bab, 1):
        satu.nomor, satu.id, satu.tingkat = f"BAB {romawi(n)}", f"bab-{n}", 0
        nomori_anak(satu)
        for urut, t in enumerate((t for t in tabel_dalam(satu) if t.judul), 1):
            t.judul = f"Tabel {n}.{urut} {t.judul}"
        for urut, g in enumerate(gambar_dalam(satu), 1):
            g.judul = f"Gambar {n}.{urut} {g.judul}"


def nomori_anak(bagian: Bagian, tingkat: int = 1) -> None:
    """Number the sections below `bagian` (A., 1., a., 1), a)); their anchors begin with that of `bagian`."""
    for n, anak in enumerate(bagian.anak, 1):
        anak.nomor = PENOMORAN[min(tingkat, len(PENOMORAN)) - 1](n)
        anak.id, anak.tingkat = f"{bagian.id}-{n}", tingkat
        nomori_anak(anak, tingkat + 1)


def tabel_dalam(bagian: Bagian) -> Iterator[Tabel]:
    """Every table of a section in the order of print."""
    yield from (b.tabel for b in bagian.blok if b.tabel is not None)
    for anak in bagian.anak:
        yield from tabel_dalam(anak)


def gambar_dalam(bagian: Bagian) -> Iterator[Gambar]:
    """Every picture of a section in the order of print."""
    yield from (b.gambar for b in bagian.blok if b.gambar is not None)
    for anak in bagian.anak:
        yield from gambar_dalam(anak)


def bagian_dalam(bagian: Bagian, sampai: int) -> Iterator[Bagian]:
    """The section and those below it, down to level `sampai`."""
    yield bagian
    for anak in bagian.anak:
        if anak.tingkat <= sampai:
            yield from bagian_dalam(anak, sampai)
