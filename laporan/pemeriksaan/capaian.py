"""Capaian and kategori as a document prints them, beside what follows from its figures (R09, R19, R20, R37).

The system computes capaian and kategori itself: the rules judge what was imported as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from anggaran.kode import kode_pendek
from anggaran.penyerapan import jumlahkan, penyerapan
from kinerja.models import Realisasi
from kinerja.susunan import is_same_target
from kinerja.ukuran import acuan_of, skala_of
from laporan.kategori import tentukan_kategori
from laporan.pemeriksaan.aturan import GALAT, PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut, tempat
from laporan.pemeriksaan.tercetak import read_percent
from sakip.bacaan import teks_realisasi, teks_target
from sakip.choices import StatusCapaian, StatusNilai
from sakip.lipat import lipat
from sakip.numbers import bulatkan, cetak_persen
from sakip.skala import TERATAS

REALISASI: Final = (J.REALISASI,)
LAKIP: Final = (J.LAKIP,)
PENUH: Final = 100
TAK_MASUK_AKAL: Final = 300  # percent: a capaian above it is a wrong figure (R07), no reach (not verified)
DESIMAL: Final = re.compile(r"[.,](\d+)\s*%?\s*$")
SERAPAN: Final = re.compile(
    r"\b(?:penyerapan|serapan|daya serap|realisasi (?:keuangan|anggaran)|ikpa)\b", re.IGNORECASE
)
TERCAPAI: Final = ("tercapai", "melampaui", "memenuhitarget", "sesuaitarget")
TAK_TERCAPAI: Final = ("tidaktercapai", "belumtercapai", "tidakmemenuhi", "belummemenuhi", "kurang")


@aturan("R09", REALISASI, PERINGATAN, slug="target-terukur-dan-janji")
def measured_target_is_the_promised_one(bahan: Bahan) -> Iterator[Hal]:
    """The target that a measurement prints is that of the PK or RKT that it measures. One finding for each
    row. Source: R09, E146; PAKET (target is checked against the acuan)."""
    for nomor, baris in bahan.numbered():
        janji = acuan_of(baris)
        if janji is None or not teks_target(baris) or baris.target_status != StatusNilai.TERISI:
            continue
        if not is_same_target(baris, janji):
            yield Hal(
                f"Target {sebut(baris.indikator)} dalam pengukuran “{teks_target(baris)}”, sedangkan dalam "
                f"{baris.get_acuan_display()} “{teks_target(janji) or 'belum ditetapkan'}”.",
                tempat(nomor, baris),
                bahan.row_url(baris, "realisasi"),
                kunci=f"R09 target {baris.acuan} {janji.pk} {lipat(teks_target(baris))}",
            )


@aturan("R19", REALISASI, PERINGATAN, slug="capaian-tercetak")
def printed_capaian_follows(bahan: Bahan) -> Iterator[Hal]:
    """A printed capaian is the one that the formula of the indikator gives, before or after its bounds, at
    the decimals that are printed; a printed 100% is a whole 100. One finding for each row. Source: R19."""
    for nomor, baris in bahan.numbered():
        tercetak = read_percent(baris.capaian_tercetak)
        if tercetak is None or baris.capaian_status != StatusCapaian.OK or _is_capaian(baris, tercetak):
            continue
        selisih = cetak_persen(abs(tercetak - baris.capaian_nilai))
        target = teks_target(acuan_of(baris) or baris)
        yield Hal(
            f"Capaian {sebut(baris.indikator)} tercetak {baris.capaian_tercetak.strip()}, sedangkan "
            f"realisasi “{teks_realisasi(baris)}” terhadap target “{target}” adalah "
            f"{cetak_persen(baris.capaian_nilai)}; selisih {selisih}.",
            tempat(nomor, baris),
            bahan.row_url(baris, "realisasi"),
        )


def _is_capaian(baris: Realisasi, tercetak: Decimal) -> bool:
    """Whether a printed capaian is the computed one, as far as it is printed."""
    cocok = DESIMAL.search(baris.capaian_tercetak)
    desimal = min(len(cocok[1]), 2) if cocok else 0
    if tercetak == PENUH:
        desimal = 2
    hitungan = {baris.capaian_nilai, baris.capaian_mentah} - {None}
    return any(bulatkan(h, desimal) == bulatkan(tercetak, desimal) for h in hitungan)


@aturan("R19", LAKIP, PERINGATAN, slug="serapan-sebagai-capaian")
def realisasi_is_no_absorption(bahan: Bahan) -> Iterator[Hal]:
    """The realisasi of an indikator that does not measure absorption is not the penyerapan of the year or of
    a program to its last decimal. One finding for each row. Source: R19, E23."""
    serapan = _absorption(bahan)
    for baris in bahan.realisasi_akhir:
        apa = serapan.get(baris.realisasi_nilai) if baris.realisasi_satuan == "%" else None
        if apa and not SERAPAN.search(baris.indikator):
            yield Hal(
                f"Realisasi {sebut(baris.indikator)} “{teks_realisasi(baris)}” sama dengan penyerapan {apa}, "
                "sedangkan indikatornya tidak mengukur penyerapan anggaran.",
                f"Realisasi {baris.pengukuran.unit}, {sebut(baris.indikator)}",
                bahan.realisasi_url,
            )


def _absorption(bahan: Bahan) -> dict[Any, str]:
    """{percent that is no whole number: what it is the penyerapan of}, the whole year first."""
    lalu = [b for b in bahan.belanja.lalu if b.tahun == bahan.tahun]
    seluruh = penyerapan(jumlahkan(b.pagu for b in lalu), jumlahkan(b.realisasi for b in lalu))
    nilai = [(bahan.pohon.penyerapan or seluruh, f"anggaran tahun {bahan.tahun}")]
    nilai += [(penyerapan(b.pagu, b.realisasi), sebut(b.uraian)) for b in lalu if b.uraian]
    nilai += [(c.penyerapan, sebut(c.uraian)) for c in bahan.belanja.anak[None]]
    return {n: apa for n, apa in reversed(nilai) if n is not None and n != n.to_integral_value()}


@aturan("R19", REALISASI, PERINGATAN, slug="status-tanpa-realisasi")
def status_rests_on_a_realisasi(bahan: Bahan) -> Iterator[Hal]:
    """Nothing is called reached that has no realisasi. One finding for a measurement. Source: R19, E166."""
    rows = [
        nomor
        for nomor, baris in bahan.numbered()
        if baris.realisasi_status == StatusNilai.BELUM_DIISI and _claims(baris)
    ]
    if rows:
        yield Hal(
            f"{len(rows)} baris dinyatakan tercapai tanpa realisasi: baris {', '.join(map(str, rows))}. "
            "Status capaian diturunkan dari realisasi terhadap target.",
            "Status capaian",
            bahan.row_url(None),
        )


@aturan("R37", REALISASI, PERINGATAN, slug="belum-dinilai-dinyatakan-tercapai")
def what_is_not_assessed_is_not_reached(bahan: Bahan) -> Iterator[Hal]:
    """What was not assessed yet, or is not due, is neither reached nor has a capaian. One finding for each
    row. Source: R37, E167."""
    for nomor, baris in bahan.numbered():
        if baris.realisasi_status in (StatusNilai.BELUM_DINILAI, StatusNilai.BELUM_WAKTUNYA) and (
            kata := _claims(baris)
        ):
            keadaan = teks_realisasi(baris) or baris.get_realisasi_status_display()
            yield Hal(
                f"{sebut(baris.indikator)} pada baris {nomor} dinyatakan “{kata}”, sedangkan realisasinya "
                f"“{keadaan}”.",
                tempat(nomor, baris),
                bahan.row_url(baris, "keterangan"),
            )


def _claims(baris: Realisasi) -> str:
    """The words by which a row is called reached; "" = it is not."""
    for kata in (baris.kategori_tercetak, baris.keterangan, baris.capaian_tercetak):
        if is_reached(kata) or (read_percent(kata) is not None and kata is baris.capaian_tercetak):
            return kata.strip()
    return ""


def is_reached(kata: str) -> bool:
    """Whether a status says that a target was reached (`Tercapai`, `Berhasil`), and nothing more."""
    dilipat = lipat(kata)
    return dilipat in ("berhasil", "sangatberhasil") or (
        any(dilipat.startswith(k) for k in TERCAPAI) and len(kata.split()) <= 3
    )


@aturan("R20", LAKIP, GALAT, slug="kategori-tercetak")
def printed_label_is_that_of_the_scale(bahan: Bahan) -> Iterator[Hal]:
    """A printed kategori is the class of the capaian on the scale of the year; one that follows from a
    printed capaian that is wrong is the matter of R19. One finding for each row. Source: R20, E19."""
    skala = skala_of(bahan.bersama.kebijakan)
    for baris in bahan.realisasi_akhir:
        tercetak = baris.kategori_tercetak.strip()
        if not tercetak or baris.capaian_status != StatusCapaian.OK or baris.capaian_nilai is None:
            continue
        benar = _label(tercetak, baris.capaian_dipakai or baris.capaian_nilai, baris.kategori)
        capaian = read_percent(baris.capaian_tercetak)
        if lipat(tercetak) == lipat(benar) or (
            capaian is not None and lipat(tentukan_kategori(capaian, skala) or "") == lipat(tercetak)
        ):
            continue
        yield Hal(
            f"Kategori {sebut(baris.indikator)} tercetak “{tercetak}”, sedangkan capaiannya "
            f"{cetak_persen(baris.capaian_nilai)} menurut skala termasuk “{benar}”.",
            f"Realisasi {baris.pengukuran.unit}, {sebut(baris.indikator)}",
            bahan.realisasi_url,
        )


def _label(tercetak: str, capaian: Decimal, kategori: str) -> str:
    """The word that the capaian calls for: reached or not where that is what is printed, else its class."""
    dilipat = lipat(tercetak)
    tercapai = any(dilipat.startswith(k) for k in TERCAPAI)
    if tercapai or any(dilipat.startswith(k) for k in TAK_TERCAPAI[:-1]):
        return tercetak if tercapai == (capaian >= PENUH) else _opposite(tercapai)
    return kategori


def _opposite(tercapai: bool) -> str:
    return "Tidak tercapai" if tercapai else "Tercapai"


@aturan("R20", LAKIP, PERINGATAN, setahun=GALAT, slug="skala-tidak-sampai")
def scale_reaches_what_is_printed(bahan: Bahan) -> Iterator[Hal]:
    """The scale of a satker has a class for every capaian that is printed or reached, also above 100. One
    finding for the year, with the highest. It stops no LAKIP: above the top the top class holds.
    Source: R20, E173; DESIGN 4b.5."""
    kebijakan = bahan.bersama.kebijakan
    batas = max((TERATAS if b.sampai is None else b.sampai for b in kebijakan.skala.all()), default=TERATAS)
    lebih = [(nilai, b) for b in bahan.realisasi_akhir for nilai in _reached(b) if nilai > batas]
    if lebih and kebijakan.satker_id is not None:
        nilai, baris = max(lebih, key=lambda satu: satu[0])
        yield Hal(
            f"Skala kategori berakhir pada {cetak_persen(batas)}, sedangkan capaian {sebut(baris.indikator)} "
            f"{cetak_persen(nilai)}; selisih {cetak_persen(nilai - batas)}.",
            "Skala kategori",
            bahan.kebijakan_url,
        )


def _reached(baris: Realisasi) -> Iterator[Decimal]:
    """The capaian of a row as printed, and as computed before it is capped."""
    tercetak = read_percent(baris.capaian_tercetak)
    if tercetak is not None and _is_computed(baris, tercetak):
        yield tercetak
    if baris.capaian_mentah is not None and baris.capaian_mentah <= TAK_MASUK_AKAL:
        yield bulatkan(baris.capaian_mentah)


def _is_computed(baris: Realisasi, tercetak: Decimal) -> bool:
    return baris.capaian_nilai is not None and _is_capaian(baris, tercetak)


@aturan("R19", LAKIP, PERINGATAN, slug="selesai-tanpa-belanja")
def whole_kegiatan_spent_something_on_each_output(bahan: Bahan) -> Iterator[Hal]:
    """A kegiatan that is reported as wholly done spent something on each of its outputs. One finding for each
    measured kegiatan. Source: R19, E127."""
    per_kode = {c.kode_baku: c for c in bahan.pohon.baris if c.kode_baku}
    for baris in bahan.realisasi_akhir:
        cabang = per_kode.get(baris.kode_baku)
        if cabang is None or baris.realisasi_satuan != "%" or baris.realisasi_nilai != PENUH:
            continue
        kosong = [c for c in _leaves(bahan, cabang.pk) if c.pagu and c.realisasi == 0]
        if kosong:
            nama = "; ".join(f"{c.kode} {sebut(c.uraian)}" for c in kosong)
            yield Hal(
                f"Kegiatan {kode_pendek(baris.kode_baku)} {sebut(baris.kegiatan)} dilaporkan "
                f"{teks_realisasi(baris)}, sedangkan realisasi anggaran Rp0 pada {nama}.",
                f"Realisasi {baris.pengukuran.unit}, {kode_pendek(baris.kode_baku)}",
                bahan.realisasi_url,
            )


def _leaves(bahan: Bahan, pk: int) -> Iterator[Any]:
    """The lowest rows below a row of the tree."""
    for satu in bahan.belanja.anak.get(pk, []):
        if satu.berincian:
            yield from _leaves(bahan, satu.pk)
        else:
            yield satu


ATURAN: Final = (
    measured_target_is_the_promised_one,
    printed_capaian_follows,
    realisasi_is_no_absorption,
    status_rests_on_a_realisasi,
    what_is_not_assessed_is_not_reached,
    printed_label_is_that_of_the_scale,
    scale_reaches_what_is_printed,
    whole_kegiatan_spent_something_on_each_output,
)
