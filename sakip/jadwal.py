"""The schedule of a satker-year and its exceptions as rows for the eye."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from sakip.choices import TINGKAT, JenisSatker
from sakip.models import PengecualianKunci, Periode, Satker, User
from sakip.periode import (
    BERINDUK,
    Jendela,
    Kalender,
    calendar_of,
    closed_words,
    countdown,
    exception_state,
    last_day,
    slot_label,
    slots,
    whose,
)
from sakip.permissions import Deed, can
from sakip.petak import levels_of
from sakip.tanggal import cetak_tanggal

NADA = {"berlaku": "info", "berakhir": "netral", "dicabut": "kurang"}


@dataclass(frozen=True)
class BarisJadwal:
    """One document (and triwulan) of a satker; `periode` None = nobody set a window, it is open. Where the
    satker sets a window for another level, `untuk` names it.

    `keadaan` is in words, `jenis` its tone, `catatan` until when; `hitung` and `hitung_tinjau` count down to
    the deadlines of filling and review that are still ahead.
    """

    dokumen: str
    triwulan: int | None
    label: str
    periode: Periode | None
    menurut: str
    keadaan: str
    jenis: str
    catatan: str
    hitung: str
    hitung_tinjau: str
    untuk: str = ""


@dataclass(frozen=True)
class BarisIzin:
    """One exception with its state (`berlaku`, `berakhir`, `dicabut`); `bisa_dicabut` by who looks at it."""

    izin: PengecualianKunci
    label: str
    keadaan: str
    jenis: str
    bisa_dicabut: bool


def schedule_rows(satker: Satker, tahun: int, izin: Iterable[PengecualianKunci]) -> list[BarisJadwal]:
    """Every window of `satker` in `tahun`, in the order of the year (one query); `izin`: its exceptions. At
    the nation and a province those follow that it has set for the levels below it."""
    kalender, hari = calendar_of(tahun), timezone.localdate()
    berlaku = [i for i in izin if exception_state(i, hari) == "berlaku"]
    rows: list[BarisJadwal] = []
    for dokumen, triwulan in slots():
        milik = kalender.find(satker, dokumen, triwulan)
        rows.append(_schedule_row(dokumen, triwulan, milik, berlaku, hari))
        rows += [
            replace(_schedule_row(dokumen, triwulan, p, [], hari), untuk=str(p.get_tingkat_display()))
            for p in _set_for_others(kalender, satker, dokumen, triwulan)
        ]
    return rows


def _set_for_others(
    kalender: Kalender, satker: Satker, dokumen: str, triwulan: int | None
) -> Iterator[Periode]:
    if satker.jenis in BERINDUK:
        return
    pemilik = None if satker.jenis == JenisSatker.PUSAT else satker
    for tingkat in levels_of(pemilik):
        petak = (dokumen, triwulan, str(tingkat))
        periode = kalender.baris.get((pemilik.pk if pemilik else None, petak))
        if periode is not None and tingkat != TINGKAT[satker.jenis]:
            yield periode


def _schedule_row(
    dokumen: str, triwulan: int | None, periode: Periode | None, berlaku: list[PengecualianKunci], hari: date
) -> BarisJadwal:
    keadaan, jenis, catatan = _state(dokumen, triwulan, periode, berlaku, hari)
    return BarisJadwal(
        dokumen=dokumen,
        triwulan=triwulan,
        label=slot_label(dokumen, triwulan),
        periode=periode,
        menurut=whose(periode) if periode else "",
        keadaan=keadaan,
        jenis=jenis,
        catatan=catatan,
        hitung=_ahead(periode.tenggat if periode else None, hari),
        hitung_tinjau=_ahead(periode.tenggat_tinjau if periode else None, hari),
    )


def _ahead(tenggat: date | None, hari: date) -> str:
    return countdown(tenggat, hari) if tenggat and tenggat >= hari else ""


def _state(
    dokumen: str, triwulan: int | None, periode: Periode | None, berlaku: list[PengecualianKunci], hari: date
) -> tuple[str, str, str]:
    if not closed_words(periode, hari):
        return "Terbuka", "baik", ""
    izin = [i for i in berlaku if (i.dokumen, i.triwulan) == (dokumen, triwulan)]
    if izin:
        sampai = cetak_tanggal(max(i.sampai for i in izin))
        return "Pengecualian", "info", f"terbuka sampai {sampai}"
    tutup = last_day(periode, Jendela.PENGISIAN) if periode else None
    if periode is None or tutup is None or hari <= tutup:
        return "Belum dibuka", "netral", ""
    if periode.tutup_tinjau and hari <= periode.tutup_tinjau:
        return (
            "Peninjauan",
            "info",
            f"pengisian ditutup, peninjauan sampai {cetak_tanggal(periode.tutup_tinjau)}",
        )
    return "Ditutup", "kurang", ""


def exception_rows(user: User, izin: Iterable[PengecualianKunci]) -> list[BarisIzin]:
    """`izin` (read with their satker and unit) as rows, with what `user` may do; no query of its own."""
    return [_exception_row(user, i) for i in izin]


def _exception_row(user: User, izin: PengecualianKunci) -> BarisIzin:
    keadaan = exception_state(izin)
    tempat = izin.satker if izin.satker.jenis in BERINDUK else None
    return BarisIzin(
        izin=izin,
        label=slot_label(izin.dokumen, izin.triwulan),
        keadaan=keadaan,
        jenis=NADA[keadaan],
        bisa_dicabut=keadaan == "berlaku" and can(user, Deed.JADWAL, tempat),
    )
