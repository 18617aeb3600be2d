"""The columns in which misi, tujuan, sasaran, kartu indikator and yearly targets are typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from renstra.kartu import baca_tahun
from renstra.models import Renstra
from renstra.models.indikator import Frekuensi
from renstra.models.sasaran import TingkatSasaran
from sakip.angka.satuan import is_satuan_terdaftar, satuan_baku
from sakip.bacaan import set_target
from sakip.choices import AturanTargetNol, CaraKumulasi, JenisNilai, Polaritas
from sakip.kolom import (
    RAGU,
    Kolom,
    KolomCentang,
    KolomPilihan,
    KolomRujukan,
    KolomTargetAnak,
    KolomUrut,
    KolomYaTidak,
    read_with_care,
)
from sakip.numbers import cetak_angka

BUTIR = (KolomUrut(), Kolom("no", "Nomor", pendek=True), Kolom("uraian", "Uraian"))


def choices_of(rows: Sequence[Any]) -> list[tuple[str, str]]:
    """Rows as choices of a KolomRujukan, their words cut to what a list shows."""
    return [(str(r.pk), str(r)[:120]) for r in rows]


def sasaran_columns(renstra: Renstra) -> tuple[Kolom, ...]:
    """A sasaran with its unit, its tujuan and the sasaran it serves among those of `renstra`."""
    unit = [(str(u.pk), u.nama) for u in renstra.satker.unit.order_by("id")]
    tujuan = choices_of(list(renstra.tujuan.order_by("urut", "id")))
    atas = renstra.sasaran.exclude(tingkat=TingkatSasaran.KEGIATAN)
    induk = choices_of(list(atas.order_by("urut", "id")))
    return (
        KolomUrut(),
        Kolom("uraian", "Sasaran"),
        KolomRujukan("unit", "Unit kerja", unit, "Pilih unit kerja"),
        KolomRujukan("tujuan", "Tujuan", tujuan, "Tanpa tujuan"),
        KolomPilihan("tingkat", "Tingkat", TingkatSasaran.choices, "Pilih tingkat"),
        KolomRujukan("induk", "Sasaran induk", induk, "Tanpa sasaran induk"),
    )


class KolomTargetTahun(KolomTargetAnak):
    """The target of an indikator in one year, read as its jenis_nilai says."""

    def jenis_of(self, baris: Any) -> str:
        return str(baris.jenis_nilai)

    def read_again(self, baris: Any, yakin: str) -> None:
        """Read the stored text once more after the jenis_nilai changed; ValidationError as in `isi`."""
        anak = baris.anak.get(self.kunci)
        if anak is not None:
            terbaca = read_with_care(self.teks(baris), yakin, self.jenis_of(baris))
            set_target(anak, anak.target_teks, terbaca)


def target_columns(renstra: Renstra) -> tuple[KolomTargetTahun, ...]:
    """One column for each year of the Renstra."""
    return tuple(KolomTargetTahun(tahun, f"Target {tahun}") for tahun in renstra.tahun_list)


class KolomSatuan(Kolom):
    """The satuan, stored as the list of units spells it with the words as typed beside it; one that is not
    on the list asks for a confirmation."""

    bentuk = "pendek"

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        if teks and not is_satuan_terdaftar(teks) and yakin != teks:
            raise ValidationError(f"Satuan “{teks}” belum ada dalam daftar satuan.", code=RAGU)
        baku = satuan_baku(teks)
        super().isi(baris, baku, yakin)
        baris.satuan_teks = teks if teks != baku else ""


class KolomBilangan(Kolom):
    """A bare number, or a percent, in a decimal column; empty = None."""

    bentuk = "pendek"

    def teks(self, baris: Any) -> str:
        nilai = getattr(baris, self.nama)
        return "" if nilai is None else cetak_angka(nilai)

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        hasil = read_with_care(teks, yakin) if teks else None
        if hasil is not None and (hasil.nilai is None or hasil.atas is not None or hasil.predikat):
            raise ValidationError(f"{self.label} ditulis dengan angka, misalnya 120 atau 82,5.")
        nilai = None if hasil is None else hasil.nilai
        setattr(baris, self.nama, baris._meta.get_field(self.nama).clean(nilai, baris))


class KolomTahun(Kolom):
    """A year in digits; empty = None."""

    bentuk = "pendek"

    def teks(self, baris: Any) -> str:
        return str(getattr(baris, self.nama) or "")

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        if teks and not re.fullmatch("20[0-9]{2}|2100", teks):
            raise ValidationError(f"{self.label} ditulis dengan angka 2000 sampai 2100.")
        setattr(baris, self.nama, int(teks) if teks else None)


class KolomTahunIku(Kolom):
    """The years of the Renstra in which the indikator is an IKU, as typed: `2022, 2024` or `2022-2024`."""

    bentuk = "pendek"

    def __init__(self, nama: str, label: str, masa: Sequence[int]) -> None:
        super().__init__(nama, label)
        self.masa = masa

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        try:
            tahun = baca_tahun(teks, self.masa)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        setattr(baris, self.nama, ", ".join(str(satu) for satu in tahun))


def indikator_columns(renstra: Renstra) -> tuple[Kolom, ...]:
    """The kartu indikator: its place, what it means, how it is measured, its data, its yearly targets."""
    sasaran = choices_of(list(renstra.sasaran.order_by("urut", "id")))
    return (
        KolomRujukan("sasaran", "Sasaran", sasaran, "Pilih sasaran"),
        Kolom("uraian", "Indikator kinerja"),
        KolomYaTidak("iku", "Indikator kinerja utama"),
        KolomTahunIku("iku_tahun", "Tahun sebagai indikator kinerja utama", renstra.tahun_list),
        *detail_columns(),
        KolomBilangan("batas_capaian", "Batas atas capaian (persen)"),
        KolomBilangan("batas_bawah_capaian", "Batas bawah capaian (persen)"),
        KolomPilihan("target_nol", "Bila target nol", AturanTargetNol.choices, "Menurut kebijakan"),
        *target_columns(renstra),
    )


def detail_columns() -> tuple[Kolom, ...]:
    """What the kartu says beyond the promise of the Renstra: it may be completed while that is in force."""
    return (
        Kolom("alasan", "Alasan pemilihan indikator"),
        Kolom("definisi", "Definisi operasional"),
        Kolom("cara_hitung", "Cara menghitung"),
        Kolom("pembilang", "Pembilang"),
        Kolom("penyebut", "Penyebut"),
        KolomPilihan("jenis_nilai", "Jenis nilai", JenisNilai.choices, "Ikut targetnya"),
        KolomSatuan("satuan", "Satuan"),
        KolomPilihan("polaritas", "Polaritas", Polaritas.choices, "Belum dinyatakan"),
        KolomPilihan("frekuensi", "Frekuensi pengukuran", Frekuensi.choices, "Belum dinyatakan"),
        KolomPilihan(
            "cara_kumulasi", "Cara menggabungkan triwulan", CaraKumulasi.choices, "Belum dinyatakan"
        ),
        KolomBilangan("wajar_min", "Batas wajar terendah"),
        KolomBilangan("wajar_maks", "Batas wajar tertinggi"),
        Kolom("sumber_data", "Sumber data"),
        Kolom("cara_kumpul", "Cara pengumpulan data"),
        Kolom("pilah", "Pemilahan data"),
        Kolom("bukti", "Bukti dukung yang diminta"),
        KolomCentang("bukti_wajib", "Bukti dukung wajib dilampirkan"),
        Kolom("mutu", "Penjaminan mutu data"),
        Kolom("keterbatasan", "Keterbatasan data"),
        Kolom("pemanfaatan", "Pemanfaatan hasil pengukuran"),
        Kolom("nilai_awal", "Nilai awal", pendek=True),
        KolomTahun("tahun_nilai_awal", "Tahun nilai awal"),
    )
