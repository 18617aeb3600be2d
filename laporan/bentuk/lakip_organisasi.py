"""BAB I of a LAKIP: background, tasks, organisation, problems."""

from __future__ import annotations

from typing import Any

from laporan.bentuk.fakta import id_baris, id_pegawai
from laporan.bentuk.lakip_gambar import susunan
from laporan.bentuk.naskah import Bagian, Blok, butir, kosong, p, paragraf, tabel
from laporan.bentuk.naskah_narasi import Narasi
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi
from laporan.narasi.markah import urai
from sakip.numbers import TANPA_NILAI, cetak_angka


def bab_pendahuluan(snap: Snapshot, narasi: Narasi) -> Bagian:
    """BAB I in the order of PermenPANRB 53/2014: gambaran organisasi, aspek strategis, permasalahan."""
    bagian = [
        _latar_belakang(snap, narasi),
        Bagian(
            "Tugas, Wewenang, dan Kewajiban",
            narasi.blok("Tugas, Wewenang, dan Kewajiban", "Tugas dan Fungsi", "Tugas, Fungsi, dan Wewenang")
            or [kosong("Uraian tugas, wewenang, dan kewajiban")],
        ),
        Bagian("Struktur Organisasi dan Sumber Daya", narasi.blok("Struktur Organisasi"), _organisasi(snap)),
        _aspek(
            "Potensi dan Aspek Strategis",
            narasi,
            ("Potensi", "Aspek Strategis"),
            "Potensi dan aspek strategis",
        ),
        _aspek(
            "Permasalahan Utama", narasi, ("Permasalahan", "Isu Strategis", "Tantangan"), "Permasalahan utama"
        ),
    ]
    return Bagian("Pendahuluan", anak=bagian)


def _latar_belakang(snap: Snapshot, narasi: Narasi) -> Bagian:
    dasar = p(
        "Laporan Kinerja ini disusun berdasarkan Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem "
        "Akuntabilitas Kinerja Instansi Pemerintah serta Peraturan Menteri Pendayagunaan Aparatur Negara dan "
        "Reformasi Birokrasi Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan "
        f"Kinerja, dan Tata Cara Reviu atas Laporan Kinerja. Laporan memuat kinerja tahun {snap['tahun']}."
    )
    return Bagian("Latar Belakang", [*narasi.blok("Latar Belakang", "Dasar Hukum"), dasar])


def _aspek(judul: str, narasi: Narasi, awalan: tuple[str, ...], apa: str) -> Bagian:
    """A section made of the narrative parts named `Awalan: Aspek`, each a subsection of its own."""
    blok = narasi.blok(*awalan, judul)
    anak = [Bagian(aspek, _butir_atau_paragraf(teks)) for aspek, teks in narasi.beraspek(*awalan)]
    return Bagian(judul, blok or ([] if anak else [kosong(apa)]), anak)


def _butir_atau_paragraf(teks: str) -> list[Blok]:
    """Lines without markup are items, as they always were."""
    if (
        any(satu.jenis in ("judul", "bernomor") or len(satu.lari) > 1 for satu in urai(teks))
        or "\n\n" in teks
    ):
        return paragraf(teks)
    baris = [b.strip(" -•") for b in teks.splitlines() if b.strip(" -•")]
    return [butir(baris)] if len(baris) > 1 else paragraf(teks)


def _organisasi(snap: Snapshot) -> list[Bagian]:
    org = snap["organisasi"]
    pegawai = [b for n, t in enumerate(org["pegawai"], 1) for b in _pegawai(t, n, snap["tahun"])]
    return [
        Bagian(
            "Susunan Organisasi",
            [tabel(_tabel_unit(org)), *susunan(org["unit"])]
            if org["unit"]
            else [kosong("Susunan organisasi")],
        ),
        Bagian(
            "Pembagian Divisi", [tabel(_tabel_divisi(org))] if org["divisi"] else [kosong("Pembagian divisi")]
        ),
        Bagian("Sumber Daya Manusia", pegawai or [kosong("Rekapitulasi pegawai")]),
        Bagian(
            "Sarana dan Prasarana",
            [tabel(t) for t in _tabel_sarana(org)] or [kosong("Data sarana dan prasarana")],
        ),
    ]


