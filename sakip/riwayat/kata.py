"""A row of the audit trail in words: who did what, and old -> new with the labels of the columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format

from sakip.models import Jejak
from sakip.models.jejak import DISEMBUNYIKAN, TERTUTUP, TERTUTUP_PADA
from sakip.numbers import cetak_angka
from sakip.riwayat.objek import JENIS, model_of
from sakip.tanggal import cetak_tanggal

TEKNIS = {"id", "suntingan"}  # columns that tell a person nothing
KOSONG = "(kosong)"
LABEL = {"target": "Target", "realisasi": "Realisasi", "keadaan": "Keadaan", "urut": "Nomor urut"}
BARIS_TAMPIL = 20


@dataclass(frozen=True)
class Ubahan:
    """One column: its name and label, and both values in words."""

    kolom: str
    label: str
    lama: str
    baru: str


@dataclass(frozen=True)
class Baris:
    """One row of a sheet that a saving added, changed or deleted; `url` its own history ("" = none)."""

    nama: str
    keadaan: str
    url: str
    ubahan: list[Ubahan]


@dataclass(frozen=True)
class Peristiwa:
    """One deed; `sisa` counts the rows of a sheet that are not listed."""

    nomor: int
    waktu: datetime
    kalimat: str
    objek: str
    url: str
    alasan: str
    permintaan: str
    ubahan: list[Ubahan] = field(default_factory=list)
    baris: list[Baris] = field(default_factory=list)
    sisa: int = 0


def tell(
    rows: Sequence[Jejak], *, objek: Any, kolom: Iterable[str] = (), batas: int | None = BARIS_TAMPIL
) -> list[Peristiwa]:
    """Each row of the trail as the history of `objek` tells it: where `objek` is a row of a sheet, that row
    alone; with `kolom` those columns alone. `batas` rows of a sheet are listed (None = all). The number of
    queries does not depend on the number of rows."""
    names = _Names(rows)
    return [_tell_one(satu, objek, set(kolom), batas, names) for satu in rows]


def _tell_one(jejak: Jejak, objek: Any, kolom: set[str], batas: int | None, names: _Names) -> Peristiwa:
    rincian, lembar = jejak.rincian, jejak.rincian.get("lembar")
    sebelum, sesudah = rincian.get("sebelum", {}), rincian.get("sesudah", {})
    ubahan: list[Ubahan] = []
    baris: list[Baris] = []
    if lembar is None:
        ubahan = _changes(jejak.objek, rincian, sebelum, sesudah, kolom, names)
    elif objek._meta.model_name == lembar and jejak.objek != lembar:
        kunci = str(objek.pk)
        ubahan = _changes(lembar, rincian, sebelum.get(kunci, {}), sesudah.get(kunci, {}), kolom, names)
    else:
        baris = [_row(lembar, rincian, kunci, names) for kunci in _keys(sebelum, sesudah)[:batas]]
    is_other = (jejak.objek, jejak.objek_id) != (objek._meta.model_name, objek.pk)
    return Peristiwa(
        nomor=jejak.pk,
        waktu=jejak.waktu,
        kalimat=_sentence(jejak),
        objek=_kind(jejak.objek) if is_other else "",
        url=_address(jejak.objek, jejak.objek_id) if is_other and jejak.objek_id else "",
        alasan=rincian.get("keterangan", ""),
        permintaan=jejak.permintaan,
        ubahan=ubahan,
        baris=baris,
        sisa=max(0, len(_keys(sebelum, sesudah)) - len(baris)) if baris else 0,
    )


def _sentence(jejak: Jejak) -> str:
    """`Mengubah baris perjanjian kinerja, oleh Nama.`"""
    oleh = str(jejak.user) if jejak.user else "sistem"
    if jejak.tindakan == "ditolak":
        return f"Percobaan yang ditolak ({jejak.rincian.get('alamat', '')}), oleh {oleh}."
    return f"{jejak.tindakan[:1].upper()}{jejak.tindakan[1:]}, oleh {oleh}."


def _keys(sebelum: dict[str, Any], sesudah: dict[str, Any]) -> list[str]:
    return [*sesudah, *(kunci for kunci in sebelum if kunci not in sesudah)]


def _row(lembar: str, rincian: dict[str, Any], kunci: str, names: _Names) -> Baris:
    lama, baru = rincian["sebelum"].get(kunci), rincian["sesudah"].get(kunci)
    keadaan = "ditambah" if lama is None else "dihapus" if baru is None else "diubah"
    return Baris(
        nama=rincian.get("nama", {}).get(kunci) or "(tanpa nama)",
        keadaan=keadaan,
        url="" if baru is None or not kunci.isdecimal() else _address(lembar, int(kunci)),
        ubahan=_changes(lembar, rincian, lama or {}, baru or {}, set(), names),
    )


def _changes(
    nama: str,
    rincian: dict[str, Any],
    sebelum: dict[str, Any],
    sesudah: dict[str, Any],
    kolom: set[str],
    names: _Names,
) -> list[Ubahan]:
    """Old and new of every column that both sides of an object of model `nama` hold."""
    tertutup = TERTUTUP | TERTUTUP_PADA.get(nama, frozenset())
    hasil = []
    for satu in _keys(sebelum, sesudah):
        if satu in TEKNIS or (kolom and satu not in kolom):
            continue
        bidang = _field(nama, satu)
        label = rincian.get("judul", {}).get(satu) or _label(satu, bidang)
        lama, baru = (_words(sisi.get(satu), bidang, names) for sisi in (sebelum, sesudah))
        if satu in tertutup:
            lama, baru = (DISEMBUNYIKAN if teks != KOSONG else teks for teks in (lama, baru))
        if (lama, baru) != (KOSONG, KOSONG):
            hasil.append(Ubahan(satu, label, lama, baru))
    return sorted(hasil, key=lambda u: u.label)  # a JSON column keeps no order


def _field(nama: str, kolom: str) -> Any:
    """The field of the model `nama` in that column; None when there is none."""
    model = model_of(nama)
    for satu in (kolom, kolom.removesuffix("_id")):
        try:
            bidang = model._meta.get_field(satu) if model else None
        except FieldDoesNotExist:
            continue
        return bidang if isinstance(bidang, models.Field) else None
    return None


def _label(kolom: str, bidang: Any) -> str:
    if bidang is None and re.fullmatch("t[0-9]+", kolom):
        teks = f"Target {kolom[1:]}" if len(kolom) > 3 else f"Target periode {kolom[1:]}"
    elif bidang is None:
        teks = LABEL.get(kolom, kolom.replace("_", " "))
    else:
        teks = LABEL.get(kolom, str(bidang.verbose_name))
    return teks[:1].upper() + teks[1:]


def _words(nilai: Any, bidang: Any, names: _Names) -> str:
    """A stored value for the eye."""
    if nilai is None or nilai == "":
        return KOSONG
    if isinstance(nilai, list | dict):
        return (
            ", ".join(f"{k}: {v}" for k, v in nilai.items())
            if isinstance(nilai, dict)
            else ", ".join(map(str, nilai))
        )
    if bidang is not None and bidang.is_relation:
        return names.of(bidang.related_model, nilai)
    if bidang is not None and bidang.flatchoices:
        return str({str(k): v for k, v in bidang.flatchoices}.get(str(nilai), nilai))
    if isinstance(nilai, bool) or isinstance(bidang, models.BooleanField):
        return "Ya" if str(nilai).lower() in {"true", "on", "ya"} else "Tidak"
    return _number_or_date(str(nilai), bidang)


def _number_or_date(teks: str, bidang: Any) -> str:
    try:
        if isinstance(bidang, models.DateTimeField):
            waktu = parse_datetime(teks)
            return moment_words(waktu) if waktu else teks
        if isinstance(bidang, models.DateField):
            return cetak_tanggal(date.fromisoformat(teks))
        if isinstance(bidang, models.DecimalField | models.BigIntegerField):
            return cetak_angka(Decimal(teks))
    except (ValueError, InvalidOperation):
        pass  # a sheet logs what was typed
    return teks


def moment_words(waktu: datetime) -> str:
    """`2 Januari 2026 pukul 14.05 WIB`, in the time of the application."""
    return date_format(timezone.localtime(waktu), "DATETIME_FORMAT")


def _kind(nama: str) -> str:
    """What an object of that model is called."""
    model = model_of(nama)
    return str(model._meta.verbose_name) if model else ""


def _address(nama: str, pk: int) -> str:
    """The history of an object; "" when it has none that may be read."""
    if nama not in JENIS:
        return ""
    try:
        return reverse("sakip:riwayat", args=[nama, pk])
    except NoReverseMatch:
        return ""


class _Names:
    """What the foreign keys in some rows of the trail point at, read with one query for each model."""

    def __init__(self, rows: Sequence[Jejak]) -> None:
        asked: dict[Any, set[int]] = defaultdict(set)
        for bidang, nilai in (pasangan for satu in rows for pasangan in _references(satu)):
            if str(nilai).isdecimal():
                asked[bidang.related_model].add(int(nilai))
        self._known = {model: self._read(model, keys) for model, keys in asked.items()}

    @staticmethod
    def _read(model: Any, keys: set[int]) -> dict[int, str]:
        wide = [f.name for f in model._meta.concrete_fields if f.name in {"unit", "satker"}]
        rows = model._default_manager.select_related(*wide) if wide else model._default_manager
        return {pk: str(objek) for pk, objek in rows.in_bulk(list(keys)).items()}

    def of(self, model: Any, nilai: Any) -> str:
        """The name of the object, or that it is gone; a deed that logged a name instead is believed."""
        teks = str(nilai)
        if not teks.isdecimal():
            return teks
        return (
            self._known[model].get(int(teks)) or f"{model._meta.verbose_name} nomor {teks}, sudah tidak ada"
        )


def _references(jejak: Jejak) -> Iterator[tuple[Any, Any]]:
    """(field, value) of every foreign key that a row of the trail mentions."""
    lembar = jejak.rincian.get("lembar")
    for sisi in (jejak.rincian.get("sebelum", {}), jejak.rincian.get("sesudah", {})):
        for isi in sisi.values() if lembar is not None else (sisi,):
            for kolom, nilai in isi.items():
                bidang = _field(lembar or jejak.objek, kolom)
                if bidang is not None and bidang.is_relation and nilai not in (None, ""):
                    yield bidang, nilai
