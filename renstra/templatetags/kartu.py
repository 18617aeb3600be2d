"""The form and the parts of a kartu indikator: cells in groups, each with what is to be typed there."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from django import template
from django.utils.safestring import SafeString

from renstra.kartu import WAJIB
from renstra.models import Indikator
from renstra.susunan import Butir, summary_of
from sakip.angka.satuan import DAFTAR, singkatan
from sakip.isian import FormBaris
from sakip.models import Jejak
from sakip.riwayat.kata import moment_words
from sakip.riwayat.objek import history_of as history_rows

register = template.Library()

DAFTAR_SATUAN: Final = "daftar-satuan"
TARGET_TAHUNAN: Final = "Target setiap tahun"
TULIS: Final = "Tulis seperti pada dokumen: 82,5%, 12 Laporan, BB, atau WTP."
# What a new indikator needs, then what may wait: group, what it is about, {column: help}
POKOK: Final[tuple[tuple[str, str, dict[str, str]], ...]] = (
    (
        "Indikator",
        "",
        {
            "sasaran": "Sasaran yang diukur oleh indikator ini.",
            "uraian": "Tulis seperti pada dokumen, misalnya “Persentase partisipasi pemilih”.",
        },
    ),
    (TARGET_TAHUNAN, TULIS, {}),
    (
        "Pengertian dan rumus",
        "",
        {
            "definisi": "Apa yang dihitung dan apa yang tidak, sehingga dua orang memahaminya sama.",
            "cara_hitung": "Rumus dengan kata-kata, misalnya: pemilih yang hadir dibagi pemilih terdaftar, "
            "dikali 100.",
            "sumber_data": "Dokumen, sistem, atau unit asal angkanya.",
        },
    ),
    (
        "Ukuran",
        "",
        {
            "jenis_nilai": "Menentukan bagaimana target dan realisasi dibaca.",
            "satuan": "Pilih dari daftar atau tulis sendiri; singkatan dikenali, seperti Lap untuk Laporan. "
            "Tidak perlu untuk persen, indeks, rupiah, predikat, dan opini.",
            "polaritas": "Menentukan rumus capaian.",
            "frekuensi": "Pada triwulan lain, realisasinya bertanda belum waktunya diukur.",
            "cara_kumulasi": "Bagaimana realisasi beberapa triwulan menjadi angka setahun. Tidak perlu bila "
            "diukur setahun sekali.",
        },
    ),
)
TAMBAHAN: Final[tuple[tuple[str, str, dict[str, str]], ...]] = (
    (
        "Indikator kinerja utama",
        "",
        {
            "iku": "Pilih “Ya” bila ditetapkan sebagai indikator kinerja utama.",
            "iku_tahun": "Kosongkan bila berlaku sepanjang masa Renstra; tulis tahunnya bila hanya sebagian, "
            "misalnya 2022-2024.",
            "alasan": "Mengapa indikator ini dipilih untuk mengukur sasarannya.",
        },
    ),
    (
        "Pembilang dan penyebut",
        "",
        {
            "pembilang": "Isi pembilang dan penyebut bila realisasinya diketik sebagai dua angka.",
            "penyebut": "Persentasenya dihitung dari kedua angka itu.",
        },
    ),
    (
        "Batas capaian dan batas wajar",
        "",
        {
            "batas_capaian": "Misalnya 120. Kosongkan untuk memakai batas dalam kebijakan tahun itu.",
            "batas_bawah_capaian": "Misalnya 0. Kosongkan untuk memakai batas dalam kebijakan tahun itu.",
            "target_nol": "Target nol tidak dapat menjadi pembagi. Yang tidak dipilih mengikuti kebijakan "
            "tahun itu.",
            "wajar_min": "Realisasi di bawah angka ini ditanyakan alasannya, bukan ditolak.",
            "wajar_maks": "Realisasi di atas angka ini ditanyakan alasannya, bukan ditolak.",
        },
    ),
    (
        "Data dan bukti",
        "",
        {
            "cara_kumpul": "Siapa mengumpulkan, dari mana, dan kapan.",
            "pilah": "Pembagian yang ikut dicatat, misalnya laki-laki dan perempuan.",
            "bukti": "Berkas atau tautan yang membuktikan realisasi.",
            "bukti_wajib": "Pengukuran tidak dapat diajukan tanpa bukti ini.",
            "mutu": "Bagaimana angka diperiksa sebelum dilaporkan.",
            "keterbatasan": "Apa yang tidak tampak dalam angka ini, atau membuatnya kurang tepat.",
            "pemanfaatan": "Untuk keputusan apa hasilnya dipakai.",
        },
    ),
    (
        "Nilai awal",
        TULIS,
        {
            "nilai_awal": "Keadaan sebelum Renstra ini, misalnya 78,4%.",
            "tahun_nilai_awal": "Tahun terjadinya nilai awal.",
        },
    ),
)


class SelKartu(NamedTuple):
    """One cell of the form: as `FormBaris.sel` gives it, and whether a PK asks for it."""

    sel: dict[str, Any]
    perlu: bool


class BagianForm(NamedTuple):
    """A group of cells; `lipat` = it may be folded away, `buka` = it stands open: it is no new indikator, or
    something in it is filled, refused or asked about."""

    judul: str
    pengantar: str
    daftar: list[SelKartu]
    lipat: bool
    buka: bool


@register.simple_tag
def bagian_kartu(form: FormBaris) -> list[BagianForm]:
    """The cells of a kartu in groups, those that every indikator needs first."""
    groups = []
    for judul, pengantar, bantuan in (*POKOK, *TAMBAHAN):
        tahunan = [n for n in form.sel if n.startswith("t2")] if judul == TARGET_TAHUNAN else []
        names = [nama for nama in bantuan if nama in form.sel] + tahunan
        for nama in names:
            form.sel[nama]["isian"].help_text = bantuan.get(nama, "")
        if names:
            daftar = [SelKartu(form.sel[nama], nama in WAJIB) for nama in names]
            lipat = judul in [satu[0] for satu in TAMBAHAN]
            groups.append(BagianForm(judul, pengantar, daftar, lipat, _stands_open(form, daftar)))
    return groups


def _stands_open(form: FormBaris, daftar: list[SelKartu]) -> bool:
    if form.baris is not None:
        return True
    return any(s.sel["galat"] or s.sel["ragu"] or s.sel["catatan"] or s.sel["isian"].value() for s in daftar)


@register.simple_tag
def isian_kartu(sel: dict[str, Any]) -> SafeString:
    """The input of a cell; that of the satuan proposes the list of units."""
    isian = sel["isian"]
    usul = {"list": DAFTAR_SATUAN} if isian.name == "satuan" else {}
    hasil: SafeString = isian.as_widget(attrs=usul)
    return hasil


@register.inclusion_tag("renstra/_satuan.html")
def daftar_satuan() -> dict[str, Any]:
    """The list of units with their other spellings, for the eye and for the input of the satuan."""
    return {"id": DAFTAR_SATUAN, "daftar": [(satuan, singkatan(satuan)) for satuan in DAFTAR]}


@register.simple_tag
def ringkasan_kartu(indikator: Indikator) -> list[Butir]:
    """The four lines of a kartu that somebody who fills a figure in wants to read. One query, none where
    `penanggung_jawab` was prefetched."""
    return summary_of(indikator, list(indikator.penanggung_jawab.all()))


@register.simple_tag
def catatan_kartu(indikator: Indikator) -> str:
    """When and by whom the kartu was first recorded and last changed; "" = before the audit trail."""
    rows = history_rows(indikator).select_related("user")
    awal, akhir = rows.order_by("id").first(), rows.order_by("-id").first()
    if awal is None or akhir is None:
        return ""
    pertama = f"Pertama dicatat {_deed(awal)}"
    return f"{pertama}." if awal == akhir else f"{pertama}; terakhir diubah {_deed(akhir)}."


def _deed(jejak: Jejak) -> str:
    return f"{moment_words(jejak.waktu)} oleh {jejak.user or 'sistem'}"
