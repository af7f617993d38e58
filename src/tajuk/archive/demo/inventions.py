"""The demo's pictures of robots and of what looks into space. Deterministic: a name, a picture."""

import math

from tajuk.archive.demo import machines, props, shapes
from tajuk.archive.demo.painting import Canvas, Point


def robot(canvas: Canvas) -> None:
    """A robot arm over a belt."""
    canvas.sky("#ffcf56", "#ff9a56")
    canvas.cut(shapes.oval((8, 4), 3.7, 3.7), "#fff0b8")
    canvas.grain(shapes.oval((8, 4), 3.7, 3.7), "#ffb13d", "bottom", 0.7)
    for x in (0.6, 13.4):
        for pane in range(6):
            canvas.cut(
                shapes.card(x + pane % 2 * 1.1, 1.1 + pane // 2 * 1.3, 0.95, 1.1, radius=0.1), "#fff6da", alpha=0.6
            )
    canvas.cut(shapes.card(-0.6, 6.9, 17.2, 0.85, radius=0.4), "#2b1a5c", lift=0.4)
    for x in range(17):
        canvas.disc((x * 1.05 - 0.3, 7.33), 0.26, "#7a5fd0")
        canvas.disc((x * 1.05 - 0.3, 7.33), 0.1, "#ffe9b8")
    canvas.cut(shapes.box(-0.2, 7.9, 16.4, 1.3), "#4a1f6b", lift=0.1)
    for x in (0.9, 3.2, 12.6):
        machines.crate(canvas, (x, 6.9), 1.4)
    machines.crate(canvas, (9.2, 6.2), 1.4)
    canvas.cut([(4.6, 8.3), (5, 7), (7.2, 7), (7.6, 8.3)], "#1f7a8c", lift=0.3)
    _limb(canvas, (6.1, 6.8), (5.5, 3.6), 0.72)
    _limb(canvas, (5.5, 3.6), (9.3, 2), 0.58)
    _limb(canvas, (9.3, 2), (9.9, 3.9), 0.42)
    for at, size in (((6.1, 6.8), 0.75), ((5.5, 3.6), 0.68), ((9.3, 2), 0.55)):
        canvas.cut(shapes.oval(at, size, size), "#12545f", lift=0.15)
        canvas.disc(at, size * 0.5, "#ffd166")
    canvas.cut(shapes.card(9.2, 3.8, 1.4, 0.42, radius=0.12), "#12545f", lift=0.15)
    for x in (9.15, 10.4):
        canvas.cut(shapes.card(x, 4.1, 0.26, 1.1, radius=0.1), "#12545f", lift=0.12)


def _limb(canvas: Canvas, start: Point, end: Point, width: float) -> None:
    """Draw a part of the arm between two joints."""
    (x, y), (ex, ey) = start, end
    length = math.dist(start, end) * 2 / width or 1
    dx, dy = (y - ey) / length, (ex - x) / length
    thin = 0.8
    limb = [(x + dx, y + dy), (ex + dx * thin, ey + dy * thin), (ex - dx * thin, ey - dy * thin), (x - dx, y - dy)]
    canvas.cut(limb, "#22a699", lift=0.35)
    canvas.grain(limb, "#0b4a54", "right", 0.6)


def dish(canvas: Canvas) -> None:
    """A dish that listens to the stars."""
    canvas.sky("#10094a", "#e0559a", "#4f1d8a")
    props.stars(canvas, 170, 7)
    for radius in (7.4, 6.2, 5, 3.8):
        canvas.cut(shapes.ring((10.6, 2.2), radius - 2.6, 0.05, start=-75, end=20), "#ffd6f0", alpha=0.7)
    satellite = (13.2, 1.6)
    for off in (-0.95, 0.35):
        canvas.blend(shapes.turned(shapes.box(13.2 + off, 1.3, 0.6, 0.6), 24, satellite), "#7be8ff", "#2b6cff")
    canvas.cut(shapes.turned(shapes.card(12.95, 1.2, 0.5, 0.8, radius=0.1), 24, satellite), "#ffe9b8")
    for depth, colour in enumerate(("#8a2f8f", "#5a1f7a", "#2f1259")):
        land = shapes.hill(7.2 + depth * 0.6, 0.4, 9 + depth * 3, depth * 2)
        canvas.cut(land, colour, lift=0.2)
        canvas.grain(land, "#ff9ac2", "top", 0.2)
    canvas.cut([(6.2, 8.3), (7.2, 5), (8, 5), (9, 8.3)], "#ffb35c", lift=0.3)
    canvas.grain([(6.2, 8.3), (7.2, 5), (8, 5), (9, 8.3)], "#a8326e", "right", 0.8)
    about = (7.6, 4.4)
    bowl = shapes.turned(shapes.fan(about, (3.3, 2.2), 0, 180), 40, about)
    canvas.cut(bowl, "#ff7b6b", lift=0.5)
    canvas.grain(bowl, "#7a1f6b", "left", 0.6)
    canvas.cut(shapes.turned(shapes.oval(about, 3.3, 0.95), 40, about), "#fff3e6")
    canvas.grain(shapes.turned(shapes.oval(about, 3.3, 0.95), 40, about), "#ff9a8b", "left", 0.8)
    for foot in ((5.6, 3.2), (9.2, 6.2), (7.6, 4.5)):
        canvas.line([foot, (9.6, 2.2)], "#4f1d5c", 0.08)
    canvas.glow((9.6, 2.2), 1.1, "#fff3b0", 0.9)
    canvas.disc((9.6, 2.2), 0.28, "#ffd166")
