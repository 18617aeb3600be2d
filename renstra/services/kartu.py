"""The kartu of an indikator: what its columns must agree on, and its completion while the Renstra holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from renstra.kolom import detail_columns
from renstra.models import Indikator
from sakip.kolom import IsianBaris, rapi, read_with_care, texts_of
from sakip.models import User
from sakip.permissions import Deed, require
from sakip.services.lembar import Galat, Lembar, Perubahan, save_sheet

TERISI = "Bagian ini sudah terisi “{isi}” dan hanya berubah lewat perubahan Renstra."
BERTENTANGAN = (
    "Target tahun {tahun} “{teks}” tidak dibaca sama sebagai {jenis}. Ubah lewat perubahan Renstra."
)


def contradictions(baris: Any) -> Galat:
    """By column, what the cells of one kartu contradict each other in."""
    galat: Galat = {}
    if bool(baris.pembilang) != bool(baris.penyebut):
        kosong = "penyebut" if baris.pembilang else "pembilang"
        galat[kosong] = ValidationError("Isi pembilang dan penyebut, atau kosongkan keduanya.")
    if baris.wajar_min is not None and baris.wajar_maks is not None and baris.wajar_maks < baris.wajar_min:
        galat["wajar_maks"] = ValidationError("Batas wajar tertinggi tidak boleh di bawah batas terendah.")
    if baris.batas_capaian is not None and baris.batas_capaian <= 0:
        galat["batas_capaian"] = ValidationError("Batas atas capaian harus lebih dari nol.")
    if (bawah := baris.batas_bawah_capaian) is not None:
        galat |= _floor_contradiction(bawah, baris.batas_capaian)
    if baris.iku_tahun and not baris.iku:
        galat["iku_tahun"] = ValidationError(
            "Tahun hanya disebut bagi indikator kinerja utama. Pilih “Ya” di atas, atau kosongkan tahunnya."
        )
    return galat


def _floor_contradiction(bawah: Decimal, atas: Decimal | None) -> Galat:
    if bawah < 0:
        return {"batas_bawah_capaian": ValidationError("Batas bawah capaian tidak boleh kurang dari nol.")}
    if atas is not None and bawah >= atas:
        return {"batas_bawah_capaian": ValidationError("Batas bawah capaian harus di bawah batas atasnya.")}
    return {}


def completion_sheet(indikator: Indikator, dikirim: Collection[str] = ()) -> Lembar:
    """What the stored kartu of `indikator` leaves empty, as a sheet of one row.

    Columns in `dikirim` are part of it although somebody filled them in the meantime: what was typed into
    them stays on the page, and is refused in words.
    """
    stored = texts_of(Indikator.objects.get(pk=indikator.pk), semua := detail_columns())

    def check(baris: Any, isian: IsianBaris, berubah: set[str]) -> Galat:
        galat = {nama: ValidationError(TERISI.format(isi=stored[nama])) for nama in berubah if stored[nama]}
        galat |= contradictions(baris)
        return galat | (_kind_of_targets(baris) if "jenis_nilai" in berubah else {})

    return Lembar(
        kolom=[kolom for kolom in semua if not stored[kolom.nama] or kolom.nama in dikirim],
        baca=lambda: list(Indikator.objects.filter(pk=indikator.pk)),
        periksa=check,
    )


def _kind_of_targets(baris: Indikator) -> Galat:
    """The kind of value may be said where every target of the Renstra is read under it as it was before,
    without a doubt."""
    for target in baris.target.order_by("tahun"):
        teks = rapi(target.target_teks)
        try:
            nilai = read_with_care(teks, "", baris.jenis_nilai).nilai if teks else target.target_nilai
            sama = nilai == target.target_nilai
        except ValidationError:
            sama = False
        if not sama:
            jenis = baris.get_jenis_nilai_display().lower()
            kalimat = BERTENTANGAN.format(tahun=target.tahun, teks=teks, jenis=jenis)
            return {"jenis_nilai": ValidationError(kalimat)}
    return {}


@transaction.atomic
def complete_kartu(
    *, user: User, indikator: Indikator, lembar: Lembar, isian: Sequence[IsianBaris], suntingan: int
) -> Perubahan:
    """Fill what the kartu leaves empty while its Renstra is in force: the promise stays, it is explained.

    What is filled already changes with a perubahan of the Renstra only. Raises PermissionDenied,
    ConflictError, and ValidationError {`<kunci>-<kolom>`: sentences}, also when the Renstra is not in force.
    """
    renstra = indikator.sasaran.renstra
    require(user, Deed.ISI, renstra.satker)
    if not renstra.is_sah:
        raise ValidationError("Kartu dilengkapi dengan cara ini hanya selama Renstra berlaku.")
    return save_sheet(
        user=user,
        satker=renstra.satker,
        induk=renstra,
        lembar=lembar,
        isian=isian,
        suntingan=suntingan,
        tindakan="melengkapi kartu indikator",
    )
