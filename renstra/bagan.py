"""Laying a tree out as a picture: columns from left to right, words wrapped, pages filled (layer 0).

Nothing is drawn here: a `Gambar` says where each box, line of words and connector stands, and the same one
serves the page and the paper. Boxes never shrink: what is too high for a page goes on to the next, with the
boxes it hangs on repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

# Advance widths of Source Sans Pro (which SAKIP Sans is made from) in hundredths of the letter height.
_GOLONGAN: Final = {
    20: " ",
    26: "',.:;ijl|",
    32: "I!f()-[]{}",
    36: "t/\\r",
    44: '*s"?z',
    50: "cxJYvy#$+0123456789<=>FL^_ek~–",
    56: "VXagESTZA`bdhnopqu",
    62: "CKPRB&DG",
    68: "HNUOQ",
    80: "wMW",
    86: "%m@…",
}
LEBAR: Final = {huruf: lebar for lebar, semua in _GOLONGAN.items() for huruf in semua}
LEBAR_LAIN: Final = 70
TEBAL: Final = 1.09  # what bold adds
CADANGAN: Final = 1.03  # for a reader whose browser shows another face


@dataclass(frozen=True)
class Simpul:
    """One node: `kolom` is where it stands (0 = leftmost; a child stands further right than its parent).

    `judul` names it, `teks` are its words, `catatan` smaller words below (whose it is), `tanda` what it
    lacks, each a few words.
    """

    kunci: str
    jenis: str
    kolom: int
    judul: str
    teks: str
    catatan: str = ""
    tanda: tuple[str, ...] = ()
    anak: tuple[Simpul, ...] = ()


@dataclass(frozen=True)
class Ukuran:
    """Measures in CSS pixels; `huruf` is the letter height of the words, the smallest is 0.88 of it."""

    lebar_kolom: int = 280
    sela: int = 44
    jarak: int = 12
    isi: int = 9
    huruf: float = 14

    @property
    def baris(self) -> float:
        """From one line of words to the next."""
        return round(self.huruf * 1.3, 1)

    @property
    def huruf_kecil(self) -> float:
        """The smallest letters on the picture."""
        return round(self.huruf * 0.88, 2)


@dataclass(frozen=True)
class BarisTeks:
    """One line of words; (x, y) is the start of its base line. `gaya`: judul, teks, catatan or tanda."""

    teks: str
    x: float
    y: float
    gaya: str


@dataclass(frozen=True)
class Petak:
    """One box; `bertanda` = it lacks something, `lanjutan` = it stands on an earlier page too."""

    x: float
    y: float
    lebar: float
    tinggi: float
    jenis: str
    bertanda: bool
    lanjutan: bool
    baris: tuple[BarisTeks, ...]


@dataclass(frozen=True)
class Gambar:
    """A picture of `lebar` x `tinggi`; `garis` are connectors as SVG paths."""

    lebar: float
    tinggi: float
    petak: tuple[Petak, ...]
    garis: tuple[str, ...]
    ukuran: Ukuran


def text_width(teks: str, huruf: float, *, tebal: bool = False) -> float:
    """About how wide `teks` is at that letter height, rather too wide than too narrow."""
    satuan = sum(LEBAR.get(satu, LEBAR_LAIN) for satu in teks)
    return satuan / 100 * huruf * CADANGAN * (TEBAL if tebal else 1)


def wrap_text(teks: str, lebar: float, huruf: float, *, tebal: bool = False) -> list[str]:
    """`teks` in lines that fit `lebar`; a word that is wider alone is cut. [] for no words."""
    baris: list[str] = []
    kini = ""
    for kata in (bagian for satu in teks.split() for bagian in _cut(satu, lebar, huruf, tebal)):
        calon = f"{kini} {kata}".strip()
        if kini and text_width(calon, huruf, tebal=tebal) > lebar:
            baris.append(kini)
            calon = kata
        kini = calon
    return [*baris, kini] if kini else baris


def _cut(kata: str, lebar: float, huruf: float, tebal: bool) -> Iterator[str]:
    """`kata` whole, or in pieces that fit."""
    while text_width(kata, huruf, tebal=tebal) > lebar and len(kata) > 1:
        ke = max(
            (n for n in range(1, len(kata)) if text_width(kata[:n], huruf, tebal=tebal) <= lebar), default=1
        )
        yield kata[:ke]
        kata = kata[ke:]
    yield kata


def lay_out(
    hutan: Sequence[Simpul], ukuran: Ukuran | None = None, lanjutan: frozenset[str] = frozenset()
) -> Gambar:
    """The picture of `hutan`, one tree below the other; nodes in `lanjutan` are marked as repeated.

    Each node stands beside the first of its children. An empty forest is a picture of nothing, 0 x 0.
    """
    ukuran = ukuran or Ukuran()
    petak: list[Petak] = []
    garis: list[str] = []
    y = 0.0
    for simpul in hutan:
        y = _place(simpul, y, ukuran, lanjutan, petak, garis) + ukuran.jarak
    lebar = max((p.x + p.lebar for p in petak), default=0)
    tinggi = max((p.y + p.tinggi for p in petak), default=0)
    return Gambar(lebar, tinggi, tuple(petak), tuple(garis), ukuran)


def _place(
    simpul: Simpul,
    y: float,
    ukuran: Ukuran,
    lanjutan: frozenset[str],
    petak: list[Petak],
    garis: list[str],
) -> float:
    """Put `simpul` and all below it at `y`; returns where its lowest box ends."""
    kotak = _box(simpul, y, ukuran, lanjutan=simpul.kunci in lanjutan)
    petak.append(kotak)
    bawah = y
    for anak in simpul.anak:
        garis.append(_connector(kotak, _left(anak.kolom, ukuran), bawah, ukuran))
        bawah = _place(anak, bawah, ukuran, lanjutan, petak, garis) + ukuran.jarak
    return max(y + kotak.tinggi, bawah - ukuran.jarak)


def _left(kolom: int, ukuran: Ukuran) -> float:
    return kolom * (ukuran.lebar_kolom + ukuran.sela) + 1


def _connector(induk: Petak, x: float, y: float, ukuran: Ukuran) -> str:
    """From the right edge of a box to the left edge of its child at (x, y): out, down in the gap, in."""
    naik = ukuran.isi + ukuran.baris / 2
    dari, tengah = induk.x + induk.lebar, x - ukuran.sela / 2
    return f"M{dari:g} {induk.y + naik:g}H{tengah:g}V{y + naik:g}H{x:g}"


def _box(simpul: Simpul, y: float, ukuran: Ukuran, *, lanjutan: bool) -> Petak:
    x, lebar = _left(simpul.kolom, ukuran), ukuran.lebar_kolom - 2 * ukuran.isi
    judul = f"{simpul.judul} (lanjutan)" if lanjutan else simpul.judul
    baris = [("judul", s) for s in wrap_text(judul, lebar, ukuran.huruf_kecil, tebal=True)]
    baris += [("teks", s) for s in wrap_text(simpul.teks, lebar, ukuran.huruf)]
    baris += [("catatan", s) for s in wrap_text(simpul.catatan, lebar, ukuran.huruf_kecil)]
    for satu in simpul.tanda:
        baris += [("tanda", s) for s in wrap_text(f"! {satu}", lebar, ukuran.huruf_kecil, tebal=True)]
    naik = y + ukuran.isi + ukuran.huruf * 0.95
    letak = tuple(
        BarisTeks(teks, x + ukuran.isi, round(naik + ke * ukuran.baris, 1), gaya)
        for ke, (gaya, teks) in enumerate(baris)
    )
    tinggi = round(len(baris) * ukuran.baris + 2 * ukuran.isi, 1)
    return Petak(x, y, ukuran.lebar_kolom - 2, tinggi, simpul.jenis, bool(simpul.tanda), lanjutan, letak)


def pages_of(hutan: Sequence[Simpul], ukuran: Ukuran, tinggi: float) -> list[Gambar]:
    """The picture in pages no higher than `tinggi`, cut between leaves; a box is never cut.

    A leaf whose own path is higher than the page stands on a page of its own that is higher. At least one
    page, also for an empty forest.
    """
    halaman: list[Gambar] = []
    sudah: set[str] = set()  # what stands on an earlier page
    kini: list[str] = []
    for daun in [kunci for simpul in hutan for kunci in _leaves(simpul)]:
        calon = _page(hutan, frozenset([*kini, daun]), ukuran, sudah)
        if kini and calon.tinggi > tinggi:
            halaman.append(_page(hutan, frozenset(kini), ukuran, sudah))
            sudah |= _kept(hutan, frozenset(kini))
            kini = []
        kini.append(daun)
    return [*halaman, _page(hutan, frozenset(kini), ukuran, sudah)]


def _page(hutan: Sequence[Simpul], daun: frozenset[str], ukuran: Ukuran, sudah: set[str]) -> Gambar:
    return lay_out([s for simpul in hutan for s in _pruned(simpul, daun)], ukuran, frozenset(sudah))


def _leaves(simpul: Simpul) -> Iterator[str]:
    if not simpul.anak:
        yield simpul.kunci
    for anak in simpul.anak:
        yield from _leaves(anak)


def _pruned(simpul: Simpul, daun: frozenset[str]) -> Iterator[Simpul]:
    """`simpul` with only the branches that lead to `daun`; nothing when none does."""
    if not simpul.anak:
        if simpul.kunci in daun:
            yield simpul
        return
    anak = tuple(s for satu in simpul.anak for s in _pruned(satu, daun))
    if anak:
        yield replace(simpul, anak=anak)


def _kept(hutan: Sequence[Simpul], daun: frozenset[str]) -> set[str]:
    """The keys of all nodes on the way to `daun`."""
    tunggu = [s for simpul in hutan for s in _pruned(simpul, daun)]
    kunci: set[str] = set()
    while tunggu:
        simpul = tunggu.pop()
        kunci.add(simpul.kunci)
        tunggu += simpul.anak
    return kunci
