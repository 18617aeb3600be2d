"""Conclusions of the narrative of a LAKIP against its figures: all met, how many, up or down (R29)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final

from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.kalimat import Kalimat, narrative, years_in
from laporan.pemeriksaan.uang_narasi import TERBATAS, Uang, budget_facts
from sakip.choices import StatusNilai
from sakip.lipat import lipat
from sakip.numbers import bulatkan, cetak_persen, cetak_rupiah

PENUH: Final = Decimal(100)
SEMUA: Final = re.compile(
    r"\b(?:semua|seluruh(?:nya)?|keseluruhan|setiap)\s+(?:[^\W\d]+\s+){0,3}?(?:target|indikator|sasaran)\b[^.;]{0,60}?"
    r"\b(?:terpenuhi|tercapai|memenuhi|mencapai|terealisasi|berhasil|terlampaui|melampaui)\b",
    re.IGNORECASE,
)
SEMUA_SERATUS: Final = re.compile(
    r"\b(?:semua|seluruh|keseluruhan)\s+(?:[^\W\d]+\s+){0,3}?(?:indikator|sasaran|target)\b[^.;]{0,60}?\b100(?:[.,]0+)?\s*%",
    re.IGNORECASE,
)
TIDAK: Final = re.compile(
    r"\b(?:tidak|belum|bukan|hampir|agar|supaya|diharapkan|akan|kecuali)\b", re.IGNORECASE
)
BANYAK: Final = re.compile(
    r"(?<![\d.,])(\d{1,3})\s*(?:\([a-z ]+\)\s*)?(?:dari\s+(\d{1,3})\s*(?:\([a-z ]+\)\s*)?)?indikator"
    r"(?:\s+kinerja)?(?:\s+utama)?\s+(?:yang\s+|telah\s+|sudah\s+|dengan\s+kategori\s+|berkategori\s+|dinyatakan\s+)*"
    r"[“\"']?(tidak\s+tercapai|belum\s+tercapai|tidak\s+memenuhi|belum\s+memenuhi|tercapai|memenuhi|mencapai\s+target|"
    r"melampaui|di\s+bawah\s+target)\b",
    re.IGNORECASE,
)
MAYORITAS: Final = re.compile(
    r"\b(sebagian\s+besar|mayoritas|hampir\s+(?:semua|seluruh)|lebih\s+dari\s+(?:setengah|separuh))\s+(?:[^\W\d]+\s+){0,2}?"
    r"(?:indikator|target|sasaran)\b[^.;]{0,60}?\b(tidak\s+tercapai|belum\s+tercapai|tercapai|terpenuhi|memenuhi|mencapai)",
    re.IGNORECASE,
)
ARAH: Final = re.compile(
    r"\b(?P<apa>persentase\s+(?:realisasi|penyerapan|serapan)(?:\s+anggaran)?|tingkat\s+penyerapan(?:\s+anggaran)?|"
    r"(?:daya\s+serap|(?:pen)?[ys]erapan)(?:\s+anggaran)?|realisasi(?:\s+(?:anggaran|keuangan|belanja))?|"
    r"pagu(?:\s+anggaran)?|anggaran)\b(?P<antara>[^.;]{0,90}?)\b(?P<arah>naik|meningkat|bertambah|turun|menurun|berkurang|"
    r"mengalami\s+(?:kenaikan|peningkatan|penurunan))\b(?P<ekor>[^.;]{0,140})",
    re.IGNORECASE,
)
BERBANDING: Final = re.compile(
    r"\bdi?banding\w*|\bdaripada\b|\bsebelumnya\b|\btahun\s+lalu\b|\bdari\s+tahun\b|\bdari\s+(?:Rp|\d)",
    re.IGNORECASE,
)
UMUM: Final = frozenset(
    (
        *(
            "tahun",
            "anggaran",
            "pada",
            "di",
            "untuk",
            "dalam",
            "ini",
            "juga",
            "telah",
            "mengalami",
            "terus",
            "cenderung",
        ),
        *(
            "total",
            "keseluruhan",
            "secara",
            "sebesar",
            "atau",
            "rp",
            "dari",
            "dan",
            "dibanding",
            "dibandingkan",
            "dengan",
        ),
        *(
            "sebelumnya",
            "yang",
            "jika",
            "bila",
            "apabila",
            "lalu",
            "justru",
            "lebih",
            "kembali",
            "sedikit",
            "umum",
        ),
    )
)
NAIK: Final = re.compile(r"naik|ningkat|tambah", re.IGNORECASE)


@aturan("R29", (J.LAKIP,), PERINGATAN, slug="semua-tercapai")
def all_are_met_where_all_are_met(bahan: Bahan) -> Iterator[Hal]:
    """`Semua target terpenuhi` stands only where no row is below its target and none is still to be
    assessed. Source: R29, E20, E189."""
    kurang, belum = shortfalls(bahan)
    for kalimat in narrative(bahan):
        if not (kurang or belum) or not _says_all(kalimat.teks) or _of_other_year(kalimat, bahan.tahun):
            continue
        apa = [f"{len(kurang)} indikator di bawah targetnya ({_listed(kurang)})"] if kurang else []
        apa += [f"{len(belum)} indikator belum dinilai ({_listed(belum)})"] if belum else []
        yield _hal(bahan, kalimat, f"menyatakan semua target tercapai, sedangkan {' dan '.join(apa)}")


@aturan("R29", (J.LAKIP,), PERINGATAN, slug="banyak-indikator-tercapai")
def numbers_met_are_counted(bahan: Bahan) -> Iterator[Hal]:
    """The number of indikator that are said to be met, or not, is that of the table; a majority is one.
    Source: R29, R11."""
    hitungan = [_met(u) for u in bahan.lakip["pengukuran"] if u["dihitung"]]
    if not hitungan:
        return
    hitungan.append((sum(a for a, _ in hitungan), sum(b for _, b in hitungan)))
    for kalimat in narrative(bahan):
        if _of_other_year(kalimat, bahan.tahun):
            continue
        for cocok in BANYAK.finditer(kalimat.teks):
            kurang = bool(TIDAK.search(cocok[3])) or "bawah" in cocok[3].casefold()
            if int(cocok[1]) not in {b if kurang else a for a, b in hitungan}:
                yield _hal(bahan, kalimat, f"menyebut {cocok[0].strip()}, sedangkan {_counted(hitungan[-1])}")
        if (besar := MAYORITAS.search(kalimat.teks)) and _is_no_majority(besar, hitungan):
            yield _hal(bahan, kalimat, f"menyebut {besar[0].strip()}, sedangkan {_counted(hitungan[-1])}")


@aturan("R29", (J.LAKIP,), PERINGATAN, slug="naik-turun-anggaran")
def money_moves_as_it_is_told(bahan: Bahan) -> Iterator[Hal]:
    """Pagu, realisasi and absorption rise and fall as the figures of the two years do. Source: R29, E40,
    E130."""
    tahunan = {s.tahun: s for s in budget_facts(bahan) if not s.nama}
    for kalimat in narrative(bahan):
        if TERBATAS.search(kalimat.teks) or re.search(
            r"\bprogram\b|\bkegiatan\b", kalimat.teks, re.IGNORECASE
        ):
            continue
        for cocok in ARAH.finditer(kalimat.teks):
            if beda := _wrong_way(cocok, kalimat.teks, tahunan, bahan.tahun):
                yield _hal(bahan, kalimat, beda)


def _wrong_way(cocok: re.Match[str], teks: str, tahunan: dict[int, Uang], tahun: int) -> str:
    """What is wrong with `cocok`, a sentence that says that money went up or down; "" = nothing."""
    if not BERBANDING.search(teks) or _is_of_a_part(cocok["antara"]):
        return ""
    ini, lalu = _years(teks, tahun)
    kini, dulu = tahunan.get(ini), tahunan.get(lalu)
    baca = _reader(cocok["apa"])
    if kini is None or dulu is None or baca(kini) is None or baca(dulu) is None:
        return ""
    selisih = Decimal(baca(kini) or 0) - Decimal(baca(dulu) or 0)
    naik = bool(NAIK.search(cocok["arah"]))
    if selisih == 0 or naik == (selisih > 0):
        return ""
    cetak = _printer(cocok["apa"])
    return (
        f"menyatakan {' '.join(cocok['apa'].split()).lower()} {cocok['arah'].lower()}, sedangkan tahun "
        f"{lalu} "
        f"{cetak(baca(dulu))} dan tahun {ini} {cetak(baca(kini))}; selisih {cetak(abs(selisih))}"
    )


def _is_of_a_part(antara: str) -> bool:
    """Whether the words between what moves and how it moves name a part of it (anggaran tahap kampanye)."""
    kata = re.findall(r"[^\W\d_]+", antara.casefold())
    return any(satu not in UMUM for satu in kata)


def _years(teks: str, tahun: int) -> tuple[int, int]:
    """(the later, the earlier) of the two years that a sentence compares."""
    disebut = sorted({t for t in years_in(teks) if t <= tahun}, reverse=True)
    if len(disebut) >= 2:
        return disebut[0], disebut[1]
    if (
        disebut
        and disebut[0] != tahun
        and not re.search(r"\bsebelumnya\b|\btahun\s+lalu\b", teks, re.IGNORECASE)
    ):
        return tahun, disebut[0]
    return (disebut[0] if disebut else tahun), (disebut[0] if disebut else tahun) - 1


def _reader(apa: str) -> Callable[[Uang], Decimal | int | None]:
    kata = apa.casefold()
    if "persentase" in kata or "serap" in kata or "tingkat" in kata:
        return lambda satu: satu.penyerapan
    if "realisasi" in kata:
        return lambda satu: satu.realisasi
    return lambda satu: satu.pagu


def _printer(apa: str) -> Callable[[Any], str]:
    kata = apa.casefold()
    if "persentase" in kata or "serap" in kata or "tingkat" in kata:
        return lambda nilai: cetak_persen(bulatkan(nilai))
    return lambda nilai: cetak_rupiah(int(nilai))


def shortfalls(bahan: Bahan) -> tuple[list[str], list[str]]:
    """(indikator below their target with capaian, indikator still to be assessed) of everything measured."""
    kurang, belum = [], []
    for ukur in bahan.lakip["pengukuran"]:
        for baris in ukur["baris"]:
            sumber = baris["sumber"]
            if baris["capaian"] is not None and baris["capaian"] < PENUH:
                kurang.append(f"{sebut(baris['indikator'])} {cetak_persen(bulatkan(baris['capaian']))}")
            elif sumber is not None and sumber.realisasi_status == StatusNilai.BELUM_DINILAI:
                belum.append(sebut(baris["indikator"]))
    return kurang, belum


def _listed(rows: list[str], banyak: int = 3) -> str:
    """The first of `rows`, and how many more."""
    lebih = f", dan {len(rows) - banyak} lainnya" if len(rows) > banyak else ""
    return f"{', '.join(rows[:banyak])}{lebih}"


def _says_all(teks: str) -> bool:
    """Whether a sentence says that everything was reached."""
    return any(
        not TIDAK.search(c[0]) and not TIDAK.search(teks[: c.start()])
        for p in (SEMUA, SEMUA_SERATUS)
        for c in p.finditer(teks)
    )


def _of_other_year(kalimat: Kalimat, tahun: int) -> bool:
    disebut = years_in(kalimat.teks)
    return bool(disebut) and tahun not in disebut


def _met(ukur: dict[str, Any]) -> tuple[int, int]:
    """(how many rows reach their target, how many are below) of those that have a capaian."""
    capaian = [b["capaian"] for b in ukur["baris"] if b["capaian"] is not None]
    return sum(1 for c in capaian if c >= PENUH), sum(1 for c in capaian if c < PENUH)


def _counted(jumlah: tuple[int, int]) -> str:
    tercapai, kurang = jumlah
    return f"menurut tabel pengukuran {tercapai} indikator mencapai target dan {kurang} di bawahnya"


def _is_no_majority(cocok: re.Match[str], hitungan: list[tuple[int, int]]) -> bool:
    """Whether no table has a majority of the kind that is told."""
    kurang = bool(TIDAK.search(cocok[2]))
    return all((b if kurang else a) * 2 <= a + b for a, b in hitungan)


def _hal(bahan: Bahan, kalimat: Kalimat, apa: str) -> Hal:
    return Hal(
        f"{kalimat.tempat} {apa}. Kalimatnya: {kalimat.kutipan}",
        kalimat.tempat,
        kalimat.url,
        kunci=f"R29|{bahan.tahun}|{lipat(apa)}|{lipat(kalimat.teks)}",
    )


ATURAN: Final = (all_are_met_where_all_are_met, numbers_met_are_counted, money_moves_as_it_is_told)
