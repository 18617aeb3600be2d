"""The sheets `renstra` and `indikator`: a row of the latter is a sasaran, an indikator and its targets."""

from __future__ import annotations

from collections import defaultdict
from types import SimpleNamespace
from typing import Any, Final

from laporan.paket.baca import BarisMasuk
from laporan.paket.cocok import fold, match_rows
from laporan.paket.kerja import Kerja
from laporan.paket.sel import quoted, value_fields
from laporan.paket.skema import Lembar
from laporan.paket.susun import (
    SAMA,
    Pasangan,
    number_rows,
    place_row,
    plan_sheet,
    prepare_row,
    report_doubles,
    report_missing,
)
from renstra.kartu import baca_tahun
from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator, Tujuan
from renstra.services.kartu import contradictions
from sakip.angka.satuan import satuan_baku
from sakip.bacaan import teks_target
from sakip.choices import JenisNilai
from sakip.kesesuaian import kesesuaian
from sakip.kolom import reading_words
from sakip.numbers import NilaiTerbaca

SALING_TERKAIT: Final = (
    *("pembilang", "penyebut", "wajar_min", "wajar_maks", "iku", "iku_tahun"),
    *("batas_capaian", "batas_bawah_capaian"),
)
MASA = 5  # years of a Renstra: UU 25/2004 pasal 1 (a RPJM covers five years)


def plan_renstra(kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk]) -> list[Pasangan]:
    """Renstra by their first year; a missing year is taken from the other, five years apart."""
    for masuk in rows:
        if masuk.galat:
            continue
        awal, akhir = masuk.isi.get("tahun_awal"), masuk.isi.get("tahun_akhir")
        if awal is None and akhir is not None:
            masuk.isi["tahun_awal"] = akhir - MASA + 1
        elif akhir is None and awal is not None and not _stored(kerja, awal):
            masuk.isi["tahun_akhir"] = awal + MASA - 1
        elif awal is not None and akhir is not None and akhir < awal:
            kerja.galat(masuk, "tahun_akhir", f"Tahun akhir {akhir} mendahului tahun awal {awal}.")
    return plan_sheet(kerja, lembar, rows)


def _stored(kerja: Kerja, tahun: int) -> bool:
    return any(renstra.tahun_awal == tahun for renstra in kerja.gudang.rows(Renstra))


def require_renstra(kerja: Kerja, rows: list[BarisMasuk]) -> None:
    """Plan the Renstra that rows speak of and that neither the file nor the database has."""
    for masuk in rows:
        tahun = masuk.isi.get("tahun_awal")
        if masuk.galat or tahun is None or _stored(kerja, tahun):
            continue
        akhir = tahun + MASA - 1
        kerja.create(Renstra, {"tahun_awal": tahun, "tahun_akhir": akhir})
        kerja.peringatan(
            masuk, "tahun_awal", f"Renstra {tahun} tidak ada; dicatat dengan masa {tahun}-{akhir}."
        )


def plan_indicators(kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk]) -> list[Pasangan]:
    """Indikator by unit, sasaran and words within their Renstra."""
    groups: dict[int, tuple[Any, list[BarisMasuk]]] = {}
    for masuk in rows:
        if not masuk.galat:
            prepare_row(kerja, masuk)
        if masuk.galat:
            kerja.report_galat(masuk)
            continue
        renstra = place_row(kerja, masuk)
        groups.setdefault(id(renstra), (renstra, []))[1].append(masuk)
    hasil: list[Pasangan] = []
    for renstra, kelompok in groups.values():
        hasil += _plan_renstra_rows(kerja, lembar, kelompok, renstra)
    return hasil


def _row_key(isi: dict[str, Any]) -> tuple[Any, ...]:
    return (fold(isi.get("unit")), fold(isi.get("sasaran", "")), fold(isi.get("uraian", "")))


def _plan_renstra_rows(
    kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk], renstra: Renstra
) -> list[Pasangan]:
    stored = [i for i in kerja.gudang.rows(Indikator) if i.sasaran.renstra is renstra]
    stored.sort(key=lambda i: (i.urut, i.pk))
    masuk = report_doubles(kerja, lembar, [(_row_key(satu.isi), satu) for satu in rows])
    lama = [((fold(i.sasaran.unit), fold(i.sasaran.uraian), fold(i.uraian)), i) for i in stored]
    pairs, sisa = match_rows(masuk, lama, SAMA["indikator"])
    cascade = Cascade(kerja, renstra)
    hasil = [
        _plan_row(kerja, satu, indikator, cascade)
        for satu, indikator in pairs
        if _is_sound(kerja, satu, indikator, renstra)
    ]
    number_rows(kerja, hasil, stored)
    number_rows(kerja, cascade.pasangan, [s for s in cascade.sasaran if s.pk])
    report_missing(kerja, lembar, sisa)
    return hasil


