"""A NITF document as what an agency says."""

from typing import Any

from lxml import etree

from tajuk.story import codec
from tajuk.story.blocks import Body, Paragraph
from tajuk.story.markup import body_of
from tajuk.story.story import Story
from tajuk.story.text import runs
from tajuk.wire.dispatch import Dispatch, instant, signals_in, status_of, urgency_of
from tajuk.wire.newsml_g2_values import Parts, first, parts, text
from tajuk.wire.nitf_about import OURS, about
from tajuk.wire.nitf_body import as_html
from tajuk.wire.nitf_head import Lines, lines_of
from tajuk.wire.outgoing import GENERATOR

_URI = ("urn:", "tag:", "http://", "https://")
_LONGEST_KEPT = 4_000  # characters
_TAKEN = frozenset(("doc-id", "urgency", "date.issue", "date.release", "ed-msg", "doc.copyright", "identified-content"))
Metas = list[tuple[str, str]]


def dispatch_of(nitf: etree._Element, *, line: int) -> Dispatch:
    """Return what a <nitf> element says.

    Source: IPTC NITF 3.1 to 3.6.
    """
    whole = parts(nitf)
    head, body = parts(*whole.get("head", ())), parts(*whole.get("body", ()))
    data, front = parts(*head.get("docdata", ())), parts(*body.get("body.head", ()))
    metas = [(one.get("name") or "", (one.get("content") or "").strip()) for one in head.get("meta", ())]
    ours, lines = ("generator", GENERATOR) in metas, lines_of(front)
    headline, ednote = lines.headline or first(head, "title"), _ednote(data, front)
    status = next((one.get("management-status") or "" for one in head.get("docdata", ())), "")
    return Dispatch(
        format="nitf",
        uri=_identity(head, data, headline),
        line=line,
        status=status_of(status),
        version=next((one.get("version") or "" for one in data.get("du-key", ())), ""),
        language=nitf.get("baselang") or "",
        urgency=urgency_of(next((one.get("ed-urg") for at in (data, head) for one in at.get("urgency", ())), None)),
        ednote=ednote,
        body=_body(body),
        dateline=lines.dateline,
        signals=tuple(
            dict.fromkeys((*("correction" for _ in data.get("correction", ())), *signals_in(ednote, headline)))
        ),
        rights=_rights(data, front),
        carried={} if ours else _left(head, data, metas),
        whole=_document(metas) if ours else None,
        **_times(data, metas, status),
        **(_our_lines(metas) if ours else _lines(lines, headline, data)),
        **about(head, data, metas, ours=ours),
    )


def _lines(lines: Lines, headline: str, data: Parts) -> dict[str, Any]:
    keys = [one.get("key") or text(one) for one in parts(*data.get("key-list", ())).get("keyword", ())]
    return {
        "headline": headline,
        "deck": lines.deck,
        "summary": lines.summary,
        "bylines": lines.bylines,
        "slugline": next(filter(None, keys), "") if len(keys) == 1 else "",
    }


def _our_lines(metas: Metas) -> dict[str, str]:
    names = {"headline": "headline", "kicker": "kicker", "deck": "deck", "summary": "summary", "slugline": "slug"}
    said = dict(metas)
    return {field: said.get(f"{OURS}{name}", "") for field, name in names.items()}


def _times(data: Parts, metas: Metas, status: str) -> dict[str, Any]:
    """Return when a document was issued, and until when it must wait."""
    said = dict(metas)
    issued_at, released_at = _instant(data, "date.issue"), _instant(data, "date.release")
    held = status.lower() == "embargoed"
    waits = released_at and (held or (issued_at and released_at > issued_at))
    return {
        "first_at": instant(said.get(f"{OURS}first", "")),
        "changed_at": issued_at or instant(said.get("timestamp", "").replace(".", "-")),
        "lifts_at": released_at if waits else None,
        "is_held": held and not released_at,
    }


def _instant(data: Parts, name: str) -> Any:
    return next((at for one in data.get(name, ()) if (at := instant(one.get("norm") or text(one)))), None)


