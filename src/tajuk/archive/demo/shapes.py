"""Outlines to cut paper by. Pure: numbers in, points out; a shape can be turned, moved and mirrored."""

import math
from collections.abc import Iterable
from random import Random

from tajuk.archive.demo.painting import Point

Outline = list[Point]


def box(x: float, y: float, width: float, height: float) -> Outline:
    """Return a rectangle by its upper left corner."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def card(x: float, y: float, width: float, height: float, *, radius: float = 0.2) -> Outline:
    """Return a rectangle with round corners."""
    r = min(radius, width / 2, height / 2)
    corners = ((x + width - r, y + r), (x + width - r, y + height - r), (x + r, y + height - r), (x + r, y + r))
    return [
        (cx + r * math.sin(math.radians(turn)), cy - r * math.cos(math.radians(turn)))
        for quarter, (cx, cy) in enumerate(corners)
        for turn in range(quarter * 90, quarter * 90 + 91, 9)
    ]


def oval(centre: Point, width: float, height: float) -> Outline:
    """Return an ellipse by its half axes."""
    return fan(centre, (width, height), 0, 360)


def fan(centre: Point, radii: Point, start: float, end: float) -> Outline:
    """Return an arc's points, in degrees clockwise from three o'clock."""
    steps = max(8, round(abs(end - start) / 4))
    turns = (math.radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return [(centre[0] + radii[0] * math.cos(turn), centre[1] + radii[1] * math.sin(turn)) for turn in turns]


def ring(centre: Point, radius: float, thickness: float, *, start: float = 0, end: float = 360) -> Outline:
    """Return a band around a point, or a part of one."""
    inner = radius - thickness
    outside = fan(centre, (radius, radius), start, end)
    return [*outside, *reversed(fan(centre, (inner, inner), start, end))]


def leaf(start: Point, end: Point, width: float, bend: float = 0) -> Outline:
    """Return a pointed leaf from one point to another; bend: how far its middle is pushed to the side."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    length = math.hypot(dx, dy) or 1
    across = (-dy / length, dx / length)

    def at(share: float, side: float) -> Point:
        off = math.sin(math.pi * share) * (bend + side * width / 2)
        return (x + dx * share + across[0] * off, y + dy * share + across[1] * off)

    return [at(step / 12, 1) for step in range(13)] + [at(step / 12, -1) for step in range(11, 0, -1)]


def arch(start: Point, end: Point, rise: float) -> Outline:
    """Return the way from one point to another by a bow; rise: of its middle, negative where it hangs."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    shares = (step / 20 for step in range(21))
    return [(x + dx * share, y + dy * share - rise * 4 * share * (1 - share)) for share in shares]


def hill(level: float, swing: float, length: float, phase: float = 0, *, width: float = 16) -> Outline:
    """Return everything under a rolling line."""
    top = [(x, level - swing * _roll(x / length * math.tau + phase)) for x in _steps(width)]
    return [*top, (width + 0.2, 9.2), (-0.2, 9.2)]


def swell(level: float, height: float, length: float, phase: float = 0) -> Outline:
    """Return everything under a line of pointed waves."""
    top = [(x, level - height * abs(math.sin(x / length * math.pi + phase))) for x in _steps(16, 0.1)]
    return [*top, (16.2, 9.2), (-0.2, 9.2)]


def peaks(chance: Random, level: float, swing: float, number: int) -> Outline:
    """Return a jagged range, and everything under it."""
    top: Outline = [(-0.5, level)]
    for place in range(number):
        x = (place + chance.uniform(0.3, 0.7)) * 17 / number - 0.5
        top += [(x, level - swing * chance.uniform(0.5, 1)), (x + 8 / number, level - swing * chance.uniform(0, 0.35))]
    return [*top, (16.5, level), (16.5, 9.2), (-0.5, 9.2)]


def cloud(centre: Point, width: float) -> Outline:
    """Return a cloud with round tops over a flat underside."""
    bumps = ((-0.36, 0.13), (-0.15, 0.2), (0.12, 0.23), (0.36, 0.14))
    shares = [step / 80 - 0.5 for step in range(81)]

    def height(share: float) -> float:
        reaches = (radius**2 - (share - middle) ** 2 for middle, radius in bumps)
        return max(math.sqrt(max(reach, 0)) + (0.05 if reach > 0 else 0) for reach in reaches)

    top = [(centre[0] + share * width, centre[1] - height(share) * width) for share in shares]
    return [
        *top,
        (centre[0] + 0.47 * width, centre[1] + 0.04 * width),
        (centre[0] - 0.47 * width, top[0][1] + 0.04 * width),
    ]


def turned(points: Iterable[Point], degrees: float, about: Point) -> Outline:
    """Return a shape turned clockwise around a point."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    x, y = about
    return [(x + (px - x) * cosine - (py - y) * sine, y + (px - x) * sine + (py - y) * cosine) for px, py in points]


def moved(points: Iterable[Point], x: float, y: float = 0) -> Outline:
    """Return a shape somewhere else."""
    return [(px + x, py + y) for px, py in points]


def mirrored(points: Iterable[Point], x: float) -> Outline:
    """Return a shape seen in an upright mirror at x."""
    return [(2 * x - px, py) for px, py in points]


def _roll(turn: float) -> float:
    return math.sin(turn) + math.sin(turn * 2.3 + 1) / 3


def _steps(width: float, step: float = 0.2) -> Iterable[float]:
    return (number * step - 0.2 for number in range(round((width + 0.6) / step)))
