"""The upload of a paket."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile


class UnggahForm(forms.Form):
    """One workbook; what is inside is judged by the preview."""

    berkas = forms.FileField(
        label="Berkas paket (.xlsx)",
        help_text="Paling besar 10 MB. Belum ada yang disimpan sebelum Anda menyetujui pratinjaunya.",
        error_messages={
            "required": "Pilih berkas paket yang akan diunggah.",
            "empty": "Berkas kosong: tidak ada isi yang dapat dibaca.",
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_berkas(self) -> UploadedFile[bytes]:
        berkas: UploadedFile[bytes] = self.cleaned_data["berkas"]
        if (berkas.size or 0) > settings.MAX_UPLOAD_BYTES:
            raise forms.ValidationError("Berkas terlalu besar: paling besar 10 MB.")
        return berkas
