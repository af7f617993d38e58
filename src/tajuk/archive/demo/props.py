"""Things that stand in more than one of the demo's pictures."""

import math

from tajuk.archive.demo import shapes
from tajuk.archive.demo.painting import Canvas, Colour, Point

CRATES = ("#e4572e", "#f3a712", "#29a39a", "#2e6f95", "#c8443d", "#f2e8cf")


def sun(canvas: Canvas, centre: Point, radius: float, *, colour: Colour, halo: Colour) -> None:
    """A disc in its own light, shaded at the foot."""
    canvas.glow(centre, radius * 4.2, halo, 0.75)
    canvas.disc(centre, radius * 1.35, halo, 0.35)
    canvas.disc(centre, radius, colour)
    canvas.grain(shapes.oval(centre, radius, radius), halo, "bottom", 0.8)


def rays(canvas: Canvas, centre: Point, number: int, colour: Colour, alpha: float) -> None:
    """Beams from a point to beyond the edges."""
    x, y = centre
    for ray in range(number):
        tips = [(x + 13, y - 60 / number), (x + 13, y + 60 / number)]
        canvas.cut(shapes.turned([centre, *tips], ray * 360 / number, centre), colour, alpha=alpha)


def stars(canvas: Canvas, number: int, bottom: float = 5) -> None:
    """Points of light above a level."""
    for _ in range(number):
        at = (canvas.chance.uniform(0, canvas.width), canvas.chance.uniform(0, bottom))
        canvas.disc(at, canvas.chance.uniform(0.012, 0.04), "#ffffff", canvas.chance.uniform(0.35, 0.95))


def sea(canvas: Canvas, level: float, colours: tuple[Colour, ...], glint: Colour) -> None:
    """Rows of waves down to the lower edge, with light on them."""
    for depth, colour in enumerate(colours):
        top = level + depth * (9 - level) / len(colours)
        wave = shapes.swell(top, 0.1 + depth * 0.05, 1.2 + depth * 0.35, depth * 1.3)
        canvas.cut(wave, colour, lift=0.12)
        canvas.grain(wave, "#000820", "bottom", 0.35)
        for _ in range(12):
            x, y = canvas.chance.uniform(-0.5, 16), top + canvas.chance.uniform(0.15, (9 - level) / len(colours))
            canvas.cut(shapes.leaf((x, y), (x + canvas.chance.uniform(0.5, 1.6), y), 0.06), glint, alpha=0.55)


def palm(canvas: Canvas, foot: Point, height: float, *, leaves: Colour, trunk: Colour) -> None:
    """A palm that leans a little."""
    lean = canvas.chance.uniform(-0.14, 0.14) * height
    x, y = foot[0] + lean, foot[1] - height
    thick = height * 0.035
    bend = [(foot[0] + lean * (step / 8) ** 2, foot[1] - height * step / 8) for step in range(9)]
    canvas.cut([(px - thick, py) for px, py in bend] + [(px + thick, py) for px, py in reversed(bend)], trunk)
    for turn in (-172, -150, -122, -90, -58, -30, -8, 18, 162):
        reach = height * (0.42 if -130 < turn < -50 else 0.5)
        tip = (x + reach * math.cos(math.radians(turn)), y + reach * math.sin(math.radians(turn)) + height * 0.1)
        canvas.cut(shapes.leaf((x, y), tip, height * 0.12, height * (0.07 if tip[0] < x else -0.07)), leaves)


def tree(canvas: Canvas, foot: Point, height: float, leaves: Colour, shade: Colour) -> None:
    """A round tree of cut paper."""
    x, y = foot
    canvas.cut(shapes.box(x - height * 0.03, y - height * 0.5, height * 0.06, height * 0.5), "#3d2a2a")
    crown = shapes.oval((x, y - height * 0.65), height * 0.3, height * 0.36)
    canvas.cut(crown, leaves)
    canvas.grain(crown, shade, "right", 0.8)


def container(canvas: Canvas, corner: Point, size: Point, colour: Colour) -> None:
    """A steel box with ribs."""
    (x, y), (width, height) = corner, size
    canvas.cut(shapes.box(x, y, width, height), colour)
    canvas.grain(shapes.box(x, y, width, height), "#5a1846", "bottom", 0.45)
    for rib in range(1, 9):
        canvas.cut(shapes.box(x + rib * width / 9 - 0.03, y + height * 0.1, 0.06, height * 0.8), "#12081f", alpha=0.18)
    canvas.cut(shapes.box(x, y, width, height * 0.06), "#ffffff", alpha=0.3)


