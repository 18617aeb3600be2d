"""How the average of a unit came about: which rows count, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from kinerja.models import Pengukuran, Realisasi
from kinerja.models.realisasi import Acuan
from kinerja.penjelasan.bahan import address_of
from kinerja.penjelasan.hitungan import category_step
from kinerja.queries import realisasi_rows
from kinerja.ukuran import skala_of, target_of
from laporan.capaian import Rerata, rata_rata, tentukan_kategori
from laporan.narasi import alasan_tanpa_angka
from sakip.bacaan import teks_kumulatif, teks_realisasi, teks_target
from sakip.choices import StatusNilai
from sakip.models import Kebijakan
from sakip.numbers import cetak_angka, cetak_persen
from sakip.penjelasan import Anggota, Butir, Daftar, Kolom, Penjelasan, Rumus, policy_of

SIMBOL = "jumlah capaian indikator yang mempunyai angka / banyaknya"
TERBANYAK = 8  # members that a formula writes out one by one
KOLOM = (Kolom("Target", True), Kolom("Realisasi", True), Kolom("Capaian", True))
TANPA = (Kolom("Target", True), Kolom("Realisasi", True), Kolom("Mengapa tidak ikut"))


def explain_average(pengukuran: Pengukuran, acuan: str, kebijakan: Kebijakan) -> Penjelasan | None:
    """The average of the rows of a triwulan that are measured against `acuan`; None = it has no such rows.
    A constant number of queries."""
    rows = [
        r
        for r in realisasi_rows(pengukuran.unit, pengukuran.tahun)
        if r.pengukuran_id == pengukuran.pk and r.acuan == acuan
    ]
    if not rows:
        return None
    kode = pengukuran.unit.satker.kode_wilayah
    return average_of(rows, kebijakan, kode, pengukuran.tahun, [_measured_against(acuan)])


def _measured_against(acuan: str) -> Butir:
    teks = f"{Acuan(acuan).label}; angka terhadap dokumen lain tidak dicampurkan"
    return Butir("Diukur terhadap", teks)


def average_of(
    rows: Sequence[Realisasi], kebijakan: Kebijakan, kode: str, tahun: int, langkah: Iterable[Butir] = ()
) -> Penjelasan:
    """The mean of the stored capaian of `rows` (links and pengukuran selected), `langkah` before the steps of
    every average. No query beyond the scale."""
    mean = rata_rata([r.capaian_dipakai for r in rows])
    masuk = [r for r in rows if r.capaian_dipakai is not None]
    luar = [r for r in rows if r.capaian_dipakai is None]
    angka = cetak_persen(mean.nilai) if mean.nilai is not None else ""
    return Penjelasan(
        judul=f"Rata-rata capaian {angka}" if angka else "Rata-rata capaian belum ada",
        angka=angka,
        kategori=tentukan_kategori(mean.dipakai, skala_of(kebijakan)) or "",
        status="ok" if angka else "",
        rumus=(
            Rumus(
                "Rata-rata sederhana",
                SIMBOL,
                inserted_words([r.capaian_dipakai or Decimal(0) for r in masuk], mean),
            ),
        ),
        langkah=(*langkah, *_steps(mean, kebijakan)),
        daftar=tuple(_lists(masuk, luar, mean, kode)),
        kebijakan=policy_of(kebijakan, kode, tahun),
    )


def inserted_words(values: Sequence[Decimal], mean: Rerata) -> str:
    """`(100 + 75) / 2 = 87,5000%`; many members are summed first; "" = there are none."""
    if not values:
        return ""
    jumlah = " + ".join(map(cetak_angka, values))
    if len(values) > TERBANYAK:
        jumlah = cetak_angka(sum(values, Decimal(0)))
    elif len(values) > 1:
        jumlah = f"({jumlah})"
    return f"{jumlah} / {len(values)} = {cetak_persen(mean.dipakai, 4)}"


def _steps(mean: Rerata, kebijakan: Kebijakan) -> Iterable[Butir]:
    yield Butir(
        "Yang dihitung",
        f"{mean.dihitung} dari {mean.seluruh} indikator. Yang tidak mempunyai angka tidak ikut dan tidak "
        "dianggap nol.",
    )
    if mean.dipakai is None:
        return
    yield Butir(
        "Pembulatan",
        f"Dihitung dari capaian sebelum dibulatkan, lalu {cetak_persen(mean.dipakai, 4)} dicetak "
        f"{cetak_persen(mean.nilai)}.",
    )
    yield Butir("Kategori", category_step(mean.dipakai, skala_of(kebijakan)))


def _lists(masuk: list[Realisasi], luar: list[Realisasi], mean: Rerata, kode: str) -> Iterable[Daftar]:
    if masuk:
        jumlah = Anggota("Rata-rata", ("", "", cetak_persen(mean.dipakai, 4)))
        anggota = tuple(_member(r, cetak_persen(r.capaian_dipakai, 4), kode) for r in masuk)
        yield Daftar(
            "Indikator yang dihitung",
            "Indikator kinerja",
            KOLOM,
            anggota,
            jumlah,
            "Capaian sesudah batas dan sebelum dibulatkan",
        )
    if luar:
        anggota = tuple(_member(r, _reason(r), kode) for r in luar)
        yield Daftar("Indikator yang tidak dihitung", "Indikator kinerja", TANPA, anggota)


def _member(baris: Realisasi, akhir: str, kode: str) -> Anggota:
    realisasi = teks_kumulatif(baris) or teks_realisasi(baris)
    sel = (teks_target(target_of(baris)) or "–", realisasi or _state(baris), akhir)
    return Anggota(baris.indikator or "(tanpa indikator)", sel, address_of(baris, kode))


def _state(baris: Realisasi) -> str:
    return str(StatusNilai(baris.realisasi_status).label)


def _reason(baris: Realisasi) -> str:
    alasan = alasan_tanpa_angka(baris.capaian_status, baris.capaian_tanda.split())
    return f"{alasan[:1].upper()}{alasan[1:]}"
