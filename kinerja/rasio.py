"""A realisasi that is a ratio: both parts are typed, the percentage follows (layer 2)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError

from kinerja.models import Realisasi
from kinerja.ukuran import sources_of
from renstra.models import Indikator
from sakip.bacaan import set_realisasi
from sakip.choices import JenisNilai, StatusNilai
from sakip.numbers import NilaiTerbaca, cetak_angka, cetak_persen

BAGIAN = frozenset({"pembilang", "penyebut"})
ENAM_DESIMAL = Decimal("0.000001")
BUKAN_RASIO = (
    "Kartu indikator ini tidak meminta pembilang dan penyebut. Muat ulang halaman, lalu isi realisasinya."
)
TERBESAR = Decimal(10) ** 15


def ratio_card(baris: Realisasi) -> Indikator | None:
    """The indikator whose kartu says that `baris` is typed as pembilang and penyebut; None = it is not."""
    kartu = card_of(baris)
    return kartu if kartu and kartu.is_ratio else None


def card_of(baris: Realisasi) -> Indikator | None:
    """The indikator of the Renstra that `baris` measures; None = it is linked to none."""
    kartu = sources_of(baris)[-1]
    return kartu if isinstance(kartu, Indikator) else None


def settle_ratio(baris: Realisasi, berubah: set[str]) -> dict[str, ValidationError]:
    """Let the realisasi of a ratio follow from its parts, or the parts from a state typed instead; errors by
    column. A row that is no ratio takes no parts; a page older than its kartu may still send some."""
    if ratio_card(baris) is None:
        diisi = [nama for nama in sorted(berubah & BAGIAN) if getattr(baris, nama) is not None]
        return {nama: ValidationError(BUKAN_RASIO) for nama in diisi}
    if not berubah & BAGIAN:
        return _without_parts(baris, berubah)
    if baris.pembilang is None and baris.penyebut is None:
        if baris.realisasi_status == StatusNilai.TERISI:
            set_realisasi(baris, "")
        return {}
    if baris.pembilang is None or baris.penyebut is None:
        kosong = "pembilang" if baris.pembilang is None else "penyebut"
        return {kosong: ValidationError("Isi pembilang dan penyebut, atau kosongkan keduanya.")}
    if baris.penyebut == 0:
        return {"penyebut": ValidationError("Penyebut harus lebih dari nol.")}
    persen = baris.pembilang / baris.penyebut * 100
    if persen >= TERBESAR:
        return {"pembilang": ValidationError("Perbandingannya terlalu besar. Periksa kedua angkanya.")}
    persen = persen.quantize(ENAM_DESIMAL, rounding=ROUND_HALF_UP)
    terbaca = NilaiTerbaca(persen, "%", JenisNilai.PERSEN, StatusNilai.TERISI, False, "")
    set_realisasi(baris, cetak_persen(persen), terbaca)
    return {}


def _without_parts(baris: Realisasi, berubah: set[str]) -> dict[str, ValidationError]:
    if "realisasi" not in berubah:
        return {}
    if baris.realisasi_status == StatusNilai.TERISI:
        pesan = "Isi pembilang dan penyebutnya; persentasenya dihitung dari keduanya."
        return {"realisasi": ValidationError(pesan)}
    baris.pembilang = baris.penyebut = None
    return {}


def ratio_words(baris: Realisasi) -> str:
    """`154.321 / 187.500`, the parts of a ratio that was typed as such; "" = it was not."""
    if baris.pembilang is None or baris.penyebut is None:
        return ""
    return f"{cetak_angka(baris.pembilang)} / {cetak_angka(baris.penyebut)}"
