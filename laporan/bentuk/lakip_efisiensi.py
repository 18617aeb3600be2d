"""BAB III.A of a LAKIP: how well the budget was turned into what was promised (DOMAIN 4)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from laporan.agregasi import rata_rata
from laporan.bentuk.fakta import id_anggaran, id_efisiensi, id_rerata
from laporan.bentuk.lakip_ukur import nama_ukur
from laporan.bentuk.naskah import Bagian, Blok, kosong, p, tabel
from laporan.bentuk.naskah_narasi import Narasi
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot
from laporan.efisiensi import HasilEfisiensi, efisiensi_sederhana, hitung_efisiensi
from sakip.numbers import TANPA_NILAI, bulatkan, cetak_angka, cetak_persen, cetak_rupiah_polos

JUDUL: Final = "Analisis Efisiensi Penggunaan Sumber Daya"
RUMUS: Final = (
    "Rumus: E = (Σ(pagu × capaian) − Σ realisasi) / Σ(pagu × capaian) × 100%, dibatasi −20% sampai 20%; "
    "nilai efisiensi NE = 50% + (E / 20%) × 50% (PMK 22/2021)."
)
RUMUS_SEDERHANA: Final = (
    "Selisih = rata-rata capaian − penyerapan anggaran satuan kerja; efisien bila di atas nol."
)
Terpakai = tuple[Snapshot, Decimal, bool]  # a branch of the budget, its capaian, whether that was capped


def efisiensi(snap: Snapshot, narasi: Narasi) -> Bagian:
    """By kegiatan with the formula of PMK 22/2021, then the plain form per document."""
    blok = narasi.blok("Efisiensi Sumber Daya", "Efisiensi", JUDUL)
    kegiatan, sederhana = per_kegiatan(snap), _per_dokumen(snap)
    if not sederhana and not blok:
        return Bagian(JUDUL, [kosong("Capaian dan penyerapan anggaran")])
    return Bagian(JUDUL, [*blok, *kegiatan, *sederhana])


def capaian_cabang(snap: Snapshot) -> dict[str, tuple[Decimal, bool]]:
    """{kode_baku: (capaian, whether a cap held)} of the branches of the budget whose output was measured: the
    rows of the RKT, and the promises of the PK that name their code."""
    per_kode: dict[str, list[Snapshot]] = {}
    for ukur in snap["pengukuran"]:
        for b in ukur["baris"]:
            penunjang = snap.get("penunjang", {}).get(str(b["baris_pk"]), []) if ukur["acuan"] == "pk" else []
            for kode in {b["kode_baku"], *(s["kode_baku"] for s in penunjang)} - {""}:
                per_kode.setdefault(kode, []).append(b)
    hasil = {}
    for kode, baris in per_kode.items():
        rata = rata_rata([None if b["dipakai"] is None else Decimal(b["dipakai"]) for b in baris])
        if rata.dipakai is not None:
            hasil[kode] = rata.dipakai, any(b["mentah"] != b["dipakai"] for b in baris)
    return hasil


def _terpakai(snap: Snapshot) -> tuple[list[Terpakai], int]:
    """The kegiatan with a capaian (else their RO that have one), and how many kegiatan have none."""
    capaian = capaian_cabang(snap)
    cabang = snap["anggaran"]["baris"]
    kegiatan = [c for c in cabang if c["tingkat"] == "kegiatan" and c["kode_baku"]]
    dipakai: list[Terpakai] = []
    tanpa = 0
    for satu in kegiatan:
        di_bawah = [
            c for c in cabang if c["tingkat"] == "ro" and c["kode_baku"].startswith(f"{satu['kode_baku']}.")
        ]
        punya = [satu] if satu["kode_baku"] in capaian else [c for c in di_bawah if c["kode_baku"] in capaian]
        dipakai += [(c, *capaian[c["kode_baku"]]) for c in punya]
        tanpa += not punya
    return dipakai, tanpa


def per_kegiatan(snap: Snapshot) -> list[Blok]:
    """The table of E by kegiatan, or a sentence that says why there is none."""
    dipakai, tanpa = _terpakai(snap)
    if not dipakai:
        return [
            p(
                "Efisiensi menurut kegiatan dan rincian output belum dapat dihitung karena capaian keluaran "
                "belum terhubung dengan pagunya."
            )
        ]
    kolom = (
        Kolom("Kegiatan atau Rincian Output"),
        Kolom("Pagu (Rp)", "kanan"),
        Kolom("Capaian", "tengah"),
        Kolom("Pagu × Capaian (Rp)", "kanan"),
        Kolom("Realisasi (Rp)", "kanan"),
        Kolom("E", "tengah"),
    )
    angka = [(c["pagu"], capaian, c["realisasi"]) for c, capaian, _ in dipakai]
    hasil = hitung_efisiensi(angka)
    baris = [_baris_kegiatan(*satu) for satu in dipakai]
    baris.append(_baris_jumlah(angka, hasil))
    judul = f"Efisiensi Anggaran menurut Kegiatan Tahun {snap['tahun']}"
    catatan = [RUMUS, *_catatan(hasil, dipakai, tanpa)]
    return [tabel(Tabel("lakip-efisiensi-kegiatan", kolom, baris, "efisiensi-ro", judul, catatan=catatan))]


def _baris_kegiatan(c: Snapshot, capaian: Decimal, _dibatasi: bool) -> Baris:
    satu = hitung_efisiensi([(c["pagu"], capaian, c["realisasi"])])
    return Baris(
        (
            Sel(f"{c['kode']} {c['uraian']}".strip()),
            Sel(cetak_rupiah_polos(c["pagu"]), fakta=id_anggaran(c, "pagu")),
            Sel(cetak_persen(bulatkan(capaian)), fakta=id_efisiensi(c, "capaian")),
            Sel(cetak_rupiah_polos(_seharusnya(c["pagu"], capaian)), fakta=id_efisiensi(c, "seharusnya")),
            Sel(cetak_rupiah_polos(c["realisasi"]), fakta=id_anggaran(c, "realisasi")),
            Sel(_persen(satu.mentah), fakta=id_efisiensi(c, "e")),
        )
    )


def _seharusnya(pagu: int | None, capaian: Decimal) -> int | None:
    return None if pagu is None else int(bulatkan(pagu * capaian / 100, 0))


def _baris_jumlah(angka: list[tuple[Any, Decimal, Any]], hasil: HasilEfisiensi) -> Baris:
    """Sums over the rows that count, with E before its limits."""
    ikut = [a for a in angka if a[0] is not None and a[0] > 0 and a[2] is not None]
    pagu, realisasi = sum(a[0] for a in ikut), sum(a[2] for a in ikut)
    seharusnya = sum(_seharusnya(a[0], a[1]) or 0 for a in ikut)
    uang = {
        k: Sel(cetak_rupiah_polos(n), fakta=id_efisiensi(None, k))
        for k, n in (("pagu", pagu), ("seharusnya", seharusnya), ("realisasi", realisasi))
    }
    akhir = Sel(_persen(hasil.mentah), fakta=id_efisiensi(None, "e"))
    kepala = Sel("Jumlah", kelas="kanan")
    return Baris((kepala, uang["pagu"], Sel(""), uang["seharusnya"], uang["realisasi"], akhir), "jumlah")


def _persen(nilai: Decimal | None) -> str:
    return cetak_persen(None if nilai is None else bulatkan(nilai))


def _catatan(hasil: HasilEfisiensi, dipakai: list[Terpakai], tanpa: int) -> list[str]:
    """E and NE, and every reason to read them with care."""
    nilai = f"E = {_persen(hasil.efisiensi)}; NE = {_persen(hasil.nilai)}."
    if hasil.efisiensi is None:
        nilai = "E dan NE tidak terdefinisi: tidak ada pagu dan capaian yang dapat dihitung."
    catatan = [f"{nilai} Dihitung dari {hasil.dihitung} baris."]
    if "dibatasi" in hasil.tanda:
        catatan.append(f"E sebelum dibatasi {_persen(hasil.mentah)}.")
    if dibatasi := sum(satu[2] for satu in dipakai):
        catatan.append(
            f"Peringatan: capaian {dibatasi} baris dibatasi batas atas capaian, sehingga efisiensinya dapat "
            "tampak lebih rendah daripada yang sebenarnya."
        )
    if "pagu_nol" in hasil.tanda:
        catatan.append("Baris dengan pagu nol tidak ikut dihitung.")
    if "realisasi_melebihi_pagu" in hasil.tanda:
        catatan.append("Peringatan: terdapat realisasi yang melebihi pagunya.")
    if tanpa:
        catatan.append(f"{tanpa} kegiatan lain belum memiliki capaian keluaran dan tidak ikut dihitung.")
    return catatan


def _per_dokumen(snap: Snapshot) -> list[Blok]:
    """Mean capaian less penyerapan per document, where both have a number."""
    persen = snap["anggaran"]["penyerapan"]
    serapan = None if persen is None else Decimal(persen)
    baris = [_baris_dokumen(ukur, serapan) for ukur in snap["pengukuran"]]
    if not baris:
        return []
    kolom = (
        Kolom("Dokumen"),
        Kolom("Rata-Rata Capaian", "tengah"),
        Kolom("Penyerapan Anggaran", "tengah"),
        Kolom("Selisih (Poin)", "tengah"),
        Kolom("Keterangan"),
    )
    catatan = [RUMUS_SEDERHANA]
    if any(_is_capped(ukur) for ukur in snap["pengukuran"]):
        catatan.append(
            "Peringatan: sebagian capaian dibatasi batas atas, sehingga selisihnya dapat tampak lebih rendah "
            "daripada yang sebenarnya."
        )
    judul = "Capaian dan Penyerapan Anggaran"
    return [tabel(Tabel("lakip-efisiensi", kolom, baris, "efisiensi", judul, catatan=catatan))]


def _sel_selisih(ukur: Snapshot, selisih: Decimal) -> Sel:
    return Sel(cetak_angka(selisih, 2), fakta=id_rerata(ukur, "efisiensi"))


def _is_capped(ukur: Snapshot) -> bool:
    return any(
        b["mentah"] is not None and Decimal(b["mentah"]) > Decimal(b["dipakai"]) for b in ukur["baris"]
    )


def _baris_dokumen(ukur: Snapshot, serapan: Decimal | None) -> Baris:
    rata = None if ukur["rata_rata"] is None else Decimal(ukur["rata_rata"])
    hasil = efisiensi_sederhana(capaian=rata, penyerapan=serapan)
    kata = "Belum dapat dihitung" if hasil is None else "Efisien" if hasil.efisien else "Tidak efisien"
    return Baris(
        (
            Sel(nama_ukur(ukur)),
            Sel(cetak_persen(rata), fakta=id_rerata(ukur)),
            Sel(cetak_persen(serapan), fakta=id_anggaran(None, "penyerapan")),
            Sel(TANPA_NILAI) if hasil is None else _sel_selisih(ukur, hasil.selisih),
            Sel(kata),
        )
    )
