"""Where an imported version stands in the life of its document (DESIGN 4b.4).

A version with a date was signed before it was brought here: it arrives as ditetapkan, the imported versions
before it as digantikan. One without a date stays a draf.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from kinerja.models import Pk, RencanaAksi, Rkt
from laporan.paket.kerja import Kerja
from sakip.choices import PERNAH_SAH, SAH, AsalData, StatusDokumen

BERVERSI: Final = (Rkt, Pk, RencanaAksi)


def settle_status(kerja: Kerja) -> None:
    """Plan the status of the versions that this file brings or dates.

    A document with a version that was made binding here is left alone: only a signature replaces that.
    """
    for model in BERVERSI:
        for versions in _documents(kerja, model):
            if not any(_is_settled_here(d) for d in versions) and any(
                _is_dated_now(kerja, d) for d in versions
            ):
                _settle(kerja, [d for d in versions if d.asal == AsalData.IMPOR])


def _documents(kerja: Kerja, model: Any) -> list[list[Any]]:
    """The versions of each document, lowest first."""
    found: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for dokumen in kerja.gudang.rows(model):
        found[dokumen.unit.kunci, dokumen.tahun, getattr(dokumen, "pola", "")].append(dokumen)
    return [sorted(versions, key=lambda d: d.versi) for versions in found.values()]


def _is_settled_here(dokumen: Any) -> bool:
    return dokumen.asal != AsalData.IMPOR and dokumen.status in PERNAH_SAH


def _is_dated_now(kerja: Kerja, dokumen: Any) -> bool:
    change = kerja.change_of(dokumen)
    if change is None or dokumen.tanggal is None or not dokumen.bisa_diubah:
        return False
    return change.baru or "tanggal" in change.sesudah


def _settle(kerja: Kerja, versions: list[Any]) -> None:
    dated = [d for d in versions if d.tanggal is not None]
    berlaku = max(dated, key=lambda d: d.versi)
    for dokumen in versions:
        if dokumen.versi < berlaku.versi and (dokumen.bisa_diubah or dokumen.status in SAH):
            _arrive(kerja, dokumen, StatusDokumen.DIGANTIKAN)
    if berlaku.bisa_diubah:
        _arrive(kerja, berlaku, StatusDokumen.DITETAPKAN)


def _arrive(kerja: Kerja, dokumen: Any, status: StatusDokumen) -> None:
    kerja.update(dokumen, {"status": status})
    versi = f"perubahan ke-{dokumen.versi}" if dokumen.versi else "versi awal"
    kerja.hasil.tambah("info", f"{dokumen}, {versi}, dicatat sebagai {status.label.lower()} (impor).")
