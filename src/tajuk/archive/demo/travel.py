"""The demo's pictures of trains, roads and aircraft. Deterministic: a name, a picture."""

from tajuk.archive.demo import props, shapes
from tajuk.archive.demo.painting import Canvas, Colour, Point


def train(canvas: Canvas) -> None:
    """A commuter train that leaves a platform."""
    canvas.sky("#14b8c4", "#fff0c2")
    for x, height, colour in ((0, 3.4, "#5fd0cf"), (2.4, 4.6, "#44bfc4"), (5.4, 3.8, "#5fd0cf"), (8, 5.3, "#44bfc4"),
                              (11, 4, "#5fd0cf"), (13.6, 5, "#44bfc4")):  # fmt: skip
        canvas.cut(shapes.box(x, 7 - height, 2.3, height), colour, lift=0.1)
    canvas.line([(-1, 1.9), (17, 1.2)], "#0b3c5d", 0.05)
    body = [(-0.5, 3), (9.6, 3), (11.3, 3.5), (12.6, 5.2), (12.9, 6.7), (12.6, 7.2), (-0.5, 7.2)]
    canvas.cut(body, "#fffaf0", lift=0.4)
    canvas.grain(body, "#ef8354", "bottom", 0.4)
    canvas.cut([(10.7, 3.7), (11.25, 3.75), (12.3, 5.2), (10.7, 5.2)], "#123a5c")
    canvas.cut([(10.9, 3.85), (11.2, 3.9), (11.6, 4.5), (10.9, 5)], "#bdf0ff", alpha=0.5)
    for x in (0, 3.4, 6.8):
        canvas.blend(shapes.card(x, 3.7, 1.9, 1.45, radius=0.2), "#1d6fa5", "#0b3c5d")
        canvas.cut([(x + 0.2, 5.1), (x + 0.9, 3.75), (x + 1.3, 3.75), (x + 0.6, 5.1)], "#bdf0ff", alpha=0.45)
        canvas.cut(shapes.card(x + 2.1, 3.6, 1.05, 3.4, radius=0.1), "#f4dfc8")
        canvas.cut(shapes.card(x + 2.25, 3.8, 0.75, 1.3, radius=0.1), "#0b3c5d")
    canvas.cut([(-0.5, 5.6), (12.68, 5.6), (12.85, 6.4), (-0.5, 6.4)], "#e4492f")
    canvas.cut([(-0.5, 6.42), (12.86, 6.42), (12.88, 6.6), (-0.5, 6.6)], "#ffb703")
    canvas.glow((12.7, 6), 1.8, "#fff3b0", 0.9)
    canvas.disc((12.55, 6), 0.16, "#ffffff")
    canvas.cut(shapes.box(-0.2, 7.2, 16.4, 0.3), "#0b3c5d")
    canvas.cut([(-0.2, 7.6), (16.2, 7.6), (16.2, 9.2), (-0.2, 9.2)], "#f2a541", lift=0.3)
    canvas.cut(shapes.box(-0.2, 7.8, 16.4, 0.22), "#fff3d6")
    canvas.grain(shapes.box(-0.2, 7.6, 16.4, 1.4), "#b5402a", "bottom", 0.8)
    for _ in range(26):
        x, y = canvas.chance.uniform(-2, 9), canvas.chance.uniform(3, 7.1)
        canvas.cut(shapes.leaf((x, y), (x + canvas.chance.uniform(1.5, 3.5), y), 0.05), "#ffffff", alpha=0.7)


