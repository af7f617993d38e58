"""Runs to HTML: neighbours that share a mark share its element."""

import re
from functools import lru_cache
from html import escape

from tajuk.story.places import Places
from tajuk.story.text import AnyMark, Claim, Code, Em, Link, Mention, Runs, Strike, Strong, Sub, Sup

_SAFE = re.compile(r"https?://[^/?#]|mailto:|tel:", re.IGNORECASE)
_Tag = tuple[str, str]  # how it opens, how it closes
_NAMES = {Em: "em", Strong: "strong", Code: "code", Sub: "sub", Sup: "sup", Strike: "s"}
_ALONE: dict[type, tuple[_Tag]] = {kind: ((f"<{name}>", f"</{name}>"),) for kind, name in _NAMES.items()}


def inline_html(text: Runs, places: Places) -> str:
    """Return the HTML of runs, escaped."""
    parts: list[str] = []
    opened: tuple[_Tag, ...] = ()
    for run in text:
        wanted = _tags(run.marks, places) if run.marks else ()
        if wanted != opened:
            kept = _shared(opened, wanted)
            for _, closes in opened[kept:][::-1]:
                parts.append(closes)
            for opens, _ in wanted[kept:]:
                parts.append(opens)
            opened = wanted
        parts.append(escaped(run.text))
    parts += [closes for _, closes in reversed(opened)]
    return "".join(parts)


def escaped(text: str) -> str:
    """Return text as HTML; its line ends become breaks."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")


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
    """Return the elements of marks, outermost first; of two links only the first, since a link holds no link."""
    if len(marks) == 1:
        mark = marks[0]
        if simple := _ALONE.get(type(mark)):
            return simple
        if type(mark) is Link and not mark.guid:
            return _outside(mark.url)
    kept: list[_Tag] = []
    linked = False
    for mark in marks:
        tag = _tag(mark, places)
        if tag and not (linked and tag[1] == "</a>"):
            kept.append(tag)
            linked = linked or tag[1] == "</a>"
    return tuple(kept)


def _tag(mark: AnyMark, places: Places) -> _Tag | None:
    """Return how the element of a mark opens and closes; None for a mark that leads nowhere."""
    match mark:
        case Link():
            href = places.href(mark.guid) if mark.guid else ""
            return (f'<a href="{escape(href)}">', "</a>") if href else next(iter(_outside(mark.url)), None)
        case Mention():
            href = places.mention(mark.of, mark.slug)
            return (f'<a class="mention" href="{escape(href)}">', "</a>") if href else None
        case Claim():
            return f'<span class="claim" data-source="{escape(mark.source)}">', "</span>"
    return _ALONE[type(mark)][0]


@lru_cache(maxsize=4096)
def _outside(url: str) -> tuple[_Tag, ...]:
    """Return the element of a link to elsewhere, alone; nothing when a reader may not be sent there."""
    return ((f"{opened_link(url)}>", "</a>"),) if safe(url) else ()
