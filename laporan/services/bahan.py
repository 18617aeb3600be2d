"""Writing the material of a LAKIP that no other document holds: divisi, property, figures of other years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet

from anggaran.models import AnggaranLalu
from kinerja.models import CapaianLalu
from laporan.kolom import KolomKodeBebas, KolomTahun
from laporan.models import Divisi, Lakip, Pembanding, SaranaPrasarana
from laporan.models.lakip import Lingkup
from sakip.choices import JenisDokumen, JenisUnit
from sakip.kolom import (
    IsianBaris,
    Kolom,
    KolomPilihan,
    KolomRealisasi,
    KolomRujukan,
    KolomRupiah,
    KolomTarget,
    KolomUrut,
)
from sakip.models import Satker, User
from sakip.periode import require_open
from sakip.permissions import Deed, require
from sakip.pribadi import NIP
from sakip.services.lembar import Galat, Lembar, Perubahan, save_sheet
from sakip.services.suntingan import hold_document

TANPA_NIP: Final = "Bahan ini dicetak untuk umum, sehingga tidak memuat NIP. Hapus nomor itu."
UNIT_UTAMA: Final = (JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT)


@dataclass(frozen=True)
class Bahan:
    """One sheet of material. `rows(satker, tahun)` are its stored rows, `kolom(satker, tahun)` its columns,
    `wajib` those that no row lacks, `buat(satker, tahun)` what a new row begins with."""

    judul: str
    petunjuk: str
    rows: Callable[[Satker, int], QuerySet[Any]]
    kolom: Callable[[Satker, int], Sequence[Kolom]]
    buat: Callable[[Satker, int], Any]
    wajib: tuple[str, ...]

    def lembar(self, satker: Satker, tahun: int) -> Lembar:
        """The rows of `satker` for the LAKIP of `tahun` as a sheet."""
        kolom = self.kolom(satker, tahun)
        return Lembar(
            kolom,
            lambda: list(self.rows(satker, tahun)),
            lambda: self.buat(satker, tahun),
            partial(_check_whole, [k for k in kolom if k.nama in self.wajib]),
        )


def _check_whole(wajib: list[Kolom], baris: Any, isian: IsianBaris, berubah: set[str]) -> Galat:
    galat = {k.nama: ValidationError(f"{k.label} belum diisi.") for k in wajib if not k.teks(baris)}
    return galat | {n: ValidationError(TANPA_NIP) for n in berubah if NIP.search(isian.nilai[n])}


def _of_year(model: Any) -> dict[str, Any]:
    return {
        "rows": lambda satker, tahun: model.objects.filter(satker=satker, tahun=tahun).order_by("urut", "pk"),
        "buat": lambda satker, tahun: model(satker=satker, tahun=tahun),
    }


def _behind(rows: QuerySet[Any]) -> int:
    """A number behind all of `rows`."""
    return (rows.aggregate(m=Max("urut"))["m"] or 0) + 1


def _units(satker: Satker) -> list[tuple[str, str]]:
    units = satker.unit.filter(jenis__in=UNIT_UTAMA, selesai__isnull=True).order_by("jenis", "pk")
    return [(str(unit.pk), unit.nama) for unit in units]


BAHAN: Final[dict[str, Bahan]] = {
    "divisi": Bahan(
        "Divisi anggota",
        "Ketua dan anggota dengan divisi dan uraian tugasnya, dicetak pada Bab I. Tulis nama dan jabatan "
        "saja; jangan menulis NIP atau tanggal lahir.",
        kolom=lambda satker, tahun: (
            KolomUrut(),
            Kolom("nama", "Nama", pendek=True),
            Kolom("jabatan", "Jabatan", pendek=True),
            Kolom("divisi", "Divisi"),
            Kolom("tugas", "Uraian tugas"),
        ),
        wajib=("nama",),
        **_of_year(Divisi),
    ),
    "sarana": Bahan(
        "Sarana dan prasarana",
        "Tanah, gedung, kendaraan, dan peralatan, dicetak pada Bab I menurut jenisnya.",
        kolom=lambda satker, tahun: (
            KolomUrut(),
            Kolom("jenis", "Jenis", pendek=True),
            Kolom("uraian", "Uraian"),
            Kolom("status", "Status", pendek=True),
            Kolom("luas", "Luas", pendek=True),
            Kolom("tahun_perolehan", "Tahun perolehan", pendek=True),
            Kolom("keterangan", "Keterangan"),
        ),
        wajib=("jenis", "uraian"),
        **_of_year(SaranaPrasarana),
    ),
    "pembanding": Bahan(
        "Angka pembanding",
        "Angka nasional dan provinsi dari dokumen resmi, tahun ini dan sebelumnya. Tulis indikator dengan "
        "kata yang sama seperti dalam Perjanjian Kinerja supaya angkanya dipasangkan pada Bab III.",
        rows=lambda satker, tahun: Pembanding.objects.filter(satker=satker, tahun__lte=tahun).order_by(
            "urut", "pk"
        ),
        kolom=lambda satker, tahun: (
            KolomUrut(),
            KolomTahun(tahun),
            Kolom("indikator", "Indikator"),
            KolomPilihan("lingkup", "Lingkup", Lingkup.choices, "Pilih lingkup"),
            Kolom("nilai", "Nilai", pendek=True),
            Kolom("sumber", "Sumber"),
        ),
        buat=lambda satker, tahun: Pembanding(satker=satker),
        wajib=("tahun", "indikator", "lingkup", "nilai"),
    ),
    "capaian-lalu": Bahan(
        "Capaian tahun-tahun sebelumnya",
        "Target dan realisasi dari laporan sebelum sistem ini dipakai. Tahun yang diukur di sini tidak perlu "
        "ditulis lagi.",
        rows=lambda satker, tahun: CapaianLalu.objects.filter(unit__satker=satker, tahun__lt=tahun).order_by(
            "unit", "tahun", "urut", "pk"
        ),
        kolom=lambda satker, tahun: (
            KolomTahun(tahun - 1),
            KolomRujukan("unit", "Unit", _units(satker), "Pilih unit"),
            Kolom("indikator", "Indikator"),
            KolomTarget("target", "Target"),
            KolomRealisasi("realisasi", "Realisasi"),
            Kolom("sumber", "Sumber"),
        ),
        buat=lambda satker, tahun: CapaianLalu(
            urut=_behind(CapaianLalu.objects.filter(unit__satker=satker)),
        ),
        wajib=("tahun", "unit", "indikator", "realisasi"),
    ),
    "anggaran-lalu": Bahan(
        "Anggaran tahun-tahun sebelumnya",
        "Pagu dan realisasi per program dari laporan sebelumnya; baris tanpa kode dan uraian adalah jumlah "
        "tahun itu.",
        rows=lambda satker, tahun: AnggaranLalu.objects.filter(satker=satker, tahun__lte=tahun).order_by(
            "tahun", "urut", "pk"
        ),
        kolom=lambda satker, tahun: (
            KolomTahun(tahun),
            KolomKodeBebas("kode", "Kode", pendek=True),
            Kolom("uraian", "Uraian"),
            KolomRupiah("pagu", "Pagu"),
            KolomRupiah("realisasi", "Realisasi"),
        ),
        buat=lambda satker, tahun: AnggaranLalu(
            satker=satker, urut=_behind(AnggaranLalu.objects.filter(satker=satker))
        ),
        wajib=("tahun", "pagu", "realisasi"),
    ),
}


@transaction.atomic
def save_material(
    *, user: User, satker: Satker, tahun: int, nama: str, isian: Iterable[IsianBaris], suntingan: int
) -> Perubahan:
    """Save the sheet `nama` (a key of BAHAN) for the LAKIP of `tahun`; `suntingan` is the version of that
    LAKIP (0 = it has no row yet). Raises as `save_sheet`, PermissionDenied, and ValidationError once the
    LAKIP was submitted or while its window is closed."""
    lakip = open_lakip(user, satker, tahun)
    bahan = BAHAN[nama]
    return save_sheet(
        user=user,
        satker=satker,
        induk=lakip,
        lembar=bahan.lembar(satker, tahun),
        isian=isian,
        suntingan=suntingan,
        tindakan=f"ubah {bahan.judul.lower()}",
    )


def open_lakip(user: User, satker: Satker, tahun: int) -> Lakip:
    """The stored LAKIP of the year, held and still a draft; made when it had no row."""
    require(user, Deed.ISI, satker)
    lakip, _ = Lakip.objects.get_or_create(satker=satker, tahun=tahun)
    require_open(satker, JenisDokumen.LAKIP, tahun, user=user, status=lakip.status, objek=lakip.pk)
    hold_document(lakip)
    if not lakip.bisa_diubah:
        raise ValidationError("Laporan kinerja ini sudah diajukan, sehingga bahannya tidak dapat diubah.")
    return lakip
