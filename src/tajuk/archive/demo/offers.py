"""The demo's pictures of what the house offers: a course, an evening, a letter, a paper. A name, a picture."""

import math

from tajuk.archive.demo import props, shapes
from tajuk.archive.demo.painting import Canvas, Colour, Point


def course(canvas: Canvas) -> None:
    """A laptop with a lesson on it before a blackboard, and a plant."""
    canvas.sky("#0f5e5c", "#0b4650")
    board = shapes.card(1.2, 0.5, 13.6, 6.2, radius=0.2)
    canvas.line([*board, board[0]], "#f2a65a", 0.24)
    for points in ([(2, 5.6), (2, 1.4)], [(1.8, 5.4), (4.6, 5.4)], [(2, 5), (2.6, 4.2), (3.2, 4.5), (3.8, 3), (4.5, 2)],
                   [(11.7, 1.5), (14, 1.5)], [(11.7, 2), (13.4, 2)], [(11.7, 2.5), (13.8, 2.5)]):  # fmt: skip
        canvas.line(points, "#e9fff4", 0.06, 0.8)
    canvas.line(shapes.fan((12.9, 4.4), (0.9, 0.9), 0, 360), "#e9fff4", 0.06, 0.8)
    canvas.line([(12.9, 3.5), (12.9, 4.4), (13.7, 4.8)], "#e9fff4", 0.06, 0.8)
    canvas.cut(shapes.box(-0.2, 7.4, 16.4, 1.8), "#e8743b", lift=0.25)
    canvas.grain(shapes.box(-0.2, 7.4, 16.4, 1.8), "#8c2b2b", "bottom", 0.8)
    canvas.cut(shapes.card(4.6, 2, 6.8, 5, radius=0.35), "#2b1a5c", lift=0.5)
    canvas.blend(shapes.card(4.85, 2.25, 6.3, 4.4, radius=0.2), "#fff3d6", "#ffd79a")
    canvas.cut(shapes.oval((8, 4.4), 1.25, 1.25), "#ff5d6c", lift=0.25)
    canvas.cut([(7.6, 3.75), (8.75, 4.4), (7.6, 5.05)], "#ffffff")
    canvas.cut(shapes.card(5.3, 6.15, 5.4, 0.16, radius=0.08), "#e8a857")
    canvas.cut(shapes.card(5.3, 6.15, 2.3, 0.16, radius=0.08), "#ff5d6c")
    canvas.cut([(4.2, 7), (11.8, 7), (12.6, 7.75), (3.4, 7.75)], "#4a2f8f", lift=0.3)
    canvas.cut(shapes.card(3.4, 7.68, 9.2, 0.24, radius=0.12), "#2b1a5c")
    props.plant(canvas, (13.7, 8.1), 3.4, pot="#ffd166", leaves=("#2fae7b", "#7bdc9a"))
    for place, colour in enumerate(("#ffd166", "#4cc9f0", "#ff5d8f")):
        canvas.cut(
            shapes.card(1.1 + place * 0.12, 7.75 - place * 0.45, 2.1 - place * 0.2, 0.42, radius=0.08),
            colour,
            lift=0.12,
        )


def seminar(canvas: Canvas) -> None:
    """A stage with a bright screen, seen over rows of seats."""
    canvas.sky("#1f0a4f", "#5c1a7a")
    screen = shapes.card(4, 0.8, 8, 4.3, radius=0.15)
    canvas.glow((8, 3), 6, "#ff7ab8", 0.8)
    canvas.blend(screen, "#fff3e0", "#ffc7a8", lift=0.3)
    for place, height in enumerate((0.8, 1.3, 1.1, 1.9, 2.4, 3)):
        bar = shapes.card(5.4 + place * 0.9, 4.7 - height, 0.62, height, radius=0.08)
        canvas.cut(bar, ("#8338ec", "#ff4d8d")[place % 2], lift=0.1)
        canvas.grain(bar, "#2b0a5c", "bottom", 0.6)
    for x, tip in ((1.2, 6.3), (14.8, 9.7)):
        canvas.cut([(x, 0.2), (tip - 1.5, 6.3), (tip + 1.5, 6.3)], "#fff3b0", alpha=0.22)
        canvas.cut(shapes.oval((x, 0.2), 0.45, 0.45), "#2b0a4a", lift=0.1)
    canvas.cut([(2, 5.9), (14, 5.9), (15.4, 7.2), (0.6, 7.2)], "#ff8552", lift=0.3)
    canvas.grain([(2, 5.9), (14, 5.9), (15.4, 7.2), (0.6, 7.2)], "#8c1f5c", "bottom", 0.8)
    canvas.cut([(5.2, 4.9), (6.6, 4.9), (6.4, 6.4), (5.4, 6.4)], "#16c2a3", lift=0.25)
    canvas.cut(shapes.card(5, 4.75, 1.8, 0.24, radius=0.1), "#0b7a75")
    canvas.line([(5.9, 4.75), (6.3, 4.3)], "#2b0a4a", 0.06)
    canvas.disc((6.32, 4.27), 0.12, "#2b0a4a")
    for row, (y, size, colour) in enumerate(((6.7, 0.95, "#5f2fb8"), (7.4, 1.2, "#4520a0"), (8.2, 1.5, "#2f1380"))):
        for place in range(-1, 17):
            x = place * size * 1.12 + row % 2 * size * 0.5
            seat = shapes.card(x, y, size, size * 1.6, radius=size * 0.35)
            canvas.cut(seat, colour, lift=0.14)
            canvas.grain(seat, "#ff7ab8", "top", 0.25)


