"""Reminding: of deadlines by the calendar, and of what is late by the satker above. Set-based."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from laporan.antrean import places_now
from laporan.pihak import PERAN_TTD
from laporan.status import KOLOM, RENSTRA, BarisStatus, Keadaan, Sel, cell_url, status_rows
from sakip.choices import JenisSatker, JenisUnit, Peran
from sakip.models import Pemberitahuan, Satker, User
from sakip.periode import countdown, years_due
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak
from sakip.services.pemberitahuan import holders, store
from sakip.tanggal import cetak_tanggal
from sakip.transitions import ALUR, Aksi

SISA = (0, 1, 3, 7, 14)  # days before a deadline on which it is called to mind
MINGGU_LEWAT = 8  # and once a week after it, so many times
PENYUSUN = (Peran.OPERATOR, Peran.KASUBBAG)
GILIRAN = {Keadaan.DIAJUKAN: Aksi.SETUJUI, Keadaan.DISETUJUI: Aksi.TETAPKAN}  # the step that is waited for


class Penerima:
    """Who acts for many satker, read in two queries: the peran of the step that is waited for, who signs
    once there is something to sign, and else who draws the document up and has it prepared."""

    def __init__(self, satker: Iterable[Satker]) -> None:
        ids = [s.pk for s in satker]
        rows = holders(ids, (Peran.OPERATOR, Peran.KASUBBAG, Peran.SEKRETARIS, Peran.KETUA))
        self._rows: dict[tuple[int, str], list[tuple[int, str | None]]] = defaultdict(list)
        for tempat, tugas, user, unit in rows.values_list("satker_id", "peran", "user_id", "unit__jenis"):
            self._rows[tempat, tugas].append((user, unit))
        self._ttd: dict[tuple[str, int], int] = {}
        kolom = ("dokumen__jenis", "dokumen__objek_id", "pejabat__akun", "pejabat__unit__jenis")
        ttd = places_now().filter(dokumen__satker__in=ids, pejabat__akun__isnull=False)
        for jenis, objek, akun, unit, tempat in ttd.values_list(*kolom, "pejabat__unit__satker"):
            if akun in {user for user, _ in self._rows[tempat, PERAN_TTD[JenisUnit(unit)]]}:
                self._ttd[jenis, objek] = akun

    def find(self, satker: Satker, sel: Sel) -> set[int]:
        """The users whose turn it is with the document of a cell; who acts for one unit sees to its own."""
        jenis = sel.kolom.dokumen
        penanda = {self._ttd[jenis, pk] for pk in sel.dokumen if (jenis, pk) in self._ttd}
        if sel.keadaan == Keadaan.DISETUJUI and penanda:
            return penanda
        return {
            user
            for peran in _peran_of(sel)
            for user, unit in self._rows[satker.pk, peran]
            if unit is None or sel.kolom.unit in ("", unit)
        }


def _peran_of(sel: Sel) -> Iterable[Peran]:
    """The peran that take the step for which the document of a cell waits; the system's: who prepares it."""
    aksi = GILIRAN.get(sel.keadaan)
    return next((t.peran for t in ALUR[sel.kolom.dokumen] if t.aksi == aksi), ()) or PENYUSUN


def stage_of(sisa: int) -> str:
    """The reminder that is due `sisa` days before the deadline (negative = after it): the nearest of 14, 7,
    3, 1, 0 that is reached, then one a week for 8 weeks; "" = none. A day without a run is made up."""
    if sisa < 0:
        minggu = (-sisa - 1) // 7
        return f"lewat-{minggu}" if minggu < MINGGU_LEWAT else ""
    return next((str(batas) for batas in SISA if sisa <= batas), "")


@transaction.atomic
def remind_of_deadlines(on: date | None = None) -> int:
    """Write the reminders that are due on `on` (None = today) for every satker; returns how many are new.

    What waits in review is due by the deadline of the review, everything else by that of the filling.
    Asked again the same day it writes nothing. The number of queries does not grow with the satker, that
    of the writing does, by the hundred.
    """
    hari = on or timezone.localdate()
    awal, akhir = hari - timedelta(weeks=MINGGU_LEWAT), hari + timedelta(days=SISA[-1])
    tahun = years_due(awal, akhir)
    satker = list(Satker.objects.all())
    penerima = Penerima(satker)
    rows = [
        p
        for t in tahun
        for baris in status_rows(satker, t, hari, (RENSTRA, *KOLOM))
        for p in _deadline_rows(baris, t, hari, penerima)
    ]
    baru = store(rows)
    if baru:
        log_jejak(user=None, tindakan="ingatkan tenggat", satker=None, keterangan=f"{baru} pemberitahuan")
    return baru


