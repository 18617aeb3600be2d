"""What a jabatan is, read from its printed words (layer 0)."""

import re
from typing import Final

from sakip.choices import JenisJabatan

_SEMENTARA: Final = re.compile(r"^(?:(?:plt|plh|pjs|pj|pelaksana tugas|pelaksana harian|penjabat)\b[ .]*)+")
_KEPALA: Final = (
    (re.compile(r"^(?:kepala sub ?bag|kepala subag|ka ?sub ?bag|kasubag)"), JenisJabatan.KEPALA_SUBBAGIAN),
    (re.compile(r"^(?:kepala bagian|kepala bag\b|ka ?bag\b|kabag)"), JenisJabatan.KEPALA_BAGIAN),
)
_PIMPINAN: Final = {
    "ketua": JenisJabatan.KETUA,
    "sekretaris": JenisJabatan.SEKRETARIS,
    "anggota": JenisJabatan.ANGGOTA,
}
_BUKAN_LEMBAGA: Final = frozenset(
    "tim kelompok pokja panitia ppk pps kpps ppln pantarlih satgas satuan majelis koperasi pribadi".split()
)


def jenis_jabatan(jabatan: str) -> JenisJabatan:
    """The kind of `jabatan` as printed: `Plt. Ketua KPU ...` -> KETUA, `Anggota ..` -> ANGGOTA.

    Plt, Plh and Pj hold the jabatan that they name. `Ketua Divisi` is an anggota; the head of a team or
    of an ad hoc body, a `Wakil Ketua` and whatever is not known is LAINNYA. Never raises.
    """
    kata = " ".join(re.findall(r"[a-z]+", _SEMENTARA.sub("", jabatan.casefold().strip().replace("-", " "))))
    for pola, jenis in _KEPALA:
        if pola.match(kata):
            return jenis
    pertama, _, sisa = kata.partition(" ")
    berikut = sisa.partition(" ")[0]
    if pertama not in _PIMPINAN or berikut in _BUKAN_LEMBAGA:
        return JenisJabatan.LAINNYA
    return JenisJabatan.ANGGOTA if berikut == "divisi" else _PIMPINAN[pertama]
