"""The form of an answer to a question about a figure."""

from __future__ import annotations

from django import forms


class JawabanForm(forms.Form):
    alasan = forms.CharField(
        label="Jawaban satuan kerja",
        max_length=4000,
        widget=forms.Textarea({"rows": 5}),
        help_text="Jawaban ini dibaca oleh pereviu dan satuan kerja di atasnya.",
    )
