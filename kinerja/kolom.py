"""The columns in which rows of the year's documents are typed."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from anggaran.kode import baca_kode
from kinerja.pindai.tautan import require_link
from kinerja.ukuran import target_of
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
    rapi,
    read_with_care,
)
from sakip.numbers import cetak_angka
from sakip.tanggal import NAMA_BULAN, baca_rentang_bulan

KEADAAN = (StatusNilai.BELUM_DINILAI, StatusNilai.BELUM_WAKTUNYA, StatusNilai.TIDAK_RELEVAN)
IKUT = "Ikut sumbernya atau targetnya"

NILAI = "nilai"  # the columns that together say what was reached, or why there is no number
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


class KolomJadwal(Kolom):
    """The months in which a kegiatan runs, as `bulan_mulai` and `bulan_selesai`."""

    bentuk = "pendek"

    def __init__(self) -> None:
        super().__init__("jadwal", "Jadwal")

    def teks(self, baris: Any) -> str:
        return str(baris.jadwal)

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        bulan = baca_rentang_bulan(teks) if teks else (None, None)
        if bulan is None:
            raise ValidationError("Jadwal ditulis dengan bulan, misalnya Maret, atau Februari sampai Mei.")
        baris.bulan_mulai, baris.bulan_selesai = bulan


class KolomPelaksanaan(KolomPilihan):
    """Whether an action is carried out or was cancelled (`dibatalkan`)."""

    BATAL: ClassVar = "dibatalkan"

    def __init__(self) -> None:
        super().__init__("pelaksanaan", "Pelaksanaan", [(self.BATAL, "Dibatalkan")], "Dilaksanakan")

    def teks(self, baris: Any) -> str:
        return self.BATAL if baris.dibatalkan else ""

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        if teks not in dict(self.pilihan):
            raise ValidationError("Pilihan pelaksanaan tidak dikenal.")
        baris.dibatalkan = teks == self.BATAL


SELISIH = Kolom("alasan_selisih", "Alasan selisih")
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
    SELISIH,
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
    SELISIH,
    *UKURAN,
)
ANGGARAN = (
    KolomUrut(),
    KolomKode("kode", "Kode"),
    Kolom("uraian", "Program atau kegiatan"),
    KolomRupiah("anggaran", "Anggaran"),
)


def rencana_aksi_columns(pola: str) -> tuple[Kolom, ...]:
    """The columns of a rencana aksi: its words, 4 triwulan or 12 months, and what became of an action."""
    triwulan = pola == PolaWaktu.TRIWULAN
    nama = [f"Triwulan {r}" for r in ROMAWI] if triwulan else NAMA_BULAN
    return (
        KolomUrut(),
        Kolom("program", "Program"),
        Kolom("sasaran", "Sasaran"),
        Kolom("indikator", "Indikator kinerja"),
        KolomTarget("target", "Target"),
        Kolom("kegiatan", "Kegiatan"),
        Kolom("keluaran", "Keluaran"),
        KolomJadwal(),
        Kolom("pelaksana", "Pelaksana"),
        KolomKode("kode", "Kode rincian output"),
        KolomRupiah("pagu", "Pagu"),
        *(KolomPeriode(ke, label) for ke, label in enumerate(nama, start=1)),
        SELISIH,
        KolomPelaksanaan(),
        Kolom("alasan_batal", "Alasan pembatalan"),
    )


class KolomKeadaan(KolomPilihan):
    """Why there is no number, where the user says so instead of writing it as the realisasi."""

    kelompok = NILAI

    def __init__(self) -> None:
        pilihan = [(s.value, s.label) for s in KEADAAN]
        super().__init__("keadaan", "Keadaan", pilihan, "Sesuai isian")

    def teks(self, baris: Any) -> str:
        if hasattr(baris, "keadaan"):
            return baris.keadaan
        return baris.realisasi_status if baris.realisasi_status in KEADAAN else ""


class KolomIsian(KolomRealisasi):
    """The realisasi of a triwulan, in which one sign alone names a state, and `~` before a value says that it
    is not final yet."""

    kelompok = NILAI
    SANDI: ClassVar = {
        "?": StatusNilai.BELUM_DINILAI,
        ">": StatusNilai.BELUM_WAKTUNYA,
        "x": StatusNilai.TIDAK_RELEVAN,
    }

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        if status := self.SANDI.get(teks.lower()):
            teks = str(status.label)
        if teks.startswith("~"):
            teks, baris.sementara = rapi(teks[1:]), True
            yakin = rapi(yakin.removeprefix("~"))
        super().isi(baris, teks, yakin)
        if baris.realisasi_status != StatusNilai.TERISI:
            baris.sementara = False

    def bacaan(self, baris: Any) -> str:
        """The reading; a bare number with the unit of its target, against which it is measured."""
        kata, target = super().bacaan(baris), target_of(baris)
        polos = baris.realisasi_nilai is not None and baris.realisasi_jenis == JenisNilai.ANGKA
        satu = target.target_nilai is not None and target.target_jenis in (
            JenisNilai.ANGKA,
            JenisNilai.PERSEN,
        )
        if not polos or not satu or baris.realisasi_satuan or not target.target_satuan:
            return kata
        return f"{kata} {'persen' if target.target_satuan == '%' else target.target_satuan}"


class KolomSementara(KolomCentang):
    """Whether the value is not final yet; `~` before the value says so too."""

    kelompok = NILAI


class KolomBagian(Kolom):
    """One part of a ratio: a count or a sum, so a dot before three digits parts thousands, without asking."""

    bentuk = "pendek"
    kelompok = NILAI
    RIBUAN: ClassVar = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")

    def teks(self, baris: Any) -> str:
        nilai = getattr(baris, self.nama)
        return "" if nilai is None else cetak_angka(nilai)

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        polos_teks = teks.replace(".", "") if self.RIBUAN.fullmatch(teks) else teks
        hasil = read_with_care(polos_teks, yakin)
        polos = hasil.jenis in (JenisNilai.ANGKA, JenisNilai.INDEKS) and hasil.atas is None
        if teks and (hasil.nilai is None or not polos):
            raise ValidationError(f"{self.label} ditulis dengan angka saja, misalnya 154.321.")
        if hasil.nilai is not None and hasil.nilai < 0:
            raise ValidationError(f"{self.label} tidak boleh negatif.")
        setattr(baris, self.nama, hasil.nilai)


class KolomBukti(Kolom):
    """Addresses of evidence, one in a line, such as `require_link` takes."""

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        for tautan in teks.split():
            require_link(tautan)
        baris.bukti = "\n".join(teks.split())


REALISASI = (
    KolomBagian("pembilang", "Pembilang"),
    KolomBagian("penyebut", "Penyebut"),
    KolomIsian("realisasi", "Realisasi"),
    KolomKeadaan(),
    KolomSementara("sementara", "Angka sementara"),
    Kolom("keterangan", "Keterangan"),
    Kolom("kendala", "Kendala"),
    Kolom("tindak_lanjut", "Tindak lanjut"),
    KolomBukti("bukti", "Tautan bukti dukung"),
)
