"""Fonts reach the browser from the wheel: the four cuts in use, and no other file of it."""

from pathlib import Path

from django.contrib.staticfiles import finders

from sakip.finders import FontFinder

FOUR = [
    "SourceSansPro-Regular.otf",
    "SourceSansPro-It.otf",
    "SourceSansPro-Semibold.otf",
    "SourceSansPro-Bold.otf",
]


def test_finder_lists_four_fonts_under_fonts():
    assert [(name, storage.prefix) for name, storage in FontFinder().list([])] == [(n, "fonts") for n in FOUR]


def test_finder_lists_nothing_that_is_to_be_ignored():
    assert list(FontFinder().list(["*.otf"])) == []


def test_finder_finds_a_font_that_can_be_read():
    assert Path(finders.find("fonts/SourceSansPro-Bold.otf")).read_bytes()[:4] == b"OTTO"


def test_finder_finds_all_when_asked():
    assert [Path(path).name for path in finders.find("fonts/SourceSansPro-It.otf", find_all=True)] == [
        FOUR[1]
    ]


def test_finder_keeps_the_other_cuts_and_files_to_itself():
    for path in ("fonts/SourceSansPro-Black.otf", "fonts/LICENSE.txt", "fonts/../__init__.py", FOUR[0]):
        assert finders.find(path) is None
