"""Planning the rows of one sheet: place each in its document, match it, and say what it would change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from typing import Any

from django.db.models import PositiveSmallIntegerField

from laporan.paket.baca import BarisMasuk
from laporan.paket.cocok import fold, match_rows
from laporan.paket.kerja import Kerja, default_of, has_field
from laporan.paket.skema import Kolom, Lembar
from renstra.models import Renstra

Kunci = Callable[[dict[str, Any]], tuple[Hashable, ...]]
Pasangan = tuple[BarisMasuk, Any, bool]  # row, its object, whether the object is new


def plan_sheet(kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk]) -> list[Pasangan]:
    """Plan all rows of a sheet; returns those that are sound, with their objects."""
    for masuk in rows:
        if not masuk.galat:
            prepare_row(kerja, masuk)
    groups: dict[int, list[BarisMasuk]] = defaultdict(list)
    parents: dict[int, Any] = {}
    for masuk in rows:
        if masuk.galat:
            kerja.report_galat(masuk)
            continue
        dokumen = place_row(kerja, masuk)
        groups[id(dokumen)].append(masuk)
        parents[id(dokumen)] = dokumen
    return [
        satu for kunci, masuk in groups.items() for satu in plan_group(kerja, lembar, masuk, parents[kunci])
    ]


def prepare_row(kerja: Kerja, masuk: BarisMasuk) -> None:
    """Resolve the unit and give a place to a row whose tahun or unit was left empty."""
    for kolom in masuk.lembar.kolom:
        if not kolom.wajib or kolom.atribut in masuk.isi:
            continue
        if kolom.jenis == "tahun":
            _place_in_time(kerja, masuk, kolom)
        elif kolom.jenis == "unit":
            masuk.isi["unit"] = "lembaga"
            kerja.peringatan(masuk, kolom.nama, "Unit kosong; dicatat pada lembaga.")
        elif kolom.jenis == "triwulan":
            masuk.isi["triwulan"] = 4
            kerja.peringatan(masuk, kolom.nama, "Triwulan kosong; dicatat pada triwulan IV.")
    kerja.find_unit(masuk)


def _place_in_time(kerja: Kerja, masuk: BarisMasuk, kolom: Kolom) -> None:
    """A row without a year stands in the latest year of the file, or in the latest Renstra."""
    renstra = [satu.tahun_awal for satu in kerja.gudang.rows(Renstra)] if kolom.nama == "tahun_awal" else []
    tahun = max(renstra, default=None) if kolom.nama == "tahun_awal" else kerja.tahun
    if tahun is None:
        kerja.galat(masuk, kolom.nama, "Tahun kosong, sehingga baris ini tidak dapat ditempatkan.")
        return
    masuk.isi[kolom.atribut] = tahun
    kerja.peringatan(masuk, kolom.nama, f"Tahun kosong; dicatat pada {tahun}.")


def place_row(kerja: Kerja, masuk: BarisMasuk) -> Any:
    """The document of a row (None when its sheet has none); its key leaves the row's own values."""
    dokumen = masuk.lembar.dokumen
    if dokumen is None:
        return None
    kunci = {nama: masuk.isi.pop(nama, None) for nama in dokumen.kunci}
    for nama, nilai in kunci.items():
        if nilai is None:
            kunci[nama] = default_of(dokumen.model, nama)
    return kerja.document_of(masuk, kunci, dokumen.model)


def key_of(lembar: Lembar) -> Kunci:
    """How a row of this sheet is recognised: its key columns, folded."""
    bawaan = {nama: _default(lembar, nama) for nama in lembar.kunci}

    def kunci(isi: dict[str, Any]) -> tuple[Hashable, ...]:
        return tuple(fold(isi.get(nama, bawaan[nama])) for nama in lembar.kunci)

    return kunci


def _default(lembar: Lembar, nama: str) -> Any:
    return default_of(lembar.model, nama) if has_field(lembar.model, nama) else ""


def values_of_key(lembar: Lembar, objek: Any) -> dict[str, Any]:
    return {nama: getattr(objek, nama) for nama in lembar.kunci}


def plan_group(kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk], dokumen: Any) -> list[Pasangan]:
    """Match the rows of one document (or of the satker) with what is stored and plan them."""
    kunci = key_of(lembar)
    stored = stored_rows(kerja, lembar, rows, dokumen)
    masuk: list[tuple[Hashable, BarisMasuk]] = [(kunci(satu.isi), satu) for satu in rows]
    lama: list[tuple[Hashable, Any]] = [(kunci(values_of_key(lembar, objek)), objek) for objek in stored]
    return plan_matched(kerja, lembar, masuk, lama, dokumen)


def stored_rows(kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk], dokumen: Any) -> list[Any]:
    """The stored rows that those of the file may be: of the document, else of the years in the file."""
    semua = kerja.gudang.rows(lembar.model)
    if lembar.dokumen:
        return [objek for objek in semua if getattr(objek, lembar.dokumen.induk) is dokumen]
    if "tahun" not in lembar.kunci:
        return list(semua)
    tahun = {masuk.isi.get("tahun") for masuk in rows}
    return [objek for objek in semua if objek.tahun in tahun]


