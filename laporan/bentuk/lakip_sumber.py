"""BAB III.B of a LAKIP: realisasi anggaran by source of funds, with and without hibah (rule R38)."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from anggaran.penyerapan import jumlahkan
from laporan.bentuk.fakta import id_sumber
from laporan.bentuk.lakip_uang import KOLOM_UANG, baris_jumlah, persen, sel_uang
from laporan.bentuk.naskah import Blok, kosong, p, tabel
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot
from sakip.numbers import cetak_persen

SUMBER: Final = {
    "rm": "Rupiah murni",
    "hibah": "Hibah",
    "pnbp": "Penerimaan negara bukan pajak",
    "lainnya": "Lainnya",
}
CATATAN: Final = (
    "Dihitung dari baris terendah; dapat berbeda dari jumlah program bila rincian dan programnya berbeda."
)


def per_sumber(snap: Snapshot) -> list[Blok]:
    """The table of the sources where there is more than one, and what hibah changes in a sentence. The lowest
    rows decide."""
    dasar = [b for b in snap["anggaran"]["baris"] if not b["berincian"]]
    sumber = [s for s in SUMBER if any(b["sumber_dana"] == s for b in dasar)]
    if not sumber:
        return [kosong(f"Rincian anggaran per sumber dana tahun {snap['tahun']}")]
    if len(sumber) == 1:
        return [p(_satu_sumber(sumber[0]))]
    per = {s: _jumlah([b for b in dasar if b["sumber_dana"] == s]) for s in sumber}
    kolom = (Kolom("No.", "tengah"), Kolom("Sumber Dana"), *KOLOM_UANG)
    baris = [
        Baris((Sel(f"{n}."), Sel(SUMBER[s]), *sel_uang(partial(id_sumber, s), per[s])))
        for n, s in enumerate(sumber, 1)
    ]
    semua, tanpa = _jumlah(per.values()), _jumlah(per[s] for s in sumber if s != "hibah")
    baris.append(baris_jumlah(_tanpa_fakta, semua))
    kalimat = []
    if "hibah" in sumber:
        baris.append(baris_jumlah(_tanpa_fakta, tanpa, "Jumlah Tanpa Hibah"))
        kalimat = [p(_kalimat(semua, tanpa))]
    judul = f"Realisasi Anggaran per Sumber Dana Tahun {snap['tahun']}"
    return [tabel(Tabel("lakip-sumber", kolom, baris, "uang", judul, catatan=[CATATAN])), *kalimat]


def _jumlah(baris: Any) -> dict[str, int | None]:
    baris = list(baris)
    return {k: jumlahkan(b[k] for b in baris) for k in ("pagu", "realisasi")}


def _tanpa_fakta(_kolom: str) -> str:
    """Sums over the lowest rows are no fact of their own."""
    return ""


def _satu_sumber(sumber: str) -> str:
    nama = SUMBER[sumber].lower()
    if sumber == "hibah":
        return f"Seluruh anggaran tercatat bersumber dari {nama}."
    return (
        f"Seluruh anggaran tercatat bersumber dari {nama}. Tidak ada hibah yang tercatat, sehingga "
        "penyerapan dengan dan tanpa hibah sama."
    )


def _kalimat(semua: dict[str, int | None], tanpa: dict[str, int | None]) -> str:
    return (
        f"Penyerapan anggaran termasuk hibah {cetak_persen(persen(semua['pagu'], semua['realisasi']))}, "
        f"sedangkan tanpa hibah {cetak_persen(persen(tanpa['pagu'], tanpa['realisasi']))}."
    )
