"""Saving the rows of one page: fill, refuse in words, write in a constant number of queries, log once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F

from sakip.errors import ConflictError
from sakip.kolom import IsianBaris, Kolom, KolomUrut, rapi, require_storable, texts_of
from sakip.models import Satker, User
from sakip.perbaris import PerBaris, Terlihat
from sakip.services.jejak import log_jejak
from sakip.services.kiriman import known_again, note_arrivals
from sakip.services.suntingan import change_seen, hold_row

Galat = dict[str, ValidationError]
BARIS_MAKS = 2_000  # the longest sheet known, the pagu of a large satker, has some 600
BERUBAH = "Baris pada halaman ini telah diubah oleh pengguna lain sejak Anda membukanya."


def _no_complaint(baris: Any, isian: IsianBaris, berubah: set[str]) -> Galat:
    return {}


def _nothing_holds(baris: list[Any]) -> dict[int, str]:
    return {}


def _nothing_more(perubahan: Perubahan) -> None:
    return None


@dataclass(frozen=True)
class Lembar:
    """The rows of one object as a sheet.

    `baca` reads the stored rows; `buat` makes an empty new one (None = rows are neither added by hand nor
    deleted, but `satu` is one row that may go).
    `periksa(row, isian, changed columns)` fills what depends on several columns and returns errors by
    column; `penahan(rows)` maps the primary key of a row that may not be deleted to the reason in words;
    `dahulu(perubahan)` looks at all rows together before they are written, `lanjut(perubahan)` writes what
    hangs on them afterwards.
    """

    kolom: Sequence[Kolom]
    baca: Callable[[], list[Any]]
    buat: Callable[[], Any] | None = None
    periksa: Callable[[Any, IsianBaris, set[str]], Galat] = _no_complaint
    penahan: Callable[[list[Any]], dict[int, str]] = _nothing_holds
    dahulu: Callable[[Perubahan], None] = _nothing_more
    lanjut: Callable[[Perubahan], None] = _nothing_more
    satu: bool = False


@dataclass
class Perubahan:
    """What a saving changes: rows, and their texts before and after by key, for the Jejak.

    `menurut_kunci` holds every row of them by the key under which it was sent.
    """

    baru: list[Any] = field(default_factory=list)
    berubah: list[Any] = field(default_factory=list)
    dihapus: list[Any] = field(default_factory=list)
    sebelum: dict[str, Any] = field(default_factory=dict)
    sesudah: dict[str, Any] = field(default_factory=dict)
    menurut_kunci: dict[str, Any] = field(default_factory=dict)

    @property
    def jumlah(self) -> int:
        """How many rows the user changed, added or deleted (not those that only got another number)."""
        return len(self.sesudah) + len(self.dihapus)

    def __bool__(self) -> bool:
        return bool(self.baru or self.berubah or self.dihapus)


@transaction.atomic
def save_sheet(
    *,
    user: User,
    satker: Satker,
    induk: models.Model,
    lembar: Lembar,
    isian: Iterable[IsianBaris],
    suntingan: Terlihat,
    tindakan: str,
) -> Perubahan:
    """Save the rows of `induk`; the caller has asked for the right.

    With the version `suntingan` of the page all or nothing: raises ConflictError ({cell: text} of what
    differs) when `induk` has another version, and ValidationError {`<kunci>-<kolom>`: sentences} when a cell
    cannot be accepted. With a `PerBaris` each row for itself: what was not stored is noted there. A saving
    without a change leaves version and Jejak alone.
    """
    isian = list(isian)
    tiap = suntingan if isinstance(suntingan, PerBaris) else None
    if isinstance(suntingan, PerBaris):
        hold_row(induk)
        isian = known_again(user, suntingan, isian)
    else:
        _claim(induk, suntingan, lembar, isian)
    perubahan = fill_rows(lembar, isian, tiap)
    stored = type(induk)._default_manager.filter(pk=induk.pk)
    if perubahan and tiap:
        stored.update(suntingan=F("suntingan") + 1)
    elif not perubahan:
        if tiap is None:
            stored.update(suntingan=suntingan)
        else:
            note_arrivals(user, tiap, {})
        return perubahan
    lembar.dahulu(perubahan)
    _write(perubahan)
    lembar.lanjut(perubahan)
    jejak = trace_of(perubahan, lembar.kolom)
    if tiap:
        tiap.diolah |= {kunci: baris.pk for kunci, baris in perubahan.menurut_kunci.items()}
        note_arrivals(user, tiap, jejak["sesudah"])
    log_jejak(user=user, tindakan=tindakan, satker=satker, objek=induk, lembar=jejak)
    return perubahan


def trace_of(
    perubahan: Perubahan, kolom: Sequence[Kolom], asal: Callable[[Any], models.Model] = lambda baris: baris
) -> dict[str, Any]:
    """What a sheet writes into its Jejak, once it is stored: `lembar` the model of its rows, `judul` the
    labels of columns, `nama` what the rows are called, and under `sebelum` and `sesudah` by primary key the
    columns that differ. An added row stands under `sesudah` alone, a deleted one under `sebelum` alone.

    `asal` gives the stored row behind a row of the page, where they are not the same.
    """
    sebelum: dict[str, Any] = {}
    sesudah: dict[str, Any] = {}
    for kunci, isi in perubahan.sesudah.items():
        lama, baris = perubahan.sebelum.get(kunci), perubahan.menurut_kunci.get(kunci)
        pk = str(getattr(baris, "pk", None) or kunci)
        if lama is None:
            sesudah[pk] = {nama: teks for nama, teks in isi.items() if teks}
            continue
        if baris is not None and hasattr(baris, "tempat"):
            isi = isi | {"urut": str(baris.urut)}
        beda = [nama for nama, teks in isi.items() if lama.get(nama) != teks]
        sebelum[pk] = {nama: lama.get(nama) for nama in beda}
        sesudah[pk] = {nama: isi[nama] for nama in beda}
    for baris in perubahan.dihapus:
        isi = perubahan.sebelum[str(baris.pk)]
        sebelum[str(baris.pk)] = {nama: teks for nama, teks in isi.items() if teks}
    rows = {str(b.pk or kunci): asal(b) for kunci, b in perubahan.menurut_kunci.items()}
    dipakai = {nama for isi in [*sebelum.values(), *sesudah.values()] for nama in isi}
    return {
        "lembar": next((str(b._meta.model_name) for b in rows.values()), ""),
        "judul": {k.nama: k.label for k in kolom if k.nama in dipakai},
        "nama": {pk: str(baris)[:120] for pk, baris in rows.items()},
        "sebelum": sebelum,
        "sesudah": sesudah,
    }


def _claim(induk: models.Model, suntingan: int, lembar: Lembar, isian: list[IsianBaris]) -> None:
    try:
        change_seen(induk, suntingan=suntingan, nilai={})
    except ConflictError as error:
        stored = {baris.pk: texts_of(baris, lembar.kolom) for baris in lembar.baca()}
        tersimpan, dikirim = {}, {}
        for satu in isian:
            for nama, teks in satu.nilai.items():
                kini = stored.get(satu.pk, {}).get(nama, "")
                if kini != rapi(teks):
                    tersimpan[f"{satu.kunci}-{nama}"], dikirim[f"{satu.kunci}-{nama}"] = kini, teks
        raise ConflictError(BERUBAH, tersimpan, dikirim) from error


def fill_rows(lembar: Lembar, isian: Sequence[IsianBaris], tiap: PerBaris | None = None) -> Perubahan:
    """Put what was typed into rows in memory; ValidationError {`<kunci>-<kolom>`: ...} when refused.

    With `tiap` a row that is refused or opposed is left out and noted there.
    """
    stored = {baris.pk: baris for baris in lembar.baca()}
    perubahan = Perubahan()
    galat: Galat = {}
    for satu in isian:
        if tiap and not tiap.admits(satu, stored.get(satu.pk or 0), lembar.kolom):
            continue
        baris = _row_for(satu, stored, lembar)
        if tiap and baris.pk:
            baris = _copy_of(baris)  # what is refused leaves no trace in the row that others stand beside
        if satu.hapus:
            if baris.pk:
                perubahan.dihapus.append(baris)
                perubahan.menurut_kunci[satu.kunci] = baris
            continue
        keluhan = _fill_row(baris, satu, lembar, perubahan)
        if keluhan and tiap:
            tiap.galat[satu.kunci] = keluhan
        elif tiap and baris.pk:
            stored[baris.pk] = baris
            tiap.diolah[satu.kunci] = baris.pk
        else:
            galat |= {f"{satu.kunci}-{nama}": e for nama, e in keluhan.items()}
    _require_room(stored, perubahan)
    galat |= {f"{pk}-hapus": ValidationError(kata) for pk, kata in lembar.penahan(perubahan.dihapus).items()}
    if galat:
        raise ValidationError({kunci: [e] for kunci, e in galat.items()})
    perubahan.sebelum |= {str(b.pk): texts_of(b, lembar.kolom) for b in perubahan.dihapus}
    if any(isinstance(kolom, KolomUrut) for kolom in lembar.kolom):
        _put_in_order(stored, perubahan)
    return perubahan


def _require_room(stored: dict[int, Any], perubahan: Perubahan) -> None:
    if perubahan.baru and len(stored) + len(perubahan.baru) > BARIS_MAKS:
        raise ValidationError(f"Satu lembar memuat paling banyak {BARIS_MAKS:_} baris.".replace("_", "."))


def _copy_of(baris: Any) -> Any:
    """A row with the children that its sheet gave it (a dict, no relation), to be filled without touching
    `baris`."""
    salinan = copy(baris)
    if isinstance(anak := vars(baris).get("anak"), dict):
        salinan.anak = {kunci: copy(satu) for kunci, satu in anak.items()}
    return salinan


def _row_for(satu: IsianBaris, stored: dict[int, Any], lembar: Lembar) -> Any:
    if satu.hapus and lembar.buat is None and not lembar.satu:
        raise ValidationError("Baris lembar ini tidak dihapus di halaman ini.")
    if satu.pk is None and lembar.buat is not None:
        return lembar.buat()
    if satu.pk not in stored:
        raise ValidationError("Ada baris yang tidak ditemukan pada dokumen ini. Muat ulang halaman.")
    return stored[satu.pk]


def _fill_row(baris: Any, satu: IsianBaris, lembar: Lembar, perubahan: Perubahan) -> Galat:
    sebelum = texts_of(baris, lembar.kolom)
    berubah = {nama for nama, teks in satu.nilai.items() if rapi(teks) != sebelum.get(nama, rapi(teks))}
    if not berubah:
        return {}
    galat: Galat = {}
    for kolom in lembar.kolom:
        if kolom.nama in berubah:
            try:
                require_storable(satu.nilai[kolom.nama])
                kolom.isi(baris, rapi(satu.nilai[kolom.nama]), rapi(satu.yakin.get(kolom.nama, "")))
            except ValidationError as error:
                galat[kolom.nama] = error
    galat |= {} if galat else lembar.periksa(baris, satu, berubah)
    if not galat:
        (perubahan.berubah if baris.pk else perubahan.baru).append(baris)
        perubahan.menurut_kunci[satu.kunci] = baris
        perubahan.sesudah[satu.kunci] = texts_of(baris, lembar.kolom)
        if baris.pk:
            perubahan.sebelum[satu.kunci] = sebelum
    return galat


def _put_in_order(stored: dict[int, Any], perubahan: Perubahan) -> None:
    """New rows go to the end; where a number was typed, all rows are numbered 1, 2, ... again."""
    gone = {baris.pk for baris in perubahan.dihapus}
    rows = [*[b for b in stored.values() if b.pk not in gone], *perubahan.baru]
    if not perubahan.baru and not any(hasattr(b, "tempat") for b in rows):
        return
    for nomor, baris in enumerate(sorted(rows, key=_place), start=1):
        if baris.urut != nomor:
            baris.urut = nomor
            if baris.pk and baris not in perubahan.berubah:
                perubahan.berubah.append(baris)


def _place(baris: Any) -> tuple[bool, float]:
    """Stored rows by number, moved rows where they were put, new rows without a number at the end."""
    new = baris.pk is None and not hasattr(baris, "tempat")
    return (new, getattr(baris, "tempat", baris.urut))


def _write(perubahan: Perubahan) -> None:
    """One statement for each kind of change, whatever the number of rows."""
    rows = [*perubahan.baru, *perubahan.berubah, *perubahan.dihapus]
    manager = type(rows[0])._default_manager
    if perubahan.dihapus:
        manager.filter(pk__in=[baris.pk for baris in perubahan.dihapus]).delete()
    manager.bulk_create(perubahan.baru)
    kolom = [f.name for f in rows[0]._meta.concrete_fields if not f.primary_key]
    manager.bulk_update(perubahan.berubah, kolom, batch_size=100)


def save_children(rows: Iterable[Any], induk: str) -> None:
    """Store what was typed into the children of `rows` (`anak`), and take away those that were emptied."""
    rows = list(rows)
    children = [(baris, anak) for baris in rows for anak in baris.anak.values()]
    if not rows:
        return
    for baris, anak in children:
        setattr(anak, induk, baris)
    model = type(rows[0].buat_anak(1))
    kept = [anak.pk for _, anak in children if anak.pk]
    model.objects.filter(**{f"{induk}__in": [b.pk for b in rows]}).exclude(pk__in=kept).delete()
    kolom = [f.name for f in model._meta.concrete_fields if not f.primary_key]
    model.objects.bulk_update([a for _, a in children if a.pk], kolom, batch_size=100)
    model.objects.bulk_create([a for _, a in children if not a.pk])
