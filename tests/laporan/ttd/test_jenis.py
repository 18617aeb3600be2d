"""Every kind of document is prepared for, and signed by, whom its form names."""

from datetime import date

import pytest

from kinerja.models import BarisRencanaAksi, BarisRkt, RencanaAksi, Rkt
from laporan.alur import MACAM
from laporan.antrean import latest_file, next_signature
from laporan.berkas import read_file
from laporan.models import Dokumen, Lakip
from laporan.pihak import parties_of
from laporan.services.dokumen import print_document
from laporan.services.tanda_tangan import sign_document
from laporan.services.terbit import prepare_document
from renstra.models import Renstra, TargetIndikator
from sakip.bacaan import set_target
from sakip.choices import JenisDokumen, PolaWaktu
from sakip.models import UnitKerja
from tests.laporan.ttd.conftest import make_pk

UMUM = {"tahun": 2024, "status": "disetujui", "tanggal": date(2024, 1, 8), "tempat": "Curup"}


def _rows(model, induk, dokumen, sumber):
    for ke, asal in enumerate(sumber.baris.all(), start=1):
        tautan = {"indikator_renstra": asal.indikator_renstra} if model is BarisRkt else {"baris_pk": asal}
        baris = model(**{induk: dokumen}, urut=ke, sasaran=asal.sasaran, indikator=asal.indikator, **tautan)
        set_target(baris, asal.target_teks)
        baris.save()
    return dokumen


def make_rkt(unit):
    pk = make_pk(unit)
    return _rows(BarisRkt, "rkt", Rkt.objects.create(unit=unit, **UMUM), pk)


def make_rencana_aksi(unit):
    pk = make_pk(unit, status="ditetapkan")
    rencana = RencanaAksi.objects.create(unit=unit, pola=PolaWaktu.BULAN, **UMUM)
    return _rows(BarisRencanaAksi, "rencana_aksi", rencana, pk)


def make_renstra(unit):
    make_pk(unit)
    for tahun in (2020, 2021, 2022, 2023):
        for satu in TargetIndikator.objects.filter(tahun=2024).select_related("indikator"):
            TargetIndikator.objects.create(
                indikator=satu.indikator, tahun=tahun, target_teks=satu.target_teks, target_status="terisi"
            )
    Renstra.objects.update(status="disetujui")
    return Renstra.objects.get()


def make_lakip(unit):
    make_pk(unit, status="ditetapkan")
    return Lakip.objects.create(
        satker=unit.satker, tahun=2024, status="disetujui", tanggal=date(2025, 1, 20), tempat="Curup"
    )


BUAT = {"rkt": make_rkt, "rencana-aksi": make_rencana_aksi, "renstra": make_renstra, "lakip": make_lakip}
SIAPA = {"rkt": "sekretaris", "rencana-aksi": "sekretaris", "renstra": "ketua", "lakip": "ketua"}


@pytest.fixture
def officials(sekretaris, ketua):
    return {"sekretaris": sekretaris, "ketua": ketua}


@pytest.mark.parametrize("jenis", BUAT)
def test_each_kind_is_prepared_for_whom_its_form_names(jenis, officials, sekretariat_a, operator_a):
    dokumen = prepare_document(user=operator_a, sumber=BUAT[jenis](sekretariat_a))
    assert list(dokumen.tanda_tangan.values_list("bidang", "pejabat")) == [
        ("ttd_1", officials[SIAPA[jenis]].pk)
    ]
    assert b"/FT /Sig" in read_file(latest_file(dokumen))


@pytest.mark.parametrize("jenis", ["rkt", "rencana-aksi"])
def test_what_is_signed_is_in_force_and_printed_as_it_is_stored(
    jenis, officials, sekretariat_a, operator_a, back_end
):
    sumber = BUAT[jenis](sekretariat_a)
    dokumen = prepare_document(user=operator_a, sumber=sumber)
    pejabat = officials[SIAPA[jenis]]
    sign_document(
        user=pejabat.akun,
        ttd=next_signature(dokumen),
        sidik=latest_file(dokumen).sidik,
        penandatangan=back_end(pejabat),
    )
    sumber.refresh_from_db()
    dokumen = Dokumen.objects.get(pk=dokumen.pk)
    assert (sumber.status, dokumen.status) == ("ditetapkan", "berlaku")
    cetakan = print_document(jenis, sekretariat_a.satker, 2024, "sekretariat")
    assert cetakan.isi == read_file(latest_file(dokumen))


def test_the_chain_of_signatures_follows_the_kind_of_the_unit(satker_a, unit_a, sekretariat_a, officials):
    bagian = UnitKerja.objects.create(
        satker=satker_a,
        kunci="rendatin",
        nama="Subbagian Perencanaan",
        jenis="subbagian",
        induk=sekretariat_a,
    )
    jabatan = {
        u.kunci: [p.unit.kunci for p in parties_of(make_pk(u))] for u in (unit_a, sekretariat_a, bagian)
    }
    assert jabatan == {
        "lembaga": ["lembaga"],
        "sekretariat": ["sekretariat", "lembaga"],
        "rendatin": ["rendatin", "sekretariat"],
    }


def test_every_kind_that_is_signed_can_be_found_again():
    assert set(MACAM) == set(JenisDokumen)
