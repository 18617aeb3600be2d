"""Units of count and their abbreviations as documents print them (layer 0, stdlib only)."""

from typing import Final
from unicodedata import normalize

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
    "Pegawai": "peg",
    "Peserta": "",
    "Eksemplar": "eks exp",
    "Buku": "",
    "Modul": "",
    "Naskah": "",
    "Perkara": "",
    "Rancangan": "",
    "Keputusan": "kep sk",
    "Peraturan": "",
    "Berita Acara": "ba",
    "Rekomendasi": "rekom",
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
} | {"%": PERSEN, "persen": PERSEN, "prosen": PERSEN, "pct": PERSEN, "percent": PERSEN}
DAFTAR: Final = (PERSEN, *sorted(_ALIAS, key=str.casefold))  # every canonical unit, as a list to choose from


def satuan_baku(teks: str) -> str:
    """The canonical unit for `teks` (`Lap.` -> `Laporan`, `persen` -> `%`); an unknown unit as typed."""
    bersih = " ".join(normalize("NFKC", teks).split()).strip(" .,;:")
    return _BAKU.get(lipat(bersih) or bersih, bersih)


def satuan_sama(satu: str, lain: str) -> bool:
    """True when both name one unit, in whatever spelling or case, also where it is on no list."""
    baku = [satuan_baku(teks) for teks in (satu, lain)]
    kiri, kanan = (lipat(teks) or teks for teks in baku)
    return kiri == kanan


def is_satuan_dikenal(teks: str) -> bool:
    """True when `teks` is one of the units above or their abbreviations (the sign `%` is read elsewhere)."""
    return lipat(teks) in _BAKU


def is_satuan_terdaftar(teks: str) -> bool:
    """True when `teks` names a unit of DAFTAR, in any of its spellings, `%` too."""
    return satuan_baku(teks) in DAFTAR


def singkatan(baku: str) -> str:
    """The other spellings of a unit of DAFTAR, for people: `lap, lapor, lprn`; "" = none."""
    return ", ".join(
        kunci for kunci, nama in _BAKU.items() if nama == baku and kunci not in (baku, lipat(baku))
    )
