"""Spelling, slips of a scanner, and texts that break off (R35)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.teks import Kata, texts_of
from sakip.pribadi import without_personal

DATA: Final = Path(__file__).resolve().parent.parent / "data"
PANJANG_KATA: Final = 10  # letters from which a word one letter off is a slip, not another word
PANJANG_LAIN: Final = 12  # letters from which a letter that is another one is a slip: mengulangi, mengurangi
PANJANG_MAKS: Final = 40  # letters of the longest word
HURUF: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
GANDA: Final = re.compile(r"\b([^\W\d_]{3,})[ \t]+\1\b", re.IGNORECASE)
TITIK: Final = re.compile(r"(?<!\.)[^\s.]{0,40}\.\.(?!\.)")
TERPOTONG: Final = re.compile(
    r"(?:\b(?:dan|atau|serta|yang|dengan|untuk|dari|pada|dalam|oleh|terhadap|antara)|[,(])\s*$", re.IGNORECASE
)
RUMPANG: Final = re.compile(r"\d+\s*\([a-z ]+\)\s+\.(?=\s|$)", re.IGNORECASE)
MIRIP_LATIN: Final = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
MASTER: Final = ("program", "sasaran", "indikator", "kegiatan")
BERULANG: Final = frozenset(("bau", "fak", "toli"))  # names of places: Bau Bau, Fak Fak, Toli Toli
SALINAN: Final = (J.REALISASI,)  # its master texts are those of the document that it measures


@aturan("R35", J, PERINGATAN, slug="ejaan")
def words_are_spelled_right(bahan: Bahan) -> Iterator[Hal]:
    """No word is one of the known misspellings, or one letter away from a long word of the field.
    Source: R35, E51, E206."""
    for tempat, teks, url in _texts(bahan):
        for salah, benar in misspellings(teks):
            yield Hal(
                f"{tempat} menulis “{salah}”, seharusnya “{benar}”.",
                tempat,
                url,
                kunci=f"R35|{bahan.tahun}|{salah.casefold()}",
            )


@aturan("R35", J, PERINGATAN, slug="salah-ketik")
def text_is_typed_cleanly(bahan: Bahan) -> Iterator[Hal]:
    """No doubled word, no two full stops, no letter of another alphabet, nothing that breaks off.
    Source: R35, E51, E205."""
    for tempat, teks, url in _texts(bahan):
        for apa in dict.fromkeys(slips(teks, utuh=tempat.startswith(("Baris", "Sasaran", "Indikator")))):
            yield Hal(
                f"{tempat} {apa}.", tempat, url, kunci=f"R35|{bahan.tahun}|{apa}|{' '.join(teks.split())}"
            )


@aturan("R35", (J.LAKIP,), PERINGATAN, slug="ejaan-jabatan")
def jabatan_is_typed_cleanly(bahan: Bahan) -> Iterator[Hal]:
    """The jabatan of every official of the satker is whole. Source: R35, E205."""
    for satu in bahan.pejabat:
        salah = [f"menulis “{s}”, seharusnya “{b}”" for s, b in misspellings(satu.jabatan)]
        for apa in (*salah, *slips(satu.jabatan, utuh=True)):
            yield Hal(
                f"Jabatan {satu.nama} {sebut(satu.jabatan)} {apa}.",
                f"Pejabat {satu.nama}",
                bahan.pejabat_url(satu.pk),
            )


def _texts(bahan: Bahan) -> Iterator[Kata]:
    for tempat, teks, url in texts_of(bahan):
        if tempat == "Penandatangan" or (bahan.jenis in SALINAN and tempat.endswith(MASTER)):
            continue
        yield without_personal(tempat), without_personal(teks), url


def misspellings(teks: str) -> Iterator[tuple[str, str]]:
    """(as written, right) of each misspelled word or phrase in `teks`, once."""
    daftar, frasa = _listed()
    for salah, benar in frasa:
        if cocok := re.search(rf"\b{salah.replace(' ', r'[ ]+')}\b", teks, re.IGNORECASE):
            yield cocok[0], benar
    for kata in dict.fromkeys(HURUF.findall(teks)):
        benar = daftar.get(kata.casefold()) or _neighbour(kata.casefold())
        if benar:
            yield kata, benar


def slips(teks: str, *, utuh: bool) -> Iterator[str]:
    """What is typed wrongly in `teks`, in words; `utuh`: it is one whole text, which may not break off."""
    for cocok in GANDA.finditer(teks):
        if cocok[1].casefold() not in BERULANG:
            yield f"mengulang kata “{cocok[1]}” dua kali berturut-turut"
    for cocok in TITIK.finditer(teks):
        yield f"memuat dua titik berturut-turut: “{cocok[0]}”"
    for cocok in RUMPANG.finditer(teks):
        yield f"terputus sesudah “{cocok[0]}”"
    for kata in teks.split():
        if MIRIP_LATIN.search(kata):
            yield f"memuat huruf dari abjad lain: “{kata}”"
    if utuh and (akhir := TERPOTONG.search(teks.rstrip())):
        yield f"terputus: berakhir dengan “{akhir[0].strip()}”"
    if utuh and teks.count("(") > teks.count(")"):
        yield "terputus: kurungnya tidak ditutup"


@cache
def _listed() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The misspellings of data/ejaan.csv: single words, and phrases."""
    with (DATA / "ejaan.csv").open(encoding="utf-8", newline="") as berkas:
        rows = [(r["salah"], r["benar"]) for r in csv.DictReader(berkas)]
    return {s: b for s, b in rows if " " not in s}, tuple((s, b) for s, b in rows if " " in s)


