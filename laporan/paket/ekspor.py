"""Export: the sheets of a satker, cell by cell as they came in (text as typed, natives as natives)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial
from typing import Any, Final

from kinerja.models import TargetPeriode
from laporan.paket.gudang import Gudang
from laporan.paket.lembar import LEMBAR
from laporan.paket.skema import Kolom, Lembar
from laporan.spreadsheets import Persen, write_workbook
from renstra.models import TargetIndikator
from sakip.choices import JenisNilai
from sakip.models import Satker
from sakip.queries import kebijakan_for

Baris = dict[str, Any]
PROFIL: Final = ("satker", "unit", "pejabat")
ANGKA_POLOS: Final = {"no", "tujuan_no", "tahun_perolehan"}  # digits there are numbers in the workbook


def export_paket(satker: Satker, tahun: int | None = None, *, dengan_nip: bool = False) -> bytes:
    """The workbook of `satker`; with `tahun` only the rows of that year, the Renstra that covers it and the
    scale in force. Sheets without rows are left out. NIP are personal data: only with `dengan_nip`.

    Raises ValueError, in Indonesian, when a text is too long for a cell.
    """
    gudang = Gudang(satker)
    skala = kebijakan_for(satker, tahun).pk if tahun is not None else None
    isi = [(lembar, list(_rows(gudang, lembar, tahun, skala))) for lembar in LEMBAR]
    _hide_latest_year(isi)
    _hide_plain_tree(isi)
    return write_workbook(_sheet(lembar, rows, dengan_nip) for lembar, rows in isi if rows)


def has_rows_of_year(satker: Satker, tahun: int) -> bool:
    """Whether `satker` has anything of `tahun` beside its profile and the scale."""
    gudang = Gudang(satker)
    dated = [lembar for lembar in LEMBAR if lembar.nama not in PROFIL and lembar.rincian != "skala"]
    return any(
        _is_of_year(lembar, satu, tahun, None) for lembar in dated for satu in gudang.rows(lembar.model)
    )


def _sheet(lembar: Lembar, rows: list[Baris], dengan_nip: bool) -> tuple[str, list[str], Iterable[list[Any]]]:
    terisi = {nama for row in rows for nama, nilai in row.items() if nilai is not None}
    judul = [k.nama for k in lembar.kolom if not k.tambahan or k.nama in terisi]
    judul = [nama for nama in judul if nama != "nip" or dengan_nip]
    judul += sorted({nama for nama in terisi if nama.startswith("target_")})
    return lembar.nama, judul, ([row.get(nama) for nama in judul] for row in rows)


def _rows(gudang: Gudang, lembar: Lembar, tahun: int | None, skala: int | None) -> Iterable[Baris]:
    objek = [gudang.satker] if lembar.model is Satker else _ordered(gudang, lembar)
    if tahun is not None:
        objek = [satu for satu in objek if _is_of_year(lembar, satu, tahun, skala)]
    jamak = _parts(gudang, lembar)
    for satu in objek:
        yield {kolom.nama: _cell(lembar, kolom, satu) for kolom in lembar.kolom} | jamak.get(id(satu), {})


def _ordered(gudang: Gudang, lembar: Lembar) -> list[Any]:
    """Documents in the order in which they came, rows by `urut`."""
    rows = gudang.rows(lembar.model)
    if lembar.rincian == "indikator":
        return sorted(rows, key=lambda o: (o.sasaran.renstra.pk, o.urut, o.pk))
    if lembar.dokumen is None:
        return rows
    return sorted(rows, key=lambda o: getattr(o, f"{lembar.dokumen.induk}_id"))  # type: ignore[union-attr]


def _is_of_year(lembar: Lembar, objek: Any, tahun: int, skala: int | None) -> bool:
    """Whether a row belongs to `tahun`; `skala` is the kebijakan in force."""
    if lembar.nama in PROFIL:
        return True
    if lembar.rincian == "skala":
        return bool(objek.kebijakan_id == skala)
    tempat = _holder(lembar, objek, "tahun")
    if hasattr(tempat, "tahun_awal"):
        return bool(tempat.tahun_awal <= tahun <= tempat.tahun_akhir)
    return bool(tempat.tahun == tahun)


def _holder(lembar: Lembar, objek: Any, atribut: str) -> Any:
    """The object that a column describes: the row, or its document."""
    if lembar.nama in PEMEGANG and atribut in ("tahun", "tahun_awal"):
        return PEMEGANG[lembar.nama](objek)
    if lembar.dokumen is None or atribut not in (*lembar.dokumen.kunci, "tahun", "tahun_awal"):
        return objek
    return objek.sasaran.renstra if lembar.rincian == "indikator" else getattr(objek, lembar.dokumen.induk)


def _parts(gudang: Gudang, lembar: Lembar) -> dict[int, Baris]:
    """p1..p12 and target_AAAA of each row."""
    jamak: dict[int, Baris] = {}
    if lembar.rincian == "rencana_aksi":
        for periode in gudang.rows(TargetPeriode):
            jamak.setdefault(id(periode.baris), {})[f"p{periode.ke}"] = _value(periode, "target")
    if lembar.rincian == "indikator":
        for target in gudang.rows(TargetIndikator):
            jamak.setdefault(id(target.indikator), {})[f"target_{target.tahun}"] = _value(target, "target")
    return jamak


def _cell(lembar: Lembar, kolom: Kolom, objek: Any) -> Any:
    """The cell as it was typed; None = empty."""
    if (lembar.nama, kolom.nama) in ISTIMEWA:
        nilai = ISTIMEWA[lembar.nama, kolom.nama](objek)
        return None if nilai == "" else nilai
    if kolom.jenis in ("periode", "target_tahun"):
        return None
    tempat = _holder(lembar, objek, kolom.atribut)
    if kolom.dokumen and lembar.dokumen:
        tempat = getattr(objek, lembar.dokumen.induk)
    if kolom.jenis == "nilai":
        return _value(tempat, kolom.atribut)
    nilai = getattr(tempat, kolom.atribut)
    if kolom.jenis in ("rupiah", "tanggal_teks"):
        return getattr(tempat, f"{kolom.atribut}_teks") or nilai
    if kolom.jenis == "unit":
        return nilai.kunci if nilai else None
    if kolom.jenis == "ya_tidak":
        return None if nilai is None else "ya" if nilai else "tidak"
    if kolom.jenis == "pilihan" and nilai == kolom.bawaan:
        return None
    return plain_number(nilai) if kolom.nama in ANGKA_POLOS else None if nilai == "" else nilai


def plain_number(teks: str) -> Any:
    """Digits as a number, other text as it is, None for empty."""
    return int(teks) if teks.isascii() and teks.isdigit() and str(int(teks)) == teks else teks or None


def _value(tempat: Any, awalan: str) -> Any:
    """A target or realisasi: its words, else the native number (a percent as Excel keeps it)."""
    teks = getattr(tempat, f"{awalan}_teks")
    if teks:
        return teks
    nilai: Decimal | None = getattr(tempat, f"{awalan}_nilai")
    if nilai is not None and getattr(tempat, f"{awalan}_jenis") == JenisNilai.PERSEN:
        return Persen(nilai / 100)
    return nilai


def _hide_plain_tree(isi: list[tuple[Lembar, list[Baris]]]) -> None:
    """Leave out the places of indikator that follow from their order in the sheet, and the sheet of sasaran
    where that of indikator says as much."""
    per_nama = {lembar.nama: rows for lembar, rows in isi}
    indikator, sasaran = per_nama["indikator"], per_nama["sasaran"]
    if all(row["urut"] == ke for ke, row in _counted(indikator)):
        for row in indikator:
            row["urut"] = None
    muncul = list(dict.fromkeys(_place(row) for row in indikator))
    polos = not any(row["tingkat"] or row["induk"] for row in sasaran)
    berurut = all(row["urut"] == ke for ke, row in _counted(sasaran))
    if polos and berurut and muncul == [_place(row) for row in sasaran]:
        sasaran.clear()


def _counted(rows: list[Baris]) -> Iterable[tuple[int, Baris]]:
    """Each row with its place from 1 in its Renstra."""
    ke: dict[Any, int] = {}
    for row in rows:
        tahun = row["tahun_awal"]
        ke[tahun] = ke.get(tahun, 0) + 1
        yield ke[tahun], row


def _place(row: Baris) -> tuple[Any, ...]:
    return tuple(row[nama] for nama in ("tahun_awal", "unit", "tujuan_no", "sasaran"))


def _hide_latest_year(isi: list[tuple[Lembar, list[Baris]]]) -> None:
    """Leave the tahun of the scale empty where it is the latest in the file: what empty means."""
    akhir = max((row["tahun"] for _, rows in isi for row in rows if row.get("tahun")), default=None)
    for lembar, rows in isi:
        for row in rows:
            if lembar.rincian == "skala" and row["tahun"] == akhir:
                row["tahun"] = None


def _tujuan_no(sasaran: Any) -> str:
    return sasaran.tujuan.no if sasaran.tujuan else ""


def _of_row(nama: str, bukti: Any) -> Any:
    """A column of the realisasi that a piece of evidence supports."""
    return getattr(bukti.realisasi, nama)


ISTIMEWA: Final[dict[tuple[str, str], Callable[[Any], Any]]] = {
    ("satker", "nama"): lambda satker: satker.nama_resmi or satker.nama,
    ("satker", "induk"): lambda satker: satker.induk.nama if satker.induk else None,
    ("unit", "induk"): lambda unit: unit.induk.kunci if unit.induk else None,
    ("indikator", "satuan"): lambda indikator: indikator.satuan_teks or indikator.satuan,
    ("indikator", "bukti_wajib"): lambda indikator: "ya" if indikator.bukti_wajib else "",
    ("indikator", "unit"): lambda indikator: indikator.sasaran.unit.kunci,
    ("indikator", "sasaran"): lambda indikator: indikator.sasaran.uraian,
    ("indikator", "tujuan_no"): lambda indikator: plain_number(_tujuan_no(indikator.sasaran)),
    ("sasaran", "tujuan_no"): lambda sasaran: plain_number(_tujuan_no(sasaran)),
    ("sasaran", "induk"): lambda sasaran: sasaran.induk.uraian if sasaran.induk else "",
    ("sasaran", "induk_unit"): lambda sasaran: sasaran.induk.unit.kunci if sasaran.induk else "",
    ("kontribusi", "unit"): lambda k: k.sasaran_asal.unit.kunci,
    ("kontribusi", "tujuan_no"): lambda k: plain_number(_tujuan_no(k.sasaran_asal)),
    ("kontribusi", "sasaran"): lambda k: k.sasaran_asal.uraian,
    ("kontribusi", "indikator"): lambda k: k.indikator.uraian if k.indikator else "",
    ("kontribusi", "mitra"): lambda k: k.unit.kunci,
    ("bukti", "triwulan"): lambda bukti: bukti.realisasi.pengukuran.triwulan,
    ("bukti", "unit"): lambda bukti: bukti.realisasi.pengukuran.unit.kunci,
    **{("bukti", nama): partial(_of_row, nama) for nama in ("acuan", "kegiatan", "sasaran", "indikator")},
    ("bukti", "jenis"): lambda bukti: bukti.jenis,
    ("bukti", "judul"): lambda bukti: bukti.judul,
    ("bukti", "nama"): lambda bukti: bukti.nama,
    ("bukti", "tautan"): lambda bukti: bukti.tautan,
    ("bukti", "catatan"): lambda bukti: bukti.teks,
    ("bukti", "ukuran"): lambda bukti: bukti.ukuran,
    ("bukti", "sha256"): lambda bukti: bukti.sidik,
    ("bukti", "ditarik"): lambda bukti: "ya" if bukti.ditarik else "",
}
# Whose year a row is of, where that is neither itself nor its document.
PEMEGANG: Final[dict[str, Callable[[Any], Any]]] = {
    "kontribusi": lambda kontribusi: kontribusi.sasaran_asal.renstra,
    "bukti": lambda bukti: bukti.realisasi.pengukuran,
}
