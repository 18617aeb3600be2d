"""The annex "Cara Hitung" of a LAKIP: each indikator with its rules and the example with its own figures."""

from __future__ import annotations

from typing import Any, Final

from laporan.bentuk.fakta import id_kebijakan, id_ukur
from laporan.bentuk.lakip_ukur import nama_ukur, teks_capaian
from laporan.bentuk.naskah import Bagian, Blok, nomori_anak, p, tabel
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi

JUDUL: Final = "Cara Hitung Capaian"
KEBIJAKAN: Final = (Kolom("Ketentuan"), Kolom("Isi"))
KOLOM: Final = (
    Kolom("No.", "tengah"),
    Kolom("Indikator Kinerja"),
    Kolom("Rumus dan Aturan"),
    Kolom("Contoh dengan Angka Tahun Ini"),
)


def cara_hitung(snap: Snapshot, id_lampiran: str) -> dict[str, Any] | None:
    """The form of the annex; None for a snapshot from before it was kept, or without any indikator."""
    ada = [ukur for ukur in snap["pengukuran"] if any("cara" in b for b in _rows(ukur))]
    if "cara_hitung" not in snap or not ada:
        return None
    induk = Bagian(JUDUL, anak=[_satu(ukur, n) for n, ukur in enumerate(ada, 1)], id=id_lampiran)
    nomori_anak(induk)
    return {"judul": JUDUL, "blok": _pengantar(snap), "bagian": induk.anak, "snap": snap}


def _rows(ukur: Snapshot) -> list[Snapshot]:
    return [*ukur["baris"], *ukur["lepas"]]


def _pengantar(snap: Snapshot) -> list[Blok]:
    baris = [Baris((Sel(label), Sel(teks, fakta=id_kebijakan(label)))) for label, teks in snap["cara_hitung"]]
    return [
        p(
            f"Lampiran ini menunjukkan cara menghitung setiap capaian dalam Laporan Kinerja tahun "
            f"{snap['tahun']}: rumus, aturan beserta sumbernya, dan contoh dengan angka yang dilaporkan. "
            "Ketentuan yang tidak ditetapkan pada kartu indikator mengikuti kebijakan berikut."
        ),
        tabel(Tabel("cara-kebijakan", KEBIJAKAN, baris, "cara-kebijakan", "Kebijakan yang dipakai")),
    ]


def _satu(ukur: Snapshot, n: int) -> Bagian:
    """The rows of one document, then its mean."""
    baris = [
        Baris((Sel(f"{ke}."), *_sel(b))) for ke, b in enumerate((b for b in _rows(ukur) if "cara" in b), 1)
    ]
    judul = f"Cara menghitung capaian {nama_ukur(ukur)}"
    rata = ukur["hitung_rata"]
    angka = rata["isi"] or "belum ada indikator yang memiliki angka"
    return Bagian(
        nama_ukur(ukur),
        [
            tabel(Tabel(f"cara-ukur-{n}", KOLOM, baris, "cara", judul)),
            p(f"Rata-rata: {rata['rumus']}; {angka}."),
        ],
    )


def _sel(b: Snapshot) -> tuple[Sel, ...]:
    capaian = id_ukur(b, "capaian")
    return (
        Sel(_nama(b), fakta=id_ukur(b, "realisasi")),
        Sel(_aturan(b["cara"]), fakta=capaian),
        Sel(_contoh(b), fakta=capaian),
    )


def _nama(b: Snapshot) -> str:
    sementara = " (sementara)" if b["sementara"] else ""
    return f"{isi(b['indikator'])}\nTarget: {isi(b['target'])}\nRealisasi: {isi(b['realisasi'])}{sementara}"


def _aturan(cara: Snapshot) -> str:
    return "\n".join([f"Rumus: {cara['rumus']}", *_kata(cara["aturan"])])


def _contoh(b: Snapshot) -> str:
    """The figures step by step, and the capaian as the report prints it."""
    cara = b["cara"]
    rumus = [f"Hitungan: {cara['contoh']}"] if cara["contoh"] else []
    akhir = [f"Capaian: {teks_capaian(b)}"]
    return "\n".join([*_kata(cara["angka"]), *rumus, *_kata(cara["hasil"]), *akhir, *cara["catatan"]])


def _kata(pasangan: list[list[str]]) -> list[str]:
    return [f"{label}: {teks}" for label, teks in pasangan]
