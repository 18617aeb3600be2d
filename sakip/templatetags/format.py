"""Values for the eye: thin filters over the one set of printers, so that screen, PDF and workbook agree."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import template
from django.utils import timezone

from sakip import numbers
from sakip.bacaan import teks_kumulatif, teks_realisasi, teks_target
from sakip.choices import StatusCapaian, StatusNilai
from sakip.models.nilai import Berealisasi, Bertarget
from sakip.tanggal import cetak_tanggal, masa_words

register = template.Library()

ROMAWI = ("", "I", "II", "III", "IV")

TANDA = {
    "target_nol": "target bernilai nol",
    "realisasi_nol": "realisasi bernilai nol",
    "tidak_wajar": "capaian tidak wajar, periksa target dan satuannya",
    "target_kosong": "target belum ditetapkan",
    "target_negatif": "target bernilai negatif",
    "realisasi_negatif": "realisasi bernilai negatif",
    "rentang_terbalik": "batas bawah target lebih besar daripada batas atasnya",
    "bukan_angka": "target atau realisasi tidak terbaca sebagai angka",
    "satuan_beda": "satuan realisasi berbeda dari satuan target",
    "target_majemuk": "target memuat beberapa ukuran sekaligus",
    "tanpa_skor": "skor tidak tersedia, dihitung dari predikat",
    "skor_predikat_beda": "skor tidak sesuai dengan predikatnya",
}


@register.filter
def persen(nilai: Decimal | None, desimal: int = 2) -> str:
    """`84,99%`; None is a dash."""
    return numbers.cetak_persen(nilai, desimal)


@register.filter
def angka(nilai: Decimal | int | None) -> str:
    """`1.234,5`; None is a dash."""
    return numbers.cetak_angka(nilai)


@register.filter
def rupiah(nilai: int | None) -> str:
    """`Rp26.030.287.000`; None is a dash."""
    return numbers.cetak_rupiah(nilai)


@register.filter
def rupiah_polos(nilai: int | None) -> str:
    """`26.030.287.000`; None is a dash."""
    return numbers.cetak_rupiah_polos(nilai)


@register.filter
def rupiah_beda(nilai: int | None) -> str:
    """`+1.250.000`, `-1.250.000`, `0`: a difference; None is a dash."""
    return f"{'+' if nilai and nilai > 0 else ''}{numbers.cetak_rupiah_polos(nilai)}"


@register.filter
def tanggal(nilai: date | None) -> str:
    """`2 Januari 2024`; None is a dash."""
    return cetak_tanggal(nilai) if nilai else numbers.TANPA_NILAI


@register.filter
def masa(baris: object) -> str:
    """`sejak 1 Januari 2024`: the masa of a row with `mulai` and `selesai`; `mulai …` while it lies ahead."""
    return masa_words(baris.mulai, baris.selesai, timezone.localdate())


@register.filter
def tanggal_dokumen(dokumen: object) -> str:
    """The date of a document as it was typed, else printed; a dash when it has none."""
    teks: str = getattr(dokumen, "tanggal_teks", "")
    return teks or tanggal(getattr(dokumen, "tanggal", None))


@register.filter
def target(baris: Bertarget | None) -> str:
    """The target of a row as people wrote it; a dash when there is none."""
    return (teks_target(baris) if baris else "") or numbers.TANPA_NILAI


@register.filter
def realisasi(baris: Berealisasi) -> str:
    """The realisasi of a row as people wrote it, else the words of its state."""
    if baris.realisasi_status == StatusNilai.TERISI:
        return teks_realisasi(baris) or numbers.TANPA_NILAI
    return StatusNilai(baris.realisasi_status).label


@register.filter
def kumulatif(baris: Berealisasi) -> str:
    """The realisasi of the year so far where it differs from the one of the triwulan; else ""."""
    return teks_kumulatif(baris)


@register.filter
def triwulan(nomor: int | None) -> str:
    """`triwulan IV`; "" for None."""
    return f"triwulan {ROMAWI[nomor]}" if nomor else ""


@register.filter
def status_capaian(status: str) -> str:
    """The words of a capaian state."""
    return StatusCapaian(status).label if status else ""


@register.filter
def tanda_capaian(tanda: str) -> str:
    """The flags of a capaian (separated by spaces) as one sentence part: `target bernilai nol; ...`."""
    return "; ".join(TANDA.get(kode, kode.replace("_", " ")) for kode in tanda.split())
