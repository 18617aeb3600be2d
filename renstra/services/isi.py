"""Deeds on what a Renstra holds: misi, tujuan, sasaran, kartu indikator, yearly targets, each as a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CharField, Count, F, Max, Value
from django.db.models.functions import Cast, Concat

from renstra.kolom import BUTIR, KolomTargetTahun, indikator_columns, sasaran_columns, target_columns
from renstra.models import Indikator, Misi, Renstra, Sasaran, TargetIndikator, Tujuan
from renstra.queries import indikator_with_targets, users_of
from renstra.services.kartu import contradictions
from renstra.services.kaskade import held_sasaran, settle_cascade
from renstra.services.renstra import require_draft
from sakip.kolom import IsianBaris, rapi
from sakip.models import User
from sakip.perbaris import Terlihat
from sakip.services.jejak import log_jejak
from sakip.services.lembar import Galat, Lembar, Perubahan, save_children, save_sheet
from sakip.services.suntingan import hold_document, require_seen


@transaction.atomic
def save_renstra_sheet(
    *,
    user: User,
    renstra: Renstra,
    lembar: Lembar,
    hal: str,
    isian: Sequence[IsianBaris],
    suntingan: Terlihat,
) -> Perubahan:
    """Save one of the sheets below; `hal` names it in the Jejak.

    Raises PermissionDenied, ConflictError and ValidationError {`<kunci>-<kolom>`: sentences}.
    """
    hold_document(renstra)
    require_draft(user, renstra)
    return save_sheet(
        user=user,
        satker=renstra.satker,
        induk=renstra,
        lembar=lembar,
        isian=isian,
        suntingan=suntingan,
        tindakan=f"mengubah {hal} renstra",
    )


def butir_sheet(renstra: Renstra, model: type[Misi] | type[Tujuan]) -> Lembar:
    """The misi or the tujuan of `renstra`; their numbers are each used once."""
    rows = model.objects.filter(renstra=renstra).order_by("urut", "id")

    def distinct_numbers(perubahan: Perubahan) -> None:
        changed = [*perubahan.baru, *perubahan.berubah]
        touched = {b.pk for b in [*perubahan.berubah, *perubahan.dihapus]}
        numbers = [b.no for b in rows.all() if b.pk not in touched] + [b.no for b in changed]
        ganda = sorted({no for no in numbers if numbers.count(no) > 1})
        if ganda:
            raise ValidationError(f"Nomor {', '.join(ganda)} dipakai lebih dari satu baris.")
        # Numbers may be exchanged between rows: none may stand in the way of another while they are written.
        moved = model.objects.filter(pk__in=[b.pk for b in perubahan.berubah])
        moved.update(no=Concat(Value("~"), Cast(F("pk"), CharField())))

    return Lembar(
        kolom=BUTIR,
        baca=lambda: list(rows.all()),
        buat=lambda: model(renstra=renstra),
        periksa=_need("no", "uraian"),
        penahan=sasaran_under if model is Tujuan else lambda rows: {},
        dahulu=distinct_numbers,
    )


def sasaran_under(tujuan: list[Any]) -> dict[int, str]:
    """{tujuan id: sentence} for the tujuan that still have sasaran."""
    counts = Sasaran.objects.filter(tujuan__in=tujuan).values_list("tujuan").annotate(banyak=Count("pk"))
    return {
        pk: f"Tujuan ini masih mempunyai {banyak} sasaran. Pindahkan atau hapus sasarannya lebih dahulu."
        for pk, banyak in counts
    }


def sasaran_sheet(renstra: Renstra) -> Lembar:
    """The sasaran of `renstra` with their units and tujuan."""
    return Lembar(
        kolom=sasaran_columns(renstra),
        baca=lambda: list(renstra.sasaran.order_by("urut", "id")),
        buat=lambda: Sasaran(renstra=renstra, tujuan=only_tujuan(renstra)),
        periksa=_check_sasaran,
        penahan=held_sasaran,
        lanjut=lambda perubahan: settle_cascade(renstra),
    )


def only_tujuan(renstra: Renstra) -> Tujuan | None:
    """The tujuan of a Renstra that has one alone, under which a new sasaran begins; None = it has not."""
    rows = list(renstra.tujuan.all()[:2])
    return rows[0] if len(rows) == 1 else None


def target_sheet(renstra: Renstra) -> Lembar:
    """All indikator of `renstra` with their yearly targets."""
    return Lembar(
        kolom=target_columns(renstra),
        baca=lambda: [with_targets(i) for i in indikator_with_targets(renstra)],
        lanjut=lambda perubahan: save_children(perubahan.berubah, "indikator"),
    )


def indikator_sheet(renstra: Renstra, indikator: Indikator | None, sasaran: int | None = None) -> Lembar:
    """The kartu of one indikator as a sheet of one row; `indikator` None = a new one, under `sasaran`."""
    rows, target = indikator_with_targets(renstra), target_columns(renstra)

    def read() -> list[Indikator]:
        return [with_targets(i) for i in rows.filter(pk=indikator.pk)] if indikator else []

    def make() -> Indikator:
        baru = Indikator(urut=rows.count() + 1)
        baru.sasaran_id = sasaran  # type: ignore[assignment]
        return with_targets(baru)

    def check(baris: Any, isian: IsianBaris, berubah: set[str]) -> Galat:
        galat: Galat = _need("sasaran", "uraian")(baris, isian, berubah) | contradictions(baris)
        if "sasaran" in berubah and baris.pk:
            baris.urut = _last_place(baris.sasaran_id)
        return galat | (_read_again(target, baris, isian, berubah) if "jenis_nilai" in berubah else {})

    return Lembar(
        kolom=indikator_columns(renstra),
        baca=read,
        buat=None if indikator else make,
        periksa=check,
        lanjut=lambda perubahan: save_children([*perubahan.baru, *perubahan.berubah], "indikator"),
    )


def _last_place(sasaran: int) -> int:
    """Behind every indikator that the sasaran has: where one that moves there stands."""
    akhir = Indikator.objects.filter(sasaran=sasaran).aggregate(akhir=Max("urut"))["akhir"]
    return (akhir or 0) + 1


def _read_again(
    target: Sequence[KolomTargetTahun], baris: Any, isian: IsianBaris, berubah: set[str]
) -> Galat:
    """Read the targets that were left alone as the new jenis_nilai says."""
    galat: Galat = {}
    for kolom in target:
        if kolom.nama not in berubah:
            try:
                kolom.read_again(baris, rapi(isian.yakin.get(kolom.nama, "")))
            except ValidationError as error:
                galat[kolom.nama] = error
    return galat


def with_targets(indikator: Any) -> Any:
    """`indikator` ready to be typed into (see `KolomTargetAnak`)."""
    indikator.anak = {t.tahun: t for t in indikator.target.all()} if indikator.pk else {}
    indikator.buat_anak = lambda tahun: TargetIndikator(tahun=tahun)
    return indikator


def _need(*wajib: str) -> Any:
    """A check of rows: these columns are filled, in a new row and where they were emptied."""

    def check(baris: Any, isian: IsianBaris, berubah: set[str]) -> Galat:
        kosong = [
            nama
            for nama in wajib
            if (baris.pk is None or nama in berubah)
            and not getattr(baris, f"{nama}_id" if hasattr(baris, f"{nama}_id") else nama)
        ]
        return {nama: ValidationError("Isian ini wajib diisi.") for nama in kosong}

    return check


def _check_sasaran(baris: Any, isian: IsianBaris, berubah: set[str]) -> Galat:
    galat: Galat = _need("uraian", "unit", "tingkat")(baris, isian, berubah)
    if baris.pk and baris.induk_id == baris.pk:
        galat["induk"] = ValidationError("Sasaran tidak dapat menjadi induk dirinya sendiri.")
    return galat


@transaction.atomic
def delete_indikator(*, user: User, indikator: Indikator, suntingan: int | None = None) -> None:
    """Take away an indikator that no document refers to; ValidationError names those that do,
    ConflictError as `require_seen` of the Renstra."""
    renstra = indikator.sasaran.renstra
    hold_document(renstra)
    require_draft(user, renstra)
    require_seen(renstra, suntingan)
    pemakai = users_of(indikator)
    if pemakai:
        raise ValidationError([f"Indikator ini dipakai pada {nama}." for nama in pemakai])
    log_jejak(
        user=user,
        tindakan="menghapus indikator renstra",
        satker=renstra.satker,
        objek=indikator,
        sebelum={"sasaran": indikator.sasaran.uraian, "uraian": indikator.uraian},
    )
    Renstra.objects.filter(pk=renstra.pk).update(suntingan=F("suntingan") + 1)
    indikator.delete()
