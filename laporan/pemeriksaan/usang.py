"""The LAKIP: figures that changed since it was submitted, and sentences since they were written."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan
from laporan.susunan import Keadaan
from laporan.usang import stale_figures


@aturan("U01", (J.LAKIP,), PERINGATAN, slug="angka-usang", setahun="")
def figures_are_as_submitted(bahan: Bahan) -> Iterator[Hal]:
    """Every figure is what it was when the LAKIP was submitted or prepared; one that changed is named with
    both values. Source: own rule, the lineage of figures."""
    found = stale_figures(bahan.sumber)
    for satu in found.usang.values() if found else ():
        yield Hal(
            f"{satu.kalimat} Semula menurut {found.sejak if found else ''}.",
            satu.apa,
            reverse("laporan:angka-detail", args=[bahan.satker.kode_wilayah, bahan.tahun, satu.id]),
            "Periksa apakah laporan dan narasinya masih benar, lalu kembalikan dan ajukan lagi bila perlu.",
        )


@aturan("U02", (J.LAKIP,), PERINGATAN, slug="kalimat-usang", setahun="")
def sentences_state_todays_figures(bahan: Bahan) -> Iterator[Hal]:
    """Every sentence of a narasi says of its facts what the data say now; one that does not is named with
    both values. Source: own rule, the bindings of sentences (rule R29)."""
    terikat = [n for n in bahan.narasi if n.ikatan]
    keadaan = Keadaan(bahan.satker, bahan.tahun, bahan.cetakan_lakip) if terikat else None
    for narasi in terikat:
        for satu in keadaan.usang(narasi) if keadaan else ():
            angka = [f"{b.lama} kini {b.kini or 'tidak ada lagi'}" for b in satu.beda if not b.is_pola]
            beda = f" Datanya berubah: {'; '.join(angka)}." if angka else " Artinya tidak lagi sesuai data."
            yield Hal(
                f"Kalimat pada bagian {narasi.bagian} tidak lagi sesuai data: “{satu.teks}”{beda}",
                narasi.bagian,
                bahan.narasi_url(narasi.pk),
                "Perbarui angkanya, susun ulang kalimatnya, atau nyatakan bahwa kalimatnya tetap benar.",
            )


ATURAN = (figures_are_as_submitted, sentences_state_todays_figures)
