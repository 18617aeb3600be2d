"""The form of a Renstra's head."""

from __future__ import annotations

from typing import Any

from django import forms


class RenstraForm(forms.Form):
    """Years, basis and visi; `suntingan` is the version that the user has seen (absent for a new one)."""

    tahun_awal = forms.IntegerField(label="Tahun awal", min_value=2000, max_value=2100)
    tahun_akhir = forms.IntegerField(label="Tahun akhir", min_value=2000, max_value=2100)
    dasar = forms.CharField(
        label="Dasar penetapan",
        widget=forms.Textarea({"rows": 2}),
        required=False,
        help_text="Nomor, tanggal, dan judul keputusan.",
    )
    visi = forms.CharField(label="Visi", widget=forms.Textarea({"rows": 4}), required=False)
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("tahun_awal") and data.get("tahun_akhir") and data["tahun_akhir"] < data["tahun_awal"]:
            self.add_error("tahun_akhir", "Tahun akhir tidak boleh mendahului tahun awal.")
        return data

    def kolom(self) -> dict[str, Any]:
        """What the services take, without the version."""
        return {k: v for k, v in self.cleaned_data.items() if k != "suntingan"}
