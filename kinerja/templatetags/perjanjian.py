"""What stands beside a Perjanjian Kinerja: a newer DIPA, and the promises of the unit above."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from anggaran.pohon import Pohon
from kinerja.models import Pk
from kinerja.tabel.induk import contribution_of
from kinerja.tabel.pagu import PaguBergeser, moved_budget, moved_budgets
from sakip.choices import JenisPerubahan
from sakip.models import Satker
from sakip.permissions import Deed, can

register = template.Library()


@register.inclusion_tag("kinerja/pk/_pagu_bergeser.html", takes_context=True)
def pagu_bergeser(context: Context, pk: Pk) -> dict[str, Any]:
    """The sentence on the page of a PK; nothing while it agrees with the DIPA."""
    found = moved_budget(pk)
    return {"daftar": [_with_address(context, found)] if found else []}


@register.inclusion_tag("kinerja/pk/_pagu_bergeser.html", takes_context=True)
def pagu_bergeser_satker(context: Context, satker: Satker, tahun: int, pohon: Pohon | None) -> dict[str, Any]:
    """The same on the page of the budget, for every PK in force; `pohon` = the tree of the DIPA in force,
    None when the page shows another one."""
    return {"daftar": [_with_address(context, found) for found in moved_budgets(satker, tahun, pohon)]}


@register.inclusion_tag("kinerja/pk/_induk.html")
def target_induk(pk: Pk) -> dict[str, Any]:
    """The promises of the unit above beside those of a bagian or subbagian; nothing for other units."""
    return {"sumbangan": contribution_of(pk)}


def _with_address(context: Context, found: PaguBergeser) -> tuple[PaguBergeser, str, str]:
    """(what moved, the page of the PK, where a perubahan begins or "" without the right)."""
    pk, satker = found.pk, found.pk.unit.satker
    args = [satker.kode_wilayah, pk.tahun, pk.pk]
    boleh = can(context["user"], Deed.ISI, satker, pk.unit)
    ubah = f"{reverse('kinerja:pk-revise', args=args)}?jenis={JenisPerubahan.STRATEGI}" if boleh else ""
    return found, reverse("kinerja:pk-detail", args=args), ubah
