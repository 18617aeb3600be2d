"""What must not stand in the words of a document: another satker (R24), a NIP (R32)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from laporan.pemeriksaan.aturan import GALAT, PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from sakip.lipat import lipat
from sakip.pribadi import LAHIR, NIP, without_nip, without_personal

# 8 digits of birth, 6 of appointment, sex, 3 of order: PerBKN 22/2007 (not verified)
NAMA_SATKER: Final = re.compile(
    r"\b(?:KPU|KIP|Komisi Pemilihan Umum|Komisi Independen Pemilihan)\s+"
    r"((?:Provinsi|Kabupaten|Kota)(?:\s+[A-Z][\w'’.-]*)+)"
)

BANDING: Final = re.compile(r"[^.;\n]{0,200}\b(?:di|per)?banding\w*[^.;\n]{0,200}", re.IGNORECASE)

KATA: Final = (  # the columns of a row that hold words
    *("program", "sasaran", "indikator", "kegiatan", "pelaksana"),
    *("keluaran", "alasan_selisih", "alasan_batal", "keterangan", "kendala", "tindak_lanjut"),
)
Kata = tuple[str, str, str]


def texts_of(bahan: Bahan) -> Iterator[Kata]:
    """(place in words, text, address) of everything that was typed as words in the document."""
    yield from _row_texts(bahan)
    yield from _renstra_texts(bahan)
    for narasi in bahan.narasi:
        tempat = f"Bagian {sebut(narasi.bagian)}"
        yield tempat, f"{narasi.bagian}\n{narasi.teks}", bahan.narasi_url(narasi.pk)
    for pihak in bahan.pihak:
        if pihak.pejabat is not None:
            words = f"{pihak.pejabat.nama}\n{pihak.pejabat.jabatan}"
            yield "Penandatangan", words, bahan.pejabat_url(pihak.pejabat.pk)
    for kolom in ("dasar", "visi", "alasan_perubahan"):
        if teks := getattr(bahan.sumber, kolom, ""):
            yield kolom.replace("_", " ").capitalize(), teks, bahan.head_url(kolom)


def _row_texts(bahan: Bahan) -> Iterator[Kata]:
    for nomor, baris in bahan.numbered():
        for kolom in KATA:
            if teks := getattr(baris, kolom, ""):
                yield f"Baris {nomor}, {kolom.replace('_', ' ')}", teks, bahan.row_url(baris, kolom)
    for ke, baris in enumerate(bahan.anggaran, start=1):
        yield f"Baris anggaran {ke}", baris.uraian, bahan.budget_url(baris)


def _renstra_texts(bahan: Bahan) -> Iterator[Kata]:
    for sasaran in bahan.sasaran:
        yield f"Sasaran {sebut(sasaran.uraian)}", sasaran.uraian, bahan.sheet_url("sasaran-edit")
        for satu in sasaran.indikator.all():
            yield f"Indikator {sebut(satu.uraian)}", satu.uraian, bahan.kartu_url(satu.pk)


@aturan("R32", J, GALAT)
def words_hold_no_nip(bahan: Bahan) -> Iterator[Hal]:
    """No number of 18 digits, which a NIP is, stands in the words. The number is not repeated here.
    Source: R32; UU 27/2022."""
    for tempat, teks, url in texts_of(bahan):
        if NIP.search(teks):
            tanpa = without_nip(tempat)
            yield Hal(f"{tanpa} memuat 18 angka yang menyerupai NIP. Hapus angka itu.", tanpa, url)


@aturan("R32", J, GALAT, slug="tanggal-lahir")
def words_hold_no_birth_date(bahan: Bahan) -> Iterator[Hal]:
    """No date of birth stands in the words. The date is not repeated here. Source: R32; UU 27/2022."""
    for tempat, teks, url in texts_of(bahan):
        if LAHIR.search(teks):
            tanpa = without_personal(tempat)
            yield Hal(f"{tanpa} memuat tanggal lahir seseorang. Hapus tanggal itu.", tanpa, url)


@aturan("R24", J, PERINGATAN)
def words_name_no_other_satker(bahan: Bahan) -> Iterator[Hal]:
    """The words name no other satker than the own one and the one above it, but to compare with it.
    Source: R24."""
    for tempat, teks, url in texts_of(bahan):
        tanpa = BANDING.sub(" ", teks) if "banding" in teks.casefold() else teks
        for nama in dict.fromkeys(cocok[1] for cocok in NAMA_SATKER.finditer(tanpa)):
            if lain := _other_satker(bahan, nama):
                yield Hal(
                    f"{tempat} menyebut {lain}, sedangkan dokumen ini milik {bahan.satker.nama}.", tempat, url
                )


def _other_satker(bahan: Bahan, nama: str) -> str:
    """The satker that the longest beginning of `nama` names; "" = the own, the one above, or none."""
    kata = nama.split()
    for banyak in range(len(kata), 1, -1):
        ditemukan = bahan.satker_by_name.get(lipat(" ".join(kata[:banyak])))
        if ditemukan is not None:
            dikenal = (bahan.satker.pk, bahan.satker.induk_id)
            return "" if ditemukan.pk in dikenal else ditemukan.nama
    return ""


ATURAN: Final = (words_hold_no_nip, words_hold_no_birth_date, words_name_no_other_satker)
