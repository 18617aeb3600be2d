"""Forms on the page of one row: evidence, words, follow-ups, and the answer to a question."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from kinerja.models import Realisasi, TindakLanjut
from kinerja.models.bukti import StatusTindakLanjut
from kinerja.pindai.jenis import DITERIMA, JENIS
from kinerja.services.bukti import BERKAS_PER_BARIS
from kinerja.services.catatan import KOLOM
from sakip.forms.satker import tanggal_field

PANJANG_CATATAN = 4000
TIGA_BARIS = {"rows": 3}


class PilihBanyak(forms.ClearableFileInput):
    """A file field in which several files are chosen at once."""

    allow_multiple_selected = True


class BanyakBerkas(forms.FileField):
    """Several files: a list, each judged by the service."""

    widget = PilihBanyak

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        berkas = data or [None]
        if len(berkas) > BERKAS_PER_BARIS:
            raise forms.ValidationError(f"Pilih paling banyak {BERKAS_PER_BARIS} berkas sekaligus.")
        return [super(BanyakBerkas, self).clean(satu, initial) for satu in berkas]


class BerkasForm(forms.Form):
    """Files, and one title for them all."""

    berkas = BanyakBerkas(
        label="Berkas",
        allow_empty_file=True,
        error_messages={"required": "Pilih berkas yang akan diunggah."},
    )
    judul_berkas = forms.CharField(  # the form of a link has a judul too, and both stand on one page
        label="Judul berkas",
        max_length=200,
        required=False,
        help_text="Tanpa judul, nama berkasnya yang tampil.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        besar = settings.BUKTI_BYTES // 1024 // 1024
        self.fields["berkas"].help_text = (
            f"{DITERIMA}; paling besar {besar} MB setiap berkas. Berkas disimpan apa adanya, termasuk "
            "keterangan tempat di dalam foto."
        )
        self.fields["berkas"].widget.attrs["accept"] = ",".join(f".{akhiran}" for akhiran in (*JENIS, "jpeg"))


class TautanForm(forms.Form):
    """A link, a note, or both: each becomes evidence of its own."""

    judul = forms.CharField(label="Judul tautan atau catatan", max_length=200, required=False)
    tautan = forms.CharField(
        label="Tautan",
        max_length=1000,
        required=False,
        help_text="Alamat lengkap yang diawali https:// atau http://.",
        widget=forms.TextInput({"inputmode": "url"}),
    )
    teks = forms.CharField(
        label="Catatan",
        max_length=PANJANG_CATATAN,
        required=False,
        help_text="Misalnya nomor surat, atau tempat berkas aslinya disimpan.",
        widget=forms.Textarea(TIGA_BARIS),
    )

    def clean(self) -> None:
        if not self.cleaned_data.get("tautan") and not self.cleaned_data.get("teks"):
            raise forms.ValidationError("Isi tautan atau catatannya.")


class TarikForm(forms.Form):
    """Why evidence is taken back; needed once it was submitted."""

    alasan = forms.CharField(
        label="Alasan", max_length=2000, required=False, widget=forms.Textarea(TIGA_BARIS)
    )

    def __init__(self, *args: Any, wajib: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alasan"].required = wajib


class CatatanForm(forms.Form):
    """The words of a row, each with what the page showed (`lama_*`), so that nobody's text is lost."""

    def __init__(self, *args: Any, baris: Realisasi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, label in KOLOM.items():
            isi = getattr(baris, nama)
            area = forms.Textarea(TIGA_BARIS)
            self.fields[nama] = forms.CharField(label=label, required=False, initial=isi, widget=area)
            self.fields[f"lama_{nama}"] = forms.CharField(
                required=False, initial=isi, widget=forms.HiddenInput, strip=False
            )

    @property
    def is_edited(self) -> bool:
        """Whether a text was sent that is not what the page showed."""
        sent = [nama for nama in KOLOM if nama in self.data]
        return any(_plain(self.data[nama]) != _plain(self.data.get(f"lama_{nama}", "")) for nama in sent)

    def nilai(self) -> dict[str, str]:
        """What was typed, by column."""
        return {nama: self.cleaned_data[nama] for nama in KOLOM}

    def terbaca(self) -> dict[str, str]:
        """What the page showed, by column."""
        return {nama: self.cleaned_data[f"lama_{nama}"] for nama in KOLOM}

    def take_stored(self, baris: Realisasi) -> None:
        """After a conflict: carry what is stored now, so that a second saving goes through."""
        self.data = {**self.data, **{f"lama_{nama}": getattr(baris, nama) for nama in KOLOM}}


def _plain(teks: str) -> str:
    """As a browser sends back what it was given."""
    return teks.replace("\r\n", "\n").strip()


class TindakLanjutForm(forms.Form):
    """A follow-up that is promised; a deadline that has passed is asked about (`lewat`)."""

    solusi = forms.CharField(
        label="Solusi atas kendala",
        max_length=PANJANG_CATATAN,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    uraian = forms.CharField(
        label="Tindak lanjut", max_length=PANJANG_CATATAN, widget=forms.Textarea({"rows": 2})
    )
    penanggung_jawab = forms.CharField(
        label="Penanggung jawab", max_length=200, help_text="Nama atau jabatan yang mengerjakannya."
    )
    tenggat = tanggal_field("Batas waktu")
    lewat = forms.BooleanField(label="Batas waktunya memang sudah lewat", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tenggat"].required = True
        if not self._is_past():
            del self.fields["lewat"]

    def _is_past(self) -> bool:
        with suppress(forms.ValidationError):
            tenggat = self.fields["tenggat"].clean(self.data.get(self.add_prefix("tenggat"), ""))
            return bool(tenggat and tenggat < timezone.localdate())
        return False

    def clean(self) -> None:
        """What is left is what the service takes."""
        if "lewat" in self.fields and not self.cleaned_data.pop("lewat", False):
            kalimat = f"Batas waktu ini sudah lewat. Ubah, atau centang “{self.fields['lewat'].label}”."
            self.add_error("tenggat", kalimat)


class KemajuanForm(forms.Form):
    """How far a follow-up is."""

    status = forms.ChoiceField(label="Status", choices=StatusTindakLanjut.choices)
    per_tanggal = tanggal_field("Per tanggal")
    catatan = forms.CharField(
        label="Catatan",
        max_length=PANJANG_CATATAN,
        required=False,
        widget=forms.Textarea(TIGA_BARIS),
        help_text="Diisi bila selesai atau dibatalkan: apa hasilnya, atau mengapa.",
    )

    def __init__(self, *args: Any, tindak: TindakLanjut, **kwargs: Any) -> None:
        awal = {"status": tindak.status, "per_tanggal": timezone.localdate(), "catatan": tindak.catatan}
        kwargs["initial"] = awal
        super().__init__(*args, **kwargs)
        self.fields["per_tanggal"].required = True


class AlasanNilaiForm(forms.Form):
    """Why an unusual value is right."""

    alasan = forms.CharField(label="Alasan", max_length=PANJANG_CATATAN, widget=forms.Textarea(TIGA_BARIS))
