"""Forms of a rencana aksi: by triwulan (DOCUMENTS 4.4) and by month (4.5), both landscape."""

from __future__ import annotations

from typing import Any

from laporan.bentuk.fakta import id_baris, is_angka
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import (
    Snapshot,
    catatan_selisih,
    huruf,
    isi,
    kelompok,
    pita,
    terbit_tercetak,
    ttd_tunggal,
)
from sakip.lipat import lipat
from sakip.numbers import cetak_rupiah_polos


def bentuk_rencana_aksi(snap: Snapshot, awalan: str = "rak") -> dict[str, Any]:
    """What the rencana aksi template prints."""
    perubahan = f" (Perubahan ke-{snap['versi']})" if snap["versi"] else ""
    return {
        "snap": snap,
        "judul": f"Rencana Aksi Kinerja{perubahan}",
        "judul_pdf": f"Rencana Aksi Kinerja Tahun {snap['tahun']}{perubahan} {snap['unit']['nama']}",
        "pengarang": snap["unit"]["nama"],
        "tabel": tabel_rencana_aksi(snap, f"{awalan}-{snap['pola']}"),
        "rincian": tabel_rincian(snap, f"{awalan}-{snap['pola']}-rincian"),
        "ttd": ttd_tunggal(snap, snap["penandatangan"]),
        "terbit": terbit_tercetak(snap),
    }


def tabel_rencana_aksi(snap: Snapshot, nama: str) -> Tabel:
    """[No, Sasaran, Indikator, Target, Kegiatan, T1-T4 or B1-B12, Pelaksana]; programmes are bands."""
    tanda = "T" if snap["pola"] == "triwulan" else "B"
    periode = range(1, snap["jumlah_periode"] + 1)
    kolom = (
        Kolom("No.", "tengah"),
        Kolom(snap["judul_sasaran"], lanjutan=True),
        Kolom("Indikator Kinerja"),
        Kolom("Target", "tengah"),
        Kolom("Kegiatan", lanjutan=True),
        *(Kolom(f"{tanda}{p}", "tengah sempit", kelompok="Rencana Pelaksanaan") for p in periode),
        Kolom("Pelaksana"),
    )
    nomor = kelompok(snap["baris"], "program", "sasaran")
    kegiatan = _kelompok_kegiatan(snap["baris"], nomor)
    teks_kegiatan = {
        g: b["kegiatan"] for g, b in zip(reversed(kegiatan), reversed(snap["baris"]), strict=True)
    }
    baris: list[Baris] = []
    program = ""
    for i, (satu, n) in enumerate(zip(snap["baris"], nomor, strict=True)):
        if satu["program"] != program:
            program = satu["program"]
            baris.append(Baris((pita(program or "Tanpa program", len(kolom)),), "pita"))
        satu = {**satu, "kegiatan": teks_kegiatan[kegiatan[i]]}
        baris.append(_baris(satu, n, huruf(i - nomor.index(n) + 1), kegiatan[i], periode))
    return Tabel(nama, kolom, baris, kelas=f"rak rak-{snap['pola']}", catatan=catatan_selisih(snap["baris"]))


def tabel_rincian(snap: Snapshot, nama: str) -> Tabel | None:
    """[No, Kegiatan, Keluaran, Jadwal, Penanggung Jawab, Kode RO, Pagu, Pelaksanaan] of the actions that say
    more than their name; None where none does."""
    rinci = ("keluaran", "jadwal", "kode", "pagu", "dibatalkan")
    ada = [(ke, b) for ke, b in enumerate(snap["baris"], start=1) if any(kolom in b for kolom in rinci)]
    if not ada:
        return None
    kolom = (
        Kolom("Baris", "tengah"),
        Kolom("Kegiatan"),
        Kolom("Keluaran"),
        Kolom("Jadwal"),
        Kolom("Penanggung Jawab"),
        Kolom("Kode RO"),
        Kolom("Pagu (Rp)", "kanan"),
        Kolom("Pelaksanaan"),
    )
    baris = [Baris(_rinci(ke, b)) for ke, b in ada]
    return Tabel(nama, kolom, baris, kelas="rak rak-rincian", judul="Rincian Kegiatan")


def _rinci(ke: int, satu: dict[str, Any]) -> tuple[Sel, ...]:
    batal = f"Dibatalkan: {satu.get('alasan_batal', '')}" if satu.get("dibatalkan") else "Dilaksanakan"
    pagu = id_baris("rencana", satu, "pagu") if "pagu" in satu else ""
    return (
        Sel(f"{ke}."),
        Sel(isi(satu["kegiatan"] or satu["indikator"])),
        Sel(isi(satu.get("keluaran"))),
        Sel(isi(satu.get("jadwal"))),
        Sel(isi(satu["pelaksana"])),
        Sel(isi(satu.get("kode"))),
        Sel(cetak_rupiah_polos(satu.get("pagu")), fakta=pagu),
        Sel(batal),
    )


def _baris(satu: dict[str, Any], n: int, butir: str, kegiatan: int, periode: range) -> Baris:
    return Baris(
        (
            Sel(f"{n}.", ("no", n)),
            Sel(isi(satu["sasaran"]), ("sasaran", n)),
            Sel(f"{butir}. {isi(satu['indikator'])}"),
            Sel(isi(satu["target"]), fakta=id_baris("rencana", satu, "target")),
            Sel(isi(satu["kegiatan"]), ("kegiatan", kegiatan)),
            *(_sel_periode(satu, str(p)) for p in periode),
            Sel(isi(satu["pelaksana"])),
        )
    )


def _sel_periode(satu: dict[str, Any], ke: str) -> Sel:
    teks = satu["periode"].get(ke, "")
    return Sel(teks, fakta=id_baris("rencana", satu, ke) if is_angka(teks) else "")


def _kelompok_kegiatan(baris: list[dict[str, Any]], sasaran: list[int]) -> list[int]:
    """Rows that share a kegiatan cell: within a sasaran an empty or equal kegiatan continues it."""
    nomor, hasil = 0, []
    for i, satu in enumerate(baris):
        sama = i and sasaran[i] == sasaran[i - 1]
        lanjut = not satu["kegiatan"] or lipat(satu["kegiatan"]) == lipat(baris[i - 1]["kegiatan"])
        nomor += not (sama and lanjut)
        hasil.append(nomor)
    return hasil
