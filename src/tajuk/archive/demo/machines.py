"""The demo's pictures of factories, machines and electronics. Deterministic: a name, a picture."""

import math

from tajuk.archive.demo import props, shapes
from tajuk.archive.demo.painting import Canvas, Colour, Point


def factory(canvas: Canvas) -> None:
    """A factory with a saw-tooth roof, chimneys without smoke, and crates before it."""
    canvas.sky("#35c9c3", "#fff1c1")
    props.sun(canvas, (11.2, 2.2), 0.9, colour="#ffffff", halo="#fff3b0")
    canvas.cut(shapes.cloud((4, 2), 3), "#ffffff", lift=0.15)
    for x, height in ((5.6, 5.6), (6.8, 4.8)):
        chimney = [(x, 7), (x + 0.12, 7 - height), (x + 0.63, 7 - height), (x + 0.75, 7)]
        canvas.cut(chimney, "#d1495b", lift=0.2)
        canvas.grain(chimney, "#5a1a4a", "right", 0.7)
        for band in (0.3, 1.1):
            canvas.cut(shapes.box(x + 0.08, 7 - height + band, 0.6, 0.3), "#fff3dc")
    for tooth in range(5):
        x = 1.4 + tooth * 2.65
        roof = [(x, 5), (x, 3.3), (x + 2.65, 5)]
        canvas.cut(roof, "#2b5d8c", lift=0.3)
        canvas.grain(roof, "#0f2a5c", "bottom", 0.7)
        canvas.cut([(x + 0.12, 4.8), (x + 0.12, 3.6), (x + 0.9, 4.1), (x + 0.9, 4.8)], "#ffe9a8")
        wall = shapes.box(x, 5, 2.66, 3)
        canvas.cut(wall, "#ef6f4d" if tooth % 2 else "#f4845f")
        canvas.cut(shapes.card(x + 0.4, 5.6, 1.8, 0.8, radius=0.08), "#8c2f45")
        canvas.cut(shapes.card(x + 0.46, 5.66, 0.82, 0.68, radius=0.06), "#ffe9a8")
        canvas.cut(shapes.card(x + 1.33, 5.66, 0.82, 0.68, radius=0.06), "#ffd166")
    canvas.grain(shapes.box(1.4, 5, 13.25, 3), "#7a1f4f", "bottom", 0.5)
    canvas.cut(shapes.box(-0.2, 7.7, 16.4, 1.5), "#1f4e79", lift=0.25)
    for x, y, size in ((5.4, 8.6, 1.2), (6.7, 8.6, 1.2), (6.05, 7.45, 1.15), (9.6, 8.65, 1.4), (11.1, 8.65, 1.1)):
        crate(canvas, (x, y), size)


def crate(canvas: Canvas, foot: Point, size: float) -> None:
    """A cardboard box; foot: its lower left corner."""
    x, y = foot
    canvas.cut(shapes.box(x, y - size, size, size), "#e8a857", lift=0.18)
    canvas.grain(shapes.box(x, y - size, size, size), "#9c4a1f", "right", 0.7)
    canvas.cut(shapes.box(x + size * 0.42, y - size, size * 0.16, size), "#fbe0b0")
    canvas.cut(shapes.box(x + size * 0.62, y - size * 0.3, size * 0.28, size * 0.18), "#fffaf0")


def warehouse(canvas: Canvas) -> None:
    """Shelves on both sides that lead to an open gate."""
    canvas.sky("#2b1a6b", "#f27a54", "#7a2f8f")
    far = ((6.5, 2.9), (9.5, 2.9), (9.5, 5.6), (6.5, 5.6))
    canvas.cut([(-0.2, 9.4), (16.2, 9.4), far[2], far[3]], "#ffb35c")
    canvas.grain([(-0.2, 9.4), (16.2, 9.4), far[2], far[3]], "#c2376b", "bottom", 0.8)
    canvas.blend(list(far), "#fffbe0", "#ffe08a")
    canvas.glow((8, 4.4), 3.6, "#fff3b0", 0.9)
    for beam in range(4):
        y, half = 2.6 - beam * 0.85, 1.7 + beam * 2.2
        canvas.cut(shapes.box(8 - half, y, half * 2, 0.12 + beam * 0.05), "#1c1050", lift=0.1)
        canvas.glow((8, y + 0.3), 0.6 + beam * 0.25, "#fffbe6", 0.9)
    for bay in range(6, -1, -1):
        for mirror in (1, -1):
            _bay(canvas, bay, mirror)
    for stripe in range(5):
        near, wide = 5.7 + stripe**1.7 * 0.28, 0.05 + stripe * 0.05
        canvas.cut(
            [
                (8 - wide, near),
                (8 + wide, near),
                (8 + wide * 1.7, near + 0.2 + stripe * 0.1),
                (8 - wide * 1.7, near + 0.2 + stripe * 0.1),
            ],
            "#fffbe0",
        )


