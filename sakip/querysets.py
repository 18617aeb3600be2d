"""Which rows a user sees: the only place that decides it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.utils import timezone

from sakip.choices import Peran

if TYPE_CHECKING:
    from sakip.models import User

MELIHAT_SEMUA = {Peran.PUSAT, Peran.AUDITOR}
MELIHAT_BAWAHAN = {Peran.PROVINSI}


def active_penugasan(user: User) -> list[Any]:
    """The penugasan of `user` that hold today, read once per user object (one query)."""
    if not user.is_active or user.pk is None:
        return []
    if not hasattr(user, "_penugasan_berlaku"):
        user._penugasan_berlaku = list(  # type: ignore[attr-defined]
            user.penugasan.select_related("satker").filter(_holds_today()).order_by("id")
        )
    return user._penugasan_berlaku  # type: ignore[attr-defined, no-any-return]


def read_penugasan(users: Sequence[User]) -> None:
    """Read what `active_penugasan` tells of each of `users`, at once (one query)."""
    rows = apps.get_model("sakip", "Penugasan")._default_manager.filter(_holds_today())
    berlaku = Prefetch(
        "penugasan", rows.select_related("satker").order_by("id"), to_attr="_penugasan_berlaku"
    )
    prefetch_related_objects(users, berlaku)


def _holds_today() -> Q:
    hari = timezone.localdate()
    return (Q(mulai__isnull=True) | Q(mulai__lte=hari)) & (Q(selesai__isnull=True) | Q(selesai__gte=hari))


def _scope(user: User, path: str) -> Q:
    """Condition on the satker at `path` ("" = the row is the satker itself)."""
    prefix = f"{path}__" if path else ""
    penugasan = active_penugasan(user)
    if user.is_superuser or any(p.peran in MELIHAT_SEMUA for p in penugasan):
        return Q()
    own = {p.satker_id for p in penugasan}
    parents = {p.satker_id for p in penugasan if p.peran in MELIHAT_BAWAHAN}
    return Q(**{f"{prefix}pk__in": own}) | Q(**{f"{prefix}induk__in": parents})


class ScopedQuerySet(models.QuerySet[Any]):
    """Rows that belong to a satker reached by `satker_path`.

    With `null_is_common` a row without a satker (a national kebijakan) is everybody's to read.
    """

    satker_path = ""
    null_is_common = False

    @classmethod
    def over(cls, path: str, *, null_is_common: bool = False) -> type[Self]:
        """The queryset class of a model whose satker is found at `path`, e.g. `unit__satker`."""
        attributes = {"satker_path": path, "null_is_common": null_is_common}
        return type(f"{cls.__name__}_{path}", (cls,), attributes)

    def visible_to(self, user: User) -> Self:
        """Only what `user` may read: own satker, the province's kabupaten/kota, everything for pusat."""
        if not user.is_authenticated:
            return self.none()
        condition = _scope(user, self.satker_path)
        if condition and self.null_is_common:
            condition |= Q(**{f"{self.satker_path}__isnull": True})
        return self.filter(condition)


class SatkerQuerySet(ScopedQuerySet):
    """The satker themselves."""

    def children_of(self, satker: Any) -> Self:
        """The satker directly below `satker`."""
        return self.filter(induk=satker)
