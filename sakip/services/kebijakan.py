"""Deeds on the kebijakan and its scale. Stored capaian follows by `laporan.services.kebijakan`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from sakip.kolom import IsianBaris, Kolom
from sakip.models import BarisSkala, Kebijakan, Satker, User
from sakip.numbers import baca_nilai, cetak_angka
from sakip.permissions import Deed, require
from sakip.queries import kebijakan_for, national_kebijakan
from sakip.services.jejak import log_jejak, values_of
from sakip.services.lembar import Galat, Lembar, Perubahan, fill_rows, trace_of
from sakip.services.suntingan import change_seen, unique_or_refuse

BATAS_TERBESAR = 10**6


class KolomBatas(Kolom):
    """A bound of a band in percent; empty = open."""

    bentuk = "pendek"

    def teks(self, baris: Any) -> str:
        nilai = getattr(baris, self.nama)
        return "" if nilai is None else cetak_angka(nilai)

    def isi(self, baris: Any, teks: str, yakin: str) -> None:
        hasil = baca_nilai(teks)
        if teks and (hasil.nilai is None or hasil.ragu or abs(hasil.nilai) >= BATAS_TERBESAR):
            raise ValidationError("Tulis batas dengan angka, misalnya 90 atau 90,5.")
        setattr(baris, self.nama, hasil.nilai)


SKALA = (
    KolomBatas("dari", "Dari"),
    KolomBatas("sampai", "Sampai"),
    Kolom("kategori", "Kategori", pendek=True),
    Kolom("keterangan", "Keterangan"),
)


def scale_sheet(kebijakan: Kebijakan) -> Lembar:
    """The bands of `kebijakan` as a page of rows."""
    return Lembar(
        kolom=SKALA,
        baca=lambda: list(kebijakan.skala.order_by("urut")),
        buat=partial(BarisSkala, kebijakan=kebijakan),
        periksa=_check_band,
    )


@transaction.atomic
def create_kebijakan(*, user: User, satker: Satker | None, tahun: int) -> Kebijakan:
    """Give `satker` (None = the nation) a kebijakan of its own from `tahun` on, a copy of the one that holds
    there now with its scale; so no capaian changes. Raises PermissionDenied, ValidationError (there is one
    of that year already)."""
    require(user, Deed.ATUR if satker else Deed.ACUAN, satker)
    asal = _to_copy(satker, tahun)
    sama = ("batas_atas", "batas_bawah", "rumus_minimal", "target_nol", "celah", "dasar")
    baru = Kebijakan(satker=satker, tahun=tahun, **{kolom: getattr(asal, kolom) for kolom in sama})
    baru.full_clean()
    with unique_or_refuse(lambda: _to_copy(satker, tahun)):
        baru.save(force_insert=True)
    _store_scale(baru, list(asal.skala.all()))
    log_jejak(user=user, tindakan="tetapkan kebijakan", satker=satker, objek=baru, sesudah=values_of(baru))
    return baru


def _to_copy(satker: Satker | None, tahun: int) -> Kebijakan:
    """The kebijakan that holds in `tahun`, or ValidationError: it is the own one of that year."""
    asal = kebijakan_for(satker, tahun) if satker else national_kebijakan(tahun)
    if asal.satker_id == (satker.pk if satker else None) and asal.tahun == tahun:
        milik = "Satuan kerja ini sudah menetapkan kebijakan" if satker else "Sudah ada kebijakan nasional"
        raise ValidationError(f"{milik} tahun {tahun}.")
    return asal


@transaction.atomic
def edit_kebijakan(*, user: User, kebijakan: Kebijakan, suntingan: int, nilai: dict[str, Any]) -> Kebijakan:
    """Change all but the scale. Raises PermissionDenied, ValidationError, ConflictError."""
    _authorise(user, kebijakan)
    calon = Kebijakan.objects.get(pk=kebijakan.pk)
    for kolom, isi in nilai.items():
        setattr(calon, kolom, isi)
    calon.full_clean()
    sebelum, sesudah = change_seen(kebijakan, suntingan=suntingan, nilai=nilai)
    log_jejak(
        user=user,
        tindakan="ubah kebijakan",
        satker=kebijakan.satker,
        objek=kebijakan,
        sebelum=sebelum,
        sesudah=sesudah,
    )
    return kebijakan


@transaction.atomic
def save_scale(*, user: User, kebijakan: Kebijakan, isian: Iterable[IsianBaris], suntingan: int) -> Perubahan:
    """Replace the bands by what was typed; holes and overlaps are accepted (R20 reports them).

    Raises as `save_sheet`. All rows are written anew, for numbers may change places.
    """
    _authorise(user, kebijakan)
    lembar = scale_sheet(kebijakan)
    rows = lembar.baca()
    perubahan = fill_rows(Lembar(SKALA, lambda: rows, lembar.buat, lembar.periksa), list(isian))
    if not perubahan:
        return perubahan
    change_seen(kebijakan, suntingan=suntingan, nilai={})
    kept = [b for b in rows if b not in perubahan.dihapus]
    _store_scale(kebijakan, [*kept, *perubahan.baru])
    log_jejak(
        user=user,
        tindakan="ubah skala kategori",
        satker=kebijakan.satker,
        objek=kebijakan,
        lembar=trace_of(perubahan, SKALA),
    )
    return perubahan


def _authorise(user: User, kebijakan: Kebijakan) -> None:
    require(user, Deed.ATUR if kebijakan.satker_id else Deed.ACUAN, kebijakan.satker)


def _check_band(baris: BarisSkala, isian: IsianBaris, berubah: set[str]) -> Galat:
    if not baris.kategori:
        return {"kategori": ValidationError("Nama kategori belum diisi.")}
    if baris.dari is not None and baris.sampai is not None and baris.sampai < baris.dari:
        return {"sampai": ValidationError("Batas atas kelas lebih kecil daripada batas bawahnya.")}
    return {}


def _store_scale(kebijakan: Kebijakan, rows: list[BarisSkala]) -> None:
    kebijakan.skala.all().delete()
    BarisSkala.objects.bulk_create(
        BarisSkala(kebijakan=kebijakan, urut=urut, **{k.nama: getattr(b, k.nama) for k in SKALA})
        for urut, b in enumerate(rows, start=1)
    )
