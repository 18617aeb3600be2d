"""Form of a printed self-assessment: the values, then every criterion with what the system shows."""

from __future__ import annotations

from typing import Any

from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import pita
from sakip.numbers import TANPA_NILAI, cetak_angka

KOLOM_NILAI = (
    Kolom("Kode", "tengah"),
    Kolom("Subkomponen"),
    Kolom("Bobot", "kanan"),
    Kolom("Nilai", "tengah"),
    Kolom("Angka", "kanan"),
)
KOLOM_KRITERIA = (
    Kolom("Kode", "tengah"),
    Kolom("Kriteria"),
    Kolom("Jawaban", "tengah"),
    Kolom("Data aplikasi dan catatan"),
)


def bentuk_lke(nama: str, tahun: int, lembar: Any) -> dict[str, Any]:
    """What the template prints of `lembar` (`laporan.lke.baca.Lembar`) of the satker `nama`."""
    judul = f"Penilaian Mandiri Akuntabilitas Kinerja Tahun {tahun}"
    nilai = lembar.nilai
    if nilai.total is None:
        simpulan = f"Baru {nilai.dinilai} dari 12 subkomponen dinilai, sehingga jumlahnya belum dihitung."
    else:
        simpulan = f"Jumlah nilai {cetak_angka(nilai.total)} dengan predikat {nilai.predikat}."
    return {
        "judul": judul,
        "judul_pdf": f"{judul} {nama}",
        "nama": nama,
        "simpulan": simpulan,
        "tabel": [_values(lembar), _criteria(lembar)],
    }


def _values(lembar: Any) -> Tabel:
    baris: list[Baris] = []
    for k in lembar.komponen:
        baris.append(Baris((pita(_heading(k), len(KOLOM_NILAI)),), "pita"))
        for s in k.sub:
            sel = (
                s.sub.kode,
                s.sub.judul,
                cetak_angka(s.sub.bobot),
                s.nilai or TANPA_NILAI,
                cetak_angka(s.poin),
            )
            baris.append(Baris(tuple(Sel(isi) for isi in sel)))
    jumlah = ("", "Jumlah", "100", lembar.nilai.predikat or TANPA_NILAI, cetak_angka(lembar.nilai.total))
    baris.append(Baris(tuple(Sel(isi) for isi in jumlah), "jumlah"))
    return Tabel("lke-nilai", KOLOM_NILAI, baris, "lke-nilai", "Nilai per Subkomponen")


def _heading(k: Any) -> str:
    return f"{k.komponen.nomor}. {k.komponen.judul}, bobot {cetak_angka(k.komponen.bobot)}"


def _criteria(lembar: Any) -> Tabel:
    baris: list[Baris] = []
    for k in lembar.komponen:
        baris.append(Baris((pita(_heading(k), len(KOLOM_KRITERIA)),), "pita"))
        for b in (b for s in k.sub for b in s.butir):
            kata = "\n".join(filter(None, (b.bukti, f"Catatan: {b.catatan}" if b.catatan else "")))
            sel = (b.kriteria.kode, b.kriteria.kalimat, b.kata, kata or "Tidak ada data di aplikasi.")
            baris.append(Baris(tuple(Sel(isi) for isi in sel)))
    return Tabel("lke-kriteria", KOLOM_KRITERIA, baris, "lke-kriteria", "Kriteria dan Data Pendukung")
