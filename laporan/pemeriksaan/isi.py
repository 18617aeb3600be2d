"""Rows, sasaran, indikator and targets of RKT, PK and rencana aksi."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from kinerja.tabel.dokumen import BarisDokumen
from laporan.pemeriksaan.aturan import BERBARIS, GALAT, PERINGATAN, Hal, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut, tempat
from sakip.angka.satuan import satuan_sama
from sakip.bacaan import teks_target
from sakip.choices import JenisNilai, StatusNilai
from sakip.kesesuaian import kesesuaian
from sakip.lipat import lipat
from sakip.models.nilai import Bertarget
from sakip.numbers import NilaiTerbaca, Tanda, baca_nilai

# A text that would be printed as it stands although it is no value: `98&`, a Cyrillic В, `1,050.024.000`.
SALAH_TULIS: Final = frozenset(
    (Tanda.TIDAK_TERBACA, Tanda.OCR, Tanda.HURUF_MIRIP, Tanda.PEMISAH_CAMPUR, Tanda.KELOMPOK_SALAH)
)
KATA_JENIS: Final = (
    (("persentase", "persen"), (JenisNilai.PERSEN,)),
    (("opini",), (JenisNilai.OPINI_BPK,)),
    (("indeks", "nilai"), (JenisNilai.INDEKS, JenisNilai.ANGKA, JenisNilai.PREDIKAT_AKIP)),
    (("jumlah", "laporan", "dokumen", "layanan"), (JenisNilai.ANGKA, JenisNilai.RUPIAH, JenisNilai.MAJEMUK)),
)


@aturan("R17", BERBARIS, GALAT)
def has_rows(bahan: Bahan) -> Iterator[Hal]:
    """A document promises something. Source: R17."""
    if not bahan.rows:
        judul = bahan.jenis.label
        yield Hal(f"{judul} belum memuat satu baris pun.", judul, bahan.row_url(None))


@aturan("R17", BERBARIS, GALAT)
def row_is_whole(bahan: Bahan) -> Iterator[Hal]:
    """Every row names its sasaran and its indikator, and has a target. One finding for each row.
    Source: R17."""
    for satu in bahan.rows:
        baris = satu.baris
        if not baris.sasaran.strip():
            target = "" if not is_empty(baris) else " dan belum mempunyai target"
            yield Hal(
                f"Baris {satu.nomor} {sebut(baris.indikator)} belum menyebut sasarannya{target}.",
                tempat(satu.nomor, baris),
                bahan.row_url(baris, "sasaran"),
            )
        elif not baris.indikator.strip():
            yield Hal(
                f"Sasaran {sebut(baris.sasaran)} pada baris {satu.nomor} belum mempunyai indikator.",
                tempat(satu.nomor, baris),
                bahan.row_url(baris, "indikator"),
            )
        elif is_empty(baris):
            yield Hal(
                f"Indikator {sebut(baris.indikator)} pada baris {satu.nomor} belum mempunyai target.",
                tempat(satu.nomor, baris),
                bahan.row_url(baris),
            )


@aturan("R08", BERBARIS, GALAT)
def target_is_readable(bahan: Bahan) -> Iterator[Hal]:
    """A target is written as one value, in figures and letters of this alphabet. Source: R08, E45."""
    for satu in bahan.rows:
        terbaca = target_reading(satu.baris)
        if SALAH_TULIS & terbaca.tanda and not _is_text(satu.baris):
            yield Hal(
                f"Target “{teks_target(satu.baris)}” pada baris {satu.nomor} tidak tertulis sebagai satu "
                f"nilai. {terbaca.catatan}",
                tempat(satu.nomor, satu.baris),
                bahan.row_url(satu.baris),
            )


@aturan("R15", BERBARIS, GALAT)
def target_has_unit_of_indikator(bahan: Bahan) -> Iterator[Hal]:
    """The unit of a target is the satuan of its indikator, on the row or in the Renstra. Source: R15."""
    for satu in bahan.rows:
        satuan, target = declared(satu.baris, "satuan"), satu.baris.target_satuan
        if satuan and target and not satuan_sama(satuan, target):
            yield Hal(
                f"Target “{teks_target(satu.baris)}” pada baris {satu.nomor} bersatuan “{target}”, "
                f"sedangkan indikatornya bersatuan “{satuan}”.",
                tempat(satu.nomor, satu.baris),
                bahan.row_url(satu.baris),
                kunci=_target_kunci(bahan, satu),
            )


@aturan("R16", BERBARIS, PERINGATAN)
def target_has_kind_of_indikator(bahan: Bahan) -> Iterator[Hal]:
    """The kind of a target is the declared one and the one that the indikator begins with
    (Persentase, Indeks, Nilai, Jumlah, Opini). Source: R16."""
    for satu in bahan.rows:
        if (kalimat := _odd_kind(satu.baris)) and not is_empty(satu.baris):
            yield Hal(
                f"Target “{teks_target(satu.baris)}” pada baris {satu.nomor} janggal. {kalimat}",
                tempat(satu.nomor, satu.baris),
                bahan.row_url(satu.baris),
                kunci=_target_kunci(bahan, satu),
            )


def _target_kunci(bahan: Bahan, satu: BarisDokumen) -> str:
    """A target that is another one than that of its source is said there; the same one in RKT, PK and rencana
    aksi is one contradiction."""
    if satu.beda:
        return target_key(satu.baris)
    return f"target {bahan.unit} {lipat(satu.baris.indikator)} {lipat(teks_target(satu.baris))}"


def _odd_kind(baris: Any) -> str:
    if jenis := declared(baris, "jenis_nilai"):
        hasil = kesesuaian(target_reading(baris), jenis)
        if Tanda.SATUAN_JANGGAL in hasil.tanda:
            return hasil.catatan
    kata = lipat(baris.indikator.split()[0]) if baris.indikator.split() else ""
    wajar = next((jenis for awal, jenis in KATA_JENIS if kata in awal), None)
    if wajar is None or not baris.target_jenis or baris.target_jenis in wajar:
        return ""
    return (
        f"Indikatornya berawal dengan kata “{baris.indikator.split()[0]}”, sedangkan targetnya berjenis "
        f"{JenisNilai(baris.target_jenis).label.lower()}."
    )


@aturan("R25", BERBARIS, PERINGATAN)
def indikator_stands_once(bahan: Bahan) -> Iterator[Hal]:
    """No indikator (of an RKT: of one kegiatan) stands twice in a document. Source: R25."""
    pertama: dict[tuple[str, str], Any] = {}
    for satu in bahan.rows:
        kegiatan = getattr(satu.baris, "kode_baku", "") or lipat(getattr(satu.baris, "kegiatan", ""))
        kunci = (lipat(satu.baris.indikator), kegiatan if bahan.jenis == "rkt" else "")
        if not kunci[0]:
            continue
        lain = pertama.setdefault(kunci, satu)
        if lain is not satu:
            yield Hal(
                f"Indikator {sebut(satu.baris.indikator)} tertulis dua kali: pada baris {lain.nomor} dengan "
                f"target “{teks_target(lain.baris)}” dan pada baris {satu.nomor} dengan target "
                f"“{teks_target(satu.baris)}”.",
                tempat(satu.nomor, satu.baris),
                bahan.row_url(satu.baris, "indikator"),
            )


def target_key(baris: Bertarget) -> str:
    """What makes two findings on the target of a row the same contradiction."""
    return f"target {type(baris).__name__} {baris.pk}"


def is_empty(baris: Bertarget) -> bool:
    """Whether a row has no target: nothing typed, or a dash."""
    return baris.target_status == StatusNilai.BELUM_DIISI


def target_reading(baris: Bertarget) -> NilaiTerbaca:
    """The target read again with its marks; a native number as it was stored."""
    if baris.target_teks:
        return baca_nilai(baris.target_teks)
    return NilaiTerbaca(
        baris.target_nilai, baris.target_satuan, baris.target_jenis, baris.target_status, False, ""
    )


def declared(baris: Any, kolom: str) -> str:
    """What the row, else the row that it comes from, else the Renstra says its measure is; "" = nothing."""
    asal = getattr(baris, "baris_pk", None) or getattr(baris, "baris_rkt", None)
    renstra = getattr(baris, "indikator_renstra", None) or getattr(asal, "indikator_renstra", None)
    return next((v for s in (baris, asal, renstra) if s is not None and (v := getattr(s, kolom))), "")


def _is_text(baris: Any) -> bool:
    return declared(baris, "jenis_nilai") in (JenisNilai.TEKS, JenisNilai.MAJEMUK)


ATURAN: Final = (
    has_rows,
    row_is_whole,
    target_is_readable,
    target_has_unit_of_indikator,
    target_has_kind_of_indikator,
    indikator_stands_once,
)
