"""BAB III.A of a LAKIP: how capaian is counted, and target beside realisasi for each document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from laporan.bentuk.fakta import id_kebijakan, id_rerata, id_ukur, is_angka
from laporan.bentuk.naskah import Bagian, Blok, butir, kosong, p, tabel
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi, kelompok, nama_pendek
from laporan.narasi import (
    RUMUS_MINIMAL,
    alasan_tanpa_angka,
    kalimat_batas,
    kalimat_rata_rata,
    kalimat_tercapai,
)
from sakip.choices import AturanTargetNol, StatusCapaian
from sakip.numbers import TANPA_NILAI, baca_nilai, bulatkan, cetak_angka, cetak_persen

TRIWULAN = ("", "I", "II", "III", "IV")


def cara_pengukuran(snap: Snapshot) -> Bagian:
    """Formula, bounds and scale of the year, as the kebijakan sets them (PermenPANRB 53/2014 sets none)."""
    k = snap["kebijakan"]
    atas = None if k["batas_atas"] is None else Decimal(k["batas_atas"])
    rumus = [
        "Semakin tinggi semakin baik: realisasi / target × 100%.",
        f"Semakin rendah semakin baik: {RUMUS_MINIMAL[k['rumus_minimal']]}.",
        "Semakin dekat dengan target semakin baik: (1 − |realisasi / target − 1|) × 100%.",
        "Predikat dan opini: 100% bila target tercapai, selain itu menurut peringkatnya.",
        "Target berupa rentang: 100% di dalamnya; di luarnya dibandingkan dengan batas terdekat.",
        f"Target nol: {_target_nol(k.get('target_nol', AturanTargetNol.TERPENUHI))}.",
    ]
    batas = (id_kebijakan("Batas capaian"),) if "cara_hitung" in snap else ()
    contoh = contoh_hitung([b for ukur in snap["pengukuran"] for b in ukur["baris"]])
    rata = "Rata-rata adalah rata-rata hitung semua indikator yang memiliki angka."
    blok = [
        p("Capaian setiap indikator dihitung dengan membandingkan realisasi dengan target tahun ini:"),
        butir(rumus),
        *([p(contoh)] if contoh else []),
        p(f"{kalimat_batas(Decimal(k['batas_bawah']), atas)} {rata}", fakta=batas),
        tabel(_tabel_skala(k)) if k["skala"] else kosong("Skala kategori capaian"),
        p(_asal_ketentuan(k)),
    ]
    return Bagian("Cara Pengukuran", blok)


def contoh_hitung(baris: list[dict[str, Any]]) -> str:
    """The first formula worked on a row of the report whose printed figures give its capaian, one that is not
    exactly 100 before others; "" where none does (predicates, ranges, minimised values)."""
    contoh = [(b, satu) for b in baris if (satu := _simple(b))]
    if not contoh:
        return ""
    b, angka = next((c for c in contoh if Decimal(c[0]["mentah"]) != 100), contoh[0])
    batas = "" if b["mentah"] == b["dipakai"] else f"; sesudah batas {cetak_persen(Decimal(b['dipakai']))}"
    sebutan = f"{isi(b['indikator'])}, target {b['target']}, realisasi {b['realisasi']}"
    return f"Contoh: {sebutan}, capaian {angka} = {cetak_persen(Decimal(b['mentah']))}{batas}."


def _simple(baris: dict[str, Any]) -> str:
    """`60 / 80 × 100%` where that is the capaian of the row before its bounds; else ""."""
    janji, nyata = baca_nilai(baris["target"]), baca_nilai(baris["realisasi"])
    if baris["mentah"] is None or not janji.nilai or janji.atas is not None or nyata.nilai is None:
        return ""
    if bulatkan(nyata.nilai * 100 / janji.nilai, 4) != Decimal(baris["mentah"]):
        return ""
    return f"{cetak_angka(nyata.nilai)} / {cetak_angka(janji.nilai)} × 100%"


def _asal_ketentuan(k: dict[str, Any]) -> str:
    asal = "kebijakan nasional" if k["nasional"] else "kebijakan satuan kerja ini"
    dasar = f" Dasar: {k['dasar']}" if k["dasar"] else ""
    return (
        f"Nilai di antara dua kelas: {k['celah'][0].lower()}{k['celah'][1:]}. Nilai di atas kelas tertinggi "
        f"termasuk kelas tertinggi. Ketentuan ini berasal dari {asal} yang berlaku sejak tahun "
        f"{k['tahun']}.{dasar}"
    )


def _tabel_skala(k: dict[str, Any]) -> Tabel:
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Rentang Capaian (%)", "tengah"),
        Kolom("Kategori"),
        Kolom("Keterangan"),
    )
    baris = [
        Baris((Sel(f"{n}."), _sel_rentang(b, n), Sel(b["kategori"]), Sel(isi(b["keterangan"]))))
        for n, b in enumerate(k["skala"], 1)
    ]
    return Tabel("lakip-skala", kolom, baris, kelas="lakip-skala", judul="Kategori Capaian Kinerja")


def _sel_rentang(baris: dict[str, Any], n: int) -> Sel:
    return Sel(rentang(baris), fakta=id_kebijakan("skala", n))


def rentang(baris: dict[str, Any]) -> str:
    """`91–100`, `sampai 50`, `100 ke atas`: a band of the scale in percent."""
    dari, sampai = (None if baris[b] is None else cetak_angka(Decimal(baris[b])) for b in ("dari", "sampai"))
    if dari is None:
        return f"sampai {sampai}"
    return f"{dari} ke atas" if sampai is None else dari if dari == sampai else f"{dari}–{sampai}"


def pengukuran(snap: Snapshot) -> Bagian:
    """One subsection per document that is measured, never mixed (DESIGN 4b.6)."""
    anak = [_satu(ukur, n, snap["tahun"]) for n, ukur in enumerate(snap["pengukuran"], 1)]
    judul = f"Target dan Realisasi Tahun {snap['tahun']}"
    return Bagian(judul, [] if anak else [kosong("Perjanjian Kinerja dan realisasinya")], anak, lanskap=True)


def nama_ukur(ukur: dict[str, Any]) -> str:
    """`Perjanjian Kinerja Sekretariat`, `Rencana Kinerja Tahunan Lembaga`."""
    dokumen = "Perjanjian Kinerja" if ukur["acuan"] == "pk" else "Rencana Kinerja Tahunan"
    return f"{dokumen} {nama_pendek(ukur['unit'])}"


def _satu(ukur: dict[str, Any], n: int, tahun: int) -> Bagian:
    kegiatan = any(b["kegiatan"] for b in ukur["baris"])
    utama = _tabel_ukur(ukur["baris"], f"lakip-ukur-{n}", kegiatan)
    utama.judul = f"Pengukuran {nama_ukur(ukur)} Tahun {tahun}"
    kepala = tuple(id_rerata(ukur, kolom) for kolom in ("", "dihitung", "seluruh"))
    blok = [tabel(utama), p(_kalimat(ukur), fakta=kepala)]
    if ukur["triwulan"] and ukur["triwulan"] < 4:
        blok.insert(0, p(f"Keadaan sampai dengan Triwulan {TRIWULAN[ukur['triwulan']]} tahun {tahun}."))
    mentah = [Decimal(b["mentah"]) for b in ukur["baris"] if b["mentah"] is not None]
    if mentah:
        capaian = tuple(id_ukur(b, "capaian") for b in ukur["baris"] if b["mentah"] is not None)
        blok.append(p(kalimat_tercapai(mentah), fakta=capaian))
    blok += _tanpa_angka(ukur["baris"], kepala[1:])
    if ukur["lepas"]:
        lepas = _tabel_ukur(ukur["lepas"], f"lakip-lepas-{n}", kegiatan=False)
        lepas.judul = f"Realisasi tanpa padanan dalam {nama_ukur(ukur)}"
        blok += [
            p("Realisasi berikut tidak memiliki padanan dalam dokumen dan tidak ikut dirata-ratakan."),
            tabel(lepas),
        ]
    return Bagian(nama_ukur(ukur), blok)


def _kalimat(ukur: dict[str, Any]) -> str:
    rata = None if ukur["rata_rata"] is None else Decimal(ukur["rata_rata"])
    return kalimat_rata_rata(nama_ukur(ukur), rata, ukur["kategori"], ukur["dihitung"], ukur["seluruh"])


def _tabel_ukur(baris: list[dict[str, Any]], nama: str, kegiatan: bool) -> Tabel:
    """[No, (Kegiatan), Sasaran, Indikator, Target, Realisasi, Capaian, Kategori, Keterangan]."""
    kolom = [
        Kolom("No.", "tengah"),
        *([Kolom("Kegiatan", lanjutan=True)] if kegiatan else []),
        Kolom("Sasaran", lanjutan=True),
        Kolom("Indikator Kinerja"),
        Kolom("Target", "tengah"),
        Kolom("Realisasi", "tengah"),
        Kolom("Capaian", "tengah"),
        Kolom("Kategori", "tengah"),
        Kolom("Keterangan"),
    ]
    nomor = kelompok(baris, "kegiatan", "sasaran")
    jadi = []
    for b, n in zip(baris, nomor, strict=True):
        depan = [Sel(_kegiatan(b), ("kegiatan", n))] if kegiatan else []
        jadi.append(
            Baris((Sel(f"{n}.", ("no", n)), *depan, Sel(isi(b["sasaran"]), ("sasaran", n)), *_sel_ukur(b)))
        )
    return Tabel(nama, tuple(kolom), jadi, kelas=f"ukur ukur-{len(kolom)}")


def _kegiatan(baris: dict[str, Any]) -> str:
    return f"{baris['kode']} {baris['kegiatan']}".strip() or TANPA_NILAI


def _sel_ukur(b: dict[str, Any]) -> tuple[Sel, ...]:
    realisasi = isi(b["realisasi"]) + (" (sementara)" if b["sementara"] else "")
    keterangan = _keterangan(b)
    return (
        Sel(isi(b["indikator"])),
        Sel(isi(b["target"]), fakta=id_ukur(b, "target")),
        Sel(realisasi, fakta=id_ukur(b, "realisasi")),
        Sel(teks_capaian(b), fakta=id_ukur(b, "capaian")),
        Sel(b["kategori"] or TANPA_NILAI),
        Sel(keterangan, fakta=id_ukur(b, "realisasi") if is_angka(keterangan) else ""),
    )


def teks_capaian(baris: dict[str, Any]) -> str:
    """`98,00%`, or the state that says why there is no number."""
    if baris["capaian"] is not None:
        return cetak_persen(Decimal(baris["capaian"]))
    return str(StatusCapaian(baris["status"]).label)


def _keterangan(b: dict[str, Any]) -> str:
    sumber = f"Target pada sumber realisasi: {b['target_sumber']}." if b["target_sumber"] else ""
    return "\n".join(t for t in (b["keterangan"], sumber, *_own_rules(b)) if t)


def _own_rules(b: dict[str, Any]) -> Iterator[str]:
    """What the kartu sets itself; the keys are absent where it sets nothing, and in what was issued before it
    could."""
    if batas := b.get("batas"):
        yield f"Batas atas capaian menurut kartu indikator: {cetak_persen(Decimal(batas))}."
    if bawah := b.get("batas_bawah"):
        yield f"Batas bawah capaian menurut kartu indikator: {cetak_persen(Decimal(bawah))}."
    if aturan := b.get("target_nol"):
        yield f"Target nol menurut kartu indikator: {_target_nol(aturan)}."


def _target_nol(aturan: str) -> str:
    kata = str(AturanTargetNol(aturan).label)
    return f"{kata[0].lower()}{kata[1:]}"


def _tanpa_angka(baris: list[dict[str, Any]], fakta: tuple[str, ...]) -> list[Blok]:
    """What has no number, grouped by its reason (DESIGN 4b.8)."""
    alasan: dict[str, list[str]] = {}
    for b in baris:
        if b["capaian"] is None:
            alasan.setdefault(alasan_tanpa_angka(b["status"], b["tanda"]), []).append(isi(b["indikator"]))
    banyak = sum(map(len, alasan.values()))
    if not banyak:
        return []
    if len(alasan) == 1 and banyak == len(baris):
        kalimat = f"Alasan seluruh {banyak} indikator tidak memiliki angka capaian: {next(iter(alasan))}."
        return [p(kalimat, fakta=fakta)]
    daftar = [f"{kata[0].upper()}{kata[1:]} ({len(i)}): {'; '.join(i)}." for kata, i in alasan.items()]
    return [
        p(f"Indikator tanpa angka capaian ({banyak} dari {len(baris)}) menurut alasannya:", fakta=fakta),
        butir(daftar),
    ]
