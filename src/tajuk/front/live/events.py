"""Events as they are sent. `docs/contracts/live.md` says what each means.

Source: the HTML standard, section 9.2, server-sent events.
"""

import re
from typing import NamedTuple

import msgspec

from tajuk.edition.entry import Entry
from tajuk.pages.html import Html
from tajuk.pages.values import Figure, Strip

BEAT = b":\n\n"
"""A comment: nothing, but that we are still here."""

_BREAK = re.compile("\r\n|\r|\n")
_SHOWN = ("href", "value", "change", "percent", "trend", "at", "stale_at", "when")


class Place(NamedTuple):
    """Where edition and tape stand: the same on every worker, so that a reader may go on with another.

    tape: its epoch and seq, ("", 0) without one.
    """

    epoch: str
    seq: int
    tape_epoch: str
    tape_seq: int

    @property
    def id(self) -> str:
        """Return the place as the id of an event."""
        return f"{self.epoch}.{self.seq}.{self.tape_epoch}.{self.tape_seq}"


def place_of(event_id: str) -> Place | None:
    """Return the place an event's id names, None when it names none."""
    epoch, _, rest = event_id.partition(".")
    seq, _, rest = rest.partition(".")
    tape_epoch, _, tape_seq = rest.partition(".")
    if not (seq.isdecimal() and tape_seq.isdecimal() and len(event_id) < 100 and event_id.isascii()):
        return None
    return Place(epoch, int(seq), tape_epoch, int(tape_seq))


def event(name: str, data: str, place: Place) -> bytes:
    """Return an event as it is sent; a line break in its data begins another line of data."""
    lines = "".join([f"data: {line}\n" for line in _BREAK.split(data)])
    return f"event: {name}\nid: {place.id}\n{lines}\n".encode()


def figures(strip: Strip, before: Strip | None, place: Place) -> bytes:
    """Return the event of those figures of the strip that moved, by the address of their instrument; all after none."""
    known = {figure.href: figure for figure in before.figures} if before else {}
    moved = [_said(figure) for figure in strip.figures if known.get(figure.href) != figure]
    return event("figures", msgspec.json.encode({"when": strip.when, "figures": moved}).decode(), place)


def latest(html: Html, place: Place) -> bytes:
    """Return the event of another Latest list."""
    return event("latest", html.text, place)


def alert(html: Html, place: Place) -> bytes:
    """Return the event of another breaking-news bar; an empty one has ended."""
    return event("alert", html.text, place)


def story(entry: Entry, place: Place) -> bytes:
    """Return the event of a story that changed."""
    said = {"path": entry.path, "version": entry.version, "action": entry.action}
    return event("story", msgspec.json.encode(said).decode(), place)


def _said(figure: Figure) -> dict[str, str]:
    return {name: getattr(figure, name) for name in _SHOWN}
