"""Form of a Renstra: visi, misi, tujuan, and the targets of each year (DOCUMENTS 4.1, variant S3)."""

from __future__ import annotations

from typing import Any

from laporan.bentuk.fakta import id_baris
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi, kelompok, pita, terbit_tercetak, ttd_tunggal
from sakip.numbers import TANPA_NILAI


def bentuk_renstra(snap: Snapshot) -> dict[str, Any]:
    """What the Renstra template prints."""
    nama = snap["satker"]["nama_lengkap"]
    return {
        "snap": snap,
        "judul_pdf": f"Rencana Strategis Tahun {snap['tahun_awal']}–{snap['tahun_akhir']} {nama}",
        "pengarang": nama,
        "unit": [
            {"nama": unit["nama"], "tabel": tabel_renstra(snap, unit, f"renstra-{n}")}
            for n, unit in enumerate(snap["unit"], 1)
        ],
        "ttd": _ttd(snap),
        "terbit": terbit_tercetak(snap),
    }


def _ttd(snap: Snapshot) -> list[dict[str, str]]:
    """The Ketua signs a Renstra that is prepared for signing; before that nobody is named on it."""
    return [satu for siapa in snap.get("pihak", [])[:1] for satu in ttd_tunggal(snap, siapa)]


def tabel_renstra(snap: Snapshot, unit: dict[str, Any], nama: str, judul: str = "") -> Tabel:
    """[No, Sasaran, Indikator Kinerja, Target per year]; a tujuan is a band over the columns."""
    tahun = [str(t) for t in range(snap["tahun_awal"], snap["tahun_akhir"] + 1)]
    kolom = (
        Kolom("No.", "tengah"),
        Kolom(_judul_sasaran(unit), lanjutan=True),
        Kolom("Indikator Kinerja"),
        *(Kolom(t, "tengah", kelompok="Target") for t in tahun),
    )
    nomor = kelompok(unit["baris"], "tujuan", "sasaran")
    baris: list[Baris] = []
    tujuan = ""
    for satu, n in zip(unit["baris"], nomor, strict=True):
        if satu["tujuan"] != tujuan:
            tujuan = satu["tujuan"]
            baris.append(Baris((pita(_pita(tujuan), len(kolom)),), "pita"))
        target = (sel_target(satu, t) for t in tahun)
        sasaran = Sel(isi(satu["sasaran"]), ("sasaran", n))
        baris.append(
            Baris((Sel(f"{n}.", ("no", n)), sasaran, Sel(isi(satu["indikator"]) + _utama(satu)), *target))
        )
    return Tabel(nama, kolom, baris, kelas="renstra", judul=judul)


def sel_target(satu: dict[str, Any], tahun: str) -> Sel:
    """The target of one year; a year without one states nothing."""
    if tahun not in satu["target"]:
        return Sel(TANPA_NILAI)
    return Sel(satu["target"][tahun], fakta=id_baris("renstra", satu, tahun))


def _utama(satu: dict[str, Any]) -> str:
    """That it is an IKU, and in which years where not in all."""
    if not satu["iku"]:
        return ""
    return f" (IKU {satu['iku_tahun']})" if satu.get("iku_tahun") else " (IKU)"


def _pita(tujuan: str) -> str:
    return f"Tujuan {tujuan}" if tujuan else "Sasaran tanpa tujuan"


def _judul_sasaran(unit: dict[str, Any]) -> str:
    tingkat = {satu["tingkat"] for satu in unit["baris"]}
    return tingkat.pop().title() if len(tingkat) == 1 else "Sasaran"
