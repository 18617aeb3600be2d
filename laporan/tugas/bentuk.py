"""What a task is, and the groups in which tasks are shown, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from sakip.choices import JenisDokumen

DEKAT: Final = 30  # days before a deadline from which work that was not begun is to be done now
HURUF_ALASAN: Final = 140  # of the reason of a return; the whole of it stands in the history


class Kelompok(Enum):
    """A group of tasks: its heading, its tone, and what it means in a sentence."""

    TERLAMBAT = ("Terlambat", "buruk", "Tenggatnya sudah lewat.")
    DIKEMBALIKAN = ("Dikembalikan", "kurang", "Perbaiki, lalu ajukan kembali.")
    TANDA_TANGAN = ("Menunggu tanda tangan Anda", "info", "Bacalah naskahnya, lalu tanda tangani atau tolak.")
    PERIKSA = ("Menunggu pemeriksaan atau persetujuan Anda", "info", "Bacalah, lalu setujui atau kembalikan.")
    KERJAKAN = ("Perlu diisi atau dilengkapi", "cukup", "Dapat dikerjakan sekarang.")
    MENUNGGU = ("Menunggu langkah sebelumnya", "netral", "Terbuka setelah yang ditunggu selesai.")
    NANTI = ("Akan datang", "netral", "Belum perlu dikerjakan sekarang.")

    @property
    def judul(self) -> str:
        return self.value[0]

    @property
    def jenis(self) -> str:
        return self.value[1]

    @property
    def penjelasan(self) -> str:
        return self.value[2]

    @property
    def utama(self) -> bool:
        """Whether others wait for it, or a deadline has passed."""
        return self not in (Kelompok.KERJAKAN, *TIDUR)

    @property
    def kunci(self) -> str:
        """Its word in addresses and on the page."""
        return self.name.lower().replace("_", "-")


TIDUR: Final = (Kelompok.MENUNGGU, Kelompok.NANTI)  # what cannot be done now
BERTENGGAT: Final = (Kelompok.KERJAKAN, Kelompok.TERLAMBAT)  # called to mind only with a deadline
RANTAI: Final = tuple(JenisDokumen)  # in the order of the year: Renstra first, LAKIP last
TANPA_URUT: Final = 10**6


def place_in_chain(dokumen: str, tahun: int) -> int:
    """Where a document of `tahun` stands among the tasks: by year, then by the chain in which each takes its
    figures from the one before."""
    return tahun * len(RANTAI) + RANTAI.index(JenisDokumen(dokumen))


@dataclass(frozen=True)
class Tugas:
    """One task with the one address where the work is done.

    `kerja` is what to do, `judul` with which document or thing, `tempat` of which unit or satker. `tenggat`
    None = no deadline. `catatan` says how far it is; `dari` who returned it (or submitted it), `alasan` the
    first words of the reason; `kunci` why nothing can be filled in now ("" = it is open). `urut` as
    `place_in_chain`, what is no document comes after the documents.
    """

    kelompok: Kelompok
    kerja: str
    judul: str
    url: str
    tempat: str = ""
    tenggat: date | None = None
    sisa: str = ""
    catatan: str = ""
    dari: str = ""
    alasan: str = ""
    kunci: str = ""
    urut: int = TANPA_URUT

    @property
    def jenis(self) -> str:
        """The tone of the days left: late, within a week, or far."""
        if self.sisa.startswith("terlambat"):
            return "buruk"
        return "cukup" if self.sisa == "hari ini" or self.kelompok == Kelompok.KERJAKAN else "netral"


@dataclass(frozen=True)
class Bagian:
    """One group with its tasks in the order of the chain, then the nearest deadline first."""

    kelompok: Kelompok
    tugas: tuple[Tugas, ...]

    @property
    def ditunggu(self) -> tuple[tuple[str, Tugas], ...]:
        """Tasks that wait for the same thing on one line: (their titles, the first of them)."""
        baris: dict[tuple[str, str, str], list[Tugas]] = {}
        for t in self.tugas:
            baris.setdefault((t.url, t.tempat, t.catatan), []).append(t)
        return tuple((", ".join(t.judul for t in rows), rows[0]) for rows in baris.values())


@dataclass(frozen=True)
class DaftarTugas:
    """The tasks of one user. `ditunggu`: how many of the documents of the own satker wait for others;
    `berikutnya`: the next window in words ("" = none is known)."""

    bagian: tuple[Bagian, ...]
    ditunggu: int = 0
    berikutnya: str = ""

    @property
    def semua(self) -> tuple[Tugas, ...]:
        """Every task, in the order of the page."""
        return tuple(t for b in self.bagian for t in b.tugas)

    @property
    def banyak(self) -> int:
        """How many are to be done now: all but what waits or is still to come."""
        return sum(t.kelompok not in TIDUR for t in self.semua)

    @property
    def mendesak(self) -> tuple[Tugas, ...]:
        """What a reminder names: to be done now, and for something without a deadline only where others
        wait for it."""
        return tuple(
            t
            for t in self.semua
            if t.kelompok not in TIDUR and (t.kelompok not in BERTENGGAT or t.tenggat is not None)
        )


def arrange(tugas: Iterable[Tugas], ditunggu: int = 0, berikutnya: str = "") -> DaftarTugas:
    """`tugas` by group; groups without a task are left out."""
    semua = sorted(tugas, key=lambda t: (t.urut, t.tenggat is None, t.tenggat or date.max, t.judul, t.tempat))
    bagian = (Bagian(k, tuple(t for t in semua if t.kelompok == k)) for k in Kelompok)
    return DaftarTugas(tuple(b for b in bagian if b.tugas), ditunggu, berikutnya)


def group_of(kelompok: Kelompok, tenggat: date | None, hari: date) -> Kelompok:
    """`kelompok`, or TERLAMBAT once `tenggat` has passed on `hari`."""
    return Kelompok.TERLAMBAT if tenggat is not None and tenggat < hari else kelompok


def first_words(teks: str) -> str:
    """The beginning of `teks` on one line, at most HURUF_ALASAN letters, cut between words."""
    satu = " ".join(teks.split())
    if len(satu) <= HURUF_ALASAN:
        return satu
    return f"{satu[:HURUF_ALASAN].rsplit(' ', 1)[0]} …"
