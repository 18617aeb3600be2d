"""What the unit above promised, beside the promises of a bagian or subbagian (FEATURES row 21)."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.models import BarisPk, Pk
from kinerja.queries import pk_in_force
from kinerja.susunan import is_same_target, key_of_words
from sakip.choices import JenisUnit
from sakip.lipat import lipat
from sakip.models import UnitKerja

DI_ATAS = {
    JenisUnit.SUBBAGIAN: (JenisUnit.BAGIAN, JenisUnit.SEKRETARIAT),
    JenisUnit.BAGIAN: (JenisUnit.SEKRETARIAT,),
}


@dataclass(frozen=True)
class TargetInduk:
    """The promise of the unit above that a row serves; None = no promise there has its words."""

    baris: BarisPk
    induk: BarisPk | None
    sama: bool


@dataclass(frozen=True)
class Sumbangan:
    """The PK of the unit above with each row of this PK beside it; `pk` None = that unit has no PK."""

    unit: UnitKerja
    pk: Pk | None
    baris: tuple[TargetInduk, ...]

    @property
    def terhubung(self) -> int:
        """How many rows serve a promise of the unit above."""
        return sum(b.induk is not None for b in self.baris)


def contribution_of(pk: Pk) -> Sumbangan | None:
    """What `pk` of a bagian or subbagian contributes to the PK of the unit above it; None for the lembaga
    and the sekretariat, and where no unit stands above. At most four queries."""
    unit = _unit_above(pk.unit)
    if unit is None:
        return None
    rows = list(pk.baris.order_by("urut", "id"))
    induk = pk_in_force(unit, pk.tahun)
    promised = list(induk.baris.order_by("urut", "id")) if induk else []
    return Sumbangan(unit, induk, tuple(_beside(b, promised) for b in rows))


def _unit_above(unit: UnitKerja) -> UnitKerja | None:
    """The unit that it hangs under, else the nearest kind above it in the same satker."""
    kinds = DI_ATAS.get(JenisUnit(unit.jenis), ())
    above = unit.satker.unit.filter(jenis__in=kinds, selesai__isnull=True).select_related("satker")
    found = {u.jenis: u for u in above.order_by("-id")}
    own = getattr(unit, "induk", None)
    return own if own is not None and kinds else next((found[k] for k in kinds if k in found), None)


def _beside(baris: BarisPk, promised: list[BarisPk]) -> TargetInduk:
    """By the same indikator of the Renstra, else by the words, else by the words of the indikator alone."""
    cara = (
        lambda b: b.indikator_renstra_id is not None and b.indikator_renstra_id == baris.indikator_renstra_id,
        lambda b: key_of_words(b) == key_of_words(baris),
        lambda b: lipat(b.indikator) == lipat(baris.indikator) != "",
    )
    induk = next((b for sama in cara for b in promised if sama(b)), None)
    return TargetInduk(baris, induk, induk is not None and is_same_target(baris, induk))
