"""How far the filling of a triwulan has come, under its grid."""

from typing import Any

from django import template

from kinerja.models import Pengukuran
from kinerja.tabel.isian import Kemajuan, progress_of
from sakip.isian import LembarForm

register = template.Library()


@register.inclusion_tag("kinerja/realisasi/_kemajuan.html")
def kemajuan(lembar: LembarForm) -> dict[str, Any]:
    """The progress over the stored rows of the page (no query)."""
    return {"kemajuan": _progress(lembar)}


@register.inclusion_tag("kinerja/realisasi/_kemajuan_tautan.html")
def jelaskan_kemajuan(lembar: LembarForm, pengukuran: Pengukuran) -> dict[str, Any]:
    """One link for each mean under the grid, to the page that explains it (no query). They stand outside the
    line that is written anew with every row."""
    return {"kemajuan": _progress(lembar), "pengukuran": pengukuran}


def _progress(lembar: LembarForm) -> Kemajuan:
    return progress_of([f.baris for f in lembar.baris if f.baris is not None])
