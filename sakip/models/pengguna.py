"""Users and what they were asked to do: a penugasan binds user, peran, satker or unit, and a masa."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from sakip.choices import Irama, Peran
from sakip.models.satker import Satker, UnitKerja
from sakip.querysets import ScopedQuerySet


class User(AbstractUser):
    """A person who signs in. Rights come from penugasan only; `nama` is how the person is shown.

    `ringkasan` is how often the digest goes to `email`, `ringkasan_terakhir` when one was last begun (None =
    never). `surel_baru` is the address that takes the place of `email` once its owner has confirmed it ("" =
    none waits), `surel_diminta` when the link that does so was made.
    """

    nama = models.CharField("nama", max_length=150, blank=True)
    ringkasan = models.CharField("ringkasan tugas", max_length=10, choices=Irama, default=Irama.HARIAN)
    ringkasan_terakhir = models.DateTimeField(null=True, blank=True, editable=False)

    surel_baru = models.EmailField("surel yang menunggu konfirmasi", blank=True, default="", editable=False)
    surel_diminta = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.nama or self.username


class Penugasan(models.Model):
    """`user` acts as `peran` for `satker`, or one `unit` of it, from `mulai` to `selesai` (None = open)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="penugasan")
    peran = models.CharField(max_length=15, choices=Peran)
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="penugasan")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="penugasan")
    mulai = models.DateField(null=True, blank=True)
    selesai = models.DateField(null=True, blank=True)

    objects = ScopedQuerySet.over("satker").as_manager()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        constraints = [
            models.UniqueConstraint("user", "peran", "satker", "unit", name="penugasan_unik"),
            models.UniqueConstraint(
                "user",
                "peran",
                "satker",
                condition=Q(unit__isnull=True),
                name="penugasan_unik_tanpa_unit",
            ),
            models.CheckConstraint(
                name="penugasan_masa_berurutan",
                condition=Q(mulai__isnull=True) | Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                violation_error_message="Masa penugasan berakhir sebelum dimulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} sebagai {self.get_peran_display()} di {self.satker}"
