"""BAB III.A of a LAKIP, continued: this year beside earlier years, the Renstra, the nation and province."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from laporan.bentuk import lakip_gambar
from laporan.bentuk.fakta import id_baris, id_nilai, id_ukur
from laporan.bentuk.kemajuan import kemajuan
from laporan.bentuk.lakip_ukur import teks_capaian
from laporan.bentuk.naskah import Bagian, kosong, tabel
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi
from sakip.lipat import lipat
from sakip.numbers import TANPA_NILAI, cetak_persen

TAHUN_BANDING: Final = 4  # earlier years beside this one: what a portrait page holds
TANPA_DATA: Final = "tidak ada data"

Pasangan = list[tuple[Snapshot, Snapshot]]  # a row of a PK, and its history


def janji_pk(snap: Snapshot) -> list[tuple[str, Snapshot]]:
    """(unit, row) of every indikator that a PK of the year promises."""
    return [(u["unit"]["kunci"], b) for u in snap["pengukuran"] if u["acuan"] == "pk" for b in u["baris"]]


def riwayat_baris(snap: Snapshot, unit: str, baris: Snapshot) -> Snapshot | None:
    """The history of an indikator of `unit`; None without any."""
    kata = lipat(baris["indikator"])
    return next((r for r in snap["riwayat"] if r["unit"] == unit and lipat(r["indikator"]) == kata), None)


def tahun_lalu(snap: Snapshot) -> Bagian:
    """Realisasi and capaian of this year's PK indicators beside those of up to four earlier years."""
    judul = "Perbandingan dengan Tahun-Tahun Sebelumnya"
    janji = janji_pk(snap)
    pasangan = [(b, r) for unit, b in janji if (r := riwayat_baris(snap, unit, b)) and r["tahun"]]
    if not pasangan:
        return Bagian(judul, [kosong("Realisasi tahun-tahun sebelumnya")])
    pertama = min(int(t) for _, r in pasangan for t in r["tahun"])
    tahun = [str(t) for t in range(max(pertama, snap["tahun"] - TAHUN_BANDING), snap["tahun"])]
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Indikator Kinerja"),
        *(Kolom(t, "tengah", kelompok="Realisasi dan Capaian") for t in (*tahun, str(snap["tahun"]))),
    )
    baris = [
        Baris((Sel(f"{n}."), Sel(b["indikator"]), *(sel_lalu(r, t) for t in tahun), _sel_kini(b)))
        for n, (b, r) in enumerate(pasangan, 1)
    ]
    awal = tahun[0] if tahun else str(snap["tahun"])
    judul_tabel = f"Realisasi dan Capaian Tahun {awal}–{snap['tahun']}"
    catatan = _catatan_riwayat([r for _, r in pasangan], len(janji) - len(pasangan))
    utama = Tabel("lakip-riwayat", kolom, baris, "deret", judul_tabel, catatan=catatan)
    return Bagian(judul, [tabel(utama), *lakip_gambar.tren(pasangan, snap["tahun"])])


def sel_lalu(riwayat: Snapshot, tahun: str) -> Sel:
    """What was reached in an earlier year; a missing year says so."""
    if tahun not in riwayat["tahun"]:
        return Sel(TANPA_DATA)
    fakta = riwayat.get("fakta", {}).get(tahun, "")
    return Sel(berkapaian(riwayat["tahun"][tahun], riwayat.get("capaian", {}).get(tahun)), fakta=fakta)


def berkapaian(teks: str, capaian: str | None) -> str:
    """`98% (capaian 98,00%)`; the words alone without a number."""
    return teks if capaian is None else f"{teks} (capaian {cetak_persen(Decimal(capaian))})"


def _catatan_riwayat(riwayat: list[Snapshot], tanpa: int) -> list[str]:
    """Where the history comes from, and how many indicators of this year have none."""
    sumber = dict.fromkeys(s for r in riwayat for s in r["sumber"])
    catatan = [f"Sumber: {'; '.join(sumber)}."] if sumber else []
    if tanpa:
        catatan.append(f"{tanpa} indikator lain belum memiliki data realisasi tahun-tahun sebelumnya.")
    return catatan


def _sel_kini(baris: Snapshot) -> Sel:
    """This year's realisasi with its capaian, else the words of its state."""
    return Sel(berkapaian(realisasi_kini(baris), baris["capaian"]), fakta=id_ukur(baris, "realisasi"))


def realisasi_kini(baris: Snapshot) -> str:
    """The realisasi of this year, else the words of its state."""
    return str(baris["realisasi"]) if baris["realisasi"] not in ("", TANPA_NILAI) else teks_capaian(baris)


def cari_pk(snap: Snapshot, indikator: str, unit: str = "", renstra: int | None = None) -> Snapshot | None:
    """The PK row of an indikator: by the indikator of the Renstra, else by its words."""
    calon = [b for kunci, b in janji_pk(snap) if unit in ("", kunci)]
    berkait = (b for b in calon if renstra and b.get("renstra") == renstra)
    sekata = (b for b in calon if lipat(b["indikator"]) == lipat(indikator))
    return next(berkait, None) or next(sekata, None)


