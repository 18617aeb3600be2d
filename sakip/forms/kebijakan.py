"""The form of a kebijakan; its scale is a page of rows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from sakip.choices import AturanTargetNol, CelahSkala, RumusMinimal
from sakip.forms.satker import BersuntinganForm
from sakip.numbers import baca_nilai, cetak_angka


class PersenField(forms.CharField):
    """A number in percent as Indonesians write it (100, 90,5 or 90,5%); empty = None."""

    def prepare_value(self, value: Any) -> Any:
        return cetak_angka(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        teks = super().clean(value)
        hasil = baca_nilai(teks)
        if teks and (hasil.nilai is None or hasil.ragu or not 0 <= hasil.nilai < 10_000):
            raise forms.ValidationError("Tulis dengan angka, misalnya 100 atau 90,5.")
        return hasil.nilai


class KebijakanForm(BersuntinganForm):
    """How capaian is bounded and minimised, and what holds at a target of 0 and between two bands."""

    batas_atas = PersenField(
        label="Batas atas capaian (persen)",
        required=False,
        help_text="Capaian di atasnya dihitung sama dengan batas ini. Kosongkan apabila tidak dibatasi.",
    )
    batas_bawah = PersenField(label="Batas bawah capaian (persen)")
    rumus_minimal = forms.ChoiceField(
        label="Rumus untuk indikator yang semakin rendah semakin baik",
        choices=RumusMinimal.choices,
        widget=forms.RadioSelect,
    )
    target_nol = forms.ChoiceField(
        label="Bila target nol",
        choices=AturanTargetNol.choices,
        widget=forms.RadioSelect,
        help_text="Target nol tidak dapat menjadi pembagi. Kartu indikator dapat menetapkan aturan dan batas "
        "sendiri; yang kosong pada kartu mengikuti kebijakan ini.",
    )
    celah = forms.ChoiceField(
        label="Nilai di antara dua kelas", choices=CelahSkala.choices, widget=forms.RadioSelect
    )
    dasar = forms.CharField(
        label="Dasar penetapan",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Keputusan atau pedoman yang menetapkan kebijakan ini.",
    )
