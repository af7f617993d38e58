"""Pieces of inline SVG: numbers, text, lines. No colours and no styles: those are the stylesheet's, by class.

A plot stretches with its page and its texts do not: everything is placed in percent of the plot, and lines are drawn on
a square of 1000 units that is pulled to its size while strokes keep their width.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal

Point = tuple[float, float]  # shares of the plot's width and height, from its top left corner
SIDE = 1000
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def units(share: float) -> str:
    """Return a share of the plot in the units of its square."""
    return _short(round(share * SIDE, 1))


def percent(share: float) -> str:
    """Return a share of the plot in percent."""
    return f"{_short(round(share * 100, 2))}%"


def text_of(text: str, most: int = 200) -> str:
    """Return text on one line, escaped, cut when it is longer than `most`."""
    line = " ".join(_NOT_XML.sub("", text).split())
    return escape(line if len(line) <= most else f"{line[: most - 1].rstrip()}…")


def square(inner: str) -> str:
    """Return the square lines are drawn on, pulled to the plot's size."""
    return f'<svg viewBox="0 0 {SIDE} {SIDE}" preserveAspectRatio="none">{inner}</svg>' if inner else ""


def path(points: Iterable[Point]) -> str:
    """Return the way through points, "" when there are none."""
    way = "L".join(f"{units(x)} {units(y)}" for x, y in points)
    return f"M{way}" if way else ""


def level(y: float, name: str) -> str:
    """Return a line across the plot."""
    return f'<line class="{name}" x2="100%" y1="{percent(y)}" y2="{percent(y)}"/>'


def values_at(right: Iterable[tuple[float, str]]) -> str:
    """Return texts, each at its height and all ending at the right."""
    return "".join(
        f'<text class="chart-value" x="100%" text-anchor="end" y="{percent(y)}">{text_of(text)}</text>'
        for y, text in right
    )


def spoken(x: float, y: float, text: str, side: Literal["above", "below"]) -> str:
    """Return a text at a point of the plot; near the plot's ends it stays inside."""
    anchor = "start" if x < 0.2 else "end" if x > 0.8 else "middle"
    at = f'x="{percent(x)}" y="{percent(y)}" text-anchor="{anchor}"'
    return f'<text class="chart-said" data-side="{side}" {at}>{text_of(text)}</text>'


def label_below(x: float, text: str, name: str) -> str:
    """Return a text under the plot with its mark on the axis; at the plot's ends it stays inside."""
    anchor = "start" if x < 0.02 else "end" if x > 0.98 else "middle"
    tick = f'<rect class="chart-tick {name}" x="{percent(x)}" y="100%"/>'
    return f'{tick}<text class="{name}" x="{percent(x)}" y="100%" text-anchor="{anchor}">{text}</text>'


def stretches(points: Sequence[Point | None]) -> list[list[Point]]:
    """Return the points between gaps."""
    found: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            found.append([])
        else:
            found[-1].append(point)
    return [stretch for stretch in found if stretch]


def _short(value: float) -> str:
    return f"{value + 0.0:.2f}".rstrip("0").rstrip(".")
