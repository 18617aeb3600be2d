"""The pictures of a LAKIP, drawn from its snapshot; where there is nothing to draw there is no picture."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from laporan import charts
from laporan.bentuk.kemajuan import baris_per_sasaran, rerata_baris
from laporan.bentuk.lakip_ukur import TRIWULAN, nama_ukur, teks_capaian
from laporan.bentuk.naskah import Bagian, Blok, Gambar, gambar, p
from laporan.bentuk.umum import Snapshot, isi
from laporan.narasi.bacaan import baca
from sakip.choices import StatusCapaian
from sakip.numbers import TANPA_NILAI, baca_nilai, cetak_angka, cetak_persen

PANEL: Final = 8  # of one picture of trends: half a page
JENJANG: Final = ("lembaga", "sekretariat", "bagian", "subbagian")
SEJAJAR: Final = 5  # boxes beside each other that can still be read
BARIS: Final = 20  # of one picture: what a page holds


def gambaran(snap: Snapshot) -> Bagian:
    """Capaian per sasaran, target beside realisasi, and the triwulan of the year, per document."""
    blok = [
        b
        for n, ukur in enumerate(snap["pengukuran"], 1)
        for b in (
            *capaian_sasaran(ukur, n, snap["tahun"]),
            *target_realisasi(ukur, n, snap["tahun"]),
            *(setahun(ukur, n, snap) if ukur["acuan"] == "pk" else []),
        )
    ]
    tanpa = p("Gambar belum dapat dibuat karena belum ada indikator yang memiliki angka capaian.")
    return Bagian("Gambaran Capaian Kinerja", blok or [tanpa])


def _blok(nama: str, judul: str, jadi: tuple[str, str]) -> Blok:
    return gambar(Gambar(nama, judul, *jadi))


def capaian_sasaran(ukur: Snapshot, n: int, tahun: int) -> list[Blok]:
    """Bars: the mean capaian of each sasaran of one document; nothing when no sasaran has a number."""
    batang = []
    for sasaran, baris in baris_per_sasaran(ukur["baris"]):
        rata = rerata_baris(baris)
        teks = cetak_persen(rata.nilai) if rata.nilai is not None else "belum ada angka"
        batang.append(charts.Batang(sasaran or TANPA_NILAI, rata.nilai, teks))
    if all(b.nilai is None for b in batang):
        return []
    judul = f"Capaian per Sasaran {nama_ukur(ukur)} Tahun {tahun}"
    return [_blok(f"gambar-sasaran-{n}", judul, charts.batang(f"gs-{n}", judul, batang[:BARIS]))]


def target_realisasi(ukur: Snapshot, n: int, tahun: int) -> list[Blok]:
    """Bullets: the realisasi of each indikator on the way to its target."""
    batang = [_peluru(b) for b in ukur["baris"]]
    if all(b.nilai is None for b in batang):
        return []
    blok = []
    for ke, awal in enumerate(range(0, len(batang), BARIS), 1):
        lanjut = f" (bagian {ke})" if len(batang) > BARIS else ""
        judul = f"Target dan Realisasi Indikator {nama_ukur(ukur)} Tahun {tahun}{lanjut}"
        nama = f"gambar-peluru-{n}-{ke}"
        blok.append(_blok(nama, judul, charts.peluru(f"gp-{n}-{ke}", judul, batang[awal : awal + BARIS])))
    return blok


def _peluru(b: Snapshot) -> charts.Batang:
    nama = " ".join(isi(b["indikator"]).split())
    if b["mentah"] is None:
        return charts.Batang(nama, None, teks_capaian(b).lower())
    teks = f"{baca(b['realisasi']).teks} dari {baca(b['target']).teks} ({teks_capaian(b)})"
    return charts.Batang(nama, max(Decimal(b["mentah"]), Decimal(0)), teks)


def tren(pasangan: list[tuple[Snapshot, Snapshot]], tahun: int) -> list[Blok]:
    """Lines: the realisasi of indikator that have a number in two years or more, up to five years."""
    deret = [d for b, r in pasangan if len((d := _deret(b, r, tahun)).titik) > 1][:PANEL]
    if not deret:
        return []
    pertama = min(t for d in deret for t in d.titik)
    judul = f"Perkembangan Realisasi Tahun {pertama}–{tahun}"
    return [_blok("gambar-tren", judul, charts.tren("gt", judul, deret, range(pertama, tahun + 1)))]


def _deret(b: Snapshot, r: Snapshot, tahun: int) -> charts.Deret:
    titik = {
        int(t): (Decimal(nilai), r["tahun"].get(t, ""))
        for t, nilai in r.get("angka", {}).items()
        if int(t) > tahun - 5
    }
    kini = baca_nilai(b["realisasi"])
    if kini.nilai is not None and kini.atas is None:
        titik[tahun] = kini.nilai, str(b["realisasi"])
    return charts.Deret(" ".join(b["indikator"].split()), titik)


def penyerapan(snap: Snapshot) -> list[Blok]:
    """Pairs of bars: pagu and realisasi of each programme."""
    program = [b for b in snap["anggaran"]["baris"] if b["dalam"] == 1 and b["pagu"]]
    if not program:
        return []
    judul = f"Pagu dan Realisasi Anggaran per Program Tahun {snap['tahun']}"
    baris = [
        (f"{b['kode']} {b['uraian']}".strip(), b["pagu"], b["realisasi"], _angka(b["penyerapan"]))
        for b in program
    ]
    return [_blok("gambar-penyerapan", judul, charts.pasangan_batang("gb", judul, baris[:BARIS]))]


def anggaran_tahun(deret: list[dict[str, Any]]) -> list[Blok]:
    """Pairs of bars: pagu and realisasi of up to five years."""
    lima = [t for t in deret if t["pagu"]][-5:]
    if len(lima) < 2:
        return []
    judul = f"Pagu dan Realisasi Anggaran Tahun {lima[0]['tahun']}–{lima[-1]['tahun']}"
    baris = [(f"Tahun {t['tahun']}", t["pagu"], t["realisasi"], _angka(t["penyerapan"])) for t in lima]
    return [_blok("gambar-tahun", judul, charts.pasangan_batang("gy", judul, baris))]


def susunan(unit: list[dict[str, str]]) -> list[Blok]:
    """The organisation chart: lembaga, sekretariat, and its bagian (subbagian where it has none)."""
    per = {jenis: [u for u in unit if u["jenis"] == jenis] for jenis in JENJANG}
    tingkat = [per["lembaga"], per["sekretariat"], (per["bagian"] or per["subbagian"])[:SEJAJAR]]
    terisi = [[(u["nama"], u["pejabat"]) for u in baris] for baris in tingkat if baris]
    if len(terisi) < 2:
        return []
    judul = "Bagan Susunan Organisasi"
    return [_blok("gambar-susunan", judul, charts.bagan("gs", judul, terisi))]


def _angka(nilai: str | None) -> Decimal | None:
    return None if nilai is None else Decimal(nilai)


def setahun(ukur: Snapshot, n: int, snap: Snapshot) -> list[Blok]:
    """A heat table: the capaian of each indikator in each triwulan against the target of the year; nothing
    when no triwulan has a number."""
    sampai = snap.get("triwulan") or 4
    kelas = [b["kategori"] for b in snap["kebijakan"]["skala"]]
    baris = [
        (" ".join(isi(b["indikator"]).split()), [_petak(b, str(t), kelas) for t in range(1, sampai + 1)])
        for b in ukur["baris"]
    ]
    if not any(p.tingkat is not None for _, petak in baris for p in petak):
        return []
    kolom = [f"Triwulan {TRIWULAN[t]}" for t in range(1, sampai + 1)]
    blok = []
    for ke, awal in enumerate(range(0, len(baris), BARIS), 1):
        lanjut = f" (bagian {ke})" if len(baris) > BARIS else ""
        judul = f"Capaian per Triwulan {nama_ukur(ukur)} Tahun {snap['tahun']}{lanjut}"
        kunci = list(dict.fromkeys(kelas))
        jadi = charts.panas(f"gh-{n}-{ke}", judul, kolom, baris[awal : awal + BARIS], kunci)
        blok.append(_blok(f"gambar-panas-{n}-{ke}", judul, jadi))
    return blok


def _petak(b: Snapshot, triwulan: str, kelas: list[str]) -> charts.Petak:
    """The class of the scale decides the pattern, from the best; without a number the state in words."""
    satu = b.get("per_triwulan", {}).get(triwulan)
    if satu is None:
        return charts.Petak(TANPA_NILAI)
    if satu["capaian"] is None:
        return charts.Petak(str(StatusCapaian(satu["status"]).label).lower())
    urut = list(dict.fromkeys(kelas))
    tingkat = urut.index(satu["kategori"]) if satu["kategori"] in urut else 3
    return charts.Petak(f"{cetak_angka(Decimal(satu['capaian']), 2)}%", tingkat)
