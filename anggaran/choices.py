"""Choices of the budget (layer 0)."""

from django.db.models import TextChoices


class TingkatKode(TextChoices):
    """Depth of a budget code; `nomor` is a list number of a document that prints no codes."""

    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    KRO = "kro", "Klasifikasi rincian output"
    RO = "ro", "Rincian output"
    KOMPONEN = "komponen", "Komponen"
    SUBKOMPONEN = "subkomponen", "Subkomponen"
    AKUN = "akun", "Akun"
    DETIL = "detil", "Detil"
    NOMOR = "nomor", "Nomor urut"
