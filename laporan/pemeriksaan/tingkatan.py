"""Levels, versions and links of the documents of a year (R34, R36, R38)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from anggaran.choices import TingkatKode
from anggaran.kode import baca_kode, kode_pendek
from kinerja.models.realisasi import Acuan
from laporan.pemeriksaan.aturan import ALASAN, BERBARIS, PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.nama import likeness, words_of_name
from sakip.bacaan import teks_realisasi, teks_target
from sakip.choices import BELUM_DIUKUR, SumberDana
from sakip.tanggal import cetak_tanggal

LAKIP: Final = (J.LAKIP,)
BERVERSI: Final = (J.RKT, J.PK, J.RENCANA_AKSI)
PENYELENGGARAAN: Final = ("CQ", "penyelenggaraan pemilu")
DUKUNGAN: Final = re.compile(
    r"\b(?:sdm|sumber daya manusia|kompetensi pegawai|sarana dan prasarana|sarpras|perkantoran|gaji"
    r"|barang milik negara|akuntabilitas keuangan|laporan keuangan)\b",
    re.IGNORECASE,
)
RO: Final = re.compile(r"(?m)^[\s\-•*]*([A-Z]{3})\.? ?(\d{3})\b")
HIBAH: Final = re.compile(r"\b(?:pagu|anggaran)[^.]{0,60}\bhibah\b", re.IGNORECASE)
SEPARUH: Final = 2
SERUPA: Final = 0.88  # how alike sasaran and tujuan are that are the same (not verified; see E163)


@aturan("R34", (J.RENSTRA, *BERBARIS), PERINGATAN, slug="tujuan-sebagai-sasaran")
def sasaran_is_no_tujuan(bahan: Bahan) -> Iterator[Hal]:
    """What a document calls a sasaran is no tujuan of the Renstra. One finding for a document.
    Source: R34, E163, E151."""
    tertulis = dict.fromkeys([s.uraian for s in bahan.sasaran] or [b.sasaran for b in bahan.rows])
    tujuan = [(kata, t.pk) for kata in tertulis for t in bahan.tujuan if _says(kata, t.uraian)]
    salah = list(dict.fromkeys(kata for kata, _ in tujuan))
    if salah:
        yield Hal(
            f"{len(salah)} sasaran dalam {bahan.jenis.label} adalah tujuan dalam Renstra: "
            f"{'; '.join(sebut(s) for s in salah)}.",
            "Sasaran",
            bahan.sheet_url("sasaran-edit") if bahan.jenis == J.RENSTRA else bahan.row_url(),
            kunci=f"R34 {sorted({pk for _, pk in tujuan})}",
        )


def _says(kata: str, tujuan: str) -> bool:
    """Whether a sasaran says what a tujuan says, but for a word or its spelling."""
    satu, lain = (re.sub("komisi pemilihan umum", "kpu", t.casefold()) for t in (kata, tujuan))
    return bool(words_of_name(satu)) and likeness(satu, lain) >= SERUPA


@aturan("R36", BERVERSI, ALASAN, slug="perubahan-tanpa-alasan")
def revision_says_why_and_when(bahan: Bahan) -> Iterator[Hal]:
    """A version after the first says why it was made and bears a date that is after that of the version it
    replaces. One finding for a version. Source: R36, E32."""
    if not bahan.sumber.versi:
        return
    kurang = [] if bahan.sumber.alasan_perubahan.strip() else ["tidak memuat alasan perubahan"]
    kurang += [] if bahan.tanggal else ["tidak bertanggal"]
    asal = bahan.versi_sebelum
    if asal is None:
        kurang.append("tidak didahului versi yang diubahnya")
    elif asal.tanggal and bahan.tanggal and bahan.tanggal <= asal.tanggal:
        hari = (asal.tanggal - bahan.tanggal).days
        kapan = f"{hari} hari sebelum" if hari else "sama dengan"
        kurang.append(
            f"bertanggal {cetak_tanggal(bahan.tanggal)}, {kapan} versi yang diubahnya "
            f"({cetak_tanggal(asal.tanggal)})"
        )
    if kurang:
        yield Hal(
            f"{bahan.sumber} versi perubahan ke-{bahan.sumber.versi} {' dan '.join(kurang)}.",
            f"Perubahan ke-{bahan.sumber.versi}",
            bahan.head_url("alasan_perubahan"),
        )


@aturan("R38", (J.RKT,), PERINGATAN, slug="rkt-tanpa-anggaran")
def rkt_is_tied_to_the_budget(bahan: Bahan) -> Iterator[Hal]:
    """The rows of an RKT name their program or kegiatan and their pagu. One finding for each row that does
    not where others do, one for the RKT where none does and no other RKT of the year. Source: R38, E28."""
    lepas = [b for b in bahan.rows if not _is_tied(b.baris)]
    if lepas and len(lepas) == len(bahan.rows):
        if not bahan.anggaran and not any(_is_tied(b) for b in bahan.baris_rkt_tahunan):
            yield Hal(
                f"Tidak satu pun dari {len(lepas)} baris RKT menyebut program, kegiatan, dan pagunya, "
                "sehingga RKT tidak dapat dihubungkan dengan anggaran.",
                "Program, kegiatan, dan pagu",
                bahan.row_url(),
            )
        return
    for satu in lepas:
        yield Hal(
            f"Baris {satu.nomor} {sebut(satu.baris.indikator)} tidak menyebut program, kegiatan, dan pagu, "
            f"sedangkan {len(bahan.rows) - len(lepas)} baris lainnya menyebutnya.",
            f"Baris {satu.nomor}",
            bahan.row_url(satu.baris, "kegiatan"),
        )


def _is_tied(baris: Any) -> bool:
    kata = (baris.program, baris.kegiatan, baris.kode)
    return baris.pagu is not None or any(k.strip() for k in kata)


@aturan("R38", (J.RENCANA_AKSI,), PERINGATAN, slug="program-rencana-aksi")
def plan_stands_under_its_program(bahan: Bahan) -> Iterator[Hal]:
    """A row of a rencana aksi stands under the program of its code, and what supports the office (pegawai,
    sarana, keuangan) not under the program of the election. One finding for a rencana aksi.
    Source: R38, E156."""
    salah = [b for b in bahan.rows if _is_misplaced(b.baris)]
    if salah:
        nomor = ", ".join(str(b.nomor) for b in salah)
        yield Hal(
            f"Baris {nomor} berada di bawah program {sebut(salah[0].baris.program)}, sedangkan isinya "
            f"termasuk program lain: {sebut(salah[0].baris.sasaran)}"
            f"{f' berkode {salah[0].baris.kode}' if salah[0].baris.kode else ''}.",
            "Program",
            bahan.row_url(salah[0].baris, "program"),
        )


def _is_misplaced(baris: Any) -> bool:
    if not baris.program.strip():
        return False
    program = baca_kode(re.sub(r"[^\w.].*", "", baris.program.strip())).kode
    if baris.kode_baku and program:
        return not f"{baris.kode_baku}.".startswith(f"{program}.")
    pemilu = program.endswith(f".{PENYELENGGARAAN[0]}") or PENYELENGGARAAN[1] in baris.program.casefold()
    isi = f"{baris.sasaran} {baris.indikator}"
    return pemilu and bool(DUKUNGAN.search(isi)) and "logistik" not in isi.casefold()


@aturan("R38", LAKIP, PERINGATAN, slug="hibah-tidak-dilabeli")
def grant_is_a_source_of_funds(bahan: Bahan) -> Iterator[Hal]:
    """Where the narrative speaks of hibah as part of the pagu, a row of the budget is labelled so. One
    finding for the year. Source: R38, E132."""
    berpagu = [n for n in bahan.narasi if HIBAH.search(n.teks)]
    if berpagu and bahan.pohon.dipa and SumberDana.HIBAH not in bahan.pohon.sumber:
        yield Hal(
            f"Bagian {sebut(berpagu[0].bagian)} menyebut anggaran hibah, sedangkan {len(bahan.pohon.baris)} "
            f"baris {bahan.pohon.dipa} seluruhnya bersumber dana selain hibah.",
            "Sumber dana",
            bahan.pagu_url(),
        )


@aturan("R18", LAKIP, PERINGATAN, slug="kegiatan-tidak-diukur")
def every_kegiatan_is_measured(bahan: Bahan) -> Iterator[Hal]:
    """Where a report measures the kegiatan of the budget by their codes, it measures all of them. One finding
    for each kegiatan that is left out. Source: R18, E126."""
    terukur = {b.kode_baku for b in bahan.realisasi_akhir if b.kode_baku}
    kegiatan = [c for c in bahan.pohon.baris if c.tingkat == TingkatKode.KEGIATAN]
    lepas = [c for c in kegiatan if not any(f"{k}.".startswith(f"{c.kode_baku}.") for k in terukur)]
    if not terukur or SEPARUH * len(lepas) > len(kegiatan):
        return
    for cabang in lepas:
        yield Hal(
            f"Kegiatan {cabang.kode} {sebut(cabang.uraian)} ada dalam anggaran dan tidak ada dalam "
            f"pengukuran kinerja, yang memuat {len(kegiatan) - len(lepas)} dari {len(kegiatan)} kegiatan.",
            f"Kegiatan {cabang.kode}",
            bahan.realisasi_url,
        )


@aturan("R18", LAKIP, PERINGATAN, slug="realisasi-tanpa-rkt")
def every_measure_of_an_rkt_has_its_row(bahan: Bahan) -> Iterator[Hal]:
    """Every realisasi that is measured against an RKT belongs to a row of it. One finding for each.
    Source: R18, E24."""
    for baris in bahan.realisasi_akhir:
        if baris.acuan == Acuan.RKT and baris.baris_rkt_id is None:
            unit = baris.pengukuran.unit
            yield Hal(
                f"Realisasi “{teks_realisasi(baris)}” untuk {sebut(baris.indikator)} tidak terhubung dengan "
                f"Rencana Kinerja Tahunan {bahan.tahun} {unit}.",
                f"Realisasi {unit}, {sebut(baris.indikator)}",
                bahan.realisasi_url,
            )


@aturan("R18", LAKIP, PERINGATAN, slug="rkt-tanpa-realisasi")
def every_plan_without_pk_is_measured(bahan: Bahan) -> Iterator[Hal]:
    """Where a unit has no PK, every row of its RKT has a realisasi once something of it was measured. One
    finding for each row. Source: R18."""
    berjanji = {d.unit_id for d in bahan.bersama.pk}
    terukur = {b.baris_rkt_id for b in bahan.realisasi_akhir if b.realisasi_status not in BELUM_DIUKUR}
    unit = {b.pengukuran.unit_id for b in bahan.realisasi_akhir}
    for rkt in bahan.bersama.rkt:
        rows = bahan.bersama.baris[type(rkt), rkt.pk]
        for nomor, baris in enumerate(rows if rkt.unit_id in unit - berjanji else [], start=1):
            if baris.pk not in terukur:
                yield Hal(
                    f"Indikator {sebut(baris.indikator)} dengan target “{teks_target(baris)}” pada baris "
                    f"{nomor} {rkt} belum mempunyai realisasi.",
                    f"{rkt}, baris {nomor}",
                    bahan.realisasi_url,
                )


@aturan("R38", LAKIP, PERINGATAN, slug="rincian-output-tidak-diukur")
def every_output_is_in_both_tables(bahan: Bahan) -> Iterator[Hal]:
    """Where a measured kegiatan lists its outputs by number, it lists those that the budget has. One finding
    for each output that stands in one of the two tables. Source: R38, E183; R10, E180."""
    for baris in bahan.realisasi_akhir:
        disebut = {f"{baris.kode_baku}.{kro}.{ro}" for kro, ro in RO.findall(baris.indikator)}
        ada = {
            c.kode_baku: c
            for c in bahan.pohon.baris
            if c.tingkat == TingkatKode.RO and c.kode_baku.startswith(f"{baris.kode_baku}.")
        }
        if not baris.kode_baku or not disebut or not ada:
            continue
        for kode in sorted(disebut ^ set(ada)):
            di, bukan = (
                ("pengukuran kinerja", "anggaran") if kode in disebut else ("anggaran", "pengukuran kinerja")
            )
            yield Hal(
                f"Rincian output {kode_pendek(kode)} ada dalam tabel {di} dan tidak ada dalam tabel {bukan}: "
                f"{len(disebut)} dan {len(ada)} rincian output.",
                f"Rincian output {kode_pendek(kode)}",
                bahan.realisasi_url,
            )


ATURAN: Final = (
    sasaran_is_no_tujuan,
    revision_says_why_and_when,
    rkt_is_tied_to_the_budget,
    plan_stands_under_its_program,
    grant_is_a_source_of_funds,
    every_kegiatan_is_measured,
    every_measure_of_an_rkt_has_its_row,
    every_plan_without_pk_is_measured,
    every_output_is_in_both_tables,
)
