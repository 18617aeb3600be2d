"""The own e-mail address and how often the digest is sent."""

from django import forms

from sakip.choices import Irama


class SurelForm(forms.Form):
    """`surel` may be empty: then nothing is sent."""

    surel = forms.EmailField(
        label="Alamat surel",
        required=False,
        max_length=150,
        help_text="Alamat baru dipakai setelah Anda membuka tautan yang dikirim ke sana. Kosongkan apabila "
        "Anda tidak ingin menerima surel dari SAKIP.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Tulis alamat surel seperti nama@contoh.go.id."},
    )
    ringkasan = forms.ChoiceField(
        label="Ringkasan tugas",
        choices=Irama.choices,
        help_text="Ringkasan hanya dikirim apabila ada tugas yang jatuh tempo, terlambat, dikembalikan, atau "
        "menunggu Anda, atau ada pemberitahuan baru.",
    )
