"""The demo's pictures of energy and what is dug for it. Deterministic: a name, a picture."""

import math
from itertools import pairwise

from tajuk.archive.demo import props, shapes
from tajuk.archive.demo.painting import Canvas, Colour, Point


def solar(canvas: Canvas) -> None:
    """Roofs full of panels under a big sun."""
    canvas.sky("#ffb627", "#fff0c9")
    canvas.glow((8, 3.4), 6, "#ffffff", 0.7)
    props.rays(canvas, (8, 3.4), 24, "#fff7dc", 0.45)
    canvas.cut(shapes.oval((8, 3.4), 2.1, 2.1), "#ff7b3a", lift=0.25)
    canvas.grain(shapes.oval((8, 3.4), 2.1, 2.1), "#ffd166", "top", 0.8)
    for x, y, size, colour in ((1.4, 7.4, 4.6, "#a23e48"), (14.6, 7.5, 4.8, "#7d2f52"), (5, 9, 5.6, "#d1495b"),
                               (11.4, 9.3, 6.2, "#b23a5e")):  # fmt: skip
        _roof(canvas, (x, y), size, colour)


def _roof(canvas: Canvas, foot: Point, size: float, colour: Colour) -> None:
    """Draw a sloping roof with six panels; foot: the middle of its eaves."""
    x, y = foot

    def on(across: float, up: float) -> Point:
        return x + (across - 0.5) * size * (1 - up * 0.16) + up * size * 0.1, y - up * size * 0.52

    canvas.cut(shapes.box(x - size * 0.45, y - 0.1, size * 0.9, 4), "#fff3d9", lift=0.3)
    canvas.cut([on(0, 0), on(0, 1), on(1, 1), on(1, 0)], colour, lift=0.35)
    canvas.grain([on(0, 0), on(0, 1), on(1, 1), on(1, 0)], "#2b0f3a", "right", 0.6)
    for column in range(3):
        for row in range(2):
            left, low = 0.1 + column * 0.28, 0.1 + row * 0.42
            panel = [on(left, low), on(left, low + 0.38), on(left + 0.25, low + 0.38), on(left + 0.25, low)]
            canvas.blend(panel, "#3f8efc", "#0b2a6b", lift=0.06)
            for part in (1, 2):
                canvas.line([on(left + part * 0.083, low), on(left + part * 0.083, low + 0.38)], "#cfe8ff", 0.025)
            canvas.line([on(left, low + 0.19), on(left + 0.25, low + 0.19)], "#cfe8ff", 0.025)
            canvas.cut([on(left, low + 0.2), on(left, low + 0.38), on(left + 0.14, low + 0.38)], "#ffffff", alpha=0.2)


def wind(canvas: Canvas) -> None:
    """Wind turbines on a ridge."""
    canvas.sky("#2ec4d6", "#fdf6d8", "#a7e8e0")
    for x, y, width in ((3.2, 2.4, 3.4), (13.2, 3.3, 4)):
        canvas.cut(shapes.cloud((x, y), width), "#ffffff", lift=0.2)
    canvas.cut(shapes.hill(5.9, 0.7, 10, 0.5), "#6cc5b0", lift=0.15)
    for x, y, size, turn in ((3, 6, 2.2, 10), (12.9, 6.2, 2.5, 70), (5.9, 6.9, 3.2, 40), (9.3, 7.3, 4.8, 95)):
        _turbine(canvas, (x, y), size, turn)
    for depth, colour in enumerate(("#2a9d8f", "#1d7f78", "#145f63", "#0d4450")):
        ridge = shapes.hill(6.9 + depth * 0.6, 0.5, 12 + depth * 2, 4.5 + depth)
        canvas.cut(ridge, colour, lift=0.2)
        canvas.grain(ridge, "#d8f5a2" if depth < 2 else "#04202c", "left", 0.4)


def _turbine(canvas: Canvas, foot: Point, size: float, turn: float) -> None:
    (x, y), hub = foot, (foot[0], foot[1] - size)
    mast = [
        (x - size * 0.035, y + 0.8),
        (x - size * 0.015, hub[1]),
        (x + size * 0.015, hub[1]),
        (x + size * 0.035, y + 0.8),
    ]
    canvas.cut(mast, "#ffffff", lift=0.1)
    canvas.grain(mast, "#4a7c9b", "right", 0.9)
    for blade in range(3):
        angle = math.radians(turn + blade * 120)
        tip = (x + size * 0.62 * math.cos(angle), hub[1] + size * 0.62 * math.sin(angle))
        canvas.cut(shapes.leaf(hub, tip, size * 0.085, size * 0.018), "#ffffff", lift=0.12)
    canvas.disc(hub, size * 0.045, "#ef6351")


