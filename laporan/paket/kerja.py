"""The state of one preview: what is stored, what the file says, what would change."""

from __future__ import annotations

import difflib
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from laporan.paket.baca import BarisMasuk
from laporan.paket.gudang import Gudang
from laporan.paket.izin import Izin, objection
from laporan.paket.pesan import HasilBaris, Pratinjau
from laporan.services.paket import Perubahan
from sakip.choices import AsalData, StatusDokumen
from sakip.models import Satker, UnitKerja
from sakip.numbers import cetak_angka
from sakip.periode import lock_of
from sakip.services.jejak import TERTUTUP


class Kerja:
    """Collects the planned changes and says what each row would do.

    `tahun` is the latest year in the file (None = the file has none), `izin` what its sender may do.
    """

    def __init__(self, satker: Satker, hasil: Pratinjau, tahun: int | None, izin: Izin) -> None:
        self.satker, self.hasil, self.tahun, self.izin = satker, hasil, tahun, izin
        self.gudang = Gudang(satker)
        self.unit: dict[str, UnitKerja] = {unit.kunci: unit for unit in self.gudang.rows(UnitKerja)}
        self._changes: dict[int, Perubahan] = {}
        self._said: dict[tuple[int, str], tuple[Any, int]] = {}
        self._documents: dict[type[Model], dict[tuple[Any, ...], Any]] = {}
        self._measure: dict[tuple[str, int], UnitKerja] = {}
        self._locks: dict[tuple[str, int, int | None, str, str, int | None], str] = {}
        self.tersentuh: dict[int, Model] = {}

    @property
    def perubahan(self) -> list[Perubahan]:
        return list(self._changes.values())

    @property
    def ukur(self) -> list[tuple[UnitKerja, int]]:
        """The (unit, tahun) whose capaian will have to be computed again."""
        return [(unit, tahun) for (_, tahun), unit in self._measure.items()]

    def measure(self, unit: UnitKerja, tahun: int) -> None:
        """Remember that the capaian of `unit` in `tahun` must be computed again."""
        self._measure[unit.kunci, tahun] = unit

    def change_of(self, objek: Model) -> Perubahan | None:
        """What is planned for `objek` so far."""
        return self._changes.get(id(objek))

    def lock_of(
        self,
        dokumen: str,
        tahun: int,
        triwulan: int | None,
        unit: UnitKerja | None,
        status: str = "",
        objek: int | None = None,
    ) -> str:
        """Why a window is closed for the sender, in words; "" = it is open. Asked once for each window."""
        objek = objek if status == StatusDokumen.DIKEMBALIKAN else None
        kunci = (dokumen, tahun, triwulan, unit.kunci if unit else "", status, objek)
        if kunci not in self._locks:
            stored = unit if unit and unit.pk else None
            slot = (self.satker, dokumen, tahun, triwulan, stored)
            self._locks[kunci] = lock_of(*slot, user=self.izin.user, status=status, objek=objek)
        return self._locks[kunci]

    # --- messages

    def galat(self, masuk: BarisMasuk, kolom: str, kalimat: str) -> None:
        masuk.galat = True
        self.hasil.tambah("galat", kalimat, masuk.lembar.nama, masuk.nomor, kolom)

    def peringatan(self, masuk: BarisMasuk, kolom: str, kalimat: str) -> None:
        self.hasil.tambah("peringatan", kalimat, masuk.lembar.nama, masuk.nomor, kolom)

    # --- references

    def find_unit(self, masuk: BarisMasuk) -> None:
        """Replace the unit key of a row by the unit; an unknown one is an error that names the nearest."""
        kunci = masuk.isi.get("unit")
        if not isinstance(kunci, str):
            return
        if kunci in self.unit:
            masuk.isi["unit"] = self.unit[kunci]
            return
        dekat = difflib.get_close_matches(kunci, self.unit, 2, 0.5)
        saran = f" Maksudnya mungkin {' atau '.join(dekat)}." if dekat else ""
        self.galat(masuk, "unit", f"Unit '{kunci}' tidak ada di lembar unit dan belum tercatat.{saran}")

    def document_of(self, masuk: BarisMasuk, kunci: dict[str, Any], model: type[Model]) -> Any:
        """The document of a row: stored, already planned, or planned now (marked as imported)."""
        index = self._documents.get(model)
        if index is None:
            index = {_document_key(d, tuple(kunci)): d for d in self.gudang.rows(model)}
            self._documents[model] = index
        tanda = tuple(getattr(nilai, "kunci", nilai) for nilai in kunci.values())
        if tanda not in index:
            index[tanda] = self.create(model, kunci)
        return index[tanda]

    def describe_document(self, masuk: BarisMasuk, dokumen: Any) -> dict[str, Any]:
        """Take over what a row says about its document; returns what of it differs from what was stored.

        The first row that names a value wins; another one that contradicts it is reported and not used.
        """
        beda: dict[str, Any] = {}
        for atribut, nilai in masuk.dokumen.items():
            pertama = self._said.setdefault((id(dokumen), atribut), (nilai, masuk.nomor))
            if pertama[0] != nilai:
                if not atribut.endswith("_teks"):
                    self.peringatan(
                        masuk,
                        atribut,
                        f"Berbeda dari baris {pertama[1]} dokumen yang sama; yang dipakai baris itu.",
                    )
                continue
            self.update(dokumen, {atribut: nilai})
            change = self.change_of(dokumen)
            if change and not change.baru and atribut in change.sesudah:
                beda[atribut] = (change.sebelum[atribut], nilai)
        return beda

    # --- changes

    def create(self, model: type[Model], isi: dict[str, Any], *, bagian: bool = False) -> Any:
        """Plan a new object; documents are marked as imported."""
        objek = model(**isi)
        if has_field(model, "asal"):
            objek.asal = AsalData.IMPOR  # type: ignore[attr-defined]
        if has_field(model, "satker") and "satker" not in isi:
            objek.satker = self.satker  # type: ignore[attr-defined]
        self._changes[id(objek)] = Perubahan(objek, True, {}, dict(isi), bagian)
        self.gudang.add(objek)
        return objek

    def update(self, objek: Any, isi: dict[str, Any], *, bagian: bool = False) -> dict[str, Any]:
        """Plan that `objek` takes over `isi`; returns {attribute: (before, after)} of what differs."""
        beda = {k: (_current(objek, k), v) for k, v in isi.items() if not _same(objek, k, v)}
        if not beda:
            return {}
        change = self._changes.setdefault(id(objek), Perubahan(objek, False, {}, {}, bagian))
        for atribut, (lama, baru) in beda.items():
            setattr(objek, atribut, baru)
            change.sebelum.setdefault(atribut, lama)
            change.sesudah[atribut] = baru
        if change.baru:
            change.sebelum.clear()
        return beda

    def touch(self, dokumen: Model | None) -> None:
        """Remember that rows of `dokumen` change."""
        if dokumen is not None:
            self.tersentuh[id(dokumen)] = dokumen

    def note_parts(self, objek: Any, beda: dict[str, tuple[Any, Any]]) -> None:
        """Write what changed in parts of `objek` (periods, yearly targets) into its Jejak."""
        change = self._changes.setdefault(id(objek), Perubahan(objek, False))
        nomor = {k: k.removeprefix("target_").removeprefix("p") for k in beda}  # t2024 and t1 on a sheet
        change.rincian.update({f"t{nomor[k]}": (str(lama), str(baru)) for k, (lama, baru) in beda.items()})

    # --- the outcome of a row

    def report(
        self, masuk: BarisMasuk, objek: Any, baru: bool, judul: str, beda: dict[str, tuple[Any, Any]]
    ) -> None:
        """Say what a row would do to `objek`, or why it may not; and its doubts: a doubt about what is stored
        already is settled."""
        kolom, alasan = objection(self, masuk, objek, baru, beda)
        if alasan:
            self.galat(masuk, kolom, alasan)
            self.report_galat(masuk)
            return
        keadaan = "baru" if baru else "berubah" if beda else "sama"
        perubahan = [
            (k, _shown(k, lama), _shown(k, baru)) for k, (lama, baru) in beda.items() if keadaan == "berubah"
        ]
        self.hasil.baris.append(
            HasilBaris(masuk.lembar.nama, masuk.nomor, keadaan, " ".join(judul.split())[:120], perubahan)
        )
        for kolom, kalimat in masuk.ragu:
            tingkat = "info" if keadaan == "sama" else "ragu"
            akhiran = " Bacaan ini sudah tersimpan." if keadaan == "sama" else ""
            self.hasil.tambah(tingkat, kalimat + akhiran, masuk.lembar.nama, masuk.nomor, kolom)

    def report_galat(self, masuk: BarisMasuk) -> None:
        self.hasil.baris.append(HasilBaris(masuk.lembar.nama, masuk.nomor, "galat"))


