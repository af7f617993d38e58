"""Wire text as it came over the line: ANPA 1312 and IPTC 7901."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO, NamedTuple

from tajuk.story.blocks import Body, Heading, Paragraph
from tajuk.story.story import Byline
from tajuk.story.text import runs
from tajuk.wire.dispatch import Dispatch, byline_name, signals_in
from tajuk.wire.dispatch_items import items_of
from tajuk.wire.item import Item, WireError, refused
from tajuk.wire.plain_body import plain_body
from tajuk.wire.xml_repair import utf8
from tajuk.wire.xml_source import rereadable

MEDIA_TYPE = "text/plain"
CARRIES = frozenset(("guid", "headline", "slug", "published_at", "urgency", "ednote", "bylines", "body"))
_WIRE = "wire text"
_LONGEST_BYTES = 32 << 20
_START, _TEXT, _END = b"\x01", b"\x02", b"\x03"
_ANPA = re.compile(
    r"([a-z])(\d{4})\W*([\w-]*)\s+([a-z]) (\w)\W+(\S.*?)\s+\d\d-\d\d(?:\s+\d+)?\s*$", re.IGNORECASE | re.DOTALL
)
_IPTC = re.compile(r"([a-z]{2,4}\d{4}) (\d) (\w+) +\d+\s+([\w-]+)[^\n]*\n(.*)", re.DOTALL)
_SENT = re.compile(r"AP-\w+-(\d\d)-(\d\d)-(\d\d) (\d{4})GMT")
_SIGNED = re.compile(r"(\d\d)(\d\d)(\d\d)(?: GMT)? ([A-Z][a-z]{2}) (\d\d)")
_URGENCY = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5, "a": 6, "s": 7, "w": 7}
_MARKS = str.maketrans({"\x08": "\t", "\x1e": " ", "\x1f": " ", "\x0c": "", "\x7f": "", "\x1d": " ", "\x10": " "})
_WORDS = (("``", "“"), ("''", "”"), (" _ ", " – "))
_PRIVATE = re.compile(r"^(?:The following information is not intended for publication|# Notebook)", re.MULTILINE)
_KEPT_FOR_DESKS = ("eds:", "ap photo", "ap video", "ap graphic", "with ap")


class Message(NamedTuple):
    """One transmission: its head, its text, what follows it, and the line it begins on."""

    head: str
    text: str
    foot: str
    line: int


def recognise(head: bytes) -> bool:
    """Say whether a file is wire text, by its first bytes: it begins with a start of heading, not with a word."""
    begins = head[:4].lstrip(b"\x16\r\n")
    return begins[:1] == _START and _TEXT in head


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield what transmissions hold, in their order: an item each.

    Raises: WireError, when there is none.
    Source: ANPA 1312 (1989); IPTC 7901, 7th revision.
    """
    book, count = rereadable(source), 0
    try:
        raw = book.at(0, _LONGEST_BYTES + 1)
    finally:
        book.close()
    for message in _messages(raw[:_LONGEST_BYTES]):
        count += 1
        dispatch = _dispatch(message)
        if dispatch:
            yield from items_of(dispatch)
        else:
            reason = "its heading is neither ANPA 1312 nor IPTC 7901; ask the agency for ninjs or NewsML-G2"
            yield refused(message.head[:60].strip() or f"item {count}", reason, line=message.line)
    if not count:
        raise WireError(_WIRE, 1, "there is no transmission in this file (it would begin with a start of heading)")
    if len(raw) > _LONGEST_BYTES:
        yield refused("the rest", "the file is longer than 32 MB; split it and import the parts")


def _messages(raw: bytes) -> Iterator[Message]:
    line = 1
    first, *rest = raw.split(_START)
    line += first.count(b"\n")
    for piece in rest:
        head, _, text = piece.partition(_TEXT)
        text, _, foot = text.partition(_END)
        yield Message(_decoded(head), _decoded(text), _decoded(foot), line)
        line += piece.count(b"\n")


def _decoded(raw: bytes) -> str:
    marked = raw.decode("latin-1").translate(_MARKS).encode("latin-1")
    return utf8(marked, "")[0].decode().replace("\r\n", "\n").replace("\r", "\n")


def _dispatch(message: Message) -> Dispatch | None:
    if found := _ANPA.match(message.head):
        return _anpa(message, found)
    if found := _IPTC.match(message.head):
        return _iptc(message, found)
    return None


