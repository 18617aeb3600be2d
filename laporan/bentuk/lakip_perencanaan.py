"""BAB II of a LAKIP: Renstra, RKT, Perjanjian Kinerja and the budget behind them."""

from __future__ import annotations

from laporan.bentuk.anggaran_dokumen import tabel_anggaran
from laporan.bentuk.fakta import id_anggaran
from laporan.bentuk.naskah import Bagian, Blok, bernomor, kosong, p, paragraf, tabel
from laporan.bentuk.naskah_narasi import Narasi
from laporan.bentuk.pk import judul_pk, tabel_pk
from laporan.bentuk.renstra import tabel_renstra
from laporan.bentuk.rkt import is_lebar, tabel_rkt
from laporan.bentuk.umum import Snapshot, nama_pendek
from laporan.narasi import rupiah_berhuruf

PAGU = (id_anggaran(None, "pagu"),)  # the fact that a sentence about the pagu states


def bab_perencanaan(snap: Snapshot, narasi: Narasi) -> Bagian:
    """BAB II: the promise of the period, of the year, and the budget."""
    anak = [
        Bagian("Rencana Strategis", anak=_renstra(snap, narasi)),
        Bagian("Rencana Kinerja Tahunan", _rkt(snap), lanskap=any(is_lebar(d) for d in snap["rkt"])),
        Bagian("Perjanjian Kinerja", _anggaran(snap), _perjanjian(snap)),
    ]
    return Bagian("Perencanaan Kinerja", anak=anak)


def _renstra(snap: Snapshot, narasi: Narasi) -> list[Bagian]:
    renstra = snap["renstra"]
    penjelasan = narasi.blok("Penjelasan Visi")
    if renstra is None:
        return [Bagian("Visi, Misi, dan Tujuan", [*penjelasan, kosong("Rencana strategis untuk tahun ini")])]
    visi = [p(f"“{renstra['visi']}”")] if renstra["visi"] else [kosong("Visi")]
    periode = f"Tahun {renstra['tahun_awal']}–{renstra['tahun_akhir']}"
    dasar = [p(f"Dasar: {renstra['dasar']}.".replace("..", "."))] if renstra["dasar"] else []
    return [
        Bagian(f"Visi {periode}", dasar + visi + penjelasan),
        Bagian("Misi", _butir(renstra["misi"], "Misi")),
        Bagian("Tujuan", _butir(renstra["tujuan"], "Tujuan")),
        Bagian("Sasaran, Indikator Kinerja, dan Target", _target(renstra, periode), lanskap=True),
    ]


def _butir(daftar: list[dict[str, str]], apa: str) -> list[Blok]:
    return [bernomor(daftar)] if daftar else [kosong(apa)]


def _target(renstra: Snapshot, periode: str) -> list[Blok]:
    blok = [
        tabel(
            tabel_renstra(
                renstra, u, f"lakip-renstra-{n}", f"Target Rencana Strategis {periode} {nama_pendek(u)}"
            )
        )
        for n, u in enumerate(renstra["unit"], 1)
    ]
    return blok or [kosong("Sasaran dan indikator rencana strategis")]


def _rkt(snap: Snapshot) -> list[Blok]:
    blok = [
        tabel(
            tabel_rkt(d, f"lakip-rkt-{n}", f"Rencana Kinerja Tahunan {d['tahun']} {nama_pendek(d['unit'])}")
        )
        for n, d in enumerate(snap["rkt"], 1)
    ]
    return blok or [kosong(f"Rencana Kinerja Tahunan {snap['tahun']}")]


def _perjanjian(snap: Snapshot) -> list[Bagian]:
    ada = {d["unit"]["jenis"]: d for d in snap["pk"]}
    anak = []
    for jenis, nama in (
        ("lembaga", "Perjanjian Kinerja Lembaga"),
        ("sekretariat", "Perjanjian Kinerja Sekretariat"),
    ):
        if jenis in ada:
            anak.append(Bagian(nama, _satu_pk(ada[jenis], jenis)))
        else:
            anak.append(Bagian(nama, [kosong(f"{nama} tahun {snap['tahun']}")]))
    return anak


def _satu_pk(pk: Snapshot, jenis: str) -> list[Blok]:
    judul = f"{judul_pk(pk)} {nama_pendek(pk['unit'])}"
    blok = [tabel(tabel_pk(pk, f"lakip-pk-{jenis}", judul=judul))]
    if anggaran := tabel_anggaran(f"lakip-pk-anggaran-{jenis}", pk, f"Anggaran dalam {judul}"):
        blok.append(tabel(anggaran))
    alasan = pk["alasan_perubahan"]
    return [*blok, *paragraf(f"Alasan perubahan: {alasan}" if pk["versi"] and alasan else "")]


def _anggaran(snap: Snapshot) -> list[Blok]:
    """The DIPA behind the agreement, with the amount in words."""
    anggaran = snap["anggaran"]
    if anggaran["pagu"] is None:
        return [kosong(f"DIPA tahun {snap['tahun']}")]
    rupiah, kata = rupiah_berhuruf(anggaran["pagu"])
    dipa = anggaran["dipa"]
    if dipa is None:
        return [p(f"Pagu anggaran tahun {snap['tahun']} sebesar {rupiah}", f"{kata}.", PAGU)]
    revisi = f"revisi ke-{dipa['revisi']}" if dipa["revisi"] else "awal"
    nomor = f" Nomor {dipa['nomor']}" if dipa["nomor"] else ""
    tanggal = f" tanggal {dipa['tanggal']}" if dipa["tanggal"] else ""
    return [
        p(
            f"Menurut Daftar Isian Pelaksanaan Anggaran (DIPA) {revisi}{nomor}{tanggal}, pagu anggaran tahun "
            f"{snap['tahun']} sebesar {rupiah}",
            f"{kata}.",
            PAGU,
        )
    ]
