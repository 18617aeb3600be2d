"""The words that say that there is no number, and why (layer 0; states of DESIGN.md 3)."""

import re
from typing import Final

from sakip.angka.bilangan import Tanda
from sakip.angka.nilai import NilaiTerbaca, catat, tanpa_nilai

_UKUR: Final = r"(?:diukur|dihitung|dinilai|perhitungan|penghitungan|pengukuran|penilaian)\b"
_KELAK: Final = r"(?:triwulan|tw|semester|akhir tahun)\b"
# First match wins. A dash and an empty cell mean the same (DOMAIN.md section 9, P15).
_KEADAAN: Final = tuple(
    (status, re.compile(pola))
    for status, pola in (
        ("belum_diisi", r"[-.…_ ]*|belum (?:di)?isi|belum ada(?: data)?|belum ditetapkan|kosong"),
        ("tidak_relevan", r"n ?[/.]? ?a ?\.?|tidak (?:relevan|berlaku|ada agenda|dapat diterapkan)\b.*"),
        ("belum_waktunya", r"belum (?:waktu|saat|tiba|jatuh tempo).*"),
        ("belum_dinilai", r"belum .*(?:nilai|evaluasi|audit|diperiksa|terbit|keluar|rilis|hasil).*"),
        ("belum_dinilai", r"(?:menunggu|dalam|masih dalam|proses)\b.*(?:nilai|evaluasi|audit|hasil).*"),
        ("belum_waktunya", rf"(?:(?:capaian|realisasi|akan|baru|hanya) )*{_UKUR}.*\b{_KELAK}.*"),
    )
)


def baca_keadaan(teks: str) -> NilaiTerbaca | None:
    """The no-number state that `teks` names, or None. Other words that begin with `belum` are read as
    belum_diisi, in doubt: which of the states is meant is for the user to say."""
    kata = teks.lower()
    for status, pola in _KEADAAN:
        if pola.fullmatch(kata):
            return tanpa_nilai(status)
    if re.fullmatch(r"belum\b[^0-9]*", kata):
        hasil = tanpa_nilai("belum_diisi")
        return catat(hasil, f"'{teks}' dibaca sebagai belum diisi; pastikan keadaannya.", Tanda.KEADAAN_RAGU)
    return None
