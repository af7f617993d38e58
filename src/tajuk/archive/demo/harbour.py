"""The demo's pictures of ports, ships and the sea. Deterministic: a name, a picture."""

from tajuk.archive.demo import props, shapes
from tajuk.archive.demo.painting import Canvas, Colour, Point

_NIGHT = ("#1d4e89", "#17407a", "#113266", "#0b2450")


def port(canvas: Canvas) -> None:
    """Cranes and crates at night."""
    canvas.sky("#0a1446", "#d64b7f", "#4a2a80")
    props.stars(canvas, 110, 4)
    props.sun(canvas, (10.6, 2.2), 0.62, colour="#fff6d8", halo="#ffd1a6")
    canvas.cut(shapes.peaks(canvas.chance, 6.6, 1.4, 6), "#3b2470")
    for x, colour in ((3.2, "#1b1450"), (8, "#15103f"), (12.6, "#1b1450")):
        _crane(canvas, x, colour)
    for column in range(17):
        for row in range(canvas.chance.randint(1, 3)):
            corner = (column * 0.98 - 0.3, 7.1 - row * 0.47)
            props.container(canvas, corner, (0.94, 0.45), canvas.chance.choice(props.CRATES))
    props.sea(canvas, 7.6, _NIGHT[1:], "#ff9db5")


def crates(canvas: Canvas) -> None:
    """A wall of containers, and the sky through one gap in it."""
    canvas.sky("#12303f", "#0d2230")
    for row in range(8):
        for column in range(-1, 7):
            corner = (column * 2.75 + row % 2 * 0.7 - 0.4, row * 1.17 - 0.15)
            if (row, column) == (3, 3):
                canvas.blend(shapes.box(*corner, 2.67, 1.1), "#ffd166", "#ff7f51")
                canvas.disc((corner[0] + 1.3, corner[1] + 0.6), 0.34, "#fffbe6")
                continue
            props.container(canvas, corner, (2.67, 1.1), canvas.chance.choice(props.CRATES))
            for bar in (0.28, 0.55):
                canvas.cut(shapes.box(corner[0] + 2.35 - bar, corner[1] + 0.1, 0.05, 0.9), "#ffffff", alpha=0.45)


def night_sea(canvas: Canvas) -> None:
    """Dark waves under the moon, and one small light."""
    canvas.sky("#061436", "#2f6fb0", "#123a78")
    props.stars(canvas, 150)
    props.sun(canvas, (7.2, 2.8), 1, colour="#fdfdf2", halo="#b9dcff")
    props.sea(canvas, 5, _NIGHT, "#cfe8ff")
    for row in range(9):
        wide = 1.3 - row * 0.1 + canvas.chance.uniform(-0.2, 0.2)
        canvas.cut(shapes.leaf((7.2 - wide, 5.2 + row * 0.4), (7.2 + wide, 5.2 + row * 0.4), 0.1), "#eaf6ff", alpha=0.8)
    hull = [(10.2, 5.3), (12.2, 5.3), (11.9, 5.75), (10.5, 5.75)]
    canvas.cut(hull, "#051028", lift=0.1)
    canvas.cut(shapes.box(10.7, 4.85, 0.7, 0.45), "#051028")
    canvas.glow((11.1, 4.95), 0.9, "#ffb347", 0.9)
    canvas.disc((11.1, 5), 0.1, "#fff1c1")


