"""The answer to a grid that saves its rows one by one: what became of each, as JSON for the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from sakip.isian import sent_rows
from sakip.kolom import RAGU, Kolom, texts_of
from sakip.models import Jejak
from sakip.perbaris import PerBaris
from sakip.services.lembar import Lembar, Perubahan

KEPALA = "X-Kisi"
HILANG = "Baris ini telah dihapus oleh pengguna lain."


@dataclass(frozen=True)
class Kisi:
    """What a grid shows besides its inputs: `induk` is the document, `sel(rows)` gives the drawn cells that
    follow from a row {primary key: {cell: HTML}}, `kaki(rows)` the HTML of the foot of the table."""

    induk: Model
    sel: Callable[[Sequence[Any]], dict[int, dict[str, str]]] = lambda rows: {}
    kaki: Callable[[Sequence[Any]], str] = lambda rows: ""


def is_from_grid(request: HttpRequest) -> bool:
    """Whether the page sends single rows and waits for JSON instead of a page."""
    return KEPALA in request.headers


def answer_rows(
    request: HttpRequest, *, lembar: Lembar, kisi: Kisi, save: Callable[..., Perubahan]
) -> JsonResponse:
    """Save the rows that were sent and say what became of each; 422 with sentences when none may be saved
    now (submitted, closed). A missing right goes on as PermissionDenied."""
    try:
        isian, tiap = sent_rows(request.POST, lembar.kolom)
        save(isian=isian, suntingan=tiap)
    except ValidationError as galat:
        return JsonResponse({"galat": galat.messages}, status=422)
    rows = lembar.baca()
    kisi.induk.refresh_from_db(fields=["suntingan"])
    stored = {str(b.pk): b for b in rows}
    kunci = {satu.kunci: str(tiap.dikenal.get(satu.kunci, satu.kunci)) for satu in isian}
    singkat = {s.kunci: {"keadaan": "dihapus"} for s in isian if s.hapus and s.kunci not in tiap.galat}
    singkat |= {
        k: {"keadaan": "usang", "ke": tiap.usang[kini]} for k, kini in kunci.items() if kini in tiap.usang
    }
    sel = kisi.sel([stored[k] for k in kunci.values() if k in stored])
    return JsonResponse(
        {
            "suntingan": kisi.induk.suntingan,  # type: ignore[attr-defined]
            "jam": timezone.localtime().strftime("%H.%M"),
            "pengubah": _last_writer(kisi.induk) if tiap.bentrok or tiap.hilang else "",
            "baris": {
                k: singkat.get(k) or _row(kini, stored.get(kini), lembar.kolom, tiap, sel)
                for k, kini in kunci.items()
            },
            "urut": {str(b.pk): b.urut for b in rows if hasattr(b, "urut")},
            "kaki": kisi.kaki(rows),
        }
    )


def _row(
    kunci: str, baris: Any, kolom: Sequence[Kolom], tiap: PerBaris, sel: dict[int, dict[str, str]]
) -> dict[str, Any]:
    galat = tiap.galat.get(kunci, {})
    if baris is None and not galat:
        return {"keadaan": "hilang", "galat": {"": [HILANG]}}
    keadaan = "bentrok" if kunci in tiap.bentrok else "gagal" if galat else "tersimpan"
    return {
        "keadaan": keadaan,
        "kunci": kunci,
        "nilai": texts_of(baris, kolom) if baris else {},
        "bacaan": {k.nama: k.bacaan(baris) for k in kolom} if baris else {},
        "bentrok": tiap.bentrok.get(kunci, {}),
        "galat": {nama: error.messages for nama, error in galat.items()},
        "ragu": [nama for nama, error in galat.items() if any(e.code == RAGU for e in error.error_list)],
        "sel": sel.get(baris.pk, {}) if baris else {},
    }


def _last_writer(induk: Model) -> str:
    """`Budi, pukul 10.31`: who stored the document last; "" = nobody did."""
    jejak = (
        Jejak.objects.filter(objek=induk._meta.model_name, objek_id=induk.pk)
        .select_related("user")
        .order_by("-pk")
        .first()
    )
    if jejak is None or jejak.user is None:
        return ""
    return f"{jejak.user}, pukul {timezone.localtime(jejak.waktu).strftime('%H.%M')}"
