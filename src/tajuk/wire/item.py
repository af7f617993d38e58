"""What a wire format yields, whatever the format."""

from datetime import datetime
from typing import Any, Literal, NamedTuple

import msgspec

from tajuk.errors import TajukError
from tajuk.story.documents import Person, Section, Topic
from tajuk.story.story import Story

_LONGEST_NAME = 200  # characters of an item's name in a refusal


class Value(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A small value of the wire."""


class Draft(Value, frozen=True, kw_only=True):
    """A story that was read but must not be published: draft, pending, private, future, password, embargo.

    `lifts_at`: the instant an embargo ends; whoever knows the time publishes it from then on.
    """

    story: Story
    status: Literal["draft", "pending", "private", "future", "password", "embargo"]
    lifts_at: datetime | None = None


class Withdrawal(Value, frozen=True, kw_only=True):
    """An agency takes a story back: it must not run any more (`canceled`), or not until it says so (`withheld`).

    `story` is what the notice itself holds, its guid that of the story; `reason` the agency's words.
    """

    story: Story
    status: Literal["withheld", "canceled"]
    reason: str = ""
    line: int = 0


class Media(Value, frozen=True, kw_only=True):
    """A file an archive refers to: where it lies, what it shows. `item` is its name in the archive."""

    url: str
    item: str = ""
    headline: str = ""
    alt: str = ""
    caption: str = ""
    carried: dict[str, Any] = msgspec.field(default_factory=dict)


class Comment(Value, frozen=True, kw_only=True):
    """A reader's comment. The address stays in the tray and never enters the edition."""

    story: str  # guid of the story
    item: str  # its id in the archive
    author: str
    text: str
    at: datetime
    parent: str = ""
    status: Literal["approved", "pending", "spam", "trash"] = "approved"
    email: str = ""
    url: str = ""
    address: str = ""
    sort: str = ""  # "" a comment; "pingback", "trackback"


class Site(Value, frozen=True, kw_only=True):
    """What an archive says of itself, first in the stream where a format knows it."""

    title: str
    url: str = ""
    language: str = ""
    tagline: str = ""


class Subscription(Value, frozen=True, kw_only=True):
    """A feed a list names: where it lies, the page it belongs to, the folders of the list it stands in, outer first."""

    url: str
    title: str = ""
    home: str = ""
    folder: tuple[str, ...] = ()


class Skipped(Value, frozen=True, kw_only=True):
    """An item of a kind we leave alone; `kind` is its type in the archive."""

    kind: str
    item: str = ""


class Refused(Value, frozen=True, kw_only=True):
    """An item we cannot read: which, where, why and what to do. `line` 0 when the format has no lines."""

    item: str
    line: int
    reason: str


def refused(item: str, reason: str, *, line: int = 0) -> Refused:
    """Return an item's refusal with its name and reason on one line each, whatever characters the item sent in them."""
    return Refused(item=" ".join(item.split())[:_LONGEST_NAME], line=line, reason=" ".join(reason.split()))


Item = Story | Draft | Withdrawal | Media | Person | Topic | Section | Comment | Site | Subscription | Skipped | Refused


class Share(NamedTuple):
    """Which part of a file's items to read, so that processes can read one file together: number 0 of 2, 1 of 2."""

    number: int
    of: int


WHOLE = Share(0, 1)


class WireError(TajukError):
    """A wire document nothing can be read from, and where, so that the desk can call the agency."""

    def __init__(self, wire: str, line: int, problem: str) -> None:
        super().__init__(wire, line, problem)
        self.wire, self.line, self.problem = wire, line, problem

    def __str__(self) -> str:
        return f"{self.wire}, line {self.line}: {self.problem}" if self.line else f"{self.wire}: {self.problem}"
