"""The sources an operator names in `sources.toml`: values only. One small interface serves all kinds."""

import tomllib
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import msgspec

from tajuk.errors import BadInput
from tajuk.tape.quote import Delay
from tajuk.ticker.items import Item
from tajuk.ticker.reading import Terms

_REMEDY = "see docs/operators.md"


class Fields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a host's JSON holds what. Dotted paths; "" for what it does not say.

    items: of the list, "" for the whole document. symbols: ours by theirs, where they differ.
    """

    items: str = ""
    symbol: str = "symbol"
    value: str = "value"
    previous: str = ""
    percent: str = ""
    at: str = "at"
    symbols: dict[str, str] = {}


class _Source(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """What all sources have. name: as readers are told. symbols: the only instruments it may quote, none for any.

    jump_pct: how far a value may jump before a person is asked; 0 for what is usual for its kind.
    """

    name: str
    symbols: tuple[str, ...] = ()
    every_s: float = 60.0
    jump_pct: float = 0.0
    delay: Delay = "live"
    delay_min: int = 0


class Folder(_Source, frozen=True, kw_only=True, tag="folder"):
    """Files that are put into a folder: each is read once when it has come to rest, and again when it changes."""

    path: str


class HttpJson(_Source, frozen=True, kw_only=True, tag="http_json"):
    """A host that is asked again and again. allow: networks beside the public ones, as "10.0.0.0/8"."""

    url: str
    fields: Fields = Fields()
    allow: tuple[str, ...] = ()


class EcbDaily(_Source, frozen=True, kw_only=True, tag="ecb_daily"):
    """The European Central Bank's rates of the day."""

    url: str = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml"
    every_s: float = 1800.0
    allow: tuple[str, ...] = ()


class Stream(_Source, frozen=True, kw_only=True, tag="websocket"):
    """A host that tells by itself, over a websocket. subscribe: what is said to it first."""

    url: str
    subscribe: str = ""
    fields: Fields = Fields()
    silence_s: float = 60.0


class Demo(_Source, frozen=True, kw_only=True, tag="demo"):
    """Made-up prices for the demo masthead."""

    every_s: float = 4.0


Source = Folder | HttpJson | EcbDaily | Stream | Demo


class Fetch(Protocol):
    """The one interface: what a source says now.

    Raises: NetError, OSError, BadAnswer when it cannot be asked or says nothing that can be read.
    """

    def __call__(self, terms: Terms) -> Sequence[Item]:
        """Return what is new since the last time, and perhaps what was said before."""


class BadAnswer(ValueError):
    """What a source said is not what it should say at all; the message says why."""


class _Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: tuple[Source, ...] = ()


def sources_in(path: Path) -> tuple[Source, ...]:
    """Return the sources a file names; none when there is no file.

    Raises: BadInput when it makes no sense, or names two alike.
    """
    if not path.exists():
        return ()
    try:
        named = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _Settings).source
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise BadInput(str(path), f"this cannot be read ({error})", _REMEDY) from error
    for source in named:
        if not source.name.strip() or [each.name for each in named].count(source.name) > 1:
            raise BadInput(str(path), f"a source is named {source.name!r}", "give each source a name of its own")
        if source.every_s <= 0:
            raise BadInput(str(path), f"{source.name} is asked every {source.every_s:g} s", "give a time above zero")
    return named


def jump_pct(source: Source) -> Decimal | None:
    """Return how far a value of a source may jump, None for what is usual."""
    return Decimal(str(source.jump_pct)) if source.jump_pct else None
