"""Reads of what supports a row: evidence, follow-ups, the questions about its value (layer 2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kinerja.kewajaran import Pertanyaan, questions_about
from kinerja.models import AlasanNilai, Bukti, Pengukuran, Realisasi, TindakLanjut
from kinerja.models.bukti import TERBUKA, JenisBukti
from kinerja.queries import LINKS, with_links
from kinerja.ukuran import acuan_of
from sakip.choices import BISA_DIUBAH, JenisSatker, StatusNilai
from sakip.lipat import lipat
from sakip.models import UnitKerja
from sakip.sidik import sidik_isi

TAHUN_RIWAYAT: Final = 5  # years whose triwulan are the history of a value
PUSAT_KE_BAWAH: Final = (
    (JenisSatker.PUSAT,),
    (JenisSatker.PROVINSI,),
    (JenisSatker.KABUPATEN, JenisSatker.KOTA),
)


def evidence_counts(pengukuran: Pengukuran) -> dict[int, int]:
    """{key of a row: pieces of evidence}, links of the text column counted, withdrawn ones not; every row
    of `pengukuran` is in it (one query)."""
    aktif = Count("bukti_dukung", filter=Q(bukti_dukung__ditarik=None))
    rows = pengukuran.baris.order_by().annotate(banyak=aktif).values_list("pk", "bukti", "banyak")
    return {pk: len(tautan.split()) + banyak for pk, tautan, banyak in rows}


def evidence_of(baris: Realisasi) -> QuerySet[Bukti]:
    """Every piece of evidence of a row in order, those withdrawn too (one query)."""
    return Bukti.objects.filter(realisasi=baris).select_related("user", "penarik").order_by("id")


def supported_rows(pengukuran: Pengukuran) -> set[int]:
    """The rows of `pengukuran` that hold evidence or a follow-up, and so are not taken away (one query)."""
    bukti = Bukti.objects.filter(realisasi=OuterRef("pk"))
    tindak = TindakLanjut.objects.filter(realisasi=OuterRef("pk"))
    rows = pengukuran.baris.filter(Exists(bukti) | Exists(tindak))
    return set(rows.order_by().values_list("pk", flat=True))


def read_evidence(bukti: Bukti, *, pratinjau: bool = False) -> bytes:
    """The stored file, or its small picture. The file is checked against its SHA-256; FileNotFoundError when
    the storage has lost it or holds another one, and where there is no file."""
    berkas = bukti.pratinjau if pratinjau else bukti.berkas
    if not berkas:
        raise FileNotFoundError
    with berkas.open("rb") as isi:
        data = bytes(isi.read())
    if not pratinjau and sidik_isi(data) != bukti.sidik:
        raise FileNotFoundError
    return data


def file_room(baris: Realisasi) -> tuple[int, int]:
    """(files, bytes) that the row holds, withdrawn ones left out (one query)."""
    rows = Bukti.objects.filter(realisasi=baris, jenis=JenisBukti.BERKAS, ditarik=None)
    ukuran = rows.values_list("ukuran", flat=True)
    return len(ukuran), sum(ukuran)


# --- follow-ups


def follow_ups_of(baris: Realisasi) -> list[TindakLanjut]:
    """The follow-ups that concern a row: its own, and those of earlier triwulan (and years) of the same
    indikator that are open or were closed after the triwulan before; by their date (one query)."""
    ini = baris.pengukuran
    awal = _start_of(ini.tahun, ini.triwulan)
    sendiri = Q(realisasi=baris)
    lalu = Q(realisasi__pengukuran__tahun__lt=ini.tahun) | Q(
        realisasi__pengukuran__tahun=ini.tahun, realisasi__pengukuran__triwulan__lt=ini.triwulan
    )
    terbawa = lalu & (Q(status__in=TERBUKA) | Q(per_tanggal__gte=awal))
    rows = TindakLanjut.objects.filter(sendiri | terbawa, realisasi__pengukuran__unit_id=ini.unit_id)
    links = [f"realisasi__{satu}" for satu in LINKS]
    found = rows.select_related("user", *links).order_by("tenggat", "id")
    return [satu for satu in found if satu.realisasi_id == baris.pk or is_same(satu.realisasi, baris)]


def is_same(satu: Realisasi, lain: Realisasi) -> bool:
    """Whether two rows, of whatever year, measure the same: one indikator of the Renstra, else its words."""
    return not set(_names(satu)).isdisjoint(_names(lain))


def same_words(baris: Realisasi) -> tuple[str, str, str]:
    """What two rows of different years have in common when they measure the same."""
    return baris.acuan, lipat(baris.sasaran), lipat(baris.indikator)


def _start_of(tahun: int, triwulan: int) -> date:
    return date(tahun, triwulan * 3 - 2, 1)


# --- questions about values


@dataclass(frozen=True)
class Tanya:
    """A question about the value of a row and its answer (None = nobody has answered it yet)."""

    pertanyaan: Pertanyaan
    jawaban: AlasanNilai | None = None


def questions_of(pengukuran: Pengukuran, rows: Sequence[Realisasi]) -> dict[int, list[Tanya]]:
    """{key of a row: its questions} for `rows` of `pengukuran` (read with LINKS); a row without a question is
    left out. Four queries, whatever the number of rows."""
    terisi = [b for b in rows if b.realisasi_status == StatusNilai.TERISI and b.realisasi_nilai is not None]
    if not terisi:
        return {}
    riwayat, sejawat = _history(pengukuran), _peers(pengukuran, terisi)
    jawaban = _answers(terisi)
    found = {b.pk: _asked(b, riwayat, sejawat, jawaban) for b in terisi}
    return {pk: tanya for pk, tanya in found.items() if tanya}


def _asked(
    baris: Realisasi,
    riwayat: Mapping[Any, Sequence[Decimal]],
    sejawat: Mapping[Any, Sequence[Decimal]],
    jawaban: Mapping[Any, AlasanNilai],
) -> list[Tanya]:
    kartu = getattr(acuan_of(baris), "indikator_renstra", None)
    nilai = baris.realisasi_nilai
    if nilai is None:
        return []
    tanya = questions_about(
        nilai,
        terendah=kartu.wajar_min if kartu else None,
        tertinggi=kartu.wajar_maks if kartu else None,
        riwayat=riwayat.get((*same_words(baris), baris.realisasi_satuan), ()),
        sejawat=sejawat.get((lipat(baris.indikator), baris.realisasi_satuan), ()),
    )
    return [Tanya(satu, jawaban.get((baris.pk, satu.jenis, nilai))) for satu in tanya]


def _history(pengukuran: Pengukuran) -> dict[Any, list[Decimal]]:
    """The numbers of earlier triwulan of the unit by what they measure (one query)."""
    tahun, triwulan = pengukuran.tahun, pengukuran.triwulan
    lalu = Q(pengukuran__tahun__lt=tahun, pengukuran__tahun__gte=tahun - TAHUN_RIWAYAT) | Q(
        pengukuran__tahun=tahun, pengukuran__triwulan__lt=triwulan
    )
    rows = _numbers().filter(lalu, pengukuran__unit_id=pengukuran.unit_id)
    found: dict[Any, list[Decimal]] = defaultdict(list)
    for baris in rows.only("acuan", "sasaran", "indikator", "realisasi_nilai", "realisasi_satuan"):
        found[(*same_words(baris), baris.realisasi_satuan)].append(baris.realisasi_nilai)
    return found


def _peers(pengukuran: Pengukuran, rows: Sequence[Realisasi]) -> dict[Any, list[Decimal]]:
    """The numbers of units of the same kind at other satker of the same level, in the same triwulan, by
    indikator and satuan (two queries: its words are spelled in few ways, its values are many). What is still
    being written elsewhere is nobody else's business."""
    unit: UnitKerja = pengukuran.unit
    tingkat = next(satu for satu in PUSAT_KE_BAWAH if unit.satker.jenis in satu)
    lain = _numbers().filter(
        pengukuran__tahun=pengukuran.tahun,
        pengukuran__triwulan=pengukuran.triwulan,
        pengukuran__unit__jenis=unit.jenis,
        pengukuran__unit__satker__jenis__in=tingkat,
        realisasi_satuan__in={b.realisasi_satuan for b in rows},
    )
    lain = lain.exclude(pengukuran__unit__satker=unit.satker).exclude(pengukuran__status__in=BISA_DIUBAH)
    kata = {lipat(b.indikator) for b in rows}
    disebut = lain.values_list("indikator", flat=True).distinct()
    sama = {teks: kunci for teks in disebut if (kunci := lipat(teks)) in kata}
    found: dict[Any, list[Decimal]] = defaultdict(list)
    values = lain.filter(indikator__in=sama).values_list("indikator", "realisasi_satuan", "realisasi_nilai")
    for indikator, satuan, nilai in values:
        found[sama[indikator], satuan].append(nilai)
    return found


