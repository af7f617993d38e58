"""The demo's pictures of money in its many forms. Deterministic: a name, a picture."""

import math

from tajuk.archive.demo import props, shapes
from tajuk.archive.demo.painting import Canvas, Colour, Point


def gold(canvas: Canvas) -> None:
    """Bars of gold, stacked."""
    canvas.sky("#3b0f4f", "#7a1f4f")
    canvas.glow((8, 4.4), 6.5, "#ff9f43", 0.75)
    props.rays(canvas, (8, 4.4), 20, "#ffd166", 0.18)
    canvas.cut(shapes.box(-0.2, 7.7, 16.4, 1.5), "#2b0a3d", lift=0.2)
    for row, number in enumerate((4, 3, 2, 1)):
        for place in range(number):
            _bar(canvas, (8 + (place - (number - 1) / 2) * 2.65, 8 - row * 1.55))


def _bar(canvas: Canvas, foot: Point) -> None:
    """Draw a bar seen from its end; foot: the middle of its lower edge."""
    x, y = foot
    front = [(x - 1.25, y), (x - 0.95, y - 1.05), (x + 0.95, y - 1.05), (x + 1.25, y)]
    top = [(x - 0.95, y - 1.05), (x - 0.7, y - 1.45), (x + 0.7, y - 1.45), (x + 0.95, y - 1.05)]
    canvas.cut([*front[:2], *top[1:3], *front[2:]], "#d98b1e", lift=0.3)
    canvas.cut(front, "#f6b73c")
    canvas.grain(front, "#a8440f", "right", 0.75)
    canvas.cut(top, "#fff0b0")
    canvas.cut(shapes.card(x - 0.55, y - 0.72, 1.1, 0.4, radius=0.08), "#c9741a")
    canvas.cut(shapes.leaf((x - 0.3, y - 0.52), (x + 0.3, y - 0.52), 0.2), "#ffd98a")


def funds(canvas: Canvas) -> None:
    """Three circles that overlap, and where they do, new colours."""
    canvas.sky("#fff3dc", "#ffe2c2")
    for centre, colour in (((6.2, 3.4), "#ff5d6c"), ((9.8, 3.4), "#ffb627"), ((8, 6.2), "#16a99a")):
        canvas.cut(shapes.oval(centre, 2.6, 2.6), colour, alpha=0.7)
        canvas.grain(shapes.oval(centre, 2.6, 2.6), "#4a1a7a", "bottom", 0.45)
        for radius in (2.25, 1.9):
            canvas.cut(shapes.ring(centre, radius, 0.04), "#ffffff", alpha=0.7)
    for place in range(9):
        height = 0.5 + canvas.chance.uniform(0, 1.2) + place * 0.18
        for x, colour in ((0.4 + place * 0.32, "#ff5d6c"), (12.8 + place * 0.32, "#16a99a")):
            canvas.cut(shapes.card(x, 8.6 - height, 0.2, height, radius=0.1), colour)
    canvas.disc((8, 4.35), 0.5, "#ffffff")
    canvas.disc((8, 4.35), 0.26, "#4a1a7a")


def coins(canvas: Canvas) -> None:
    """Columns of coins that follow a curve, the tallest with a sprout on it."""
    canvas.sky("#0f8b8d", "#a7e8bd")
    canvas.cut(shapes.oval((9.6, 4.2), 3.3, 3.3), "#d8f7d0", alpha=0.6)
    canvas.cut(shapes.box(-0.2, 7.8, 16.4, 1.4), "#0a4c5a", lift=0.2)
    for column in range(7):
        number, x = round(2 + 1.55**column), 1.9 + column * 2.0
        for coin in range(number):
            y = 8 - coin * 0.33
            side = shapes.card(x - 0.82, y - 0.34, 1.64, 0.36, radius=0.14)
            canvas.cut(side, ("#f6b73c", "#ffcf5c")[coin % 2], lift=0.12 if coin == number - 1 else 0)
            canvas.grain(side, "#a8440f", "right", 0.6)
            canvas.line([(x - 0.7, y + 0.0), (x + 0.7, y + 0.0)], "#a8611a", 0.03, 0.6)
        top = 8 - number * 0.33
        size = 0.35 + column * 0.17
        canvas.line([(x, top), (x, top - size)], "#1f7a4d", 0.09)
        for way in (-1, 1):
            tip = (x + way * size * 0.9, top - size * 1.5)
            canvas.cut(
                shapes.leaf((x, top - size * 0.8), tip, size * 0.5, way * 0.08),
                ("#2f9e5b", "#7bd389")[way > 0],
                lift=0.06,
            )


