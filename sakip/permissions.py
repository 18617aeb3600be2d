"""Who may do what: the matrix peran x deed as data, and the reasons in words."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices

from sakip.choices import Peran
from sakip.models import Penugasan, Satker, UnitKerja, User
from sakip.querysets import active_penugasan


class Deed(TextChoices):
    """A deed as the refusal names it."""

    ISI = "isi", "mengisi dan mengubah data satuan kerja"
    IMPOR = "impor", "mengimpor paket satuan kerja"
    EKSPOR = "ekspor", "mengekspor paket satuan kerja"
    CETAK = "cetak", "mencetak dokumen"
    ATUR = "atur", "mengubah profil, unit kerja, pejabat, dan kebijakan satuan kerja"
    ACUAN = "acuan", "mengubah data acuan nasional"
    LIHAT_NIP = "lihat_nip", "melihat NIP pejabat"


MATRIX: dict[str, frozenset[Deed]] = {
    Peran.OPERATOR: frozenset({Deed.ISI, Deed.IMPOR, Deed.EKSPOR, Deed.CETAK}),
    Peran.KASUBBAG: frozenset({Deed.ISI, Deed.EKSPOR, Deed.CETAK}),
    Peran.SEKRETARIS: frozenset({Deed.EKSPOR, Deed.CETAK}),
    Peran.KETUA: frozenset({Deed.EKSPOR, Deed.CETAK}),
    Peran.ADMIN_SATKER: frozenset({Deed.ISI, Deed.IMPOR, Deed.EKSPOR, Deed.CETAK, Deed.ATUR, Deed.LIHAT_NIP}),
    Peran.PROVINSI: frozenset({Deed.IMPOR, Deed.EKSPOR, Deed.CETAK}),
    Peran.PUSAT: frozenset({Deed.IMPOR, Deed.EKSPOR, Deed.CETAK, Deed.ATUR, Deed.ACUAN}),
    Peran.AUDITOR: frozenset({Deed.EKSPOR, Deed.CETAK}),
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
