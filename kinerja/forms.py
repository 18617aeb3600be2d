"""Forms of the year's documents: their head, and what a new one is made from."""

from __future__ import annotations

from typing import Any

from django import forms

from kinerja.models.realisasi import Acuan
from sakip.choices import Triwulan
from sakip.models import Satker, UnitKerja


class UnitField(forms.ModelChoiceField):
    """A unit of the satker, called by its name."""

    def __init__(self) -> None:
        super().__init__(UnitKerja.objects.none(), label="Unit kerja", empty_label="Pilih unit kerja")


class FormUnit(forms.Form):
    """A form that begins with a unit of `satker`."""

    unit = UnitField()

    def __init__(self, *args: Any, satker: Satker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = satker.unit.order_by("id")


class SiapkanPengukuranForm(FormUnit):
    triwulan = forms.TypedChoiceField(label="Triwulan", choices=Triwulan.choices, coerce=int)
    acuan = forms.ChoiceField(
        label="Diukur terhadap",
        choices=Acuan.choices,
        initial=Acuan.PK,
        help_text="Baris diambil dari dokumen yang berlaku pada akhir triwulan; yang sudah diisi tetap ada.",
    )
