"""The annex "Sumber Angka": for each row of a table its figures, and where each of them comes from.

Facts stand once, with the table that prints them first, so that the tables themselves stay clean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from laporan.bentuk.naskah import Bagian, Blok, p, tabel, tabel_dalam
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi
from sakip.numbers import TANPA_NILAI

JUDUL: Final = "Sumber Angka"
KOLOM: Final = (
    Kolom("Baris", "tengah"),
    Kolom("Tentang"),
    Kolom("Angka"),
    Kolom("Sumber"),
    Kolom("Diisi oleh dan tanggal"),
    Kolom("Bukti", "tengah"),
    Kolom("Disetujui"),
)
DOKUMEN: Final = ("tabel", "anggaran", "ringkasan", "rincian")  # tables of a document of its own
Bernama = tuple[str, Tabel]
Butir = tuple[str, Snapshot]  # an id and its origin


def sumber_angka(snap: Snapshot, semua: Iterable[Bernama], id_lampiran: str) -> dict[str, Any] | None:
    """The form of the annex over the tables of the document in their order; None = nothing was kept."""
    asal = snap.get("sumber_angka")
    if not asal:
        return None
    blok = list(_per_tabel(asal, semua, id_lampiran))
    return {"judul": JUDUL, "blok": [*_pengantar(snap), *blok], "bagian": [], "snap": snap} if blok else None


def _pengantar(snap: Snapshot) -> list[Blok]:
    kode = sorted({satu["kode"] for satu in snap["sumber_angka"].values() if satu.get("kode")})
    blok = [
        p(
            "Lampiran ini menyebutkan, untuk setiap baris tabel, dari mana angkanya: dokumen atau pengukuran "
            "yang memuatnya, peran yang mengisinya dan tanggalnya, banyaknya bukti dukung, serta peran yang "
            "menyetujui dokumen itu. Angka yang dihitung menyebutkan bahwa ia dihitung. Data yang sama "
            "terlampir di dalam berkas ini sebagai snapshot.json, bagian sumber_angka."
        )
    ]
    if kode:
        blok.append(p(f"Dokumen bertanda tangan yang menjadi sumber, menurut kodenya: {', '.join(kode)}."))
    return blok


def _per_tabel(asal: Snapshot, semua: Iterable[Bernama], id_lampiran: str) -> Iterator[Blok]:
    disebut: set[str] = set()
    for sebutan, satu in semua:
        baris = list(_rows(satu, asal, disebut))
        if baris:
            nama, judul = f"{id_lampiran}-{satu.nama}", f"Angka dalam {sebutan}"
            yield tabel(Tabel(nama, KOLOM, baris, kelas="sumber-angka", judul=judul))


def _rows(satu: Tabel, asal: Snapshot, disebut: set[str]) -> Iterator[Baris]:
    for ke, baris in enumerate(satu.baris, start=1):
        ids = [s.fakta for s in baris.sel if s.fakta in asal and s.fakta not in disebut]
        ids = [kunci for kunci in ids if asal[kunci]["nilai"] != TANPA_NILAI]
        butir = [(kunci, asal[kunci]) for kunci in dict.fromkeys(ids)]
        disebut.update(ids)
        for tentang, milik in groupby(butir, key=lambda b: b[1]["tentang"]):
            yield _satu(ke, tentang, list(milik))


def _satu(ke: int, tentang: str, butir: list[Butir]) -> Baris:
    angka = "\n".join(f"{b['apa']}: {b['nilai']}" for _, b in butir)
    bukti = max((b.get("bukti", 0) for _, b in butir), default=0)
    return Baris(
        (
            Sel(str(ke)),
            Sel(isi(tentang)),
            Sel(angka),
            Sel(_lines(b["sumber"] for _, b in butir)),
            Sel(_lines(_entered(b) for _, b in butir)),
            Sel(str(bukti) if any("bukti" in b for _, b in butir) else ""),
            Sel(_lines(b.get("disahkan", "") for _, b in butir)),
        )
    )


def _entered(b: Snapshot) -> str:
    dihitung = b.get("dari") and b.get("pengisi", "").startswith("Dihitung")
    if dihitung:
        return f"{b['apa']}: dihitung dari {len(b['dari'])} angka"
    return ", ".join(kata for kata in (b.get("pengisi", ""), b.get("waktu", "")) if kata)


def _lines(kata: Iterable[str]) -> str:
    """Each once, a line of its own."""
    return isi("\n".join(dict.fromkeys(satu for satu in kata if satu)))


def tabel_bernama(bab: Iterable[Bagian], lampiran: Iterable[Snapshot]) -> Iterator[Bernama]:
    """The tables of the chapters, then those of the documents that are annexed, each with the name by which
    a reader finds it."""
    yield from ((t.judul, t) for satu in bab for t in tabel_dalam(satu))
    for satu in lampiran:
        nama = f"{satu['nomor']} {satu['judul']}"
        yield from ((nama, t) for kunci in DOKUMEN if (t := satu["bentuk"].get(kunci)))
