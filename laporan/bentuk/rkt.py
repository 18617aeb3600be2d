"""Forms of an RKT (DOCUMENTS 4.1): A sasaran only, B and E with budget, C for bagian and subbagian."""

from __future__ import annotations

from collections import Counter
from typing import Any

from laporan.bentuk.fakta import id_baris, id_dokumen
from laporan.bentuk.selisih import tabel_selisih
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi, kelompok, terbit_tercetak, ttd_tunggal
from sakip.lipat import lipat
from sakip.numbers import cetak_rupiah, cetak_rupiah_polos

Isi = dict[str, Any]


def bentuk_rkt(snap: Snapshot, awalan: str = "rkt") -> dict[str, Any]:
    """What the RKT template prints; `awalan` keeps anchors unique where the RKT is an annex."""
    perubahan = f" (Perubahan ke-{snap['versi']})" if snap["versi"] else ""
    judul = f"Rencana Kinerja Tahunan {snap['tahun']}{perubahan}"
    return {
        "snap": snap,
        "judul": judul,
        "judul_pdf": f"{judul} {snap['unit']['nama']}",
        "pengarang": snap["unit"]["nama"],
        "lanskap": is_lebar(snap),
        "tabel": tabel_rkt(snap, f"{awalan}-sasaran"),
        "ringkasan": tabel_ringkasan(snap, f"{awalan}-ringkasan"),
        "selisih": tabel_selisih(snap, f"{awalan}-selisih"),
        "ttd": ttd_tunggal(snap, snap["penandatangan"]),
        "terbit": terbit_tercetak(snap),
    }


def is_lebar(snap: Snapshot) -> bool:
    """Whether the form needs a landscape page."""
    return pilih_bentuk(snap) in ("B", "E")


def pilih_bentuk(snap: Snapshot) -> str:
    """The form that the rows fill: C for a bagian/subbagian; A without program, kegiatan and pagu;
    B where one kegiatan has several rows with a pagu of their own; else E."""
    baris = snap["baris"]
    if snap["unit"]["jenis"] in ("bagian", "subbagian"):
        return "C"
    if not any(b["program"] or b["kegiatan"] or b["pagu"] is not None for b in baris):
        return "A"
    nomor = kelompok(baris, "program", "kegiatan")
    berpagu = Counter(n for n, b in zip(nomor, baris, strict=True) if b["pagu"] is not None)
    return "B" if any(banyak > 1 for banyak in berpagu.values()) else "E"


def tabel_rkt(snap: Snapshot, nama: str, judul: str = "") -> Tabel:
    """The rows of the RKT in the form that they fill."""
    bentuk = pilih_bentuk(snap)
    if bentuk == "A":
        return _tabel_a(snap, nama, judul)
    if bentuk == "C" and not any(b["kegiatan"] for b in snap["baris"]):
        return _tabel_a(snap, nama, judul)
    return _tabel_kegiatan(snap, nama, judul, bentuk)


def _tabel_a(snap: Snapshot, nama: str, judul: str) -> Tabel:
    kolom = (
        Kolom("No.", "tengah"),
        Kolom(snap["judul_sasaran"], lanjutan=True),
        Kolom("Indikator Kinerja"),
        Kolom("Target", "tengah"),
    )
    baris = [
        Baris(
            (
                Sel(f"{n}.", ("no", n)),
                Sel(isi(b["sasaran"]), ("sasaran", n)),
                Sel(isi(b["indikator"])),
                Sel(isi(b["target"]), fakta=id_baris("rkt", b, "target")),
            )
        )
        for b, n in zip(snap["baris"], kelompok(snap["baris"], "sasaran"), strict=True)
    ]
    return Tabel(nama, kolom, baris, kelas="pk", judul=judul, bernomor_kolom=True)


def _tabel_kegiatan(snap: Snapshot, nama: str, judul: str, bentuk: str) -> Tabel:
    """Forms B, C and E: kegiatan numbered within a lettered program band; columns without data fall away."""
    kegiatan = bentuk == "C"
    berpagu = not kegiatan and any(b["pagu"] is not None for b in snap["baris"])
    berkro = bentuk == "E" and any(b["kro"] for b in snap["baris"])
    kolom = [
        Kolom("No.", "tengah"),
        Kolom("Kegiatan" if kegiatan else "Program/Kegiatan", lanjutan=True),
        Kolom(snap["judul_sasaran"], lanjutan=True),
        Kolom("Indikator Kinerja Kegiatan" if kegiatan else "Indikator Kinerja"),
        Kolom("Target", "tengah"),
        *([Kolom("Program/Kegiatan (KRO)")] if berkro else []),
        *([Kolom("Pagu (Rp)" if bentuk == "B" else "Anggaran (Rp)", "kanan")] if berpagu else []),
    ]
    baris: list[Baris] = []
    for urut, program in enumerate(daftar_program(snap)):
        if program["nama"] or len(daftar_program(snap)) > 1:
            baris.append(_pita_program(snap, urut, program, len(kolom), berpagu))
        baris += _baris_kegiatan(program, berkro, berpagu, urut)
    if berpagu:
        baris.append(_baris_jumlah(snap, len(kolom)))
    kelas = f"rkt-{bentuk.lower()} kolom-{len(kolom)}"
    catatan = [p["catatan"] for p in daftar_program(snap) if berpagu and p["catatan"]]
    return Tabel(nama, tuple(kolom), baris, kelas=kelas, judul=judul, bernomor_kolom=True, catatan=catatan)


