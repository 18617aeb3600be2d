"""The tasks that follow-ups of realisasi give: what was promised about a row, by its own deadline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from django.urls import reverse

from kinerja.dukungan import is_same
from kinerja.models import Realisasi, TindakLanjut
from kinerja.models.bukti import TERBUKA
from kinerja.queries import LINKS
from laporan.tugas.bahan import Bahan, Berkas
from laporan.tugas.bentuk import DEKAT, Kelompok, Tugas, first_words, group_of
from laporan.tugas.dokumen import fills
from sakip.choices import JenisDokumen
from sakip.models import Satker
from sakip.periode import countdown, slot_label

TUTUP: Final = "Kemajuannya dilaporkan pada realisasi triwulan yang sedang diisi; belum ada yang memuatnya."


def follow_up_tasks(bahan: Bahan) -> list[Tugas]:
    """A task for each open follow-up that is due within DEKAT days, or was, for who fills the realisasi (two
    queries). What it is stands in `catatan`, never in the title, which goes into mail."""
    if not bahan.satker:
        return []
    bersama = bahan.bersama
    rows = bersama.once("tindak lanjut", lambda satker: _due_rows(satker, bahan.hari))
    terbuka = bersama.once("realisasi terbuka", lambda _: _open_rows(bersama.berkas))
    return [_task(bahan, t, terbuka) for t in rows if _is_mine(bahan, t)]


def _due_rows(satker: Mapping[int, Satker], hari: date) -> list[TindakLanjut]:
    rows = TindakLanjut.objects.filter(
        realisasi__pengukuran__unit__satker__in=satker,
        status__in=TERBUKA,
        tenggat__lte=hari + timedelta(days=DEKAT),
    )
    links = (f"realisasi__{satu}" for satu in LINKS)
    return list(rows.select_related("realisasi__pengukuran__unit__satker", *links))


def _open_rows(berkas: Sequence[Berkas]) -> list[Realisasi]:
    """The rows of every realisasi that can be edited now, the earliest triwulan first (one query)."""
    ids = [b.dokumen.pk for b in berkas if b.triwulan is not None and b.dokumen.bisa_diubah]
    rows = Realisasi.objects.filter(pengukuran__in=ids).select_related(*LINKS)
    return list(rows.order_by("pengukuran__tahun", "pengukuran__triwulan", "urut", "id"))


def _is_mine(bahan: Bahan, tindak: TindakLanjut) -> bool:
    unit = tindak.realisasi.pengukuran.unit
    return fills(bahan, unit.satker, unit, JenisDokumen.REALISASI)


def _reporting_row(asal: Realisasi, terbuka: Sequence[Realisasi]) -> Realisasi | None:
    """The row from which a follow-up of `asal` is reported: itself while it can be edited, else that of the
    same indikator in the next triwulan that can; None = there is none."""
    ukur = asal.pengukuran
    sama = (
        b
        for b in terbuka
        if b.pengukuran.unit_id == ukur.unit_id
        and (b.pengukuran.tahun, b.pengukuran.triwulan) >= (ukur.tahun, ukur.triwulan)
    )
    return next((b for b in sama if b.pk == asal.pk or is_same(b, asal)), None)


def _task(bahan: Bahan, tindak: TindakLanjut, terbuka: Sequence[Realisasi]) -> Tugas:
    asal = tindak.realisasi
    ukur = asal.pengukuran
    lapor = _reporting_row(asal, terbuka)
    return Tugas(
        kelompok=group_of(Kelompok.KERJAKAN, tindak.tenggat, bahan.hari),
        kerja="Laporkan kemajuan",
        judul=f"Tindak lanjut {slot_label(JenisDokumen.REALISASI, ukur.triwulan)} {ukur.tahun}",
        tempat=str(ukur.unit),
        url=_address(ukur.unit.satker.kode_wilayah, lapor or asal, tindak if lapor else None),
        tenggat=tindak.tenggat,
        sisa=countdown(tindak.tenggat, bahan.hari),
        catatan=first_words(tindak.uraian),
        kunci="" if lapor else TUTUP,
    )


def _address(kode: str, baris: Realisasi, tindak: TindakLanjut | None) -> str:
    """The page on which `tindak` is reported from `baris`; without one that of the row."""
    tempat = [kode, baris.pengukuran.tahun, baris.pengukuran_id, baris.pk]
    if tindak is None:
        return reverse("kinerja:realisasi-baris", args=tempat)
    return reverse("kinerja:tindak-lanjut-edit", args=[*tempat, tindak.pk])
