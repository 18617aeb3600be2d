"""The sections of a LAKIP that hold narasi, in the order of the document, each with its draft. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from laporan.narasi.baris import Terukur, terukur_dalam
from laporan.narasi.indikator import draf_indikator
from laporan.narasi.kalimat import Rancangan, nilai_dalam
from laporan.narasi.ringkasan import (
    draf_efisiensi,
    draf_langkah,
    draf_pengantar,
    draf_penyebab,
    draf_ringkasan,
    draf_simpulan,
)
from laporan.narasi.uang import draf_anggaran, draf_penunjang
from sakip.lipat import lipat

Isi = dict[str, Any]
HURUF_BAGIAN = 500
AWALAN_INDIKATOR = "Analisis Indikator"


@dataclass(frozen=True)
class Tempat:
    """A place for narasi: `nama` as a new section is called, `lain` the other names that print there,
    `awalan` the names that may stand before `: Aspek`. `draf` None = there is nothing to draft from figures.
    """

    bab: str
    nama: str
    lain: tuple[str, ...] = ()
    awalan: tuple[str, ...] = ()
    draf: Callable[[Isi], Rancangan] | None = None
    kelompok: str = ""
    menunggu: str = ""

    def cocok(self, bagian: str) -> bool:
        """Whether a section of that name prints here."""
        depan, titik_dua, _ = bagian.partition(":")
        return lipat(bagian) in {lipat(n) for n in (self.nama, *self.lain)} or bool(
            titik_dua and lipat(depan) in {lipat(a) for a in self.awalan}
        )

    def rancang(self, snap: Isi) -> Rancangan:
        """The draft from the figures of `snap`; [] = nothing to say."""
        return self.draf(snap) if self.draf else []


TETAP_AWAL = (
    Tempat("Bagian depan", "Kata Pengantar", draf=draf_pengantar),
    Tempat("Bagian depan", "Ikhtisar Eksekutif", ("Ringkasan Eksekutif",), draf=draf_ringkasan),
    Tempat("BAB I Pendahuluan", "Latar Belakang", ("Dasar Hukum",)),
    Tempat(
        "BAB I Pendahuluan",
        "Tugas, Wewenang, dan Kewajiban",
        ("Tugas dan Fungsi", "Tugas, Fungsi, dan Wewenang"),
    ),
    Tempat("BAB I Pendahuluan", "Struktur Organisasi"),
    Tempat(
        "BAB I Pendahuluan",
        "Potensi",
        ("Aspek Strategis", "Potensi dan Aspek Strategis"),
        ("Potensi", "Aspek Strategis"),
    ),
    Tempat(
        "BAB I Pendahuluan",
        "Permasalahan",
        ("Permasalahan Utama", "Isu Strategis", "Tantangan"),
        ("Permasalahan", "Isu Strategis", "Tantangan"),
    ),
    Tempat("BAB II Perencanaan Kinerja", "Penjelasan Visi"),
    Tempat(
        "BAB III Akuntabilitas Kinerja",
        "Analisis Penyebab",
        ("Analisis Penyebab Keberhasilan atau Kegagalan", "Penyebab", "Alternatif Solusi", "Solusi"),
        draf=draf_penyebab,
    ),
    Tempat(
        "BAB III Akuntabilitas Kinerja",
        "Efisiensi Sumber Daya",
        ("Efisiensi", "Analisis Efisiensi Penggunaan Sumber Daya"),
        draf=draf_efisiensi,
    ),
    Tempat(
        "BAB III Akuntabilitas Kinerja",
        "Program dan Kegiatan Penunjang",
        ("Analisis Program dan Kegiatan Penunjang", "Analisis Program"),
        draf=draf_penunjang,
    ),
)
TETAP_AKHIR = (
    Tempat("BAB III Akuntabilitas Kinerja", "Realisasi Anggaran", draf=draf_anggaran),
    Tempat("BAB IV Penutup", "Simpulan", ("Penutup", "Kesimpulan"), draf=draf_simpulan),
    Tempat("BAB IV Penutup", "Langkah ke Depan", ("Saran", "Rekomendasi"), draf=draf_langkah),
)


def tempat_dalam(snap: Isi) -> list[Tempat]:
    """Every place for narasi of this LAKIP; an indikator that two PK share has one."""
    indikator = {t.nama: t for t in reversed(list(_indikator(snap)))}
    return [*TETAP_AWAL, *reversed(indikator.values()), *TETAP_AKHIR]


def _indikator(snap: Isi) -> Iterator[Tempat]:
    for ukur in snap["pengukuran"]:
        if ukur["acuan"] == "pk":
            for n, b in enumerate(terukur_dalam(snap, ukur)):
                yield Tempat(
                    "BAB III Akuntabilitas Kinerja",
                    f"{AWALAN_INDIKATOR}: {' '.join(b.isi['indikator'].split())}"[:HURUF_BAGIAN],
                    draf=_perancang(b, n),
                    kelompok=" ".join(b.isi["sasaran"].split()),
                    menunggu="realisasinya belum diisi" if b.isi["status"] == "belum_diisi" else "",
                )


def _perancang(b: Terukur, n: int) -> Callable[[Isi], Rancangan]:
    return lambda snap: draf_indikator(snap, b, n)


def tempat_of(snap: Isi, bagian: str) -> Tempat | None:
    """Where a section called `bagian` prints; None = a section of the satker's own."""
    return next((t for t in tempat_dalam(snap) if t.cocok(bagian)), None)


def nilai_kini(snap: Isi, fakta: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """{fact id: value as printed today} of everything that drafts of `snap` state, and of `fakta` beside."""
    kini = dict(fakta)
    for tempat in tempat_dalam(snap):
        kini |= nilai_dalam(tempat.rancang(snap))
    return kini
