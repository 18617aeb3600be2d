"""The chain of the audit trail: how rows and heads are sealed, and how a chain is walked (layer 0).

Every seal is an HMAC-SHA256 with a key that the database does not hold: who can only write to the database
can break a chain, and cannot make one.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from sakip.sidik import kanonik

NASIONAL = 0  # the chain of what belongs to no satker
DAFTAR = -1  # the head that counts the other heads: a chain cannot vanish whole
RUSAK = "0" * 64  # the seal of a head that was found false: it is never made good again
KOLOM_BARIS = (
    "rantai urutan id waktu user_id satker_id tindakan objek objek_id rincian induk_id permintaan sebelumnya"
).split()


@dataclass(frozen=True)
class Kepala:
    """The end of a chain: how many rows it has, the seal of the last ("" = none yet), and its own seal."""

    rantai: int
    jumlah: int
    terakhir: str
    sidik: str


@dataclass(frozen=True)
class Cacat:
    """What is wrong with a chain, in a sentence; `urutan` is the number of the row (0 = the head)."""

    rantai: int
    urutan: int
    kata: str


Jangkar = Mapping[int, Mapping[int, str]]  # {chain: {number of rows: seal of the last of them}}


def plain_json(data: Any) -> Any:
    """`data` as a JSON column gives it back on every database: keys are text, fractions too (a database may
    write 1e2 as 100)."""
    return json.loads(json.dumps(data, cls=DjangoJSONEncoder), parse_float=str, parse_constant=str)


def seal(kunci: str, jenis: str, isi: Any) -> str:
    """HMAC-SHA256 of the canonical JSON of [jenis, isi], 64 hexadecimal digits."""
    return hmac.digest(kunci.encode(), kanonik([jenis, isi]).encode(), "sha256").hex()


def seal_row(kunci: str, baris: Mapping[str, Any]) -> str:
    """The seal of a row: all of KOLOM_BARIS, the seal of the row before among them."""
    waktu: datetime = baris["waktu"]
    isi = {nama: baris[nama] for nama in KOLOM_BARIS}
    return seal(kunci, "jejak", isi | {"waktu": waktu.astimezone(UTC).isoformat(timespec="microseconds")})


def seal_head(kunci: str, rantai: int, jumlah: int, terakhir: str) -> str:
    """The seal of a head."""
    return seal(kunci, "kepala", [rantai, jumlah, terakhir])


def is_genuine(kunci: str, kepala: Kepala) -> bool:
    """Whether the head carries the seal that belongs to what it says."""
    return hmac.compare_digest(kepala.sidik, seal_head(kunci, kepala.rantai, kepala.jumlah, kepala.terakhir))


def walk(
    kunci: str, rows: Iterable[Mapping[str, Any]], kepala: Mapping[int, Kepala], jangkar: Jangkar
) -> Iterator[Cacat]:
    """Everything that is wrong with the chains, in the order of the rows.

    `rows` come ordered by chain and number, each with KOLOM_BARIS and `sidik`; only one is held at a time.
    """
    yield from _check_register(kunci, kepala)
    seen = set()
    for rantai, milik in groupby(rows, key=lambda baris: int(baris["rantai"])):
        seen.add(rantai)
        yield from _walk_one(kunci, rantai, milik, kepala.get(rantai), jangkar.get(rantai, {}))
    for rantai in sorted((kepala.keys() | jangkar.keys()) - seen - {DAFTAR}):
        yield from _walk_one(kunci, rantai, (), kepala.get(rantai), jangkar.get(rantai, {}))


def _check_register(kunci: str, kepala: Mapping[int, Kepala]) -> Iterator[Cacat]:
    """The head of the heads: genuine, and as many heads as it counts."""
    banyak = len(kepala.keys() - {DAFTAR})
    daftar = kepala.get(DAFTAR)
    if daftar is None:
        yield Cacat(DAFTAR, 0, "Daftar rantai tidak ada.")
    elif not is_genuine(kunci, daftar):
        yield Cacat(DAFTAR, 0, "Daftar rantai telah diubah di luar aplikasi.")
    elif daftar.jumlah != banyak:
        yield Cacat(DAFTAR, 0, f"Daftar mencatat {daftar.jumlah} rantai, tetapi yang ada {banyak}.")


def _walk_one(
    kunci: str,
    rantai: int,
    rows: Iterable[Mapping[str, Any]],
    kepala: Kepala | None,
    jangkar: Mapping[int, str],
) -> Iterator[Cacat]:
    urutan, sidik, nomor_id = 0, "", 0
    for baris in rows:
        yield from _judge_row(kunci, baris, urutan, sidik, nomor_id)
        urutan, sidik, nomor_id = baris["urutan"], baris["sidik"], baris["id"]
        if jangkar.get(urutan, sidik) != sidik:
            yield Cacat(rantai, urutan, "Baris ini bukan baris yang tercatat pada jangkar.")
    terjauh = max(jangkar, default=0)
    if terjauh > urutan:
        kata = f"Jangkar mencatat {terjauh} baris, tetapi rantai berakhir pada baris {urutan}."
        yield Cacat(rantai, urutan + 1, kata)
    yield from _judge_head(kunci, rantai, kepala, urutan, sidik)


def _judge_row(
    kunci: str, baris: Mapping[str, Any], urutan: int, sidik: str, nomor_id: int
) -> Iterator[Cacat]:
    """What is wrong with one row that follows number `urutan` with the seal `sidik`."""
    rantai, kini = baris["rantai"], baris["urutan"]
    if kini > urutan + 1:
        hilang = f"{urutan + 1}" if kini == urutan + 2 else f"{urutan + 1} sampai {kini - 1}"
        yield Cacat(rantai, urutan + 1, f"Baris {hilang} hilang.")
    elif kini <= urutan:
        yield Cacat(rantai, kini, "Nomor baris ini dipakai lebih dari sekali.")
    elif baris["sebelumnya"] != sidik:
        yield Cacat(rantai, kini, "Baris ini tidak menyambung ke baris sebelumnya.")
    if not hmac.compare_digest(baris["sidik"], seal_row(kunci, baris)):
        yield Cacat(rantai, kini, "Isi baris ini tidak cocok dengan sidiknya: diubah atau disisipkan.")
    elif baris["id"] <= nomor_id:
        yield Cacat(rantai, kini, "Baris ini tidak berada pada urutan penulisannya.")


def _judge_head(
    kunci: str, rantai: int, kepala: Kepala | None, jumlah: int, terakhir: str
) -> Iterator[Cacat]:
    """Whether the head says what the rows say: `jumlah` rows, the last with the seal `terakhir`."""
    if kepala is None:
        yield Cacat(rantai, 0, "Kepala rantai tidak ada.")
    elif not is_genuine(kunci, kepala):
        yield Cacat(rantai, 0, "Kepala rantai telah diubah di luar aplikasi.")
    elif kepala.jumlah > jumlah:
        kata = f"Kepala rantai mencatat {kepala.jumlah} baris, tetapi rantai berakhir pada baris {jumlah}."
        yield Cacat(rantai, jumlah + 1, kata)
    elif (kepala.jumlah, kepala.terakhir) != (jumlah, terakhir):
        kata = f"Kepala rantai mencatat {kepala.jumlah} baris dan tidak mengenal baris {jumlah}."
        yield Cacat(rantai, jumlah, kata)
