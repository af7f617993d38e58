"""Days and instants as sources write them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from tajuk.tape.calendar import calendar
from tajuk.tape.instrument import Instrument
from tajuk.ticker.items import Unreadable

_CLOSE = time(16, 0)  # where nobody says when a market closes
_LATEST_S = 4_102_444_800  # 2100: a larger count is of milliseconds
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d %B %Y", "%d %b %Y")


def day_of(text: str) -> date:
    """Return a day: `2019-12-31`, `20191231`, `31 December 2019`. Raises: Unreadable."""
    for form in _DAYS:
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise Unreadable(f"{text.strip()[:40]!r} is not a day; write it as 2026-12-31")


def close_of(day: date, instrument: Instrument) -> datetime:
    """Return the instant for which a price of a whole day stands: the end of its trading, else 16:00 in its zone."""
    trades = calendar(instrument.calendar)
    if trades:
        return trades.close_on(day)
    return datetime.combine(day, _CLOSE, ZoneInfo(instrument.zone)).astimezone(UTC)


def instant_of(text: str, instrument: Instrument) -> datetime:
    """Return an instant: ISO 8601 with its offset, a local one in the instrument's zone, seconds since 1970, or a day.

    A local time that daylight saving repeats is taken for the first; one that it skips is refused.
    Raises: Unreadable.
    """
    plain = text.strip()
    if plain.replace(".", "", 1).isdecimal() and len(plain.partition(".")[0]) > 8:
        return _since_1970(float(plain))
    try:
        at = datetime.fromisoformat(plain)
    except ValueError:
        return close_of(day_of(plain), instrument)
    if len(plain) <= 10:
        return close_of(at.date(), instrument)
    return at.astimezone(UTC) if at.tzinfo else _local(at, ZoneInfo(instrument.zone))


def _since_1970(count: float) -> datetime:
    seconds = count / 1000 if count > _LATEST_S else count
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError) as error:
        raise Unreadable(f"{count} is not a count of seconds or milliseconds since 1970") from error


def _local(at: datetime, zone: ZoneInfo) -> datetime:
    instant = at.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != at:
        raise Unreadable(f"there is no {at:%H:%M} on that day in {zone.key}: daylight saving skips it")
    return instant
