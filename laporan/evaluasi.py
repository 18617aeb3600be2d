"""The pages that judge a year, and how far each is: for the page that leads to them (layer 2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from django.urls import reverse
from django.utils import timezone

from laporan.lke.kriteria import SUB
from laporan.lke.nilai import value_of
from laporan.models import JawabanLke, Lke, Reviu
from laporan.models.lke import StatusLke
from laporan.models.reviu import StatusTemuan
from laporan.rantai import Langkah
from laporan.rekomendasi import recommendations_of
from laporan.reviu.butir import BUTIR
from laporan.reviu.pernyataan import state_of_review
from laporan.snapshot.lakip import lakip_snapshot
from laporan.tanya.baca import questions_about
from sakip.models import Satker
from sakip.numbers import cetak_angka
from sakip.tanggal import cetak_tanggal


def evaluation_of(satker: Satker, tahun: int) -> list[Langkah]:
    """What was judged of the year of `satker`, in a constant number of queries."""
    args = [satker.kode_wilayah, tahun]
    return [replace(s, url=reverse(s.halaman, args=args)) for s in (baca(satker, tahun) for baca in BAGIAN)]


def _review(satker: Satker, tahun: int) -> Langkah:
    judul, halaman = "Reviu laporan kinerja", "laporan:reviu-detail"
    reviu = Reviu.objects.filter(satker=satker, tahun=tahun).order_by("-id").first()
    if reviu is None:
        return Langkah(judul, halaman, "Belum ada", "netral", "Dibuka oleh aparat pengawasan intern.", ())
    temuan = list(reviu.temuan.values_list("status", flat=True))
    angka = (
        ("Butir dijawab", f"{reviu.jawaban.count()} dari {len(BUTIR)}"),
        ("Temuan selesai", f"{temuan.count(StatusTemuan.SELESAI)} dari {len(temuan)}"),
    )
    if reviu.is_open:
        return Langkah(judul, halaman, "Berjalan", "info", "Pereviu sedang memeriksa.", angka)
    keadaan = state_of_review(satker, tahun, lakip_snapshot(satker, tahun))
    if reviu.berpernyataan and keadaan is not None and keadaan.usang:
        return Langkah(judul, halaman, "Usang", "cukup", "Isi laporan berubah sejak direviu.", angka)
    kata = "Dengan pernyataan telah direviu" if reviu.berpernyataan else "Tanpa pernyataan"
    tanggal = cetak_tanggal(reviu.tanggal) if reviu.tanggal else ""
    return Langkah(
        judul, halaman, "Selesai", "baik" if reviu.berpernyataan else "cukup", f"{kata}, {tanggal}.", angka
    )


def _recommendations(satker: Satker, tahun: int) -> Langkah:
    judul, halaman = "Rekomendasi", "laporan:rekomendasi-list"
    rows = list(recommendations_of(satker, tahun))
    if not rows:
        return Langkah(judul, halaman, "Belum ada", "netral", "Belum ada rekomendasi yang tercatat.", ())
    hari = timezone.localdate()
    terbuka = [r for r in rows if r.is_open]
    lewat = sum(r.tenggat < hari for r in terbuka)
    angka = (("Terbuka", f"{len(terbuka)} dari {len(rows)}"), ("Lewat batas waktu", str(lewat)))
    if not terbuka:
        return Langkah(judul, halaman, "Tuntas", "baik", "Semua rekomendasi sudah diputus.", angka)
    return Langkah(judul, halaman, "Terbuka", "kurang" if lewat else "info", "Ditindaklanjuti.", angka)


def _assessment(satker: Satker, tahun: int) -> Langkah:
    judul, halaman = "Penilaian mandiri", "laporan:lke-detail"
    lke = Lke.objects.filter(satker=satker, tahun=tahun).first()
    if lke is None:
        return Langkah(judul, halaman, "Belum diisi", "netral", "Diisi oleh satuan kerja.", ())
    jawaban = JawabanLke.objects.filter(lke=lke, kode__in=SUB).values_list("kode", "jawaban")
    nilai = value_of(dict(jawaban))
    angka = [("Subkomponen dinilai", f"{nilai.dinilai} dari {len(SUB)}")]
    if nilai.total is not None:
        angka.append(("Nilai", f"{cetak_angka(nilai.total)} ({nilai.predikat})"))
    selesai = lke.status == StatusLke.SELESAI
    kata, nada = ("Selesai", "baik") if selesai else ("Sedang diisi", "info")
    return Langkah(judul, halaman, kata, nada, "Menurut PermenPANRB 88/2021.", tuple(angka))


def _questions(satker: Satker, tahun: int) -> Langkah:
    judul, halaman = "Pertanyaan tentang angka", "laporan:tanya-list"
    daftar = questions_about([satker], tahun)[satker.pk]
    if not daftar:
        return Langkah(judul, halaman, "Tidak ada", "baik", "Tidak ada angka yang perlu ditanyakan.", ())
    dijawab = sum(satu.jawaban is not None for satu in daftar)
    angka = (("Dijawab", f"{dijawab} dari {len(daftar)}"),)
    kata, nada = ("Dijawab", "baik") if dijawab == len(daftar) else ("Belum dijawab", "info")
    return Langkah(judul, halaman, kata, nada, "Dijawab oleh satuan kerja.", angka)


BAGIAN: Final[list[Callable[[Satker, int], Langkah]]] = [_review, _recommendations, _assessment, _questions]
