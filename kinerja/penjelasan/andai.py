"""Bagaimana jika: what another target or realisasi would give, on copies in memory; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from django.core.exceptions import ValidationError

from kinerja.kolom import KolomBagian
from kinerja.models import CapaianLalu, Realisasi
from kinerja.penjelasan.bahan import Bahan
from kinerja.penjelasan.hitungan import formula_of
from kinerja.queries import with_links
from kinerja.rasio import BAGIAN, ratio_card, ratio_words, settle_ratio
from kinerja.ukuran import acuan_of, capaian_of, key_of, skala_of, target_of, ukuran_of, with_history
from laporan.capaian import HasilCapaian, rata_rata, tanpa_nilai, tentukan_kategori
from laporan.narasi import alasan_tanpa_angka
from sakip.bacaan import set_realisasi, set_target, teks_realisasi, teks_target
from sakip.choices import StatusCapaian, StatusNilai
from sakip.kolom import CONTOH, reading_words
from sakip.lipat import lipat
from sakip.models import Kebijakan
from sakip.numbers import NilaiTerbaca, Tanda, baca_nilai, cetak_angka, cetak_persen
from sakip.penjelasan import Rumus
from sakip.queries import kebijakan_by_year

ANDAI: Final = ("target", "pembilang", "penyebut", "realisasi")  # what may be supposed
LABEL: Final = dict(zip(ANDAI, ("Target", "Pembilang", "Penyebut", "Realisasi"), strict=True))
DUA_JALAN: Final = "Realisasi dihitung dari pembilang dan penyebut; isi keduanya atau realisasinya saja."
TERBESAR = 10**15  # percent; beyond it a capaian is stored as perlu_periksa too


@dataclass(frozen=True)
class Bacaan:
    """One thing that was typed: how it was read, `lain` the other number that it may mean ("" = none), and
    `galat` why it cannot be read ("" = it can)."""

    nama: str
    label: str
    teks: str
    dibaca: str
    catatan: str
    lain: str
    galat: str
    nilai: NilaiTerbaca


@dataclass(frozen=True)
class Isian:
    """One thing that may be supposed: its label, what it is now in words, and what was typed."""

    nama: str
    label: str
    kini: str
    teks: str


@dataclass(frozen=True)
class Keadaan:
    """Target, realisasi, capaian, kategori and the average of the unit, in words; capaian and average are
    "–" without a number, and `alasan` says why."""

    target: str
    realisasi: str
    capaian: str
    kategori: str
    status: str
    alasan: str
    rerata: str
    rerata_kategori: str


@dataclass(frozen=True)
class TahunLain:
    """The same indikator in another year: its capaian as it is, and against the supposed target."""

    tahun: int
    realisasi: str
    target: str
    kini: str
    jadi: str


@dataclass(frozen=True)
class Andai:
    """What may be typed and what was, how things are, and how they would be (None = nothing was typed, or not
    readably)."""

    isian: tuple[Isian, ...]
    bacaan: tuple[Bacaan, ...]
    kini: Keadaan
    jadi: Keadaan | None
    rumus: Rumus | None
    tahun: tuple[TahunLain, ...]


def suppose(bahan: Bahan, **diandaikan: str) -> Andai:
    """The figures of the row of `bahan` with another target and realisasi of this triwulan, as typed under
    the names of ANDAI; what is left out or "" stays as it is. Of a ratio its two parts may be supposed; of
    another row they are passed over. At most five queries, none of which writes."""
    ada = [nama for nama in ANDAI if nama not in BAGIAN or ratio_card(bahan.baris)]
    teks = {nama: diandaikan.get(nama, "").strip() for nama in ada}
    isian = tuple(_field(bahan.baris, nama, teks[nama]) for nama in ada)
    terbaca = {nama: _read(nama, isi) for nama, isi in teks.items() if isi}
    baris, terbaca = _supposed(bahan.baris, terbaca)
    bacaan = tuple(terbaca.values())
    kini = _state(bahan, bahan.baris, _stored(bahan.baris))
    if not bacaan or any(b.galat for b in bacaan):
        return Andai(isian, bacaan, kini, None, None, ())
    hasil = _within_reach(capaian_of(baris, bahan.kebijakan, bahan.sebelum))
    jadi = _state(bahan, baris, hasil)
    rumus = formula_of(baris, hasil, bahan.kebijakan, bahan.sebelum)
    lain = tuple(_other_years(bahan, terbaca["target"])) if "target" in terbaca else ()
    return Andai(isian, bacaan, kini, jadi, rumus, lain)


def _field(baris: Realisasi, nama: str, teks: str) -> Isian:
    """The field `nama` with what stands there now."""
    if nama == "target":
        return Isian(nama, "Target yang diandaikan", f"Sekarang {_target_words(baris)}", teks)
    if nama == "realisasi":
        return Isian(
            nama, "Realisasi triwulan ini yang diandaikan", f"Sekarang {_realisasi_words(baris)}", teks
        )
    nilai = getattr(baris, nama)
    kini = "Sekarang belum diisi" if nilai is None else f"Sekarang {cetak_angka(nilai)}"
    return Isian(nama, f"{LABEL[nama]} yang diandaikan", f"{getattr(ratio_card(baris), nama)}. {kini}", teks)


def _read(nama: str, teks: str) -> Bacaan:
    if nama in BAGIAN:
        return _read_part(nama, teks)
    hasil = baca_nilai(teks)
    galat = f"{hasil.catatan} {CONTOH}" if Tanda.TIDAK_TERBACA in hasil.tanda else ""
    lain = "" if hasil.lain is None else cetak_angka(hasil.lain)
    return Bacaan(nama, LABEL[nama], teks, reading_words(hasil), hasil.catatan, lain, galat, hasil)


def _read_part(nama: str, teks: str) -> Bacaan:
    """A part of a ratio, read as its column reads it."""
    contoh, hasil = Realisasi(), baca_nilai(teks)
    try:
        KolomBagian(nama, LABEL[nama]).isi(contoh, teks, teks)
    except ValidationError as galat:
        return Bacaan(nama, LABEL[nama], teks, "", "", "", " ".join(galat.messages), hasil)
    nilai = replace(hasil, nilai=getattr(contoh, nama))
    return Bacaan(nama, LABEL[nama], teks, cetak_angka(nilai.nilai), "", "", "", nilai)


def _supposed(baris: Realisasi, terbaca: Mapping[str, Bacaan]) -> tuple[Realisasi, dict[str, Bacaan]]:
    """A copy of `baris`, of its promise too, with what was typed in it, and the readings with what the parts
    of a ratio contradict. Neither copy is ever saved."""
    jadi, bacaan = copy(baris), dict(terbaca)
    if any(satu.galat for satu in bacaan.values()):
        return jadi, bacaan
    if satu := bacaan.get("target"):
        janji = copy(acuan_of(baris))
        set_target(jadi if janji is None else janji, satu.teks, satu.nilai)
        if janji is not None:
            setattr(jadi, f"baris_{baris.acuan}", janji)
    bagian = BAGIAN & bacaan.keys()
    if satu := bacaan.get("realisasi"):
        if bagian:
            return jadi, bacaan | {"realisasi": replace(satu, galat=DUA_JALAN)}
        set_realisasi(jadi, satu.teks, satu.nilai)
        jadi.pembilang = jadi.penyebut = None
    for nama in bagian:
        setattr(jadi, nama, bacaan[nama].nilai.nilai)
    for nama, galat in settle_ratio(jadi, set(bagian)).items() if bagian else ():
        ada = nama if nama in bacaan else next(iter(bagian))
        bacaan[ada] = replace(bacaan[ada], galat=" ".join(galat.messages))
    return jadi, bacaan


def _within_reach(hasil: HasilCapaian) -> HasilCapaian:
    """`hasil`, or that it must be looked at where it is beyond what can be stored."""
    if hasil.nilai is not None and abs(hasil.nilai) >= TERBESAR:
        return tanpa_nilai("perlu_periksa", "tidak_wajar")
    return hasil


def _stored(baris: Realisasi) -> HasilCapaian:
    """The capaian of `baris` as it is stored."""
    tanda = frozenset(baris.capaian_tanda.split())
    return HasilCapaian(
        baris.capaian_nilai, baris.capaian_dipakai, baris.capaian_mentah, baris.capaian_status, tanda
    )


def _state(bahan: Bahan, baris: Realisasi, hasil: HasilCapaian) -> Keadaan:
    skala = skala_of(bahan.kebijakan)
    others = [r.capaian_dipakai for r in bahan.sesama if r.pk != bahan.baris.pk]
    mean = rata_rata([*others, hasil.dipakai])
    ok = hasil.status == StatusCapaian.OK
    alasan = "" if ok else alasan_tanpa_angka(hasil.status, sorted(hasil.tanda))
    return Keadaan(
        target=_target_words(baris),
        realisasi=_realisasi_words(baris),
        capaian=cetak_persen(hasil.nilai),
        kategori=tentukan_kategori(hasil.dipakai, skala) or "",
        status=hasil.status,
        alasan=f"{alasan[:1].upper()}{alasan[1:]}",
        rerata=cetak_persen(mean.nilai),
        rerata_kategori=tentukan_kategori(mean.dipakai, skala) or "",
    )


def _target_words(baris: Realisasi) -> str:
    return teks_target(target_of(baris)) or "belum ditetapkan"


def _realisasi_words(baris: Realisasi) -> str:
    """The realisasi, of a ratio with its parts: `82,30% (154.321 / 187.500)`."""
    teks = teks_realisasi(baris) or str(StatusNilai(baris.realisasi_status).label)
    bagian = ratio_words(baris)
    return f"{teks} ({bagian})" if bagian else teks


def _other_years(bahan: Bahan, target: Bacaan) -> Iterable[TahunLain]:
    """The other years in which the same indikator has a number, latest first."""
    rows = dict(_earlier(bahan)) | dict(_measured(bahan))
    kebijakan = kebijakan_by_year(bahan.pengukuran.unit.satker, rows)
    for tahun in sorted(rows, reverse=True):
        baris, sebelum = rows[tahun]
        yield _against(tahun, baris, sebelum, target, kebijakan[tahun])


def _against(
    tahun: int, baris: Realisasi, sebelum: Sequence[Realisasi], target: Bacaan, kebijakan: Kebijakan
) -> TahunLain:
    kini = _within_reach(capaian_of(baris, kebijakan, sebelum))
    lain, _ = _supposed(baris, {"target": target})
    jadi = _within_reach(capaian_of(lain, kebijakan, sebelum))
    return TahunLain(
        tahun=tahun,
        realisasi=teks_realisasi(baris),
        target=teks_target(target_of(baris)) or "–",
        kini=cetak_persen(baris.capaian_nilai if baris.pk else kini.nilai),
        jadi=cetak_persen(jadi.nilai),
    )


def _measured(bahan: Bahan) -> Iterable[tuple[int, tuple[Realisasi, tuple[Realisasi, ...]]]]:
    """(tahun, (the last row with a value, its history)) of what the system measured. Two queries."""
    ukur = bahan.pengukuran
    rows = (
        Realisasi.objects.filter(pengukuran__unit=ukur.unit, acuan=bahan.baris.acuan)
        .exclude(pengukuran__tahun=ukur.tahun)
        .order_by("pengukuran__tahun", "pengukuran__triwulan", "urut", "id")
    )
    for tahun, setahun in groupby(with_links(rows), key=lambda r: r.pengukuran.tahun):
        same = [
            (baris, history)
            for baris, history in with_history(setahun)
            if baris.realisasi_status == StatusNilai.TERISI and _is_same(bahan.baris, baris)
        ]
        if same:
            yield tahun, same[-1]


def _is_same(satu: Realisasi, lain: Realisasi) -> bool:
    """Whether two rows of different years measure the same: one indikator of the Renstra, else its words."""
    return key_of(satu) == key_of(lain) or lipat(satu.indikator) == lipat(lain.indikator)


def _earlier(bahan: Bahan) -> Iterable[tuple[int, tuple[Realisasi, tuple[Realisasi, ...]]]]:
    """The same of years before the system, as a row in memory that is measured like this one. One query."""
    ukuran, ukur = ukuran_of(bahan.baris), bahan.pengukuran
    cara = {nama: getattr(ukuran, nama) for nama in ("satuan", "polaritas", "cara_kumulasi")}
    rows = CapaianLalu.objects.filter(unit=ukur.unit, realisasi_status=StatusNilai.TERISI)
    for lalu in rows.exclude(tahun=ukur.tahun):
        if lipat(lalu.indikator) != lipat(bahan.baris.indikator):
            continue
        baris = Realisasi(acuan=bahan.baris.acuan, jenis_nilai=ukuran.jenis, indikator=lalu.indikator, **cara)
        for bidang in lalu._meta.concrete_fields:
            if bidang.name.startswith(("target_", "realisasi_")):
                setattr(baris, bidang.name, getattr(lalu, bidang.name))
        yield lalu.tahun, (baris, ())
