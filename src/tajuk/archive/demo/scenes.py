"""What the demo's pictures show: places and things. Deterministic: a name, a picture."""

import math
from collections.abc import Iterable

from tajuk.archive.demo.painting import Canvas, Point

_RIDGES = ("#a9c7e0", "#86aed1", "#5f8fbd", "#3f70a3", "#285583", "#173a61")
_CRATES = ("#e4572e", "#f3a712", "#29a39a", "#2e6f95", "#c8553d", "#f2e8cf")


def city(canvas: Canvas) -> None:
    """Towers against the evening."""
    canvas.glow((0.7, 0.56), 0.9, "#fff1b8", 0.7)
    canvas.disc((0.7, 0.56), 0.12, "#fff6d6")
    for depth, (colour, low) in enumerate((("#c9656b", 0.62), ("#7c3f68", 0.5), ("#2b1d3f", 0.34))):
        x = -0.02
        while x < 1:
            width, height = canvas.chance.uniform(0.035, 0.085), low * canvas.chance.uniform(0.45, 1.15)
            canvas.box((x, 1 - height), (width, height), colour)
            if depth == 2:
                _windows(canvas, (x, 1 - height), (width, height))
            x += width + canvas.chance.uniform(0, 0.02)


def slopes(canvas: Canvas) -> None:
    """Blue ridges, one behind the other, in the morning."""
    canvas.glow((0.28, 0.34), 0.75, "#ffffff", 0.8)
    canvas.disc((0.28, 0.34), 0.075, "#fff4dc")
    for depth, colour in enumerate(_RIDGES):
        canvas.polygon([*_ridge(canvas, 0.4 + depth * 0.1), (1, 1), (0, 1)], colour)
    for row in range(5):
        for tree in range(34):
            x = tree / 33 + canvas.chance.uniform(-0.01, 0.01)
            canvas.disc((x, 0.93 + row * 0.03), 0.016, "#0e2a49", 0.75)


def port(canvas: Canvas) -> None:
    """Cranes and crates at night."""
    _stars(canvas, 90)
    canvas.glow((0.8, 0.22), 0.4, "#dfe9ff", 0.5)
    canvas.disc((0.8, 0.22), 0.06, "#f4f7ff")
    for x in (0.14, 0.36, 0.58):
        _crane(canvas, x)
    _crates(canvas, (0.02, 0.8), (16, 3))
    _sea(canvas, 0.86)


def crates(canvas: Canvas) -> None:
    """A wall of containers."""
    _crates(canvas, (-0.02, 1.0), (8, 9), (0.13, 0.115))


def sea(canvas: Canvas) -> None:
    """Dark waves under the moon."""
    _stars(canvas, 120)
    canvas.glow((0.5, 0.3), 0.6, "#e8f0ff", 0.6)
    canvas.disc((0.5, 0.3), 0.08, "#fbfcff")
    _sea(canvas, 0.52)


def market(canvas: Canvas) -> None:
    """Awnings in a row."""
    for row, low in enumerate((0.3, 0.55, 0.82)):
        width = 0.13 + row * 0.04
        for place in range(-1, 9):
            x, colour = (place + row * 0.35) * (width + 0.015), _CRATES[(place * 2 + row) % len(_CRATES)]
            canvas.box((x + 0.01, low), (width - 0.02, 0.25), "#5b3a29", 0.55)
            for stripe in range(6):
                left, step = x + stripe * width / 6, width / 6
                shade = colour if stripe % 2 else "#fff8ec"
                canvas.polygon(
                    [(left, low), (left + step, low), (left + step * 0.9, low - 0.1), (left, low - 0.1)], shade
                )
                canvas.disc((left + step / 2, low), step * 0.89, shade)


def chillies(canvas: Canvas) -> None:
    """Chillies strewn like cut paper."""
    for number in range(26):
        column, row = number % 7, number // 7
        centre = (0.07 + column * 0.145 + (row % 2) * 0.07, 0.14 + row * 0.25)
        colour = ("#c1121f", "#e5383b", "#2d6a4f", "#9d0208")[canvas.chance.randrange(4)]
        _chilli(canvas, centre, canvas.chance.uniform(0, math.tau), colour)


