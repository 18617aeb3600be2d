"""Our charts as Enhanced Metafiles, which every Word and LibreOffice draws sharply; SVG alone they do not.

Read is the small part of SVG that `laporan/charts.py` writes: rect, circle, text, paths of M and L, and fills
by pattern, which become hatches. Records: [MS-EMF] 2.3. Pure (layer 0).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from defusedxml.ElementTree import fromstring

SKALA: Final = 20  # logical units to a unit of the picture
HURUF: Final = "Arial"
SUSUT: Final = 0.9  # Arial is wider than the face that the picture was measured for
PENA_TIADA, KUAS_TIADA = 0x80000008, 0x80000005
DASAR, TENGAH, KANAN = 24, 6, 2  # text is set on its baseline
ARSIR: Final = {"garis": 3, "titik": 5}  # HS_BDIAGONAL, HS_DIAGCROSS
# Of Arial, in thousandths of the size, from the space to the tilde.
LEBAR_HURUF: Final = """
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667
611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833
556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
"""
_LEBAR: Final = tuple(int(satu) for satu in LEBAR_HURUF.split())
_TITIK: Final = re.compile(r"[ML]?\s*(-?[\d.]+)[ ,](-?[\d.]+)")
_SVG: Final = "{http://www.w3.org/2000/svg}"


@dataclass
class _Rekam:
    """The records so far; an object lives from its creation to the figure that it draws."""

    isi: list[bytes] = field(default_factory=list)

    def tambah(self, jenis: int, data: bytes) -> None:
        self.isi.append(struct.pack("<II", jenis, 8 + len(data)) + data)

    def dengan(self, *pembuat: tuple[int, bytes] | int) -> None:
        """Select a pen and a brush: a stock object, or (type, data) of one that is made for it."""
        for ke, satu in enumerate(pembuat, 1):
            if isinstance(satu, int):
                self.tambah(37, struct.pack("<I", satu))
            else:
                self.tambah(satu[0], struct.pack("<I", ke) + satu[1])
                self.tambah(37, struct.pack("<I", ke))

    def lepas(self, *pembuat: tuple[int, bytes] | int) -> None:
        self.tambah(37, struct.pack("<I", PENA_TIADA))
        self.tambah(37, struct.pack("<I", KUAS_TIADA))
        for ke, satu in enumerate(pembuat, 1):
            if not isinstance(satu, int):
                self.tambah(40, struct.pack("<I", ke))


def emf_dari_svg(svg: str) -> tuple[bytes, float, float]:
    """(the metafile, its width, its height in units of the picture)."""
    akar = fromstring(svg)
    lebar, tinggi = float(akar.get("width")), float(akar.get("height"))
    ukuran = float(akar.get("font-size", 11)) * SUSUT
    rekam = _Rekam()
    luas = struct.pack("<ii", _u(lebar), _u(tinggi))
    rekam.tambah(17, struct.pack("<I", 8))  # anisotropic: the window is the picture
    rekam.tambah(10, struct.pack("<ii", 0, 0))
    rekam.tambah(9, luas)
    rekam.tambah(12, struct.pack("<ii", 0, 0))
    rekam.tambah(11, struct.pack("<ii", round(lebar), round(tinggi)))
    rekam.tambah(18, struct.pack("<I", 1))  # transparent background
    for elemen in _terlihat(akar):
        GAMBAR[elemen.tag.removeprefix(_SVG)](rekam, elemen, ukuran)
    rekam.tambah(14, struct.pack("<III", 0, 0, 20))
    return _kepala(rekam.isi, lebar, tinggi) + b"".join(rekam.isi), lebar, tinggi


def _terlihat(akar: Any) -> Iterator[Any]:
    """The drawn elements in order, without definitions."""
    for satu in akar:
        nama = satu.tag.removeprefix(_SVG)
        if nama == "g":
            yield from _terlihat(satu)
        elif nama in GAMBAR:
            yield satu


def _kepala(isi: list[bytes], lebar: float, tinggi: float) -> bytes:
    """EMR_HEADER: bounds in device units of 1/96 inch, frame in hundredths of a millimetre."""
    seluruh = 88 + sum(map(len, isi))
    batas = struct.pack("<iiii", 0, 0, round(lebar), round(tinggi))
    bingkai = struct.pack("<iiii", 0, 0, round(lebar * 2540 / 96), round(tinggi * 2540 / 96))
    rincian = struct.pack("<IIIIHHIII", 0x464D4520, 0x10000, seluruh, len(isi) + 1, 3, 0, 0, 0, 0)
    return struct.pack("<II", 1, 88) + batas + bingkai + rincian + struct.pack("<iiii", 1920, 1080, 508, 286)


def _u(nilai: float | str) -> int:
    return round(float(nilai) * SKALA)


def _warna(kode: str) -> int:
    """#rrggbb as 0x00bbggrr."""
    r, g, b = (int(kode[n : n + 2], 16) for n in (1, 3, 5))
    return r | g << 8 | b << 16


