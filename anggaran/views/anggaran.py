"""The budget of a satker-year: the tree with pagu, realisasi and penyerapan at every level."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from anggaran.models import Dipa
from anggaran.pemeriksaan import check_branch
from anggaran.pohon import TANPA_HIBAH, Cabang, Pohon
from anggaran.queries import budget_by_source, budget_history, dipa_revisions
from anggaran.revisi import revision_terms
from anggaran.views.lingkup import satker_of
from sakip.choices import JenisDokumen, SumberDana, Triwulan
from sakip.models import Satker, User
from sakip.numbers import cetak_persen, cetak_rupiah_polos
from sakip.periode import calendar_of, closed_words, lock_of, window_of
from sakip.permissions import Deed, can
from sakip.views.halaman import page_of

SUMBER = (("", "Semua sumber dana"), (TANPA_HIBAH, "Tanpa hibah"), *SumberDana.choices)


@require_safe
def show_budget(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """?revisi= picks a DIPA (the latest by default), ?sumber= a source of funds."""
    satker = satker_of(request, kode)
    revisi = dipa_revisions(satker, tahun)
    dipa = next((d for d in revisi if str(d.revisi) == request.GET.get("revisi")), next(iter(revisi), None))
    sumber = request.GET.get("sumber", "") if request.GET.get("sumber", "") in dict(SUMBER) else ""
    pohon, per_sumber = budget_by_source(satker, tahun, dipa, sumber)
    boleh = can(request.user, Deed.ISI, satker)
    terkunci = closed_year(request.user, satker, tahun) if boleh else ""
    konteks = page_of(
        satker,
        f"Anggaran tahun {tahun}",
        (f"Tahun {tahun}", reverse("laporan:rantai", args=[kode, tahun])),
        tahun=tahun,
        pohon=pohon,
        per_sumber=[source_row(nilai, bagian) for nilai, bagian in per_sumber],
        masa=next((m for m in revision_terms(revisi, {}) if m.dipa == dipa), None),
        banyak_revisi=len(revisi),
        pohon_berlaku=pohon if not sumber and dipa in revisi[:1] else None,
        baris=[tree_row(c, _explain_url("baris", sumber, kode, tahun, c.pk)) for c in pohon.baris],
        jumlah=total_row(pohon, _explain_url("anggaran", sumber, kode, tahun, revisi=dipa)),
        perbedaan=[b for b in pohon.baris if b.selisih_pagu or b.selisih_realisasi] if not sumber else [],
        pilihan_revisi=_links("revisi", [(str(d.revisi), str(d)) for d in revisi], dipa, sumber),
        pilihan_sumber=_links("sumber", source_choices(pohon), dipa, sumber),
        tahun_lalu=budget_history(satker, tahun),
        boleh_isi=boleh,
        terkunci=terkunci if dipa else "",
        aksi=[*_exports(request, satker, tahun), *(_actions(satker, tahun, dipa, terkunci) if boleh else [])],
    )
    return render(request, "anggaran/detail.html", konteks)


def _explain_url(apa: str, sumber: str, *args: object, revisi: Dipa | None = None) -> str:
    """The page that explains a row or the total as this page shows it."""
    kueri = {"sumber": sumber} if sumber else {}
    if revisi is not None:
        kueri["revisi"] = str(revisi.revisi)
    url = reverse(f"anggaran:{apa}-jelaskan", args=args)
    return f"{url}?{urlencode(kueri)}" if kueri else url


def tree_row(cabang: Cabang, jelaskan: str) -> dict[str, Any]:
    """A row of the tree as the component prints it; `jelaskan` is the page that explains its figures."""
    kalimat = [t.pesan for t in check_branch(cabang)]
    if cabang.realisasi_kode:
        kalimat.append(f"Realisasinya tertulis dengan kode {cabang.realisasi_kode.rstrip('. ')}.")
    return {
        "tingkat": min(cabang.dalam, 6),
        "kode": _code_in_tree(cabang.kode),
        "uraian": cabang.uraian,
        "temuan": " ".join(kalimat),
        "riwayat": reverse("sakip:riwayat", args=["barispagu", cabang.pk]),
        "jelaskan": jelaskan,
        **_figures(cabang),
    }


def _code_in_tree(kode: str) -> str:
    """`QGE.003` of `CQ.6709.QGE.003`: below a kegiatan, the rows above say the rest."""
    bagian = kode.split(".")
    return ".".join(bagian[2:]) if len(bagian) > 2 and bagian[1].isdigit() else kode


def total_row(pohon: Pohon, jelaskan: str) -> dict[str, Any] | None:
    """The computed total under the tree; None without rows."""
    if not pohon.baris:
        return None
    return {"tingkat": 1, "uraian": "Jumlah", "jelaskan": jelaskan, **_figures(pohon)}


def _figures(apa: Cabang | Pohon) -> dict[str, Any]:
    return {
        "pagu": cetak_rupiah_polos(apa.pagu),
        "realisasi": cetak_rupiah_polos(apa.realisasi),
        "sisa": cetak_rupiah_polos(apa.sisa),
        "penyerapan": None if apa.penyerapan is None else min(apa.penyerapan, 100),
        "penyerapan_teks": cetak_persen(apa.penyerapan),
    }


def source_row(sumber: str, pohon: Pohon) -> dict[str, Any]:
    """One source of funds ("" = all of them together) with its figures, as the page prints it."""
    teks = dict(SUMBER)[sumber] if sumber else "Jumlah"
    return {"teks": teks, "jumlah": sumber in ("", TANPA_HIBAH), **_figures(pohon)}


def source_choices(pohon: Pohon) -> list[tuple[str, str]]:
    """The choices that make a difference: none where all money comes from one source."""
    ada = {"", *pohon.sumber} if len(pohon.sumber) > 1 else set()
    if SumberDana.HIBAH in ada:
        ada.add(TANPA_HIBAH)
    return [(nilai, teks) for nilai, teks in SUMBER if nilai in ada]


def _links(nama: str, pilihan: list[tuple[str, str]], dipa: Dipa | None, sumber: str) -> list[dict[str, Any]]:
    """Links that change one of the two choices and keep the other."""
    kini = {"revisi": str(dipa.revisi) if dipa else "", "sumber": sumber}
    return [
        {"teks": teks, "url": f"?{urlencode({**kini, nama: nilai})}", "aktif": kini[nama] == nilai}
        for nilai, teks in pilihan
    ]


def _exports(request: HttpRequest, satker: Satker, tahun: int) -> list[dict[str, Any]]:
    if not can(request.user, Deed.EKSPOR, satker):
        return []
    url = reverse("laporan:tabel-list", args=[satker.kode_wilayah, tahun])
    return [{"teks": "Unduh tabel", "url": url, "ikon": "download"}]


def closed_year(user: User, satker: Satker, tahun: int) -> str:
    """Why `user` may write no realisasi of the year, in words; "" = at least one triwulan is open. One query
    while the window of one is open."""
    kalender, jenis, jendela = calendar_of(tahun), JenisDokumen.REALISASI, window_of(satker, user=user)
    windows = (kalender.find(satker, jenis, t) for t in Triwulan.values)
    if any(not closed_words(periode, jendela=jendela) for periode in windows):
        return ""
    kunci = [lock_of(satker, jenis, tahun, t, user=user) for t in Triwulan.values]
    return kunci[-1] if all(kunci) else ""


def _actions(satker: Satker, tahun: int, dipa: Dipa | None, terkunci: str) -> list[dict[str, Any]]:
    args = [satker.kode_wilayah, tahun]
    aksi = [
        {
            "teks": "Revisi DIPA baru" if dipa else "Catat DIPA",
            "url": reverse("anggaran:dipa-create", args=args),
        }
    ]
    if dipa:
        args.append(dipa.revisi)
        aksi.append({"teks": "Ubah pagu", "url": reverse("anggaran:pagu-edit", args=args), "ikon": "pencil"})
    if dipa and not terkunci:
        aksi.append(
            {
                "teks": "Isi realisasi",
                "url": reverse("anggaran:realisasi-edit", args=args),
                "ikon": "pencil",
                "jenis": "utama",
            }
        )
    return [{"ikon": "plus", **satu} for satu in aksi]
