"""What one indikator came to against its target, in one or two sentences. Pure (layer 0)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from laporan.narasi import alasan_tanpa_angka
from laporan.narasi.bacaan import JENJANG, cetak_selisih, selisih
from laporan.narasi.baris import Terukur
from laporan.narasi.kalimat import Kalimat, Nilai, susun
from sakip.numbers import cetak_persen

RAGU_ARAH: Final = re.compile(
    r"\b(?:tidak|tanpa|pelanggaran|keterlambatan|terlambat|kesalahan|temuan|pengaduan|sengketa|konflik)\b",
    re.IGNORECASE,
)
TANPA_ANGKA: Final = {
    "belum_diisi": (
        "Realisasi {nama} belum diisi, sehingga capaiannya terhadap target {t} belum dapat dihitung.",
        "{nama} ditargetkan {t}; realisasinya belum diisi dan karena itu capaiannya belum dapat dinyatakan.",
        "Untuk {nama} dengan target {t}, data realisasi belum tersedia dalam laporan ini.",
    ),
    "belum_dinilai": (
        (
            "{nama} dengan target {t} belum dinilai oleh penilai, sehingga belum memiliki angka "
            "capaian dan tidak "
            "dianggap nol."
        ),
        "Hasil penilaian untuk {nama}, yang ditargetkan {t}, belum terbit; capaiannya belum dapat dihitung.",
    ),
    "belum_waktunya": (
        "{nama} dengan target {t} belum waktunya diukur, sehingga belum memiliki angka capaian.",
        "Pengukuran {nama}, yang ditargetkan {t}, dilakukan pada waktu lain dalam tahun ini.",
    ),
    "tidak_relevan": (
        "{nama} dinyatakan tidak relevan pada tahun {tahun} dan tidak ikut dihitung.",
        "Pada tahun {tahun}, {nama} dinyatakan tidak relevan, sehingga tidak ikut dirata-ratakan.",
    ),
}
LAIN_TANPA_ANGKA: Final = (
    (
        "Capaian {nama} belum dapat dinyatakan dengan angka ({alasan}); targetnya tertulis {t} dan "
        "realisasinya {r}."
    ),
    "{nama} ditargetkan {t} dan terealisasi {r}, tetapi capaiannya belum memiliki angka ({alasan}).",
)
TEPAT: Final = (
    "{nama} terealisasi {r} {waktu}, tepat sesuai dengan target, sehingga capaiannya {c}{kategori}.",
    "Target {nama} {sebesar} {t} terpenuhi dengan realisasi {r}; capaiannya {c}{kategori}.",
    "Realisasi {nama} {waktu} {sebesar} {r}, sama dengan targetnya, dengan capaian {c}{kategori}.",
)
NAIK_ATAS: Final = (
    "{nama} terealisasi {r} {waktu}, melampaui target {t} dengan selisih {g}; capaiannya {c}{kategori}.",
    "Realisasi {nama} {sebesar} {r}, {g} di atas target {t}, sehingga capaiannya {c}{kategori}.",
    "Dari target {t}, {nama} terealisasi {r} atau {g} lebih tinggi, dengan capaian {c}{kategori}.",
)
NAIK_BAWAH: Final = (
    "{nama} terealisasi {r} {waktu}, {g} di bawah target {t}, dengan capaian {c}{kategori}.",
    (
        "Target {nama} {sebesar} {t} belum tercapai: realisasinya {r}, kurang {g}, sehingga capaiannya "
        "{c}{kategori}."
    ),
    "Realisasi {nama} {sebesar} {r} masih {g} lebih rendah daripada target {t}; capaiannya {c}{kategori}.",
)
TURUN_BAWAH: Final = (
    (
        "{nama} terealisasi {r} {waktu}, {g} lebih rendah daripada batas {t}; karena semakin rendah semakin "
        "baik, hasil ini melampaui target dengan capaian {c}{kategori}."
    ),
    (
        "Pada indikator yang semakin rendah semakin baik, {nama} ditargetkan paling tinggi {t} "
        "dan terealisasi {r} "
        "atau lebih baik {g}, dengan capaian {c}{kategori}."
    ),
)
TURUN_ATAS: Final = (
    (
        "{nama} terealisasi {r} {waktu}, {g} lebih tinggi daripada batas {t}; karena semakin "
        "rendah semakin baik, "
        "target belum tercapai dan capaiannya {c}{kategori}."
    ),
    (
        "Pada indikator yang semakin rendah semakin baik, {nama} ditargetkan paling tinggi {t}, tetapi "
        "terealisasi {r} atau melebihi batas itu {g}, dengan capaian {c}{kategori}."
    ),
)
BEDA: Final = (
    "{nama} terealisasi {r} {waktu}, berselisih {g} dari target {t}, dengan capaian {c}{kategori}.",
    "Realisasi {nama} {sebesar} {r} berjarak {g} dari target {t}; capaiannya {c}{kategori}.",
)
JENJANG_SAMA: Final = (
    "{nama} tahun {tahun} adalah {r}, sesuai dengan target {t}, dengan capaian {c}{kategori}.",
    "Target {t} untuk {nama} terpenuhi dengan hasil {r}; capaiannya {c}{kategori}.",
)
JENJANG_ATAS: Final = (
    "{nama} tahun {tahun} adalah {r}, lebih tinggi daripada target {t}, dengan capaian {c}{kategori}.",
    "Dengan hasil {r}, {nama} berada di atas target {t}; capaiannya {c}{kategori}.",
)
JENJANG_BAWAH: Final = (
    "{nama} tahun {tahun} adalah {r}, lebih rendah daripada target {t}, dengan capaian {c}{kategori}.",
    "Target {t} untuk {nama} belum tercapai karena hasilnya {r}; capaiannya {c}{kategori}.",
)
NOL_SAMA: Final = (
    "{nama} ditargetkan nol dan realisasinya {r}, sehingga target terpenuhi dengan capaian {c}{kategori}.",
)
NOL_LAIN: Final = (
    (
        "{nama} ditargetkan nol, sedangkan realisasinya {r}; menurut aturan untuk target nol capaiannya "
        "{c}{kategori}."
    ),
)
RENTANG_DALAM: Final = (
    "{nama} terealisasi {r} {waktu}, berada di dalam rentang target {t}, dengan capaian {c}{kategori}.",
    "Realisasi {nama} {sebesar} {r} memenuhi rentang target {t}; capaiannya {c}{kategori}.",
)
RENTANG_LUAR: Final = (
    "{nama} terealisasi {r} {waktu}, berada di luar rentang target {t}, dengan capaian {c}{kategori}.",
    "Realisasi {nama} {sebesar} {r} belum memenuhi rentang target {t}; capaiannya {c}{kategori}.",
)
POLOS: Final = (
    "{nama} ditargetkan {t} dan terealisasi {r} {waktu}, dengan capaian {c}{kategori}.",
    "Terhadap target {t}, {nama} terealisasi {r}; capaiannya {c}{kategori}.",
)


def kalimat_hasil(b: Terukur, ke: int) -> Kalimat:
    """Realisasi against target with the capaian, or why there is none."""
    if not b.is_terhitung:
        return _tanpa_angka(b, ke)
    pola, varian = _pola(b)
    beda = selisih(b.realisasi, b.target)
    jarak = "" if beda is None else cetak_selisih(beda, b.target)
    return susun(
        varian,
        ke,
        b.pola("hasil", pola),
        b.nilai_target,
        **_isi(b),
        g=b.fakta("selisih", jarak),
        c=b.nilai_capaian,
        kategori=_kategori(b),
    )


def _isi(b: Terukur) -> dict[str, object]:
    return {
        "nama": b.nama,
        "t": b.nilai_target,
        "r": b.nilai_realisasi,
        "waktu": b.waktu,
        "tahun": b.tahun,
        "sebesar": b.realisasi.sebesar,
    }


def _kategori(b: Terukur) -> Nilai | str:
    kategori = b.isi["kategori"]
    return b.fakta("kategori", f" (kategori {kategori})") if kategori else ""


def _tanpa_angka(b: Terukur, ke: int) -> Kalimat:
    status = str(b.isi["status"])
    alasan = alasan_tanpa_angka(status, b.isi["tanda"])
    varian = TANPA_ANGKA.get(status, LAIN_TANPA_ANGKA)
    isi = _isi(b)
    if not b.realisasi.ada:
        isi["r"] = "belum tertulis"
    return susun(varian, ke, b.pola("hasil", status), **isi, alasan=alasan)


def _pola(b: Terukur) -> tuple[str, tuple[str, ...]]:
    """Name and wordings of the pattern that the figures of a row fit."""
    if b.target.atas is not None:
        return ("di_dalam", RENTANG_DALAM) if b.is_tercapai else ("di_luar", RENTANG_LUAR)
    if b.letak is None:
        return "polos", POLOS
    if b.target.jenis in JENJANG:
        return _jenjang(b.letak)
    if b.target.nilai == 0:
        return ("nol_sama", NOL_SAMA) if b.letak == 0 else ("nol_lain", NOL_LAIN)
    return _berangka(b, b.letak)


def _jenjang(letak: int) -> tuple[str, tuple[str, ...]]:
    if letak == 0:
        return "setingkat", JENJANG_SAMA
    return ("lebih_tinggi", JENJANG_ATAS) if letak > 0 else ("lebih_rendah", JENJANG_BAWAH)


def _berangka(b: Terukur, letak: int) -> tuple[str, tuple[str, ...]]:
    """A capaian that contradicts the order of the two figures (target read another way) gets plain words."""
    arah, _ = b.arah
    if letak == 0:
        return ("tepat", TEPAT) if b.is_tercapai else ("polos", POLOS)
    if arah == "dekat":
        return "berjarak", BEDA
    lebih_baik = (letak > 0) == (arah == "naik")
    if lebih_baik != b.is_tercapai:
        return "polos", POLOS
    if arah == "naik":
        return ("melampaui", NAIK_ATAS) if lebih_baik else ("kurang", NAIK_BAWAH)
    return ("melampaui_turun", TURUN_BAWAH) if lebih_baik else ("kurang_turun", TURUN_ATAS)


def kalimat_batas_baris(b: Terukur) -> Kalimat | None:
    """That the capaian was cut by its cap or raised to its floor; None where neither happened."""
    if not b.is_terhitung or b.isi["mentah"] is None or b.isi["dipakai"] is None:
        return None
    mentah, dipakai = Decimal(b.isi["mentah"]), Decimal(b.isi["dipakai"])
    if mentah == dipakai:
        return None
    batas = "paling tinggi" if mentah > dipakai else "paling rendah"
    return susun(
        ("Sebelum dibatasi, hitungannya {m}; capaian dibatasi {batas} {c}.",),
        0,
        b.pola("batas", batas),
        m=b.fakta("mentah", cetak_persen(mentah)),
        c=b.nilai_capaian,
        batas=batas,
    )


def kalimat_arah(b: Terukur) -> Kalimat | None:
    """That the direction was assumed, where the name of the indikator speaks of something unwanted, so that
    the assumption may be wrong, and realisasi and target differ."""
    arah, dinyatakan = b.arah
    penting = b.is_terhitung and b.letak not in (None, 0) and b.target.jenis not in JENJANG
    if dinyatakan or not penting or not RAGU_ARAH.search(b.nama):
        return None
    kata = {"naik": "tinggi", "turun": "rendah"}.get(arah, "dekat dengan target")
    varian = (
        "Arah penilaiannya belum dinyatakan pada kartu indikator dan dianggap semakin {kata} semakin baik.",
    )
    return susun(varian, 0, b.pola("arah", arah), kata=kata)


def kalimat_sementara(b: Terukur, ke: int) -> Kalimat | None:
    """That the realisasi is not final; None where it is."""
    if not b.isi["sementara"]:
        return None
    varian = ("Angka realisasi tersebut masih sementara.", "Realisasi itu masih berstatus sementara.")
    return susun(varian, ke, b.pola("sementara", "ya"))
