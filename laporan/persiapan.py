"""The steps by which one satker prepares a year, each with the one page where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from laporan.kesiapan import DOKUMEN, Butir, Kesiapan, readiness
from laporan.status import Keadaan, cell_url
from laporan.tugas.belum import KERJA
from sakip.choices import JenisDokumen, JenisUnit
from sakip.models import Satker, UnitKerja, User
from sakip.periode import Tenggat, calendar_of, closed_words, due_on, exception_for, lock_of, window_of
from sakip.permissions import Deed, can

PENJELASAN: Final = {
    Butir.PEJABAT: "Ketua dan sekretaris menandatangani dokumen tahun ini.",
    Butir.RENSTRA: "Sasaran, indikator, dan target tahun ini diambil dari Renstra.",
    Butir.DIPA: "Pagu per rincian output dan sumber dana. DIPA tidak mempunyai jendela pengisian.",
    Butir.RKT: "Baris RKT diambil dari Renstra atau dari RKT tahun lalu.",
    Butir.PK_LEMBAGA: "Baris Perjanjian Kinerja diambil dari RKT; anggarannya dari DIPA.",
    Butir.PK_SEKRETARIAT: "Baris Perjanjian Kinerja diambil dari RKT; anggarannya dari DIPA.",
    Butir.RENCANA_AKSI: "Target tahunan Perjanjian Kinerja dibagi per triwulan atau per bulan.",
}
JENIS: Final = {
    Butir.RKT: JenisDokumen.RKT,
    Butir.PK_LEMBAGA: JenisDokumen.PK,
    Butir.PK_SEKRETARIAT: JenisDokumen.PK,
    Butir.RENCANA_AKSI: JenisDokumen.RENCANA_AKSI,
}
UNIT: Final = {Butir.PK_LEMBAGA: JenisUnit.LEMBAGA, Butir.PK_SEKRETARIAT: JenisUnit.SEKRETARIAT}


@dataclass(frozen=True)
class LangkahTahun:
    """One step. `keadaan` and its tone `jenis` in words; `teks` and `url` lead to where it is done or read;
    `berikutnya`: it is the first one that is lacking. `kunci` says why it is closed ("" = it is open),
    `menunggu` for what it has to wait ("" = for nothing); `url` leads there then."""

    butir: Butir
    selesai: bool
    keadaan: str
    jenis: str
    penjelasan: str
    teks: str
    url: str
    berikutnya: bool
    tenggat: Tenggat | None = None
    kunci: str = ""
    menunggu: str = ""


def steps_of(user: User, satker: Satker, tahun: int, on: date | None = None) -> list[LangkahTahun]:
    """The steps of `satker` for `tahun` in their order, as `user` may take them: fourteen queries, more only
    where a window is closed."""
    [siap] = readiness([satker], tahun, on)
    units = {u.jenis: u.pk for u in UnitKerja.objects.filter(satker=satker, jenis__in=UNIT.values())}
    kunci = _locks(user, satker, tahun, on)
    izin = exception_for(satker, JenisDokumen.RENCANA_AKSI, tahun, on=on) is not None
    kalender = calendar_of(tahun)
    pertama = next(iter(siap.kurang), None)
    langkah = []
    for butir in Butir:
        keadaan, jenis = _state(siap, butir)
        periode = kalender.find(satker, JENIS[butir]) if butir in JENIS else None
        tutup = "" if siap.has(butir) else kunci.get(butir, "")
        teks, url = _way(user, siap, butir, tahun, units, terbuka=not tutup)
        menunggu = _gate(user, siap, butir, tahun, izin=izin) if not tutup else ""
        if menunggu:
            teks, url = (
                "Buka Perjanjian Kinerja",
                reverse("kinerja:pk-list", args=[satker.kode_wilayah, tahun]),
            )
        langkah.append(
            LangkahTahun(
                butir=butir,
                selesai=siap.has(butir),
                keadaan=keadaan,
                jenis=jenis,
                penjelasan=PENJELASAN[butir],
                teks=teks,
                url=url,
                berikutnya=butir == pertama,
                tenggat=None if siap.has(butir) else due_on(periode.tenggat if periode else None, on),
                kunci=tutup,
                menunggu=menunggu,
            )
        )
    return langkah


def _locks(user: User, satker: Satker, tahun: int, on: date | None) -> dict[Butir, str]:
    """Why each document can not be begun now; only closed windows ask for exceptions."""
    kalender, jendela = calendar_of(tahun), window_of(satker, user=user)
    tutup = [b for b, d in JENIS.items() if closed_words(kalender.find(satker, d), on, jendela)]
    return {b: lock_of(satker, JENIS[b], tahun, on=on, user=user) for b in tutup}


def _state(siap: Kesiapan, butir: Butir) -> tuple[str, str]:
    """The state of a step: words and tone."""
    if butir in DOKUMEN:
        keadaan = siap.cell(butir).keadaan
        return ("belum disusun" if keadaan == Keadaan.BELUM else keadaan.kata), keadaan.jenis
    if siap.has(butir):
        return {
            Butir.PEJABAT: "lengkap",
            Butir.RENSTRA: "berlaku",
            Butir.DIPA: "tercatat",
        }[butir], "baik"
    if butir == Butir.PEJABAT:
        return "belum tercatat: " + " dan ".join(str(j.label).lower() for j in siap.tanpa), "kurang"
    if butir == Butir.RENSTRA and siap.renstra is False:
        return "belum berlaku", "cukup"
    return "belum ada", "kurang"


def _way(
    user: User, siap: Kesiapan, butir: Butir, tahun: int, units: dict[str, int], *, terbuka: bool
) -> tuple[str, str]:
    """(words, address) of the one link of a step: to begin it, else to what is there."""
    kode = siap.satker.kode_wilayah
    mulai = not siap.has(butir) and terbuka and _begins(user, siap, butir)
    if butir == Butir.PEJABAT:
        if mulai:
            return "Catat pejabat", reverse("sakip:pejabat-create", args=[kode])
        return "Lihat pejabat", reverse("sakip:satker-detail", args=[kode])
    if butir == Butir.RENSTRA:
        if mulai:
            return KERJA[JenisDokumen.RENSTRA], reverse("renstra:renstra-create", args=[kode])
        return "Buka Renstra", reverse("renstra:renstra-list", args=[kode])
    if butir == Butir.DIPA:
        halaman, teks = ("dipa-create", "Catat DIPA") if mulai else ("anggaran-detail", "Buka anggaran")
        return teks, reverse(f"anggaran:{halaman}", args=[kode, tahun])
    return _document_way(siap, butir, tahun, units.get(UNIT.get(butir, JenisUnit.LEMBAGA)), mulai=mulai)


def _gate(user: User, siap: Kesiapan, butir: Butir, tahun: int, *, izin: bool) -> str:
    """Why a rencana aksi cannot be begun yet by who would: no Perjanjian Kinerja is in force.
    `izin`: an exception lets it begin without."""
    if butir != Butir.RENCANA_AKSI or siap.has(butir) or not _begins(user, siap, butir):
        return ""
    ada = any(siap.has(b) for b in (Butir.PK_LEMBAGA, Butir.PK_SEKRETARIAT))
    if ada or tahun < settings.TAHUN_MULAI or izin:
        return ""
    return "Menunggu Perjanjian Kinerja ditandatangani; targetnya diambil dari sana."


def _begins(user: User, siap: Kesiapan, butir: Butir) -> bool:
    """Whether `user` may begin it and nothing of it is there yet."""
    ada = bool(siap.cell(butir).dokumen) if butir in DOKUMEN else siap.renstra is False
    if ada and butir not in (Butir.PEJABAT, Butir.DIPA):
        return False
    return can(user, Deed.ATUR if butir == Butir.PEJABAT else Deed.ISI, siap.satker)


def _document_way(
    siap: Kesiapan, butir: Butir, tahun: int, unit: int | None, *, mulai: bool
) -> tuple[str, str]:
    dokumen = JENIS[butir]
    if not mulai:
        return f"Buka {_within(butir.judul)}", cell_url(siap.satker, tahun, siap.cell(butir))
    alamat = reverse(f"kinerja:{dokumen.value}-create", args=[siap.satker.kode_wilayah, tahun])
    return f"Susun {_within(butir.judul)}", f"{alamat}?{urlencode({'unit': unit})}" if unit else alamat


def _within(judul: str) -> str:
    """A heading inside a sentence: `rencana aksi`, but `RKT` and `Perjanjian Kinerja` as they are."""
    return judul if judul[:2].isupper() or judul.startswith("Perjanjian") else judul[0].lower() + judul[1:]
