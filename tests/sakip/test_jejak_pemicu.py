"""What is written stays as it was written: the database itself refuses, on SQLite and on PostgreSQL."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from laporan.models.dokumen import BerkasDokumen, Dokumen, TandaTangan
from sakip import pemicu
from sakip.models import Langkah
from sakip.services.jejak import log_jejak

BOLEH = {"status", "terbit", "pengganti_id", "alasan"}
LAIN = {  # another value for every column of an issued document
    "id": 10**6,
    "kode": "LAIN",
    "jenis": "rkt",
    "satker_id": 1,
    "unit_id": None,
    "tahun": 2023,
    "versi": 9,
    "objek_id": 9,
    "judul": "Lain",
    "snapshot": "[]",
    "sidik": "f" * 64,
    "dibuat": datetime(2001, 1, 1, tzinfo=UTC),
    "pembuat_id": None,
    "status": "dicabut",
    "terbit": datetime(2001, 1, 1, tzinfo=UTC),
    "pengganti_id": None,
    "alasan": "Lain",
}


@pytest.fixture
def tertulis(satker_a, unit_a, operator_a):
    """One row of every table that is kept: {table: row}."""
    jejak = log_jejak(user=operator_a, tindakan="uji", satker=satker_a, objek=satker_a)
    langkah = Langkah.objects.create(
        satker=satker_a, dokumen="pk", objek_id=1, aksi="ajukan", dari="draf", ke="diajukan", user=operator_a
    )
    dokumen = Dokumen.objects.create(
        kode="UJI-1",
        jenis="pk",
        satker=satker_a,
        unit=unit_a,
        tahun=2024,
        objek_id=1,
        judul="PK 2024",
        snapshot="{}",
        sidik="0" * 64,
        pembuat=operator_a,
    )
    berkas = BerkasDokumen.objects.create(
        dokumen=dokumen, urut=0, jenis="naskah", berkas="a.pdf", sidik="0" * 64, ukuran=1
    )
    ttd = TandaTangan.objects.create(
        dokumen=dokumen,
        urut=1,
        bidang="ttd_1",
        nama="Nama Contoh",
        jabatan="Ketua",
        status="selesai",
        cara="lokal",
        user=operator_a,
        waktu=datetime(2024, 1, 2, tzinfo=UTC),
        berkas=berkas,
    )
    return {row._meta.db_table: row for row in (jejak, langkah, dokumen, berkas, ttd)}


def execute(sql, *nilai):
    with connection.cursor() as cursor:
        cursor.execute(sql, nilai)
        return cursor.rowcount


def refused(sql, *nilai):
    with pytest.raises(IntegrityError, match=pemicu.PESAN), transaction.atomic():
        execute(sql, *nilai)


@pytest.mark.django_db
def test_all_triggers_are_there_after_all_migrations():
    laid = {satu for satu in pemicu.laid_triggers(connection) if satu[0] in {k.tabel for k in pemicu.SEMUA}}
    assert laid == pemicu.names_on(connection.vendor)


@pytest.mark.parametrize(
    "tabel",
    [k.tabel for k in pemicu.SEMUA if k.tabel != "sakip_kepalajejak"],
)
def test_no_row_is_deleted(tabel, tertulis):
    refused(f'DELETE FROM "{tabel}" WHERE id = %s', tertulis[tabel].pk)  # noqa: S608


def test_no_head_of_a_chain_is_deleted(tertulis):
    refused("DELETE FROM sakip_kepalajejak")


@pytest.mark.parametrize("tabel", ["sakip_jejak", "sakip_langkah", "laporan_berkasdokumen"])
def test_a_row_that_is_only_added_is_not_updated_even_by_what_it_says(tabel, tertulis):
    refused(f'UPDATE "{tabel}" SET id = id WHERE id = %s', tertulis[tabel].pk)  # noqa: S608


@pytest.mark.parametrize("tabel", [k.tabel for k in pemicu.SEMUA])
def test_no_table_is_emptied(tabel, tertulis):
    if connection.vendor == "sqlite":
        refused(f'DELETE FROM "{tabel}"')  # noqa: S608
    else:
        execute("SET CONSTRAINTS ALL IMMEDIATE")  # rows of this very transaction stand in the way otherwise
        refused(f'TRUNCATE "{tabel}" CASCADE')


def test_every_column_of_a_document_has_another_value_below():
    kolom = {f.attname for f in apps.get_model("laporan", "dokumen")._meta.concrete_fields}
    assert set(LAIN) == kolom


@pytest.mark.parametrize("kolom", sorted(set(LAIN) - BOLEH))
def test_what_a_document_says_never_changes(kolom, tertulis):
    pk = tertulis["laporan_dokumen"].pk
    refused(f'UPDATE laporan_dokumen SET "{kolom}" = %s WHERE id = %s', LAIN[kolom], pk)  # noqa: S608


@pytest.mark.parametrize("kolom", sorted(BOLEH))
def test_the_state_of_a_document_may_change(kolom, tertulis):
    pk = tertulis["laporan_dokumen"].pk
    assert execute(f'UPDATE laporan_dokumen SET "{kolom}" = %s WHERE id = %s', LAIN[kolom], pk) == 1  # noqa: S608


def test_a_whole_saving_of_a_document_that_changes_its_state_passes(tertulis):
    dokumen = Dokumen.objects.get()
    dokumen.status = "berlaku"
    dokumen.save()
    assert Dokumen.objects.get().status == "berlaku"


def test_a_given_signature_does_not_change(tertulis):
    refused("UPDATE laporan_tandatangan SET nama = 'Lain'")


def test_a_given_signature_is_not_taken_back(tertulis):
    refused("UPDATE laporan_tandatangan SET status = 'menunggu'")


def test_a_signature_that_is_awaited_is_filled_in(tertulis):
    lama = tertulis["laporan_tandatangan"]
    ttd = TandaTangan.objects.create(
        dokumen=lama.dokumen, urut=2, bidang="ttd_2", nama="Nama", jabatan="Ketua"
    )
    ttd.status, ttd.cara, ttd.user, ttd.waktu, ttd.berkas = (
        "selesai",
        "lokal",
        lama.user,
        lama.waktu,
        lama.berkas,
    )
    ttd.save()
    assert TandaTangan.objects.get(urut=2).status == "selesai"


@pytest.mark.django_db(transaction=True)
def test_a_flush_of_the_suite_lays_the_triggers_again(request):
    """Stands before the test below, which sees what the flush of this one left."""
    assert pemicu.names_on(connection.vendor) <= pemicu.laid_triggers(connection)


@pytest.mark.django_db(transaction=True)
def test_the_triggers_are_there_after_a_flush():
    assert pemicu.names_on(connection.vendor) <= pemicu.laid_triggers(connection)
