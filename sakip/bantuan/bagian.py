"""The parts of a help page as plain text: what a search finds and the table of contents names (layer 0)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from sakip.bantuan.istilah import contains

KUTIPAN = 160  # characters of a part that a search shows


@dataclass(frozen=True)
class Bagian:
    """A `<section id="...">`: its anchor, its `<h2>`, and its words in one line."""

    kunci: str
    judul: str
    teks: str

    def excerpt(self, cari: str) -> str:
        """Some words around the first word of `cari`, with … where something was left out."""
        kata = cari.casefold().split()
        awal = min((i for k in kata if (i := self.teks.casefold().find(k)) >= 0), default=0)
        mulai = self.teks.rfind(" ", 0, max(awal - KUTIPAN // 3, 0)) + 1
        potong, sisa = self.teks[mulai : mulai + KUTIPAN], self.teks[mulai + KUTIPAN :]
        if sisa:
            potong = f"{potong.rsplit(' ', 1)[0].rstrip('.,;:')}…"
        return f"…{potong}" if mulai else potong


class _Pembaca(HTMLParser):
    """Collects the sections of a fragment; sections do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.ditemukan: list[tuple[str, tuple[list[str], list[str]]]] = []  # anchor, (words of h2, others)
        self.ke: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "section":
            self.ditemukan.append((dict(attrs).get("id") or "", ([], [])))
        if self.ditemukan and tag in {"section", "h2"}:
            self.ke = self.ditemukan[-1][1][0 if tag == "h2" else 1]

    def handle_endtag(self, tag: str) -> None:
        if tag == "h2" and self.ditemukan:
            self.ke = self.ditemukan[-1][1][1]

    def handle_data(self, data: str) -> None:
        if self.ke is not None:
            self.ke.append(data)


def sections_of(html: str) -> tuple[Bagian, ...]:
    """The sections of the fragment `html`, in their order."""
    pembaca = _Pembaca()
    pembaca.feed(html)
    return tuple(
        Bagian(kunci, " ".join("".join(judul).split()), " ".join("".join(teks).split()))
        for kunci, (judul, teks) in pembaca.ditemukan
    )


def filter_sections(bagian: Iterable[Bagian], cari: str) -> list[Bagian]:
    """Those in which every word of `cari` stands."""
    return [b for b in bagian if contains(f"{b.judul} {b.teks}", cari)]
