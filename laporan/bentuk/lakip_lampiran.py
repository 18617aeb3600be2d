"""The annexes of a LAKIP: the documents of the year and of the next, each in its own form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from laporan.bentuk.pk import bentuk_pk
from laporan.bentuk.rencana_aksi import bentuk_rencana_aksi
from laporan.bentuk.rkt import bentuk_rkt
from laporan.bentuk.umum import Snapshot, nama_pendek, romawi

Lampiran = dict[str, Any]
JENIS: Final[tuple[tuple[str, Callable[[Snapshot, str], Lampiran], str, str], ...]] = (
    ("pk", bentuk_pk, "pk", "Perjanjian Kinerja"),
    ("rkt", bentuk_rkt, "rkt", "Rencana Kinerja Tahunan"),
    ("rencana_aksi", bentuk_rencana_aksi, "rak", "Rencana Aksi Kinerja"),
)
LANSKAP: Final = ("rencana_aksi", "cara_hitung", "sumber_angka")


def lampiran_dokumen(snap: Snapshot) -> list[Lampiran]:
    """PK, RKT and rencana aksi of the year, then those of the next where they have been made; an interim
    report annexes what it is measured against, not the RKT."""
    dipakai = [j for j in JENIS if j[0] != "rkt" or not snap.get("triwulan")]
    depan = snap.get("tahun_depan") or {}
    semua = [
        (jenis, bentuk(d, f"lampiran-{awalan}{akhiran}-{n}"), d["tahun"])
        for sumber, akhiran in ((snap, ""), (depan, "-depan"))
        for jenis, bentuk, awalan, _ in dipakai
        for n, d in enumerate(sumber.get(jenis, []), 1)
    ]
    return [
        satu_lampiran(n, jenis, bentuk, _judul(bentuk, tahun))
        for n, (jenis, bentuk, tahun) in enumerate(semua, 1)
    ]


def _judul(bentuk: Lampiran, tahun: int) -> str:
    """With the year where the title of the form has none."""
    judul = bentuk["judul"] if str(tahun) in bentuk["judul"] else f"{bentuk['judul']} {tahun}"
    return f"{judul} {nama_pendek(bentuk['snap']['unit'])}"


def satu_lampiran(n: int, jenis: str, bentuk: Lampiran, judul: str) -> Lampiran:
    """The annex number `n` as the templates print it."""
    return {
        "jenis": jenis,
        "id": f"lampiran-{n}",
        "nomor": f"Lampiran {romawi(n)}",
        "bentuk": bentuk,
        "judul": judul,
        "lanskap": jenis in LANSKAP or bool(bentuk.get("lanskap")),
    }


def lampiran_belum_ada(snap: Snapshot) -> list[str]:
    """One sentence for each document that belongs here and has not been made: of this year and, for the
    report of a whole year, of the next."""
    tahun = [(snap, snap["tahun"])]
    if snap.get("tahun_depan") is not None:
        tahun.append((snap["tahun_depan"], snap["tahun"] + 1))
    return [
        f"{nama} Tahun {ke} belum dibuat, sehingga belum dilampirkan."
        for sumber, ke in tahun
        for jenis, _, _, nama in JENIS
        if not sumber[jenis] and (jenis != "rkt" or not snap.get("triwulan"))
    ]
