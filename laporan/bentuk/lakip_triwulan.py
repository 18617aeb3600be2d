"""BAB III.A of an interim report: what the triwulan promised by the rencana aksi, and what was reached."""

from __future__ import annotations

from decimal import Decimal

from laporan.bentuk.lakip_ukur import nama_ukur
from laporan.bentuk.naskah import Bagian, Blok, kosong, tabel
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi, romawi
from sakip.lipat import lipat
from sakip.numbers import TANPA_NILAI, cetak_persen


def capaian_triwulan(snap: Snapshot) -> list[Bagian]:
    """The section, in an interim report only: per PK the target of the triwulan beside its realisasi."""
    triwulan = snap.get("triwulan")
    if not triwulan:
        return []
    dokumen = [u for u in snap["pengukuran"] if u["acuan"] == "pk"]
    blok = [b for n, ukur in enumerate(dokumen, 1) for b in _per_dokumen(snap, ukur, n, triwulan)]
    judul = f"Capaian terhadap Target Triwulan {romawi(triwulan)}"
    return [Bagian(judul, blok or [kosong("Perjanjian Kinerja dan realisasinya")])]


def _per_dokumen(snap: Snapshot, ukur: Snapshot, n: int, triwulan: int) -> list[Blok]:
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Indikator Kinerja"),
        Kolom("Target Tahun", "tengah"),
        Kolom("Target Triwulan", "tengah"),
        Kolom("Realisasi", "tengah"),
        Kolom("Capaian Triwulan", "tengah"),
        Kolom("Capaian Tahun", "tengah"),
    )
    target = _period_targets(snap, ukur["unit"]["kunci"], triwulan)
    baris = [
        Baris((Sel(f"{ke}."), *_sel(b, target.get(lipat(b["indikator"]), TANPA_NILAI), triwulan)))
        for ke, b in enumerate(ukur["baris"], 1)
    ]
    judul = f"Capaian {nama_ukur(ukur)} sampai dengan Triwulan {romawi(triwulan)}"
    return [tabel(Tabel(f"lakip-triwulan-{n}", kolom, baris, "triwulan", judul))]


def _sel(b: Snapshot, target: str, triwulan: int) -> list[Sel]:
    satu = b.get("per_triwulan", {}).get(str(triwulan))
    realisasi = satu["realisasi"] if satu else "Belum diisi"
    persen = [None if satu is None else satu[k] for k in ("capaian_periode", "capaian")]
    capaian = (Sel(cetak_persen(None if nilai is None else Decimal(nilai))) for nilai in persen)
    return [Sel(isi(b["indikator"])), Sel(isi(b["target"])), Sel(target), Sel(isi(realisasi)), *capaian]


def _period_targets(snap: Snapshot, unit: str, triwulan: int) -> dict[str, str]:
    """{folded words of an indikator: its target in the rencana aksi}; a monthly one by its last month."""
    hasil: dict[str, str] = {}
    for rencana in (d for d in snap["rencana_aksi"] if d["unit"]["kunci"] == unit):
        ke = str(triwulan if rencana["jumlah_periode"] == 4 else triwulan * 3)
        for b in rencana["baris"]:
            hasil.setdefault(lipat(b["indikator"]), isi(b["periode"].get(ke)))
    return hasil