def _numbers() -> QuerySet[Realisasi]:
    terisi = Realisasi.objects.filter(realisasi_status=StatusNilai.TERISI, realisasi_nilai__isnull=False)
    return terisi.order_by()


def _answers(rows: Iterable[Realisasi]) -> dict[Any, AlasanNilai]:
    """The latest answer by row, kind of question and value (one query)."""
    found = AlasanNilai.objects.filter(realisasi__in=[b.pk for b in rows]).select_related("user")
    return {(a.realisasi_id, a.jenis, a.nilai): a for a in found.order_by("id")}


# --- the year before


def last_year_of(pengukuran: Pengukuran, rows: Iterable[Realisasi]) -> dict[int, Realisasi]:
    """{key of a row: the row that measured the same in the same triwulan of the year before, with a number}
    for `rows` of `pengukuran`, as far as there is one (two queries)."""
    kunci = {"unit_id": pengukuran.unit_id, "triwulan": pengukuran.triwulan, "tahun": pengukuran.tahun - 1}
    lalu = _numbers().filter(**{f"pengukuran__{nama}": isi for nama, isi in kunci.items()})
    dikenal: dict[Any, Realisasi] = {}
    for satu in with_links(lalu.order_by("urut", "id")):
        for nama in _names(satu):
            dikenal.setdefault(nama, satu)
    found = {b.pk: next((dikenal[nama] for nama in _names(b) if nama in dikenal), None) for b in rows}
    return {pk: satu for pk, satu in found.items() if satu is not None}


def _names(baris: Realisasi) -> list[Any]:
    """By what a row is known again in another year, the surest first."""
    kartu = getattr(acuan_of(baris), "indikator_renstra_id", None)
    return [*([(baris.acuan, kartu)] if kartu else []), same_words(baris)]
