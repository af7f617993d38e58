"""What each template reads is what its value has, and nothing of the value is left unread."""

import re
import types
import typing

import msgspec
import pytest

from tajuk.pages import html, market_values, page_values, service_values, values

TAKES: dict[str, type[msgspec.Struct]] = {
    "account": service_values.Account,
    "alert": values.Alert,
    "banner": values.Banner,
    "bare": service_values.Bare,
    "board": market_values.Board,
    "calendar": page_values.Calendar,
    "card": values.Card,
    "comparison": market_values.Comparison,
    "consent": values.Consent,
    "day": page_values.Day,
    "design": service_values.Design,
    "footer": values.Footer,
    "found": service_values.Found,
    "head": values.Head,
    "header": values.Header,
    "home": page_values.Home,
    "instrument": market_values.Instrument,
    "languages": values.Languages,
    "latest": values.Latest,
    "layout": values.Layout,
    "listing": page_values.Listing,
    "market": market_values.Market,
    "next": page_values.Next,
    "overlay": values.Overlay,
    "page": page_values.Page,
    "prices": market_values.Prices,
    "problem": service_values.Problem,
    "promos": values.Promos,
    "search": service_values.Search,
    "slot": values.Slot,
    "story": page_values.StoryPage,
    "strip": values.Strip,
    "subscribe": service_values.Subscribe,
    "tools": page_values.Tools,
    "turn": page_values.Turn,
}
_TAG = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
_FOR = re.compile(r"for (\w+) in ([\w.]+)")
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_NAME = re.compile(r"(?<![\w.|])([a-z_]\w*(?:\.\w+)*)")
_SYNTAX = {
    *("if", "elif", "else", "endif", "for", "endfor", "in", "include", "not", "and", "or"),
    *("html", "_", "ngettext", "loop.first", "loop.last"),
}


def read_by(name: str) -> dict[str, type]:
    """Every dotted name a template reads, as field paths of the values' types; raises for one that is no field."""
    text = re.sub(r"\{#.*?#\}", "", html.sources()[f"{name}.html"], flags=re.DOTALL)
    bound: dict[str, object] = {name: TAKES[name]}
    read: dict[str, type] = {}
    for tag in _TAG.findall(text):
        loop = _FOR.search(tag)
        if loop:
            bound[loop[1]] = element(typed(bound, loop[2], read))
        for found in _NAME.findall(_STRING.sub("", tag)):
            if found not in _SYNTAX and not (loop and found == loop[1]):
                typed(bound, found, read)
    return read


def typed(bound: dict[str, object], dotted: str, read: dict[str, type]) -> object:
    first, *rest = dotted.split(".")
    kind = bound[first]
    for field in rest:
        hints = typing.get_type_hints(kind)
        read[f"{kind.__name__}.{field}"] = hints[field]  # type: ignore[attr-defined]
        kind = hints[field]
    return kind


def element(kind: object) -> object:
    assert typing.get_origin(kind) is tuple or isinstance(kind, types.GenericAlias)
    return typing.get_args(kind)[0]


def test_every_template_has_a_named_value() -> None:
    assert {name.removesuffix(".html") for name in html.sources()} == set(TAKES)


@pytest.mark.parametrize("name", sorted(TAKES))
def test_a_template_reads_only_fields_of_its_value(name: str) -> None:
    read_by(name)  # a name that is no field is a KeyError


@pytest.mark.parametrize("name", sorted(TAKES))
def test_every_field_of_a_templates_own_value_is_read(name: str) -> None:
    own = TAKES[name]

    read = {field.partition(".")[2] for field in read_by(name) if field.startswith(f"{own.__name__}.")}

    assert set(own.__struct_fields__) - read == set()


def test_every_field_of_the_smaller_values_is_read_somewhere() -> None:
    read = {field for name in TAKES for field in read_by(name)}
    named = {**vars(values), **vars(page_values), **vars(service_values)}.values()
    all_values = [kind for kind in named if isinstance(kind, type) and issubclass(kind, values.Value)]

    fields = {f"{kind.__name__}.{field}" for kind in all_values for field in kind.__struct_fields__}

    assert fields - read == set()


def test_an_undefined_name_is_an_error() -> None:
    environment = html.environment({"x.html": "{{ card.nothing }}"})

    with pytest.raises(Exception, match="undefined"):
        environment.render_template("x.html", card=values.Banner(promo=None))


def test_only_html_goes_through_the_filter() -> None:
    environment = html.environment({"x.html": "{{ card.headline|html }}"})

    with pytest.raises(TypeError, match="takes Html"):
        environment.render_template("x.html", card=values.Alert(headline="<b>", href="b", ends_at=""))


def test_no_template_holds_style_or_script_of_its_own() -> None:
    for text in html.sources().values():
        assert not re.search(r"<script(?! type=.module. src=)|<style|\sstyle=|\son\w+=", text)
