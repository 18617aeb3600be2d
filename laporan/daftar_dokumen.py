"""The 19 kinds of documents of SAKIP of a satker and year, derived from what the system holds (FEATURES 54).

What the system itself prints counts by its data and status. Which kinds make the 19 is a choice of this
product after Perpres 29/2014 Pasal 5 and PermenPANRB 53/2014 (not verified)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from kinerja.models import Pengukuran, Pk
from kinerja.queries import versions_that_hold
from laporan.lke.bukti import evidence_for
from laporan.models import Lke
from laporan.models.lke import StatusLke
from laporan.reviu.saran import Saran
from sakip.choices import JenisUnit, Triwulan
from sakip.models import Satker

# The kinds that a criterion of the self-assessment speaks of already: (name, code of the criterion).
AWAL: Final = (
    ("Rencana strategis", "1.a.1"),
    ("Daftar indikator kinerja utama", "1.b.5"),
    ("Kartu indikator", "1.b.4"),
    ("Penjabaran kinerja kepada unit", "1.b.7"),
    ("Rencana kinerja tahunan", "1.a.3"),
)
TENGAH: Final = (("Rencana aksi", "1.a.5"), ("DIPA", "1.a.6"), ("Kebijakan penghitungan capaian", "2.a.1"))
AKHIR: Final = (
    ("Bukti dukung realisasi", "2.b.2"),
    ("Laporan kinerja", "3.a.1"),
    ("Pernyataan telah direviu", "3.a.3"),
)
PK_UNIT: Final = ((JenisUnit.LEMBAGA, "lembaga"), (JenisUnit.SEKRETARIAT, "sekretariat"))


@dataclass(frozen=True)
class Jenis:
    """One kind of document: whether it is there, what the system knows of it, and its page."""

    nama: str
    ada: bool
    kalimat: str
    url: str


def documents_of(satker: Satker, tahun: int) -> list[Jenis]:
    """The 19 kinds in the order of the year. The number of queries does not grow with rows."""
    bukti = evidence_for(satker, tahun)
    return [
        *(_kind(nama, bukti[kode]) for nama, kode in AWAL),
        *_agreements(satker, tahun),
        *(_kind(nama, bukti[kode]) for nama, kode in TENGAH),
        *_quarters(satker, tahun),
        *(_kind(nama, bukti[kode]) for nama, kode in AKHIR),
        _assessment(satker, tahun),
        _kind("Tindak lanjut rekomendasi", bukti["4.c.1"]),
    ]


def _kind(nama: str, saran: Saran) -> Jenis:
    return Jenis(nama, saran.jawaban == "ya", saran.kalimat, saran.url)


def _agreements(satker: Satker, tahun: int) -> list[Jenis]:
    rows = Pk.objects.filter(unit__satker=satker, tahun=tahun).select_related("unit").order_by("versi")
    held = {d.unit.jenis: d for d in versions_that_hold(rows)}
    url = reverse("kinerja:pk-list", args=[satker.kode_wilayah, tahun])
    hasil = []
    for jenis, kata in PK_UNIT:
        pk = held.get(jenis)
        keadaan = f"Versi {pk.versi}, {pk.get_status_display().lower()}." if pk else "Belum disusun."
        hasil.append(Jenis(f"Perjanjian kinerja {kata}", pk is not None, keadaan, url))
    return hasil


def _quarters(satker: Satker, tahun: int) -> list[Jenis]:
    rows = Pengukuran.objects.filter(unit__satker=satker, tahun=tahun)
    banyak: dict[int, int] = {}
    for triwulan in rows.values_list("triwulan", flat=True):
        banyak[triwulan] = banyak.get(triwulan, 0) + 1
    url = reverse("kinerja:realisasi-list", args=[satker.kode_wilayah, tahun])
    return [
        Jenis(
            f"Realisasi {t.label}",
            t.value in banyak,
            f"{banyak.get(t.value, 0)} unit mengukur.",
            url,
        )
        for t in Triwulan
    ]


def _assessment(satker: Satker, tahun: int) -> Jenis:
    lke = Lke.objects.filter(satker=satker, tahun=tahun).first()
    selesai = lke is not None and lke.status == StatusLke.SELESAI
    kata = "Sudah ditutup." if selesai else "Sedang diisi." if lke else "Belum diisi."
    url = reverse("laporan:lke-detail", args=[satker.kode_wilayah, tahun])
    return Jenis("Penilaian mandiri", selesai, kata, url)
