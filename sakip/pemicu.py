"""Triggers that keep written rows as they were written, on both databases (layer 0).

A migration lays them, from its own list of Kunci: a list below may grow by a table that is not there yet. A
later one that remakes a table on SQLite (AlterField, AddConstraint, ...) drops them without a word and must
lay them again, as must one that adds a column: a test compares them after all migrations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

PESAN = "baris yang sudah tercatat tidak dapat diubah atau dihapus"
BADAN = f"""
BEGIN
  RAISE EXCEPTION '%: {PESAN}', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END """
FUNGSI = f"CREATE OR REPLACE FUNCTION sakip_tolak() RETURNS trigger LANGUAGE plpgsql AS $tolak${BADAN}$tolak$"

Nama = tuple[str, str]  # (table, trigger)


@dataclass(frozen=True)
class Unik:
    """A key that one row alone has: its columns, and the condition under which (SQL, `{}` = the row)."""

    kolom: tuple[str, ...]
    bila: str = ""

    def same(self, satu: str, lain: str) -> str:
        """SQL: both rows have the same key."""
        bagian = [f'{satu}."{nama}" = {lain}."{nama}"' for nama in self.kolom]
        return " AND ".join(bagian + ([self.bila.format(r) for r in (satu, lain)] if self.bila else []))


@dataclass(frozen=True)
class Kunci:
    """What one table refuses. DELETE (and TRUNCATE) always; of UPDATE:

    with `bebas` None every one, else one that changes another column than those in `bebas`; only where
    `bila` (SQL over OLD) holds. `ubah` False = updates are free. `unik` are all keys of the table: on SQLite
    INSERT OR REPLACE and UPDATE OR REPLACE take away the row that has the same, past every other trigger.
    """

    tabel: str
    ubah: bool = True
    bebas: tuple[str, ...] | None = None
    bila: str = ""
    unik: tuple[Unik, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether every update is refused."""
        return self.ubah and self.bebas is None and not self.bila


ID = Unik(("id",))
KUNCI_SAKIP = (
    Kunci("sakip_jejak", unik=(ID, Unik(("rantai", "urutan")))),
    Kunci("sakip_langkah", unik=(ID,)),
    Kunci("sakip_kepalajejak", ubah=False, unik=(ID, Unik(("rantai",)))),
)
KUNCI_LAPORAN = (
    Kunci(
        "laporan_dokumen",
        bebas=("status", "terbit", "pengganti_id", "alasan"),
        unik=(
            ID,
            Unik(("kode",)),
            Unik(("jenis", "objek_id", "versi"), "{}.status IN ('menunggu', 'berlaku', 'digantikan')"),
        ),
    ),
    Kunci("laporan_berkasdokumen", unik=(ID, Unik(("dokumen_id", "urut")))),
    Kunci(
        "laporan_tandatangan",
        bebas=(),
        bila="OLD.status = 'selesai'",
        unik=(ID, Unik(("dokumen_id", "urut"))),
    ),
    Kunci("laporan_pengesampingan", unik=(ID,)),
    Kunci("laporan_segel", unik=(ID, Unik(("dokumen_id",)))),
)
SEMUA = KUNCI_SAKIP + KUNCI_LAPORAN


def names_on(vendor: str, kunci: Iterable[Kunci] = SEMUA) -> set[Nama]:
    """(table, trigger) of every trigger that these tables must have."""
    return {(k.tabel, f"{k.tabel}_{akhir}") for k in kunci for akhir in _endings(vendor, k)}


def _endings(vendor: str, kunci: Kunci) -> Iterator[str]:
    yield "hapus"
    if kunci.ubah:
        yield "ubah"
    if vendor == "postgresql":
        yield "kosong"
    elif kunci.unik:
        yield from ("sisip",) if kunci.is_closed else ("sisip", "timpa")


def laid_triggers(connection: Any) -> dict[Nama, str]:
    """What is laid and switched on in the database: (table, trigger) -> its definition."""
    postgres = (
        "SELECT c.relname, t.tgname, pg_get_triggerdef(t.oid, true), p.prosrc FROM pg_trigger t "
        "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
        "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND pg_table_is_visible(c.oid)"
    )
    sqlite = "SELECT tbl_name, name, sql, '' FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(postgres if connection.vendor == "postgresql" else sqlite)
        return {(tabel, nama): _plain(sql) + badan for tabel, nama, sql, badan in cursor.fetchall()}


def due_triggers(connection: Any, kunci: Iterable[Kunci] = SEMUA) -> dict[Nama, str]:
    """What `lay_triggers` would lay as the columns are now: (table, trigger) -> its definition."""
    badan = BADAN if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        return {
            (satu.tabel, nama): _plain(sql) + badan
            for satu in kunci
            for nama, sql in _lay(connection, cursor, satu)
        }


