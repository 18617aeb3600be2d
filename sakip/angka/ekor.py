"""Read what stands behind a number: percent sign, unit, predicate, words in brackets (layer 0)."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from sakip.angka.bilangan import Tanda
from sakip.angka.mutu import baca_mutu, predikat_dari_skor
from sakip.angka.nilai import NilaiTerbaca, baca_desimal, catat, jadi_persen, pasti_ribuan, tak_terbaca
from sakip.angka.rupiah import SKALA
from sakip.angka.satuan import PERSEN, is_satuan_dikenal, satuan_baku
from sakip.cetak import cetak_angka
from sakip.terbilang import KATA_BILANGAN, baca_terbilang

# The number at the head of a text, as one group: spaced thousands, digits with an OCR letter, plain digits.
ANGKA: Final = (
    r"([-+]? ?(?:[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?(?![0-9.,])"
    r"|(?=[.,lIOo|]*[0-9])[0-9.,]*[lIOo|][0-9.,lIOo|]*(?![^\W_])"
    r"|[0-9.,]*[0-9][0-9.,]*))"
)
SATUAN_MAKS: Final = 100  # characters; a longer unit is a sentence
_KURUNG: Final = re.compile(r"\(([^()]*)\)")
_PERSEN: Final = re.compile(r"(?:%|(?:persen|prosen|percent|pct)(?![a-z])) ?(.*)", re.IGNORECASE)
_SKALA: Final = re.compile(rf"({'|'.join(SKALA)})\b ?(.*)", re.IGNORECASE)
_SKOR: Final = re.compile(r"skor|nilai|indeks|poin", re.IGNORECASE)
_SATUAN: Final = re.compile(r"[^\W\d_][^\d()%]*")
_BERTAMBAHAN: Final = re.compile(
    r"([^\W\d_][^\d()%]*?),? "
    r"((?:pada )?(?:tahun(?: anggaran)?|ta) (?:19|20)\d\d|(?:dalam|per|setiap) 1 [a-z]+)",
    re.IGNORECASE,
)


def baca_ekor(hasil: NilaiTerbaca, ekor: str) -> NilaiTerbaca:
    """`hasil`, a plain number, with the words behind it read into jenis, satuan, predikat and catatan.
    Words that make it doubtful or impossible to be one value say so."""
    sisa = " ".join(_KURUNG.sub(" ", ekor).split()).strip(" .;:")
    hasil = _baca_sisa(hasil, sisa)
    for isi in _KURUNG.findall(ekor):
        hasil = _baca_kurung(hasil, isi.strip())
    return hasil


def _baca_sisa(hasil: NilaiTerbaca, sisa: str) -> NilaiTerbaca:
    if not sisa:
        return hasil
    for pembaca in _PEMBACA_SISA:
        terbaca = pembaca(hasil, sisa)
        if terbaca:
            return terbaca
    return tak_terbaca(f"'{sisa}' di belakang angka tidak dapat dibaca.")


def _sebagai_persen(hasil: NilaiTerbaca, sisa: str) -> NilaiTerbaca | None:
    cocok = _PERSEN.fullmatch(sisa)
    if cocok is None or re.search(r"[\d%]", cocok[1]):
        return None
    return _keterangan(jadi_persen(hasil), cocok[1]) if cocok[1] else jadi_persen(hasil)


def _sebagai_skala(hasil: NilaiTerbaca, sisa: str) -> NilaiTerbaca | None:
    cocok = _SKALA.fullmatch(sisa)
    if cocok is None or hasil.nilai is None:
        return None
    nilai = hasil.nilai * SKALA[cocok[1].lower()]
    if abs(nilai) >= 10**18:
        return tak_terbaca("Angkanya terlalu besar.")
    besar = catat(replace(hasil, nilai=nilai, lain=None), f"Dibaca {cetak_angka(nilai)}.", Tanda.KIRA_KIRA)
    return _baca_sisa(besar, cocok[2])


def _sebagai_predikat(hasil: NilaiTerbaca, sisa: str) -> NilaiTerbaca | None:
    mutu = baca_mutu(sisa.lstrip("/-,:= "))
    return _berpredikat(hasil, mutu.kode) if mutu and mutu.pasti and mutu.jenis == "predikat_akip" else None


def _sebagai_skor(hasil: NilaiTerbaca, sisa: str) -> NilaiTerbaca | None:
    return replace(hasil, jenis="indeks") if _SKOR.fullmatch(sisa) and hasil.jenis == "angka" else None


def _sebagai_satuan(hasil: NilaiTerbaca, sisa: str) -> NilaiTerbaca | None:
    if len(sisa) > SATUAN_MAKS or not (_SATUAN.fullmatch(sisa) or is_satuan_dikenal(sisa)):
        return None
    return replace(hasil, satuan=satuan_baku(sisa))


def _sebagai_satuan_bertambahan(hasil: NilaiTerbaca, sisa: str) -> NilaiTerbaca | None:
    """`Dokumen Tahun 2024`, `kali dalam 1 tahun`: the unit, and in doubt what stands behind it."""
    cocok = _BERTAMBAHAN.fullmatch(sisa)
    if cocok is None or len(sisa) > SATUAN_MAKS:
        return None
    return _keterangan(replace(hasil, satuan=satuan_baku(cocok[1])), cocok[2])


_PEMBACA_SISA: Final[tuple[Callable[[NilaiTerbaca, str], NilaiTerbaca | None], ...]] = (
    _sebagai_persen,
    _sebagai_skala,
    _sebagai_predikat,
    _sebagai_skor,
    _sebagai_satuan,
    _sebagai_satuan_bertambahan,
)


def _baca_kurung(hasil: NilaiTerbaca, isi: str) -> NilaiTerbaca:
    """`hasil` after the words `isi` in brackets behind the number."""
    if hasil.nilai is None:
        return hasil
    if isi.lower().split(" ")[0] in KATA_BILANGAN:
        return _cocokkan_terbilang(hasil, isi)
    for pembaca in (_sebagai_persen, _sebagai_predikat, _sebagai_skor):
        terbaca = pembaca(hasil, isi)
        if terbaca:
            return terbaca
    if not hasil.satuan and is_satuan_dikenal(isi):
        return replace(hasil, satuan=satuan_baku(isi))
    return _keterangan(hasil, isi) if isi else hasil


def _keterangan(hasil: NilaiTerbaca, isi: str) -> NilaiTerbaca:
    tanda = [Tanda.TULISAN_JANGGAL] if re.search(r"\d", isi) else []
    return catat(hasil, f"Keterangan '{isi}' tidak ikut dibaca.", *tanda)


def _berpredikat(hasil: NilaiTerbaca, kode: str) -> NilaiTerbaca:
    """A score with its predicate, doubted when the score lies outside of the predicate's band (3.4)."""
    janggal = hasil.satuan == PERSEN
    hasil = replace(baca_desimal(hasil), jenis="predikat_akip", satuan="", predikat=kode)
    if janggal:
        hasil = catat(hasil, "Nilai dengan predikat tidak memakai tanda persen.", Tanda.SATUAN_JANGGAL)
    seharusnya = predikat_dari_skor(hasil.nilai) if hasil.nilai is not None else kode
    if seharusnya == kode:
        return hasil
    benar = f"predikat {seharusnya}" if seharusnya else "skor di luar 0 sampai 100"
    kalimat = f"{cetak_angka(hasil.nilai)} adalah {benar}, tertulis {kode}."
    return catat(hasil, kalimat, Tanda.SKOR_PREDIKAT_BEDA)


def _cocokkan_terbilang(hasil: NilaiTerbaca, isi: str) -> NilaiTerbaca:
    """Doubt a number whose words in brackets say another one; words that agree settle `1.050`."""
    kata = isi.lower().split(" ")
    panjang = next((urut for urut, satu in enumerate(kata) if satu not in KATA_BILANGAN), len(kata))
    huruf, sisa = baca_terbilang(" ".join(kata[:panjang])), " ".join(kata[panjang:])
    cocok = huruf is not None and huruf in (hasil.nilai, hasil.lain)
    if huruf is None or not cocok or (sisa and not is_satuan_dikenal(sisa)):
        return catat(hasil, f"Terbilang '{isi}' tidak sama dengan angkanya.", Tanda.TERBILANG_BEDA)
    hasil = pasti_ribuan(hasil, huruf)
    return hasil if not sisa or hasil.satuan else _baca_sisa(hasil, sisa)
