"""Pictures of a report as SVG text, made here without any library. Pure (layer 0).

One picture serves page and paper: colours, sizes and the face are presentation attributes, so that no style
is inline, and the classes let a style sheet of the page follow light and dark. Nothing rests on colour: what
differs in kind differs in pattern, and every value is printed. Numbers are printed the Indonesian way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape

from renstra.bagan import wrap_text
from sakip.cetak import TANPA_NILAI, cetak_angka, cetak_persen

LEBAR: Final = 640
HURUF: Final = "Source Sans SAKIP, SAKIP Sans, sans-serif"
UKURAN: Final = 11.0
TINTA: Final = {
    "teks": "#1a1f27",
    "redup": "#4a5361",
    "garis": "#aab2bd",
    "isi": "#3f5f86",
    "kosong": "#f1f3f6",
    "acuan": "#7a1420",
}
POLA: Final = ("penuh", "garis", "titik", "kosong")  # from the best class to the worst

Nilai = Decimal | None


@dataclass(frozen=True)
class Batang:
    """A bar: `nilai` in percent (None = no number), `teks` what is printed at its end."""

    nama: str
    nilai: Nilai
    teks: str


@dataclass(frozen=True)
class Deret:
    """A line over the years; `titik` by year, absent where there is no number, with its printed words."""

    nama: str
    titik: dict[int, tuple[Decimal, str]]


@dataclass(frozen=True)
class Petak:
    """A cell of a heat table: `tingkat` 0 (best) to 3 (worst), None = no number; `teks` is printed in it."""

    teks: str
    tingkat: int | None = None


class _Kanvas:
    """Collects the shapes of one picture."""

    def __init__(self, nama: str, judul: str, teks: str) -> None:
        self.nama, self.judul, self.keterangan = nama, judul, teks
        self.isi: list[str] = []

    def kotak(self, x: float, y: float, lebar: float, tinggi: float, jenis: str, isian: str = "") -> None:
        warna = isian or TINTA[jenis]
        tepi = f' stroke="{TINTA["garis"]}" stroke-width="0.8"' if jenis != "isi" or isian else ""
        self.isi.append(
            f'<rect class="g-{jenis}" x="{_n(x)}" y="{_n(y)}" width="{_n(max(lebar, 0))}" '
            f'height="{_n(tinggi)}" fill="{warna}"{tepi}/>'
        )

    def garis(
        self, x1: float, y1: float, x2: float, y2: float, jenis: str = "garis", tebal: float = 0.8
    ) -> None:
        self.isi.append(
            f'<path class="g-{jenis}" d="M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}" fill="none" '
            f'stroke="{TINTA[jenis]}" stroke-width="{tebal}"/>'
        )

    def panah(self, x: float, y: float) -> None:
        """A small triangle to the right: the bar goes on."""
        d = f"M{_n(x)} {_n(y - 6)}L{_n(x + 8)} {_n(y)}L{_n(x)} {_n(y + 6)}Z"
        self.isi.append(f'<path class="g-panah" d="{d}" fill="{TINTA["acuan"]}"/>')

    def titik(self, x: float, y: float) -> None:
        self.isi.append(f'<circle class="g-isi" cx="{_n(x)}" cy="{_n(y)}" r="3" fill="{TINTA["isi"]}"/>')

    def kata(
        self,
        x: float,
        y: float,
        teks: str,
        jangkar: str = "start",
        *,
        jenis: str = "teks",
        tebal: bool = False,
    ) -> None:
        berat = ' font-weight="700"' if tebal else ""
        self.isi.append(
            f'<text class="g-{jenis}" x="{_n(x)}" y="{_n(y)}" text-anchor="{jangkar}"{berat} '
            f'fill="{TINTA[jenis]}">{escape(teks)}</text>'
        )

    def alinea(self, x: float, y: float, baris: Sequence[str], jangkar: str = "start") -> None:
        for n, satu in enumerate(baris):
            self.kata(x, y + n * UKURAN * 1.2, satu, jangkar)

    def svg(self, tinggi: float) -> str:
        """The whole picture, named and described for who cannot see it."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEBAR} {_n(tinggi)}" width="{LEBAR}" '
            f'height="{_n(tinggi)}" role="img" aria-labelledby="{self.nama}-judul" '
            f'aria-describedby="{self.nama}-teks" class="grafik" '
            f'font-family="{HURUF}" font-size="{UKURAN}">'
            f'<title id="{self.nama}-judul">{escape(self.judul)}</title>'
            f'<desc id="{self.nama}-teks">{escape(self.keterangan)}</desc>'
            f"{_pola(self.nama)}{''.join(self.isi)}</svg>"
        )


