"""Reads that several apps ask of who-is-who: the kebijakan in force and the official on a date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.db.models import Case, F, Q, QuerySet, When

from sakip.choices import JenisJabatan, Peran, StatusPejabat
from sakip.lipat import lipat
from sakip.models import Kebijakan, Pejabat, Penugasan, Satker, UnitKerja, User


def kebijakan_for(satker: Satker, tahun: int) -> Kebijakan:
    """The kebijakan of `satker` in `tahun`: its own before the national one.

    One kebijakan holds from its year until another replaces it; where a satker has only a later one of
    its own (a document that prints its scale without a year), that one holds for the years before too.
    """
    return kebijakan_by_year(satker, [tahun])[tahun]


def kebijakan_by_year(satker: Satker, tahun: Iterable[int]) -> dict[int, Kebijakan]:
    """{tahun: `kebijakan_for`} for several years, in as many queries as for one."""
    candidates = list(
        Kebijakan.objects.filter(Q(satker=satker) | Q(satker__isnull=True))
        .prefetch_related("skala")
        .order_by("tahun")
    )
    own = [k for k in candidates if k.satker_id == satker.pk]
    national = [k for k in candidates if k.satker_id is None]
    return {satu: _nearest(own or national, satu) for satu in tahun}


def national_kebijakan(tahun: int) -> Kebijakan:
    """The national kebijakan that holds in `tahun`, with its scale (two queries)."""
    rows = Kebijakan.objects.filter(satker__isnull=True).prefetch_related("skala").order_by("tahun")
    return _nearest(list(rows), tahun)


def _nearest(candidates: list[Kebijakan], tahun: int) -> Kebijakan:
    """The latest at or before `tahun`, else the earliest after it. `candidates` is ordered and not empty."""
    earlier = [k for k in candidates if k.tahun <= tahun]
    return earlier[-1] if earlier else candidates[0]


def pejabat_on(unit: UnitKerja, jenis: JenisJabatan, tanggal: date | None) -> Pejabat | None:
    """Who acts in the jabatan `jenis` of `unit` on `tanggal`; None = nobody is known.

    Of those whose masa holds on that day, who took up the jabatan last: a Plh or Plt stands before the
    definitif who is away, from his first day to his last, and a new definitif stands before a Plt whose
    end nobody wrote down. An unknown beginning counts as the earliest; on the same day the Plt or Plh
    comes first, and of two unknown beginnings the definitif. `tanggal` None (a document without a date)
    = the latest: who has no last day before who has one, then as above.
    """
    held = unit.pejabat.filter(jenis_jabatan=jenis)
    first: list[Any] = []
    if tanggal is None:
        first = [F("selesai").desc(nulls_first=True)]
    else:
        held = held.filter(
            Q(mulai__isnull=True) | Q(mulai__lte=tanggal), Q(selesai__isnull=True) | Q(selesai__gte=tanggal)
        )
    return held.order_by(*first, F("mulai").desc(nulls_last=True), _STANDING, "urut", "id").first()


def acting_among(
    rows: Iterable[Pejabat], unit: UnitKerja, jenis: JenisJabatan, tanggal: date | None
) -> Pejabat | None:
    """`pejabat_on` among `rows`, which are in the order of `urut` and `id`; no query."""
    held = [p for p in rows if p.unit_id == unit.pk and p.jenis_jabatan == jenis]
    if tanggal is not None:
        held = [p for p in held if (p.mulai or tanggal) <= tanggal <= (p.selesai or tanggal)]
    return min(held, key=lambda p: _standing(p, dated=tanggal is not None), default=None)


def _standing(pejabat: Pejabat, *, dated: bool) -> tuple[int, int, int]:
    """The order of `pejabat_on`: by the last day where no day was asked, by the first, by the status."""
    selesai = 0 if dated else -(pejabat.selesai or date.max).toordinal()
    mulai = -(pejabat.mulai.toordinal() if pejabat.mulai else 0)
    if pejabat.status == StatusPejabat.DEFINITIF:
        return selesai, mulai, 1
    return selesai, mulai, 0 if pejabat.mulai else 2


# The Plt or Plh whose beginning is known, the definitif, the others.
_STANDING: Final = Case(
    When(~Q(status=StatusPejabat.DEFINITIF) & Q(mulai__isnull=False), then=0),
    When(status=StatusPejabat.DEFINITIF, then=1),
    default=2,
)


# The peran with which the holder of a jabatan acts; who holds another jabatan needs any penugasan there.
PERAN_JABATAN: Final = {
    JenisJabatan.KETUA: Peran.KETUA,
    JenisJabatan.SEKRETARIS: Peran.SEKRETARIS,
    JenisJabatan.KEPALA_BAGIAN: Peran.KASUBBAG,
    JenisJabatan.KEPALA_SUBBAGIAN: Peran.KASUBBAG,
}


def penugasan_for_pejabat(pejabat: Pejabat) -> QuerySet[Penugasan]:
    """The penugasan that fit the jabatan of `pejabat`: its peran, in its satker or unit, in its masa."""
    rows = Penugasan.objects.filter(
        Q(unit__isnull=True) | Q(unit=pejabat.unit), overlaps(pejabat), satker=pejabat.unit.satker_id
    )
    peran = PERAN_JABATAN.get(JenisJabatan(pejabat.jenis_jabatan))
    return rows.filter(peran=peran) if peran else rows


def pejabat_without_right(pejabat: Iterable[Pejabat], hari: date) -> set[int]:
    """Of `pejabat` (of one satker) those whose account could not act in the jabatan on `hari`: it is closed,
    or no penugasan that fits holds that day. Their keys; who has no account is not among them. One query."""
    berakun = [p for p in pejabat if p.akun_id is not None]
    rows = Penugasan.objects.filter(
        Q(mulai__isnull=True) | Q(mulai__lte=hari),
        Q(selesai__isnull=True) | Q(selesai__gte=hari),
        user__in={p.akun_id for p in berakun},
        user__is_active=True,
    ).values_list("user_id", "satker_id", "peran", "unit_id")
    tugas = list(rows)
    return {p.pk for p in berakun if not any(_fits(p, *satu) for satu in tugas)}


def _fits(pejabat: Pejabat, user: int, satker: int, peran: str, unit: int | None) -> bool:
    """Whether that penugasan is one for the jabatan of `pejabat`, its masa apart."""
    perlu = PERAN_JABATAN.get(JenisJabatan(pejabat.jenis_jabatan), peran)
    sama = (pejabat.akun_id, pejabat.unit.satker_id, perlu) == (user, satker, peran)
    return sama and unit in (None, pejabat.unit_id)


def rival_of(pejabat: Pejabat) -> Pejabat | None:
    """Another who holds the jabatan of `pejabat` on one of its days with the same standing; None = nobody.

    Definitif and standing in (Plt, Plh) are the two standings. A unit has one ketua and one sekretaris;
    heads of a bagian or subbagian are told apart by the words of the jabatan; of all others there may be
    many.
    """
    rows = Pejabat.objects.filter(unit=pejabat.unit_id, jenis_jabatan=pejabat.jenis_jabatan)
    return next((p for p in rows.exclude(pk=pejabat.pk).order_by("id") if are_rivals(pejabat, p)), None)


def are_rivals(satu: Pejabat, lain: Pejabat) -> bool:
    """Whether two officials of one unit with one kind of jabatan are in each other's way; see `rival_of`."""
    jenis = JenisJabatan(satu.jenis_jabatan)
    if jenis not in PERAN_JABATAN or not masa_overlaps(satu, lain):
        return False
    if (satu.status == StatusPejabat.DEFINITIF) != (lain.status == StatusPejabat.DEFINITIF):
        return False
    sole = jenis in (JenisJabatan.KETUA, JenisJabatan.SEKRETARIS)
    return sole or lipat(satu.jabatan) == lipat(lain.jabatan)


def masa_overlaps(satu: Pejabat, lain: Pejabat) -> bool:
    """Whether two masa (`mulai`, `selesai`; None = open) share a day."""
    return (satu.mulai or date.min) <= (lain.selesai or date.max) and (lain.mulai or date.min) <= (
        satu.selesai or date.max
    )


def overlaps(row: Pejabat | Penugasan) -> Q:
    """Condition: the masa (`mulai`, `selesai`; None = open) shares a day with that of `row`."""
    kondisi = Q()
    if row.selesai is not None:
        kondisi &= Q(mulai__isnull=True) | Q(mulai__lte=row.selesai)
    if row.mulai is not None:
        kondisi &= Q(selesai__isnull=True) | Q(selesai__gte=row.mulai)
    return kondisi


def accounts_at(satker: Satker) -> QuerySet[User]:
    """The accounts with a penugasan at `satker`, of today, before or after; by name."""
    return User.objects.filter(pk__in=satker.penugasan.values("user")).order_by("nama", "username")
