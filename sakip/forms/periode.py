"""Forms of time: the windows of a year on one page, and one exception."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms

from sakip.choices import JenisDokumen, TingkatSatker, Triwulan
from sakip.forms.satker import tanggal_field
from sakip.models import Periode, Satker, UnitKerja
from sakip.periode import slot_label, slots
from sakip.petak import Petak, levels_of
from sakip.services.periode import HARI_PENGECUALIAN, KOLOM, IsianJadwal, row_key
from sakip.usulan_jadwal import Usulan

# DOMAIN 1.6. The dates of each year are set by a letter of the Secretary General, so these are only advice.
SARAN: dict[str, str] = {
    JenisDokumen.RENSTRA: "Saran: tiga bulan setelah rencana pembangunan jangka menengah nasional terbit.",
    JenisDokumen.PK: "Saran: satu bulan setelah DIPA diterima.",
    JenisDokumen.REALISASI: "Saran: segera setelah triwulan berakhir.",
    JenisDokumen.LAKIP: "Saran: satu baris bagi setiap tingkat.",
}
SARAN_LAKIP: dict[str, str] = {
    TingkatSatker.KABKOTA: "Saran: 20 Januari {t}.",
    TingkatSatker.PROVINSI: "Saran: 31 Januari {t}.",
    TingkatSatker.PUSAT: "Saran: 28 Februari {t}.",
}


class JadwalForm(forms.Form):
    """The days of both windows of each document and triwulan, and the version of each row that was seen.

    A LAKIP has a row for each level of satker below the one for every level, any other document where one is
    stored, proposed, sent, or asked for by its key in `pisah`. `usulan`: what to propose where nothing is
    stored (none unless the year is being opened).
    """

    def __init__(
        self,
        data: Any,
        *,
        tahun: int,
        pemilik: Satker | None,
        tersimpan: Mapping[Petak, Periode],
        usulan: Mapping[Petak, Usulan] | None = None,
        pisah: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.tahun, self.pemilik = tahun, pemilik
        self.usulan = usulan or {}
        ada = {*tersimpan, *self.usulan}
        self.jalur = [petak for d, t in slots() for petak in self._rows_of((d.value, t, ""), ada, pisah)]
        for petak in self.jalur:
            self._add_row(petak, tersimpan.get(petak))

    def _rows_of(self, umum: Petak, ada: Collection[Petak], pisah: str) -> list[Petak]:
        """The row of a document for every level, and those for one level that it has."""
        satuan = [(*umum[:2], str(tingkat)) for tingkat in levels_of(self.pemilik)]
        if umum[0] == JenisDokumen.LAKIP or row_key(umum) == pisah:
            return [umum, *satuan]
        dikirim = {p for p in satuan if f"{row_key(p)}_suntingan" in self.data}
        return [umum, *(satuan if dikirim or not ada.isdisjoint(satuan) else [])]

    def _add_row(self, petak: Petak, periode: Periode | None) -> None:
        kunci, label = row_key(petak), slot_label(*petak)
        self.fields[f"{kunci}_suntingan"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=periode.suntingan if periode else None
        )
        usulan = self.usulan.get(petak)
        for nama, kata in KOLOM.items():
            awal = usulan.hari.get(nama) if usulan and not periode else getattr(periode, nama, None)
            field = tanggal_field(f"{label}, {kata}", initial=awal)
            field.widget.attrs["aria-label"] = field.label
            self.fields[f"{kunci}_{nama}"] = field

    def take_versions(self, tersimpan: Mapping[Petak, Periode]) -> None:
        """After a conflict: carry the versions that are stored now, so that a second saving goes through."""
        self.data = self.data.copy()
        for petak in self.jalur:
            periode = tersimpan.get(petak)
            self.data[f"{row_key(petak)}_suntingan"] = str(periode.suntingan) if periode else ""

    @property
    def baris(self) -> list[dict[str, Any]]:
        """What the page draws for each row; `pisah` = by which key it is parted by level, "" = it is."""
        terpisah = {petak[:2] for petak in self.jalur if petak[2]}
        return [
            {
                "label": slot_label(*petak),
                "tingkat": petak[2],
                "pisah": "" if petak[:2] in terpisah else row_key(petak),
                "saran": _advice(petak).format(t=self.tahun + 1),
                "usulan": usulan.asal if (usulan := self.usulan.get(petak)) else "",
                "versi": self[f"{row_key(petak)}_suntingan"],
                "sel": [
                    (kata.capitalize(), self[f"{row_key(petak)}_{nama}"]) for nama, kata in KOLOM.items()
                ],
            }
            for petak in self.jalur
        ]

    @property
    def isian(self) -> list[IsianJadwal]:
        isi = self.cleaned_data
        return [
            IsianJadwal(
                petak[0],
                petak[1],
                isi[f"{row_key(petak)}_suntingan"],
                **{nama: isi[f"{row_key(petak)}_{nama}"] for nama in KOLOM},
                tingkat=petak[2],
            )
            for petak in self.jalur
        ]


def _advice(petak: Petak) -> str:
    dokumen, _, tingkat = petak
    if tingkat:
        return SARAN_LAKIP[tingkat] if dokumen == JenisDokumen.LAKIP else ""
    return SARAN.get(dokumen, "")


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
