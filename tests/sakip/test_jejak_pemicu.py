"""What is written stays as it was written: the database itself refuses, on SQLite and on PostgreSQL."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from laporan.models import Pengesampingan, Segel
from laporan.models.dokumen import BerkasDokumen, Dokumen, TandaTangan
from sakip import pemicu
from sakip.jejak_utuh import find_faults
from sakip.models import Langkah
from sakip.services.jejak import log_jejak

MIGRASI = sorted(Path(__file__).parents[2].glob("*/migrations/0*.py"))
TIMPA = ["sakip.migrations.0008_jejak_tidak_ditimpa", "laporan.migrations.0007_dokumen_tidak_ditimpa"]
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
    alasan = Pengesampingan.objects.create(
        satker=satker_a, dokumen="pk", objek_id=1, kode="R13", sidik="0" * 64, alasan="A", user=operator_a
    )
    segel = Segel.objects.create(
        dokumen=dokumen,
        instansi="KPU",
        cara="lokal",
        user=operator_a,
        waktu=datetime(2024, 1, 2, tzinfo=UTC),
        berkas=berkas,
    )
    return {row._meta.db_table: row for row in (jejak, langkah, dokumen, berkas, ttd, alasan, segel)}


def execute(sql, *nilai):
    with connection.cursor() as cursor:
        cursor.execute(sql, nilai)
        return cursor.rowcount


def told():
    """What the check says of the triggers."""
    return [satu.kata for satu in find_faults() if satu.satker == "Basis data"]


def neuter(tabel, nama):
    """Lay a trigger of that name that never fires."""
    if connection.vendor == "sqlite":
        execute(f'DROP TRIGGER "{nama}"')
        execute(f'CREATE TRIGGER "{nama}" BEFORE UPDATE ON "{tabel}" WHEN 0 BEGIN SELECT 1; END')
    else:
        execute(f'DROP TRIGGER "{nama}" ON "{tabel}"')
        execute(
            f'CREATE TRIGGER "{nama}" BEFORE UPDATE ON "{tabel}" FOR EACH ROW WHEN (false) '
            "EXECUTE FUNCTION sakip_tolak()"
        )


def copied(tabel, asal, **nilai):
    """The columns, the values and the end of `INSERT ... SELECT` that copies the row `asal` with `nilai`."""
    kolom = [f.column for f in apps.get_model(tabel.replace("_", "."))._meta.concrete_fields]
    isi = ", ".join(str(nilai.get(nama, f'"{nama}"')) for nama in kolom)
    daftar = ", ".join(f'"{nama}"' for nama in kolom)
    return f'INTO "{tabel}" ({daftar}) SELECT {isi} FROM "{tabel}" WHERE id = {asal.pk}'  # noqa: S608


def refused(sql, *nilai):
    with pytest.raises(IntegrityError, match=pemicu.PESAN), transaction.atomic():
        execute(sql, *nilai)


@pytest.mark.django_db
def test_all_triggers_are_there_after_all_migrations():
    laid = pemicu.laid_triggers(connection)
    tabel = {k.tabel for k in pemicu.SEMUA}
    assert {nama: isi for nama, isi in laid.items() if nama[0] in tabel} == pemicu.due_triggers(connection)
    assert set(pemicu.due_triggers(connection)) == pemicu.names_on(connection.vendor)


@pytest.mark.django_db
def test_a_trigger_of_the_same_name_that_does_nothing_is_told():
    neuter("sakip_langkah", "sakip_langkah_ubah")
    assert told() == [
        "Pemicu sakip_langkah_ubah yang menjaga tabel sakip_langkah telah diubah di luar aplikasi."
    ]


@pytest.mark.django_db
def test_a_trigger_whose_condition_was_bent_is_told():
    kunci = next(k for k in pemicu.KUNCI_LAPORAN if k.tabel == "laporan_tandatangan")
    pemicu.lay_triggers(connection, [replace(kunci, bila="OLD.status = 'selesai '")])
    assert told() == [
        f"Pemicu {kunci.tabel}_ubah yang menjaga tabel {kunci.tabel} telah diubah di luar aplikasi."
    ]


@pytest.mark.django_db
def test_a_function_that_refuses_nothing_is_told():
    if connection.vendor == "sqlite":
        pytest.skip("only PostgreSQL keeps the refusal in a function")
    execute(pemicu.FUNGSI.replace(pemicu.BADAN, " BEGIN RETURN NEW; END "))
    assert len(told()) == len(pemicu.names_on(connection.vendor))


@pytest.mark.django_db
def test_every_key_of_a_kept_table_is_known():
    kunci = {k.tabel: {frozenset(u.kolom) for u in k.unik} for k in pemicu.SEMUA}
    with connection.cursor() as cursor:
        ada = {
            tabel: {
                frozenset(isi["columns"])
                for isi in connection.introspection.get_constraints(cursor, tabel).values()
                if isi["unique"] or isi["primary_key"]
            }
            for tabel in kunci
        }
    assert ada == kunci


@pytest.mark.parametrize("nama", TIMPA)
@pytest.mark.django_db
def test_the_keys_of_a_table_are_lifted_and_laid_by_their_migration(nama):
    migrasi, editor = import_module(nama), SimpleNamespace(connection=connection)
    migrasi.lay_former(None, editor)
    assert bool(told()) == (connection.vendor == "sqlite")
    migrasi.lay_triggers(None, editor)
    assert told() == []


@pytest.mark.parametrize("berkas", MIGRASI, ids=lambda b: f"{b.parent.parent.name}-{b.stem}")
def test_no_migration_takes_a_list_that_may_grow(berkas):
    assert re.findall("KUNCI_[SL]A|pemicu.SEMUA|KOLOM_BARIS", berkas.read_text()) == []


@pytest.mark.parametrize(
    "tabel",
    [k.tabel for k in pemicu.SEMUA if k.tabel != "sakip_kepalajejak"],
)
def test_no_row_is_deleted(tabel, tertulis):
    refused(f'DELETE FROM "{tabel}" WHERE id = %s', tertulis[tabel].pk)  # noqa: S608


def test_no_head_of_a_chain_is_deleted(tertulis):
    refused("DELETE FROM sakip_kepalajejak")


@pytest.fixture
def hanya_sqlite():
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has OR REPLACE")


@pytest.mark.parametrize("tabel", [k.tabel for k in pemicu.SEMUA if k.tabel != "sakip_kepalajejak"])
def test_no_row_is_replaced_by_one_of_its_number(tabel, tertulis, hanya_sqlite):
    refused(f"INSERT OR REPLACE {copied(tabel, tertulis[tabel])}")


GANTI = [
    (k.tabel, u) for k in pemicu.SEMUA for u in k.unik if k.tabel != "sakip_kepalajejak" and u != pemicu.ID
]


@pytest.mark.parametrize(("tabel", "unik"), GANTI, ids=str)
def test_no_row_is_replaced_by_one_of_another_key(tabel, unik, tertulis, hanya_sqlite):
    lain = {"id": 10**6, "kode": "'LAIN'", "versi": 9, "urut": 9, "urutan": 10**6}
    nilai = {nama: isi for nama, isi in lain.items() if nama not in unik.kolom}
    if "urut" not in unik.kolom and "versi" not in unik.kolom and tabel == "laporan_dokumen":
        nilai["objek_id"] = 10**6
    refused(f"INSERT OR REPLACE {copied(tabel, tertulis[tabel], **nilai)}")


def test_no_head_of_a_chain_is_replaced(tertulis, hanya_sqlite):
    refused("UPDATE OR REPLACE sakip_kepalajejak SET rantai = -1 WHERE rantai <> -1")


def test_no_document_is_replaced_by_one_that_takes_its_state(tertulis, hanya_sqlite):
    asal = tertulis["laporan_dokumen"]
    execute(f"INSERT {copied('laporan_dokumen', asal, id=10**6, kode=chr(39) * 2, status=repr('batal'))}")
    refused("UPDATE OR REPLACE laporan_dokumen SET status = 'berlaku' WHERE id = 1000000")


def test_no_given_signature_is_replaced_by_one_that_takes_its_place(tertulis, hanya_sqlite):
    lama = tertulis["laporan_tandatangan"]
    TandaTangan.objects.create(dokumen=lama.dokumen, urut=2, bidang="ttd_2", nama="N", jabatan="K")
    refused("UPDATE OR REPLACE laporan_tandatangan SET urut = 1 WHERE urut = 2")


@pytest.mark.parametrize("tabel", [k.tabel for k in pemicu.SEMUA if k.is_closed])
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
    assert pemicu.names_on(connection.vendor) <= set(pemicu.laid_triggers(connection))


@pytest.mark.django_db(transaction=True)
def test_the_triggers_are_there_after_a_flush():
    assert pemicu.names_on(connection.vendor) <= set(pemicu.laid_triggers(connection))
