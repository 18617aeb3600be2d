"""Ids of the facts that cells and sentences state: stable within a satker and year. Pure (layer 0).

An id names where the figure was laid down, by the keys that the rows of a snapshot bear; "" = the row was
kept before rows bore keys, so that nothing can be traced.
"""

from __future__ import annotations

from typing import Any

from sakip.lipat import lipat

Isi = dict[str, Any]
JUMLAH = "jumlah"


def is_angka(teks: str) -> bool:
    """Whether a printed text states a figure at all."""
    return any(huruf.isdigit() for huruf in teks)


def id_baris(awalan: str, baris: Isi, kolom: object) -> str:
    """`pk/7/target`, `rkt/3/pagu`, `rencana/9/2`, `renstra/5/2024`: a column of a row with a key."""
    return f"{awalan}/{baris['id']}/{kolom}" if baris.get("id") else ""


def id_nilai(awalan: str, baris: Isi) -> str:
    """`pk-anggaran/8`, `pembanding/2`: the only figure of a row with a key."""
    return f"{awalan}/{baris['id']}" if baris.get("id") else ""


def id_lain(kunci: str, kolom: str) -> str:
    """The same row's other column: `capaian-lalu/4/target` beside `capaian-lalu/4/realisasi`."""
    return f"{kunci.rpartition('/')[0]}/{kolom}" if kunci else ""


def id_ukur(baris: Isi, kolom: str) -> str:
    """Target, realisasi or capaian of a measured row; what a PK promises is the fact of the PK. A promise
    that nobody measured yet is known by its own key."""
    if kolom == "target" and baris.get("baris_pk"):
        return f"pk/{baris['baris_pk']}/target"
    if baris.get("id"):
        return f"realisasi/{baris['id']}/{kolom}"
    return f"realisasi/pk-{baris['baris_pk']}/{kolom}" if baris.get("baris_pk") else ""


def id_rerata(ukur: Isi, kolom: str = "") -> str:
    """The mean capaian of a measured document; with `kolom` (seluruh, dihitung) how many stand behind it."""
    dasar = f"rerata/{ukur['acuan']}/{ukur['unit']['kunci']}"
    return f"{dasar}/{kolom}" if kolom else dasar


def id_sasaran(ukur: Isi, sasaran: str, kolom: str) -> str:
    """How many indikator of a sasaran reached their target, and their mean."""
    return f"sasaran/{ukur['acuan']}/{ukur['unit']['kunci']}/{lipat(sasaran)}/{kolom}"


def id_efisiensi(baris: Isi | None, kolom: str) -> str:
    """What efisiensi works out for a row of the budget; None = for all of them."""
    return f"efisiensi/{_kode(baris)}/{kolom}"


def id_kebijakan(butir: str, nomor: int = 0) -> str:
    """A rule of the kebijakan of the year, or the band `nomor` of its scale."""
    return f"kebijakan/{lipat(butir)}/{nomor}" if nomor else f"kebijakan/{lipat(butir)}"


def id_anggaran(baris: Isi | None, kolom: str) -> str:
    """pagu, realisasi or penyerapan of a row of the budget; None = of the whole."""
    return f"anggaran/{_kode(baris)}/{kolom}"


def id_lalu(tahun: object, baris: Isi | None, kolom: str) -> str:
    """The same of an earlier year."""
    return f"anggaran-lalu/{tahun}/{_kode(baris)}/{kolom}"


def id_sumber(sumber: str, kolom: str) -> str:
    """The same of one source of funds."""
    return f"anggaran-sumber/{sumber}/{kolom}"


def id_pegawai(rekap: Isi, baris: str, kolom: str) -> str:
    """A count of a staff table; `baris` or `kolom` "" = their sum."""
    return f"pegawai/{rekap['tabel']}/{lipat(baris) or JUMLAH}/{lipat(kolom) or JUMLAH}"


def id_dokumen(awalan: str, snap: Isi, rinci: str = "") -> str:
    """A sum of a whole document (`pk-jumlah/4`), or of one programme in it."""
    if not snap.get("id"):
        return ""
    return f"{awalan}/{snap['id']}/{lipat(rinci)}" if rinci else f"{awalan}/{snap['id']}"


def _kode(baris: Isi | None) -> str:
    if baris is None:
        return JUMLAH
    return str(baris.get("kode_baku") or baris.get("kode") or lipat(baris["uraian"])).replace("/", "-")
