"""Forms of the LAKIP page."""

from django import forms

from kinerja.forms import KepalaForm
from laporan.models.lakip import JenisNarasi, batasi_narasi
from laporan.narasi.bagian import HURUF_BAGIAN

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
        max_length=HURUF_BAGIAN,
        help_text=f"Nama bagian menentukan tempatnya dalam dokumen. Yang lazim: {', '.join(BAGIAN_LAZIM)}.",
    )
    teks = forms.CharField(
        label="Teks",
        required=False,
        validators=[batasi_narasi],
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=(
            "Setiap baris menjadi satu alinea. Awali baris dengan “## ” untuk judul, “- ” untuk butir, atau "
            "“1. ” untuk butir bernomor; apit kata dengan *satu bintang* untuk huruf miring dan **dua "
            "bintang** untuk huruf tebal."
        ),
    )
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean_teks(self) -> str:
        """With the line ends that the drafts have."""
        return str(self.cleaned_data["teks"]).replace("\r\n", "\n")
