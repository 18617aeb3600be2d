"""The kartu of all indikator of a Renstra, with what each of them lacks."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from renstra.susunan import kartu_rows
from renstra.views.lingkup import renstra_of, renstra_page
from sakip.permissions import Deed, can


@require_safe
def list_kartu(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """All kartu; `?kurang=1` those that lack something, `?iku=2024` the IKU of that year."""
    renstra = renstra_of(request, kode, pk)
    semua = kartu_rows(renstra)
    kurang, iku = request.GET.get("kurang") == "1", _year(request.GET.get("iku", ""))
    daftar = [
        b for b in semua if not (kurang and not b.kurang) and not (iku and not b.indikator.is_iku_in(iku))
    ]
    cetak = {
        "teks": "Cetak semua kartu",
        "url": reverse("laporan:kartu-semua", args=[kode, pk]),
        "ikon": "printer",
    }
    konteks = renstra_page(
        renstra,
        "Kartu indikator",
        keterangan="Definisi, rumus, sumber data, dan penanggung jawab setiap indikator.",
        daftar=daftar,
        pilihan=_choices(len(semua), sum(bool(b.kurang) for b in semua), kurang, iku),
        pilihan_iku=_years(renstra.tahun_list, iku) if semua else [],
        disaring=bool(kurang or iku),
        aksi=[cetak] if semua and can(request.user, Deed.CETAK, renstra.satker) else [],
    )
    return render(request, "renstra/kartu_daftar.html", konteks)


def _year(teks: str) -> int:
    return int(teks) if re.fullmatch("[0-9]{4}", teks) else 0


def _choices(semua: int, banyak_kurang: int, kurang: bool, iku: int) -> list[dict[str, object]]:
    return [
        {"teks": f"Semua ({semua})", "url": "?", "aktif": not (kurang or iku)},
        {"teks": f"Belum lengkap ({banyak_kurang})", "url": "?kurang=1", "aktif": kurang},
    ]


def _years(masa: list[int], iku: int) -> list[dict[str, object]]:
    return [{"teks": f"{t}", "url": f"?iku={t}", "aktif": iku == t} for t in masa]
