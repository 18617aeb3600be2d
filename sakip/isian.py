"""The page form of many rows: plain inputs named `b-<kunci>-<kolom>`, nothing typed is ever lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any
from uuid import UUID
from zlib import crc32

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from sakip.kolom import RAGU, IsianBaris, Kolom, KolomPilihan, rapi
from sakip.perbaris import PerBaris

BARIS_BARU = 3  # empty rows that "Tambah baris" offers
BARIS_SEKALI = 200  # rows of a grid in one request
NOMOR = re.compile("[0-9]{1,18}")
KUNCI = re.compile(r"b-(baru[0-9]{1,6}|[1-9][0-9]{0,17})-")  # one spelling for one row
DIPERBARUI = "Isi sel ini telah diperbarui oleh pengguna lain."


class FormBaris(forms.Form):
    """One row. Rules are the service's; its refusals come back into the cells by `add_error`."""

    use_required_attribute = False

    def __init__(self, kolom: Sequence[Kolom], baris: Any, kunci: str, data: Any, catatan: Mapping[str, str]):
        """`baris` is the stored row, an unsaved one with its defaults, or None for a row without any."""
        self.kolom, self.kunci, self.catatan = kolom, kunci, catatan
        self.baris = baris if baris is not None and baris.pk else None
        awal = {k.nama: k.teks(baris) for k in kolom} if baris is not None else {}
        super().__init__(data, prefix=f"b-{kunci}", initial={**awal, "asal": fingerprint(kolom, baris)})
        self.fields |= {k.nama: _field(k) for k in kolom}
        self.fields["hapus"] = forms.BooleanField(label="Hapus baris ini", required=False)
        self.fields["asal"] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.full_clean()

    def raw(self, nama: str) -> str:
        """What was sent for the column, as text; "" for an unticked box."""
        return self.data.get(self.add_prefix(nama), "")

    @cached_property
    def sel(self) -> dict[str, dict[str, Any]]:
        """By column what the page needs to draw the cell; asked for when all errors are known."""
        return {nama: self._cell(nama) for nama in self.fields}

    @property
    def urutan(self) -> list[tuple[Kolom, dict[str, Any]]]:
        """(column, cell) in the order of the columns, for a page that draws any sheet."""
        return [(k, self.sel[k.nama]) for k in self.kolom]

    def _cell(self, nama: str) -> dict[str, Any]:
        yakin = self.raw(f"{nama}-yakin") if self.is_bound else ""
        ragu = any(e.code == RAGU for e in self.errors.as_data().get(nama, []))
        return {
            "isian": self[nama],
            "galat": self.errors.get(nama, []),
            "ragu": ragu or bool(yakin and rapi(yakin) == rapi(self.raw(nama))),
            "yakin": bool(yakin) and not ragu,
            "catatan": self.catatan.get(self.add_prefix(nama), ""),
        }

    @property
    def awal(self) -> str:
        """What is stored in each column, as JSON: a grid tells by it what the user changed."""
        return json.dumps({k.nama: self.initial.get(k.nama, "") for k in self.kolom}, ensure_ascii=False)

    @property
    def bacaan(self) -> dict[str, str]:
        """How each stored column was read, in words; empty for a new row."""
        return {k.nama: k.bacaan(self.baris) for k in self.kolom} if self.baris is not None else {}

    @property
    def is_filled(self) -> bool:
        """Whether the row is to be sent: a stored one, or a new one in which something was typed."""
        if self.baris is not None:
            return True
        return any(rapi(self.raw(k.nama)) != rapi(self.initial.get(k.nama, "")) for k in self.kolom)

    @property
    def isian(self) -> IsianBaris:
        """The row as sent. Columns that were not on the page are absent; an unticked box is empty."""
        sent = [k for k in self.kolom if self.add_prefix(k.nama) in self.data or k.bentuk == "centang"]
        return IsianBaris(
            kunci=self.kunci,
            nilai={k.nama: self.raw(k.nama) for k in sent},
            yakin={k.nama: self.raw(f"{k.nama}-yakin") for k in sent},
            hapus=bool(self.raw("hapus")),
        )


