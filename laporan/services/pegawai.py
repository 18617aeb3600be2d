"""Writing the staff tables of a LAKIP: counts of persons by row and column."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from laporan.kolom import BarisPegawai, KolomJumlah, KolomNamaBaris, staff_columns
from laporan.models import RekapPegawai
from laporan.models.organisasi import TabelPegawai
from laporan.services.bahan import open_lakip
from sakip.kolom import IsianBaris, KolomUrut
from sakip.lipat import lipat
from sakip.models import Satker, User
from sakip.services.jejak import log_jejak
from sakip.services.lembar import Galat, Lembar, Perubahan, fill_rows, trace_of
from sakip.services.suntingan import change_seen


def staff_sheet(satker: Satker, tahun: int, tabel: str, diminta: str = "") -> Lembar:
    """One staff table as rows and columns; `diminta` names columns to add, one a line (ValidationError: too
    many)."""
    sel = list(RekapPegawai.objects.filter(satker=satker, tahun=tahun, tabel=tabel).order_by("urut", "pk"))
    judul = staff_columns(tabel, list(dict.fromkeys(s.kolom for s in sel)), diminta)
    rows: dict[str, BarisPegawai] = {}
    for satu in sel:
        baris = rows.setdefault(satu.baris, BarisPegawai(len(rows) + 1, satu.baris, len(rows) + 1))
        baris.anak[satu.kolom] = satu.jumlah
    kolom = (KolomUrut(), KolomNamaBaris(), *(KolomJumlah(ke, j) for ke, j in enumerate(judul, start=1)))
    return Lembar(kolom, lambda: list(rows.values()), lambda: BarisPegawai(None, ""), _check_name)


@transaction.atomic
def save_staff(
    *,
    user: User,
    satker: Satker,
    tahun: int,
    tabel: str,
    diminta: str,
    isian: Iterable[IsianBaris],
    suntingan: int,
) -> Perubahan:
    """Save one staff table as it was seen at the version `suntingan` of the LAKIP of `tahun`. All its cells
    are written anew, for rows change places.

    Raises PermissionDenied, ConflictError and ValidationError as `save_material`, and {`<key>-nama`: ...} for
    a row without a name or with the name of another.
    """
    lakip = open_lakip(user, satker, tahun)
    lembar = staff_sheet(satker, tahun, tabel, diminta)
    perubahan = fill_rows(lembar, list(isian))
    if not perubahan:
        return perubahan
    change_seen(lakip, suntingan=suntingan, nilai={})
    gone = {b.pk for b in perubahan.dihapus}
    rows = sorted([b for b in lembar.baca() if b.pk not in gone] + perubahan.baru, key=lambda b: b.urut)
    _require_names(rows, perubahan)
    jejak = trace_of(perubahan, lembar.kolom, asal=lambda b: RekapPegawai(baris=b.nama))
    _store(satker, tahun, tabel, rows, [k.judul for k in lembar.kolom if isinstance(k, KolomJumlah)])
    log_jejak(
        user=user,
        tindakan="ubah rekapitulasi pegawai",
        satker=satker,
        objek=lakip,
        lembar=jejak,
        keterangan=str(TabelPegawai(tabel).label),
    )
    return perubahan


def _require_names(rows: list[BarisPegawai], perubahan: Perubahan) -> None:
    kunci = {id(baris): kunci for kunci, baris in perubahan.menurut_kunci.items()}
    pertama: dict[str, BarisPegawai] = {}
    for baris in rows:
        lain = pertama.setdefault(lipat(baris.nama), baris)
        if lain is not baris:
            sel = f"{kunci.get(id(baris)) or kunci.get(id(lain)) or baris.pk}-nama"
            raise ValidationError({sel: [f"{baris.nama} sudah ada pada tabel ini."]})


def _store(satker: Satker, tahun: int, tabel: str, rows: list[BarisPegawai], judul: list[str]) -> None:
    milik = {"satker": satker, "tahun": tahun, "tabel": tabel}
    RekapPegawai.objects.filter(**milik).delete()
    sel = [(baris, kolom) for baris in rows for kolom in judul]
    RekapPegawai.objects.bulk_create(
        RekapPegawai(**milik, baris=baris.nama, kolom=kolom, jumlah=baris.anak.get(kolom), urut=urut)
        for urut, (baris, kolom) in enumerate(sel, start=1)
    )


def _check_name(baris: BarisPegawai, isian: IsianBaris, berubah: set[str]) -> Galat:
    return {} if baris.nama else {"nama": ValidationError("Uraian belum diisi.")}
