"""The demo's pictures of what lies on a table: food, drink and craft. Deterministic: a name, a picture."""

import math

from tajuk.archive.demo import props, shapes
from tajuk.archive.demo.painting import Canvas, Colour, Point

_ROUND = [step * math.tau / 40 for step in range(40)]


def kitchen(canvas: Canvas) -> None:
    """A pan with eggs, onions and chillies around it, each with its price tag."""
    canvas.sky("#ffd54a", "#ffb72b")
    for number in range(45):
        tile = shapes.box(number // 5 * 1.9 - 0.3, number % 5 * 1.9 - 0.2, 1.84, 1.84)
        canvas.cut(tile, "#fff3c4" if (number // 5 + number) % 2 else "#ffe08a")
    canvas.cut(shapes.turned(shapes.card(10.4, 4.2, 5.2, 0.7, radius=0.35), 24, (8, 4.5)), "#6b2d2d", lift=0.4)
    for radius, colour in ((3.1, "#2b2d5b"), (2.75, "#3d4180"), (2.6, "#242651")):
        canvas.cut(shapes.oval((8, 4.5), radius, radius), colour, lift=0.5 if radius > 3 else 0)
    canvas.grain(shapes.oval((8, 4.5), 2.6, 2.6), "#6a70c4", "bottom", 0.7)
    for x, y, turn in ((7.1, 4.1, 0.4), (9, 5.1, 2.6)):
        bumps = [1.1 + 0.13 * math.sin(3 * step + turn) + 0.1 * math.cos(5 * step) for step in _ROUND]
        rim = [(x + bump * math.cos(step), y + bump * math.sin(step)) for step, bump in zip(_ROUND, bumps, strict=True)]
        canvas.cut(rim, "#ffffff", lift=0.12)
        canvas.cut(shapes.oval((x, y), 0.46, 0.46), "#ffa62b", lift=0.06)
        canvas.grain(shapes.oval((x, y), 0.46, 0.46), "#e4492f", "bottom", 0.7)
        canvas.disc((x - 0.14, y - 0.15), 0.1, "#ffffff", 0.8)
    for x, y, size in ((2.6, 2.4, 1.05), (4.1, 3.7, 0.85), (1.2, 4.2, 0.8)):
        _onion(canvas, (x, y), size)
    for x, y in ((2.2, 6.8), (3.5, 7.4), (1.1, 7.7)):
        egg = [(px, y + (py - y) * (1.25 if py < y else 0.95)) for px, py in shapes.oval((x, y), 0.58, 0.66)]
        canvas.cut(egg, "#e8a070", lift=0.3)
        canvas.grain(egg, "#a84a2e", "right", 0.6)
        canvas.disc((x - 0.18, y - 0.3), 0.1, "#ffffff", 0.6)
    for x, y, turn in ((12.6, 1.9, 0.3), (13.5, 2.7, 0.6), (12.2, 7.6, -0.5)):
        chilli(canvas, (x, y), turn=turn, size=1.1, colour="#d62839")
    for x, y, turn, colour in (
        (4.6, 1.2, -14, "#1f9d94"),
        (4.9, 7.9, 12, "#e4492f"),
        (11.2, 1.1, 16, "#2b6cb0"),
        (14.6, 7.4, -10, "#c2376b"),
    ):
        _tag(canvas, (x, y), turn, colour)


def coffee(canvas: Canvas) -> None:
    """A cup from above and coffee beans around it."""
    canvas.sky("#f7b267", "#f4845f")
    canvas.cut([(-0.2, -0.2), (8.6, -0.2), (4.4, 9.2), (-0.2, 9.2)], "#247b7b")
    canvas.grain([(-0.2, -0.2), (8.6, -0.2), (4.4, 9.2), (-0.2, 9.2)], "#0f4c5c", "bottom", 0.9)
    placed = [(8.0, 4.5)]
    for _ in range(260):
        at = (canvas.chance.uniform(0, 16), canvas.chance.uniform(0, 9))
        if math.dist(at, placed[0]) > 3.8 and min(math.dist(at, other) for other in placed) > 0.95:
            placed.append(at)
            _bean(canvas, at, canvas.chance.uniform(0, 180), canvas.chance.uniform(0.32, 0.44))
    props.cup(canvas, (8, 4.5), 2.05, china="#fff6e6", drink="#5b2a1a")
    for row in range(5):
        foot, reach = 5.95 - row * 0.42, 1.05 - abs(row - 1.5) * 0.2
        for side in (-1, 1):
            canvas.cut(shapes.leaf((8, foot), (8 + side * reach, foot - 0.75), 0.4, -side * 0.12), "#f3d3a2")
    canvas.line([(8, 6.1), (8, 3.3)], "#5b2a1a", 0.05)


def chillies(canvas: Canvas) -> None:
    """Chillies strewn like cut paper."""
    canvas.sky("#ffe8b8", "#ffd089")
    for number in range(24):
        column, row = number % 6, number // 6
        centre = (0.9 + column * 2.75 + row % 2 * 0.9, 1 + row * 2.35)
        colour = ("#d62839", "#ef3e36", "#2f8f4e", "#b3122f", "#ff7b1c")[canvas.chance.randrange(5)]
        chilli(canvas, centre, turn=canvas.chance.uniform(0, math.tau), size=1.3, colour=colour)


def chilli(canvas: Canvas, centre: Point, *, turn: float, size: float, colour: Colour) -> None:
    """A bent chilli with its stalk; turn: in radians."""
    spine = [(share, turn + share * 1.1) for share in (step / 16 for step in range(17))]

    def at(share: float, angle: float, off: float) -> Point:
        reach = size * 1.5 * (share - 0.4)
        return (
            centre[0] + math.cos(angle) * reach - math.sin(angle) * off,
            centre[1] + math.sin(angle) * reach + math.cos(angle) * off,
        )

    upper = [at(share, angle, size * 0.2 * (1 - share) ** 0.6) for share, angle in spine]
    lower = [at(share, angle, -size * 0.2 * (1 - share) ** 0.6) for share, angle in spine]
    canvas.line([at(share, turn + share * 0.9, 0) for share in (0, -0.1, -0.2, -0.3)], "#3f7d3a", size * 0.09)
    canvas.cut([*upper, *reversed(lower)], colour, lift=size * 0.13)
    canvas.grain([*upper, *reversed(lower)], "#4a0820", "bottom", 0.7)
    canvas.cut(shapes.oval(at(0, turn, 0), size * 0.19, size * 0.19), "#3f7d3a")
    shine = [at(share, angle, size * 0.09 * (1 - share)) for share, angle in spine[3:10]]
    canvas.line(shine, "#ffffff", size * 0.04, 0.6)


def batik(canvas: Canvas) -> None:
    """Cloth with a pattern of its own, a pan of wax and the tools to draw with."""
    canvas.sky("#12355b", "#0b2545")
    for row in range(-1, 7):
        for column in range(-1, 11):
            _flower(canvas, (column * 1.75 + row % 2 * 0.875, row * 1.52), 0.74)
    table = [(-0.2, 6.5), (16.2, 5.4), (16.2, 9.2), (-0.2, 9.2)]
    canvas.cut(table, "#8a3b25", lift=0.5)
    canvas.grain(table, "#e07a3f", "top", 0.5)
    canvas.cut(shapes.oval((6.3, 6.6), 1.9, 1.9), "#2b2d42", lift=0.4)
    canvas.cut(shapes.oval((6.3, 6.6), 1.6, 1.6), "#e89b2c")
    canvas.grain(shapes.oval((6.3, 6.6), 1.6, 1.6), "#8a3b25", "bottom", 0.7)
    canvas.cut(shapes.leaf((5.4, 6), (6.9, 5.5), 0.25), "#fff3c4", alpha=0.8)
    for x, turn in ((9.6, 18), (11.2, 8)):
        about = (x, 6.6)
        canvas.cut(shapes.turned(shapes.card(x - 0.13, 4.1, 0.26, 3, radius=0.12), turn, about), "#f2c57c", lift=0.3)
        canvas.cut(shapes.turned(shapes.oval((x, 7.3), 0.35, 0.45), turn, about), "#d9622b", lift=0.15)
        spout = shapes.turned([(x, 7.55), (x + 0.35, 8.1), (x + 0.45, 8.05), (x + 0.2, 7.4)], turn, about)
        canvas.cut(spout, "#d9622b")


def _flower(canvas: Canvas, centre: Point, size: float) -> None:
    x, y = centre
    for quarter in range(4):
        turn = math.radians(quarter * 90 + 45)
        tip = (x + size * math.cos(turn), y + size * math.sin(turn))
        canvas.cut(shapes.leaf(centre, tip, size * 0.55), "#f4d58d" if quarter % 2 else "#e8a04c")
        canvas.line([centre, tip], "#8a2f2a", 0.04)
    for quarter in range(4):
        turn = math.radians(quarter * 90)
        canvas.disc((x + size * 0.72 * math.cos(turn), y + size * 0.72 * math.sin(turn)), 0.09, "#7fd1c7")
    canvas.disc(centre, size * 0.22, "#c8443d")
    canvas.disc(centre, size * 0.1, "#fff3d6")


def _onion(canvas: Canvas, centre: Point, size: float) -> None:
    x, y = centre
    bulb = [
        *shapes.fan((x, y), (size, size * 0.85), 0, 180),
        (x - size * 0.8, y - size * 0.5),
        (x, y - size * 1.5),
        (x + size * 0.8, y - size * 0.5),
    ]
    canvas.cut(bulb, "#c2376b", lift=0.3)
    canvas.grain(bulb, "#5a1050", "right", 0.7)
    for bend in (-0.5, 0, 0.5):
        arc = [(x + bend * size * math.sin(step / 8 * math.pi), y + size * (0.8 - step * 0.24)) for step in range(9)]
        canvas.line(arc, "#ffb3c6", 0.04, 0.7)


def _tag(canvas: Canvas, centre: Point, turn: float, colour: Colour) -> None:
    x, y = centre
    paper = [(x - 1.1, y), (x - 0.7, y - 0.45), (x + 1, y - 0.45), (x + 1, y + 0.45), (x - 0.7, y + 0.45)]
    canvas.cut(shapes.turned(paper, turn, centre), colour, lift=0.25)
    canvas.disc(shapes.turned([(x - 0.7, y)], turn, centre)[0], 0.11, "#fff3c4")
    for row, width in ((-0.15, 1.1), (0.12, 0.75)):
        canvas.cut(shapes.turned(shapes.box(x - 0.4, y + row - 0.05, width, 0.12), turn, centre), "#ffffff", alpha=0.85)


def _bean(canvas: Canvas, centre: Point, turn: float, size: float) -> None:
    x, y = centre
    bean = shapes.turned(shapes.oval(centre, size, size * 0.68), turn, centre)
    canvas.cut(bean, ("#5b2a1a", "#74381f", "#472015")[canvas.chance.randrange(3)], lift=0.14)
    canvas.grain(bean, "#1f0a0a", "bottom", 0.6)
    bend = [(x + size * (step / 4 - 1), y + size * 0.16 * math.sin(step * 0.785)) for step in range(9)]
    canvas.line(shapes.turned(bend, turn, centre), "#e8a56a", 0.045)