def _n(nilai: float) -> str:
    """A coordinate, short."""
    return f"{nilai:.1f}".removesuffix(".0")


def _pola(nama: str) -> str:
    """The patterns that tell classes apart without colour."""
    warna = TINTA["isi"]
    return (
        f'<defs><pattern id="{nama}-garis" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path class="g-isi" d="M0 6L6 0" stroke="{warna}" stroke-width="1.6"/></pattern>'
        f'<pattern id="{nama}-titik" width="5" height="5" patternUnits="userSpaceOnUse">'
        f'<circle class="g-isi" cx="2.5" cy="2.5" r="1" fill="{warna}"/></pattern></defs>'
    )


def batang(nama: str, judul: str, baris: Sequence[Batang], acuan: str = "Target 100%") -> tuple[str, str]:
    """(svg, words): lying bars of percent, with a line at 100."""
    teks = _daftar(judul, [f"{b.nama} {b.teks}" for b in baris])
    k = _Kanvas(nama, judul, teks)
    kiri, kanan = 250.0, LEBAR - 96.0
    atas = max([Decimal(100), *(b.nilai for b in baris if b.nilai is not None)])
    skala = (kanan - kiri) / float(atas)
    y = 22.0
    awal = y
    for b in baris:
        label = _potong(wrap_text(b.nama, kiri - 14, UKURAN), 3)
        tinggi = max(22.0, len(label) * UKURAN * 1.2 + 8)
        k.alinea(kiri - 8, y + tinggi / 2 + 4 - (len(label) - 1) * UKURAN * 0.6, label, "end")
        k.kotak(kiri, y + tinggi / 2 - 7, kanan - kiri, 14, "kosong")
        if b.nilai is not None:
            k.kotak(kiri, y + tinggi / 2 - 7, float(b.nilai) * skala, 14, "isi")
        k.kata(kanan + 6, y + tinggi / 2 + 4, b.teks, tebal=b.nilai is not None)
        y += tinggi
    x = kiri + 100 * skala
    k.garis(x, awal - 4, x, y + 2, "acuan", 1.4)
    k.kata(x, 12, acuan, "end" if x > kanan - 40 else "middle", jenis="acuan")
    return k.svg(y + 6), teks


def peluru(nama: str, judul: str, baris: Sequence[Batang]) -> tuple[str, str]:
    """(svg, words): realisasi against target per indikator; the target of each stands at 100%. A bar beyond
    150% is cut there and says so by an arrow."""
    teks = _daftar(judul, [f"{b.nama} {b.teks}" for b in baris])
    k = _Kanvas(nama, judul, teks)
    kiri, kanan = 250.0, LEBAR - 190.0
    maks = 150.0 if any(b.nilai is not None and b.nilai > 100 for b in baris) else 110.0
    skala = (kanan - kiri) / maks
    y = 22.0
    for b in baris:
        label = _potong(wrap_text(b.nama, kiri - 14, UKURAN), 2)
        tinggi = max(28.0, len(label) * UKURAN * 1.2 + 8)
        tengah = y + tinggi / 2
        k.alinea(kiri - 8, tengah + 4 - (len(label) - 1) * UKURAN * 0.6, label, "end")
        k.kotak(kiri, tengah - 8, kanan - kiri, 16, "kosong")
        if b.nilai is not None:
            k.kotak(kiri, tengah - 4, min(float(b.nilai), maks) * skala, 8, "isi")
            if b.nilai > maks:
                k.panah(kanan - 9, tengah)
        k.garis(kiri + 100 * skala, tengah - 10, kiri + 100 * skala, tengah + 10, "acuan", 2.2)
        ujung = _potong(wrap_text(b.teks, LEBAR - kanan - 8, UKURAN), 2)
        k.alinea(kanan + 6, tengah + 4 - (len(ujung) - 1) * UKURAN * 0.6, ujung)
        y += tinggi
    k.kata(kiri + 100 * skala, 12, "Target", "middle", jenis="acuan")
    return k.svg(y + 4), teks


def tren(nama: str, judul: str, deret: Sequence[Deret], tahun: Sequence[int]) -> tuple[str, str]:
    """(svg, words): one small panel per line, two in a row; a year without a number breaks the line."""
    teks = _daftar(judul, [f"{d.nama} {_kata_deret(d, tahun)}" for d in deret])
    k = _Kanvas(nama, judul, teks)
    lebar = LEBAR / 2 - 10
    tinggi = 0.0
    for n in range(0, len(deret), 2):
        pasangan = deret[n : n + 2]
        y = tinggi
        tinggi += max(_panel(k, d, tahun, i * (lebar + 20), y, lebar) for i, d in enumerate(pasangan))
    return k.svg(tinggi), teks


