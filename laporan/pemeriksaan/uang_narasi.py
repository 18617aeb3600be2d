"""Amounts and absorption that the narrative of a LAKIP states, against the budget (R09, R19, R29)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from anggaran.penyerapan import jumlahkan
from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan
from laporan.pemeriksaan.kalimat import (
    Angka,
    Kalimat,
    amounts_in,
    narrative,
    nearest_before,
    percents_in,
    years_in,
)
from sakip.lipat import lipat
from sakip.numbers import bulatkan, cetak_angka, cetak_persen, cetak_rupiah

NAMA_TERPENDEK: Final = 10  # letters from which the name of a program is recognised in a sentence
BESAR: Final = 1_000_000  # whole rupiah from which a figure that differs in one digit is a slip
PAGU: Final = re.compile(
    r"\bpagu\b|(?<!realisasi )(?<!penyerapan )(?<!serapan )\banggaran\b|\balokasi\w*|\bDIPA\b", re.IGNORECASE
)
REALISASI: Final = re.compile(
    r"\bterealisasi\w*|\brealisasi\w*|\bterserap|\bdiserap|\b(?:pen)?yerapan\w*|\bserapan\w*|\bdibelanjakan",
    re.IGNORECASE,
)
LAIN: Final = re.compile(
    r"\bsisa\w*|\blebih\s+(?:tinggi|rendah|besar|kecil)|\bselisih\w*|\b(?:ke)?naik\w*|\b(?:pen|me)?(?:turun|ningkat)\w*|\b(?:ber)?tambah\w*|\bkurang\w*",
    re.IGNORECASE,
)
SEBUTAN: Final = (("pagu", PAGU), ("realisasi", REALISASI), ("lain", LAIN))
# What makes it open which amount is meant: parts that no table has, figures that were replaced.
TERBATAS: Final = re.compile(
    r"\b(?:awal|semula|revisi|menjadi|belanja|honor\w*|hibah|rutin|NPHD|APBD|tunjangan|perjalanan|komponen|akun|"
    r"subbagian|bidang|divisi|triwulan|semester|bulan|per orang|perjanjian kinerja|PK|RKT|rencana kinerja)\b",
    re.IGNORECASE,
)
BERLINGKUP: Final = re.compile(r"\b(?:program|kegiatan|rincian output|RO|KRO)\b", re.IGNORECASE)
MENYELURUH: Final = re.compile(r"\b(?:total|jumlah|keseluruhan|seluruh|secara menyeluruh)\b", re.IGNORECASE)
BERUANG: Final = re.compile(r"\bRp|\bpagu\b|\banggaran\b|\bDIPA\b|serapan\b|\bkeuangan\b", re.IGNORECASE)
DARI_PAGU: Final = re.compile(r"\s*dari\s+(?:total\s+|jumlah\s+)?(?:pagu|anggaran|alokasi)\b", re.IGNORECASE)
TAHUN_LALU: Final = re.compile(r"\btahun (?:sebelumnya|lalu)\b", re.IGNORECASE)
CAPAIAN: Final = re.compile(
    r"\b(?:rata-rata\s+)?(?:nilai\s+)?capaian\s+(?:kinerja|indikator|sasaran)?(?!\s*(?:realisasi\s+|penyerapan\s+)?"
    r"(?:anggaran|keuangan))",
    re.IGNORECASE,
)
BUKAN_CAPAIAN: Final = (("serapan", REALISASI), ("serapan", PAGU), ("capaian", CAPAIAN), ("lain", LAIN))


class Uang(NamedTuple):
    """Pagu and realisasi of a year: of everything (`nama` ""), or of a program, kegiatan or RO."""

    tahun: int
    nama: str
    pagu: int | None
    realisasi: int | None

    @property
    def penyerapan(self) -> Decimal | None:
        """Percent, not rounded; None = not known."""
        if not self.pagu or self.realisasi is None:
            return None
        return Decimal(self.realisasi) * 100 / Decimal(self.pagu)

    @property
    def sebutan(self) -> str:
        """`Program Dukungan Manajemen tahun 2024`."""
        return f"{self.nama or 'seluruh anggaran'} tahun {self.tahun}"


@aturan("R09", (J.LAKIP,), PERINGATAN, slug="jumlah-uang-dalam-narasi")
def amounts_are_those_of_the_budget(bahan: Bahan) -> Iterator[Hal]:
    """A pagu or realisasi that a sentence states is the one of the budget, of the year and the part that it
    names. Source: R09."""
    semua = budget_facts(bahan)
    dikenal = known_amounts(bahan, semua)
    for kalimat in narrative(bahan):
        for angka in amounts_in(kalimat.teks):
            if any(abs(angka.nilai - satu) <= angka.longgar for satu in dikenal):
                continue
            if beda := _stated(bahan, kalimat, angka, semua) or _slip(angka, dikenal):
                yield Hal(
                    f"{kalimat.tempat} menyebut {angka.teks}, sedangkan {beda}. Kalimatnya: "
                    f"{kalimat.kutipan}",
                    kalimat.tempat,
                    kalimat.url,
                    kunci=f"R09|{bahan.tahun}|{angka.nilai}",
                )


@aturan("R09", (J.LAKIP,), PERINGATAN, slug="penyerapan-dalam-narasi")
def absorption_is_that_of_the_budget(bahan: Bahan) -> Iterator[Hal]:
    """A percentage of absorption that a sentence states is realisasi against pagu of the year and the part
    that it names. Source: R09, R05, E129."""
    semua = budget_facts(bahan)
    for kalimat in narrative(bahan):
        if not BERUANG.search(kalimat.teks):
            continue
        calon = _candidates(bahan, kalimat.teks, semua)
        for angka in _absorptions(kalimat.teks):
            tepat = [(satu, satu.penyerapan) for satu in calon if satu.penyerapan is not None]
            if not tepat or any(abs(angka.nilai - persen) < angka.longgar for _, persen in tepat):
                continue
            satu, persen = tepat[0]
            yield Hal(
                f"{kalimat.tempat} menyebut penyerapan {angka.teks}, sedangkan penyerapan {satu.sebutan} "
                f"{cetak_persen(bulatkan(persen))}; selisih "
                f"{cetak_angka(abs(angka.nilai - bulatkan(persen)))} "
                f"poin persen. Kalimatnya: {kalimat.kutipan}",
                kalimat.tempat,
                kalimat.url,
                kunci=f"R09|{bahan.tahun}|{angka.nilai}%",
            )


@aturan("R19", (J.LAKIP,), PERINGATAN, slug="capaian-adalah-penyerapan")
def capaian_is_not_the_absorption(bahan: Bahan) -> Iterator[Hal]:
    """What the narrative calls capaian kinerja is not the absorption of the budget, and a mean is the one of
    the table. Source: R19, E18, E128."""
    semua = [satu for satu in budget_facts(bahan) if satu.penyerapan is not None]
    rerata = [
        (u["unit"]["nama"], Decimal(u["rata_rata"])) for u in bahan.lakip["pengukuran"] if u["rata_rata"]
    ]
    for kalimat in narrative(bahan):
        for angka in percents_in(kalimat.teks):
            if nearest_before(kalimat.teks, angka.awal, BUKAN_CAPAIAN) != "capaian":
                continue
            if any(abs(angka.nilai - nilai) < angka.longgar for _, nilai in rerata):
                continue
            if salah := _instead(angka, kalimat.teks, semua, rerata, bahan.tahun):
                yield Hal(
                    f"{kalimat.tempat} menyebut capaian kinerja {angka.teks}, sedangkan {salah}. Kalimatnya: "
                    f"{kalimat.kutipan}",
                    kalimat.tempat,
                    kalimat.url,
                    kunci=f"R19|{bahan.tahun}|{lipat(kalimat.teks)}",
                )


def _instead(
    angka: Angka, teks: str, semua: list[Uang], rerata: list[tuple[str, Decimal]], tahun: int
) -> str:
    """What a percentage of capaian is instead: the absorption, or another mean; "" = nothing is known."""
    seluruh = "; ".join(f"rata-rata capaian {nama} {cetak_persen(bulatkan(nilai))}" for nama, nilai in rerata)
    for satu in semua:
        if satu.penyerapan and angka.nilai == bulatkan(satu.penyerapan) and angka.longgar < 1:
            return f"itu penyerapan {satu.sebutan}" + (f" ({seluruh})" if seluruh else "")
    lain = [t for t in years_in(teks) if t != tahun]
    if rerata and not lain and re.search(r"rata-rata\s+capaian", teks[: angka.awal], re.IGNORECASE):
        dekat = min(abs(angka.nilai - nilai) for _, nilai in rerata)
        return f"{seluruh}; selisih terkecil {cetak_angka(bulatkan(dekat))} poin persen"
    return ""


def budget_facts(bahan: Bahan) -> list[Uang]:
    """Pagu and realisasi of this year and the earlier ones, the whole of a year first."""
    a = bahan.lakip["anggaran"]
    found = [Uang(bahan.tahun, "", a["pagu"], a["realisasi"])] if a["pagu"] is not None else []
    found += _by_parts(bahan)
    found += [Uang(bahan.tahun, b["uraian"], b["pagu"], b["realisasi"]) for b in a["baris"]]
    for lalu in bahan.bersama.anggaran_lalu:
        if lalu.tahun != bahan.tahun or not found:
            found.append(Uang(lalu.tahun, "", lalu.pagu, lalu.realisasi))
            found += [Uang(lalu.tahun, b.uraian, b.pagu, b.realisasi) for b in lalu.bagian if b.uraian]
    return found


def _by_parts(bahan: Bahan) -> list[Uang]:
    """The whole of the year as the kegiatan sum up to it, where a program does not agree with them: that is
    said by R02 and R04, and a sentence that has either figure contradicts nothing else."""
    atas = [c for c in bahan.pohon.baris if c.dalam == 1]
    if not any(c.selisih_pagu or c.selisih_realisasi for c in atas):
        return []
    pagu = jumlahkan(c.pagu_rincian if c.selisih_pagu else c.pagu for c in atas)
    nyata = jumlahkan(c.realisasi_rincian if c.selisih_realisasi else c.realisasi for c in atas)
    return [Uang(bahan.tahun, "", pagu, nyata)]


def known_amounts(bahan: Bahan, semua: list[Uang]) -> set[int]:
    """Every amount that a table holds, what is left of each pagu, and what changed from year to year."""
    found = {n for satu in semua for n in (satu.pagu, satu.realisasi) if n is not None}
    found |= {s.pagu - s.realisasi for s in semua if s.pagu is not None and s.realisasi is not None}
    seluruh = [s for s in semua if not s.nama]
    for satu in seluruh:
        for lain in seluruh:
            for a, b in ((satu.pagu, lain.pagu), (satu.realisasi, lain.realisasi)):
                found |= {abs(a - b)} if a is not None and b is not None else set()
    for dokumen in (*bahan.lakip["pk"], *bahan.lakip["rkt"]):
        baris = [b["anggaran"] for b in dokumen["anggaran"] if b["anggaran"] is not None]
        pagu = [n for b in dokumen["baris"] if (n := getattr(b["sumber"], "pagu", None)) is not None]
        found |= {*baris, *pagu, sum(baris), sum(pagu)}
    found |= {pagu for semua_pagu in bahan.pagu_revisi.values() for pagu in semua_pagu}
    return found - {0}


def _candidates(bahan: Bahan, teks: str, semua: list[Uang]) -> list[Uang]:
    """The facts that a sentence may speak of, the likeliest first; none when it is open which."""
    tahun = [*reversed(years_in(teks)), bahan.tahun]
    if TAHUN_LALU.search(teks):
        tahun.append(bahan.tahun - 1)
    dilipat = lipat(teks)
    nama = {s.nama for s in semua if len(lipat(s.nama)) >= NAMA_TERPENDEK and lipat(s.nama) in dilipat}
    terpanjang = {n for n in nama if not any(n != m and lipat(n) in lipat(m) for m in nama)}
    if len({lipat(n) for n in terpanjang}) > 1 or (not nama and _is_partial(teks)):
        return []
    dicari = {lipat(n) for n in terpanjang} or {""}
    return [s for t in dict.fromkeys(tahun) for s in semua if s.tahun == t and lipat(s.nama) in dicari]


def _is_partial(teks: str) -> bool:
    """Whether a sentence speaks of a part of the budget without a name that is known."""
    return bool(BERLINGKUP.search(teks) and not MENYELURUH.search(teks)) or bool(TERBATAS.search(teks))


def _stated(bahan: Bahan, kalimat: Kalimat, angka: Angka, semua: list[Uang]) -> str:
    """`pagu ... tahun 2024 Rp...; selisih Rp...` where an amount is called pagu or realisasi; else ""."""
    apa = nearest_before(kalimat.teks, angka.awal, SEBUTAN)
    if apa not in ("pagu", "realisasi") or TERBATAS.search(kalimat.teks):
        return ""
    for satu in _candidates(bahan, kalimat.teks, semua):
        nilai = satu.pagu if apa == "pagu" else satu.realisasi
        if nilai is not None:
            selisih = cetak_rupiah(abs(int(angka.nilai) - nilai))
            return f"{apa} {satu.sebutan} {cetak_rupiah(nilai)}; selisih {selisih}"
    return ""


def _slip(angka: Angka, dikenal: set[int]) -> str:
    """An amount of the tables that this one is, but for one digit, two exchanged, or three zeros."""
    nilai = int(angka.nilai)
    if nilai < BESAR or angka.longgar:
        return ""
    for satu in sorted(dikenal):
        if satu >= BESAR and (nilai * 1000 == satu or satu * 1000 == nilai or _is_one_off(nilai, satu)):
            return f"tabel memuat {cetak_rupiah(satu)}; selisih {cetak_rupiah(abs(nilai - satu))}"
    return ""


def _is_one_off(satu: int, lain: int) -> bool:
    a, b = str(satu), str(lain)
    if len(a) != len(b):
        return False
    beda = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    bertukar = len(beda) == 2 and beda[1] == beda[0] + 1 and sorted(a) == sorted(b)
    return bertukar or (len(beda) == 1 and len(a.rstrip("0")) > 4)


def _absorptions(teks: str) -> Iterator[Angka]:
    """The percentages of a sentence that are called absorption or realisasi of money."""
    for angka in percents_in(teks):
        if DARI_PAGU.match(teks, angka.akhir):
            yield angka
            continue
        if re.search(r"\b(?:target|capaian|rata-rata)\b[^\d%]{0,60}$", teks[: angka.awal], re.IGNORECASE):
            continue
        dekat = nearest_before(teks, angka.awal, SEBUTAN)
        if dekat in ("pagu", "realisasi") and REALISASI.search(teks[: angka.awal]):
            yield angka


ATURAN: Final = (
    amounts_are_those_of_the_budget,
    absorption_is_that_of_the_budget,
    capaian_is_not_the_absorption,
)
