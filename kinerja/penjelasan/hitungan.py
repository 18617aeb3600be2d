"""The formula of one capaian with its figures inserted, and what bounds and rounds it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kinerja.models import Realisasi
from kinerja.ukuran import (
    PREDIKAT,
    Ukuran,
    capaian_between,
    counted_realisasi,
    predicate_words,
    target_of,
    ukuran_of,
)
from laporan.capaian import HasilCapaian, Skala, baca_predikat, pasangkan_predikat, pita_kategori
from sakip.choices import AturanTargetNol, JenisNilai, Polaritas, RumusMinimal, StatusCapaian
from sakip.models import Kebijakan
from sakip.models.nilai import Bertarget
from sakip.numbers import baca_nilai, cetak_angka, cetak_persen
from sakip.penjelasan import Rumus

SIMBOL = {
    Polaritas.MAKSIMAL: ("realisasi / target × 100", "{r} / {t} × 100"),
    Polaritas.STABIL: ("(1 − |realisasi / target − 1|) × 100", "(1 − |{r} / {t} − 1|) × 100"),
    RumusMinimal.SELISIH: ("(1 + (1 − realisasi / target)) × 100", "(1 + (1 − {r} / {t})) × 100"),
    RumusMinimal.RASIO: ("target / realisasi × 100", "{t} / {r} × 100"),
}
CAPAIAN = "Capaian terhadap target tahun ini"
PERIODE = "Capaian terhadap target sampai triwulan ini"
PERINGKAT = "100 bila target tercapai, selain itu peringkat (atau skor) realisasi / target × 100"
MAJEMUK = "rata-rata capaian setiap ukuran di dalam target"


def symbols_of(ukuran: Ukuran, kebijakan: Kebijakan) -> tuple[str, str]:
    """The formula of a number in words, and the pattern into which `{r}` and `{t}` are inserted."""
    kunci = kebijakan.rumus_minimal if ukuran.polaritas == Polaritas.MINIMAL else ukuran.polaritas
    return SIMBOL[kunci]  # type: ignore[index]


def formula_of(
    baris: Realisasi, hasil: HasilCapaian, kebijakan: Kebijakan, sebelum: Sequence[Realisasi] = ()
) -> Rumus:
    """The formula against the target of the year; without a number the formula alone."""
    target, ukuran = target_of(baris), ukuran_of(baris)
    ladder = PREDIKAT.get(target.target_jenis) or PREDIKAT.get(ukuran.jenis)
    ada = hasil.status == "ok"
    if ladder:
        return Rumus(CAPAIAN, PERINGKAT, _predicate(target, baris, ladder, hasil) if ada else "")
    if target.target_jenis == JenisNilai.MAJEMUK:
        return Rumus(CAPAIAN, MAJEMUK, _compound(target, baris, ukuran, kebijakan, hasil) if ada else "")
    nyata = counted_realisasi(baris, sebelum)
    if hasil.status == StatusCapaian.DIKECUALIKAN:
        return Rumus(CAPAIAN, _zero_symbol(ukuran, kebijakan))
    if not ada or nyata is None or target.target_nilai is None:
        return Rumus(CAPAIAN, symbols_of(ukuran, kebijakan)[0])
    return _number(CAPAIAN, target.target_nilai, target.target_atas, nyata, hasil, ukuran, kebijakan)


def period_formula_of(
    target: Decimal, nyata: Decimal, hasil: HasilCapaian, ukuran: Ukuran, kebijakan: Kebijakan
) -> Rumus:
    """The formula against the joined targets of the rencana aksi up to a triwulan."""
    if hasil.status == StatusCapaian.DIKECUALIKAN:
        return Rumus(PERIODE, _zero_symbol(ukuran, kebijakan))
    if hasil.status != "ok":
        return Rumus(PERIODE, symbols_of(ukuran, kebijakan)[0])
    return _number(PERIODE, target, None, nyata, hasil, ukuran, kebijakan)


def _number(
    nama: str,
    bawah: Decimal,
    atas: Decimal | None,
    nyata: Decimal,
    hasil: HasilCapaian,
    ukuran: Ukuran,
    kebijakan: Kebijakan,
) -> Rumus:
    simbol, pola = symbols_of(ukuran, kebijakan)
    janji, catatan = bawah, ""
    if atas is not None and atas != bawah:
        rentang = f"{cetak_angka(bawah)} sampai {cetak_angka(atas)}"
        if bawah <= nyata <= atas:
            isi = f"{cetak_angka(nyata)} berada di dalam rentang target {rentang} = {raw_words(hasil)}"
            return Rumus(nama, "100 bila realisasi berada di dalam rentang target", isi)
        janji = bawah if nyata < bawah else atas
        catatan = f" (di luar rentang {rentang}; yang dipakai batas terdekatnya)"
    if not janji:
        angka = f"realisasi {cetak_angka(nyata)}, target 0 = {raw_words(hasil)}"
        return Rumus(nama, _zero_symbol(ukuran, kebijakan), angka)
    angka = pola.format(r=_bracketed(nyata), t=_bracketed(janji))
    return Rumus(nama, simbol, f"{angka} = {raw_words(hasil)}{catatan}")


def _bracketed(nilai: Decimal) -> str:
    """A number as it stands in a formula: a negative one in brackets."""
    return f"({cetak_angka(nilai)})" if nilai < 0 else cetak_angka(nilai)


def _predicate(target: Bertarget, baris: Realisasi, ladder: str, hasil: HasilCapaian) -> str:
    """`CC (peringkat 3) / B (peringkat 4) × 100 = 75,0000%`, by scores where both have one."""
    janji = baca_predikat(predicate_words(target.target_teks) or target.target_nilai, ladder)
    nyata = baca_predikat(predicate_words(baris.realisasi_teks) or baris.realisasi_nilai, ladder)
    t, r, _ = pasangkan_predikat(janji, nyata, ladder)
    apa = "peringkat" if janji.skor is None or nyata.skor is None else "skor"
    janji_kata, nyata_kata = (
        f"{satu.nama or 'tanpa predikat'} ({apa} {cetak_angka(nilai)})"
        for satu, nilai in ((janji, t), (nyata, r))
    )
    if t is not None and r is not None and r >= t:
        return f"{nyata_kata} mencapai target {janji_kata} = {raw_words(hasil)}"
    return f"{nyata_kata} / {janji_kata} × 100 = {raw_words(hasil)}"


def _compound(
    target: Bertarget, baris: Realisasi, ukuran: Ukuran, kebijakan: Kebijakan, hasil: HasilCapaian
) -> str:
    """Every measure of the target with its own formula, then their mean."""
    janji, nyata = baca_nilai(target.target_teks).komponen, baca_nilai(baris.realisasi_teks).komponen
    bagian = []
    for (t, satuan), (r, _) in zip(janji, nyata, strict=True):
        satu = capaian_between(t, r, ukuran, kebijakan)
        dihitung = satu.status != StatusCapaian.DIKECUALIKAN
        kata = _number("", t, None, r, satu, ukuran, kebijakan).isi if dihitung else "tidak dihitung"
        bagian.append(f"{satuan}: {kata}")
    return f"{'; '.join(bagian)}; rata-ratanya {cetak_persen(hasil.dipakai, 4)}"


def raw_words(hasil: HasilCapaian) -> str:
    """The capaian before floor and cap, `75,0000%`."""
    return "tidak terhingga" if hasil.mentah is None else cetak_persen(hasil.mentah, 4)


def bounds_step(hasil: HasilCapaian, kebijakan: Kebijakan, ukuran: Ukuran) -> str:
    """Floor and cap in words, each with its source, and what they leave of the figure."""
    return f"{bounds_words(kebijakan, ukuran)}; yang dipakai {cetak_persen(hasil.dipakai, 4)}"


def bounds_words(kebijakan: Kebijakan, ukuran: Ukuran) -> str:
    """Floor and cap with their sources; one of the kartu indikator stands beside the one that it replaces."""
    bawah, atas = _floor_words(ukuran.floor(kebijakan)), _cap_words(ukuran.cap(kebijakan))
    if ukuran.batas_bawah is None and ukuran.batas_capaian is None:
        return _upper(f"{bawah}, {atas} ({policy_words(kebijakan)})")
    asal_bawah = _source_words(kebijakan, ukuran.batas_bawah is not None, _floor_words(kebijakan.batas_bawah))
    asal_atas = _source_words(kebijakan, ukuran.batas_capaian is not None, _cap_words(kebijakan.batas_atas))
    return _upper(f"{bawah} ({asal_bawah}), {atas} ({asal_atas})")


def zero_words(kebijakan: Kebijakan, ukuran: Ukuran) -> str:
    """The rule for a target of 0 with its source."""
    milik_tahun = AturanTargetNol(kebijakan.target_nol).label
    asal = _source_words(kebijakan, bool(ukuran.target_nol), f"{milik_tahun[:1].lower()}{milik_tahun[1:]}")
    return f"{_zero_symbol(ukuran, kebijakan)} ({asal})"


def policy_words(kebijakan: Kebijakan) -> str:
    """`menurut kebijakan capaian 2024`: the source of a rule, by the year from which it holds."""
    return f"menurut kebijakan capaian {kebijakan.tahun}"


def _source_words(kebijakan: Kebijakan, milik_kartu: bool, lain: str) -> str:
    """Where a rule is laid down; where by the kartu, with what the kebijakan says instead."""
    if milik_kartu:
        return f"menurut kartu indikator; kebijakan capaian {kebijakan.tahun}: {lain}"
    return policy_words(kebijakan)


def _zero_symbol(ukuran: Ukuran, kebijakan: Kebijakan) -> str:
    return str(ukuran.zero_rule(kebijakan).label)


def _floor_words(batas: Decimal) -> str:
    return f"batas bawah {cetak_persen(batas)}"


def _cap_words(batas: Decimal | None) -> str:
    return "tanpa batas atas" if batas is None else f"batas atas {cetak_persen(batas)}"


def _upper(teks: str) -> str:
    return f"{teks[:1].upper()}{teks[1:]}"


def rounding_step(dipakai: Decimal | None, nilai: Decimal | None) -> str:
    """How what is used becomes what is printed."""
    return (
        f"{cetak_persen(dipakai, 4)} dicetak {cetak_persen(nilai)}, dua angka di belakang koma, setengah ke "
        "atas. Rata-rata dan kategori memakai angka sebelum dibulatkan."
    )


def category_step(dipakai: Decimal | None, skala: Skala) -> str:
    """Which row of the scale the figure falls on."""
    pita = pita_kategori(dipakai, skala)
    if pita is None:
        return "Tidak ada kelas skala untuk angka ini"
    dari, sampai, nama = pita
    if not dari.is_finite():
        return f"{nama}: kelas sampai {cetak_angka(sampai)}"
    akhir = f"sampai {cetak_angka(sampai)}" if sampai.is_finite() else "ke atas"
    return f"{nama}: kelas {cetak_angka(dari)} {akhir}"