def _chilli(canvas: Canvas, centre: Point, turn: float, colour: str) -> None:
    """Draw a bent body of discs that grow thinner, and a stalk."""
    for step in range(40):
        share = step / 39
        angle, reach = turn + share * 1.1, 0.16 * (share - 0.4)
        x, y = centre[0] + math.cos(angle) * reach * 0.5625, centre[1] + math.sin(angle) * reach
        canvas.disc((x, y), 0.034 * (1 - share) ** 0.6 + 0.003, colour)
        if 3 < step < 24 and step % 2:
            canvas.disc((x - 0.004, y - 0.008), 0.006 * (1 - share), "#ffffff", 0.45)
    start = (centre[0] - math.cos(turn) * 0.064 * 0.5625, centre[1] - math.sin(turn) * 0.064)
    end = (centre[0] - math.cos(turn) * 0.11 * 0.5625, centre[1] - math.sin(turn + 0.4) * 0.11)
    canvas.line([start, end], "#386641", 0.014)


def _windows(canvas: Canvas, corner: Point, size: Point) -> None:
    for row in range(int(size[1] / 0.032)):
        for column in range(int(size[0] / 0.012)):
            if canvas.chance.random() < 0.35:
                at = (corner[0] + 0.004 + column * 0.012, corner[1] + 0.014 + row * 0.032)
                canvas.box(at, (0.005, 0.014), "#ffd27d", 0.85)


def _ridge(canvas: Canvas, level: float) -> Iterable[Point]:
    phase, pitch = canvas.chance.uniform(0, 9), canvas.chance.uniform(3, 6)
    for step in range(81):
        x = step / 80
        wave = math.sin(x * pitch + phase) + math.sin(x * pitch * 2.3 + phase * 2) / 3 + math.sin(x * 31 + phase) / 24
        yield x, level - 0.09 * wave


def _stars(canvas: Canvas, number: int) -> None:
    for _ in range(number):
        at = (canvas.chance.random(), canvas.chance.uniform(0, 0.5))
        canvas.disc(at, canvas.chance.uniform(0.001, 0.0028), "#ffffff", canvas.chance.uniform(0.3, 0.9))


def _crane(canvas: Canvas, x: float) -> None:
    dark, light = "#0b1426", "#ff8c42"
    for leg in (0, 0.09):
        canvas.box((x + leg, 0.36), (0.011, 0.5), dark)
    canvas.box((x, 0.52), (0.1, 0.022), dark)
    canvas.box((x - 0.08, 0.33), (0.3, 0.03), dark)
    canvas.line([(x + 0.05, 0.17), (x - 0.08, 0.335)], dark, 0.008)
    canvas.line([(x + 0.05, 0.17), (x + 0.22, 0.335)], dark, 0.008)
    canvas.line([(x + 0.05, 0.17), (x + 0.05, 0.34)], dark, 0.014)
    canvas.line([(x + 0.17, 0.35), (x + 0.17, 0.55)], dark, 0.004)
    canvas.box((x + 0.145, 0.55), (0.05, 0.05), light)
    canvas.glow((x + 0.05, 0.18), 0.08, "#ffb36b", 0.9)


def _crates(canvas: Canvas, corner: Point, number: tuple[int, int], size: Point = (0.06, 0.055)) -> None:
    """Stack crates upwards from the lower left corner."""
    for column in range(number[0]):
        height = number[1] - (canvas.chance.randrange(3) if number[1] < 5 else 0)
        for row in range(height):
            at = (corner[0] + column * size[0], corner[1] - (row + 1) * size[1] + 0.06)
            canvas.box(at, (size[0] - 0.004, size[1] - 0.007), canvas.chance.choice(_CRATES))
            for rib in range(1, 7):
                canvas.box((at[0] + rib * size[0] / 7.4, at[1] + 0.006), (0.002, size[1] - 0.02), "#000000", 0.16)


def _sea(canvas: Canvas, level: float) -> None:
    for depth, colour in enumerate(("#16345c", "#122b4e", "#0e223f", "#0a1930")):
        top = level + depth * (1 - level) / 4
        wave = [(step / 60, top + 0.012 * math.sin(step * 0.9 + depth * 2)) for step in range(61)]
        canvas.polygon([*wave, (1, 1), (0, 1)], colour, 0.92)
        for _ in range(14):
            at = (canvas.chance.random(), top + 0.02 + canvas.chance.random() * (1 - level) / 5)
            canvas.line([at, (at[0] + 0.05, at[1])], "#bcd3f5", 0.003, 0.35)
