"""Read budget codes and DIPA numbers as documents write them (layer 0, stdlib only).

Code: BA.eselon I.program.kegiatan.KRO.RO.komponen.subkomponen.akun.detil, e.g.
076.01.CQ.6709.QGE.001.052.A.521211 (DOMAIN.md section 5). Before 2021 the program was two digits
(076.01.01, 076.01.06) and the output three. The KPU has one BA, 076, with one eselon I, 01.
"""

import re
from dataclasses import dataclass, replace
from math import isfinite
from typing import Final

from sakip.angka.aksara import rapikan

BA: Final = "076"
ES1: Final = "01"
PANJANG_MAKS: Final = 80  # characters, as the columns that keep a code
_POLA: Final = {
    "program": re.compile(r"[A-Z]{2}|\d{2}"),
    "kegiatan": re.compile(r"\d{4}"),
    "kro": re.compile(r"[A-Z]{3}|\d{3}"),
    "ro": re.compile(r"\d{3}"),
    "komponen": re.compile(r"\d{3}"),
    "subkomponen": re.compile(r"[A-Z]{1,2}|\d[A-Z]"),
    "akun": re.compile(r"\d{6}"),
    "detil": re.compile(r"\d{1,6}"),
}
# What may follow a level; a code may begin below the program, and leave out the subkomponen.
_BERIKUT: Final = {
    "": ("program", "kegiatan", "kro"),
    "program": ("kegiatan",),
    "kegiatan": ("kro",),
    "kro": ("ro",),
    "ro": ("komponen",),
    "komponen": ("subkomponen", "akun"),
    "subkomponen": ("akun",),
    "akun": ("detil",),
    "detil": (),
}
_NOMOR: Final = re.compile(r"(?:\d{1,2}|[A-Za-z]|[IVXivx]+)(?:\.(?:\d{1,2}|[A-Za-z]))*")
_PISAH: Final = re.compile(r"[.\s/()-]+|(?<=[A-Z]{3})(?=\d{3})|(?<=[A-Z]{2})(?=\d{4})|(?<=\d{4})(?=[A-Z]{3})")
_HURUF_ANGKA: Final = str.maketrans("OIL", "011")
_DIPA: Final = re.compile(
    r"(?<!\d)(?P<ba>\d{3}) ?\. ?(?P<es1>\d{2}) ?\. ?(?P<kewenangan>\d) ?\. ?(?P<satker>\d{6})"
    r" ?/ ?(?P<tahun>\d{4})(?!\d)"
)


@dataclass(frozen=True)
class KodeTerbaca:
    """A budget code. `kode` is its long form, the parts of `bagian` joined by dots, `` when it cannot be
    read; `tingkat` program, kegiatan, kro, ro, komponen, subkomponen, akun, detil, or nomor for a list
    number (`1.1`, kept as typed); `ragu`: somebody must confirm; `catatan` says why.

    A code that starts below the program (`6709`, `6709.QGE.003`, `QGE.001`) keeps just what is written:
    no program is guessed. `lengkap` is then False, and the caller matches it by its end."""

    kode: str
    tingkat: str = ""
    bagian: tuple[str, ...] = ()
    ragu: bool = False
    catatan: str = ""
    lengkap: bool = True


@dataclass(frozen=True)
class NomorDipa:
    """The parts of a DIPA number; all empty with a `catatan` when it cannot be read. `kewenangan`:
    1 KP, 2 KD, 3 DK, 4 TP, 5 UB (DOMAIN.md 2.3)."""

    ba: str = ""
    es1: str = ""
    kewenangan: str = ""
    satker: str = ""
    tahun: int | None = None
    catatan: str = ""


def baca_kode(text: object) -> KodeTerbaca:
    """The budget code in `text` or in a native cell, long or short, in whatever spacing; never raises.

    `CQ.6709 QGE. 003` -> 076.01.CQ.6709.QGE.003 (ro), `CQ.6870.QGE.` -> 076.01.CQ.6870.QGE (kro).
    An empty cell has no kode and no catatan. Two digits alone are a list number: a program of before 2021
    is written in full."""
    if text is None:
        return KodeTerbaca("")
    bilangan = isinstance(text, int | float) and not isinstance(text, bool) and isfinite(text)
    if not bilangan and not isinstance(text, str):
        return KodeTerbaca("", catatan="Isi sel ini bukan kode anggaran.")
    naskah = rapikan(f"{text:g}" if isinstance(text, float) else str(text))
    hasil = _baca_teks(naskah.teks.strip(" .,;:-"))
    return _ragukan(hasil, "Ada huruf atau angka dari abjad lain.") if hasil.kode and naskah.mirip else hasil


def kode_pendek(kode: str) -> str:
    """`kode` without `076.01.`: `CQ.6709.QGE.003`. A program of before 2021 (076.01.06) stays long, for
    its short form would be a list number."""
    pendek = kode.removeprefix(f"{BA}.{ES1}.")
    return kode if re.match(r"\d\d(?:\.|$)", pendek) else pendek


