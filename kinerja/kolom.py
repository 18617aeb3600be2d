"""The columns in which rows of the year's documents are typed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from sakip.choices import CaraKumulasi, JenisNilai, Polaritas, StatusNilai
from sakip.kolom import Kolom, KolomCentang, KolomPilihan, KolomRealisasi, KolomRupiah, KolomTarget, KolomUrut

KEADAAN = (StatusNilai.BELUM_DINILAI, StatusNilai.BELUM_WAKTUNYA, StatusNilai.TIDAK_RELEVAN)
IKUT = "Ikut sumbernya atau targetnya"

UKURAN = (
    KolomPilihan("jenis_nilai", "Jenis nilai", JenisNilai.choices, IKUT),
    Kolom("satuan", "Satuan", pendek=True),
    KolomPilihan("polaritas", "Polaritas", Polaritas.choices, IKUT),
    KolomPilihan("cara_kumulasi", "Cara menggabungkan triwulan", CaraKumulasi.choices, IKUT),
)
BARIS_PK = (
    KolomUrut(),
    Kolom("sasaran", "Sasaran"),
    Kolom("indikator", "Indikator kinerja"),
    KolomTarget("target", "Target"),
    *UKURAN,
)
BARIS_RKT = (
    KolomUrut(),
    Kolom("program", "Program"),
    Kolom("kegiatan", "Kegiatan"),
    Kolom("kode", "Kode", pendek=True),
    Kolom("sasaran", "Sasaran"),
    Kolom("indikator", "Indikator kinerja"),
    KolomTarget("target", "Target"),
    KolomRupiah("pagu", "Pagu"),
    *UKURAN,
)
ANGGARAN = (
    KolomUrut(),
    Kolom("kode", "Kode", pendek=True),
    Kolom("uraian", "Program atau kegiatan"),
    KolomRupiah("anggaran", "Anggaran"),
)


class KolomKeadaan(KolomPilihan):
    """Why there is no number, where the user says so instead of writing it as the realisasi."""

    def __init__(self) -> None:
        pilihan = [(s.value, s.label) for s in KEADAAN]
        super().__init__("keadaan", "Keadaan", pilihan, "Sesuai isian")

    def teks(self, baris: Any) -> str:
        if hasattr(baris, "keadaan"):
            return baris.keadaan
        return baris.realisasi_status if baris.realisasi_status in KEADAAN else ""


class KolomBukti(Kolom):
    """Addresses of evidence, one in a line, http or https only: other schemes could run in the browser."""

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        periksa = URLValidator(schemes=["http", "https"])
        for tautan in teks.split():
            try:
                periksa(tautan)
            except ValidationError:
                pesan = (
                    f"“{tautan[:60]}” bukan tautan. Tulis alamat lengkap yang diawali https:// atau http://."
                )
                raise ValidationError(pesan) from None
        baris.bukti = "\n".join(teks.split())


REALISASI = (
    KolomRealisasi("realisasi", "Realisasi"),
    KolomKeadaan(),
    KolomCentang("sementara", "Angka sementara"),
    Kolom("keterangan", "Keterangan"),
    Kolom("kendala", "Kendala"),
    Kolom("tindak_lanjut", "Tindak lanjut"),
    KolomBukti("bukti", "Tautan bukti dukung"),
)
