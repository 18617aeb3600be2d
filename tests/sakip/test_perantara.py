"""What every answer carries, and what is written to the log about it."""

import logging

import pytest
from django.contrib.auth.decorators import login_not_required
from django.urls import path, reverse

from sakip.models import User
from sakip.permintaan import new_request, request_number
from sakip.views.halaman import stream_page
from tests.graf import build_graph
from tests.test_permissions import TABEL, arguments_from


@login_not_required
def broken(request):
    raise RuntimeError("sengaja")


@login_not_required
def in_pieces(request):
    return stream_page("<!-- hasil -->", (request_number() for _ in range(2)))


urlpatterns = [path("rusak/", broken), path("bagian/", in_pieces)]


@pytest.mark.parametrize("nama", sorted(TABEL))
def test_no_proxy_keeps_a_page_and_nobody_an_export(nama, client, satker_a):
    argument = arguments_from(build_graph(satker_a), satker_a)
    client.force_login(User.objects.create_superuser("pengelola", password="x"))
    response = client.get(reverse(nama, args=[argument(name) for name in TABEL[nama][0]]))
    page = response.headers.get("Content-Type", "").startswith("text/html")
    assert response.headers["Cache-Control"] == ("private, no-cache" if page else "private, no-store")


@pytest.mark.parametrize(
    "alamat", ["/admin/", "/admin/sakip/pejabat/", "/satker/99.99/", "/tidak-ada/", "/masuk/"]
)
def test_no_proxy_keeps_other_answers_either(alamat, client, db):
    client.force_login(User.objects.create_superuser("pengelola", password="x"))
    assert client.get(alamat).headers["Cache-Control"] == "private, no-cache"


def test_a_static_file_may_be_kept(client):
    assert "no-store" not in client.get("/static/sakip/css/tokens.css").headers["Cache-Control"]


def test_who_frames_and_what_sniffs_stays_shut_out(client, auditor):
    client.force_login(auditor)
    headers = client.get("/satker/").headers
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")


@pytest.fixture
def log(caplog):
    logger = logging.getLogger("django.request")
    logger.addHandler(caplog.handler)
    yield caplog
    logger.removeHandler(caplog.handler)


def test_an_expected_refusal_is_not_logged(client, log, operator_a):
    client.force_login(operator_a)
    found = [client.get(alamat).status_code for alamat in ("/satker/17.02/ubah/", "/satker/17.01/", "/x/")]
    assert (found, log.records) == ([403, 404, 404], [])


@pytest.mark.urls(__name__)
def test_an_error_is_logged_with_where_it_happened(client, log):
    client.raise_request_exception = False
    assert client.get("/rusak/").status_code == 500
    assert {(satu.levelname, satu.exc_info[0]) for satu in log.records} == {("ERROR", RuntimeError)}


@pytest.mark.urls(__name__)
def test_what_is_made_while_it_is_sent_bears_the_number_of_its_own_request(client):
    satu, dua = client.get("/bagian/"), client.get("/bagian/")
    with new_request() as lain:
        isi = [b"".join(j.streaming_content).decode() for j in (satu, dua)]
        assert request_number() == lain
    assert isi == [j.headers["X-Request-ID"] * 2 for j in (satu, dua)]
