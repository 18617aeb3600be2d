"""Who may do what: the matrix peran x deed as data, and the reasons in words."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q, TextChoices
from django.utils import timezone

from sakip.choices import JenisSatker, Peran
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
    SEGEL = "segel", "membubuhkan segel elektronik satuan kerja"
    REVIU = "reviu", "mereviu laporan kinerja"
    REKOMENDASI = "rekomendasi", "memberi rekomendasi dan memutus tindak lanjutnya"


D, P = Deed, Peran
# SEGEL: the seal is the institution's and says nothing of a person's will. The sekretariat keeps it: its
# head, and the admin who already answers for the accounts of the satker; the ketua signs.
# REVIU: only APIP gives the statement "telah direviu" (PermenPANRB 53/2014 Lampiran III); it fills nothing.
# REKOMENDASI: who evaluates a satker from outside, APIP or the satker above, also says when one is done.
#                      fill and import      take out             who is who               time and law
MATRIX: dict[str, frozenset[Deed]] = {
    P.OPERATOR: frozenset({D.ISI, D.IMPOR, D.EKSPOR, D.CETAK}),
    P.KASUBBAG: frozenset({D.ISI, D.EKSPOR, D.CETAK}),
    P.SEKRETARIS: frozenset({D.EKSPOR, D.CETAK, D.SEGEL}),
    P.KETUA: frozenset({D.EKSPOR, D.CETAK, D.CABUT}),
    P.ADMIN_SATKER: frozenset({D.ISI, D.IMPOR, D.EKSPOR, D.CETAK, D.ATUR, D.LIHAT_NIP, D.AKUN, D.SEGEL}),
    P.PROVINSI: frozenset({D.IMPOR, D.EKSPOR, D.CETAK, D.AKUN, D.JADWAL, D.REKOMENDASI}),
    P.PUSAT: frozenset({D.IMPOR, D.EKSPOR, D.CETAK, D.ATUR, D.ACUAN, D.AKUN, D.JADWAL, D.REKOMENDASI}),
    P.AUDITOR: frozenset({D.EKSPOR, D.CETAK, D.REVIU, D.REKOMENDASI}),
}


# Who gives which peran: at the own satker, and at a satker below it (for PUSAT: every satker).
SEHARI_HARI = frozenset({P.OPERATOR, P.KASUBBAG, P.SEKRETARIS, P.KETUA, P.ADMIN_SATKER})
BOLEH_MEMBERI: dict[str, tuple[frozenset[Peran], frozenset[Peran]]] = {
    P.ADMIN_SATKER: (SEHARI_HARI, frozenset()),
    P.PROVINSI: (SEHARI_HARI | {P.PROVINSI}, SEHARI_HARI),
    P.PUSAT: (frozenset(Peran), frozenset(Peran)),
}
# A peran that reaches beyond its satker is given only where that reach begins.
TEMPAT: dict[Peran, JenisSatker] = {
    P.PROVINSI: JenisSatker.PROVINSI,
    P.PUSAT: JenisSatker.PUSAT,
    P.AUDITOR: JenisSatker.PUSAT,
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


def peran_in_reach(user: User, satker: Satker) -> frozenset[Peran]:
    """The peran at `satker` whose penugasan `user` may give, change and end; empty = none. Superuser: all."""
    if user.is_superuser and user.is_active:
        return frozenset(Peran)
    sets = [
        BOLEH_MEMBERI[p.peran][0 if p.satker_id == satker.pk else 1]
        for p in active_penugasan(user)
        if p.peran in BOLEH_MEMBERI and _covers(p, Deed.AKUN, satker, None)
    ]
    return frozenset().union(*sets)


def peran_to_give(user: User, satker: Satker) -> list[Peran]:
    """The peran that `user` may give anew at `satker`, in the order of the choices."""
    reach = peran_in_reach(user, satker)
    return [p for p in Peran if p in reach and TEMPAT.get(p, satker.jenis) == satker.jenis]


def can_step(user: User, step: Transition, satker: Satker, unit: UnitKerja | None) -> bool:
    """Whether `user` has the right to take `step` for a document of `satker` (and `unit`).

    A step of the atasan belongs to the satker above alone: a province never receives its own. A document of
    the whole satker (`unit` None) needs a penugasan for all of it.
    """
    if user.is_superuser and user.is_active:
        return True
    return any(
        p.peran in step.peran
        and (
            _is_above(p, satker)
            if step.atasan
            else p.satker_id == satker.pk
            and (p.unit_id is None or (unit is not None and p.unit_id == unit.pk))
        )
        for p in active_penugasan(user)
    )


def _is_above(penugasan: Penugasan, satker: Satker) -> bool:
    return (
        satker.induk_id is not None and penugasan.satker_id == satker.induk_id and penugasan.unit_id is None
    )


def why_not_step(user: User, step: Transition, satker: Satker) -> str:
    """The refusal of a step in words: which peran takes it and who gives that peran."""
    peran = ", ".join(sorted(p.label for p in step.peran))
    tempat = satker.induk if step.atasan else satker
    return (
        f"Anda tidak berhak melakukan langkah “{step.aksi.label}” untuk {satker.nama}. Langkah itu dilakukan "
        f"oleh peran {peran} di {tempat}. {who_gives(user, step.peran, tempat)}"
    )


def who_gives(user: User, peran: frozenset[Peran], satker: Satker | None) -> str:
    """The sentence that tells `user` whom to ask for one of `peran` at `satker` (None = the nation).

    The admin satker by name where there are any; for what they cannot give (an admin nothing to himself),
    the peran that can.
    """
    admin = BOLEH_MEMBERI[Peran.ADMIN_SATKER][0]
    nama = admins_of(satker) if satker is not None and peran & admin else []
    lain = [str(a) for a in nama if a.pk != user.pk]
    if lain and satker is not None:
        return f"Mintalah penugasan kepada {_listed(lain)}, admin {satker.nama}."
    if not nama and peran & admin:
        return "Mintalah penugasan kepada admin satuan kerja Anda."
    atas = {p: sets for p, sets in BOLEH_MEMBERI.items() if p != Peran.ADMIN_SATKER}
    pemberi = [Peran(p).label for p, (sendiri, bawahan) in atas.items() if peran & (sendiri | bawahan)]
    return f"Mintalah penugasan kepada {_listed(pemberi)}."


def admins_of(satker: Satker) -> list[User]:
    """The accounts that may enter and are admin of the whole of `satker` today, by name. One query."""
    hari = timezone.localdate()
    return list(
        User.objects.filter(
            Q(penugasan__mulai__isnull=True) | Q(penugasan__mulai__lte=hari),
            Q(penugasan__selesai__isnull=True) | Q(penugasan__selesai__gte=hari),
            is_active=True,
            penugasan__peran=Peran.ADMIN_SATKER,
            penugasan__satker=satker,
            penugasan__unit__isnull=True,
        )
        .distinct()
        .order_by("nama", "username")
    )


def _listed(kata: list[str]) -> str:
    """`a`, `a atau b`, `a, b, atau c`."""
    if len(kata) < 3:
        return " atau ".join(kata)
    return f"{', '.join(kata[:-1])}, atau {kata[-1]}"


def require_step(user: User, step: Transition, satker: Satker, unit: UnitKerja | None) -> None:
    """Pass or raise PermissionDenied with the reason in words."""
    if not can_step(user, step, satker, unit):
        raise PermissionDenied(why_not_step(user, step, satker))


def why_not(user: User, deed: Deed, satker: Satker | None) -> str:
    """The refusal in words: which right is missing and who can give it."""
    holders = [Peran(peran) for peran, deeds in MATRIX.items() if deed in deeds]
    place = satker.nama if satker else "tingkat nasional"
    if units := _units_with(user, deed, satker):
        return (
            f"Penugasan Anda hanya untuk {_listed(units)}, sehingga Anda tidak dapat {deed.label} di luar "
            f"unit itu. {who_gives(user, frozenset(holders), satker)}"
        )
    return (
        f"Anda tidak berhak {deed.label} di {place}. Hak itu dimiliki oleh peran "
        f"{', '.join(p.label for p in holders)}. {who_gives(user, frozenset(holders), satker)}"
    )


def _units_with(user: User, deed: Deed, satker: Satker | None) -> list[str]:
    """The units of `satker` to which the right of `user` to `deed` is bound; empty = it is not."""
    if satker is None:
        return []
    own = [p for p in active_penugasan(user) if p.satker_id == satker.pk and deed in MATRIX[p.peran]]
    return [str(p.unit) for p in own if p.unit_id is not None]


def require(user: User, deed: Deed, satker: Satker | None, unit: UnitKerja | None = None) -> None:
    """Pass or raise PermissionDenied with the reason in words."""
    if not can(user, deed, satker, unit):
        raise PermissionDenied(why_not(user, deed, satker))
