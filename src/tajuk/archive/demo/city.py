"""The demo's pictures of towns, streets and ways to travel. Deterministic: a name, a picture."""

from tajuk.archive.demo import props, shapes
from tajuk.archive.demo.painting import Canvas, Colour, Point

_STRIPES = ("#e4492f", "#f2a51e", "#1f9d94", "#2b6cb0", "#c2376b")


def dusk(canvas: Canvas) -> None:
    """Towers against the evening."""
    canvas.sky("#2b2a72", "#ffb27a", "#c8577f")
    props.sun(canvas, (9.4, 4.7), 1.5, colour="#fff3cf", halo="#ffd08a")
    for depth, (colour, low) in enumerate((("#d9697a", 5), ("#8d3f78", 4.1), ("#321a52", 3))):
        x = -0.4 - depth * 0.2
        while x < 16:
            width, height = canvas.chance.uniform(0.6, 1.35), low * canvas.chance.uniform(0.4, 1.15)
            canvas.cut(shapes.box(x, 9 - height, width, height + 0.2), colour, lift=0.12)
            canvas.grain(shapes.box(x, 9 - height, width, height), "#ffb27a" if depth < 2 else "#120a2e", "left", 0.5)
            if depth == 2:
                _windows(canvas, (x, 9 - height), (width, height), 0.4)
            x += width + canvas.chance.uniform(0, 0.3)


def towers(canvas: Canvas) -> None:
    """Blocks of flats at night, with light in many windows."""
    canvas.sky("#0a1a4f", "#3f55c9")
    props.stars(canvas, 90, 5)
    props.sun(canvas, (12.4, 1.7), 0.55, colour="#fff8e1", halo="#c9d6ff")
    blocks = ((0.4, 3.2, 2.4, "#20307a"), (13.4, 3.4, 2.4, "#20307a"), (2.7, 1.9, 2.6, "#5d3fa8"),
              (10.7, 2.6, 2.6, "#0f8b8d"), (5.5, 0.9, 2.5, "#d1457a"), (8.2, 2, 2.4, "#ef7b45"))  # fmt: skip
    for x, y, width, colour in blocks:
        canvas.cut(shapes.box(x, y, width, 9), colour, lift=0.35)
        canvas.grain(shapes.box(x, y, width, 9 - y), "#10104a", "right", 0.7)
        canvas.cut(shapes.box(x + width * 0.3, y - 0.3, width * 0.4, 0.3), colour)
        for floor in range(int((8.2 - y) / 0.62)):
            for flat in range(4):
                pane = shapes.box(
                    x + 0.22 + flat * (width - 0.3) / 4, y + 0.35 + floor * 0.62, (width - 0.3) / 4 - 0.15, 0.34
                )
                lit = canvas.chance.random() < 0.6
                canvas.cut(pane, canvas.chance.choice(("#ffe28a", "#ffd166", "#fff3c4")) if lit else "#141850")
                if lit and canvas.chance.random() < 0.4:
                    canvas.cut([*pane[:2], (pane[2][0], pane[0][1] + 0.14), (pane[0][0], pane[0][1] + 0.14)], "#f08a4b")
    for x in range(12):
        props.tree(canvas, (x * 1.5 - 0.2, 9.2), 1.5 + x % 3 * 0.3, "#123a5c", "#0a1a4f")


def homes(canvas: Canvas) -> None:
    """Rows of small houses on a hill."""
    canvas.sky("#ffd6a5", "#fff5e4")
    props.sun(canvas, (11.5, 1.7), 0.8, colour="#ff8552", halo="#ffe3a3")
    canvas.cut(shapes.cloud((4.2, 2), 3.2), "#ffffff", lift=0.15)
    walls = ("#fffaf0", "#ffcad4", "#bde0fe", "#fff1a8", "#d8f3dc")
    roofs = ("#d1495b", "#30638e", "#e07a2f", "#00798c", "#7b2d5e")
    for row, green in enumerate(("#a7d3a6", "#7dbb87", "#52a078", "#357f6b", "#1f5f5b")):
        level = 3.9 + row * 1.28
        ground = [(x, y - 0.6 * (1 - ((x - 8) / 8) ** 2)) for x, y in shapes.hill(level, 0.15, 7, row * 2.0)[:-2]]
        canvas.cut([*ground, (16.5, 9.2), (-0.5, 9.2)], green, lift=0.2)
        canvas.grain([*ground, (16.5, 9.2), (-0.5, 9.2)], "#0d3b3f", "bottom", 0.3)
        for place in range(9):
            x, width = place * 2 + row % 2 - 0.3, 0.85 + row * 0.11
            y = min(ground, key=lambda point: abs(point[0] - x))[1] + 0.25
            number = place * 3 + row * 2
            if number % 7 == 3:
                props.tree(canvas, (x, y), width * 1.7, "#2f7d5b", "#0d3b3f")
            else:
                props.house(canvas, (x, y + 0.1), width, wall=walls[number % 5], roof=roofs[(number + row) % 5])


