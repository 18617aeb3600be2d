"""Where a finding leads a reader: to the cell that he may mend, else to the page on which he may read it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

from django.urls import resolve, reverse

from laporan.alur import page_of_document
from sakip.kembali import with_return
from sakip.models import User
from sakip.models.alur import Beralur
from sakip.permissions import Deed, can
from sakip.temuan import Temuan

SEL: Final = re.compile(r"id_b-(\d+)-(\w+)")  # the cell of a row, see `bahan.cell`
ISIAN: Final = frozenset(
    {
        *(f"kinerja:{jenis}-{bagian}" for jenis in ("rkt", "pk") for bagian in ("baris", "edit", "anggaran")),
        *("kinerja:rencana-aksi-baris", "kinerja:rencana-aksi-edit", "kinerja:realisasi-edit"),
        *("renstra:renstra-edit", "renstra:sasaran-edit", "renstra:target-edit", "renstra:indikator-create"),
        *("laporan:lakip-edit", "laporan:narasi-edit"),
    }
)  # the pages on which the document itself is filled
# A page outside the document: the deed that it takes, where the same is read, with how many arguments.
LAIN: Final = {
    "renstra:indikator-edit": (Deed.ISI, "renstra:indikator-detail", 3),
    "renstra:pj-edit": (Deed.ISI, "renstra:indikator-detail", 3),
    "anggaran:pagu-edit": (Deed.ISI, "anggaran:anggaran-detail", 2),
    "sakip:pejabat-create": (Deed.ATUR, "sakip:satker-detail", 1),
    "sakip:pejabat-edit": (Deed.ATUR, "sakip:satker-detail", 1),
}


def links_for(user: User, sumber: Beralur, temuan: Sequence[Temuan], kembali: str) -> list[Temuan]:
    """`temuan` on `sumber` with addresses that `user` may open, each with the way back to `kembali`, the page
    that lists them. No query."""
    return [replace(satu, url=with_return(_address(user, sumber, satu.url), kembali)) for satu in temuan]


def _address(user: User, sumber: Beralur, url: str) -> str:
    if not url:
        return ""
    bagian = urlsplit(url)
    tujuan = resolve(bagian.path)
    if tujuan.view_name in ISIAN:
        mengisi = sumber.bisa_diubah and can(user, Deed.ISI, sumber.pemilik, sumber.unit_alur)
        return url if mengisi else f"{page_of_document(sumber)}{_anchor(bagian.fragment)}"
    if tujuan.view_name not in LAIN:
        return url
    deed, halaman, banyak = LAIN[tujuan.view_name]
    if can(user, deed, sumber.pemilik, sumber.unit_alur if deed == Deed.ISI else None):
        return url
    args: list[Any] = list(tujuan.kwargs.values())[:banyak]
    return reverse(halaman, args=args)


def _anchor(pecahan: str) -> str:
    """The row or the budget on the reading page for the cell `pecahan` of a sheet; "" = the page itself."""
    sel = SEL.fullmatch(pecahan)
    if sel is None:
        return ""
    return "#anggaran" if sel[2] == "anggaran" else f"#baris-{sel[1]}"
