"""Regulations that a document cites against the list of regulations (R33)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.teks import texts_of
from sakip.kutipan import BENTUK_KODE, Kutipan, is_same_code, is_same_title, read_citations, title_words
from sakip.models import JenisPeraturan, Peraturan

BERDASAR: Final = (J.RENSTRA, J.RKT, J.PK, J.RENCANA_AKSI, J.LAKIP)
RIWAYAT: Final = re.compile(
    r"\b(?:di)?cabut|\bmencabut|\bganti\w*|\bpengganti|\bmenggantikan|\bsebelumnya\b|\bsemula\b|\bdiubah\b|\bperubahan\s+atas\b",
    re.IGNORECASE,
)
SEKITAR: Final = 90  # letters around a citation in which words say that it is history
Kunci = tuple[str, int, int]


@aturan("R33", BERDASAR, PERINGATAN, slug="peraturan")
def regulations_are_those_of_the_list(bahan: Bahan) -> Iterator[Hal]:
    """A regulation is cited by its number and title, is in force and is not younger than the document.
    What the list does not know is not judged. Source: R33, E47, E48, E191."""
    daftar = bahan.bersama.peraturan
    batas = bahan.tahun + 1 if bahan.jenis == J.LAKIP else bahan.tahun
    for tempat, teks, url in texts_of(bahan):
        for kutipan in read_citations(teks):
            if salah := _wrong(
                kutipan, teks, daftar, bahan.tahun, batas if bahan.jenis != J.RENSTRA else None
            ):
                yield Hal(
                    f"{tempat} mengutip “{kutipan.teks}”, {salah}.",
                    tempat,
                    url,
                    kunci=f"R33|{bahan.tahun}|{kutipan.jenis}|{kutipan.nomor}|{kutipan.tahun}",
                )


def _wrong(kutipan: Kutipan, teks: str, daftar: dict[Kunci, Peraturan], tahun: int, batas: int | None) -> str:
    """What is wrong with a citation; "" = nothing that is known."""
    ada = daftar.get((kutipan.jenis, kutipan.nomor, kutipan.tahun))
    if kutipan.nomor_lengkap and (salah := _wrong_code(kutipan, ada)):
        return salah
    if batas is not None and kutipan.tahun > batas:
        return f"yang terbit pada tahun {kutipan.tahun}, sesudah dokumen tahun {tahun} ini disusun"
    if ada is None:
        return _title_of_another(kutipan, daftar)
    if kutipan.judul and ada.judul and not is_same_title(kutipan.judul, ada.judul):
        return f"tentang {sebut(kutipan.judul)}, sedangkan {ada} tentang {sebut(ada.judul)}"
    if ada.dicabut_tahun and ada.dicabut_tahun <= tahun and not _is_history(kutipan, teks):
        return f"yang sudah dicabut dengan {ada.dicabut_dengan}"
    return ""


def _wrong_code(kutipan: Kutipan, ada: Peraturan | None) -> str:
    """What is wrong with a number that has a code (5/PR.03-1-Kpt/03/KPU/I/2018)."""
    if kutipan.jenis != JenisPeraturan.KPTKPU:
        return ""
    if ada is not None and ada.nomor_lengkap:
        benar = is_same_code(kutipan.nomor_lengkap, ada.nomor_lengkap)
        return "" if benar else f"sedangkan nomornya {ada.nomor_lengkap}"
    rapi = BENTUK_KODE.fullmatch(kutipan.nomor_lengkap)
    return (
        "" if rapi else "yang nomornya tidak berbentuk nomor keputusan (seperti 5/PR.03-1-Kpt/03/KPU/I/2018)"
    )


def _title_of_another(kutipan: Kutipan, daftar: dict[Kunci, Peraturan]) -> str:
    """The regulation whose title a citation with another number bears; "" = none, or several."""
    dicari = title_words(kutipan.judul)
    milik = [
        p for p in daftar.values() if p.jenis == kutipan.jenis and p.judul and title_words(p.judul) == dicari
    ]
    if len(dicari) < 2 or len(milik) != 1:
        return ""
    return f"sedangkan judul {sebut(kutipan.judul)} adalah judul {milik[0]}"


def _is_history(kutipan: Kutipan, teks: str) -> bool:
    """Whether the words around a citation say that it no longer holds."""
    sekitar = teks[max(0, kutipan.awal - SEKITAR) : kutipan.awal + len(kutipan.teks) + SEKITAR]
    return bool(RIWAYAT.search(sekitar))


ATURAN: Final = (regulations_are_those_of_the_list,)
