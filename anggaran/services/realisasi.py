"""Writing realisasi anggaran: the lowest rows are typed, for the year or for a month, while the window of the
realisasi of that triwulan is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet

from anggaran.kolom import (
    REALISASI_BULANAN,
    REALISASI_SEBULAN,
    REALISASI_SETAHUN,
    RealisasiBulanan,
    RealisasiPagu,
    Setahun,
    ask_above_pagu,
)
from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from anggaran.models.realisasi import triwulan_of
from anggaran.padanan import match_rows
from anggaran.penyerapan import jumlahkan
from anggaran.pohon import Pohon, build_tree, spent_in_months, spent_on
from anggaran.queries import pagu_rows, realisasi_rows
from sakip.choices import JenisDokumen, Triwulan
from sakip.kolom import IsianBaris
from sakip.models import User
from sakip.numbers import cetak_rupiah_polos
from sakip.perbaris import PerBaris, Terlihat
from sakip.periode import lock_of, require_open
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak
from sakip.services.kiriman import known_again, note_arrivals
from sakip.services.lembar import Galat, Lembar, Perubahan, fill_rows, trace_of
from sakip.services.suntingan import change_seen

BULAN = range(1, 13)


def realisasi_sheet(dipa: Dipa, bulan: int | None) -> Lembar:
    """The lowest pagu rows of `dipa` with their realisasi of the year (`bulan` None) or of one month."""
    return Lembar(
        kolom=REALISASI_SETAHUN if bulan is None else REALISASI_SEBULAN,
        baca=partial(rows_to_fill, dipa, bulan),
        periksa=ask_above_pagu,
    )


def months_sheet(dipa: Dipa, kunci: Mapping[int, str]) -> Lembar:
    """The lowest pagu rows of `dipa` with their realisasi of each month; `kunci` {month that may not be
    changed now: why, in words}."""
    return Lembar(
        kolom=REALISASI_BULANAN,
        baca=partial(months_to_fill, dipa),
        periksa=partial(_check_months, kunci),
    )


def rows_to_fill(dipa: Dipa, bulan: int | None) -> list[RealisasiPagu]:
    """One row per lowest pagu row, in the order of the tree, in two queries."""
    return [_row_to_fill(pagu, bulan, rows) for pagu, rows in _lowest(dipa)]


def months_to_fill(dipa: Dipa) -> list[RealisasiBulanan]:
    """One row of twelve months per lowest pagu row, in the order of the tree, in two queries."""
    return [
        RealisasiBulanan(
            pagu, {bulan: _row_to_fill(pagu, bulan, rows) for bulan in BULAN}, _year_of(pagu, rows)
        )
        for pagu, rows in _lowest(dipa)
    ]


def closed_months(user: User, dipa: Dipa) -> dict[int, str]:
    """{month: the sentence of the lock of its triwulan}, for those that `user` may not change now."""
    kunci = {
        triwulan: lock_of(dipa.satker, JenisDokumen.REALISASI, dipa.tahun, triwulan, user=user)
        for triwulan in Triwulan.values
    }
    return {bulan: kunci[triwulan_of(bulan)] for bulan in BULAN if kunci[triwulan_of(bulan)]}


def _lowest(dipa: Dipa) -> list[tuple[BarisPagu, list[BarisRealisasi]]]:
    pagu, realisasi = pagu_rows(dipa), realisasi_rows(dipa.satker, dipa.tahun)
    padanan = match_rows(pagu, realisasi)
    atas = {b.induk_id for b in pagu}
    return [(b, padanan.per_pagu.get(b.pk, [])) for b in pagu if b.pk not in atas]


def _row_to_fill(pagu: BarisPagu, bulan: int | None, rows: list[BarisRealisasi]) -> RealisasiPagu:
    tercatat = [r for r in rows if r.bulan == bulan]
    if bulan is None:
        return RealisasiPagu(pagu, bulan, tercatat, per_bulan=spent_in_months(rows))
    lain = spent_in_months(r for r in rows if r.bulan != bulan)
    return RealisasiPagu(pagu, bulan, tercatat, bulan_lain=lain, setahun=_year_of(pagu, rows))


def _year_of(pagu: BarisPagu, rows: list[BarisRealisasi]) -> Setahun:
    setahun = [r for r in rows if r.bulan is None and r.realisasi is not None]
    kode = next((r.kode for r in setahun if r.kode_baku != pagu.kode_baku), "")
    return Setahun(jumlahkan(r.realisasi for r in setahun), kode.rstrip(". "))


def _check_months(
    kunci: Mapping[int, str], baris: RealisasiBulanan, isian: IsianBaris, berubah: set[str]
) -> Galat:
    tertutup = {f"b{bulan}": ValidationError(kata) for bulan, kata in kunci.items() if f"b{bulan}" in berubah}
    return tertutup or ask_above_pagu(baris, isian, berubah)


@transaction.atomic
def save_realisasi(
    *, user: User, dipa: Dipa, bulan: int | None, isian: Iterable[IsianBaris], suntingan: Terlihat
) -> Perubahan:
    """Save what was spent on the lowest rows; `suntingan` is the version of `dipa`, under which it is typed.

    All revisions of the year show the same realisasi: the versions of all of them grow.
    A level above whose own realisasi agreed with its rows becomes their sum. Realisasi above pagu is
    accepted once confirmed (rule R06 reports it). Raises PermissionDenied, ConflictError and ValidationError,
    also while the window of the realisasi of that triwulan (for the year: of the fourth) is closed.
    """
    require(user, Deed.ISI, dipa.satker)
    _require_open(user, dipa, {bulan})
    masa = "setahun" if bulan is None else f"bulan {bulan}"
    return _save(user, dipa, realisasi_sheet(dipa, bulan), list(isian), suntingan, masa)


@transaction.atomic
def save_months(*, user: User, dipa: Dipa, isian: Iterable[IsianBaris], suntingan: Terlihat) -> Perubahan:
    """Save the months of the lowest rows as `save_realisasi` does; a month whose window is closed is refused
    beside its cell."""
    require(user, Deed.ISI, dipa.satker)
    lembar = months_sheet(dipa, closed_months(user, dipa))
    return _save(user, dipa, lembar, list(isian), suntingan, "per bulan")


def _save(
    user: User, dipa: Dipa, lembar: Lembar, isian: list[IsianBaris], suntingan: Terlihat, masa: str
) -> Perubahan:
    _claim_year(dipa, suntingan)
    agreed = _agreeing(_tree(dipa))
    tiap = suntingan if isinstance(suntingan, PerBaris) else None
    isian = known_again(user, tiap, isian) if tiap else isian
    perubahan = fill_rows(lembar, isian, tiap)
    if not perubahan:
        if tiap is None:
            Dipa.objects.filter(pk=dipa.pk).update(suntingan=suntingan)
        else:
            note_arrivals(user, tiap, {})
        return perubahan
    if tiap:
        Dipa.objects.filter(pk=dipa.pk).update(suntingan=F("suntingan") + 1)
    _renew_others(dipa)
    _write(dipa, [sel for baris in perubahan.berubah for sel in baris.sel])
    jejak = trace_of(perubahan, lembar.kolom, asal=lambda baris: baris.pagu)
    if tiap:
        note_arrivals(user, tiap, jejak["sesudah"])
    for pk, lama in _let_follow(dipa, agreed).items():
        jejak["sebelum"][str(pk)] = {"realisasi": cetak_rupiah_polos(lama)}
        jejak["sesudah"][str(pk)] = {"realisasi": "jumlah rincian"}
    log_jejak(
        user=user,
        tindakan="ubah realisasi anggaran",
        satker=dipa.satker,
        objek=dipa,
        lembar=jejak,
        keterangan=masa,
    )
    return perubahan


@transaction.atomic
def use_sum_of_rows(*, user: User, baris: BarisPagu, suntingan: int) -> None:
    """Give up the own realisasi of a level, so that the sum of the rows below holds. Raises as above, for
    every month of which the level has an amount of its own."""
    dipa = baris.dipa
    require(user, Deed.ISI, dipa.satker)
    if not baris.anak.exists():
        raise ValidationError("Baris ini tidak memiliki rincian yang dapat dijumlahkan.")
    _claim_year(dipa, suntingan)
    _renew_others(dipa)
    padanan = match_rows(pagu_rows(dipa), realisasi_rows(dipa.satker, dipa.tahun))
    rows = padanan.per_pagu.get(baris.pk, [])
    _require_open(user, dipa, {r.bulan for r in rows if r.realisasi is not None})
    sebelum = {"realisasi": cetak_rupiah_polos(spent_on(rows))}
    BarisRealisasi.objects.bulk_update([_empty(r) for r in rows], ["realisasi", "realisasi_teks"])
    log_jejak(
        user=user,
        tindakan="pakai jumlah rincian realisasi",
        satker=dipa.satker,
        objek=baris,
        sebelum=sebelum,
        sesudah={"realisasi": "jumlah rincian"},
    )


def _require_open(user: User, dipa: Dipa, bulan: set[int | None]) -> None:
    for triwulan in sorted({triwulan_of(satu) for satu in bulan}):
        require_open(dipa.satker, JenisDokumen.REALISASI, dipa.tahun, triwulan, user=user)


def _claim_year(dipa: Dipa, suntingan: Terlihat) -> None:
    """Hold every revision of the year of `dipa` and take its version `suntingan`, unless each row speaks for
    itself; raises ConflictError."""
    same_order = _year(dipa).select_for_update().order_by("pk")  # two savings never wait for each other
    list(same_order.values_list("pk"))
    if not isinstance(suntingan, PerBaris):
        change_seen(dipa, suntingan=suntingan, nilai={})


def _renew_others(dipa: Dipa) -> None:
    """Whoever has another revision of the year open must not overwrite what is saved under `dipa`."""
    _year(dipa).exclude(pk=dipa.pk).update(suntingan=F("suntingan") + 1)


def _year(dipa: Dipa) -> QuerySet[Dipa]:
    return Dipa.objects.filter(satker=dipa.satker_id, tahun=dipa.tahun)


def _tree(dipa: Dipa) -> Pohon:
    return build_tree(dipa, pagu_rows(dipa), realisasi_rows(dipa.satker, dipa.tahun))


def _agreeing(pohon: Pohon) -> set[int]:
    """Ids of the levels with rows below that add up to what the level says."""
    return {b.pk for b in pohon.baris if b.realisasi_rincian is not None and not b.selisih_realisasi}


def _let_follow(dipa: Dipa, agreed: set[int]) -> dict[int, int | None]:
    """Give up own realisasi from below upwards where it no longer is the sum of the rows below; returns what
    was given up, by pagu row."""
    pagu, rows = pagu_rows(dipa), realisasi_rows(dipa.satker, dipa.tahun)
    padanan, dikosongkan = match_rows(pagu, rows), []
    dilepas: dict[int, int | None] = {}
    while baru := agreed & {b.pk for b in build_tree(dipa, pagu, rows).baris if b.selisih_realisasi}:
        agreed -= baru
        for pk in sorted(baru):
            milik = padanan.per_pagu.get(pk, [])
            dilepas[pk] = spent_on(milik)
            dikosongkan += [_empty(r) for r in milik]
    BarisRealisasi.objects.bulk_update(dikosongkan, ["realisasi", "realisasi_teks"], batch_size=200)
    return dilepas


def _empty(baris: BarisRealisasi) -> BarisRealisasi:
    baris.realisasi, baris.realisasi_teks = None, ""
    return baris


def _write(dipa: Dipa, berubah: list[RealisasiPagu]) -> None:
    """The first stored row of a cell takes the amount, further ones are emptied; none yet: a new row."""
    lama: list[BarisRealisasi] = []
    baru: list[BarisRealisasi] = []
    for satu in berubah:
        rows = satu.tercatat or [_new_row(dipa, satu)]
        for baris in rows[1:]:
            _empty(baris)
        rows[0].realisasi, rows[0].realisasi_teks = satu.realisasi, satu.realisasi_teks
        (lama if satu.tercatat else baru).extend(rows)
    BarisRealisasi.objects.bulk_create(baru)
    BarisRealisasi.objects.bulk_update(lama, ["realisasi", "realisasi_teks"], batch_size=200)


def _new_row(dipa: Dipa, satu: RealisasiPagu) -> BarisRealisasi:
    """A realisasi row with the code and the words of its pagu row."""
    pagu = satu.pagu
    return BarisRealisasi(
        satker=dipa.satker,
        tahun=dipa.tahun,
        bulan=satu.bulan,
        urut=pagu.urut,
        kode=pagu.kode,
        kode_baku=pagu.kode_baku,
        tingkat=pagu.tingkat,
        acuan_id=pagu.acuan_id,
        uraian=pagu.uraian,
        sumber_dana=pagu.sumber_dana,
        unit_id=pagu.unit_id,
    )
