"""Units of count and their abbreviations as documents print them (layer 0, stdlib only)."""

from typing import Final

from sakip.lipat import lipat

PERSEN: Final = "%"

# canonical unit -> other ways it is written (DOCUMENTS.md 1.6; compared on letters and digits only)
_ALIAS: Final = {
    "Laporan": "lap lapor lprn",
    "Dokumen": "dok dokument doc",
    "Kegiatan": "keg kgt",
    "Kabupaten": "kab",
    "Kota": "",
    "Kabupaten/Kota": "kabkota kabko kabupatenkota",
    "Provinsi": "prov propinsi",
    "Kecamatan": "kec",
    "Desa": "ds",
    "Kelurahan": "kel",
    "Layanan": "lay lyn",
    "NSPK": "",
    "Lembaga": "lbg",
    "Satker": "satuankerja",
    "Paket": "pkt",
    "Unit": "",
    "Buah": "bh",
    "Orang": "org",
    "Eksemplar": "eks exp",
    "Naskah": "",
    "Perkara": "",
    "Rancangan": "",
    "Keputusan": "",
    "Peraturan": "",
    "Rekomendasi": "",
    "Rapat": "",
    "Indikator": "",
    "Sasaran": "",
    "Lakip": "",
    "Perjanjian Kinerja": "pk",
    "Data": "",
    "Aplikasi": "",
    "Badan Adhoc": "badanadhok",
    "TPS": "tempatpemungutansuara",
    "kali": "kl x",
    "hari": "hr",
    "minggu": "",
    "bulan": "bln",
    "triwulan": "tw triw",
    "semester": "smt",
    "tahun": "thn th",
    "jam": "",
    "OB": "orangbulan",
    "OH": "oranghari",
    "m2": "meterpersegi",
    "km": "kilometer",
    "pemilih": "",
    "surat suara": "",
    "rupiah": "rp",
}
_BAKU: Final = {
    lipat(tulisan): baku for baku, alias in _ALIAS.items() for tulisan in (baku, *alias.split())
} | {"%": PERSEN, "persen": PERSEN}


def satuan_baku(teks: str) -> str:
    """The canonical unit for `teks` (`Lap.` -> `Laporan`, `persen` -> `%`); an unknown unit as typed."""
    bersih = " ".join(teks.split()).strip(" .,;:")
    return _BAKU.get(lipat(bersih) or bersih, bersih)


def is_satuan_dikenal(teks: str) -> bool:
    """True when `teks` is one of the units above or their abbreviations."""
    return lipat(teks) in _BAKU
