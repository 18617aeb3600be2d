"""Targets, realisasi and trends of indikator that the narrative states, against the record (R09, R29)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.kalimat import MEMBANDINGKAN, Kalimat, narrative, nearest_before, years_in
from sakip.bacaan import teks_realisasi, teks_target
from sakip.lipat import lipat
from sakip.numbers import baca_nilai, bulatkan, cetak_angka, cetak_persen

PENUH: Final = Decimal(100)
NAMA_TERPENDEK: Final = 14  # letters from which the name of an indikator is recognised in a sentence
MUTU: Final = r"(?:AA|BB|CC|A|B|C|D|E|WTP|WDP|TMP)"
NILAI: Final = re.compile(
    rf"(?:(?P<angka>(?<![\d.,/A-Za-z-])\d{{1,3}}(?:[.,]\d{{1,4}})?(?![\d/]|[.,]\d))\s*(?P<persen>%|persen\b)?"
    rf"|(?<=[\s(“\"])(?P<mutu>{MUTU})(?=[\s).,;”\"]|$))"
)
BERLABEL: Final = re.compile(
    r"(?:\b(?:sebesar|mencapai|menjadi|dari|yaitu|adalah|target\w*|realisasi\w*|nilai|skor|predikat|kategori|memperoleh|"
    r"mendapat\w*|meraih|ialah|capaian\w*)|[:=(])\s*[“\"]?$",
    re.IGNORECASE,
)
SATU_TAHUN: Final = re.compile(r"\s*\(?\s*(?:pada|di|untuk|dalam)?\s*(?:tahun\s+)?(20\d\d)\b", re.IGNORECASE)
SEBELUM: Final = re.compile(r"\b(?:tahun\s+)(20\d\d)\b[^\d.;]{0,60}$", re.IGNORECASE)
APA: Final = (
    ("target", re.compile(r"\btarget\w*|\bditargetkan|\bdijanjikan", re.IGNORECASE)),
    (
        "realisasi",
        re.compile(r"\brealisasi\w*|\bterealisasi\w*|\bdiperoleh|\bmemperoleh|\bhasil\w*", re.IGNORECASE),
    ),
    ("capaian", re.compile(r"\bcapaian\w*|\bpersentase capaian", re.IGNORECASE)),
    ("lain", re.compile(r"\bselisih\w*|\bsebanyak\b|\bnasional\b|\bprovinsi\b|\bpoin\b", re.IGNORECASE)),
)
NAIK: Final = re.compile(r"\b(?:naik|meningkat|kenaikan|peningkatan)\b", re.IGNORECASE)
TURUN: Final = re.compile(r"\b(?:turun|menurun|penurunan)\b", re.IGNORECASE)
BERGANTI: Final = re.compile(r"\b(?:menjadi|naik|turun|meningkat|menurun)\b", re.IGNORECASE)
BERUBAH: Final = re.compile(r"\b(?:dari|menjadi|sebesar)\s+[“\"]?$", re.IGNORECASE)
DARI_TARGET: Final = re.compile(r"\s*(?:dari|terhadap)\s+target", re.IGNORECASE)
SEBESAR: Final = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|kenaikan|penurunan|peningkatan|selisih|lebih\s+(?:tinggi|rendah|besar|kecil))\s+(?:sebesar|sebanyak)?\s*$",
    re.IGNORECASE,
)
SELAIN: Final = re.compile(
    r"\bnasional\b|\bprovinsi\b|\brenstra\b|\btriwulan\b|\bsemester\b|\bjangka menengah\b", re.IGNORECASE
)


BERNILAI: Final = re.compile(
    r"\bnilai(?:nya)?\s+(?:(?:pada|di|untuk)\s+)?tahun\s+20\d\d|\b(?:akuntabilitas|S?AKIP)\b", re.IGNORECASE
)

BAGIAN: Final = re.compile(
    r"\b(?:gubernur|bupati|wali\s?kota|presiden|legislatif|DPRD?|DPD|pilkada|kecamatan|laki-laki|perempuan|disabilitas|"
    r"pemula|muda)\b",
    re.IGNORECASE,
)


@dataclass
class Catatan:
    """What is on record of an indikator: words of target and realisasi, and capaian in percent, by year."""

    nama: str
    target: dict[int, set[str]] = field(default_factory=dict)
    realisasi: dict[int, set[str]] = field(default_factory=dict)
    capaian: dict[int, set[Decimal]] = field(default_factory=dict)


class Sebutan(NamedTuple):
    """A value that a sentence states: target, realisasi, capaian or "" (open), of a year."""

    teks: str
    apa: str
    tahun: int
    awal: int


@aturan("R09", (J.LAKIP,), PERINGATAN, slug="nilai-indikator-dalam-narasi")
def values_are_those_on_record(bahan: Bahan) -> Iterator[Hal]:
    """A target or realisasi that a sentence states for an indikator and a year is the one on record.
    Source: R09, E168."""
    semua = records_of(bahan)
    for kalimat in narrative(bahan):
        catatan = _named(kalimat.teks, semua) or _graded(kalimat.teks, semua)
        if catatan is None or SELAIN.search(kalimat.teks) or _is_of_a_part(kalimat.teks, catatan.nama):
            continue
        for satu in stated_values(kalimat.teks, bahan.tahun):
            if beda := _differs(satu, catatan, bertarget="target" in kalimat.teks.casefold()):
                yield _hal(bahan, kalimat, f"menyebut {beda}", "R09")


@aturan("R29", (J.LAKIP,), PERINGATAN, slug="naik-turun-indikator")
def indikator_moves_as_it_is_told(bahan: Bahan) -> Iterator[Hal]:
    """An indikator rises and falls as its realisasi of the two years do. Source: R29."""
    semua = records_of(bahan)
    for kalimat in narrative(bahan):
        catatan = _named(kalimat.teks, semua)
        if catatan is None or SELAIN.search(kalimat.teks) or _is_of_a_part(kalimat.teks, catatan.nama):
            continue
        if beda := _wrong_way(kalimat.teks, catatan, bahan.tahun):
            yield _hal(bahan, kalimat, beda, "R29")


def records_of(bahan: Bahan) -> list[Catatan]:
    """What is on record of every indikator that was promised, measured or known from before."""
    found: dict[str, Catatan] = {}
    for ukur in bahan.lakip["pengukuran"]:
        for baris in (*ukur["baris"], *ukur["lepas"]):
            satu = found.setdefault(lipat(baris["indikator"]), Catatan(baris["indikator"]))
            satu.target.setdefault(bahan.tahun, set()).add(baris["target"])
            satu.realisasi.setdefault(bahan.tahun, set()).add(baris["realisasi"])
            if baris["capaian"] is not None:
                satu.capaian.setdefault(bahan.tahun, set()).add(baris["capaian"])
    for dokumen in (*bahan.lakip["pk"], *bahan.lakip["rkt"], *bahan.lakip["rencana_aksi"]):
        for baris in dokumen["baris"]:
            satu = found.setdefault(lipat(baris["indikator"]), Catatan(baris["indikator"]))
            satu.target.setdefault(bahan.tahun, set()).add(baris["target"])
    for lalu in bahan.bersama.capaian_lalu:
        satu = found.setdefault(lipat(lalu.indikator), Catatan(lalu.indikator))
        satu.target.setdefault(lalu.tahun, set()).add(teks_target(lalu))
        satu.realisasi.setdefault(lalu.tahun, set()).add(teks_realisasi(lalu))
    return [satu for kunci, satu in found.items() if len(kunci) >= NAMA_TERPENDEK]


def _named(teks: str, semua: list[Catatan]) -> Catatan | None:
    """The one indikator that a sentence names; None = none, or several."""
    dilipat = lipat(teks)
    ada = [c for c in semua if lipat(c.nama) in dilipat]
    terpanjang = [c for c in ada if not any(c is not d and lipat(c.nama) in lipat(d.nama) for d in ada)]
    return terpanjang[0] if len(terpanjang) == 1 else None


def _is_of_a_part(teks: str, nama: str) -> bool:
    """Whether a sentence speaks of a part of what an indikator measures: one election, one group."""
    return any(kata.casefold() not in nama.casefold() for kata in BAGIAN.findall(teks))


def _graded(teks: str, semua: list[Catatan]) -> Catatan | None:
    """The one indikator with a predicate, where a sentence speaks of the AKIP, or of `nilai tahun 2023`, and
    of a predicate, without its name."""
    if not BERNILAI.search(teks) or not any(c["mutu"] for c in NILAI.finditer(teks)):
        return None
    bermutu = [
        c
        for c in semua
        if any(baca_nilai(t).jenis == "predikat_akip" for v in c.realisasi.values() for t in v)
    ]
    berskor = [c for c in semua if any(baca_nilai(t).predikat for v in c.realisasi.values() for t in v)]
    ada = bermutu or berskor
    return ada[0] if len(ada) == 1 else None


def stated_values(teks: str, tahun: int) -> Iterator[Sebutan]:
    """The values of a sentence, each with its year: the one behind it, else the one before it, else the only
    one of the sentence, else `tahun`. A value whose year stays open is left out."""
    for cocok in NILAI.finditer(teks):
        depan = teks[: cocok.start()]
        tunggal = cocok["mutu"] or (cocok["angka"] and not cocok["persen"])
        if SEBESAR.search(depan) or (tunggal and not BERLABEL.search(depan)):
            continue
        kapan = _year_of(cocok, teks, tahun)
        if kapan is not None:
            apa = (
                "capaian"
                if DARI_TARGET.match(teks, cocok.end())
                else nearest_before(teks, cocok.start(), APA)
            )
            yield Sebutan(cocok[0].strip(), apa, kapan, cocok.start())


def _year_of(cocok: re.Match[str], teks: str, tahun: int) -> int | None:
    """The year of a value; None = it is open which."""
    depan, disebut = teks[: cocok.start()], set(years_in(teks))
    di_belakang, di_depan = SATU_TAHUN.match(teks, cocok.end()), SEBELUM.search(depan)
    if di_belakang:
        return int(di_belakang[1])
    if BERUBAH.search(depan) and ("menjadi" in teks or MEMBANDINGKAN.search(teks)):
        return None
    if di_depan and not BERGANTI.search(di_depan[0]):
        return int(di_depan[1])
    if len(disebut) > 1 or (disebut - {tahun} and (MEMBANDINGKAN.search(teks) or BERGANTI.search(depan))):
        return None
    return next(iter(disebut), tahun)


def _differs(satu: Sebutan, catatan: Catatan, *, bertarget: bool) -> str:
    """`realisasi “B” tahun 2023 ..., sedangkan tercatat “72,10 (BB)”`; "" = it is on record, or nothing is.
    A value without a name is no target, unless the sentence speaks of one (`bertarget`)."""
    if satu.apa == "lain":
        return ""
    tercatat = {
        "target": catatan.target.get(satu.tahun, set()),
        "realisasi": catatan.realisasi.get(satu.tahun, set()),
    }
    capaian = {cetak_persen(bulatkan(c)) for c in catatan.capaian.get(satu.tahun, set())}
    if satu.apa == "target":
        boleh = tercatat["target"]
    elif satu.apa == "realisasi":
        boleh = tercatat["realisasi"]
    else:
        boleh = tercatat["realisasi"] | capaian | (tercatat["target"] if bertarget else set())
        if not tercatat["realisasi"]:
            return ""
    if satu.apa == "capaian" and _is_above_the_cap(satu.teks, catatan.capaian.get(satu.tahun, set())):
        return ""
    terbaca = {teks: _meanings(teks) for teks in boleh}
    if not any(terbaca.values()) or any(_meanings(satu.teks) & arti for arti in terbaca.values()):
        return ""
    if not any(_kinds(_meanings(satu.teks)) & _kinds(arti) for arti in terbaca.values()):
        return ""
    apa = satu.apa or "nilai"
    ada = " atau ".join(f"“{teks}”" for teks in sorted(t for t, arti in terbaca.items() if arti))
    return f"{apa} {satu.teks} tahun {satu.tahun} untuk {sebut(catatan.nama)}, sedangkan tercatat {ada}"


def _is_above_the_cap(teks: str, capaian: set[Decimal]) -> bool:
    """Whether a capaian above 100 is told where the record holds the cap."""
    nilai = baca_nilai(teks).nilai
    return nilai is not None and bool(capaian) and nilai >= max(capaian) >= PENUH


def _meanings(teks: str) -> set[Decimal | str]:
    """The number and the predicate that a text states."""
    terbaca = baca_nilai(teks)
    arti: set[Decimal | str] = {terbaca.nilai.normalize()} if terbaca.nilai is not None else set()
    return arti | ({terbaca.predikat} if terbaca.predikat else set())


def _kinds(arti: set[Decimal | str]) -> set[type]:
    return {type(satu) for satu in arti}


def _wrong_way(teks: str, catatan: Catatan, tahun: int) -> str:
    """What is wrong with a rise or fall that a sentence tells; "" = nothing, or it is not known."""
    naik, turun = bool(NAIK.search(teks)), bool(TURUN.search(teks))
    if naik == turun:
        return ""
    disebut = sorted({t for t in years_in(teks) if t <= tahun}, reverse=True)
    ini, lalu = (
        (disebut[0], disebut[1]) if len(disebut) >= 2 else (tahun, disebut[0] if disebut else tahun - 1)
    )
    kini, dulu = (_number(catatan.realisasi.get(t, set())) for t in (ini, lalu))
    if kini is None or dulu is None or ini == lalu or kini == dulu or naik == (kini > dulu):
        return ""
    return (
        f"menyatakan {sebut(catatan.nama)} {'naik' if naik else 'turun'}, sedangkan tahun {lalu} "
        f"{cetak_angka(dulu)} "
        f"dan tahun {ini} {cetak_angka(kini)}; selisih {cetak_angka(abs(kini - dulu))}"
    )


def _number(teks: set[str]) -> Decimal | None:
    """The only number of the record of a year; None = there is none, or several."""
    angka = {n for satu in teks if (n := baca_nilai(satu).nilai) is not None}
    return angka.pop() if len(angka) == 1 else None


def _hal(bahan: Bahan, kalimat: Kalimat, apa: str, kode: str) -> Hal:
    return Hal(
        f"{kalimat.tempat} {apa}. Kalimatnya: {kalimat.kutipan}",
        kalimat.tempat,
        kalimat.url,
        kunci=f"{kode}|{bahan.tahun}|{lipat(apa)}|{lipat(kalimat.teks)}",
    )


ATURAN: Final = (values_are_those_on_record, indikator_moves_as_it_is_told)
