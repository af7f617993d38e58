"""Runs as CommonMark: every character of the text stays text."""

import re

from tajuk.story.inline import safe
from tajuk.story.places import Places
from tajuk.story.text import AnyMark, Code, Em, Link, Mention, Runs, Strike, Strong, Sub, Sup, Text
from tajuk.wire.xml_writing import clean

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$]")
_AT_LINE_START = re.compile(r"^[ \t]*(?:([#+-](?=[\s#-]|$)|=)|(\d{1,9})([.)])(?=\s|$))", re.MULTILINE)
_AT_HEADING_END = re.compile(r"(?<![\\#])#+\s*$")
_ESCAPED = r"\\\g<0>"
_NOT_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f()<>\\|`]")
_ENTITY = re.compile(r"&(?=#|\w)")
_TICKS = re.compile(r"`+")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_IN_HTML: dict[type, str] = {Strong: "strong", Em: "em", Strike: "s", Sub: "sub", Sup: "sup", Code: "code"}
_DELIMITERS: dict[type, str] = {Strong: "**", Em: "*"}


def inline(text: Runs, places: Places) -> str:
    """Return runs as CommonMark that may stand anywhere in a paragraph; a line end becomes a hard break."""
    parts: list[str] = []
    for place, run in enumerate(text):
        before = text[place - 1].text[-1] if place else " "
        after = text[place + 1].text[0] if place + 1 < len(text) else " "
        parts.append(_run(run, places, alone=before.isspace() and after.isspace()))
    return _at_line_starts("".join(parts)).replace("\n", "\\\n")


def one_line(text: Runs, places: Places) -> str:
    """Return runs as CommonMark on one line, for headings and cells of tables."""
    return " ".join(inline(text, places).replace("\\\n", " ").split("\n"))


def heading(words: str, level: int) -> str:
    """Return a heading whose words are CommonMark on one line already; signs at their end stay words."""
    return f"{'#' * level} {_AT_HEADING_END.sub(_ESCAPED, words)}" if words.strip() else ""


def literal(text: str) -> str:
    """Return plain text as CommonMark on one line."""
    return _at_line_starts(_escaped(" ".join(clean(text).split())))


def link(words: str, address: str) -> str:
    """Return a link whose words are CommonMark already."""
    return f"[{words}]({destination(address)})"


def destination(address: str) -> str:
    """Return an address as the destination of a link: what would end it is percent-encoded."""
    encoded = _NOT_IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", clean(address))
    return _ENTITY.sub("&amp;", encoded)


def fenced(text: str, information: str = "") -> str:
    """Return text as a fenced block that nothing in it can end."""
    fence = "`" * max(3, *(len(ticks) + 1 for ticks in _TICKS.findall(text)), 3)
    return f"{fence}{information}\n{clean(text)}\n{fence}"


def _run(run: Text, places: Places, *, alone: bool) -> str:
    """Return one run. alone: white space around it, so that delimiters cannot be mistaken."""
    found = _EDGES.fullmatch(clean(run.text))
    head, words, tail = found.groups() if found else ("", "", "")
    if not words:
        return head + tail
    in_html = not alone or bool(head or tail) or "\n" in words
    inner = _marked(words, run.marks, in_html=in_html)
    address = _address(run.marks, places)
    return f"{head}{link(inner, address) if address else inner}{tail}"


def _marked(words: str, marks: tuple[AnyMark, ...], *, in_html: bool) -> str:
    """Return words in their marks. in_html: as elements, which hold wherever they stand."""
    kinds = [type(mark) for mark in marks if type(mark) in _IN_HTML]
    if Code in kinds and kinds == [Code] and not in_html and "`" not in words:
        return f"`{words}`"
    inner = _escaped(words)
    in_html = in_html or not (words[0].isalnum() and words[-1].isalnum())
    for kind in reversed(kinds):
        name = _IN_HTML[kind]
        delimiter = "" if in_html else _DELIMITERS.get(kind, "")
        inner = f"{delimiter}{inner}{delimiter}" if delimiter else f"<{name}>{inner}</{name}>"
        in_html = in_html or not delimiter
    return inner


def _address(marks: tuple[AnyMark, ...], places: Places) -> str:
    """Return where a run leads, or ""."""
    for mark in marks:
        match mark:
            case Link():
                if address := (places.href(mark.guid) if mark.guid else "") or safe(mark.url):
                    return address
            case Mention():
                if address := places.mention(mark.of, mark.slug):
                    return address
    return ""


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_ESCAPED, text) if _SPECIAL.search(text) else text


def _at_line_starts(text: str) -> str:
    """Return text none of whose lines begins a heading, a list, a rule or an underline."""
    return _AT_LINE_START.sub(_unmarked, text)


def _unmarked(found: re.Match[str]) -> str:
    sign, number, end = found.groups()
    return f"\\{sign}" if sign else f"{number}\\{end}"