def _tabel_unit(org: dict[str, Any]) -> Tabel:
    kolom = (Kolom("No.", "tengah"), Kolom("Unit"), Kolom("Jabatan Pimpinan"), Kolom("Nama"))
    baris = [
        Baris((Sel(f"{n}."), Sel(u["nama"]), Sel(isi(u["jabatan"])), Sel(isi(u["pejabat"]))))
        for n, u in enumerate(org["unit"], 1)
    ]
    return Tabel("lakip-unit", kolom, baris, kelas="lakip-unit", judul="Susunan Organisasi")


def _tabel_divisi(org: dict[str, Any]) -> Tabel:
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Nama"),
        Kolom("Jabatan"),
        Kolom("Divisi"),
        Kolom("Uraian Tugas"),
    )
    baris = [
        Baris(
            (
                Sel(f"{n}."),
                Sel(d["nama"]),
                Sel(isi(d["jabatan"])),
                Sel(isi(d["divisi"])),
                Sel(isi(d["tugas"])),
            )
        )
        for n, d in enumerate(org["divisi"], 1)
    ]
    return Tabel("lakip-divisi", kolom, baris, kelas="lakip-divisi", judul="Pembagian Divisi")


def _pegawai(rekap: dict[str, Any], n: int, tahun: int) -> list[Blok]:
    """A staff table with computed row and column totals (rule R30)."""
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Uraian"),
        *(Kolom(k, "tengah") for k in rekap["kolom"]),
        Kolom("Jumlah", "tengah"),
    )
    baris = [
        Baris((Sel(f"{i}."), Sel(b["nama"]), *_cacah(rekap, b["nama"], b["jumlah"])))
        for i, b in enumerate(rekap["baris"], 1)
    ]
    per_kolom = [_jumlah([b["jumlah"][k] for b in rekap["baris"]]) for k in range(len(rekap["kolom"]))]
    baris.append(Baris((Sel("Jumlah", lebar=2, kelas="kanan"), *_cacah(rekap, "", per_kolom)), "jumlah"))
    judul = f"Pegawai menurut {rekap['nama']} Tahun {tahun}"
    return [tabel(Tabel(f"lakip-pegawai-{n}", kolom, baris, kelas="lakip-pegawai", judul=judul))]


def _cacah(rekap: dict[str, Any], baris: str, jumlah: list[int | None]) -> list[Sel]:
    """The counts of one row and their sum."""
    isi_sel = zip((*rekap["kolom"], ""), (*jumlah, _jumlah(jumlah)), strict=True)
    return [
        Sel(TANPA_NILAI if n is None else cetak_angka(n), fakta=id_pegawai(rekap, baris, kolom))
        for kolom, n in isi_sel
    ]


def _jumlah(nilai: list[int | None]) -> int | None:
    ada = [x for x in nilai if x is not None]
    return sum(ada) if ada else None


def _tabel_sarana(org: dict[str, Any]) -> list[Tabel]:
    """One table per jenis of property; columns that nobody filled fall away."""
    hasil = []
    for n, jenis in enumerate(dict.fromkeys(s["jenis"] for s in org["sarana"]), 1):
        milik = [s for s in org["sarana"] if s["jenis"] == jenis]
        judul = {
            "uraian": "Uraian",
            "status": "Status",
            "luas": "Luas",
            "tahun_perolehan": "Tahun Perolehan",
            "keterangan": "Keterangan",
        }
        terisi = [k for k in judul if k == "uraian" or any(s[k] for s in milik)]
        kolom = (Kolom("No.", "tengah"), *(Kolom(judul[k]) for k in terisi))
        baris = [Baris((Sel(f"{i}."), *(_sel_sarana(s, k) for k in terisi))) for i, s in enumerate(milik, 1)]
        hasil.append(Tabel(f"lakip-sarana-{n}", kolom, baris, kelas="lakip-sarana", judul=f"Sarana: {jenis}"))
    return hasil


def _sel_sarana(sarana: dict[str, Any], kolom: str) -> Sel:
    berangka = kolom in ("luas", "tahun_perolehan") and sarana[kolom]
    return Sel(isi(sarana[kolom]), fakta=id_baris("sarana", sarana, kolom) if berangka else "")
