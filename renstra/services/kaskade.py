"""What keeps the cascade of sasaran whole: each serves one of a higher tingkat, under the same tujuan."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Count

from renstra.models import Indikator, Kontribusi, Renstra, Sasaran
from renstra.models.sasaran import TingkatSasaran

URUTAN: Final = list(TingkatSasaran)


def settle_cascade(renstra: Renstra) -> None:
    """Give what serves a sasaran the tujuan of that sasaran; call it once the rows are written.

    Raises ValidationError naming a sasaran that is not of a lower tingkat than the one it serves.
    """
    rows = {s.pk: s for s in renstra.sasaran.all()}
    for satu in sorted(rows.values(), key=lambda s: URUTAN.index(TingkatSasaran(s.tingkat))):
        induk = rows.get(satu.induk_id or 0)
        if induk is None:
            continue
        if URUTAN.index(TingkatSasaran(induk.tingkat)) >= URUTAN.index(TingkatSasaran(satu.tingkat)):
            raise ValidationError(
                f"Sasaran “{satu.uraian}” harus bertingkat lebih rendah daripada sasaran induknya, "
                f"“{induk.uraian}” ({induk.get_tingkat_display().lower()})."
            )
        if satu.tujuan_id != induk.tujuan_id:
            satu.tujuan_id = induk.tujuan_id
            Sasaran.objects.filter(pk=satu.pk).update(tujuan=induk.tujuan_id)


def held_sasaran(sasaran: list[Any]) -> dict[int, str]:
    """{sasaran id: sentence} for the sasaran that something still hangs on."""
    alasan: dict[int, str] = {}
    for model, kolom, kalimat in (
        (Kontribusi, "sasaran", "{} kontribusi unit lain. Hapus kontribusinya lebih dahulu."),
        (Sasaran, "induk", "{} sasaran di bawahnya. Pindahkan atau hapus sasaran itu lebih dahulu."),
        (Indikator, "sasaran", "{} indikator. Pindahkan atau hapus indikatornya lebih dahulu."),
    ):
        rows = model._default_manager.filter(**{f"{kolom}__in": sasaran})
        for pk, banyak in rows.values_list(kolom).annotate(banyak=Count("pk")).order_by():
            alasan[pk] = f"Sasaran ini masih mempunyai {kalimat.format(banyak)}"
    return alasan
