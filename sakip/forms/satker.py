"""Forms of who-is-who: profile, unit kerja, pejabat. They check shapes; the services decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from sakip.choices import JenisSatker, StatusPejabat
from sakip.models import Pejabat, Satker, UnitKerja, User
from sakip.queries import accounts_at

TANPA_JENIS = [("", "Semua jenis")]


def tanggal_field(label: str, **opsi: Any) -> forms.DateField:
    """An optional date chosen in the browser's own calendar."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    galat = {"invalid": "Tanggal ini tidak dikenali. Tulis tanggal, bulan, dan tahun."}
    return forms.DateField(label=label, required=False, widget=widget, error_messages=galat, **opsi)


class BersuntinganForm(forms.Form):
    """Carries the version of the satker that the user has seen; `nilai` is what the service writes."""

    suntingan = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def nilai(self) -> dict[str, Any]:
        """The cleaned columns without the version."""
        return {kolom: isi for kolom, isi in self.cleaned_data.items() if kolom != "suntingan"}


class SaringSatkerForm(forms.Form):
    """What the list of satker is narrowed to."""

    q = forms.CharField(label="Nama atau kode", required=False, max_length=100)
    provinsi = forms.ModelChoiceField(
        Satker.objects.none(),
        label="Provinsi",
        required=False,
        to_field_name="kode_wilayah",
        empty_label="Semua provinsi",
    )
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[*TANPA_JENIS, *JenisSatker.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provinsi"].queryset = Satker.objects.filter(jenis=JenisSatker.PROVINSI)  # type: ignore[attr-defined]

    def narrow(self, rows: QuerySet[Satker]) -> QuerySet[Satker]:
        """`rows` as asked for; a choice that does not exist narrows nothing."""
        self.is_valid()
        isi = self.cleaned_data
        for kata in isi.get("q", "").casefold().replace("komisi pemilihan umum", "kpu").split():
            rows = rows.filter(_named(kata))
        if isi.get("provinsi"):
            rows = rows.filter(Q(pk=isi["provinsi"].pk) | Q(induk=isi["provinsi"]))
        return rows.filter(jenis=isi["jenis"]) if isi.get("jenis") else rows


def _named(kata: str) -> Q:
    """Condition: one word of the name, or the beginning of one of the codes (`1702` is `17.02`)."""
    kondisi = Q(nama__icontains=kata) | Q(nama_wilayah__icontains=kata) | Q(kode_satker__startswith=kata)
    wilayah = kata if "." in kata or len(kata) <= 2 else f"{kata[:2]}.{kata[2:]}"
    return kondisi | Q(kode_wilayah__startswith=wilayah)


class ProfilForm(BersuntinganForm):
    """The profile of a satker as it stands in letterheads and on signature pages."""

    nama_resmi = forms.CharField(
        label="Nama resmi",
        max_length=200,
        required=False,
        help_text="Dipakai pada kop surat apabila satuan kerja menuliskannya berbeda dari nama baku.",
    )
    kode_satker = forms.RegexField(
        r"^[0-9]{6}$",
        label="Kode satker",
        required=False,
        help_text="Enam angka, seperti tertulis pada nomor DIPA.",
        error_messages={"invalid": "Kode satker terdiri atas enam angka."},
    )
    alamat = forms.CharField(label="Alamat", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    telepon = forms.CharField(label="Telepon", max_length=100, required=False)
    faksimile = forms.CharField(label="Faksimile", max_length=100, required=False)
    surel = forms.CharField(label="Surel", max_length=150, required=False)
    laman = forms.CharField(label="Laman", max_length=150, required=False)
    tempat = forms.CharField(
        label="Tempat penandatanganan",
        max_length=100,
        required=False,
        help_text="Nama kota yang ditulis di depan tanggal dokumen, misalnya Curup.",
    )

    def clean_kode_satker(self) -> str | None:
        """None when empty: the column is unique."""
        return self.cleaned_data["kode_satker"] or None


class UnitForm(BersuntinganForm):
    """A unit kerja; the choice of the unit above is limited to the same satker."""

    nama = forms.CharField(label="Nama unit kerja", max_length=200)
    singkatan = forms.CharField(label="Singkatan", max_length=50, required=False)
    jenis = forms.ChoiceField(label="Jenis", choices=UnitKerja._meta.get_field("jenis").choices)
    induk = forms.ModelChoiceField(
        UnitKerja.objects.none(), label="Unit atasan", required=False, empty_label="Tidak ada"
    )
    mulai = tanggal_field("Berlaku sejak")
    selesai = tanggal_field("Berlaku sampai")

    def __init__(self, *args: Any, satker: Satker, unit: UnitKerja | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = UnitKerja.objects.filter(satker=satker).exclude(pk=unit.pk if unit else None)
        self.fields["induk"].queryset = pilihan  # type: ignore[attr-defined]


class AkunField(forms.ModelChoiceField):
    """One of the accounts of a satker, shown by name and user name."""

    def label_from_instance(self, obj: User) -> str:
        return f"{obj} ({obj.username})"


class PejabatForm(BersuntinganForm):
    """An entry of the register; NIP is asked only from those who may see it."""

    unit = forms.ModelChoiceField(UnitKerja.objects.none(), label="Unit kerja", empty_label=None)
    jabatan = forms.CharField(
        label="Jabatan", max_length=250, help_text="Tulis seperti akan tercetak pada dokumen."
    )
    nama = forms.CharField(label="Nama dengan gelar", max_length=150)
    nip = forms.RegexField(
        r"^[0-9]{18}$",
        label="NIP",
        required=False,
        help_text="Delapan belas angka. NIP tidak pernah tercetak pada dokumen.",
        error_messages={"invalid": "NIP terdiri atas 18 angka."},
    )
    status = forms.ChoiceField(
        label="Status",
        choices=StatusPejabat.choices,
        help_text="Pelaksana Tugas dan Pelaksana Harian mendahului pejabat definitif selama masanya.",
    )
    mulai = tanggal_field("Mulai menjabat", help_text="Wajib untuk Pelaksana Tugas dan Pelaksana Harian.")
    selesai = tanggal_field("Berakhir", help_text="Hari terakhir menjabat. Wajib untuk Pelaksana Harian.")
    akun = AkunField(
        User.objects.none(),
        label="Akun untuk menandatangani",
        required=False,
        empty_label="Belum ada akun",
        help_text="Akun dengan penugasan yang sesuai jabatannya pada satuan kerja ini.",
    )

    def __init__(self, *args: Any, satker: Satker, lihat_nip: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = UnitKerja.objects.filter(satker=satker)  # type: ignore[attr-defined]
        self.fields["akun"].queryset = accounts_at(satker)  # type: ignore[attr-defined]
        if not lihat_nip:
            del self.fields["nip"]


class AkhiriPejabatForm(BersuntinganForm):
    """The last day of somebody in a jabatan."""

    selesai = tanggal_field("Hari terakhir menjabat")

    def __init__(self, *args: Any, pejabat: Pejabat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["selesai"].required = True
        self.fields["selesai"].error_messages["required"] = "Tanggal berakhir belum diisi."
        self.fields["selesai"].help_text = f"Dokumen bertanggal sesudahnya tidak lagi memuat {pejabat.nama}."
