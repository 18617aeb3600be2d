"""BAB III.B of a LAKIP: realisasi anggaran at every level, by year and by source of funds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import Any

from laporan.bentuk import lakip_gambar
from laporan.bentuk.fakta import id_anggaran, id_lalu
from laporan.bentuk.lakip_sumber import per_sumber
from laporan.bentuk.lakip_uang import KOLOM_UANG, Kunci, baris_jumlah, sel_uang
from laporan.bentuk.naskah import Bagian, Blok, kosong, p, tabel
from laporan.bentuk.naskah_narasi import Narasi, belum_dikatakan
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi
from laporan.narasi import kalimat_penyerapan, kalimat_perubahan
from sakip.numbers import cetak_rupiah


def realisasi_anggaran(snap: Snapshot, narasi: Narasi) -> Bagian:
    """Section B: this year by program, then at every level, then beside earlier years."""
    anggaran, tahun = snap["anggaran"], snap["tahun"]
    persen = None if anggaran["penyerapan"] is None else Decimal(anggaran["penyerapan"])
    kepala: list[Blok] = [kosong(f"Pagu dan realisasi anggaran tahun {tahun}")]
    if anggaran["pagu"] is not None:
        fakta = tuple(id_anggaran(None, kolom) for kolom in ("pagu", "realisasi", "penyerapan"))
        kepala = [p(kalimat_penyerapan(tahun, anggaran["pagu"], anggaran["realisasi"], persen), fakta=fakta)]
    anak = [
        Bagian(f"Realisasi Anggaran per Program Tahun {tahun}", _per_program(snap)),
        Bagian(f"Realisasi Anggaran per Kegiatan dan Rincian Output Tahun {tahun}", _per_rincian(snap)),
        Bagian(f"Realisasi Anggaran per Sumber Dana Tahun {tahun}", per_sumber(snap)),
        Bagian("Perbandingan dengan Tahun-Tahun Sebelumnya", _per_tahun(snap)),
    ]
    tertulis = narasi.blok("Realisasi Anggaran")
    return Bagian("Realisasi Anggaran", [*tertulis, *belum_dikatakan(tertulis, kepala)], anak)


def _per_program(snap: Snapshot) -> list[Blok]:
    anggaran, tahun = snap["anggaran"], snap["tahun"]
    program = [b for b in anggaran["baris"] if b["dalam"] == 1]
    if not program:
        return [kosong(f"Rincian anggaran per program tahun {tahun}")]
    kolom = (Kolom("No.", "tengah"), Kolom("Program"), *KOLOM_UANG)
    baris = [
        Baris(
            (Sel(f"{n}."), Sel(f"{b['kode']} {b['uraian']}".strip()), *sel_uang(partial(id_anggaran, b), b))
        )
        for n, b in enumerate(program, 1)
    ]
    baris.append(baris_jumlah(partial(id_anggaran, None), anggaran))
    utama = Tabel("lakip-program", kolom, baris, "uang", f"Realisasi Anggaran per Program Tahun {tahun}")
    return [tabel(utama), *lakip_gambar.penyerapan(snap)]


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
        baris.append(Baris((Sel(b["kode"]), uraian, *sel_uang(partial(id_anggaran, b), b)), jenis))
    baris.append(baris_jumlah(partial(id_anggaran, None), anggaran))
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
        Baris((Sel(f"{n}."), Sel(str(t["tahun"])), *sel_uang(_kunci_tahun(t["tahun"], snap["tahun"]), t)))
        for n, t in enumerate(deret, 1)
    ]
    utama = Tabel("lakip-tahun", kolom, baris, "tahunan", "Pagu dan Realisasi Anggaran per Tahun")
    program = [_program_tahun(t) for t in anggaran["lalu"] if t["program"]]
    return [*_perubahan(deret, snap["tahun"]), tabel(utama), *lakip_gambar.anggaran_tahun(deret), *program]


def _kunci_tahun(tahun: int, ini: int) -> Kunci:
    return partial(id_anggaran, None) if tahun == ini else partial(id_lalu, tahun, None)


def _program_tahun(satu: dict[str, Any]) -> Blok:
    kolom = (Kolom("No.", "tengah"), Kolom("Program"), *KOLOM_UANG)
    baris = [
        Baris((Sel(f"{n}."), Sel(f"{b['kode']} {b['uraian']}".strip()), *sel_uang(_kunci_lalu(satu, b), b)))
        for n, b in enumerate(satu["program"], 1)
    ]
    baris.append(baris_jumlah(_kunci_lalu(satu, None), satu))
    nama = f"lakip-program-{satu['tahun']}"
    return tabel(Tabel(nama, kolom, baris, "uang", f"Realisasi Anggaran per Program Tahun {satu['tahun']}"))


def _kunci_lalu(satu: dict[str, Any], baris: dict[str, Any] | None) -> Kunci:
    return partial(id_lalu, satu["tahun"], baris)


def _banding(tahun: int | None) -> Iterator[str]:
    """Realisasi and penyerapan of a year before (None = of this one)."""
    for kolom in ("realisasi", "penyerapan"):
        yield id_anggaran(None, kolom) if tahun is None else id_lalu(tahun, None, kolom)


def _perubahan(deret: list[dict[str, Any]], tahun: int) -> list[Blok]:
    lengkap = [t for t in deret if t["penyerapan"] is not None]
    for lalu, kini in pairwise(lengkap):
        if kini["tahun"] == tahun:
            pasangan = (Decimal(kini["penyerapan"]), Decimal(lalu["penyerapan"]))
            uang = (kini["realisasi"], lalu["realisasi"])
            kalimat = kalimat_perubahan(tahun, uang, pasangan, lalu["tahun"])
            return [p(kalimat, fakta=(*_banding(None), *_banding(lalu["tahun"])))]
    return []
