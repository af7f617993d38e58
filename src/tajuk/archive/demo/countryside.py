"""The demo's pictures of fields, hills and weather. Deterministic: a name, a picture."""

import math

from tajuk.archive.demo import props, shapes
from tajuk.archive.demo.painting import Canvas, Point

_RIDGES = ("#a9c7e0", "#7fabd0", "#5788b8", "#376a9c", "#214d7c", "#123157")


def slopes(canvas: Canvas) -> None:
    """Blue ridges, one behind the other, in the morning; coffee on the nearest."""
    canvas.sky("#8fc4ee", "#ffe6c4")
    props.sun(canvas, (5, 3), 0.75, colour="#fffdf0", halo="#fff0c4")
    for depth, colour in enumerate(_RIDGES):
        ridge = shapes.hill(3.7 + depth * 0.85, 0.75, 9 + depth * 1.7, canvas.chance.uniform(0, 9))
        canvas.cut(ridge, colour, lift=0.15)
        canvas.grain(ridge, "#eef6ff" if depth < 4 else "#0a1f3f", "bottom", 0.5)
    for row in range(4):
        for tree in range(27):
            x, y = tree * 0.62 + row % 2 * 0.3, 7.75 + row * 0.42 + 0.14 * math.sin(tree * 0.6)
            canvas.cut(shapes.oval((x, y), 0.27, 0.22), ("#1f6f54", "#2b8a5f", "#175a4a")[(tree + row) % 3])
            canvas.disc((x + 0.08, y - 0.02), 0.035, "#f25c54")
            canvas.disc((x - 0.1, y + 0.05), 0.03, "#f25c54")


def terraces(canvas: Canvas) -> None:
    """Rice terraces in the morning, with the sky in their water."""
    canvas.sky("#f7a072", "#fff3d1", "#ffd49a")
    props.sun(canvas, (9.6, 2.5), 0.85, colour="#fffbe6", halo="#fff0b8")
    for depth, colour in enumerate(("#c9a0a8", "#9c83a6", "#6d7d9a")):
        canvas.cut(shapes.hill(3.2 + depth * 0.4, 0.6, 8 + depth * 3, depth * 2.2 + 1), colour)
    greens = ("#7fb069", "#5a9a5b", "#3f8457", "#2c6e52", "#1f5a4c", "#164843", "#0f3838")
    for depth, green in enumerate(greens):
        level, phase = 4.1 + depth * 0.72, depth * 0.75
        bank = shapes.hill(level, 0.42, 11 + depth, phase)
        canvas.cut(bank, green, lift=0.16)
        canvas.grain(bank, "#e6f5a8", "left", 0.25)
        water = shapes.hill(level + 0.2, 0.42, 11 + depth, phase)[:-2]
        shore = [(x, y + 0.12 + depth * 0.035 + 0.06 * math.sin(x * 0.9 + depth)) for x, y in water]
        canvas.blend([*water, *reversed(shore)], "#fff4cf", "#ffbf86")
    for x, y, size in ((3.6, 6.5, 1.9), (4.3, 6.7, 1.5), (12.3, 7.2, 2.3)):
        props.palm(canvas, (x, y), size, leaves="#0c2f33", trunk="#0c2f33")


def rice(canvas: Canvas) -> None:
    """Ears of rice, a sack that is full and a pair of scales."""
    canvas.sky("#f6bd3a", "#f28f3b")
    canvas.cut(shapes.oval((8, 4.3), 3.7, 3.7), "#ffe39a")
    canvas.grain(shapes.oval((8, 4.3), 3.7, 3.7), "#f28f3b", "bottom", 0.6)
    canvas.cut(shapes.box(-0.2, 7.5, 16.4, 2), "#8a3b25", lift=0.2)
    for x, lean in ((0.8, 1.2), (2, 0.9), (3.1, 1.5), (13.2, -1.3), (14.4, -0.8), (15.5, -1.2)):
        _ear(canvas, x, lean)
    _sack(canvas)
    _scales(canvas)