def induk_kode(kode: str) -> str:
    """The code one level up (`...QGE.003` -> `...QGE`, `1.1` -> `1`); `` above a program and for
    what cannot be read."""
    terbaca = baca_kode(kode)
    teratas = 1 if terbaca.tingkat == "nomor" or not terbaca.lengkap else 3
    return ".".join(terbaca.bagian[:-1]) if len(terbaca.bagian) > teratas else ""


def baca_nomor_dipa(text: object) -> NomorDipa:
    """The parts of `SP DIPA-076.01.2.658127/2024`, in whatever spacing; never raises. Words around it are
    passed over; an empty cell has no parts and no catatan."""
    teks = rapikan(text).teks if isinstance(text, str) else text
    if teks is None or teks in ("", "-"):
        return NomorDipa()
    cocok = _DIPA.search(teks) if isinstance(teks, str) else None
    if cocok is None:
        return NomorDipa(catatan="Nomor DIPA ditulis seperti SP DIPA-076.01.2.658127/2024.")
    catatan = "" if cocok["ba"] == BA else f"Bagian anggaran {cocok['ba']} bukan milik KPU ({BA})."
    if cocok["kewenangan"] not in "12345":
        catatan = f"{catatan} Kewenangan {cocok['kewenangan']} tidak dikenal (1 sampai 5).".strip()
    return NomorDipa(
        cocok["ba"], cocok["es1"], cocok["kewenangan"], cocok["satker"], int(cocok["tahun"]), catatan
    )


def cetak_nomor_dipa(nomor: NomorDipa) -> str:
    """`SP DIPA-076.01.2.658127/2024`; `` for a number that could not be read."""
    if nomor.tahun is None:
        return ""
    return f"SP DIPA-{nomor.ba}.{nomor.es1}.{nomor.kewenangan}.{nomor.satker}/{nomor.tahun}"


def _baca_teks(teks: str) -> KodeTerbaca:
    if len(teks) > PANJANG_MAKS:
        return KodeTerbaca("", catatan="Teks ini terlalu panjang untuk sebuah kode anggaran.")
    nomor = teks.rstrip(").")
    if not nomor:
        return KodeTerbaca("")
    if _NOMOR.fullmatch(nomor):
        return KodeTerbaca(nomor, "nomor", tuple(nomor.split(".")))
    hasil = _baca_bagian([satu for satu in _PISAH.split(teks.upper()) if satu])
    return hasil if hasil.kode else replace(hasil, catatan=f"'{teks}' bukan kode anggaran. {hasil.catatan}")


def _baca_bagian(bagian: list[str]) -> KodeTerbaca:
    """The code of these parts, each in its place; without kode when one has none."""
    depan, sisa = _pisah_depan(bagian)
    hasil = KodeTerbaca("")
    for satu in sisa:
        berikut = _tempatkan(hasil, satu)
        if berikut is None:
            return KodeTerbaca("", catatan=f"Bagian '{satu}' tidak pada tempatnya.")
        hasil = berikut
    if not sisa or re.fullmatch(r"\d{3}", hasil.bagian[0]):
        return KodeTerbaca("", catatan="Kodenya berhenti sebelum program.")
    if not _POLA["program"].fullmatch(hasil.bagian[0]):
        kalimat = f"{hasil.catatan} Kodenya tertulis tanpa program.".strip()
        return replace(hasil, kode=".".join(hasil.bagian), lengkap=False, catatan=kalimat)
    hasil = replace(hasil, bagian=(*depan, *hasil.bagian), kode=".".join((*depan, *hasil.bagian)))
    return hasil if depan[0] == BA else _ragukan(hasil, f"Bagian anggaran KPU adalah {BA}.")


def _pisah_depan(bagian: list[str]) -> tuple[tuple[str, str], list[str]]:
    """BA and eselon I, written before the program (also `01.CQ`) or not, and the parts after them."""
    match bagian:
        case [ba, es1, *sisa] if re.fullmatch(r"\d{3}", ba) and re.fullmatch(r"\d{2}", es1):
            return (ba, es1), sisa
        case [es1, program, *_] if es1 == ES1 and re.fullmatch(r"[A-Z]{2}", program):
            return (BA, ES1), bagian[1:]
    return (BA, ES1), bagian


def _tempatkan(hasil: KodeTerbaca, satu: str) -> KodeTerbaca | None:
    """`hasil` with one more part, None when it has no place there. A letter that stands for a digit is
    put right, and a second komponen is kept, both in doubt."""
    angka = satu.translate(_HURUF_ANGKA)
    for coba in (satu, angka):
        for tingkat in _BERIKUT[hasil.tingkat]:
            if _POLA[tingkat].fullmatch(coba):
                baru = replace(hasil, bagian=(*hasil.bagian, coba), tingkat=tingkat)
                return baru if coba == satu else _ragukan(baru, f"Huruf di '{satu}' dibaca sebagai angka.")
    if hasil.tingkat == "komponen" and re.fullmatch(r"\d{3}", satu):
        baru = replace(hasil, bagian=(*hasil.bagian, satu))
        return _ragukan(baru, f"Bagian '{satu}' lebih daripada susunan baku.")
    return None


def _ragukan(hasil: KodeTerbaca, kalimat: str) -> KodeTerbaca:
    return replace(hasil, ragu=True, catatan=f"{hasil.catatan} {kalimat}".strip())
