"""Deeds on the measurement of a triwulan: prepare its rows, compute them again, take them away."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from kinerja.dukungan import supported_rows
from kinerja.kolom import KEADAAN
from kinerja.models import Pengukuran, Realisasi
from kinerja.models.realisasi import Acuan
from kinerja.queries import end_of_triwulan, pk_in_force, rkt_in_force
from kinerja.services.capaian import recompute_capaian
from kinerja.services.gerbang import require_binding_pk
from kinerja.services.status import require_draft
from kinerja.tabel.realisasi import rows_of
from kinerja.ukuran import acuan_of
from renstra.berlaku import hold_in_force
from renstra.models.indikator import Frekuensi
from sakip.choices import JenisDokumen, StatusNilai, Triwulan
from sakip.lipat import lipat
from sakip.models import UnitKerja, User
from sakip.periode import require_open
from sakip.permissions import Deed, require
from sakip.services.alur import was_settled
from sakip.services.jejak import log_jejak
from sakip.services.suntingan import hold_document, require_seen

LINK = {Acuan.PK: "baris_pk", Acuan.RKT: "baris_rkt"}


@transaction.atomic
def prepare_pengukuran(
    *, user: User, unit: UnitKerja, tahun: int, triwulan: int, acuan: str = Acuan.PK
) -> Pengukuran:
    """Make (or bring up to date) the rows of a triwulan from the PK or RKT in force at its end.

    A new row of an indikator that is measured in another triwulan says belum_waktunya by itself. What was
    typed stays: a row whose promise was renewed in a newer version is moved to it by its words;
    an untouched row whose promise is gone is taken away, one that is filled or has evidence stays at the end.
    Raises ValidationError when there is no document, or it has no rows, when no PK is in force (row 23), when
    the triwulan was submitted, and when its window is closed.
    """
    require(user, Deed.ISI, unit.satker, unit)
    if triwulan not in Triwulan.values or acuan not in Acuan.values or not 2000 <= tahun <= 2100:
        raise ValidationError("Pilih tahun 2000 sampai 2100, triwulan 1 sampai 4, dan acuan PK atau RKT.")
    ada = Pengukuran.objects.filter(unit=unit, tahun=tahun, triwulan=triwulan).first()
    slot = (unit.satker, JenisDokumen.REALISASI, tahun, triwulan, unit)
    status, objek = (ada.status, ada.pk) if ada else ("", None)
    require_open(*slot, user=user, status=status, objek=objek)
    require_binding_pk(unit, tahun, JenisDokumen.REALISASI, triwulan=triwulan)
    sumber = _source_rows(unit, tahun, triwulan, acuan)
    made, _ = Pengukuran.objects.get_or_create(unit=unit, tahun=tahun, triwulan=triwulan)
    pengukuran = Pengukuran.objects.select_for_update().get(pk=made.pk)  # one preparation at a time
    require_draft(pengukuran)
    rows = [r for r in rows_of(pengukuran) if r.acuan == acuan]
    baru, lama, sisa = _match(sumber, rows, pengukuran, acuan)
    bersandar = supported_rows(pengukuran)
    kosong = [r.pk for r in sisa if getattr(r, f"{LINK[Acuan(acuan)]}_id") and not _is_touched(r)]
    buang = [pk for pk in kosong if pk not in bersandar]
    Realisasi.objects.filter(pk__in=buang).delete()
    Realisasi.objects.bulk_update(lama, ["urut", LINK[Acuan(acuan)]], batch_size=200)
    Realisasi.objects.bulk_create(baru)
    Pengukuran.objects.filter(pk=pengukuran.pk).update(suntingan=F("suntingan") + 1)
    recompute_capaian(pengukuran)
    log_jejak(
        user=user,
        tindakan="menyiapkan pengukuran",
        satker=unit.satker,
        objek=pengukuran,
        sesudah={"baris baru": len(baru), "baris dilepas": len(buang), "acuan": acuan},
    )
    pengukuran.refresh_from_db()
    return pengukuran


def _source_rows(unit: UnitKerja, tahun: int, triwulan: int, acuan: str) -> list[Any]:
    find, nama = (pk_in_force, "Perjanjian Kinerja") if acuan == Acuan.PK else (rkt_in_force, "RKT")
    dokumen = find(unit, tahun, end_of_triwulan(tahun, triwulan))
    baris = dokumen.baris.select_related("indikator_renstra") if dokumen else None
    rows = [] if baris is None else list(baris.order_by("urut", "id"))
    hold_in_force(rows)
    if not rows:
        keadaan = "belum mempunyai baris" if dokumen else "belum ada"
        raise ValidationError(
            f"{nama} {unit.nama} tahun {tahun} {keadaan}, sehingga belum ada yang dapat diukur."
        )
    return rows


def _match(
    sumber: list[Any], rows: list[Realisasi], pengukuran: Pengukuran, acuan: str
) -> tuple[list[Realisasi], list[Realisasi], list[Realisasi]]:
    """(new rows, stored rows with their link and place renewed, stored rows without a promise)."""
    link = LINK[Acuan(acuan)]
    linked = {getattr(r, f"{link}_id"): r for r in rows}
    janji = {s.pk for s in sumber}
    worded = {_key(r): r for r in rows if getattr(r, f"{link}_id") not in janji}
    baru: list[Realisasi] = []
    lama: list[Realisasi] = []
    for ke, satu in enumerate(sumber, start=1):
        baris = linked.get(satu.pk) or worded.pop(_key(satu), None)
        if baris is None:
            baris = Realisasi(pengukuran=pengukuran, acuan=acuan, **_words(satu))
            if not _is_due(satu, pengukuran.triwulan):
                baris.realisasi_status = StatusNilai.BELUM_WAKTUNYA
        baris.urut = ke
        setattr(baris, link, satu)
        (lama if baris.pk else baru).append(baris)
    kept = {r.pk for r in lama}
    return baru, lama, [r for r in rows if r.pk not in kept]


def _key(baris: Any) -> tuple[str, str]:
    return lipat(baris.sasaran), lipat(baris.indikator)


def _words(sumber: Any) -> dict[str, str]:
    """The words of the promise; its target is not copied: it stays where it was promised."""
    kolom = ("sasaran", "indikator", "kegiatan", "kode", "kode_baku")
    return {nama: getattr(sumber, nama) for nama in kolom if hasattr(sumber, nama)}


def _is_due(janji: Any, triwulan: int) -> bool:
    """Whether the kartu of the promise (a row of a PK or RKT) has it measured in `triwulan`."""
    indikator = janji.indikator_renstra if janji else None
    return indikator is None or Frekuensi.is_due(indikator.frekuensi, triwulan)


def _is_touched(baris: Realisasi) -> bool:
    """Whether somebody typed anything into the row; the state that its kartu gave it is nobody's typing."""
    words = (baris.realisasi_teks, baris.keterangan, baris.kendala, baris.tindak_lanjut, baris.bukti)
    if baris.realisasi_nilai is not None or any(words):
        return True
    own = StatusNilai.BELUM_WAKTUNYA
    if baris.realisasi_status == own and not _is_due(acuan_of(baris), baris.pengukuran.triwulan):
        return False
    return baris.realisasi_status in KEADAAN


