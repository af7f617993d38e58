"""Whom and what a ninjs item is about, and whose words it is."""

from functools import lru_cache
from typing import Any, cast, get_args

from tajuk.story.addresses import address_of
from tajuk.story.story import Byline, Label, Source
from tajuk.wire.dispatch import Concept, byline_name
from tajuk.wire.ninjs_names import Fields, listed, text
from tajuk.wire.wxr_post import slug, words

_ROLES = frozenset(("reporter", "editor", "photographer", "contributor", "agency", "translator"))
_LABELS = frozenset(get_args(Label)) - {""}
_SORTS = frozenset(("outlet", "agency", "person", "organisation", "document"))


def about(fields: Fields, *, ours: bool) -> dict[str, Any]:
    """Return the fields of a Dispatch that hold concepts and bylines.

    ours: the sender is a Tajuk; identifiers are then our slugs, and relations our words for them.
    """
    people, organisations = listed(fields.get("people")), listed(fields.get("organisations"))
    return {
        **(_filed(fields) if ours else {"subjects": _concepts(listed(fields.get("subjects")), ours=ours)}),
        "bylines": _bylines(fields, people, ours=ours),
        "people": _concepts([one for one in people if text(one, "rel") not in _ROLES], ours=ours),
        "organisations": _concepts([one for one in organisations if not one.get("symbols")], ours=ours),
        "places": _concepts([one for one in listed(fields.get("places")) if text(one, "rel") != "dateline"], ours=ours),
        "symbols": tuple(_symbols(organisations)),
        "sources": _sources(fields),
    }


def _filed(fields: Fields) -> dict[str, Any]:
    """Return section, further sections, label and topics as a Tajuk says them."""
    subjects = listed(fields.get("subjects"))
    by_rel: dict[str, list[str]] = {}
    for one in subjects:
        by_rel.setdefault(text(one, "rel"), []).append(_code(one))
    genres = [_code(one) for one in listed(fields.get("genres"))]
    return {
        "section": next(iter(by_rel.get("section", ())), ""),
        "also_in": tuple(by_rel.get("also in", ())),
        "label": next((genre for genre in genres if genre in _LABELS), ""),
        "subjects": _concepts([one for one in subjects if text(one, "rel") == "about"], ours=True),
    }


def _bylines(fields: Fields, people: list[Fields], *, ours: bool) -> tuple[Byline, ...]:
    named = [
        Byline(text(one, "name"), cast(Any, text(one, "rel")), _code(one) if ours else "")
        for one in people
        if text(one, "rel") in _ROLES and text(one, "name")
    ]
    by = byline_name(words(text(fields, "by")))
    return tuple(named) or ((Byline(by),) if by else ())


def _symbols(organisations: list[Fields]) -> list[str]:
    symbols = [symbol for one in organisations for symbol in listed(one.get("symbols"))]
    return [found for one in symbols if (found := text(one, "symbol") or text(one, "ticker") or text(one, "name"))]


def _concepts(several: list[Fields], *, ours: bool) -> tuple[Concept, ...]:
    return tuple([_concept(one, ours=ours) for one in several])


def _concept(one: Fields, *, ours: bool) -> Concept:
    if ours:
        return _our_concept(one)
    said = one.get
    try:
        return _known(said("name"), said("literal"), said("code"), said("qcode"), (said("uri"), said("scheme")))
    except TypeError:  # one of them is a list, or worse
        return Concept(words(text(one, "name")))


def _our_concept(one: Fields) -> Concept:
    name, code, uri, scheme = text(one, "name"), _code(one), text(one, "uri"), text(one, "scheme")
    uri = uri or f"{scheme}{code}" if scheme else uri
    return Concept(name, slug=code, uri="" if uri.endswith(f"/{code}") else uri)


@lru_cache(maxsize=32_768)
def _known(name: Any, literal: Any, code: Any, qcode: Any, where: tuple[Any, Any]) -> Concept:
    """Return an agency's concept; its URI is made of scheme and code in ninjs 1.x."""
    fields = {"literal": literal, "code": code, "qcode": qcode, "uri": where[0], "scheme": where[1]}
    code, uri, scheme = _code(fields), text(fields, "uri"), text(fields, "scheme")
    uri = uri or (f"{scheme}{code}" if code and scheme.startswith("http") else code)
    return Concept(words(text({"name": name}, "name")), code, uri)


def _sources(fields: Fields) -> tuple[Source, ...]:
    """Return who says what the item says; the house itself is none of its sources."""
    several = [one for one in listed(fields.get("infoSources")) if _role(one) != "publisher"]
    if not several and (credit := text(fields, "source")):
        return (Source(slug(credit) or "source", credit, "agency"),)
    by_name = {text(one, "name"): _code(one) for one in several}
    found = [_source(one, by_name) for one in several if text(one, "name")]
    return tuple({source.ref: source for source in found}.values())


def _source(one: Fields, by_name: dict[str, str]) -> Source:
    name, (sort, _, cited) = text(one, "name"), _role(one).partition(" citing ")
    return Source(
        ref=_code(one) or slug(name) or "source",
        name=name,
        sort=cast(Any, sort if sort in _SORTS else "agency"),
        url=address_of(text(one, "uri")),
        on_word_of=by_name.get(cited, "") if cited else "",
    )


def _code(one: Fields) -> str:
    """Return the code of a concept in its own scheme."""
    return text(one, "literal") or text(one, "code") or text(one, "qcode")


def _role(one: Fields) -> str:
    """Return what somebody did for an item; ninjs 1.x calls it the relation."""
    return text(one, "role") or text(one, "rel")
