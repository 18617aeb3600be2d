"""The help: pages and glossary. Public: whoever cannot sign in needs it most, and it holds no data."""

from __future__ import annotations

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from sakip.bantuan.bagian import Bagian, filter_sections, sections_of
from sakip.bantuan.glosarium import GLOSARIUM
from sakip.bantuan.halaman import HALAMAN, MENURUT_KUNCI, Halaman
from sakip.bantuan.istilah import filter_glossary

TERPANJANG = 100  # characters of a search


@login_not_required
@require_safe
def show_help(request: HttpRequest) -> HttpResponse:
    """The list of help pages; with `q` what the pages and the glossary say of it."""
    cari = search_of(request)
    konteks = {
        "judul": "Bantuan",
        "cari": cari,
        "halaman": HALAMAN,
        "hasil": find_in_pages(cari) if cari else [],
        "kelompok": filter_glossary(GLOSARIUM, cari) if cari else [],
    }
    return render(request, "sakip/bantuan/daftar.html", konteks)


@login_not_required
@require_safe
def show_page(request: HttpRequest, kunci: str) -> HttpResponse:
    """One help page with its table of contents."""
    if kunci not in MENURUT_KUNCI:
        raise Http404("Halaman bantuan itu tidak ada.")
    halaman = MENURUT_KUNCI[kunci]
    konteks = {
        "judul": halaman.judul,
        "keterangan": halaman.ringkas,
        "remah": trail(halaman.judul),
        "isi": template_of(halaman),
        "bagian": sections(halaman),
        "halaman": HALAMAN,
    }
    return render(request, "sakip/bantuan/halaman.html", konteks)


@login_not_required
@require_safe
def show_glossary(request: HttpRequest) -> HttpResponse:
    """The words of the field by group; with `q` those that match."""
    cari = search_of(request)
    konteks = {
        "judul": "Glosarium",
        "keterangan": "Arti setiap kata dan keadaan yang dipakai dalam aplikasi ini.",
        "remah": trail("Glosarium"),
        "cari": cari,
        "kelompok": filter_glossary(GLOSARIUM, cari),
        "seluruh": GLOSARIUM,
    }
    return render(request, "sakip/bantuan/glosarium.html", konteks)


def search_of(request: HttpRequest) -> str:
    """What is searched for, in one line; "" = nothing."""
    return " ".join(request.GET.get("q", "")[:TERPANJANG].replace("\0", "").split())


def trail(judul: str) -> list[dict[str, str]]:
    """The breadcrumb of a page below the list."""
    return [{"teks": "Bantuan", "url": reverse("sakip:bantuan")}, {"teks": judul}]


def template_of(halaman: Halaman) -> str:
    return f"sakip/bantuan/isi/{halaman.kunci}.html"


@cache
def sections(halaman: Halaman) -> tuple[Bagian, ...]:
    """The parts of a page; they do not change while the server runs."""
    return sections_of(render_to_string(template_of(halaman)))


def find_in_pages(cari: str) -> list[tuple[Halaman, Bagian, str]]:
    """(page, part, some words of it) for every part in which `cari` stands."""
    return [
        (halaman, bagian, bagian.excerpt(cari))
        for halaman in HALAMAN
        for bagian in filter_sections(sections(halaman), cari)
    ]
