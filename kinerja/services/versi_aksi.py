"""What a perubahan of a rencana aksi keeps of the version before: past triwulan, and every action."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError

from kinerja.kolom import KolomPeriode, rencana_aksi_columns
from kinerja.models import RencanaAksi
from kinerja.susunan import key_of_words
from kinerja.tabel.kunci import past_triwulan, triwulan_of_period
from sakip.lipat import lipat
from sakip.services.lembar import Galat


def row_keeper(
    dokumen: RencanaAksi, rows_of: Callable[[RencanaAksi], list[Any]]
) -> Callable[[Any, set[str]], Galat]:
    """A function (row, changed columns) -> complaints, for the sheet of `dokumen`.

    A new row with the words of a row of the version before that has none here yet continues it. A period of
    a past triwulan stays what it was (empty in a row of which there was none before); a cancelled action has
    a reason, and only a cancelled one. `rows_of` reads the rows of a version with their periods.
    """
    kolom = [k for k in rencana_aksi_columns(dokumen.pola) if isinstance(k, KolomPeriode)]
    kunci = cache(lambda: past_triwulan(dokumen))
    lama = cache(lambda: _not_continued(dokumen, rows_of))

    def keep(baris: Any, berubah: set[str]) -> Galat:
        asal = None
        if baris.pk is None and dokumen.versi:
            asal = baris.baris_asal = lama().get(_words(baris))
        galat: Galat = {}
        for satu in (k for k in kolom if k.nama in berubah):
            same = asal is not None and satu.teks(asal) == satu.teks(baris)
            kata = kunci().get(triwulan_of_period(dokumen.pola, satu.kunci))
            if kata and not same:
                galat[satu.nama] = ValidationError(kata)
        return galat | _cancellation(baris)

    return keep


def _not_continued(
    dokumen: RencanaAksi, rows_of: Callable[[RencanaAksi], list[Any]]
) -> dict[tuple[str, ...], Any]:
    """The rows of the version before that no row of `dokumen` continues, by their words."""
    lama = version_before(dokumen)
    dilanjutkan = set(dokumen.baris.values_list("baris_asal_id", flat=True))
    return {_words(b): b for b in rows_of(lama) if b.pk not in dilanjutkan} if lama else {}


def _words(baris: Any) -> tuple[str, ...]:
    return (*key_of_words(baris), lipat(baris.kegiatan))


def version_before(dokumen: RencanaAksi) -> RencanaAksi | None:
    """The version that `dokumen` changes; None = it is the first, or that one is not kept here."""
    rows = RencanaAksi.objects.filter(unit=dokumen.unit, tahun=dokumen.tahun, pola=dokumen.pola)
    return rows.filter(versi__lt=dokumen.versi).order_by("-versi").first()


def _cancellation(baris: Any) -> Galat:
    if baris.dibatalkan and not baris.alasan_batal:
        return {"alasan_batal": ValidationError("Tuliskan alasan pembatalan kegiatan ini.")}
    if baris.alasan_batal and not baris.dibatalkan:
        pesan = "Alasan pembatalan sudah ditulis. Pilih Dibatalkan, atau kosongkan alasannya."
        return {"pelaksanaan": ValidationError(pesan)}
    return {}


def rows_in_force(rows: list[Any]) -> dict[int, str]:
    """{row id: sentence} for the actions that a version before put in force: they are not deleted."""
    return {
        baris.pk: (
            f"“{baris.kegiatan or baris.indikator}” sudah ditetapkan pada versi sebelumnya, sehingga tidak "
            "dihapus. Pilih Dibatalkan dan tulis alasannya."
        )
        for baris in rows
        if baris.baris_asal_id is not None
    }
