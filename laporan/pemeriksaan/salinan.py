"""One fact in several documents of a year: where they are signed, how a promise is worded (R09)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from typing import Any, Final

from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.ejaan import misspellings
from laporan.pemeriksaan.kalimat import narrative
from laporan.pemeriksaan.tanggal import is_whole
from sakip.lipat import lipat
from sakip.tanggal import baca_tanggal, cetak_tanggal

TANGGAL: Final = r"\b[^.;\d]{0,80}?\b(?:tanggal|tgl)\.?\s+(?P<tanggal>\d{1,2}\s+[A-Za-z]{3,9}\s+20\d\d)"
BERTANGGAL: Final = (
    ("pk", re.compile(rf"\b(?:perjanjian kinerja|PK){TANGGAL}", re.IGNORECASE)),
    ("rkt", re.compile(rf"\b(?:rencana (?:kinerja|kerja) tahunan|RKT){TANGGAL}", re.IGNORECASE)),
    ("rencana_aksi", re.compile(rf"\b(?:rencana aksi|RAK){TANGGAL}", re.IGNORECASE)),
)
NAMA: Final = {"pk": "Perjanjian Kinerja", "rkt": "Rencana Kinerja Tahunan", "rencana_aksi": "Rencana Aksi"}
SERUPA: Final = 0.9  # how alike two wordings of one promise are (not verified; E161: 0.95 and 0.98)


@aturan("R09", (J.LAKIP,), PERINGATAN, slug="tempat-berganti")
def documents_are_signed_in_one_place(bahan: Bahan) -> Iterator[Hal]:
    """The RKT, PK and rencana aksi of a year are signed in the place of the satker, else in one place. One
    finding for each other place. Source: R09, E202."""
    bertempat = bahan.tempat_dokumen
    acuan = bahan.satker.tempat or (bertempat[0][1] if bertempat else "")
    asal = f"tempat penandatanganan {bahan.satker.nama}" if bahan.satker.tempat else "dokumen lainnya"
    lain: dict[str, list[str]] = {}
    for dokumen, tempat in bertempat:
        if lipat(tempat) != lipat(acuan):
            lain.setdefault(tempat, []).append(dokumen)
    for tempat, di_sana in lain.items():
        yield Hal(
            f"{', '.join(di_sana)} ditandatangani di “{tempat}”, sedangkan {asal} “{acuan}”.",
            f"Tempat {sebut(tempat)}",
            bahan.lakip_url,
            kunci=f"R09|{bahan.tahun}|tempat|{lipat(tempat)}",
        )


@aturan("R09", (J.LAKIP,), PERINGATAN, slug="tanggal-dokumen-dalam-narasi")
def documents_are_dated_as_told(bahan: Bahan) -> Iterator[Hal]:
    """The date that the narrative gives to a PK, RKT or rencana aksi of the year is one of theirs.
    Source: R09."""
    for kalimat in narrative(bahan):
        for jenis, pola in BERTANGGAL:
            cocok = pola.search(kalimat.teks)
            terbaca = baca_tanggal(cocok["tanggal"]) if cocok else None
            ada = _dates(bahan, jenis)
            if terbaca is None or terbaca.presisi != "hari" or not ada or terbaca.tanggal in ada:
                continue
            if terbaca.tanggal and terbaca.tanggal.year == bahan.tahun:
                tercatat = " atau ".join(cetak_tanggal(t) for t in sorted(ada))
                yield Hal(
                    f"{kalimat.tempat} menyebut {NAMA[jenis]} tanggal {cetak_tanggal(terbaca.tanggal)}, "
                    f"sedangkan "
                    f"dokumennya bertanggal {tercatat}. Kalimatnya: {kalimat.kutipan}",
                    kalimat.tempat,
                    kalimat.url,
                    kunci=f"R09|{bahan.tahun}|{jenis}|{terbaca.tanggal}",
                )


def _dates(bahan: Bahan, jenis: str) -> set[date]:
    """The days of the documents of a kind; none when one of them has no whole date."""
    dokumen = [d["sumber"] for d in bahan.lakip[jenis]]
    if any(d.tanggal is None or not is_whole(d.tanggal_teks) for d in dokumen):
        return set()
    return {d.tanggal for d in dokumen}


@aturan("R09", (J.RENCANA_AKSI, J.REALISASI), PERINGATAN, slug="bunyi-janji-berbeda")
def promise_is_worded_as_in_the_pk(bahan: Bahan) -> Iterator[Hal]:
    """An indikator of a rencana aksi or a measurement that is nearly one of the PK, and is none, is worded
    as that one. One finding for each wording. Source: R09, E161."""
    janji = {lipat(b.indikator): b for b in bahan.baris_pk if b.indikator.strip()}
    for nomor, baris in bahan.numbered():
        kunci = lipat(baris.indikator)
        asal = None if not kunci or kunci in janji or _is_plan(baris) else _nearest(kunci, janji)
        if asal is not None:
            yield Hal(
                f"Baris {nomor} {bahan.jenis.label} menulis {_marked(baris.indikator, asal.indikator)}, "
                f"sedangkan "
                f"Perjanjian Kinerja menulis {_marked(asal.indikator, baris.indikator)}.",
                f"Baris {nomor}, indikator",
                bahan.row_url(baris, "indikator"),
                kunci=_key(bahan, asal, kunci),
            )


def _key(bahan: Bahan, asal: Any, kunci: str) -> str:
    """The contradiction: a misspelling in the PK where it is one, else the two wordings."""
    salah = next((kata for kata, _ in misspellings(asal.indikator)), "")
    return f"R35|{bahan.tahun}|{salah.casefold()}" if salah else f"R09|{bahan.tahun}|{asal.pk}|{kunci}"


def _is_plan(baris: Any) -> bool:
    """Whether a measurement is of the RKT, whose indikator are others."""
    return getattr(baris, "acuan", "pk") != "pk"


def _nearest(kunci: str, janji: dict[str, Any]) -> Any:
    nilai = {k: SequenceMatcher(None, k, kunci, autojunk=False).ratio() for k in janji}
    terdekat = max(nilai, key=lambda k: nilai[k], default="")
    return janji[terdekat] if terdekat and nilai[terdekat] >= SERUPA else None


def _marked(teks: str, lain: str) -> str:
    """The words of `teks` that are not in `lain`, with their neighbours: `“standar kompetensi "
    "penugasannya”`."""
    kata, banding = teks.split(), lain.split()
    a, b = ([k.casefold() for k in satu] for satu in (banding, kata))
    pasangan = SequenceMatcher(None, a, b, autojunk=False)
    beda = [op for op in pasangan.get_opcodes() if op[0] != "equal"]
    if not beda:
        return sebut(teks)
    awal, akhir = max(0, beda[0][3] - 1), min(len(kata), beda[-1][4] + 1)
    return sebut(" ".join(kata[awal:akhir]))


ATURAN: Final = (
    documents_are_signed_in_one_place,
    documents_are_dated_as_told,
    promise_is_worded_as_in_the_pk,
)