def _plain(sql: str) -> str:
    """A definition without what PostgreSQL writes in its own way: spaces, brackets and casts, but none of
    them in a literal."""
    bagian = re.split("('[^']*')", sql)
    for ke in range(0, len(bagian), 2):
        kata = re.sub(r"\b(OLD|NEW)\b", lambda m: m[0].lower(), bagian[ke])
        bagian[ke] = re.sub(r'[\s()"]|\.\*|::text(\[\])?', "", kata)
    return "".join(bagian)


def lay_triggers(connection: Any, kunci: Iterable[Kunci]) -> None:
    """Lay the triggers of these tables, as their columns are now, in the place of those of the same name."""
    kunci = list(kunci)
    lift_triggers(connection, kunci)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNGSI)
        for satu in kunci:
            for _, perintah in list(_lay(connection, cursor, satu)):
                cursor.execute(perintah)


def lift_triggers(connection: Any, kunci: Iterable[Kunci]) -> None:
    """Take the triggers of these tables away."""
    with connection.cursor() as cursor:
        for satu in kunci:
            for _, nama in sorted(names_on(connection.vendor, [satu])):
                pada = f' ON "{satu.tabel}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER IF EXISTS "{nama}"{pada}')


def _lay(connection: Any, cursor: Any, kunci: Kunci) -> Iterator[tuple[str, str]]:
    """(trigger, the command that lays it)."""
    if connection.vendor == "postgresql":
        pernyataan = _lay_postgres(kunci)
    else:
        rows = connection.introspection.get_table_description(cursor, kunci.tabel)
        pernyataan = _lay_sqlite(kunci, [kolom.name for kolom in rows])
    for akhir, sisa in pernyataan:
        yield f"{kunci.tabel}_{akhir}", f'CREATE TRIGGER "{kunci.tabel}_{akhir}" BEFORE {sisa}'


def _lay_postgres(kunci: Kunci) -> Iterator[tuple[str, str]]:
    tolak = "EXECUTE FUNCTION sakip_tolak()"
    tabel = kunci.tabel
    if kunci.ubah:
        syarat = f"WHEN ({_condition(kunci, _differs_postgres(kunci))})" if kunci.bebas is not None else ""
        yield "ubah", f'UPDATE ON "{tabel}" FOR EACH ROW {syarat} {tolak}'
    yield "hapus", f'DELETE ON "{tabel}" FOR EACH ROW {tolak}'
    yield "kosong", f'TRUNCATE ON "{tabel}" FOR EACH STATEMENT {tolak}'


def _differs_postgres(kunci: Kunci) -> str:
    """Whether any other column than the free ones differs, columns of later migrations included."""
    bebas = f"'{{{','.join(kunci.bebas or ())}}}'::text[]"
    return f"to_jsonb(OLD) - {bebas} IS DISTINCT FROM to_jsonb(NEW) - {bebas}"


def _lay_sqlite(kunci: Kunci, kolom: list[str]) -> Iterator[tuple[str, str]]:
    tolak = f"BEGIN SELECT RAISE(ABORT, '{kunci.tabel}: {PESAN}'); END"
    tabel = kunci.tabel
    if kunci.ubah:
        beda = " OR ".join(
            f'OLD."{nama}" IS NOT NEW."{nama}"' for nama in kolom if nama not in (kunci.bebas or ())
        )
        syarat = f"WHEN {_condition(kunci, beda)}" if kunci.bebas is not None else ""
        yield "ubah", f'UPDATE ON "{tabel}" FOR EACH ROW {syarat} {tolak}'
    yield "hapus", f'DELETE ON "{tabel}" FOR EACH ROW {tolak}'
    if kunci.unik:
        ada = f'SELECT 1 FROM "{tabel}" AS lama WHERE ({_taken(kunci)})'  # noqa: S608  names of our own
        yield "sisip", f'INSERT ON "{tabel}" FOR EACH ROW WHEN EXISTS ({ada}) {tolak}'
        if not kunci.is_closed:
            lain = f"{ada} AND lama.id <> OLD.id"
            yield "timpa", f'UPDATE ON "{tabel}" FOR EACH ROW WHEN EXISTS ({lain}) {tolak}'


def _taken(kunci: Kunci) -> str:
    """SQL: the row `lama` has a key that the new row would take."""
    return " OR ".join(f"({satu.same('lama', 'NEW')})" for satu in kunci.unik)


def _condition(kunci: Kunci, beda: str) -> str:
    return f"{kunci.bila} AND ({beda})" if kunci.bila else beda
