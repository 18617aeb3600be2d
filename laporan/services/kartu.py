"""Print the kartu of one indikator, or of all indikator of a Renstra, one on a page. Writes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

from laporan.bentuk.kartu import bentuk_kartu
from laporan.bentuk.umum import nama_berkas
from laporan.pdf import render_pdf
from laporan.services.dokumen import Cetakan
from renstra.kartu import missing_fields
from renstra.models import Indikator, PenanggungJawab, Renstra
from renstra.queries import indikator_with_targets
from renstra.susunan import kartu_of
from renstra.tanggung_jawab import turns_of
from sakip.choices import PERNAH_SAH


def print_kartu(renstra: Renstra, indikator: Indikator | None = None) -> Cetakan:
    """The PDF of the kartu of `indikator` (of this Renstra), or of all (None), in order. Four queries.

    A kartu of a Renstra that never was in force is marked as a draft. ValidationError when there is none.
    """
    rows = indikator_with_targets(renstra).select_related("sasaran__unit", "sasaran__tujuan")
    daftar = list(rows if indikator is None else rows.filter(pk=indikator.pk))
    if not daftar:
        raise ValidationError(
            "Renstra ini belum mempunyai indikator, jadi tidak ada kartu yang dapat dicetak."
        )
    snap = {
        "satker": renstra.satker.nama_lengkap,
        "masa": f"{renstra.tahun_awal}–{renstra.tahun_akhir}",
        "kartu": list(_cards(renstra, daftar)),
    }
    bentuk = bentuk_kartu(snap)
    konteks = {"bentuk": bentuk, "judul_pdf": bentuk["judul_pdf"], "pengarang": bentuk["pengarang"]}
    draf = renstra.status not in PERNAH_SAH
    nomor = f"{daftar[0].pk}" if indikator is not None else "semua"
    nama = nama_berkas("kartu-indikator", nomor, renstra.tahun_awal, renstra.satker.nama)
    return Cetakan(nama, render_pdf("laporan/pdf/kartu.html", konteks, css=("kartu",), draf=draf))


def _cards(renstra: Renstra, daftar: list[Indikator]) -> Iterable[dict[str, Any]]:
    riwayat: dict[int, list[PenanggungJawab]] = defaultdict(list)
    rows = PenanggungJawab.objects.filter(indikator__in=[satu.pk for satu in daftar])
    for pj in rows.select_related("unit").order_by("-mulai"):
        riwayat[pj.indikator_id].append(pj)
    for satu in daftar:
        satu.sasaran.renstra = renstra
        milik = riwayat[satu.pk]
        bagian = kartu_of(satu, milik)
        yield {
            "indikator": satu.uraian or "(tanpa uraian)",
            "kurang": missing_fields(satu, ada_pj=bool(turns_of(milik))),
            "bagian": [
                {"judul": b.judul, "butir": [(x.label, x.isi, x.kurang) for x in b.butir]} for b in bagian
            ],
        }
