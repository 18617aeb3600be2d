"""One deadline for who mends what was returned: on the home page and on the page of the document."""

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone

from kinerja.models import Pk
from laporan.tugas import tasks_of
from sakip.models import Langkah, Periode
from sakip.tanggal import cetak_tanggal

HARI = timezone.localdate()
KEMARIN, BESOK = HARI - timedelta(days=1), HARI + timedelta(days=1)


@pytest.mark.parametrize(
    ("status", "isi", "tenggat"),
    [
        ("draf", {}, KEMARIN),
        ("dikembalikan", {}, KEMARIN),
        ("dikembalikan", {"tenggat_tinjau": BESOK}, BESOK),
        ("dikembalikan", {"tutup": KEMARIN}, HARI + timedelta(days=7)),
    ],
)
def test_the_document_and_the_task_name_the_same_day(operator_a, unit_a, status, isi, tenggat):
    Periode.objects.create(dokumen="pk", tahun=HARI.year, tenggat=KEMARIN, **isi)
    pk = Pk.objects.create(unit=unit_a, tahun=HARI.year, status=status)
    if status == "dikembalikan":
        Langkah.objects.create(
            satker=unit_a.satker,
            dokumen="pk",
            objek_id=pk.pk,
            aksi="kembalikan",
            dari="diajukan",
            ke=status,
            user=operator_a,
        )
    halaman = Template("{% load jadwal %}{% jendela dokumen %}")
    kata = halaman.render(Context({"dokumen": pk, "user": operator_a}))
    tugas = next(t for t in tasks_of(operator_a).semua if t.tempat == unit_a.nama and "/pk/" in t.url)
    assert (tugas.tenggat, cetak_tanggal(tenggat) in kata) == (tenggat, True)
