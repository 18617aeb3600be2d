"""Triggers that keep written rows as they were written, on both databases (layer 0).

A migration lays them; a later one that remakes a table on SQLite (AlterField, AddConstraint, ...) drops them
without a word and must lay them again: a test counts them after all migrations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

PESAN = "baris yang sudah tercatat tidak dapat diubah atau dihapus"
FUNGSI = f"""
CREATE OR REPLACE FUNCTION sakip_tolak() RETURNS trigger LANGUAGE plpgsql AS $tolak$
BEGIN
  RAISE EXCEPTION '%: {PESAN}', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $tolak$"""


@dataclass(frozen=True)
class Kunci:
    """What one table refuses. DELETE (and TRUNCATE) always; of UPDATE:

    with `bebas` None every one, else one that changes another column than those in `bebas`; only where
    `bila` (SQL over OLD) holds. `ubah` False = updates are free.
    """

    tabel: str
    ubah: bool = True
    bebas: tuple[str, ...] | None = None
    bila: str = ""


KUNCI_SAKIP = (
    Kunci("sakip_jejak"),
    Kunci("sakip_langkah"),
    Kunci("sakip_kepalajejak", ubah=False),
)
KUNCI_LAPORAN = (
    Kunci("laporan_dokumen", bebas=("status", "terbit", "pengganti_id", "alasan")),
    Kunci("laporan_berkasdokumen"),
    Kunci("laporan_tandatangan", bebas=(), bila="OLD.status = 'selesai'"),
)
SEMUA = KUNCI_SAKIP + KUNCI_LAPORAN


def names_on(vendor: str, kunci: Iterable[Kunci] = SEMUA) -> set[tuple[str, str]]:
    """(table, trigger) of every trigger that these tables must have."""
    kosong = vendor == "postgresql"
    names = [(k.tabel, f"{k.tabel}_hapus") for k in kunci]
    names += [(k.tabel, f"{k.tabel}_ubah") for k in kunci if k.ubah]
    return {*names, *((k.tabel, f"{k.tabel}_kosong") for k in kunci if kosong)}


def laid_triggers(connection: Any) -> set[tuple[str, str]]:
    """(table, trigger) of what is laid and switched on in the database."""
    postgres = (
        "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND pg_table_is_visible(c.oid)"
    )
    sqlite = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(postgres if connection.vendor == "postgresql" else sqlite)
        return {(tabel, nama) for tabel, nama in cursor.fetchall()}


def lay_triggers(connection: Any, kunci: Iterable[Kunci]) -> None:
    """Lay the triggers of these tables, as their columns are now."""
    with connection.cursor() as cursor:
        for satu in kunci:
            for perintah in _lay(connection, cursor, satu):
                cursor.execute(perintah)


def lift_triggers(connection: Any, kunci: Iterable[Kunci]) -> None:
    """Take the triggers of these tables away."""
    with connection.cursor() as cursor:
        for satu in kunci:
            for _, nama in sorted(names_on(connection.vendor, [satu])):
                pada = f' ON "{satu.tabel}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER IF EXISTS "{nama}"{pada}')


def _lay(connection: Any, cursor: Any, kunci: Kunci) -> Iterator[str]:
    if connection.vendor == "postgresql":
        yield FUNGSI
        yield from _lay_postgres(kunci)
    else:
        rows = connection.introspection.get_table_description(cursor, kunci.tabel)
        yield from _lay_sqlite(kunci, [kolom.name for kolom in rows])


def _lay_postgres(kunci: Kunci) -> Iterator[str]:
    tolak = "EXECUTE FUNCTION sakip_tolak()"
    tabel = kunci.tabel
    if kunci.ubah:
        syarat = f"WHEN ({_condition(kunci, _differs_postgres(kunci))})" if kunci.bebas is not None else ""
        yield f'CREATE TRIGGER "{tabel}_ubah" BEFORE UPDATE ON "{tabel}" FOR EACH ROW {syarat} {tolak}'
    yield f'CREATE TRIGGER "{tabel}_hapus" BEFORE DELETE ON "{tabel}" FOR EACH ROW {tolak}'
    yield f'CREATE TRIGGER "{tabel}_kosong" BEFORE TRUNCATE ON "{tabel}" FOR EACH STATEMENT {tolak}'


def _differs_postgres(kunci: Kunci) -> str:
    """Whether any other column than the free ones differs, columns of later migrations included."""
    bebas = f"'{{{','.join(kunci.bebas or ())}}}'::text[]"
    return f"to_jsonb(OLD) - {bebas} IS DISTINCT FROM to_jsonb(NEW) - {bebas}"


def _lay_sqlite(kunci: Kunci, kolom: list[str]) -> Iterator[str]:
    tolak = f"BEGIN SELECT RAISE(ABORT, '{kunci.tabel}: {PESAN}'); END"
    tabel = kunci.tabel
    if kunci.ubah:
        beda = " OR ".join(
            f'OLD."{nama}" IS NOT NEW."{nama}"' for nama in kolom if nama not in (kunci.bebas or ())
        )
        syarat = f"WHEN {_condition(kunci, beda)}" if kunci.bebas is not None else ""
        yield f'CREATE TRIGGER "{tabel}_ubah" BEFORE UPDATE ON "{tabel}" FOR EACH ROW {syarat} {tolak}'
    yield f'CREATE TRIGGER "{tabel}_hapus" BEFORE DELETE ON "{tabel}" FOR EACH ROW {tolak}'


def _condition(kunci: Kunci, beda: str) -> str:
    return f"{kunci.bila} AND ({beda})" if kunci.bila else beda
