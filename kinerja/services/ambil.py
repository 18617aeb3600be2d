"""Taking into a draft what its sources have and it lacks: nothing that stands there is touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.db import transaction
from django.db.models import Max

from kinerja.models import Pk, RencanaAksi, Rkt
from kinerja.queries import pk_in_force, rkt_in_force
from kinerja.services.dokumen import require_editable
from kinerja.services.pengukuran import recompute_after
from kinerja.susunan import (
    key_of_words,
    pk_from_renstra,
    pk_from_rkt,
    rencana_aksi_from_pk,
    rkt_from_last_year,
    rkt_from_renstra,
)
from sakip.models import User
from sakip.services.jejak import log_jejak
from sakip.services.suntingan import change_seen, hold_document


def _last_year(rkt: Rkt) -> list[Any]:
    lama = rkt_in_force(rkt.unit, rkt.tahun - 1)
    return rkt_from_last_year(lama, rkt.tahun) if lama else []


def _rkt(pk: Pk) -> list[Any]:
    rkt = rkt_in_force(pk.unit, pk.tahun)
    return pk_from_rkt(rkt) if rkt else []


def _promises(aksi: RencanaAksi) -> list[Any]:
    pk = pk_in_force(aksi.unit, aksi.tahun)
    return rencana_aksi_from_pk(pk) if pk else []


Sumber = dict[str, tuple[str, Callable[[Any], list[Any]]]]
RENSTRA: Final = "Renstra"
SUMBER: Final[dict[type[Any], Sumber]] = {
    Rkt: {
        "renstra": (RENSTRA, lambda d: rkt_from_renstra(d.unit, d.tahun)),
        "tahun_lalu": ("RKT tahun lalu", _last_year),
    },
    Pk: {
        "rkt": ("RKT", _rkt),
        "renstra": (RENSTRA, lambda d: pk_from_renstra(d.unit, d.tahun)),
    },
    RencanaAksi: {"pk": ("Perjanjian Kinerja", _promises)},
}
INDUK: Final = {Rkt: "rkt", Pk: "pk_dokumen", RencanaAksi: "rencana_aksi"}
TAUTAN: Final = ("indikator_renstra_id", "baris_rkt_id", "baris_pk_id")


def sources_of(dokumen: Any) -> list[tuple[str, str]]:
    """(value, words) of every source from which a document of this kind takes rows, the first one first."""
    return [(nilai, label) for nilai, (label, _) in SUMBER[type(dokumen)].items()]


def missing_rows(dokumen: Any, sumber: str) -> list[Any]:
    """The unsaved rows that `sumber` has and `dokumen` lacks, in the order of the source: none of its rows is
    linked to the same thing, and none says the same words. Raises KeyError for a source of another kind."""
    ada = list(dokumen.baris.all())
    kata = {key_of_words(b) for b in ada}
    tautan = {(nama, kunci) for b in ada for nama, kunci in _links(b)}
    calon = SUMBER[type(dokumen)][sumber][1](dokumen)
    return [b for b in calon if key_of_words(b) not in kata and not tautan.intersection(_links(b))]


def _links(baris: Any) -> list[tuple[str, int]]:
    found = ((nama, getattr(baris, nama, None)) for nama in TAUTAN)
    return [(nama, kunci) for nama, kunci in found if kunci is not None]


@transaction.atomic
def take_missing_rows(*, user: User, dokumen: Any, sumber: str, suntingan: int) -> list[Any]:
    """Put `missing_rows` at the end of `dokumen` and return them; an empty list changes nothing.

    Raises PermissionDenied, ValidationError once it was submitted or its window is closed, and ConflictError
    when it is no longer the version `suntingan` of which the list was shown.
    """
    hold_document(dokumen)
    require_editable(user, dokumen)
    rows = missing_rows(dokumen, sumber)
    if not rows:
        return []
    change_seen(dokumen, suntingan=suntingan, nilai={})
    akhir = dokumen.baris.aggregate(akhir=Max("urut"))["akhir"] or 0
    for ke, baris in enumerate(rows, start=akhir + 1):
        baris.urut = ke
        setattr(baris, INDUK[type(dokumen)], dokumen)
    type(rows[0]).objects.bulk_create(rows)
    log_jejak(
        user=user,
        tindakan=f"mengambil baris {dokumen._meta.verbose_name}",
        satker=dokumen.unit.satker,
        objek=dokumen,
        sesudah={"sumber": dict(sources_of(dokumen))[sumber], "baris": [b.indikator for b in rows]},
    )
    recompute_after(dokumen.unit, dokumen.tahun)
    return rows
