"""From a workbook to rows: which sheets and columns are known, what is required, what each cell gives."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import CharField, TextField

from laporan.paket.lembar import PER_NAMA
from laporan.paket.pesan import HasilBaris, Pratinjau
from laporan.paket.sel import IsiSel, read_cell
from laporan.paket.skema import Kolom, Lembar
from laporan.spreadsheets import LembarBerkas
from sakip.numbers import NilaiTerbaca

_TARGET_TAHUN: Final = re.compile(r"target_(20[0-9]{2})")


@dataclass
class BarisMasuk:
    """A row as read. `isi` maps attribute to value for filled cells only; `dokumen` those that describe
    the document; `jamak` holds p1..p12 and target_AAAA as {column: fields}; `beda` is filled by planning:
    {attribute: (before, after)}."""

    lembar: Lembar
    nomor: int
    isi: dict[str, Any] = field(default_factory=dict)
    dokumen: dict[str, Any] = field(default_factory=dict)
    jamak: dict[str, dict[str, Any]] = field(default_factory=dict)
    terbaca: dict[str, NilaiTerbaca] = field(default_factory=dict)
    ragu: list[tuple[str, str]] = field(default_factory=list)
    galat: bool = False
    beda: dict[str, tuple[Any, Any]] = field(default_factory=dict)


class Pembaca:
    """Reads the known sheets of a workbook into rows and says into `hasil` what is wrong with them."""

    def __init__(self, hasil: Pratinjau, tutup: Collection[tuple[str, str]] = ()) -> None:
        """`tutup` are (sheet, column) that the sender may not bring in."""
        self.hasil, self.tutup = hasil, tutup

    def read_all(self, berkas: list[LembarBerkas]) -> dict[str, list[BarisMasuk]]:
        """Rows per sheet name, in file order; sheets that are not known are reported and left out."""
        rows: dict[str, list[BarisMasuk]] = {}
        for satu in berkas:
            nama = satu.nama.strip().lower()
            lembar = PER_NAMA.get(nama)
            if lembar is None:
                self._unknown_sheet(satu)
            elif nama in rows:
                self.hasil.tambah("galat", f"Lembar '{nama}' ada dua kali; gabungkan menjadi satu.", nama)
            else:
                rows[nama] = self._read_sheet(lembar, satu)
                self.hasil.lembar.append(nama)
        if not rows:
            daftar = ", ".join(satu.nama for satu in berkas[:8])
            self.hasil.tambah(
                "galat", f"Berkas ini bukan paket satker: tidak ada lembar yang dikenal (yang ada: {daftar})."
            )
        return rows

    def _unknown_sheet(self, satu: LembarBerkas) -> None:
        dekat = difflib.get_close_matches(satu.nama.strip().lower(), PER_NAMA, 1, 0.75)
        saran = f" Maksudnya mungkin '{dekat[0]}'." if dekat else ""
        self.hasil.tambah(
            "peringatan", f"Lembar '{satu.nama}' tidak dikenal dan diabaikan.{saran}", satu.nama
        )

    def _read_sheet(self, lembar: Lembar, berkas: LembarBerkas) -> list[BarisMasuk]:
        if not berkas.baris or berkas.baris[0][0] != 1:
            if berkas.baris:
                self.hasil.tambah(
                    "galat", "Baris pertama kosong; tulis nama kolom di baris 1.", lembar.nama, 1
                )
                self._condemn(lembar, berkas.baris)
            return []
        kolom = self._columns(lembar, berkas.baris[0][1])
        baris = berkas.baris[1:]
        hilang = [nama for nama in lembar.wajib if nama not in {k.nama for k in kolom.values()}]
        for nama in hilang:
            self.hasil.tambah(
                "galat", f"Kolom wajib '{nama}' tidak ada di lembar '{lembar.nama}'.", lembar.nama, None, nama
            )
        if hilang:
            self._condemn(lembar, baris)
            return []
        gabung = self._merged_rows(lembar, berkas, kolom)
        return list(self._read_rows(lembar, baris, kolom, gabung))

    def _condemn(self, lembar: Lembar, baris: list[tuple[int, tuple[Any, ...]]]) -> None:
        """Every row of a sheet that cannot be read counts as galat."""
        self.hasil.baris += [HasilBaris(lembar.nama, nomor, "galat") for nomor, _ in baris if nomor > 1]

    def _columns(self, lembar: Lembar, judul: tuple[Any, ...]) -> dict[int, Kolom]:
        """Position -> column for the headers that are known; the others are reported."""
        kolom: dict[int, Kolom] = {}
        for ke, isi in enumerate(judul):
            if isi is None:
                continue
            nama = str(isi).strip().lower()
            satu = lembar.kolom_bernama(nama) or _year_column(lembar, nama)
            if satu is None:
                kalimat = f"Kolom '{str(isi).strip()}' tidak dikenal dan diabaikan."
                dekat = difflib.get_close_matches(nama, [k.nama for k in lembar.kolom], 1, 0.75)
                saran = f" Maksudnya mungkin '{dekat[0]}'." if dekat else ""
                self.hasil.tambah("peringatan", kalimat + saran, lembar.nama, 1, str(isi).strip())
            elif (lembar.nama, nama) in self.tutup:
                kalimat = f"Kolom '{nama}' diabaikan: Anda tidak berhak melihat dan mengubah isinya."
                self.hasil.tambah("peringatan", kalimat, lembar.nama, 1, nama)
            elif satu in kolom.values():
                self.hasil.tambah("galat", f"Kolom '{nama}' ada dua kali.", lembar.nama, 1, nama)
            else:
                kolom[ke] = satu
        return kolom

    def _merged_rows(self, lembar: Lembar, berkas: LembarBerkas, kolom: dict[int, Kolom]) -> set[int]:
        """Rows in which cells of known columns are merged: their values cannot be told apart."""
        nomor_ada = [nomor for nomor, _ in berkas.baris]
        kena: list[tuple[int, int]] = []
        for r1, c1, r2, c2 in berkas.gabungan:
            awal, akhir = bisect_left(nomor_ada, r1), bisect_right(nomor_ada, r2)
            named = [kolom[c - 1].nama for c in range(c1, min(c2, 200) + 1) if c - 1 in kolom]
            if awal < akhir and named and (r1, c1) != (r2, c2):
                kalimat = f"Sel baris {r1} sampai {r2} digabung; pisahkan selnya dan isi setiap baris."
                self.hasil.tambah("galat", kalimat, lembar.nama, max(nomor_ada[awal], 2), named[0])
                kena.append((awal, akhir))
        return {nomor_ada[ke] for ke in _positions(kena)}

    def _read_rows(
        self,
        lembar: Lembar,
        baris: list[tuple[int, tuple[Any, ...]]],
        kolom: dict[int, Kolom],
        gabung: set[int],
    ) -> Iterator[BarisMasuk]:
        atas: dict[str, Any] = {}
        for nomor, isi in baris:
            sel = {
                satu.nama: (satu, isi[ke])
                for ke, satu in kolom.items()
                if ke < len(isi) and isi[ke] is not None
            }
            if not sel:
                self._outside(lembar, nomor)
                continue
            masuk = self._read_row(lembar, nomor, sel, atas)
            masuk.galat = masuk.galat or nomor in gabung
            yield masuk

    def _outside(self, lembar: Lembar, nomor: int) -> None:
        kalimat = "Baris ini hanya terisi di kolom yang tidak dikenal dan diabaikan."
        self.hasil.tambah("peringatan", kalimat, lembar.nama, nomor)

    def _read_row(
        self, lembar: Lembar, nomor: int, sel: dict[str, tuple[Kolom, Any]], atas: dict[str, Any]
    ) -> BarisMasuk:
        masuk = BarisMasuk(lembar, nomor)
        kosong = [nama for nama in lembar.wajib if nama not in sel]
        if len(kosong) == len(lembar.wajib):
            self._galat(masuk, kosong[0], "Semua kolom wajib di baris ini kosong.")
            return masuk
        for kolom, mentah in sel.values():
            self._take(masuk, kolom, read_cell(kolom, mentah))
        self._fill_down(masuk, kosong, atas)
        return masuk

    def _fill_down(self, masuk: BarisMasuk, kosong: list[str], atas: dict[str, Any]) -> None:
        """Say which required cells are empty; a place (tahun, unit, ...) repeats the row above."""
        for kolom in masuk.lembar.kolom:
            if not kolom.turun:
                continue
            if kolom.nama in kosong and kolom.atribut in atas:
                masuk.isi[kolom.atribut] = atas[kolom.atribut]
            elif kolom.atribut in masuk.isi:
                atas[kolom.atribut] = masuk.isi[kolom.atribut]
        kosong = [nama for nama in kosong if nama != "revisi"]
        if not kosong:
            return
        turun = [
            k
            for k in kosong
            if (satu := masuk.lembar.kolom_bernama(k)) and satu.turun and satu.atribut in masuk.isi
        ]
        kalimat = f"Kolom wajib kosong: {', '.join(kosong)}."
        if turun:
            kalimat += f" {', '.join(turun)} mengikuti baris di atasnya."
        self.hasil.tambah("peringatan", kalimat, masuk.lembar.nama, masuk.nomor, kosong[0])

    def _take(self, masuk: BarisMasuk, kolom: Kolom, sel: IsiSel) -> None:
        """Put what a cell gave into the row, with its messages."""
        galat = sel.galat or _unfit(masuk.lembar, kolom, sel.isi)
        if galat:
            self._galat(masuk, kolom.nama, galat)
            return
        if sel.ragu:
            masuk.ragu.append((kolom.nama, sel.ragu))
        if sel.peringatan:
            self.hasil.tambah("peringatan", sel.peringatan, masuk.lembar.nama, masuk.nomor, kolom.nama)
        if sel.terbaca:
            masuk.terbaca[kolom.nama] = sel.terbaca
        if kolom.jenis in ("periode", "target_tahun"):
            masuk.jamak[kolom.nama] = sel.isi
        else:
            (masuk.dokumen if kolom.dokumen else masuk.isi).update(sel.isi)

    def _galat(self, masuk: BarisMasuk, kolom: str, kalimat: str) -> None:
        masuk.galat = True
        self.hasil.tambah("galat", kalimat, masuk.lembar.nama, masuk.nomor, kolom)


def _positions(rentang: list[tuple[int, int]]) -> Iterator[int]:
    """Every position in the half-open intervals once, however often they overlap."""
    sudah = 0
    for awal, akhir in sorted(rentang):
        yield from range(max(awal, sudah), akhir)
        sudah = max(sudah, akhir)


def _year_column(lembar: Lembar, nama: str) -> Kolom | None:
    """`target_2024` of the sheet indikator."""
    if lembar.rincian != "indikator" or not _TARGET_TAHUN.fullmatch(nama):
        return None
    return Kolom(nama, "target_tahun")


def _unfit(lembar: Lembar, kolom: Kolom, isi: dict[str, Any]) -> str:
    """Why a text does not fit its column in the database, or ""."""
    model = lembar.dokumen.model if kolom.dokumen and lembar.dokumen else lembar.model
    for atribut, nilai in isi.items():
        panjang = kolom.panjang or _max_length(model, atribut)
        if isinstance(nilai, str) and panjang and len(nilai) > panjang:
            return f"Teksnya {len(nilai)} huruf; kolom ini memuat paling banyak {panjang} huruf."
        if isinstance(nilai, str) and (galat := _refused(model, atribut, nilai)):
            return galat
    return ""


def _refused(model: Any, atribut: str, teks: str) -> str:
    """What the column's own rules say against a long text, or ""."""
    try:
        bidang = model._meta.get_field(atribut)
    except FieldDoesNotExist:
        return ""
    try:
        if isinstance(bidang, TextField):
            bidang.run_validators(teks)
    except ValidationError as galat:
        return " ".join(galat.messages)
    return ""


def _max_length(model: Any, atribut: str) -> int | None:
    try:
        bidang = model._meta.get_field(atribut)
    except FieldDoesNotExist:
        return None
    return bidang.max_length if isinstance(bidang, CharField) else None
