"""Recording the realisasi of a triwulan: what was typed, its state, and the capaian that follows."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.kolom import REALISASI
from kinerja.models import Pengukuran, Realisasi
from kinerja.rasio import settle_ratio
from kinerja.services.capaian import recompute_capaian
from kinerja.services.pengukuran import require_fillable
from kinerja.tabel.realisasi import rows_of
from kinerja.ukuran import target_of
from sakip.bacaan import set_realisasi, teks_target
from sakip.choices import JenisNilai, StatusNilai
from sakip.kolom import IsianBaris
from sakip.models import User
from sakip.perbaris import Terlihat
from sakip.services.lembar import Galat, Lembar, Perubahan, save_sheet
from sakip.services.suntingan import hold_document

PILIH = "Pilih salah satu: kosongkan realisasinya, atau ubah keadaannya menjadi “Sesuai isian”."


@transaction.atomic
def record_realisasi(
    *, user: User, pengukuran: Pengukuran, isian: Sequence[IsianBaris], suntingan: Terlihat
) -> Perubahan:
    """Save the typed realisasi of a triwulan and store the capaian that follows, in one transaction.

    Raises PermissionDenied, ConflictError (another version than `suntingan` is stored) and ValidationError
    {`<kunci>-<kolom>`: sentences}, or one sentence when it was submitted or its window is closed; nothing is
    written then. With a `PerBaris` each row is saved for itself, see `save_sheet`.
    """
    hold_document(pengukuran)
    unit = pengukuran.unit
    require_fillable(user, pengukuran)
    perubahan = save_sheet(
        user=user,
        satker=unit.satker,
        induk=pengukuran,
        lembar=Lembar(REALISASI, lambda: rows_of(pengukuran), periksa=check_row),
        isian=isian,
        suntingan=suntingan,
        tindakan="mengisi realisasi",
    )
    if perubahan:
        recompute_capaian(pengukuran)
    return perubahan


def check_row(baris: Realisasi, isian: IsianBaris, berubah: set[str]) -> Galat:
    """Settle the state of a filled row from its text and the chosen keadaan, and name contradictions."""
    if galat := settle_ratio(baris, berubah):
        return galat
    pilihan = isian.nilai.get("keadaan", "")
    is_words = baris.realisasi_jenis == JenisNilai.TEKS
    if "keadaan" in berubah and not pilihan and "realisasi" not in berubah:
        set_realisasi(baris, baris.realisasi_teks)
    elif pilihan and berubah & {"keadaan", "realisasi"}:
        if baris.realisasi_status == StatusNilai.TERISI and not is_words:
            return {"keadaan": ValidationError(PILIH)}
        baris.realisasi_status = pilihan
    return _contradictions(baris, berubah)


def _contradictions(baris: Realisasi, berubah: set[str]) -> Galat:
    galat: Galat = {}
    terisi = baris.realisasi_status == StatusNilai.TERISI
    if "realisasi" in berubah and terisi and _lacks_number(baris):
        pesan = (
            f"Realisasi tidak terbaca sebagai angka, padahal targetnya {teks_target(target_of(baris))}. "
            "Tulis angkanya di sini dan uraiannya pada kolom Keterangan."
        )
        galat["realisasi"] = ValidationError(pesan)
    if baris.realisasi_status == StatusNilai.TIDAK_RELEVAN and not baris.keterangan:
        galat["keterangan"] = ValidationError("Tuliskan alasan mengapa indikator ini tidak relevan.")
    if baris.sementara and not terisi:
        galat["sementara"] = ValidationError(
            "Hanya realisasi yang terisi dapat ditandai sebagai angka sementara."
        )
    return galat


def _lacks_number(baris: Realisasi) -> bool:
    """Plain words where the target is a number."""
    return baris.realisasi_jenis == JenisNilai.TEKS and target_of(baris).target_nilai is not None
