"""Forms of recommendations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from kinerja.pindai.jenis import DITERIMA
from laporan.models import TemuanReviu
from laporan.models.rekomendasi import StatusRekomendasi, SumberRekomendasi
from laporan.services.rekomendasi import LAPORAN, Lampiran
from sakip.forms.satker import tanggal_field
from sakip.models import Satker, UnitKerja

PANJANG = 4000


class TemuanField(forms.ModelChoiceField):
    def label_from_instance(self, obj: TemuanReviu) -> str:
        return f"Reviu LAKIP {obj.reviu.tahun}: {obj}"


class RekomendasiForm(forms.Form):
    """A recommendation with who answers for it and until when."""

    sumber = forms.ChoiceField(label="Sumber", choices=SumberRekomendasi.choices)
    rujukan = forms.CharField(
        label="Nomor dan tanggal laporan",
        max_length=300,
        required=False,
        help_text="Misalnya nomor laporan hasil evaluasi.",
    )
    temuan = TemuanField(
        TemuanReviu.objects.none(), label="Temuan reviu", required=False, empty_label="Tidak terkait temuan"
    )
    tanggal = tanggal_field("Tanggal rekomendasi")
    uraian = forms.CharField(label="Rekomendasi", max_length=PANJANG, widget=forms.Textarea({"rows": 4}))
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(),
        label="Unit penanggung jawab",
        required=False,
        empty_label="Seluruh satuan kerja",
    )
    jabatan = forms.CharField(
        label="Jabatan penanggung jawab", max_length=300, help_text="Misalnya Sekretaris. Nama tidak perlu."
    )
    tenggat = tanggal_field("Batas waktu")
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(self, *args: Any, satker: Satker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        temuan = TemuanReviu.objects.filter(reviu__satker=satker).select_related("reviu")
        self.fields["temuan"].queryset = temuan  # type: ignore[attr-defined]
        self.fields["unit"].queryset = satker.unit.order_by("id")  # type: ignore[attr-defined]
        for nama, kata in (("tanggal", "Isi tanggal rekomendasi."), ("tenggat", "Isi batas waktunya.")):
            self.fields[nama].required = True
            self.fields[nama].error_messages["required"] = kata

    @property
    def nilai(self) -> dict[str, Any]:
        """What the service takes."""
        return {k: v for k, v in self.cleaned_data.items() if k != "suntingan"}


class KemajuanForm(forms.Form):
    """How far a recommendation is, with what proves it."""

    status = forms.ChoiceField(
        label="Status",
        choices=[(s.value, s.label) for s in LAPORAN],
        widget=forms.RadioSelect,
        help_text="Yang dilaporkan selesai masih diperiksa oleh pemberi rekomendasi.",
    )
    tanggal = tanggal_field("Keadaan per tanggal")
    catatan = forms.CharField(label="Kemajuan", max_length=PANJANG, widget=forms.Textarea({"rows": 4}))
    tautan = forms.CharField(
        label="Tautan bukti",
        max_length=1000,
        required=False,
        widget=forms.TextInput({"inputmode": "url"}),
        help_text="Alamat lengkap yang diawali https:// atau http://.",
    )
    berkas = forms.FileField(
        label="Berkas bukti", required=False, allow_empty_file=True, help_text=f"{DITERIMA}."
    )
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _require_date(self)

    @property
    def nilai(self) -> dict[str, Any]:
        """What the service takes; the file read as a whole (its size is bounded before, by the server)."""
        isi = dict(self.cleaned_data)
        berkas = isi.pop("berkas")
        lampiran = Lampiran(berkas.name or "", berkas.read()) if berkas else None
        return isi | {"lampiran": lampiran}


class PutusanForm(forms.Form):
    """The decision of who evaluates."""

    status = forms.ChoiceField(
        label="Putusan",
        choices=[
            (StatusRekomendasi.SELESAI.value, "Selesai"),
            (StatusRekomendasi.TIDAK_DAPAT.value, "Tidak dapat ditindaklanjuti"),
            (StatusRekomendasi.BERJALAN.value, "Belum selesai, dilanjutkan"),
        ],
        widget=forms.RadioSelect,
    )
    tanggal = tanggal_field("Tanggal putusan")
    catatan = forms.CharField(label="Catatan", max_length=PANJANG, widget=forms.Textarea({"rows": 3}))
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _require_date(self)


def _require_date(form: forms.Form) -> None:
    form.fields["tanggal"].required = True
    form.fields["tanggal"].error_messages["required"] = "Isi tanggalnya."
    form.fields["tanggal"].initial = timezone.localdate