class LembarForm:
    """The rows of a page: stored ones, new ones that were sent, and `kosong` empty ones at the end; new rows
    begin with the defaults of `buat()`."""

    def __init__(
        self,
        kolom: Sequence[Kolom],
        baris: Sequence[Any],
        data: QueryDict | None = None,
        *,
        kosong: int = 0,
        buat: Callable[[], Any] | None = None,
        catatan: Mapping[str, str] | None = None,
    ) -> None:
        self.galat_umum: list[str] = []
        self.kolom, catatan = kolom, catatan or {}
        awal = buat() if buat else None
        sent = _keys(data) if data is not None else []
        stored = {str(b.pk): b for b in baris}
        baru = [k for k in sent if not k.isdecimal()]
        nomor = max([int(k[4:]) for k in baru], default=0)
        self.baris = [FormBaris(kolom, b, k, data if k in sent else None, catatan) for k, b in stored.items()]
        self.baris += [FormBaris(kolom, awal, k, data, catatan) for k in baru]
        self.baris += [
            FormBaris(kolom, awal, f"baru{n}", None, catatan) for n in range(nomor + 1, nomor + kosong + 1)
        ]

    @property
    def isian(self) -> list[IsianBaris]:
        """What the service gets: rows that were sent and hold something."""
        return [f.isian for f in self.baris if f.is_bound and f.is_filled]

    @property
    def jumlah_galat(self) -> int:
        return sum(len(f.errors) for f in self.baris) + len(self.galat_umum)

    def refuse(self, error: ValidationError) -> None:
        """Put each sentence of the service beside its cell; what has no cell stands above the table."""
        rows = {f.kunci: f for f in self.baris}
        per_cell = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
        for place, errors in per_cell.items():
            kunci, _, nama = place.partition("-")
            form = rows.get(kunci)
            if form is not None and nama in form.fields:
                form.add_error(nama, errors)
            else:
                self.galat_umum += [kalimat for e in errors for kalimat in e.messages]


def fingerprint(kolom: Sequence[Kolom], baris: Any) -> str:
    """A short mark of each cell as it was shown, to tell later which ones the user touched."""
    return ".".join(_mark(k.teks(baris) if baris else "") for k in kolom)


def merge_conflict(
    kolom: Sequence[Kolom], baris: Sequence[Any], data: QueryDict
) -> tuple[QueryDict, dict[str, str]]:
    """After somebody was faster: (the data to show, sentences by input name). Cells that the user did not
    touch take what is stored now; in the others the user's words stay and the stored ones stand beside."""
    merged = data.copy()
    catatan: dict[str, str] = {}
    for satu in baris:
        _merge_row(kolom, satu, merged, catatan)
    stored = {str(b.pk) for b in baris}
    lost = [k for k in _keys(data) if k.isdecimal() and k not in stored]
    nomor = max([int(k[4:]) for k in _keys(data) if not k.isdecimal()], default=0)
    for ke, kunci in enumerate(lost, start=nomor + 1):
        _keep_lost_row(kolom, kunci, f"baru{ke}", merged, catatan)
    return merged, catatan


def _merge_row(kolom: Sequence[Kolom], baris: Any, data: QueryDict, catatan: dict[str, str]) -> None:
    seen = data.get(f"b-{baris.pk}-asal", "").split(".")
    known = len(seen) == len(kolom)
    for k, asal in zip(kolom, seen if known else [""] * len(kolom), strict=True):
        nama, kini = f"b-{baris.pk}-{k.nama}", rapi(k.teks(baris))
        dikirim = rapi(data.get(nama, ""))
        if kini == dikirim or (known and _mark(kini) == asal):
            continue
        if not known or _mark(dikirim) == asal:
            data[nama], catatan[nama] = kini, DIPERBARUI
        else:
            catatan[nama] = f"Tersimpan sekarang: {kini or '(kosong)'}"
    data[f"b-{baris.pk}-asal"] = fingerprint(kolom, baris)


