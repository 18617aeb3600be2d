"""A document out of the PDF that it was printed as: looked at first, then stored as a new draf."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.models import Pk, RencanaAksi, Rkt
from kinerja.queries import is_binding
from kinerja.services.dokumen import start_document, start_revision
from kinerja.services.gerbang import require_binding_pk
from kinerja.services.perjanjian import save_pk_budget, save_pk_rows
from kinerja.services.rencana_aksi import save_rencana_aksi_rows
from kinerja.services.rkt import save_rkt_budget, save_rkt_rows
from laporan.akar import known_crls, trusted_roots
from laporan.beda import Beda, compare_snapshots
from laporan.penandatangan.periksa import Pemeriksaan, periksa_terbatas
from laporan.services.dokumen import JENIS
from laporan.services.isi_pdf import IsiPdf, comparable, read_content
from laporan.verifikasi import Hasil, Putusan, judge_file
from sakip.choices import AsalData, JenisDokumen
from sakip.models import Satker, UnitKerja, User
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak
from sakip.tanggal import baca_tanggal

DITOLAK: Final = (Hasil.DIUBAH, Hasil.TIDAK_TERBACA)
TANPA_TTD: Final = "Berkas ini tidak memuat tanda tangan elektronik."
RUSAK: Final = "Tanda tangan pada berkas ini tidak lagi sesuai dengan isinya, jadi isinya tidak diimpor."


@dataclass(frozen=True)
class Cara:
    """The model of a kind and how its rows and budget lines are saved (None = it has none)."""

    model: type[Any]
    simpan_baris: Callable[..., Any]
    simpan_anggaran: Callable[..., Any] | None


CARA: Final = {
    JenisDokumen.PK: Cara(Pk, save_pk_rows, save_pk_budget),
    JenisDokumen.RKT: Cara(Rkt, save_rkt_rows, save_rkt_budget),
    JenisDokumen.RENCANA_AKSI: Cara(RencanaAksi, save_rencana_aksi_rows, None),
}


@dataclass(frozen=True)
class Pratinjau:
    """What a file would bring. `lama`: the latest stored version (None = it would be the first), `beda` what
    differs from it, `tanda_tangan` the findings in words, `hambatan` why it is not stored ("" = it can be).
    """

    dokumen: IsiPdf
    judul: str
    unit: UnitKerja
    putusan: Putusan
    tanda_tangan: Sequence[str]
    lama: Any
    beda: Sequence[Beda]
    hambatan: str


def require_import(user: User, satker: Satker) -> None:
    """Pass for who may import and fill for `satker`; PermissionDenied in words."""
    require(user, Deed.IMPOR, satker)
    require(user, Deed.ISI, satker)


def preview_import(*, user: User, satker: Satker, isi: bytes) -> Pratinjau:
    """What the PDF `isi` would bring to `satker`; nothing is stored.

    PermissionDenied without the right. ValidationError, in a sentence, when the file cannot be read, was
    altered, carries no data of ours or is of another satker.
    """
    require_import(user, satker)
    return read_import(satker, isi)


def read_import(satker: Satker, isi: bytes) -> Pratinjau:
    """As preview_import, for who reads the command line and stores nothing."""
    putusan, periksa = _judged(isi)
    dokumen = read_content(periksa.lampiran)
    unit = _unit_of(satker, dokumen)
    lama = _latest(unit, dokumen)
    beda = [] if lama is None else _differences(lama, dokumen)
    return Pratinjau(
        dokumen=dokumen,
        judul=f"{JENIS[dokumen.jenis].nama} {unit.nama} {dokumen.tahun}",
        unit=unit,
        putusan=putusan,
        tanda_tangan=[t.kalimat for t in periksa.tanda_tangan] or [TANPA_TTD],
        lama=lama,
        beda=beda,
        hambatan=_obstacle(lama, beda),
    )


def find_owner(isi: bytes) -> Satker:
    """The satker that the document in `isi` belongs to. Raises ValidationError when it has no data of ours
    or names a satker that is not here."""
    _, periksa = _judged(isi)
    kode = read_content(periksa.lampiran).satker
    satker = Satker.objects.filter(kode_wilayah=kode).first()
    if satker is None:
        raise ValidationError(f"Satuan kerja dengan kode wilayah {kode!r} tidak ditemukan.")
    return satker


def apply_import(
    *, user: User, satker: Satker, isi: bytes, jenis_perubahan: str = "", alasan_perubahan: str = ""
) -> Any:
    """Store the document in `isi` as a draf: the first version of its unit and year, or the next one, which
    takes a reason. Nothing that is stored is changed.

    Raises PermissionDenied, ValidationError and ConflictError; then nothing is stored.
    """
    hasil = preview_import(user=user, satker=satker, isi=isi)
    if hasil.hambatan:
        raise ValidationError(hasil.hambatan)
    return _store(user, hasil, {"jenis_perubahan": jenis_perubahan, "alasan_perubahan": alasan_perubahan})


def _judged(isi: bytes) -> tuple[Putusan, Pemeriksaan]:
    putusan = judge_file(isi)
    if putusan.hasil in DITOLAK:
        raise ValidationError(putusan.kalimat)
    periksa = putusan.pemeriksaan or periksa_terbatas(isi, trusted_roots(), crl=known_crls())
    if periksa.kode:
        raise ValidationError(periksa.pesan)
    if periksa.perubahan or not all(t.isi_terjaga for t in periksa.tanda_tangan):
        raise ValidationError(RUSAK)
    return putusan, periksa


def _unit_of(satker: Satker, dokumen: IsiPdf) -> UnitKerja:
    if dokumen.satker != satker.kode_wilayah:
        raise ValidationError(f"Dokumen di dalam berkas ini bukan milik {satker.nama}.")
    for unit in satker.unit.select_related("satker__induk"):
        if unit.kunci == dokumen.unit:
            return unit
    raise ValidationError(
        f"Unit kerja di dalam berkas ini belum ada pada {satker.nama}. Catat unit kerjanya lebih dahulu."
    )


def _latest(unit: UnitKerja, dokumen: IsiPdf) -> Any:
    """The latest stored version; None = there is none."""
    kunci = {"pola": dokumen.pola} if dokumen.pola else {}
    rows = CARA[dokumen.jenis].model.objects.filter(unit=unit, tahun=dokumen.tahun, **kunci)
    return rows.select_related("unit__satker__induk").order_by("-versi").first()


def _differences(lama: Any, dokumen: IsiPdf) -> list[Beda]:
    tersimpan = comparable(dokumen.jenis, JENIS[dokumen.jenis].snapshot(lama))
    return compare_snapshots(tersimpan, dokumen.isi)


def _obstacle(lama: Any, beda: Sequence[Beda]) -> str:
    if lama is None:
        return ""
    if not beda:
        return "Isi berkas ini sama dengan versi terakhir yang tersimpan; tidak ada yang perlu diimpor."
    if lama.bisa_diubah or not is_binding(lama):
        status = lama.get_status_display().lower()
        return f"Versi terakhir masih berstatus {status}. Selesaikan atau hapus versi itu lebih dahulu."
    return ""


@transaction.atomic
def _store(user: User, hasil: Pratinjau, alasan: dict[str, str]) -> Any:
    baru = _new_version(user, hasil, alasan)
    cara, dokumen = CARA[hasil.dokumen.jenis], hasil.dokumen
    cara.simpan_baris(user=user, dokumen=baru, isian=dokumen.baris, suntingan=baru.suntingan)
    baru.refresh_from_db(fields=["suntingan"])
    if cara.simpan_anggaran is not None:
        cara.simpan_anggaran(user=user, dokumen=baru, isian=dokumen.anggaran, suntingan=baru.suntingan)
    log_jejak(
        user=user,
        tindakan="mengimpor dokumen dari berkas PDF",
        satker=baru.unit.satker,
        objek=baru,
        sesudah={"kode": dokumen.kode, "berkas": hasil.putusan.sidik, "hasil": hasil.putusan.hasil.value},
    )
    return baru


def _new_version(user: User, hasil: Pratinjau, alasan: dict[str, str]) -> Any:
    dokumen, unit = hasil.dokumen, hasil.unit
    kepala: dict[str, Any] = {
        "tempat": dokumen.tempat,
        "tanggal": baca_tanggal(dokumen.tanggal).tanggal,
        "tanggal_teks": dokumen.tanggal,
        "asal": AsalData.SISTEM,  # it lives its life here; only history comes in as binding
    }
    if hasil.lama is not None:
        return start_revision(hasil.lama, user=user, **alasan, **kepala)
    if dokumen.jenis == JenisDokumen.RENCANA_AKSI:
        require_binding_pk(unit, dokumen.tahun, JenisDokumen.RENCANA_AKSI)
        kepala["pola"] = dokumen.pola
    return start_document(CARA[dokumen.jenis].model, user=user, unit=unit, tahun=dokumen.tahun, **kepala)
