"""Drafts that look at the whole year: ringkasan eksekutif, efisiensi, penutup, kata pengantar. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from laporan.efisiensi import efisiensi_sederhana
from laporan.narasi import berhuruf
from laporan.narasi.baris import Terukur, terukur_dalam
from laporan.narasi.indikator import keadaan_of, sasaran_dalam
from laporan.narasi.kalimat import Alinea, Kalimat, Nilai, Rancangan, alinea, benih, daftar, susun
from laporan.narasi.sebab import satukan
from laporan.narasi.uang import jumlah_uang, kalimat_jumlah, kalimat_sisa
from sakip.numbers import cetak_angka, cetak_persen

Isi = dict[str, Any]
BANYAK_DISEBUT: Final = 3  # indikator named in one sentence; the rest is in the tables
DOKUMEN: Final = {"pk": "Perjanjian Kinerja", "rkt": "Rencana Kinerja Tahunan"}


def sebutan(ukur: Isi) -> str:
    """`Perjanjian Kinerja Sekretariat Komisi Pemilihan Umum Kabupaten Rejang Lebong`."""
    return f"{DOKUMEN[ukur['acuan']]} {ukur['unit']['nama']}"


def draf_pengantar(snap: Isi) -> Rancangan:
    """Three paragraphs: what the report is, what it holds, what it is for."""
    nama, tahun, induk = snap["satker"]["nama_lengkap"], snap["tahun"], snap["satker"]["induk"]
    atas = f" Laporan ini disampaikan kepada {induk} sebagai atasan." if induk else ""
    teks = (
        (
            f"Laporan Kinerja {nama} Tahun {tahun} disusun sebagai pertanggungjawaban atas "
            f"pelaksanaan Perjanjian "
            f"Kinerja Tahun {tahun} dan penggunaan anggarannya, sebagaimana diatur dalam "
            f"Peraturan Presiden Nomor "
            f"29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah.{atas}"
        ),
        (
            "Isinya mencakup perencanaan kinerja, pengukuran dan analisis capaian kinerja, serta realisasi "
            "anggaran. Capaian, kategori, rata-rata, dan penyerapan dihitung dari data yang "
            "tercatat; data yang "
            "belum tersedia dinyatakan belum diisi."
        ),
        (
            "Kami berharap laporan ini menjadi bahan untuk memperbaiki perencanaan, pelaksanaan, "
            "dan pengendalian "
            f"kinerja pada tahun {tahun + 1}. Terima kasih kepada semua pihak yang membantu penyusunannya."
        ),
    )
    return [Alinea((Kalimat(t),)) for t in teks]


def draf_ringkasan(snap: Isi) -> Rancangan:
    """Ringkasan eksekutif: what was promised, what it came to per document, the money, what is still open."""
    ke = benih(f"{snap['satker']['kode_wilayah']}/{snap['tahun']}")
    hasil = alinea(_janji(snap))
    for n, ukur in enumerate(snap["pengukuran"]):
        hasil += alinea(*_hasil_dokumen(snap, ukur, ke + n))
    hasil += alinea(
        kalimat_jumlah(snap, ke), kalimat_sisa(snap) if snap["anggaran"]["pagu"] is not None else None
    )
    return hasil + alinea(*_kendala(snap))


def _janji(snap: Isi) -> Kalimat | None:
    """The promises of the year with their counts, from their rows (rule R11)."""
    janji = [u for u in snap["pengukuran"] if u["acuan"] == "pk"]
    if not janji:
        return None
    nilai, kata = [], []
    for ukur in janji:
        s, i = (
            _hitung(ukur, "sasaran", len(sasaran_dalam(snap, ukur))),
            _hitung(ukur, "indikator", ukur["seluruh"]),
        )
        nilai += [s, i]
        kata.append(f"{sebutan(ukur)} memuat {s.teks} sasaran dengan {i.teks} indikator kinerja")
    return susun(
        ("Pada tahun {tahun}, {kata}.",), 0, *nilai, tahun=snap["tahun"], kata=", sedangkan ".join(kata)
    )


def _hitung(ukur: Isi, apa: str, n: int) -> Nilai:
    return Nilai(f"hitung/{ukur['acuan']}/{ukur['unit']['kunci']}/{apa}", berhuruf(n))


def _hasil_dokumen(snap: Isi, ukur: Isi, ke: int) -> list[Kalimat | None]:
    baris = terukur_dalam(snap, ukur)
    if not baris:
        return []
    return [
        kalimat_rerata(ukur, ke),
        kalimat_keadaan(ukur, baris),
        _yang_kurang(ukur, baris),
        _yang_kosong(ukur, baris),
    ]


def kalimat_rerata(ukur: Isi, ke: int) -> Kalimat:
    """The mean of one document with its kategori and how many indikator stand behind it."""
    isi: dict[str, object] = {"dokumen": sebutan(ukur), "semua": _hitung(ukur, "indikator", ukur["seluruh"])}
    if ukur["rata_rata"] is None:
        varian: tuple[str, ...] = (
            "Untuk {dokumen}, belum ada satu pun dari {semua} indikator yang memiliki angka capaian.",
        )
        return susun(varian, ke, _hitung(ukur, "dihitung", 0), **isi)
    kategori = f" (kategori {ukur['kategori']})" if ukur["kategori"] else ""
    isi["r"] = Nilai(_rerata(ukur), cetak_persen(Decimal(ukur["rata_rata"])))
    isi["n"] = _hitung(ukur, "dihitung", ukur["dihitung"])
    isi["kategori"] = Nilai(f"{_rerata(ukur)}/kategori", kategori) if kategori else ""
    if ukur["dihitung"] == ukur["seluruh"]:
        varian = (
            "Rata-rata capaian {dokumen} sebesar {r}{kategori}, dihitung dari seluruh {semua} indikator.",
            "{dokumen} mencapai rata-rata {r}{kategori} atas seluruh {semua} indikatornya.",
        )
        return susun(varian, ke, _hitung(ukur, "dihitung", ukur["dihitung"]), **isi)
    varian = (
        "Rata-rata capaian {dokumen} sebesar {r}{kategori}, dihitung dari {n} di antara {semua} indikator.",
        "{dokumen} mencapai rata-rata {r}{kategori} atas {n} di antara {semua} indikatornya.",
    )
    return susun(varian, ke, **isi)


def _rerata(ukur: Isi) -> str:
    return f"rerata/{ukur['acuan']}/{ukur['unit']['kunci']}"


def kalimat_keadaan(ukur: Isi, baris: list[Terukur], dokumen: str = "") -> Kalimat | None:
    """How many indikator met their target, did not, or have no number; nothing where none has a number.
    `dokumen` names the document where the sentence stands alone."""
    keadaan = keadaan_of(baris)
    if all(apa == "tanpa_angka" for apa, _, _ in keadaan):
        return None
    nilai = [_hitung(ukur, apa, n) for apa, n, _ in keadaan]
    pola = Nilai(f"pola/{_rerata(ukur)}/keadaan", " ".join(apa for apa, _, _ in keadaan))
    if len(keadaan) == 1:
        varian = ("Seluruh indikator {dokumen} {kata}.",) if dokumen else ("Seluruh indikatornya {kata}.",)
        return susun(varian, 0, pola, *nilai, kata=keadaan[0][2], dokumen=dokumen)
    kata = daftar([f"{berhuruf(n)} indikator {sebutan}" for _, n, sebutan in keadaan])
    varian = ("Pada {dokumen}, {kata}.",) if dokumen else ("Rinciannya, {kata}.",)
    return susun(varian, 0, pola, *nilai, kata=kata, dokumen=dokumen)


def _yang_kurang(ukur: Isi, baris: list[Terukur]) -> Kalimat | None:
    """The indikator below their target, lowest capaian first, at most three by name."""
    kurang = [b for b in baris if b.is_terhitung and not b.is_tercapai]
    if not kurang:
        return None
    urut = sorted(kurang, key=lambda b: Decimal(b.isi["capaian"]))[:BANYAK_DISEBUT]
    nilai = [b.nilai_capaian for b in urut]
    kata = daftar([f"{b.nama} ({v.teks})" for b, v in zip(urut, nilai, strict=True)])
    pola = Nilai(f"pola/{_rerata(ukur)}/kurang", " ".join(b.kunci for b in urut))
    varian = (
        ("Yang belum mencapai target ialah {kata}.",)
        if len(urut) == len(kurang)
        else ("Capaian terendah di antara yang belum mencapai target ialah {kata}.",)
    )
    return susun(varian, 0, pola, *nilai, kata=kata)


def _yang_kosong(ukur: Isi, baris: list[Terukur]) -> Kalimat | None:
    """Beside indikator with a number, that those without one are left out and are no zero."""
    if all(b.is_terhitung for b in baris) or not any(b.is_terhitung for b in baris):
        return None
    return susun(
        ("Indikator tanpa angka tidak ikut dirata-ratakan dan tidak dianggap nol.",),
        0,
        Nilai(f"pola/{_rerata(ukur)}/tanpa-angka", "ada"),
    )


def _semua_baris(snap: Isi) -> list[Terukur]:
    return [b for ukur in snap["pengukuran"] for b in terukur_dalam(snap, ukur)]


def _kendala(snap: Isi) -> list[Kalimat | None]:
    """How many indikator have an obstacle and a follow-up on record."""
    baris = _semua_baris(snap)
    kendala = sum(bool(b.isi["kendala"].strip()) for b in baris)
    tindak = sum(bool(b.isi["tindak_lanjut"].strip()) for b in baris)
    if not kendala:
        return []
    isi: dict[str, object] = {
        "k": Nilai("hitung/kendala", berhuruf(kendala)),
        "t": Nilai("hitung/tindak_lanjut", berhuruf(tindak)),
    }
    varian = (
        (
            "Kendala dicatat pada {k} indikator dan tindak lanjutnya pada {t} indikator, sebagaimana "
            "diuraikan dalam BAB III."
        ),
    )
    return [susun(varian, 0, **isi)]


def draf_penyebab(snap: Isi) -> Rancangan:
    """What became of the targets per document, and how much of the reasons is on record."""
    hasil: Rancangan = []
    for ukur in snap["pengukuran"]:
        baris = terukur_dalam(snap, ukur)
        kurang = _yang_kurang(ukur, baris)
        keadaan = kalimat_keadaan(ukur, baris, sebutan(ukur))
        hasil += alinea(keadaan, kurang)
    return hasil + alinea(*_kendala(snap))


def draf_efisiensi(snap: Isi) -> Rancangan:
    """Mean capaian less penyerapan for each document where both have a number; that they are two things."""
    persen = snap["anggaran"]["penyerapan"]
    serapan = None if persen is None else Decimal(persen)
    kalimat = []
    for n, ukur in enumerate(snap["pengukuran"]):
        rata = None if ukur["rata_rata"] is None else Decimal(ukur["rata_rata"])
        hasil = efisiensi_sederhana(capaian=rata, penyerapan=serapan)
        if hasil is not None:
            kalimat.append(_efisiensi(ukur, jumlah_uang("penyerapan", persen), hasil.selisih, n))
    if not kalimat:
        return alinea(
            susun(
                (
                    (
                        "Efisiensi belum dapat dihitung karena rata-rata capaian atau penyerapan "
                        "anggaran belum ada."
                    ),
                ),
                0,
                Nilai("pola/efisiensi", "belum"),
            )
        )
    penutup = (
        "Penyerapan anggaran bukan ukuran capaian kinerja; keduanya dibandingkan hanya untuk "
        "menilai penggunaan "
        "sumber daya."
    )
    return alinea(*kalimat, Kalimat(penutup))


def _efisiensi(ukur: Isi, serapan: Nilai, selisih: Decimal, ke: int) -> Kalimat:
    kata = "di atas" if selisih > 0 else "di bawah" if selisih else "sama dengan"
    simpul = "tergolong efisien" if selisih > 0 else "tidak tergolong efisien"
    isi: dict[str, object] = {
        "dokumen": sebutan(ukur),
        "r": Nilai(_rerata(ukur), cetak_persen(Decimal(ukur["rata_rata"]))),
        "s": serapan,
        "g": Nilai(
            f"efisiensi/{ukur['acuan']}/{ukur['unit']['kunci']}",
            f"{cetak_angka(abs(selisih), 2)} poin persen",
        ),
        "kata": kata,
        "simpul": simpul,
    }
    varian = (
        (
            (
                "Rata-rata capaian {dokumen} {r} berada {g} {kata} penyerapan anggaran {s}, "
                "sehingga menurut rumus "
                "selisih {simpul}."
            ),
            (
                "Dengan penyerapan anggaran {s} dan rata-rata capaian {dokumen} {r}, selisihnya "
                "{g}; menurut rumus "
                "selisih {simpul}."
            ),
        )
        if selisih
        else (
            (
                "Rata-rata capaian {dokumen} {r} sama dengan penyerapan anggaran {s}; menurut rumus "
                "selisih {simpul}."
            ),
        )
    )
    return susun(varian, ke, Nilai(f"pola/efisiensi/{ukur['acuan']}/{ukur['unit']['kunci']}", kata), **isi)


def draf_simpulan(snap: Isi) -> Rancangan:
    """What the year came to in one paragraph per document and one on the money."""
    ke = benih(f"simpulan/{snap['satker']['kode_wilayah']}/{snap['tahun']}") + 1
    hasil: Rancangan = []
    for n, ukur in enumerate(snap["pengukuran"]):
        baris = terukur_dalam(snap, ukur)
        if baris:
            hasil += alinea(kalimat_rerata(ukur, ke + n), kalimat_keadaan(ukur, baris))
    return hasil + alinea(kalimat_jumlah(snap, ke + 1))


def draf_langkah(snap: Isi) -> Rancangan:
    """Langkah ke depan as a list: the recorded follow-ups, then what the state of the data asks for."""
    langkah = [*_langkah_tercatat(snap), *_langkah_data(snap)]
    if not langkah:
        return []
    tahun = snap["tahun"] + 1
    pembuka = susun(("Langkah yang perlu ditempuh pada tahun {tahun}:",), 0, tahun=tahun)
    return [*alinea(pembuka), *(Alinea((k,), "butir") for k in langkah)]


def _langkah_tercatat(snap: Isi) -> list[Kalimat]:
    hasil = []
    for b in _semua_baris(snap):
        if tindak := satukan(b.isi["tindak_lanjut"]):
            isi: dict[str, object] = {"nama": b.nama, "tindak": tindak}
            hasil.append(susun(("Untuk {nama}: {tindak}.",), 0, b.fakta("tindak_lanjut", tindak), **isi))
    return hasil


def _langkah_data(snap: Isi) -> list[Kalimat]:
    """What is missing or unclear in the measurement, counted; nothing where nothing is."""
    baris = _semua_baris(snap)
    kurang_sebab = [
        b for b in baris if b.is_terhitung and not b.is_tercapai and not b.isi["tindak_lanjut"].strip()
    ]
    semua = [
        (
            "target",
            kurang_sebab,
            "Menetapkan tindak lanjut untuk {n} indikator yang belum mencapai target.",
        ),
        (
            "belum_diisi",
            [b for b in baris if b.isi["status"] == "belum_diisi"],
            "Melengkapi data realisasi {n} indikator yang belum diisi.",
        ),
        (
            "belum_dinilai",
            [b for b in baris if b.isi["status"] == "belum_dinilai"],
            "Memperbarui capaian {n} indikator setelah hasil penilaiannya terbit.",
        ),
        (
            "perlu_periksa",
            [b for b in baris if b.isi["status"] == "perlu_periksa"],
            "Menyelaraskan target dan realisasi {n} indikator yang belum dapat dibandingkan.",
        ),
    ]
    return [
        susun((pola,), 0, n=Nilai(f"hitung/langkah/{apa}", berhuruf(len(milik))))
        for apa, milik, pola in semua
        if milik
    ]