def _ear(canvas: Canvas, x: float, lean: float) -> None:
    stalk = [(x + lean * (step / 12) ** 2, 8.6 - 6 * (step / 12) + 1.1 * (step / 12) ** 4) for step in range(13)]
    canvas.line(stalk, "#4f772d", 0.09)
    canvas.cut(shapes.leaf((x, 8), (x - lean, 4.4), 0.5, 0.4), "#6a994e", lift=0.1)
    for px, py in stalk[6:]:
        for side in (-1, 1):
            canvas.cut(shapes.leaf((px, py), (px + side * 0.32, py + 0.6), 0.3), "#fff0b3" if side > 0 else "#ffd75e")


def _sack(canvas: Canvas) -> None:
    body = [(4.6, 7.7), (4.35, 5.6), (4.9, 4.1), (7.5, 4.1), (8.0, 5.7), (7.8, 7.7)]
    canvas.cut(shapes.oval((6.2, 4), 1.25, 0.62), "#fffdf2", lift=0.1)
    canvas.cut(body, "#d9a066", lift=0.35)
    canvas.grain(body, "#7a3e1d", "right", 0.7)
    canvas.cut(shapes.card(4.7, 3.85, 3, 0.5, radius=0.25), "#e8b77d", lift=0.1)
    canvas.cut(shapes.oval((6.15, 5.9), 0.85, 0.85), "#b23a2e")
    canvas.cut(shapes.leaf((6.15, 6.5), (6.15, 5.25), 0.5), "#ffe39a")


def _scales(canvas: Canvas) -> None:
    dark = "#1f3a3d"
    canvas.cut(shapes.box(10.15, 3.1, 0.2, 4.5), dark, lift=0.2)
    canvas.cut([(9.2, 7.7), (11.3, 7.7), (10.7, 7.25), (9.8, 7.25)], dark)
    canvas.line([(8.6, 3.55), (11.9, 2.75)], dark, 0.16)
    canvas.disc((10.25, 3.15), 0.26, "#b23a2e")
    for x, y in ((8.6, 3.55), (11.9, 2.75)):
        canvas.line([(x - 0.75, y + 1.9), (x, y), (x + 0.75, y + 1.9)], dark, 0.04)
        canvas.cut(shapes.fan((x, y + 1.9), (0.85, 0.5), 0, 180), dark, lift=0.15)
    canvas.cut(shapes.fan((8.6, 5.45), (0.7, 0.45), 180, 360), "#fffdf2")
    canvas.cut(shapes.fan((11.9, 4.65), (0.3, 0.22), 180, 360), "#ffd166")


def tea(canvas: Canvas) -> None:
    """Tea in rows that follow the hill, with a picker's baskets."""
    canvas.sky("#bfe9e0", "#f5fbe6")
    for depth, colour in enumerate(("#8fc9b9", "#66ad9b")):
        canvas.cut(shapes.peaks(canvas.chance, 3.4 + depth * 0.6, 1.8 - depth * 0.5, 5), colour, lift=0.1)
    greens = ("#9bc53d", "#7fb13a", "#639a3a", "#4a843c", "#356f3d", "#245b3d", "#17483a")
    for depth, green in enumerate(greens):
        row = shapes.hill(4 + depth * 0.74, 0.9 - depth * 0.06, 15, 1 + depth * 0.22)
        bushes = [(x, y - 0.13 * abs(math.sin(x * 3.6 - depth))) for x, y in row[:-2]]
        canvas.cut([*bushes, *row[-2:]], green, lift=0.22)
        canvas.grain([*bushes, *row[-2:]], "#0d3326", "bottom", 0.2 + depth * 0.1)
    for x, y, size in ((5.2, 5.2, 0.7), (7, 5.9, 0.85), (10.6, 5.6, 0.8), (8.7, 7.2, 1.25)):
        _hat(canvas, (x, y), size)


