"""What a Renstra held when its next version was begun, row by row, so that the version can be cancelled."""

from django.db import models

from renstra.models.renstra import Renstra
from sakip.querysets import ScopedQuerySet


class SimpananRenstra(models.Model):
    """The rows of `versi` of a Renstra as they stood when the version after it was opened.

    `isi` is {model: rows as Django's serializer writes them}; `sidik` its SHA-256. Written once a version;
    opening the same version again after a cancellation writes it anew.
    """

    renstra = models.ForeignKey(Renstra, models.CASCADE, related_name="simpanan")
    versi = models.PositiveSmallIntegerField()
    isi = models.TextField()
    sidik = models.CharField(max_length=64)
    waktu = models.DateTimeField(auto_now=True)

    objects = ScopedQuerySet.over("renstra__satker").as_manager()

    class Meta:
        verbose_name = "simpanan versi Renstra"
        verbose_name_plural = "simpanan versi Renstra"
        ordering = ["renstra", "versi"]
        constraints = [models.UniqueConstraint("renstra", "versi", name="simpanan_renstra_unik_per_versi")]

    def __str__(self) -> str:
        return f"{self.renstra} versi {self.versi}"
