"""What a report holds beside figures, in the back office: only read."""

from django.contrib import admin

from laporan.models import Divisi, Narasi, Pembanding, RekapPegawai, SaranaPrasarana
from sakip.admin import BacaSajaAdmin


class BahanAdmin(BacaSajaAdmin):
    """Rows that belong to a satker and year."""

    list_display = ("__str__", "satker", "tahun")
    list_filter = ("tahun",)
    list_select_related = ("satker",)
    search_fields = ("satker__nama",)


admin.site.register([Narasi, Pembanding, RekapPegawai, SaranaPrasarana, Divisi], BahanAdmin)
