"""How one capaian came about, in words and with its numbers: what "Jelaskan angka ini" shows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kinerja.models import Realisasi
from kinerja.ukuran import PREDIKAT, Ukuran, sources_of, target_of, ukuran_of
from laporan.capaian import HasilCapaian, gabung_triwulan
from sakip.bacaan import teks_realisasi, teks_target
from sakip.choices import CaraKumulasi, JenisNilai, Polaritas, RumusMinimal, StatusNilai
from sakip.models import Kebijakan
from sakip.numbers import cetak_angka, cetak_persen

ROMAWI = ("", "I", "II", "III", "IV")
RUMUS = {
    Polaritas.MAKSIMAL: ("realisasi / target × 100", "{r} / {t} × 100"),
    Polaritas.STABIL: ("(1 − |realisasi / target − 1|) × 100", "(1 − |{r} / {t} − 1|) × 100"),
    RumusMinimal.SELISIH: ("(1 + (1 − realisasi / target)) × 100", "(1 + (1 − {r} / {t})) × 100"),
    RumusMinimal.RASIO: ("target / realisasi × 100", "{t} / {r} × 100"),
}
Langkah = tuple[str, str]


def explain(
    baris: Realisasi, hasil: HasilCapaian, kebijakan: Kebijakan, sebelum: Sequence[Realisasi] = ()
) -> list[Langkah]:
    """Pairs (label, words) from target to category; a row without a number gets no formula."""
    ukuran = ukuran_of(baris)
    langkah = [
        ("Target", teks_target(target_of(baris)) or "belum ditetapkan"),
        ("Realisasi", _realisasi(baris, ukuran, sebelum)),
        ("Polaritas", _polaritas(baris, ukuran)),
    ]
    if hasil.status != "ok":
        return langkah
    langkah += _hitungan(baris, hasil, ukuran, kebijakan, sebelum)
    return [*langkah, ("Batas", _batas(hasil, kebijakan, ukuran)), ("Dicetak", cetak_persen(hasil.nilai))]


def _realisasi(baris: Realisasi, ukuran: Ukuran, sebelum: Sequence[Realisasi]) -> str:
    teks = teks_realisasi(baris) or StatusNilai(baris.realisasi_status).label.lower()
    terisi = [r for r in [*sebelum, baris] if r.realisasi_nilai is not None]
    if len(terisi) < 2 or baris.realisasi_nilai is None or ukuran.cara_kumulasi == CaraKumulasi.POSISI_AKHIR:
        return teks
    per_triwulan = "; ".join(
        f"Triwulan {ROMAWI[r.pengukuran.triwulan]} {cetak_angka(r.realisasi_nilai)}" for r in terisi
    )
    cara = CaraKumulasi(ukuran.cara_kumulasi).label.lower()
    return f"{per_triwulan}; {cara} menjadi {cetak_angka(_cumulated(baris, ukuran, sebelum))}"


def _cumulated(baris: Realisasi, ukuran: Ukuran, sebelum: Sequence[Realisasi]) -> Decimal | None:
    values = [r.realisasi_nilai for r in [*sebelum, baris] if r.realisasi_status == StatusNilai.TERISI]
    return gabung_triwulan(values, ukuran.cara_kumulasi)


def _polaritas(baris: Realisasi, ukuran: Ukuran) -> str:
    label = Polaritas(ukuran.polaritas).label
    declared = any(sumber.polaritas for sumber in sources_of(baris))
    return label if declared else f"{label} (anggapan, karena belum dinyatakan pada indikator)"


def _hitungan(
    baris: Realisasi, hasil: HasilCapaian, ukuran: Ukuran, kebijakan: Kebijakan, sebelum: Sequence[Realisasi]
) -> list[Langkah]:
    target = target_of(baris)
    if ukuran.jenis in PREDIKAT:
        return [("Rumus", f"Predikat dibandingkan pada tangganya: {_mentah(hasil)}")]
    if target.target_jenis == JenisNilai.MAJEMUK:
        return [("Rumus", f"Rata-rata capaian setiap ukuran dalam target: {_mentah(hasil)}")]
    nyata, janji = _cumulated(baris, ukuran, sebelum), target.target_nilai
    if target.target_atas is not None and nyata is not None and janji is not None:
        if janji <= nyata <= target.target_atas:
            return [("Rumus", "Realisasi berada di dalam rentang target: 100%")]
        janji = janji if nyata < janji else target.target_atas
    if not janji:
        return [("Rumus", f"Target nol: 100 bila terpenuhi, selain itu 0. Hasil {_mentah(hasil)}")]
    kunci = kebijakan.rumus_minimal if ukuran.polaritas == Polaritas.MINIMAL else ukuran.polaritas
    rumus, isi = RUMUS[kunci]  # type: ignore[index]
    angka = isi.format(r=cetak_angka(nyata), t=cetak_angka(janji))
    return [("Rumus", rumus), ("Hitungan", f"{angka} = {_mentah(hasil)}")]


def _mentah(hasil: HasilCapaian) -> str:
    return "tidak terhingga" if hasil.mentah is None else cetak_persen(hasil.mentah, 4)


def _batas(hasil: HasilCapaian, kebijakan: Kebijakan, ukuran: Ukuran) -> str:
    """Floor and cap in words; a cap of the kartu indikator is named beside the one that it replaces."""
    atas = _atas(ukuran.cap(kebijakan))
    if ukuran.batas_capaian is not None:
        atas += f" menurut kartu indikator (kebijakan tahun ini: {_atas(kebijakan.batas_atas)})"
    dipakai = cetak_persen(hasil.dipakai, 4)
    return f"Batas bawah {cetak_persen(kebijakan.batas_bawah)}, {atas}; yang dipakai {dipakai}"


def _atas(batas: Decimal | None) -> str:
    return "tanpa batas atas" if batas is None else f"batas atas {cetak_persen(batas)}"
