"""The demo's pictures of figures: charts, boards, maps of the world. Deterministic: a name, a picture."""

import math

from tajuk.archive.demo import props, shapes
from tajuk.archive.demo.painting import Canvas, Point

_ISLANDS = (
    (2.2, 3.4, 1.5, 0.8),
    (5, 5.8, 1.9, 0.7),
    (7.6, 3.2, 1.6, 1.3),
    (10.6, 5.3, 1.5, 1),
    (13.5, 3.2, 1.7, 0.9),
    (8.4, 7.4, 1.1, 0.4),
    (12.8, 7.2, 1.2, 0.45),
    (2.2, 7.4, 0.9, 0.35),
    (4.7, 1.7, 0.8, 0.35),
    (11, 1.6, 0.7, 0.35),
)


def candles(canvas: Canvas) -> None:
    """A big candlestick chart on dark blue."""
    canvas.sky("#0b1f5c", "#071238")
    canvas.glow((11, 2.5), 6, "#3f6bff", 0.5)
    for row in range(9):
        canvas.line([(-1, row + 0.5), (17, row + 0.5)], "#6f8cff", 0.02, 0.22)
    for column in range(16):
        canvas.line([(column + 0.5, -1), (column + 0.5, 10)], "#6f8cff", 0.02, 0.22)
    close, mean = 6.4, []
    for place in range(15):
        start, x = close, 0.4 + place * 1.1
        close = 6.6 - place * 0.3 + 1.4 * math.sin(place * 0.9) + canvas.chance.uniform(-0.3, 0.3)
        colour, shade = ("#16e0a0", "#067a6f") if close < start else ("#ff5277", "#8a1550")
        wick = [
            (x, min(start, close) - canvas.chance.uniform(0.2, 0.8)),
            (x, max(start, close) + canvas.chance.uniform(0.2, 0.7)),
        ]
        canvas.line(wick, colour, 0.07)
        candle = shapes.card(x - 0.38, min(start, close), 0.76, max(0.2, abs(close - start)), radius=0.08)
        canvas.cut(candle, colour, lift=0.2)
        canvas.grain(candle, shade, "bottom", 0.7)
        mean.append((x, (start + close) / 2 - 1.1 + 0.3 * math.sin(place * 0.4)))
    canvas.line(mean, "#ffd166", 0.11)
    canvas.glow(mean[-4], 1.2, "#ffd166", 0.9)
    canvas.disc(mean[-4], 0.2, "#fffbe6")


def board(canvas: Canvas) -> None:
    """A stock board: rows of cells that are green or red."""
    canvas.sky("#151040", "#2a1a6b")
    for row in range(8):
        for column in range(7):
            x, y, up = column * 2.5 - 0.65, row * 1.22 - 0.25, canvas.chance.random() < 0.58
            strong = canvas.chance.random()
            shades = (("#0a6f66", "#0fa389", "#1fd6a3"), ("#7a1550", "#c2255c", "#ff4d6d"))[not up]
            cell = shapes.card(x, y, 2.32, 1.06, radius=0.12)
            canvas.cut(cell, shades[0 if strong < 0.35 else 1 if strong < 0.75 else 2], lift=0.12)
            canvas.grain(cell, "#0d0a2e", "bottom", 0.6)
            tip, foot = (y + 0.34, y + 0.72) if up else (y + 0.72, y + 0.34)
            canvas.cut([(x + 0.22, foot), (x + 0.65, foot), (x + 0.435, tip)], "#ffffff", alpha=0.95)
            for bar in range(7):
                height = 0.12 + canvas.chance.uniform(0, 0.22) + (bar if up else 6 - bar) * 0.05
                canvas.cut(shapes.box(x + 0.9 + bar * 0.18, y + 0.85 - height, 0.12, height), "#ffffff", alpha=0.75)
    canvas.cut([(-0.2, 9.2), (16.2, -0.2), (16.2, 3), (5, 9.2)], "#ffffff", alpha=0.07)