def _keep_lost_row(
    kolom: Sequence[Kolom], kunci: str, baru: str, data: QueryDict, catatan: dict[str, str]
) -> None:
    """A row that somebody else deleted comes back as a new one when the user had changed it."""
    seen = data.get(f"b-{kunci}-asal", "").split(".")
    sent = [rapi(data.get(f"b-{kunci}-{k.nama}", "")) for k in kolom]
    if [_mark(teks) for teks in sent] != seen:
        for k, teks in zip(kolom, sent, strict=True):
            data[f"b-{baru}-{k.nama}"] = teks
        catatan[f"b-{baru}-{kolom[0].nama}"] = "Baris ini telah dihapus oleh pengguna lain."
    for nama in [n for n in data if n.startswith(f"b-{kunci}-")]:
        del data[nama]


def _mark(teks: str) -> str:
    return f"{crc32(rapi(teks).encode()):x}"


def _keys(data: Mapping[str, Any]) -> list[str]:
    """The keys of the rows that were sent, in the order of the page."""
    found = [cocok[1] for nama in data if (cocok := KUNCI.match(nama))]
    return list(dict.fromkeys(found))


def sent_rows(data: QueryDict, kolom: Sequence[Kolom]) -> tuple[list[IsianBaris], PerBaris]:
    """Rows that a grid sends one by one: (what the user changed, what he had seen of them).

    `b-<kunci>-<kolom>` is what stands in the cell, `l-<kunci>-<kolom>` what stood there when it was read; a
    cell in which they agree is left out, so that it never undoes the work of somebody else. `tanda-<kunci>`
    is the mark of the row on that page; a new row without it is not taken. `ke-<kunci>` numbers the sendings
    of a row, `b-<kunci>-hapus` deletes it. Raises ValidationError when there are too many at once.
    """
    isian, dilihat = [], {}
    if len(_keys(data)) > BARIS_SEKALI:
        raise ValidationError(f"Paling banyak {BARIS_SEKALI} baris disimpan sekaligus.")
    for kunci in _keys(data):
        awal = {k.nama: data.get(f"l-{kunci}-{k.nama}", "") for k in kolom if f"l-{kunci}-{k.nama}" in data}
        kini = {k.nama: data.get(f"b-{kunci}-{k.nama}", "") for k in kolom if f"b-{kunci}-{k.nama}" in data}
        nilai = {nama: teks for nama, teks in kini.items() if rapi(teks) != rapi(awal.get(nama, ""))}
        yakin = {nama: data.get(f"b-{kunci}-{nama}-yakin", "") for nama in nilai}
        hapus = kunci.isdecimal() and bool(data.get(f"b-{kunci}-hapus"))
        isian.append(IsianBaris(kunci=kunci, nilai=nilai, yakin=yakin, hapus=hapus))
        dilihat[kunci] = awal
    return isian, PerBaris(dilihat, _marks(data, dilihat), _numbers(data, dilihat))


def _marks(data: QueryDict, kunci: Iterable[str]) -> dict[str, UUID]:
    marks = {}
    for satu in kunci:
        with suppress(ValueError):
            marks[satu] = UUID(data.get(f"tanda-{satu}", ""))
    return marks


def _numbers(data: QueryDict, kunci: Iterable[str]) -> dict[str, int]:
    sent = {satu: data.get(f"ke-{satu}", "") for satu in kunci}
    return {satu: int(ke) for satu, ke in sent.items() if NOMOR.fullmatch(ke)}


def _field(kolom: Kolom) -> forms.Field:
    if kolom.bentuk == "centang":
        return forms.BooleanField(label=kolom.label, required=False)
    if isinstance(kolom, KolomPilihan):
        return forms.CharField(
            label=kolom.label, required=False, widget=forms.Select(choices=kolom.pilihan), strip=False
        )
    widget = forms.TextInput() if kolom.bentuk == "pendek" else forms.Textarea({"rows": 2})
    field = forms.CharField(label=kolom.label, required=False, widget=widget, strip=False)
    field.validators = []  # what may be stored the service says, once and in its own words
    return field