def has_field(model: type[Model], nama: str) -> bool:
    try:
        model._meta.get_field(nama)
    except FieldDoesNotExist:
        return False
    return True


def default_of(model: type[Model], nama: str) -> Any:
    """What the column holds when nothing is said."""
    kolom: Any = model._meta.get_field(nama)
    return kolom.get_default()


def _document_key(dokumen: Any, kunci: tuple[str, ...]) -> tuple[Any, ...]:
    nilai = (getattr(dokumen, nama) for nama in kunci)
    return tuple(getattr(satu, "kunci", satu) for satu in nilai)


def _foreign(objek: Model, atribut: str) -> Any:
    """The foreign key field of that name, or None for a plain column."""
    bidang = objek._meta.get_field(atribut)
    return bidang if bidang.is_relation else None


def _current(objek: Model, atribut: str) -> Any:
    """The value now; of a foreign key that was not read, its id (never a query)."""
    bidang = _foreign(objek, atribut)
    if bidang is None or bidang.is_cached(objek):
        return getattr(objek, atribut)
    return getattr(objek, bidang.attname)


def _same(objek: Any, atribut: str, nilai: Any) -> bool:
    bidang = _foreign(objek, atribut)
    if bidang is None:
        return bool(getattr(objek, atribut) == nilai)
    if nilai is None or nilai.pk is not None:
        planned = bidang.get_cached_value(objek, default=None)
        unsaved = planned is not None and planned.pk is None
        return not unsaved and getattr(objek, bidang.attname) == (nilai.pk if nilai else None)
    return bidang.get_cached_value(objek, default=None) is nilai


def _shown(atribut: str, nilai: Any) -> str:
    """A value for the preview; personal data is not shown."""
    if atribut in TERTUTUP:
        return "(disembunyikan)" if nilai else ""
    if isinstance(nilai, bool) or nilai is None or nilai == "":
        return {True: "ya", False: "tidak"}.get(nilai, "") if isinstance(nilai, bool) else ""
    return cetak_angka(nilai) if type(nilai).__name__ in ("int", "Decimal") else str(nilai)
