"""The form of one komponen of the self-assessment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms

from laporan.forms.reviu import BertahapField
from laporan.lke.baca import BarisKomponen, BarisSub, Butir
from laporan.lke.kriteria import ARTI, NILAI
from laporan.services.lke import Isian

PANJANG = 2000
NILAI_SUB = [("", "Belum dinilai"), *((n, f"{n} ({angka}): {ARTI[n]}") for n, angka in NILAI.items())]
YA_TIDAK = (("ya", "Ya"), ("tidak", "Tidak"))


class KomponenForm(forms.Form):
    """Each criterion with ya or tidak, each subkomponen with its value; nothing is chosen beforehand."""

    use_required_attribute = False
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, komponen: BarisKomponen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.komponen = komponen
        for s in komponen.sub:
            for b in s.butir:
                label = f"{b.kriteria.kode}. {b.kriteria.kalimat}"
                self._add(b.kriteria.kode, label, YA_TIDAK, forms.RadioSelect, b.jawaban, b.catatan)
            label = f"Nilai {s.sub.kode} {s.sub.judul.lower()}"
            self._add(s.sub.kode, label, NILAI_SUB, forms.Select, s.nilai, s.catatan)

    def _add(self, kode: str, label: str, pilihan: Any, widget: Any, nilai: str, catatan: str) -> None:
        self.fields[f"{kode}-jawaban"] = BertahapField(
            label=label, choices=pilihan, widget=widget, initial=nilai
        )
        self.fields[f"{kode}-catatan"] = forms.CharField(
            label=f"Catatan {kode}",
            max_length=PANJANG,
            required=False,
            initial=catatan,
            widget=forms.Textarea({"rows": 2}),
        )

    def bagian(self) -> Iterator[tuple[BarisSub, list[tuple[Butir, Any, Any]], Any, Any]]:
        """(subkomponen, [(criterion, answer, note)], value, note) as the page shows them."""
        for s in self.komponen.sub:
            butir = [(b, *self._pair(b.kriteria.kode)) for b in s.butir]
            yield s, butir, *self._pair(s.sub.kode)

    def _pair(self, kode: str) -> tuple[Any, Any]:
        return self[f"{kode}-jawaban"], self[f"{kode}-catatan"]

    @property
    def isian(self) -> dict[str, Isian]:
        """What the service takes."""
        semua = [s.sub.kode for s in self.komponen.sub]
        semua += [b.kriteria.kode for s in self.komponen.sub for b in s.butir]
        isi = self.cleaned_data
        return {k: Isian(isi[f"{k}-jawaban"], isi[f"{k}-catatan"].strip()) for k in semua}
