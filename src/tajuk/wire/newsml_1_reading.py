"""A NewsML 1 item as what an agency says."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tajuk.story.addresses import address_of
from tajuk.story.blocks import Body, Picture, Recording
from tajuk.story.markup import body_of
from tajuk.story.story import Byline, Dateline, Source
from tajuk.story.text import runs
from tajuk.wire.dispatch import (
    Concept,
    Dispatch,
    Rendition,
    best,
    byline_name,
    instant,
    signals_in,
    status_of,
    urgency_of,
)
from tajuk.wire.newsml_g2_values import Parts, first, language, parts, text
from tajuk.wire.nitf_body import as_html
from tajuk.wire.plain_body import plain_body
from tajuk.wire.wxr_post import slug
from tajuk.wire.xml_items import local

_SUBJECTS = "http://cv.iptc.org/newscodes/subjectcode/"
_CODES = frozenset(("Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier"))
_TAIL = re.compile(r"\s*(?:\([^()]*\))?\s*[-–—]*\s*$")


def dispatch_of(item: etree._Element, *, line: int) -> Dispatch:
    """Return what a <NewsItem> says: what its text's component says counts, then what the components around it say.

    Source: IPTC NewsML 1.0 to 1.2.
    """
    whole = parts(item)
    managed, identity = parts(*whole.get("NewsManagement", ())), _identifier(whole)
    components = [one for one in item.iter() if local(one) == "NewsComponent"]
    words = next((one for one in components if _has_words(one)), components[0] if components else item)
    around = [words, *(one for one in words.iterancestors() if local(one) == "NewsComponent")]
    told = [parts(one) for one in around]
    lines = [parts(*one.get("NewsLines", ())) for one in told]
    described = [parts(*one.get("DescriptiveMetadata", ())) for one in told]
    headline, status = _first(lines, "HeadLine"), _formal(managed, "Status")
    body = _body(words)
    return Dispatch(
        format="newsml_1",
        uri=_uri(identity),
        line=line,
        **_brought_along(components, is_text=bool(body)),
        status=status_of(status),
        version=first(identity, "RevisionId"),
        **_instants(managed, status),
        language=next(filter(None, (_formal(one, "Language") for one in described)), "") or language(item),
        urgency=urgency_of(_formal(managed, "Urgency") or _formal(managed, "Priority")),
        headline=headline,
        deck=_first(lines, "SubHeadLine"),
        slugline=_first(lines, "SlugLine") or first(parts(*whole.get("Identification", ())), "NameLabel"),
        body=body,
        bylines=(Byline(by),) if (by := byline_name(_first(lines, "ByLine"))) else (),
        dateline=_dateline(described, lines),
        subjects=tuple(dict.fromkeys(_subjects(around))),
        symbols=tuple(_values(item, "Ticker Symbol")),
        sources=_sources(told),
        signals=signals_in(_formal(managed, "Instruction"), headline),
        rights=_rights(told, lines),
        carried=_left(item, managed),
    )


def _brought_along(components: list[etree._Element], *, is_text: bool) -> dict[str, Any]:
    """Return what kind of item it is, and the files that come with it; pictures by themselves are the item."""
    files = [found for one in components if (found := _file(one))]
    return {
        "kind": "text" if is_text or not files else files[0][0],
        "pictures": tuple(_picture(one) for one in files if one[0] == "picture") if is_text else (),
        "recordings": tuple(Recording(one[1].href, _form(one[0])) for one in files if one[0] in ("audio", "video")),
        "renditions": tuple(one[1] for one in files),
    }


def _instants(managed: Parts, status: str) -> dict[str, Any]:
    """Return when an item was made and changed, and until when it must wait."""
    changes = parts(*managed.get("StatusWillChange", ()))
    is_held = status.lower() == "embargoed"
    lifts_at = instant(first(changes, "DateAndTime")) if is_held else None
    return {
        "first_at": instant(first(managed, "FirstCreated")),
        "changed_at": instant(first(managed, "ThisRevisionCreated")),
        "lifts_at": lifts_at,
        "is_held": is_held and not lifts_at,
    }


def _identifier(whole: Parts) -> Parts:
    return parts(*parts(*whole.get("Identification", ())).get("NewsIdentifier", ()))


def _uri(identity: Parts) -> str:
    """Return what an item is known by in all its revisions: provider, date and number, without the revision."""
    named = [first(identity, name) for name in ("ProviderId", "DateId", "NewsItemId")]
    if all(named):
        return f"urn:newsml:{':'.join(named)}"
    return first(identity, "PublicIdentifier")


def _formal(found: Parts, name: str) -> str:
    return next((one.get("FormalName") or text(one) for one in found.get(name, ())), "")


def _first(several: list[Parts], name: str) -> str:
    return next(filter(None, (first(one, name) for one in several)), "")


def _contents(component: etree._Element) -> Iterator[tuple[etree._Element, Parts]]:
    for one in component:
        if local(one) == "ContentItem":
            yield one, parts(one)


def _has_words(component: etree._Element) -> bool:
    return any("DataContent" in told for _, told in _contents(component))


def _body(component: etree._Element) -> Body:
    """Return the text of a component: NITF, HTML or plain; of several the longest."""
    found = [_read(data) for _, told in _contents(component) for data in told.get("DataContent", ())]
    return max(found, key=len, default=())


def _read(data: etree._Element) -> Body:
    if not len(data):
        written = data.text or ""
        return body_of(written) if written.lstrip().startswith("<") else plain_body(written)
    content = next((one for one in data.iter() if local(one) in ("body.content", "body")), data)
    inner = next((one for one in content.iter() if local(one) == "body.content"), content)
    return body_of(as_html(inner))


def _file(component: etree._Element) -> tuple[str, Rendition, str, str] | None:
    """Return the largest file of a component: its kind, the file, its caption and who made it."""
    files = [(kind, file) for one, told in _contents(component) for kind, file in [_rendition(one, told)] if file.href]
    found = best(file for _, file in files)
    if not found:
        return None
    lines = parts(*parts(component).get("NewsLines", ()))
    kind = next(kind for kind, file in files if file is found)
    return kind, found, first(lines, "HeadLine"), first(lines, "ByLine", "CreditLine")


def _rendition(one: etree._Element, told: Parts) -> tuple[str, Rendition]:
    mime = _formal(told, "MimeType").lower()
    media = _formal(told, "MediaType").lower()
    known = {kind for kind in ("image", "video", "audio") if mime.startswith(kind)}
    kind = {"image": "picture"}.get(next(iter(known), ""), next(iter(known), ""))
    kind = kind or {"photo": "picture", "picture": "picture", "graphic": "graphic"}.get(media, media or "file")
    sizes = [next(_values(one, name), "") for name in ("PixelWidth", "PixelHeight")]
    sizes = sizes if all(sizes) else [next(_values(one, name), "") for name in ("Width", "Height")]
    width, height = (int(size) if size.isdigit() and len(size) < 7 else 0 for size in sizes)
    return kind, Rendition(address_of(one.get("Href") or ""), mime, "", width, height)


def _values(element: etree._Element, name: str) -> Iterator[str]:
    """Yield the values of properties of a formal name."""
    for one in element.iter():
        if local(one) == "Property" and one.get("FormalName") == name and (value := one.get("Value")):
            yield value


def _picture(file: tuple[str, Rendition, str, str]) -> Picture:
    _, found, caption, credit = file
    return Picture(url=found.href, width=found.width, height=found.height, caption=runs(caption), credit=credit)


def _form(kind: str) -> Any:
    return "audio" if kind == "audio" else "video"


def _dateline(described: list[Parts], lines: list[Parts]) -> Dateline | None:
    """Return where a text was written: the city it names, else its dateline without the agency and dash behind it."""
    places = (one for told in described for one in told.get("Location", ()))
    city = next((value for one in places for value in _values(one, "City")), "")
    place = city or _TAIL.sub("", _first(lines, "DateLine"))
    return Dateline(place) if place else None


def _subjects(around: list[etree._Element]) -> Iterator[Concept]:
    for component in around:
        for meta in parts(component).get("DescriptiveMetadata", ()):
            for one in meta.iter():
                if local(one) in _CODES and (code := one.get("FormalName")):
                    yield Concept("", code, f"{_SUBJECTS}{code}" if code.isdigit() and len(code) == 8 else code)


def _parties(told: list[Parts], name: str) -> Iterator[str]:
    for found in told:
        for one in parts(*found.get("AdministrativeMetadata", ())).get(name, ()):
            yield from (party.get("FormalName") or "" for party in one if local(party) == "Party")


def _sources(told: list[Parts]) -> tuple[Source, ...]:
    names = dict.fromkeys(name for name in (*_parties(told, "Source"), *_parties(told, "Provider")) if name)
    return tuple(Source(slug(name) or "source", name, "agency") for name in names)


def _rights(told: list[Parts], lines: list[Parts]) -> dict[str, str]:
    terms = [text(one) for found in told for meta in found.get("RightsMetadata", ()) for one in meta]
    said = {
        "notice": _first(lines, "CopyrightLine"),
        "credit": _first(lines, "CreditLine") or next(_parties(told, "Provider"), ""),
        "terms": "\n".join(dict.fromkeys(filter(None, terms))),
    }
    return {name: words for name, words in said.items() if words}


def _left(item: etree._Element, managed: Parts) -> dict[str, Any]:
    """Return keywords and links no field of ours holds."""
    keywords = dict.fromkeys(value for name in ("Keyword",) for value in _values(item, name))
    links = [one.get("NewsItem") or "" for one in managed.get("AssociatedWith", ())]
    said = {"keywords": list(keywords), "associated": list(filter(None, links))}
    said["properties"] = [
        f"{one.get('FormalName')}: {one.get('Value')}"
        for one in item.iter()
        if local(one) == "Property" and "Keywords" in (one.get("FormalName") or "") and one.get("Value")
    ]
    return {name: values for name, values in said.items() if values}
