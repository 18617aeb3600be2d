"""Forms of the LAKIP page."""

from typing import Any

from django import forms

from kinerja.forms import KepalaForm
from laporan.models.lakip import JenisNarasi, batasi_narasi

BAGIAN_LAZIM = (
    "Kata Pengantar",
    "Ikhtisar Eksekutif",
    "Latar Belakang",
    "Tugas, Wewenang, dan Kewajiban",
    "Struktur Organisasi",
    "Penjelasan Visi",
    "Potensi",
    "Permasalahan",
    "Tantangan",
    "Simpulan",
    "Langkah ke Depan",
)


class LakipForm(KepalaForm):
    """Place and date of the LAKIP."""

    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class NarasiForm(forms.Form):
    """One section: the document it belongs to, its name and its text."""

    dokumen = forms.ChoiceField(label="Dokumen", choices=JenisNarasi, initial=JenisNarasi.LAKIP)
    bagian = forms.CharField(
        label="Bagian",
        max_length=200,
        help_text=f"Nama bagian menentukan tempatnya dalam dokumen. Yang lazim: {', '.join(BAGIAN_LAZIM)}.",
    )
    teks = forms.CharField(
        label="Teks",
        required=False,
        validators=[batasi_narasi],
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Pisahkan alinea dengan satu baris kosong.",
    )
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def nilai(self) -> dict[str, Any]:
        """The cleaned columns without the version."""
        return {kolom: isi for kolom, isi in self.cleaned_data.items() if kolom != "suntingan"}
