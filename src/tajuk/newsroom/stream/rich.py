"""Runs as the rich text editor stores them, and back.

The editor stores HTML with one element a mark. Links, mentions and claims share one, `<a linktype="reference">`: the
editor lets only one of its entities stand on a stretch of text. A link to elsewhere of which nothing else is said is a
usual `<a href>`.
"""

from collections.abc import Iterator
from html import escape

from lxml import html
from lxml.html import HtmlElement

from tajuk.story.text import (
    AnyMark,
    Claim,
    Code,
    Em,
    Link,
    Mention,
    Runs,
    Strike,
    Strong,
    Sub,
    Sup,
    Text,
    normal,
)

_ELEMENTS: dict[type, str] = {Strong: "b", Em: "i", Strike: "s", Code: "code", Sub: "sub", Sup: "sup"}
_MARKS: dict[str, AnyMark] = {
    **{name: kind() for kind, name in _ELEMENTS.items()},
    "strong": Strong(),
    "em": Em(),
    "del": Strike(),
}
STAND_INS = {" ": "\ufdd0", "\u00a0": "\ufdd1"}
"""Noncharacters that stand for white space while the editor's form is made; no text of an editor holds them."""
_UNHELD = dict.fromkeys(map(ord, STAND_INS.values()))
_OF = ("person", "topic", "place", "organisation", "instrument")


def rich_of(text: Runs) -> str:
    """Return runs as the inner HTML of a paragraph."""
    return "".join(map(_run, text))


def runs_of(node: HtmlElement, *, until: frozenset[str] = frozenset()) -> Runs:
    """Return the runs in an element; elements named in `until` are left out with all they hold."""
    return normal(_texts(node, (), until))


def line_of(rich: str) -> Runs:
    """Return the runs of a field that holds one line of rich text."""
    return runs_of(parsed(rich))


def parsed(rich: str) -> HtmlElement:
    """Return the nodes of a rich text, whatever stands in it, in one element."""
    return html.fragment_fromstring((rich or "").translate(_UNHELD), create_parent="div")


def _run(run: Text) -> str:
    inner = escape(run.text, quote=False).replace("\n", "<br/>")
    for mark in reversed(run.marks):
        if name := _ELEMENTS.get(type(mark)):
            inner = f"<{name}>{inner}</{name}>"
    attributes = _reference(run.marks)
    return f"<a{attributes}>{inner}</a>" if attributes else inner


def _reference(marks: tuple[AnyMark, ...]) -> str:
    """Return the attributes of the one element for all that a run refers to."""
    given: dict[str, str] = {}
    for mark in marks:
        match mark:
            case Link():
                given |= {"url": mark.url, "guid": mark.guid, "link": "" if mark.url or mark.guid else "empty"}
            case Mention():
                given |= {"of": mark.of, "slug": mark.slug}
            case Claim():
                given["source"] = mark.source
            case _:
                pass
    if not given:
        return ""
    if list(given) == ["url", "guid", "link"] and given["url"] and not given["guid"]:
        return f' href="{escape(given["url"])}"'
    said = "".join(f' {name}="{escape(value)}"' for name, value in given.items() if value or name in ("slug", "source"))
    return f' linktype="reference"{said}'


def _texts(node: HtmlElement, marks: tuple[AnyMark, ...], until: frozenset[str]) -> Iterator[Text]:
    if node.text:
        yield Text(node.text, marks)
    for child in node:
        if child.tag == "br":
            yield Text("\n", marks)
        elif isinstance(child.tag, str) and child.tag not in until:
            yield from _texts(child, (*marks, *_marks_of(child)), until)
        if child.tail:
            yield Text(child.tail, marks)


def _marks_of(node: HtmlElement) -> tuple[AnyMark, ...]:
    if node.tag != "a":
        mark = _MARKS.get(node.tag)
        return (mark,) if mark else ()
    if node.get("linktype") != "reference":
        return (Link(url=node.get("href", "")),) if node.get("href") else ()
    return tuple(_referred(node))


def _referred(node: HtmlElement) -> Iterator[AnyMark]:
    if node.get("source") is not None:
        yield Claim(node.get("source", ""))
    if node.get("url") or node.get("guid") or node.get("link"):
        yield Link(url=node.get("url", ""), guid=node.get("guid", ""))
    for of in _OF:
        if node.get("of") == of:
            yield Mention(of, node.get("slug", ""))  # type: ignore[arg-type]