def bow(canvas: Canvas) -> None:
    """A container ship that comes straight at us."""
    canvas.sky("#18b0b6", "#ffe8b5", "#8fdccb")
    props.sun(canvas, (11.4, 2.6), 0.8, colour="#fffdf0", halo="#fff0b8")
    for x, colour in ((1.9, "#4aa9a8"), (4.2, "#3b9aa0"), (13.8, "#4aa9a8")):
        _crane(canvas, x, colour)
    props.sea(canvas, 6.6, ("#1c8f9c",), "#dffcf5")
    for row in range(5):
        for column in range(8 - row % 2):
            corner = (4.45 + column * 0.9 + row % 2 * 0.45, 3.75 - row * 0.62)
            props.container(canvas, corner, (0.86, 0.58), canvas.chance.choice(props.CRATES))
    left = [(8, 8.1), (8, 4.1), (3.9, 3.7), (4.9, 6.2), (6.2, 8.1)]
    right = shapes.mirrored(left, 8)
    canvas.cut([*left, (6.2, 8.1), (9.8, 8.1), *reversed(right[:-1])], "#0b2a4a", lift=0.5)
    canvas.cut(left, "#e4492f")
    canvas.cut(right, "#a82a2c")
    canvas.grain(left, "#ffb27d", "left", 0.7)
    canvas.grain(right, "#4b0f2a", "right", 0.8)
    canvas.cut([(8, 4.1), (3.9, 3.7), (4, 4.1), (8, 4.55), (12, 4.1), (12.1, 3.7)], "#fff3df")
    for x in (6.7, 9.3):
        canvas.disc((x, 5.3), 0.16, "#2a0b1e")
        canvas.line([(x, 5.3), (x, 5.9)], "#2a0b1e", 0.08)
    props.sea(canvas, 7.5, ("#157a8c", "#0e6076", "#0a485f"), "#dffcf5")
    for side in (-1, 1):
        for reach in (1, 1.7, 2.5):
            start, end = (8 + side * 0.3, 7.6 + reach * 0.25), (8 + side * reach * 1.9, 7.75 + reach * 0.4)
            canvas.cut(shapes.leaf(start, end, 0.28), "#ffffff", alpha=0.85)


def hoist(canvas: Canvas) -> None:
    """A crane that lifts one container past a big sun."""
    canvas.sky("#ff5d5d", "#ffc15e")
    canvas.glow((8, 4.6), 6.5, "#fff1a8", 0.8)
    canvas.disc((8, 4.6), 2.95, "#fff0b3")
    canvas.grain(shapes.oval((8, 4.6), 2.95, 2.95), "#ff9a3c", "bottom", 0.85)
    dark = "#3a0f3f"
    canvas.cut(shapes.box(-0.2, 0.75, 16.4, 0.5), dark, lift=0.2)
    for brace in range(17):
        canvas.line([(brace - 0.5, 0.1), (brace, 0.8), (brace + 0.5, 0.1)], dark, 0.07)
    canvas.cut(shapes.box(-0.2, 0, 16.4, 0.14), dark)
    for x in (1.6, 14):
        canvas.cut(shapes.box(x, 1, 0.45, 8), dark, lift=0.2)
    canvas.cut(shapes.card(6.6, 1.2, 2.8, 0.5, radius=0.1), "#5c1a55", lift=0.2)
    for x in (7, 9):
        canvas.line([(x, 1.6), (x - (8 - x) * 0.9, 3.75)], dark, 0.06)
    canvas.cut(shapes.box(5.9, 3.65, 4.2, 0.22), dark, lift=0.2)
    canvas.cut(shapes.box(5.6, 3.9, 4.8, 1.95), dark, lift=0.6)
    props.container(canvas, (5.6, 3.9), (4.8, 1.95), "#1f9d94")
    for column in range(9):
        for row in range((3, 2, 1, 1, 0, 1, 1, 2, 3)[column]):
            corner = (column * 1.85 - 0.3, 8.15 - row * 0.8)
            props.container(
                canvas, corner, (1.8, 0.9), ("#7a1f5c", "#c8306b", "#ef6f4d", "#4b1a63")[(row + column) % 4]
            )


