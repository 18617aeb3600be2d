"""The visitor's address behind proxies, and a browser in words."""

import pytest

from sakip.peramban import address_of, device_words

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36"


@pytest.mark.parametrize(
    ("diteruskan", "proksi", "alamat"),
    [
        ("", 0, "10.0.0.9"),
        ("203.0.113.7", 0, "10.0.0.9"),  # nobody is in front: the header is the visitor's invention
        ("203.0.113.7", 1, "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7", 1, "203.0.113.7"),  # the left one was sent by the visitor
        ("203.0.113.7, 10.0.0.1", 2, "203.0.113.7"),
        ("203.0.113.7", 2, "10.0.0.9"),  # fewer proxies than promised: somebody came around them
        ("2001:DB8::1", 1, "2001:db8::1"),
        ("<script>", 1, None),
    ],
)
def test_address_comes_from_the_proxies_that_are_trusted(diteruskan, proksi, alamat):
    assert address_of({"REMOTE_ADDR": "10.0.0.9", "HTTP_X_FORWARDED_FOR": diteruskan}, proksi) == alamat


def test_a_socket_has_no_address():
    assert address_of({"REMOTE_ADDR": ""}, 0) is None


@pytest.mark.parametrize(
    ("user_agent", "kata"),
    [
        (CHROME, "Chrome di Windows"),
        (f"{CHROME} Edg/140.0", "Edge di Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox di Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari di iPhone",
        ),
        ("Firefox/143.0", "Firefox"),
        ("curl/8.0", "Peramban tidak dikenal"),
        ("", "Peramban tidak dikenal"),
    ],
)
def test_a_browser_is_told_in_words(user_agent, kata):
    assert device_words(user_agent) == kata