def mine(canvas: Canvas) -> None:
    """An open mine in steps of ochre and green, and a truck in it."""
    canvas.sky("#8ad1c2", "#fdf0c8")
    canvas.cut(shapes.peaks(canvas.chance, 3.2, 1.5, 6), "#5aa897", lift=0.1)
    steps = ("#4f9d69", "#e9b44c", "#d98a34", "#c96f2e", "#ad5229", "#8a3d25", "#65291f")
    for depth, colour in enumerate(steps):
        half = 10.4 - depth * 1.28
        rim = [(8 + half * math.cos(step / 80 * math.tau) * (1 + 0.03 * math.sin(step / 80 * math.tau * 3 + depth)),
                5.6 + depth * 0.36 + half * 0.29 * math.sin(step / 80 * math.tau)) for step in range(80)]  # fmt: skip
        canvas.cut(rim, colour, lift=0.25)
        canvas.grain(rim, "#3f1616", "left", 0.5)
        canvas.cut(
            shapes.moved(rim, 0, 0.13),
            ("#86c28b", "#f2c96d", "#e79f4d", "#d98544", "#c16838", "#a14f32", "#7a3528")[depth],
        )
    canvas.cut(shapes.oval((8, 8.05), 1.7, 0.36), "#2ec4b6")
    canvas.cut(shapes.leaf((7, 8), (9, 8), 0.1), "#d8fff5", alpha=0.7)
    _truck(canvas, (8.3, 7.2), 1.25)
    _truck(canvas, (4.2, 6.0), 0.62)


