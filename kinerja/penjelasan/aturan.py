"""The rules of one measured row and the steps of its example, in words: the same on the page and in print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kinerja.models import Realisasi
from kinerja.penjelasan.hitungan import bounds_step, category_step, rounding_step, zero_words
from kinerja.rasio import card_of
from kinerja.ukuran import PREDIKAT, acuan_of, counted_realisasi, skala_of, sources_of, ukuran_of
from laporan.capaian import HasilCapaian
from laporan.narasi import alasan_tanpa_angka
from renstra.models import Indikator
from sakip.bacaan import teks_realisasi
from sakip.choices import CaraKumulasi, JenisNilai, Polaritas, StatusNilai
from sakip.models import Kebijakan
from sakip.numbers import cetak_angka, cetak_persen
from sakip.penjelasan import Butir

ANGGAPAN = "anggapan, karena belum dinyatakan"
Aturan = tuple[Butir, Indikator | None]


def rules_of(baris: Realisasi, kebijakan: Kebijakan) -> Iterator[Aturan]:
    """How `baris` is measured, rule by rule with its source; beside each the indikator whose kartu declares
    it (None = another source does). No query."""
    ukuran = ukuran_of(baris)
    jenis, polaritas = JenisNilai(ukuran.jenis).label, Polaritas(ukuran.polaritas).label
    yield _declared(baris, "Jenis nilai", "jenis_nilai", jenis, "dari targetnya")
    yield _declared(baris, "Arah penilaian", "polaritas", polaritas)
    yield _declared(baris, "Antartriwulan", "cara_kumulasi", CaraKumulasi(ukuran.cara_kumulasi).label)
    if ukuran.jenis not in PREDIKAT:
        butir = Butir("Bila target nol", zero_words(kebijakan, ukuran))
        yield butir, card_of(baris) if ukuran.target_nol else None


def _declared(baris: Realisasi, label: str, kolom: str, kata: str, lain: str = ANGGAPAN) -> Aturan:
    """A rule of the measure and where it is declared: the nearest source wins."""
    dari = next((sumber for sumber in sources_of(baris) if getattr(sumber, kolom)), None)
    if dari is None:
        return Butir(label, f"{kata} ({lain})"), None
    if isinstance(dari, Indikator):
        return Butir(label, f"{kata} (menurut kartu indikator)"), dari
    tempat = "baris realisasi ini" if dari is baris else f"baris {baris.get_acuan_display()}"
    return Butir(label, f"{kata} (menurut {tempat})"), None


def figures_of(baris: Realisasi, sebelum: Sequence[Realisasi]) -> Iterator[Butir]:
    """The realisasi of the triwulan, and what it comes to with those of the triwulan before it. No query."""
    yield Butir("Realisasi triwulan ini", realisasi_words(baris))
    if not sebelum:
        return
    jumlah, cara = counted_realisasi(baris, sebelum), CaraKumulasi(ukuran_of(baris).cara_kumulasi)
    if jumlah is None:
        yield Butir("Realisasi yang dihitung", "Triwulan ini tidak mempunyai angka untuk digabungkan")
    else:
        yield Butir("Realisasi yang dihitung", f"{cetak_angka(jumlah)}: {cara.label.lower()}")


def realisasi_words(baris: Realisasi) -> str:
    """The realisasi as typed; of a ratio with both parts and what they count."""
    teks = teks_realisasi(baris) or str(StatusNilai(baris.realisasi_status).label)
    if baris.pembilang is None or baris.penyebut is None:
        return teks
    kartu = getattr(acuan_of(baris), "indikator_renstra", None)
    atas, bawah = (kartu.pembilang, kartu.penyebut) if kartu else ("", "")
    kata = f" ({atas} / {bawah})" if atas and bawah else ""
    return f"{cetak_angka(baris.pembilang)} / {cetak_angka(baris.penyebut)} × 100 = {teks}{kata}"


def outcome_of(baris: Realisasi, hasil: HasilCapaian, kebijakan: Kebijakan) -> Iterator[Butir]:
    """From the formula to what is printed: bounds, rounding and kategori, or why there is no number. No query
    beyond the scale."""
    if hasil.status != "ok":
        alasan = alasan_tanpa_angka(hasil.status, sorted(hasil.tanda))
        yield Butir("Mengapa belum ada angka", f"{alasan[:1].upper()}{alasan[1:]}.")
        return
    yield Butir("Batas", bounds_step(hasil, kebijakan, ukuran_of(baris)))
    yield Butir("Pembulatan", rounding_step(hasil.dipakai, hasil.nilai))
    yield Butir("Kategori", category_step(hasil.dipakai, skala_of(kebijakan)))


def stale_notes(baris: Realisasi, hasil: HasilCapaian) -> Iterable[str]:
    """That the stored capaian of `baris` is not what the rules give now; nothing where it is."""
    if (baris.capaian_nilai, baris.capaian_status) != (hasil.nilai, hasil.status):
        kini = cetak_persen(hasil.nilai) if hasil.status == "ok" else "tanpa angka"
        yield (
            "Angka yang tersimpan dihitung sebelum kartu indikator, target, atau kebijakan terakhir diubah. "
            f"Uraian ini memakai ketentuan sekarang, yang hasilnya {kini}."
        )
