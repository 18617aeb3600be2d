"""BAB III.A of a LAKIP: the seven analyses of PermenPANRB 53/2014 for every indikator of a PK, in order."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from anggaran.penyerapan import jumlahkan, penyerapan
from laporan.bentuk.fakta import id_anggaran, id_nilai, id_sasaran, id_ukur
from laporan.bentuk.kemajuan import baris_per_sasaran, kategori_rerata, kemajuan, rerata_baris
from laporan.bentuk.lakip_analisis import (
    anggaran_baris,
    is_below,
    nama_penunjang,
    penunjang_baris,
)
from laporan.bentuk.lakip_banding import (
    TAHUN_BANDING,
    TANPA_DATA,
    berkapaian,
    pembanding_baris,
    realisasi_kini,
    riwayat_baris,
    target_akhir,
)
from laporan.bentuk.lakip_ukur import nama_ukur, teks_capaian
from laporan.bentuk.naskah import Bagian, Blok, kosong, p, paragraf, tabel
from laporan.bentuk.naskah_narasi import Narasi
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.bentuk.umum import Snapshot, isi
from laporan.efisiensi import efisiensi_sederhana
from laporan.narasi import kalimat_rata_rata
from sakip.lipat import lipat
from sakip.numbers import TANPA_NILAI, cetak_angka, cetak_persen

JUDUL: Final = "Analisis Setiap Indikator"
NARASI: Final = "Analisis Indikator"
CACAH: Final = ("rerata", "indikator")
PANJANG_NAMA: Final = 470  # a name at least so long may have been cut (narasi.bagian.HURUF_BAGIAN)


def analisis_indikator(snap: Snapshot, narasi: Narasi) -> Bagian:
    """Per PK and sasaran: one table per indikator, and the text that the satker wrote for it
    (`Analisis Indikator: NAME`)."""
    tulisan = narasi.beraspek(NARASI)
    dokumen = [u for u in snap["pengukuran"] if u["acuan"] == "pk"]
    anak = [_dokumen(snap, ukur, n, tulisan) for n, ukur in enumerate(dokumen, 1)]
    baris = [b for ukur in dokumen for b in ukur["baris"]]
    lain = [(aspek, teks) for aspek, teks in tulisan if not any(_tentang(aspek, b) for b in baris)]
    if lain:
        anak.append(Bagian("Indikator Lain", anak=[Bagian(aspek, paragraf(teks)) for aspek, teks in lain]))
    return Bagian(JUDUL, [] if dokumen else [kosong("Perjanjian Kinerja dan realisasinya")], anak)


def _tentang(aspek: str, baris: Snapshot) -> bool:
    """Whether a text is about this row; the name of a part is cut where an indikator is very long."""
    nama, dicari = lipat(baris["indikator"]), lipat(aspek)
    return nama == dicari or (len(aspek) >= PANJANG_NAMA and nama.startswith(dicari))


def _dokumen(snap: Snapshot, ukur: Snapshot, n: int, tulisan: list[tuple[str, str]]) -> Bagian:
    ke = 0
    anak = []
    for sasaran, baris in baris_per_sasaran(ukur["baris"]):
        indikator = []
        for b in baris:
            ke += 1
            blok = [tabel(_tabel(snap, ukur, b, f"lakip-analisis-{n}-{ke}"))]
            blok += [satu for aspek, teks in tulisan if _tentang(aspek, b) for satu in paragraf(teks)]
            indikator.append(Bagian(" ".join(isi(b["indikator"]).split()), blok))
        anak.append(Bagian(sasaran or TANPA_NILAI, _ringkas(snap, ukur, baris), indikator))
    return Bagian(nama_ukur(ukur), anak=anak)


def _ringkas(snap: Snapshot, ukur: Snapshot, baris: list[Snapshot]) -> list[Blok]:
    """The mean of a sasaran that has more than one indikator."""
    if len(baris) < 2:
        return []
    rata = rerata_baris(baris)
    kategori = kategori_rerata(rata, snap["kebijakan"])
    kalimat = kalimat_rata_rata("Sasaran ini", rata.nilai, kategori, rata.dihitung, rata.seluruh)
    return [p(kalimat, fakta=tuple(id_sasaran(ukur, baris[0]["sasaran"], k) for k in CACAH))]


def _tabel(snap: Snapshot, ukur: Snapshot, b: Snapshot, nama: str) -> Tabel:
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Unsur Analisis"),
        Kolom("Pembanding", "tengah"),
        Kolom(f"Realisasi {snap['tahun']}", "tengah"),
        Kolom("Hasil", "tengah"),
    )
    unit = ukur["unit"]["kunci"]
    unsur = [
        (f"Target tahun {snap['tahun']}", _target(b)),
        ("Tahun-tahun sebelumnya", _lalu(snap, unit, b)),
        ("Target akhir rencana strategis", _menengah(snap, unit, b)),
        ("Angka nasional atau provinsi", _banding(snap, b)),
        ("Penyebab dan solusi", _penyebab(b)),
        ("Efisiensi sumber daya", _efisiensi(snap, b)),
        ("Program dan kegiatan penunjang", _penunjang(snap, b)),
    ]
    baris = [Baris((Sel(f"{n}."), Sel(apa), *sel)) for n, (apa, sel) in enumerate(unsur, 1)]
    return Tabel(nama, kolom, baris, "analisis")


def _utuh(teks: str) -> list[Sel]:
    """One cell over the three columns of figures."""
    return [Sel(teks, lebar=3)]


def _target(b: Snapshot) -> list[Sel]:
    kategori = f" ({b['kategori']})" if b["kategori"] else ""
    realisasi = realisasi_kini(b) + (" (sementara)" if b["sementara"] else "")
    return [
        Sel(isi(b["target"]), fakta=id_ukur(b, "target")),
        Sel(realisasi, fakta=id_ukur(b, "realisasi")),
        Sel(f"Capaian {teks_capaian(b)}{kategori}", fakta=id_ukur(b, "capaian"))
        if b["capaian"] is not None
        else Sel(teks_capaian(b)),
    ]


def _lalu(snap: Snapshot, unit: str, b: Snapshot) -> list[Sel]:
    """Up to four earlier years, the latest first; a missing year says so."""
    riwayat = riwayat_baris(snap, unit, b)
    tahun = range(snap["tahun"] - 1, snap["tahun"] - 1 - TAHUN_BANDING, -1)
    if riwayat is None or not any(str(t) in riwayat["tahun"] for t in tahun):
        return _utuh(f"Realisasi tahun {tahun[-1]}–{tahun[0]} belum diisi.")
    capaian = riwayat.get("capaian", {})
    kata = [
        f"{t}: {berkapaian(riwayat['tahun'].get(str(t), TANPA_DATA), capaian.get(str(t)))}" for t in tahun
    ]
    fakta = riwayat.get("fakta", {}).get(str(tahun[0]), "")
    kini = Sel(berkapaian(realisasi_kini(b), b["capaian"]), fakta=id_ukur(b, "realisasi"))
    return [Sel("\n".join(kata), fakta=fakta), kini, Sel(_perubahan(b, tahun[0], capaian.get(str(tahun[0]))))]


def _perubahan(b: Snapshot, tahun: int, lalu: str | None) -> str:
    """What the capaian did since last year, in points."""
    if lalu is None or b["capaian"] is None:
        return f"Capaian tidak dapat dibandingkan dengan tahun {tahun}"
    beda = Decimal(b["capaian"]) - Decimal(lalu)
    if not beda:
        return f"Capaian tetap sejak tahun {tahun}"
    return (
        f"Capaian {'naik' if beda > 0 else 'turun'} {cetak_angka(abs(beda), 2)} poin persen "
        f"dari tahun {tahun}"
    )


def _menengah(snap: Snapshot, unit: str, b: Snapshot) -> list[Sel]:
    akhir = target_akhir(snap, unit, b)
    if akhir is None:
        return _utuh("Target akhir rencana strategis untuk indikator ini belum ditetapkan.")
    tahun, target, fakta = akhir
    jauh = kemajuan(b["realisasi"], target, b, snap["kebijakan"])
    hasil = "Belum dapat dihitung" if jauh is None else f"{cetak_persen(jauh)} dari target akhir"
    return [
        Sel(f"{target} (tahun {tahun})", fakta=fakta),
        Sel(realisasi_kini(b), fakta=id_ukur(b, "realisasi")),
        Sel(hasil),
    ]


def _banding(snap: Snapshot, b: Snapshot) -> list[Sel]:
    satu = pembanding_baris(snap, b)
    if not satu:
        return _utuh("Tidak ada angka nasional atau provinsi yang tercatat sebagai pembanding.")
    kata = [f"{s['lingkup'].capitalize()} {s['tahun']}: {isi(s['nilai'])}" for s in satu]
    jauh = kemajuan(b["realisasi"], satu[0]["nilai"], b, snap["kebijakan"])
    hasil = "Belum dapat dihitung"
    if jauh is not None:
        hasil = f"{cetak_persen(jauh)} dari angka {satu[0]['lingkup']}"
    return [
        Sel("\n".join(kata), fakta=id_nilai("pembanding", satu[0])),
        Sel(realisasi_kini(b), fakta=id_ukur(b, "realisasi")),
        Sel(hasil),
    ]


def _penyebab(b: Snapshot) -> list[Sel]:
    if not b["kendala"] and not b["tindak_lanjut"]:
        apa = "ketidaktercapaian target" if is_below(b) else "keberhasilan atau kegagalan"
        return _utuh(f"Penyebab {apa} dan solusinya belum diisi.")
    return _utuh(
        f"Penyebab atau kendala: {b['kendala'] or 'belum diisi'}\n"
        f"Solusi atau tindak lanjut: {b['tindak_lanjut'] or 'belum diisi'}"
    )


def _efisiensi(snap: Snapshot, b: Snapshot) -> list[Sel]:
    """Capaian of the indikator less penyerapan of the branches that stand behind it."""
    cabang = anggaran_baris(snap, b)
    serapan = penyerapan(jumlahkan(c["pagu"] for c in cabang), jumlahkan(c["realisasi"] for c in cabang))
    capaian = None if b["capaian"] is None else Decimal(b["capaian"])
    hasil = efisiensi_sederhana(capaian=capaian, penyerapan=serapan)
    if hasil is None or serapan is None:
        kurang = "capaiannya belum ada" if cabang else "anggaran penunjangnya belum terhubung"
        return _utuh(f"Belum dapat dihitung karena {kurang}.")
    return [
        Sel(f"Penyerapan {cetak_persen(serapan)}", fakta=id_anggaran(cabang[0], "penyerapan")),
        Sel(f"Capaian {cetak_persen(capaian)}", fakta=id_ukur(b, "capaian")),
        Sel(
            f"Selisih {cetak_angka(hasil.selisih, 2)} poin persen: "
            f"{'efisien' if hasil.efisien else 'tidak efisien'}"
        ),
    ]


def _penunjang(snap: Snapshot, b: Snapshot) -> list[Sel]:
    penunjang = penunjang_baris(snap, b)
    if not penunjang:
        return _utuh("Indikator ini belum terhubung dengan program, kegiatan, atau rincian output.")
    return _utuh("\n".join(f"{nama_penunjang(s)}{_oleh(s)}" for s in penunjang))


def _oleh(satu: Snapshot) -> str:
    return f" ({satu['pelaksana']})" if satu["pelaksana"] else ""
