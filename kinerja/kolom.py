"""The columns in which rows of the year's documents are typed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from anggaran.kode import baca_kode
from sakip.bacaan import set_target
from sakip.choices import CaraKumulasi, JenisNilai, Polaritas, PolaWaktu, StatusNilai
from sakip.kolom import (
    RAGU,
    Kolom,
    KolomCentang,
    KolomPilihan,
    KolomRealisasi,
    KolomRupiah,
    KolomTarget,
    KolomTargetAnak,
    KolomUrut,
)
from sakip.tanggal import NAMA_BULAN

KEADAAN = (StatusNilai.BELUM_DINILAI, StatusNilai.BELUM_WAKTUNYA, StatusNilai.TIDAK_RELEVAN)
IKUT = "Ikut sumbernya atau targetnya"

CENTANG = frozenset("√ ✓ ✔ ☑ v x ya".split())
ROMAWI = ("I", "II", "III", "IV")


class KolomKode(Kolom):
    """A budget code or list number as documents print it; what can be read is kept in its canonical form."""

    bentuk = "pendek"

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        hasil = baca_kode(teks)
        if hasil.ragu and yakin != teks:
            raise ValidationError(f"Dibaca sebagai {hasil.kode}. {hasil.catatan}".strip(), code=RAGU)
        super().isi(baris, teks, yakin)
        baris.kode_baku = hasil.kode


class KolomPeriode(KolomTargetAnak):
    """A period of a rencana aksi: a tick alone (`v`, `x`, `√`), or a target."""

    def teks(self, baris: Any) -> str:
        anak = baris.anak.get(self.kunci)
        return "√" if anak and anak.dicentang else super().teks(baris)

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        is_tick = teks.casefold() in CENTANG
        super().isi(baris, "" if is_tick else teks, yakin)
        if teks:
            anak = baris.anak.get(self.kunci) or baris.buat_anak(self.kunci)
            anak.dicentang = is_tick
            if is_tick:
                set_target(anak, "")
                anak.target_teks = "√"
            baris.anak[self.kunci] = anak


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
    KolomKode("kode", "Kode"),
    Kolom("sasaran", "Sasaran"),
    Kolom("indikator", "Indikator kinerja"),
    KolomTarget("target", "Target"),
    KolomRupiah("pagu", "Pagu"),
    *UKURAN,
)
ANGGARAN = (
    KolomUrut(),
    KolomKode("kode", "Kode"),
    Kolom("uraian", "Program atau kegiatan"),
    KolomRupiah("anggaran", "Anggaran"),
)


def rencana_aksi_columns(pola: str) -> tuple[Kolom, ...]:
    """The columns of a rencana aksi: its words, and 4 triwulan or 12 months."""
    triwulan = pola == PolaWaktu.TRIWULAN
    nama = [f"Triwulan {r}" for r in ROMAWI] if triwulan else NAMA_BULAN
    return (
        KolomUrut(),
        Kolom("program", "Program"),
        Kolom("sasaran", "Sasaran"),
        Kolom("indikator", "Indikator kinerja"),
        KolomTarget("target", "Target"),
        Kolom("kegiatan", "Kegiatan"),
        Kolom("pelaksana", "Pelaksana"),
        *(KolomPeriode(ke, label) for ke, label in enumerate(nama, start=1)),
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
