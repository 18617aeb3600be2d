"""Formulas of a workbook from the facts: each gives the printed figure, or it is not written. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from laporan.bentuk.buku_angka import Angka
from laporan.bentuk.fakta import id_anggaran, id_ukur
from sakip.numbers import bulatkan

Isi = dict[str, Any]
Kunci = tuple[str, int, int]  # sheet, row (from 1), column (from 0)
LEBIH: Final = ("Jumlah", "Pagu", "Realisasi anggaran", "Anggaran")  # kinds of facts that are sums
SERATUS: Final = Decimal(100)
# How the method of a row names its formula: (Excel, the same on Decimal); t = target, r = realisasi.
POLA: Final[dict[str, tuple[str, Callable[[Decimal, Decimal], Decimal]]]] = {
    "realisasi / target × 100": ("{r}*100/{t}", lambda t, r: r * 100 / t),
    "(1 + (1 − realisasi / target)) × 100": ("(2*{t}-{r})*100/{t}", lambda t, r: (2 * t - r) * 100 / t),
    "target / realisasi × 100": ("{t}*100/{r}", lambda t, r: t * 100 / r),
    "(1 − |realisasi / target − 1|) × 100": (
        "(ABS({t})-ABS({r}-{t}))*100/ABS({t})",
        lambda t, r: (abs(t) - abs(r - t)) * 100 / abs(t),
    ),
}


@dataclass(frozen=True)
class Letak:
    """Where a number of a fact stands: sheet, row from 1, column from 0, in which table."""

    fakta: str
    lembar: str
    baris: int
    kolom: int
    angka: Angka
    tabel: str

    @property
    def kunci(self) -> Kunci:
        return self.lembar, self.baris, self.kolom

    @property
    def sel(self) -> str:
        return f"{huruf_kolom(self.kolom)}{self.baris}"


@dataclass(frozen=True)
class Rumus:
    """A formula (without its sign of equality), the number that it gives, and the format of its cell."""

    teks: str
    nilai: Decimal
    pola: str


def huruf_kolom(k: int) -> str:
    """0 -> A, 26 -> AA."""
    hasil = ""
    k += 1
    while k:
        k, sisa = divmod(k - 1, 26)
        hasil = chr(ord("A") + sisa) + hasil
    return hasil


class Penyusun:
    """Puts the formulas together: where each fact is at home, what it follows from, and what that gives."""

    def __init__(self, snap: Isi, fakta: Isi, letak: Sequence[Letak], nama: frozenset[str]) -> None:
        self._snap, self._fakta, self._nama = snap, fakta, nama
        self._letak = letak
        self._rincian = _children(snap["anggaran"]["baris"])
        self._rumah = self._homes()
        self._ukur = {
            id_ukur(b, "capaian"): b for ukur in snap["pengukuran"] for b in (*ukur["baris"], *ukur["lepas"])
        }
        self._di = {
            (satu.lembar, satu.fakta): satu
            for satu in reversed(letak)
            if satu.fakta in self._rumah and satu.angka.nilai == self._rumah[satu.fakta].angka.nilai
        }
        self._nilai: dict[str, Decimal] = {kunci: satu.angka.nilai for kunci, satu in self._rumah.items()}

    def rumus(self) -> dict[Kunci, Rumus]:
        """{cell: formula}. A capaian is put together first: means read what it gives before rounding."""
        hasil: dict[Kunci, Rumus] = {}
        urut = sorted(self._rumah.items(), key=lambda satu: satu[0] not in self._ukur)
        for kunci, rumah in urut:
            rumus = self._satu(kunci, rumah)
            if rumus is not None and _prints(rumus.nilai, rumah.angka):
                hasil[rumah.kunci] = rumus
                self._nilai[kunci] = rumus.nilai
        return hasil | self._rujukan()

    def _homes(self) -> dict[str, Letak]:
        """The place of each fact: the table where it stands beside what it follows from, else the first."""
        tempat: dict[str, list[Letak]] = {}
        for satu in self._letak:
            if satu.fakta:
                tempat.setdefault(satu.fakta, []).append(satu)
        tabel = {kunci: {satu.tabel for satu in semua} for kunci, semua in tempat.items()}
        rumah = {}
        for kunci, semua in tempat.items():
            dari = [tabel.get(asal, set()) for asal in self._dari(kunci)]
            rumah[kunci] = (
                max(semua, key=lambda satu: sum(satu.tabel in d for d in dari)) if dari else semua[0]
            )
        return rumah

    def _dari(self, kunci: str) -> tuple[str, ...]:
        if kunci in self._rincian:
            return self._rincian[kunci]
        return self._fakta[kunci].dari if kunci in self._fakta else ()

    def _rujukan(self) -> dict[Kunci, Rumus]:
        """Every other place of a fact reads its home, where both print the same number."""
        return {
            satu.kunci: Rumus(_ref(rumah, satu.lembar), self._nilai[satu.fakta], satu.angka.pola)
            for satu in self._letak
            if (rumah := self._rumah.get(satu.fakta)) is not None
            and rumah.kunci != satu.kunci
            and _prints(self._nilai[satu.fakta], satu.angka)
        }

    def _satu(self, kunci: str, rumah: Letak) -> Rumus | None:
        dari = self._dari(kunci)
        if kunci in self._ukur:
            return self._capaian(self._ukur[kunci], dari, rumah)
        if not dari or any(asal not in self._rumah for asal in dari):
            return None
        apa = self._fakta[kunci].apa
        nilai = [self._nilai[asal] for asal in dari]
        sel = [_ref(self._dekat(asal, rumah), rumah.lembar) for asal in dari]
        if apa == "Rata-rata capaian":
            teks = f"ROUND(AVERAGE({self._deret(dari, rumah)}),2)"
            return Rumus(teks, bulatkan(sum(nilai, Decimal(0)) / len(nilai)), rumah.angka.pola)
        if apa == "Penyerapan anggaran" and nilai[1]:
            teks = f"ROUND({sel[0]}*100/{sel[1]},2)"
            return Rumus(teks, bulatkan(nilai[0] * 100 / nilai[1]), rumah.angka.pola)
        if apa.startswith("Selisih") and len(dari) == 2:
            return Rumus(f"ROUND({sel[0]}-{sel[1]},2)", bulatkan(nilai[0] - nilai[1]), rumah.angka.pola)
        if apa.startswith(LEBIH):
            return Rumus(f"SUM({self._deret(dari, rumah)})", sum(nilai, Decimal(0)), rumah.angka.pola)
        return None

    def _capaian(self, baris: Isi, dari: Sequence[str], rumah: Letak) -> Rumus | None:
        """Between the bounds that hold for the row, with four decimals as an average reads it."""
        pola = POLA.get(baris["cara"]["rumus"]) if "cara" in baris else None
        if pola is None or len(dari) != 2 or any(asal not in self._rumah for asal in dari):
            return None
        t, r = (self._nilai[asal] for asal in dari)
        if not t or (not r and pola[0].endswith("/{r}")):
            return None
        sel_t, sel_r = (_ref(self._dekat(asal, rumah), rumah.lembar) for asal in dari)
        teks, nilai = pola[0].format(t=sel_t, r=sel_r), pola[1](t, r)
        for kolom, fungsi, banding in (("batas_bawah", "MAX", max), ("batas_atas", "MIN", min)):
            sendiri = baris.get("batas" if kolom == "batas_atas" else kolom)
            batas = sendiri or self._snap["kebijakan"][kolom]
            if batas is not None:
                teks = f"{fungsi}({teks},{_literal(batas) if sendiri else kolom.upper()})"
                nilai = banding(nilai, Decimal(batas))
        nilai = bulatkan(nilai, 4)
        return (
            Rumus(f"ROUND({teks},4)", nilai, rumah.angka.pola) if nilai == Decimal(baris["dipakai"]) else None
        )

    def _deret(self, dari: Iterable[str], rumah: Letak) -> str:
        """The cells of facts as ranges where they stand below or beside each other, in order."""
        return ",".join(_ranges([self._dekat(asal, rumah) for asal in dari], rumah.lembar))

    def _dekat(self, asal: str, rumah: Letak) -> Letak:
        """Where a formula of `rumah` reads a fact: on its own sheet where it stands there too."""
        return self._di.get((rumah.lembar, asal), self._rumah[asal])


def _prints(nilai: Decimal, tercetak: Angka) -> bool:
    """Whether a cell that holds `nilai` shows the number that is printed."""
    desimal = max(0, -int(tercetak.nilai.as_tuple().exponent))
    return bulatkan(nilai, desimal) == tercetak.nilai


def _literal(batas: str) -> str:
    return format(Decimal(batas).normalize(), "f")


def _ref(letak: Letak, lembar: str) -> str:
    return letak.sel if letak.lembar == lembar else f"'{letak.lembar}'!{letak.sel}"


def _ranges(letak: list[Letak], lembar: str) -> list[str]:
    hasil: list[list[Letak]] = []
    for satu in letak:
        if hasil and _follows(hasil[-1], satu):
            hasil[-1].append(satu)
        else:
            hasil.append([satu])
    return [
        _ref(grup[0], lembar) if len(grup) == 1 else f"{_ref(grup[0], lembar)}:{grup[-1].sel}"
        for grup in hasil
    ]


def _follows(grup: list[Letak], satu: Letak) -> bool:
    """Whether a cell goes on with a run of cells, which goes either down or to the right."""
    akhir = grup[-1]
    if satu.lembar != akhir.lembar:
        return False
    langkah = (satu.baris - akhir.baris, satu.kolom - akhir.kolom)
    arah = (akhir.baris - grup[0].baris > 0, akhir.kolom - grup[0].kolom > 0)
    return (langkah == (1, 0) and not arah[1]) or (langkah == (0, 1) and not arah[0])


def _children(baris: list[Isi]) -> dict[str, tuple[str, ...]]:
    """{fact of a row of the budget tree: the facts of the rows right below it} for pagu and realisasi."""
    hasil = {}
    for n, satu in enumerate(baris):
        anak = []
        for lain in baris[n + 1 :]:
            if lain["dalam"] <= satu["dalam"]:
                break
            if lain["dalam"] == satu["dalam"] + 1:
                anak.append(lain)
        for kolom in ("pagu", "realisasi"):
            if anak and satu[kolom] is not None:
                ada = tuple(id_anggaran(b, kolom) for b in anak if b[kolom] is not None)
                hasil[id_anggaran(satu, kolom)] = ada
    return hasil