def report(canvas: Canvas) -> None:
    """Sheets of paper with bars and a line, beside a cup."""
    canvas.sky("#ff8c61", "#f9564f")
    canvas.cut([(10.5, -0.2), (16.2, -0.2), (16.2, 9.2), (13.5, 9.2)], "#ffc15e", alpha=0.75)
    props.sheet(canvas, (2.6, 1.2), (6.4, 8.4), turn=-9, colour="#ffe7d1")
    props.sheet(canvas, (3.6, 0.8), (6.8, 8.6), turn=4)
    about = (7.0, 5.1)

    def placed(points: list[Point]) -> list[Point]:
        return shapes.turned(points, 4, about)

    canvas.cut(placed(shapes.box(4.1, 2.6, 5.8, 5.3)), "#e3f5f1")
    for place, height in enumerate((1.1, 1.7, 1.4, 2.5, 2.2, 3.3)):
        bar = placed(shapes.card(4.45 + place * 0.9, 7.5 - height, 0.6, height, radius=0.06))
        canvas.cut(bar, "#ff5d6c" if place == 5 else "#16a99a", lift=0.08)
        canvas.grain(bar, "#43143d" if place == 5 else "#0b5351", "bottom", 0.6)
    trend = placed([(4.75 + place * 0.9, y) for place, y in enumerate((5.6, 5, 5.3, 4.3, 4.5, 3.3))])
    canvas.line(trend, "#2b2d5b", 0.1)
    for point in trend:
        canvas.disc(point, 0.15, "#2b2d5b")
    props.cup(canvas, (13.2, 3), 1.1, china="#fffaf0", drink="#5b2a1a")
    canvas.cut(shapes.turned(shapes.card(10.9, 6.9, 4.4, 0.34, radius=0.15), -28, (13, 7)), "#2b2d5b", lift=0.3)
    canvas.cut(shapes.turned([(10.9, 6.9), (10.4, 7.07), (10.9, 7.24)], -28, (13, 7)), "#ffd98a")


def magnifier(canvas: Canvas) -> None:
    """A glass over rows of figures, one of them wrong."""
    canvas.sky("#ffe066", "#ffc233")
    for row in range(11):
        x = -0.3
        while x < 16:
            width = canvas.chance.uniform(0.25, 0.8)
            canvas.cut(shapes.card(x, row * 0.84 + 0.15, width, 0.42, radius=0.1), "#e89b0c", alpha=0.55)
            x += width + 0.22
    canvas.cut(shapes.turned(shapes.card(10.4, 6.35, 4.8, 0.95, radius=0.4), 45, (10.4, 6.8)), "#5b1a6b", lift=0.4)
    canvas.cut(shapes.oval((8, 4.3), 3.3, 3.3), "#3d1259", lift=0.6)
    canvas.blend(shapes.oval((8, 4.3), 2.9, 2.9), "#ffffff", "#dff3ff")
    for row, widths in enumerate(((1.3, 0.7), (0.9, 1.4, 1), (1.2, 1.6, 1), (1.4, 0.9, 1.1), (0.8, 1.2))):
        x = 8 - (sum(widths) + 0.25 * (len(widths) - 1)) / 2
        for place, width in enumerate(widths):
            wrong = (row, place) == (2, 1)
            bar = shapes.card(x, 2.25 + row * 0.88, width, 0.58, radius=0.14)
            canvas.cut(bar, "#ff3d68" if wrong else "#4361ee", lift=0.1)
            canvas.grain(bar, "#5b1a6b", "right", 0.5)
            x += width + 0.25
    canvas.cut(shapes.ring((8, 4.3), 2.65, 0.16, start=195, end=260), "#ffffff", alpha=0.9)
    canvas.cut(shapes.ring((8, 4.3), 3.2, 0.1, start=150, end=290), "#c77dff", alpha=0.8)


def rolling(canvas: Canvas) -> None:
    """Bands that roll across."""
    canvas.sky("#8fd8f0", "#fff3d6")
    props.sun(canvas, (11.5, 2), 0.9, colour="#ff7b54", halo="#ffe0a3")
    bands = ("#ffc233", "#ff9a1f", "#f2641f", "#d63f5b", "#2a9fc4", "#1a6f9e", "#123f73")
    for depth, colour in enumerate(bands):
        band = shapes.hill(2.9 + depth * 0.95, 0.85, 13, depth * 0.75)
        canvas.cut(band, colour, lift=0.35)
        canvas.grain(band, "#fff3c4" if depth < 4 else "#061a3d", "right" if depth % 2 else "left", 0.4)


