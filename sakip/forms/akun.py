"""Forms of accounts and their penugasan. They check shapes; the services decide."""

from __future__ import annotations

from typing import Any

from django import forms

from sakip.forms.satker import BersuntinganForm, tanggal_field
from sakip.models import Satker, UnitKerja, User
from sakip.permissions import peran_to_give

BANTUAN_SELESAI = "Hari terakhir bertugas. Kosongkan apabila belum diketahui."


def unit_field() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        UnitKerja.objects.none(),
        label="Unit kerja",
        required=False,
        empty_label="Seluruh satuan kerja",
        help_text="Pilih unit apabila tugasnya hanya untuk unit itu.",
    )


def alasan_field(*, required: bool = True, **opsi: Any) -> forms.CharField:
    return forms.CharField(
        label="Alasan",
        max_length=500,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Alasan belum diisi."},
        **opsi,
    )


def nama_pengguna_field(bantuan: str) -> forms.CharField:
    atribut = {"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
    return forms.CharField(
        label="Nama pengguna", max_length=50, help_text=bantuan, widget=forms.TextInput(attrs=atribut)
    )


class PenugasanForm(forms.Form):
    """A penugasan at `satker`: only the peran that `user` may give are offered."""

    peran = forms.ChoiceField(label="Peran")
    unit = unit_field()
    mulai = tanggal_field("Mulai bertugas")
    selesai = tanggal_field("Berakhir", help_text=BANTUAN_SELESAI)

    def __init__(self, *args: Any, user: User, satker: Satker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["peran"].choices = [(p.value, p.label) for p in peran_to_give(user, satker)]
        self.fields["unit"].queryset = UnitKerja.objects.filter(satker=satker)

    @property
    def penugasan(self) -> dict[str, Any]:
        return {kolom: self.cleaned_data[kolom] for kolom in ("peran", "unit", "mulai", "selesai")}


class UndangForm(PenugasanForm):
    """A new account with its first penugasan."""

    nama = forms.CharField(label="Nama", max_length=150)
    nama_pengguna = nama_pengguna_field(
        "Dipakai untuk masuk, misalnya budi.rejanglebong. Jangan memakai NIP atau NIK."
    )
    surel = forms.EmailField(label="Surel", required=False, max_length=150)
    field_order = ["nama", "nama_pengguna", "surel", "peran", "unit", "mulai", "selesai"]

    def clean_nama_pengguna(self) -> str:
        return self.cleaned_data["nama_pengguna"].casefold()

    @property
    def akun(self) -> dict[str, str]:
        return {kolom: self.cleaned_data[kolom] for kolom in ("nama", "nama_pengguna", "surel")}


class TambahPenugasanForm(PenugasanForm):
    """Another penugasan for an account that exists."""

    nama_pengguna = nama_pengguna_field("Tulis lengkap dan persis, seperti dipakai untuk masuk.")
    field_order = ["nama_pengguna", "peran", "unit", "mulai", "selesai"]


class UbahPenugasanForm(BersuntinganForm):
    """Unit and masa; another peran is another penugasan."""

    unit = unit_field()
    mulai = tanggal_field("Mulai bertugas")
    selesai = tanggal_field("Berakhir", help_text=BANTUAN_SELESAI)

    def __init__(self, *args: Any, satker: Satker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = UnitKerja.objects.filter(satker=satker)


class AkhiriPenugasanForm(BersuntinganForm):
    """The last day of a penugasan."""

    selesai = tanggal_field(
        "Hari terakhir bertugas",
        help_text="Haknya berlaku sampai akhir hari itu. Tulis tanggal kemarin supaya berakhir sekarang.",
    )
    alasan = alasan_field(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["selesai"].required = True
        self.fields["selesai"].error_messages["required"] = "Tanggal berakhir belum diisi."


class AlasanForm(forms.Form):
    """Why an account is suspended."""

    alasan = alasan_field()


class PulihkanForm(forms.Form):
    """Why an account is opened again, where there is something to say."""

    alasan = alasan_field(required=False)


class AturUlangForm(forms.Form):
    """Why the password is taken away, and whether the second factor goes with it."""

    alasan = alasan_field(required=False, help_text="Wajib apabila kode masuk ikut dilepas.")
    lepas_kode = forms.BooleanField(
        label="Lepas juga kode masuk dari aplikasi dan kode pemulihannya",
        required=False,
        help_text="Hanya apabila pemilik akun kehilangan perangkatnya.",
    )
