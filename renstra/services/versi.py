"""Keeping what a Renstra holds when its next version begins, and bringing it back when that is cancelled."""

from __future__ import annotations

import json
from typing import Any, Final

from django.core import serializers
from django.core.exceptions import ValidationError
from django.db.models import CharField, F, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from renstra.berlaku import kept_rows
from renstra.models import (
    Indikator,
    Kontribusi,
    Misi,
    PenanggungJawab,
    Renstra,
    Sasaran,
    SimpananRenstra,
    TargetIndikator,
    Tujuan,
)
from renstra.queries import users_of
from sakip.services.suntingan import change_seen
from sakip.sidik import kanonik, sidik_teks

# What belongs to a Renstra, each after what it hangs on, with the way to the Renstra.
ISI: Final[dict[str, tuple[type[Model], str]]] = {
    "misi": (Misi, "renstra"),
    "tujuan": (Tujuan, "renstra"),
    "sasaran": (Sasaran, "renstra"),
    "indikator": (Indikator, "sasaran__renstra"),
    "target": (TargetIndikator, "indikator__sasaran__renstra"),
    "penanggung_jawab": (PenanggungJawab, "indikator__sasaran__renstra"),
}
TAK_KEMBALI: Final = frozenset({"id", "suntingan"})  # columns of the head that go on counting
RUSAK: Final = "Isi versi sebelumnya tidak tersimpan utuh, sehingga perubahan ini tidak dapat dibatalkan."


def keep_version(renstra: Renstra) -> SimpananRenstra:
    """Keep every row of `renstra` as it stands, under its present version; call it in the transaction in
    which the next version is opened."""
    isi = {"renstra": _rows(Renstra.objects.filter(pk=renstra.pk))}
    isi |= {nama: _rows(_belonging(nama, renstra)) for nama in ISI}
    teks = kanonik(isi)
    simpanan, _ = SimpananRenstra.objects.update_or_create(
        renstra=renstra, versi=renstra.versi, defaults={"isi": teks, "sidik": sidik_teks(teks)}
    )
    return simpanan


def restore_version(
    renstra: Renstra, *, suntingan: int, **kepala: Any
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Bring the version before back, row by row and under the same keys; returns the head (before, after).

    `kepala` are columns of the head that do not come from what was kept. Who answers for an indikator and who
    contributes stays as it is now. Call it in a transaction, when the right was asked for. Raises
    ConflictError, and ValidationError when nothing was kept or a document uses an indikator that would go.
    """
    isi = _kept(renstra)
    keys = {nama: {baris["pk"] for baris in isi[nama]} for nama in ISI}
    _require_free(renstra, keys["indikator"])
    hilang = keys["indikator"] - set(_belonging("indikator", renstra).values_list("pk", flat=True))
    _put_back(renstra, isi["indikator"], keys)
    _take_away(renstra, keys)
    for nama in ISI:
        baris = isi[nama]
        if nama == "penanggung_jawab":
            baris = [b for b in baris if b["fields"]["indikator"] in hilang]
        for satu in serializers.deserialize("python", baris, ignorenonexistent=True):
            satu.save()
    simpan = {f.attname: f for f in Renstra._meta.concrete_fields if f.attname not in TAK_KEMBALI}
    lama = next(serializers.deserialize("python", isi["renstra"], ignorenonexistent=True)).object
    return change_seen(renstra, suntingan=suntingan, nilai={k: getattr(lama, k) for k in simpan} | kepala)


def _kept(renstra: Renstra) -> dict[str, Any]:
    isi = kept_rows(renstra, renstra.versi - 1)
    if isi is None:
        raise ValidationError(RUSAK)
    return isi


def _rows(rows: QuerySet[Any]) -> list[dict[str, Any]]:
    """The rows as plain values: {model, pk, fields}."""
    found: list[dict[str, Any]] = json.loads(serializers.serialize("json", rows.order_by("pk")))
    return found


def _belonging(nama: str, renstra: Renstra) -> QuerySet[Any]:
    model, path = ISI[nama]
    return model._default_manager.filter(**{path: renstra})


def _require_free(renstra: Renstra, keys: set[int]) -> None:
    """Pass, or ValidationError: a document refers to an indikator that only the dropped version has."""
    added = _belonging("indikator", renstra).exclude(pk__in=keys)
    Kontribusi.objects.filter(Q(indikator__in=added)).delete()
    alasan = [f"Indikator “{i}” dipakai pada {nama}." for i in added for nama in users_of(i)]
    if alasan:
        raise ValidationError(alasan)


def _put_back(renstra: Renstra, rows: list[dict[str, Any]], keys: dict[str, set[int]]) -> None:
    """Move each kept indikator that went to a new sasaran back, with all that hangs on it."""
    pindah = Indikator.objects.filter(sasaran__renstra=renstra).exclude(sasaran__in=keys["sasaran"])
    asal = {baris["pk"]: baris["fields"]["sasaran"] for baris in rows}
    for pk in pindah.filter(pk__in=asal).values_list("pk", flat=True):
        Indikator.objects.filter(pk=pk).update(sasaran=asal[pk])


def _take_away(renstra: Renstra, keys: dict[str, set[int]]) -> None:
    """Delete what the kept version does not have, and let no number stand in the way of another."""
    Sasaran.objects.filter(renstra=renstra).update(induk=None, tujuan=None)
    Kontribusi.objects.filter(sasaran__renstra=renstra).exclude(sasaran__in=keys["sasaran"]).delete()
    TargetIndikator.objects.filter(indikator__in=keys["indikator"]).exclude(pk__in=keys["target"]).delete()
    for nama in ("indikator", "sasaran", "tujuan", "misi"):
        _belonging(nama, renstra).exclude(pk__in=keys[nama]).delete()
    for nama in ("tujuan", "misi"):
        _belonging(nama, renstra).update(no=Concat(Value("~"), Cast(F("pk"), CharField())))
