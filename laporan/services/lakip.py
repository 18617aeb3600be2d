"""Writing what a LAKIP holds beside figures: its head and its narrative sections."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.models import Rkt
from laporan.models import Lakip, Narasi
from laporan.models.lakip import JenisNarasi
from sakip.choices import PERNAH_SAH, JenisDokumen, JenisUnit, StatusDokumen
from sakip.errors import ConflictError
from sakip.models import Satker, User
from sakip.models.alur import Beralur
from sakip.periode import require_open
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak, values_of
from sakip.services.suntingan import change_seen, hold_document, unique_or_refuse


def save_lakip(*, user: User, satker: Satker, tahun: int, suntingan: int, **nilai: Any) -> Lakip:
    """Set place and date of the LAKIP of `satker` in `tahun`, made when it has no row yet.

    `suntingan` is the version seen (0 = none yet). Raises PermissionDenied, ConflictError, and
    ValidationError once it was submitted or while its window is closed.
    """
    require(user, Deed.ISI, satker)
    ada = Lakip.objects.filter(satker=satker, tahun=tahun).first()
    status, objek = (ada.status, ada.pk) if ada else ("", None)
    require_open(satker, JenisDokumen.LAKIP, tahun, user=user, status=status, objek=objek)
    with transaction.atomic():
        lakip, _ = Lakip.objects.get_or_create(satker=satker, tahun=tahun)
        _require_draft(lakip)
        sebelum, sesudah = change_seen(lakip, suntingan=suntingan, nilai=nilai)
        log_jejak(
            user=user,
            tindakan="ubah laporan kinerja",
            satker=satker,
            objek=lakip,
            sebelum=sebelum,
            sesudah=sesudah,
        )
    return lakip


@transaction.atomic
def create_narasi(*, user: User, satker: Satker, tahun: int, **nilai: Any) -> Narasi:
    """Add a section (dokumen, bagian, teks) behind the others.

    Raises PermissionDenied, and ValidationError when the section exists already or its document is not open.
    """
    require(user, Deed.ISI, satker)
    narasi = Narasi(satker=satker, tahun=tahun, **nilai)
    _require_open_document(user, narasi)
    narasi.urut = Narasi.objects.filter(satker=satker, tahun=tahun, dokumen=narasi.dokumen).count() + 1
    narasi.full_clean()
    with unique_or_refuse(narasi.full_clean):
        narasi.save(force_insert=True)
        log_jejak(
            user=user,
            tindakan="tambah narasi",
            satker=satker,
            objek=narasi,
            sesudah=_words_of(values_of(narasi)),
        )
    return narasi


@transaction.atomic
def edit_narasi(*, user: User, narasi: Narasi, suntingan: int, **nilai: Any) -> Narasi:
    """Change a section as it was seen at version `suntingan`.

    Raises PermissionDenied, ValidationError (another section has that name, or the document is not open) and
    ConflictError.
    """
    require(user, Deed.ISI, narasi.satker)
    _require_open_document(user, narasi)
    for kolom, isi in nilai.items():
        setattr(narasi, kolom, isi)
    _require_open_document(user, narasi)
    narasi.full_clean()
    with unique_or_refuse(narasi.full_clean):
        try:
            sebelum, sesudah = change_seen(narasi, suntingan=suntingan, nilai=nilai)
        except ConflictError as bentrok:
            raise ConflictError(
                str(bentrok), _words_of(bentrok.tersimpan), _words_of(bentrok.dikirim)
            ) from bentrok
        log_jejak(
            user=user,
            tindakan="ubah narasi",
            satker=narasi.satker,
            objek=narasi,
            sebelum=_words_of(sebelum),
            sesudah=_words_of(sesudah),
        )
    return narasi


@transaction.atomic
def delete_narasi(*, user: User, narasi: Narasi) -> None:
    """Delete a section; its words stay in the Jejak. Raises PermissionDenied and ValidationError."""
    require(user, Deed.ISI, narasi.satker)
    _require_open_document(user, narasi)
    log_jejak(
        user=user,
        tindakan="hapus narasi",
        satker=narasi.satker,
        objek=narasi,
        sebelum=_words_of(values_of(narasi)),
    )
    deleted, _ = Narasi.objects.filter(pk=narasi.pk).delete()
    if not deleted:
        raise ValidationError("Bagian ini sudah dihapus.")


def _words_of(nilai: dict[str, Any]) -> dict[str, Any]:
    """The columns of a section that a reader of the trail understands: not its bindings."""
    return {kolom: isi for kolom, isi in nilai.items() if kolom.lower() not in ("ikatan", "rancangan")}


def rkt_of_narasi(satker: Satker, tahun: int) -> Rkt | None:
    """The RKT that prints the RKT sections: the latest one of the lembaga; None = there is none."""
    rows = Rkt.objects.filter(unit__satker=satker, tahun=tahun, unit__jenis=JenisUnit.LEMBAGA)
    found: Rkt | None = rows.order_by("-versi").first()
    return found


def _require_open_document(user: User, narasi: Narasi) -> None:
    """Pass when `user` may edit the document that prints `narasi` now, or it has no row yet; nobody submits
    it until the transaction ends."""
    satker, tahun = narasi.satker, narasi.tahun
    is_lakip = narasi.dokumen == JenisNarasi.LAKIP
    dokumen: Beralur | None = lakip_to_write(satker, tahun) if is_lakip else rkt_of_narasi(satker, tahun)
    jenis = JenisDokumen.LAKIP if is_lakip else JenisDokumen.RKT
    status, objek = (dokumen.status, dokumen.pk) if dokumen else ("", None)
    require_open(satker, jenis, tahun, user=user, status=status, objek=objek)
    if dokumen is not None:
        hold_document(dokumen)
        _require_draft(dokumen)


def lakip_to_write(satker: Satker, tahun: int) -> Lakip | None:
    """The LAKIP of `tahun`; None = it has no row, and gets none until the transaction ends."""
    rows = Lakip.objects.filter(satker=satker, tahun=tahun)
    found: Lakip | None = rows.first()
    if found is None:
        hold_satker(satker)
        found = rows.first()
    return found


def hold_satker(satker: Satker) -> None:
    """Hold the row of `satker`: the first submission of a LAKIP, its sections and a paket wait for each
    other."""
    list(Satker.objects.filter(pk=satker.pk).select_for_update(no_key=True).values_list("pk"))


def _require_draft(dokumen: Beralur) -> None:
    if dokumen.bisa_diubah:
        return
    status = StatusDokumen(dokumen.status).label.lower()
    jalan = (
        "Buat perubahan untuk mengubah isinya."
        if dokumen.status in PERNAH_SAH
        else "Isinya baru dapat diubah setelah dokumen ditarik atau dikembalikan."
    )
    raise ValidationError(f"{dokumen} berstatus {status}. {jalan}")
