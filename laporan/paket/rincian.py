"""Sheets whose rows need more than the general plan: rencana aksi with periods, skala, realisasi."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kinerja.models import Realisasi, RencanaAksi, TargetPeriode
from laporan.paket.baca import BarisMasuk
from laporan.paket.kerja import Kerja
from laporan.paket.skema import Lembar
from laporan.paket.susun import Pasangan, plan_sheet
from laporan.paket.tautan import acuan_of, measure_all
from sakip.choices import PolaWaktu
from sakip.lipat import lipat
from sakip.models import Kebijakan
from sakip.queries import kebijakan_for
from sakip.tanggal import baca_rentang_bulan


def plan_rencana_aksi(kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk]) -> list[Pasangan]:
    """Rows of the rencana aksi (version 0) with their 4 or 12 periods."""
    for masuk in rows:
        if masuk.galat:
            continue
        lebih = [kolom for kolom in masuk.jamak if int(kolom[1:]) > 4]
        if "pola" not in masuk.isi:
            masuk.isi["pola"] = (PolaWaktu.BULAN if lebih else PolaWaktu.TRIWULAN).value
        if masuk.isi["pola"] == PolaWaktu.TRIWULAN and lebih:
            kalimat = f"Pola triwulan hanya memakai p1 sampai p4; {', '.join(lebih)} tidak disimpan."
            kerja.peringatan(masuk, lebih[0], kalimat)
            for kolom in lebih:
                del masuk.jamak[kolom]
        _read_action(kerja, masuk)
    hasil = plan_sheet(kerja, lembar, rows)
    ada: dict[int, dict[int, TargetPeriode]] = defaultdict(dict)
    for periode in kerja.gudang.rows(TargetPeriode):
        ada[id(periode.baris)][periode.ke] = periode
    for masuk, baris, _ in hasil:
        _plan_periods(kerja, masuk, baris, ada[id(baris)])
    return hasil


def _read_action(kerja: Kerja, masuk: BarisMasuk) -> None:
    """The months of a kegiatan, and that it was cancelled: a reason for it says so."""
    if "jadwal" in masuk.isi:
        bulan = baca_rentang_bulan(masuk.isi.pop("jadwal"))
        if bulan is None:
            kerja.galat(
                masuk, "jadwal", "Jadwal ditulis dengan bulan, misalnya Maret, atau Februari sampai Mei."
            )
            return
        masuk.isi["bulan_mulai"], masuk.isi["bulan_selesai"] = bulan
    if masuk.isi.get("alasan_batal"):
        masuk.isi["dibatalkan"] = True


def _plan_periods(kerja: Kerja, masuk: BarisMasuk, baris: Any, ada: dict[int, TargetPeriode]) -> None:
    beda: dict[str, tuple[Any, Any]] = {}
    for kolom, isi in masuk.jamak.items():
        ke = int(kolom[1:])
        tertulis = isi["target_teks"] or str(isi["target_nilai"])
        if ke not in ada:
            kerja.create(TargetPeriode, {"baris": baris, "ke": ke, **isi}, bagian=True)
            beda[kolom] = ("", tertulis)
        elif lama := kerja.update(ada[ke], isi, bagian=True):
            beda[kolom] = (str(lama.get("target_teks", ("", ""))[0]), tertulis)
    if beda:
        kerja.note_parts(baris, beda)
        kerja.touch(baris.rencana_aksi)
        dokumen: RencanaAksi = baris.rencana_aksi
        kerja.measure(dokumen.unit, dokumen.tahun)
    masuk.beda |= beda


def plan_skala(kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk]) -> list[Pasangan]:
    """The scale of kategori: the satker's own kebijakan of the year."""
    for masuk in rows:
        if masuk.galat:
            continue
        if "tahun" not in masuk.isi and kerja.tahun is None:
            kerja.galat(masuk, "tahun", "Tahun skala kosong dan berkas ini tidak memuat tahun lain.")
            continue
        masuk.isi.setdefault("tahun", kerja.tahun)
        if "urut" not in masuk.isi:
            masuk.isi["urut"] = max((m.isi.get("urut", 0) for m in rows), default=0) + 1
        dari, sampai = masuk.isi.get("dari"), masuk.isi.get("sampai")
        if dari is not None and sampai is not None and sampai < dari:
            kerja.galat(masuk, "sampai", "Batas atas kelas lebih kecil daripada batas bawahnya.")
    for tahun in {masuk.isi["tahun"] for masuk in rows if not masuk.galat}:
        _require_kebijakan(kerja, tahun)
    hasil = plan_sheet(kerja, lembar, rows)
    if any(baru or masuk.beda for masuk, _, baru in hasil):
        measure_all(kerja)
    return hasil


def _require_kebijakan(kerja: Kerja, tahun: int) -> None:
    """The satker's own kebijakan of `tahun`; a new one keeps the bounds and formulas that hold so far."""
    if any(satu.tahun == tahun for satu in kerja.gudang.rows(Kebijakan)):
        return
    lama = kebijakan_for(kerja.satker, tahun)
    kolom = ("batas_atas", "batas_bawah", "rumus_minimal", "target_nol", "celah")
    tetap = {nama: getattr(lama, nama) for nama in kolom}
    kerja.create(Kebijakan, {"tahun": tahun, **tetap})


def check_realisasi(kerja: Kerja, pasangan: list[Pasangan]) -> None:
    """After linking: a printed target that is not that of its acuan, and units that differ, are said."""
    for masuk, baris, _ in pasangan:
        _check_target(kerja, masuk, baris)


def _check_target(kerja: Kerja, masuk: BarisMasuk, baris: Realisasi) -> None:
    acuan = acuan_of(kerja, baris)
    if acuan is None or "target_teks" not in masuk.isi:
        return
    sama_angka = baris.target_nilai is not None and baris.target_nilai == acuan.target_nilai
    if sama_angka and baris.target_jenis == acuan.target_jenis:
        return
    if lipat(baris.target_teks) == lipat(acuan.target_teks) and baris.target_nilai == acuan.target_nilai:
        return
    tertulis = acuan.target_teks or str(acuan.target_nilai)
    acuan_teks = f"target {baris.acuan.upper()}"
    kalimat = f"Target berbeda dari {acuan_teks} ({tertulis}); yang dipakai {acuan_teks}."
    kerja.peringatan(masuk, "target", kalimat)
