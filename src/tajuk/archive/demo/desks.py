"""The demo's pictures of rooms to work, meet and learn in. Deterministic: a name, a picture."""

from tajuk.archive.demo import props, shapes
from tajuk.archive.demo.painting import Canvas, Colour, Point


def office(canvas: Canvas) -> None:
    """An office at dusk: windows over the town, desks and lamps."""
    canvas.sky("#3a1f7a", "#5c2a7a")
    canvas.blend(shapes.box(0.6, 0.5, 14.8, 4.9), "#4b3fae", "#ff9a76")
    canvas.glow((9, 4.6), 3.6, "#ffe08a", 0.8)
    for place in range(18):
        height = canvas.chance.uniform(0.6, 2.6)
        canvas.cut(shapes.box(0.6 + place * 0.82, 5.4 - height, 0.83, height), ("#6a2f8f", "#7f3a94")[place % 2])
        for pane in range(4):
            at = (0.75 + place * 0.82 + pane % 2 * 0.3, 5.6 - height + pane // 2 * 0.35)
            if canvas.chance.random() < 0.6:
                canvas.cut(shapes.box(*at, 0.13, 0.16), "#ffd98a")
    for bar in range(5):
        canvas.cut(shapes.box(0.5 + bar * 3.7, 0.4, 0.16, 5), "#2b1259", lift=0.1)
    canvas.cut(shapes.box(0.4, 5.3, 15.2, 0.25), "#2b1259", lift=0.15)
    canvas.cut(shapes.box(-0.2, 6.9, 16.4, 2.4), "#241050")
    for x in (3.5, 8, 12.5):
        canvas.line([(x, -0.1), (x, 1.3)], "#1a0a3d", 0.05)
        canvas.glow((x, 2), 2, "#ffe9a8", 0.6)
        canvas.cut([(x - 0.3, 1.2), (x + 0.3, 1.2), (x + 0.75, 1.8), (x - 0.75, 1.8)], "#ff7b54", lift=0.2)
    for x, y, size in ((2.7, 7.3, 0.8), (13.3, 7.3, 0.8), (8, 8.2, 1.15)):
        _desk(canvas, (x, y), size)
    props.plant(canvas, (5.3, 7.6), 2.3, pot="#ffd166", leaves=("#1fae8f", "#5fd6a8"))
    props.plant(canvas, (10.8, 7.6), 2.6, pot="#ff7b9c", leaves=("#1fae8f", "#5fd6a8"))


def _desk(canvas: Canvas, middle: Point, size: float) -> None:
    """Draw a desk with two screens; middle: of the table's upper edge."""
    x, y = middle

    def placed(points: list[Point]) -> list[Point]:
        return [(x + px * size, y + py * size) for px, py in points]

    for leg in (-2.1, 2):
        canvas.cut(placed(shapes.box(leg, 0, 0.12, 1.6)), "#120733")
    for side, colours in ((-1.75, ("#7be8ff", "#2b6cff")), (0.1, ("#ffd6e8", "#ff5d8f"))):
        canvas.cut(placed(shapes.box(side + 0.7, -0.5, 0.25, 0.5)), "#120733")
        canvas.cut(placed(shapes.card(side, -1.55, 1.65, 1.1, radius=0.08)), "#120733", lift=0.15)
        canvas.blend(placed(shapes.card(side + 0.08, -1.47, 1.49, 0.94, radius=0.05)), *colours)
        for row in range(3):
            canvas.cut(placed(shapes.box(side + 0.2, -1.3 + row * 0.24, 0.9 - row * 0.2, 0.09)), "#ffffff", alpha=0.8)
    canvas.cut(placed(shapes.card(-2.4, -0.05, 4.8, 0.24, radius=0.08)), "#ffb35c", lift=0.2)
    canvas.cut(placed(shapes.card(1.95, -0.38, 0.28, 0.33, radius=0.05)), "#16c2a3")


def meeting(canvas: Canvas) -> None:
    """A meeting table from above: chairs, cups, papers."""
    canvas.sky("#14a098", "#0f7c83")
    for board in range(-2, 18, 2):
        canvas.cut([(board, -0.2), (board + 1, -0.2), (board - 1.5, 9.2), (board - 2.5, 9.2)], "#ffffff", alpha=0.05)
    for place, colour in enumerate(("#ff6b6b", "#ffd166", "#ff8fab")):
        for y, turn in ((1.0, 0.0), (8.0, 180.0)):
            x = 4.6 + place * 3.4
            seat = shapes.turned(shapes.card(x - 0.75, y - 0.7, 1.5, 1.4, radius=0.5), turn, (x, y))
            canvas.cut(seat, colour, lift=0.3)
            back = shapes.turned(shapes.card(x - 0.85, y - 0.85, 1.7, 0.4, radius=0.2), turn, (x, y))
            canvas.cut(back, "#3d1a5c", lift=0.1)
    table = shapes.card(2.4, 1.7, 11.2, 5.6, radius=1.6)
    canvas.cut(table, "#f2a65a", lift=0.6)
    canvas.grain(table, "#c8553d", "bottom", 0.8)
    inner = shapes.card(2.65, 1.95, 10.7, 5.1, radius=1.45)
    canvas.line([*inner, inner[0]], "#ffe0b0", 0.05)
    for x, y, turn in ((4.0, 2.4, -6), (10.7, 2.4, 8), (4.1, 4.9, 6), (10.6, 4.8, -7)):
        props.sheet(canvas, (x - 0.2, y), (1.4, 1.8), turn=turn)
    canvas.cut(shapes.turned(shapes.card(6.7, 4.5, 2.7, 1.9, radius=0.15), -3, (8, 5.4)), "#3d1a5c", lift=0.25)
    canvas.blend(shapes.turned(shapes.card(6.85, 4.65, 2.4, 1.2, radius=0.08), -3, (8, 5.4)), "#9be7ff", "#4361ee")
    for x, y, colour in (
        (6.2, 3.1, "#ff6b6b"),
        (9.5, 3.2, "#fff6e6"),
        (6, 5.7, "#fff6e6"),
        (12.6, 4.4, "#ffd166"),
        (3.3, 4.2, "#16a99a"),
    ):
        props.cup(canvas, (x, y), 0.3, china=colour, drink="#5b2a1a")
    canvas.cut(shapes.oval((8, 3.7), 0.5, 0.5), "#fffaf0", lift=0.2)
    for leaf in range(8):
        blade = shapes.turned(shapes.leaf((8, 3.7), (8.75, 3.7), 0.28), leaf * 45 + 20, (8, 3.7))
        canvas.cut(blade, ("#1f8a5b", "#4fc38a")[leaf % 2], lift=0.06)


def interview(canvas: Canvas) -> None:
    """Two chairs that face each other in the light of a window, with a plant."""
    canvas.sky("#f7897c", "#f26d6d")
    canvas.blend(shapes.box(5.6, 0.7, 4.8, 4.4), "#8be0f0", "#fff3d0", lift=0.2)
    canvas.disc((8.9, 2.3), 0.65, "#fffdf0")
    canvas.cut(shapes.fan((7.1, 5.1), (1.5, 1.1), 180, 360), "#5cc29f")
    canvas.cut(shapes.fan((9.1, 5.1), (1.3, 0.8), 180, 360), "#2f9e83")
    for bar in (shapes.box(7.93, 0.7, 0.14, 4.4), shapes.box(5.6, 2.8, 4.8, 0.12)):
        canvas.cut(bar, "#fff6e6")
    edge = shapes.box(5.6, 0.7, 4.8, 4.4)
    canvas.line([*edge, edge[0]], "#fff6e6", 0.2)
    canvas.cut(shapes.box(-0.2, 6.7, 16.4, 2.5), "#8c2f5c", lift=0.15)
    canvas.cut([(5, 6.7), (10.2, 6.7), (13.4, 9.2), (4.4, 9.2)], "#ffc49b", alpha=0.5)
    canvas.cut(shapes.oval((8, 8.0), 5.2, 0.72), "#ffd166")
    canvas.grain(shapes.oval((8, 8.0), 5.2, 0.72), "#e4492f", "bottom", 0.7)
    _chair(canvas, (4.4, 7.9), 1, ("#1f7a8c", "#12545f"))
    _chair(canvas, (11.6, 7.9), -1, ("#3d348b", "#241a5c"))
    canvas.cut(shapes.box(7.93, 6.2, 0.14, 1.8), "#43143d")
    canvas.cut(shapes.oval((8, 6.2), 1.1, 0.24), "#fff3dc", lift=0.2)
    canvas.cut(shapes.card(7.3, 5.75, 0.45, 0.42, radius=0.08), "#16a99a")
    canvas.cut(shapes.card(8.3, 5.75, 0.45, 0.42, radius=0.08), "#ff5d6c")
    props.plant(canvas, (14.2, 7.3), 4.2, pot="#fff3dc", leaves=("#14806f", "#3fbf95"))
    canvas.line([(1.6, 7.3), (1.6, 2.6)], "#43143d", 0.1)
    canvas.glow((1.6, 2.8), 2, "#fff3b0", 0.8)
    canvas.cut([(0.9, 2.7), (1.2, 1.5), (2, 1.5), (2.3, 2.7)], "#ffd98a", lift=0.2)


def _chair(canvas: Canvas, foot: Point, facing: int, colours: tuple[Colour, Colour]) -> None:
    (x, y), (cloth, shade) = foot, colours

    def placed(points: list[Point]) -> list[Point]:
        return [(x + facing * px, y + py) for px, py in points]

    for leg in (-0.9, 1.1):
        canvas.line(placed([(leg, -0.9), (leg * 1.15, 0)]), "#43143d", 0.12)
    back = placed(shapes.turned(shapes.card(-1.55, -4.1, 0.85, 3.3, radius=0.4), -8, (-1.2, -1)))
    canvas.cut(back, cloth, lift=0.3)
    canvas.grain(back, shade, "bottom", 0.8)
    seat = placed(shapes.card(-1.4, -1.7, 2.9, 0.85, radius=0.4))
    canvas.cut(seat, cloth, lift=0.2)
    canvas.grain(seat, shade, "bottom", 0.8)
    canvas.cut(placed(shapes.card(-1.2, -2.5, 2.3, 0.36, radius=0.18)), shade, lift=0.15)


def stairs(canvas: Canvas) -> None:
    """Stairs that go up in blocks of colour to an open door."""
    canvas.sky("#ffe3ec", "#ffc2d4")
    canvas.cut(shapes.oval((11.6, 2.8), 3.6, 3.6), "#fff5d6")
    canvas.grain(shapes.oval((11.6, 2.8), 3.6, 3.6), "#ffc24d", "bottom", 0.7)
    colours = ("#3a0ca3", "#4361ee", "#4cc9f0", "#16c2a3", "#a7d948", "#ffd166", "#ff9f43", "#ff5d6c")
    for step, colour in enumerate(colours):
        x, top = 0.6 + step * 1.6, 7.9 - step * 0.72
        block = shapes.box(x, top, 16, 9.4 - top)
        canvas.cut(block, colour, lift=0.45)
        canvas.cut(shapes.box(x, top, 16, 0.1), "#ffffff", alpha=0.45)
        canvas.grain(shapes.box(x, top, 6, 9.2 - top), "#2b0a5c", "bottom", 0.55)
    door = [(12.4, 2.86), *shapes.fan((13.4, 1.3), (1, 0.95), 180, 360), (14.4, 2.86)]
    canvas.cut(door, "#8c1f5c", lift=0.2)
    canvas.blend([(12.6, 2.86), *shapes.fan((13.4, 1.3), (0.8, 0.75), 180, 360), (14.2, 2.86)], "#ffffff", "#ffe9a8")
    canvas.glow((13.4, 1.9), 1.6, "#fffbd6", 0.9)
    props.plant(canvas, (9.4, 4.3), 1.3, pot="#fff6e6", leaves=("#0f8b6d", "#3fcf95"))
    canvas.cut(shapes.card(3.1, 5.9, 1.3, 0.9, radius=0.12), "#8c2f45", lift=0.2)
    canvas.cut(shapes.ring((3.75, 5.9), 0.3, 0.1, start=180, end=360), "#8c2f45")
    canvas.cut(shapes.box(3.1, 6.25, 1.3, 0.1), "#ffd98a")
