"""The LAKIP as a whole: front matter, BAB I to IV in the order of PermenPANRB 53/2014, annexes."""

from __future__ import annotations

from typing import Any

from laporan.bentuk import lakip_banding as banding
from laporan.bentuk.lakip_analisis import penyebab, program_penunjang
from laporan.bentuk.lakip_anggaran import realisasi_anggaran
from laporan.bentuk.lakip_cara import cara_hitung
from laporan.bentuk.lakip_efisiensi import efisiensi
from laporan.bentuk.lakip_gambar import gambaran
from laporan.bentuk.lakip_ikhtisar import ikhtisar, ringkas
from laporan.bentuk.lakip_indikator import analisis_indikator
from laporan.bentuk.lakip_lampiran import lampiran_belum_ada, lampiran_dokumen, satu_lampiran
from laporan.bentuk.lakip_organisasi import bab_pendahuluan
from laporan.bentuk.lakip_perencanaan import bab_perencanaan
from laporan.bentuk.lakip_triwulan import capaian_triwulan
from laporan.bentuk.lakip_ukur import cara_pengukuran, pengukuran
from laporan.bentuk.naskah import Bagian, Blok, bagian_dalam, gambar_dalam, kosong, nomori, p, tabel_dalam
from laporan.bentuk.naskah_narasi import Narasi, belum_dikatakan
from laporan.bentuk.rekomendasi import follow_up_section
from laporan.bentuk.reviu import bentuk_reviu
from laporan.bentuk.sumber_angka import sumber_angka, tabel_bernama
from laporan.bentuk.umum import Snapshot, nama_baris, romawi, terbit_tercetak, ttd_tunggal


def bentuk_lakip(snap: Snapshot) -> dict[str, Any]:
    """What the LAKIP template prints; every number of a chapter, section, table or page is generated.

    A snapshot with `triwulan` is the interim report: beyond BAB II it holds nothing that the satker wrote
    about the whole year.
    """
    awal = Narasi(snap["narasi"])
    narasi = Narasi([]) if snap.get("triwulan") else awal
    pengantar, ringkasan = _kata_pengantar(snap, narasi), ikhtisar(snap, narasi)
    bab = [bab_pendahuluan(snap, awal), bab_perencanaan(snap, awal), _bab_akuntabilitas(snap, narasi)]
    penutup = _bab_penutup(snap, narasi)
    if sisa := narasi.sisa():
        anak = [Bagian(nama, blok) for nama, blok in sisa]
        bab[0].anak.append(Bagian("Informasi Lain", anak=anak))
    bab.append(penutup)
    nomori(bab)
    masa = masa_laporan(snap)
    judul, nama = f"Laporan Kinerja {masa}", snap["satker"]["nama_lengkap"]
    return {
        "snap": snap,
        "judul": judul,
        "masa": masa,
        "judul_pdf": f"{judul} {nama}",
        "pengarang": nama,
        "nama_baris": nama_baris(nama, 30),
        "pengantar": pengantar,
        "reviu": bentuk_reviu(snap),
        "ikhtisar": ringkasan,
        "bab": bab,
        "daftar_isi": [b for satu in bab for b in bagian_dalam(satu, 2)],
        "daftar_tabel": [t for satu in bab for t in tabel_dalam(satu) if t.judul],
        "daftar_gambar": [g for satu in bab for g in gambar_dalam(satu)],
        "lampiran": _lampiran(snap, bab),
        "lampiran_belum_ada": lampiran_belum_ada(snap),
        "ttd": _ttd(snap),
        "terbit": terbit_tercetak(snap),
    }


def masa_laporan(snap: Snapshot) -> str:
    """`Tahun 2024`, or of an interim report `Interim Triwulan II Tahun 2024`."""
    triwulan = f"Interim Triwulan {romawi(snap['triwulan'])} " if snap.get("triwulan") else ""
    return f"{triwulan}Tahun {snap['tahun']}"


