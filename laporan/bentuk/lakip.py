"""The LAKIP as a whole: front matter, BAB I to IV in the order of PermenPANRB 53/2014, annexes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from laporan.bentuk import lakip_banding as banding
from laporan.bentuk.lakip_analisis import penyebab, program_penunjang
from laporan.bentuk.lakip_anggaran import realisasi_anggaran
from laporan.bentuk.lakip_cara import cara_hitung
from laporan.bentuk.lakip_efisiensi import efisiensi
from laporan.bentuk.lakip_gambar import gambaran
from laporan.bentuk.lakip_indikator import analisis_indikator
from laporan.bentuk.lakip_organisasi import bab_pendahuluan
from laporan.bentuk.lakip_perencanaan import bab_perencanaan
from laporan.bentuk.lakip_ukur import cara_pengukuran, nama_ukur, pengukuran
from laporan.bentuk.naskah import Bagian, Blok, bagian_dalam, gambar_dalam, kosong, nomori, p, tabel_dalam
from laporan.bentuk.naskah_narasi import Narasi
from laporan.bentuk.pk import bentuk_pk
from laporan.bentuk.rencana_aksi import bentuk_rencana_aksi
from laporan.bentuk.rekomendasi import follow_up_section
from laporan.bentuk.reviu import bentuk_reviu
from laporan.bentuk.rkt import bentuk_rkt
from laporan.bentuk.sumber_angka import sumber_angka, tabel_bernama
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, nama_baris, nama_pendek, romawi, terbit_tercetak, ttd_tunggal
from laporan.narasi import berhuruf, kalimat_penyerapan, kalimat_rata_rata
from sakip.lipat import lipat
from sakip.numbers import TANPA_NILAI, cetak_persen, cetak_rupiah_polos


def bentuk_lakip(snap: Snapshot) -> dict[str, Any]:
    """What the LAKIP template prints; every number of a chapter, section, table or page is generated."""
    narasi = Narasi(snap["narasi"])
    pengantar, ikhtisar = _kata_pengantar(snap, narasi), _ikhtisar(snap, narasi)
    bab = [bab_pendahuluan(snap, narasi), bab_perencanaan(snap, narasi), _bab_akuntabilitas(snap, narasi)]
    penutup = _bab_penutup(snap, narasi)
    if sisa := narasi.sisa():
        anak = [Bagian(nama, blok) for nama, blok in sisa]
        bab[0].anak.append(Bagian("Informasi Lain", anak=anak))
    bab.append(penutup)
    nomori(bab)
    judul, nama = f"Laporan Kinerja Tahun {snap['tahun']}", snap["satker"]["nama_lengkap"]
    return {
        "snap": snap,
        "judul": judul,
        "judul_pdf": f"{judul} {nama}",
        "pengarang": nama,
        "nama_baris": nama_baris(nama, 30),
        "pengantar": pengantar,
        "reviu": bentuk_reviu(snap),
        "ikhtisar": ikhtisar,
        "bab": bab,
        "daftar_isi": [b for satu in bab for b in bagian_dalam(satu, 2)],
        "daftar_tabel": [t for satu in bab for t in tabel_dalam(satu) if t.judul],
        "daftar_gambar": [g for satu in bab for g in gambar_dalam(satu)],
        "lampiran": _lampiran(snap, bab),
        "ttd": _ttd(snap),
        "terbit": terbit_tercetak(snap),
    }


def _ttd(snap: Snapshot) -> list[dict[str, str]]:
    """The Ketua signs, in the year after the one that is reported."""
    ketua = snap["penandatangan"] or {"jabatan": f"Ketua {snap['satker']['nama_lengkap']}", "nama": ""}
    return ttd_tunggal(snap, ketua, snap["tahun"] + 1)


def _kata_pengantar(snap: Snapshot, narasi: Narasi) -> list[Blok]:
    tertulis = narasi.blok("Kata Pengantar")
    if tertulis:
        return tertulis
    nama, tahun = snap["satker"]["nama_lengkap"], snap["tahun"]
    atas = f" dan disampaikan kepada {snap['satker']['induk']}" if snap["satker"]["induk"] else ""
    return [
        p(
            f"Laporan Kinerja {nama} Tahun {tahun} disusun sebagai pertanggungjawaban atas pelaksanaan "
            f"Perjanjian Kinerja Tahun {tahun} dan atas penggunaan anggarannya{atas}."
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


def _ikhtisar(snap: Snapshot, narasi: Narasi) -> dict[str, Any]:
    """What the year came to in one page: sentences, and the table of capaian utama (rule R27)."""
    anggaran = snap["anggaran"]
    persen = None if anggaran["penyerapan"] is None else Decimal(anggaran["penyerapan"])
    kalimat = [
        kalimat_rata_rata(
            nama_ukur(u),
            None if u["rata_rata"] is None else Decimal(u["rata_rata"]),
            u["kategori"],
            u["dihitung"],
            u["seluruh"],
        )
        for u in snap["pengukuran"]
    ]
    uang = kalimat_penyerapan(snap["tahun"], anggaran["pagu"], anggaran["realisasi"], persen)
    blok = [
        *narasi.blok("Ikhtisar Eksekutif", "Ringkasan Eksekutif"),
        *(p(k) for k in _janji(snap)),
        *map(p, kalimat),
        p(uang),
    ]
    return {"blok": blok, "capaian": _tabel_capaian(snap), "anggaran": _tabel_pagu(snap)}


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
    baris = []
    for u in snap["pengukuran"]:
        rata = None if u["rata_rata"] is None else Decimal(u["rata_rata"])
        sel = (
            nama_ukur(u),
            str(u["seluruh"]),
            str(u["dihitung"]),
            cetak_persen(rata),
            u["kategori"] or TANPA_NILAI,
        )
        baris.append(Baris(tuple(Sel(s) for s in sel)))
    return Tabel("lakip-utama", kolom, baris, "capaian-utama", f"Capaian Kinerja Utama Tahun {snap['tahun']}")


def _tabel_pagu(snap: Snapshot) -> Tabel:
    a = snap["anggaran"]
    persen = None if a["penyerapan"] is None else Decimal(a["penyerapan"])
    kolom = (Kolom("Pagu (Rp)", "tengah"), Kolom("Realisasi (Rp)", "tengah"), Kolom("Penyerapan", "tengah"))
    sel = (cetak_rupiah_polos(a["pagu"]), cetak_rupiah_polos(a["realisasi"]), cetak_persen(persen))
    baris = [Baris(tuple(Sel(s) for s in sel))]
    return Tabel(
        "lakip-pagu", kolom, baris, "pagu-utama", f"Pagu dan Realisasi Anggaran Tahun {snap['tahun']}"
    )


def _bab_akuntabilitas(snap: Snapshot, narasi: Narasi) -> Bagian:
    capaian = [
        cara_pengukuran(snap),
        pengukuran(snap),
        gambaran(snap),
        banding.tahun_lalu(snap),
        banding.jangka_menengah(snap),
        banding.pembanding(snap),
        penyebab(snap, narasi),
        efisiensi(snap, narasi),
        program_penunjang(snap, narasi),
        analisis_indikator(snap, narasi),
    ]
    anak = [Bagian("Capaian Kinerja Organisasi", anak=capaian), realisasi_anggaran(snap)]
    anak += follow_up_section(snap)
    if snap["catatan"]:
        anak.append(Bagian("Catatan atas Data", [p(kalimat) for kalimat in snap["catatan"]]))
    return Bagian("Akuntabilitas Kinerja", anak=anak)


def _bab_penutup(snap: Snapshot, narasi: Narasi) -> Bagian:
    ringkas = _ikhtisar({**snap, "pk": []}, Narasi([]))["blok"]
    return Bagian(
        "Penutup",
        anak=[
            Bagian("Simpulan", [*narasi.blok("Simpulan", "Penutup", "Kesimpulan"), *ringkas]),
            Bagian(
                "Langkah ke Depan",
                narasi.blok("Langkah ke Depan", "Saran", "Rekomendasi") or [kosong("Langkah ke depan")],
            ),
        ],
    )


def _lampiran(snap: Snapshot, bab: list[Bagian]) -> list[dict[str, Any]]:
    """The annexes in order: PK, RKT and rencana aksi of the year, each in its own form, then how capaian is
    counted, and where every figure comes from."""
    semua = [
        *(("pk", bentuk_pk(d, f"lampiran-pk-{n}")) for n, d in enumerate(snap["pk"], 1)),
        *(("rkt", bentuk_rkt(d, f"lampiran-rkt-{n}")) for n, d in enumerate(snap["rkt"], 1)),
        *(
            ("rencana_aksi", bentuk_rencana_aksi(d, f"lampiran-rak-{n}"))
            for n, d in enumerate(snap["rencana_aksi"], 1)
        ),
    ]
    lampiran = [
        _satu_lampiran(n, jenis, bentuk, f"{bentuk['judul']} {nama_pendek(bentuk['snap']['unit'])}")
        for n, (jenis, bentuk) in enumerate(semua, 1)
    ]
    nomor, dokumen = len(lampiran) + 1, list(lampiran)
    if cara := cara_hitung(snap, f"lampiran-{nomor}"):
        lampiran.append(_satu_lampiran(nomor, "cara_hitung", cara, cara["judul"]))
        nomor += 1
    if sumber := sumber_angka(snap, tabel_bernama(bab, dokumen), f"lampiran-{nomor}"):
        lampiran.append(_satu_lampiran(nomor, "sumber_angka", sumber, sumber["judul"]))
    return lampiran


def _satu_lampiran(n: int, jenis: str, bentuk: dict[str, Any], judul: str) -> dict[str, Any]:
    return {
        "jenis": jenis,
        "id": f"lampiran-{n}",
        "nomor": f"Lampiran {romawi(n)}",
        "bentuk": bentuk,
        "judul": judul,
        "lanskap": jenis in ("rencana_aksi", "cara_hitung", "sumber_angka") or bool(bentuk.get("lanskap")),
    }
