"""Forms of the year's documents: their head, and what a new one is made from."""

from __future__ import annotations

from typing import Any

from django import forms

from kinerja.models.realisasi import Acuan
from sakip.choices import JenisPerubahan, JenisUnit, PolaWaktu, Triwulan
from sakip.models import Satker, UnitKerja
from sakip.tanggal import baca_tanggal

BENTUK_TANGGAL = "Tulis seperti 2 Januari 2024. Boleh dikosongkan bila belum bertanggal."
SUMBER_RKT = (
    ("renstra", "Target tahun ini dari Renstra"),
    ("tahun_lalu", "RKT tahun lalu"),
    ("kosong", "Mulai tanpa baris"),
)
SUMBER_PK = (
    ("rkt", "RKT tahun ini"),
    ("renstra", "Target tahun ini dari Renstra"),
    ("rkt_renstra", "RKT, ditambah indikator Renstra yang tidak ada pada RKT"),
    ("kosong", "Mulai tanpa baris"),
)


class FormUnit(forms.Form):
    """A form that begins with a unit of `satker`."""

    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(), label="Unit kerja", empty_label="Pilih unit kerja"
    )

    def __init__(self, *args: Any, satker: Satker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = satker.unit.order_by("id")


class SiapkanPengukuranForm(FormUnit):
    triwulan = forms.TypedChoiceField(label="Triwulan", choices=Triwulan.choices, coerce=int)
    acuan = forms.ChoiceField(
        label="Diukur terhadap",
        choices=Acuan.choices,
        initial=Acuan.PK,
        help_text="Baris diambil dari dokumen yang berlaku pada akhir triwulan; yang sudah diisi tetap ada.",
    )


class KepalaForm(forms.Form):
    """Place and date of a document; the words of the date are kept beside it."""

    tempat = forms.CharField(label="Tempat", max_length=100, required=False)
    tanggal = forms.CharField(
        label="Tanggal dokumen", max_length=60, required=False, help_text=BENTUK_TANGGAL
    )

    def clean_tanggal(self) -> str:
        teks: str = self.cleaned_data["tanggal"]
        hasil = baca_tanggal(teks)
        if hasil.catatan and (hasil.tanggal is None or hasil.ragu):
            raise forms.ValidationError(f"{hasil.catatan} Tulis seperti 2 Januari 2024.")
        return teks

    def kolom(self) -> dict[str, Any]:
        """What the services take: every cleaned column, the date as date and as words."""
        isi = {k: v for k, v in self.cleaned_data.items() if k != "suntingan"}
        teks = isi.pop("tanggal")
        return isi | {"tanggal": baca_tanggal(teks).tanggal, "tanggal_teks": teks}


class PerubahanForm(KepalaForm):
    """A new version of a document, for one of the reasons of the regulation."""

    jenis_perubahan = forms.ChoiceField(
        label="Alasan perubahan menurut peraturan", choices=JenisPerubahan.choices, widget=forms.RadioSelect
    )
    alasan_perubahan = forms.CharField(
        label="Uraian alasan",
        widget=forms.Textarea({"rows": 3}),
        help_text="Uraikan apa yang berubah dan mengapa.",
    )
    field_order = ["jenis_perubahan", "alasan_perubahan"]


class UbahKepalaForm(KepalaForm):
    """The head of a stored version, with the version that the user has seen."""

    alasan_perubahan = forms.CharField(
        label="Alasan perubahan", widget=forms.Textarea({"rows": 3}), required=False
    )
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class BuatRktForm(KepalaForm, FormUnit):
    sumber = forms.ChoiceField(label="Ambil baris dari", choices=SUMBER_RKT)
    field_order = ["unit", "sumber"]


class BuatPkForm(KepalaForm, FormUnit):
    sumber = forms.ChoiceField(label="Ambil baris dari", choices=SUMBER_PK)
    field_order = ["unit", "sumber"]


class BuatRencanaAksiForm(KepalaForm, FormUnit):
    pola = forms.ChoiceField(
        label="Periode",
        required=False,
        choices=[("", "Sesuai unit (lembaga per triwulan, lainnya per bulan)"), *PolaWaktu.choices],
        help_text="Barisnya dari Perjanjian Kinerja.",
    )
    field_order = ["unit", "pola"]

    def clean(self) -> None:
        """Without a choice the kind of the unit decides."""
        unit = self.cleaned_data.get("unit")
        if unit is not None and not self.cleaned_data.get("pola"):
            lembaga = unit.jenis == JenisUnit.LEMBAGA
            self.cleaned_data["pola"] = PolaWaktu.TRIWULAN if lembaga else PolaWaktu.BULAN
