"""Static files that come out of a wheel: Source Sans for pages, cut down to Latin as WOFF2.

The wheel's OpenType files weigh 130 kB each when compressed, a page without them 35 kB; the Latin part of a
cut weighs 16 kB. Its licence (OFL 1.1) reserves the name Source for the unmodified font, so the part is
called SAKIP Sans. Documents use the wheel's own files (laporan/pdf.py).
"""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import font_source_sans_pro
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage
from fontTools import subset

FONTS = {f"SakipSans-{cut}.woff2": f"SourceSansPro-{cut}.otf" for cut in ("Regular", "It", "Semibold")}
LATIN = [*range(0x20, 0x180), *range(0x2010, 0x2027), *range(0x2190, 0x2194)]
SIGNS = [0x2030, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2212, 0x221A, 0x2248, 0x2260, 0x2264, 0x2265, 0x2713]
FEATURES = ["kern", "liga", "lnum", "tnum", "ccmp", "locl", "mark", "mkmk"]


class FontFinder(BaseFinder):
    """Publishes `fonts/SakipSans-{Regular,It,Semibold}.woff2`, made once in the private directory."""

    def __init__(self, app_names: Sequence[str] | None = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.DATA_DIR / "huruf")
        self.storage.prefix = "fonts"  # collectstatic reads it

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        folder, _, name = path.partition("/")
        found = str(self._made(name)) if folder == "fonts" and name in FONTS else None
        return [found] if find_all and found else found or []

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        for name in FONTS:
            if not any(fnmatch(name, pattern) for pattern in ignore_patterns or ()):
                self._made(name)
                yield name, self.storage

    def _made(self, name: str) -> Path:
        target = Path(self.storage.location) / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            half = target.with_suffix(".baru")  # a half-written file is never served
            _cut(Path(font_source_sans_pro.font_directory) / FONTS[name], half)
            half.replace(target)
        return target


def _cut(source: Path, target: Path) -> None:
    """Write the Latin part of the font at `source` to `target` as WOFF2."""
    options = subset.Options(flavor="woff2", hinting=False, layout_features=FEATURES)
    with subset.load_font(str(source), options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=LATIN + SIGNS)
        cutter.subset(font)
        _rename(font)
        subset.save_font(font, str(target), options)


def _rename(font: Any) -> None:
    """Give the font its own name wherever the reserved one stands (licence texts keep it)."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = _own_name(record.toUnicode())
    outlines = font["CFF "].cff
    outlines.fontNames = [_own_name(name) for name in outlines.fontNames]
    for top in outlines.topDictIndex:
        for field in {"FamilyName", "FullName"} & set(top.rawDict):
            setattr(top, field, _own_name(getattr(top, field)))


def _own_name(name: str) -> str:
    return name.replace("Source Sans Pro", "SAKIP Sans").replace("SourceSansPro", "SakipSans")
