"""How far the filling of a triwulan has come, under its grid."""

from typing import Any

from django import template

from kinerja.tabel.isian import Kemajuan, progress_of
from sakip.isian import LembarForm

register = template.Library()


@register.inclusion_tag("kinerja/realisasi/_kemajuan.html")
def kemajuan(lembar: LembarForm) -> dict[str, Any]:
    """The progress over the stored rows of the page (no query)."""
    hasil: Kemajuan = progress_of([f.baris for f in lembar.baris if f.baris is not None])
    return {"kemajuan": hasil}
