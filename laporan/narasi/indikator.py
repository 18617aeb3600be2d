"""Drafts of BAB III.A: one paragraph per indikator, gathered by sasaran. Pure (layer 0)."""

from __future__ import annotations

from typing import Any

from laporan.narasi import berhuruf
from laporan.narasi.banding import (
    kalimat_capaian_lalu,
    kalimat_nilai_terakhir,
    kalimat_pembanding,
    kalimat_renstra,
    kalimat_tahun_lalu,
    kalimat_tren,
    riwayat_of,
)
from laporan.narasi.baris import Terukur, terukur_dalam
from laporan.narasi.hasil import kalimat_arah, kalimat_batas_baris, kalimat_hasil, kalimat_sementara
from laporan.narasi.kalimat import Alinea, Kalimat, Nilai, Rancangan, alinea, benih, daftar, susun
from laporan.narasi.sebab import kalimat_kendala, kalimat_penunjang, kalimat_tindak_lanjut
from sakip.lipat import lipat

Isi = dict[str, Any]


def draf_indikator(snap: Isi, b: Terukur, ke: int = 0) -> Rancangan:
    """The paragraph of one row; `ke` is its place, so that neighbours are worded differently.

    Result against target, last year, the years before, end of the Renstra, nation, obstacle, follow-up,
    supporting kegiatan: each only where the data say something.
    """
    ke += benih(b.ukur["unit"]["kunci"])
    return alinea(
        kalimat_hasil(b, ke),
        kalimat_batas_baris(b),
        kalimat_arah(b),
        kalimat_sementara(b, ke),
        kalimat_nilai_terakhir(snap, b, ke),
        kalimat_tahun_lalu(snap, b, ke),
        kalimat_capaian_lalu(snap, b, ke),
        kalimat_tren(snap, b, ke),
        kalimat_renstra(snap, b, ke),
        *kalimat_pembanding(snap, b, ke),
        kalimat_kendala(b, ke),
        kalimat_tindak_lanjut(b, ke),
        *kalimat_penunjang(snap, b, ke),
    )


def sasaran_dalam(snap: Isi, ukur: Isi) -> list[tuple[str, list[Terukur]]]:
    """(sasaran, its rows) of a measured document in the order of their first row."""
    per_sasaran: dict[str, list[Terukur]] = {}
    for b in terukur_dalam(snap, ukur):
        per_sasaran.setdefault(lipat(b.isi["sasaran"]), []).append(b)
    return [(rows[0].isi["sasaran"], rows) for rows in per_sasaran.values()]


def draf_sasaran(snap: Isi, ukur: Isi, sasaran: str) -> Rancangan:
    """The paragraphs of one sasaran: what it came to, then its indikator; [] where it has no row.

    Several rows whose realisasi is not entered are one list instead of a paragraph each.
    """
    milik = [
        (n, b) for n, b in enumerate(terukur_dalam(snap, ukur)) if lipat(b.isi["sasaran"]) == lipat(sasaran)
    ]
    if not milik:
        return []
    baris = [b for _, b in milik]
    kosong = [b for b in baris if b.isi["status"] == "belum_diisi" and not riwayat_of(snap, b)]
    if len(kosong) < 2:
        kosong = []
    isi: Rancangan = [a for n, b in milik if b not in kosong for a in draf_indikator(snap, b, n)]
    pembuka = [] if len(kosong) == len(baris) else alinea(_pembuka(ukur, baris, milik[0][0]))
    return [*pembuka, *isi, *_belum_diisi(ukur, kosong, baris), *alinea(_tanpa_riwayat(snap, ukur, baris))]


def _belum_diisi(ukur: Isi, kosong: list[Terukur], baris: list[Terukur]) -> Rancangan:
    """The rows without an entry as a list with their targets."""
    if not kosong:
        return []
    jumlah = Nilai(f"hitung/{_kunci(ukur, baris)}/belum_diisi", berhuruf(len(kosong)))
    pola = (
        "Realisasi seluruh {n} indikator sasaran ini belum diisi, sehingga capaiannya belum dapat dihitung:"
        if len(kosong) == len(baris)
        else "Realisasi {n} indikator berikut belum diisi, sehingga capaiannya belum dapat dihitung:"
    )
    butir = [
        Alinea(
            (
                susun(
                    ("{nama}, dengan target {t}.",),
                    0,
                    b.pola("hasil", "belum_diisi"),
                    nama=b.nama,
                    t=b.nilai_target,
                ),
            ),
            "butir",
        )
        for b in kosong
    ]
    return [*alinea(susun((pola,), 0, jumlah, n=jumlah)), *butir]