def _panel(k: _Kanvas, d: Deret, tahun: Sequence[int], x0: float, y0: float, lebar: float) -> float:
    """One panel from (x0, y0); returns its height."""
    label = _potong(wrap_text(d.nama, lebar - 4, UKURAN, tebal=True), 2)
    for n, satu in enumerate(label):
        k.kata(x0, y0 + 12 + n * UKURAN * 1.2, satu, tebal=True)
    atas = y0 + 30 + (len(label) - 1) * UKURAN * 1.2
    bawah = atas + 70
    langkah = (lebar - 60) / max(len(tahun) - 1, 1)
    puncak = float(max((nilai for nilai, _ in d.titik.values()), default=Decimal(1))) or 1.0
    k.garis(x0, bawah, x0 + lebar, bawah)
    sebelum: tuple[float, float] | None = None
    for n, t in enumerate(tahun):
        x = x0 + 30 + n * langkah
        k.kata(x, bawah + 14, str(t), "middle", jenis="redup")
        if t not in d.titik:
            k.kata(x, bawah - 6, TANPA_NILAI, "middle", jenis="redup")
            sebelum = None
            continue
        nilai, kata = d.titik[t]
        y = bawah - 6 - float(nilai) / puncak * 48
        if sebelum:
            k.garis(*sebelum, x, y, "isi", 1.8)
        k.titik(x, y)
        k.kata(x, y - 6, kata, "middle")
        sebelum = (x, y)
    return bawah + 24 - y0


def _kata_deret(d: Deret, tahun: Sequence[int]) -> str:
    return ", ".join(f"{t} {d.titik[t][1] if t in d.titik else 'tidak ada data'}" for t in tahun)


def panas(
    nama: str,
    judul: str,
    kolom: Sequence[str],
    baris: Sequence[tuple[str, Sequence[Petak]]],
    kelas: Sequence[str] = (),
) -> tuple[str, str]:
    """(svg, words): rows by columns of cells, each class with a pattern of its own and its words; `kelas`
    names the classes from the best, for the key below."""
    kata = [
        f"{label} {', '.join(f'{c} {p.teks}' for c, p in zip(kolom, petak, strict=True))}"
        for label, petak in baris
    ]
    teks = _daftar(judul, kata)
    k = _Kanvas(nama, judul, teks)
    kiri = 270.0
    lebar = (LEBAR - kiri) / max(len(kolom), 1)
    for n, judul_kolom in enumerate(kolom):
        k.kata(kiri + (n + 0.5) * lebar, 14, judul_kolom, "middle", tebal=True)
    y = 22.0
    for label, petak in baris:
        kata_label = _potong(wrap_text(label, kiri - 14, UKURAN), 2)
        tinggi = max(24.0, len(kata_label) * UKURAN * 1.2 + 8)
        k.alinea(kiri - 8, y + tinggi / 2 + 4 - (len(kata_label) - 1) * UKURAN * 0.6, kata_label, "end")
        for n, satu in enumerate(petak):
            _petak(k, satu, kiri + n * lebar, y, lebar, tinggi)
        y += tinggi
    return k.svg(_kunci(k, kelas, y + 8)), teks


def _kunci(k: _Kanvas, kelas: Sequence[str], y: float) -> float:
    """The key of the patterns in one row; returns where the picture ends."""
    lebar = LEBAR / max(len(kelas), 1)
    for n, satu in enumerate(kelas):
        _tanda(k, n, n * lebar, y)
        k.kata(n * lebar + 20, y + 11, satu)
    return y + (20 if kelas else 0)


def _tanda(k: _Kanvas, tingkat: int, x: float, y: float) -> None:
    """The small square of a class."""
    pola = POLA[min(tingkat, len(POLA) - 1)]
    if pola == "penuh":
        k.kotak(x, y, 14, 14, "isi")
    else:
        k.kotak(x, y, 14, 14, "kelas", "#ffffff" if pola == "kosong" else f"url(#{k.nama}-{pola})")


def _petak(k: _Kanvas, satu: Petak, x: float, y: float, lebar: float, tinggi: float) -> None:
    """A cell: its pattern fills the left part, its words stand on plain ground at the right."""
    k.kotak(x + 1, y + 1, lebar - 2, tinggi - 2, "kosong", "#ffffff")
    if satu.tingkat is not None:
        _tanda(k, satu.tingkat, x + 5, y + tinggi / 2 - 7)
    geser = 0 if satu.tingkat is None else 9
    k.kata(x + lebar / 2 + geser, y + tinggi / 2 + 4, satu.teks, "middle")


