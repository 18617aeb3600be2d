"""Apply: the plan of a preview, written all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.core.exceptions import ValidationError
from django.db import transaction

from laporan.paket.gudang import SUSUNAN
from laporan.paket.izin import document_of
from laporan.paket.kerja import Kerja
from laporan.paket.pesan import Pratinjau
from laporan.paket.pratinjau import preview_paket
from laporan.services.paket import write_paket
from sakip.models import Satker, User
from sakip.models.alur import Beralur

SEMUA = "semua"


def apply_paket(
    isi: bytes,
    *,
    user: User | None,
    terima: Collection[tuple[str, int]] | str = (),
    sidik: str | None = None,
    nama_berkas: str = "",
    check: Callable[[Satker], None] | None = None,
) -> tuple[Pratinjau, str]:
    """Preview `isi` again and write it. Returns the outcome and "" or the reason of a refusal, in Indonesian.

    `terima` are the (sheet, row) whose doubtful readings were confirmed, or SEMUA. With `sidik`, the
    fingerprint of the preview that a person saw, a preview that says something else is refused. `user` None
    = the command line.
    """

    def take(satker: Satker) -> None:
        """One apply at a time: the next one waits here and then sees what this one wrote."""
        if check:
            check(satker)
        satker.refresh_from_db(from_queryset=Satker.objects.select_for_update(no_key=True))

    with transaction.atomic():
        hasil, kerja = preview_paket(isi, take, user=user)
        alasan = _refusal(hasil, terima, sidik)
        if alasan or kerja is None:
            return hasil, alasan or "Berkas tidak dapat dibaca; tidak ada yang disimpan."
        try:
            hasil.tersimpan = _write(kerja, user, nama_berkas)
        except ValidationError as galat:  # raised before the first row is written
            return hasil, " ".join(galat.messages)
    return hasil, ""


def _write(kerja: Kerja, user: User | None, nama_berkas: str) -> bool:
    """Whether there was anything to write."""
    batch = write_paket(
        satker=kerja.satker,
        user=user,
        perubahan=kerja.perubahan,
        urutan=tuple(SUSUNAN),
        ukur=kerja.ukur,
        tersentuh=kerja.tersentuh.values(),
        terbaca=_as_read(kerja),
        keterangan=nama_berkas,
    )
    return batch is not None


def _as_read(kerja: Kerja) -> dict[Beralur, str]:
    """The stored documents to which a change belongs, each with the status that the preview read."""
    objek = [p.objek for p in kerja.perubahan if p.baru or p.sesudah or p.rincian]
    found = (document_of(kerja, satu) for satu in [*objek, *kerja.tersentuh.values()])
    terbaca = {}
    for dokumen in found:
        if dokumen is not None and dokumen.pk is not None:
            change = kerja.change_of(dokumen)
            terbaca[dokumen] = change.sebelum.get("status", dokumen.status) if change else dokumen.status
    return terbaca


def _refusal(hasil: Pratinjau, terima: Collection[tuple[str, int]] | str, sidik: str | None) -> str:
    """Why nothing may be written, or ""."""
    if hasil.has_galat:
        return "Ada kesalahan di berkas; tidak ada yang disimpan."
    if sidik is not None and sidik != hasil.sidik():
        return "Data berubah sejak pratinjau dibuat; periksa pratinjau yang baru. Tidak ada yang disimpan."
    menunggu = hasil.baris_ragu if terima != SEMUA else set()
    belum = menunggu - set(terima) if terima != SEMUA else set()
    if belum:
        return f"{len(belum)} baris dibaca dengan ragu dan belum dikonfirmasi; tidak ada yang disimpan."
    return ""
