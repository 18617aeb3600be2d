"""Fonts reach the browser from the wheel: the three cuts in use, Latin only, and nothing else of it."""

from pathlib import Path

from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from sakip.finders import FontFinder

THREE = ["SakipSans-Regular.woff2", "SakipSans-It.woff2", "SakipSans-Semibold.woff2"]


def test_finder_lists_three_fonts_under_fonts():
    assert [(name, storage.prefix) for name, storage in FontFinder().list([])] == [
        (n, "fonts") for n in THREE
    ]


def test_finder_lists_nothing_that_is_to_be_ignored():
    assert list(FontFinder().list(["*.woff2"])) == []


def test_each_font_is_small_and_has_the_letters_of_a_page():
    for name in THREE:
        path = Path(finders.find(f"fonts/{name}"))
        letters = set(TTFont(path).getBestCmap())
        assert (path.stat().st_size < 20_000, set(map(ord, "AzÉ0189%–√✓Rp")) - letters) == (True, set())


def test_a_cut_font_does_not_carry_the_reserved_name():
    font = TTFont(finders.find(f"fonts/{THREE[0]}"))
    names = {font["name"].getDebugName(n) for n in (1, 4, 6)} | set(font["CFF "].cff.fontNames)
    assert {name for name in names if "Source" in name} == set()


def test_finder_finds_all_when_asked():
    assert [Path(path).name for path in finders.find(f"fonts/{THREE[1]}", find_all=True)] == [THREE[1]]


def test_finder_keeps_the_other_cuts_and_files_to_itself():
    for path in ("fonts/SakipSans-Black.woff2", "fonts/LICENSE.txt", "fonts/../__init__.py", THREE[0]):
        assert finders.find(path) is None
