"""Forms of the LAKIP page."""

from django import forms

from laporan.models.lakip import JenisNarasi

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
    "Analisis Penyebab Keberhasilan atau Kegagalan",
    "Alternatif Solusi",
    "Efisiensi Sumber Daya",
    "Analisis Program dan Kegiatan Penunjang",
    "Simpulan",
    "Langkah ke Depan",
)


class NarasiForm(forms.Form):
    """One section: the document it belongs to, its name and its text."""

    dokumen = forms.ChoiceField(label="Dokumen", choices=JenisNarasi, initial=JenisNarasi.LAKIP)
    bagian = forms.CharField(
        label="Bagian",
        max_length=200,
        help_text="Nama bagian menentukan tempatnya di dalam dokumen, misalnya Latar Belakang.",
        widget=forms.TextInput(attrs={"list": "bagian-lazim"}),
    )
    teks = forms.CharField(
        label="Teks",
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Pisahkan alinea dengan satu baris kosong.",
    )
    suntingan = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
