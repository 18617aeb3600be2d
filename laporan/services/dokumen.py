"""Print a document of a satker: read its snapshot, give it its form, render it. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from django.core.exceptions import ValidationError

from kinerja.models import Pk, RencanaAksi, Rkt
from laporan.bentuk.lakip import bentuk_lakip
from laporan.bentuk.pk import bentuk_pk
from laporan.bentuk.rencana_aksi import bentuk_rencana_aksi
from laporan.bentuk.renstra import bentuk_renstra
from laporan.bentuk.rkt import bentuk_rkt
from laporan.bentuk.umum import nama_berkas
from laporan.pdf import render_pdf
from laporan.snapshot import (
    lakip_snapshot,
    pk_snapshot,
    rencana_aksi_snapshot,
    renstra_snapshot,
    rkt_snapshot,
)
from renstra.models import Renstra
from sakip.choices import JenisUnit
from sakip.models import Satker, UnitKerja

UNIT_BAKU: Final = "lembaga"
TAHUN: Final = range(2000, 2101)


class Cetakan(NamedTuple):
    """A printed document: the name that its file gets and the bytes of the PDF."""

    nama: str
    isi: bytes


class Jenis(NamedTuple):
    """How a kind of document is printed: its name, the snapshot of (satker, unit, tahun, versi), the form."""

    nama: str
    snapshot: Callable[[Satker, str, int, int | None], dict[str, Any]]
    bentuk: Callable[[dict[str, Any]], dict[str, Any]]
    template: str
    css: tuple[str, ...]


def print_document(
    jenis: str, satker: Satker, tahun: int, unit: str = UNIT_BAKU, versi: int | None = None
) -> Cetakan:
    """The PDF of a document; `versi` None = the one in force. A draft is marked on each page.

    `jenis` is one of JENIS, `unit` the short key of a unit of `satker` (a LAKIP and a Renstra cover the
    whole satker). ValidationError, in one sentence, when there is nothing to print.
    """
    if jenis not in JENIS:
        raise ValidationError(
            f"Jenis dokumen {jenis!r} tidak dikenal; pilih salah satu dari {', '.join(JENIS)}."
        )
    if tahun not in TAHUN:
        raise ValidationError(f"Tahun dokumen harus antara {TAHUN[0]} dan {TAHUN[-1]}, bukan {tahun}.")
    cara = JENIS[jenis]
    snapshot = cara.snapshot(satker, unit, tahun, versi)
    context = cara.bentuk(snapshot)
    isi = render_pdf(
        cara.template, {"bentuk": context, **_metadata(context)}, css=cara.css, draf=snapshot["draf"]
    )
    bagian = (jenis, tahun, unit if unit != UNIT_BAKU else "", f"versi-{versi}" if versi else "", satker.nama)
    return Cetakan(nama_berkas(*bagian), isi)


def _metadata(context: dict[str, Any]) -> dict[str, str]:
    return {key: context[key] for key in ("judul_pdf", "pengarang")}


def _find_unit(satker: Satker, kunci: str) -> UnitKerja:
    """The unit with this key; ValidationError that names those that exist."""
    units = {unit.kunci: unit for unit in satker.unit.select_related("satker__induk")}
    if kunci not in units:
        ada = ", ".join(units) or "belum ada"
        raise ValidationError(f"Unit {kunci!r} tidak ada pada {satker.nama}; unit yang ada: {ada}.")
    return units[kunci]


def _find(
    model: Any,
    nama: str,
    satker: Satker,
    kunci: str,
    tahun: int,
    versi: int | None,
    urutan: tuple[str, ...] = (),
) -> Any:
    """The document of a unit and year, of the version asked for or the latest; `urutan` comes first."""
    unit = _find_unit(satker, kunci)
    found = model.objects.filter(unit=unit, tahun=tahun).select_related("unit__satker__induk")
    found = found if versi is None else found.filter(versi=versi)
    dokumen = found.order_by(*urutan, "-versi").first()
    if dokumen is None:
        yang = "" if versi is None else f" versi {versi}"
        raise ValidationError(
            f"{nama} {unit.nama} tahun {tahun}{yang} belum ada, jadi tidak ada yang dapat dicetak."
        )
    return dokumen


def _pk(satker: Satker, unit: str, tahun: int, versi: int | None) -> dict[str, Any]:
    return pk_snapshot(_find(Pk, "Perjanjian Kinerja", satker, unit, tahun, versi))


def _rkt(satker: Satker, unit: str, tahun: int, versi: int | None) -> dict[str, Any]:
    return rkt_snapshot(_find(Rkt, "Rencana Kinerja Tahunan", satker, unit, tahun, versi))


def _rencana_aksi(satker: Satker, unit: str, tahun: int, versi: int | None) -> dict[str, Any]:
    """By triwulan for the lembaga and by month for the others, where a unit has both."""
    urutan = ("-pola",) if _find_unit(satker, unit).jenis == JenisUnit.LEMBAGA else ("pola",)
    return rencana_aksi_snapshot(_find(RencanaAksi, "Rencana Aksi", satker, unit, tahun, versi, urutan))


def _renstra(satker: Satker, unit: str, tahun: int, versi: int | None) -> dict[str, Any]:
    """The Renstra whose period holds `tahun`."""
    renstra = Renstra.objects.filter(satker=satker, tahun_awal__lte=tahun, tahun_akhir__gte=tahun)
    found = renstra.select_related("satker__induk").first()
    if found is None:
        raise ValidationError(f"{satker.nama} belum memiliki Renstra yang memuat tahun {tahun}.")
    return renstra_snapshot(found)


def _lakip(satker: Satker, unit: str, tahun: int, versi: int | None) -> dict[str, Any]:
    """Any satker-year with a PK, a measurement or a budget has a LAKIP to print."""
    snapshot = lakip_snapshot(satker, tahun)
    if not (snapshot["pk"] or snapshot["pengukuran"] or snapshot["anggaran"]["pagu"] is not None):
        raise ValidationError(
            f"{satker.nama} belum memiliki data tahun {tahun}, jadi LAKIP belum dapat dicetak."
        )
    return snapshot


JENIS: Final[dict[str, Jenis]] = {
    "renstra": Jenis("Rencana Strategis", _renstra, bentuk_renstra, "laporan/pdf/renstra.html", ("rencana",)),
    "rkt": Jenis("Rencana Kinerja Tahunan", _rkt, bentuk_rkt, "laporan/pdf/rkt.html", ("rencana",)),
    "pk": Jenis("Perjanjian Kinerja", _pk, bentuk_pk, "laporan/pdf/pk.html", ("pk",)),
    "rencana-aksi": Jenis(
        "Rencana Aksi", _rencana_aksi, bentuk_rencana_aksi, "laporan/pdf/rencana_aksi.html", ("rencana",)
    ),
    "lakip": Jenis(
        "Laporan Kinerja", _lakip, bentuk_lakip, "laporan/pdf/lakip.html", ("pk", "rencana", "lakip")
    ),
}
