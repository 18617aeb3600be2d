"""Forms of signing: what the signer types lives for the request alone and is never put back into a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from laporan.akar import outside_roots, trusted_roots
from laporan.models import Sertifikat
from laporan.models.dokumen import CaraTtd
from laporan.penandatangan.bsre import Bsre
from laporan.penandatangan.dasar import GalatTtd, Penandatangan
from laporan.penandatangan.lokal import SertifikatLokal
from laporan.penandatangan.sambungan import GerbangBsre
from laporan.services.sertifikat import revocation_lists

BELUM_SEMUA = "Pindaian diunggah setelah semua pihak menandatangani kertasnya."
RAHASIA = forms.PasswordInput(render_value=False, attrs={"autocomplete": "off"})


class AlasanForm(forms.Form):
    """A reason in words."""

    alasan = forms.CharField(label="Alasan", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class UlangForm(forms.Form):
    """The password once more (and a code, for who has a second factor): who sits here now?"""

    sandi = forms.CharField(
        label="Kata sandi akun",
        strip=False,
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "current-password"}),
        help_text="Masukkan kembali kata sandi akun Anda untuk memastikan bahwa Anda sendiri yang bertindak.",
    )
    kode_otp = forms.CharField(
        label="Kode masuk",
        help_text="Enam angka dari aplikasi kode masuk, atau satu kode pemulihan.",
        required=False,
        max_length=30,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, berkode: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if berkode:
            self.fields["kode_otp"].required = True
        else:
            del self.fields["kode_otp"]


class TandaTanganForm(UlangForm):
    """How to sign and with which secret. `sertifikat` None = no local certificate; BSrE where configured."""

    cara = forms.ChoiceField(label="Cara menandatangani", widget=forms.RadioSelect)
    frasa = forms.CharField(
        label="Frasa sandi sertifikat",
        strip=False,
        widget=RAHASIA,
        help_text="Frasa sandi hanya dipakai saat menandatangani dan tidak disimpan.",
    )
    nik = forms.RegexField(
        r"^[0-9]{16}$",
        label="Nomor induk kependudukan",
        required=False,
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "off", "inputmode": "numeric"}),
        help_text=(
            "Hanya untuk Balai Sertifikasi Elektronik: 16 angka, dikirim ke layanan itu dan tidak disimpan."
        ),
        error_messages={"invalid": "Nomor induk kependudukan terdiri atas 16 angka."},
    )
    field_order = ["cara", "nik", "frasa", "sandi", "kode_otp"]

    def __init__(self, *args: Any, sertifikat: Sertifikat | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sertifikat = sertifikat
        pilihan = []
        if sertifikat is not None:
            pilihan.append(
                (CaraTtd.LOKAL.value, "Sertifikat lokal (tidak tersertifikasi menurut PP 71/2019)")
            )
        if settings.BSRE_URL:
            pilihan.append((CaraTtd.BSRE.value, "Balai Sertifikasi Elektronik"))
        else:
            del self.fields["nik"]
        self.pilihan = pilihan
        cara = self.fields["cara"]
        cara.choices = pilihan
        if len(pilihan) == 1:
            cara.initial = pilihan[0][0]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("cara") == CaraTtd.BSRE and not isi.get("nik") and "nik" not in self.errors:
            self.add_error("nik", "Isi nomor induk kependudukan Anda.")
        return isi

    def back_end(self) -> Penandatangan:
        """The way of signing that was chosen, with its secret; of a valid form only."""
        isi = self.cleaned_data
        if isi["cara"] == CaraTtd.BSRE:
            return _signer_at_gateway(isi["nik"], isi["frasa"])
        return SertifikatLokal(
            bytes(self.sertifikat.p12),
            isi["frasa"],
            tsa_url=settings.TSA_URL,
            tsa_akar=trusted_roots(),
            akar=trusted_roots(),
            crl=revocation_lists(),
        )


def gateway() -> GerbangBsre:
    """The e-sign gateway of the settings."""
    return GerbangBsre(
        settings.BSRE_URL,
        settings.BSRE_PENGGUNA,
        settings.BSRE_SANDI,
        versi=settings.BSRE_VERSI,
        detik=settings.BSRE_DETIK,
        akar=tuple(outside_roots()),
    )


def _signer_at_gateway(nik: str, frasa: str) -> Bsre:
    try:
        return Bsre(gateway(), nik, frasa)
    except GalatTtd as galat:
        raise ValidationError(galat.pesan) from galat


class PindaianForm(forms.Form):
    """The scan of the printed naskah, when it was signed, and that each of `penanda` (name, jabatan) did."""

    berkas = forms.FileField(
        label="Pindaian",
        help_text="Semua halaman dalam satu berkas PDF, JPG, atau PNG; paling besar 10 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )
    tanggal = forms.DateField(
        label="Tanggal penandatanganan pada kertas",
        help_text="Tanggal yang tertulis pada kertas; tampil pada halaman verifikasi.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Tanggal ini tidak dikenali. Tulis tanggal, bulan, dan tahun."},
    )
    penanda = forms.MultipleChoiceField(
        label="Yang menandatangani pada kertas",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": BELUM_SEMUA},
    )
    sidik = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, penanda: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(str(ke), siapa) for ke, siapa in enumerate(penanda, start=1)]
        self.fields["penanda"].choices = pilihan  # type: ignore[attr-defined]
        self.initial["penanda"] = [ke for ke, _ in pilihan]

    def clean_penanda(self) -> list[str]:
        dipilih: list[str] = self.cleaned_data["penanda"]
        if len(dipilih) < len(self.initial["penanda"]):
            raise ValidationError(BELUM_SEMUA)
        return dipilih


class KonfirmasiPindaianForm(forms.Form):
    """That the scan was looked at."""

    sesuai = forms.BooleanField(
        label=(
            "Pindaian ini memuat semua halaman naskah, isinya sama, dan semua penanda tangan di atas telah "
            "menandatanganinya."
        ),
        error_messages={"required": "Tegaskan dahulu bahwa pindaiannya sesuai."},
    )


class BuatSertifikatForm(UlangForm):
    """A new local certificate: the passphrase that only the official knows."""

    frasa = forms.CharField(
        label="Frasa sandi sertifikat",
        min_length=12,
        strip=False,
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "new-password"}),
        help_text=(
            "Sekurang-kurangnya 12 huruf, berbeda dari kata sandi akun. Tidak ada yang dapat memulihkannya "
            "selain Anda: catat di tempat yang aman."
        ),
    )
    frasa_ulang = forms.CharField(
        label="Ulangi frasa sandi",
        strip=False,
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "new-password"}),
    )
    field_order = ["frasa", "frasa_ulang", "sandi", "kode_otp"]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("frasa") and isi.get("frasa_ulang") and isi["frasa"] != isi["frasa_ulang"]:
            self.add_error("frasa_ulang", "Kedua frasa sandi tidak sama.")
        if isi.get("frasa") and isi["frasa"] == isi.get("sandi"):
            self.add_error("frasa", "Frasa sandi harus berbeda dari kata sandi akun.")
        return isi


class UnggahSertifikatForm(UlangForm):
    """A PKCS#12 that the official brings along."""

    berkas = forms.FileField(label="Berkas sertifikat (.p12 atau .pfx)")
    frasa = forms.CharField(label="Frasa sandi berkas itu", strip=False, widget=RAHASIA)
    field_order = ["berkas", "frasa", "sandi", "kode_otp"]
