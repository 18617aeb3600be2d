"""Who an account is at the provider of single sign-on."""

from django.conf import settings
from django.db import models


class IdentitasOidc(models.Model):
    """The account `user` is `sub` at the OpenID Connect provider `penerbit`. Nothing else of it is kept."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="identitas")
    penerbit = models.CharField(max_length=300)
    sub = models.CharField(max_length=255)
    dibuat = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "identitas penyedia"
        verbose_name_plural = "identitas penyedia"
        constraints = [models.UniqueConstraint("penerbit", "sub", name="identitas_satu_akun")]

    def __str__(self) -> str:
        return f"Identitas {self.user}"
