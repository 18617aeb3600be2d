"""What is asked about, from plain measurements: always exactly 100%, unlike peers or the own history, and a
realisasi that equals the absorption of the budget. No ORM.

Unusual is the modified Z-score of `kinerja.kewajaran` above 3.5. How many measurements, indikator and peers
are enough to ask are choices of this product (not verified).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Final

from kinerja.kewajaran import RIWAYAT_MIN, direction_of
from sakip.lipat import lipat
from sakip.numbers import cetak_angka, cetak_persen
from sakip.sidik import kanonik, sidik_teks

SERATUS: Final = Decimal(100)
UKUR_MIN: Final = 3  # measurements of one indikator before "always" can be said
INDIKATOR_MIN: Final = 5  # indikator of one unit before "nearly all" can be said
BAGIAN_MIN: Final = Decimal("0.8")
SEJAWAT_MIN: Final = 5  # other satker of the same kind with a number
ROMAWI: Final = ("", "I", "II", "III", "IV")
TENTANG_ANGGARAN: Final = ("anggaran", "serap", "dipa", "keuangan", "belanja")
SELALU, MERATA, SEJAWAT, RIWAYAT, SERAPAN = "selalu", "merata", "sejawat", "riwayat", "serapan"
JUDUL: Final = {
    SELALU: "Selalu tepat 100%",
    MERATA: "Hampir semua tepat 100%",
    SEJAWAT: "Jauh dari satuan kerja sejenis",
    RIWAYAT: "Jauh dari kebiasaan sendiri",
    SERAPAN: "Sama dengan penyerapan anggaran",
}


@dataclass(frozen=True)
class Ukur:
    """One measured row. `nilai` is its realisasi, `capaian` in percent before cap and floor (None = none),
    `kunci` the indikator and its sasaran, folded; `url` the page of the row."""

    satker: int
    unit: str
    nama_unit: str
    jenis_unit: str
    tahun: int
    triwulan: int
    indikator: str
    kunci: tuple[str, str, str]
    satuan: str
    nilai: Decimal
    capaian: Decimal | None
    url: str = ""

    @property
    def masa(self) -> str:
        return f"triwulan {ROMAWI[self.triwulan]} {self.tahun}"

    @property
    def tepat(self) -> bool:
        """Whether the capaian is exactly 100%, and not cut down to it."""
        return self.capaian == SERATUS


@dataclass(frozen=True)
class Tanya:
    """A question: `kalimat` with its figures; `pokok` is what it is about, so that it stays the same question
    as long as the own figures do."""

    jenis: str
    tentang: str
    kalimat: str
    pokok: tuple[object, ...]
    url: str = ""

    @property
    def judul(self) -> str:
        return JUDUL[self.jenis]

    @property
    def sidik(self) -> str:
        """SHA-256 of what is asked about."""
        return sidik_teks(kanonik([self.jenis, *(str(satu) for satu in self.pokok)]))


def questions(
    ukur: Sequence[Ukur],
    tahun: int,
    *,
    sejawat: Mapping[tuple[object, ...], Mapping[int, Decimal]],
    serapan: Sequence[tuple[str, Decimal]],
) -> list[Tanya]:
    """What to ask about the year `tahun` of one satker, whose measurements of this year and the years before
    are `ukur`. `sejawat`: {`peer_key`: {satker: value}}; `serapan`: (words, percent) of its budget."""
    kini = [u for u in ukur if u.tahun == tahun]
    return [
        *_nearly_all(kini),
        *_always(ukur, tahun),
        *_unlike_peers(kini, sejawat),
        *_unlike_history(ukur, kini),
        *_absorption(kini, serapan),
    ]


def peer_key(u: Ukur) -> tuple[object, ...]:
    """By what the same indikator of another satker is found."""
    return u.jenis_unit, u.tahun, u.triwulan, lipat(u.indikator), u.satuan


def _always(ukur: Sequence[Ukur], tahun: int) -> Iterator[Tanya]:
    seri: dict[object, list[Ukur]] = defaultdict(list)
    for u in sorted(ukur, key=lambda u: (u.tahun, u.triwulan)):
        if u.capaian is not None:
            seri[u.unit, u.kunci, u.satuan].append(u)
    for rows in seri.values():
        tepat, banyak, akhir = sum(u.tepat for u in rows), len(rows), rows[-1]
        selalu = tepat == banyak >= UKUR_MIN or (banyak >= INDIKATOR_MIN and tepat >= BAGIAN_MIN * banyak)
        if akhir.tahun == tahun and selalu:
            kalimat = (
                f"{tepat} dari {banyak} pengukuran sejak {rows[0].masa} bernilai tepat 100%. Apakah "
                "targetnya masih menantang, dan dari mana realisasinya dibaca?"
            )
            pokok = (akhir.unit, *akhir.kunci, tepat, banyak, akhir.tahun)
            yield Tanya(SELALU, akhir.indikator, kalimat, pokok, akhir.url)


def _nearly_all(kini: Sequence[Ukur]) -> Iterator[Tanya]:
    per_unit: dict[str, list[Ukur]] = defaultdict(list)
    for u in kini:
        if u.capaian is not None:
            per_unit[u.unit].append(u)
    for unit, rows in per_unit.items():
        akhir = max(u.triwulan for u in rows)
        terakhir = [u for u in rows if u.triwulan == akhir]
        tepat, banyak = sum(u.tepat for u in terakhir), len(terakhir)
        if banyak >= INDIKATOR_MIN and tepat >= BAGIAN_MIN * banyak:
            kalimat = (
                f"{tepat} dari {banyak} indikator bernilai tepat 100% pada {terakhir[0].masa}. Bagaimana "
                "realisasi masing-masing diperoleh?"
            )
            pokok = (unit, terakhir[0].tahun, akhir, tepat, banyak)
            yield Tanya(MERATA, terakhir[0].nama_unit, kalimat, pokok)


def _unlike_peers(
    kini: Iterable[Ukur], sejawat: Mapping[tuple[object, ...], Mapping[int, Decimal]]
) -> Iterator[Tanya]:
    for u in kini:
        lain = [nilai for satker, nilai in sejawat.get(peer_key(u), {}).items() if satker != u.satker]
        if arah := direction_of(u.nilai, lain, SEJAWAT_MIN):
            kalimat = (
                f"Realisasi {u.masa} sebesar {_words(u)} jauh {arah} {len(lain)} satuan kerja sejenis, yang "
                f"nilai tengahnya {cetak_angka(median(lain))}. Apakah cakupan dan satuannya sama?"
            )
            yield Tanya(SEJAWAT, u.indikator, kalimat, _point(u), u.url)


def _unlike_history(ukur: Sequence[Ukur], kini: Iterable[Ukur]) -> Iterator[Tanya]:
    for u in kini:
        lalu = [
            x.nilai
            for x in ukur
            if (x.unit, x.kunci, x.satuan) == (u.unit, u.kunci, u.satuan)
            and (x.tahun, x.triwulan) < (u.tahun, u.triwulan)
        ]
        if arah := direction_of(u.nilai, lalu, RIWAYAT_MIN):
            kalimat = (
                f"Realisasi {u.masa} sebesar {_words(u)} jauh {arah} kebiasaan unit ini, yang nilai "
                f"tengahnya {cetak_angka(median(lalu))} dari {len(lalu)} pengukuran. Apa yang berubah?"
            )
            yield Tanya(RIWAYAT, u.indikator, kalimat, _point(u), u.url)


def _absorption(kini: Iterable[Ukur], serapan: Sequence[tuple[str, Decimal]]) -> Iterator[Tanya]:
    """Of an indikator that does not speak of money, a value equal to a percentage of absorption; 0% and 100%
    are equal too often to ask."""
    dikenal = [(kata, persen) for kata, persen in serapan if persen not in (0, SERATUS)]
    for u in kini:
        if any(kata in lipat(u.indikator) for kata in TENTANG_ANGGARAN):
            continue
        dua = u.nilai.quantize(Decimal("0.01"))
        if nama := next((kata for kata, persen in dikenal if persen == dua), ""):
            kalimat = (
                f"Realisasi {u.masa} sebesar {cetak_persen(dua)} sama dengan penyerapan {nama}. Apakah "
                "indikator ini memang diukur dengan penyerapan anggaran?"
            )
            yield Tanya(SERAPAN, u.indikator, kalimat, _point(u), u.url)


def _point(u: Ukur) -> tuple[object, ...]:
    return u.unit, *u.kunci, u.tahun, u.triwulan, u.nilai.normalize()


def _words(u: Ukur) -> str:
    return f"{cetak_angka(u.nilai)} {u.satuan}".strip()
