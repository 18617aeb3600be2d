"""Sheets that carry budget codes: reading the code, recognising rows without one, and their tree."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from anggaran.kode import baca_kode, induk_kode
from anggaran.models import BarisPagu, KodeAnggaran
from anggaran.models.pagu import BarisBerkode
from laporan.paket.baca import BarisMasuk
from laporan.paket.cocok import fold
from laporan.paket.kerja import Kerja
from laporan.paket.skema import Lembar
from laporan.paket.susun import Pasangan, key_of, place_row, plan_matched, prepare_row, stored_rows


def read_codes(kerja: Kerja, rows: list[BarisMasuk]) -> None:
    """Add the canonical code (and its depth) to every row with a code. A short code without its program
    is completed from the rows above, else from the reference where only one entry ends like it."""
    berpohon = bool(rows) and issubclass(rows[0].lembar.model, BarisBerkode)
    atas = ""
    for masuk in rows:
        if masuk.galat or "kode" not in masuk.isi:
            continue
        terbaca = baca_kode(masuk.isi["kode"])
        kode = terbaca.kode if terbaca.lengkap else _complete(kerja, terbaca.kode, atas)
        if terbaca.ragu:
            masuk.ragu.append(("kode", f"'{masuk.isi['kode']}' dibaca {kode}. {terbaca.catatan}"))
        elif terbaca.catatan and not kode:
            kerja.peringatan(masuk, "kode", f"{terbaca.catatan} Kodenya disimpan seperti tertulis.")
        masuk.isi["kode_baku"] = kode
        if berpohon:
            masuk.isi["tingkat"] = terbaca.tingkat
        atas = kode if terbaca.tingkat != "nomor" and kode else atas


def _complete(kerja: Kerja, kode: str, atas: str) -> str:
    """`6709.QGE.001` under `076.01.CQ...` is `076.01.CQ.6709.QGE.001`."""
    acuan = [satu for satu in kerja.gudang.kode_acuan if satu.endswith(f".{kode}")]
    induk = atas
    while induk:
        if f"{induk}.{kode}" in acuan or baca_kode(f"{induk}.{kode}").tingkat == baca_kode(kode).tingkat:
            return f"{induk}.{kode}"
        induk = induk_kode(induk)
    return acuan[0] if len(acuan) == 1 else kode


def plan_budget(kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk]) -> list[Pasangan]:
    """Plan a sheet of budget rows: rows with a code are recognised by it, the others by their words under
    the nearest row above that has one."""
    read_codes(kerja, rows)
    groups: dict[int, tuple[Any, list[BarisMasuk]]] = {}
    for masuk in rows:
        if not masuk.galat:
            _check_year_total(kerja, masuk)
            prepare_row(kerja, masuk)
        if masuk.galat:
            kerja.report_galat(masuk)
            continue
        dokumen = place_row(kerja, masuk)
        groups.setdefault(id(dokumen), (dokumen, []))[1].append(masuk)
    hasil = []
    for dokumen, kelompok in groups.values():
        stored = stored_rows(kerja, lembar, kelompok, dokumen)
        masuk_berkunci = list(zip(_keys(lembar, [m.isi for m in kelompok]), kelompok, strict=True))
        lama = list(zip(_keys(lembar, [vars(o) for o in stored]), stored, strict=True))
        pasangan = plan_matched(kerja, lembar, masuk_berkunci, lama, dokumen)
        if issubclass(lembar.model, BarisBerkode):
            _plan_tree(kerja, lembar, pasangan, stored)
        hasil += pasangan
    if issubclass(lembar.model, BarisBerkode):
        _forgive_levels(kerja, lembar, hasil)
    return hasil


def _forgive_levels(kerja: Kerja, lembar: Lembar, pasangan: list[Pasangan]) -> None:
    """Take back that the amount is missing in rows whose levels below have one in the file: it is their sum,
    and the export leaves it empty."""
    kolom = "pagu" if lembar.model is BarisPagu else "realisasi"
    berjumlah: set[int] = set()
    for masuk, objek, _ in pasangan:
        atas = objek.induk if masuk.isi.get(kolom) is not None else None
        while atas is not None and id(atas) not in berjumlah:
            berjumlah.add(id(atas))
            atas = atas.induk
    nomor = {masuk.nomor for masuk, objek, _ in pasangan if id(objek) in berjumlah}
    kalimat = f"Kolom wajib kosong: {kolom}."
    kerja.hasil.pesan[:] = [
        p for p in kerja.hasil.pesan if (p.lembar, p.pesan) != (lembar.nama, kalimat) or p.baris not in nomor
    ]


def _check_year_total(kerja: Kerja, masuk: BarisMasuk) -> None:
    """The realisasi of a month may be negative (money paid back), that of a year may not."""
    jumlah = masuk.isi.get("realisasi")
    if (
        masuk.lembar.nama == "realisasi_anggaran"
        and jumlah is not None
        and jumlah < 0
        and not masuk.isi.get("bulan")
    ):
        kerja.galat(masuk, "realisasi", "Realisasi setahun tidak boleh negatif.")


def _keys(lembar: Lembar, rows: list[dict[str, Any]]) -> list[Hashable]:
    """The key of each row, in order: what the sheet names beside the code (year, month, sumber dana), then
    the code, or the code above and the folded words."""
    biasa = key_of(lembar)
    atas: dict[tuple[Hashable, ...], str] = {}
    keys: list[Hashable] = []
    for isi in rows:
        *letak, _, uraian = biasa(isi)
        kode = _code_of(isi)
        if kode:
            atas[tuple(letak)] = kode
            keys.append((*letak, kode))
        else:
            keys.append((*letak, atas.get(tuple(letak), ""), uraian))
    return keys


def _code_of(isi: dict[str, Any]) -> str:
    """The canonical code of a row; one that cannot be read is compared as it was typed."""
    return isi.get("kode_baku") or str(fold(isi.get("kode") or ""))


def _plan_tree(kerja: Kerja, lembar: Lembar, pasangan: list[Pasangan], stored: list[Any]) -> None:
    """Set parent and reference of every row of the file, each year, month and sumber dana being a tree."""
    letak = lembar.kunci[:-2]
    per_letak: dict[Hashable, tuple[list[Pasangan], list[Any]]] = {}
    for satu in pasangan:
        tempat = tuple(getattr(satu[1], nama) for nama in letak)
        per_letak.setdefault(tempat, ([], []))[0].append(satu)
    for objek in stored:
        tempat = tuple(getattr(objek, nama) for nama in letak)
        if tempat in per_letak:
            per_letak[tempat][1].append(objek)
    for kelompok, lain in per_letak.values():
        _plan_branch(kerja, kelompok, lain)


def _plan_branch(kerja: Kerja, kelompok: list[Pasangan], lain: list[Any]) -> None:
    """Parents within one tree. The parent of a code is the row of the nearest shorter code, above it when
    there are several; a row without a code belongs to the nearest row above that has one."""
    per_kode: dict[str, Any] = {}
    for objek in lain:
        per_kode.setdefault(objek.kode_baku, objek)
    later = {objek.kode_baku: objek for _, objek, _ in reversed(kelompok)}
    atas = None
    above: dict[str, Any] = {}
    for masuk, objek, baru in kelompok:
        induk = _ancestor(objek, above) or _ancestor(objek, later) or _ancestor(objek, per_kode)
        if not objek.kode_baku and not objek.kode:
            induk = atas
        else:
            atas = objek
            above[objek.kode_baku] = objek
        tahun = objek.dipa.tahun if hasattr(objek, "dipa") else objek.tahun
        isi = {"induk": induk, "acuan": _reference(kerja, objek.kode_baku, tahun)}
        beda = kerja.update(objek, isi)
        if beda and not baru:
            masuk.beda |= {k: (str(a or ""), str(b or "")) for k, (a, b) in beda.items() if k == "induk"}


def _ancestor(objek: Any, per_kode: dict[str, Any]) -> Any:
    """The row of the nearest shorter code."""
    for kode in _shorter_codes(objek.kode_baku):
        if kode in per_kode and per_kode[kode] is not objek:
            return per_kode[kode]
    return None


@lru_cache(maxsize=20_000)
def _shorter_codes(kode: str) -> tuple[str, ...]:
    """The codes above `kode`, nearest first."""
    atas = induk_kode(kode)
    return (atas, *_shorter_codes(atas)) if atas else ()


def _reference(kerja: Kerja, kode: str, tahun: int) -> KodeAnggaran | None:
    """The entry of the reference that holds in `tahun`."""
    for satu in kerja.gudang.kode_acuan.get(kode, []):
        if satu.berlaku_dari <= tahun and (satu.berlaku_sampai is None or tahun <= satu.berlaku_sampai):
            return satu
    return None
