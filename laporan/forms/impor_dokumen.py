"""The upload of a printed document, and the reason for the version that it becomes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from laporan.verifikasi import UKURAN_TERBESAR
from sakip.choices import JenisPerubahan

MB = UKURAN_TERBESAR // 2**20


class UnggahPdfForm(forms.Form):
    """One PDF; what is inside is judged by the preview."""

    berkas = forms.FileField(
        label="Berkas PDF dokumen",
        help_text=f"Paling besar {MB} MB. Belum ada yang disimpan sebelum Anda menyetujui pratinjaunya.",
        error_messages={
            "required": "Pilih berkas PDF yang akan diunggah.",
            "empty": "Berkas kosong: tidak ada isi yang dapat dibaca.",
        },
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
    )

    def clean_berkas(self) -> UploadedFile[bytes]:
        berkas: UploadedFile[bytes] = self.cleaned_data["berkas"]
        if (berkas.size or 0) > UKURAN_TERBESAR:
            raise forms.ValidationError(f"Berkas terlalu besar: paling besar {MB} MB.")
        return berkas


class TerapkanPdfForm(forms.Form):
    """The reason of the regulation where the document becomes a perubahan; else nothing is asked."""

    jenis_perubahan = forms.ChoiceField(
        label="Alasan perubahan menurut peraturan", choices=JenisPerubahan.choices, widget=forms.RadioSelect
    )
    alasan_perubahan = forms.CharField(
        label="Uraian alasan", max_length=2000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, perubahan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not perubahan:
            self.fields.clear()
