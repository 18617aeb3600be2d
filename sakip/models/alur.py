"""The life of a document: what a living document has, and each step that it has taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from django.conf import settings
from django.db import models

from sakip.choices import BISA_DIUBAH, SAH, JenisDokumen, JenisPerubahan, StatusDokumen
from sakip.models.satker import Satker, UnitKerja
from sakip.querysets import ScopedQuerySet
from sakip.transitions import Aksi


class Beralur(models.Model):
    """A document with a status. `versi` 0 = awal, 1, 2, ... = perubahan; `suntingan` counts its edits.

    A subclass says its `jenis_dokumen`, has a `tahun` (a Renstra: its first) and answers `unit_alur`, or
    `pemilik` where it is the whole satker's.
    """

    jenis_dokumen: ClassVar[JenisDokumen]
    if TYPE_CHECKING:
        tahun: int

    versi = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=12, choices=StatusDokumen, default=StatusDokumen.DRAF)
    jenis_perubahan = models.CharField(
        "jenis alasan perubahan", max_length=10, choices=JenisPerubahan, blank=True
    )
    alasan_perubahan = models.TextField("alasan perubahan", blank=True)
    suntingan = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def pemilik(self) -> Satker:
        """The satker whose document this is: that of its unit. What has no unit says its own."""
        return cast(UnitKerja, self.unit_alur).satker

    @property
    def unit_alur(self) -> UnitKerja | None:
        """The unit whose document this is; None = the whole satker's."""
        return None

    @property
    def bisa_diubah(self) -> bool:
        """Whether its content may be edited: a draf, or returned."""
        return self.status in BISA_DIUBAH

    @property
    def is_sah(self) -> bool:
        """Whether it is in force: ditetapkan, and diterima where the satker above receives it."""
        return self.status in SAH


class Langkah(models.Model):
    """One step of a document (`dokumen`, `objek_id`): from where to where, by whom and why.

    `isi` is the canonical JSON of the content when it was submitted or made binding ("" = not kept with
    this step), `sidik` its SHA-256. `sendiri` marks an approval by who submitted. Written once.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="langkah")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    dokumen = models.CharField(max_length=15, choices=JenisDokumen)
    objek_id = models.BigIntegerField()
    versi = models.PositiveSmallIntegerField(default=0)
    aksi = models.CharField(max_length=12, choices=Aksi)
    dari = models.CharField(max_length=12, choices=StatusDokumen)
    ke = models.CharField(max_length=12, choices=StatusDokumen)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)
    alasan = models.TextField(blank=True)
    sendiri = models.BooleanField(default=False)
    isi = models.TextField(blank=True)
    sidik = models.CharField(max_length=64, blank=True)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "langkah dokumen"
        verbose_name_plural = "langkah dokumen"
        ordering = ["-id"]
        indexes = [models.Index(fields=["dokumen", "objek_id"], name="langkah_dokumen")]

    def __str__(self) -> str:
        return f"{self.get_aksi_display()} {self.dokumen} {self.objek_id}"
