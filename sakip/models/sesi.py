"""Where a user is signed in, and what waits for a user's eye."""

from django.conf import settings
from django.db import models

from sakip.models.satker import Satker


class Sesi(models.Model):
    """One signed-in browser; `kunci` is the session key. `peranti` is what the browser says of itself."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sesi")
    kunci = models.CharField(max_length=40, unique=True)
    peranti = models.CharField(max_length=200, blank=True)
    masuk = models.DateTimeField(auto_now_add=True)
    terakhir = models.DateTimeField()

    class Meta:
        verbose_name = "sesi masuk"
        verbose_name_plural = "sesi masuk"
        ordering = ["-terakhir"]

    def __str__(self) -> str:
        return f"Sesi {self.user}"


class Pemberitahuan(models.Model):
    """A sentence for one user with a link; `kunci` keeps a reminder from being written twice ("" = none)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="pemberitahuan")
    satker = models.ForeignKey(Satker, models.PROTECT, null=True, blank=True, related_name="+")
    teks = models.CharField(max_length=300)
    url = models.CharField(max_length=300, blank=True)
    kunci = models.CharField(max_length=120, blank=True)
    dibuat = models.DateTimeField(auto_now_add=True)
    dibaca = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                "user", "kunci", name="pemberitahuan_sekali", condition=~models.Q(kunci="")
            )
        ]

    def __str__(self) -> str:
        return self.teks


class Kiriman(models.Model):
    """That a row of a grid arrived: `tanda` is its mark on the user's page, `objek_id` the stored row and
    `nilai` {column: text} what that page stored in it last, by its sending number `ke`. A row that is sent
    again, because the answer was lost, is known by it, and what stands in it as his own."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    tanda = models.UUIDField()
    objek_id = models.BigIntegerField()
    nilai = models.JSONField(default=dict)
    ke = models.BigIntegerField(default=0)
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "kiriman baris"
        verbose_name_plural = "kiriman baris"
        constraints = [models.UniqueConstraint("user", "tanda", name="kiriman_sekali")]

    def __str__(self) -> str:
        return f"Kiriman {self.tanda}"
