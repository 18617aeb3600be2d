"""An indikator beside its earlier years, the end of the Renstra and the nation. Pure (layer 0)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from laporan.narasi.bacaan import JENJANG, Bacaan, baca, banding, cetak_selisih, selisih
from laporan.narasi.baris import Terukur
from laporan.narasi.kalimat import Kalimat, Nilai, daftar, susun
from sakip.lipat import lipat
from sakip.numbers import cetak_persen

Isi = dict[str, Any]
_CAPAIAN: Final = re.compile(
    r" \(capaian [^)]*\)$"
)  # the history of measured years carries it behind the value
NAIK: Final = (
    "Dibandingkan dengan tahun {lalu} ({l}), realisasinya naik {g}{makna}.",
    "Realisasi tahun {lalu} tercatat {l}, sehingga terjadi kenaikan {g}{makna}.",
    "Angka itu {g} lebih tinggi daripada realisasi tahun {lalu}, yaitu {l}{makna}.",
)
TURUN: Final = (
    "Dibandingkan dengan tahun {lalu} ({l}), realisasinya turun {g}{makna}.",
    "Realisasi tahun {lalu} tercatat {l}, sehingga terjadi penurunan {g}{makna}.",
    "Angka itu {g} lebih rendah daripada realisasi tahun {lalu}, yaitu {l}{makna}.",
)
TETAP: Final = (
    "Realisasi tersebut sama dengan realisasi tahun {lalu}, yaitu {l}.",
    "Tidak ada perubahan dari realisasi tahun {lalu} yang juga {l}.",
)
JENJANG_NAIK: Final = (
    "Hasil itu lebih tinggi daripada tahun {lalu}, yaitu {l}.",
    "Tahun {lalu} hasilnya {l}, sehingga terjadi peningkatan.",
)
JENJANG_TURUN: Final = (
    "Hasil itu lebih rendah daripada tahun {lalu}, yaitu {l}.",
    "Tahun {lalu} hasilnya {l}, sehingga terjadi penurunan.",
)
JENJANG_TETAP: Final = (
    "Hasil itu setingkat dengan tahun {lalu}, yaitu {l}.",
    "Tahun {lalu} hasilnya {l}, setingkat dengan tahun ini.",
)
TAK_SEBANDING: Final = ("Realisasi tahun {lalu} tercatat {l}.",)


def _riwayat(snap: Isi, b: Terukur) -> Isi:
    """The history of an indikator in the snapshot, {} where there is none."""
    unit, nama = b.ukur["unit"]["kunci"], lipat(b.isi["indikator"])
    sama = (r for r in snap["riwayat"] if r["unit"] == unit and lipat(r["indikator"]) == nama)
    return next(sama, {})


def riwayat_of(snap: Isi, b: Terukur) -> list[tuple[int, Nilai, Bacaan]]:
    """(year, fact, reading) of the earlier years of an indikator that have a value, oldest first."""
    satu = _riwayat(snap, b)
    hasil = []
    for tahun, teks in sorted(satu.get("tahun", {}).items()):
        dulu = baca(_CAPAIAN.sub("", teks))
        if dulu.ada and int(tahun) < b.tahun:
            kunci = satu.get("fakta", {}).get(tahun) or f"lalu/{b.kunci}/{tahun}"
            hasil.append((int(tahun), Nilai(kunci, dulu.teks), dulu))
    return hasil


def kalimat_capaian_lalu(snap: Isi, b: Terukur, ke: int) -> Kalimat | None:
    """The capaian beside that of last year; None where one of them has no number."""
    satu, tahun = _riwayat(snap, b), str(b.tahun - 1)
    angka = satu.get("capaian", {}).get(tahun)
    if angka is None or not b.is_terhitung:
        return None
    beda = Decimal(b.isi["capaian"]) - Decimal(angka)
    kunci = satu.get("fakta", {}).get(tahun, f"lalu/{b.kunci}/{tahun}").rpartition("/")[0]
    isi: dict[str, object] = {
        "tahun": tahun,
        "l": Nilai(f"{kunci}/capaian", cetak_persen(Decimal(angka))),
        "c": b.nilai_capaian,
        "kata": "naik" if beda > 0 else "turun",
    }
    varian = (
        ("Capaiannya {kata} dari {l} pada tahun {tahun} menjadi {c}.",)
        if beda
        else ("Capaiannya tetap {l} seperti pada tahun {tahun}.",)
    )
    pola = b.pola("capaian-lalu", str(isi["kata"]) if beda else "tetap")
    return susun(varian, ke, pola, b.nilai_capaian, **isi)


def kalimat_nilai_terakhir(snap: Isi, b: Terukur, ke: int) -> Kalimat | None:
    """For a row without a realisasi: the last value on record, which is not that of this year (rule R37)."""
    deret = riwayat_of(snap, b)
    if not deret or b.is_terhitung or b.isi["status"] not in ("belum_diisi", "belum_dinilai"):
        return None
    tahun, nilai, _ = deret[-1]
    varian = (
        (
            "Nilai terakhir yang tercatat ialah {l} untuk tahun {tahun} dan tidak dipakai sebagai "
            "realisasi tahun ini."
        ),
        "Untuk tahun {tahun} tercatat {l}; nilai itu tidak dipakai sebagai realisasi tahun ini.",
    )
    return susun(varian, ke, b.pola("terakhir", b.isi["status"]), l=nilai, tahun=tahun)


def kalimat_tahun_lalu(snap: Isi, b: Terukur, ke: int) -> Kalimat | None:
    """This year beside the last one; None where one of the two has no value."""
    lalu = [r for r in riwayat_of(snap, b) if r[0] == b.tahun - 1]
    if not lalu or not b.realisasi.ada or b.isi["status"] in ("belum_dinilai", "belum_waktunya"):
        return None
    tahun, nilai, dulu = lalu[0]
    posisi = banding(b.realisasi, dulu)
    pola, varian = _pola_lalu(posisi, b.realisasi.jenis in JENJANG)
    beda = selisih(b.realisasi, dulu)
    jarak = "" if beda is None else cetak_selisih(beda, b.realisasi)
    isi = {"lalu": tahun, "l": nilai, "g": b.fakta(f"selisih-{tahun}", jarak), "makna": _makna(b, posisi)}
    return susun(varian, ke, b.pola("tahun-lalu", pola), b.nilai_realisasi, nilai, **isi)


def _pola_lalu(posisi: int | None, berjenjang: bool) -> tuple[str, tuple[str, ...]]:
    if posisi is None:
        return "tak_sebanding", TAK_SEBANDING
    kata = ("tetap", "naik", "turun")[posisi]
    pilihan = {
        "naik": (NAIK, JENJANG_NAIK),
        "turun": (TURUN, JENJANG_TURUN),
        "tetap": (TETAP, JENJANG_TETAP),
    }
    return kata, pilihan[kata][berjenjang]


def _makna(b: Terukur, posisi: int | None) -> str:
    """What a change means where a lower figure is the better one, and somebody has declared so."""
    if not posisi or b.arah != ("turun", True):
        return ""
    return ", yang untuk indikator ini berarti " + ("memburuk" if posisi > 0 else "membaik")


def kalimat_tren(snap: Isi, b: Terukur, ke: int) -> Kalimat | None:
    """The years together, where at least two earlier ones have a value of the same unit."""
    deret = [*riwayat_of(snap, b), (b.tahun, b.nilai_realisasi, b.realisasi)]
    langkah = [selisih(kini[2], dulu[2]) for dulu, kini in pairwise(deret)]
    arah = [(x > 0) - (x < 0) for x in langkah if x is not None]
    if len(langkah) < 2 or len(arah) < len(langkah):
        return None
    nilai = [d[1] for d in deret]
    awal, akhir = deret[0], deret[-1]
    isi: dict[str, object] = {"a": awal[0], "z": akhir[0], "na": awal[1], "nz": akhir[1]}
    if len(set(arah)) == 1:
        kata = ("tetap", "naik", "turun")[arah[0]]
        varian = (
            ("Sejak tahun {a} realisasi yang tercatat selalu {na}.",)
            if kata == "tetap"
            else (
                f"Sejak tahun {{a}} realisasi yang tercatat terus {kata}, dari {{na}} menjadi {{nz}}.",
                f"Dalam deret tahun {{a}} sampai dengan {{z}} realisasinya {kata} setiap kali diukur.",
            )
        )
        return susun(varian, ke, b.pola("tren", kata), *nilai, **isi)
    isi["deret"] = daftar([f"{d[1].teks} ({d[0]})" for d in deret])
    varian = (
        "Perkembangannya tidak searah: {deret}.",
        "Dari tahun ke tahun realisasinya berubah-ubah: {deret}.",
    )
    return susun(varian, ke, b.pola("tren", "berubah"), *nilai, **isi)


def kalimat_renstra(snap: Isi, b: Terukur, ke: int) -> Kalimat | None:
    """Realisasi beside the target of the last year of the Renstra; None where one is missing."""
    renstra = snap["renstra"]
    target = _target_akhir(renstra, b) if renstra else None
    if target is None or not b.realisasi.ada or not b.is_terhitung:
        return None
    akhir = renstra["tahun_akhir"]
    nilai, janji = target
    posisi, (arah, _) = banding(b.realisasi, janji), b.arah
    if posisi is None or arah == "dekat":
        return None
    cukup = posisi == 0 or (posisi > 0) == (arah == "naik")
    beda = selisih(b.realisasi, janji)
    g = b.fakta("selisih-renstra", "" if beda is None else cetak_selisih(beda, b.realisasi))
    isi: dict[str, object] = {"akhir": akhir, "t": nilai, "r": b.nilai_realisasi, "g": g}
    if cukup:
        varian: tuple[str, ...] = (
            "Target akhir Renstra (tahun {akhir}), yaitu {t}, sudah terpenuhi.",
            "Dengan realisasi {r}, target jangka menengah tahun {akhir}, yaitu {t}, terpenuhi.",
        )
    elif not g.teks:
        varian = ("Target akhir Renstra (tahun {akhir}), yaitu {t}, belum terpenuhi.",)
    else:
        varian = (
            "Terhadap target akhir Renstra tahun {akhir}, yaitu {t}, masih ada jarak {g}.",
            "Target jangka menengah tahun {akhir} ditetapkan {t}; realisasi {r} masih terpaut {g}.",
        )
    pola = b.pola("renstra", "terpenuhi" if cukup else "belum")
    return susun(varian, ke, pola, b.nilai_realisasi, nilai, **isi)


def _target_akhir(renstra: Isi, b: Terukur) -> tuple[Nilai, Bacaan] | None:
    akhir = str(renstra["tahun_akhir"])
    for unit in renstra["unit"]:
        for satu in unit["baris"] if unit["kunci"] == b.ukur["unit"]["kunci"] else []:
            if lipat(satu["indikator"]) == lipat(b.isi["indikator"]):
                janji = baca(satu["target"].get(akhir, ""))
                kunci = satu.get("id") or b.isi["renstra"] or b.kunci
                return (Nilai(f"renstra/{kunci}/{akhir}", janji.teks), janji) if janji.ada else None
    return None


def kalimat_pembanding(snap: Isi, b: Terukur, ke: int) -> list[Kalimat]:
    """One sentence for each outside figure of the indikator: the newest one of its lingkup."""
    terbaru: dict[str, Isi] = {}
    for satu in sorted(snap["pembanding"], key=lambda s: s["tahun"]):
        if lipat(satu["indikator"]) == lipat(b.isi["indikator"]) and baca(satu["nilai"]).ada:
            terbaru[satu["lingkup"]] = satu
    if not b.realisasi.ada or not b.is_terhitung:
        return []
    return [_pembanding(b, satu, ke + n) for n, satu in enumerate(terbaru.values())]


def _pembanding(b: Terukur, satu: Isi, ke: int) -> Kalimat:
    luar = baca(satu["nilai"])
    kunci = satu.get("id") or f"{satu['lingkup']}-{satu['tahun']}-{b.kunci}"
    isi: dict[str, object] = {
        "lingkup": satu["lingkup"],
        "tahun": satu["tahun"],
        "n": Nilai(f"pembanding/{kunci}", luar.teks),
    }
    if satu["tahun"] != b.tahun:
        varian: tuple[str, ...] = (
            (
                "Angka {lingkup} yang tersedia, {n}, berasal dari tahun {tahun} dan tidak sebanding "
                "dengan tahun ini."
            ),
        )
        return susun(varian, ke, b.pola(f"banding-{satu['lingkup']}", "tahun_lain"), **isi)
    posisi = banding(b.realisasi, luar)
    kata = (
        None if posisi is None else ("sama dengan", "lebih tinggi daripada", "lebih rendah daripada")[posisi]
    )
    varian = (
        ("Angka {lingkup} tahun {tahun} tercatat {n}.",)
        if kata is None
        else (
            f"Realisasi tersebut {kata} angka {{lingkup}} tahun {{tahun}}, yaitu {{n}}.",
            f"Jika dibandingkan dengan angka {{lingkup}} sebesar {{n}}, realisasi ini {kata} angka tersebut.",
        )
    )
    return susun(
        varian, ke, b.pola(f"banding-{satu['lingkup']}", kata or "tak_sebanding"), b.nilai_realisasi, **isi
    )
