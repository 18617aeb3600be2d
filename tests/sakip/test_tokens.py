"""The colours of the design system: WCAG 2.2 contrast, computed from tokens.css in both themes."""

import re
from pathlib import Path

import pytest

import sakip

CSS = (Path(sakip.__file__).parent / "static/sakip/css/tokens.css").read_text(encoding="utf-8")
SURFACES = ["latar", "permukaan", "permukaan-2"]
TONES = ["baik", "cukup", "kurang", "buruk", "info", "netral"]
TEXTS = ["teks", "teks-2", "tautan", "penanda"]
FILLS = ["tombol", "tombol-sorot", "bahaya", "bahaya-sorot"]
LINES = ["garis-kuat", "fokus", "penanda"]


def tokens(block: str) -> dict[str, str]:
    """Custom properties that are a hex colour (the short form written out) or a percentage."""
    found = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6}|\d+%);", block))
    return {k: "#" + "".join(c * 2 for c in v[1:]) if len(v) == 4 else v for k, v in found.items()}


LIGHT, DARK_CHOSEN, DARK_OF_SYSTEM = (tokens(part) for part in re.split(r":root(?:\[|:not)", CSS))
THEMES = [pytest.param(LIGHT, id="terang"), pytest.param(LIGHT | DARK_CHOSEN, id="gelap")]


def channels(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def mix(colour: str, percent: str, ground: str) -> str:
    """`color-mix(in srgb, colour percent, ground)`."""
    share = int(percent.rstrip("%")) / 100
    pairs = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in pairs)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (c / 255 for c in channels(colour))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert round(contrast("#000000", "#ffffff"), 2) == 21


def test_both_ways_to_the_dark_theme_give_the_same_colours():
    assert DARK_CHOSEN == DARK_OF_SYSTEM
    assert set(LIGHT) - set(DARK_CHOSEN) == {"tombol-teks", "identitas-redup"}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("text", TEXTS)
def test_text_reaches_aa_on_every_surface(theme, text, surface):
    assert contrast(theme[text], theme[surface]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("fill", FILLS)
def test_label_of_a_button_reaches_aa(theme, fill):
    assert contrast(theme["tombol-teks"], theme[fill]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_text_on_the_identity_colour_reaches_aa(theme):
    assert contrast("#ffffff", theme["identitas"]) >= 4.5
    assert contrast(theme["identitas-redup"], theme["identitas"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tone", TONES)
def test_badge_and_message_reach_aa_on_their_own_ground(theme, tone):
    ground = mix(theme[tone], theme["kadar"], theme["permukaan"])
    assert contrast(theme[tone], ground) >= 4.5
    assert contrast(theme["teks"], ground) >= 4.5
    assert contrast(theme["tautan"], ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("tone", TONES)
def test_tone_without_a_ground_reaches_aa(theme, tone, surface):
    assert contrast(theme[tone], theme[surface]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("line", LINES)
def test_line_of_a_control_reaches_three_to_one(theme, line, surface):
    assert contrast(theme[line], theme[surface]) >= 3
