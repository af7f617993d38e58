"""The demo's pictures of banks, bonds, insurance and taxes. Deterministic: a name, a picture."""

import math

from tajuk.archive.demo import props, shapes
from tajuk.archive.demo.painting import Canvas, Colour, Point


def bank(canvas: Canvas) -> None:
    """The front of a bank, in layers of paper."""
    canvas.sky("#2d6cdf", "#bfe3ff")
    for ray in range(9):
        canvas.cut([(8, 5), (-6 + ray * 3.5, -1), (-4.6 + ray * 3.5, -1)], "#ffffff", alpha=0.13)
    for x, width in ((2, 2.6), (13.9, 3)):
        canvas.cut(shapes.cloud((x, 2.7), width), "#ffffff", lift=0.2)
    for step, colour in ((2, "#fbd3a4"), (1, "#f7bd7f"), (0, "#f2a65a")):
        canvas.cut(shapes.box(1.9 + step * 0.5, 7.9 - step * 0.38, 12.2 - step, 2), colour, lift=0.3)
    canvas.cut(shapes.box(3.5, 3.3, 9, 3.9), "#c8553d", lift=0.3)
    canvas.grain(shapes.box(3.5, 3.3, 9, 3.9), "#5a1a3d", "top", 0.8)
    canvas.cut(shapes.card(7.25, 4.6, 1.5, 2.52, radius=0.7), "#43143d", lift=0.1)
    canvas.glow((8, 5.9), 1.3, "#ffd98a", 0.9)
    for x in (3.8, 5.6, 9.5, 11.3):
        column = shapes.box(x, 3.5, 0.9, 3.6)
        canvas.cut(column, "#fff3dc", lift=0.3)
        canvas.grain(column, "#e07a3f", "right", 0.8)
        for edge in (3.35, 6.85):
            canvas.cut(shapes.card(x - 0.15, edge, 1.2, 0.3, radius=0.1), "#ffe3b8", lift=0.08)
    canvas.cut(shapes.box(3, 2.75, 10, 0.65), "#ffe9c9", lift=0.3)
    gable = [(2.7, 2.8), (8, 0.75), (13.3, 2.8)]
    canvas.cut(gable, "#fff6e6", lift=0.35)
    canvas.cut([(4.2, 2.6), (8, 1.15), (11.8, 2.6)], "#f7bd7f")
    canvas.grain([(4.2, 2.6), (8, 1.15), (11.8, 2.6)], "#c8553d", "right", 0.7)
    props.coin(canvas, (8, 2.05), 0.5, face="#ffd75e", edge="#c9741a")
    canvas.cut(shapes.box(-0.2, 8.2, 16.4, 1), "#1d3f8f", lift=0.2)
    for x in (1.4, 14.6):
        props.tree(canvas, (x, 8.4), 3.2, "#2fa37c", "#0d4f5c")


def bonds(canvas: Canvas) -> None:
    """Certificates with seals and ribbons."""
    canvas.sky("#0b5351", "#07393c")
    canvas.glow((8, 4), 6, "#3fd0b0", 0.5)
    for x, y, turn, tint in ((2.2, 1.9, -15, "#f7d6a8"), (8.2, 1.8, 13, "#ffe3bf"), (4.6, 1.3, -2, "#fff8e8")):
        _certificate(canvas, (x, y), turn, tint)


def _certificate(canvas: Canvas, corner: Point, turn: float, tint: Colour) -> None:
    (x, y), about = corner, (corner[0] + 3.2, corner[1] + 2.7)

    def placed(points: list[Point]) -> list[Point]:
        return shapes.turned(points, turn, about)

    canvas.cut(placed(shapes.box(x, y, 6.6, 5.4)), tint, lift=0.45)
    for inset, width in ((0.25, 0.09), (0.42, 0.03)):
        edge = shapes.box(x + inset, y + inset, 6.6 - inset * 2, 5.4 - inset * 2)
        canvas.line(placed([*edge, edge[0]]), "#0f8b8d", width)
    for side in range(4):
        corner_at = (x + (0.55, 6.05, 6.05, 0.55)[side], y + (0.55, 0.55, 4.85, 4.85)[side])
        canvas.cut(placed(shapes.oval(corner_at, 0.3, 0.3)), "#0f8b8d")
    canvas.cut(placed(shapes.card(x + 1.5, y + 0.85, 3.6, 0.42, radius=0.1)), "#12355b")
    for row in range(4):
        width = (4.6, 4.2, 4.6, 3)[row]
        canvas.cut(placed(shapes.box(x + 3.3 - width / 2, y + 1.7 + row * 0.4, width, 0.13)), "#12355b", alpha=0.35)
    wave = [(x + 1 + step * 0.1, y + 4.3 + 0.18 * math.sin(step * 0.9) * (1 - step / 26)) for step in range(20)]
    canvas.line(placed(wave), "#12355b", 0.06)
    seal = (x + 5.1, y + 4)
    for off in (-0.35, 0.15):
        ribbon = [(seal[0] + off - 0.1, seal[1]), (seal[0] + off + 0.4, seal[1]), (seal[0] + off + 0.5, seal[1] + 1.7),
                  (seal[0] + off + 0.15, seal[1] + 1.4), (seal[0] + off - 0.2, seal[1] + 1.7)]  # fmt: skip
        canvas.cut(placed(ribbon), "#b3122f", lift=0.12)
    star = [(seal[0] + r * math.cos(math.radians(step * 12)), seal[1] + r * math.sin(math.radians(step * 12)))
            for step, r in ((step, 0.85 if step % 2 else 0.72) for step in range(30))]  # fmt: skip
    canvas.cut(placed(star), "#e4492f", lift=0.12)
    canvas.grain(placed(star), "#7a0f2a", "bottom", 0.7)
    canvas.cut(placed(shapes.ring(seal, 0.52, 0.06)), "#ffd98a")