def _hat(canvas: Canvas, centre: Point, size: float) -> None:
    """Draw a picker's straw hat among the bushes."""
    x, y = centre
    basket = [(x + size * 0.2, y + size * 0.3), (x + size * 1.1, y + size * 0.3), (x + size, y + size * 1.2)]
    canvas.cut([*basket, (x + size * 0.35, y + size * 1.2)], "#b5532a", lift=0.15)
    for leaf in range(4):
        foot = (x + size * (0.4 + leaf * 0.2), y + size * 0.4)
        canvas.cut(shapes.leaf(foot, (foot[0] + size * 0.15, y - size * 0.25), size * 0.22), "#d8f27c")
    hat = [(x, y - size * 0.75), *shapes.fan((x, y + size * 0.1), (size, size * 0.32), 0, 180)]
    canvas.cut(hat, "#ffd98a", lift=0.3)
    canvas.grain(hat, "#d9722e", "right", 0.6)
    canvas.line(shapes.fan((x, y - size * 0.12), (size * 0.62, size * 0.2), 5, 175), "#e4492f", size * 0.09)


def palms(canvas: Canvas) -> None:
    """A plantation from above: stars of leaves in rows, cut by a red road."""
    canvas.sky("#0f5c4d", "#0b3d3a")
    for row in range(-1, 6):
        for column in range(-1, 10):
            x, y = column * 1.9 + row % 2 * 0.95, row * 1.75 + 0.7
            if abs(x - 4.2 - y * 0.9) > 1.15:
                _crown(canvas, (x, y), ("#3fa34d", "#2a9d6f", "#86c232")[(row * 3 + column) % 3])
    road = [(3.6, -0.2), (4.8, -0.2), (12.9, 9.2), (11.6, 9.2)]
    canvas.cut(road, "#d9603b", lift=0.05)
    canvas.grain(road, "#ffb36b", "left", 0.6)
    truck = shapes.turned(shapes.card(7.6, 4.2, 1.9, 0.85, radius=0.1), 49, (8.1, 4.6))
    canvas.cut(truck, "#ffd166", lift=0.25)
    canvas.cut(shapes.turned(shapes.card(7.75, 4.32, 1.1, 0.61, radius=0.1), 49, (8.1, 4.6)), "#b23a2e")


def _crown(canvas: Canvas, centre: Point, colour: str) -> None:
    start, (x, y) = canvas.chance.uniform(0, 45), centre
    canvas.cut(shapes.oval((x + 0.2, y + 0.3), 0.75, 0.75), "#062b2b", alpha=0.6)
    for leaf in range(9):
        turn = math.radians(start + leaf * 40)
        tip = (x + 0.95 * math.cos(turn), y + 0.95 * math.sin(turn))
        canvas.cut(shapes.leaf(centre, tip, 0.36, 0.08), colour)
        canvas.line([centre, tip], "#0b3d3a", 0.025, 0.5)
    canvas.disc(centre, 0.16, "#ffb347")


def monsoon(canvas: Canvas) -> None:
    """Rain from heavy clouds over bright fields."""
    canvas.sky("#2f2a7a", "#ffc06a", "#8f5fae")
    for depth, (x, y, width) in enumerate(((3, 3.4, 9), (12.6, 3.1, 9.5), (8, 2.7, 10))):
        shape = shapes.cloud((x, y), width)
        canvas.cut(shape, ("#6558b8", "#5146a0", "#ffffff")[depth], lift=0.4)
        canvas.grain(shape, "#2a2374" if depth < 2 else "#7d78e0", "bottom", 0.8)
    for depth, colour in enumerate(("#f7d354", "#a7c957", "#6a994e", "#386641")):
        field = shapes.hill(5.9 + depth * 0.75, 0.3, 9 + depth * 3, depth * 1.9)
        canvas.cut(field, colour, lift=0.2)
        canvas.grain(field, "#1b3a2a", "right", 0.5)
    for _ in range(150):
        x, y = canvas.chance.uniform(0, 17), canvas.chance.uniform(2.9, 8.6)
        canvas.line([(x, y), (x - 0.22, y + 0.62)], "#ffffff", 0.03, canvas.chance.uniform(0.25, 0.75))
    props.house(canvas, (10.4, 7), 1.2, wall="#fff3d9", roof="#c8443d")
    props.palm(canvas, (11.6, 7.1), 2, leaves="#173f35", trunk="#173f35")