def toll_road(canvas: Canvas) -> None:
    """Cars on a raised road in the evening light."""
    canvas.sky("#3a1c71", "#ffaf7b", "#d76d77")
    props.sun(canvas, (9.7, 3.9), 1.2, colour="#fff1c9", halo="#ffd08a")
    for x, height, colour in ((0.5, 3.6, "#b1568a"), (3, 2.6, "#c9678f"), (12, 3.3, "#b1568a"), (14.2, 2.5, "#c9678f")):
        canvas.cut(shapes.box(x, 8 - height - 1.6, 1.8, height + 3), colour, lift=0.1)
    canvas.cut(shapes.hill(7.3, 0.3, 10, 2), "#5a2a72", lift=0.1)
    for x, y, size in ((1.2, 5.9, 0.5), (3.9, 6.1, 0.62), (7.2, 6.4, 0.78), (11.3, 6.8, 0.95)):
        canvas.cut(shapes.box(x, y, size, 4), "#2c1250", lift=0.1)
        canvas.cut([(x - size, y), (x + size * 2, y), (x + size, y + size), (x, y + size)], "#2c1250")
    deck = [(-0.2, 5.2), (5, 5.35), (11, 5.85), (16.2, 6.7), (16.2, 8), (11, 6.9), (5, 6.15), (-0.2, 5.9)]
    canvas.cut(deck, "#432371", lift=0.4)
    canvas.cut(
        [(-0.2, 5.2), (5, 5.35), (11, 5.85), (16.2, 6.7), (16.2, 6.95), (11, 6.05), (5, 5.5), (-0.2, 5.33)], "#ff9a76"
    )
    for x, y, size, colour in ((1.4, 5.25, 0.55, "#ffd166"), (4.4, 5.4, 0.7, "#06d6a0"), (7.6, 5.65, 0.9, "#fffaf0"),
                               (11.4, 6.05, 1.15, "#ef476f")):  # fmt: skip
        car(canvas, (x, y), size, colour)
    for x, y, size in ((2.8, 5.25, 1.2), (6.1, 5.45, 1.7), (10, 5.7, 2.2), (14.8, 6.4, 3)):
        canvas.line([(x, y), (x, y - size), (x + size * 0.3, y - size * 1.08)], "#2c1250", 0.035 * size)
        canvas.glow((x + size * 0.3, y - size * 1.05), size * 0.35, "#fff1b8", 0.9)


def airport(canvas: Canvas) -> None:
    """Tails of parked aircraft at dawn."""
    canvas.sky("#1f4fa3", "#ffd79a", "#f59bb0")
    props.sun(canvas, (6.2, 5.4), 1.05, colour="#fff7dc", halo="#ffe0a3")
    for x, y, width in ((3.2, 2.2, 3.4), (12.5, 1.7, 2.6)):
        canvas.cut(shapes.cloud((x, y), width), "#ffd1dc", alpha=0.8)
    canvas.cut(shapes.box(13.1, 2.9, 0.6, 4), "#27306e", lift=0.1)
    canvas.cut([(12.5, 2.9), (12.8, 2), (14, 2), (14.3, 2.9)], "#27306e")
    canvas.cut(shapes.box(12.85, 2.2, 1.1, 0.4), "#ffe9a8")
    canvas.cut(shapes.box(-0.2, 6.5, 16.4, 2.7), "#35407f", lift=0.1)
    canvas.grain(shapes.box(-0.2, 6.5, 16.4, 2.5), "#ffb3a0", "top", 0.4)
    for x in range(7):
        canvas.cut([(x * 2.8 - 1.4, 8.6), (x * 2.8, 8.6), (x * 2.8 - 0.2, 8.8), (x * 2.8 - 1.6, 8.8)], "#ffd166")
    for x, size, colours in ((12.7, 0.8, ("#1f9d94", "#ffe066")), (9.4, 1, ("#f26a4f", "#fff3d6")),
                             (5.2, 1.3, ("#d6336c", "#ffb703"))):  # fmt: skip
        _tail(canvas, (x, 7.4), size, colours)
    canvas.cut(shapes.turned(shapes.oval((10.4, 1.9), 0.9, 0.11), -18, (10.4, 1.9)), "#ffffff")
    canvas.cut([(10.3, 1.9), (9.9, 2.35), (10.6, 1.85)], "#ffffff")
    canvas.cut([(9.6, 2.1), (9.35, 1.75), (9.85, 2.05)], "#ffffff")


def _tail(canvas: Canvas, foot: Point, size: float, colours: tuple[Colour, Colour]) -> None:
    x, y = foot

    def placed(points: list[Point]) -> list[Point]:
        return [(x + px * size, y + py * size) for px, py in points]

    canvas.cut(placed([(-2.2, 0.45), (2.4, 0.45), (2, 0.65), (-1.8, 0.65)]), "#141a4a", alpha=0.5)
    fin = placed([(-0.7, -1.4), (0.9, -4.3), (1.75, -4.3), (1.55, -1.2)])
    canvas.cut(fin, colours[0], lift=0.3)
    canvas.grain(fin, "#2a0b4a", "left", 0.6)
    canvas.cut(placed([(0.18, -3), (0.62, -3.8), (1.7, -3.8), (1.65, -3)]), colours[1])
    canvas.cut(placed([(-1.1, -0.75), (3.2, -1.05), (3.3, -0.85), (0.4, -0.3)]), "#ffffff", lift=0.2)
    body = placed(
        [(-3.6, -1.2), (-2.2, -1.5), (1.2, -1.35), (2.3, -1.1), (1.2, -0.2), (-0.6, 0.15), (-3, 0.15), (-3.8, -0.4)]
    )
    canvas.cut(body, "#fffaf0", lift=0.3)
    canvas.grain(body, "#7a6fb5", "bottom", 0.6)
    for window in range(7):
        canvas.cut(placed(shapes.card(-3.1 + window * 0.42, -0.95, 0.2, 0.3, radius=0.1)), "#27306e")