def _identity(head: Parts, data: Parts, headline: str) -> str:
    """Return what a document is known by in all its versions, "" when it says nothing of the kind.

    Some agencies number a document's versions in its id, behind the key all of them share: then the key counts.
    A cancellation of another document is known by that one.
    """
    ids = [(one.get("id-string") or "", one.get("regsrc") or "") for one in data.get("doc-id", ())]
    keys = [one.get("key") or "" for one in data.get("du-key", ())]
    canceled = [one.get("management-doc-idref") or "" for one in head.get("docdata", ()) if _cancels(one)]
    named, source = next((pair for pair in ids if pair[0]), ("", next((source for _, source in ids), "")))
    source = source or next(
        (one.get("src-name") or "" for one in parts(*data.get("del-list", ())).get("from-src", ())), ""
    )
    key = next((key for key in keys if key and named.startswith(key)), "")
    named = next(filter(None, canceled), "") or key or named or next(filter(None, keys), "")
    if named.startswith(_URI):
        return named
    if not named:
        issued = next((one.get("norm") or "" for one in data.get("date.issue", ())), "")
        named = f"{issued} {headline}".strip() if headline else ""
    return f"nitf:{source}:{named}" if named else ""


def _cancels(data: etree._Element) -> bool:
    return status_of(data.get("management-status") or "") != "usable"


def _signals(data: Parts, *lines: str) -> tuple[str, ...]:
    said = ("correction",) if "correction" in data else ()
    return tuple(dict.fromkeys((*said, *signals_in(*lines))))


def _ednote(data: Parts, front: Parts) -> str:
    messages = [one.get("info") or text(one) for one in data.get("ed-msg", ())]
    notes = [text(one) for one in front.get("note", ()) if one.get("noteclass") in ("editorsnote", None)]
    return "\n".join(filter(None, (*messages, *notes)))


def _body(body: Parts) -> Body:
    """Return the text; what is said below it in the end stands below it."""
    found = [block for one in body.get("body.content", ()) for block in body_of(as_html(one))]
    end = parts(*body.get("body.end", ()))
    return (*found, *(Paragraph(runs(said)) for one in end.get("tagline", ()) if (said := text(one))))


def _rights(data: Parts, front: Parts) -> dict[str, str]:
    owners = parts(*front.get("rights", ()))
    holders = [one.get("holder") or "" for one in data.get("doc.copyright", ())]
    said = {
        "holder": next(filter(None, holders), "") or first(owners, "rights.owner"),
        "terms": next((one.get("usage") or one.get("limitations") or "" for one in data.get("doc.rights", ())), ""),
        "credit": first(front, "distributor"),
    }
    return {name: words for name, words in said.items() if words}


def _document(metas: Metas) -> Story | None:
    """Return the story itself, when another Tajuk sent it along.

    Raises: DocumentError when it is no document.
    """
    written = dict(metas).get(f"{OURS}document", "")
    document = codec.decode(written.encode()) if written else None
    return document if isinstance(document, Story) else None


def _left(head: Parts, data: Parts, metas: Metas) -> dict[str, Any]:
    """Return what no field of ours holds: metas, and the rest of the document's data by element name."""
    left: dict[str, Any] = {name: content[:_LONGEST_KEPT] for name, content in metas if name and content}
    left = {"meta": left} if left else {}
    for name, several in data.items():
        values = [value for one in several if (value := _value(one))] if name and name not in _TAKEN else []
        if values:
            left[name] = values
    for name in ("tobject", "pubdata", "revision-history"):
        values = [value for one in head.get(name, ()) if (value := _value(one))]
        if values:
            left[name] = values
    return left


def _value(one: etree._Element) -> Any:
    """Return an element as its attributes, those of its children by their order, or its words."""
    inner = [value for child in one if (value := _value(child))]
    own = {str(name): str(value) for name, value in one.attrib.items() if value}
    return inner or own or text(one)[:_LONGEST_KEPT]
