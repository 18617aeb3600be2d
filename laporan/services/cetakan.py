"""Printing in the background: ask for a document, cancel it, and what the printing process does.

Several processes may print at once: each step is a conditional update, and who changed no row has lost.
Printing itself happens outside every transaction.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from laporan.models.cetakan import TERBUKA, PekerjaanCetak, PetugasCetak, StatusCetakan
from laporan.services.dokumen import JENIS, UNIT_BAKU, print_document
from sakip.models import Satker, User
from sakip.permissions import Deed, require

TERBUKA_MAKS: Final = 3  # of one user at a time
PERCOBAAN_MAKS: Final = 2
DENYUT_HILANG: Final = timedelta(minutes=5)  # a stage of a long report takes a slow machine a minute or two
SIMPAN: Final = timedelta(days=1)

log = logging.getLogger(__name__)


class DibatalkanError(Exception):
    """The job was cancelled, or taken by another process, while it was printed."""


def request_print(
    *, user: User, satker: Satker, tahun: int, jenis: str, unit: str = UNIT_BAKU
) -> PekerjaanCetak:
    """The open job of a document, a new one where there is none.

    Raises PermissionDenied, and ValidationError for an unknown document or too many open jobs of `user`.
    """
    require(user, Deed.CETAK, satker)
    if jenis not in JENIS:
        raise ValidationError(f"Jenis dokumen {jenis!r} tidak dikenal.")
    satu = {"satker": satker, "tahun": tahun, "jenis": jenis, "unit": unit}
    ada = PekerjaanCetak.objects.filter(**satu, status__in=TERBUKA).first()
    if ada is not None:
        return ada
    if PekerjaanCetak.objects.filter(pemohon=user, status__in=TERBUKA).count() >= TERBUKA_MAKS:
        raise ValidationError(
            f"Anda mempunyai {TERBUKA_MAKS} dokumen yang sedang disusun. Tunggu salah satunya selesai, atau "
            "batalkan."
        )
    try:
        with transaction.atomic():
            return PekerjaanCetak.objects.create(**satu, pemohon=user, tahap="Menunggu giliran")
    except IntegrityError:  # somebody asked for the same document in the same moment
        return PekerjaanCetak.objects.get(**satu, status__in=TERBUKA)


def cancel_print(*, user: User, pekerjaan: PekerjaanCetak) -> None:
    """Stop a job, one that is printed at its next stage. ValidationError when it is over already."""
    require(user, Deed.CETAK, pekerjaan.satker)
    if not _change(pekerjaan, TERBUKA, status=StatusCetakan.BATAL, berakhir=timezone.now()):
        raise ValidationError("Penyusunan dokumen ini sudah berakhir, jadi tidak ada yang dibatalkan.")


def report_alive(petugas: str) -> None:
    """A sign of life of a printing process."""
    PetugasCetak.objects.update_or_create(nama=petugas, defaults={"denyut": timezone.now()})


def leave_work(petugas: str) -> None:
    """A printing process that ends says so."""
    PetugasCetak.objects.filter(nama=petugas).delete()


def is_anyone_printing() -> bool:
    """Whether a process that prints has been alive of late."""
    return PetugasCetak.objects.filter(denyut__gte=timezone.now() - DENYUT_HILANG).exists()


def work_once(petugas: str) -> PekerjaanCetak | None:
    """Tidy up, take the oldest waiting job and print it; None = nobody waits."""
    report_alive(petugas)
    _tidy_up()
    pekerjaan = _take()
    if pekerjaan is not None:
        _print(pekerjaan, petugas)
    return pekerjaan


def _take() -> PekerjaanCetak | None:
    """The oldest waiting job, now held by this process alone."""
    while (
        satu := PekerjaanCetak.objects.filter(status=StatusCetakan.ANTRE).order_by("id").first()
    ) is not None:
        kini = timezone.now()
        ke = satu.percobaan + 1
        if _change(
            satu, [StatusCetakan.ANTRE], status=StatusCetakan.BERJALAN, denyut=kini, percobaan=ke, kemajuan=0
        ):
            satu.refresh_from_db()
            return satu
    return None


def _print(pekerjaan: PekerjaanCetak, petugas: str) -> None:
    def report(kemajuan: int, tahap: str) -> None:
        report_alive(petugas)
        if not _hold(pekerjaan, kemajuan=kemajuan, tahap=tahap, denyut=timezone.now()):
            raise DibatalkanError

    try:
        report(5, "Membaca data")
        cetakan = print_document(
            pekerjaan.jenis, pekerjaan.satker, pekerjaan.tahun, pekerjaan.unit, kabar=report
        )
        report(95, "Menyimpan berkas")
        _store(pekerjaan, cetakan.nama, cetakan.isi)
    except DibatalkanError:
        return
    except ValidationError as galat:
        _fail(pekerjaan, " ".join(galat.messages))
    except Exception:  # whatever a layout runs into ends this job, and the next one is taken
        log.exception("printing failed")
        _fail(pekerjaan, "Dokumen gagal disusun. Coba lagi; bila tetap gagal, hubungi pengelola aplikasi.")


def _store(pekerjaan: PekerjaanCetak, nama: str, isi: bytes) -> None:
    """Keep the file and end the job; a job that was cancelled meanwhile keeps none."""
    berkas = default_storage.save(f"cetakan/{pekerjaan.pk}-{nama}", ContentFile(isi))
    selesai = {"status": StatusCetakan.SELESAI, "kemajuan": 100, "tahap": "Selesai"}
    if not _hold(pekerjaan, **selesai, berkas=berkas, nama=nama, berakhir=timezone.now()):
        default_storage.delete(berkas)


def _fail(pekerjaan: PekerjaanCetak, pesan: str) -> None:
    _hold(pekerjaan, status=StatusCetakan.GAGAL, pesan=pesan, berakhir=timezone.now())


def _hold(pekerjaan: PekerjaanCetak, **isi: object) -> bool:
    """Change a job that this process still holds; False = it does no longer."""
    rows = PekerjaanCetak.objects.filter(
        pk=pekerjaan.pk, status=StatusCetakan.BERJALAN, percobaan=pekerjaan.percobaan
    )
    return bool(rows.update(**isi))


def _change(pekerjaan: PekerjaanCetak, dari: Iterable[str], **isi: object) -> bool:
    return bool(PekerjaanCetak.objects.filter(pk=pekerjaan.pk, status__in=dari).update(**isi))


def _tidy_up() -> None:
    """Give back what a dead process held, give up what died twice, throw away what is old."""
    kini = timezone.now()
    mati = PekerjaanCetak.objects.filter(status=StatusCetakan.BERJALAN, denyut__lt=kini - DENYUT_HILANG)
    mati.filter(percobaan__gte=PERCOBAAN_MAKS).update(
        status=StatusCetakan.GAGAL, pesan="Penyusunan terhenti dua kali.", berakhir=kini
    )
    mati.update(status=StatusCetakan.ANTRE, kemajuan=0, tahap="Menunggu giliran")
    for satu in PekerjaanCetak.objects.filter(berakhir__lt=kini - SIMPAN):
        if satu.berkas:
            default_storage.delete(str(satu.berkas.name))
        satu.delete()
    PetugasCetak.objects.filter(denyut__lt=kini - SIMPAN).delete()