def _bay(canvas: Canvas, number: int, mirror: int) -> None:
    """Draw one section of the shelves, near ones first in number; all lines meet at the gate."""

    def at(depth: float, up: float) -> Point:
        scale = 1 / (1 + depth * 0.55)
        return 8 + mirror * 9 * scale * -1, 4.4 + (4.9 - up) * scale

    near, far = number, number + 0.92
    canvas.cut([at(near, 0), at(near, 8.6), at(far, 8.6), at(far, 0)], "#271465")
    for level in range(4):
        low = level * 2.15
        colour = ("#ff5d6c", "#ffd166", "#16c2a3", "#4cc9f0", "#ff9f43")[(number * 2 + level * 3 + (mirror > 0)) % 5]
        for part in range(2):
            start, end = near + 0.06 + part * 0.44, near + 0.44 + part * 0.44
            top = low + 1.2 + ((number + level + part) % 3) * 0.25
            box = [at(start, low + 0.15), at(start, top), at(end, top), at(end, low + 0.15)]
            canvas.cut(box, colour if part else "#e8a857")
            canvas.grain(box, "#4a0f5c", "bottom", 0.5)
        canvas.cut([at(near, low), at(near, low + 0.15), at(far, low + 0.15), at(far, low)], "#ffb35c")
    canvas.cut([at(near, 0), at(near, 8.6), at(near + 0.05, 8.6), at(near + 0.05, 0)], "#ff7b54")


