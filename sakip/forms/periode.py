"""Forms of time: the windows of a year on one page, and one exception."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from sakip.choices import JenisDokumen, Triwulan
from sakip.forms.satker import tanggal_field
from sakip.models import Periode, Satker, UnitKerja
from sakip.periode import slot_label, slots
from sakip.services.periode import HARI_PENGECUALIAN, KOLOM, IsianJadwal
from sakip.usulan_jadwal import Usulan

# DOMAIN 1.6. The dates of each year are set by a letter of the Secretary General, so these are only advice.
SARAN: dict[str, str] = {
    JenisDokumen.RENSTRA: "Saran: tiga bulan setelah rencana pembangunan jangka menengah nasional terbit.",
    JenisDokumen.PK: "Saran: satu bulan setelah DIPA diterima.",
    JenisDokumen.REALISASI: "Saran: segera setelah triwulan berakhir.",
    JenisDokumen.LAKIP: (
        "Saran: KPU kabupaten/kota 20 Januari {t}, KPU provinsi 31 Januari {t}, KPU Republik Indonesia "
        "28 Februari {t}."
    ),
}


class JadwalForm(forms.Form):
    """The days of both windows of each document and triwulan, and the version of each row that was seen.

    `usulan`: what to propose where nothing is stored (none unless the year is being opened).
    """

    def __init__(
        self,
        data: Any,
        *,
        tahun: int,
        tersimpan: Mapping[tuple[str, int | None], Periode],
        usulan: Mapping[tuple[str, int | None], Usulan] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.tahun = tahun
        self.usulan = usulan or {}
        self.jalur = [(IsianJadwal(d, t, None, None, None, None).kunci, str(d), t) for d, t in slots()]
        for kunci, dokumen, triwulan in self.jalur:
            self._add_row(kunci, (dokumen, triwulan), tersimpan.get((dokumen, triwulan)))

    def _add_row(self, kunci: str, petak: tuple[str, int | None], periode: Periode | None) -> None:
        label = slot_label(*petak)
        self.fields[f"{kunci}_suntingan"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=periode.suntingan if periode else None
        )
        usulan = self.usulan.get(petak)
        for nama, kata in KOLOM.items():
            awal = usulan.hari.get(nama) if usulan and not periode else getattr(periode, nama, None)
            field = tanggal_field(f"{label}, {kata}", initial=awal)
            field.widget.attrs["aria-label"] = field.label
            self.fields[f"{kunci}_{nama}"] = field

    def take_versions(self, tersimpan: Mapping[tuple[str, int | None], Periode]) -> None:
        """After a conflict: carry the versions that are stored now, so that a second saving goes through."""
        self.data = self.data.copy()
        for kunci, dokumen, triwulan in self.jalur:
            periode = tersimpan.get((dokumen, triwulan))
            self.data[f"{kunci}_suntingan"] = str(periode.suntingan) if periode else ""

    @property
    def baris(self) -> list[dict[str, Any]]:
        """What the page draws for each row."""
        return [
            {
                "label": slot_label(dokumen, triwulan),
                "saran": SARAN.get(dokumen, "").format(t=self.tahun + 1),
                "usulan": usulan.asal if (usulan := self.usulan.get((dokumen, triwulan))) else "",
                "versi": self[f"{kunci}_suntingan"],
                "sel": [(kata.capitalize(), self[f"{kunci}_{nama}"]) for nama, kata in KOLOM.items()],
            }
            for kunci, dokumen, triwulan in self.jalur
        ]

    @property
    def isian(self) -> list[IsianJadwal]:
        isi = self.cleaned_data
        return [
            IsianJadwal(
                dokumen,
                triwulan,
                isi[f"{kunci}_suntingan"],
                **{nama: isi[f"{kunci}_{nama}"] for nama in KOLOM},
            )
            for kunci, dokumen, triwulan in self.jalur
        ]


class PengecualianForm(forms.Form):
    """One exception for a satker; the unit is one of its own."""

    dokumen = forms.ChoiceField(label="Dokumen", choices=JenisDokumen.choices)
    triwulan = forms.TypedChoiceField(
        label="Triwulan",
        choices=[("", "Bukan realisasi"), *Triwulan.choices],
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Dipilih untuk realisasi saja.",
    )
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(), label="Unit kerja", required=False, empty_label="Seluruh satuan kerja"
    )
    kuasa = forms.CharField(
        label="Dasar kewenangan",
        max_length=200,
        help_text="Nomor dan tanggal surat yang memberi kewenangan.",
    )
    alasan = forms.CharField(label="Alasan", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    sampai = tanggal_field(
        "Berlaku sampai", help_text=f"Paling lama {HARI_PENGECUALIAN} hari sejak hari ini."
    )

    def __init__(self, *args: Any, satker: Satker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = UnitKerja.objects.filter(satker=satker)  # type: ignore[attr-defined]
        self.fields["sampai"].required = True
        self.fields["sampai"].error_messages["required"] = "Tanggal berakhirnya belum diisi."


class CabutForm(forms.Form):
    """Why an exception is taken back."""

    alasan = forms.CharField(
        label="Alasan pencabutan", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
