"""Form of a Perjanjian Kinerja (DOCUMENTS 4.2 and 4.3)."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any, Final

from laporan.bentuk.anggaran_dokumen import tabel_anggaran
from laporan.bentuk.fakta import id_baris
from laporan.bentuk.selisih import tabel_selisih
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import (
    Snapshot,
    bidang_ttd,
    isi,
    kelompok,
    nama_baris,
    penandatangan,
    pita,
    tempat_tanggal,
    terbit_tercetak,
    unik,
)
from sakip.lipat import lipat

SERUPA: Final = 0.7
PEMBUKA: Final = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta "
    "berorientasi pada hasil, kami yang bertanda tangan di bawah ini:"
)
JANJI: Final = (
    "berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam rangka "
    "mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan."
)
TANGGUNG_JAWAB: Final = (
    "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami."
)
SUPERVISI: Final = (
    "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian "
    "kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan "
    "dan sanksi."
)
LETTERHEAD: Final = (
    ("alamat", ""),
    ("telepon", "Telepon "),
    ("faksimile", "Faksimile "),
    ("surel", ""),
    ("laman", ""),
)


def bentuk_pk(snap: Snapshot, awalan: str = "pk") -> dict[str, Any]:
    """What the PK templates print; `awalan` keeps anchors unique where several PK share one file."""
    return {
        "snap": snap,
        "judul_pdf": f"{judul_pk(snap)} {snap['unit']['nama']}",
        "pengarang": snap["unit"]["nama"],
        "judul": judul_pk(snap),
        "kop_nama": nama_baris(_nama_kop(snap)) if len(snap["pihak"]) > 1 else [],
        "anak_judul": "" if snap["unit"]["jenis"] == "sekretariat" else snap["unit"]["nama"],
        "kop": kop_surat(snap),
        "pernyataan": pernyataan(snap["pihak"]),
        "tabel": tabel_pk(snap, f"{awalan}-sasaran"),
        "anggaran": tabel_anggaran(f"{awalan}-anggaran", snap),
        "selisih": tabel_selisih(snap, f"{awalan}-selisih"),
        "ttd": ttd_pk(snap),
        "terbit": terbit_tercetak(snap),
    }


def pernyataan(pihak: list[dict[str, str]]) -> list[dict[str, Any]]:
    """The statement (PermenPANRB 53/2014, annex I) piece by piece: {teks} a paragraph, or {pihak} who signs:
    one official alone, or the first of two and the superior."""
    pertama, *kedua = pihak
    if not kedua:
        return [{"teks": PEMBUKA}, {"pihak": pertama}, {"teks": JANJI}, {"teks": TANGGUNG_JAWAB}]
    return [
        {"teks": PEMBUKA},
        {"pihak": pertama},
        {"teks": "selanjutnya disebut pihak pertama,"},
        {"pihak": kedua[0]},
        {"teks": "selaku atasan pihak pertama, selanjutnya disebut pihak kedua."},
        {"teks": f"Pihak pertama {JANJI}"},
        {"teks": TANGGUNG_JAWAB},
        {"teks": SUPERVISI},
    ]


def judul_pk(snap: Snapshot) -> str:
    """`Perjanjian Kinerja Tahun 2024`, with the number of the perubahan behind it."""
    perubahan = f" (Perubahan ke-{snap['versi']})" if snap["versi"] else ""
    return f"Perjanjian Kinerja Tahun {snap['tahun']}{perubahan}"


def _nama_kop(snap: Snapshot) -> str:
    """A bagian or subbagian writes under the letterhead of the sekretariat."""
    if snap["unit"]["jenis"] == "sekretariat":
        return str(snap["unit"]["nama"])
    return f"Sekretariat {snap['satker']['nama_lengkap']}"


def kop_surat(snap: Snapshot) -> list[str]:
    """Lines under the name in the letterhead; what the satker has not given is left out."""
    satker = snap["satker"]
    kontak = [f"{label}{satker[k]}" for k, label in LETTERHEAD if k != "alamat" and satker[k]]
    return [baris for baris in (satker["alamat"], " | ".join(kontak)) if baris]


def tabel_pk(snap: Snapshot, nama: str, *, judul: str = "", bernomor: bool = True) -> Tabel:
    """[No, Sasaran, Indikator Kinerja, Target] with tujuan bands where they say more than the sasaran."""
    kolom = (
        Kolom("No.", "tengah"),
        Kolom(snap["judul_sasaran"], lanjutan=True),
        Kolom("Indikator Kinerja"),
        Kolom("Target", "tengah"),
    )
    berpita = _perlu_pita(snap["baris"])
    nomor = kelompok(snap["baris"], "tujuan", "sasaran") if berpita else kelompok(snap["baris"], "sasaran")
    isi_tabel: list[Baris] = []
    tujuan = ""
    for baris, n in zip(snap["baris"], nomor, strict=True):
        if berpita and baris["tujuan"] != tujuan:
            tujuan = baris["tujuan"]
            isi_tabel.append(Baris((pita(tujuan or "Tanpa tujuan", 4),), "pita"))
        isi_tabel.append(
            Baris(
                (
                    Sel(f"{n}.", ("no", n)),
                    Sel(isi(baris["sasaran"]), ("sasaran", n)),
                    Sel(isi(baris["indikator"])),
                    Sel(isi(baris["target"]), fakta=id_baris("pk", baris, "target")),
                )
            )
        )
    return Tabel(nama, kolom, isi_tabel, kelas="pk", judul=judul, bernomor_kolom=bernomor)


def _perlu_pita(baris: list[dict[str, str]]) -> bool:
    """Bands are printed when rows have a tujuan, unless each tujuan only repeats its one sasaran."""
    pasangan = unik_pasangan(baris)
    if not any(tujuan for tujuan, _ in pasangan):
        return False
    if len(pasangan) > len(unik(t for t, _ in pasangan)):
        return True
    return not all(_serupa(tujuan, sasaran) for tujuan, sasaran in pasangan)


def unik_pasangan(baris: list[dict[str, str]]) -> list[tuple[str, str]]:
    """The pairs of tujuan and sasaran in order, without repetition."""
    return list(dict.fromkeys((b["tujuan"], b["sasaran"]) for b in baris))


def _serupa(tujuan: str, sasaran: str) -> bool:
    a, b = (lipat(t.replace("KPU", "Komisi Pemilihan Umum")) for t in (tujuan, sasaran))
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= SERUPA


def ttd_pk(snap: Snapshot) -> list[dict[str, str]]:
    """Signatures from left to right: the pihak kedua stands left, the pihak pertama right, dated."""
    di = tempat_tanggal(snap)
    pertama, *kedua = snap["pihak"]
    kanan = penandatangan(
        **_siapa(pertama),
        tempat_tanggal=di,
        sebutan="Pihak Pertama," if kedua else "",
        bidang=bidang_ttd(snap, 1),
    )
    return [
        *(penandatangan(**_siapa(p), sebutan="Pihak Kedua,", bidang=bidang_ttd(snap, 2)) for p in kedua),
        kanan,
    ]


def _siapa(pihak: dict[str, str]) -> dict[str, str]:
    return {"jabatan": pihak["jabatan"], "nama": pihak["nama"]}
