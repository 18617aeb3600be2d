"""Years of a satker that hold something, for the pages of the apps to the left."""

from django import template

from anggaran.models import Dipa
from laporan.rekap import years_with_data
from sakip.models import Satker

register = template.Library()


@register.simple_tag
def tahun_berdata(satker: Satker) -> list[int]:
    """Years in which `satker` has a PK, a measurement or a DIPA, latest first."""
    dipa = Dipa.objects.filter(satker=satker).values_list("tahun", flat=True)
    return sorted({*years_with_data(satker), *dipa}, reverse=True)
