"""Rows of a year for tests, made as a paket leaves them: words beside their reading."""

from kinerja.models import Pengukuran, Pk, Realisasi, Rkt
from kinerja.services.capaian import recompute_capaian
from sakip.bacaan import set_realisasi, set_target
from sakip.kolom import IsianBaris

TAHUN = 2024


def make_pk(unit, *target, versi=0, tanggal=None, sasaran="Sasaran satu"):
    """A PK of `unit` with one row for each target; the rows are called Indikator 1, 2, ..."""
    pk = Pk.objects.create(unit=unit, tahun=TAHUN, versi=versi, tanggal=tanggal)
    fill(pk.baris, target, sasaran)
    return pk


def make_rkt(unit, *target, sasaran="Sasaran satu"):
    rkt = Rkt.objects.create(unit=unit, tahun=TAHUN)
    fill(rkt.baris, target, sasaran)
    return rkt


def settle(dokumen, status="ditetapkan"):
    """`dokumen` with that status, the older versions in force replaced."""
    model = type(dokumen)
    same = model.objects.filter(unit=dokumen.unit, tahun=dokumen.tahun).exclude(pk=dokumen.pk)
    same.filter(status="ditetapkan").update(status="digantikan")
    model.objects.filter(pk=dokumen.pk).update(status=status)
    dokumen.refresh_from_db()
    return dokumen


def fill(baris, target, sasaran):
    for ke, teks in enumerate(target, start=1):
        row = baris.model(urut=ke, sasaran=sasaran, indikator=f"Indikator {ke}", **baris.core_filters)
        set_target(row, teks)
        row.save()


def make_pengukuran(pk, *realisasi, triwulan=4):
    """The measurement of a triwulan against the rows of `pk`, in their order."""
    pengukuran, _ = Pengukuran.objects.get_or_create(unit=pk.unit, tahun=TAHUN, triwulan=triwulan)
    for baris, teks in zip(pk.baris.order_by("urut"), realisasi, strict=False):
        row = Realisasi(
            pengukuran=pengukuran,
            urut=baris.urut,
            baris_pk=baris,
            sasaran=baris.sasaran,
            indikator=baris.indikator,
        )
        set_realisasi(row, teks)
        row.save()
    recompute_capaian(pengukuran)
    return pengukuran


def isi(baris, **nilai):
    """What a page sends for a stored row."""
    yakin = nilai.pop("yakin", {})
    return IsianBaris(str(baris.pk), nilai, yakin)


def columns(rows, *kolom):
    """The columns of rows as a list of tuples, fresh from the database, in the order of the page."""
    return list(rows.order_by("urut", "id").values_list(*kolom))
