"""How the capaian of a LAKIP was counted, in the words of "Jelaskan angka ini", kept with its figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from kinerja.models import Realisasi
from kinerja.penjelasan.aturan import figures_of, outcome_of, rules_of, stale_notes
from kinerja.penjelasan.hitungan import formula_of
from kinerja.penjelasan.rerata import SIMBOL, inserted_words
from kinerja.ukuran import capaian_of, with_history
from laporan.capaian import Rerata
from sakip.models import Kebijakan, Satker, UnitKerja
from sakip.penjelasan import Butir, policy_of

Kata = list[list[str]]  # [[label, words]]


def methods_of(
    realisasi: Iterable[Realisasi], unit: UnitKerja, tahun: int, kebijakan: Kebijakan
) -> dict[int, dict[str, Any]]:
    """{realisasi id: its method} of the rows of `unit` and `tahun` among `realisasi`, which come by triwulan.
    No query beyond the scale."""
    mine = [r for r in realisasi if r.pengukuran.unit_id == unit.pk and r.pengukuran.tahun == tahun]
    return {baris.pk: method_of(baris, kebijakan, history) for baris, history in with_history(mine)}


def method_of(baris: Realisasi, kebijakan: Kebijakan, sebelum: Sequence[Realisasi] = ()) -> dict[str, Any]:
    """The formula and rules of one row with their sources, and the example with its figures."""
    hasil = capaian_of(baris, kebijakan, sebelum)
    rumus = formula_of(baris, hasil, kebijakan, sebelum)
    return {
        "rumus": rumus.simbol,
        "aturan": _words(butir for butir, _ in rules_of(baris, kebijakan)),
        "angka": _words(figures_of(baris, sebelum)),
        "contoh": rumus.isi,
        "hasil": _words(outcome_of(baris, hasil, kebijakan)),
        "catatan": list(stale_notes(baris, hasil)) if baris.pk else [],
    }


def mean_dict(values: Iterable[Decimal | None], mean: Rerata) -> dict[str, str]:
    """The formula of a mean and the same with its figures; `isi` "" = nothing could be averaged."""
    return {"rumus": SIMBOL, "isi": inserted_words([v for v in values if v is not None], mean)}


def policy_words(kebijakan: Kebijakan, satker: Satker, tahun: int) -> Kata:
    """Whose the kebijakan is, since when, on what it rests, and what it says. No query beyond the scale."""
    return _words(policy_of(kebijakan, satker.kode_wilayah, tahun))


def _words(butir: Iterable[Butir]) -> Kata:
    return [[satu.label, satu.teks] for satu in butir]
