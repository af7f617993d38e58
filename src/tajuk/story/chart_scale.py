"""The numbers of a chart: what its texts say, where they stand between two round figures, which labels fit below."""

from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import NamedTuple

from tajuk.story.blocks import Chart

_READ = Context(prec=15, Emax=18, Emin=-18, traps=[])  # nobody sees a difference in the sixteenth digit
_INTERVALS = 4
_NEAR_ZERO = Decimal("0.4")
_LONG = 9  # characters of a tick that would take the room of the lines


class Numbers(NamedTuple):
    """How the reader writes numbers: with all their digits, or in few characters (`1,5 jt`)."""

    exact: Callable[[Decimal], str]
    brief: Callable[[Decimal], str]


class Scale(NamedTuple):
    """Round figures from the lowest to the highest, which are the ends of an axis."""

    ticks: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """Return how far up the axis a value stands, from 0.0 to 1.0."""
        low, high = self.ticks[0], self.ticks[-1]
        return min(max(float((value - low) / (high - low)), 0.0), 1.0)

    def texts(self, numbers: Numbers) -> tuple[str, ...]:
        """Return the ticks as they are written, in few characters where all digits would be too many."""
        exact = tuple(numbers.exact(tick) for tick in self.ticks)
        if max(map(len, exact)) <= _LONG:
            return exact
        brief = tuple(numbers.brief(tick) for tick in self.ticks)
        return brief if max(map(len, brief)) < max(map(len, exact)) else exact


def number_of(text: str) -> Decimal | None:
    """Return the number a value's text says; None for a gap and for what is no number of a size to draw."""
    value = _READ.create_decimal(text.strip())
    return value if value.is_finite() else None


def figures_of(chart: Chart) -> list[list[Decimal | None]]:
    """Return the numbers of every series, as many as there are labels."""
    count = len(chart.labels)
    return [
        [number_of(text) for text in series.values[:count]] + [None] * (count - len(series.values))
        for series in chart.series
    ]


def scale_around(values: Sequence[Decimal]) -> Scale:
    """Return the scale of a line: from zero when zero is near, otherwise around the values."""
    low, high = min(values), max(values)
    if low == high:
        room = abs(low) / 10 or Decimal(1)
        return _scale(low - room, high + room)
    if 0 < low <= high * _NEAR_ZERO:
        return _scale(Decimal(0), high)
    if high < 0 and high >= low * _NEAR_ZERO:
        return _scale(low, Decimal(0))
    return _scale(low, high)


def scale_from_zero(values: Sequence[Decimal]) -> Scale:
    """Return the scale of bars, which always stand on zero."""
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    return _scale(low, high if high > low else Decimal(1))


def thinned(count: int, longest: int, room: int) -> int:
    """Return that every so many labels fit into `room` characters; one that reaches the last label, if near."""
    most = max(room // (longest + 2), 2)
    step = max(-(-count // most), 1)
    even = (near for near in range(step, 2 * step) if (count - 1) % near == 0)
    return next(even, step)


def _scale(low: Decimal, high: Decimal) -> Scale:
    step = _round_step((high - low) / _INTERVALS)
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    return Scale(tuple(step * count for count in range(first, last + 1)))


def _round_step(least: Decimal) -> Decimal:
    """Return the smallest 1, 2 or 5 times a power of ten that is not below."""
    power = Decimal(1).scaleb(least.adjusted())
    steps = (power, power * 2, power * 5, Decimal(1).scaleb(least.adjusted() + 1))
    return next(step for step in steps if step >= least)
