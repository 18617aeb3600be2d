"""BAB III.A of a LAKIP, continued: comparisons, causes, efficiency, supporting programmes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from laporan.bentuk.lakip_ukur import nama_ukur, teks_capaian
from laporan.bentuk.naskah import Bagian, Blok, kosong, tabel
from laporan.bentuk.naskah_narasi import Narasi
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi
from laporan.efisiensi import efisiensi_sederhana
from sakip.lipat import lipat
from sakip.numbers import TANPA_NILAI, cetak_angka, cetak_persen, cetak_rupiah_polos

TAHUN_BANDING = 4  # earlier years beside this one: what a portrait page holds


def tahun_lalu(snap: Snapshot) -> Bagian:
    """Realisasi and capaian of this year's PK indicators beside those of earlier years."""
    judul = "Perbandingan dengan Tahun-Tahun Sebelumnya"
    lalu = {(r["unit"], lipat(r["indikator"])): r for r in snap["riwayat"]}
    janji = [(u["unit"]["kunci"], b) for u in snap["pengukuran"] if u["acuan"] == "pk" for b in u["baris"]]
    pasangan = [
        (b, lalu[unit, lipat(b["indikator"])]) for unit, b in janji if (unit, lipat(b["indikator"])) in lalu
    ]
    tahun = sorted({t for _, r in pasangan for t in r["tahun"]})[-TAHUN_BANDING:]
    if not tahun:
        return Bagian(judul, [kosong("Realisasi tahun-tahun sebelumnya")])
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Indikator Kinerja"),
        *(Kolom(t, "tengah", kelompok="Realisasi") for t in (*tahun, str(snap["tahun"]))),
    )
    baris = [
        Baris(
            (
                Sel(f"{n}."),
                Sel(b["indikator"]),
                *(Sel(r["tahun"].get(t, TANPA_NILAI)) for t in tahun),
                Sel(_kini(b)),
            )
        )
        for n, (b, r) in enumerate(pasangan, 1)
    ]
    judul_tabel = f"Realisasi Tahun {tahun[0]}–{snap['tahun']}"
    catatan = _catatan_riwayat([r for _, r in pasangan], len(janji) - len(pasangan))
    return Bagian(judul, [tabel(Tabel("lakip-riwayat", kolom, baris, "deret", judul_tabel, catatan=catatan))])


def _catatan_riwayat(riwayat: list[dict[str, Any]], tanpa: int) -> list[str]:
    """Where the history comes from, and how many indicators of this year have none."""
    sumber = dict.fromkeys(s for r in riwayat for s in r["sumber"])
    catatan = [f"Sumber: {'; '.join(sumber)}."] if sumber else []
    if tanpa:
        catatan.append(f"{tanpa} indikator lain belum memiliki data realisasi tahun-tahun sebelumnya.")
    return catatan


def _kini(baris: dict[str, Any]) -> str:
    """This year's realisasi with its capaian, else the words of its state."""
    teks = _realisasi(baris)
    return teks if baris["capaian"] is None else f"{teks} (capaian {cetak_persen(Decimal(baris['capaian']))})"


def _realisasi(baris: dict[str, Any]) -> str:
    return baris["realisasi"] if baris["realisasi"] not in ("", TANPA_NILAI) else teks_capaian(baris)


def _cari(snap: Snapshot, indikator: str, unit: str = "") -> dict[str, Any] | None:
    for ukur in snap["pengukuran"]:
        if ukur["acuan"] == "pk" and unit in ("", ukur["unit"]["kunci"]):
            for baris in ukur["baris"]:
                if lipat(baris["indikator"]) == lipat(indikator):
                    return dict(baris)
    return None


