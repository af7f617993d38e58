"""Who may see an instrument's numbers, from when on, and where. Every face asks here; nobody else reads a `Licence`."""

from datetime import datetime, timedelta
from typing import Literal, NamedTuple

import msgspec

Eyes = Literal["all", "members"]
_STRICTER = ("all", "members", "nobody")
_MOST_MINUTES = 7 * 24 * 60


class Licence(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the source of an instrument's numbers lets us do.

    may_show: to whom. delay_min: minutes that must have passed since a number was true at the exchange.
    redistribute: whether files may carry it (JSON, CSV, feeds, a story's other forms), not only our own pages.
    """

    may_show: Literal["all", "members", "nobody"] = "all"
    redistribute: bool = True
    delay_min: int = 0


class Viewer(NamedTuple):
    """Who looks at numbers, and when (aware UTC)."""

    at: datetime
    eyes: Eyes = "all"


def problem(licence: Licence) -> str:
    """Return what is wrong with a licence, "" when it can be kept to."""
    if not 0 <= licence.delay_min <= _MOST_MINUTES:
        return f"a licence delays numbers by 0 to {_MOST_MINUTES} minutes"
    return ""


def may_see(licence: Licence, viewer: Viewer) -> bool:
    """Say whether somebody may see the numbers at all, in a page."""
    return licence.may_show == "all" or licence.may_show == viewer.eyes


def may_pass_on(licence: Licence) -> bool:
    """Say whether a file that anybody may fetch and keep can carry the numbers."""
    return licence.may_show == "all" and licence.redistribute


def shown_until(licence: Licence, viewer: Viewer) -> datetime | None:
    """Return the last exchange time somebody may see by now, None when there is no such bound.

    It moves on the whole minute, so that every process shows the same; a number is never shown early.
    """
    if not licence.delay_min:
        return None
    return viewer.at.replace(second=0, microsecond=0) - timedelta(minutes=licence.delay_min)


def stricter(one: Licence, other: Licence) -> Licence:
    """Return what two licences both allow: words of the past are shown by the rules of then and of today."""
    return Licence(
        may_show=max(one.may_show, other.may_show, key=_STRICTER.index),
        redistribute=one.redistribute and other.redistribute,
        delay_min=max(one.delay_min, other.delay_min),
    )
