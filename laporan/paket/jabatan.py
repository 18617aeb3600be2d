"""What a paket in the browser may not do to who holds which jabatan, and to the units they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sakip.choices import JenisUnit
from sakip.models import Pejabat, UnitKerja
from sakip.queries import are_rivals, masa_overlaps
from sakip.tanggal import masa_words

if TYPE_CHECKING:
    from laporan.paket.kerja import Kerja

MASA: Final = frozenset({"mulai", "selesai"})
BAWAAN: Final = frozenset({JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT})  # every satker has them from the start


def without_right(kerja: Kerja, objek: Any, baru: bool, beda: dict[str, Any]) -> tuple[str, str]:
    """(attribute, sentence) why a row of units or officials needs the right to the profile although it writes
    over nothing; ("", "") = it does not: a profile that is still empty is filled by who may import."""
    if isinstance(objek, UnitKerja) and baru:
        return ("kunci", _units_are_there(kerja))
    if not isinstance(objek, Pejabat):
        return "", ""
    if not baru:
        masa = next((k for k in beda if k in MASA), "")
        return masa, "Masa jabatan yang sudah tersimpan tidak diubah oleh paket ini." if masa else ""
    lain = next((p for p in _same_jabatan(kerja, objek) if p.pk and masa_overlaps(p, objek)), None)
    kalimat = (
        f"{_held_by(lain)} Pejabat lain untuk jabatan ini tidak ditambah oleh paket ini." if lain else ""
    )
    return "jabatan", kalimat


def rival_words(kerja: Kerja, objek: Any, baru: bool, beda: dict[str, Any]) -> str:
    """Why an official cannot hold a jabatan beside another one with the same standing; "" = he can.

    Asked of a person's paket only: the command line may bring a history that breaks the rule.
    """
    if not isinstance(objek, Pejabat) or not (baru or {"jabatan", "status", *MASA} & set(beda)):
        return ""
    lain = next((p for p in _same_jabatan(kerja, objek) if are_rivals(objek, p)), None)
    return f"{_held_by(lain)} Satu jabatan dipegang oleh satu orang pada satu waktu." if lain else ""


def _units_are_there(kerja: Kerja) -> str:
    stored = (u for u in kerja.gudang.rows(UnitKerja) if u.pk and u.jenis not in BAWAAN)
    if next(stored, None) is None:
        return ""
    return "Susunan unit kerja sudah tersimpan, sehingga unit baru tidak ditambah oleh paket ini."


def _same_jabatan(kerja: Kerja, pejabat: Pejabat) -> list[Pejabat]:
    """The other officials of the same unit with a jabatan of the same kind, stored and planned."""
    kunci = pejabat.unit.kunci, pejabat.jenis_jabatan
    rows = kerja.gudang.rows(Pejabat)
    return [p for p in rows if p is not pejabat and (p.unit.kunci, p.jenis_jabatan) == kunci]


def _held_by(lain: Pejabat) -> str:
    masa = masa_words(lain.mulai, lain.selesai)
    return f"{lain.nama} tercatat sebagai {lain.jabatan} ({lain.get_status_display()}) {masa}."
