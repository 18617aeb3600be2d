"""One realisasi beside another figure in words: a target of the Renstra, or an outside figure. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from laporan.agregasi import Rerata, rata_rata
from laporan.capaian import capaian_predikat, hitung_capaian
from laporan.kategori import Skala, tentukan_kategori
from sakip.kesesuaian import satuan_beda
from sakip.lipat import lipat
from sakip.numbers import NilaiTerbaca, baca_nilai

JENJANG: Final = {"predikat_akip": "akip", "opini_bpk": "opini"}


def kemajuan(realisasi: str, target: str, baris: dict[str, Any], kebijakan: dict[str, Any]) -> Decimal | None:
    """How far `realisasi` is on the way to `target`, in percent by the formula of the indikator `baris`,
    without cap; None where the two cannot be set against each other."""
    janji, nyata = baca_nilai(target), baca_nilai(realisasi)
    if jenjang := JENJANG.get(janji.jenis):
        return capaian_predikat(_predikat(janji, target), _predikat(nyata, realisasi), jenis=jenjang).nilai
    if janji.nilai is None or nyata.nilai is None or janji.atas is not None or satuan_beda(janji, nyata):
        return None
    return hitung_capaian(
        target=janji.nilai,
        realisasi=nyata.nilai,
        polaritas=baris.get("polaritas") or "maksimal",
        rumus_minimal=kebijakan["rumus_minimal"],
    ).nilai


def _predikat(terbaca: NilaiTerbaca, teks: str) -> str:
    return terbaca.predikat if terbaca.predikat and terbaca.nilai is None else teks


def baris_per_sasaran(baris: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The rows of a document by sasaran, in the order in which each comes first."""
    kelompok: dict[str, tuple[str, list[dict[str, Any]]]] = {}
    for b in baris:
        kelompok.setdefault(lipat(b["sasaran"]), (" ".join(b["sasaran"].split()), []))[1].append(b)
    return list(kelompok.values())


def rerata_baris(baris: list[dict[str, Any]]) -> Rerata:
    """The mean of what counts of `baris` (after floor and cap)."""
    return rata_rata([None if b["dipakai"] is None else Decimal(b["dipakai"]) for b in baris])


def kategori_rerata(rerata: Rerata, kebijakan: dict[str, Any]) -> str:
    """Its class on the scale of the year; "" without a number, a scale, or in a snapshot without the rule."""
    if not kebijakan["skala"] or not kebijakan.get("aturan_celah"):
        return ""
    skala = [(b["dari"], b["sampai"], b["kategori"]) for b in kebijakan["skala"]]
    return tentukan_kategori(rerata.dipakai, Skala(skala, celah=kebijakan["aturan_celah"])) or ""
