"""The icon tag: decoration for eyes only, one drawing per name and size, no silent holes."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.template import Context, Engine
from lucide import IconDoesNotExist

from sakip.templatetags import ikon as modul

TEMPLATES = Path(__file__).parents[2] / "templates"


def render(source: str, **context) -> str:
    engine = Engine(libraries={"ikon": "sakip.templatetags.ikon"})
    return engine.from_string("{% load ikon %}" + source).render(Context(context))


def test_ikon_is_hidden_from_assistive_technology():
    svg = ElementTree.fromstring(render('{% ikon "circle-check" %}'))
    assert (svg.tag, svg.get("aria-hidden"), svg.get("focusable")) == ("svg", "true", "false")


@pytest.mark.parametrize(("source", "size"), [('{% ikon "x" %}', "20"), ('{% ikon "x" 16 %}', "16")])
def test_ikon_is_a_square_of_the_asked_size(source, size):
    svg = ElementTree.fromstring(render(source))
    assert (svg.get("width"), svg.get("height"), svg.get("class")) == (size, size, "ikon")


def test_ikon_takes_its_name_from_a_variable():
    assert render("{% ikon nama %}", nama="lock") == render('{% ikon "lock" %}')


def test_ikon_is_not_escaped_and_carries_no_inline_style():
    svg = render('{% ikon "house" %}')
    assert svg.startswith("<svg ")
    assert "style=" not in svg


def test_ikon_draws_each_name_and_size_once():
    modul._render.cache_clear()
    render('{% ikon "lock" %}{% ikon "lock" %}{% ikon "lock" 16 %}')
    assert (modul._render.cache_info().misses, modul._render.cache_info().hits) == (2, 1)


@pytest.mark.parametrize("nama", ["tidak-ada", "", "../lock"])
def test_ikon_refuses_an_unknown_name(nama):
    with pytest.raises(IconDoesNotExist):
        render("{% ikon nama %}", nama=nama)


def test_every_icon_that_a_template_names_exists():
    sources = [path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")]
    names = {name for source in sources for name in re.findall(r'(?:% ikon |ikon_nama=)"([^"]+)"', source)}
    assert [name for name in sorted(names) if not exists(name)] == []
    assert {"circle-check", "log-out"} <= names


def exists(nama: str) -> bool:
    try:
        return render("{% ikon nama %}", nama=nama) != ""
    except IconDoesNotExist:
        return False
