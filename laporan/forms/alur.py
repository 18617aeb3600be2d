"""The form of a step: the version that was seen, a reason where one is needed, and its flags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from sakip.choices import JenisPerubahan
from sakip.temuan import Temuan
from sakip.transitions import Aksi, Transition

ALASAN_SENDIRI = "Tuliskan mengapa tidak ada orang lain yang memeriksa."
BANTUAN = {
    Aksi.KEMBALIKAN: "Penyusun membaca alasan ini pada halaman dokumennya.",
    Aksi.TOLAK: "Satuan kerja membaca alasan ini pada halaman dokumennya.",
    Aksi.BUKA: "Uraikan apa yang berubah dan mengapa.",
}
DIAMBIL_ALIH = "Isian ini berisi alasan penyusun: biarkan bila Anda sependapat, atau tulis alasan Anda."
DITULIS = "Tulis alasannya, atau kembalikan dokumennya agar diperbaiki."


class LangkahForm(forms.Form):
    """What a page of a step asks for; the service settles what is enough. Each of `temuan` gets a field for
    the reason with which it passes, filled with the one that the document gives; together they are the clean
    `alasan_temuan` {sidik: alasan}."""

    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    jenis_perubahan = forms.ChoiceField(
        label="Alasan perubahan menurut peraturan", choices=JenisPerubahan.choices, widget=forms.RadioSelect
    )
    sendiri = forms.BooleanField(
        label="Saya sendiri yang mengajukan dokumen ini; langkah ini tetap saya ambil dan dicatat demikian",
        required=False,
    )
    alasan = forms.CharField(label="Alasan", max_length=2000, widget=forms.Textarea({"rows": 4}))

    def __init__(
        self, *args: Any, step: Transition, own: bool, temuan: Sequence[Temuan] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.temuan = {f"temuan_{t.sidik[:16]}": t for t in temuan}
        for nama, satu in self.temuan.items():
            self.fields[nama] = _reason_field(satu)
        if step.aksi != Aksi.BUKA:
            del self.fields["jenis_perubahan"]
        if not own:
            del self.fields["sendiri"]
        if not (step.alasan or own):
            del self.fields["alasan"]
            return
        self.fields["alasan"].help_text = BANTUAN.get(step.aksi, ALASAN_SENDIRI if own else "")

    @property
    def waived(self) -> set[str]:
        """The sidik of the findings for which a reason is asked here."""
        return {t.sidik for t in self.temuan.values()}

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        alasan = {t.sidik: isi.pop(nama, "") for nama, t in self.temuan.items()}
        return isi | {"alasan_temuan": alasan} if alasan else isi


def _reason_field(temuan: Temuan) -> forms.CharField:
    return forms.CharField(
        label=f"Alasan meneruskan temuan: {temuan.objek or temuan.pesan}",
        max_length=2000,
        initial=temuan.saran,
        help_text=f"{temuan.pesan} {DIAMBIL_ALIH if temuan.saran else DITULIS}",
        widget=forms.Textarea({"rows": 3}),
    )