def electric_car(canvas: Canvas) -> None:
    """An electric car that fills up at a charger."""
    canvas.sky("#c8f56a", "#14b89a")
    canvas.cut(shapes.oval((7.4, 4.7), 3.9, 3.9), "#f4ffc9")
    canvas.grain(shapes.oval((7.4, 4.7), 3.9, 3.9), "#9be15d", "bottom", 0.7)
    for x, y, size in ((1.6, 7.6, 3.4), (3, 7.6, 2.4), (14.6, 7.6, 3.9)):
        props.tree(canvas, (x, y), size, "#0c8c74", "#05504f")
    canvas.cut(shapes.box(-0.2, 7.5, 16.4, 1.8), "#0a4a57", lift=0.2)
    for x in range(6):
        canvas.cut(shapes.box(x * 3.1 - 0.5, 8.45, 1.6, 0.12), "#c8f56a")
    car(canvas, (3.2, 7.5), 2.35, "#ff5a5f")
    post = shapes.card(12.1, 3.6, 1.5, 4.1, radius=0.3)
    canvas.cut(post, "#fffaf0", lift=0.3)
    canvas.grain(post, "#14b89a", "right", 0.6)
    canvas.cut(shapes.card(12.35, 3.95, 1, 0.9, radius=0.12), "#0a4a57")
    canvas.cut([(12.95, 4.05), (12.6, 4.5), (12.82, 4.5), (12.75, 4.78), (13.1, 4.32), (12.88, 4.32)], "#ffe066")
    cable = shapes.turned(shapes.fan((10.9, 5.7), (1.38, 1.3), 0, 180), 6, (10.9, 5.7))
    canvas.line(cable, "#06323d", 0.14)
    canvas.glow((9.5, 5.95), 0.9, "#fffbd0", 0.9)
    canvas.cut(shapes.card(9.25, 5.82, 0.5, 0.3, radius=0.1), "#06323d")


def car(canvas: Canvas, rear: Point, size: float, colour: Colour) -> None:
    """A small car that faces right; rear: the lower left corner."""
    x, y = rear

    def placed(points: list[Point]) -> list[Point]:
        return [(x + px * size, y + py * size) for px, py in points]

    canvas.cut(placed(shapes.oval((1.45, 0.02), 1.5, 0.08)), "#12082e", alpha=0.5)
    cabin = placed([(0.15, -0.72), (0.5, -1.28), (1.5, -1.3), (2.05, -0.72)])
    body = placed(
        [(0, -0.3), (0.02, -0.68), (0.2, -0.8), (2.1, -0.78), (2.7, -0.62), (2.85, -0.3), (2.8, -0.12), (0.05, -0.12)]
    )
    canvas.cut(cabin, colour, lift=0.12)
    canvas.cut(placed([(0.33, -0.76), (0.58, -1.17), (0.98, -1.18), (0.98, -0.76)]), "#173a5e")
    canvas.cut(placed([(1.07, -0.76), (1.07, -1.18), (1.45, -1.18), (1.86, -0.76)]), "#173a5e")
    canvas.cut(placed([(1.2, -0.76), (1.4, -1.18), (1.45, -1.18), (1.66, -0.98), (1.55, -0.76)]), "#bdf0ff", alpha=0.5)
    canvas.cut(body, colour, lift=0.12)
    canvas.grain(body, "#3d0f4a", "bottom", 0.7)
    canvas.cut(placed(shapes.card(2.6, -0.56, 0.2, 0.13, radius=0.06)), "#fffbd0")
    canvas.cut(placed(shapes.card(0.02, -0.58, 0.1, 0.16, radius=0.05)), "#ffd166")
    for wheel in (0.6, 2.2):
        at = (x + wheel * size, y - 0.15 * size)
        canvas.disc(at, 0.29 * size, "#1a1236")
        canvas.disc(at, 0.15 * size, "#fff3d6")
