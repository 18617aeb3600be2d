"""A list of documents in one sitting: each with its own result, one failure does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError

from laporan.models import TandaTangan
from laporan.penandatangan.dasar import GalatTtd, Hasil, Penandatangan, PenandatanganBanyak
from laporan.services.tanda_tangan import (
    Persiapan,
    begin_signature,
    enter_signature,
    refused_signature,
    sign_document,
)
from sakip.errors import ConflictError
from sakip.models import User
from sakip.services.jejak import log_refusal

BERHENTI_SETELAH = "sandi_salah"
MUNGKIN_SATU_BERKAS: Final = frozenset(
    {"gerbang_menolak", "gerbang_jawaban", "gerbang_galat", "terlalu_besar"}
)
ALAMAT = "laporan:ttd-antrean"  # where a sitting is held


@dataclass(frozen=True)
class HasilSatu:
    """What became of one document; `pesan` "" = signed."""

    ttd: TandaTangan
    pesan: str


Nasib = tuple[HasilSatu, bool]  # and whether a wrong passphrase ends the sitting


def sign_each(
    *, user: User, daftar: Sequence[tuple[TandaTangan, str]], penandatangan: Penandatangan
) -> Iterator[HasilSatu]:
    """Sign each (place, SHA-256 seen), yielding its result as soon as it is known.

    One after the other, or in portions where the back end takes several files in one request; a portion that
    is refused for what may be the fault of one file is signed file by file. Whatever stops half-way is taken
    up by signing the rest: what is signed no longer waits. A wrong passphrase ends the sitting, for it would
    be wrong for all. Who may not sign one (any more) is told so, and the attempt is traced.
    """
    if isinstance(penandatangan, PenandatanganBanyak) and penandatangan.sekaligus > 1 and len(daftar) > 1:
        semua = _in_portions(user, daftar, penandatangan)
    else:
        semua = _one_by_one(user, daftar, penandatangan)
    for hasil, salah in semua:
        yield hasil
        if salah:
            return


def _one_by_one(
    user: User, daftar: Sequence[tuple[TandaTangan, str]], penandatangan: Penandatangan
) -> Iterator[Nasib]:
    cara = penandatangan
    for ttd, sidik in daftar:
        deed = partial(sign_document, user=user, ttd=ttd, sidik=sidik, penandatangan=cara)
        yield _try(user, ttd, deed)


def _in_portions(
    user: User, daftar: Sequence[tuple[TandaTangan, str]], penandatangan: PenandatanganBanyak
) -> Iterator[Nasib]:
    """Whatever is ready goes along; what is not says why. A portion is entered to its end before it is told,
    for who leaves the page must not lose what is signed already."""
    porsi: list[Persiapan] = []
    for ttd, sidik in daftar:
        siap: list[Persiapan] = []
        nasib = _try(user, ttd, partial(_begin, user, ttd, sidik, penandatangan.cara, siap))
        if not siap:
            yield nasib
            continue
        if porsi and not penandatangan.fits([satu.permintaan.pdf for satu in (*porsi, *siap)]):
            yield from list(_sign_portion(user, porsi, penandatangan))
            porsi = []
        porsi += siap
    if porsi:
        yield from list(_sign_portion(user, porsi, penandatangan))


def _begin(user: User, ttd: TandaTangan, sidik: str, cara: str, siap: list[Persiapan]) -> None:
    siap.append(begin_signature(user=user, ttd=ttd, sidik=sidik, cara=cara))


def _sign_portion(
    user: User, porsi: Sequence[Persiapan], penandatangan: PenandatanganBanyak
) -> Iterator[Nasib]:
    try:
        jawaban = penandatangan.sign_many([siap.permintaan for siap in porsi])
    except GalatTtd as galat:
        if galat.kode in MUNGKIN_SATU_BERKAS and len(porsi) > 1:
            yield from _one_by_one(user, [(satu.ttd, satu.berkas.sidik) for satu in porsi], penandatangan)
            return
        jawaban = [galat] * (1 if galat.salah_sandi else len(porsi))
    for siap, hasil in zip(porsi, jawaban, strict=False):  # a wrong passphrase is told and counted once
        yield _try(user, siap.ttd, partial(_end, user, siap, hasil, penandatangan.cara))


def _end(user: User, siap: Persiapan, hasil: Hasil | GalatTtd, cara: str) -> None:
    if isinstance(hasil, GalatTtd):
        raise refused_signature(user=user, ttd=siap.ttd, galat=hasil, cara=cara)
    enter_signature(user=user, siap=siap, hasil=hasil, cara=cara)


def _try(user: User, ttd: TandaTangan, deed: Callable[[], object]) -> Nasib:
    """What became of `ttd`, and whether a wrong passphrase was the reason."""
    try:
        deed()
    except ValidationError as galat:
        return HasilSatu(ttd, " ".join(galat.messages)), getattr(galat, "code", None) == BERHENTI_SETELAH
    except PermissionDenied as galat:
        _note_denial(user, ttd, galat)
        return HasilSatu(ttd, str(galat)), False
    except ConflictError as galat:
        return HasilSatu(ttd, str(galat)), False
    return HasilSatu(ttd, ""), False


def _note_denial(user: User, ttd: TandaTangan, galat: PermissionDenied) -> None:
    """Write the refusal for the satker of the document: here it ends no request, so nobody else would."""
    log_refusal(
        user=user,
        kode=ttd.dokumen.satker.kode_wilayah,
        alamat=ALAMAT,
        objek={"dokumen": ttd.dokumen_id, "tanda_tangan": ttd.pk},
        galat=galat,
    )
