"""The demo's prices between two closes: made up from the instant alone, round the clock, and marked as demo data."""

import math
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b

from tajuk.archive.demo.prices import SOURCE, Listed, around, closing_value, listed
from tajuk.tape.quote import Quote

EVERY_S = 4
_WAVES_S = (17, 61, 233, 1033)  # seconds; lengths that do not fit together
_SHARE = 0.12  # of a day's jump, by which a value swings within minutes


def ticks(now: datetime) -> list[Quote]:
    """Return what the demo's live instruments stand at, at the last whole step of time before an instant."""
    at = datetime.fromtimestamp(now.timestamp() // EVERY_S * EVERY_S, UTC)
    return list(_ticks(at, now))


def _ticks(at: datetime, now: datetime) -> Iterator[Quote]:
    for each in listed():
        if each.course.live:
            yield _tick(each, at, now)


def _tick(each: Listed, at: datetime, now: datetime) -> Quote:
    """Return a value on its way from one close to the next, never far off it, and on it when the time comes."""
    before, after = around(at)
    begins, ends = (float(closing_value(each, close)) for close in (before, after))
    way = (at - before) / (after - before)
    noise = _noise(each.instrument.symbol, at.timestamp()) * math.sin(way * math.pi) ** 0.5
    value = begins + (ends - begins) * way + noise * _SHARE * each.course.daily * each.course.level
    return Quote(
        symbol=each.instrument.symbol,
        value=round(value / float(each.course.step)) * each.course.step,
        previous=closing_value(each, before),
        exchange_at=at,
        received_at=now,
        source=SOURCE,
        delay="live",
    )


def _noise(name: str, second: float) -> float:
    """Return a few waves on top of each other, mostly between -1 and 1, other ones for each name."""
    phases = blake2b(name.encode(), digest_size=len(_WAVES_S)).digest()
    waves = (
        math.sin((second / length + phase / 256) * math.tau) for length, phase in zip(_WAVES_S, phases, strict=True)
    )
    return sum(waves) / 2
