"""The form that cancels a perubahan."""

from __future__ import annotations

from django import forms


class BatalForm(forms.Form):
    """Why the perubahan is dropped; `suntingan` is the version that the user has seen."""

    alasan = forms.CharField(
        label="Alasan pembatalan",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Tuliskan alasannya."},
    )
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
