"""The places of a LAKIP on which a finding can lie: rows of indikator, tables and sections (layer 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from sakip.models import Satker

Isi = dict[str, Any]
HURUF: Final = 90
TABEL: Final = (
    ("capaian", "Tabel capaian kinerja", "kinerja:realisasi-list"),
    ("pk", "Perjanjian kinerja", "kinerja:pk-list"),
    ("rkt", "Rencana kinerja tahunan", "kinerja:rkt-list"),
    ("rencana-aksi", "Rencana aksi", "kinerja:rencana-aksi-list"),
    ("anggaran", "Realisasi anggaran", "anggaran:anggaran-detail"),
    ("perbandingan", "Perbandingan dengan tahun lalu dan nasional", "laporan:lakip-detail"),
    ("efisiensi", "Efisiensi penggunaan sumber daya", "laporan:lakip-detail"),
)


@dataclass(frozen=True)
class Tempat:
    """One place: its stable key, its words, the page where it is mended, and the group in which it is
    offered."""

    kunci: str
    kata: str
    url: str
    kelompok: str


def places_of(satker: Satker, tahun: int, snapshot: Isi) -> list[Tempat]:
    """Every place of the LAKIP whose snapshot is given, in the order of the document."""
    args = [satker.kode_wilayah, tahun]
    tabel = [Tempat(f"tabel:{k}", kata, reverse(url, args=args), "Tabel") for k, kata, url in TABEL]
    lakip = reverse("laporan:lakip-detail", args=args)
    narasi = [
        Tempat(f"narasi:{satu['bagian']}", f"Bagian {satu['bagian']}", lakip, "Bagian narasi")
        for satu in snapshot["narasi"]
    ]
    return [*_rows(snapshot, reverse("kinerja:realisasi-list", args=args)), *tabel, *narasi]


def _rows(snapshot: Isi, url: str) -> Iterator[Tempat]:
    terlihat = set()
    for ukur in snapshot["pengukuran"]:
        unit = ukur["unit"]
        for baris in ukur["baris"]:
            kunci = f"indikator:{unit['kunci']}:{baris['indikator']}"[:250]
            if kunci not in terlihat:
                terlihat.add(kunci)
                kata = f"{short(baris['indikator'])} ({unit['jenis']})"
                yield Tempat(kunci, kata, url, "Indikator")


def short(teks: str) -> str:
    """The first words of `teks` on one line."""
    satu = " ".join(teks.split())
    return satu if len(satu) <= HURUF else f"{satu[:HURUF].rsplit(' ', 1)[0]} …"