def daftar_program(snap: Snapshot) -> list[Isi]:
    """The programmes in order: {nama, baris, jumlah, catatan}.

    `jumlah` is the amount stored for the programme, else the sum of its rows; where both exist and
    differ, `catatan` says so. None = no row has an amount.
    """
    nomor = kelompok(snap["baris"], "program")
    program: dict[int, Isi] = {}
    for baris, n in zip(snap["baris"], nomor, strict=True):
        program.setdefault(n, {"nama": baris["program"], "baris": []})["baris"].append(baris)
    tersimpan = {lipat(a["uraian"]): a["anggaran"] for a in snap["anggaran"]}
    return [_berjumlah(p, tersimpan.get(lipat(p["nama"]))) for p in program.values()]


def _berjumlah(program: Isi, tersimpan: int | None) -> Isi:
    ada = [b["pagu"] for b in program["baris"] if b["pagu"] is not None]
    hitung = sum(ada) if ada else None
    catatan = ""
    if tersimpan is not None and hitung is not None and tersimpan != hitung:
        catatan = (
            f"{program['nama']}: nilai program {cetak_rupiah(tersimpan)} berbeda "
            f"{cetak_rupiah(abs(tersimpan - hitung))} dari jumlah kegiatannya, {cetak_rupiah(hitung)}."
        )
    return {**program, "jumlah": hitung if tersimpan is None else tersimpan, "catatan": catatan}


def _pita_program(snap: Snapshot, urut: int, program: Isi, lebar: int, berpagu: bool) -> Baris:
    huruf_program = Sel(chr(ord("A") + urut % 26))
    nama = program["nama"] or "Tanpa program"
    if not berpagu:
        return Baris((huruf_program, Sel(nama, lebar=lebar - 1)), "pita")
    jumlah = Sel(cetak_rupiah_polos(program["jumlah"]), fakta=id_program(snap, program["nama"]))
    return Baris((huruf_program, Sel(nama, lebar=lebar - 2), jumlah), "pita")


def _baris_kegiatan(program: Isi, berkro: bool, berpagu: bool, urut: int) -> list[Baris]:
    nomor = kelompok(program["baris"], "kegiatan")
    sasaran = kelompok(program["baris"], "kegiatan", "sasaran")
    hasil, pagu = [], 0
    for n, (baris, k, s) in enumerate(zip(program["baris"], nomor, sasaran, strict=True)):
        pagu = n if baris["pagu"] is not None or not n or nomor[n - 1] != k else pagu
        nama = f"{baris['kegiatan']} ({baris['kode']})" if baris["kode"] else isi(baris["kegiatan"])
        sel = [
            Sel(f"{k}.", ("no", urut, k)),
            Sel(nama, ("kegiatan", urut, k)),
            Sel(isi(baris["sasaran"]), ("sasaran", urut, s)),
            Sel(isi(baris["indikator"])),
            Sel(isi(baris["target"]), fakta=id_baris("rkt", baris, "target")),
        ]
        if berkro:
            sel.append(Sel(isi(baris["kro"]), ("kro", urut, k)))
        if berpagu:
            fakta = id_baris("rkt", baris, "pagu") if baris["pagu"] is not None else ""
            sel.append(Sel(cetak_rupiah_polos(baris["pagu"]), ("pagu", urut, pagu), fakta=fakta))
        hasil.append(Baris(tuple(sel)))
    return hasil


def _baris_jumlah(snap: Snapshot, lebar: int) -> Baris:
    jumlah = Sel(cetak_rupiah_polos(jumlah_anggaran(snap)), fakta=id_dokumen("rkt-jumlah", snap))
    return Baris((Sel("Jumlah", lebar=lebar - 1, kelas="kanan"), jumlah), "jumlah")


def id_program(snap: Snapshot, nama: str) -> str:
    """The fact that states the amount of a programme in an RKT."""
    return id_dokumen("rkt-jumlah", snap, nama or "tanpa program")


def jumlah_anggaran(snap: Snapshot) -> int | None:
    """The grand total over the programmes; None when none has an amount."""
    ada = [p["jumlah"] for p in daftar_program(snap) if p["jumlah"] is not None]
    return sum(ada) if ada else None


def tabel_ringkasan(snap: Snapshot, nama: str) -> Tabel | None:
    """[No, Program, Anggaran, Jumlah Anggaran] of form E; None where no programme has an amount."""
    program = [p for p in daftar_program(snap) if p["jumlah"] is not None]
    if not program or not any(p["nama"] for p in program):
        return None
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Program"),
        Kolom("Anggaran (Rp)", "kanan"),
        Kolom("Jumlah Anggaran (Rp)", "kanan"),
    )
    semua = id_dokumen("rkt-jumlah", snap)
    jumlah = Sel(cetak_rupiah_polos(jumlah_anggaran(snap)), ("jumlah",), kelas="tebal", fakta=semua)
    sel = [
        (Sel(isi(p["nama"])), Sel(cetak_rupiah_polos(p["jumlah"]), fakta=id_program(snap, p["nama"])))
        for p in program
    ]
    baris = [Baris((Sel(f"{n}."), *satu, jumlah)) for n, satu in enumerate(sel, 1)]
    return Tabel(nama, kolom, baris, kelas="ringkasan utuh")
