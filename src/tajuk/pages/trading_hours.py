"""When an instrument is traded, for its page: told as instants, so that the page depends on no clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tajuk.pages.market_values import Hours
from tajuk.pages.times import short_day
from tajuk.pages.words import Words
from tajuk.tape.calendar import Calendar, Span, calendar, sessions
from tajuk.tape.reading import Reading

_DAYS = 21  # longer than any market is closed; a page whose figure is older says nothing of today
_NOTHING = Hours(said="", known="", open="", holiday="")


def hours(reading: Reading, words: Words) -> Hours:
    """Return when an instrument is traded around its newest figure; nothing for one traded round the clock."""
    trades = calendar(reading.instrument.calendar)
    if trades is None or reading.at is None:
        return _NOTHING
    day = trades.day_of(reading.at)
    around = [day + timedelta(days=ahead) for ahead in range(_DAYS)]
    holidays = [each for each in around if trades.is_weekday(each) and not trades.is_session(each)]
    return Hours(
        said=words.gettext("Trading: %(hours)s") % {"hours": _said(trades, reading.at, words)},
        known=_written([_days(trades, reading.at, _DAYS)]),
        open=_written(sessions(trades, day, _DAYS)),
        holiday=_written([_days(trades, _midnight(trades, each), 1) for each in holidays]),
    )


def _said(trades: Calendar, at: datetime, words: Words) -> str:
    """Return the hours of the day of an instant, or of the next day with any: `27 Nov 2026, 09:00–15:50 WIB`."""
    zone, day = ZoneInfo(trades.zone), trades.day_of(at)
    first = next((each for each in (day + timedelta(days=n) for n in range(_DAYS)) if trades.is_session(each)), day)
    spans = [(since.astimezone(zone), until.astimezone(zone)) for since, until in trades.spans(first)]
    told = ", ".join(f"{since:%H:%M}–{until:%H:%M}" for since, until in spans)
    return f"{short_day(first, words)}, {told} {spans[-1][1]:%Z}" if spans else short_day(first, words)


def _days(trades: Calendar, at: datetime, days: int) -> Span:
    """Return so many whole days of a market, from that of an instant on."""
    day = trades.day_of(at)
    return _midnight(trades, day), _midnight(trades, day + timedelta(days=days))


def _midnight(trades: Calendar, day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(trades.zone)).astimezone(UTC)


def _written(spans: list[Span]) -> str:
    return " ".join(f"{since:%Y-%m-%dT%H:%MZ}/{until:%Y-%m-%dT%H:%MZ}" for since, until in spans)
