"""Whether a market is open at an instant, and when that changes."""

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from tajuk.tape.calendar import Calendar, Span, sessions

State = Literal["open", "closed", "holiday"]
_AHEAD_DAYS = 16  # the longest closing of the markets we know, and a day


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A market at an instant. since, until: of this state, None where the calendar does not say."""

    state: State
    since: datetime | None = None
    until: datetime | None = None


def session_at(calendar: Calendar, at: datetime) -> Session:
    """Return the state of a market at an instant: open, closed (night, lunch, weekend) or holiday."""
    around = spans_around(calendar, at)
    for opens, closes in around:
        if opens <= at < closes:
            return Session(state="open", since=opens, until=closes)
    day = calendar.day_of(at)
    is_holiday = calendar.is_weekday(day) and not calendar.is_session(day)
    return Session(
        state="holiday" if is_holiday else "closed",
        since=max((closes for _, closes in around if closes <= at), default=None),
        until=min((opens for opens, _ in around if opens > at), default=None),
    )


def spans_around(calendar: Calendar, at: datetime) -> list[Span]:
    """Return when the market trades in the days around an instant."""
    return sessions(calendar, calendar.day_of(at) - timedelta(days=_AHEAD_DAYS), 2 * _AHEAD_DAYS + 1)
