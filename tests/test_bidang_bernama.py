"""Every page that a persona may read: no id stands twice, and each field has a name of its own."""

from collections import Counter
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from tests.conftest import sign_in_recently
from tests.graf import build_graph
from tests.test_permissions import PERSONA, TABEL, arguments_from

TANPA_NAMA = {"hidden", "submit", "button", "reset", "image"}
PEMBACA = ("operator_a", "admin_a", "sekretaris_a", "ketua_a", "provinsi_17", "pusat")


class Halaman(HTMLParser):
    """The ids, the labels and the fields of a page."""

    def __init__(self, teks):
        super().__init__()
        self.id, self.label, self.bidang, self.dalam = Counter(), set(), [], 0
        self.feed(teks)

    def handle_starttag(self, tag, attrs):
        isi = dict(attrs)
        if "id" in isi:
            self.id[isi["id"]] += 1
        if tag == "label":
            self.label.add(isi.get("for"))
            self.dalam += 1
        if tag in {"input", "select", "textarea"} and isi.get("type") not in TANPA_NAMA and not self.dalam:
            self.bidang.append(isi)

    def handle_endtag(self, tag):
        self.dalam -= tag == "label"

    @property
    def ganda(self):
        return sorted(nama for nama, banyak in self.id.items() if banyak > 1)

    @property
    def tanpa_nama(self):
        return [
            isi.get("name")
            for isi in self.bidang
            if isi.get("id") not in self.label and not {"aria-label", "aria-labelledby"} & isi.keys()
        ]


@pytest.fixture
def argument(satker_a):
    return arguments_from(build_graph(satker_a), satker_a)


def reader_of(nama):
    """Who opens the page: the first that may."""
    answers = TABEL[nama][1]
    return next((p for p in (*PEMBACA, *PERSONA) if answers[p] == 200), None)


@pytest.mark.parametrize("nama", [nama for nama in TABEL if reader_of(nama)])
def test_no_id_stands_twice_and_each_field_has_a_name(nama, argument, client, make_persona):
    sign_in_recently(client, make_persona(reader_of(nama)))
    response = client.get(reverse(nama, args=[argument(name) for name in TABEL[nama][0]]))
    if not response.headers["Content-Type"].startswith("text/html"):
        return
    halaman = Halaman(response.content.decode())
    assert (halaman.ganda, halaman.tanpa_nama) == ([], [])