def letter(canvas: Canvas) -> None:
    """An envelope with a page of headlines in it."""
    canvas.sky("#3fb8ff", "#b8f0ff")
    for x, y, width in ((2.5, 2.3, 3), (13.4, 3.4, 3.6), (3, 7.6, 3.4)):
        canvas.cut(shapes.cloud((x, y), width), "#ffffff", lift=0.25)
    canvas.cut(shapes.turned(shapes.card(3.7, 3.1, 8.6, 5.2, radius=0.2), -4, (8, 5.6)), "#c2312f", lift=0.6)
    canvas.cut(shapes.turned([(3.8, 3.2), (8, 0.4), (12.2, 3.2)], -4, (8, 5.6)), "#9c1f2f", lift=0.2)
    page = shapes.turned(shapes.box(4.5, 0.9, 7, 6), -4, (8, 5.6))
    canvas.cut(page, "#fffaf0", lift=0.25)

    def placed(points: list[Point]) -> list[Point]:
        return shapes.turned(points, -4, (8, 5.6))

    canvas.cut(placed(shapes.box(4.9, 1.3, 6.2, 0.55)), "#1d3557")
    canvas.blend(placed(shapes.box(4.9, 2.1, 2.9, 2)), "#ffd166", "#ff7b54")
    canvas.disc(placed([(6.3, 3.2)])[0], 0.5, "#fff6da")
    for row in range(7):
        width = (2.9, 2.6, 2.9, 1.9)[row % 4]
        canvas.cut(
            placed(shapes.box(8.2, 2.15 + row * 0.33, width, 0.15)), "#1d3557", alpha=0.8 if row % 4 == 0 else 0.35
        )
    flaps = (
        ([(3.7, 3.3), (8.0, 6.4), (3.7, 8.3)], "#ef5350"),
        ([(12.3, 3.3), (8.0, 6.4), (12.3, 8.3)], "#ef5350"),
        ([(3.7, 8.3), (8.0, 5.2), (12.3, 8.3)], "#ff6f61"),
    )
    for shape, colour in flaps:
        canvas.cut(placed(shape), colour, lift=0.22)
        canvas.grain(placed(shape), "#8c1f3d", "bottom", 0.5)
    canvas.cut(shapes.oval(placed([(8, 6.5)])[0], 0.75, 0.75), "#ffd166", lift=0.2)
    canvas.cut(placed(shapes.leaf((8, 7), (8, 6), 0.5)), "#e4492f")


