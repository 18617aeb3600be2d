"""What every snapshot holds: satker, unit, signatories, date and values in their printed words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from anggaran.choices import TingkatKode
from kinerja.models.dokumen import BarisAnggaran, DokumenTahunan
from kinerja.tabel.dokumen import BarisDokumen
from sakip.bacaan import teks_realisasi, teks_target
from sakip.choices import PERNAH_SAH, JenisJabatan, JenisUnit, StatusNilai, StatusPejabat
from sakip.models import Pejabat, Satker, UnitKerja
from sakip.models.nilai import Berealisasi, Bertarget
from sakip.numbers import TANPA_NILAI
from sakip.queries import pejabat_on
from sakip.tanggal import cetak_tanggal

PEMIMPIN: Final = {
    JenisUnit.LEMBAGA: JenisJabatan.KETUA,
    JenisUnit.SEKRETARIAT: JenisJabatan.SEKRETARIS,
    JenisUnit.BAGIAN: JenisJabatan.KEPALA_BAGIAN,
    JenisUnit.SUBBAGIAN: JenisJabatan.KEPALA_SUBBAGIAN,
}
SEBUTAN: Final = {StatusPejabat.PLT: "Plt. ", StatusPejabat.PLH: "Plh. "}
JABATAN_POLOS: Final = re.compile(r"(ketua|sekretaris|kepala (bagian|sub ?bagian))\W*", re.IGNORECASE)
KODE_KEGIATAN: Final = re.compile(r"\d{4}")


def satker_dict(satker: Satker) -> dict[str, Any]:
    """Name, letterhead and place of a satker; `induk` is the full name of the satker above, or ""."""
    return {
        "kode_wilayah": satker.kode_wilayah,
        "jenis": satker.jenis,
        "nama": satker.nama,
        "nama_lengkap": satker.nama_lengkap,
        "alamat": satker.alamat,
        "telepon": satker.telepon,
        "faksimile": satker.faksimile,
        "surel": satker.surel,
        "laman": satker.laman,
        "tempat": satker.tempat,
        "induk": satker.induk.nama_lengkap if satker.induk else "",
    }


def unit_dict(unit: UnitKerja) -> dict[str, Any]:
    """Key, kind and full printed name of a unit."""
    return {"kunci": unit.kunci, "jenis": unit.jenis, "nama": nama_unit(unit)}


def nama_unit(unit: UnitKerja) -> str:
    """The lembaga bears the name of the satker, the sekretariat that of the satker behind its own."""
    if unit.jenis == JenisUnit.LEMBAGA:
        return unit.satker.nama_lengkap
    if unit.jenis == JenisUnit.SEKRETARIAT:
        return f"Sekretariat {unit.satker.nama_lengkap}"
    return unit.nama


def pemimpin(unit: UnitKerja, tanggal: date | None) -> dict[str, str]:
    """Who signs for `unit` on `tanggal`: jabatan and nama ("" = nobody is known). Never a NIP. One query."""
    return pihak_dict(unit, pejabat_on(unit, PEMIMPIN[JenisUnit(unit.jenis)], tanggal))


def pihak_dict(unit: UnitKerja, pejabat: Pejabat | None) -> dict[str, str]:
    """`pejabat` (None = nobody is known) as the head of `unit` in printed words."""
    if pejabat is None:
        return {"jabatan": f"{PEMIMPIN[JenisUnit(unit.jenis)].label} {_lingkup(unit)}", "nama": ""}
    return {"jabatan": _jabatan(pejabat, unit), "nama": pejabat.nama}


def _jabatan(pejabat: Pejabat, unit: UnitKerja) -> str:
    """The jabatan as stored; one that names no unit (`Ketua`) gets the unit behind it."""
    jabatan = pejabat.jabatan.strip()
    if JABATAN_POLOS.fullmatch(jabatan):
        jabatan = f"{jabatan} {_lingkup(unit)}"
    sebutan = SEBUTAN.get(StatusPejabat(pejabat.status), "")
    return jabatan if jabatan.startswith(("Plt", "Plh")) else f"{sebutan}{jabatan}"


def _lingkup(unit: UnitKerja) -> str:
    """What a head is head of: the satker, or the words of the unit behind `Bagian`/`Subbagian`."""
    if unit.jenis in (JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT):
        return unit.satker.nama_lengkap
    return re.sub(r"^(sub ?bagian|bagian)\s+", "", unit.nama, flags=re.IGNORECASE)


def kepala_dokumen(dokumen: DokumenTahunan) -> dict[str, Any]:
    """Head of a document of the year: satker, unit, tahun, versi, state, place and date as printed."""
    satker = dokumen.unit.satker
    return {
        "id": dokumen.pk,
        "satker": satker_dict(satker),
        "unit": unit_dict(dokumen.unit),
        "tahun": dokumen.tahun,
        "versi": dokumen.versi,
        "draf": dokumen.status not in PERNAH_SAH,
        "alasan_perubahan": dokumen.alasan_perubahan,
        "tempat": dokumen.tempat or satker.tempat,
        "tanggal": tanggal_tercetak(dokumen.tanggal, dokumen.tanggal_teks),
    }


def tanggal_tercetak(tanggal: date | None, teks: str) -> str:
    """`2 Januari 2024`; a date without a day as typed (`Juli 2024`); "" when there is none."""
    if tanggal is None or (teks and not teks[0].isdigit()):
        return teks
    return cetak_tanggal(tanggal)


def target_tercetak(baris: Bertarget) -> str:
    """The target as typed, else from its reading: `80%`, `12 Laporan`; `–` when there is none."""
    return _kata(teks_target(baris), baris.target_status)


def selisih_dict(satu: BarisDokumen) -> dict[str, Any]:
    """The reason that was written for a row that is not as in its source, with what differs in printed words;
    empty without a reason, so that a source that changes later does not change what was submitted."""
    alasan = satu.baris.alasan_selisih
    return {"selisih": selisih_tercetak(satu), "alasan_selisih": alasan} if alasan else {}


def selisih_tercetak(satu: BarisDokumen) -> list[str]:
    """What a row differs in from its sources, in printed words."""
    beda = [f"target {label} {target}" for label, target in satu.beda]
    return [*beda, *(kalimat.rstrip(".") for kalimat in satu.catatan)]


def given(**isi: Any) -> dict[str, Any]:
    """The columns that hold something: what a row does not have, its snapshot does not name."""
    return {nama: nilai for nama, nilai in isi.items() if nilai or (nilai == 0 and nilai is not False)}


def realisasi_tercetak(baris: Berealisasi) -> str:
    """The realisasi as typed, else from its reading, else the words of its state."""
    return _kata(teks_realisasi(baris), baris.realisasi_status)


def _kata(teks: str, status: str) -> str:
    """`teks`; without one (or with a bare dash) the state in words, and a dash where there is no state."""
    if teks.strip() not in ("", "-"):
        return teks.strip()
    tanpa_kata = status in (StatusNilai.TERISI, StatusNilai.BELUM_DIISI)
    return TANPA_NILAI if tanpa_kata else str(StatusNilai(status).label)


def anggaran_dict(baris: BarisAnggaran) -> dict[str, Any]:
    """A budget line: its level is `kegiatan` when its code names one, `program` when it names only that."""
    return {
        "id": baris.pk,
        "kode": baris.kode,
        "uraian": baris.uraian,
        "anggaran": baris.anggaran,
        "tingkat": tingkat_kode(baris.kode_baku or baris.kode),
    }


def tingkat_kode(kode: str) -> str:
    """Level that a code stands for: "" when there is no code to tell."""
    bagian = [b.strip() for b in kode.removeprefix("076.01.").split(".") if b.strip()]
    if not bagian:
        return ""
    tingkat = [TingkatKode.PROGRAM, TingkatKode.KEGIATAN, TingkatKode.KRO, TingkatKode.RO]
    if KODE_KEGIATAN.fullmatch(bagian[0]):
        bagian.insert(0, "")
    return str(tingkat[min(len(bagian), 4) - 1])
