"""Names of people and of units in the words of a document against the officials and units (R23, R09)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from sakip.choices import JenisJabatan, JenisUnit
from sakip.lipat import lipat
from sakip.models import Pejabat
from sakip.pribadi import without_nip

MIRIP: Final = 0.84  # how alike two names are that mean one person (not verified; Nopriho, Nopridho: 0.96)
HURUF_PENDEK: Final = 8  # letters under which two names are alike by chance
SEBUTAN: Final = frozenset(("h", "hj", "dr", "drs", "dra", "ir", "prof", "kh", "st", "tgk", "r"))
KATA: Final = re.compile(r"[^\W\d_][^\W\d_.'’-]*\.?")
BERJABATAN: Final = re.compile(r"^(?:(?:plt|plh|pjs?)\.?\s+)?(ketua|sekretaris)\b(?!\s+dan\b)", re.IGNORECASE)
ORANG: Final = re.compile(r"[^\d:;!?()%]{5,60}")
PANJANG_JABATAN: Final = 110
SELA: Final = 5  # empty lines and `ttd.` between a jabatan and the name under it
TANPA_NAMA: Final = re.compile(
    r"\b(?:ttd|selaku|kpu|komisi|kabupaten|kota|provinsi|tahun|pihak|tanda)\b", re.IGNORECASE
)
AWALAN_UNIT: Final = re.compile(
    r"^\s*(?:kepala\s+)?(?:kasub\w*\s*bag(?:ian)?|kasubbag|kasubag|kabag|kepala\s+sub\s*bag(?:ian)?|"
    r"kepala\s+bagian|sub\s*bagian|subbag|bagian|bag)\b\.?\s*",
    re.IGNORECASE,
)
SINGKATAN: Final = {
    "sdm": "sumber daya manusia",
    "pemilu": "pemilihan umum",
    "hupmas": "hubungan partisipasi masyarakat",
    "parmas": "partisipasi masyarakat",
    "humas": "hubungan masyarakat",
    "ti": "teknologi informasi",
    "bmn": "barang milik negara",
}
TANPA_ARTI: Final = frozenset(("dan", "serta", "kpu", "komisi"))
BERKEPALA: Final = (JenisJabatan.KEPALA_BAGIAN, JenisJabatan.KEPALA_SUBBAGIAN)


@aturan("R23", (J.LAKIP,), PERINGATAN, slug="nama-pejabat-mirip")
def names_are_those_of_the_officials(bahan: Bahan) -> Iterator[Hal]:
    """A name in the narrative that is nearly that of an official is his name. Source: R23, E159."""
    pejabat = {lipat(core_name(p.nama)): p for p in bahan.pejabat if len(core_name(p.nama).split()) > 1}
    for narasi in bahan.narasi:
        for nama, satu in near_names(without_nip(narasi.teks), pejabat):
            tempat = f"Bagian {sebut(narasi.bagian)}"
            yield Hal(
                f"{tempat} menulis nama “{nama}”, sedangkan dalam daftar pejabat tertulis “{satu.nama}” "
                f"({satu.jabatan}).",
                tempat,
                bahan.narasi_url(narasi.pk),
                kunci=f"R23|{lipat(nama)}",
            )


@aturan("R23", (J.LAKIP,), PERINGATAN, slug="penandatangan-bukan-pejabat")
def block_names_the_official(bahan: Bahan) -> Iterator[Hal]:
    """The name under `Ketua ...` or `Sekretaris ...` in the narrative is that of an official of this
    jabatan. Source: R23, E157."""
    for narasi in bahan.narasi:
        for jabatan, nama in signature_blocks(without_nip(narasi.teks)):
            ada = [p for p in bahan.pejabat if p.jenis_jabatan == jabatan]
            dekat = {lipat(core_name(p.nama)): p for p in ada}
            if not ada or lipat(core_name(nama)) in dekat or any(near_names(nama, dekat)):
                continue
            tempat = f"Bagian {sebut(narasi.bagian)}"
            yield Hal(
                f"{tempat} ditandatangani {JenisJabatan(jabatan).label} “{nama}”, sedangkan dalam daftar "
                f"pejabat {JenisJabatan(jabatan).label} adalah {' atau '.join(p.nama for p in ada)}.",
                tempat,
                bahan.narasi_url(narasi.pk),
                kunci=f"R23|{lipat(nama)}",
            )


@aturan("R23", (J.LAKIP,), PERINGATAN, slug="nama-anggota-divisi")
def members_are_officials(bahan: Bahan) -> Iterator[Hal]:
    """A member in the table of divisi that is nearly an official bears his name. Source: R23, E205."""
    pejabat = {lipat(core_name(p.nama)): p for p in bahan.pejabat if len(core_name(p.nama).split()) > 1}
    for divisi in bahan.divisi:
        for nama, satu in near_names(divisi.nama, pejabat):
            yield Hal(
                f"Tabel divisi menulis nama “{nama}”, sedangkan dalam daftar pejabat tertulis “{satu.nama}” "
                f"({satu.jabatan}).",
                f"Divisi {sebut(divisi.divisi or divisi.nama)}",
                bahan.lakip_url,
                kunci=f"R23|{lipat(nama)}",
            )


@aturan("R23", (J.RENCANA_AKSI,), PERINGATAN, slug="pelaksana-bukan-unit")
def pelaksana_is_a_unit(bahan: Bahan) -> Iterator[Hal]:
    """A pelaksana that is called a bagian or subbagian (or its head) is one of the units of the satker. One
    finding for each name. Source: R23, E203."""
    dikenal = _known_units(bahan)
    if not dikenal:
        return
    ditemui: dict[str, int] = {}
    for nomor, baris in bahan.numbered():
        for satu in split_units(getattr(baris, "pelaksana", "")):
            if AWALAN_UNIT.match(satu) and unit_words(satu) not in dikenal and lipat(satu) not in ditemui:
                ditemui[lipat(satu)] = nomor
                yield Hal(
                    f"Baris {nomor} menyebut pelaksana “{satu}”, sedangkan dalam daftar unit dan pejabat "
                    f"{bahan.satker.nama} tidak ada unit dengan nama itu.",
                    f"Baris {nomor}, pelaksana",
                    bahan.row_url(baris, "pelaksana"),
                    kunci=f"R23|pelaksana|{bahan.tahun}|{lipat(satu)}",
                )


@aturan("R09", (J.LAKIP,), PERINGATAN, slug="nama-unit-dan-jabatan")
def unit_is_called_as_its_head(bahan: Bahan) -> Iterator[Hal]:
    """A bagian or subbagian and the jabatan of its head bear one name. Source: R09, E192."""
    for satu in bahan.pejabat:
        if satu.jenis_jabatan not in BERKEPALA or not satu.jabatan.casefold().startswith("kepala"):
            continue  # one that is written short (Kasubag Rendatin) is no name
        if unit_words(satu.jabatan) != unit_words(satu.unit.nama):
            yield Hal(
                f"Unit tertulis {sebut(satu.unit.nama)}, sedangkan jabatan kepalanya "
                f"{sebut(satu.jabatan)}: {_differing(satu.unit.nama, satu.jabatan)}.",
                f"Pejabat {satu.nama}",
                bahan.pejabat_url(satu.pk),
                kunci=f"R09|unit|{satu.unit_id}|{lipat(satu.jabatan)}",
            )


def core_name(nama: str) -> str:
    """A name without the titles before and behind it: `Drs. H. Budi Utomo, M.Si` is `Budi Utomo`."""
    kata = nama.partition(",")[0].split()
    while kata and kata[0].strip(".").casefold() in SEBUTAN and len(kata) > 1:
        kata = kata[1:]
    return " ".join(k for k in kata if not ("." in k.strip(".") or (k.isupper() and 1 < len(k) < 3)))


def near_names(teks: str, pejabat: dict[str, Pejabat]) -> Iterator[tuple[str, Pejabat]]:
    """(as written, official) of each name in `teks` that is nearly, but not, that of an official."""
    panjang = sorted({len(core_name(p.nama).split()) for p in pejabat.values()})
    dilihat: set[str] = set()
    for baris in teks.splitlines():
        kata = list(KATA.finditer(baris))
        for banyak in panjang:
            for awal in range(len(kata) - banyak + 1):
                satu = kata[awal : awal + banyak]
                nama = baris[satu[0].start() : satu[-1].end()].strip(" .,")
                if nama in dilihat or not all(k[0][0].isupper() for k in satu):
                    continue
                dilihat.add(nama)
                if official := _nearest(nama, banyak, pejabat):
                    yield nama, official


def _nearest(nama: str, banyak: int, pejabat: dict[str, Pejabat]) -> Pejabat | None:
    dilipat = lipat(nama)
    if dilipat in pejabat or len(dilipat) < HURUF_PENDEK:
        return None
    dekat = {k: p for k, p in pejabat.items() if len(core_name(p.nama).split()) == banyak}
    for kunci, satu in dekat.items():
        if SequenceMatcher(None, kunci, dilipat, autojunk=False).ratio() >= MIRIP:
            return satu
    return None


def signature_blocks(teks: str) -> Iterator[tuple[str, str]]:
    """(jenis_jabatan, name) of each line `Ketua ...` or `Sekretaris ...` with a name in a line below."""
    baris = [b.strip() for b in teks.splitlines()]
    for ke, satu in enumerate(baris):
        cocok = BERJABATAN.match(satu)
        if cocok is None or len(satu) > PANJANG_JABATAN or satu.endswith("."):
            continue
        jenis = JenisJabatan.KETUA if cocok[1].casefold() == "ketua" else JenisJabatan.SEKRETARIS
        bawah = [b for b in baris[ke + 1 : ke + 1 + SELA] if b and not b.casefold().startswith("ttd")]
        nama = next((b for b in bawah if not TANPA_NAMA.search(b)), "")
        if nama and is_name(nama):
            yield jenis, nama


def is_name(teks: str) -> bool:
    """Whether a line holds nothing but a name: two to five words, each with a capital."""
    kata = core_name(teks).split()
    return bool(ORANG.fullmatch(teks)) and 2 <= len(kata) <= 5 and all(k[0].isupper() for k in kata)


def split_units(teks: str) -> list[str]:
    """The pelaksana that one cell names."""
    return [
        s.strip(" .,-") for s in re.split(r"[;\n/]|(?:,|\bdan\b)\s*(?=[Kk]a?sub)", teks) if s.strip(" .,-")
    ]


def unit_words(teks: str) -> frozenset[str]:
    """The words that tell one unit from another: `Kasubag Hukum & SDM` is hukum, sumber, daya, manusia."""
    nama = AWALAN_UNIT.sub("", teks)
    kata = " ".join(SINGKATAN.get(k, k) for k in re.findall(r"[^\W\d_]+", nama.casefold())).split()
    return frozenset(kata) - TANPA_ARTI


def _known_units(bahan: Bahan) -> set[frozenset[str]]:
    unit = [u for u in bahan.bersama.unit.values() if u.jenis in (JenisUnit.BAGIAN, JenisUnit.SUBBAGIAN)]
    nama = [u.nama for u in unit] + [u.singkatan for u in unit if u.singkatan]
    jabatan = [p.jabatan for p in bahan.pejabat if p.jenis_jabatan in BERKEPALA]
    return {unit_words(n) for n in (*nama, *jabatan)} if unit else set()


def _differing(satu: str, lain: str) -> str:
    """The words that only one of two names has: `“teknis” hanya pada unit, “sub” hanya pada jabatan`."""
    kiri, kanan = unit_words(satu), unit_words(lain)
    beda = [
        f"“{' '.join(sorted(kata))}” hanya pada {nama}"
        for kata, nama in ((kiri - kanan, "unit"), (kanan - kiri, "jabatan"))
        if kata
    ]
    return ", ".join(beda)


ATURAN: Final = (
    names_are_those_of_the_officials,
    block_names_the_official,
    members_are_officials,
    pelaksana_is_a_unit,
    unit_is_called_as_its_head,
)
