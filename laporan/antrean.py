"""Who is to sign what now: the place that is next, and the queue of one official (layer 2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from laporan.alur import MACAM
from laporan.models import BerkasDokumen, Dokumen, TandaTangan
from laporan.models.dokumen import StatusTerbit, StatusTtd
from laporan.pihak import PERAN_TTD
from sakip.choices import JenisUnit
from sakip.models import User
from sakip.periode import Tenggat, review_dues
from sakip.querysets import active_penugasan


def source_of(dokumen: Dokumen) -> Any:
    """The row that was frozen into `dokumen`, with its satker."""
    macam = MACAM[dokumen.jenis]
    return macam.model._default_manager.select_related(f"{macam.satker}__induk").get(pk=dokumen.objek_id)


def next_signature(dokumen: Dokumen) -> TandaTangan | None:
    """The place that is to be signed now; None = all are signed, or the document is not waiting."""
    if dokumen.status != StatusTerbit.MENUNGGU:
        return None
    rows = dokumen.tanda_tangan.select_related("pejabat__unit")
    return rows.filter(status=StatusTtd.MENUNGGU).order_by("urut").first()


def latest_file(dokumen: Dokumen) -> BerkasDokumen:
    """The newest file of `dokumen`: the naskah, or what the last signature made. No query when its berkas
    are prefetched."""
    return max(dokumen.berkas.all(), key=lambda berkas: berkas.urut)


def signs(user: User) -> bool:
    """Whether `user` holds a peran that signs documents of some satker."""
    return any(p.peran in PERAN_TTD.values() for p in active_penugasan(user))


def places_now() -> QuerySet[TandaTangan]:
    """The places whose turn it is, of every Dokumen that waits: those before them are signed."""
    earlier = TandaTangan.objects.filter(
        dokumen=OuterRef("dokumen"), urut__lt=OuterRef("urut"), status=StatusTtd.MENUNGGU
    )
    rows: QuerySet[TandaTangan] = TandaTangan.objects.filter(
        status=StatusTtd.MENUNGGU, dokumen__status=StatusTerbit.MENUNGGU
    )
    return rows.exclude(Exists(earlier))


def waiting_for(user: User) -> QuerySet[TandaTangan]:
    """The places that `user` is to sign now, oldest first, each with its Dokumen and files (two queries).

    A place counts when those before it are signed, its official is `user`, and `user` still holds the peran.
    """
    satker = {p.satker_id for p in active_penugasan(user) if p.peran in PERAN_TTD.values()}
    return (
        places_now()
        .filter(pejabat__akun=user, dokumen__satker__in=satker)
        .select_related("dokumen__satker", "dokumen__unit", "pejabat__unit")
        .prefetch_related("dokumen__berkas")
        .order_by("id")
    )


def review_due(ttd: Sequence[TandaTangan]) -> list[Tenggat | None]:
    """When the document of each of `ttd` (as `waiting_for` reads them) is due to be reviewed, which a
    signature ends; None = no day is set (one query)."""
    return review_dues((t.dokumen.satker, t.dokumen.jenis, t.dokumen.tahun, None) for t in ttd)


def why_not_sign(user: User, ttd: TandaTangan) -> str:
    """Why `user` may not sign at `ttd` now, in words; "" = he may. Rights are read anew."""
    if ttd.pejabat is None or ttd.pejabat.akun_id is None:
        return f"Akun untuk {ttd.nama} belum ditautkan. Admin satuan kerja menautkannya pada halaman pejabat."
    if ttd.pejabat.akun_id != user.pk:
        return (
            f"Tempat tanda tangan ini milik {ttd.nama}, {ttd.jabatan}; hanya akunnya yang "
            "dapat menandatangani."
        )
    peran = PERAN_TTD[JenisUnit(ttd.pejabat.unit.jenis)]
    fresh = User.objects.get(pk=user.pk)
    satker = ttd.pejabat.unit.satker_id
    if not any(p.peran == peran and p.satker_id == satker for p in active_penugasan(fresh)):
        return (
            f"Akun Anda tidak (lagi) mempunyai peran {peran.label} di {ttd.dokumen.satker.nama}. Mintalah "
            "penugasan kepada admin satuan kerja Anda."
        )
    return ""
