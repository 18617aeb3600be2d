"""Form of a kartu indikator: one A4 page for each, in parts, with what is still missing said in words."""

from __future__ import annotations

from typing import Any

from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import isi, pita

BELUM = "Belum diisi"
LEBAR = 2  # columns


def bentuk_kartu(snap: dict[str, Any]) -> dict[str, Any]:
    """What the template prints. `snap`: `satker` (its name), `masa`, and `kartu`, each with `indikator`,
    `kurang` (words) and `bagian` ([{judul, butir: [(label, words)]}])."""
    banyak = len(snap["kartu"])
    nama = snap["kartu"][0]["indikator"] if banyak == 1 else f"Renstra {snap['masa']}"
    return {
        "snap": snap,
        "judul_pdf": f"Kartu Indikator Kinerja: {nama}",
        "pengarang": snap["satker"],
        "kartu": [
            {**satu, "tabel": tabel_kartu(satu, f"kartu-{n}")} for n, satu in enumerate(snap["kartu"], 1)
        ],
    }


def tabel_kartu(satu: dict[str, Any], nama: str) -> Tabel:
    """[Unsur, Isi]; each part is a band over both columns."""
    baris: list[Baris] = []
    for bagian in satu["bagian"]:
        baris.append(Baris((pita(bagian["judul"], LEBAR),), "pita"))
        baris += [Baris((Sel(label), Sel(_words(kata, kurang)))) for label, kata, kurang in bagian["butir"]]
    return Tabel(nama, (Kolom("Unsur"), Kolom("Isi")), baris, kelas="kartu")


def _words(kata: str, kurang: bool) -> str:
    return f"{kata or BELUM} (perlu dilengkapi)" if kurang else isi(kata)
