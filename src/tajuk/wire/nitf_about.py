"""What a NITF document is about, by its head."""

from collections.abc import Iterator
from typing import Any, cast, get_args

from lxml import etree

from tajuk.story.story import Byline, Label
from tajuk.wire.dispatch import Concept
from tajuk.wire.newsml_g2_values import Parts, parts, text

OURS = "tajuk:"
"""What the names of <meta> elements begin with that a Tajuk wrote, and who gave its identifiers."""

_SUBJECTS = "http://cv.iptc.org/newscodes/subjectcode/"
_LABELS = frozenset(get_args(Label)) - {""}
_ROLES = frozenset(("reporter", "editor", "photographer", "contributor", "agency", "translator"))
_TICKERS = ("ticker", "nyse", "nasdaq", "ric", "isin", "idx", "lse")


def about(head: Parts, data: Parts, metas: list[tuple[str, str]], *, ours: bool) -> dict[str, Any]:
    """Return the fields of a Dispatch that hold concepts; of a Tajuk's also its bylines and where it files a story."""
    named = parts(*data.get("identified-content", ()))
    orgs = named.get("org", ())
    found: dict[str, Any] = {
        "people": tuple(_concept(one, ours=ours) for one in named.get("person", ()) if one.get("idsrc") != f"{OURS}by"),
        "symbols": tuple(value for one in orgs if (value := one.get("value") or "") and _is_ticker(one)),
        "organisations": tuple(_concept(one, ours=False) for one in orgs if not _is_ticker(one)),
        "places": tuple(_concept(one, ours=False) for one in named.get("location", ())),
    }
    if not ours:
        return found | {"subjects": tuple(_subjects(head))}
    return found | {
        "subjects": tuple(_concept(one, ours=True) for one in named.get("classifier", ())),
        "section": _meta(metas, "section"),
        "also_in": tuple(content for name, content in metas if name == f"{OURS}also-in"),
        "label": label if (label := _meta(metas, "label")) in _LABELS else "",
        "bylines": tuple(_byline(one) for one in named.get("person", ()) if one.get("idsrc") == f"{OURS}by"),
    }


def _meta(metas: list[tuple[str, str]], name: str) -> str:
    return next((content for found, content in metas if found == f"{OURS}{name}"), "")


def _subjects(head: Parts) -> Iterator[Concept]:
    """Yield the subjects of a document by their most particular name."""
    for one in parts(*head.get("tobject", ())).get("tobject.subject", ()):
        given = {name: (one.get(f"tobject.subject.{name}") or "").strip() for name in ("detail", "matter", "type")}
        code = (one.get("tobject.subject.refnum") or "").strip()
        uri = f"{_SUBJECTS}{code}" if code.isdigit() and len(code) == 8 else code
        name = given["detail"] or given["matter"] or given["type"]
        if name or code:
            yield Concept(" ".join(name.split()), code, uri)


def _is_ticker(one: etree._Element) -> bool:
    return any(name in (one.get("idsrc") or "").lower() for name in _TICKERS)


def _concept(one: etree._Element, *, ours: bool) -> Concept:
    value = one.get("value") or one.get("location-code") or ""
    uri = one.get("idsrc") or "" if ours else value
    return Concept(text(one), value, "" if uri == OURS else uri, value if ours else "")


def _byline(one: etree._Element) -> Byline:
    role, _, slug = (one.get("value") or "").partition(" ")
    return Byline(text(one), cast(Any, role if role in _ROLES else "reporter"), slug)
