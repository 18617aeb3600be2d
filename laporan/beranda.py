"""What the home page shows: the user's own satker with their headline, and the provinces in reach."""

from __future__ import annotations

from dataclasses import dataclass

from laporan.rantai import Rantai, chain_of
from laporan.rekap import latest_year
from laporan.tenggat import Jatuh, due_for
from sakip.choices import JenisSatker
from sakip.models import Penugasan, Satker, User
from sakip.querysets import active_penugasan


@dataclass(frozen=True)
class SatkerSaya:
    """One satker that the user acts for, with its chain and what is due there for him."""

    satker: Satker
    peran: tuple[str, ...]
    rantai: Rantai
    tenggat: tuple[Jatuh, ...]


@dataclass(frozen=True)
class Beranda:
    """`tahun`: the latest year with data of the own satker, else of what is seen, else the running year.

    `provinsi`: those whose kabupaten/kota the user sees.
    """

    tahun: int
    satker: tuple[SatkerSaya, ...]
    provinsi: tuple[Satker, ...]
    banyak_satker: int


def home_of(user: User, tahun_berjalan: int) -> Beranda:
    """The home of `user`; no satker when nobody gave him a penugasan."""
    penugasan = active_penugasan(user)
    own = list({p.satker_id: p.satker for p in penugasan}.values())
    visible = Satker.objects.visible_to(user)
    tahun = latest_year(own) or latest_year(visible[:600]) or tahun_berjalan
    tenggat = due_for(user, own)
    return Beranda(
        tahun=tahun,
        satker=tuple(_mine(s, tahun, penugasan, tenggat[s.pk]) for s in own),
        provinsi=tuple(visible.filter(jenis=JenisSatker.PROVINSI, anak__in=visible).distinct()),
        banyak_satker=visible.count(),
    )


def _mine(satker: Satker, tahun: int, penugasan: list[Penugasan], tenggat: list[Jatuh]) -> SatkerSaya:
    return SatkerSaya(
        satker=satker,
        peran=tuple(dict.fromkeys(p.get_peran_display() for p in penugasan if p.satker_id == satker.pk)),
        rantai=chain_of(satker, tahun),
        tenggat=tuple(tenggat),
    )
