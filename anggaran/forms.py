"""Forms of the DIPA. They read shapes; the services decide."""

from __future__ import annotations

from typing import Any

from django import forms

from anggaran.kode import baca_nomor_dipa, cetak_nomor_dipa
from anggaran.models import Dipa
from sakip.forms.satker import BersuntinganForm
from sakip.tanggal import baca_tanggal, cetak_tanggal


class DipaForm(BersuntinganForm):
    """A revision: which one, its number and date. The date may lack its day, as documents do."""

    revisi = forms.IntegerField(
        label="Revisi ke-", min_value=0, max_value=99, help_text="Tulis 0 untuk DIPA awal."
    )
    nomor = forms.CharField(
        label="Nomor DIPA",
        max_length=100,
        required=False,
        help_text="Misalnya SP DIPA-076.01.2.658127/2024.",
    )
    tanggal = forms.CharField(
        label="Tanggal",
        max_length=60,
        required=False,
        help_text="Misalnya 24 November 2023. DIPA awal biasanya bertanggal tahun sebelumnya.",
    )

    def clean_nomor(self) -> str:
        """The number in its usual spelling; one that is not a DIPA number is refused."""
        teks = self.cleaned_data["nomor"].strip()
        terbaca = baca_nomor_dipa(teks)
        if teks and terbaca.catatan:
            raise forms.ValidationError(terbaca.catatan)
        return cetak_nomor_dipa(terbaca)

    def clean_tanggal(self) -> str:
        """The words as typed, once they can be read as a date without doubt."""
        teks = self.cleaned_data["tanggal"].strip()
        hasil = baca_tanggal(teks)
        if hasil.tanggal is None and hasil.catatan:
            raise forms.ValidationError(hasil.catatan)
        if hasil.ragu:
            dibaca = cetak_tanggal(hasil.tanggal, hasil.presisi)
            raise forms.ValidationError(f"{hasil.catatan} Tulis tanggalnya lengkap, misalnya {dibaca}.")
        return teks

    @property
    def nilai(self) -> dict[str, Any]:
        """The columns of the row: a date without a day keeps its words beside the first of the month."""
        hasil = baca_tanggal(self.cleaned_data["tanggal"])
        kata = self.cleaned_data["tanggal"] if hasil.presisi not in ("", "hari") else ""
        isi = {k: self.cleaned_data[k] for k in ("revisi", "nomor")}
        return {**isi, "tanggal": hasil.tanggal, "tanggal_teks": kata}


class DipaBaruForm(DipaForm):
    """A new revision, usually a copy of the one before it."""

    salin = forms.BooleanField(label="Salin baris pagu dari revisi sebelumnya", required=False, initial=True)

    def __init__(self, *args: Any, sebelumnya: Dipa | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["suntingan"].required = False
        if sebelumnya is None:
            del self.fields["salin"]


def dipa_initial(dipa: Dipa) -> dict[str, Any]:
    """What the form of `dipa` shows at first."""
    tanggal = dipa.tanggal_teks or (cetak_tanggal(dipa.tanggal) if dipa.tanggal else "")
    return {
        "revisi": dipa.revisi,
        "nomor": dipa.nomor,
        "tanggal": tanggal,
        "suntingan": dipa.suntingan,
    }
