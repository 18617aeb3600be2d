"""The budget block under a PK or RKT: programme lines, kegiatan beneath them, and a computed total."""

from __future__ import annotations

from typing import Any, Final

from laporan.bentuk.fakta import id_dokumen, id_nilai
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from sakip.numbers import cetak_rupiah, cetak_rupiah_polos

Simpul = dict[str, Any]
BARIS_UTUH: Final = 14  # a block up to this long stays on one page


def pohon_anggaran(baris: list[dict[str, Any]]) -> list[Simpul]:
    """Budget lines as programmes with their kegiatan: {kode, uraian, anggaran, rinci, kurang, beda}.

    Without a line that names a kegiatan by its code, every line is a programme of its own. `anggaran` is
    the amount as stored, else the sum of the kegiatan; `kurang` counts the lines below without an amount;
    `beda` is the sum of the kegiatan where it differs from the stored amount, else None.
    """
    bertingkat = any(b["tingkat"] == "kegiatan" for b in baris)
    pohon: list[Simpul] = []
    for satu in baris:
        if bertingkat and pohon and satu["tingkat"] != "program":
            pohon[-1]["rinci"].append(satu)
        else:
            pohon.append({**satu, "rinci": []})
    return [_dihitung(simpul) for simpul in pohon]


def _dihitung(simpul: Simpul) -> Simpul:
    ada = [r["anggaran"] for r in simpul["rinci"] if r["anggaran"] is not None]
    kurang = len(simpul["rinci"]) - len(ada)
    jumlah = sum(ada) if ada else None
    if simpul["anggaran"] is None:
        return {**simpul, "anggaran": jumlah, "kurang": kurang or (not simpul["rinci"]), "beda": None}
    beda = jumlah if jumlah is not None and not kurang and jumlah != simpul["anggaran"] else None
    return {**simpul, "kurang": 0, "beda": beda}


def jumlah_baris(pohon: list[Simpul]) -> int | None:
    """The total over the programmes that have an amount; None = none has."""
    ada = [p["anggaran"] for p in pohon if p["anggaran"] is not None]
    return sum(ada) if ada else None


def tabel_anggaran(nama: str, snap: dict[str, Any], judul: str = "") -> Tabel | None:
    """The budget block of a PK as a table [No, Program/Kegiatan, Anggaran] with its total; None without
    lines."""
    pohon = pohon_anggaran(snap["anggaran"])
    if not pohon:
        return None
    rinci = any(p["rinci"] for p in pohon)
    kepala = "Program/Kegiatan" if rinci else "Program"
    kolom = (Kolom("No.", "tengah"), Kolom(kepala), Kolom("Anggaran (Rp)", "kanan"))
    isi: list[Baris] = []
    for nomor, program in enumerate(pohon, 1):
        isi += _baris_program(program, _huruf_atau_angka(nomor, rinci), rinci)
    total = Sel(cetak_rupiah_polos(jumlah_baris(pohon)), fakta=id_dokumen("pk-anggaran-jumlah", snap))
    isi.append(Baris((Sel("Jumlah", lebar=2, kelas="kanan"), total), "jumlah"))
    kelas = "anggaran utuh" if len(isi) <= BARIS_UTUH else "anggaran"
    return Tabel(nama, kolom, isi, kelas=kelas, judul=judul, catatan=_catatan(pohon))


def _huruf_atau_angka(nomor: int, berhuruf: bool) -> str:
    return chr(ord("A") + nomor - 1) if berhuruf and nomor <= 26 else f"{nomor}."


def _baris_program(program: Simpul, nomor: str, bertingkat: bool) -> list[Baris]:
    kepala = Baris(_sel(program, nomor), "pita" if bertingkat else "isi")
    return [kepala, *(Baris(_sel(r, f"{n}.")) for n, r in enumerate(program["rinci"], 1))]


def _sel(baris: dict[str, Any], nomor: str) -> tuple[Sel, ...]:
    jumlah = Sel(cetak_rupiah_polos(baris["anggaran"]), fakta=id_nilai("pk-anggaran", baris))
    return (Sel(nomor), Sel(_bernama(baris)), jumlah)


def _bernama(baris: dict[str, Any]) -> str:
    return f"{baris['uraian']} ({baris['kode']})" if baris["kode"] else str(baris["uraian"])


def _catatan(pohon: list[Simpul]) -> list[str]:
    catatan = []
    kurang = sum(int(p["kurang"]) for p in pohon)
    if kurang:
        catatan.append(f"Jumlah belum memuat {kurang} baris yang nilai anggarannya belum diisi.")
    for p in pohon:
        if p["beda"] is not None:
            selisih = cetak_rupiah(abs(p["anggaran"] - p["beda"]))
            catatan.append(
                f"{p['uraian']}: nilai program {cetak_rupiah(p['anggaran'])} berbeda {selisih} dari jumlah "
                f"kegiatannya, {cetak_rupiah(p['beda'])}."
            )
    return catatan
