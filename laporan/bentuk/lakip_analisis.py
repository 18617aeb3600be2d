"""BAB III.A of a LAKIP, continued: causes and solutions, and the programmes behind the figures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from laporan.bentuk.fakta import id_anggaran, id_ukur
from laporan.bentuk.lakip_banding import janji_pk
from laporan.bentuk.lakip_ukur import teks_capaian
from laporan.bentuk.naskah import Bagian, Blok, kosong, tabel
from laporan.bentuk.naskah_narasi import Narasi
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi
from sakip.numbers import TANPA_NILAI, cetak_persen, cetak_rupiah_polos

ASAL: Final = {"rkt": "Rencana Kinerja Tahunan", "rencana_aksi": "Rencana Aksi"}


def penyebab(snap: Snapshot, narasi: Narasi) -> Bagian:
    """What the rows say about obstacles and what was done, beside what the satker wrote; a row below its
    target stands here also when nobody wrote why."""
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
        if b["kendala"] or b["tindak_lanjut"] or is_below(b)
    ]
    if baris:
        blok.append(tabel(_tabel_kendala(baris)))
    return Bagian(
        "Analisis Penyebab Keberhasilan atau Kegagalan dan Alternatif Solusi",
        blok or [kosong("Analisis penyebab serta kendala dan tindak lanjut per indikator")],
    )


def is_below(b: Snapshot) -> bool:
    """Whether the capaian of a row, before its cap, is below 100."""
    return b["mentah"] is not None and Decimal(b["mentah"]) < 100


def _tabel_kendala(baris: list[Snapshot]) -> Tabel:
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
                Sel(teks_capaian(b), fakta=id_ukur(b, "capaian")),
                Sel(b["kendala"] or "Belum diisi"),
                Sel(b["tindak_lanjut"] or "Belum diisi"),
            )
        )
        for n, b in enumerate(baris, 1)
    ]
    return Tabel("lakip-kendala", kolom, isi_tabel, "kendala", "Penyebab dan Alternatif Solusi")


def program_penunjang(snap: Snapshot, narasi: Narasi) -> Bagian:
    """Programmes and kegiatan with penyerapan and capaian, and which of them stand behind an indikator."""
    blok = narasi.blok(
        "Analisis Program dan Kegiatan Penunjang", "Program dan Kegiatan Penunjang", "Analisis Program"
    )
    judul = "Analisis Program dan Kegiatan yang Menunjang Pencapaian Kinerja"
    cabang = [c for c in snap["anggaran"]["baris"] if c["tingkat"] in ("program", "kegiatan")]
    kaitan = _kaitan(snap)
    if not cabang and not kaitan:
        return Bagian(judul, blok or [kosong("Program dan kegiatan tahun ini")])
    return Bagian(judul, [*blok, *_tabel_program(snap, cabang), *kaitan])


def _tabel_program(snap: Snapshot, cabang: list[Snapshot]) -> list[Blok]:
    if not cabang:
        return [kosong("Pagu dan realisasi menurut program dan kegiatan")]
    kolom = (
        Kolom("Kode"),
        Kolom("Program/Kegiatan"),
        Kolom("Pagu (Rp)", "kanan"),
        Kolom("Penyerapan", "tengah"),
        Kolom("Capaian Kegiatan", "tengah"),
    )
    capaian = _capaian_kegiatan(snap)
    baris = [_baris_program(c, capaian) for c in cabang]
    return [tabel(Tabel("lakip-penunjang", kolom, baris, "penunjang", "Program dan Kegiatan Penunjang"))]


def _kaitan(snap: Snapshot) -> list[Blok]:
    """Which RKT rows and rencana aksi stand behind each promise; a sentence counts those with none."""
    janji = janji_pk(snap)
    terkait = [(b, s) for _, b in janji if (s := penunjang_baris(snap, b))]
    if not terkait:
        return []
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Indikator Kinerja"),
        Kolom("Kegiatan atau Rincian Output"),
        Kolom("Pelaksana"),
        Kolom("Menurut"),
    )
    baris = [
        Baris((Sel(f"{n}.", ("no", n)), Sel(b["indikator"], ("indikator", n)), *_sel_kaitan(satu)))
        for n, (b, penunjang) in enumerate(terkait, 1)
        for satu in penunjang
    ]
    tanpa = len(janji) - len(terkait)
    catatan = [f"{tanpa} indikator lain belum terhubung dengan program atau kegiatan."] if tanpa else []
    judul = "Indikator dan Kegiatan Penunjangnya"
    return [tabel(Tabel("lakip-kaitan", kolom, baris, "kaitan", judul, catatan=catatan))]


def _sel_kaitan(satu: Snapshot) -> tuple[Sel, ...]:
    return (Sel(nama_penunjang(satu)), Sel(isi(satu["pelaksana"])), Sel(ASAL[satu["asal"]]))


def nama_penunjang(satu: Snapshot) -> str:
    """`CQ.6870 Masa Kampanye Pemilu`: what stands behind a promise, with its code where it has one."""
    return f"{satu['kode']} {satu['uraian']}".strip()


def penunjang_baris(snap: Snapshot, baris: Snapshot) -> list[Snapshot]:
    """What stands behind a row of a PK; [] where no document of the year says."""
    return list(snap.get("penunjang", {}).get(str(baris["baris_pk"]), []))


def anggaran_baris(snap: Snapshot, baris: Snapshot) -> list[Snapshot]:
    """The branches of the budget whose code stands behind a row of a PK."""
    kode = {s["kode_baku"] for s in penunjang_baris(snap, baris)} - {""}
    return [c for c in snap["anggaran"]["baris"] if c["kode_baku"] in kode]


def _baris_program(c: dict[str, Any], capaian: dict[str, Sel]) -> Baris:
    persen = None if c["penyerapan"] is None else Decimal(c["penyerapan"])
    akhir = capaian.get(c["kode_baku"], Sel(TANPA_NILAI)) if c["tingkat"] == "kegiatan" else Sel("")
    sel = (
        Sel(isi(c["kode"])),
        Sel(isi(c["uraian"])),
        Sel(cetak_rupiah_polos(c["pagu"]), fakta=id_anggaran(c, "pagu")),
        Sel(cetak_persen(persen), fakta=id_anggaran(c, "penyerapan")),
        akhir,
    )
    return Baris(sel, "pita" if c["tingkat"] == "program" else "isi")


def _capaian_kegiatan(snap: Snapshot) -> dict[str, Sel]:
    """Capaian by kegiatan code of the rows measured against the RKT."""
    return {
        b["kode_baku"]: Sel(teks_capaian(b), fakta=id_ukur(b, "capaian"))
        for ukur in snap["pengukuran"]
        if ukur["acuan"] == "rkt"
        for b in ukur["baris"]
        if b["kode_baku"]
    }


def blok_kosong(bagian: Bagian) -> list[Blok]:
    """The blocks of a section and those below it that say that data are missing."""
    return [b for b in bagian.blok if b.jenis == "kosong"] + [b for a in bagian.anak for b in blok_kosong(a)]