def globe(canvas: Canvas) -> None:
    """A globe with arcs between far points."""
    canvas.sky("#1a0f5c", "#4a1f8f")
    props.stars(canvas, 120, 9)
    canvas.glow((8, 4.7), 5.6, "#4cc9f0", 0.75)
    centre, radius = (8.0, 4.7), 3.45
    canvas.cut(shapes.oval(centre, radius, radius), "#17b3c9", lift=0.3)
    lands = (
        (6.3, 3.3, 1.2, 0.7, -25),
        (6.9, 5.2, 0.8, 1.3, 15),
        (9.3, 3.7, 1.3, 0.9, 20),
        (9.7, 5.8, 0.8, 0.55, -10),
        (8.4, 2.1, 0.8, 0.35, 5),
        (8.6, 7.3, 0.7, 0.3, 0),
    )
    for x, y, wide, high, turn in lands:
        land = _shore(shapes.turned(shapes.oval((x, y), wide, high), turn, (x, y)), 0.12, turn)
        canvas.cut(land, "#b5e655", lift=0.06)
        canvas.grain(land, "#1f9d63", "bottom", 0.7)
    for share in (0.35, 0.75):
        canvas.line(shapes.oval(centre, radius * share, radius), "#ffffff", 0.025, 0.35)
    for off in (-2, -1, 0, 1, 2):
        half = math.sqrt(radius**2 - off**2)
        canvas.line([(8 - half, 4.7 + off), (8 + half, 4.7 + off)], "#ffffff", 0.025, 0.35)
    canvas.grain(shapes.oval(centre, radius, radius), "#1a0f5c", "right", 0.6)
    for start, end in (
        ((6, 3.2), (9.7, 3.6)),
        ((6.9, 5.6), (9.8, 5.8)),
        ((9.4, 3.5), (12.6, 2.2)),
        ((6.2, 3.4), (3.6, 5.3)),
    ):
        arc = shapes.arch(start, end, math.dist(start, end) * 0.3)
        canvas.line(arc, "#ffd166", 0.09)
        for point in (start, end):
            canvas.glow(point, 0.55, "#fff3b0", 0.9)
            canvas.disc(point, 0.14, "#ff4d8d")


def network(canvas: Canvas) -> None:
    """Glowing points and the lines between them, over islands nobody has seen."""
    canvas.sky("#0b3a5e", "#0f7c8c", "#0d5b78")
    for number, (x, y, wide, high) in enumerate(_ISLANDS):
        shore = _shore(shapes.oval((x, y), wide, high), 0.2, number)
        canvas.line([*shore, shore[0]], "#5fe0d0", 0.3, 0.22)
        canvas.cut(shore, ("#ffd97d", "#f9c15c", "#ffe3a0")[number % 3], lift=0.2)
        canvas.grain(shore, "#e07a3f", "bottom", 0.7)
    links = ((0, 1), (0, 8), (8, 2), (1, 2), (2, 3), (2, 9), (9, 4), (3, 4), (3, 6), (5, 3), (1, 5), (1, 7), (2, 4))
    for start, end in links:
        (x, y), goal = _ISLANDS[start][:2], _ISLANDS[end][:2]
        canvas.line(shapes.arch((x, y), goal, math.dist((x, y), goal) * 0.3), "#ff4d6d", 0.065)
    for x, y, wide, _ in _ISLANDS:
        canvas.glow((x, y), 0.4 + wide * 0.5, "#ffffff", 0.9)
        canvas.disc((x, y), 0.14 + wide * 0.07, "#ff2e63")
        canvas.disc((x, y), 0.06 + wide * 0.03, "#fff6e0")


def _shore(outline: list[Point], rough: float, phase: float) -> list[Point]:
    """Return an outline with bays and capes."""
    return [
        (x + rough * math.sin(step * 0.9 + phase), y + rough * 0.8 * math.cos(step * 1.3 + phase))
        for step, (x, y) in enumerate(outline[::3])
    ]
