"""Read an amount of rupiah as documents print and people type it (layer 0)."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from sakip.angka.aksara import rapikan
from sakip.angka.bilangan import Bilangan, Tanda, baca_bilangan
from sakip.angka.nilai import angka_bawaan
from sakip.cetak import bulatkan, cetak_angka
from sakip.terbilang import KATA_BILANGAN, baca_terbilang

PANJANG_MAKS: Final = 200  # characters; longer is prose, not an amount
SKALA: Final = {
    kata: 10**pangkat
    for pangkat, alias in ((3, "ribu rb"), (6, "juta jt"), (9, "miliar milyar"), (12, "triliun trilyun"))
    for kata in alias.split()
}
_POLA: Final = re.compile(
    r"(?P<luar>[-(]?) ?(?:(?:rp|idr)(?![a-z])[. ]*)?(?P<dalam>[-(]?) ?"
    r"(?P<badan>[^()]*?) ?(?:[.,]? ?[-=]+)?(?P<tutup>\)?)(?: ?rupiah)? ?(?:[.,]? ?[-=]+)?[.,]?",
    re.IGNORECASE,
)
_TERBILANG: Final = re.compile(r" ?\(([a-z ,-]+?)(?: rupiah)?\)[.,]?$", re.IGNORECASE)
_JUMLAH: Final = re.compile(rf"(.*?\d) ?({'|'.join(SKALA)}|m|t)", re.IGNORECASE)
_SINGKAT: Final = {"m": 10**9, "t": 10**12}


@dataclass(frozen=True)
class RupiahTerbaca:
    """An amount in whole rupiah. `nilai` None with a `catatan` = could not be read, None without one =
    nothing there (empty, `-`). `ragu`: somebody must confirm. Negative amounts are read, with a catatan;
    the caller refuses them where they make no sense."""

    nilai: int | None
    ragu: bool = False
    catatan: str = ""


def baca_rupiah(text: object) -> RupiahTerbaca:
    """The amount in `text` (`Rp. 2.647.529.000,-`, `34,884,986,000`) or in a native cell. Never raises.

    Read with doubt: mixed or wrong separators, letters for digits, `13,5 miliar`, words in brackets that
    say another amount, and cents, which are rounded half up to whole rupiah."""
    if text is None:
        return RupiahTerbaca(None)
    if not isinstance(text, str):
        return _dari_bawaan(text)
    naskah = rapikan(text)
    if len(naskah.teks) > PANJANG_MAKS or naskah.pecahan:
        return RupiahTerbaca(None, catatan="Jumlah rupiah ini tidak dapat dibaca.")
    hasil = _baca_teks(naskah.teks)
    if naskah.mirip and hasil.nilai is not None:
        return _ragukan(hasil, "Ada huruf atau angka dari abjad lain.")
    return hasil


def _dari_bawaan(isi: object) -> RupiahTerbaca:
    angka = angka_bawaan(isi)
    if angka is None:
        return RupiahTerbaca(None, catatan="Isi sel ini bukan jumlah rupiah yang dapat dibaca.")
    return _tandai_negatif(_bulat(angka))


def _baca_teks(teks: str) -> RupiahTerbaca:
    huruf = _TERBILANG.search(teks)
    bentuk = _POLA.fullmatch(teks[: huruf.start()] if huruf else teks)
    if bentuk is None or ("(" in (bentuk["luar"] + bentuk["dalam"])) != bool(bentuk["tutup"]):
        return _tak_terbaca(teks)
    if not huruf and not bentuk["badan"].strip(" .,-="):
        return RupiahTerbaca(None)
    hasil = _baca_jumlah(bentuk["badan"].strip())
    if hasil.nilai is None:
        return hasil
    if bentuk["luar"] or bentuk["dalam"]:
        hasil = _tandai_negatif(replace(hasil, nilai=-hasil.nilai))
    return _cocokkan(hasil, huruf[1]) if huruf else hasil


def _tak_terbaca(teks: str) -> RupiahTerbaca:
    return RupiahTerbaca(None, catatan=f"'{teks}' tidak dapat dibaca sebagai jumlah rupiah.")


def _baca_jumlah(badan: str) -> RupiahTerbaca:
    skala = _JUMLAH.fullmatch(badan)
    if skala:
        return _berskala(baca_bilangan(skala[1]), skala[2].lower(), badan)
    bilangan = baca_bilangan(badan)
    if bilangan.nilai is None:
        return _tak_terbaca(badan)
    if Tanda.RIBUAN_RAGU in bilangan.tanda and bilangan.lain is not None:
        utuh = max(bilangan.nilai, bilangan.lain)
        return _bulat(utuh, "" if utuh == bilangan.nilai else "Koma dibaca sebagai pemisah ribuan.")
    return _bulat(bilangan.nilai, bilangan.catatan)


def _berskala(bilangan: Bilangan, kata: str, badan: str) -> RupiahTerbaca:
    if bilangan.nilai is None:
        return _tak_terbaca(badan)
    nilai = bilangan.nilai * (SKALA | _SINGKAT)[kata]
    if nilai >= 10**18:
        return RupiahTerbaca(None, catatan="Jumlahnya terlalu besar.")
    return _bulat(nilai, f"'{badan}' dibaca {cetak_angka(nilai)}.")


def _bulat(nilai: Decimal, catatan: str = "") -> RupiahTerbaca:
    """Whole rupiah; with a catatan it is in doubt, and so are cents, which are rounded."""
    hasil = int(bulatkan(nilai, 0))
    if hasil != nilai:
        sen = f"Rupiah harus bulat; {cetak_angka(nilai)} dibulatkan menjadi {cetak_angka(hasil)}."
        catatan = f"{catatan} {sen}".strip()
    return RupiahTerbaca(hasil, bool(catatan), catatan)


def _cocokkan(hasil: RupiahTerbaca, huruf: str) -> RupiahTerbaca:
    """Doubt an amount when the words in brackets behind it say another one."""
    if huruf.lower().split(" ")[0] not in KATA_BILANGAN:
        return replace(hasil, catatan=f"{hasil.catatan} Keterangan dalam kurung tidak ikut dibaca.".strip())
    if baca_terbilang(huruf) == hasil.nilai:
        return hasil
    return _ragukan(hasil, f"Terbilang '{huruf.strip()}' tidak sama dengan angkanya.")


def _tandai_negatif(hasil: RupiahTerbaca) -> RupiahTerbaca:
    if hasil.nilai is None or hasil.nilai >= 0:
        return hasil
    return replace(hasil, catatan=f"{hasil.catatan} Jumlahnya di bawah nol.".strip())


def _ragukan(hasil: RupiahTerbaca, kalimat: str) -> RupiahTerbaca:
    return RupiahTerbaca(hasil.nilai, True, f"{hasil.catatan} {kalimat}".strip())