def _pembuka(ukur: Isi, baris: list[Terukur], ke: int) -> Kalimat | None:
    """How many indikator measure the sasaran and what became of them; nothing for a single one."""
    if len(baris) < 2:
        return None
    kunci, keadaan = _kunci(ukur, baris), keadaan_of(baris)
    nilai = [Nilai(f"hitung/{kunci}/{apa}", berhuruf(n)) for apa, n, _ in keadaan]
    jumlah = Nilai(f"hitung/{kunci}/indikator", berhuruf(len(baris)))
    isi: dict[str, object] = {"n": jumlah, "sasaran": " ".join(baris[0].isi["sasaran"].split())}
    if len(keadaan) == 1:
        varian = (
            "Sasaran “{sasaran}” diukur dengan {n} indikator, yang seluruhnya {kata}.",
            "Seluruh {n} indikator yang mengukur sasaran “{sasaran}” {kata}.",
        )
        return susun(varian, ke, *nilai, **isi, kata=keadaan[0][2])
    varian = (
        "Sasaran “{sasaran}” diukur dengan {n} indikator: {kata}.",
        "Dari {n} indikator yang mengukur sasaran “{sasaran}”, {kata}.",
    )
    kata = daftar([f"{berhuruf(n)} {sebutan}" for _, n, sebutan in keadaan])
    return susun(varian, ke, *nilai, **isi, kata=kata)


def _kunci(ukur: Isi, baris: list[Terukur]) -> str:
    return f"{ukur['acuan']}/{ukur['unit']['kunci']}/{baris[0].kunci}"


def keadaan_of(baris: list[Terukur]) -> list[tuple[str, int, str]]:
    """(key, count, words) of the states that occur among rows: met, not met, without a number."""
    tercapai = sum(b.is_tercapai for b in baris)
    terhitung = sum(b.is_terhitung for b in baris)
    semua = [
        ("tercapai", tercapai, "mencapai target"),
        ("belum", terhitung - tercapai, "belum mencapai target"),
        ("tanpa_angka", len(baris) - terhitung, "belum memiliki angka capaian"),
    ]
    return [satu for satu in semua if satu[1]]


def _tanpa_riwayat(snap: Isi, ukur: Isi, baris: list[Terukur]) -> Kalimat | None:
    """Beside indikator that were compared with last year, those that could not be. Where none could, the
    section about earlier years says so once for all."""
    terhitung = [b for b in baris if b.is_terhitung]
    tanpa = [b for b in terhitung if not any(r[0] == b.tahun - 1 for r in riwayat_of(snap, b))]
    if not tanpa or len(tanpa) == len(terhitung):
        return None
    jumlah = Nilai(f"hitung/{_kunci(ukur, baris)}/tanpa_riwayat", berhuruf(len(tanpa)))
    varian = (
        (
            "Untuk {n} indikator lain, realisasi tahun {tahun} belum tercatat, sehingga belum dapat "
            "dibandingkan."
        ),
    )
    return susun(varian, 0, tahun=baris[0].tahun - 1, n=jumlah)


def draf_capaian(snap: Isi, ukur: Isi) -> list[tuple[str, Rancangan]]:
    """(sasaran, draft) for every sasaran of one measured document."""
    return [(sasaran, draf_sasaran(snap, ukur, sasaran)) for sasaran, _ in sasaran_dalam(snap, ukur)]


def teks_rancangan(rancangan: list[Alinea]) -> str:
    """The draft as the light markup in which a section is stored."""
    awalan = {"judul": "## ", "butir": "- "}
    hasil = ""
    for n, satu in enumerate(rancangan):
        sambung = "" if not n else "\n" if satu.jenis == rancangan[n - 1].jenis == "butir" else "\n\n"
        hasil += f"{sambung}{awalan.get(satu.jenis, '')}{satu.teks}"
    return hasil