def jangka_menengah(snap: Snapshot) -> Bagian:
    """Realisasi up to this year beside the targets of the Renstra."""
    judul = "Perbandingan dengan Target Jangka Menengah"
    renstra = snap["renstra"]
    bertarget = [
        (unit["kunci"], b)
        for unit in (renstra["unit"] if renstra else [])
        for b in unit["baris"]
        if any(t != TANPA_NILAI for t in b["target"].values())
    ]
    if not bertarget:
        return Bagian(judul, [kosong("Target tahunan rencana strategis")])
    tahun = [str(t) for t in range(renstra["tahun_awal"], renstra["tahun_akhir"] + 1)]
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Indikator Kinerja"),
        *(Kolom(t, "tengah", kelompok="Target Renstra") for t in tahun),
        Kolom(f"Realisasi {snap['tahun']}", "tengah"),
    )
    baris = []
    for n, (unit, b) in enumerate(bertarget, 1):
        kini = _cari(snap, b["indikator"], unit)
        target = (Sel(b["target"].get(t, TANPA_NILAI)) for t in tahun)
        baris.append(
            Baris(
                (
                    Sel(f"{n}."),
                    Sel(isi(b["indikator"])),
                    *target,
                    Sel(_realisasi(kini) if kini else TANPA_NILAI),
                )
            )
        )
    judul_tabel = f"Realisasi Tahun {snap['tahun']} dan Target Renstra {tahun[0]}–{tahun[-1]}"
    return Bagian(judul, [tabel(Tabel("lakip-menengah", kolom, baris, "deret", judul_tabel))])


def pembanding(snap: Snapshot) -> Bagian:
    """Outside figures, where the satker has entered them."""
    judul = "Perbandingan dengan Standar Nasional"
    if not snap["pembanding"]:
        return Bagian(judul, [kosong("Angka pembanding nasional")])
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Indikator Kinerja"),
        Kolom("Lingkup"),
        Kolom("Tahun", "tengah"),
        Kolom("Nilai", "tengah"),
        Kolom(f"Realisasi {snap['tahun']}", "tengah"),
        Kolom("Sumber"),
    )
    baris = []
    for n, satu in enumerate(snap["pembanding"], 1):
        kini = _cari(snap, satu["indikator"])
        sel = (satu["indikator"], satu["lingkup"].capitalize(), str(satu["tahun"]), satu["nilai"])
        akhir = (Sel(_realisasi(kini) if kini else TANPA_NILAI), Sel(isi(satu["sumber"])))
        baris.append(Baris((Sel(f"{n}."), *(Sel(isi(s)) for s in sel), *akhir)))
    return Bagian(
        judul,
        [
            tabel(
                Tabel(
                    "lakip-banding",
                    kolom,
                    baris,
                    "banding",
                    "Perbandingan dengan Angka Nasional dan Provinsi",
                )
            )
        ],
    )


def penyebab(snap: Snapshot, narasi: Narasi) -> Bagian:
    """What the rows say about obstacles and what was done, beside what the satker wrote."""
    blok = narasi.blok(
        "Analisis Penyebab Keberhasilan atau Kegagalan",
        "Analisis Penyebab",
        "Penyebab",
        "Alternatif Solusi",
        "Solusi",
    )
    baris = [
        b
        for ukur in snap["pengukuran"]
        for b in ukur["baris"] + ukur["lepas"]
        if b["kendala"] or b["tindak_lanjut"]
    ]
    if baris:
        kolom = (
            Kolom("No.", "tengah"),
            Kolom("Indikator Kinerja"),
            Kolom("Capaian", "tengah"),
            Kolom("Kendala atau Penyebab"),
            Kolom("Solusi dan Tindak Lanjut"),
        )
        isi_tabel = [
            Baris(
                (
                    Sel(f"{n}."),
                    Sel(isi(b["indikator"])),
                    Sel(teks_capaian(b)),
                    Sel(isi(b["kendala"])),
                    Sel(isi(b["tindak_lanjut"])),
                )
            )
            for n, b in enumerate(baris, 1)
        ]
        blok.append(
            tabel(Tabel("lakip-kendala", kolom, isi_tabel, "kendala", "Penyebab dan Alternatif Solusi"))
        )
    return Bagian(
        "Analisis Penyebab Keberhasilan atau Kegagalan dan Alternatif Solusi",
        blok or [kosong("Analisis penyebab serta kendala dan tindak lanjut per indikator")],
    )


