"""Which mandatory parts of a document are still empty, and where each is filled. Pure (layer 0)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from laporan.bentuk.naskah import Bagian

# The first words that occur in the title of a section, or of one above it, say where it is filled.
TEMPAT: Final = (
    ("Pembagian Divisi", "divisi"),
    ("Sumber Daya Manusia", "pegawai"),
    ("Sarana dan Prasarana", "sarana"),
    ("Susunan Organisasi", "unit"),
    ("Rencana Strategis", "renstra"),
    ("Jangka Menengah", "renstra"),
    ("Rencana Kinerja Tahunan", "rkt"),
    ("Perjanjian Kinerja", "pk"),
    ("Cara Pengukuran", "kebijakan"),
    ("Target dan Realisasi", "realisasi"),
    ("Standar Nasional", "pembanding"),
    ("Realisasi Anggaran", "anggaran"),
    ("Program dan Kegiatan", "anggaran"),
    ("Penggunaan Sumber Daya", "anggaran"),
    ("Tahun-Tahun Sebelumnya", "capaian-lalu"),
    ("Analisis Penyebab", "realisasi"),
    ("Analisis Setiap Indikator", "pk"),
)


@dataclass(frozen=True)
class Kurang:
    """An empty part: where it stands (`Bab I huruf D`), its title and anchor, what it says instead, and the
    key of where it is filled (`narasi` where nothing else holds it)."""

    letak: str
    judul: str
    id: str
    kalimat: str
    tempat: str


def parts_lacking(bab: list[Bagian]) -> list[Kurang]:
    """Every section of the numbered chapters that says that its data are missing, in the order of print."""
    return [kurang for satu in bab for kurang in _lacking(satu, [])]


def _lacking(bagian: Bagian, induk: list[Bagian]) -> Iterator[Kurang]:
    jalur = [*induk, bagian]
    for blok in bagian.blok:
        if blok.jenis == "kosong":
            yield Kurang(_letak(jalur), bagian.judul, bagian.id, blok.teks, _tempat(jalur))
    for anak in bagian.anak:
        yield from _lacking(anak, jalur)


def _letak(jalur: list[Bagian]) -> str:
    nomor = " ".join(b.nomor.rstrip(".") for b in jalur[1:])
    return f"{jalur[0].nomor} {nomor}".strip()


def _tempat(jalur: list[Bagian]) -> str:
    """By the nearest title that is known; the text of the satker fills all others. Earlier years stand in
    two places: those of the capaian and those of the budget."""
    if "Tahun-Tahun Sebelumnya" in jalur[-1].judul and any("Anggaran" in b.judul for b in jalur):
        return "anggaran-lalu"
    for bagian in reversed(jalur):
        for kata, tempat in TEMPAT:
            if kata in bagian.judul:
                return tempat
    return "narasi"


def complete_parts(bab: list[Bagian]) -> tuple[int, int]:
    """(sections whose content is there, all sections that hold content themselves)."""
    semua: list[Any] = [b for satu in bab for b in _with_content(satu)]
    penuh = sum(not any(blok.jenis == "kosong" for blok in b.blok) for b in semua)
    return penuh, len(semua)


def _with_content(bagian: Bagian) -> Iterator[Bagian]:
    if bagian.blok:
        yield bagian
    for anak in bagian.anak:
        yield from _with_content(anak)
