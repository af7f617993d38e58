"""The demo's pictures of books, pens and glasses. Deterministic: a name, a picture."""

import math

from tajuk.archive.demo import shapes
from tajuk.archive.demo.painting import Canvas, Point


def books(canvas: Canvas) -> None:
    """Books, a notebook and a pencil in the light of a lamp."""
    canvas.sky("#1b2a6b", "#2f4bb0")
    canvas.cut([(10.2, 2.7), (16.4, 7.7), (3.4, 7.7)], "#ffe9a8", alpha=0.35)
    canvas.glow((9.9, 5), 4.4, "#ffe08a", 0.75)
    canvas.cut(shapes.box(-0.2, 7.4, 16.4, 1.8), "#c8553d", lift=0.2)
    canvas.grain(shapes.box(-0.2, 7.4, 16.4, 1.8), "#ffb35c", "top", 0.5)
    stack = (
        (3, 6.6, 5, "#ff5d6c"),
        (3.5, 5.75, 4.3, "#ffd166"),
        (2.9, 4.95, 4.8, "#16c2a3"),
        (3.7, 4.2, 3.8, "#ff9f43"),
    )
    for x, y, width, colour in stack:
        canvas.cut(shapes.card(x, y, width, 0.8, radius=0.14), colour, lift=0.25)
        canvas.cut(shapes.card(x + width * 0.55, y + 0.12, width * 0.43, 0.56, radius=0.06), "#fffaf0")
        canvas.grain(shapes.card(x, y, width * 0.55, 0.8, radius=0.14), "#5a1050", "left", 0.6)
        for band in (0.3, 0.55):
            canvas.cut(shapes.box(x + band, y, 0.12, 0.8), "#ffffff", alpha=0.6)
    for side, pages in ((-1, "#fffaf0"), (1, "#fff1da")):
        leaf = [(10.6, 7.9), (10.6 + side * 2.7, 7.6), (10.6 + side * 2.3, 6.75), (10.6, 7.0)]
        canvas.cut(leaf, pages, lift=0.2)
        for row in range(3):
            canvas.line(
                [(10.6 + side * 0.4, 7.18 + row * 0.21), (10.6 + side * 2.2, 7.02 + row * 0.21)], "#2b3a8f", 0.05, 0.5
            )
    canvas.cut(shapes.card(4.4, 7.95, 3.1, 0.26, radius=0.05), "#ffb703", lift=0.2)
    canvas.cut([(4.4, 7.95), (3.9, 8.08), (4.4, 8.21)], "#ffe9c7")
    canvas.cut(shapes.card(7.2, 7.95, 0.35, 0.26, radius=0.05), "#ff5d8f")
    canvas.line([(14.3, 7.5), (13.4, 4.2), (10.9, 1.6)], "#0b1440", 0.17)
    canvas.cut(shapes.card(13.2, 7.25, 2.2, 0.34, radius=0.15), "#0b1440", lift=0.2)
    canvas.disc((13.4, 4.2), 0.26, "#ffd166")
    shade = shapes.turned([(9.7, 1.2), (11, 1.2), (11.7, 2.6), (9, 2.6)], 28, (10.4, 1.9))
    canvas.cut(shade, "#ff7b54", lift=0.3)
    canvas.grain(shade, "#8c1f3d", "right", 0.7)


