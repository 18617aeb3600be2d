"""The help: complete for every page and state, public, searched without JavaScript."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import ResolverMatch, reverse

from sakip import choices
from sakip.bantuan.bagian import sections_of
from sakip.bantuan.gambar import FOLDER, KATA, picture
from sakip.bantuan.glosarium import GLOSARIUM, ISTILAH
from sakip.bantuan.halaman import HALAMAN
from sakip.bantuan.peta import PETA, TANPA_HALAMAN
from sakip.views.bantuan import sections
from tests.test_permissions import TABEL

DAFTAR_KATA = (
    choices.Peran,
    choices.StatusNilai,
    choices.StatusDokumen,
    choices.JenisDokumen,
    choices.Polaritas,
    choices.CaraKumulasi,
)
ISI = Path(settings.BASE_DIR, "templates/sakip/bantuan/isi")


class Tautan(HTMLParser):
    """Every id and every link of a page."""

    def __init__(self, html):
        super().__init__()
        self.id, self.href = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.id += [nilai for nama, nilai in attrs if nama == "id"]
        self.href += [nilai for nama, nilai in attrs if tag == "a" and nama == "href"]


def help_addresses():
    return [
        reverse("sakip:bantuan"),
        reverse("sakip:glosarium"),
        *(reverse("sakip:bantuan-detail", args=[halaman.kunci]) for halaman in HALAMAN),
    ]


def test_every_page_has_its_help_or_is_deliberately_without():
    assert (set(PETA) | TANPA_HALAMAN, set(PETA) & TANPA_HALAMAN) == (set(TABEL), set())


@pytest.mark.parametrize("tempat", sorted(set(PETA.values())))
def test_every_place_of_the_map_is_a_part_of_a_help_page(tempat):
    kunci, _, jangkar = tempat.partition("#")
    halaman = {h.kunci: h for h in HALAMAN}[kunci]
    assert jangkar in ["", *(bagian.kunci for bagian in sections(halaman))]


@pytest.mark.parametrize("kata", DAFTAR_KATA, ids=lambda kata: kata.__name__)
def test_the_glossary_explains_every_state_and_role(kata):
    assert {nilai.replace("_", "-") for nilai in kata.values} - set(ISTILAH) == set()


def test_the_states_of_a_capaian_without_a_number_are_explained():
    tanpa_angka = set(choices.StatusCapaian.values) - {"ok"}
    assert {nilai.replace("_", "-") for nilai in tanpa_angka} - set(ISTILAH) == set()


def test_each_word_of_the_glossary_has_one_entry_and_whole_sentences():
    semua = [istilah for kelompok in GLOSARIUM for istilah in kelompok.istilah]
    assert len(semua) == len(ISTILAH)
    assert [i.kunci for i in semua if not re.fullmatch(r"[A-Z].+\.", i.arti)] == []


def test_the_pages_are_written_and_nothing_else():
    assert sorted(berkas.stem for berkas in ISI.glob("*.html")) == sorted(h.kunci for h in HALAMAN)


@pytest.mark.django_db
@pytest.mark.parametrize("alamat", help_addresses())
def test_a_stranger_reads_the_help_and_each_of_its_links_leads_somewhere(alamat, client):
    halaman = client.get(alamat)
    tautan = Tautan(halaman.content.decode())
    assert (halaman.status_code, len(tautan.id)) == (200, len(set(tautan.id)))
    for href in {h for h in tautan.href if h.startswith(("#", "/bantuan/"))}:
        jalan, _, jangkar = href.partition("#")
        tujuan = client.get(jalan) if jalan else halaman
        assert tujuan.status_code == 200, href
        assert jangkar in ["", *Tautan(tujuan.content.decode()).id], href


@pytest.mark.django_db
def test_the_help_asks_the_database_nothing_of_a_stranger(client, django_assert_num_queries):
    client.get("/bantuan/?q=capaian")
    with django_assert_num_queries(0):
        client.get("/bantuan/?q=capaian")


@pytest.mark.django_db
def test_an_unknown_help_page_is_not_found(client):
    assert client.get("/bantuan/tidak-ada/").status_code == 404


@pytest.mark.django_db
def test_the_help_is_read_only(client):
    assert [client.post(alamat).status_code for alamat in help_addresses()[:3]] == [405, 405, 405]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cari", "istilah"), [("WTP", ["opini-bpk"]), ("rapikan", []), ("RINCIAN output", 2)]
)
def test_the_glossary_is_filtered(client, cari, istilah):
    kelompok = client.get("/bantuan/glosarium/", {"q": cari}).context["kelompok"]
    found = [i.kunci for k in kelompok for i in k.istilah]
    assert (len(found) if isinstance(istilah, int) else found) == istilah


@pytest.mark.django_db
def test_a_search_finds_the_part_of_a_page_and_shows_words_around(client):
    hasil = client.get("/bantuan/", {"q": "tempelan"}).context["hasil"]
    assert [(h.kunci, b.kunci) for h, b, _ in hasil] == [("mengisi-realisasi", "tempel")]
    assert "tempelan" in hasil[0][2]


@pytest.mark.django_db
@pytest.mark.parametrize("cari", ["", "  ", "zzz", "<script>", "\0", "a" * 5000])
def test_any_search_is_answered_and_shown_as_text(client, cari):
    isi = client.get("/bantuan/", {"q": cari}).content.decode()
    assert ('<script>"' in isi, isi.count('role="search"')) == (False, 1)


def test_sections_are_read_as_words():
    html = '<section id="a"><h2>Satu <b>dua</b></h2><p>tiga\n  &amp; empat</p></section>'
    assert [(b.kunci, b.judul, b.teks) for b in sections_of(html)] == [("a", "Satu dua", "tiga & empat")]


def render(isi, view_name=None):
    request = RequestFactory().get("/")
    request.resolver_match = (
        ResolverMatch(
            print,
            (),
            {},
            url_name=view_name.split(":")[1],
            app_names=["x"],
            namespaces=[view_name.split(":")[0]],
        )
        if view_name
        else None
    )
    return Template("{% load bantuan %}" + isi).render(Context({"request": request}))


@pytest.mark.parametrize(
    ("nama", "alamat"),
    [
        ("kinerja:realisasi-edit", "/bantuan/mengisi-realisasi/#papan-ketik"),
        ("laporan:verifikasi", "/bantuan/memeriksa-keaslian/"),
        ("sakip:bantuan", "/bantuan/"),
        (None, "/bantuan/"),
    ],
)
def test_the_link_leads_to_the_help_of_the_page(nama, alamat):
    assert render("{% alamat_bantuan %}", nama) == alamat


def test_istilah_links_a_word_to_the_glossary():
    assert render('{% istilah "capaian" %}') == '<a href="/bantuan/glosarium/#capaian">capaian</a>'
    assert render('{% istilah "capaian" "Capaian" %}') == '<a href="/bantuan/glosarium/#capaian">Capaian</a>'


def test_every_word_that_a_template_links_is_in_the_glossary():
    dipakai = {
        kunci
        for berkas in Path(settings.BASE_DIR, "templates").rglob("*.html")
        for kunci in re.findall(r'{% istilah "([^"]*)"', berkas.read_text(encoding="utf-8"))
    }
    assert dipakai - set(ISTILAH) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("alamat", ["/masuk/", "/akun/sandi/tidak/ada/"])
def test_who_cannot_sign_in_is_led_to_the_help(alamat, client):
    assert "/bantuan/kalau-ada-masalah/#masuk" in Tautan(client.get(alamat).content.decode()).href


def test_istilah_refuses_a_word_that_is_not_in_the_glossary():
    with pytest.raises(KeyError):
        render('{% istilah "tidak-ada" %}')


def test_each_picture_is_there_shown_on_a_page_and_small():
    dipakai = sorted(
        nama for h in ISI.glob("*.html") for nama in re.findall(r'{% gambar "([\w-]+)"', h.read_text())
    )
    berkas = {b.name: b.stat().st_size for b in FOLDER.iterdir()}
    assert dipakai == sorted(KATA)
    assert sorted(berkas) == sorted(f"{n}-{rupa}.webp" for n in KATA for rupa in ("lebar", "sempit"))
    assert max(berkas.values()) < 40_000
    assert sum(berkas.values()) < 600_000


@pytest.mark.parametrize("nama", KATA)
def test_each_picture_has_words_and_measures(nama):
    satu = picture(nama)
    assert satu.kata.endswith(".")
    assert (satu.sempit.lebar <= 360, satu.lebar.lebar > 360) == (True, True)