def market(canvas: Canvas) -> None:
    """Stalls in rows, with fruit under their awnings."""
    canvas.sky("#0f7c82", "#f7c873")
    for row, low in enumerate((2.2, 4.9, 7.9)):
        width = 2.4 + row * 0.7
        for place in range(-1, 8):
            x, colour = (place + row * 0.4) * (width + 0.2) - 0.4, _STRIPES[(place * 2 + row) % 5]
            canvas.cut(shapes.box(x + 0.1, low, width - 0.2, 3), "#4a1d3d", lift=0.2)
            canvas.glow((x + width / 2, low + 0.5), 0.8, "#ffd98a", 0.6)
            for fruit in range(7 + row):
                at = (x + 0.32 + fruit * (width - 0.6) / (6 + row), low + 1.25 + row * 0.1)
                canvas.disc(
                    at, 0.19 + row * 0.03, ("#ffb703", "#8ac926", "#ff595e", "#f3722c")[(place + fruit // 3) % 4]
                )
            canvas.cut(shapes.box(x + 0.05, low + 1.35 + row * 0.1, width - 0.1, 1.6), "#b5653a")
            _awning(canvas, (x, low), width, colour)


def stall(canvas: Canvas) -> None:
    """A small shop with jars and an awning at dusk."""
    canvas.sky("#27227a", "#ff9e7d", "#a04a9c")
    props.stars(canvas, 60, 3)
    props.palm(canvas, (2.2, 8), 5.6, leaves="#1b1450", trunk="#1b1450")
    canvas.cut(shapes.hill(7.4, 0.12, 9), "#3a1d5c")
    canvas.glow((8, 5), 6, "#ffb347", 0.7)
    canvas.cut(shapes.box(3.9, 2.4, 8.2, 5.8), "#0f7173", lift=0.4)
    canvas.blend(shapes.box(4.5, 3.2, 7, 3.3), "#ffe9a8", "#ffb84d")
    colours = ("#ef476f", "#06a77d", "#f78c1f", "#8338ec", "#2b6cb0", "#d62839")
    for shelf, y in enumerate((4.9, 6.35)):
        canvas.cut(shapes.box(4.5, y, 7, 0.14), "#7a3e1d", lift=0.1)
        for place in range(7):
            x, colour = 4.68 + place * 0.98, colours[(place + shelf * 2) % 6]
            jar = shapes.card(x, y - 0.95, 0.72, 0.95, radius=0.16)
            canvas.cut(jar, "#ffffff", alpha=0.75)
            canvas.cut(shapes.card(x + 0.05, y - 0.6, 0.62, 0.57, radius=0.12), colour)
            canvas.cut(shapes.card(x + 0.06, y - 1.1, 0.6, 0.2, radius=0.06), "#b23a2e")
    canvas.cut(shapes.box(3.6, 6.5, 8.8, 0.35), "#ffd9a0", lift=0.25)
    canvas.cut(shapes.box(3.9, 6.85, 8.2, 1.5), "#14958f")
    canvas.grain(shapes.box(3.9, 6.85, 8.2, 1.5), "#0a3d4d", "right", 0.7)
    for x in range(6):
        canvas.cut(shapes.box(4.3 + x * 1.3, 7.1, 0.95, 1.25), "#0f7173")
    _awning(canvas, (3.4, 2.6), 9.2, "#e4492f")
    for x in (5, 8, 11):
        canvas.line([(x, 3.3), (x, 3.55)], "#3a1d1d", 0.04)
        canvas.glow((x, 3.7), 0.9, "#fffbe6", 0.9)
        canvas.disc((x, 3.68), 0.14, "#fffdf2")
    canvas.cut(shapes.box(-0.2, 8.2, 16.4, 1), "#241046", lift=0.1)
    for x in (2.9, 13.1):
        props.plant(canvas, (x, 8.45), 1.8, pot="#e07a3f", leaves=("#2a9d6f", "#57c785"))


def bicycles(canvas: Canvas) -> None:
    """Two bicycles loaded with parcels."""
    canvas.sky("#ff8fa3", "#ffe5c4")
    canvas.cut(shapes.oval((8, 4.2), 3.3, 3.3), "#fff3b0")
    canvas.grain(shapes.oval((8, 4.2), 3.3, 3.3), "#ff9e6d", "bottom", 0.7)
    for x, height, colour in (
        (0.2, 4, "#f26a8d"),
        (2.2, 5.4, "#dd5182"),
        (11.7, 4.6, "#dd5182"),
        (13.8, 5.8, "#f26a8d"),
    ):
        canvas.cut(shapes.box(x, 8 - height, 2, height), colour, lift=0.15)
        for pane in range(6):
            canvas.cut(shapes.box(x + 0.35 + pane % 2 * 0.8, 8.5 - height + pane // 2, 0.5, 0.6), "#ffe5c4")
    canvas.cut(shapes.box(-0.2, 7.6, 16.4, 1.6), "#3d348b", lift=0.2)
    for x in range(8):
        canvas.cut(shapes.box(x * 2.4 - 0.6, 8.45, 1.2, 0.12), "#f7b801")
    _bicycle(canvas, (4.9, 7.4), 0.9, "#1f9d94")
    _bicycle(canvas, (9.5, 8.1), 1.3, "#e4492f")


def _bicycle(canvas: Canvas, rear: Point, size: float, colour: Colour) -> None:
    """Draw a bicycle that faces right; rear: where its rear wheel stands."""
    ink = "#22164f"

    def at(x: float, y: float) -> Point:
        return rear[0] + x * size, rear[1] + y * size

    for x in (0, 2.6):
        canvas.cut(shapes.ring(at(x, -0.8), 0.8 * size, 0.1 * size), ink)
        for spoke in range(6):
            turn = shapes.turned([at(x, -1.5), at(x, -0.1)], spoke * 30, at(x, -0.8))
            canvas.line(turn, "#ffffff", 0.018 * size, 0.6)
    for bar in ([(0, -0.8), (0.95, -0.75), (0.7, -1.9), (0, -0.8)], [(0.72, -1.75), (2.15, -1.85), (0.95, -0.75)],
                [(2.6, -0.8), (2.05, -2.35)]):  # fmt: skip
        canvas.line([at(*point) for point in bar], colour, 0.13 * size)
    canvas.line([at(0.7, -1.9), at(0.65, -2.1)], ink, 0.1 * size)
    canvas.line([at(0.4, -2.12), at(0.95, -2.12)], ink, 0.18 * size)
    canvas.line([at(2.05, -2.3), at(2.35, -2.45), at(2.5, -2.25)], ink, 0.1 * size)
    for x, y, width, height, paper in ((-0.75, -2.5, 1.05, 0.85, "#d9a066"), (-0.62, -3.2, 0.8, 0.7, "#f2b84b"),
                                       (2.0, -1.95, 0.95, 0.75, "#d9a066")):  # fmt: skip
        left, top = at(x, y)
        parcel = shapes.box(left, top, width * size, height * size)
        canvas.cut(parcel, paper, lift=0.15)
        canvas.grain(parcel, "#7a3e1d", "bottom", 0.7)
        canvas.cut(shapes.box(left + width * size * 0.42, top, width * size * 0.16, height * size), "#fff3d6")


def _awning(canvas: Canvas, corner: Point, width: float, colour: Colour) -> None:
    """Draw a striped awning that hangs down to corner's level, in scallops."""
    (x, y), step = corner, width / 8
    for stripe in range(8):
        left, shade = x + stripe * step, colour if stripe % 2 == 0 else "#fff8ec"
        hang = shapes.fan((left + step / 2, y), (step / 2, step * 0.55), 0, 180)
        lean = (x + width / 2 - left) * 0.08
        top = [(left + lean, y - 0.95), (left + step + lean - step * 0.08, y - 0.95)]
        canvas.cut([*top, *hang], shade, lift=0.12)
        canvas.grain([*top, *hang], "#4a0f3a", "bottom", 0.4)


def _windows(canvas: Canvas, corner: Point, size: Point, share: float) -> None:
    for row in range(int(size[1] / 0.3)):
        for column in range(int((size[0] - 0.1) / 0.2)):
            if canvas.chance.random() < share:
                pane = shapes.box(corner[0] + 0.1 + column * 0.2, corner[1] + 0.15 + row * 0.3, 0.1, 0.15)
                canvas.cut(pane, "#ffd27d")
