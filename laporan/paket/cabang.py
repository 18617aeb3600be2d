"""The sheets `sasaran` (the tree of a Renstra), `kontribusi` (between units) and `bukti` (a list only)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from typing import Any, Final

from kinerja.models import Bukti
from laporan.paket.baca import BarisMasuk
from laporan.paket.cocok import fold, match_rows
from laporan.paket.indikator import Cascade
from laporan.paket.kerja import Kerja
from laporan.paket.pesan import HasilBaris
from laporan.paket.skema import Lembar
from laporan.paket.susun import Pasangan, place_row, prepare_row, report_doubles, report_missing
from renstra.models import Indikator, Kontribusi, Sasaran
from renstra.models.sasaran import TingkatSasaran

URUTAN: Final = list(TingkatSasaran)
HANYA_DAFTAR: Final = (
    "Lembar bukti hanya mendaftar bukti dukung. Berkasnya tidak ikut dalam paket dan tidak disimpan; unggah "
    "berkasnya pada realisasi yang bersangkutan."
)


def plan_sasaran(kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk]) -> list[Pasangan]:
    """Tingkat, place and induk of the sasaran, those without an indikator too; within their Renstra by unit,
    tujuan and words."""
    groups: dict[int, tuple[Any, list[BarisMasuk]]] = {}
    for masuk in rows:
        if not masuk.galat:
            prepare_row(kerja, masuk)
        if masuk.galat:
            kerja.report_galat(masuk)
            continue
        renstra = place_row(kerja, masuk)
        groups.setdefault(id(renstra), (renstra, []))[1].append(masuk)
    return [satu for renstra, mine in groups.values() for satu in _plan_tree(kerja, lembar, mine, renstra)]


def _plan_tree(kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk], renstra: Any) -> list[Pasangan]:
    cascade = Cascade(kerja, renstra)
    masuk: list[tuple[Hashable, BarisMasuk]] = []
    for satu in rows:
        tujuan = cascade.tujuan_of(satu)
        satu.isi |= {"tujuan": tujuan} if tujuan else {}
        masuk.append((_key(satu, tujuan, cascade), satu))
    lama = [((fold(s.unit), fold(s.uraian), id(s.tujuan)), s) for s in cascade.sasaran]
    pairs, sisa = match_rows(report_doubles(kerja, lembar, masuk), lama)
    induk = {id(satu): (satu.isi.pop("induk_uraian", ""), satu.isi.pop("induk_unit", "")) for satu in rows}
    hasil = [_plan_one(kerja, satu, sasaran, cascade) for satu, sasaran in pairs]
    for satu, sasaran, _ in hasil:
        satu.beda |= _serve(kerja, satu, sasaran, cascade, *induk[id(satu)])
    if any(baru or satu.beda for satu, _, baru in hasil):
        kerja.touch(renstra)
    report_missing(kerja, lembar, [s for s in sisa if s.pk])
    sound = [(satu, sasaran, baru) for satu, sasaran, baru in hasil if not satu.galat]
    for satu, _, _ in hasil:
        if satu.galat:
            kerja.report_galat(satu)
    return sound


def _key(masuk: BarisMasuk, tujuan: Any, cascade: Cascade) -> Hashable:
    """By unit, words and tujuan; where no sasaran stands under that tujuan, the first with those words that
    has none, or of a row that names none, the first with those words."""
    awal = (fold(masuk.isi["unit"]), fold(masuk.isi.get("uraian", "")))
    sama = [s.tujuan for s in cascade.sasaran if (fold(s.unit), fold(s.uraian)) == awal]
    if tujuan not in sama and (None in sama or tujuan is None):
        return (*awal, id(None if None in sama or not sama else sama[0]))
    return (*awal, id(tujuan))


def _plan_one(kerja: Kerja, masuk: BarisMasuk, sasaran: Any, cascade: Cascade) -> Pasangan:
    if sasaran is None:
        urut = max((s.urut for s in cascade.sasaran), default=0) + 1
        sasaran = kerja.create(Sasaran, {"renstra": cascade.renstra, "urut": urut, **masuk.isi})
        cascade.sasaran.append(sasaran)
    else:
        masuk.beda = kerja.update(sasaran, masuk.isi)
    return masuk, sasaran, sasaran.pk is None


def _serve(
    kerja: Kerja, masuk: BarisMasuk, sasaran: Sasaran, cascade: Cascade, uraian: str, unit: str
) -> dict[str, Any]:
    """Hang `sasaran` under the one that it serves; an empty cell leaves it where it hangs."""
    if not uraian:
        return {}
    calon = [
        s
        for s in cascade.sasaran
        if s is not sasaran and fold(s.uraian) == fold(uraian) and (not unit or s.unit.kunci == unit)
    ]
    atas = [s for s in calon if URUTAN.index(_level(s)) < URUTAN.index(_level(sasaran))]
    if not atas:
        kalimat = "Sasaran induk ini tidak ada dalam Renstra itu; periksa tulisan dan unitnya."
        if calon:
            kalimat = "Sasaran induk harus bertingkat lebih tinggi; periksa kolom tingkat kedua sasaran itu."
        kerja.galat(masuk, "induk", kalimat)
        return {}
    induk = min(atas, key=lambda s: (s.tujuan is not sasaran.tujuan, s.urut))
    return kerja.update(sasaran, {"induk": induk, "tujuan": induk.tujuan})


def _level(sasaran: Sasaran) -> TingkatSasaran:
    return TingkatSasaran(sasaran.tingkat)


def plan_kontribusi(kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk]) -> list[Pasangan]:
    """What units contribute to sasaran and indikator of others, by what it is and by the unit."""
    ada = {(id(k.butir), k.unit.kunci): k for k in kerja.gudang.rows(Kontribusi)}
    hasil: list[Pasangan] = []
    pertama: dict[tuple[int, str], int] = {}
    for masuk in rows:
        if not masuk.galat:
            prepare_row(kerja, masuk)
        butir = None if masuk.galat else _contributed_to(kerja, masuk)
        if butir is None:
            kerja.report_galat(masuk)
            continue
        kunci = (id(butir), masuk.isi["mitra"])
        if pertama.setdefault(kunci, masuk.nomor) != masuk.nomor:
            kalimat = f"Baris ini sama dengan baris {pertama[kunci]}; hapus salah satunya."
            kerja.galat(masuk, "mitra", kalimat)
            kerja.report_galat(masuk)
            continue
        hasil.append(_plan_contribution(kerja, masuk, butir, ada.pop(kunci, None)))
    report_missing(kerja, lembar, [k for k in ada.values() if k.pk])
    return hasil


def _plan_contribution(kerja: Kerja, masuk: BarisMasuk, butir: Any, kontribusi: Any) -> Pasangan:
    isi = {"uraian": masuk.isi["uraian"]}
    if kontribusi is not None:
        masuk.beda = kerja.update(kontribusi, isi)
        return masuk, kontribusi, False
    kolom = "sasaran" if isinstance(butir, Sasaran) else "indikator"
    isi |= {kolom: butir, "unit": kerja.unit[masuk.isi["mitra"]]}
    return masuk, kerja.create(Kontribusi, isi), True


def _contributed_to(kerja: Kerja, masuk: BarisMasuk) -> Sasaran | Indikator | None:
    """The sasaran or indikator of a row; None = the row is in error, and says so."""
    isi = masuk.isi
    mitra = isi.get("mitra", "")
    if mitra not in kerja.unit or kerja.unit[mitra] is isi["unit"]:
        alasan = (
            "tidak ada di lembar unit dan belum tercatat" if mitra not in kerja.unit else "pemiliknya sendiri"
        )
        kerja.galat(masuk, "mitra", f"Unit mitra '{mitra}' {alasan}.")
    if not isi.get("uraian"):
        kerja.galat(masuk, "uraian", "Uraikan kontribusinya.")
    if masuk.galat:
        return None
    sasaran = [
        s
        for s in kerja.gudang.rows(Sasaran)
        if s.renstra.tahun_awal == isi["tahun_awal"]
        and s.unit is isi["unit"]
        and fold(s.uraian) == fold(isi.get("sasaran", ""))
        and ("tujuan_no" not in isi or (s.tujuan and fold(s.tujuan.no) == fold(isi["tujuan_no"])))
    ]
    found: list[Any] = sasaran
    if nama := isi.get("indikator"):
        asal = {id(s) for s in sasaran}
        rows = kerja.gudang.rows(Indikator)
        found = [i for i in rows if id(i.sasaran) in asal and fold(i.uraian) == fold(nama)]
    if not found:
        kolom = "indikator" if isi.get("indikator") else "sasaran"
        kerja.galat(masuk, kolom, f"{kolom.capitalize()} ini tidak ada dalam Renstra dan unit itu.")
    return found[0] if found else None


def plan_bukti(kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk]) -> list[Pasangan]:
    """Say what the list of evidence names and what of it is not here; nothing is brought in."""
    if rows:
        kerja.hasil.tambah("info", HANYA_DAFTAR, lembar.nama)
    ada: dict[str, int] = defaultdict(int)
    for bukti in kerja.gudang.rows(Bukti):
        ada[bukti.sidik] += 1
    for masuk in rows:
        if masuk.galat:
            kerja.report_galat(masuk)
            continue
        nama = masuk.isi.get("judul_teks") or masuk.isi.get("nama_teks", "")
        kerja.hasil.baris.append(HasilBaris(lembar.nama, masuk.nomor, "sama", nama[:120]))
        sidik = masuk.isi.get("sha256", "")
        if sidik and not ada[sidik]:
            kalimat = f"Berkas “{nama}” dengan SHA-256 itu belum ada di sini."
            kerja.hasil.tambah("info", kalimat, lembar.nama, masuk.nomor, "sha256")
    return []
