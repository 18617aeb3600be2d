"""Writing the pagu of a DIPA: the lowest rows are typed, the levels above follow (DESIGN 4b.2).

Pagu has no window, as the DIPA that it is written in.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from anggaran.kode import kode_pendek
from anggaran.kolom import PAGU
from anggaran.models import BarisPagu, Dipa
from anggaran.penyerapan import Simpul, gulung
from anggaran.queries import codes_valid_in, pagu_rows
from anggaran.services.tangga import hang_rows
from sakip.kolom import IsianBaris
from sakip.models import User
from sakip.perbaris import Terlihat
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak, values_of
from sakip.services.lembar import Galat, Lembar, Perubahan, save_sheet
from sakip.services.suntingan import change_seen, hold_row


def pagu_sheet(dipa: Dipa) -> Lembar:
    """The lowest rows of `dipa` as a page of rows: what a person types."""
    return Lembar(PAGU, partial(_lowest, dipa), partial(BarisPagu, dipa=dipa))


def _lowest(dipa: Dipa) -> list[BarisPagu]:
    rows = pagu_rows(dipa)
    atas = {b.induk_id for b in rows}
    return [b for b in rows if b.pk not in atas]


@transaction.atomic
def save_pagu(*, user: User, dipa: Dipa, isian: Iterable[IsianBaris], suntingan: Terlihat) -> Perubahan:
    """Save the typed rows, hang new ones where their code belongs, and let the levels above follow.

    A level whose own amount agreed with its rows goes on agreeing: its amount becomes their sum. One that
    contradicted them keeps its amount. Raises PermissionDenied, ValidationError, ConflictError.
    """
    require(user, Deed.ISI, dipa.satker)
    hold_row(dipa)  # before the rows are read: nobody changes them meanwhile
    rows = pagu_rows(dipa)
    lembar = Lembar(
        kolom=PAGU,
        baca=lambda: rows,
        buat=partial(BarisPagu, dipa=dipa),
        periksa=partial(_check_row, dipa, rows),
        penahan=partial(_held, rows),
        lanjut=partial(_arrange, dipa, _agreeing(rows)),
    )
    return save_sheet(
        user=user,
        satker=dipa.satker,
        induk=dipa,
        lembar=lembar,
        isian=isian,
        suntingan=suntingan,
        tindakan="ubah pagu",
    )


@transaction.atomic
def use_sum_of_rows(*, user: User, baris: BarisPagu, suntingan: int) -> None:
    """Give up the own amount of a level, so that the sum of the rows below holds. Raises as above."""
    dipa = baris.dipa
    require(user, Deed.ISI, dipa.satker)
    if not baris.anak.exists():
        raise ValidationError("Baris ini tidak memiliki rincian yang dapat dijumlahkan.")
    change_seen(dipa, suntingan=suntingan, nilai={})
    sebelum = values_of(baris)
    baris.pagu, baris.pagu_teks = None, ""
    baris.save(update_fields=["pagu", "pagu_teks"])
    log_jejak(
        user=user,
        tindakan="pakai jumlah rincian pagu",
        satker=dipa.satker,
        objek=baris,
        sebelum=sebelum,
        sesudah=values_of(baris),
    )


def _check_row(
    dipa: Dipa, rows: list[BarisPagu], baris: BarisPagu, isian: IsianBaris, berubah: set[str]
) -> Galat:
    """A new row needs a code of its own, and takes the words of the reference where it has none."""
    if not baris.kode_baku and baris.pk is None:
        return {"kode": ValidationError("Kode anggaran belum diisi.")}
    kunci = (baris.kode_baku, baris.sumber_dana)
    if baris.pk is None and any((b.kode_baku, b.sumber_dana) == kunci for b in rows):
        kalimat = f"Kode {kode_pendek(baris.kode_baku)} dengan sumber dana ini sudah ada pada DIPA."
        return {"kode": ValidationError(kalimat)}
    if not baris.uraian:
        acuan = codes_valid_in(dipa.tahun, [baris.kode_baku]).get(baris.kode_baku)
        baris.uraian = acuan.nama if acuan else ""
    if not baris.uraian:
        return {"uraian": ValidationError("Uraian belum diisi.")}
    if baris.pk is None:
        rows.append(baris)  # the next new row of the page must not repeat it
    return {}


def _held(rows: list[BarisPagu], dihapus: list[Any]) -> dict[int, str]:
    """A row with rows below it that stay may not go."""
    gone = {b.pk for b in dihapus}
    kept = {b.induk_id for b in rows if b.pk not in gone}
    return {b.pk: "Baris ini masih memiliki rincian." for b in dihapus if b.pk in kept}


def _agreeing(rows: list[BarisPagu]) -> set[int]:
    """Ids of the levels whose own amount is the sum of the rows below."""
    jumlah = gulung(Simpul(b.pk, b.induk_id, b.pagu) for b in rows)
    return {b.pk for b in rows if b.pagu is not None and jumlah[b.pk].rincian == b.pagu}


def _arrange(dipa: Dipa, agreed: set[int], perubahan: Perubahan) -> None:
    """Hang new rows, then give up own amounts from below upwards where they no longer are the sum."""
    hang_rows(dipa, perubahan.baru)
    rows = pagu_rows(dipa)
    drifted: list[BarisPagu] = []
    while baru := [b for b in rows if b.pk in agreed - _agreeing(rows) and b.pagu is not None]:
        for baris in baru:
            perubahan.sebelum.setdefault(str(baris.pk), {"pagu": baris.pagu})
            perubahan.sesudah.setdefault(str(baris.pk), {"pagu": "jumlah rincian"})
            baris.pagu, baris.pagu_teks = None, ""
        drifted += baru
    BarisPagu.objects.bulk_update(drifted, ["pagu", "pagu_teks"], batch_size=200)
