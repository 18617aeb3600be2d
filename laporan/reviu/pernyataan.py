"""The statement "telah direviu", and whether the figures are still those that were reviewed (layer 2)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from laporan.beda import SUMBER
from laporan.models import Reviu
from laporan.models.reviu import StatusReviu
from sakip.models import Satker
from sakip.sidik import kanonik
from sakip.tanggal import cetak_tanggal

Isi = dict[str, Any]
# What says nothing of the performance: whether it is a draf, where and when it is signed and by whom, the
# statement itself, and where a figure comes from.
BUKAN_KINERJA: Final = frozenset(
    ("draf versi penandatangan pejabat pihak tempat tanggal reviu fakta id baris_pk renstra").split()
) | frozenset(SUMBER)


@dataclass(frozen=True)
class Keadaan:
    """The last closed review of a LAKIP. `usang`: the content is no longer the one that was reviewed."""

    reviu: Reviu
    usang: bool

    @property
    def tercetak(self) -> bool:
        """Whether its statement is printed in the LAKIP."""
        return self.reviu.berpernyataan and not self.usang


def reviewed_content(snapshot: Isi) -> Isi:
    """What a review judges of the snapshot of a LAKIP, as plain values."""
    isi: Isi = json.loads(kanonik(_performance(snapshot)))
    if "renstra" in snapshot:  # the document; the same word in a row is only a key
        isi["renstra"] = json.loads(kanonik(_performance(snapshot["renstra"])))
    return isi


def _performance(isi: Any) -> Any:
    if isinstance(isi, list | tuple):
        return [_performance(satu) for satu in isi]
    if isinstance(isi, dict):
        return {k: _performance(v) for k, v in isi.items() if k not in BUKAN_KINERJA}
    return isi


def still_stands(direviu: Any, kini: Any) -> bool:
    """Whether everything that was reviewed is still said. What a later version of the program prints in
    addition does not count against it; another number of rows does."""
    if isinstance(direviu, dict):
        if not isinstance(kini, dict):
            return False
        return all(k in kini and still_stands(v, kini[k]) for k, v in direviu.items())
    if isinstance(direviu, list):
        if not isinstance(kini, list) or len(direviu) != len(kini):
            return False
        return all(still_stands(satu, lain) for satu, lain in zip(direviu, kini, strict=True))
    return bool(direviu == kini)


def state_of_review(satker: Satker, tahun: int, snapshot: Isi) -> Keadaan | None:
    """The last closed review of the LAKIP whose snapshot is given (one query); None = never reviewed."""
    rows = Reviu.objects.filter(satker=satker, tahun=tahun, status=StatusReviu.SELESAI)
    reviu = rows.order_by("-id").first()
    if reviu is None:
        return None
    return Keadaan(reviu, not still_stands(json.loads(reviu.isi), reviewed_content(snapshot)))


def statement_to_print(satker: Satker, tahun: int, snapshot: Isi) -> dict[str, str] | None:
    """nama, jabatan and tanggal of the reviewer for the LAKIP (one query, never a NIP); None = there is no
    statement, or it was given for other figures."""
    keadaan = state_of_review(satker, tahun, snapshot)
    if keadaan is None or not keadaan.tercetak:
        return None
    reviu = keadaan.reviu
    tanggal = cetak_tanggal(reviu.tanggal) if reviu.tanggal else ""
    return {"nama": reviu.nama, "jabatan": reviu.jabatan, "tanggal": tanggal}