def _is_sound(kerja: Kerja, masuk: BarisMasuk, indikator: Indikator | None, renstra: Renstra) -> bool:
    """Whether the kartu contradicts itself nowhere; the satuan and the years of an IKU become canonical."""
    isi = masuk.isi
    if satuan := isi.get("satuan"):
        isi["satuan"] = satuan_baku(satuan)
        isi["satuan_teks"] = satuan if satuan != isi["satuan"] else ""
    try:
        tahun = baca_tahun(isi.get("iku_tahun", ""), renstra.tahun_list)
        isi |= {"iku_tahun": ", ".join(map(str, tahun))} if tahun else {}
    except ValueError as error:
        kerja.galat(masuk, "iku_tahun", str(error))
    kartu = SimpleNamespace(
        **{nama: isi.get(nama, getattr(indikator or Indikator(), nama)) for nama in SALING_TERKAIT}
    )
    for kolom, galat in contradictions(kartu).items():
        kerja.galat(masuk, kolom, " ".join(galat.messages))
    if masuk.galat:
        kerja.report_galat(masuk)
    return not masuk.galat


class Cascade:
    """The sasaran and tujuan of one Renstra, with those that the file adds."""

    def __init__(self, kerja: Kerja, renstra: Renstra) -> None:
        self.kerja, self.renstra = kerja, renstra
        self.tujuan = {fold(t.no): t for t in kerja.gudang.rows(Tujuan) if t.renstra is renstra}
        self.sasaran = [s for s in kerja.gudang.rows(Sasaran) if s.renstra is renstra]
        self.pasangan: list[Pasangan] = []
        self._first: dict[int, BarisMasuk] = {}
        self.target: dict[int, dict[int, TargetIndikator]] = defaultdict(dict)
        for satu in kerja.gudang.rows(TargetIndikator):
            self.target[id(satu.indikator)][satu.tahun] = satu

    def tujuan_of(self, masuk: BarisMasuk) -> Tujuan | None:
        no = masuk.isi.pop("tujuan_no", None)
        if no is None:
            return None
        tujuan = self.tujuan.get(fold(no))
        if tujuan is None:
            self.kerja.peringatan(masuk, "tujuan_no", f"Tujuan '{no}' tidak ada; ditambahkan tanpa uraian.")
            urut = max((satu.urut for satu in self.tujuan.values()), default=0) + 1
            isi = {"renstra": self.renstra, "no": no, "uraian": "", "urut": urut}
            tujuan = self.kerja.create(Tujuan, isi)
            self.tujuan[fold(no)] = tujuan
        return tujuan

    def sasaran_of(self, masuk: BarisMasuk, indikator: Indikator | None) -> tuple[Sasaran, dict[str, Any]]:
        """The sasaran of a row and what the row changes in it."""
        tujuan, unit, uraian = self.tujuan_of(masuk), masuk.isi.pop("unit"), masuk.isi.pop("sasaran", None)
        calon = [s for s in self.sasaran if s.unit is unit and fold(s.uraian) == fold(uraian or "")]
        own = indikator.sasaran if indikator else None
        cocok = next((s for s in calon if s.tujuan is tujuan), None)
        if cocok is None and (tujuan is None or own is not None) and calon:
            cocok = own if own in calon else calon[0]
        if cocok is None:
            isi = {"renstra": self.renstra, "unit": unit, "tujuan": tujuan, "uraian": uraian or ""}
            cocok = self.kerja.create(Sasaran, isi)
            self.sasaran.append(cocok)
            self.pasangan.append((masuk, cocok, True))
            self._first[id(cocok)] = masuk
            return cocok, {}
        if cocok.pk and all(cocok is not satu for _, satu, _ in self.pasangan):
            self.pasangan.append((masuk, cocok, False))
        return cocok, self._describe(masuk, cocok, tujuan, uraian)

    def _describe(
        self, masuk: BarisMasuk, sasaran: Sasaran, tujuan: Tujuan | None, uraian: str | None
    ) -> dict[str, Any]:
        """The first row of a sasaran says how it is written; another spelling is reported and not used."""
        pertama = self._first.setdefault(id(sasaran), masuk)
        if pertama is not masuk:
            if uraian is not None and uraian != sasaran.uraian:
                kalimat = (
                    f"Tulisan sasaran berbeda dari baris {pertama.nomor}; yang disimpan tulisan baris itu."
                )
                self.kerja.peringatan(masuk, "sasaran", kalimat)
            return {}
        isi: dict[str, Any] = {} if uraian is None else {"uraian": uraian}
        if tujuan is not None:
            isi["tujuan"] = tujuan
        beda = self.kerja.update(sasaran, isi)
        return {"sasaran" if k == "uraian" else k: v for k, v in beda.items()} if sasaran.pk else {}