def pen(canvas: Canvas) -> None:
    """A fountain pen and the lines it writes."""
    canvas.sky("#ffefd6", "#ffdcb0")
    canvas.cut([(9, -0.2), (16.2, -0.2), (16.2, 9.2), (13.2, 9.2)], "#ff6f59")
    canvas.grain([(9, -0.2), (16.2, -0.2), (16.2, 9.2), (13.2, 9.2)], "#c2255c", "right", 0.6)
    for row, width in enumerate((7, 8, 6.4, 7.6, 5.2)):
        canvas.line([(1.2, 1.5 + row * 0.95), (1.2 + width * 0.92, 1.5 + row * 0.95)], "#254d8f", 0.17 if row else 0.34)
    flourish = [(1.2 + step * 0.075, 7.2 + 0.5 * (1 - step / 80) * math.sin(step * 0.45)) for step in range(81)]
    canvas.line(flourish, "#254d8f", 0.12)
    tip, about, turn = (7.2, 7.3), (7.2, 7.3), 42

    def placed(points: list[Point]) -> list[Point]:
        return shapes.turned(points, turn, about)

    nib = placed([tip, (6.6, 5.9), (6.75, 5.1), (7.65, 5.1), (7.8, 5.9)])
    barrel = placed(shapes.card(6.45, -1.6, 1.5, 5.6, radius=0.6))
    canvas.cut(placed(shapes.card(6.65, 3.6, 1.1, 1.7, radius=0.2)), "#12254f", lift=0.4)
    canvas.cut(barrel, "#1f3f8f", lift=0.5)
    canvas.grain(barrel, "#7b5cff", "left", 0.5)
    canvas.cut(placed(shapes.card(6.75, -1, 0.2, 4.5, radius=0.1)), "#ffffff", alpha=0.5)
    canvas.cut(placed(shapes.box(6.4, 3.45, 1.6, 0.35)), "#ffd166", lift=0.1)
    canvas.cut(nib, "#ffd166", lift=0.3)
    canvas.grain(nib, "#c2571a", "right", 0.7)
    canvas.line(placed([(7.2, 7.1), (7.2, 6.0)]), "#12254f", 0.05)
    canvas.disc(placed([(7.2, 5.95)])[0], 0.13, "#12254f")


def glasses(canvas: Canvas) -> None:
    """Glasses on a folded newspaper."""
    canvas.sky("#5f4bd8", "#a46bf0")
    canvas.cut(shapes.oval((13.6, 1.2), 2.2, 2.2), "#ffd166", lift=0.2)
    canvas.grain(shapes.oval((13.6, 1.2), 2.2, 2.2), "#ff7b54", "bottom", 0.8)
    about = (8.0, 5.0)

    def placed(points: list[Point]) -> list[Point]:
        return shapes.turned(points, -8, about)

    canvas.cut(placed(shapes.box(2.4, 1.8, 11.4, 6.8)), "#e8cfae", lift=0.5)
    canvas.cut(placed(shapes.box(2.2, 1.4, 11.4, 6.6)), "#fffaf0", lift=0.25)
    canvas.cut(placed(shapes.box(2.8, 1.9, 10.2, 0.75)), "#2b1a5c")
    canvas.blend(placed(shapes.box(2.8, 3, 3.9, 2.4)), "#ff9f76", "#ff4d8d")
    canvas.cut(placed([(2.8, 5.4), (4.2, 4), (5.2, 4.9), (5.8, 4.4), (6.7, 5.4)]), "#5f1f8f")
    for column in range(3):
        for row in range(14):
            if column or row > 7:
                width = 2.9 if row % 5 != 4 else 1.8
                line = shapes.box(2.9 + column * 3.45 + (0.6 if column else 0), 3.05 + row * 0.34, width, 0.13)
                canvas.cut(placed(line), "#2b1a5c", alpha=0.3)
    for x in (5.9, 10.1):
        canvas.cut(shapes.oval((x + 0.25, 6.45), 1.75, 1.45), "#140a2c", alpha=0.25)
        canvas.cut(shapes.oval((x, 6), 1.6, 1.4), "#bdf0ff", alpha=0.55)
        canvas.cut([(x - 0.9, 6.8), (x + 0.1, 4.8), (x + 0.6, 4.9), (x - 0.4, 7.1)], "#ffffff", alpha=0.5)
        rim = shapes.oval((x, 6), 1.65, 1.45)
        canvas.line([*rim, rim[1]], "#e4304f", 0.3)
        canvas.line([*shapes.fan((x, 6), (1.62, 1.42), 190, 290)], "#ff8fa3", 0.07)
    canvas.line(shapes.fan((8, 5.9), (0.6, 0.45), 200, 340), "#e4304f", 0.26)
    for start, end in (((4.3, 5.5), (2.4, 2.9)), ((11.7, 5.5), (13.7, 3))):
        canvas.line([start, end], "#e4304f", 0.28)
