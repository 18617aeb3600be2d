"""Days to begin with when the schedule of a new year is written: those of last year, else the deadlines of
DOMAIN 1.6. A proposal is only shown; nothing holds before somebody saves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sakip.choices import JenisDokumen, TingkatSatker, Triwulan
from sakip.models import Periode, Satker
from sakip.periode import slots
from sakip.petak import Petak, levels_of, limits_of, petak_of

HARI: Final = ("buka", "tenggat", "tutup", "tenggat_tinjau", "tutup_tinjau")
D = JenisDokumen
Hari = Mapping[str, date | None]


@dataclass(frozen=True)
class Usulan:
    """The proposed days of one document (and triwulan), and in words where they come from."""

    hari: Hari
    asal: str


def proposed_windows(pemilik: Satker | None, tahun: int) -> dict[Petak, Usulan]:
    """What to propose for each document and level of `tahun` that has no window of `pemilik` (None = the
    nation) yet.

    The windows of the year before, a year later; for the nation else the deadlines of DOMAIN 1.6, which close
    nothing. Those of a province are cut to what the nation allows now. A Renstra is due once in five years
    and is never proposed. One query.
    """
    rows = list(Periode.objects.filter(tahun__in=[tahun - 1, tahun]))
    milik = pemilik.pk if pemilik else None
    kini, lalu = (
        {petak_of(p): p for p in rows if (p.tahun, p.satker_id) == (t, milik)} for t in (tahun, tahun - 1)
    )
    nasional = {petak_of(p): p for p in rows if pemilik and (p.tahun, p.satker_id) == (tahun, None)}
    usulan: dict[Petak, Usulan] = {}
    for petak in _vacant(pemilik, kini):
        if petak in lalu:
            hari = {nama: a_year_later(getattr(lalu[petak], nama)) for nama in HARI}
            for batas in limits_of(nasional, petak):
                hari = _cut(hari, batas)
            usulan[petak] = Usulan(hari, f"Usulan dari jadwal tahun {tahun - 1}.")
        elif pemilik is None and (awal := default_days(petak, tahun, _common_deadline(petak, kini, usulan))):
            usulan[petak] = Usulan(awal, "Usulan awal.")
    return usulan


def _vacant(pemilik: Satker | None, kini: Mapping[Petak, Periode]) -> Iterator[Petak]:
    """Every petak of `pemilik` that has no window, the one for every level before the single ones."""
    for dokumen, triwulan in slots():
        for tingkat in ("", *levels_of(pemilik)) if dokumen != D.RENSTRA else ():
            petak = (dokumen.value, triwulan, str(tingkat))
            if petak not in kini:
                yield petak


def _common_deadline(
    petak: Petak, kini: Mapping[Petak, Periode], usulan: Mapping[Petak, Usulan]
) -> date | None:
    """The deadline for every level of the document of `petak`, stored or proposed; None = there is none."""
    umum = (*petak[:2], "")
    return kini[umum].tenggat if umum in kini else usulan[umum].hari["tenggat"] if umum in usulan else None


# The day by which the LAKIP of the year before is due at each level, and the month and day of its review.
LAKIP: Final = {
    TingkatSatker.KABKOTA: ((1, 20), (1, 31)),
    TingkatSatker.PROVINSI: ((1, 31), (2, 28)),
    TingkatSatker.PUSAT: ((2, 28), None),
}


def default_days(petak: Petak, tahun: int, umum: date | None = None) -> dict[str, date | None]:
    """The deadlines of a year that has no year before it; empty = there is nothing to propose for `petak`.

    Only the LAKIP has its days by level: 20 January for a kabupaten/kota, 31 January for a province and 28
    February for KPU RI; where one deadline for every level is set already (`umum`) only those that are later,
    for it was meant for the lowest. Source: DOMAIN 1.6 and 1.3; PK one month after the DIPA, which is dated
    about 24 November of the year before. Not verified: the review until the level above is due itself, RKT on
    the day of its PK, rencana aksi by the end of January, realisasi within 15 days after its triwulan and
    reviewed within 20.
    """
    dokumen, triwulan, tingkat = petak
    if dokumen == D.LAKIP:
        return _lakip_days(tingkat, tahun + 1, umum) if tingkat else {}
    if tingkat:
        return {}
    if dokumen == D.REALISASI and triwulan:
        mulai = date(tahun + 1, 1, 1) if triwulan == Triwulan.IV else date(tahun, 3 * triwulan + 1, 1)
        return {"buka": mulai, "tenggat": mulai.replace(day=15), "tenggat_tinjau": mulai.replace(day=20)}
    if dokumen == D.RENCANA_AKSI:
        return {"tenggat": date(tahun, 1, 31)}
    return {"tenggat": date(tahun - 1, 12, 24)}


def _lakip_days(tingkat: str, tahun: int, umum: date | None) -> dict[str, date | None]:
    tenggat, tinjau = LAKIP[TingkatSatker(tingkat)]
    if umum is not None and date(tahun, *tenggat) <= umum:
        return {}
    return {
        "buka": date(tahun, 1, 1),
        "tenggat": date(tahun, *tenggat),
        "tenggat_tinjau": date(tahun, *tinjau) if tinjau else None,
    }


def a_year_later(hari: date | None) -> date | None:
    """The same day of the next year; 29 February becomes the 28th. None stays None."""
    if hari is None:
        return None
    akhir = (hari.month, hari.day) == (2, 29)
    return date(hari.year + 1, 2, 28) if akhir else hari.replace(year=hari.year + 1)


def _cut(hari: Mapping[str, date | None], batas: Periode) -> dict[str, date | None]:
    """`hari` of a province within a national window: not before it opens, not after it closes."""
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