def boats(canvas: Canvas) -> None:
    """Fishing boats on the beach when the sun comes up."""
    canvas.sky("#5b4fa0", "#ffe0a3", "#ff9a8b")
    props.sun(canvas, (8.6, 4.5), 1.15, colour="#fff7dc", halo="#ffd98a")
    canvas.cut([*shapes.hill(4.7, 0.35, 9, 2)[:50], (9.5, 5), (-0.2, 5)], "#8d6aa8")
    props.sea(canvas, 4.9, ("#f08a8a", "#c86b98", "#7f5aa6"), "#fff3c4")
    beach = shapes.hill(7.2, 0.35, 15, 3.6)
    canvas.cut(shapes.moved(beach, 0, -0.16), "#fff6e0")
    canvas.cut(beach, "#f7c677", lift=0.05)
    canvas.grain(beach, "#b5663f", "bottom", 0.7)
    _boat(canvas, (12.9, 6.7), 0.75, ("#2a9d8f", "#ffe066"))
    _boat(canvas, (4.4, 7.0), 0.95, ("#264f9c", "#ff6b6b"))
    _boat(canvas, (8.6, 7.9), 1.25, ("#e63946", "#fff3d6"))


def _boat(canvas: Canvas, keel: Point, size: float, paint: tuple[Colour, Colour]) -> None:
    """Draw an outrigger with a furled sail; keel: the middle of its lower edge."""
    x, y = keel

    def placed(points: list[Point]) -> list[Point]:
        return [(x + px * size, y + py * size) for px, py in points]

    canvas.cut(placed([(0.06, -1), (0.25, -3.9), (0.37, -1)]), "#3b1f3a")
    canvas.cut(placed([(0.35, -3.7), (1.9, -1.25), (0.4, -1.1)]), paint[1], lift=0.15)
    canvas.grain(placed([(0.35, -3.7), (1.9, -1.25), (0.4, -1.1)]), paint[0], "bottom", 0.6)
    canvas.cut(placed([(0.1, -3.3), (-1.2, -1.2), (0.08, -1.15)]), "#fffaf0", lift=0.1)
    hull = placed([(-2.7, -1.3), (-1.8, -0.75), (1.8, -0.75), (2.7, -1.4), (1.7, 0), (-1.6, 0)])
    canvas.cut(hull, paint[0], lift=0.25)
    canvas.grain(hull, "#1a0b2e", "bottom", 0.7)
    canvas.cut(
        placed([(-2.2, -0.78), (-1.8, -0.55), (1.9, -0.55), (2.25, -0.82), (1.8, -0.75), (-1.8, -0.75)]), paint[1]
    )
    for arm in (-1.1, 1.1):
        canvas.line(placed([(arm, -0.8), (arm * 1.25, 0.35)]), "#3b1f3a", 0.07 * size)
    canvas.line(placed([(-2.3, 0.3), (2.4, 0.38)]), "#fff3d6", 0.13 * size)


def _crane(canvas: Canvas, x: float, colour: Colour) -> None:
    """Draw a ship-to-shore crane whose legs stand left and right of x."""
    for leg in (-0.55, 0.55):
        canvas.cut(shapes.box(x + leg - 0.09, 2.4, 0.18, 5.4), colour)
    for level in (3.1, 5):
        canvas.cut(shapes.box(x - 0.6, level, 1.2, 0.16), colour)
    canvas.line([(x - 0.5, 6.9), (x + 0.5, 5.1)], colour, 0.07)
    canvas.cut(shapes.box(x - 2.1, 2.75, 4.3, 0.28), colour, lift=0.1)
    canvas.line([(x - 2, 2.8), (x, 1.1), (x + 2.1, 2.8)], colour, 0.07)
    canvas.cut(shapes.box(x - 0.08, 1, 0.16, 1.8), colour)
    canvas.line([(x - 1.3, 3), (x - 1.3, 4.5)], colour, 0.05)
    props.container(canvas, (x - 1.75, 4.5), (0.9, 0.44), "#ff9f43")
    canvas.glow((x, 1.05), 0.6, "#ffe2a8", 0.9)
    canvas.disc((x, 1.05), 0.07, "#fffbe6")