def _anpa(message: Message, found: re.Match[str]) -> Dispatch:
    """Return an ANPA transmission: marked lines (slug, headline, byline, notes), then the text."""
    lines = [line for line in message.text.replace("< ^", "<\n^").split("\n") if any(map(str.isalnum, line))]
    start = next((at for at, line in enumerate(lines) if not line.startswith("^") and at), len(lines))
    above = [said for line in lines[:start] if not (said := _said(line)).lstrip("*").isdigit()]
    slugline = re.sub(r",\s*\d*$", "", above.pop(0)) if above else found[6]
    notes = [line for line in above if line.lower().startswith(_KEPT_FOR_DESKS)]
    by = next((line for line in above if line.lower().startswith("by ")), "")
    rest = [line for line in above if line not in (*notes, by, "Associated Press")]
    sent_at = _sent_at(message.foot)
    return Dispatch(
        format="wire_text",
        uri=":".join(("anpa", f"{found[1]}{found[2]}", slugline, f"{sent_at:%Y-%m-%d}" if sent_at else "")),
        line=message.line,
        changed_at=sent_at,
        urgency=_URGENCY.get(found[4].lower(), 0),
        headline=rest[0] if rest else slugline,
        slugline=slugline,
        ednote="\n".join(notes),
        bylines=(Byline(byline_name(by)),) if by else (),
        body=(*(Paragraph(runs(line)) for line in rest[1:]), *_paragraphs(lines[start:])),
        signals=signals_in(slugline, *notes),
        carried={"selector": found[3], "category": found[5]},
    )


def _said(line: str) -> str:
    """Return a marked line without its marks."""
    words = line.strip().lstrip("^\t").rstrip("<={ ")
    for written, meant in _WORDS:
        words = words.replace(written, meant)
    return " ".join(words.split())


def _paragraphs(lines: list[str]) -> Body:
    """Return lines as paragraphs, marked ones as headings; one that is not indented goes on with the line before."""
    parts: list[tuple[bool, str]] = []
    for line in lines:
        marked, said = line.startswith("^"), _said(line)
        if said.strip("_-") and said != "END":
            if parts and not marked and line[:1] not in "\t " and not parts[-1][0]:
                parts[-1] = (False, f"{parts[-1][1]} {said}")
            else:
                parts.append((marked, said))
    return tuple(Heading(runs(said), 3) if marked else Paragraph(runs(said)) for marked, said in parts)


def _sent_at(text: str) -> datetime | None:
    found = _SENT.search(text)
    return _instant(found[3], found[1], found[2], found[4]) if found else None


def _iptc(message: Message, found: re.Match[str]) -> Dispatch:
    """Return an IPTC 7901 transmission: the headline ends with an equals sign, the byline may stand before it."""
    above, _, below = message.text.partition(" =\n")
    lines = [line.strip() for line in (above if below else "").split("\n") if line.strip()]
    by = next((line for line in lines if line.startswith("By ")), "")
    told = [line for line in lines if line != by]
    text, note = below or message.text, ""
    if private := _PRIVATE.search(text):
        text, note = text[: private.start()], text[private.start() :].strip()
    signed = _SIGNED.search(message.foot)
    at = _instant(signed[5], f"{signed[4]}", signed[1], f"{signed[2]}{signed[3]}") if signed else None
    keywords = " ".join(found[5].split())
    return Dispatch(
        format="wire_text",
        uri=f"iptc7901:{found[4]}:{found[1]}:{at:%Y-%m}" if at else f"iptc7901:{found[4]}:{found[1]}:{keywords}",
        line=message.line,
        changed_at=at,
        urgency=int(found[2]) if found[2] != "0" else 0,
        kicker=told[0] if len(told) > 1 and told[0].isupper() else "",
        headline=told[-1] if told else "",
        slugline=keywords.strip("/"),
        ednote=note,
        bylines=(Byline(byline_name(by)),) if by else (),
        body=plain_body(text),
        signals=signals_in(*told),
        carried={"category": found[3], "service": found[4]},
    )


def _instant(year: str, month: str, day: str, time: str) -> datetime | None:
    """Return an instant from its parts as they are written, None when there is no such day."""
    try:
        return datetime.strptime(
            f"20{year} {month} {day} {time}", "%Y %b %d %H%M" if month.isalpha() else "%Y %m %d %H%M"
        ).replace(tzinfo=UTC)
    except ValueError:
        return None
