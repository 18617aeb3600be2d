"""The kartu of an indikator in words, the same for its page and its print, and those of a whole Renstra."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from renstra.kartu import PENANGGUNG_JAWAB, WAJIB, missing_fields
from renstra.models import Indikator, PenanggungJawab, Renstra
from renstra.queries import indikator_with_targets
from renstra.tanggung_jawab import TANPA_GILIRAN, Giliran, turns_of
from sakip.bacaan import teks_target
from sakip.numbers import TANPA_NILAI, cetak_angka, cetak_persen_ringkas
from sakip.tanggal import masa_words

IKUT_TARGET = "Ikut targetnya"
BELUM_DINYATAKAN = "Belum dinyatakan"
MENURUT_KEBIJAKAN = "Menurut kebijakan tahun yang bersangkutan"


@dataclass(frozen=True)
class Butir:
    """One line: label and words ("" = not filled); `kurang`: a Perjanjian Kinerja asks for it."""

    label: str
    isi: str
    kurang: bool = False


@dataclass(frozen=True)
class BagianKartu:
    judul: str
    butir: tuple[Butir, ...]


@dataclass(frozen=True)
class BarisKartu:
    """An indikator, who answers for it now and from a day to come (None = nobody), what its kartu lacks."""

    indikator: Indikator
    giliran: Giliran
    kurang: list[str]


def missing_by_indikator(rows: Iterable[Indikator]) -> dict[int, list[str]]:
    """{indikator id: what its kartu lacks}, complete ones with []; one query."""
    found = list(rows)
    answered = _answering([satu.pk for satu in found])
    return {satu.pk: missing_fields(satu, ada_pj=satu.pk in answered) for satu in found}


def kartu_rows(renstra: Renstra) -> list[BarisKartu]:
    """Every indikator of `renstra` in order. Three queries."""
    rows = list(indikator_with_targets(renstra).select_related("sasaran__tujuan"))
    answered = _answering([satu.pk for satu in rows])
    return [
        BarisKartu(
            satu, answered.get(satu.pk, TANPA_GILIRAN), missing_fields(satu, ada_pj=satu.pk in answered)
        )
        for satu in rows
    ]


def _answering(ids: list[int]) -> dict[int, Giliran]:
    return turns_of(PenanggungJawab.objects.filter(indikator__in=ids).select_related("unit"))


def kartu_of(indikator: Indikator, riwayat: Sequence[PenanggungJawab]) -> list[BagianKartu]:
    """The kartu in parts; `riwayat`: everybody who answered for it, latest first. Two queries."""
    kurang = missing_fields(indikator, ada_pj=bool(turns_of(riwayat)))
    return [
        BagianKartu("Indikator", _place(indikator)),
        BagianKartu("Pengertian dan rumus", _meaning(indikator, kurang)),
        BagianKartu("Ukuran", _measure(indikator, kurang)),
        BagianKartu("Data dan bukti", _data(indikator, kurang)),
        BagianKartu("Nilai awal dan target", _targets(indikator)),
        BagianKartu("Penanggung jawab", _answerers(riwayat, kurang)),
    ]


def summary_of(indikator: Indikator, riwayat: Sequence[PenanggungJawab]) -> list[Butir]:
    """What somebody who fills a figure in wants to read: meaning, formula, source, and who answers now."""
    giliran = turns_of(riwayat).get(indikator.pk, TANPA_GILIRAN)
    kini = "; ".join(
        f"{pj} ({masa_words(pj.mulai, None, timezone.localdate())})" if pj is giliran.nanti else str(pj)
        for pj in (giliran.kini, giliran.nanti)
        if pj is not None
    )
    return [
        Butir("Definisi operasional", indikator.definisi),
        Butir("Cara menghitung", indikator.cara_hitung),
        Butir("Sumber data", indikator.sumber_data),
        Butir("Penanggung jawab", kini),
    ]


def _place(i: Indikator) -> tuple[Butir, ...]:
    return (
        Butir("Indikator kinerja", i.uraian),
        Butir("Sasaran", i.sasaran.uraian),
        Butir("Tujuan", str(i.sasaran.tujuan or "")),
        Butir("Unit kerja", i.sasaran.unit.nama),
        Butir("Indikator kinerja utama", iku_words(i)),
        Butir("Alasan pemilihan", i.alasan),
    )


def iku_words(i: Indikator) -> str:
    """Whether and when it is an indikator kinerja utama; "" = the Renstra does not say."""
    if i.iku is None:
        return ""
    if not i.iku:
        return "Tidak"
    return f"Ya, pada tahun {i.iku_tahun}" if i.iku_tahun else "Ya, sepanjang masa Renstra"


def _meaning(i: Indikator, kurang: list[str]) -> tuple[Butir, ...]:
    rasio = (Butir("Pembilang", i.pembilang), Butir("Penyebut", i.penyebut)) if i.is_ratio else ()
    return (_need(i, "definisi", kurang), _need(i, "cara_hitung", kurang), *rasio)


def _measure(i: Indikator, kurang: list[str]) -> tuple[Butir, ...]:
    satuan = f"{i.satuan} (ditulis “{i.satuan_teks}”)" if i.satuan_teks else i.satuan
    return (
        _need(i, "jenis_nilai", kurang, i.get_jenis_nilai_display() or IKUT_TARGET),
        _need(i, "satuan", kurang, satuan),
        _need(i, "polaritas", kurang, i.get_polaritas_display() or BELUM_DINYATAKAN),
        _need(i, "frekuensi", kurang, i.get_frekuensi_display() or BELUM_DINYATAKAN),
        _need(i, "cara_kumulasi", kurang, i.get_cara_kumulasi_display() or BELUM_DINYATAKAN),
        Butir("Batas atas capaian", _or_policy(i.batas_capaian)),
        Butir("Batas bawah capaian", _or_policy(i.batas_bawah_capaian)),
        Butir("Bila target nol", i.get_target_nol_display() or MENURUT_KEBIJAKAN),
        Butir("Batas wajar realisasi", _range(i.wajar_min, i.wajar_maks)),
    )


def _or_policy(batas: Decimal | None) -> str:
    return MENURUT_KEBIJAKAN if batas is None else cetak_persen_ringkas(batas)


def _range(bawah: Decimal | None, atas: Decimal | None) -> str:
    if bawah is None and atas is None:
        return ""
    if bawah is None or atas is None:
        return f"paling rendah {cetak_angka(bawah)}" if atas is None else f"paling tinggi {cetak_angka(atas)}"
    return f"{cetak_angka(bawah)} sampai {cetak_angka(atas)}"


def _data(i: Indikator, kurang: list[str]) -> tuple[Butir, ...]:
    return (
        _need(i, "sumber_data", kurang),
        Butir("Cara pengumpulan data", i.cara_kumpul),
        Butir("Pemilahan data", i.pilah),
        Butir("Bukti dukung yang diminta", i.bukti),
        Butir("Bukti dukung", "Wajib dilampirkan" if i.bukti_wajib else "Tidak wajib"),
        Butir("Penjaminan mutu data", i.mutu),
        Butir("Keterbatasan data", i.keterbatasan),
        Butir("Pemanfaatan hasil", i.pemanfaatan),
    )


def _targets(i: Indikator) -> tuple[Butir, ...]:
    tahun = f" (tahun {i.tahun_nilai_awal})" if i.tahun_nilai_awal else ""
    per_tahun = {t.tahun: teks_target(t) for t in i.target.all()}
    daftar = [f"{t}: {per_tahun.get(t) or TANPA_NILAI}" for t in i.sasaran.renstra.tahun_list]
    return (
        Butir("Nilai awal", f"{i.nilai_awal}{tahun}".strip()),
        Butir("Target setiap tahun", "; ".join(daftar)),
    )


def _answerers(riwayat: Sequence[PenanggungJawab], kurang: list[str]) -> tuple[Butir, ...]:
    if not riwayat:
        return (Butir("Penanggung jawab", "", kurang=PENANGGUNG_JAWAB in kurang),)
    return tuple(
        Butir(
            _upper(masa_words(pj.mulai, pj.selesai, timezone.localdate())),
            f"{pj}{f', {pj.unit.nama}' if pj.unit else ''}",
        )
        for pj in riwayat
    )


def _need(i: Indikator, kolom: str, kurang: list[str], isi: str | None = None) -> Butir:
    nama = WAJIB[kolom]
    teks = getattr(i, kolom) if isi is None else isi
    return Butir(_upper(nama), teks, kurang=nama in kurang)


def _upper(teks: str) -> str:
    return teks[:1].upper() + teks[1:]
