"""QR codes as SVG."""

import re

import pytest

from sakip.qr import qr_data, qr_svg

ALAMAT = "https://sakip.contoh.id/v/ab2dc3efgh4jkm5n/"


def test_code_is_a_square_as_wide_as_its_place_with_a_quiet_zone():
    svg = qr_svg(ALAMAT)
    lebar, tinggi = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups())
    assert (lebar, tinggi) == (33 + 2 * 4,) * 2
    assert not re.search(r"<svg[^>]* (width|height)=", svg)


def test_title_is_escaped():
    assert "<title>a &lt; b &amp; c</title>" in qr_svg("x", judul="a < b & c")


def test_nothing_of_the_text_can_break_the_markup():
    assert "script" not in qr_svg('"><script>')


def test_equal_text_gives_equal_code():
    assert qr_data(ALAMAT) == qr_data(ALAMAT)


def test_text_that_is_too_long_is_refused():
    with pytest.raises(ValueError, match="too large"):
        qr_svg("x" * 5000)