def subscription(canvas: Canvas) -> None:
    """A folded newspaper, a cup of coffee and a telephone."""
    canvas.sky("#ffc857", "#ff9f5a")
    canvas.cut([(-0.2, -0.2), (6.4, -0.2), (2, 9.2), (-0.2, 9.2)], "#e4492f")
    canvas.cut(shapes.turned(shapes.box(3.3, 1.5, 6.6, 6.6), -11, (6.6, 4.8)), "#e8cfae", lift=0.4)
    props.sheet(canvas, (3.5, 1.1), (6.4, 6.7), turn=-8)

    def placed(points: list[Point]) -> list[Point]:
        return shapes.turned(points, -8, (6.7, 4.45))

    canvas.cut(placed(shapes.box(4, 2.5, 5.4, 2.6)), "#12355b")
    for depth, colour in enumerate(("#ff7b54", "#ffb347", "#16a99a")):
        hill = [(4 + step * 0.54, 4.2 + depth * 0.28 - 0.5 * math.sin(step * 0.6 + depth * 2)) for step in range(11)]
        canvas.cut(placed([*hill, (9.4, 5.1), (4, 5.1)]), colour)
    canvas.disc(placed([(7.7, 3.2)])[0], 0.36, "#fff3c4")
    canvas.cut(placed(shapes.box(3.5, 7.5, 6.4, 0.3)), "#d9b98f")
    props.cup(canvas, (12.9, 2.6), 1.2, china="#fff6e6", drink="#5b2a1a")
    canvas.cut(shapes.turned(shapes.card(10.4, 4.7, 2.5, 4.7, radius=0.35), 13, (11.6, 7)), "#1f1147", lift=0.45)
    glass = shapes.turned(shapes.card(10.55, 4.85, 2.2, 4.4, radius=0.25), 13, (11.6, 7))
    canvas.blend(glass, "#fffaf0", "#ffe3c4")
    for row, colour in enumerate(("#e4492f", "#16a99a", "#4361ee")):
        tile = shapes.card(10.75, 5.2 + row * 1.15, 0.8, 0.8, radius=0.12)
        canvas.cut(shapes.turned(tile, 13, (11.6, 7)), colour)
        for line, width in enumerate((0.9, 0.65)):
            words = shapes.card(11.7, 5.35 + row * 1.15 + line * 0.3, width, 0.14, radius=0.07)
            canvas.cut(shapes.turned(words, 13, (11.6, 7)), "#1f1147", alpha=0.7)


def award(canvas: Canvas) -> None:
    """A cup for the winner, and charts as confetti."""
    canvas.sky("#3a0ca3", "#f72585")
    props.rays(canvas, (8, 4), 18, "#ffffff", 0.1)
    colours = ("#ffd166", "#06d6a0", "#4cc9f0", "#ff8fab", "#ffffff")
    for number in range(64):
        x, y = canvas.chance.uniform(0, 16), canvas.chance.uniform(0, 8.2)
        if abs(x - 8) > 3 or y < 0.9:
            _confetti(canvas, (x, y), number % 3, colours[number % 5])
    canvas.glow((8, 3.6), 4.2, "#ffd98a", 0.8)
    for side in (-1, 1):
        canvas.cut(shapes.ring((8 + side * 1.9, 2.9), 1.05, 0.34), "#e08a1e", lift=0.2)
    bowl = [(5.9, 1.4), (10.1, 1.4), *shapes.fan((8, 2.6), (2, 2.6), 0, 180)]
    canvas.cut(bowl, "#ffc233", lift=0.4)
    canvas.grain(bowl, "#c2571a", "right", 0.75)
    canvas.cut(shapes.card(5.6, 1.1, 4.8, 0.5, radius=0.25), "#ffe28a", lift=0.15)
    canvas.cut([(7.6, 5), (8.4, 5), (8.7, 6.9), (7.3, 6.9)], "#e89b1f", lift=0.15)
    canvas.cut(shapes.card(6.5, 6.7, 3, 0.5, radius=0.2), "#ffd166", lift=0.2)
    canvas.cut(shapes.box(5.9, 7.2, 4.2, 1.3), "#2b0a5c", lift=0.3)
    for place, height in enumerate((0.9, 1.4, 2)):
        canvas.cut(shapes.card(7.1 + place * 0.65, 4.3 - height, 0.46, height, radius=0.08), "#a8440f")
    canvas.cut(shapes.box(-0.2, 8.4, 16.4, 0.9), "#1f0647", lift=0.2)


def _confetti(canvas: Canvas, centre: Point, kind: int, colour: Colour) -> None:
    """Draw a scrap: a pie, a few bars or a bit of a line."""
    (x, y), turn = centre, canvas.chance.uniform(0, 360)
    if kind == 0:
        canvas.cut([centre, *shapes.fan(centre, (0.32, 0.32), turn, turn + 270)], colour, lift=0.08)
    elif kind == 1:
        for bar in range(3):
            canvas.cut(
                shapes.turned(shapes.box(x + bar * 0.17, y - bar * 0.12, 0.12, 0.25 + bar * 0.12), turn, centre), colour
            )
    else:
        line = [(x - 0.4, y + 0.1), (x - 0.15, y - 0.15), (x + 0.1, y + 0.1), (x + 0.4, y - 0.25)]
        canvas.line(shapes.turned(line, turn, centre), colour, 0.09)
