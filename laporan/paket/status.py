"""Where an imported version stands in the life of its document (DESIGN 4b.4).

A version with a date was signed before it was brought here: it arrives as ditetapkan, the imported versions
before it as digantikan. One without a date stays a draf, and so does one of a year that is lived here when
the satker's own user brings it: only a signature puts that in force.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from kinerja.models import Pk, RencanaAksi, Rkt
from laporan.paket.izin import may_settle
from laporan.paket.kerja import Kerja
from sakip.choices import PERNAH_SAH, SAH, AsalData, StatusDokumen

BERVERSI: Final = {Rkt: "rkt", Pk: "pk", RencanaAksi: "rencana_aksi"}  # model -> sheet


def settle_status(kerja: Kerja) -> None:
    """Plan the status of the versions that this file brings or dates.

    A document with a version that was made binding here is left alone: only a signature replaces that. Beside
    a version that is still under way here a dated one is refused.
    """
    for model, lembar in BERVERSI.items():
        for versions in _documents(kerja, model):
            dated = [d for d in versions if _is_dated_now(kerja, d)]
            under_way = [d for d in versions if _is_made_here(d) and d.status not in PERNAH_SAH]
            if dated and under_way:
                kerja.hasil.tambah("galat", _beside_words(dated[-1], under_way[-1]), lembar)
            elif dated and not any(_is_made_here(d) for d in versions):
                if may_settle(kerja, dated[0].tahun):
                    _settle(kerja, versions)
                else:
                    _leave_as_draft(kerja, versions)


def _beside_words(dated: Any, lain: Any) -> str:
    return (
        f"{dated}, {_version(dated)}, bertanggal, padahal {_version(lain)} diisi di aplikasi dan berstatus "
        f"{lain.get_status_display().lower()}. Selesaikan atau hapus versi itu lebih dahulu, atau kosongkan "
        "tanggalnya."
    )


def _documents(kerja: Kerja, model: Any) -> list[list[Any]]:
    """The versions of each document, lowest first."""
    found: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for dokumen in kerja.gudang.rows(model):
        found[dokumen.unit.kunci, dokumen.tahun, getattr(dokumen, "pola", "")].append(dokumen)
    return [sorted(versions, key=lambda d: d.versi) for versions in found.values()]


def _is_made_here(dokumen: Any) -> bool:
    return bool(dokumen.asal != AsalData.IMPOR)


def _is_dated_now(kerja: Kerja, dokumen: Any) -> bool:
    """Whether this file dates an imported version; one that was made here stays the draft it is."""
    change = kerja.change_of(dokumen)
    if change is None or _is_made_here(dokumen) or dokumen.tanggal is None or not dokumen.bisa_diubah:
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


def _leave_as_draft(kerja: Kerja, versions: list[Any]) -> None:
    """Say why a dated version does not arrive as ditetapkan."""
    for dokumen in versions:
        if _is_dated_now(kerja, dokumen):
            kerja.hasil.tambah(
                "info",
                f"{dokumen}, {_version(dokumen)}, masuk sebagai draf walaupun bertanggal. Tahun "
                f"{dokumen.tahun} dijalankan di aplikasi ini, sehingga dokumennya diajukan dan "
                "ditandatangani di sini; hanya satuan kerja di atas yang dapat mengimpornya sebagai "
                "ditetapkan.",
            )


def _arrive(kerja: Kerja, dokumen: Any, status: StatusDokumen) -> None:
    kerja.update(dokumen, {"status": status})
    kata = f"{dokumen}, {_version(dokumen)}, dicatat sebagai {status.label.lower()} (impor)."
    kerja.hasil.tambah("info", kata)


def _version(dokumen: Any) -> str:
    return f"perubahan ke-{dokumen.versi}" if dokumen.versi else "versi awal"
