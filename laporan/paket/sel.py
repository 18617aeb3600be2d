"""One cell by its column: from what was typed to model attributes, with doubt and errors in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from anggaran.kode import baca_nomor_dipa
from kinerja.kolom import KolomBukti
from kinerja.models import Realisasi
from laporan.paket.skema import Kolom
from laporan.spreadsheets import Persen, SelRusak
from sakip.lipat import lipat
from sakip.numbers import NilaiTerbaca, baca_nilai, baca_rupiah, cetak_angka, cetak_persen_ringkas
from sakip.tanggal import NAMA_BULAN, baca_tanggal

ENAM_DESIMAL: Final = Decimal("0.000001")
TERBESAR: Final = Decimal(10) ** 18
CENTANG: Final = frozenset("√ ✓ ✔ ☑ ✅ v x ya ü".split())
YA: Final = frozenset("ya y true 1 iya √ ✓ v x".split())
TIDAK: Final = frozenset("tidak t tdk n false 0 bukan -".split())
TRIWULAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_KATA: Final = re.compile(r"[^\W\d_]{3,}")
_SEPADAN: Final = {"rupiahmurni": "rm", "kab": "kabupaten", "prov": "provinsi", "subbag": "subbagian"}


@dataclass(frozen=True)
class IsiSel:
    """What a cell gives: `isi` maps attribute to value; a `galat` leaves it empty; `ragu` and
    `peringatan` are sentences ("" = nothing to say). `terbaca` is the reading of a target or realisasi."""

    isi: dict[str, Any] = field(default_factory=dict)
    galat: str = ""
    ragu: str = ""
    peringatan: str = ""
    terbaca: NilaiTerbaca | None = None


def read_cell(kolom: Kolom, mentah: Any) -> IsiSel:
    """Read the filled cell `mentah` as `kolom` wants it; never raises."""
    if isinstance(mentah, SelRusak):
        return IsiSel(galat=mentah.alasan)
    return PEMBACA[kolom.jenis](kolom, mentah)


def _as_text(mentah: Any) -> str | None:
    """The cell as text; None for a date or time, which a text column does not hold."""
    if isinstance(mentah, str):
        return mentah
    if isinstance(mentah, bool):
        return "TRUE" if mentah else "FALSE"
    if isinstance(mentah, Persen):
        return cetak_persen_ringkas(mentah.pecahan * 100)
    if isinstance(mentah, date | time | timedelta):
        return None
    return str(mentah) if isinstance(mentah, int) else format(mentah.normalize(), "f")


BUKAN_TEKS: Final = (
    "Sel berisi tanggal atau jam, padahal kolom ini berisi teks; Excel mungkin mengubahnya. "
    "Ubah format sel menjadi Teks, lalu tulis kembali isinya."
)


def _teks(kolom: Kolom, mentah: Any) -> IsiSel:
    teks = _as_text(mentah)
    return IsiSel(galat=BUKAN_TEKS) if teks is None else IsiSel({kolom.atribut: teks})


def _nomor_dipa(kolom: Kolom, mentah: Any) -> IsiSel:
    """A DIPA number, kept as typed; one that is written otherwise is said."""
    return replace(_teks(kolom, mentah), peringatan=baca_nomor_dipa(_as_text(mentah)).catatan)


def _tautan(kolom: Kolom, mentah: Any) -> IsiSel:
    """Addresses of evidence, by the rule of the form: http and https only."""
    hasil, baris = _teks(kolom, mentah), Realisasi()
    try:
        KolomBukti("bukti", kolom.nama).isi(baris, hasil.isi.get(kolom.atribut, ""), "")
    except ValidationError as galat:
        return IsiSel(galat=" ".join(galat.messages))
    return hasil if hasil.galat else IsiSel({kolom.atribut: baris.bukti})


def _tercetak(kolom: Kolom, mentah: Any) -> IsiSel:
    """A figure kept as printed; a native number is kept the way Indonesian documents print it."""
    if isinstance(mentah, Decimal):
        return IsiSel({kolom.atribut: cetak_angka(mentah)})
    return _teks(kolom, mentah)


def _kunci(kolom: Kolom, mentah: Any) -> IsiSel:
    """The short key of a unit: `subbag-hukum`."""
    kunci = slugify(_as_text(mentah) or "")
    if not kunci or len(kunci) > 50:
        return IsiSel(
            galat="Kunci unit ditulis dengan huruf, angka, dan tanda hubung, paling banyak 50 huruf."
        )
    return IsiSel({kolom.atribut: kunci})


def _whole(mentah: Any) -> int | None:
    """A whole number from a native cell or from text of digits; None when it is none."""
    if isinstance(mentah, str):
        teks = mentah.strip()
        return int(teks) if re.fullmatch(r"-?[0-9]{1,10}", teks) else None
    if isinstance(mentah, bool) or not isinstance(mentah, int | Decimal):
        return None
    angka = Decimal(mentah)
    return int(angka) if angka == int(angka) and abs(angka) < 10**10 else None


def _bulat(kolom: Kolom, mentah: Any) -> IsiSel:
    angka = _whole(mentah)
    if angka is None:
        return IsiSel(galat=f"'{_show(mentah)}' bukan bilangan bulat.")
    if not kolom.mulai <= angka <= kolom.sampai:
        return IsiSel(galat=f"{angka} di luar {kolom.mulai} sampai {kolom.sampai}.")
    return IsiSel({kolom.atribut: angka})


def _triwulan(kolom: Kolom, mentah: Any) -> IsiSel:
    """1 to 4, also as I to IV or `TW 4`."""
    if isinstance(mentah, str):
        kata = re.sub(r"^(?:triwulan|tw)", "", lipat(mentah))
        mentah = TRIWULAN.get(kata, kata)
    angka = _whole(mentah)
    if angka is None or not 1 <= angka <= 4:
        return IsiSel(galat=f"Triwulan '{_show(mentah)}' tidak dikenal; tulis 1, 2, 3, atau 4.")
    return IsiSel({kolom.atribut: angka})


def _bulan(kolom: Kolom, mentah: Any) -> IsiSel:
    """1 to 12, also as a name (`Januari`)."""
    nama = [lipat(satu) for satu in NAMA_BULAN]
    if isinstance(mentah, str) and lipat(mentah) in nama:
        mentah = nama.index(lipat(mentah)) + 1
    return _bulat(kolom, mentah)


def _tahun(kolom: Kolom, mentah: Any) -> IsiSel:
    angka = _whole(mentah)
    if angka is None:
        return IsiSel(galat=f"Tahun '{_show(mentah)}' tidak dapat dibaca; tulis empat angka, misalnya 2024.")
    if not 2000 <= angka <= 2100:
        return IsiSel(galat=f"Tahun {angka} tidak wajar; tahun ditulis antara 2000 dan 2100.")
    return IsiSel({kolom.atribut: angka})


def _desimal(kolom: Kolom, mentah: Any) -> IsiSel:
    """A bound of the scale in percent, at most two decimals."""
    terbaca = _read_value(mentah)
    if terbaca.nilai is None:
        return IsiSel(galat=f"'{_show(mentah)}' tidak dapat dibaca sebagai angka.")
    if terbaca.nilai != round(terbaca.nilai, 2) or not 0 <= terbaca.nilai < 1_000_000:
        return IsiSel(galat=f"'{_show(mentah)}' bukan batas kelas: 0 atau lebih, paling banyak dua desimal.")
    return IsiSel({kolom.atribut: terbaca.nilai}, ragu=terbaca.catatan if terbaca.ragu else "")


def _angka(kolom: Kolom, mentah: Any) -> IsiSel:
    """A number of any sign with six decimals at most; a percent is its number."""
    terbaca = _read_value(mentah)
    if terbaca.nilai is None or abs(terbaca.nilai) >= TERBESAR or terbaca.nilai != round(terbaca.nilai, 6):
        return IsiSel(
            galat=f"'{_show(mentah)}' tidak dapat dibaca sebagai angka, paling banyak enam desimal."
        )
    return IsiSel({kolom.atribut: terbaca.nilai}, ragu=terbaca.catatan if terbaca.ragu else "")


def _tanggal(kolom: Kolom, mentah: Any) -> IsiSel:
    hasil = baca_tanggal(int(mentah) if isinstance(mentah, Decimal) and mentah == int(mentah) else mentah)
    if isinstance(mentah, time | timedelta | bool | Persen) or (hasil.tanggal is None and hasil.catatan):
        return IsiSel(galat=_unread("Tanggal '{}' tidak dapat dibaca.", mentah, hasil.catatan))
    isi = {kolom.atribut: hasil.tanggal} if hasil.tanggal else {}
    if hasil.ragu:
        return IsiSel(isi, ragu=hasil.catatan)
    kurang = "Tanggal tanpa hari dicatat pada hari pertamanya." if hasil.presisi in ("bulan", "tahun") else ""
    return IsiSel(isi, peringatan=kurang if kolom.jenis == "tanggal" else "")


def _tanggal_teks(kolom: Kolom, mentah: Any) -> IsiSel:
    """A date whose words are kept beside it when it was typed as words."""
    hasil = _tanggal(kolom, mentah)
    if hasil.galat:
        return hasil
    teks = "" if isinstance(mentah, date) else _as_text(mentah)
    return replace(hasil, isi={kolom.atribut: None, **hasil.isi, f"{kolom.atribut}_teks": teks})


def _rupiah(kolom: Kolom, mentah: Any) -> IsiSel:
    if isinstance(mentah, Persen):
        return IsiSel(galat="Sel berformat persen, padahal kolom ini berisi jumlah rupiah.")
    hasil = baca_rupiah(mentah)
    if hasil.nilai is None and hasil.catatan:
        return IsiSel(galat=_unread("Jumlah '{}' tidak dapat dibaca.", mentah, hasil.catatan))
    if hasil.nilai is not None and hasil.nilai < 0 and not kolom.negatif:
        return IsiSel(galat=f"{kolom.nama.capitalize()} tidak boleh negatif ({cetak_angka(hasil.nilai)}).")
    teks = mentah if isinstance(mentah, str) else ""
    isi = {kolom.atribut: hasil.nilai, f"{kolom.atribut}_teks": teks}
    if hasil.ragu:
        return IsiSel(isi, ragu=f"'{_show(mentah)}' dibaca Rp{cetak_angka(hasil.nilai)}. {hasil.catatan}")
    return IsiSel(isi, peringatan=hasil.catatan)


def _read_value(mentah: Any) -> NilaiTerbaca:
    return baca_nilai(mentah.pecahan, "0%") if isinstance(mentah, Persen) else baca_nilai(mentah)


def value_fields(awalan: str, teks: str, terbaca: NilaiTerbaca) -> dict[str, Any]:
    """The stored columns of a reading: `target_teks`, `target_nilai`, ... (`_atas` of a target only)."""
    isi = {
        f"{awalan}_teks": teks,
        f"{awalan}_nilai": terbaca.nilai,
        f"{awalan}_satuan": terbaca.satuan[:100],
        f"{awalan}_jenis": terbaca.jenis,
        f"{awalan}_status": terbaca.status,
    }
    return isi | {f"{awalan}_atas": terbaca.atas} if awalan == "target" else isi


def _nilai(kolom: Kolom, mentah: Any) -> IsiSel:
    """A target or realisasi: the words as typed and what was read from them."""
    awalan = "target" if kolom.jenis != "nilai" else kolom.atribut
    terbaca = _read_value(mentah)
    if terbaca.nilai is None and not _is_wordy(mentah, terbaca):
        return IsiSel(galat=_unread("'{}' tidak dapat dibaca sebagai angka.", mentah, terbaca.catatan))
    terbaca, bulat = _six_decimals(terbaca)
    teks = mentah if isinstance(mentah, str) else ""
    isi = value_fields(awalan, teks, terbaca)
    catatan = quoted(_show(mentah), terbaca.catatan)
    if terbaca.ragu:
        return IsiSel(isi, ragu=f"{catatan} {bulat}".strip(), terbaca=terbaca)
    return IsiSel(isi, peringatan=f"{catatan} {bulat}".strip(), terbaca=terbaca)


def quoted(tertulis: str, catatan: str) -> str:
    """`catatan` with what was typed in front, unless it says so itself; "" stays ""."""
    return catatan if not catatan or f"'{tertulis}'" in catatan else f"'{tertulis}': {catatan}"


def _unread(kalimat: str, mentah: Any, catatan: str) -> str:
    """`kalimat` about the cell and why; one of the two where both say that it cannot be read."""
    tertulis = _show(mentah)
    if f"'{tertulis}' tidak dapat dibaca" in catatan:
        return catatan
    why = "" if catatan.endswith("ini tidak dapat dibaca.") else catatan
    return f"{kalimat.format(tertulis)} {why}".strip()


def _is_wordy(mentah: Any, terbaca: NilaiTerbaca) -> bool:
    """Whether a cell without a number is words (kept as such) and not a number that went wrong."""
    if "TIDAK_TERBACA" not in terbaca.tanda:
        return True
    return isinstance(mentah, str) and bool(_KATA.search(mentah))


def _six_decimals(terbaca: NilaiTerbaca) -> tuple[NilaiTerbaca, str]:
    """What the database keeps: six decimals, with a sentence when that is less than was given."""
    nilai, atas = (
        angka.quantize(ENAM_DESIMAL, rounding=ROUND_HALF_UP) if angka is not None else None
        for angka in (terbaca.nilai, terbaca.atas)
    )
    if (nilai, atas) == (terbaca.nilai, terbaca.atas):
        return terbaca, ""
    return replace(terbaca, nilai=nilai, atas=atas), f"Disimpan dengan enam desimal: {cetak_angka(nilai)}."


def _periode(kolom: Kolom, mentah: Any) -> IsiSel:
    """A period of a rencana aksi: a tick alone, or a target."""
    teks = "√" if mentah is True else mentah
    if isinstance(teks, str) and teks.strip().casefold() in CENTANG:
        kosong = value_fields("target", teks, baca_nilai(None))
        return IsiSel(kosong | {"dicentang": True})
    hasil = _nilai(kolom, mentah)
    return hasil if hasil.galat else replace(hasil, isi=hasil.isi | {"dicentang": False})


def _pilihan(kolom: Kolom, mentah: Any) -> IsiSel:
    kata = lipat(_as_text(mentah) or "")
    kata = _SEPADAN.get(kata, kata)
    for pilihan in kolom.pilihan:
        if kata in (lipat(pilihan.value), lipat(str(pilihan.label))):
            return IsiSel({kolom.atribut: pilihan.value})
    daftar = ", ".join(pilihan.value for pilihan in kolom.pilihan)
    return IsiSel(galat=f"'{_show(mentah)}' tidak dikenal; pilihannya {daftar}.")


def _ya_tidak(kolom: Kolom, mentah: Any) -> IsiSel:
    kata = (_as_text(mentah) or "").strip().casefold()
    if kata in YA or kata in TIDAK:
        return IsiSel({kolom.atribut: kata in YA})
    return IsiSel(galat=f"'{_show(mentah)}' tidak dikenal; tulis ya atau tidak.")


def _kode_wilayah(kolom: Kolom, mentah: Any) -> IsiSel:
    """Digits only: 3673 is 36.73; a number that Excel cut (36.7) is 36.70."""
    teks = f"{mentah:.2f}" if isinstance(mentah, Decimal) else _as_text(mentah) or ""
    angka = re.sub(r"\D", "", teks)
    return IsiSel({kolom.atribut: angka[:2] + (f".{angka[2:]}" if len(angka) > 2 else "")})


def _kode_satker(kolom: Kolom, mentah: Any) -> IsiSel:
    angka = re.sub(r"\s", "", _as_text(mentah) or "")
    angka = angka.zfill(6) if isinstance(mentah, int | Decimal) else angka
    if not re.fullmatch(r"[0-9]{6}", angka):
        return IsiSel(galat=f"Kode satker '{_show(mentah)}' tidak terdiri atas enam angka.")
    return IsiSel({kolom.atribut: angka})


def _nip(kolom: Kolom, mentah: Any) -> IsiSel:
    """18 digits typed as text; the number itself is personal data and is never repeated in a message."""
    if not isinstance(mentah, str):
        return IsiSel(
            galat="NIP tersimpan sebagai angka sehingga dapat terpotong; ubah format sel menjadi Teks."
        )
    nip = re.sub(r"[\s.]", "", mentah)
    if not re.fullmatch(r"[0-9]{18}", nip):
        return IsiSel(galat="NIP tidak terdiri atas 18 angka.")
    return IsiSel({kolom.atribut: nip})


def _show(mentah: Any) -> str:
    """The cell as a message quotes it, shortened."""
    if isinstance(mentah, date):
        return mentah.strftime("%d/%m/%Y")
    teks = " ".join((_as_text(mentah) or str(mentah)).split())
    return teks if len(teks) <= 60 else f"{teks[:57]}..."


PEMBACA: Final[dict[str, Callable[[Kolom, Any], IsiSel]]] = {
    "teks": _teks,
    "tercetak": _tercetak,
    "tautan": _tautan,
    "kode": _teks,
    "unit": _kunci,
    "kunci": _kunci,
    "bulat": _bulat,
    "triwulan": _triwulan,
    "bulan": _bulan,
    "nomor_dipa": _nomor_dipa,
    "tahun": _tahun,
    "desimal": _desimal,
    "angka": _angka,
    "tanggal": _tanggal,
    "tanggal_teks": _tanggal_teks,
    "rupiah": _rupiah,
    "nilai": _nilai,
    "target_tahun": _nilai,
    "periode": _periode,
    "pilihan": _pilihan,
    "ya_tidak": _ya_tidak,
    "kode_wilayah": _kode_wilayah,
    "kode_satker": _kode_satker,
    "nip": _nip,
}
