"""The form of a step: the version that was seen, a reason where one is needed, and its flags."""

from __future__ import annotations

from typing import Any

from django import forms

from sakip.choices import JenisPerubahan
from sakip.transitions import Aksi, Transition

ALASAN_SENDIRI = "Tuliskan mengapa tidak ada orang lain yang memeriksa."
BANTUAN = {
    Aksi.KEMBALIKAN: "Penyusun membaca alasan ini pada halaman dokumennya.",
    Aksi.TOLAK: "Satuan kerja membaca alasan ini pada halaman dokumennya.",
    Aksi.BUKA: "Uraikan apa yang berubah dan mengapa.",
}


class LangkahForm(forms.Form):
    """What a page of a step asks for; the service settles what is enough."""

    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    jenis_perubahan = forms.ChoiceField(
        label="Alasan perubahan menurut peraturan", choices=JenisPerubahan.choices, widget=forms.RadioSelect
    )
    sendiri = forms.BooleanField(
        label="Saya sendiri yang mengajukan dokumen ini; langkah ini tetap saya ambil dan dicatat demikian",
        required=False,
    )
    alasan = forms.CharField(label="Alasan", max_length=2000, widget=forms.Textarea({"rows": 4}))

    def __init__(self, *args: Any, step: Transition, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if step.aksi != Aksi.BUKA:
            del self.fields["jenis_perubahan"]
        if not own:
            del self.fields["sendiri"]
        if not (step.alasan or own):
            del self.fields["alasan"]
            return
        self.fields["alasan"].help_text = BANTUAN.get(step.aksi, ALASAN_SENDIRI if own else "")
