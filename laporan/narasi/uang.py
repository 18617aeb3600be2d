"""Drafts about money: realisasi anggaran with and without hibah, years, programmes. Pure (layer 0).

Penyerapan is a share of the pagu and is never called capaian.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from laporan.narasi.kalimat import Kalimat, Nilai, Rancangan, alinea, benih, daftar, susun
from laporan.narasi.sebab import nama_cabang, nilai_uang
from sakip.numbers import bulatkan, cetak_angka, cetak_persen, cetak_rupiah

Isi = dict[str, Any]


def draf_anggaran(snap: Isi) -> Rancangan:
    """The year in total, by program, its best and least spent kegiatan, hibah apart, beside last year."""
    a, tahun, ke = snap["anggaran"], snap["tahun"], benih(f"{snap['satker']['kode_wilayah']}{snap['tahun']}")
    if a["pagu"] is None:
        return alinea(susun(("Pagu dan realisasi anggaran tahun {tahun} belum diisi.",), 0, tahun=tahun))
    return [
        *alinea(kalimat_jumlah(snap, ke), kalimat_sisa(snap), kalimat_hibah(snap)),
        *alinea(*_program(a, ke), _kegiatan_menonjol(a)),
        *alinea(*_tahun_lalu(snap)),
    ]


def jumlah_uang(kolom: str, isi: int | str | None) -> Nilai:
    """A total of the year as a fact."""
    return nilai_uang({"kode_baku": "jumlah", kolom: isi}, kolom)


def kalimat_jumlah(snap: Isi, ke: int) -> Kalimat:
    """Pagu, realisasi and penyerapan of the year; what is missing is said."""
    a, isi = snap["anggaran"], {"tahun": snap["tahun"]}
    p, r, s = (jumlah_uang(k, a[k]) for k in ("pagu", "realisasi", "penyerapan"))
    dipa = _dipa(a)
    if a["pagu"] is None:
        return susun(("Pagu dan realisasi anggaran tahun {tahun} belum diisi.",), 0, **isi)
    if a["realisasi"] is None or a["penyerapan"] is None:
        varian: tuple[str, ...] = (
            "Pagu anggaran tahun {tahun}{dipa} sebesar {p}; realisasinya belum diisi.",
        )
        return susun(varian, ke, **isi, p=p, dipa=dipa)
    varian = (
        "Pagu anggaran tahun {tahun}{dipa} sebesar {p} dan terealisasi {r}, sehingga penyerapannya {s}.",
        "Dari pagu anggaran tahun {tahun}{dipa} sebesar {p}, terealisasi {r} atau {s}.",
    )
    return susun(varian, ke, **isi, p=p, r=r, s=s, dipa=dipa)


def _dipa(a: Isi) -> str:
    dipa = a["dipa"]
    if not dipa or not dipa["nomor"]:
        return ""
    return f" menurut DIPA {dipa['nomor']}" + (f" revisi ke-{dipa['revisi']}" if dipa["revisi"] else "")


def kalimat_sisa(snap: Isi) -> Kalimat | None:
    """What was left, or by how much the pagu was exceeded; None where it was spent to the rupiah."""
    a = snap["anggaran"]
    if a["realisasi"] is None or a["realisasi"] == a["pagu"]:
        return None
    sisa = a["pagu"] - a["realisasi"]
    pola = Nilai("pola/anggaran/sisa", "sisa" if sisa > 0 else "lebih")
    dasar = [jumlah_uang("pagu", a["pagu"]), jumlah_uang("realisasi", a["realisasi"])]
    varian = (
        ("Anggaran yang tidak terserap sebesar {n}.",)
        if sisa > 0
        else ("Realisasi itu melebihi pagu sebesar {n} dan perlu diperiksa.",)
    )
    return susun(varian, 0, pola, *dasar, n=Nilai("anggaran/jumlah/sisa", cetak_rupiah(abs(sisa))))


def kalimat_hibah(snap: Isi) -> Kalimat | None:
    """Penyerapan with and without hibah, from the lowest rows; None where no row is hibah or all are."""
    dasar = [b for b in snap["anggaran"]["baris"] if not b["berincian"] and b["pagu"] is not None]
    hibah = [b for b in dasar if b["sumber_dana"] == "hibah"]
    lain = [b for b in dasar if b["sumber_dana"] != "hibah"]
    if not hibah or not lain or any(b["realisasi"] is None for b in dasar):
        return None
    isi: dict[str, object] = {}
    for nama, milik in (("h", hibah), ("t", lain), ("s", dasar)):
        pagu, realisasi = (sum(b[k] for b in milik) for k in ("pagu", "realisasi"))
        if not pagu:
            return None
        kunci = {"h": "hibah", "t": "tanpa-hibah", "s": "dengan-hibah"}[nama]
        isi[f"p{nama}"] = Nilai(f"anggaran/{kunci}/pagu", cetak_rupiah(pagu))
        isi[f"r{nama}"] = Nilai(f"anggaran/{kunci}/realisasi", cetak_rupiah(realisasi))
        isi[f"s{nama}"] = Nilai(f"anggaran/{kunci}/penyerapan", cetak_persen(_persen(pagu, realisasi)))
    varian = (
        (
            "Tanpa hibah, realisasinya {rt} dari pagu {pt} ({st}); hibah terealisasi {rh} dari "
            "pagu {ph} ({sh}); "
            "dengan hibah penyerapannya {ss}."
        ),
    )
    return susun(varian, 0, **isi)


def _persen(pagu: int, realisasi: int) -> Decimal:
    return bulatkan(Decimal(realisasi) * 100 / pagu)


def _program(a: Isi, ke: int) -> list[Kalimat]:
    """One sentence for each program that has pagu and realisasi."""
    program = [b for b in a["baris"] if b["tingkat"] == "program" and b["penyerapan"] is not None]
    varian = (
        "Program {nama} dengan pagu {p} terealisasi {r} atau {s}.",
        "Pada program {nama}, dari pagu {p} terserap {r}, yaitu {s}.",
    )
    return [susun(varian, ke + n, **_cabang(b)) for n, b in enumerate(program)]


def _cabang(b: Isi) -> dict[str, object]:
    return {
        "nama": nama_cabang(b),
        "p": nilai_uang(b, "pagu"),
        "r": nilai_uang(b, "realisasi"),
        "s": nilai_uang(b, "penyerapan"),
    }


def _kegiatan_menonjol(a: Isi) -> Kalimat | None:
    """The kegiatan with the highest and the lowest penyerapan, where at least three have one."""
    kegiatan = [
        b for b in a["baris"] if b["tingkat"] == "kegiatan" and b["penyerapan"] is not None and b["pagu"]
    ]
    if len(kegiatan) < 3:
        return None
    urut = sorted(kegiatan, key=lambda b: (Decimal(b["penyerapan"]), b["kode"]))
    rendah, tinggi = urut[0], urut[-1]
    if rendah["penyerapan"] == tinggi["penyerapan"]:
        return None
    pola = Nilai("pola/anggaran/kegiatan", f"{rendah['kode_baku']} {tinggi['kode_baku']}")
    banyak = [sum(b["penyerapan"] == satu["penyerapan"] for b in urut) for satu in (tinggi, rendah)]
    kata = ["antara lain pada" if n > 1 else "pada" for n in banyak]
    varian = (
        (
            f"Di antara kegiatan, penyerapan tertinggi terdapat {kata[0]} {{nt}} sebesar {{st}} dan terendah "
            f"{kata[1]} {{nr}} sebesar {{sr}}."
        ),
    )
    isi: dict[str, object] = {
        "nt": _cabang(tinggi)["nama"],
        "nr": _cabang(rendah)["nama"],
        "st": nilai_uang(tinggi, "penyerapan"),
        "sr": nilai_uang(rendah, "penyerapan"),
    }
    return susun(varian, 0, pola, **isi)


def _tahun_lalu(snap: Isi) -> list[Kalimat | None]:
    """Pagu, realisasi and penyerapan beside the year before, each in its own unit."""
    a, tahun = snap["anggaran"], snap["tahun"]
    lalu = next((t for t in a["lalu"] if t["tahun"] == tahun - 1), None)
    if lalu is None or lalu["realisasi"] is None or a["realisasi"] is None:
        return []
    return [_rupiah_lalu(a, lalu), _poin_lalu(a, lalu)]


def _lalu(satu: Isi, kolom: str, teks: str) -> Nilai:
    return Nilai(f"anggaran-lalu/{satu['tahun']}/jumlah/{kolom}", teks)


def _rupiah_lalu(a: Isi, lalu: Isi) -> Kalimat:
    beda = a["realisasi"] - lalu["realisasi"]
    kata = "lebih besar" if beda > 0 else "lebih kecil" if beda else "sama dengan"
    isi: dict[str, object] = {
        "tahun": lalu["tahun"],
        "l": _lalu(lalu, "realisasi", cetak_rupiah(lalu["realisasi"])),
        "g": Nilai("anggaran-lalu/selisih/realisasi", cetak_rupiah(abs(beda))),
        "kata": kata,
    }
    varian = (
        ("Dalam rupiah, realisasi tersebut {g} {kata} daripada realisasi tahun {tahun} sebesar {l}.",)
        if beda
        else ("Dalam rupiah, realisasi tersebut sama dengan realisasi tahun {tahun} sebesar {l}.",)
    )
    return susun(
        varian, 0, Nilai("pola/anggaran/rupiah-lalu", kata), jumlah_uang("realisasi", a["realisasi"]), **isi
    )


def _poin_lalu(a: Isi, lalu: Isi) -> Kalimat | None:
    if a["penyerapan"] is None or lalu["penyerapan"] is None:
        return None
    kini, dulu = Decimal(a["penyerapan"]), Decimal(lalu["penyerapan"])
    beda = bulatkan(kini - dulu)
    kata = "naik" if beda > 0 else "turun" if beda else "tetap"
    isi: dict[str, object] = {
        "kata": kata,
        "l": _lalu(lalu, "penyerapan", cetak_persen(dulu)),
        "s": jumlah_uang("penyerapan", a["penyerapan"]),
        "g": Nilai("anggaran-lalu/selisih/penyerapan", f"{cetak_angka(abs(beda), 2)} poin persen"),
        "tahun": lalu["tahun"],
    }
    varian = (
        ("Penyerapannya {kata} {g}, dari {l} pada tahun {tahun} menjadi {s}.",)
        if beda
        else ("Penyerapannya tetap {s} seperti pada tahun {tahun}.",)
    )
    return susun(varian, 0, Nilai("pola/anggaran/poin-lalu", kata), **isi)


def draf_penunjang(snap: Isi) -> Rancangan:
    """The programmes and kegiatan of the year in one paragraph each; [] without a budget by program."""
    baris = [b for b in snap["anggaran"]["baris"] if b["pagu"] is not None]
    hasil: Rancangan = []
    for n, b in enumerate(b for b in baris if b["tingkat"] == "program"):
        anak = [
            k for k in baris if k["tingkat"] == "kegiatan" and k["kode_baku"].startswith(f"{b['kode_baku']}.")
        ]
        hasil += alinea(_program_penunjang(b, len(anak), n), _daftar_kegiatan(anak))
    return hasil


def _program_penunjang(b: Isi, kegiatan: int, ke: int) -> Kalimat:
    isi = _cabang(b) | {"n": Nilai(f"hitung/kegiatan/{b['kode_baku']}", f"{kegiatan}")}
    melalui = " melalui {n} kegiatan" if kegiatan else ""
    varian = (
        f"Program {{nama}} menunjang pencapaian kinerja{melalui} dengan pagu {{p}}.",
        f"Pencapaian kinerja juga ditunjang program {{nama}}{melalui} dengan pagu {{p}}.",
    )
    return susun(varian, ke, **isi)


def _daftar_kegiatan(kegiatan: list[Isi]) -> Kalimat | None:
    """The kegiatan with their penyerapan, largest pagu first, at most four."""
    berisi = [k for k in kegiatan if k["penyerapan"] is not None]
    if not berisi:
        return None
    besar = sorted(berisi, key=lambda k: (-k["pagu"], k["kode"]))[:4]
    nilai = [nilai_uang(k, "penyerapan") for k in besar]
    kata = daftar([f"{nama_cabang(k)} {v.teks}" for k, v in zip(besar, nilai, strict=True)])
    depan = (
        "Kegiatannya beserta penyerapannya:"
        if len(besar) == len(kegiatan)
        else "Kegiatan dengan pagu terbesar beserta penyerapannya:"
    )
    return susun(("{depan} {kata}.",), 0, *nilai, depan=depan, kata=kata)
