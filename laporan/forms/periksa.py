"""The form with which a second person lets findings pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from laporan.services.pemeriksaan import BERUBAH
from sakip.temuan import Temuan


class PengesampinganForm(forms.Form):
    """Which of the findings, and why."""

    sidik = forms.MultipleChoiceField(
        label="Temuan yang diteruskan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": BERUBAH, "required": "Pilih sedikitnya satu temuan."},
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Alasan ini dicatat dengan nama Anda dan berlaku untuk angka yang tertulis sekarang.",
    )

    def __init__(self, *args: Any, temuan: Sequence[Temuan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        saran = {t.saran for t in temuan}
        if len(saran) == 1:  # one reason is given already: who agrees with it does not type it again
            self.initial["alasan"] = saran.pop()
        pilihan = [(t.sidik, f"Aturan {t.kode}: {t.objek or t.pesan}") for t in temuan]
        self.fields["sidik"].choices = pilihan  # type: ignore[attr-defined]