def _pena(elemen: Any) -> tuple[int, bytes] | int:
    garis = elemen.get("stroke", "none")
    if not garis.startswith("#"):
        return PENA_TIADA
    tebal = max(1, _u(elemen.get("stroke-width", 1)))
    return 38, struct.pack("<IiiI", 0, tebal, 0, _warna(garis))


def _kuas(elemen: Any) -> tuple[int, bytes] | int:
    isi = elemen.get("fill", "none")
    if isi.startswith("#"):
        return 39, struct.pack("<III", 0, _warna(isi), 0)
    if isi.startswith("url("):
        arsir = next((kode for nama, kode in ARSIR.items() if isi.endswith(f"-{nama})")), 3)
        return 39, struct.pack("<III", 2, _warna("#3f5f86"), arsir)
    return KUAS_TIADA


def _bentuk(rekam: _Rekam, jenis: int, kotak: tuple[int, int, int, int], elemen: Any) -> None:
    alat = _pena(elemen), _kuas(elemen)
    rekam.dengan(*alat)
    rekam.tambah(jenis, struct.pack("<iiii", *kotak))
    rekam.lepas(*alat)


def _rect(rekam: _Rekam, elemen: Any, _ukuran: float) -> None:
    x, y = _u(elemen.get("x", 0)), _u(elemen.get("y", 0))
    kotak = (x, y, x + _u(elemen.get("width")), y + _u(elemen.get("height")))
    _bentuk(rekam, 43, kotak, elemen)


def _circle(rekam: _Rekam, elemen: Any, _ukuran: float) -> None:
    x, y, r = (_u(elemen.get(nama)) for nama in ("cx", "cy", "r"))
    _bentuk(rekam, 42, (x - r, y - r, x + r, y + r), elemen)


def _path(rekam: _Rekam, elemen: Any, _ukuran: float) -> None:
    for potong in re.findall(r"M[^M]*", elemen.get("d", "")):
        titik = [(_u(x), _u(y)) for x, y in _TITIK.findall(potong)]
        tertutup = "Z" in potong.upper()
        alat = _pena(elemen), _kuas(elemen) if tertutup else KUAS_TIADA
        rekam.dengan(*alat)
        data = b"".join(struct.pack("<ii", *satu) for satu in titik)
        batas = struct.pack("<iiii", 0, 0, -1, -1)
        rekam.tambah(3 if tertutup else 4, batas + struct.pack("<I", len(titik)) + data)
        rekam.lepas(*alat)


def _text(rekam: _Rekam, elemen: Any, ukuran: float) -> None:
    teks = "".join(elemen.itertext())
    if not teks:
        return
    besar = float(elemen.get("font-size", ukuran / SUSUT)) * SUSUT
    tebal = 700 if elemen.get("font-weight") in ("700", "bold") else 400
    huruf = struct.pack("<iiiii8x", -_u(besar), 0, 0, 0, tebal) + HURUF.encode("utf-16-le").ljust(64, b"\0")
    rekam.tambah(82, struct.pack("<I", 3) + huruf.ljust(320, b"\0"))
    rekam.tambah(37, struct.pack("<I", 3))
    rekam.tambah(24, struct.pack("<I", _warna(elemen.get("fill", "#1a1f27"))))
    rata = {"middle": TENGAH, "end": KANAN}.get(elemen.get("text-anchor", ""), 0)
    rekam.tambah(22, struct.pack("<I", DASAR | rata))
    rekam.tambah(84, _tulisan(teks, _u(elemen.get("x", 0)), _u(elemen.get("y", 0)), besar))
    rekam.tambah(37, struct.pack("<I", 0x8000000D))  # the system font, so that ours may go
    rekam.tambah(40, struct.pack("<I", 3))


def _tulisan(teks: str, x: int, y: int, besar: float) -> bytes:
    """EMR_EXTTEXTOUTW without its head: where, the letters, and how far each goes."""
    satuan = teks.encode("utf-16-le")
    banyak = len(satuan) // 2
    isi = satuan.ljust(-(-len(satuan) // 4) * 4, b"\0")
    langkah = [_u(_lebar(huruf) * besar / 1000) for huruf in teks]
    langkah += [0] * (banyak - len(langkah))
    awal = struct.pack("<iiiiIff", 0, 0, -1, -1, 1, 1.0, 1.0)
    rincian = struct.pack("<iiIIIiiiiI", x, y, banyak, 76, 0, 0, 0, -1, -1, 76 + len(isi))
    return awal + rincian + isi + struct.pack(f"<{banyak}I", *langkah)


def _lebar(huruf: str) -> int:
    ke = ord(huruf) - 32
    return _LEBAR[ke] if 0 <= ke < len(_LEBAR) else 556


GAMBAR: Final = {"rect": _rect, "circle": _circle, "path": _path, "text": _text}
