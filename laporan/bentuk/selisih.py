"""Where a printed RKT or PK is not what it comes from, and why: a small table under its own rows."""

from __future__ import annotations

from laporan.bentuk.fakta import id_baris
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi

JUDUL = "Perbedaan dari Dokumen Sumber"


def tabel_selisih(snap: Snapshot, nama: str) -> Tabel | None:
    """[No, Indikator Kinerja, Dokumen Sumber, Target, Alasan] of the rows that bear a reason, of who drew the
    document up or of who reviewed it; None = no row does."""
    rows = [b for b in snap["baris"] if b.get("alasan_selisih") or b.get("alasan_pemeriksa")]
    if not rows:
        return None
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Indikator Kinerja"),
        Kolom("Dokumen Sumber"),
        Kolom("Target", "tengah"),
        Kolom("Alasan"),
    )
    baris = [
        Baris(
            (
                Sel(f"{n}."),
                Sel(isi(b["indikator"])),
                Sel(_sumber(b)),
                Sel(isi(b["target"]), fakta=id_baris(snap.get("dokumen", ""), b, "target")),
                Sel(alasan_tercetak(b)),
            )
        )
        for n, b in enumerate(rows, 1)
    ]
    return Tabel(nama, kolom, baris, kelas="selisih", judul=JUDUL)


def alasan_tercetak(baris: Snapshot) -> str:
    """The reason of a row; two that are not the same with whose they are."""
    penyusun, pemeriksa = (str(baris.get(k) or "").strip() for k in ("alasan_selisih", "alasan_pemeriksa"))
    if not pemeriksa or pemeriksa == penyusun:
        return penyusun
    return f"Penyusun: {penyusun}\nPemeriksa: {pemeriksa}" if penyusun else f"Pemeriksa: {pemeriksa}"


def _sumber(baris: Snapshot) -> str:
    kalimat = "; ".join(baris.get("selisih", []))
    return isi(kalimat[:1].upper() + kalimat[1:])
