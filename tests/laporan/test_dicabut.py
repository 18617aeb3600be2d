"""A document that was withdrawn without a successor: it holds no longer, and a correction follows it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from kinerja.models import Pk, RencanaAksi, Rkt
from kinerja.queries import pk_in_force, rencana_aksi_in_force, rkt_in_force
from kinerja.services.capaian import recompute_capaian
from kinerja.services.pengukuran import prepare_pengukuran
from kinerja.services.perjanjian import create_pk, revise_pk
from kinerja.services.rencana_aksi import revise_rencana_aksi
from kinerja.services.rkt import revise_rkt
from laporan.models import Lakip
from laporan.rekap import capaian_per_unit
from laporan.services.alur import advance
from laporan.snapshot import lakip_snapshot
from laporan.status import status_rows
from renstra.models import Renstra
from sakip.bacaan import set_target
from sakip.services.alur import take_system_step
from sakip.transitions import Aksi
from tests.kinerja.rakit import TAHUN, make_pengukuran, make_pk, make_rkt, settle

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


def test_a_withdrawn_pk_is_not_in_force_with_those_before_it(unit_a):
    settle(make_pk(unit_a, "80%", tanggal=date(TAHUN, 1, 2)))
    pk = withdrawn(settle(make_pk(unit_a, "90%", versi=1, tanggal=date(TAHUN, 7, 1))))
    assert (pk_in_force(unit_a, TAHUN), pk_in_force(unit_a, TAHUN, date(TAHUN, 3, 31))) == (None, None)
    baru = settle(make_pk(unit_a, "90%", versi=2, tanggal=date(TAHUN, 8, 1)))
    assert (pk_in_force(unit_a, TAHUN), pk_in_force(unit_a, TAHUN, date(TAHUN, 7, 2))) == (baru, pk)


def test_a_withdrawn_rkt_gives_a_pk_no_rows(unit_a, operator_a):
    withdrawn(make_rkt(unit_a, "80%"))
    assert rkt_in_force(unit_a, TAHUN) is None
    with pytest.raises(ValidationError, match="belum mempunyai RKT"):
        create_pk(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="rkt")


def test_a_withdrawn_rencana_aksi_gives_no_targets(unit_a):
    pk = settle(make_pk(unit_a, "12 Laporan"))
    plan = RencanaAksi.objects.create(unit=unit_a, tahun=TAHUN, pola="triwulan")
    aksi = plan.baris.create(indikator="Indikator 1", baris_pk=pk.baris.get())
    target = aksi.periode.model(baris=aksi, ke=1)
    set_target(target, "6 Laporan")
    target.save()
    pengukuran = make_pengukuran(pk, "3 Laporan", triwulan=1)
    assert pengukuran.baris.get().capaian_periode_nilai == 50
    withdrawn(plan)
    recompute_capaian(pengukuran)
    assert rencana_aksi_in_force(unit_a, TAHUN) == []
    assert pengukuran.baris.get().capaian_periode_nilai is None


def test_the_gate_shuts_also_where_a_paket_brought_what_was_replaced(settings, unit_a, operator_a):
    settings.TAHUN_MULAI = TAHUN
    make_pk(unit_a, "80%")
    Pk.objects.update(asal="impor", status="digantikan")
    withdrawn(make_pk(unit_a, "90%", versi=1))
    with pytest.raises(ValidationError, match="belum dapat diukur"):
        prepare_pengukuran(user=operator_a, unit=unit_a, tahun=TAHUN, triwulan=1)


def test_rollup_lakip_and_matrix_leave_a_withdrawn_pk_out(satker_a, unit_a):
    pk = settle(make_pk(unit_a, "80%", "12 Laporan"))
    make_pengukuran(pk, "60%", "12 Laporan")
    assert _seen(satker_a) == (2, 2, 1, True)
    withdrawn(pk)
    assert _seen(satker_a) == (0, 0, 0, False)


def _seen(satker):
    """(promises, measured ones, PK in the LAKIP, whether the matrix has the PK in force)."""
    unit = capaian_per_unit([satker], TAHUN)[satker.pk, "lembaga"]
    sel = next(s for s in status_rows([satker], TAHUN)[0].sel if s.kolom.kunci == "pk-lembaga")
    return unit.seluruh, unit.dihitung, len(lakip_snapshot(satker, TAHUN)["pk"]), sel.keadaan.selesai