def house(canvas: Canvas, foot: Point, width: float, *, wall: Colour, roof: Colour) -> None:
    """A small house, seen from the front; foot: the middle of its lower edge."""
    x, y = foot
    height = width * 0.72
    canvas.cut(shapes.box(x - width / 2, y - height, width, height), wall, lift=0.16)
    canvas.grain(shapes.box(x - width / 2, y - height, width, height), "#5b2a4a", "right", 0.5)
    gable = [(x - width * 0.62, y - height), (x, y - height - width * 0.5), (x + width * 0.62, y - height)]
    canvas.cut(gable, roof, lift=0.1)
    canvas.grain(gable, "#2a0f2e", "right", 0.6)
    canvas.cut(shapes.card(x - width * 0.1, y - height * 0.58, width * 0.22, height * 0.58, radius=width * 0.1), roof)
    for side in (-0.36, 0.2):
        pane = shapes.box(x + side * width, y - height * 0.72, width * 0.18, height * 0.32)
        canvas.cut(pane, "#ffe9a8")


def sheet(canvas: Canvas, corner: Point, size: Point, *, turn: float = 0, colour: Colour = "#fffaf0") -> None:
    """A sheet of paper with a headline and lines one cannot read."""
    (x, y), (width, height) = corner, size
    about = (x + width / 2, y + height / 2)
    canvas.cut(shapes.turned(shapes.box(x, y, width, height), turn, about), colour, lift=0.25)
    title = shapes.box(x + width * 0.1, y + height * 0.09, width * 0.62, height * 0.06)
    canvas.cut(shapes.turned(title, turn, about), "#2b2d5b")
    for row in range(9):
        length = width * (0.8 if row % 4 != 3 else 0.45)
        line = shapes.box(x + width * 0.1, y + height * (0.23 + row * 0.075), length, height * 0.022)
        canvas.cut(shapes.turned(line, turn, about), "#2b2d5b", alpha=0.28)


def cup(canvas: Canvas, centre: Point, radius: float, *, china: Colour, drink: Colour) -> None:
    """A cup on its saucer, seen from above."""
    x, y = centre
    canvas.cut(shapes.oval(centre, radius * 1.6, radius * 1.6), china, lift=0.3)
    canvas.grain(shapes.oval(centre, radius * 1.6, radius * 1.6), "#6b5b95", "bottom", 0.6)
    canvas.cut(shapes.oval(centre, radius * 1.25, radius * 1.25), "#ffffff", alpha=0.35)
    handle = shapes.turned(shapes.card(x + radius * 0.8, y - radius * 0.16, radius, radius * 0.32), -35, centre)
    canvas.cut(handle, china, lift=0.12)
    canvas.cut(shapes.oval(centre, radius, radius), china, lift=0.22)
    canvas.cut(shapes.oval(centre, radius * 0.84, radius * 0.84), drink)
    canvas.grain(shapes.oval(centre, radius * 0.84, radius * 0.84), "#120606", "top", 0.6)
    canvas.cut(shapes.ring(centre, radius * 0.7, radius * 0.07, start=20, end=110), "#ffffff", alpha=0.35)


def plant(canvas: Canvas, foot: Point, height: float, *, pot: Colour, leaves: tuple[Colour, Colour]) -> None:
    """Long leaves in a pot; foot: the middle of its lower edge."""
    x, y = foot
    rim = y - height * 0.3
    for place, turn in enumerate((-150, -32, -128, -52, -108, -72, -90)):
        reach = height * (0.42 + 0.05 * place)
        tip = (x + reach * math.cos(math.radians(turn)), rim + reach * math.sin(math.radians(turn)))
        bend = height * 0.06 * (1 if turn < -90 else -1)
        canvas.cut(shapes.leaf((x, rim), tip, height * 0.15, bend), leaves[place % 2], lift=0.06)
    side = height * 0.17
    body = [(x - side, rim), (x + side, rim), (x + side * 0.7, y), (x - side * 0.7, y)]
    canvas.cut(body, pot, lift=0.1)
    canvas.grain(body, "#3b0d2e", "right", 0.7)


def coin(canvas: Canvas, centre: Point, radius: float, *, face: Colour, edge: Colour) -> None:
    """A coin from the front, without a sign."""
    canvas.cut(shapes.oval(centre, radius, radius), edge, lift=radius * 0.25)
    canvas.cut(shapes.oval((centre[0] - radius * 0.03, centre[1] - radius * 0.04), radius * 0.94, radius * 0.94), face)
    canvas.grain(shapes.oval(centre, radius * 0.94, radius * 0.94), edge, "right", 0.6)
    canvas.cut(shapes.ring(centre, radius * 0.82, radius * 0.05), edge)