def banknotes(canvas: Canvas) -> None:
    """Banknotes of no country, in a fan."""
    canvas.sky("#4361ee", "#7b2cbf")
    canvas.glow((8, 6), 5.5, "#b8c0ff", 0.6)
    colours = ("#ff6b6b", "#ffb347", "#ffe66d", "#7bd389", "#4ecdc4", "#a29bfe", "#ff8fab")
    for place, colour in enumerate(colours):
        _note(canvas, -66 + place * 22, colour)
    canvas.cut(shapes.card(6.2, 7.5, 3.6, 1.8, radius=0.3), "#ffd166", lift=0.4)
    canvas.grain(shapes.card(6.2, 7.5, 3.6, 1.8, radius=0.3), "#e4492f", "bottom", 0.7)
    canvas.cut(shapes.leaf((7.2, 8.3), (8.8, 8.3), 0.6), "#7b2cbf")


def _note(canvas: Canvas, turn: float, colour: Colour) -> None:
    about = (8.0, 9.4)

    def placed(points: list[Point]) -> list[Point]:
        return shapes.turned(points, turn, about)

    note = placed(shapes.card(6.75, 1.3, 2.5, 6.6, radius=0.15))
    canvas.cut(note, colour, lift=0.35)
    canvas.grain(note, "#4a1a7a", "right", 0.5)
    canvas.cut(placed(shapes.box(6.95, 1.5, 2.1, 0.08)), "#ffffff", alpha=0.8)
    canvas.cut(placed(shapes.oval((8, 3.3), 0.78, 0.95)), "#ffffff", alpha=0.85)
    for petal in range(6):
        leaf = shapes.turned(shapes.leaf((8, 3.3), (8, 2.6), 0.32), petal * 60, (8, 3.3))
        canvas.cut(placed(leaf), colour)
    for line in range(5):
        wave = [(7 + step * 0.2, 4.9 + line * 0.16 + 0.12 * math.sin(step + line)) for step in range(11)]
        canvas.line(placed(wave), "#4a1a7a", 0.03, 0.5)


def cards(canvas: Canvas) -> None:
    """Payment cards and a telephone with a pattern to be scanned."""
    canvas.sky("#ff7aa2", "#ffc49b")
    canvas.cut(shapes.oval((8, 4.5), 3.9, 3.9), "#ffe3d0")
    for x, y, turn, top, bottom in ((1.7, 2, -18, "#5f0f9e", "#c2376b"), (9.4, 4.6, 14, "#0f8b8d", "#12355b")):
        about = (x + 2.5, y + 1.6)
        plate = shapes.turned(shapes.card(x, y, 5, 3.15, radius=0.3), turn, about)
        canvas.blend(plate, top, bottom, lift=0.45)
        canvas.grain(plate, "#ffb3c6" if x < 5 else "#7bf1d5", "right", 0.4)
        canvas.cut(shapes.turned(shapes.card(x + 0.45, y + 0.8, 0.85, 0.65, radius=0.12), turn, about), "#ffd166")
        for place in range(4):
            digits = shapes.card(x + 0.45 + place * 1.08, y + 1.95, 0.85, 0.2, radius=0.1)
            canvas.cut(shapes.turned(digits, turn, about), "#ffffff", alpha=0.75)
        for off in (3.7, 4.15):
            canvas.cut(shapes.turned(shapes.oval((x + off, y + 2.6), 0.34, 0.34), turn, about), "#ffffff", alpha=0.55)
    canvas.cut(shapes.card(6, 0.9, 4, 7.4, radius=0.5), "#1f1147", lift=0.6)
    canvas.blend(shapes.card(6.2, 1.1, 3.6, 7, radius=0.38), "#fffaf0", "#ffe9c7")
    _pattern(canvas, (6.65, 2.1), 0.27)
    canvas.cut(shapes.card(6.65, 5.5, 2.7, 0.3, radius=0.15), "#1f1147")
    canvas.cut(shapes.card(6.95, 6, 2.1, 0.22, radius=0.11), "#1f1147", alpha=0.35)
    canvas.cut(shapes.card(6.65, 6.75, 2.7, 0.85, radius=0.42), "#16a99a", lift=0.12)
    canvas.line([(7.6, 7.2), (7.9, 7.45), (8.45, 6.95)], "#ffffff", 0.13)