def _deadline_rows(baris: BarisStatus, tahun: int, hari: date, penerima: Penerima) -> Iterable[Pemberitahuan]:
    satker = baris.satker
    for sel in baris.sel:
        tahap = "" if sel.tenggat is None or sel.keadaan.selesai else stage_of((sel.tenggat - hari).days)
        users = penerima.find(satker, sel) if tahap else set()
        if not users or sel.tenggat is None:
            continue
        keadaan = "belum disusun" if sel.keadaan == Keadaan.BELUM else sel.keadaan.kata
        nama = "tenggat peninjauannya" if sel.ditinjau else "tenggatnya"
        teks = (
            f"{sel.kolom.judul} {tahun} {satker.nama} {keadaan}: {nama} "
            f"{cetak_tanggal(sel.tenggat)}, {countdown(sel.tenggat, hari)}."
        )
        kunci = f"tenggat:{satker.pk}:{sel.kolom.kunci}:{tahun}:{sel.tenggat}:{tahap}"
        url = cell_url(satker, tahun, sel)
        for user in users:
            yield Pemberitahuan(user_id=user, teks=teks, url=url, kunci=kunci, satker=satker)


@dataclass(frozen=True)
class Pengingatan:
    """What came of reminding: how many people were told anew, in how many satker somebody was told (today,
    be it before), and the late satker where nobody has an account for it."""

    orang: int
    satker: int
    tanpa_akun: tuple[Satker, ...]


@transaction.atomic
def remind_late(*, user: User, tempat: Satker, satker: Sequence[Satker], tahun: int) -> Pengingatan:
    """Remind those of `satker` (below `tempat`) that are late, one sentence a day to each person whose turn
    it is, with one Jejak. Raises PermissionDenied."""
    require(user, Deed.JADWAL, None if tempat.jenis == JenisSatker.PUSAT else tempat)
    rows = [r for r in status_rows(satker, tahun) if r.tertinggal]
    penerima = Penerima([r.satker for r in rows])
    kata = [(r.satker, list(_late_rows(r, tahun, tempat, penerima))) for r in rows]
    baru = store([p for _, isi in kata for p in isi])
    if rows:
        log_jejak(
            user=user,
            tindakan=f"ingatkan dokumen {tahun}",
            satker=tempat,
            sesudah={"satker": [s.kode_wilayah for s, isi in kata if isi], "pemberitahuan": baru},
        )
    return Pengingatan(baru, sum(bool(isi) for _, isi in kata), tuple(s for s, isi in kata if not isi))


def reminded_on(tempat: Satker, satker: Iterable[int], tahun: int) -> dict[int, date]:
    """{satker: the day on which `tempat` last reminded somebody there of the documents of `tahun`}; one that
    never was is left out (one query)."""
    rows = Pemberitahuan.objects.filter(
        satker__in=list(satker),
        kunci__startswith=_mark(tempat.pk, ""),
        kunci__contains=f":{tahun}:",
    )
    found: dict[int, date] = {}
    for pk, kunci in rows.order_by().values_list("satker_id", "kunci").distinct():
        awal, _, hari = kunci.rpartition(":")
        if pk is not None and awal == _mark(tempat.pk, f"{pk}:{tahun}"):
            found[pk] = max(found.get(pk, date.min), date.fromisoformat(hari))
    return found


def _mark(tempat: int, sisa: str) -> str:
    return f"ingat:{tempat}:{sisa}"


def _late_rows(baris: BarisStatus, tahun: int, tempat: Satker, penerima: Penerima) -> Iterable[Pemberitahuan]:
    """One sentence for each person, naming the late documents that wait for that person."""
    satker, hari = baris.satker, timezone.localdate()
    giliran: dict[int, list[Sel]] = defaultdict(list)
    for sel in baris.tertinggal:
        for user in penerima.find(satker, sel):
            giliran[user].append(sel)
    for user, daftar in giliran.items():
        nama = ", ".join(s.kolom.judul for s in daftar)
        lama = max(s.terlambat for s in daftar)
        yield Pemberitahuan(
            user_id=user,
            teks=f"{tempat.nama} mengingatkan: {nama} tahun {tahun} terlambat sampai {lama} hari.",
            url=cell_url(satker, tahun, daftar[0]),
            kunci=_mark(tempat.pk, f"{satker.pk}:{tahun}:{hari}"),
            satker=satker,
        )
