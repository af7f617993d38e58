"""The two ways Ghost keeps a post's text beside its HTML, Lexical and Mobiledoc, as HTML."""

from html import escape
from typing import Any, NamedTuple

import msgspec

from tajuk.wire.ghost_cards import card_html

_DEEPEST = 60
_FORMATS = ((1, "strong"), (2, "em"), (4, "s"), (16, "code"), (32, "sub"), (64, "sup"))
_BLOCKS = {"paragraph": "p", "quote": "blockquote", "extended-quote": "blockquote", "aside": "blockquote"}
_HEADINGS = frozenset(("heading", "extended-heading"))
_LINKS = frozenset(("link", "autolink"))
_TEXTS = frozenset(("text", "extended-text"))
_TAGS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "ul", "ol", "pre"))
_MARKUPS = frozenset(("a", "b", "strong", "i", "em", "code", "s", "del", "sub", "sup"))


class Rendered(NamedTuple):
    """A document as HTML, and the cards it could not show, as they stood."""

    html: str
    cards: list[Any]


def lexical_html(written: str) -> Rendered:
    """Return a Lexical document as HTML; "" for one that is none."""
    document = _decoded(written)
    cards: list[Any] = []
    return Rendered(_node(document.get("root"), cards, 0), cards)


def mobiledoc_html(written: str) -> Rendered:
    """Return a Mobiledoc as HTML; "" for one that is none."""
    document = _Mobiledoc(_decoded(written))
    return Rendered("".join(document.section(one) for one in document.listed("sections")), document.unknown)


def _decoded(written: str) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(written.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _node(node: Any, cards: list[Any], level: int) -> str:
    """Return a node of Lexical with all below it."""
    if not isinstance(node, dict) or level > _DEEPEST:
        return ""
    kind = node.get("type")
    if kind in _TEXTS:
        return _text(node)
    if kind == "linebreak":
        return "<br>"
    children = node.get("children")
    inside = "".join(_node(one, cards, level + 1) for one in children) if isinstance(children, list) else ""
    if kind in _LINKS:
        return f'<a href="{escape(str(node.get("url", "")))}">{inside}</a>'
    if kind == "root":
        return inside
    return _block(node, inside) or _card(node, inside, cards)


def _text(node: dict[str, Any]) -> str:
    """Return a run of characters in the elements its format names, bit by bit."""
    html, format = escape(str(node.get("text", ""))), node.get("format")
    for bit, tag in _FORMATS:
        if isinstance(format, int) and format & bit:
            html = f"<{tag}>{html}</{tag}>"
    return html


def _block(node: dict[str, Any], inside: str) -> str:
    """Return a block of text, "" for what is none."""
    kind, tag = str(node.get("type")), str(node.get("tag", ""))
    if kind in _BLOCKS:
        return f"<{_BLOCKS[kind]}>{inside}</{_BLOCKS[kind]}>"
    if kind in _HEADINGS:
        tag = tag if tag in _TAGS else "h2"
        return f"<{tag}>{inside}</{tag}>"
    if kind == "listitem":
        return f"<li>{inside}</li>"
    if kind == "list":
        is_ordered = node.get("listType") == "number" or tag == "ol"
        start = node.get("start")
        return f'<ol start="{start}">{inside}</ol>' if is_ordered and isinstance(start, int) else f"<ul>{inside}</ul>"
    return ""


def _card(node: dict[str, Any], inside: str, cards: list[Any]) -> str:
    """Return a card, or what is in a node of an unknown kind, which is kept."""
    shown = card_html(str(node.get("type")), node)
    if shown is None:
        cards.append(node)
        return inside
    return shown


class _Mobiledoc:
    """A Mobiledoc being read. Source: Mobiledoc format, 0.3.1 and 0.3.2."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self.unknown: list[Any] = []

    def listed(self, name: str) -> list[Any]:
        """Return one of the document's lists, [] when it has none."""
        found = self._document.get(name)
        return found if isinstance(found, list) else []

    def section(self, section: Any) -> str:
        """Return a section: of text, a picture, a list, a card."""
        match section:
            case [1, str(tag), list(markers), *_] if tag in _TAGS:
                return f"<{tag}>{self._inline(markers)}</{tag}>"
            case [2, str(source), *_]:
                return f'<img src="{escape(source)}">'
            case [3, "ul" | "ol" as tag, list(items), *_]:
                inside = "".join(f"<li>{self._inline(one)}</li>" for one in items if isinstance(one, list))
                return f"<{tag}>{inside}</{tag}>"
            case [10, int(number), *_]:
                return self._card(self.listed("cards"), number)
        return ""

    def _card(self, cards: list[Any], number: int) -> str:
        match cards[number] if 0 <= number < len(cards) else None:
            case [str(name), dict(payload), *_]:
                shown = card_html(name, payload)
                if shown is None:
                    self.unknown.append({"type": name, **payload})
                return shown or ""
        return ""

    def _inline(self, markers: list[Any]) -> str:
        """Return the text of a section; markers open markups and close the innermost ones."""
        parts: list[str] = []
        opened: list[str] = []
        for marker in markers:
            match marker:
                case [int(kind), list(opens), int(closes), value, *_]:
                    for number in opens:
                        parts.append(self._opened(number, opened))
                    parts.append(escape(str(value)) if kind == 0 else self._atom(value))
                    parts += (opened.pop() for _ in range(min(closes, len(opened))))
        return "".join((*parts, *reversed(opened)))

    def _opened(self, number: Any, opened: list[str]) -> str:
        markups = self.listed("markups")
        match markups[number] if isinstance(number, int) and 0 <= number < len(markups) else None:
            case ["a", ["href", str(url), *_], *_]:
                opened.append("</a>")
                return f'<a href="{escape(url)}">'
            case [str(tag), *_] if tag in _MARKUPS:
                opened.append(f"</{tag}>")
                return f"<{tag}>"
        opened.append("")
        return ""

    def _atom(self, number: Any) -> str:
        atoms = self.listed("atoms")
        match atoms[number] if isinstance(number, int) and 0 <= number < len(atoms) else None:
            case ["soft-return", *_]:
                return "<br>"
            case [_, str(value), *_]:
                return escape(value)
        return ""
