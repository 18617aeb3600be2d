"""The form that seals: what is typed lives for the request alone and is never put back into a page."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from laporan.akar import trusted_roots
from laporan.forms.ttd import RAHASIA, UlangForm, gateway
from laporan.models import SertifikatSegel
from laporan.models.segel import CaraSegel
from laporan.penandatangan.dasar import GalatTtd, Penandatangan
from laporan.penandatangan.lokal import SertifikatLokal
from laporan.penandatangan.segel_bsre import SegelBsre
from laporan.services.sertifikat import revocation_lists

VERSI_SEGEL: Final = 2  # of the gateway
WAJIB: Final = {
    CaraSegel.LOKAL: {"frasa": "Isi frasa sandi sertifikat segel."},
    CaraSegel.BSRE: {
        "pelanggan": "Isi nomor pelanggan segel.",
        "totp": "Isi kode sekali pakai segel.",
    },
}


class SegelForm(UlangForm):
    """How to seal and with which secret. `sertifikat` None = the satker has no local certificate; BSrE where
    version 2 of its gateway is configured."""

    cara = forms.ChoiceField(label="Cara menyegel", widget=forms.RadioSelect)
    frasa = forms.CharField(
        label="Frasa sandi sertifikat segel",
        strip=False,
        required=False,
        widget=RAHASIA,
        help_text="Frasa sandi hanya dipakai saat menyegel dan tidak disimpan.",
    )
    pelanggan = forms.CharField(
        label="Nomor pelanggan segel (idSubscriber)",
        required=False,
        max_length=100,
        widget=RAHASIA,
        help_text="Hanya untuk Balai Sertifikasi Elektronik; dikirim ke layanan itu dan tidak disimpan.",
    )
    totp = forms.CharField(
        label="Kode sekali pakai segel (TOTP)",
        required=False,
        max_length=20,
        widget=RAHASIA,
        help_text="Hanya untuk Balai Sertifikasi Elektronik; diminta oleh pemegang segel pada layanan itu.",
    )
    field_order = ["cara", "frasa", "pelanggan", "totp", "sandi", "kode_otp"]

    def __init__(self, *args: Any, sertifikat: SertifikatSegel | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sertifikat = sertifikat
        self.pilihan = []
        if sertifikat is not None:
            self.pilihan.append(
                (CaraSegel.LOKAL.value, "Sertifikat segel lokal (tidak tersertifikasi menurut PP 71/2019)")
            )
        else:
            del self.fields["frasa"]
        if settings.BSRE_URL and settings.BSRE_VERSI == VERSI_SEGEL:
            self.pilihan.append((CaraSegel.BSRE.value, "Balai Sertifikasi Elektronik"))
        else:
            del self.fields["pelanggan"], self.fields["totp"]
        self.fields["cara"].choices = self.pilihan
        if len(self.pilihan) == 1:
            self.fields["cara"].initial = self.pilihan[0][0]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        for nama, pesan in WAJIB.get(isi.get("cara"), {}).items():
            if not isi.get(nama):
                self.add_error(nama, pesan)
        return isi

    def back_end(self) -> Penandatangan:
        """The way of sealing that was chosen, with its secret; of a valid form only. Raises
        ValidationError."""
        isi = self.cleaned_data
        if isi["cara"] == CaraSegel.LOKAL:
            akar = trusted_roots()
            return SertifikatLokal(
                bytes(self.sertifikat.p12),
                isi["frasa"],
                tsa_url=settings.TSA_URL,
                tsa_akar=akar,
                akar=akar,
                crl=revocation_lists(),
            )
        try:
            return SegelBsre(gateway(), isi["pelanggan"], isi["totp"])
        except GalatTtd as galat:
            raise ValidationError(galat.pesan) from galat