def _plan_row(kerja: Kerja, masuk: BarisMasuk, indikator: Any, cascade: Cascade) -> Pasangan:
    """Plan the indikator and its targets; `urut` keeps the order of the file across sasaran."""
    sasaran, beda = cascade.sasaran_of(masuk, indikator)
    baru = indikator is None
    if baru:
        indikator = kerja.create(Indikator, masuk.isi | {"sasaran": sasaran})
    else:
        beda |= kerja.update(indikator, masuk.isi | {"sasaran": sasaran})
    bagian = _plan_targets(kerja, masuk, indikator, cascade.target[id(indikator)])
    if bagian:
        kerja.note_parts(indikator, bagian)
    if baru or beda or bagian:
        kerja.touch(cascade.renstra)
    masuk.beda = beda | bagian
    return masuk, indikator, baru


def _plan_targets(
    kerja: Kerja, masuk: BarisMasuk, indikator: Indikator, ada: dict[int, TargetIndikator]
) -> dict[str, tuple[Any, Any]]:
    """Targets per year; the kind of the indikator settles how its numbers are meant."""
    beda: dict[str, tuple[Any, Any]] = {}
    for kolom, isi in masuk.jamak.items():
        tahun = int(kolom.removeprefix("target_"))
        isi = _by_kind(kerja, masuk, kolom, isi, indikator.jenis_nilai)
        target = ada.get(tahun)
        if target is None:
            kerja.create(TargetIndikator, {"indikator": indikator, "tahun": tahun, **isi}, bagian=True)
            beda[kolom] = ("", isi["target_teks"] or str(isi["target_nilai"]))
            continue
        lama = _words(target)
        if kerja.update(target, isi, bagian=True):
            beda[kolom] = _apart(lama, _words(target))
    return beda


def _words(target: TargetIndikator) -> tuple[str, str]:
    """(the target as people see it, how it was read)."""
    terbaca = NilaiTerbaca(
        target.target_nilai,
        target.target_satuan,
        target.target_jenis,
        target.target_status,
        False,
        "",
        atas=target.target_atas,
    )
    return teks_target(target), reading_words(terbaca)


def _apart(lama: tuple[str, str], baru: tuple[str, str]) -> tuple[str, str]:
    """Before and after in words; where only the reading differs it is named."""
    if lama[0] != baru[0]:
        return lama[0], baru[0]
    return f"{lama[0]} (dibaca {lama[1]})", f"{baru[0]} (dibaca {baru[1]})"


def _by_kind(kerja: Kerja, masuk: BarisMasuk, kolom: str, isi: dict[str, Any], jenis: str) -> dict[str, Any]:
    """The reading as it counts for an indikator of `jenis`; oddities become messages."""
    terbaca = masuk.terbaca.get(kolom)
    if terbaca is None or not jenis or jenis == JenisNilai.TEKS:
        return isi
    sesuai, tertulis = kesesuaian(terbaca, jenis), isi["target_teks"] or str(terbaca.nilai)
    masuk.ragu = [satu for satu in masuk.ragu if satu[0] != kolom]
    if sesuai.ragu:
        masuk.ragu.append((kolom, quoted(tertulis, sesuai.catatan)))
    elif "SATUAN_JANGGAL" in sesuai.tanda:
        kerja.peringatan(masuk, kolom, quoted(tertulis, sesuai.catatan))
    return value_fields("target", isi["target_teks"], sesuai)
