"""Whom and what a NewsML-G2 item is about, and whose words it is."""

from collections.abc import Iterator
from typing import Any, cast, get_args

from lxml import etree

from tajuk.story.addresses import address_of
from tajuk.story.story import Byline, Label, Source
from tajuk.wire.dispatch import Concept, byline_name
from tajuk.wire.newsml_g2_values import Catalogue, Parts, code_of, first, last, name_of, parts, role
from tajuk.wire.wxr_post import slug
from tajuk.wire.xml_items import local

_LABELS = frozenset(get_args(Label)) - {""}
_SORTS = {
    "person": "people",
    "organisation": "organisations",
    "organization": "organisations",
    "geoarea": "places",
    "geo": "places",
    "poi": "places",
    "place": "places",
}
_ROLES = {
    "photographer": "photographer",
    "photo": "photographer",
    "editor": "editor",
    "translator": "translator",
    "agency": "agency",
    "contributor": "contributor",
}
_SOURCES = frozenset(("outlet", "agency", "person", "organisation", "document"))
_EVENTS = frozenset(("event", "object"))  # of concepts that are no topics of ours; carried with their codes


def about(whole: Parts, told: Parts, meta: Parts, *, known: Catalogue) -> dict[str, Any]:
    """Return the fields of a Dispatch that hold concepts and bylines."""
    by_sort: dict[str, list[Concept]] = {}
    for one in told.get("subject", ()):
        kind = last(one.get("type") or one.get("typeuri") or "")
        if kind not in _EVENTS and not (known.ours and kind == "organisation"):  # a Tajuk names symbols, no companies
            by_sort.setdefault(_SORTS.get(kind, "subjects"), []).append(known.concept(one))
    return {
        **{name: tuple(several) for name, several in by_sort.items()},
        **(_filed(told, meta) if known.ours else {}),
        "symbols": tuple(_symbols(whole)),
        "bylines": _bylines(told, known),
        "sources": tuple({source.ref: source for source in _sources(told, known)}.values()),
    }


def _filed(told: Parts, meta: Parts) -> dict[str, Any]:
    """Return section, further sections and label, as a Tajuk says them."""
    sections = [(last(one.get("typeuri") or ""), one.get("literal") or "") for one in meta.get("memberOf", ())]
    genres = [one.get("literal") or "" for one in told.get("genre", ())]
    return {
        "section": next((code for how, code in sections if how == "section"), ""),
        "also_in": tuple(code for how, code in sections if how != "section"),
        "label": next((genre for genre in genres if genre in _LABELS), ""),
    }


def _symbols(whole: Parts) -> Iterator[str]:
    """Yield the symbols of the instruments an item tells of, in what it asserts of organisations."""
    for one in whole.get("assert", ()):
        for inner in one.iter():
            if local(inner) == "hasInstrument" and (found := inner.get("symbol") or ""):
                yield found


def _bylines(told: Parts, known: Catalogue) -> tuple[Byline, ...]:
    """Return who did what: a Tajuk names each; of an agency the line it prints counts, then who it names."""
    named = [
        _byline(one, known)
        for name in ("creator", "contributor")
        for one in told.get(name, ())
        if name_of(one, tag=known.tag) or known.ours
    ]
    by = byline_name(first(told, "by"))
    if known.ours or not by:
        return tuple(named)
    return (Byline(by), *(one for one in named if one.role == "photographer"))


def _byline(one: etree._Element, known: Catalogue) -> Byline:
    usual = "reporter" if local(one) == "creator" else "contributor"
    found = _ROLES.get(role(one), usual)
    slug = (one.get("literal") or "") if known.ours else ""
    return Byline(name_of(one, tag=known.tag), cast(Any, found), slug)


def _sources(told: Parts, known: Catalogue) -> Iterator[Source]:
    """Yield who says what an item says."""
    for one in told.get("infoSource", ()):
        name = name_of(one, tag=known.tag) or one.get("literal") or last(code_of(one))
        how = role(one)
        if name and not (known.ours and how == "publisher"):
            yield Source(
                ref=(one.get("literal") if known.ours else "") or slug(name) or "source",
                name=name,
                sort=cast(Any, how if how in _SOURCES else "agency"),
                url=address_of(one.get("uri") or "") if known.ours else "",
            )


def concepts_in(item: Parts, known: Catalogue) -> Iterator[tuple[Concept, str, str]]:
    """Yield the concepts an item defines, each with its type and what is said of it."""
    several = [*item.get("concept", ()), *parts(*item.get("conceptSet", ())).get("concept", ())]
    for one in several:
        told = parts(one)
        identity = next(iter(told.get("conceptId", ())), None)
        kind = next((last(code_of(found)) for found in told.get("type", ())), "")
        code = "" if identity is None else known.uri(identity)
        yield Concept(name_of(one, tag=known.tag), last(code), code), kind, first(told, "definition")
