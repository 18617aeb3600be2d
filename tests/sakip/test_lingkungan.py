"""How the environment is read."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from sakip.lingkungan import baca_kata, baca_pilihan, baca_ya

NAMA = "SAKIP_UJI_LINGKUNGAN"


@pytest.mark.parametrize(
    ("isi", "ya"), [("1", True), (" Ya ", True), ("TRUE", True), ("", False), ("0", False), ("yes", False)]
)
def test_a_yes_is_one_of_three_words(monkeypatch, isi, ya):
    monkeypatch.setenv(NAMA, isi)
    assert baca_ya(NAMA) is ya


def test_what_is_not_set_is_no_and_the_words_given_and_the_first_choice(monkeypatch):
    monkeypatch.delenv(NAMA, raising=False)
    assert (baca_ya(NAMA), baca_kata(NAMA, "a b"), baca_pilihan(NAMA, "satu", "dua")) == (
        False,
        ["a", "b"],
        "satu",
    )


def test_words_are_parted_by_spaces_and_commas(monkeypatch):
    monkeypatch.setenv(NAMA, "a, b,c  d")
    assert baca_kata(NAMA, "x") == ["a", "b", "c", "d"]


def test_an_unknown_choice_is_refused_with_the_choices(monkeypatch):
    monkeypatch.setenv(NAMA, "lain")
    with pytest.raises(ImproperlyConfigured, match=f"{NAMA} berisi satu, dua, atau tiga."):
        baca_pilihan(NAMA, "satu", "dua", "tiga")
