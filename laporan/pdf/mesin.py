"""Lay out HTML templates as PDF; the only importer of WeasyPrint.

Fonts come from the wheel font-source-sans-pro alone (an empty fontconfig file hides those of the machine),
so the same input gives the same pages everywhere. Nothing is fetched from a file or a network address.
Spans of tables are cut where pages end (`bentuk/tabel.py`), which a first layout shows (`ancang`).
"""

from __future__ import annotations

import gc
import logging
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any, Final

from django.template.loader import render_to_string

from laporan.bentuk.tabel import Tabel
from laporan.pdf.ancang import cut_down
from laporan.pdf.baku import standardize
from laporan.pdf.penanda import finish_tags

CSS_DIR: Final = Path(__file__).resolve().parent.parent / "pdf_css"
os.environ["FONTCONFIG_FILE"] = str(CSS_DIR / "fontconfig.xml")
with warnings.catch_warnings():
    # WeasyPrint warns that fontconfig lists no fonts, which is what that file is for.
    warnings.simplefilter("ignore")
    from weasyprint import CSS, HTML, Document
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

Kabar = Callable[[int, str], None]
LOGGER: Final = logging.getLogger("weasyprint")
FONTS: Final = files("font_source_sans_pro") / "files"
VARIANT: Final = {"pdf_variant": "pdf/a-3a", "pdf_tags": True, "pdf_forms": True}
FREE_PASSES: Final = 4
MAX_PASSES: Final = 40


class ClosedFetcher(URLFetcher):  # type: ignore[misc]
    """Gives the fonts of the wheel (`huruf:NAME`) and inline data; refuses every other address."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url.startswith("huruf:"):
            return URLFetcherResponse(url, (FONTS / Path(url[6:]).name).read_bytes())
        if url.startswith("data:"):
            return super().fetch(url, headers)
        raise ValueError(f"Alamat {url} tidak boleh diambil saat mencetak.")


_fetcher = ClosedFetcher()
_lock = Lock()  # the shared font configuration belongs to one rendering at a time


@lru_cache(maxsize=1)
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@lru_cache(maxsize=16)
def _stylesheet(name: str) -> CSS:
    """A stylesheet of `pdf_css/`, parsed once per process."""
    source = (CSS_DIR / f"{name}.css").read_text(encoding="utf-8")
    return CSS(string=source, font_config=_fonts(), url_fetcher=_fetcher)


def render_pdf(
    template: str,
    context: dict[str, Any],
    *,
    css: tuple[str, ...] = (),
    draf: bool = False,
    lampiran: bytes | None = None,
    kabar: Kabar | None = None,
) -> bytes:
    """The PDF/A-3a and PDF/UA-1 of `template`; equal input gives equal bytes.

    `context` holds `judul_pdf` and `pengarang` for the metadata; every `Tabel` in it is cut to the pages.
    `css` names stylesheets beside the common ones; `draf` marks each page; `lampiran` (canonical JSON) is
    attached as `snapshot.json`. With `context["bentuk"]["terbit"]` each page says where it is verified.
    Every `<input name="ttd_N" title="...">` of the template (`segel` too) is an empty signature field.
    `kabar(percent, stage)` hears how far it is; what it raises ends the rendering.
    """
    tables = list({id(table): table for table in _tables_in(context)}.values())
    terbit = bool(context.get("bentuk", {}).get("terbit"))
    tambahan = (*(("terbit",) if terbit else ()), *(("draf",) if draf else ()))
    with _lock, _garbage_kept():
        sheets = [_stylesheet(name) for name in ("dasar", "tabel", *css, *tambahan)]
        tell = kabar or (lambda _percent, _stage: None)
        tell(15, "Mencari batas halaman")
        _foresee(template, context, sheets, tables)
        tell(35, "Menata halaman")
        document = _layout(template, context, sheets)
        for number in range(MAX_PASSES):
            tell(70, "Memeriksa batas halaman")
            if not _cut(tables, document, force=number >= FREE_PASSES):
                break
            document = _layout(template, context, sheets)
        tell(75, "Menulis berkas PDF")
        isi = bytes(document.write_pdf(finisher=finish_tags, **VARIANT))
    return standardize(isi, lampiran=lampiran)


def render_page(template: str, context: dict[str, Any], css: str) -> bytes:
    """`template` with the stylesheet `css` alone, as a plain PDF without tags: what is drawn onto a page."""
    with _lock, _garbage_kept():
        html = HTML(string=render_to_string(template, context), url_fetcher=_fetcher)
        document = html.render(stylesheets=[_stylesheet(css)], font_config=_fonts())
        return bytes(document.write_pdf())


@contextmanager
def _garbage_kept() -> Iterator[None]:
    """No garbage collection while boxes are built: nothing is free before the end, and looking is dear."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _foresee(template: str, context: dict[str, Any], sheets: list[CSS], tables: list[Tabel]) -> None:
    """Cut spans where the pages of a long report will end, seen on the part of it that has spans. Only a
    table that is cut twice is looked at again, for its first cut may move the second."""
    wanted = [table for table in tables if table.perlu_potong(range(len(table.baris)))]
    for _ in range(FREE_PASSES):
        html = HTML(string=render_to_string(template, context), url_fetcher=_fetcher)
        if not wanted or not cut_down(html.etree_element, {table.nama for table in wanted}):
            return
        with _quiet():
            document = html.render(stylesheets=sheets, font_config=_fonts(), **VARIANT)
        if not _cut(wanted, document, force=False):
            return
        wanted = [table for table in wanted if len(table.potong) > 1]


@contextmanager
def _quiet() -> Iterator[None]:
    """No word about links that lead to what was cut down."""
    level = LOGGER.level
    LOGGER.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        LOGGER.setLevel(level)


def _layout(template: str, context: dict[str, Any], sheets: list[CSS]) -> Document:
    html = HTML(string=render_to_string(template, context), url_fetcher=_fetcher)
    return html.render(stylesheets=sheets, font_config=_fonts(), **VARIANT)


def _cut(tables: list[Tabel], document: Document, *, force: bool) -> bool:
    """Cut spans where pages now end; False when nothing changed. With `force` a cut row begins a page,
    and cuts are only added, so that layouts which swing between two states come to rest."""
    changed = False
    page_of: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for anchor in page.anchors:
            page_of.setdefault(anchor, number)
    for table in tables:
        first = _first_rows(table, page_of)
        potong = table.perlu_potong(first)
        paksa = table.paksa
        if force:
            potong |= table.paksa
            paksa = potong
        changed |= potong != table.potong or paksa != table.paksa
        table.potong, table.paksa = potong, paksa
    return changed


def _first_rows(table: Tabel, page_of: dict[str, int]) -> list[int]:
    """The rows that stand on a later page than the row before them."""
    pages = [page_of.get(table.id_baris(i), -1) for i in range(len(table.baris))]
    return [i for i in range(1, len(pages)) if pages[i] > pages[i - 1] >= 0]


def _tables_in(value: Any) -> Iterator[Tabel]:
    if isinstance(value, Tabel):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _tables_in(item)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _tables_in(vars(value))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _tables_in(item)
