"""The columns in which misi, tujuan, sasaran, kartu indikator and yearly targets are typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from renstra.models import Renstra
from renstra.models.sasaran import TingkatSasaran
from sakip.bacaan import set_target
from sakip.choices import CaraKumulasi, JenisNilai, Polaritas
from sakip.kolom import (
    Kolom,
    KolomPilihan,
    KolomRujukan,
    KolomTargetAnak,
    KolomUrut,
    KolomYaTidak,
    read_with_care,
)

BUTIR = (KolomUrut(), Kolom("no", "Nomor", pendek=True), Kolom("uraian", "Uraian"))


def choices_of(rows: Sequence[Any]) -> list[tuple[str, str]]:
    """Rows as choices of a KolomRujukan, their words cut to what a list shows."""
    return [(str(r.pk), str(r)[:120]) for r in rows]


def sasaran_columns(renstra: Renstra) -> tuple[Kolom, ...]:
    """A sasaran with its unit and its tujuan among those of `renstra`."""
    unit = [(str(u.pk), u.nama) for u in renstra.satker.unit.order_by("id")]
    tujuan = choices_of(list(renstra.tujuan.order_by("urut", "id")))
    return (
        KolomUrut(),
        Kolom("uraian", "Sasaran"),
        KolomRujukan("unit", "Unit kerja", unit, "Pilih unit kerja"),
        KolomRujukan("tujuan", "Tujuan", tujuan, "Tanpa tujuan"),
        KolomPilihan("tingkat", "Tingkat", TingkatSasaran.choices, "Pilih tingkat"),
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


def indikator_columns(renstra: Renstra) -> tuple[Kolom, ...]:
    """The kartu indikator: its place, how it is measured, and its yearly targets."""
    sasaran = choices_of(list(renstra.sasaran.order_by("urut", "id")))
    return (
        KolomRujukan("sasaran", "Sasaran", sasaran, "Pilih sasaran"),
        Kolom("uraian", "Indikator kinerja"),
        KolomYaTidak("iku", "Indikator kinerja utama"),
        KolomPilihan("jenis_nilai", "Jenis nilai", JenisNilai.choices, "Ikut targetnya"),
        Kolom("satuan", "Satuan", pendek=True),
        KolomPilihan("polaritas", "Polaritas", Polaritas.choices, "Belum dinyatakan"),
        KolomPilihan(
            "cara_kumulasi", "Cara menggabungkan triwulan", CaraKumulasi.choices, "Belum dinyatakan"
        ),
        Kolom("definisi", "Definisi operasional"),
        Kolom("cara_hitung", "Cara menghitung"),
        Kolom("sumber_data", "Sumber data"),
        *target_columns(renstra),
    )
