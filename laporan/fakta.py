"""The facts of a document: every figure that its snapshot states, by id. Pure (layer 0).

`fakta_dalam` walks a snapshot of any kind; what is not a figure of the domain (numbers of rows, codes, years)
is no fact. Where a figure was entered, by whom, and who approved it is read by `laporan/snapshot/fakta.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any, Final

from anggaran.penyerapan import penyerapan
from laporan.bentuk.anggaran_dokumen import jumlah_baris, pohon_anggaran
from laporan.bentuk.fakta import (
    id_anggaran,
    id_baris,
    id_dokumen,
    id_kebijakan,
    id_lain,
    id_lalu,
    id_nilai,
    id_pegawai,
    id_rerata,
    id_sumber,
    id_ukur,
    is_angka,
)
from laporan.bentuk.lakip_ukur import rentang, teks_capaian
from laporan.bentuk.rkt import daftar_program, id_program, jumlah_anggaran
from laporan.bentuk.turunan import turunan_dalam
from laporan.bentuk.umum import isi, nama_pendek
from laporan.efisiensi import efisiensi_sederhana
from sakip.numbers import TANPA_NILAI, cetak_angka, cetak_persen, cetak_rupiah_polos

Isi = dict[str, Any]
UANG: Final = ("pagu", "realisasi")
SEBUTAN: Final = {"pagu": "Pagu", "realisasi": "Realisasi anggaran", "penyerapan": "Penyerapan anggaran"}
DIHITUNG: Final = "Dihitung dari angka lain dalam laporan ini"
ACUAN: Final = {"pk": "Perjanjian Kinerja", "rkt": "Rencana Kinerja Tahunan"}


@dataclass(frozen=True)
class Fakta:
    """One figure. `nilai` as printed, `apa` what kind of figure, `tentang` of what, `sumber` the document
    that states it; `dari` the ids of the facts that it follows from in one step."""

    id: str
    nilai: str
    apa: str
    tentang: str
    sumber: str
    dari: tuple[str, ...] = ()


def fakta_dalam(snap: Isi) -> dict[str, Fakta]:
    """{id: fact} of a snapshot of a PK, RKT, rencana aksi, Renstra or LAKIP, in the order of the document.

    A row that was kept before rows bore keys states nothing that could be traced, and is left out.
    """
    semua = PEMBACA[snap["dokumen"]](snap)
    hasil = {fakta.id: fakta for fakta in semua if fakta.id}
    return hasil if snap["dokumen"] != "lakip" else {k: _within(f, hasil) for k, f in hasil.items()}


def _within(fakta: Fakta, semua: dict[str, Fakta]) -> Fakta:
    """The fact with those that it follows from as far as the LAKIP states them: not every promise comes from
    a target of the Renstra."""
    return replace(fakta, dari=tuple(kunci for kunci in fakta.dari if kunci in semua))


def _pk(snap: Isi) -> Iterator[Fakta]:
    sumber = _nama(snap, "Perjanjian Kinerja")
    for b in snap["baris"]:
        rkt = id_baris("rkt", {"id": b.get("baris_rkt")}, "target")
        renstra = id_baris("renstra", {"id": b.get("indikator_renstra")}, snap["tahun"])
        kunci, target = id_baris("pk", b, "target"), isi(b["target"])
        yield Fakta(kunci, target, "Target", b["indikator"], sumber, _ada((rkt, renstra)))
    yield from _anggaran_dokumen(snap, "pk", sumber)


def _rkt(snap: Isi) -> Iterator[Fakta]:
    sumber = _nama(snap, "Rencana Kinerja Tahunan")
    for b in snap["baris"]:
        dari = _ada((id_baris("renstra", {"id": b.get("indikator_renstra")}, snap["tahun"]),))
        yield Fakta(id_baris("rkt", b, "target"), isi(b["target"]), "Target", b["indikator"], sumber, dari)
        if b["pagu"] is not None:
            nama = b["kegiatan"] or b["indikator"]
            yield Fakta(id_baris("rkt", b, "pagu"), cetak_rupiah_polos(b["pagu"]), "Anggaran", nama, sumber)
    yield from _jumlah_rkt(snap, sumber)
    yield from _anggaran_dokumen(snap, "rkt", sumber)


def _jumlah_rkt(snap: Isi, sumber: str) -> Iterator[Fakta]:
    """The sums of an RKT with budget: of each programme and of the whole."""
    program = [p for p in daftar_program(snap) if p["jumlah"] is not None]
    for p in program:
        dari = _ada(id_baris("rkt", b, "pagu") for b in p["baris"] if b["pagu"] is not None)
        yield Fakta(
            id_program(snap, p["nama"]),
            cetak_rupiah_polos(p["jumlah"]),
            "Jumlah anggaran program",
            p["nama"] or "Tanpa program",
            sumber,
            dari,
        )
    if program:
        yield Fakta(
            id_dokumen("rkt-jumlah", snap),
            cetak_rupiah_polos(jumlah_anggaran(snap)),
            "Jumlah anggaran",
            "Semua program",
            sumber,
            _ada(id_program(snap, p["nama"]) for p in program),
        )


def _anggaran_dokumen(snap: Isi, awalan: str, sumber: str) -> Iterator[Fakta]:
    """The budget lines under a PK or RKT, and their sum."""
    pohon = pohon_anggaran(snap["anggaran"])
    for b in (satu for simpul in pohon for satu in (simpul, *simpul["rinci"])):
        nilai = cetak_rupiah_polos(b["anggaran"])
        dari = _ada(id_nilai(f"{awalan}-anggaran", r) for r in b.get("rinci", ()))
        yield Fakta(id_nilai(f"{awalan}-anggaran", b), nilai, "Anggaran", b["uraian"], sumber, dari)
    if pohon:
        yield Fakta(
            id_dokumen(f"{awalan}-anggaran-jumlah", snap),
            cetak_rupiah_polos(jumlah_baris(pohon)),
            "Jumlah anggaran",
            "Semua program",
            sumber,
            _ada(id_nilai(f"{awalan}-anggaran", b) for b in pohon),
        )


def _rencana(snap: Isi) -> Iterator[Fakta]:
    sumber = _nama(snap, "Rencana Aksi")
    tanda = "triwulan" if snap["pola"] == "triwulan" else "bulan"
    for b in snap["baris"]:
        tentang = b["indikator"] or b["kegiatan"]
        dari = _ada((id_baris("pk", {"id": b.get("janji")}, "target"),))
        yield Fakta(id_baris("rencana", b, "target"), isi(b["target"]), "Target", tentang, sumber, dari)
        for ke, teks in b["periode"].items():
            if is_angka(teks):
                yield Fakta(id_baris("rencana", b, ke), isi(teks), f"Rencana {tanda} {ke}", tentang, sumber)
        if b.get("pagu") is not None:
            pagu = cetak_rupiah_polos(b["pagu"])
            yield Fakta(id_baris("rencana", b, "pagu"), pagu, "Pagu", b["kegiatan"] or tentang, sumber)


def _renstra(snap: Isi) -> Iterator[Fakta]:
    sumber = f"Rencana Strategis {snap['tahun_awal']}–{snap['tahun_akhir']}"
    for b in (baris for unit in snap["unit"] for baris in unit["baris"]):
        for tahun, target in b["target"].items():
            kunci = id_baris("renstra", b, tahun)
            yield Fakta(kunci, isi(target), f"Target Renstra {tahun}", b["indikator"], sumber)


def _lakip(snap: Isi) -> Iterator[Fakta]:
    if snap["renstra"]:
        yield from _renstra(snap["renstra"])
    for tahun in (snap, snap.get("tahun_depan") or {}):
        for dokumen in (d for bagian in ("rkt", "pk", "rencana_aksi") for d in tahun.get(bagian, ())):
            yield from PEMBACA[dokumen["dokumen"]](dokumen)
    for ukur in snap["pengukuran"]:
        yield from _ukur(ukur, snap)
    yield from _kebijakan(snap)
    yield from _riwayat(snap)
    yield from _pembanding(snap)
    yield from _anggaran(snap)
    yield from _organisasi(snap["organisasi"])
    yield from (Fakta(t.id, t.nilai, t.apa, t.tentang, DIHITUNG, t.dari) for t in turunan_dalam(snap))


def _ukur(ukur: Isi, snap: Isi) -> Iterator[Fakta]:
    """Target, realisasi and capaian of each row, their mean, and what it is less the penyerapan."""
    sumber = f"Pengukuran {ACUAN[ukur['acuan']]} {nama_pendek(ukur['unit'])} {snap['tahun']}"
    for b in (*ukur["baris"], *ukur["lepas"]):
        yield from _baris_ukur(b, sumber)
        yield from _per_triwulan(b, sumber)
    masuk = [b for b in ukur["baris"] if b["dipakai"] is not None]
    nama = f"{ACUAN[ukur['acuan']]} {nama_pendek(ukur['unit'])}"
    dari = _ada(id_ukur(b, "capaian") for b in masuk)
    rata = None if ukur["rata_rata"] is None else Decimal(ukur["rata_rata"])
    yield Fakta(id_rerata(ukur), cetak_persen(rata), "Rata-rata capaian", nama, sumber, dari)
    for kolom, apa in (("seluruh", "Banyaknya indikator"), ("dihitung", "Indikator yang mempunyai angka")):
        yield Fakta(id_rerata(ukur, kolom), str(ukur[kolom]), apa, nama, sumber)
    serapan = snap["anggaran"]["penyerapan"]
    hasil = efisiensi_sederhana(capaian=rata, penyerapan=None if serapan is None else Decimal(serapan))
    if hasil is not None:
        asal = (id_rerata(ukur), id_anggaran(None, "penyerapan"))
        selisih = cetak_angka(hasil.selisih, 2)
        yield Fakta(
            id_rerata(ukur, "efisiensi"), selisih, "Selisih capaian dan penyerapan", nama, sumber, asal
        )


def _baris_ukur(b: Isi, sumber: str) -> Iterator[Fakta]:
    target = id_ukur(b, "target")
    if not target.startswith("pk/"):
        yield Fakta(target, isi(b["target"]), "Target", b["indikator"], sumber)
    realisasi = isi(b["realisasi"]) + (" (sementara)" if b["sementara"] else "")
    yield Fakta(id_ukur(b, "realisasi"), realisasi, "Realisasi", b["indikator"], sumber)
    dari = _ada((target, id_ukur(b, "realisasi")))
    yield Fakta(id_ukur(b, "capaian"), teks_capaian(b), "Capaian", b["indikator"], sumber, dari)


def _per_triwulan(b: Isi, sumber: str) -> Iterator[Fakta]:
    """Realisasi and capaian at the end of each triwulan that was filled; the latest is the row itself."""
    for triwulan, satu in b.get("per_triwulan", {}).items():
        if satu["id"] != b["id"]:
            apa = f"Realisasi triwulan {triwulan}"
            yield Fakta(id_ukur(satu, "realisasi"), isi(satu["realisasi"]), apa, b["indikator"], sumber)
            dari = _ada((id_ukur(b, "target"), id_ukur(satu, "realisasi")))
            apa = f"Capaian triwulan {triwulan}"
            yield Fakta(id_ukur(satu, "capaian"), teks_capaian(satu), apa, b["indikator"], sumber, dari)


def _kebijakan(snap: Isi) -> Iterator[Fakta]:
    """The rules of the year: each in its words, and the bands of the scale."""
    tahun, milik = snap["kebijakan"]["tahun"], "nasional" if snap["kebijakan"]["nasional"] else "satuan kerja"
    sumber = f"Kebijakan {milik} yang berlaku sejak tahun {tahun}"
    for label, teks in snap.get("cara_hitung", ()):
        yield Fakta(id_kebijakan(label), teks, "Ketentuan", label, sumber)
    for n, b in enumerate(snap["kebijakan"]["skala"], start=1):
        yield Fakta(id_kebijakan("skala", n), rentang(b), "Rentang kategori", b["kategori"], sumber)


def _riwayat(snap: Isi) -> Iterator[Fakta]:
    """Realisasi of earlier years, with target and capaian where the row states them."""
    for r in snap["riwayat"]:
        sumber = "; ".join(r["sumber"]) or "Pengukuran tahun sebelumnya"
        for tahun, kunci in r.get("fakta", {}).items():
            yield Fakta(kunci, isi(r["tahun"][tahun]), f"Realisasi {tahun}", r["indikator"], sumber)
            target = id_lain(kunci, "target")
            if tahun in r.get("target", {}):
                yield Fakta(target, isi(r["target"][tahun]), f"Target {tahun}", r["indikator"], sumber)
            if tahun in r.get("capaian", {}):
                angka, dari = cetak_persen(Decimal(r["capaian"][tahun])), (target, kunci)
                apa = f"Capaian {tahun}"
                yield Fakta(id_lain(kunci, "capaian"), angka, apa, r["indikator"], sumber, dari)


def _pembanding(snap: Isi) -> Iterator[Fakta]:
    for b in snap["pembanding"]:
        apa = f"Angka {b['lingkup']} {b['tahun']}"
        yield Fakta(id_nilai("pembanding", b), isi(b["nilai"]), apa, b["indikator"], isi(b["sumber"]))


def _anggaran(snap: Isi) -> Iterator[Fakta]:
    a, tahun = snap["anggaran"], snap["tahun"]
    sumber = f"DIPA {tahun}" if a["dipa"] else f"Anggaran {tahun} seperti tercetak"
    for b in a["baris"]:
        yield from _uang(partial(id_anggaran, b), b, _sebut(b), sumber)
    atas = [b for b in a["baris"] if b["dalam"] == 1]
    yield from _uang(partial(id_anggaran, None), a, f"Semua program tahun {tahun}", sumber, atas)
    yield from _per_sumber(a, sumber)
    for lalu in a["lalu"]:
        yield from _lalu(lalu)


def _lalu(lalu: Isi) -> Iterator[Fakta]:
    tahun, sumber = lalu["tahun"], f"Anggaran {lalu['tahun']}"
    for b in lalu["program"]:
        yield from _uang(partial(id_lalu, tahun, b), b, _sebut(b), sumber)
    yield from _uang(partial(id_lalu, tahun, None), lalu, f"Semua program tahun {tahun}", sumber)


def _per_sumber(a: Isi, sumber: str) -> Iterator[Fakta]:
    """Pagu, realisasi and penyerapan of each source of funds, over the lowest rows."""
    dasar = [b for b in a["baris"] if not b["berincian"]]
    for dana in dict.fromkeys(b["sumber_dana"] for b in dasar if b["sumber_dana"]):
        milik = [b for b in dasar if b["sumber_dana"] == dana]
        jumlah = {k: sum(b[k] for b in milik if b[k] is not None) for k in UANG}
        tentang = f"Sumber dana {dana}"
        yield from _uang(partial(id_sumber, dana), jumlah, tentang, sumber, milik)


def _uang(
    kunci: Callable[[str], str], b: Isi, tentang: str, sumber: str, rincian: list[Isi] | None = None
) -> Iterator[Fakta]:
    """Pagu and realisasi (with the rows that they sum up), and the penyerapan that follows from both."""
    for kolom in UANG:
        dari = _ada(id_anggaran(r, kolom) for r in rincian or () if r[kolom] is not None)
        yield Fakta(kunci(kolom), cetak_rupiah_polos(b[kolom]), SEBUTAN[kolom], tentang, sumber, dari)
    persen = penyerapan(b["pagu"], b["realisasi"])
    asal = (kunci("realisasi"), kunci("pagu"))
    yield Fakta(kunci("penyerapan"), cetak_persen(persen), SEBUTAN["penyerapan"], tentang, sumber, asal)


def _organisasi(org: Isi) -> Iterator[Fakta]:
    for rekap in org["pegawai"]:
        yield from _pegawai(rekap)
    for s in org["sarana"]:
        for kolom in ("luas", "tahun_perolehan"):
            if s[kolom]:
                apa = "Luas" if kolom == "luas" else "Tahun perolehan"
                yield Fakta(id_baris("sarana", s, kolom), s[kolom], apa, s["uraian"], "Sarana dan prasarana")


def _pegawai(rekap: Isi) -> Iterator[Fakta]:
    """The counts of a staff table with its sums by row, by column and of the whole."""
    sumber, kolom = f"Rekapitulasi pegawai menurut {rekap['nama']}", rekap["kolom"]
    baris = {b["nama"]: dict(zip(kolom, b["jumlah"], strict=True)) for b in rekap["baris"]}

    def fakta(nama: str, k: str, nilai: list[int | None], dari: tuple[str, ...] = ()) -> Fakta:
        ada = [n for n in nilai if n is not None]
        teks = cetak_angka(sum(ada)) if ada else TANPA_NILAI
        tentang = ", ".join(kata for kata in (nama, k) if kata) or "Semua pegawai"
        return Fakta(id_pegawai(rekap, nama, k), teks, "Jumlah pegawai", tentang, sumber, dari)

    for nama, sel in baris.items():
        yield from (fakta(nama, k, [n]) for k, n in sel.items())
        yield fakta(nama, "", list(sel.values()), tuple(id_pegawai(rekap, nama, k) for k in kolom))
    for k in kolom:
        dari = tuple(id_pegawai(rekap, nama, k) for nama in baris)
        yield fakta("", k, [sel[k] for sel in baris.values()], dari)
    semua = [n for sel in baris.values() for n in sel.values()]
    yield fakta("", "", semua, tuple(id_pegawai(rekap, "", k) for k in kolom))


def _sebut(b: Isi) -> str:
    return f"{b['kode']} {b['uraian']}".strip() or "(tanpa uraian)"


def _nama(snap: Isi, jenis: str) -> str:
    """`Perjanjian Kinerja Lembaga 2024 (perubahan ke-1)`."""
    perubahan = f" (perubahan ke-{snap['versi']})" if snap["versi"] else ""
    return f"{jenis} {nama_pendek(snap['unit'])} {snap['tahun']}{perubahan}"


def _ada(kunci: Any) -> tuple[str, ...]:
    return tuple(satu for satu in kunci if satu)


PEMBACA: Final[dict[str, Callable[[Isi], Iterator[Fakta]]]] = {
    "pk": _pk,
    "rkt": _rkt,
    "rencana-aksi": _rencana,
    "renstra": _renstra,
    "lakip": _lakip,
}
