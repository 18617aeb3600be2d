"""Read dates as people type them and print them the Indonesian way (layer 0, stdlib only)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from sakip.angka.aksara import rapikan
from sakip.cetak import TANPA_NILAI

NAMA_BULAN: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
NAMA_HARI: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
TAHUN_TERBACA: Final = range(1900, 2101)
SERIAL_EXCEL: Final = range(20000, 80000)  # days since 30 December 1899: 1954 to 2119
PANJANG_MAKS: Final = 80  # characters

# Other spellings: the old ones (Nopember, Pebruari), abbreviations, and what an English Excel makes.
_ALIAS_BULAN: Final = (
    *("jan january", "feb peb pebruari february febuari", "mar mrt march", "apr", "may", "jun june"),
    *("jul july", "agu ags agt agus aug august", "sep sept", "okt oct october", "nov nop nopember"),
    "des dec december",
)
_BULAN: Final = {
    kata: urut
    for urut, (nama, alias) in enumerate(zip(NAMA_BULAN, _ALIAS_BULAN, strict=True), start=1)
    for kata in (nama.lower(), *alias.split())
}
_HARI: Final = {nama.lower(): urut for urut, nama in enumerate(NAMA_HARI)} | {"jum'at": 4, "ahad": 6}
_AWALAN: Final = re.compile(
    r"(?:pada )?(?:tanggal|tgl)\b[.: ]*|([^\W\d](?:[^\W\d]|['. ])*), ?", re.IGNORECASE
)
_SAMPAI: Final = re.compile(r"\s*(?:[-–—]|\bs\.? ?/?d\b\.?|\bsampai\b(?: dengan\b)?|\bhingga\b)\s*")


@dataclass(frozen=True)
class TanggalTerbaca:
    """A date. `presisi` is hari, bulan (the first of the month stands for it), tahun (1 January), or ``
    when there is none; `tanggal` None with a `catatan` = could not be read, None without = nothing there;
    `ragu`: somebody must confirm."""

    tanggal: date | None
    presisi: str = ""
    ragu: bool = False
    catatan: str = ""


def baca_tanggal(text: object) -> TanggalTerbaca:
    """The date in `text` or in a native cell: `2 Januari 2024`, `Juli 2024`, `02/01/2024` (day first),
    `2024-01-02`, `Selasa, 2 Januari 2024`, `Curup, 2 Januari 2024`. Never raises.

    Read with doubt: two-digit years, the month before the day (`12/31/2024`), a weekday that does not
    belong to the date, a letter for a digit (`l Januari 2024`), and an Excel serial number."""
    if text is None:
        return TanggalTerbaca(None)
    if not isinstance(text, str):
        return _dari_bawaan(text)
    naskah = rapikan(text)
    if not naskah.teks.strip(" .-"):
        return TanggalTerbaca(None)
    if len(naskah.teks) > PANJANG_MAKS:
        return TanggalTerbaca(None, catatan="Teks ini terlalu panjang untuk sebuah tanggal.")
    hasil = _baca_teks(naskah.teks)
    return _ragukan(hasil, "Ada huruf atau angka dari abjad lain.") if naskah.mirip else hasil


def cetak_tanggal(tanggal: date | None, presisi: str = "hari") -> str:
    """`2 Januari 2024`; with presisi bulan `Januari 2024`, with tahun `2024`. None: a dash."""
    if tanggal is None:
        return TANPA_NILAI
    if presisi == "tahun":
        return str(tanggal.year)
    bulan = f"{NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"
    return bulan if presisi == "bulan" else f"{tanggal.day} {bulan}"


def masa_words(mulai: date | None, selesai: date | None, hari: date | None = None) -> str:
    """`sejak 1 Januari 2024`, `1 Januari 2024 sampai 3 Maret 2024`, `tanpa batas waktu` (both None); where
    `hari` is given and lies before it: `mulai 1 Desember 2026`."""
    if mulai and selesai:
        return f"{cetak_tanggal(mulai)} sampai {cetak_tanggal(selesai)}"
    if mulai:
        return f"{'mulai' if hari and mulai > hari else 'sejak'} {cetak_tanggal(mulai)}"
    return f"sampai {cetak_tanggal(selesai)}" if selesai else "tanpa batas waktu"


def cetak_bulan_tahun(tanggal: date | None) -> str:
    """`Januari 2024`. None: a dash."""
    return cetak_tanggal(tanggal, "bulan")


def nama_hari(tanggal: date) -> str:
    """`Selasa`."""
    return NAMA_HARI[tanggal.weekday()]


def _dari_bawaan(isi: object) -> TanggalTerbaca:
    if isinstance(isi, datetime):
        return TanggalTerbaca(isi.date(), "hari")
    if isinstance(isi, date):
        return TanggalTerbaca(isi, "hari")
    if isinstance(isi, int | float) and not isinstance(isi, bool) and isi == isi // 1:
        return _dari_angka(int(isi))
    return TanggalTerbaca(None, catatan="Isi sel ini bukan tanggal.")


def _dari_angka(angka: int) -> TanggalTerbaca:
    """A bare number: a year, or the serial number that Excel keeps for a day."""
    if angka in TAHUN_TERBACA:
        return TanggalTerbaca(date(angka, 1, 1), "tahun")
    if angka not in SERIAL_EXCEL:
        return TanggalTerbaca(None, catatan=f"Angka {angka} bukan tanggal.")
    tanggal = date(1899, 12, 30) + timedelta(days=angka)
    return TanggalTerbaca(tanggal, "hari", True, f"Angka {angka} dibaca {cetak_tanggal(tanggal)}; pastikan.")


def _baca_teks(teks: str) -> TanggalTerbaca:
    """The date behind a weekday, which must belong to it, or behind a place, which is passed over."""
    awalan = _AWALAN.match(teks)
    kata = (awalan[1] or "") if awalan else ""
    if awalan is None or kata.lower() in _BULAN:
        return _baca_badan(teks.strip(" .,"))
    hasil = _baca_badan(teks[awalan.end() :].strip(" .,"))
    if hasil.tanggal is None or not kata:
        return hasil
    if kata.lower() not in _HARI:
        return replace(hasil, catatan=f"{hasil.catatan} '{kata}' tidak ikut dibaca.".strip())
    if hasil.presisi != "hari" or hasil.tanggal.weekday() == _HARI[kata.lower()]:
        return hasil
    return _ragukan(hasil, f"{cetak_tanggal(hasil.tanggal)} adalah hari {nama_hari(hasil.tanggal)}.")


def _baca_badan(badan: str) -> TanggalTerbaca:
    for pola, pembaca in _BENTUK:
        cocok = pola.fullmatch(badan)
        if cocok:
            return pembaca(cocok)
    return TanggalTerbaca(None, catatan=f"'{badan}' tidak dapat dibaca sebagai tanggal.")


def _tanggal(hari: str, bulan: int, tahun: str, presisi: str = "hari") -> TanggalTerbaca:
    """The date of these parts, or why there is none."""
    if len(tahun) == 2:
        return _ragukan(_tanggal(hari, bulan, f"20{tahun}", presisi), f"Tahun '{tahun}' dibaca 20{tahun}.")
    if int(tahun) not in TAHUN_TERBACA:
        return TanggalTerbaca(None, catatan=f"Tahun {tahun} di luar {TAHUN_TERBACA[0]}-{TAHUN_TERBACA[-1]}.")
    try:
        return TanggalTerbaca(date(int(tahun), bulan, int(hari)), presisi)
    except ValueError:
        return TanggalTerbaca(None, catatan=f"Tanggal {hari} bulan {bulan} tahun {tahun} tidak ada.")


def _bernama(cocok: re.Match[str]) -> TanggalTerbaca:
    """`2 Januari 2024`; `l Januari 2024` is read as 1, in doubt."""
    bulan = _BULAN.get(cocok["bulan"].lower())
    if bulan is None:
        return TanggalTerbaca(None, catatan=f"Bulan '{cocok['bulan']}' tidak dikenal.")
    hari = cocok["hari"].translate(str.maketrans("lIOo", "1100"))
    hasil = _tanggal(hari, bulan, cocok["tahun"])
    return hasil if hari == cocok["hari"] else _ragukan(hasil, f"'{cocok['hari']}' dibaca {hari}.")


def _bulan_bernama(cocok: re.Match[str]) -> TanggalTerbaca:
    bulan = _BULAN.get(cocok["bulan"].lower())
    if bulan is None:
        return TanggalTerbaca(None, catatan=f"Bulan '{cocok['bulan']}' tidak dikenal.")
    return _tanggal("1", bulan, cocok["tahun"], "bulan")


def _berangka(cocok: re.Match[str]) -> TanggalTerbaca:
    """Day first; `12/31/2024` can only be the other way round and is read so, in doubt."""
    hari, bulan = cocok["hari"], cocok["bulan"]
    if int(bulan) > 12 >= int(hari):
        return _ragukan(_tanggal(bulan, int(hari), cocok["tahun"]), "Bulan tertulis di depan tanggal.")
    return _tanggal(hari, int(bulan), cocok["tahun"])


def _berurut(cocok: re.Match[str]) -> TanggalTerbaca:
    return _tanggal(cocok["hari"], int(cocok["bulan"]), cocok["tahun"])


def _bulan_berangka(cocok: re.Match[str]) -> TanggalTerbaca:
    return _tanggal("1", int(cocok["bulan"]), cocok["tahun"], "bulan")


def _bilangan(cocok: re.Match[str]) -> TanggalTerbaca:
    return _dari_angka(int(cocok[1]))


_TAHUN: Final = r"(?P<tahun>\d{4}|\d\d)"
_BENTUK: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], TanggalTerbaca]], ...]] = tuple(
    (re.compile(pola), pembaca)
    for pola, pembaca in (
        (r"(?i:tahun )?(\d{4,5})", _bilangan),
        (r"(?P<bulan>[A-Za-z]{3,9})\b[ .,-]*(?i:tahun )?(?P<tahun>\d{4})", _bulan_bernama),
        (
            r"(?P<hari>[\dlIOo]{1,2})[ .-]*(?P<bulan>[A-Za-z]{3,9})[ .,-]*?(?i: ?tahun )?" + _TAHUN,
            _bernama,
        ),
        (r"(?P<tahun>\d{4})([-/.])(?P<bulan>\d{1,2})\2(?P<hari>\d{1,2})(?:[T ][\d:.Z+]*)?", _berurut),
        (r"(?P<hari>\d{1,2})(?P<batas> ?[-/.] ?)(?P<bulan>\d{1,2})(?P=batas)" + _TAHUN, _berangka),
        (r"(?P<bulan>\d{1,2})[-/](?P<tahun>\d{4})", _bulan_berangka),
        (r"(?P<tahun>\d{4})[-/](?P<bulan>\d{1,2})", _bulan_berangka),
    )
)


def _ragukan(hasil: TanggalTerbaca, kalimat: str) -> TanggalTerbaca:
    if hasil.tanggal is None:
        return hasil
    return replace(hasil, ragu=True, catatan=f"{hasil.catatan} {kalimat}".strip())


def baca_rentang_bulan(teks: str) -> tuple[int, int] | None:
    """(first, last) month, 1 to 12, of `Maret`, `Feb-Mei`, `Februari s.d. Mei` or `2-5`; None = it cannot be
    read, or runs backwards."""
    bulan = [_BULAN.get(kata) or _bulan_angka(kata) for kata in _SAMPAI.split(rapikan(teks).teks.lower())]
    awal, akhir = bulan[0], bulan[-1]
    return (awal, akhir) if len(bulan) <= 2 and 0 < awal <= akhir else None


def _bulan_angka(kata: str) -> int:
    return int(kata) if re.fullmatch("0?[1-9]|1[0-2]", kata) else 0


def cetak_rentang_bulan(awal: int | None, akhir: int | None) -> str:
    """`Maret`, `Februari sampai Mei`; "" when there is none."""
    if awal is None or akhir is None:
        return ""
    return " sampai ".join(NAMA_BULAN[bulan - 1] for bulan in dict.fromkeys((awal, akhir)))
