"""Print a document of a satker: find it, read its snapshot, give it its form, render it. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from django.core.exceptions import ValidationError

from kinerja.models import Pk, RencanaAksi, Rkt
from kinerja.queries import PERINGKAT
from laporan.bentuk.lakip import bentuk_lakip
from laporan.bentuk.pk import bentuk_pk
from laporan.bentuk.rencana_aksi import bentuk_rencana_aksi
from laporan.bentuk.renstra import bentuk_renstra
from laporan.bentuk.rkt import bentuk_rkt
from laporan.bentuk.umum import nama_berkas
from laporan.berkas import read_file
from laporan.models import BerkasDokumen, Dokumen, Lakip
from laporan.models.dokumen import JenisBerkas, StatusTerbit
from laporan.pdf import Kabar, render_pdf
from laporan.snapshot import (
    lakip_snapshot,
    pk_snapshot,
    rencana_aksi_snapshot,
    renstra_snapshot,
    rkt_snapshot,
)
from laporan.snapshot.fakta import with_sources
from renstra.models import Renstra
from sakip.choices import JenisUnit
from sakip.models import Satker, UnitKerja

UNIT_BAKU: Final = "lembaga"
PERNAH_TERBIT: Final = (StatusTerbit.BERLAKU, StatusTerbit.DIGANTIKAN, StatusTerbit.DICABUT)
TAHUN: Final = range(2000, 2101)
MEDIA: Final = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


class Cetakan(NamedTuple):
    """A document as a file: the name that it gets and its bytes; a PDF, the scan (PDF, JPG, PNG) of what was
    signed in ink, or another format (`keluaran`)."""

    nama: str
    isi: bytes

    @property
    def media(self) -> str:
        """The media type, by the end of the name."""
        return MEDIA[self.nama.rsplit(".", 1)[-1]]


class Jenis(NamedTuple):
    """How a kind of document is printed: its name, how it is found by (satker, unit, tahun, versi), its
    snapshot and its form."""

    nama: str
    cari: Callable[[Satker, str, int, int | None], Any]
    snapshot: Callable[[Any], dict[str, Any]]
    bentuk: Callable[[dict[str, Any]], dict[str, Any]]
    template: str
    css: tuple[str, ...]


def print_document(
    jenis: str,
    satker: Satker,
    tahun: int,
    unit: str = UNIT_BAKU,
    versi: int | None = None,
    *,
    kabar: Kabar | None = None,
) -> Cetakan:
    """The PDF of a document; `versi` None = the one in force. A draft is marked on each page.

    `jenis` is one of JENIS, `unit` the short key of a unit of `satker` (a LAKIP and a Renstra cover the
    whole satker). `kabar` hears the percent done and the stage, and may raise to stop. ValidationError, in
    one sentence, when there is nothing to print.
    """
    sumber, nama = find_source(jenis, satker, tahun, unit, versi)
    terbit = issued_file(sumber, sumber.versi if versi is None else versi)
    if terbit is None:
        return Cetakan(nama, render_snapshot(jenis, JENIS[jenis].snapshot(sumber), kabar=kabar))
    akhiran = str(terbit.berkas.name).rsplit(".", 1)[-1]
    return Cetakan(f"{nama.removesuffix('.pdf')}.{akhiran}", read_file(terbit))


def find_source(jenis: str, satker: Satker, tahun: int, unit: str, versi: int | None) -> tuple[Any, str]:
    """The row that a document is printed from, and the name of its PDF; raises as `print_document`."""
    if jenis not in JENIS:
        raise ValidationError(
            f"Jenis dokumen {jenis!r} tidak dikenal; pilih salah satu dari {', '.join(JENIS)}."
        )
    if tahun not in TAHUN:
        raise ValidationError(f"Tahun dokumen harus antara {TAHUN[0]} dan {TAHUN[-1]}, bukan {tahun}.")
    sumber = JENIS[jenis].cari(satker, unit, tahun, versi)
    bagian = (jenis, tahun, unit if unit != UNIT_BAKU else "", f"versi-{versi}" if versi else "", satker.nama)
    return sumber, nama_berkas(*bagian)


def render_snapshot(
    jenis: str,
    snapshot: dict[str, Any],
    *,
    lampiran: bytes | None = None,
    kabar: Kabar | None = None,
    **isi: Any,
) -> bytes:
    """The PDF of `snapshot`, a document of `jenis`; `isi` goes to the form and the page as it is."""
    cara = JENIS[jenis]
    context = cara.bentuk({**snapshot, **isi})
    konteks = {"bentuk": context, "judul_pdf": context["judul_pdf"], "pengarang": context["pengarang"], **isi}
    return render_pdf(
        cara.template, konteks, css=cara.css, draf=snapshot["draf"], lampiran=lampiran, kabar=kabar
    )


def issued_file(sumber: Any, versi: int) -> BerkasDokumen | None:
    """The latest file of version `versi` of an issued document; None = it was not issued here."""
    dokumen = issued_document(sumber, versi)
    if dokumen is None:
        return None
    return dokumen.berkas.exclude(jenis=JenisBerkas.NASKAH).order_by("-urut").first()


def issued_document(sumber: Any, versi: int) -> Dokumen | None:
    """What was issued of version `versi`, in force or replaced; None = it was not issued here.

    Raises ValidationError for one that was withdrawn: it is no longer given out as a copy.
    """
    if sumber.pk is None:
        return None
    found = Dokumen.objects.filter(
        jenis=sumber.jenis_dokumen, objek_id=sumber.pk, versi=versi, status__in=PERNAH_TERBIT
    ).order_by("-id")
    dokumen = found.first()
    if dokumen is not None and dokumen.status == StatusTerbit.DICABUT:
        raise ValidationError(
            f"{dokumen.judul} telah dicabut ({dokumen.alasan}). Berkas aslinya hanya ada pada halaman "
            f"verifikasi, kode {dokumen.kode}."
        )
    return dokumen


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
    """The document of a unit and year: the version asked for or the one that holds; `urutan` comes first."""
    unit = _find_unit(satker, kunci)
    found = model.objects.filter(unit=unit, tahun=tahun).select_related("unit__satker__induk")
    found = found if versi is None else found.filter(versi=versi)
    dokumen = found.order_by(*urutan, PERINGKAT.desc(), "-versi").first()
    if dokumen is None:
        yang = "" if versi is None else f" versi {versi}"
        raise ValidationError(
            f"{nama} {unit.nama} tahun {tahun}{yang} belum ada, jadi tidak ada yang dapat dicetak."
        )
    return dokumen


def _pk(satker: Satker, unit: str, tahun: int, versi: int | None) -> Any:
    return _find(Pk, "Perjanjian Kinerja", satker, unit, tahun, versi)


def _rkt(satker: Satker, unit: str, tahun: int, versi: int | None) -> Any:
    return _find(Rkt, "Rencana Kinerja Tahunan", satker, unit, tahun, versi)


def _rencana_aksi(satker: Satker, unit: str, tahun: int, versi: int | None) -> Any:
    """By triwulan for the lembaga and by month for the others, where a unit has both."""
    urutan = ("-pola",) if _find_unit(satker, unit).jenis == JenisUnit.LEMBAGA else ("pola",)
    return _find(RencanaAksi, "Rencana Aksi", satker, unit, tahun, versi, urutan)


def _renstra(satker: Satker, unit: str, tahun: int, versi: int | None) -> Renstra:
    """The Renstra whose period holds `tahun`."""
    renstra = Renstra.objects.filter(satker=satker, tahun_awal__lte=tahun, tahun_akhir__gte=tahun)
    found = renstra.select_related("satker__induk").first()
    if found is None:
        raise ValidationError(f"{satker.nama} belum memiliki Renstra yang memuat tahun {tahun}.")
    return found


def _lakip(satker: Satker, unit: str, tahun: int, versi: int | None) -> Lakip:
    """The row of the LAKIP, an unsaved one where there is none yet."""
    found = Lakip.objects.filter(satker=satker, tahun=tahun).select_related("satker__induk").first()
    return found or Lakip(satker=satker, tahun=tahun)


def _lakip_snapshot(lakip: Lakip) -> dict[str, Any]:
    """Any satker-year with a PK, a measurement or a budget has a LAKIP to print."""
    snapshot = lakip_snapshot(lakip.satker, lakip.tahun)
    if not (snapshot["pk"] or snapshot["pengukuran"] or snapshot["anggaran"]["pagu"] is not None):
        raise ValidationError(
            f"{lakip.satker.nama} belum memiliki data tahun {lakip.tahun}, jadi LAKIP belum dapat dicetak."
        )
    return with_sources(lakip.satker, lakip.tahun, snapshot)


def _pk_snapshot(pk: Pk) -> dict[str, Any]:
    return with_sources(pk.unit.satker, pk.tahun, pk_snapshot(pk))


JENIS: Final[dict[str, Jenis]] = {
    "renstra": Jenis(
        "Rencana Strategis",
        _renstra,
        renstra_snapshot,
        bentuk_renstra,
        "laporan/pdf/renstra.html",
        ("rencana",),
    ),
    "rkt": Jenis(
        "Rencana Kinerja Tahunan", _rkt, rkt_snapshot, bentuk_rkt, "laporan/pdf/rkt.html", ("rencana",)
    ),
    "pk": Jenis("Perjanjian Kinerja", _pk, _pk_snapshot, bentuk_pk, "laporan/pdf/pk.html", ("pk",)),
    "rencana-aksi": Jenis(
        "Rencana Aksi",
        _rencana_aksi,
        rencana_aksi_snapshot,
        bentuk_rencana_aksi,
        "laporan/pdf/rencana_aksi.html",
        ("rencana",),
    ),
    "lakip": Jenis(
        "Laporan Kinerja",
        _lakip,
        _lakip_snapshot,
        bentuk_lakip,
        "laporan/pdf/lakip.html",
        ("pk", "rencana", "lakip"),
    ),
}
