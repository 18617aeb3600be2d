"""The pohon kinerja: a picture and a list that say the same, on the screen and on A3."""

import io
from datetime import date

import pikepdf
import pytest
from django.urls import reverse
from pypdf import PdfReader

from laporan.services.pohon import print_tree
from renstra.models import Indikator, Kontribusi, PenanggungJawab, Renstra
from renstra.pohon import forest_of, summary_of
from tests.hitung import queries_of
from tests.renstra.conftest import pohon, put_target  # noqa: F401 - the fixture of the tree

KODE = "17.02"


@pytest.fixture
def besar(pohon):  # noqa: F811 - the fixture of that name
    """Sixty indikator below one sasaran."""
    for ke in range(57):
        baru = Indikator.objects.create(
            sasaran=pohon["strategis"],
            uraian=f"Persentase rancangan keputusan tepat waktu nomor {ke}",
            urut=9 + ke,
        )
        put_target(baru, 2024, "90%")
    return pohon


def url(pohon, nama="pohon-detail"):  # noqa: F811 - the object, not the fixture
    return reverse(f"laporan:{nama}", args=[KODE, pohon["renstra"].pk])


def lines(simpul):
    return [
        (simpul.kolom, simpul.judul, simpul.catatan, simpul.tanda),
        *[b for a in simpul.anak for b in lines(a)],
    ]


def test_the_forest_names_owner_target_and_what_is_lacking(pohon, unit_a, sekretariat_a):  # noqa: F811
    Kontribusi.objects.create(indikator=pohon["a"], unit=sekretariat_a, uraian="Data")
    PenanggungJawab.objects.create(indikator=pohon["a"], nama="Budi", mulai=date(2024, 1, 1))
    satu, dua = forest_of(pohon["renstra"])
    kurang, tanpa = "Tanpa target 2020, 2021, 2022, 2023", "Tanpa penanggung jawab"
    assert lines(satu) == [
        (0, "Tujuan 1", "", ()),
        (1, "Sasaran strategis 1", unit_a.nama, ()),
        (3, "Indikator 1.1", f"Target 2024: 80%. Kontribusi: {sekretariat_a.nama}", ()),
        (3, "Indikator 1.2", "Target 2024: 90%", (kurang, tanpa)),
        (2, "Sasaran program 2", sekretariat_a.nama, ()),
        (3, "Indikator 2.1", "Target 2024 belum ada", ("Tanpa target semua tahun", tanpa)),
    ]
    assert lines(dua) == [(0, "Tujuan 2", "", ("Tanpa sasaran",))]
    assert summary_of((satu, dua)) == "2 tujuan, 2 sasaran, dan 3 indikator"


def test_the_page_holds_picture_and_list(client, auditor, pohon):  # noqa: F811
    client.force_login(auditor)
    isi = client.get(url(pohon)).text
    words = [
        'role="img"',
        "Perlu dilengkapi: tanpa sasaran",
        "<strong>Indikator 2.1</strong>",
        ">! Tanpa sasaran<",
    ]
    assert [isi.count(kata) for kata in words] == [1, 1, 1, 1]


def test_what_was_typed_is_escaped_in_the_picture(client, operator_a, pohon):  # noqa: F811
    Indikator.objects.update(uraian="<script>x</script>")
    client.force_login(operator_a)
    assert client.get(url(pohon)).text.count("<script>x") == 0


def test_the_picture_fits_the_screen_by_a_link(client, operator_a, pohon):  # noqa: F811
    client.force_login(operator_a)
    found = [
        client.get(url(pohon) + akhir).text.count("bagan-bingkai--muat") for akhir in ("", "?ukuran=muat")
    ]
    assert found == [0, 1]


def test_sixty_indikator_take_no_more_queries(client, operator_a, pohon, request):  # noqa: F811
    client.force_login(operator_a)
    few = queries_of(client, url(pohon))
    request.getfixturevalue("besar")
    assert queries_of(client, url(pohon)) == few


def test_a_renstra_without_a_tree_says_so(client, operator_a, satker_a):
    kosong = Renstra.objects.create(satker=satker_a, tahun_awal=2025, tahun_akhir=2029)
    client.force_login(operator_a)
    assert client.get(url({"renstra": kosong})).text.count("Belum ada tujuan dan sasaran") == 1
    assert len(PdfReader(io.BytesIO(print_tree(kosong))).pages) == 1


def structure(pdf, jenis):
    """Every structure element of that kind."""
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == jenis]


def test_paper_is_a3_with_a_text_for_each_picture_and_the_list_behind(besar):
    isi = print_tree(besar["renstra"])
    pages = PdfReader(io.BytesIO(isi)).pages
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        alt = [str(f.Alt) for f in structure(pdf, "/Figure")]
        lists = len(structure(pdf, "/L"))
    size = tuple(round(float(x) / 72 * 25.4) for x in pages[0].mediabox[2:])
    gambar = sum(alt_satu.startswith("Gambar pohon kinerja, lembar") for alt_satu in alt)
    teks = [" ".join(p.extract_text().split()) for p in pages]
    assert (size, gambar, lists > 0) == ((420, 297), len(alt), True)
    assert sum("Pohon kinerja sebagai daftar" in t for t in teks) == 1
    assert sum(t.count("Indikator 1.59:") for t in teks) == 1
    assert [ke for ke, t in enumerate(teks[: len(alt)]) if "lanjutan" in t] == list(range(1, len(alt)))


def test_the_smallest_letter_on_paper_is_seven_points_or_more(besar):
    besar["renstra"].status = "ditetapkan"  # the mark of a draf is no text
    with pikepdf.open(io.BytesIO(print_tree(besar["renstra"]))) as pdf:
        sizes = font_sizes(pdf)
    assert min(sizes) >= 7


def font_sizes(pdf):
    """The letter heights in points, the scales of the page and of the picture applied."""
    found = set()
    for page in pdf.pages:
        found |= set(_sizes(page, 1.0))
    return found


def _sizes(holder, scale, huruf=0.0, depth=0):
    stack = []
    for operands, operator in pikepdf.parse_content_stream(holder):
        nama = str(operator)
        if nama == "q":
            stack.append((scale, huruf))
        elif nama == "Q":
            scale, huruf = stack.pop()
        elif nama == "cm":
            scale *= abs(float(operands[3]))
        elif nama == "Tf":
            huruf = float(operands[1])
        elif nama == "TJ":
            yield round(huruf * scale, 2)
        elif nama == "Do":
            gambar = holder.Resources.XObject[operands[0]] if depth else holder.resources.XObject[operands[0]]
            if gambar.get("/Subtype") == "/Form":
                yield from _sizes(gambar, scale, huruf, depth + 1)


def test_the_button_opens_the_pdf(client, ketua_a, pohon):  # noqa: F811
    client.force_login(ketua_a)
    response = client.get(url(pohon, "pohon-cetak"))
    assert (response["Content-Type"], response["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert response["Content-Disposition"] == 'inline; filename="pohon-kinerja-17.02-2020-2024.pdf"'
