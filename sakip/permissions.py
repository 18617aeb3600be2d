"""Who may do what: the matrix peran x deed as data, and the reasons in words."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices

from sakip.choices import Peran
from sakip.models import Penugasan, Satker, UnitKerja, User
from sakip.querysets import active_penugasan
from sakip.transitions import Transition


class Deed(TextChoices):
    """A deed as the refusal names it. The steps of a document have their own table (`transitions.py`)."""

    ISI = "isi", "mengisi dan mengubah data satuan kerja"
    IMPOR = "impor", "mengimpor paket satuan kerja"
    EKSPOR = "ekspor", "mengekspor paket satuan kerja"
    CETAK = "cetak", "mencetak dokumen"
    ATUR = "atur", "mengubah profil, unit kerja, pejabat, dan kebijakan satuan kerja"
    ACUAN = "acuan", "mengubah data acuan nasional"
    LIHAT_NIP = "lihat_nip", "melihat NIP pejabat"
    AKUN = "akun", "mengelola akun dan penugasan"
    JADWAL = "jadwal", "mengatur jadwal pengisian dan pengecualian kunci"
    CABUT = "cabut", "mencabut dokumen yang sudah terbit"


D, P = Deed, Peran
#                      fill and import      take out             who is who               time and law
MATRIX: dict[str, frozenset[Deed]] = {
    P.OPERATOR: frozenset({D.ISI, D.IMPOR, D.EKSPOR, D.CETAK}),
    P.KASUBBAG: frozenset({D.ISI, D.EKSPOR, D.CETAK}),
    P.SEKRETARIS: frozenset({D.EKSPOR, D.CETAK}),
    P.KETUA: frozenset({D.EKSPOR, D.CETAK, D.CABUT}),
    P.ADMIN_SATKER: frozenset({D.ISI, D.IMPOR, D.EKSPOR, D.CETAK, D.ATUR, D.LIHAT_NIP, D.AKUN}),
    P.PROVINSI: frozenset({D.IMPOR, D.EKSPOR, D.CETAK, D.AKUN, D.JADWAL}),
    P.PUSAT: frozenset({D.IMPOR, D.EKSPOR, D.CETAK, D.ATUR, D.ACUAN, D.AKUN, D.JADWAL}),
    P.AUDITOR: frozenset({D.EKSPOR, D.CETAK}),
}


# What only takes out; everything else, done to the satker as a whole, needs a penugasan for all of it.
MEMBACA = frozenset({Deed.EKSPOR, Deed.CETAK})


def _covers(penugasan: Penugasan, deed: Deed, satker: Satker | None, unit: UnitKerja | None) -> bool:
    """Whether `penugasan` reaches `satker` (None = the nation) and there `unit` (None = the whole satker)."""
    if penugasan.peran in (Peran.PUSAT, Peran.AUDITOR):
        return True
    if satker is None:
        return False
    own = penugasan.satker_id == satker.pk
    below = penugasan.peran == Peran.PROVINSI and satker.induk_id == penugasan.satker_id
    if penugasan.unit_id is None:
        return own or below
    fits_unit = deed in MEMBACA if unit is None else penugasan.unit_id == unit.pk
    return own and fits_unit


def can(user: User, deed: Deed, satker: Satker | None, unit: UnitKerja | None = None) -> bool:
    """Whether `user` may do `deed` for `satker` (and `unit`). A superuser may do everything."""
    if user.is_superuser and user.is_active:
        return True
    return any(deed in MATRIX[p.peran] and _covers(p, deed, satker, unit) for p in active_penugasan(user))


def can_anywhere(user: User, deed: Deed) -> bool:
    """Whether `user` may do `deed` for at least one satker as a whole."""
    if user.is_superuser and user.is_active:
        return True
    return any(deed in MATRIX[p.peran] and p.unit_id is None for p in active_penugasan(user))


def can_step(user: User, step: Transition, satker: Satker, unit: UnitKerja | None) -> bool:
    """Whether `user` has the right to take `step` for a document of `satker` (and `unit`).

    A step of the atasan belongs to the satker above alone: a province never receives its own.
    """
    if user.is_superuser and user.is_active:
        return True
    return any(
        p.peran in step.peran
        and (
            _is_above(p, satker)
            if step.atasan
            else p.satker_id == satker.pk and (p.unit_id is None or unit is None or p.unit_id == unit.pk)
        )
        for p in active_penugasan(user)
    )


def _is_above(penugasan: Penugasan, satker: Satker) -> bool:
    return satker.induk_id is not None and penugasan.satker_id == satker.induk_id


def why_not_step(user: User, step: Transition, satker: Satker) -> str:
    """The refusal of a step in words: which peran takes it and who gives that peran."""
    peran = ", ".join(sorted(p.label for p in step.peran))
    tempat = satker.induk if step.atasan else satker
    return (
        f"Anda tidak berhak melakukan langkah “{step.aksi.label}” untuk {satker.nama}. Langkah itu dilakukan "
        f"oleh peran {peran} di {tempat}. Mintalah penugasan kepada admin satuan kerja Anda."
    )


def require_step(user: User, step: Transition, satker: Satker, unit: UnitKerja | None) -> None:
    """Pass or raise PermissionDenied with the reason in words."""
    if not can_step(user, step, satker, unit):
        raise PermissionDenied(why_not_step(user, step, satker))


def why_not(user: User, deed: Deed, satker: Satker | None) -> str:
    """The refusal in words: which right is missing and who can give it."""
    holders = [Peran(peran).label for peran, deeds in MATRIX.items() if deed in deeds]
    place = satker.nama if satker else "tingkat nasional"
    return (
        f"Anda tidak berhak {deed.label} di {place}. Hak itu dimiliki oleh peran "
        f"{', '.join(holders)}. Mintalah penugasan kepada admin satuan kerja Anda."
    )


def require(user: User, deed: Deed, satker: Satker | None, unit: UnitKerja | None = None) -> None:
    """Pass or raise PermissionDenied with the reason in words."""
    if not can(user, deed, satker, unit):
        raise PermissionDenied(why_not(user, deed, satker))
