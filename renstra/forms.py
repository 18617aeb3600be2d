"""The form of a Renstra's head, and of who answers for an indikator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from renstra.models import Renstra
from sakip.forms.satker import AkunField, tanggal_field
from sakip.models import Satker, UnitKerja, User
from sakip.queries import accounts_at


class RenstraForm(forms.Form):
    """Years, basis and visi; `suntingan` is the version that the user has seen (absent for a new one)."""

    tahun_awal = forms.IntegerField(label="Tahun awal", min_value=2000, max_value=2100)
    tahun_akhir = forms.IntegerField(label="Tahun akhir", min_value=2000, max_value=2100)
    dasar = forms.CharField(
        label="Dasar penetapan",
        widget=forms.Textarea({"rows": 2}),
        required=False,
        help_text="Nomor, tanggal, dan judul keputusan.",
    )
    visi = forms.CharField(label="Visi", widget=forms.Textarea({"rows": 4}), required=False)
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(self, *args: Any, sebelum: Renstra | None = None, **kwargs: Any) -> None:
        """`sebelum`: the Renstra from which a new one may take its structure."""
        super().__init__(*args, **kwargs)
        self.sebelum = sebelum
        if sebelum is not None:
            masa = f"{sebelum.tahun_awal} sampai {sebelum.tahun_akhir}"
            self.fields["salin"] = forms.BooleanField(
                label=f"Salin susunan dari Renstra {masa}",
                required=False,
                initial=True,
                help_text="Tujuan, sasaran, dan indikator dengan kartunya; target diisi kembali.",
            )
            self.order_fields(["tahun_awal", "tahun_akhir", "salin"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("tahun_awal") and data.get("tahun_akhir") and data["tahun_akhir"] < data["tahun_awal"]:
            self.add_error("tahun_akhir", "Tahun akhir tidak boleh mendahului tahun awal.")
        return data

    def kolom(self) -> dict[str, Any]:
        """What the services take, without the version; `salin` is the Renstra to copy from, None = none."""
        isi = {k: v for k, v in self.cleaned_data.items() if k != "suntingan"}
        return isi | ({"salin": self.sebelum if isi["salin"] else None} if "salin" in isi else {})


class PjForm(forms.Form):
    """Who answers for an indikator; `alihkan` asks why it passes to another person."""

    user = AkunField(
        User.objects.none(),
        label="Akun",
        required=False,
        empty_label="Belum mempunyai akun",
        help_text="Akun penanggung jawab di satuan kerja ini.",
    )
    nama = forms.CharField(
        label="Nama dengan gelar",
        max_length=150,
        required=False,
        help_text="Kosongkan untuk memakai nama pada akunnya.",
    )
    jabatan = forms.CharField(label="Jabatan", max_length=250, required=False)
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(), label="Unit kerja", required=False, empty_label="Tidak disebut"
    )
    mulai = tanggal_field("Mulai bertanggung jawab")
    alasan = forms.CharField(
        label="Alasan pengalihan",
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text="Misalnya mutasi.",
    )

    def __init__(self, *args: Any, satker: Satker, alihkan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, initial={"mulai": timezone.localdate()})
        self.fields["user"].queryset = accounts_at(satker).filter(is_active=True)
        self.fields["unit"].queryset = UnitKerja.objects.filter(satker=satker)
        self.fields["mulai"].required = True
        self.fields["mulai"].error_messages["required"] = "Tanggal mulai belum diisi."
        if not alihkan:
            del self.fields["alasan"]

    @property
    def nilai(self) -> dict[str, Any]:
        """What the services take, without the reason."""
        return {k: v for k, v in self.cleaned_data.items() if k != "alasan"}


class KontribusiForm(forms.Form):
    """Another unit and what it contributes; `mitra` = the unit stands already, only its words change."""

    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(),
        label="Unit mitra",
        empty_label="Pilih unit kerja",
        help_text="Unit lain di satuan kerja ini yang ikut mewujudkannya.",
    )
    uraian = forms.CharField(
        label="Uraian kontribusi",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Apa yang dikerjakan unit itu, misalnya menyediakan data atau menyusun rancangan.",
        error_messages={"required": "Uraikan kontribusinya."},
    )
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(
        self, *args: Any, pemilik: UnitKerja | None = None, mitra: UnitKerja | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if mitra is not None or pemilik is None:
            del self.fields["unit"]
            return
        rows = UnitKerja.objects.filter(satker=pemilik.satker_id, selesai__isnull=True)
        self.fields["unit"].queryset = rows.exclude(pk=pemilik.pk).order_by("id")