def plan_matched(
    kerja: Kerja,
    lembar: Lembar,
    masuk: list[tuple[Hashable, BarisMasuk]],
    lama: list[tuple[Hashable, Any]],
    dokumen: Any,
) -> list[Pasangan]:
    """Plan rows by their keys: report doubles, pair, create or change, number the new ones."""
    masuk = report_doubles(kerja, lembar, masuk)
    pairs, sisa = match_rows(masuk, lama, (_same_urut, *SAMA.get(lembar.rincian, ())))
    hasil = [plan_row(kerja, lembar, satu, objek, dokumen) for satu, objek in pairs]
    if has_field(lembar.model, "urut"):
        number_rows(kerja, hasil, [objek for _, objek in lama])
    report_missing(kerja, lembar, sisa)
    return hasil


def _same_urut(masuk: BarisMasuk, objek: Any) -> bool:
    return "urut" in masuk.isi and masuk.isi["urut"] == objek.urut


def _same_words(masuk: BarisMasuk, objek: Any) -> bool:
    return "uraian" in masuk.isi and fold(masuk.isi["uraian"]) == fold(objek.uraian)


def _same_tujuan(masuk: BarisMasuk, objek: Any) -> bool:
    tujuan = objek.sasaran.tujuan
    return fold(masuk.isi.get("tujuan_no", "")) == fold(tujuan.no if tujuan else "")


SAMA: dict[str, tuple[Callable[[BarisMasuk, Any], bool], ...]] = {
    "anggaran": (_same_words,),
    "indikator": (_same_tujuan,),
}


def report_doubles(
    kerja: Kerja, lembar: Lembar, masuk: list[tuple[Hashable, BarisMasuk]]
) -> list[tuple[Hashable, BarisMasuk]]:
    """Say which rows fold to one key; where the database holds only one of them, the later is an error."""
    pertama: dict[Hashable, int] = {}
    tetap = []
    for kunci, satu in masuk:
        awal = pertama.setdefault(kunci, satu.nomor)
        if awal == satu.nomor:
            tetap.append((kunci, satu))
        elif lembar.unik:
            kerja.galat(satu, lembar.kunci[-1], f"Baris ini sama dengan baris {awal}; hapus salah satunya.")
            kerja.report_galat(satu)
        else:
            kolom = lembar.kunci[-1].removesuffix("_baku")
            kerja.peringatan(
                satu, kolom, f"Isinya sama dengan baris {awal}; keduanya disimpan sebagai dua baris."
            )
            tetap.append((kunci, satu))
    return tetap


def plan_row(kerja: Kerja, lembar: Lembar, masuk: BarisMasuk, objek: Any, dokumen: Any) -> Pasangan:
    """Plan one row: a new object, or what changes in the stored one; and report it."""
    beda: dict[str, tuple[Any, Any]] = {}
    if dokumen is not None:
        beda |= kerja.describe_document(masuk, dokumen)
    baru = objek is None
    if baru:
        induk = {lembar.dokumen.induk: dokumen} if lembar.dokumen else {}
        objek = kerja.create(lembar.model, masuk.isi | induk)
    else:
        beda |= kerja.update(objek, masuk.isi)
    if baru or beda:
        kerja.touch(dokumen)
    masuk.beda = beda
    return masuk, objek, baru


def title_of(masuk: BarisMasuk) -> str:
    """A few words by which a person recognises the row."""
    for nama in ("indikator", "uraian", "nama", "bagian", "kategori", "baris", "nomor", "kode", "sasaran"):
        if masuk.isi.get(nama):
            return str(masuk.isi[nama])
    return ""


def number_rows(kerja: Kerja, hasil: list[Pasangan], stored: list[Any]) -> None:
    """Give new rows without `urut` their place: behind their predecessor in the file, without moving
    stored rows. Between two stored rows a new one shares the number of the former and stands behind it,
    being younger."""
    if not hasil:
        return
    batas = 32_767 if isinstance(hasil[0][1]._meta.get_field("urut"), PositiveSmallIntegerField) else 10**9
    terpakai = sorted(objek.urut for objek in stored)
    akhir = terpakai[-1] if terpakai else 0
    matched = any(not baru for _, _, baru in hasil)
    sebelum = max(0, terpakai[0] - 1) if terpakai and matched else akhir
    for masuk, objek, baru in hasil:
        if baru and "urut" not in masuk.isi:
            kerja.update(objek, {"urut": min(sebelum if sebelum < akhir else sebelum + 1, batas)})
        sebelum = objek.urut


def report_missing(kerja: Kerja, lembar: Lembar, sisa: list[Any]) -> None:
    """List stored rows that the file lacks; nothing is ever deleted."""
    for objek in sisa:
        judul = " ".join(str(objek).split())[:100]
        kerja.hasil.tambah("info", f"Tersimpan, tetapi tidak ada di berkas: {judul}.", lembar.nama)
