"""BAB III.B of a LAKIP: realisasi anggaran at every level, by year and by source of funds."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import Any, Final

from laporan.bentuk.fakta import id_anggaran, id_lalu, id_sumber
from laporan.bentuk.naskah import Bagian, Blok, kosong, p, tabel
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi
from laporan.narasi import kalimat_penyerapan, kalimat_perubahan
from sakip.numbers import bulatkan, cetak_persen, cetak_rupiah, cetak_rupiah_polos

SUMBER: Final = {
    "rm": "Rupiah murni",
    "hibah": "Hibah",
    "pnbp": "Penerimaan negara bukan pajak",
    "lainnya": "Lainnya",
}
Kunci = Callable[[str], str]
KOLOM_UANG: Final = (
    Kolom("Pagu (Rp)", "kanan"),
    Kolom("Realisasi (Rp)", "kanan"),
    Kolom("Penyerapan", "tengah"),
)


def realisasi_anggaran(snap: Snapshot) -> Bagian:
    """Section B: this year by program, then at every level, then beside earlier years."""
    anggaran, tahun = snap["anggaran"], snap["tahun"]
    persen = None if anggaran["penyerapan"] is None else Decimal(anggaran["penyerapan"])
    kepala: list[Blok] = [kosong(f"Pagu dan realisasi anggaran tahun {tahun}")]
    if anggaran["pagu"] is not None:
        kepala = [p(kalimat_penyerapan(tahun, anggaran["pagu"], anggaran["realisasi"], persen))]
    anak = [
        Bagian(f"Realisasi Anggaran per Program Tahun {tahun}", _per_program(snap)),
        Bagian(f"Realisasi Anggaran per Kegiatan dan Rincian Output Tahun {tahun}", _per_rincian(snap)),
        Bagian("Perbandingan dengan Tahun-Tahun Sebelumnya", _per_tahun(snap)),
    ]
    return Bagian("Realisasi Anggaran", kepala, anak)


def _uang(kunci: Kunci, baris: dict[str, Any]) -> tuple[Sel, Sel, Sel]:
    """Pagu, realisasi and penyerapan of `baris`; `kunci` names the fact of each."""
    pagu, realisasi = baris["pagu"], baris["realisasi"]
    return (
        Sel(cetak_rupiah_polos(pagu), fakta=kunci("pagu")),
        Sel(cetak_rupiah_polos(realisasi), fakta=kunci("realisasi")),
        Sel(cetak_persen(_persen(pagu, realisasi)), fakta=kunci("penyerapan")),
    )


def _persen(pagu: int | None, realisasi: int | None) -> Decimal | None:
    """Penyerapan with two decimals, at its own level (rule R05)."""
    return None if not pagu or realisasi is None else bulatkan(Decimal(realisasi) * 100 / pagu)


def _per_program(snap: Snapshot) -> list[Blok]:
    anggaran, tahun = snap["anggaran"], snap["tahun"]
    program = [b for b in anggaran["baris"] if b["dalam"] == 1]
    if not program:
        return [kosong(f"Rincian anggaran per program tahun {tahun}")]
    kolom = (Kolom("No.", "tengah"), Kolom("Program"), *KOLOM_UANG)
    baris = [
        Baris((Sel(f"{n}."), Sel(f"{b['kode']} {b['uraian']}".strip()), *_uang(partial(id_anggaran, b), b)))
        for n, b in enumerate(program, 1)
    ]
    baris.append(_jumlah(partial(id_anggaran, None), anggaran))
    utama = Tabel("lakip-program", kolom, baris, "uang", f"Realisasi Anggaran per Program Tahun {tahun}")
    return [tabel(utama), *_per_sumber(snap)]


def _jumlah(kunci: Kunci, semua: dict[str, Any]) -> Baris:
    return Baris((Sel("Jumlah", lebar=2, kelas="kanan"), *_uang(kunci, semua)), "jumlah")


def _per_sumber(snap: Snapshot) -> list[Blok]:
    """By source of funds, where there is more than one (rule R38). The lowest rows decide."""
    dasar = [b for b in snap["anggaran"]["baris"] if not b["berincian"]]
    sumber = [s for s in SUMBER if any(b["sumber_dana"] == s for b in dasar)]
    if len(sumber) < 2:
        return []
    kolom = (Kolom("No.", "tengah"), Kolom("Sumber Dana"), *KOLOM_UANG)
    baris = []
    for n, satu in enumerate(sumber, 1):
        milik = [b for b in dasar if b["sumber_dana"] == satu]
        jumlah = {k: sum(b[k] for b in milik if b[k] is not None) for k in ("pagu", "realisasi")}
        baris.append(Baris((Sel(f"{n}."), Sel(SUMBER[satu]), *_uang(partial(id_sumber, satu), jumlah))))
    catatan = [
        "Dihitung dari baris terendah; dapat berbeda dari jumlah program bila rincian dan programnya berbeda."
    ]
    return [
        tabel(
            Tabel("lakip-sumber", kolom, baris, "uang", "Realisasi Anggaran per Sumber Dana", catatan=catatan)
        )
    ]


def _per_rincian(snap: Snapshot) -> list[Blok]:
    """Every level of the tree; where children and parent differ both figures are printed (DESIGN 4b.2)."""
    anggaran, tahun = snap["anggaran"], snap["tahun"]
    if not anggaran["baris"]:
        return [kosong(f"Rincian anggaran per kegiatan dan rincian output tahun {tahun}")]
    kolom = (Kolom("Kode"), Kolom("Uraian"), *KOLOM_UANG)
    catatan: list[str] = []
    baris = []
    for b in anggaran["baris"]:
        ke = ""
        for kalimat in _catatan_cabang(b):
            catatan.append(f"[{len(catatan) + 1}] {kalimat}")
            ke += f" [{len(catatan)}]"
        kelas = f"dalam-{min(b['dalam'], 4)}"
        uraian = Sel(f"{isi(b['uraian'])}{ke}", kelas=kelas)
        jenis = "pita" if b["dalam"] == 1 else "tebal" if b["berincian"] else "isi"
        baris.append(Baris((Sel(b["kode"]), uraian, *_uang(partial(id_anggaran, b), b)), jenis))
    baris.append(_jumlah(partial(id_anggaran, None), anggaran))
    catatan += [_catatan_lepas(r) for r in anggaran["lepas"]]
    judul = f"Realisasi Anggaran per Kegiatan dan Rincian Output Tahun {tahun}"
    return [tabel(Tabel("lakip-rincian", kolom, baris, "rincian", judul, catatan=catatan))]


def _catatan_cabang(b: dict[str, Any]) -> list[str]:
    hasil = []
    for kolom, nama in (("pagu", "pagu"), ("realisasi", "realisasi")):
        rincian = b[f"{kolom}_rincian"]
        if rincian is not None:
            hasil.append(
                f"{b['kode']}: {nama} tertulis {cetak_rupiah(b[kolom])}, jumlah rinciannya "
                f"{cetak_rupiah(rincian)}, selisih {cetak_rupiah(abs(b[kolom] - rincian))}."
            )
    if b["realisasi_kode"]:
        hasil.append(
            f"{b['kode']}: realisasinya tertulis dengan kode {b['realisasi_kode']} dan dipasangkan "
            "menurut uraian."
        )
    return hasil


def _catatan_lepas(r: dict[str, Any]) -> str:
    nama = f"{r['kode']} {r['uraian']}".strip()
    nilai = cetak_rupiah(r["realisasi"])
    return f"Realisasi {nama} sebesar {nilai} tidak memiliki pagu dan tidak ikut dijumlahkan."


def _per_tahun(snap: Snapshot) -> list[Blok]:
    """Totals of every year, programmes of the earlier ones, and the change in words."""
    anggaran = snap["anggaran"]
    kini = {k: anggaran[k] for k in ("pagu", "realisasi", "penyerapan")}
    deret = [*anggaran["lalu"], *([{"tahun": snap["tahun"], **kini}] if kini["pagu"] is not None else [])]
    if not anggaran["lalu"]:
        return [kosong("Pagu dan realisasi tahun-tahun sebelumnya")]
    kolom = (Kolom("No.", "tengah"), Kolom("Tahun", "tengah"), *KOLOM_UANG)
    baris = [
        Baris((Sel(f"{n}."), Sel(str(t["tahun"])), *_uang(_kunci_tahun(t["tahun"], snap["tahun"]), t)))
        for n, t in enumerate(deret, 1)
    ]
    utama = Tabel("lakip-tahun", kolom, baris, "tahunan", "Pagu dan Realisasi Anggaran per Tahun")
    program = [_program_tahun(t) for t in anggaran["lalu"] if t["program"]]
    return [*_perubahan(deret, snap["tahun"]), tabel(utama), *program]


def _kunci_tahun(tahun: int, ini: int) -> Kunci:
    return partial(id_anggaran, None) if tahun == ini else partial(id_lalu, tahun, None)


def _program_tahun(satu: dict[str, Any]) -> Blok:
    kolom = (Kolom("No.", "tengah"), Kolom("Program"), *KOLOM_UANG)
    baris = [
        Baris((Sel(f"{n}."), Sel(f"{b['kode']} {b['uraian']}".strip()), *_uang(_kunci_lalu(satu, b), b)))
        for n, b in enumerate(satu["program"], 1)
    ]
    baris.append(_jumlah(_kunci_lalu(satu, None), satu))
    nama = f"lakip-program-{satu['tahun']}"
    return tabel(Tabel(nama, kolom, baris, "uang", f"Realisasi Anggaran per Program Tahun {satu['tahun']}"))


def _kunci_lalu(satu: dict[str, Any], baris: dict[str, Any] | None) -> Kunci:
    return partial(id_lalu, satu["tahun"], baris)


def _perubahan(deret: list[dict[str, Any]], tahun: int) -> list[Blok]:
    lengkap = [t for t in deret if t["penyerapan"] is not None]
    for lalu, kini in pairwise(lengkap):
        if kini["tahun"] == tahun:
            pasangan = (Decimal(kini["penyerapan"]), Decimal(lalu["penyerapan"]))
            return [
                p(kalimat_perubahan(tahun, (kini["realisasi"], lalu["realisasi"]), pasangan, lalu["tahun"]))
            ]
    return []
