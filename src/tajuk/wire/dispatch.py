"""What an agency's item says, whatever the format it came in: the value every agency format is read into."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal, NamedTuple

import msgspec

from tajuk.story.blocks import Body, Picture, Recording, StoryLink
from tajuk.story.story import Byline, Correction, Dateline, Label, Source, Story
from tajuk.wire.item import Value
from tajuk.wire.wxr_dates import mail_date, moment

Status = Literal["usable", "withheld", "canceled"]
_STATUSES: dict[str, Status] = {
    "usable": "usable",
    "withheld": "withheld",
    "embargoed": "usable",  # the instant says until when
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
    "withdrawn": "canceled",
}
_BY = frozenset(("by", "von", "por", "par", "oleh", "av"))
_SIGNALS = (
    ("kill", ("kill", "withdraw", "retract", "disregard")),
    ("correction", ("correct", "korrig", "rectif", "berichtig", "koreksi", "ralat", "corrig")),
    ("update", ("update", "write-thru", "writethru", "utvidet", "aktualisier", "lead-all")),
    ("alert", ("alert", "flash", "bulletin", "snap")),
    ("embargo", ("embargo",)),
)


class Concept(NamedTuple):
    """A subject, person, organisation or place: its name, its code as written, the URI the code stands for."""

    name: str
    code: str = ""
    uri: str = ""
    slug: str = ""  # ours, when the sender is a Tajuk


class Rendition(NamedTuple):
    """A file of a picture, film or recording; sizes 0 when not known."""

    href: str
    media_type: str = ""
    name: str = ""
    width: int = 0
    height: int = 0


class Dispatch(Value, frozen=True, kw_only=True):
    """An agency's item. `kind` as the standards name it: text, picture, graphic, audio, video, composite, event, …

    `uri` is its identity in all its versions; times are aware UTC; `lifts_at`: not to be published before.
    """

    format: str
    uri: str
    line: int = 0
    kind: str = "text"
    status: Status = "usable"
    version: str = ""
    first_at: datetime | None = None
    changed_at: datetime | None = None
    lifts_at: datetime | None = None
    is_held: bool = False  # under embargo until its agency says otherwise
    language: str = ""
    urgency: int = 0
    headline: str = ""
    kicker: str = ""
    deck: str = ""
    summary: str = ""
    search_headline: str = ""
    social_headline: str = ""
    slugline: str = ""
    ednote: str = ""
    body: Body = ()
    bylines: tuple[Byline, ...] = ()
    dateline: Dateline | None = None
    section: str = ""
    also_in: tuple[str, ...] = ()
    label: Label = ""
    subjects: tuple[Concept, ...] = ()
    people: tuple[Concept, ...] = ()
    organisations: tuple[Concept, ...] = ()
    places: tuple[Concept, ...] = ()
    symbols: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    pictures: tuple[Picture, ...] = ()
    recordings: tuple[Recording, ...] = ()
    picture: Picture | None = None  # the one that stands for the story
    related: tuple[StoryLink, ...] = ()
    corrections: tuple[Correction, ...] = ()
    renditions: tuple[Rendition, ...] = ()
    rights: dict[str, str] = msgspec.field(default_factory=dict)  # holder, notice, terms, credit
    signals: tuple[str, ...] = ()
    site: str = ""
    link: str = ""
    carried: dict[str, Any] = msgspec.field(default_factory=dict)
    whole: Story | None = None  # the story itself, when the sender is a Tajuk that moves house


def status_of(written: str) -> Status:
    """Return a publishing status by its code (`usable`, `stat:canceled`, `cancelled`); one that is unknown withholds.

    Source: IPTC NewsCodes, pubstatusg2: usable when nothing is said.
    """
    code = written.strip().rpartition(":")[2].rpartition("/")[2].lower()
    return _STATUSES.get(code, "withheld") if code else "usable"


def instant(written: object) -> datetime | None:
    """Return an instant as aware UTC from ISO 8601, extended or basic, or a mail date; None for what is none.

    A time without a zone is taken for UTC: the formats have no other to offer.
    """
    if not isinstance(written, str) or not written:
        return None
    return moment(written) or mail_date(written)


def urgency_of(written: object) -> int:
    """Return 1 (highest) to 9, 0 for anything else."""
    try:
        number = int(str(written).strip()) if isinstance(written, (int, float, str)) else 0
    except ValueError:
        return 0
    return number if 1 <= number <= 9 else 0


def signals_in(*texts: str) -> tuple[str, ...]:
    """Return what the first words of headlines and notes to editors announce: `kill`, `correction`, `update`, …"""
    starts = [text[:60].casefold() for text in texts if text]
    return tuple(name for name, words in _SIGNALS if any(word in start for word in words for start in starts))


def byline_name(by: str) -> str:
    """Return a byline without its "By", in the languages agencies write."""
    first, _, rest = " ".join(by.split()).partition(" ")
    return rest if rest and first.rstrip(":").lower() in _BY else f"{first} {rest}".rstrip()


def best(renditions: Iterable[Rendition]) -> Rendition | None:
    """Return the rendition with the most to see: the largest, of equal ones the first."""
    return max(renditions, key=lambda one: one.width * one.height, default=None)
