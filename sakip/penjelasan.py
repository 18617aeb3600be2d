"""How one figure came about: the parts of the page "Jelaskan angka ini", the same for every figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from sakip.models import Jejak, Kebijakan, User
from sakip.numbers import cetak_angka, cetak_persen
from sakip.riwayat.hak import withhold_reasons
from sakip.riwayat.kata import Ubahan, tell
from sakip.riwayat.objek import columns_of, history_for


@dataclass(frozen=True)
class Rumus:
    """A formula in words and with the figures inserted; `isi` "" = there is nothing to insert."""

    nama: str
    simbol: str
    isi: str = ""


@dataclass(frozen=True)
class Butir:
    """One step of the way, or one rule, in words; `url` leads to where it was laid down ("" = nowhere) and
    `tautan` are the words of that link."""

    label: str
    teks: str
    url: str = ""
    tautan: str = ""


@dataclass(frozen=True)
class Kolom:
    """The head of a column of members; `angka` = figures stand in it."""

    label: str
    angka: bool = False


@dataclass(frozen=True)
class Anggota:
    """One member of an average or a sum: its name and the cells beside it; `url` explains it in turn."""

    nama: str
    sel: tuple[str, ...]
    url: str = ""


@dataclass(frozen=True)
class Daftar:
    """The members of a figure. `kolom` are the heads of the cells, that of the name (`kepala`) apart."""

    judul: str
    kepala: str
    kolom: tuple[Kolom, ...]
    anggota: tuple[Anggota, ...]
    jumlah: Anggota | None = None
    keterangan: str = ""

    @property
    def baris(self) -> list[tuple[Anggota, list[tuple[Kolom, str]]]]:
        """Each member with its cells under their heads."""
        return [(satu, list(zip(self.kolom, satu.sel, strict=True))) for satu in self.anggota]


@dataclass(frozen=True)
class Pengisi:
    """Who laid down a part of the figure: `kalimat` and `waktu` as the history tells them, None = no trace.

    `url` is the whole history of that part.
    """

    apa: str
    kalimat: str
    waktu: datetime | None
    ubahan: tuple[Ubahan, ...] = ()
    url: str = ""


@dataclass(frozen=True)
class Bukti:
    """A piece of evidence: its words, its address ("" = words alone), and who added or withdrew it when."""

    teks: str
    url: str = ""
    catatan: str = ""


@dataclass(frozen=True)
class Penjelasan:
    """How one figure came about. `angka` is the figure as it is printed where the reader came from; `kunci`
    tells several explanations on one page apart.

    `bukti` None = the figure has no evidence of its own (a sum); () = none was given.
    """

    judul: str
    angka: str
    rumus: tuple[Rumus, ...] = ()
    langkah: tuple[Butir, ...] = ()
    daftar: tuple[Daftar, ...] = ()
    kebijakan: tuple[Butir, ...] = ()
    pengisi: tuple[Pengisi, ...] = ()
    bukti: tuple[Bukti, ...] | None = None
    catatan: tuple[str, ...] = ()
    kategori: str = ""
    status: str = ""
    kunci: str = "angka"


TERTUA = 200  # rows of the trail that are looked through for who filled a column


def entry_of(user: User, apa: str, objek: Any, kolom: Sequence[str], lembar: Any = None) -> Pengisi:
    """Who filled one of `kolom` of `objek` last, as `user` may read it; where no such trace is left, who
    made `lembar`, the document that holds it.

    A constant number of queries. Both must be objects that the user sees.
    """
    wanted = {nama for satu in kolom for nama in columns_of(objek, satu)}
    rows = history_for(user, objek)[:TERTUA]
    jejak = next((satu for satu in rows if wanted & _touched(satu, objek)), None)
    asal = objek
    if jejak is None and lembar is not None:
        asal, jejak = lembar, history_for(user, lembar).order_by("id").first()
    url = reverse("sakip:riwayat", args=[asal._meta.model_name, asal.pk])
    if jejak is None:
        return Pengisi(apa, "Belum tercatat siapa yang mengisinya.", None, url=url)
    [kata] = tell(withhold_reasons(user, [jejak]), objek=asal, kolom=wanted if asal is objek else ())
    ubahan = _typed(kata.ubahan, kolom) if asal is objek else ()
    return Pengisi(apa, kata.kalimat, kata.waktu, ubahan, url)


def _typed(ubahan: Sequence[Ubahan], kolom: Sequence[str]) -> tuple[Ubahan, ...]:
    """Of what changed, the columns that a person typed; how they were read is left to the history."""
    names = [set(kolom), {f"{satu}_teks" for satu in kolom}]
    found = (tuple(u for u in ubahan if u.kolom in satu) for satu in names)
    return next((satu for satu in found if satu), tuple(ubahan))


def _touched(jejak: Jejak, objek: Any) -> set[str]:
    """The columns of `objek` that a row of the trail holds, also where it is one row of a sheet."""
    sides: Iterable[Any] = (jejak.rincian.get("sebelum", {}), jejak.rincian.get("sesudah", {}))
    if jejak.rincian.get("lembar") == objek._meta.model_name and jejak.objek != objek._meta.model_name:
        sides = (sisi.get(str(objek.pk), {}) for sisi in sides)
    return {nama for sisi in sides for nama in sisi}


def policy_of(kebijakan: Kebijakan, kode: str, tahun: int) -> tuple[Butir, ...]:
    """The kebijakan that was used for the year `tahun` of the satker `kode`: whose, since when, what it
    says, and its source. No query beyond the scale."""
    url = reverse("sakip:kebijakan-detail", args=[kode, tahun])
    pemilik = "Kebijakan satuan kerja ini" if kebijakan.satker_id else "Kebijakan nasional"
    masa = f"berlaku sejak tahun {kebijakan.tahun}"
    if kebijakan.tahun > tahun:
        masa = f"ditetapkan untuk tahun {kebijakan.tahun}; dipakai karena tidak ada yang lebih awal"
    skala = "; ".join(_band(b.dari, b.sampai, b.kategori) for b in kebijakan.skala.all())
    return (
        Butir("Milik", f"{pemilik}, {masa}", url, "Buka kebijakan"),
        Butir("Dasar penetapan", kebijakan.dasar or "Belum ditulis pada kebijakan ini"),
        Butir("Batas capaian", bounds_words(kebijakan)),
        Butir("Semakin rendah semakin baik", kebijakan.get_rumus_minimal_display()),
        Butir("Target nol", kebijakan.get_target_nol_display()),
        Butir("Skala kategori", skala or "Belum ada skala"),
        Butir("Nilai di antara dua kelas", kebijakan.get_celah_display()),
    )


def bounds_words(kebijakan: Kebijakan) -> str:
    """`0,00% sampai 100,00%`."""
    atas = kebijakan.batas_atas
    sampai = "tanpa batas atas" if atas is None else f"sampai {cetak_persen(atas)}"
    return f"{cetak_persen(kebijakan.batas_bawah)} {sampai}"


def _band(dari: Any, sampai: Any, kategori: str) -> str:
    if dari is None:
        return f"sampai {cetak_angka(sampai)}: {kategori}"
    akhir = "ke atas" if sampai is None else f"sampai {cetak_angka(sampai)}"
    return f"{cetak_angka(dari)} {akhir}: {kategori}"
