"""The chain of a figure: realisasi, promise of the PK, row of the RKT, indikator of the Renstra."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from kinerja.models import AnggaranPk, AnggaranRkt, BarisPk, BarisRencanaAksi, BarisRkt, Pengukuran, Realisasi
from kinerja.ukuran import acuan_of
from laporan.models import Dokumen
from laporan.models.dokumen import StatusTtd
from laporan.snapshot.asal import JENIS, approvals_of, issued_of
from renstra.berlaku import hold_in_force, is_changing
from renstra.models import Indikator, Renstra
from sakip.bacaan import teks_target
from sakip.choices import AsalData, StatusDokumen
from sakip.models import Langkah
from sakip.numbers import TANPA_NILAI
from sakip.penjelasan import Butir
from sakip.tanggal import cetak_tanggal

NAMA = {
    "pk": "Perjanjian Kinerja",
    "rkt": "Rencana Kinerja Tahunan",
    "rencanaaksi": "Rencana Aksi",
    "pengukuran": "Pengukuran",
    "renstra": "Rencana Strategis",
}
HALAMAN = {"pk": "pk", "rkt": "rkt", "rencanaaksi": "rencana-aksi", "pengukuran": "realisasi"}


@dataclass(frozen=True)
class Mata:
    """One link of the chain: `judul` the kind of document, `nilai` what stands there, `butir` which version,
    who approved and who signed; `url` opens the document."""

    judul: str
    nilai: str
    butir: tuple[Butir, ...]
    url: str = ""


def chain_of(objek: Any, tahun: int) -> list[Mata]:
    """The links behind `objek` (a stored row), it first. The rows must be read with their links selected; at
    most four queries."""
    rows = list(_rows(objek))
    hold_in_force([r for r in rows if hasattr(r, "indikator_renstra_id")], tahun)
    indikator = next((r.indikator_renstra for r in rows if getattr(r, "indikator_renstra", None)), None)
    if indikator is not None:
        rows.append(indikator)
    dokumen = [_holder(r) for r in rows]
    kunci = [(str(d._meta.model_name), d.pk) for d in dokumen]
    sah, terbit = approvals_of(kunci), issued_of(kunci)
    return [
        _link(row, dok, tahun, sah.get(k), terbit.get(k))
        for row, dok, k in zip(rows, dokumen, kunci, strict=True)
    ]


def _rows(objek: Any) -> Iterator[Any]:
    """`objek` and the rows that it comes from, as far as they were linked."""
    while objek is not None:
        yield objek
        if isinstance(objek, Realisasi):
            objek = acuan_of(objek)
        elif isinstance(objek, BarisRencanaAksi):
            objek = objek.baris_pk
        else:
            objek = getattr(objek, "baris_rkt", None) if isinstance(objek, BarisPk) else None


def _holder(row: Any) -> Any:
    """The document in which the row stands."""
    if isinstance(row, Indikator):
        return row.sasaran.renstra
    nama = {
        Realisasi: "pengukuran",
        BarisPk: "pk_dokumen",
        AnggaranPk: "pk_dokumen",
        BarisRkt: "rkt",
        AnggaranRkt: "rkt",
        BarisRencanaAksi: "rencana_aksi",
    }
    return getattr(row, nama[type(row)])


def _link(row: Any, dokumen: Any, tahun: int, sah: Langkah | None, terbit: Dokumen | None) -> Mata:
    model = str(dokumen._meta.model_name)
    butir = (
        Butir("Dokumen", _document_words(dokumen)),
        *([Butir("Baris", " ".join(words.split()))] if (words := _words(row)) else []),
        *_approval(sah),
        *_signatures(terbit),
    )
    return Mata(NAMA[model], _value(row, tahun), butir, _address(dokumen))


def _words(row: Any) -> str:
    return str(getattr(row, "indikator", "") or getattr(row, "uraian", ""))


def _value(row: Any, tahun: int) -> str:
    if isinstance(row, Realisasi | AnggaranPk | AnggaranRkt):
        return ""
    if isinstance(row, Indikator):
        target = getattr(row, "target_tahun", None)
        satu = target[0] if target else row.target.filter(tahun=tahun).first() if target is None else None
        return f"target {tahun}: {teks_target(satu) if satu else TANPA_NILAI}"
    return f"target {teks_target(row) or TANPA_NILAI}"


def _document_words(dokumen: Any) -> str:
    """`Perjanjian Kinerja Lembaga 2024, versi awal, tanggal 2 Januari 2024, ditetapkan, dari impor paket`."""
    if isinstance(dokumen, Renstra):
        versi = dokumen.versi - 1 if is_changing(dokumen) else dokumen.versi
        nama, tanggal = f"Rencana Strategis {dokumen.tahun_awal}–{dokumen.tahun_akhir}", ""
    else:
        versi, nama = dokumen.versi, f"{NAMA[str(dokumen._meta.model_name)]} {dokumen.unit.nama}"
        masa = dokumen.get_triwulan_display() if isinstance(dokumen, Pengukuran) else ""
        nama = " ".join(kata for kata in (nama, masa, str(dokumen.tahun)) if kata)
        tanggal = _date_words(dokumen)
    kata = (
        nama,
        f"perubahan ke-{versi}" if versi else "versi awal",
        tanggal,
        str(StatusDokumen(dokumen.status).label).lower(),
        "dari impor paket" if dokumen.asal == AsalData.IMPOR else "",
    )
    return ", ".join(satu for satu in kata if satu)


def _date_words(dokumen: Any) -> str:
    tanggal = getattr(dokumen, "tanggal", None)
    teks = getattr(dokumen, "tanggal_teks", "") or (cetak_tanggal(tanggal) if tanggal else "")
    return f"tanggal {teks}" if teks else ""


def _approval(langkah: Langkah | None) -> Iterator[Butir]:
    if langkah is not None:
        siapa = str(langkah.user) if langkah.user else "sistem"
        kata = str(StatusDokumen(langkah.ke).label)
        yield Butir("Verifikasi", f"{kata} oleh {siapa}, {cetak_tanggal(langkah.waktu.date())}")


def _signatures(dokumen: Dokumen | None) -> Iterator[Butir]:
    """Who signed the issued document, with its code; nothing where it was not issued here."""
    if dokumen is None:
        return
    selesai: Sequence[Any] = [t for t in dokumen.tanda_tangan.all() if t.status == StatusTtd.SELESAI]
    siapa = "; ".join(f"{t.nama} ({t.jabatan})" for t in selesai)
    url = reverse("laporan:verifikasi-detail", args=[dokumen.kode])
    yield Butir("Tanda tangan", f"{siapa}. Kode dokumen {dokumen.kode}", url, "Verifikasi dokumen")


def _address(dokumen: Any) -> str:
    model = str(dokumen._meta.model_name)
    kode = dokumen.pemilik.kode_wilayah
    if type(dokumen) not in JENIS:
        return ""
    if isinstance(dokumen, Renstra):
        return reverse("renstra:renstra-detail", args=[kode, dokumen.pk])
    return reverse(f"kinerja:{HALAMAN[model]}-detail", args=[kode, dokumen.tahun, dokumen.pk])