def _truck(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot

    def placed(points: list[Point]) -> list[Point]:
        return [(x + px * size, y + py * size) for px, py in points]

    bed = placed([(-1.5, -1.5), (0.6, -1.5), (0.35, -0.6), (-1.1, -0.6)])
    canvas.cut(placed([(-1.2, -1.5), (-0.5, -2), (0.2, -1.85), (0.5, -1.5)]), "#7a3528", lift=0.1)
    canvas.cut(bed, "#ffd23f", lift=0.2)
    canvas.grain(bed, "#c75b12", "bottom", 0.6)
    canvas.cut(placed([(0.5, -1.3), (1.15, -1.3), (1.4, -0.4), (0.45, -0.4)]), "#ffb703")
    canvas.cut(placed([(0.68, -1.18), (1.05, -1.18), (1.18, -0.8), (0.68, -0.8)]), "#bdf0ff")
    canvas.cut(placed(shapes.box(-1.2, -0.62, 2.6, 0.3)), "#3a2433")
    for wheel in (-0.75, 0.95):
        canvas.disc((x + wheel * size, y - 0.3 * size), 0.4 * size, "#2b1628")
        canvas.disc((x + wheel * size, y - 0.3 * size), 0.17 * size, "#ffe8b5")


def pylons(canvas: Canvas) -> None:
    """Power lines that lead into the sunset."""
    canvas.sky("#4b1d6e", "#ffb84d", "#f0526b")
    props.sun(canvas, (8, 6.1), 1.5, colour="#fff2c2", halo="#ffc46b")
    for depth, colour in enumerate(("#a8326e", "#6f2468", "#3d1655")):
        land = shapes.hill(6.7 + depth * 0.75, 0.35, 9 + depth * 4, depth * 2.4)
        canvas.cut(land, colour, lift=0.15)
        canvas.grain(land, "#ffb56b", "top", 0.2)
    places = ((2.7, 8.9, 7.4), (7.6, 8.1, 4.6), (10.3, 7.6, 3), (11.9, 7.3, 1.9), (12.9, 7.1, 1.2))
    for (x, y, size), (nx, ny, further) in pairwise(places):
        for share in (0.2, 0.32):
            for level in (0.96, 0.76):
                for side in (-1, 1):
                    start = (x + side * size * share, y - size * level + 0.12 * size)
                    end = (nx + side * further * share, ny - further * level + 0.12 * further)
                    canvas.line(shapes.arch(start, end, -0.1 * math.dist(start, end)), "#2a0d3f", 0.015 + size * 0.003)
    for x, y, size in reversed(places):
        _pylon(canvas, (x, y), size)


def _pylon(canvas: Canvas, foot: Point, size: float) -> None:
    (x, y), ink = foot, "#220a38"

    def at(across: float, up: float) -> Point:
        return x + across * size, y - up * size

    thin = 0.016 * size
    for side in (-1, 1):
        canvas.line([at(side * 0.16, 0), at(side * 0.05, 0.6), at(side * 0.03, 1)], ink, thin * 1.4)
        for brace in range(6):
            low, high = brace * 0.1, brace * 0.1 + 0.1
            wide, narrow = 0.16 - low * 0.183, 0.16 - high * 0.183
            canvas.line([at(side * wide, low), at(-side * narrow, high)], ink, thin * 0.7)
    for level in (0.96, 0.76):
        canvas.line([at(-0.34, level), at(0.34, level)], ink, thin * 1.4)
        canvas.line([at(-0.34, level), at(0, level + 0.1), at(0.34, level)], ink, thin * 0.8)
        for arm in (-0.32, -0.2, 0.2, 0.32):
            canvas.line([at(arm, level), at(arm, level - 0.11)], "#ffd9a0", thin * 0.6)


def gas(canvas: Canvas) -> None:
    """Storage spheres, and bottles in a row before them."""
    canvas.sky("#7bdff2", "#fff5d6")
    canvas.cut(shapes.hill(6.3, 0.3, 11, 1), "#b2e3c3")
    for x, size in ((2.9, 1.9), (13.1, 1.9), (8, 2.5)):
        for leg in range(5):
            canvas.cut(shapes.box(x - size * 0.82 + leg * size * 0.4, 4.2, 0.12, 2.6), "#e2525c")
        ball = shapes.oval((x, 6.1 - size * 1.02), size, size)
        canvas.cut(ball, "#fffaf0", lift=0.4)
        canvas.grain(ball, "#f08a5d", "right", 0.75)
        belt = shapes.fan((x, 6.1 - size * 1.02), (size, size * 0.2), 0, 180)
        canvas.line(belt, "#e2525c", 0.13)
    canvas.cut(shapes.box(-0.2, 6.8, 16.4, 2.4), "#2b6777", lift=0.3)
    for place, colour in enumerate(("#52ab98", "#f2a541", "#f25f5c", "#f25f5c", "#52ab98", "#f2a541", "#f25f5c")):
        _bottle(canvas, (1.4 + place * 2.2, 8.55), colour)


def _bottle(canvas: Canvas, foot: Point, colour: Colour) -> None:
    x, y = foot
    canvas.cut(shapes.box(x - 0.5, y - 0.2, 1, 0.32), "#17414d")
    canvas.cut(shapes.ring((x, y - 2.2), 0.42, 0.13), "#fff3d6", lift=0.06)
    body = shapes.card(x - 0.78, y - 2.1, 1.56, 2.05, radius=0.62)
    canvas.cut(body, colour, lift=0.25)
    canvas.grain(body, "#3d0f3a", "right", 0.65)
    canvas.cut(shapes.box(x - 0.78, y - 1.12, 1.56, 0.09), "#ffffff", alpha=0.5)
    canvas.cut(shapes.card(x - 0.5, y - 1.75, 0.16, 0.9, radius=0.08), "#ffffff", alpha=0.55)


def oil(canvas: Canvas) -> None:
    """Drums of oil before a price that falls and rises."""
    canvas.sky("#0d3b66", "#0a2342")
    for row in range(8):
        canvas.line([(-1, 0.8 + row), (17, 0.8 + row)], "#3d7ab5", 0.02, 0.35)
    course = [
        (-0.3, 2.4),
        (1.5, 1.4),
        (3, 2.1),
        (5, 0.9),
        (7, 2.3),
        (8.4, 1.7),
        (10.4, 5.2),
        (11.7, 3.2),
        (13, 3.9),
        (16.4, 1),
    ]
    canvas.cut([*course, (16.4, 9.2), (-0.3, 9.2)], "#faf0ca", alpha=0.12)
    canvas.line(course, "#faf0ca", 0.16)
    canvas.glow((11.7, 3.2), 1.6, "#ffd166", 0.8)
    canvas.disc((11.7, 3.2), 0.26, "#ffffff")
    canvas.cut(shapes.box(-0.2, 7.9, 16.4, 1.4), "#061730", lift=0.2)
    for x, y, colour in (
        (5.7, 5.65, "#f4a259"),
        (7.9, 5.65, "#2ec4b6"),
        (4.6, 8.4, "#ee4266"),
        (6.8, 8.4, "#ffd23f"),
        (9, 8.4, "#ee4266"),
    ):
        _drum(canvas, (x, y), colour)


def _drum(canvas: Canvas, foot: Point, colour: Colour) -> None:
    x, y = foot
    body = shapes.card(x - 1, y - 2.7, 2, 2.7, radius=0.25)
    canvas.cut(body, colour, lift=0.3)
    canvas.grain(body, "#2b0a3d", "right", 0.75)
    canvas.cut(shapes.card(x - 0.8, y - 2.5, 0.2, 2.3, radius=0.1), "#ffffff", alpha=0.4)
    for level in (0.12, 0.95, 1.8, 2.58):
        canvas.cut(shapes.card(x - 1.05, y - level - 0.08, 2.1, 0.16, radius=0.08), "#1a0b2e", alpha=0.35)
    canvas.cut(shapes.oval((x, y - 1.2), 0.34, 0.34), "#fffaf0")
    canvas.cut(shapes.leaf((x, y - 1.48), (x, y - 0.95), 0.3), "#1a0b2e")