def _pattern(canvas: Canvas, corner: Point, cell: float) -> None:
    """Draw squares that look like a code but hold nothing."""
    x, y = corner
    for row in range(10):
        for column in range(10):
            marked = (row < 3 or row > 6) and (column < 3 or column > 6) and not (row > 6 and column > 6)
            if not marked and canvas.chance.random() < 0.5:
                shade = "#1f1147" if canvas.chance.random() < 0.8 else "#e4492f"
                canvas.cut(shapes.card(x + column * cell, y + row * cell, cell * 0.9, cell * 0.9, radius=0.06), shade)
    for column, row in ((0, 0), (7, 0), (0, 7)):
        middle = (x + (column + 1.45) * cell, y + (row + 1.45) * cell)
        canvas.cut(shapes.ring(middle, cell * 1.5, cell * 0.45), "#1f1147")
        canvas.disc(middle, cell * 0.5, "#e4492f")


def exchange(canvas: Canvas) -> None:
    """Two coins in balance, one with a wave and one with a sun."""
    canvas.sky("#06d6a0", "#118ab2")
    for radius in (4.3, 3.4, 2.5):
        canvas.disc((8, 4.4), radius, "#ffffff", 0.1)
    canvas.cut([(7.1, 8.2), (8, 6), (8.9, 8.2)], "#073b4c", lift=0.25)
    canvas.cut(shapes.box(-0.2, 8.1, 16.4, 1.1), "#073b4c")
    beam = shapes.turned(shapes.card(2.7, 5.75, 10.6, 0.36, radius=0.18), -5, (8, 5.9))
    canvas.cut(beam, "#ffd166", lift=0.3)
    props.coin(canvas, (5.1, 4.1), 1.95, face="#ffd75e", edge="#e07a1f")
    props.coin(canvas, (10.9, 3.6), 1.95, face="#f4f7ff", edge="#6f7fc9")
    for row in (-0.5, 0, 0.5):
        wave = [(5.1 - 1 + step * 0.1, 4.1 + row + 0.2 * math.sin(step * 0.63)) for step in range(21)]
        canvas.line(wave, "#c2571a", 0.17)
    canvas.disc((10.9, 3.6), 0.55, "#4a5bb5")
    for ray in range(10):
        tip = shapes.turned(shapes.leaf((10.9, 2.9), (10.9, 2.4), 0.26), ray * 36, (10.9, 3.6))
        canvas.cut(tip, "#4a5bb5")
    for start, turn in ((205, 1), (25, 1)):
        arc = shapes.fan((8, 3.9), (2.4, 3.1), start + 42, start + 88)
        canvas.line(arc, "#ffffff", 0.12, 0.85)
        (x, y), side = arc[-1], turn if start > 180 else -turn
        canvas.cut([(x, y - 0.3), (x + side * 0.55, y), (x, y + 0.3)], "#ffffff", alpha=0.85)
