"""The accounts of a satker as those see them who manage them: their state, and what may be done (layer 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet, TextChoices
from django.utils import timezone

from sakip.choices import Peran
from sakip.models import Jejak, Penugasan, Satker, User
from sakip.permissions import admins_of, peran_in_reach
from sakip.queries import accounts_at

DI_LUAR_LINGKUP = (
    "Akun ini juga mempunyai penugasan di luar lingkup Anda, sehingga Anda hanya dapat mengakhiri "
    "penugasannya di lingkup Anda. Untuk selebihnya, hubungi KPU Provinsi atau KPU Republik Indonesia."
)
ATUR_ULANG = "atur ulang akun"
AKUN_PENGELOLA = "Akun pengelola sistem tidak dapat diubah dari halaman ini."


class Keadaan(TextChoices):
    """The state of an account at a satker."""

    AKTIF = "aktif", "Aktif"
    DIUNDANG = "diundang", "Diundang, belum memasang kata sandi"
    DIATUR_ULANG = "diatur_ulang", "Diatur ulang, belum memasang kata sandi baru"
    DITANGGUHKAN = "ditangguhkan", "Ditangguhkan"
    BERAKHIR = "berakhir", "Penugasan berakhir"


@dataclass(frozen=True)
class Akun:
    """An account with its penugasan at one satker; those elsewhere are not shown there."""

    user: User
    penugasan: list[Penugasan]
    keadaan: Keadaan
    faktor_kedua: bool


def accounts_with_penugasan(satker: Satker) -> QuerySet[User]:
    """`accounts_at` with the penugasan at `satker` as `di_sini` (two queries)."""
    rows = satker.penugasan.select_related("unit").order_by("id")
    return accounts_at(satker).prefetch_related(Prefetch("penugasan", rows, to_attr="di_sini"))


def rows_of(users: Iterable[User]) -> list[Akun]:
    """`users` from `accounts_with_penugasan`, each with state and second factor (one query more)."""
    users, hari = list(users), timezone.localdate()
    confirmed = User.objects.filter(pk__in=[u.pk for u in users], totpdevice__confirmed=True)
    kuat = set(confirmed.values_list("pk", flat=True))
    return [Akun(u, di_sini(u), state_of(u, di_sini(u), hari), u.pk in kuat) for u in users]


def di_sini(user: User) -> list[Penugasan]:
    """The penugasan that `accounts_with_penugasan` read with `user`."""
    return user.di_sini  # type: ignore[attr-defined]


def state_of(user: User, penugasan: list[Penugasan], hari: date) -> Keadaan:
    """The state of `user` at the satker of `penugasan` on `hari`; what closes the account comes first."""
    if not user.is_active:
        return Keadaan.DITANGGUHKAN
    if all(p.selesai is not None and p.selesai < hari for p in penugasan):
        return Keadaan.BERAKHIR
    if not user.has_usable_password():
        return Keadaan.DIATUR_ULANG if user.last_login else Keadaan.DIUNDANG
    return Keadaan.AKTIF


def why_not_manage(user: User, akun: User) -> str:
    """ "" when `user` may suspend, restore and reset `akun` as a whole; else the sentence why not.

    Needed is a reach over every penugasan that has not ended (over every one when all have ended).
    """
    if akun.is_superuser:
        return AKUN_PENGELOLA
    if akun.pk == user.pk:
        return "Anda tidak dapat menangguhkan atau mengatur ulang akun Anda sendiri."
    rows = list(akun.penugasan.select_related("satker"))
    hari = timezone.localdate()
    terbuka = [p for p in rows if p.selesai is None or p.selesai >= hari]
    in_reach = all(Peran(p.peran) in peran_in_reach(user, p.satker) for p in terbuka or rows)
    return "" if rows and in_reach else DI_LUAR_LINGKUP


def why_not_change(user: User, penugasan: Penugasan) -> str:
    """ "" when `user` may change unit and masa of `penugasan`; else the sentence why not."""
    if penugasan.user_id == user.pk:
        return "Anda tidak dapat mengubah penugasan Anda sendiri."
    return _why_out_of_reach(user, penugasan)


def why_not_end(user: User, penugasan: Penugasan) -> str:
    """ "" when `user` may end `penugasan`; else the sentence why not."""
    own = penugasan.user_id == user.pk and penugasan.peran == Peran.ADMIN_SATKER
    if own and [a.pk for a in admins_of(penugasan.satker)] == [user.pk]:
        return (
            "Anda satu-satunya admin satuan kerja ini. Undang admin lain lebih dahulu, atau minta KPU "
            "Provinsi atau KPU Republik Indonesia mengakhiri penugasan Anda."
        )
    return _why_out_of_reach(user, penugasan)


def _why_out_of_reach(user: User, penugasan: Penugasan) -> str:
    if penugasan.user.is_superuser:
        return AKUN_PENGELOLA
    if Peran(penugasan.peran) in peran_in_reach(user, penugasan.satker):
        return ""
    return f"Penugasan sebagai {Peran(penugasan.peran).label} tidak dapat Anda berikan, ubah, atau akhiri."


def find_account(user: User, nama_pengguna: str) -> User | None:
    """The account of that exact name that has or had a penugasan in the reach of `user`; None = none such.

    None says nothing about accounts elsewhere: they answer as a name that does not exist. One query for
    the account, and one for its penugasan.
    """
    akun = User.objects.filter(username=nama_pengguna, is_superuser=False).first()
    rows = Penugasan.objects.filter(user=akun or 0).select_related("satker")
    known = any(Peran(p.peran) in peran_in_reach(user, p.satker) for p in rows)
    return akun if known else None


def name_is_taken(nama_pengguna: str) -> bool:
    """Whether an account anywhere bears that name, in whatever case."""
    return User.objects.filter(username__iexact=nama_pengguna).exists()


def last_reset(akun: User) -> Jejak | None:
    """The trace of the last time that somebody else took the password of `akun` away; None = nobody did.
    One query."""
    rows = Jejak.objects.filter(objek="user", objek_id=akun.pk, tindakan=ATUR_ULANG)
    return rows.exclude(user=akun).select_related("user").order_by("-id").first()