def jangka_menengah(snap: Snapshot) -> Bagian:
    """Realisasi up to this year beside the targets of the Renstra, and how far it is to the last of them."""
    judul = "Perbandingan dengan Target Jangka Menengah"
    renstra = snap["renstra"]
    bertarget = [
        (unit["kunci"], b)
        for unit in (renstra["unit"] if renstra else [])
        for b in unit["baris"]
        if any(t != TANPA_NILAI for t in b["target"].values())
    ]
    if not bertarget:
        return Bagian(judul, [kosong("Target tahunan rencana strategis")])
    tahun = [str(t) for t in range(renstra["tahun_awal"], renstra["tahun_akhir"] + 1)]
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Indikator Kinerja"),
        *(Kolom(t, "tengah", kelompok="Target Renstra") for t in tahun),
        Kolom(f"Realisasi {snap['tahun']}", "tengah"),
        Kolom(f"Terhadap Target {tahun[-1]}", "tengah"),
    )
    baris = [
        Baris((Sel(f"{n}."), *_sel_menengah(snap, unit, b, tahun)))
        for n, (unit, b) in enumerate(bertarget, 1)
    ]
    judul_tabel = f"Realisasi Tahun {snap['tahun']} dan Target Renstra {tahun[0]}–{tahun[-1]}"
    catatan = (
        f"Terhadap target {tahun[-1]}: realisasi dibandingkan dengan target akhir rencana strategis menurut "
        "rumus capaian indikatornya, tanpa batas atas."
    )
    utama = Tabel("lakip-menengah", kolom, baris, "deret", judul_tabel, catatan=[catatan])
    return Bagian(judul, [tabel(utama)])


def _sel_menengah(snap: Snapshot, unit: str, b: Snapshot, tahun: list[str]) -> list[Sel]:
    kini = cari_pk(snap, b["indikator"], unit, b.get("id"))
    target = [Sel(b["target"].get(t, TANPA_NILAI), fakta=id_baris("renstra", b, t)) for t in tahun]
    if kini is None:
        return [Sel(isi(b["indikator"])), *target, Sel(TANPA_NILAI), Sel(TANPA_NILAI)]
    jauh = kemajuan(kini["realisasi"], b["target"].get(tahun[-1], ""), kini, snap["kebijakan"])
    realisasi = Sel(realisasi_kini(kini), fakta=id_ukur(kini, "realisasi"))
    return [Sel(isi(b["indikator"])), *target, realisasi, Sel(cetak_persen(jauh))]


def target_akhir(snap: Snapshot, unit: str, baris: Snapshot) -> tuple[str, str, str] | None:
    """(year, target, fact) of the end of the Renstra for a PK row; None where the Renstra sets none."""
    renstra = snap["renstra"]
    if not renstra:
        return None
    akhir = str(renstra["tahun_akhir"])
    for satu in renstra["unit"]:
        for b in satu["baris"] if satu["kunci"] == unit else []:
            sama = (baris.get("renstra") and b.get("id") == baris["renstra"]) or (
                b["indikator"] and lipat(b["indikator"]) == lipat(baris["indikator"])
            )
            if sama and b["target"].get(akhir, TANPA_NILAI) != TANPA_NILAI:
                return akhir, b["target"][akhir], id_baris("renstra", b, akhir)
    return None


def pembanding_baris(snap: Snapshot, baris: Snapshot) -> list[Snapshot]:
    """The outside figures for an indikator."""
    return [s for s in snap["pembanding"] if lipat(s["indikator"]) == lipat(baris["indikator"])]


def pembanding(snap: Snapshot) -> Bagian:
    """Outside figures, where the satker has entered them."""
    judul = "Perbandingan dengan Standar Nasional"
    if not snap["pembanding"]:
        return Bagian(judul, [kosong("Angka pembanding nasional")])
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Indikator Kinerja"),
        Kolom("Lingkup"),
        Kolom("Tahun", "tengah"),
        Kolom("Nilai", "tengah"),
        Kolom(f"Realisasi {snap['tahun']}", "tengah"),
        Kolom("Sumber"),
    )
    baris = [Baris((Sel(f"{n}."), *_sel_banding(snap, s))) for n, s in enumerate(snap["pembanding"], 1)]
    tanpa = sum(not pembanding_baris(snap, b) for _, b in janji_pk(snap))
    catatan = [f"{tanpa} indikator Perjanjian Kinerja belum memiliki angka pembanding."] if tanpa else []
    judul_tabel = "Perbandingan dengan Angka Nasional dan Provinsi"
    return Bagian(
        judul, [tabel(Tabel("lakip-banding", kolom, baris, "banding", judul_tabel, catatan=catatan))]
    )


def _sel_banding(snap: Snapshot, satu: dict[str, Any]) -> list[Sel]:
    kini = cari_pk(snap, satu["indikator"])
    realisasi = Sel(realisasi_kini(kini), fakta=id_ukur(kini, "realisasi")) if kini else Sel(TANPA_NILAI)
    return [
        Sel(isi(satu["indikator"])),
        Sel(isi(satu["lingkup"].capitalize())),
        Sel(str(satu["tahun"])),
        Sel(isi(satu["nilai"]), fakta=id_nilai("pembanding", satu)),
        realisasi,
        Sel(isi(satu["sumber"])),
    ]