def efisiensi(snap: Snapshot, narasi: Narasi) -> Bagian:
    """Mean capaian less penyerapan per document, where both have a number."""
    blok = narasi.blok("Efisiensi Sumber Daya", "Efisiensi", "Analisis Efisiensi Penggunaan Sumber Daya")
    persen = snap["anggaran"]["penyerapan"]
    serapan = None if persen is None else Decimal(persen)
    baris = []
    for ukur in snap["pengukuran"]:
        rata = None if ukur["rata_rata"] is None else Decimal(ukur["rata_rata"])
        hasil = efisiensi_sederhana(capaian=rata, penyerapan=serapan)
        selisih = TANPA_NILAI if hasil is None else cetak_angka(hasil.selisih, 2)
        kata = "Belum dapat dihitung" if hasil is None else "Efisien" if hasil.efisien else "Tidak efisien"
        sel = (nama_ukur(ukur), cetak_persen(rata), cetak_persen(serapan), selisih, kata)
        baris.append(Baris(tuple(Sel(s) for s in sel)))
    if not baris:
        return Bagian(
            "Analisis Efisiensi Penggunaan Sumber Daya", blok or [kosong("Capaian dan penyerapan anggaran")]
        )
    kolom = (
        Kolom("Dokumen"),
        Kolom("Rata-Rata Capaian", "tengah"),
        Kolom("Penyerapan Anggaran", "tengah"),
        Kolom("Selisih (Poin)", "tengah"),
        Kolom("Keterangan"),
    )
    catatan = ["Selisih = rata-rata capaian − penyerapan anggaran satuan kerja; efisien bila di atas nol."]
    isi_tabel = Tabel(
        "lakip-efisiensi", kolom, baris, "efisiensi", "Capaian dan Penyerapan Anggaran", catatan=catatan
    )
    return Bagian("Analisis Efisiensi Penggunaan Sumber Daya", [*blok, tabel(isi_tabel)])


def program_penunjang(snap: Snapshot, narasi: Narasi) -> Bagian:
    """Programmes and kegiatan with their penyerapan, and the capaian of the kegiatan where it is measured."""
    blok = narasi.blok(
        "Analisis Program dan Kegiatan Penunjang", "Program dan Kegiatan Penunjang", "Analisis Program"
    )
    judul = "Analisis Program dan Kegiatan yang Menunjang Pencapaian Kinerja"
    cabang = [c for c in snap["anggaran"]["baris"] if c["tingkat"] in ("program", "kegiatan")]
    if not cabang:
        return Bagian(judul, blok or [kosong("Program dan kegiatan tahun ini")])
    kolom = (
        Kolom("Kode"),
        Kolom("Program/Kegiatan"),
        Kolom("Pagu (Rp)", "kanan"),
        Kolom("Penyerapan", "tengah"),
        Kolom("Capaian Kegiatan", "tengah"),
    )
    baris = [_baris_program(c, _capaian_kegiatan(snap)) for c in cabang]
    return Bagian(
        judul,
        [*blok, tabel(Tabel("lakip-penunjang", kolom, baris, "penunjang", "Program dan Kegiatan Penunjang"))],
    )


def _baris_program(c: dict[str, Any], capaian: dict[str, str]) -> Baris:
    persen = None if c["penyerapan"] is None else Decimal(c["penyerapan"])
    sel = (c["kode"], c["uraian"], cetak_rupiah_polos(c["pagu"]), cetak_persen(persen))
    akhir = Sel(capaian.get(c["kode_baku"], TANPA_NILAI) if c["tingkat"] == "kegiatan" else "")
    return Baris((*(Sel(isi(s)) for s in sel), akhir), "pita" if c["tingkat"] == "program" else "isi")


def _capaian_kegiatan(snap: Snapshot) -> dict[str, str]:
    """Capaian by kegiatan code of the rows measured against the RKT."""
    return {
        b["kode_baku"]: teks_capaian(b)
        for ukur in snap["pengukuran"]
        if ukur["acuan"] == "rkt"
        for b in ukur["baris"]
        if b["kode_baku"]
    }


def blok_kosong(bagian: Bagian) -> list[Blok]:
    """The blocks of a section and those below it that say that data are missing."""
    return [b for b in bagian.blok if b.jenis == "kosong"] + [b for a in bagian.anak for b in blok_kosong(a)]