def require_fillable(user: User, pengukuran: Pengukuran) -> None:
    """Pass when `user` may write into `pengukuran`: PermissionDenied without the right, ValidationError once
    it was submitted or while its window is closed."""
    unit = pengukuran.unit
    require(user, Deed.ISI, unit.satker, unit)
    require_draft(pengukuran)
    slot = (unit.satker, JenisDokumen.REALISASI, pengukuran.tahun, pengukuran.triwulan, unit)
    require_open(*slot, user=user, status=pengukuran.status, objek=pengukuran.pk)


@transaction.atomic
def recompute_pengukuran(*, user: User, pengukuran: Pengukuran) -> int:
    """Store capaian again after a change elsewhere (kartu indikator, kebijakan); returns the rows changed."""
    unit = pengukuran.unit
    require_fillable(user, pengukuran)
    banyak = recompute_capaian(pengukuran)
    log_jejak(
        user=user,
        tindakan="menghitung ulang capaian",
        satker=unit.satker,
        objek=pengukuran,
        sesudah={"baris berubah": banyak},
    )
    return banyak


@transaction.atomic
def delete_pengukuran(*, user: User, pengukuran: Pengukuran, suntingan: int | None = None) -> None:
    """Take away a triwulan in which nothing was typed. Raises ValidationError when something was, and when
    somebody has just submitted it; ConflictError as `require_seen`."""
    unit = pengukuran.unit
    hold_document(pengukuran)
    require_fillable(user, pengukuran)
    require_seen(pengukuran, suntingan)
    if pengukuran.versi or was_settled(pengukuran):
        raise ValidationError("Pengukuran ini pernah ditetapkan, sehingga tidak dapat dihapus.")
    if any(_is_touched(baris) for baris in rows_of(pengukuran)) or supported_rows(pengukuran):
        raise ValidationError(
            "Pengukuran ini sudah berisi realisasi, keterangan, atau bukti, sehingga tidak dapat dihapus."
        )
    log_jejak(
        user=user,
        tindakan="menghapus pengukuran",
        satker=unit.satker,
        objek=pengukuran,
        sebelum={"unit": unit.nama, "tahun": pengukuran.tahun, "triwulan": pengukuran.triwulan},
    )
    pengukuran.delete()


def recompute_after(unit: UnitKerja, tahun: int) -> None:
    """Store the capaian of `unit` and `tahun` again after its promises changed; the caller holds the
    right and the transaction."""
    pengukuran = Pengukuran.objects.filter(unit=unit, tahun=tahun).order_by("triwulan").first()
    if pengukuran is not None:
        recompute_capaian(pengukuran)