def pasangan_batang(
    nama: str, judul: str, baris: Sequence[tuple[str, int | None, int | None, Nilai]]
) -> tuple[str, str]:
    """(svg, words): per programme or year its pagu (outlined) and realisasi (filled) in whole rupiah, and the
    penyerapan in percent."""
    kata = [
        f"{label}: pagu {_miliar(pagu)}, realisasi {_miliar(nyata)}, penyerapan {cetak_persen(persen)}"
        for label, pagu, nyata, persen in baris
    ]
    teks = _daftar(judul, kata)
    k = _Kanvas(nama, judul, teks)
    kiri, kanan = 210.0, LEBAR - 210.0
    puncak = max([1, *(n for _, pagu, nyata, _ in baris for n in (pagu, nyata) if n is not None)])
    skala = (kanan - kiri) / puncak
    y = 6.0
    for label, pagu, nyata, persen in baris:
        baris_label = _potong(wrap_text(label, kiri - 14, UKURAN), 3)
        tinggi = max(38.0, len(baris_label) * UKURAN * 1.2 + 10)
        k.alinea(kiri - 8, y + tinggi / 2 + 4 - (len(baris_label) - 1) * UKURAN * 0.6, baris_label, "end")
        for n, (nilai, jenis) in enumerate(((pagu, "kosong"), (nyata, "isi"))):
            if nilai is not None:
                k.kotak(kiri, y + tinggi / 2 - 13 + n * 14, nilai * skala, 11, jenis)
        k.kata(kanan + 8, y + tinggi / 2 - 4, f"Pagu {_miliar(pagu)}")
        k.kata(
            kanan + 8, y + tinggi / 2 + 10, f"Realisasi {_miliar(nyata)} ({cetak_persen(persen)})", tebal=True
        )
        y += tinggi
    return k.svg(y + 2), teks


def bagan(nama: str, judul: str, tingkat: Sequence[Sequence[tuple[str, str]]]) -> tuple[str, str]:
    """(svg, words): boxes in rows from the top, each (name, who heads it), every row hanging on the middle of
    the row above."""
    kata = [f"{unit} ({kepala})" if kepala else unit for baris in tingkat for unit, kepala in baris]
    teks = _daftar(judul, kata)
    k = _Kanvas(nama, judul, teks)
    y = 4.0
    induk: tuple[float, float] | None = None
    for baris in tingkat:
        lebar = min(260.0, LEBAR / len(baris) - 8)
        isi = [_isi_bagan(unit, kepala, lebar - 12) for unit, kepala in baris]
        tinggi = max(len(nama_unit) + len(kepala) for nama_unit, kepala in isi) * UKURAN * 1.2 + 14
        langkah = LEBAR / len(baris)
        for n, (nama_unit, kepala) in enumerate(isi):
            tengah = (n + 0.5) * langkah
            if induk:
                _gantung(k, induk, tengah, y)
            k.kotak(tengah - lebar / 2, y, lebar, tinggi, "kosong")
            for m, satu in enumerate([*nama_unit, *kepala]):
                k.kata(tengah, y + 15 + m * UKURAN * 1.2, satu, "middle", tebal=m < len(nama_unit))
        induk = (LEBAR / 2, y + tinggi)
        y += tinggi + 26
    return k.svg(y - 20), teks


def _isi_bagan(unit: str, kepala: str, lebar: float) -> tuple[list[str], list[str]]:
    return (
        _potong(wrap_text(unit, lebar, UKURAN, tebal=True), 5),
        _potong(wrap_text(kepala, lebar, UKURAN), 2) if kepala else [],
    )


def _gantung(k: _Kanvas, induk: tuple[float, float], x: float, y: float) -> None:
    """The line from the box above down to the top of a box."""
    antara = y - 13
    k.garis(induk[0], induk[1], induk[0], antara)
    k.garis(induk[0], antara, x, antara)
    k.garis(x, antara, x, y)


def _miliar(nilai: int | None) -> str:
    """`Rp51,41 miliar`, `Rp154,66 juta`: short, for a picture; the table beside it has every rupiah."""
    if nilai is None:
        return TANPA_NILAI
    for besar, nama in ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta")):
        if abs(nilai) >= besar:
            return f"Rp{cetak_angka(Decimal(nilai) / besar, 2)} {nama}"
    return f"Rp{cetak_angka(nilai)}"


def _potong(baris: list[str], banyak: int) -> list[str]:
    """At most `banyak` lines; what was left out shows as an ellipsis."""
    return baris if len(baris) <= banyak else [*baris[: banyak - 1], f"{baris[banyak - 1].rstrip(' ,;')} …"]


def _daftar(judul: str, satu: Iterable[str]) -> str:
    return f"{judul}: {'; '.join(satu)}."
