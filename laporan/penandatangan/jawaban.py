"""What the gateway sent back, held against what it was sent (layer 0)."""

from __future__ import annotations

from typing import Final

from laporan.penandatangan.dasar import GalatTtd, Hasil, Permintaan
from laporan.penandatangan.gerbang import read_object, refusal_of_answer
from laporan.penandatangan.hasil_periksa import Pemeriksaan, TandaTangan
from laporan.penandatangan.periksa import periksa_terbatas
from laporan.penandatangan.sambungan import GerbangBsre, bad_answer
from laporan.penandatangan.sertifikat import is_same_institution, is_same_name

DETIK_PERIKSA: Final = 60
MB_PERIKSA: Final = 1500
RINCIAN: Final = (
    "nama",
    "subjek",
    "penerbit",
    "nomor_seri",
    "berlaku_dari",
    "berlaku_sampai",
    "tersertifikasi",
    "cap_waktu",
)


def accept_answer(gerbang: GerbangBsre, permintaan: Permintaan, isi: bytes, lama: frozenset[str]) -> Hasil:
    """The answer `isi`, when it is the very file that was sent with one more sound signature outside the
    fields `lama`, of whom the request names. Raises GalatTtd: gerbang_jawaban, gerbang_mengubah,
    gerbang_jumlah, nama_lain, rantai."""
    if not isi.startswith(b"%PDF-"):
        raise refusal_of_answer(200, isi) if read_object(isi).get("error") else bad_answer()
    if not isi.startswith(permintaan.pdf) or len(isi) == len(permintaan.pdf):
        raise GalatTtd(
            "Jawaban gerbang BSrE bukan berkas yang dikirim. Tidak ada yang disimpan.", "gerbang_mengubah"
        )
    baru = _added(lama, periksa_terbatas(isi, gerbang.akar, DETIK_PERIKSA, MB_PERIKSA))
    _require_name(permintaan, baru.nama)
    if gerbang.akar and not baru.terpercaya:
        raise GalatTtd("Penerbit sertifikat dari gerbang BSrE tidak dipercaya sistem ini.", "rantai")
    return Hasil(isi, {kunci: getattr(baru, kunci) for kunci in RINCIAN})


def _require_name(permintaan: Permintaan, nama: str) -> None:
    if permintaan.instansi and not is_same_institution(nama, permintaan.instansi):
        raise GalatTtd(f"Segel ini atas nama {nama}, bukan {permintaan.nama}.", "nama_lain")
    if not permintaan.instansi and not is_same_name(permintaan.nama, nama):
        raise GalatTtd(f"Sertifikat BSrE ini atas nama {nama}, bukan {permintaan.nama}.", "nama_lain")


def _added(lama: frozenset[str], kini: Pemeriksaan) -> TandaTangan:
    """The one signature outside the fields `lama`, all of them sound. Raises GalatTtd with kode
    gerbang_jawaban, gerbang_jumlah or gerbang_mengubah."""
    if kini.kode:
        raise bad_answer()
    baru = [ttd for ttd in kini.tanda_tangan if ttd.bidang not in lama]
    if len(baru) != 1 or kini.jumlah != len(lama) + 1:
        raise GalatTtd(
            "Gerbang BSrE tidak menambahkan tepat satu tanda tangan. Tidak ada yang disimpan.",
            "gerbang_jumlah",
        )
    if kini.perubahan or not all(ttd.isi_terjaga for ttd in kini.tanda_tangan):
        raise GalatTtd(
            "Gerbang BSrE mengubah isi dokumen atau merusak tanda tangan lain. Tidak ada yang disimpan.",
            "gerbang_mengubah",
        )
    return baru[0]
