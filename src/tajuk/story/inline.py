"""Runs to HTML: neighbours that share a mark share its element."""

import re
from html import escape

from tajuk.story.places import Places
from tajuk.story.text import AnyMark, Claim, Code, Em, Link, Mention, Runs, Strike, Strong, Sub, Sup

_SAFE = re.compile(r"https?://[^/?#]|mailto:|tel:", re.IGNORECASE)
_ELEMENTS: dict[type[AnyMark], str] = {Em: "em", Strong: "strong", Code: "code", Sub: "sub", Sup: "sup", Strike: "s"}
_Tag = tuple[str, str]  # how it opens, how it closes


def inline_html(text: Runs, places: Places) -> str:
    """Return the HTML of runs, escaped."""
    parts: list[str] = []
    opened: tuple[_Tag, ...] = ()
    for run in text:
        if run.marks or opened:
            wanted = _tags(run.marks, places)
            kept = _shared(opened, wanted)
            parts += [closes for _, closes in reversed(opened[kept:])]
            parts += [opens for opens, _ in wanted[kept:]]
            opened = wanted
        parts.append(escaped(run.text))
    parts += [closes for _, closes in reversed(opened)]
    return "".join(parts)


def escaped(text: str) -> str:
    """Return text as HTML; its line ends become breaks."""
    return escape(text, quote=False).replace("\n", "<br>")


def safe(url: str) -> str:
    """Return the address when it is one a reader may be sent to from a page of ours, otherwise ""."""
    return url if _SAFE.match(url) else ""


def opened_link(url: str) -> str:
    """Return the start tag of a link to a page elsewhere, without its closing bracket."""
    rel = ' rel="noopener"' if url[:4].lower() == "http" else ""
    return f'<a href="{escape(url)}"{rel}'


def _shared(opened: tuple[_Tag, ...], wanted: tuple[_Tag, ...]) -> int:
    """Return how many elements may stay open."""
    kept = 0
    for old, new in zip(opened, wanted, strict=False):
        if old != new:
            break
        kept += 1
    return kept


def _tags(marks: tuple[AnyMark, ...], places: Places) -> tuple[_Tag, ...]:
    tags = (_tag(mark, places) for mark in marks)
    links = 0
    kept: list[_Tag] = []
    for tag in tags:
        links += tag[1] == "</a>"
        if tag[0] and (tag[1] != "</a>" or links == 1):  # a link inside a link is not HTML
            kept.append(tag)
    return tuple(kept)


def _tag(mark: AnyMark, places: Places) -> _Tag:
    """Return how the element of a mark opens and closes; of a mark that leads nowhere, nothing."""
    if element := _ELEMENTS.get(type(mark)):
        return f"<{element}>", f"</{element}>"
    match mark:
        case Link():
            return _link(mark, places)
        case Mention():
            href = places.mention(mark.of, mark.slug)
            return (f'<a class="mention" href="{escape(href)}">', "</a>") if href else ("", "")
        case Claim():
            return f'<span class="claim" data-source="{escape(mark.source)}">', "</span>"
    return "", ""


def _link(link: Link, places: Places) -> _Tag:
    if link.guid and (href := places.href(link.guid)):
        return f'<a href="{escape(href)}">', "</a>"
    return (f"{opened_link(link.url)}>", "</a>") if safe(link.url) else ("", "")
