"""When a document may be filled and reviewed: which window holds for whom, what is locked, and the exceptions
that open it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone

from sakip.choices import (
    TINGKAT,
    JenisDokumen,
    JenisSatker,
    Peran,
    StatusDokumen,
    TingkatSatker,
    Triwulan,
)
from sakip.models import Langkah, PengecualianKunci, Periode, Satker, UnitKerja, User
from sakip.models.alur import Beralur
from sakip.petak import Petak, petak_of
from sakip.querysets import active_penugasan
from sakip.tanggal import cetak_tanggal
from sakip.transitions import Aksi

BERINDUK = frozenset({JenisSatker.KABUPATEN, JenisSatker.KOTA})
NASIONAL = "KPU Republik Indonesia"
# Steps of who fills; all others are of the review. Taking back leads to a draft, which only he may submit.
MENGISI: Final = frozenset({Aksi.AJUKAN, Aksi.BUKA, Aksi.TARIK})
HARI_PERBAIKAN: Final = 7  # days to mend what was returned, where the review has no last day
PENGOREKSI: Final = frozenset({Peran.KASUBBAG})  # who checks and plans corrects as long as he reviews


class Jendela(Enum):
    """The days on which a deed is allowed, the last one included. One of three holds for each deed.

    PENGISIAN: who fills in edits and submits from `buka` to `tutup` (None = to `tutup_tinjau`).
    PERBAIKAN: the same deeds, but to `tutup_tinjau` (None = to `tutup`): for a kasubbag where he may fill,
        and for everybody once the document was returned, or a return would be a dead end.
    PENINJAUAN: the other steps that a peran takes, to `tutup_tinjau` (None = it never closes).

    So where nobody set a `tutup_tinjau`, the review has no end and `tutup` ends the filling for all, but for
    a document that was returned: it stays open for HARI_PERBAIKAN days from its return, also beyond `tutup`,
    and who returns it is told until when (`mending_until`). A signature and its refusal have no window: they
    belong to what was approved in time.
    """

    PENGISIAN = "pengisian"
    PERBAIKAN = "perbaikan"
    PENINJAUAN = "peninjauan"


@dataclass(frozen=True)
class Kalender:
    """Every window of one year by its satker (None = the nation) and petak, read once; for lists of many
    satker.

    Of those that reach a satker the first of these holds, whole, without taking a day from another:
    1. its own, for its level before the one for every level;
    2. that of its province (for a kabupaten/kota) for its level;
    3. that of its province for every level;
    4. the national one for its level;
    5. the national one for every level.
    """

    baris: dict[tuple[int | None, Petak], Periode]

    def find(self, satker: Satker, dokumen: str, triwulan: int | None = None) -> Periode | None:
        """As `schedule_for`, without a query."""
        tempat, tw = TINGKAT[satker.jenis], _triwulan(dokumen, triwulan)
        ada = (self.baris.get((pk, (dokumen, tw, t))) for pk in _reach(satker) for t in (tempat, ""))
        return next((p for p in ada if p is not None), None)


def calendar_of(tahun: int) -> Kalender:
    """The windows of `tahun` for everybody (one query)."""
    return calendars_of([tahun])[tahun]


def calendars_of(tahun: Iterable[int]) -> dict[int, Kalender]:
    """The windows of each of `tahun` for everybody (one query; none without a year)."""
    kalender: dict[int, Kalender] = {satu: Kalender({}) for satu in tahun}
    for p in Periode.objects.filter(tahun__in=kalender).select_related("satker"):
        kalender[p.tahun].baris[p.satker_id, petak_of(p)] = p
    return kalender


def schedule_for(satker: Satker, dokumen: str, tahun: int, triwulan: int | None = None) -> Periode | None:
    """The window that holds, as `Kalender` says; None = nobody set one, so it is open and has no deadline.
    `triwulan` counts for realisasi alone."""
    rows = Periode.objects.filter(
        Q(satker__in=[pk for pk in _reach(satker) if pk]) | Q(satker__isnull=True),
        dokumen=dokumen,
        tahun=tahun,
        triwulan=_triwulan(dokumen, triwulan),
    ).select_related("satker")
    return Kalender({(p.satker_id, petak_of(p)): p for p in rows}).find(satker, dokumen, triwulan)


def deadline_of(satker: Satker, dokumen: str, tahun: int, triwulan: int | None = None) -> date | None:
    """The day by which it is to be filled and submitted; None = no deadline is set."""
    periode = schedule_for(satker, dokumen, tahun, triwulan)
    return periode.tenggat if periode else None


def review_deadline(periode: Periode | None) -> date | None:
    """The day by which it is to be reviewed: the deadline, else the last day of the review; None = neither
    is set."""
    return (periode.tenggat_tinjau or periode.tutup_tinjau) if periode else None


def filling_deadline(
    periode: Periode | None, status: str, kembali: date | None = None, on: date | None = None
) -> date | None:
    """The deadline for who fills, on the day `on` (None = today); of what was returned (on the day `kembali`)
    after it, that of the review where one is set, else the last day on which it can be mended. None = no day
    is set."""
    tenggat, hari = periode.tenggat if periode else None, on or timezone.localdate()
    if periode is None or status != StatusDokumen.DIKEMBALIKAN or (tenggat and tenggat >= hari):
        return tenggat
    akhir = last_day(periode, Jendela.PERBAIKAN, kembali) if kembali else None
    return review_deadline(periode) or akhir or tenggat


def years_due(awal: date, akhir: date) -> list[int]:
    """The years of which something is due from `awal` to `akhir`, to be filled or reviewed (one query)."""
    hari = (awal, akhir)
    due = Q(tenggat__range=hari) | Q(tenggat_tinjau__range=hari) | Q(tutup_tinjau__range=hari)
    return sorted(set(Periode.objects.filter(due).values_list("tahun", flat=True)))


def review_dues(
    dokumen: Iterable[tuple[Satker, str, int, int | None]], on: date | None = None
) -> list[Tenggat | None]:
    """When each of (satker, dokumen, tahun, triwulan) is due to be reviewed (one query); None = no day is
    set."""
    rows = list(dokumen)
    kalender = calendars_of({tahun for _, _, tahun, _ in rows})
    return [due_on(review_deadline(kalender[t].find(satker, d, tw)), on) for satker, d, t, tw in rows]


def window_of(
    satker: Satker,
    unit: UnitKerja | None = None,
    *,
    user: User | None = None,
    status: str = "",
    aksi: str = "",
) -> Jendela:
    """Which days hold for `user` (None = whoever fills) and a document of `unit` (None = the whole satker) in
    `status` ("" = it is not there yet), to take the step `aksi` ("" = to edit it)."""
    if aksi and aksi not in MENGISI:
        return Jendela.PENINJAUAN
    if status == StatusDokumen.DIKEMBALIKAN or (user is not None and _corrects(user, satker, unit)):
        return Jendela.PERBAIKAN
    return Jendela.PENGISIAN


def lock_of(
    satker: Satker,
    dokumen: str,
    tahun: int,
    triwulan: int | None = None,
    unit: UnitKerja | None = None,
    on: date | None = None,
    *,
    user: User | None = None,
    status: str = "",
    aksi: str = "",
    objek: int | None = None,
) -> str:
    """Why `user` may do nothing on the day `on` (None = today), `status` and `aksi` as in `window_of`: which
    window is closed since when and who can give an exception; "" = it is open, by its window or by an
    exception (which opens both). `objek` is the key of the document (None = it is not there yet)."""
    periode = schedule_for(satker, dokumen, tahun, triwulan)
    jendela = window_of(satker, unit, user=user, status=status, aksi=aksi)
    kalimat = closed_words(periode, on, jendela)
    if kalimat and status == StatusDokumen.DIKEMBALIKAN:
        kalimat = closed_words(periode, on, jendela, returned_on(dokumen, objek))
    if periode is None or not kalimat or exception_for(satker, dokumen, tahun, triwulan, unit, on):
        return ""
    return f"{kalimat} {_who_opens(satker)} dapat memberikan pengecualian."


def require_open(
    satker: Satker,
    dokumen: str,
    tahun: int,
    triwulan: int | None = None,
    unit: UnitKerja | None = None,
    *,
    user: User | None = None,
    status: str = "",
    aksi: str = "",
    objek: int | None = None,
) -> None:
    """Pass, or raise ValidationError with the sentence of `lock_of`."""
    kalimat = lock_of(
        satker, dokumen, tahun, triwulan, unit, user=user, status=status, aksi=aksi, objek=objek
    )
    if kalimat:
        raise ValidationError(kalimat, code="terkunci")


def closed_words(
    periode: Periode | None,
    on: date | None = None,
    jendela: Jendela = Jendela.PENGISIAN,
    kembali: date | None = None,
) -> str:
    """Why the window alone is closed on `on` (None = today); "" = it is open or there is none. `kembali` as
    in `last_day`."""
    hari = on or timezone.localdate()
    if periode is None:
        return ""
    if jendela != Jendela.PENINJAUAN and periode.buka and hari < periode.buka:
        return f"Pengisian {periode} baru dibuka pada {cetak_tanggal(periode.buka)} menurut {whose(periode)}."
    akhir = last_day(periode, jendela, kembali)
    if akhir is None or hari <= akhir:
        return ""
    sejak = cetak_tanggal(akhir + timedelta(days=1))
    kata = "Pengisian"
    if jendela != Jendela.PENGISIAN and akhir != periode.tutup:
        kata = "Peninjauan" if periode.tutup_tinjau else "Perbaikan"
    return f"{kata} {periode} sudah ditutup sejak {sejak} menurut {whose(periode)}."


def last_day(periode: Periode, jendela: Jendela, kembali: date | None = None) -> date | None:
    """The last day of a window (inclusive); None = it never closes. `kembali`: when the document was returned
    (None = it was not)."""
    if jendela == Jendela.PENINJAUAN:
        return periode.tutup_tinjau
    if jendela == Jendela.PENGISIAN:
        return periode.tutup or periode.tutup_tinjau
    if periode.tutup_tinjau or periode.tutup is None or kembali is None:
        return periode.tutup_tinjau or periode.tutup
    return max(periode.tutup, kembali + timedelta(days=HARI_PERBAIKAN))


def returned_on(dokumen: str, objek: int | None) -> date | None:
    """The day on which the document `objek` of that kind was returned last (one query); None = never."""
    rows = Langkah.objects.filter(dokumen=dokumen, objek_id=objek or 0, ke=StatusDokumen.DIKEMBALIKAN)
    waktu = rows.order_by("-id").values_list("waktu", flat=True).first()
    return timezone.localdate(waktu) if waktu else None


def mending_until(dokumen: Beralur) -> date | None:
    """Until when its operator could mend `dokumen` if it were returned today, by the window or an exception
    (two queries); None = no day closes it."""
    triwulan = getattr(dokumen, "triwulan", None)
    tempat = (dokumen.pemilik, dokumen.jenis_dokumen, dokumen.tahun, triwulan)
    periode = schedule_for(*tempat)
    akhir = last_day(periode, Jendela.PERBAIKAN, timezone.localdate()) if periode else None
    izin = exception_for(*tempat, dokumen.unit_alur) if akhir else None
    return max(akhir, izin.sampai) if akhir and izin else akhir


def _corrects(user: User, satker: Satker, unit: UnitKerja | None) -> bool:
    """Whether `user` checks and plans at `satker` for `unit` (None = the whole of it)."""
    milik = (None, unit.pk if unit else None)
    return user.is_superuser or any(
        p.peran in PENGOREKSI and p.satker_id == satker.pk and p.unit_id in milik
        for p in active_penugasan(user)
    )


def whose(periode: Periode) -> str:
    """`jadwal nasional` or `jadwal KPU Provinsi Bengkulu untuk KPU kabupaten/kota`."""
    milik = f"jadwal {periode.satker.nama}" if periode.satker else "jadwal nasional"
    return f"{milik} untuk {periode.get_tingkat_display()}" if periode.tingkat else milik


def exception_for(
    satker: Satker,
    dokumen: str,
    tahun: int,
    triwulan: int | None = None,
    unit: UnitKerja | None = None,
    on: date | None = None,
) -> PengecualianKunci | None:
    """The exception that holds on `on` (None = today) for `unit`: one for the whole satker or for that very
    unit; of several the one that lasts longest. None = there is none."""
    return (
        PengecualianKunci.objects.filter(
            Q(unit__isnull=True) | Q(unit=unit) if unit else Q(unit__isnull=True),
            satker=satker,
            dokumen=dokumen,
            tahun=tahun,
            triwulan=_triwulan(dokumen, triwulan),
            dicabut__isnull=True,
            sampai__gte=on or timezone.localdate(),
        )
        .order_by("-sampai")
        .first()
    )


def open_notice(
    satker: Satker,
    dokumen: str,
    tahun: int,
    triwulan: int | None = None,
    unit: UnitKerja | None = None,
    *,
    user: User | None = None,
    status: str = "",
    kembali: date | None = None,
) -> str:
    """What a form says when it is open by an exception only; "" when its window is open or it is locked.
    `kembali` as in `last_day`."""
    jendela = window_of(satker, unit, user=user, status=status)
    periode = schedule_for(satker, dokumen, tahun, triwulan)
    if not closed_words(periode, jendela=jendela, kembali=kembali):
        return ""
    izin = exception_for(satker, dokumen, tahun, triwulan, unit)
    return exception_words(izin) if izin else ""


def exception_words(izin: PengecualianKunci) -> str:
    """`Dibuka dengan pengecualian menurut <kuasa> sampai 3 Mei 2026. Alasan: ...`"""
    sampai = cetak_tanggal(izin.sampai)
    return f"Dibuka dengan pengecualian menurut {izin.kuasa} sampai {sampai}. Alasan: {izin.alasan}"


def exception_state(izin: PengecualianKunci, on: date | None = None) -> str:
    """`berlaku`, `berakhir` or `dicabut` as of `on` (None = today)."""
    if izin.dicabut is not None:
        return "dicabut"
    return "berlaku" if izin.sampai >= (on or timezone.localdate()) else "berakhir"


def exceptions_used(satker: Satker, tahun: int) -> QuerySet[PengecualianKunci]:
    """Every exception that `satker` got for `tahun`, oldest first: what a report says of late filling."""
    rows: QuerySet[PengecualianKunci] = PengecualianKunci.objects.filter(satker=satker, tahun=tahun)
    return rows.select_related("satker", "unit", "pemberi").order_by("dibuat", "id")


def countdown(tenggat: date | None, on: date | None = None) -> str:
    """`3 hari lagi`, `hari ini`, `terlambat 12 hari` as of `on` (None = today); "" without a deadline."""
    if tenggat is None:
        return ""
    sisa = (tenggat - (on or timezone.localdate())).days
    if sisa == 0:
        return "hari ini"
    return f"{sisa} hari lagi" if sisa > 0 else f"terlambat {-sisa} hari"


@dataclass(frozen=True)
class Tenggat:
    """A day on which something is due: how far it is in words, and whether it is past."""

    hari: date
    hitung: str
    lewat: bool


def due_on(hari: date | None, on: date | None = None) -> Tenggat | None:
    """The deadline `hari` as of `on` (None = today); None without a day."""
    return Tenggat(hari, countdown(hari, on), hari < (on or timezone.localdate())) if hari else None


def slots() -> Iterator[tuple[JenisDokumen, int | None]]:
    """Every (document, triwulan) that has a window of its own in a year, in the order of the year."""
    for dokumen in JenisDokumen:
        if dokumen == JenisDokumen.REALISASI:
            yield from ((dokumen, int(triwulan)) for triwulan in Triwulan)
        else:
            yield dokumen, None


def _triwulan(dokumen: str, triwulan: int | None) -> int | None:
    return triwulan if dokumen == JenisDokumen.REALISASI else None


def _reach(satker: Satker) -> list[int | None]:
    """Whose windows hold for `satker`, the nearest first; None = the nation's."""
    return [satker.pk, *([satker.induk_id] if satker.jenis in BERINDUK else []), None]


def _who_opens(satker: Satker) -> str:
    induk = satker.induk if satker.jenis in BERINDUK else None
    return f"{induk.nama} atau {NASIONAL}" if induk else NASIONAL


def slot_label(dokumen: str, triwulan: int | None, tingkat: str = "") -> str:
    """`Perjanjian Kinerja`, `Realisasi Triwulan II`, `LAKIP untuk KPU provinsi`."""
    nama = str(JenisDokumen(dokumen).label)
    nama = f"{nama} {Triwulan(triwulan).label}" if triwulan else nama
    return f"{nama} untuk {TingkatSatker(tingkat).label}" if tingkat else nama
