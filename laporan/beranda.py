"""What the home page shows: the tasks of the user, why there are none, the own satker with their headline,
and the provinces in reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from laporan.rantai import Rantai, chain_of
from laporan.rekap import latest_year
from laporan.tugas import DaftarTugas
from sakip.choices import JenisSatker, Peran
from sakip.models import Penugasan, Satker, User
from sakip.querysets import active_penugasan


@dataclass(frozen=True)
class SatkerSaya:
    """One satker that the user acts for, with its chain."""

    satker: Satker
    peran: tuple[str, ...]
    rantai: Rantai


@dataclass(frozen=True)
class Beranda:
    """`tahun`: the latest year with data of the own satker, else of what is seen, else the running year.

    `provinsi`: those whose kabupaten/kota the user sees.
    """

    tahun: int
    satker: tuple[SatkerSaya, ...]
    provinsi: tuple[Satker, ...]


def home_of(user: User, tahun_berjalan: int) -> Beranda:
    """The home of `user`; no satker when nobody gave him a penugasan."""
    penugasan = active_penugasan(user)
    own = list({p.satker_id: p.satker for p in penugasan}.values())
    visible = Satker.objects.visible_to(user)
    tahun = latest_year(own) or latest_year(visible[:600]) or tahun_berjalan
    return Beranda(
        tahun=tahun,
        satker=tuple(_mine(s, tahun, penugasan) for s in own),
        provinsi=tuple(visible.filter(jenis=JenisSatker.PROVINSI, anak__in=visible).distinct()),
    )


def _mine(satker: Satker, tahun: int, penugasan: list[Penugasan]) -> SatkerSaya:
    return SatkerSaya(
        satker=satker,
        peran=tuple(dict.fromkeys(p.get_peran_display() for p in penugasan if p.satker_id == satker.pk)),
        rantai=chain_of(satker, tahun),
    )


TANPA_PENUGASAN: Final = (
    "Akun Anda belum ditugaskan pada satuan kerja mana pun. "
    "Mintalah penugasan kepada admin satuan kerja Anda."
)
MEMBACA: Final = (
    "Sebagai auditor Anda membaca dan tidak mengisi. Dokumen, capaian, dan riwayat setiap satuan kerja dapat "
    "dibuka dari daftar satuan kerja."
)


@dataclass(frozen=True)
class Kosong:
    """Why nothing is to be done now and what comes next, with a way on where there is one."""

    judul: str
    penjelasan: str
    aksi_teks: str = ""
    aksi_url: str = ""


def empty_words(user: User, daftar: DaftarTugas) -> Kosong | None:
    """What the page says where nothing is to be done now; None while there is something."""
    if daftar.banyak:
        return None
    peran = {p.peran for p in active_penugasan(user)}
    if not peran:
        return Kosong("Belum ada penugasan", TANPA_PENUGASAN)
    if peran == {Peran.AUDITOR}:
        daftar_satker = reverse("sakip:satker-list")
        return Kosong(
            "Tidak ada yang perlu Anda kerjakan", MEMBACA, "Buka daftar satuan kerja", daftar_satker
        )
    kalimat = " ".join(_reasons(peran, daftar))
    return Kosong("Tidak ada yang perlu Anda kerjakan sekarang", kalimat, *_way_on(user))


def _way_on(user: User) -> tuple[str, str]:
    """(words, address) of what an admin with nothing to do looks for most; empty for others."""
    mengatur = next((p.satker for p in active_penugasan(user) if p.peran == Peran.ADMIN_SATKER), None)
    if mengatur is None:
        return "", ""
    return "Buka akun dan penugasan", reverse("sakip:akun-list", args=[mengatur.kode_wilayah])


def _reasons(peran: set[str], daftar: DaftarTugas) -> list[str]:
    """Why nothing waits, and what comes next, a sentence each."""
    kalimat = ["Tidak ada dokumen yang harus diisi, diperbaiki, diperiksa, atau ditandatangani oleh Anda."]
    if peran & {Peran.PROVINSI, Peran.PUSAT}:
        kalimat = ["Tidak ada dokumen yang menunggu penerimaan, dan tidak ada satuan kerja yang terlambat."]
    if daftar.ditunggu:
        kalimat.append(f"{daftar.ditunggu} dokumen yang Anda susun menunggu pemeriksaan atau tanda tangan.")
    if daftar.berikutnya:
        kalimat.append(f"Berikutnya: {daftar.berikutnya}.")
    elif not peran & {Peran.PROVINSI, Peran.PUSAT}:
        kalimat.append("Jadwal pengisian berikutnya belum ditetapkan.")
    return kalimat
