"""The versions of a document: which there are, which one is in force, and how two differ (layer 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from laporan.alur import BERBARIS, Isi, Perbandingan, content_of, kept_content, status_words
from laporan.beda import compare_snapshots
from laporan.perbedaan import hanging_differences, renstra_differences
from renstra.models import Renstra
from sakip.choices import SAH, StatusDokumen
from sakip.models import Langkah
from sakip.models.alur import Beralur
from sakip.transitions import Aksi


@dataclass(frozen=True)
class Versi:
    """One version. `berlaku`: it is the one in force; `sejak` None = it was not settled in this application;
    `alasan` is that of the perubahan ("" for the first)."""

    nomor: int
    nama: str
    status: str
    berlaku: bool
    sejak: datetime | None
    alasan: str


def name_of(versi: int) -> str:
    """How a version is called: `Versi awal`, `Perubahan ke-1`."""
    return f"Perubahan ke-{versi}" if versi else "Versi awal"


def versions_of(dokumen: Beralur) -> list[Versi]:
    """Every version, the newest first; at most one is in force."""
    rows = _rows_of(dokumen)
    if dokumen.jenis_dokumen in BERBARIS:
        settled = _settled(dokumen, [row.pk for row in rows])
        return [_of_row(row, settled.get((row.pk, row.versi))) for row in rows]
    return _of_one_row(dokumen)


def _rows_of(dokumen: Any) -> list[Any]:
    """The versions that are rows of their own, the newest first; [dokumen] where they are one row."""
    if dokumen.jenis_dokumen not in BERBARIS:
        return [dokumen]
    kunci = {"pola": dokumen.pola} if hasattr(dokumen, "pola") else {}
    rows = type(dokumen).objects.filter(unit=dokumen.unit, tahun=dokumen.tahun, **kunci)
    return list(rows.select_related("unit__satker__induk").order_by("-versi"))


def _settled(dokumen: Beralur, keys: list[int]) -> dict[tuple[int, int], datetime]:
    """{(row, version): when it was made binding last}."""
    rows = Langkah.objects.filter(
        dokumen=dokumen.jenis_dokumen, objek_id__in=keys, ke=StatusDokumen.DITETAPKAN
    )
    rows = rows.exclude(aksi=Aksi.BATAL).order_by("id")
    return {(pk, versi): waktu for pk, versi, waktu in rows.values_list("objek_id", "versi", "waktu")}


def _of_row(row: Any, sejak: datetime | None) -> Versi:
    return Versi(row.versi, name_of(row.versi), status_words(row), row.is_sah, sejak, row.alasan_perubahan)


def _of_one_row(dokumen: Beralur) -> list[Versi]:
    """The versions of one row: what its steps say of the earlier ones."""
    settled = _settled(dokumen, [dokumen.pk])
    opened = _openings(dokumen)
    kini = dokumen.versi
    hasil = [_of_row(dokumen, settled.get((dokumen.pk, kini)))]
    for nomor in range(kini - 1, -1, -1):
        buka = opened.get(nomor)
        stays = nomor == kini - 1 and not dokumen.is_sah and buka is not None and buka.dari in SAH
        status = StatusDokumen.DITETAPKAN if stays and dokumen.status != StatusDokumen.DIGANTIKAN else None
        kata = (status or StatusDokumen.DIGANTIKAN).label
        alasan = opened[nomor - 1].alasan if nomor - 1 in opened else ""
        sejak = settled.get((dokumen.pk, nomor))
        hasil.append(Versi(nomor, name_of(nomor), kata, status is not None, sejak, alasan))
    return hasil


def _openings(dokumen: Beralur) -> dict[int, Langkah]:
    """{version: the last step that opened the one after it}."""
    rows = Langkah.objects.filter(dokumen=dokumen.jenis_dokumen, objek_id=dokumen.pk or 0)
    rows = rows.filter(aksi__in=[Aksi.BUKA, Aksi.TOLAK]).defer("isi").order_by("id")
    return {satu.versi: satu for satu in rows}


def content_of_version(dokumen: Beralur, versi: int) -> Isi | None:
    """What that version says: at hand, as its row says, or as a step kept it; None = it was not kept."""
    if versi == dokumen.versi:
        return content_of(dokumen)
    if dokumen.jenis_dokumen not in BERBARIS:
        return kept_content(dokumen, dokumen.pk, versi)
    row = next((satu for satu in _rows_of(dokumen) if satu.versi == versi), None)
    return None if row is None else kept_content(row, row.pk, versi) or content_of(row)


def version_before(dokumen: Beralur) -> Any:
    """The row of the version before; None where versions are one row, or for the first."""
    rows = [row for row in _rows_of(dokumen) if row.versi < dokumen.versi]
    return rows[0] if rows else None


def compare_versions(dokumen: Beralur, lama: int, baru: int) -> Perbandingan | None:
    """What version `baru` changed against `lama`, line by line; None = one of them was not kept."""
    beda = renstra_differences(dokumen, lama, baru) if isinstance(dokumen, Renstra) else None
    if beda is not None:
        return Perbandingan(name_of(lama).lower(), beda)
    satu, lain = content_of_version(dokumen, lama), content_of_version(dokumen, baru)
    if satu is None or lain is None:
        return None
    return Perbandingan(name_of(lama).lower(), compare_snapshots(satu, lain))


def undone_by_cancelling(dokumen: Beralur) -> Perbandingan | None:
    """Everything that the perubahan at hand changed and that cancelling it would undo, line by line; None =
    this is the first version, or the one before was not kept."""
    banding = compare_versions(dokumen, dokumen.versi - 1, dokumen.versi) if dokumen.versi else None
    if banding is None or not isinstance(dokumen, Renstra):
        return banding
    return Perbandingan(banding.dengan, [*banding.beda, *hanging_differences(dokumen)])