def umbrella(canvas: Canvas) -> None:
    """An umbrella held over a house of paper."""
    canvas.sky("#5e60ce", "#64dfdf")
    for _ in range(110):
        x, y = canvas.chance.uniform(0, 17), canvas.chance.uniform(-0.5, 8)
        if abs(x - 8) > 4.2 or y < 1.2:
            canvas.line([(x, y), (x - 0.25, y + 0.7)], "#ffffff", 0.045, canvas.chance.uniform(0.3, 0.8))
    canvas.cut(shapes.hill(7.7, 0.25, 12, 1), "#2a6f97", lift=0.2)
    canvas.grain(shapes.hill(7.7, 0.25, 12, 1), "#80ffdb", "top", 0.5)
    canvas.glow((8, 6), 3.4, "#fff3c4", 0.9)
    canvas.cut(shapes.box(7.92, 1.2, 0.16, 6), "#3a0f5c")
    props.house(canvas, (8, 7.9), 3, wall="#fffaf0", roof="#ef476f")
    for panel, colour in enumerate(("#e4492f", "#ffb703", "#ff7b3a", "#ffb703", "#e4492f")):
        left, right = 3.6 + panel * 1.76, 5.36 + panel * 1.76
        top = [
            (8 + (left - 8) * share, 4.3 - 3.2 * math.sqrt(max(0, 1 - share * share)))
            for share in (1, 0.95, 0.8, 0.6, 0.35, 0)
        ]
        back = [
            (8 + (right - 8) * share, 4.3 - 3.2 * math.sqrt(max(0, 1 - share * share)))
            for share in (0, 0.35, 0.6, 0.8, 0.95, 1)
        ]
        hem = [(right - 1.76 * step / 8, 4.3 - 0.38 * math.sin(math.pi * step / 8)) for step in range(9)]
        canvas.cut([*top, *back, *hem], colour, lift=0.2)
        canvas.grain([*top, *back, *hem], "#7a0f3d", "bottom", 0.5)
    canvas.cut(shapes.card(7.85, 0.65, 0.3, 0.7, radius=0.15), "#3a0f5c")


def taxes(canvas: Canvas) -> None:
    """Receipts, a calculator and a stamp."""
    canvas.sky("#ff9e2c", "#ff6b4a")
    canvas.cut([(-0.2, 6), (16.2, 3.2), (16.2, 9.2), (-0.2, 9.2)], "#ffc14d", alpha=0.55)
    for x, y, turn, height in ((1.6, 0.9, -12, 6.4), (3.7, 1.4, 5, 6.2), (10.9, 1.2, 9, 5)):
        about = (x + 1.2, y + 3)
        teeth = [(x + 2.4 - step * 0.2, y + height + 0.16 * (step % 2)) for step in range(13)]
        canvas.cut(shapes.turned([(x, y), (x + 2.4, y), *teeth], turn, about), "#fffaf0", lift=0.35)
        for row in range(int(height / 0.55) - 1):
            for off, width in ((0.3, 1.0), (1.65, 0.45)):
                line = shapes.card(x + off, y + 0.5 + row * 0.5, width, 0.14, radius=0.06)
                canvas.cut(shapes.turned(line, turn, about), "#43143d", alpha=0.75 if row % 4 == 0 else 0.35)
    body = shapes.card(6, 1.3, 4.2, 6.6, radius=0.4)
    canvas.cut(body, "#35155d", lift=0.55)
    canvas.grain(body, "#c2376b", "right", 0.5)
    canvas.blend(shapes.card(6.4, 1.7, 3.4, 1.3, radius=0.2), "#c8f7dc", "#7bdcb5")
    for place, width in enumerate((0.35, 0.35, 0.2, 0.35)):
        canvas.cut(shapes.card(7.6 + place * 0.52, 2.15, width, 0.5, radius=0.08), "#0d4f5c")
    for row in range(4):
        for column in range(4):
            colour = "#ffb703" if column == 3 else ("#ff5d6c" if (row, column) == (0, 0) else "#fff3e0")
            canvas.cut(shapes.card(6.4 + column * 0.88, 3.4 + row * 1.05, 0.74, 0.85, radius=0.18), colour, lift=0.08)
    canvas.cut(shapes.turned(shapes.ring((12.5, 4.9), 1.05, 0.14), 0, (12.5, 4.9)), "#0f8b8d", alpha=0.85)
    canvas.cut(shapes.turned(shapes.card(11.7, 4.65, 1.6, 0.5, radius=0.1), -14, (12.5, 4.9)), "#0f8b8d", alpha=0.85)
    canvas.cut(shapes.card(11.6, 7.2, 2.6, 0.7, radius=0.15), "#0b5351", lift=0.4)
    canvas.cut([(12.5, 7.2), (12.65, 6.4), (13.15, 6.4), (13.3, 7.2)], "#0f8b8d", lift=0.15)
    canvas.cut(shapes.oval((12.9, 6.1), 0.62, 0.55), "#16a99a", lift=0.2)
    canvas.grain(shapes.oval((12.9, 6.1), 0.62, 0.55), "#07393c", "bottom", 0.7)