def _ttd(snap: Snapshot) -> list[dict[str, str]]:
    """The Ketua signs, a report of the year in the year after."""
    ketua = snap["penandatangan"] or {"jabatan": f"Ketua {snap['satker']['nama_lengkap']}", "nama": ""}
    return ttd_tunggal(snap, ketua, snap["tahun"] + (snap.get("triwulan") in (None, 4)))


def _kata_pengantar(snap: Snapshot, narasi: Narasi) -> list[Blok]:
    tertulis = narasi.blok("Kata Pengantar")
    if tertulis:
        return tertulis
    nama, tahun = snap["satker"]["nama_lengkap"], snap["tahun"]
    atas = f" dan disampaikan kepada {snap['satker']['induk']}" if snap["satker"]["induk"] else ""
    return [
        p(
            f"Laporan Kinerja {nama} {masa_laporan(snap)} disusun sebagai pertanggungjawaban atas "
            f"pelaksanaan Perjanjian Kinerja Tahun {tahun} dan atas penggunaan anggarannya{atas}."
        ),
        p(
            "Laporan ini memuat perencanaan kinerja, pengukuran dan analisis capaian kinerja, serta "
            "realisasi anggaran. Capaian, kategori, rata-rata, dan penyerapan dihitung dari data yang "
            "tercatat. Data yang belum tersedia dinyatakan belum diisi."
        ),
        p(
            "Laporan ini diharapkan dapat digunakan untuk memperbaiki perencanaan, pelaksanaan, dan "
            "pengendalian kinerja pada tahun berikutnya."
        ),
    ]


def _bab_akuntabilitas(snap: Snapshot, narasi: Narasi) -> Bagian:
    capaian = [
        cara_pengukuran(snap),
        pengukuran(snap),
        *capaian_triwulan(snap),
        gambaran(snap),
        banding.tahun_lalu(snap),
        banding.jangka_menengah(snap),
        banding.pembanding(snap),
        penyebab(snap, narasi),
        efisiensi(snap, narasi),
        program_penunjang(snap, narasi),
        analisis_indikator(snap, narasi),
    ]
    anak = [Bagian("Capaian Kinerja Organisasi", anak=capaian), realisasi_anggaran(snap, narasi)]
    anak += follow_up_section(snap)
    if snap["catatan"]:
        anak.append(Bagian("Catatan atas Data", [p(kalimat) for kalimat in snap["catatan"]]))
    return Bagian("Akuntabilitas Kinerja", anak=anak)


def _bab_penutup(snap: Snapshot, narasi: Narasi) -> Bagian:
    simpulan = narasi.blok("Simpulan", "Penutup", "Kesimpulan")
    return Bagian(
        "Penutup",
        anak=[
            Bagian("Simpulan", [*simpulan, *belum_dikatakan(simpulan, ringkas(snap))]),
            Bagian(
                "Langkah ke Depan",
                narasi.blok("Langkah ke Depan", "Saran", "Rekomendasi") or [kosong("Langkah ke depan")],
            ),
        ],
    )


def _lampiran(snap: Snapshot, bab: list[Bagian]) -> list[dict[str, Any]]:
    """The annexes in order: the documents, each in its own form, then how capaian is counted, and where every
    figure of this year comes from."""
    lampiran = lampiran_dokumen(snap)
    dokumen = [satu for satu in lampiran if satu["bentuk"]["snap"]["tahun"] == snap["tahun"]]
    nomor = len(lampiran) + 1
    if cara := cara_hitung(snap, f"lampiran-{nomor}"):
        lampiran.append(satu_lampiran(nomor, "cara_hitung", cara, cara["judul"]))
        nomor += 1
    if sumber := sumber_angka(snap, tabel_bernama(bab, dokumen), f"lampiran-{nomor}"):
        lampiran.append(satu_lampiran(nomor, "sumber_angka", sumber, sumber["judul"]))
    return lampiran
