"""Forms of the review of a LAKIP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms

from laporan.models import Reviu
from laporan.models.reviu import JawabanButir, StatusTemuan, TingkatTemuan
from laporan.reviu.butir import BAGIAN, BUTIR, Butir
from laporan.reviu.saran import Saran
from laporan.reviu.tempat import Tempat
from sakip.forms.satker import tanggal_field

PANJANG = 4000
BARIS = {"rows": 2}


class BertahapField(forms.ChoiceField):
    """An answer that must come in the end, but may wait: without one the rest is saved."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class DaftarUjiForm(forms.Form):
    """The checklist: an answer and a note for each item. What the system knows stands beside, never
    chosen."""

    use_required_attribute = False
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, *args: Any, jawaban: Mapping[str, tuple[str, str]], saran: Mapping[str, Saran], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.saran = saran
        for kode, butir in BUTIR.items():
            nilai, catatan = jawaban.get(kode, ("", ""))
            self.fields[f"{kode}-jawaban"] = BertahapField(
                label=f"{kode}. {butir.kalimat}",
                choices=JawabanButir.choices,
                widget=forms.RadioSelect,
                initial=nilai,
            )
            self.fields[f"{kode}-catatan"] = forms.CharField(
                label=f"Catatan butir {kode}",
                max_length=PANJANG,
                required=False,
                initial=catatan,
                widget=forms.Textarea(BARIS),
            )

    def bagian(self) -> Iterator[tuple[str, list[tuple[Butir, Saran | None, Any, Any]]]]:
        """(part, [(item, what is known, answer, note)]) as the page shows them."""
        for judul, daftar in BAGIAN:
            yield (
                judul,
                [
                    (b, self.saran.get(b.kode), self[f"{b.kode}-jawaban"], self[f"{b.kode}-catatan"])
                    for b in daftar
                ],
            )

    @property
    def jawaban(self) -> dict[str, tuple[str, str]]:
        """What the service takes."""
        isi = self.cleaned_data
        return {kode: (isi[f"{kode}-jawaban"], isi[f"{kode}-catatan"].strip()) for kode in BUTIR}


class TemuanForm(forms.Form):
    """A finding of the reviewer."""

    bagian = forms.ChoiceField(label="Bagian laporan", required=False)
    kode = forms.ChoiceField(label="Butir daftar uji", required=False)
    uraian = forms.CharField(label="Temuan", max_length=PANJANG, widget=forms.Textarea({"rows": 4}))
    tingkat = forms.ChoiceField(label="Tingkat", choices=TingkatTemuan.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, tempat: Sequence[Tempat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kata = {t.kunci: t.kata for t in tempat}
        kelompok: dict[str, list[tuple[str, str]]] = {}
        for t in tempat:
            kelompok.setdefault(t.kelompok, []).append((t.kunci, t.kata))
        pilihan = [("", "Laporan secara keseluruhan"), *kelompok.items()]
        self.fields["bagian"].choices = pilihan  # type: ignore[attr-defined]
        butir = [(kode, f"{kode}. {b.kalimat}") for kode, b in BUTIR.items()]
        self.fields["kode"].choices = [("", "Tidak terkait butir tertentu"), *butir]  # type: ignore[attr-defined]

    @property
    def nilai(self) -> dict[str, Any]:
        """What the service takes, with the words of the place as they are now."""
        isi = {k: v for k, v in self.cleaned_data.items() if k != "suntingan"}
        return isi | {"bagian_teks": self.kata.get(isi["bagian"], "")}


class PutusTemuanForm(TemuanForm):
    """A finding that is changed or decided by the reviewer."""

    status = forms.ChoiceField(label="Status", choices=StatusTemuan.choices, widget=forms.RadioSelect)
    keputusan = forms.CharField(
        label="Keputusan pereviu", max_length=PANJANG, required=False, widget=forms.Textarea({"rows": 3})
    )
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class TanggapanForm(forms.Form):
    tanggapan = forms.CharField(
        label="Tanggapan satuan kerja",
        max_length=PANJANG,
        widget=forms.Textarea({"rows": 5}),
        help_text="Tuliskan perbaikan yang sudah dilakukan, atau alasan mengapa isinya sudah benar.",
    )
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class TutupReviuForm(forms.Form):
    """Who signs the statement and whether it is given. No NIP: the statement does not print one here."""

    berpernyataan = forms.TypedChoiceField(
        label="Simpulan reviu",
        choices=(
            ("ya", "Berikan pernyataan telah direviu"),
            ("tidak", "Tutup tanpa pernyataan, dengan alasan"),
        ),
        coerce=lambda nilai: nilai == "ya",
        widget=forms.RadioSelect,
        help_text="Pernyataan hanya dapat diberikan bila semua temuan sudah selesai.",
    )
    simpulan = forms.CharField(
        label="Alasan atau catatan penutup",
        max_length=PANJANG,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    nama = forms.CharField(label="Nama pereviu", max_length=150)
    jabatan = forms.CharField(
        label="Jabatan pereviu",
        max_length=300,
        help_text="Misalnya Inspektur Wilayah II.",
    )
    tanggal = tanggal_field("Tanggal pernyataan")
    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, reviu: Reviu, **kwargs: Any) -> None:
        awal = {"suntingan": reviu.suntingan, "nama": str(reviu.pembuka.nama)}
        super().__init__(*args, initial=awal, **kwargs)
        self.fields["tanggal"].required = True
        self.fields["tanggal"].error_messages["required"] = "Isi tanggal pernyataan."
