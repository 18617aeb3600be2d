"""The questions about one satker or many, read at once, with the answers that were given (layer 2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from django.urls import reverse

from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi, Dipa
from anggaran.pohon import Pohon, build_tree
from anggaran.queries import BarisLalu, TahunLalu
from kinerja.dukungan import PUSAT_KE_BAWAH, TAHUN_RIWAYAT, same_words
from kinerja.models import Realisasi
from laporan.models import JawabanTanya
from laporan.tanya.aturan import Tanya, Ukur, peer_key, questions
from sakip.choices import BISA_DIUBAH, StatusNilai
from sakip.lipat import lipat
from sakip.models import Satker

TINGKAT_ANGGARAN: Final = frozenset({"program", "kegiatan"})


@dataclass(frozen=True)
class Terjawab:
    """A question with its latest answer (None = nobody has answered it)."""

    tanya: Tanya
    jawaban: JawabanTanya | None


def questions_about(satker: Sequence[Satker], tahun: int) -> dict[int, list[Terjawab]]:
    """{key of a satker: its questions} for the year; one without any has an empty list. The number of queries
    grows with neither satker nor rows. Of other satker only how many they are and their median is told."""
    milik = _measured(satker, tahun)
    semua = [u for rows in milik.values() for u in rows if u.tahun == tahun]
    sejawat = _peers(satker, tahun, semua)
    serapan = _absorption(satker, tahun)
    jawaban = _answers(satker, tahun)
    return {
        s.pk: [
            Terjawab(t, jawaban.get((s.pk, t.sidik)))
            for t in questions(milik.get(s.pk, []), tahun, sejawat=sejawat, serapan=serapan.get(s.pk, []))
        ]
        for s in satker
    }


def _measured(satker: Sequence[Satker], tahun: int) -> dict[int, list[Ukur]]:
    """Every number of these satker of this year and the years before (one query)."""
    rows = Realisasi.objects.filter(
        pengukuran__unit__satker__in=satker,
        pengukuran__tahun__lte=tahun,
        pengukuran__tahun__gte=tahun - TAHUN_RIWAYAT,
        realisasi_status=StatusNilai.TERISI,
        realisasi_nilai__isnull=False,
    ).select_related("pengukuran__unit__satker")
    found: dict[int, list[Ukur]] = defaultdict(list)
    for r in rows.order_by("pengukuran__tahun", "pengukuran__triwulan", "urut", "id"):
        found[r.pengukuran.unit.satker_id].append(_read(r))
    return found


def _read(r: Any) -> Ukur:
    ukur, unit = r.pengukuran, r.pengukuran.unit
    args = [unit.satker.kode_wilayah, ukur.tahun, ukur.pk, r.pk]
    return Ukur(
        satker=unit.satker_id,
        unit=unit.kunci,
        nama_unit=unit.nama,
        jenis_unit=unit.jenis,
        tahun=ukur.tahun,
        triwulan=ukur.triwulan,
        indikator=r.indikator,
        kunci=same_words(r),
        satuan=r.realisasi_satuan,
        nilai=r.realisasi_nilai,
        capaian=r.capaian_mentah if r.capaian_mentah is not None else r.capaian_nilai,
        url=reverse("kinerja:realisasi-baris", args=args),
    )


def _peers(
    satker: Sequence[Satker], tahun: int, ukur: Iterable[Ukur]
) -> dict[tuple[object, ...], dict[int, Decimal]]:
    """{key of an indikator: {satker: value}} of satker of the same level, what is still being written left
    out (two queries: the words are spelled in few ways, the values are many)."""
    tingkat = {j for satu in PUSAT_KE_BAWAH if any(s.jenis in satu for s in satker) for j in satu}
    kata = {lipat(u.indikator) for u in ukur}
    rows = Realisasi.objects.filter(
        pengukuran__tahun=tahun,
        pengukuran__unit__satker__jenis__in=tingkat,
        realisasi_status=StatusNilai.TERISI,
        realisasi_nilai__isnull=False,
    ).exclude(pengukuran__status__in=BISA_DIUBAH)
    disebut = rows.order_by().values_list("indikator", flat=True).distinct()
    sama = [teks for teks in disebut if lipat(teks) in kata]
    kolom = ("satker_id", "jenis", "satker__jenis")
    nilai = (
        rows.filter(indikator__in=sama)
        .order_by()
        .values_list(
            *(f"pengukuran__unit__{k}" for k in kolom),
            "pengukuran__triwulan",
            "indikator",
            "realisasi_satuan",
            "realisasi_nilai",
        )
    )
    found: dict[tuple[object, ...], dict[int, Decimal]] = defaultdict(dict)
    for pk, jenis, jenis_satker, triwulan, indikator, satuan, isi in nilai:
        kunci = (_level(jenis_satker), jenis, tahun, triwulan, lipat(indikator), satuan)
        found[kunci][pk] = isi
    milik = {s.pk: _level(s.jenis) for s in satker}
    return {peer_key(u): found.get((milik[u.satker], *peer_key(u)), {}) for u in ukur}


def _level(jenis: str) -> int:
    return next(n for n, satu in enumerate(PUSAT_KE_BAWAH) if jenis in satu)


def _absorption(satker: Sequence[Satker], tahun: int) -> dict[int, list[tuple[str, Decimal]]]:
    """{satker: (words, percent)} of the whole budget, each program and kegiatan; by the DIPA in force, else
    by the totals that a document prints (four queries)."""
    dipa = {d.satker_id: d for d in Dipa.objects.filter(satker__in=satker, tahun=tahun).order_by("revisi")}
    pagu: dict[int, list[BarisPagu]] = defaultdict(list)
    baris = BarisPagu.objects.filter(dipa__in=dipa.values()).select_related("induk", "dipa")
    for p in baris.order_by("urut", "id"):
        pagu[p.dipa.satker_id].append(p)
    terpakai: dict[int, list[BarisRealisasi]] = defaultdict(list)
    spent = BarisRealisasi.objects.filter(satker__in=dipa, tahun=tahun).select_related("induk")
    for r in spent.order_by("urut", "id"):
        terpakai[r.satker_id].append(r)
    found = {pk: _of_tree(build_tree(d, pagu[pk], terpakai[pk])) for pk, d in dipa.items()}
    lalu = AnggaranLalu.objects.filter(satker__in=[s for s in satker if s.pk not in dipa], tahun=tahun)
    for pk, rows in groupby(lalu.order_by("satker", "urut", "id"), key=lambda b: b.satker_id):
        isi = [BarisLalu(b.kode, b.uraian, b.pagu, b.realisasi) for b in rows]
        found[pk] = _percentages([("seluruh anggaran", TahunLalu(tahun, isi).penyerapan)])
    return found


def _of_tree(pohon: Pohon) -> list[tuple[str, Decimal]]:
    cabang = [
        (f"{b.kode} {b.uraian}".strip(), b.penyerapan) for b in pohon.baris if b.tingkat in TINGKAT_ANGGARAN
    ]
    return _percentages([("seluruh anggaran", pohon.penyerapan), *cabang])


def _percentages(isi: Iterable[tuple[str, Decimal | None]]) -> list[tuple[str, Decimal]]:
    return [(kata, persen) for kata, persen in isi if persen is not None]


def _answers(satker: Sequence[Satker], tahun: int) -> dict[tuple[int, str], JawabanTanya]:
    """The latest answer by satker and question (one query)."""
    rows = JawabanTanya.objects.filter(satker__in=satker, tahun=tahun).select_related("user")
    return {(j.satker_id, j.sidik): j for j in rows.order_by("id")}
