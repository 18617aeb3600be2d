"""Judge a reading by the column that it stands in, and a realisasi by its target (layer 0).

`1.050` is 1050 in a column of counts and may be 1,05 in one of percents (P12); `77%` is odd for an index
(P19); `100%` does not answer a target of `1 Laporan` (P8). Cases: DOMAIN.md section 9 and 3.4.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from sakip.angka.bilangan import Tanda
from sakip.angka.mutu import predikat_dari_skor
from sakip.angka.nilai import NilaiTerbaca, baca_desimal, catat, jadi_persen, pasti_ribuan, periksa_wajar
from sakip.angka.satuan import satuan_baku
from sakip.lipat import lipat

_NAMA: Final = {
    "persen": "persen",
    "angka": "angka dengan satuan",
    "indeks": "indeks atau nilai",
    "rupiah": "rupiah",
    "predikat_akip": "predikat akuntabilitas kinerja",
    "opini_bpk": "opini Badan Pemeriksa Keuangan",
    "majemuk": "beberapa ukuran",
    "rasio": "perbandingan",
    "rentang": "rentang",
}


def kesesuaian(terbaca: NilaiTerbaca, jenis_kolom: str) -> NilaiTerbaca:
    """`terbaca` as it counts in a column or for an indicator of `jenis_kolom` (persen, angka, indeks,
    rupiah, predikat_akip, opini_bpk, teks; anything else leaves it as it is).

    Settles `1.050` or leaves it in doubt, gives a bare number the kind of its column, derives a predicate
    from its score, and marks a value of another kind SATUAN_JANGGAL with a sentence. In a column of teks
    nothing is a number and nothing is doubted. A reading without a value comes back unchanged."""
    penilai = _PENILAI.get(jenis_kolom)
    if penilai is None or terbaca.status != "terisi":
        return terbaca
    if Tanda.TIDAK_TERBACA in terbaca.tanda and jenis_kolom != "teks":
        return terbaca
    return penilai(terbaca)


def satuan_beda(target: NilaiTerbaca, realisasi: NilaiTerbaca) -> bool:
    """True when `realisasi` is counted in another unit than `target` (P8 SATUAN_BEDA): `100%` against
    `1 Laporan`, `100%` against `WTP`. A number without a unit answers any number or score; what has no
    value, is compound or plain text is not judged."""
    kiri, kanan = _ukuran(target), _ukuran(realisasi)
    if not kiri or not kanan or kiri == kanan:
        return False
    return _POLOS not in (kiri, kanan) or "opini_bpk" in (kiri, kanan)


_POLOS: Final = "tanpa satuan"


def _ukuran(terbaca: NilaiTerbaca) -> str:
    """What `terbaca` is counted in, or `` when it is not to be judged."""
    if terbaca.status != "terisi" or terbaca.jenis in ("teks", "majemuk", "rasio"):
        return ""
    if terbaca.jenis in ("predikat_akip", "opini_bpk"):
        return terbaca.jenis
    satuan = satuan_baku(terbaca.satuan)  # a reading may have been stored before its spelling was known
    return lipat(satuan) or satuan or _POLOS


def _janggal(terbaca: NilaiTerbaca, jenis_kolom: str) -> NilaiTerbaca:
    kalimat = f"Yang diharapkan {_NAMA[jenis_kolom]}, yang tertulis {_NAMA.get(terbaca.jenis, 'teks')}."
    return catat(terbaca, kalimat, Tanda.SATUAN_JANGGAL)


def _sebagai_persen(terbaca: NilaiTerbaca) -> NilaiTerbaca:
    if terbaca.jenis in ("persen", "rentang"):
        return terbaca
    if terbaca.jenis != "angka" or terbaca.satuan or terbaca.nilai is None:
        return _janggal(terbaca, "persen")
    hasil = jadi_persen(terbaca)
    if hasil.nilai is not None and 0 < abs(hasil.nilai) < 1:
        kalimat = "Tanpa tanda persen: angka ini dapat berarti pecahan dari 100%; pastikan."
        hasil = catat(replace(hasil, lain=hasil.nilai * 100), kalimat, Tanda.PECAHAN_RAGU)
    return periksa_wajar(hasil)


def _sebagai_angka(terbaca: NilaiTerbaca) -> NilaiTerbaca:
    return _ribuan(terbaca) if terbaca.jenis in ("angka", "rentang") else _janggal(terbaca, "angka")


def _sebagai_rupiah(terbaca: NilaiTerbaca) -> NilaiTerbaca:
    if terbaca.jenis == "rupiah":
        return terbaca
    if terbaca.jenis != "angka" or terbaca.satuan:
        return _janggal(terbaca, "rupiah")
    return replace(_ribuan(terbaca), jenis="rupiah", satuan="rupiah")


def _sebagai_indeks(terbaca: NilaiTerbaca) -> NilaiTerbaca:
    """An index has decimals, so `3.125` stays in doubt; `77%` counts as 77 and is odd (P19)."""
    if terbaca.jenis in ("indeks", "predikat_akip", "rentang"):
        return terbaca
    if terbaca.jenis == "persen":
        return replace(_janggal(terbaca, "indeks"), jenis="indeks", satuan="")
    if terbaca.jenis != "angka":
        return _janggal(terbaca, "indeks")
    return replace(baca_desimal(terbaca), jenis="indeks")


def _sebagai_predikat(terbaca: NilaiTerbaca) -> NilaiTerbaca:
    """A bare score names its predicate: 64 is B, 60 is CC (DOMAIN.md 3.4)."""
    if terbaca.jenis == "predikat_akip":
        return terbaca
    skor = baca_desimal(terbaca)
    if skor.jenis not in ("angka", "indeks") or skor.satuan or skor.nilai is None:
        return _janggal(terbaca, "predikat_akip")
    predikat = predikat_dari_skor(skor.nilai)
    hasil = replace(skor, jenis="predikat_akip", predikat=predikat)
    return hasil if predikat else catat(hasil, "Skornya di luar 0 sampai 100.", Tanda.TIDAK_WAJAR)


def _sebagai_opini(terbaca: NilaiTerbaca) -> NilaiTerbaca:
    return terbaca if terbaca.jenis == "opini_bpk" else _janggal(terbaca, "opini_bpk")


def _sebagai_teks(terbaca: NilaiTerbaca) -> NilaiTerbaca:
    return NilaiTerbaca(None, "", "teks", "terisi", False, "")


def _ribuan(terbaca: NilaiTerbaca) -> NilaiTerbaca:
    """A dot before three digits stands between thousands where things are counted; a comma is doubted."""
    if Tanda.RIBUAN_RAGU not in terbaca.tanda or terbaca.nilai is None or terbaca.lain is None:
        return terbaca
    return pasti_ribuan(terbaca, terbaca.nilai) if abs(terbaca.nilai) > abs(terbaca.lain) else terbaca


_PENILAI: Final[dict[str, Callable[[NilaiTerbaca], NilaiTerbaca]]] = {
    "persen": _sebagai_persen,
    "angka": _sebagai_angka,
    "rupiah": _sebagai_rupiah,
    "indeks": _sebagai_indeks,
    "predikat_akip": _sebagai_predikat,
    "opini_bpk": _sebagai_opini,
    "teks": _sebagai_teks,
}
