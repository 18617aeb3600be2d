"""The tasks of who looks on a province or the nation: documents to receive, and how many satker lag. Counts
with a link, never a row for each satker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db.models import Count
from django.urls import reverse

from kinerja.models import Pengukuran
from laporan.models import Lakip
from laporan.status import KOLOM, BarisStatus, status_rows
from laporan.tugas.bentuk import Kelompok, Tugas
from sakip.choices import JenisSatker, Peran, StatusDokumen
from sakip.models import Periode, Satker, User
from sakip.querysets import active_penugasan

MEMBAWAHI: Final = frozenset({Peran.PROVINSI, Peran.PUSAT})
BULAN_BUKA: Final = 11  # from this month on the next year is to be opened
DISEBUT: Final = 3  # columns of the matrix that a card names


def places_above(user: User) -> list[Satker]:
    """The provinces, or the nation, for which `user` looks on those below."""
    own = {p.satker_id: p.satker for p in active_penugasan(user) if p.peran in MEMBAWAHI}
    return [s for s in own.values() if s.jenis in (JenisSatker.PROVINSI, JenisSatker.PUSAT)]


def tasks_above(user: User, hari: date) -> list[Tugas]:
    """What waits below each place of `user` in this year and the last: at most two tasks for each year,
    and for the nation the years that are not open."""
    tempat = places_above(user)
    if not tempat:
        return []
    tahun = (hari.year - 1, hari.year)
    return [*_to_receive(tempat, tahun), *_lagging(tempat, tahun, hari), *_to_open(tempat, hari)]


def _to_open(tempat: Sequence[Satker], hari: date) -> list[Tugas]:
    """Of the nation: this year, and from BULAN_BUKA the next, without any national window (one query)."""
    nasional = next((s for s in tempat if s.jenis == JenisSatker.PUSAT), None)
    if nasional is None:
        return []
    tahun = [hari.year, *([hari.year + 1] if hari.month >= BULAN_BUKA else [])]
    ada = set(Periode.objects.filter(satker=None, tahun__in=tahun).order_by().values_list("tahun", flat=True))
    return [
        Tugas(
            kelompok=Kelompok.KERJAKAN,
            kerja="Buka tahun",
            judul=f"Jadwal pengisian tahun {t} belum ditetapkan",
            tempat=nasional.nama,
            url=reverse("laporan:tahun-buka", args=[nasional.kode_wilayah, t]),
            catatan="Tanpa jadwal, satuan kerja tidak melihat tenggat dan tidak diingatkan.",
        )
        for t in tahun
        if t not in ada
    ]


def _to_receive(tempat: Sequence[Satker], tahun: Sequence[int]) -> list[Tugas]:
    """Documents that the satker directly below have delivered (two queries)."""
    syarat = {"status": StatusDokumen.DITETAPKAN, "tahun__in": tahun}
    ukur = Pengukuran.objects.filter(unit__satker__induk__in=tempat, **syarat).order_by()
    lakip = Lakip.objects.filter(satker__induk__in=tempat, **syarat).order_by()
    banyak: Counter[tuple[int, int]] = Counter()
    for rows, induk in ((ukur, "unit__satker__induk"), (lakip, "satker__induk")):
        for pk, t, n in rows.values_list(induk, "tahun").annotate(n=Count("pk")):
            banyak[pk, t] += n
    return [
        Tugas(
            kelompok=Kelompok.PERIKSA,
            kerja="Periksa dan terima",
            judul=f"{banyak[satker.pk, t]} dokumen tahun {t} menunggu penerimaan",
            tempat=satker.nama,
            url=reverse("laporan:status-terima", args=[satker.kode_wilayah, t]),
        )
        for satker in tempat
        for t in tahun
        if banyak[satker.pk, t]
    ]


def _lagging(tempat: Sequence[Satker], tahun: Sequence[int], hari: date) -> list[Tugas]:
    """How many satker below are late, in the years that have a deadline behind them (seven queries for each
    of them, and one)."""
    lewat = Periode.objects.filter(tahun__in=tahun, tenggat__lt=hari).order_by()
    berjalan = sorted(set(lewat.values_list("tahun", flat=True)))
    tugas = []
    for t in berjalan:
        rows = status_rows(_below(tempat), t, hari)
        for satker in tempat:
            di_bawah = [
                r for r in rows if satker.jenis == JenisSatker.PUSAT or r.satker.induk_id == satker.pk
            ]
            if any(r.tertinggal for r in di_bawah):
                tugas.append(_late_card(satker, t, di_bawah))
    return tugas


def _below(tempat: Sequence[Satker]) -> list[Satker]:
    """Every satker below the nation, else the kabupaten/kota of the provinces (one query)."""
    rows = Satker.objects.filter(induk__isnull=False)
    nasional = any(s.jenis == JenisSatker.PUSAT for s in tempat)
    return list(rows if nasional else rows.filter(induk__in=tempat))


def _late_card(satker: Satker, tahun: int, rows: Sequence[BarisStatus]) -> Tugas:
    terlambat = [r for r in rows if r.tertinggal]
    terbanyak = Counter(sel.kolom.kunci for r in terlambat for sel in r.tertinggal).most_common(DISEBUT)
    nama = {k.kunci: k.judul for k in KOLOM}
    sebutan = ", ".join(f"{nama[kunci]} ({n})" for kunci, n in terbanyak)
    alamat = reverse("laporan:status", args=[satker.kode_wilayah, tahun])
    lingkup = "&lingkup=semua" if satker.jenis == JenisSatker.PUSAT else ""
    return Tugas(
        kelompok=Kelompok.TERLAMBAT,
        kerja="Lihat dan ingatkan",
        judul=f"{len(terlambat)} dari {len(rows)} satuan kerja terlambat pada tahun {tahun}",
        tempat=satker.nama,
        url=f"{alamat}?tampil=terlambat{lingkup}",
        catatan=f"Terbanyak: {sebutan}.",
    )