def chip(canvas: Canvas) -> None:
    """A chip with its lines, from close by."""
    canvas.sky("#0a5c5a", "#06394a")
    for number in range(44):
        side, place = number % 4, (number // 4 - 5) * 0.42
        _track(canvas, side, place)
    for size, colour in ((2.9, "#1f1147"), (2.5, "#35206b")):
        canvas.cut(shapes.card(8 - size, 4.5 - size, size * 2, size * 2, radius=0.3), colour, lift=0.4)
    canvas.grain(shapes.card(5.5, 2, 5, 5, radius=0.3), "#8f5fff", "top", 0.5)
    canvas.glow((8, 4.5), 2.6, "#ff9f43", 0.9)
    canvas.blend(shapes.card(6.7, 3.2, 2.6, 2.6, radius=0.25), "#ffd166", "#ff5d6c", lift=0.3)
    for row in range(3):
        for column in range(3):
            cell = shapes.card(6.98 + column * 0.72, 3.48 + row * 0.72, 0.6, 0.6, radius=0.1)
            canvas.cut(cell, "#fff6d6", alpha=(0.3, 0.9, 0.55)[(row * 2 + column) % 3])
    canvas.disc((6.05, 2.55), 0.17, "#ffd166")


def _track(canvas: Canvas, side: int, place: float) -> None:
    """Draw a line from the chip outwards, with a bend and an eye at its end."""
    reach = canvas.chance.uniform(3.6, 4.6)
    bend, end = place * 1.45, reach + canvas.chance.uniform(0.8, 3.6)
    path = [(place, 2.9), (place, reach), (bend, reach + abs(bend - place)), (bend, end + 0.6)]
    points = shapes.moved(shapes.turned(path, side * 90, (0, 0)), 8, 4.5)
    colour = ("#2de2b4", "#ffd166", "#35c9f0", "#2de2b4")[canvas.chance.randrange(4)]
    canvas.line(points, colour, 0.09)
    canvas.disc(points[-1], 0.17, colour)
    canvas.disc(points[-1], 0.08, "#06394a")
    pin = shapes.moved(shapes.turned(shapes.box(place - 0.1, 2.85, 0.2, 0.35), side * 90, (0, 0)), 8, 4.5)
    canvas.cut(pin, "#ffe9c7")


def phones(canvas: Canvas) -> None:
    """Telephones with cards of all kinds on them."""
    canvas.sky("#7b5cff", "#ff8fb1")
    canvas.glow((8, 4.5), 6, "#ffd6e8", 0.6)
    for x, y, turn, top, bottom in ((2.6, 1.5, -12, "#ffe3b8", "#ff9f6b"), (10, 1.5, 12, "#c9f7e5", "#5fd3c4"),
                                    (6.1, 0.7, 0, "#ffffff", "#e6e0ff")):  # fmt: skip
        _phone(canvas, (x, y), turn, (top, bottom))


def _phone(canvas: Canvas, corner: Point, turn: float, screen: tuple[Colour, Colour]) -> None:
    (x, y), about = corner, (corner[0] + 1.9, corner[1] + 3.7)

    def placed(points: list[Point]) -> list[Point]:
        return shapes.turned(points, turn, about)

    canvas.cut(placed(shapes.card(x, y, 3.8, 7.5, radius=0.5)), "#23134f", lift=0.5)
    canvas.blend(placed(shapes.card(x + 0.18, y + 0.18, 3.44, 7.14, radius=0.38)), *screen)
    canvas.cut(placed(shapes.card(x + 1.4, y + 0.3, 1, 0.2, radius=0.1)), "#23134f")
    first = placed(shapes.card(x + 0.45, y + 0.8, 2.9, 1.9, radius=0.25))
    canvas.blend(first, "#ff5d8f", "#7b2ff7", lift=0.12)
    wave = [(x + 0.65 + step * 0.25, y + 2.1 - 0.5 * math.sin(step * 0.8 + x) - step * 0.04) for step in range(11)]
    canvas.line(placed(wave), "#ffffff", 0.1)
    for column, colour in enumerate(("#ffb703", "#16c2a3")):
        tile = placed(shapes.card(x + 0.45 + column * 1.5, y + 2.95, 1.4, 1.4, radius=0.25))
        canvas.cut(tile, colour, lift=0.1)
        canvas.grain(tile, "#7a1f5c", "bottom", 0.5)
        middle = (x + 1.15 + column * 1.5, y + 3.65)
        canvas.cut(placed(shapes.ring(middle, 0.45, 0.16, start=-90, end=150 + column * 60)), "#ffffff")
    for row in range(3):
        canvas.cut(placed(shapes.card(x + 0.45, y + 4.65 + row * 0.8, 2.9, 0.64, radius=0.2)), "#ffffff", lift=0.06)
        dot = placed([(x + 0.85, y + 4.97 + row * 0.8)])[0]
        canvas.disc(dot, 0.2, ("#ff5d6c", "#4cc9f0", "#8f5fff")[row])
        canvas.cut(placed(shapes.card(x + 1.25, y + 4.88 + row * 0.8, 1.5, 0.18, radius=0.09)), "#23134f", alpha=0.6)


def racks(canvas: Canvas) -> None:
    """Racks of a data centre in blue light."""
    canvas.sky("#04103a", "#0a2f8f")
    canvas.cut([(-0.2, 9.4), (16.2, 9.4), (9.3, 5.5), (6.7, 5.5)], "#0f47c4")
    canvas.grain([(-0.2, 9.4), (16.2, 9.4), (9.3, 5.5), (6.7, 5.5)], "#31e0ff", "top", 0.7)
    canvas.glow((8, 4.3), 4.5, "#35d6ff", 0.95)
    canvas.blend(shapes.box(6.9, 3, 2.2, 2.6), "#eaffff", "#7be8ff")
    for number in range(5, -1, -1):
        for mirror in (1, -1):
            _rack(canvas, number, mirror)
    for strip in range(5):
        half, y = 1.3 + strip * 1.6, 2.7 - strip * 0.62
        canvas.cut(shapes.card(8 - half * 0.5, y, half, 0.1 + strip * 0.04, radius=0.05), "#d6fbff")
        canvas.glow((8, y), half * 0.6, "#8be9ff", 0.5)


def _rack(canvas: Canvas, number: int, mirror: int) -> None:
    def at(depth: float, up: float) -> Point:
        scale = 1 / (1 + depth * 0.6)
        return 8 - mirror * 8.6 * scale, 4.3 + (4.9 - up) * scale

    near, far = number, number + 0.9
    canvas.cut(
        [at(near, 0), at(near, 9.2), at(far, 9.2), at(far, 0)], "#0b1c66" if number % 2 else "#10267f", lift=0.12
    )
    canvas.grain(
        [at(near, 0), at(near, 9.2), at(far, 9.2), at(far, 0)], "#2fa8ff", "right" if mirror > 0 else "left", 0.4
    )
    for unit in range(11):
        low = 0.4 + unit * 0.78
        slot = [at(near + 0.1, low), at(near + 0.1, low + 0.55), at(far - 0.1, low + 0.55), at(far - 0.1, low)]
        canvas.cut(slot, "#050d3d")
        for lamp in range(5):
            start = near + 0.17 + lamp * 0.13
            colour = canvas.chance.choice(("#35e0ff", "#35e0ff", "#7dffce", "#ff4da6", "#ffd166"))
            canvas.cut(
                [
                    at(start, low + 0.18),
                    at(start, low + 0.38),
                    at(start + 0.07, low + 0.38),
                    at(start + 0.07, low + 0.18),
                ],
                colour,
            )