@cache
def _known() -> frozenset[str]:
    return frozenset((DATA / "kata.txt").read_text(encoding="utf-8").split())


@cache
def _cut_words() -> dict[str, tuple[str, ...]]:
    """The long words by each form that lacks one letter."""
    found: dict[str, tuple[str, ...]] = {}
    for kata in sorted(k for k in _known() if len(k) >= PANJANG_KATA):
        for bentuk in _cuts(kata):
            found[bentuk] = (*found.get(bentuk, ()), kata)
    return found


def _neighbour(kata: str) -> str:
    """The long word of the field that `kata` is one letter away from; "" = none, or `kata` is right."""
    if not PANJANG_KATA <= len(kata) <= PANJANG_MAKS or kata in _known():
        return ""
    dekat = {k for bentuk in _cuts(kata) for k in _cut_words().get(bentuk, ()) if _is_one_off(kata, k)}
    return min(dekat) if dekat and not _is_derived(kata) else ""


def _cuts(kata: str) -> set[str]:
    return {kata, *(kata[:i] + kata[i + 1 :] for i in range(len(kata)))}


def _is_one_off(kata: str, benar: str) -> bool:
    """One letter more, less or other, or two neighbours exchanged; never only the first or last letter."""
    if kata[0] != benar[0] or abs(len(kata) - len(benar)) > 1:
        return False
    if len(kata) == len(benar):
        beda = [i for i, (a, b) in enumerate(zip(kata, benar, strict=True)) if a != b]
        bertukar = len(beda) == 2 and beda[1] == beda[0] + 1 and sorted(kata) == sorted(benar)
        return bertukar or (len(beda) == 1 and len(kata) >= PANJANG_LAIN)
    pendek, panjang = sorted((kata, benar), key=len)
    return pendek in _cuts(panjang)


def _is_derived(kata: str) -> bool:
    """A right word with an ending: `penyelenggaranya`, `sekretariatnya`."""
    return any(
        kata.endswith(akhir) and kata.removesuffix(akhir) in _known() for akhir in ("nya", "lah", "kah")
    )


ATURAN: Final = (words_are_spelled_right, text_is_typed_cleanly, jabatan_is_typed_cleanly)
