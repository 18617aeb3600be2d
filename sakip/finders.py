"""Static files that come out of a wheel: the four cuts of Source Sans that pages and documents use."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import font_source_sans_pro
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

FONTS = tuple(f"SourceSansPro-{cut}.otf" for cut in ("Regular", "It", "Semibold", "Bold"))


class FontFinder(BaseFinder):
    """Publishes `fonts/SourceSansPro-{Regular,It,Semibold,Bold}.otf` and no other cut of the wheel."""

    def __init__(self, app_names: Sequence[str] | None = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=font_source_sans_pro.font_directory)
        self.storage.prefix = "fonts"  # collectstatic reads it

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        folder, _, name = path.partition("/")
        found = str(Path(self.storage.location) / name) if folder == "fonts" and name in FONTS else None
        return [found] if find_all and found else found or []

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        for name in FONTS:
            if not any(fnmatch(name, pattern) for pattern in ignore_patterns or ()):
                yield name, self.storage
