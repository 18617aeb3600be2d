"""The LAKIP: every promise measured (R18), the scale whole (R20), no section empty (R27)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.urls import reverse

from kinerja.ukuran import promise_key
from laporan.bentuk.lakip import bentuk_lakip
from laporan.bentuk.lakip_analisis import blok_kosong
from laporan.pemeriksaan.aturan import ALASAN, GALAT, PERINGATAN, SETAHUN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.status import lakip_below
from sakip.numbers import TANPA_NILAI
from sakip.skala import periksa_skala

LAKIP: Final = (J.LAKIP,)
DIPUTUSKAN: Final = "berlaku."  # how `periksa_skala` ends on a hole that the rule of the kebijakan decides


@aturan("R18", LAKIP, PERINGATAN)
def every_promise_is_measured(bahan: Bahan) -> Iterator[Hal]:
    """Every row of a PK has a realisasi; a promise that stands twice (R25) has it once. In the check of a
    year only once something was measured in it: a year that has just begun contradicts nothing. Source: R18,
    E25."""
    if bahan.langkah == SETAHUN and not any(u["triwulan"] for u in bahan.lakip["pengukuran"]):
        return
    for ukur in bahan.lakip["pengukuran"]:
        rows = ukur["baris"] if ukur["acuan"] == "pk" else []
        terukur = {promise_key(b["janji"]) for b in rows if b["realisasi"] not in ("", TANPA_NILAI)}
        for nomor, baris in enumerate(rows, start=1):
            if baris["realisasi"] in ("", TANPA_NILAI) and promise_key(baris["janji"]) not in terukur:
                nama = ukur["unit"]["nama"]
                yield Hal(
                    f"Indikator {sebut(baris['indikator'])} dengan target “{baris['target']}” pada baris "
                    f"{nomor} Perjanjian Kinerja {nama} belum mempunyai realisasi.",
                    f"Perjanjian Kinerja {nama}, baris {nomor}",
                    bahan.realisasi_url,
                )


@aturan("R18", LAKIP, PERINGATAN)
def every_measure_has_a_promise(bahan: Bahan) -> Iterator[Hal]:
    """Every realisasi against a PK belongs to a row of it. Source: R18."""
    for ukur in bahan.lakip["pengukuran"]:
        for baris in ukur["lepas"]:
            nama = ukur["unit"]["nama"]
            yield Hal(
                f"Realisasi “{baris['realisasi']}” untuk {sebut(baris['indikator'])} tidak terhubung dengan "
                f"Perjanjian Kinerja {nama}.",
                f"Realisasi {nama}",
                bahan.realisasi_url,
            )


@aturan("R20", LAKIP, GALAT)
def scale_decides(bahan: Bahan) -> Iterator[Hal]:
    """The classes of the scale do not overlap and begin at 0. Source: R20."""
    yield from _scale(bahan, decided=False)


@aturan("R20", LAKIP, PERINGATAN)
def scale_has_no_holes(bahan: Bahan) -> Iterator[Hal]:
    """No value lies between two classes (71-90, 91-100); the gap rule of the kebijakan decides on it, so
    that nothing is undecided. Source: R20; DESIGN 4b.5."""
    yield from _scale(bahan, decided=True)


def _scale(bahan: Bahan, *, decided: bool) -> Iterator[Hal]:
    kebijakan = bahan.bersama.kebijakan
    if bahan.langkah == SETAHUN and kebijakan.satker_id is None:
        return  # the national one is not what this satker printed
    baris = [(b.dari, b.sampai, b.kategori) for b in kebijakan.skala.all()]
    for kalimat in periksa_skala(baris, kebijakan.celah):
        if kalimat.endswith(DIPUTUSKAN) == decided:
            yield Hal(f"Skala kategori: {kalimat}", "Skala kategori", bahan.kebijakan_url)


@aturan("R27", LAKIP, PERINGATAN, setahun="")
def no_section_is_empty(bahan: Bahan) -> Iterator[Hal]:
    """Every section of BAB I to IV has its content. Source: R27; PermenPANRB 53/2014 Lampiran II."""
    for bab in bentuk_lakip(bahan.cetakan_lakip)["bab"]:
        for blok in blok_kosong(bab):
            yield Hal(f"{bab.nomor} {bab.judul}: {blok.teks}", f"{bab.nomor} {bab.judul}", bahan.lakip_url)


@aturan("L01", LAKIP, ajukan=PERINGATAN, ttd=ALASAN)
def those_below_have_delivered(bahan: Bahan) -> Iterator[Hal]:
    """A province (or the nation) reports after its satker below: who goes on without some says why.
    Source: Perpres 29/2014 article 18, reports rise from the entities; the order itself "not verified"."""
    ada, semua = lakip_below(bahan.satker, bahan.tahun)
    if ada < semua:
        url = reverse("laporan:status", args=[bahan.satker.kode_wilayah, bahan.tahun])
        yield Hal(
            f"{ada} dari {semua} satuan kerja di bawah {bahan.satker.nama} sudah menyampaikan Laporan "
            f"Kinerja tahun {bahan.tahun}; {semua - ada} belum.",
            "Status dokumen satuan kerja di bawah",
            url,
        )


ATURAN: Final = (
    every_promise_is_measured,
    every_measure_has_a_promise,
    scale_decides,
    scale_has_no_holes,
    no_section_is_empty,
    those_below_have_delivered,
)
