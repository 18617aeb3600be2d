"""A document that was withdrawn without a successor: it holds no longer, and a correction follows it."""

import pytest

from kinerja.models import Pk, RencanaAksi, Rkt
from kinerja.services.perjanjian import revise_pk
from kinerja.services.rencana_aksi import revise_rencana_aksi
from kinerja.services.rkt import revise_rkt
from laporan.models import Lakip
from laporan.services.alur import advance
from renstra.models import Renstra
from sakip.services.alur import take_system_step
from sakip.transitions import Aksi
from tests.kinerja.rakit import TAHUN

ALASAN = {"jenis_perubahan": "prioritas", "alasan_perubahan": "Diterbitkan ulang"}
BUAT = {
    "renstra": lambda satker, unit: Renstra.objects.create(satker=satker, tahun_awal=2020, tahun_akhir=2024),
    "lakip": lambda satker, unit: Lakip.objects.create(satker=satker, tahun=TAHUN),
    "rkt": lambda satker, unit: Rkt.objects.create(unit=unit, tahun=TAHUN),
    "pk": lambda satker, unit: Pk.objects.create(unit=unit, tahun=TAHUN),
    "rencana aksi": lambda satker, unit: RencanaAksi.objects.create(unit=unit, tahun=TAHUN, pola="bulan"),
}
UBAH = {"rkt": revise_rkt, "pk": revise_pk, "rencana aksi": revise_rencana_aksi}


def withdrawn(dokumen):
    """`dokumen` as a withdrawal leaves it."""
    type(dokumen).objects.filter(pk=dokumen.pk).update(status="ditetapkan")
    dokumen.refresh_from_db()
    take_system_step(user=None, dokumen=dokumen, aksi=Aksi.GANTIKAN, alasan="Salah satuan")
    assert dokumen.status == "digantikan"
    return dokumen


@pytest.mark.parametrize("jenis", ["renstra", "lakip"])
def test_a_withdrawn_document_of_one_row_is_opened_as_its_next_version(jenis, satker_a, unit_a, operator_a):
    dokumen = withdrawn(BUAT[jenis](satker_a, unit_a))
    advance(
        user=operator_a,
        dokumen=dokumen,
        aksi=Aksi.BUKA,
        suntingan=dokumen.suntingan,
        alasan="Diterbitkan ulang",
        jenis_perubahan="prioritas",
    )
    assert (dokumen.status, dokumen.versi, dokumen.alasan_perubahan) == ("draf", 1, "Diterbitkan ulang")


@pytest.mark.parametrize("jenis", UBAH)
def test_a_withdrawn_document_gets_a_perubahan(jenis, satker_a, unit_a, operator_a):
    dokumen = withdrawn(BUAT[jenis](satker_a, unit_a))
    baru = UBAH[jenis](user=operator_a, dokumen=dokumen, **ALASAN)
    assert (baru.status, baru.versi) == ("draf", 1)
