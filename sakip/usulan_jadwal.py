"""Days to begin with when the schedule of a new year is written: those of last year, else the deadlines of
DOMAIN 1.6. A proposal is only shown; nothing holds before somebody saves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sakip.choices import JenisDokumen, Triwulan
from sakip.models import Periode, Satker
from sakip.periode import slots

HARI: Final = ("buka", "tenggat", "tutup", "tenggat_tinjau", "tutup_tinjau")
D = JenisDokumen
Petak = tuple[str, int | None]
Hari = Mapping[str, date | None]


@dataclass(frozen=True)
class Usulan:
    """The proposed days of one document (and triwulan), and in words where they come from."""

    hari: Hari
    asal: str


def proposed_windows(pemilik: Satker | None, tahun: int) -> dict[Petak, Usulan]:
    """What to propose for each document of `tahun` that has no window of `pemilik` (None = the nation) yet.

    The windows of the year before, a year later; for the nation else the deadlines of DOMAIN 1.6, which close
    nothing. Those of a province are cut to what the nation allows now. A Renstra is due once in five years
    and is never proposed. One query.
    """
    rows = Periode.objects.filter(tahun__in=[tahun - 1, tahun])
    per = {(p.tahun, p.satker_id, p.dokumen, p.triwulan): p for p in rows}
    milik = pemilik.pk if pemilik else None
    usulan: dict[Petak, Usulan] = {}
    for dokumen, triwulan in slots():
        petak: Petak = (dokumen.value, triwulan)
        if dokumen == D.RENSTRA or (tahun, milik, *petak) in per:
            continue
        lalu = per.get((tahun - 1, milik, *petak))
        if lalu is not None:
            hari = {nama: a_year_later(getattr(lalu, nama)) for nama in HARI}
            batas = per.get((tahun, None, *petak)) if pemilik else None
            usulan[petak] = Usulan(_cut(hari, batas), f"Usulan dari jadwal tahun {tahun - 1}.")
        elif pemilik is None:
            usulan[petak] = Usulan(default_days(dokumen, triwulan, tahun), "Usulan awal.")
    return usulan


def default_days(dokumen: JenisDokumen, triwulan: int | None, tahun: int) -> dict[str, date | None]:
    """The deadlines of a year that has no year before it.

    Source: DOMAIN 1.6 and 1.3: PK one month after the DIPA, which is dated about 24 November of the year
    before; LAKIP of a kabupaten/kota on 20 January, reviewed by the province until 31 January. Not verified:
    RKT on the day of its PK, rencana aksi by the end of January, realisasi within 15 days after its triwulan
    and reviewed within 20.
    """
    if dokumen == D.REALISASI and triwulan:
        mulai = date(tahun + 1, 1, 1) if triwulan == Triwulan.IV else date(tahun, 3 * triwulan + 1, 1)
        return {"buka": mulai, "tenggat": mulai.replace(day=15), "tenggat_tinjau": mulai.replace(day=20)}
    if dokumen == D.LAKIP:
        return {
            "buka": date(tahun + 1, 1, 1),
            "tenggat": date(tahun + 1, 1, 20),
            "tenggat_tinjau": date(tahun + 1, 1, 31),
        }
    if dokumen == D.RENCANA_AKSI:
        return {"tenggat": date(tahun, 1, 31)}
    return {"tenggat": date(tahun - 1, 12, 24)}


def a_year_later(hari: date | None) -> date | None:
    """The same day of the next year; 29 February becomes the 28th. None stays None."""
    if hari is None:
        return None
    akhir = (hari.month, hari.day) == (2, 29)
    return date(hari.year + 1, 2, 28) if akhir else hari.replace(year=hari.year + 1)


def _cut(hari: dict[str, date | None], batas: Periode | None) -> dict[str, date | None]:
    """`hari` of a province within the national window: not before it opens, not after it closes."""
    if batas is None:
        return hari
    tinjau = batas.tutup_tinjau or batas.tutup
    akhir = {"buka": tinjau, "tenggat": batas.tutup or tinjau, "tutup": batas.tutup or tinjau}
    hasil: dict[str, date | None] = {}
    for nama, satu in hari.items():
        pakai = satu
        if nama == "buka" and batas.buka:
            pakai = max(satu, batas.buka) if satu else batas.buka
        terakhir = akhir.get(nama, tinjau)
        wajib = (nama == "tutup" and batas.tutup) or (nama == "tutup_tinjau" and batas.tutup_tinjau)
        if terakhir and (pakai or wajib):
            pakai = min(pakai, terakhir) if pakai else terakhir
        hasil[nama] = pakai
    return hasil
