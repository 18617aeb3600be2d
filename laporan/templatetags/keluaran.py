"""The files in which a report can be taken away, on the pages that show it."""

from __future__ import annotations

from typing import Any

from django import template

from sakip.models import Satker, User
from sakip.permissions import Deed, can

register = template.Library()
FORMAT = (("Word (DOCX)", "docx"), ("Excel (XLSX)", "xlsx"), ("data (JSON)", "json"))


@register.inclusion_tag("laporan/_unduh.html")
def unduhan(satker: Satker, tahun: int, user: User) -> dict[str, Any]:
    """The LAKIP as PDF, Word, workbook and data; nothing for who may not print it."""
    if not can(user, Deed.CETAK, satker):
        return {}
    return {"kode": satker.kode_wilayah, "tahun": tahun, "format": FORMAT}
