"""The data inside a PDF that SAKIP printed, as rows to be typed again; every value is checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError

from kinerja.kolom import KolomPelaksanaan
from laporan.services.dokumen import TAHUN
from laporan.services.terbit import SKEMA
from sakip.choices import JenisDokumen, PolaWaktu
from sakip.kolom import IsianBaris, require_storable
from sakip.numbers import TANPA_NILAI, cetak_rupiah_polos
from sakip.sidik import kanonik, sidik_teks

BARIS_TERBANYAK: Final = 1000
HURUF_TERBANYAK: Final = 10_000  # of one cell
KATA_BARIS: Final = {
    JenisDokumen.PK: ("sasaran", "indikator", "target"),
    JenisDokumen.RKT: ("program", "kegiatan", "kode", "sasaran", "indikator", "target"),
    JenisDokumen.RENCANA_AKSI: ("program", "sasaran", "indikator", "target", "kegiatan", "pelaksana"),
}
# What a row names only where it holds something, as the sheet and the snapshot call it.
KATA_TAMBAHAN: Final = {
    JenisDokumen.PK: ("alasan_selisih",),
    JenisDokumen.RKT: ("alasan_selisih",),
    JenisDokumen.RENCANA_AKSI: ("keluaran", "jadwal", "kode", "alasan_batal", "alasan_selisih"),
}
KATA_ANGGARAN: Final = ("kode", "uraian", "anggaran")
PERIODE: Final = [str(ke) for ke in range(1, 13)]
TANPA_DATA: Final = "Berkas ini tidak memuat data dokumen SAKIP yang dapat dibaca kembali."
GANJIL: Final = "Data di dalam berkas ini tidak tersusun seperti dokumen SAKIP."


@dataclass(frozen=True)
class IsiPdf:
    """The document in a file, its shape checked: `satker` is a kode wilayah, `unit` a key, `pola` "" but for
    a rencana aksi, `baris` and `anggaran` what would be typed, `isi` the part of the snapshot that comes
    along (see `comparable`)."""

    jenis: JenisDokumen
    kode: str
    satker: str
    unit: str
    tahun: int
    pola: str
    tempat: str
    tanggal: str
    baris: list[IsianBaris]
    anggaran: list[IsianBaris]
    jumlah_anggaran: int
    isi: dict[str, Any]


def read_content(teks: str) -> IsiPdf:
    """The document in an attachment (`""` = there is none). Raises ValidationError, in a sentence."""
    if not teks:
        raise ValidationError(TANPA_DATA)
    try:
        return _shaped(json.loads(teks))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as galat:
        raise ValidationError(GANJIL) from galat


def _shaped(lampiran: Any) -> IsiPdf:
    """ValidationError says what a person can understand; KeyError, TypeError ... mean another shape."""
    if lampiran["skema"] != SKEMA:
        raise ValidationError("Data di dalam berkas ini ditulis oleh versi SAKIP yang tidak dikenal di sini.")
    isi = lampiran["isi"]
    if sidik_teks(kanonik(isi)) != lampiran["sidik"]:
        raise ValidationError(
            "Isi data di dalam berkas ini tidak sesuai dengan sidiknya: data itu telah diubah."
        )
    if isi["dokumen"] not in list(KATA_BARIS):
        raise ValidationError("Dari berkas PDF hanya diimpor RKT, Perjanjian Kinerja, dan rencana aksi.")
    jenis = JenisDokumen(isi["dokumen"])
    anggaran = isi.get("anggaran", [])
    return IsiPdf(
        jenis=jenis,
        kode=_text(lampiran["kode"]),
        satker=_text(isi["satker"]["kode_wilayah"]),
        unit=_text(isi["unit"]["kunci"]),
        tahun=_year(isi["tahun"]),
        pola=PolaWaktu(isi["pola"]).value if jenis == JenisDokumen.RENCANA_AKSI else "",
        tempat=_text(isi["tempat"]),
        tanggal=_text(isi["tanggal"]),
        baris=[_typed(ke, _row(jenis, satu)) for ke, satu in _numbered(isi["baris"])],
        anggaran=[_typed(ke, _budget_line(satu)) for ke, satu in _numbered(anggaran)],
        jumlah_anggaran=sum(satu["anggaran"] or 0 for satu in anggaran),
        isi=comparable(jenis, isi),
    )


def comparable(jenis: JenisDokumen, isi: dict[str, Any]) -> dict[str, Any]:
    """What of a snapshot is imported, and is compared with what is stored: head, rows and budget. Not the
    officials, who follow from satker and date, and nothing that was not checked."""
    kolom = (*KATA_BARIS[jenis], *(["pagu"] if jenis == JenisDokumen.RKT else []))
    tambahan = (*KATA_TAMBAHAN[jenis], "pagu", "dibatalkan")
    rows = [
        {nama: satu[nama] for nama in (*kolom, *(t for t in tambahan if t in satu and t not in kolom))}
        for satu in isi["baris"]
    ]
    if jenis == JenisDokumen.RENCANA_AKSI:
        for satu, asal in zip(rows, isi["baris"], strict=True):
            satu["periode"] = {ke: asal["periode"][ke] for ke in PERIODE if ke in asal["periode"]}
    uang = [{nama: satu[nama] for nama in KATA_ANGGARAN} for satu in isi.get("anggaran", [])]
    return {"tempat": isi["tempat"], "tanggal": isi["tanggal"], "baris": rows, "anggaran": uang}


def _numbered(rows: Any) -> list[tuple[int, Any]]:
    if not isinstance(rows, list) or len(rows) > BARIS_TERBANYAK:
        raise TypeError("rows are a list of reasonable length")
    return list(enumerate(rows, start=1))


def _typed(ke: int, nilai: dict[str, str]) -> IsianBaris:
    """A new row; its readings were confirmed when the document was made."""
    return IsianBaris(f"baru{ke}", nilai, yakin=nilai)


def _row(jenis: JenisDokumen, satu: Any) -> dict[str, str]:
    nilai = {nama: _text(satu[nama]) for nama in KATA_BARIS[jenis]}
    nilai["target"] = _target(nilai["target"])
    nilai |= {nama: _text(satu[nama]) for nama in KATA_TAMBAHAN[jenis] if nama in satu}
    if jenis == JenisDokumen.RKT:
        nilai["pagu"] = _amount(satu["pagu"])
    if jenis == JenisDokumen.RENCANA_AKSI:
        nilai["pagu"] = _amount(satu.get("pagu"))
        nilai["pelaksanaan"] = _cancelled(satu)
        banyak = 4 if satu["periode"].keys() <= set("1234") else 12
        nilai |= {f"t{ke}": _target(_text(satu["periode"].get(str(ke), ""))) for ke in range(1, banyak + 1)}
    return nilai


def _cancelled(satu: Any) -> str:
    if satu.get("dibatalkan", True) is not True:
        raise TypeError("an action is cancelled or not")
    return KolomPelaksanaan.BATAL if "dibatalkan" in satu else ""


def _budget_line(satu: Any) -> dict[str, str]:
    return {
        "kode": _text(satu["kode"]),
        "uraian": _text(satu["uraian"]),
        "anggaran": _amount(satu["anggaran"]),
    }


def _target(teks: str) -> str:
    """A target as typed; the dash stands for none."""
    return "" if teks == TANPA_NILAI else teks


def _text(nilai: Any) -> str:
    if not isinstance(nilai, str) or len(nilai) > HURUF_TERBANYAK:
        raise TypeError("a text of reasonable length was expected")
    require_storable(nilai)
    return nilai


def _amount(nilai: Any) -> str:
    """Whole rupiah as they are typed; "" for None."""
    if nilai is None:
        return ""
    if not isinstance(nilai, int) or isinstance(nilai, bool) or not 0 <= nilai < 10**18:
        raise TypeError("an amount is whole rupiah")
    return cetak_rupiah_polos(nilai)


def _year(nilai: Any) -> int:
    if not isinstance(nilai, int) or nilai not in TAHUN:
        raise TypeError("a year was expected")
    return nilai
