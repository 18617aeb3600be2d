"""The ikhtisar eksekutif of a LAKIP: what the year came to in one page (rule R27)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from laporan.bentuk.fakta import id_anggaran, id_rerata, id_sasaran
from laporan.bentuk.kemajuan import baris_per_sasaran, kategori_rerata, rerata_baris
from laporan.bentuk.lakip_uang import KOLOM_UANG, baris_jumlah, sel_uang
from laporan.bentuk.lakip_ukur import nama_ukur
from laporan.bentuk.naskah import Blok, p
from laporan.bentuk.naskah_narasi import Narasi, belum_dikatakan
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot
from laporan.narasi import berhuruf, kalimat_penyerapan, kalimat_rata_rata
from sakip.lipat import lipat
from sakip.numbers import TANPA_NILAI, cetak_persen


def ikhtisar(snap: Snapshot, narasi: Narasi) -> dict[str, Any]:
    """Sentences, and the tables of capaian per document, capaian per sasaran, and pagu."""
    tertulis = narasi.blok("Ikhtisar Eksekutif", "Ringkasan Eksekutif")
    kalimat = [*(p(k) for k in _janji(snap)), *ringkas(snap)]
    return {
        "blok": [*tertulis, *belum_dikatakan(tertulis, kalimat)],
        "capaian": _tabel_capaian(snap),
        "sasaran": tabel_sasaran(snap),
        "anggaran": _tabel_pagu(snap),
    }


def ringkas(snap: Snapshot) -> list[Blok]:
    """The headline of every document and of the budget, a sentence each."""
    anggaran = snap["anggaran"]
    persen = None if anggaran["penyerapan"] is None else Decimal(anggaran["penyerapan"])
    uang = kalimat_penyerapan(snap["tahun"], anggaran["pagu"], anggaran["realisasi"], persen)
    kunci = tuple(id_anggaran(None, kolom) for kolom in ("pagu", "realisasi", "penyerapan"))
    return [*(_kepala(u) for u in snap["pengukuran"]), p(uang, fakta=kunci)]


def _kepala(ukur: Snapshot) -> Blok:
    rata = None if ukur["rata_rata"] is None else Decimal(ukur["rata_rata"])
    kalimat = kalimat_rata_rata(nama_ukur(ukur), rata, ukur["kategori"], ukur["dihitung"], ukur["seluruh"])
    return p(kalimat, fakta=(id_rerata(ukur), id_rerata(ukur, "dihitung"), id_rerata(ukur, "seluruh")))


def _janji(snap: Snapshot) -> list[str]:
    """How many sasaran and indicators each PK promises, counted from its rows (rule R11)."""
    return [
        f"Perjanjian Kinerja {pk['unit']['nama']} Tahun {pk['tahun']} memuat "
        f"{berhuruf(len({lipat(b['sasaran']) for b in pk['baris']}))} sasaran dengan "
        f"{berhuruf(len(pk['baris']))} indikator kinerja."
        for pk in snap["pk"]
    ]


def _tabel_capaian(snap: Snapshot) -> Tabel:
    kolom = (
        Kolom("Dokumen"),
        Kolom("Indikator", "tengah"),
        Kolom("Terhitung", "tengah"),
        Kolom("Rata-Rata Capaian", "tengah"),
        Kolom("Kategori", "tengah"),
    )
    baris = [
        Baris(
            (
                Sel(nama_ukur(u)),
                Sel(str(u["seluruh"]), fakta=id_rerata(u, "seluruh")),
                Sel(str(u["dihitung"]), fakta=id_rerata(u, "dihitung")),
                Sel(_persen(u["rata_rata"]), fakta=id_rerata(u)),
                Sel(u["kategori"] or TANPA_NILAI),
            )
        )
        for u in snap["pengukuran"]
    ]
    return Tabel("lakip-utama", kolom, baris, "capaian-utama", f"Capaian Kinerja Utama Tahun {snap['tahun']}")


def _persen(nilai: str | None) -> str:
    return cetak_persen(None if nilai is None else Decimal(nilai))


def tabel_sasaran(snap: Snapshot) -> Tabel:
    """Each sasaran of the PK with how many of its indikator reached their target, and its mean."""
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Sasaran"),
        Kolom("Indikator", "tengah"),
        Kolom("Tercapai", "tengah"),
        Kolom("Belum Tercapai", "tengah"),
        Kolom("Tanpa Angka", "tengah"),
        Kolom("Rata-Rata Capaian", "tengah"),
        Kolom("Kategori", "tengah"),
    )
    baris: list[Baris] = []
    for ukur in (u for u in snap["pengukuran"] if u["acuan"] == "pk"):
        baris.append(Baris((Sel(nama_ukur(ukur), lebar=len(kolom)),), "pita"))
        for n, (sasaran, milik) in enumerate(baris_per_sasaran(ukur["baris"]), 1):
            baris.append(Baris((Sel(f"{n}."), Sel(sasaran or TANPA_NILAI), *_sel_sasaran(snap, ukur, milik))))
    judul = f"Capaian per Sasaran Tahun {snap['tahun']}"
    return Tabel("lakip-utama-sasaran", kolom, baris, "utama-sasaran", judul)


def _sel_sasaran(snap: Snapshot, ukur: Snapshot, baris: list[Snapshot]) -> list[Sel]:
    rata = rerata_baris(baris)
    mentah = [Decimal(b["mentah"]) for b in baris if b["mentah"] is not None]
    tercapai = sum(m >= 100 for m in mentah)
    kategori = kategori_rerata(rata, snap["kebijakan"]) or TANPA_NILAI
    angka = {
        "indikator": str(len(baris)),
        "tercapai": str(tercapai),
        "belum": str(len(mentah) - tercapai),
        "tanpa-angka": str(len(baris) - len(mentah)),
        "rerata": cetak_persen(rata.nilai),
    }
    sasaran = baris[0]["sasaran"]
    return [*(Sel(teks, fakta=id_sasaran(ukur, sasaran, k)) for k, teks in angka.items()), Sel(kategori)]


def _tabel_pagu(snap: Snapshot) -> Tabel:
    """By programme with the total; the total alone where no programme is known."""
    anggaran = snap["anggaran"]
    program = [b for b in anggaran["baris"] if b["dalam"] == 1]
    kolom = (Kolom("No.", "tengah"), Kolom("Program"), *KOLOM_UANG)
    baris = [
        Baris(
            (
                Sel(f"{n}."),
                Sel(f"{b['kode']} {b['uraian']}".strip()),
                *sel_uang(partial(id_anggaran, b), b),
            )
        )
        for n, b in enumerate(program, 1)
    ]
    baris.append(baris_jumlah(partial(id_anggaran, None), anggaran))
    judul = f"Pagu dan Realisasi Anggaran Tahun {snap['tahun']}"
    return Tabel("lakip-pagu", kolom, baris, "uang", judul)
